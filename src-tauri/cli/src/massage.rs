//! Massage on the command line: may there be one today, the questions before it, how it went, how the leg answered.

use clap::{Args, Subcommand};
use hamstrong_core::Tracker;
use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::inputs::{CorrectEntry, Entry, RecordEntry};
use hamstrong_core::api::massage::{FollowUpView, MassageQuery, MassageView, RecordMassage};
use hamstrong_core::api::views::Overview;
use hamstrong_core::domain::{MassageCheck, RecordId};
use serde_json::{Map, Value, json};

use crate::args::{Cli, When};
use crate::clock::{episode, reading, writing};
use crate::log::{done, parse_entry, target, yes_no};
use crate::show::print_json;

/// Massage.
#[derive(Debug, Subcommand)]
pub enum MassageCommand {
    /// What today's entries open, what is to be asked, and what the last ones did.
    Show,
    /// The questions before the next massage of today. With an id, answer one; with --rest no, all that are open.
    Questions {
        /// Its id, for example pre.fever.
        #[arg(requires = "present")]
        id: Option<String>,
        #[arg(value_parser = yes_no, value_name = "YES|NO")]
        present: Option<bool>,
        /// Answer all that are still open with no.
        #[arg(long, value_parser = yes_no, value_name = "NO")]
        rest: Option<bool>,
    },
    /// Log a massage with how the leg was before and after it. It says where that goes beyond the day's checklist.
    Record(Box<Record>),
    /// Answer what is due about the newest massage: item=value, for example pain_walk=2 swelling=0.
    Answer {
        items: Vec<String>,
        /// Take over what the check-in of that day says.
        #[arg(long)]
        as_checked_in: bool,
        /// It cannot be said: it is not asked again.
        #[arg(long, conflicts_with_all = ["items", "as_checked_in"])]
        pass: bool,
    },
}

/// A massage, every field a flag.
#[derive(Debug, Args)]
pub struct Massage {
    /// therapist, self or foam_roller.
    pub by: String,
    #[command(flatten)]
    pub when: When,
    /// Name of the therapist.
    #[arg(long)]
    pub therapist: Option<String>,
    /// around the sore area, included, or deep.
    #[arg(long)]
    pub depth: Option<String>,
    /// Minutes in all.
    #[arg(long)]
    pub minutes: Option<i64>,
    /// effleurage, petrissage, friction or trigger_point, with its minutes if known: effleurage=6. May be repeated.
    #[arg(long)]
    pub kind: Vec<String>,
    /// A region, for example mid_outer. May be repeated.
    #[arg(long)]
    pub area: Vec<String>,
    /// Pressure, 0–10.
    #[arg(long)]
    pub pressure: Option<i64>,
    /// Worst pain during, 0–10.
    #[arg(long)]
    pub pain: Option<i64>,
    /// Oil or tool.
    #[arg(long)]
    pub tool: Option<String>,
    /// Why it was stopped early.
    #[arg(long)]
    pub stopped_early: Option<String>,
    /// Anything to add.
    #[arg(long)]
    pub text: Option<String>,
}

#[derive(Debug, Args)]
pub struct Record {
    #[command(flatten)]
    pub massage: Massage,
    /// How the leg was before it: item=value, for example tightness=6. May be repeated.
    #[arg(long, value_name = "ITEM=VALUE")]
    pub before: Vec<String>,
    /// How it was within ten minutes of the end. May be repeated.
    #[arg(long, value_name = "ITEM=VALUE")]
    pub after: Vec<String>,
}

impl Massage {
    /// The entry as it is sent.
    pub fn value(&self) -> Value {
        let mut value = json!({
            "by": self.by, "therapist": self.therapist, "depth": self.depth, "minutes": self.minutes,
            "areas": self.area, "pressure": self.pressure, "pain_during": self.pain, "tool": self.tool,
            "stopped_early": self.stopped_early, "text": self.text,
        });
        let mut kinds = Vec::new();
        for told in &self.kind {
            let (kind, minutes) = told.split_once('=').unwrap_or((told, ""));
            kinds.push(kind.to_owned());
            if let Ok(minutes) = minutes.parse::<i64>() {
                value[format!("{kind}_minutes")] = json!(minutes);
            }
        }
        value["kinds"] = json!(kinds);
        json!({ "kind": "massage", "value": value })
    }
}

/// Does what was asked.
pub fn massage(cli: &Cli, what: &MassageCommand) -> Result<(), ApiError> {
    match what {
        MassageCommand::Show => show(cli),
        MassageCommand::Questions { id, present, rest } => {
            questions(cli, id.as_deref().zip(*present), *rest == Some(false))
        }
        MassageCommand::Record(what) => record(cli, what),
        MassageCommand::Answer { items, as_checked_in, pass } => answer(cli, items, *as_checked_in, *pass),
    }
}

fn view(tracker: &Tracker) -> Result<MassageView, ApiError> {
    tracker.massage(&MassageQuery { episode: episode(tracker, None)? })
}

fn record(cli: &Cli, what: &Record) -> Result<(), ApiError> {
    let mut tracker = writing(cli)?;
    let (episode, day) = target(&tracker, &what.massage.when)?;
    let Entry::Massage(massage) = parse_entry(&what.massage.value())? else {
        return Err(ApiError::field("value", "That is not a massage."));
    };
    let (before, after) = (items_of(&what.before)?, items_of(&what.after)?);
    let input = RecordMassage { episode, day, time: what.massage.when.at, massage, before, after };
    let weighed = tracker.weigh_massage(&input)?;
    let overview = tracker.record_massage(&input)?;
    done(cli, &overview, "Saved");
    if !cli.json {
        weighed.beyond.iter().for_each(|line| say!("Beyond the checklist of the day: {line}"));
    }
    Ok(())
}

/// "pain_walk=2" as a field and its value: a number, yes or no, or a word.
fn items_of(given: &[String]) -> Result<Map<String, Value>, ApiError> {
    let read = |text: &String| {
        let Some((field, value)) = text.split_once('=') else {
            return Err(ApiError::field("items", format!("Write item=value, not \"{text}\".")));
        };
        let value = match (value.parse::<i64>(), value.parse::<f64>(), yes_no(value)) {
            (Ok(n), _, _) => json!(n),
            (_, Ok(n), _) => json!(n),
            (_, _, Ok(yes)) => json!(yes),
            _ => json!(value),
        };
        Ok((field.to_owned(), value))
    };
    given.iter().map(read).collect()
}

fn answer(cli: &Cli, items: &[String], as_checked_in: bool, pass: bool) -> Result<(), ApiError> {
    let mut tracker = writing(cli)?;
    let Some(due) = view(&tracker)?.due.into_iter().next() else {
        return Err(ApiError::field("items", "Nothing is due about a massage now."));
    };
    let mut told = if as_checked_in { due.offer.items.clone() } else { Map::new() };
    told.extend(items_of(items)?);
    if told.is_empty() && !pass {
        return Err(ApiError::field("items", "Give at least one item, for example pain_walk=2, or --pass."));
    }
    let overview = tell(&mut tracker, &due, told)?;
    done(cli, &overview, "Saved");
    Ok(())
}

fn tell(
    tracker: &mut Tracker,
    due: &FollowUpView,
    mut told: Map<String, Value>,
) -> Result<Overview, ApiError> {
    told.insert("massage".to_owned(), json!(due.massage));
    told.insert("at".to_owned(), json!(due.at));
    let entry = parse_entry(&json!({ "kind": "massage_reading", "value": told }))?;
    let episode = episode(tracker, None)?;
    tracker.record_entry(&RecordEntry { episode, day: due.day, time: None, entry })
}

fn questions(cli: &Cli, one: Option<(&str, bool)>, rest: bool) -> Result<(), ApiError> {
    if one.is_none() && !rest {
        return list(cli, &view(&reading(cli)?)?);
    }
    let mut tracker = writing(cli)?;
    let known = view(&tracker)?;
    let mut check = known.check.as_ref().map_or_else(MassageCheck::default, |check| MassageCheck {
        yes: check.yes.clone(),
        no: check.no.clone(),
    });
    if let Some((id, present)) = one {
        check.yes.retain(|known| known != id);
        check.no.retain(|known| known != id);
        if present { &mut check.yes } else { &mut check.no }.push(id.to_owned());
    }
    if rest {
        let open = known.questions.iter().map(|question| question.id.clone());
        let answered = |id: &String| check.yes.contains(id) || check.no.contains(id);
        let open: Vec<String> = open.filter(|id| !answered(id)).collect();
        check.no.extend(open);
    }
    let overview = save_check(&mut tracker, known.check.map(|check| check.record), check)?;
    done(cli, &overview, "Saved");
    if let (Some(check), false) = (view(&tracker)?.check, cli.json) {
        say!("{}", check.text);
    }
    Ok(())
}

fn save_check(
    tracker: &mut Tracker,
    record: Option<RecordId>,
    check: MassageCheck,
) -> Result<Overview, ApiError> {
    let entry = Entry::MassageCheck(check);
    if let Some(record) = record {
        return tracker.correct_entry(&CorrectEntry { record, time: None, entry });
    }
    let (episode, day) = (episode(tracker, None)?, tracker.today()?);
    tracker.record_entry(&RecordEntry { episode, day, time: None, entry })
}

fn list(cli: &Cli, view: &MassageView) -> Result<(), ApiError> {
    if cli.json {
        return print_json(&json!({ "questions": view.questions, "check": view.check }));
    }
    let said = |id: &String| match &view.check {
        Some(check) if check.yes.contains(id) => "yes",
        Some(check) if check.no.contains(id) => "no",
        _ => "not answered",
    };
    for question in &view.questions {
        say!("{:<16} {:<13} {}", question.id, said(&question.id), question.question);
    }
    if let Some(check) = &view.check {
        say!("{}", check.text);
    }
    Ok(())
}

fn show(cli: &Cli) -> Result<(), ApiError> {
    let view = view(&reading(cli)?)?;
    if cli.json {
        return print_json(&view);
    }
    say!("{}. {}\n{}", view.tier_name, view.tier_what, view.sentence);
    let lines = [&view.limits, &view.rest, &view.closed];
    lines.into_iter().filter(|line| !line.is_empty()).for_each(|line| say!("{line}"));
    view.due.iter().for_each(|due| say!("Due: {}", due.title));
    for session in &view.sessions {
        say!("\n{}  {}  [{}]", session.day, session.words, session.record);
        say!("  {}", session.asked);
        session.beyond.iter().for_each(|line| say!("  Beyond the checklist of the day: {line}"));
        say!("  {}", session.result_words);
    }
    say!("\n{}\n{}\n{}", view.together, view.together_note, view.response_rule);
    Ok(())
}
