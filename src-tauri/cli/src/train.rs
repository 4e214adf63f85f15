//! Training on the command line: the plan, a session set by set, the morning after, proposals, load.

use clap::{Args, Subcommand};
use hamstrong_core::Tracker;
use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::inputs::ChartTheme;
use hamstrong_core::api::training::{
    LoadQuery, PlanPlace, PlanRow, SessionView, TrainingQuery, TrainingView,
};
use hamstrong_core::api::views::Overview;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::args::{Cli, When};
use crate::clock::{episode, reading, writing};
use crate::log::{done, entry, target, yes_no};
use crate::show::print_json;

/// A session set by set, from its start to the morning after.
#[derive(Debug, Subcommand)]
pub enum SessionCommand {
    /// Open one now, with these exercises or with what the plan proposes.
    Start { exercises: Vec<String> },
    /// The open session: what is due, what is done, what runs.
    Show,
    /// A set that was done.
    Set(Set),
    /// Start a rest or a hold of so many seconds.
    Timer {
        /// rest or hold.
        what: String,
        seconds: i64,
    },
    /// Leave an exercise out, of the open session or else of the day.
    Skip {
        exercise: String,
        /// pain, tired, no_time, no_equipment, physio_said, rest_day or other.
        reason: String,
        #[arg(long)]
        text: Option<String>,
    },
    /// End the open session.
    End(Ending),
    /// Answers about the newest session after its end, such as the pain within two hours.
    Rate(Ending),
    /// Log a session afterwards, in one go.
    Log(Afterwards),
    /// How the leg is on the morning after.
    Morning {
        #[arg(long)]
        rest: Option<i64>,
        #[arg(long)]
        walk: Option<i64>,
        /// Pain woke you.
        #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
        night: Option<bool>,
    },
}

/// Numbers of a set.
#[derive(Debug, Args)]
pub struct Set {
    pub exercise: String,
    /// left or right; left out for exercises of both legs at once.
    #[arg(long)]
    pub side: Option<String>,
    #[arg(long)]
    pub reps: Option<i64>,
    /// Seconds it was held.
    #[arg(long)]
    pub hold: Option<i64>,
    #[arg(long)]
    pub minutes: Option<i64>,
    /// Kilograms.
    #[arg(long)]
    pub load: Option<f64>,
    /// Worst pain while at it, 0 to 10.
    #[arg(long)]
    pub pain: Option<i64>,
    /// Start a rest of so many seconds.
    #[arg(long)]
    pub rest: Option<i64>,
}

/// Answers at the end of a session.
#[derive(Debug, Args)]
pub struct Ending {
    #[arg(long)]
    pub minutes: Option<i64>,
    /// 0 to 10.
    #[arg(long)]
    pub effort: Option<i64>,
    /// Percent of normal performance.
    #[arg(long)]
    pub performance: Option<i64>,
    /// Worst pain while at it.
    #[arg(long)]
    pub pain: Option<i64>,
    /// Worst pain within two hours.
    #[arg(long)]
    pub after: Option<i64>,
    /// A new limp within two hours.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub limp: Option<bool>,
    /// New swelling within two hours.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub swelling: Option<bool>,
    #[arg(long)]
    pub text: Option<String>,
}

/// A session that is over.
#[derive(Debug, Args)]
pub struct Afterwards {
    /// rehab, walk, bike, run, sport or other.
    pub kind: String,
    #[command(flatten)]
    pub when: When,
    #[command(flatten)]
    pub answers: Ending,
    /// Sets alike: EXERCISE:SETSxREPS[@KG][:PAIN], for example ISO-03:3x10:1 or ECC-03:3x8@20:2.
    #[arg(long = "set", value_name = "SETS")]
    pub sets: Vec<String>,
}

/// Proposals of the rules.
#[derive(Debug, Subcommand)]
pub enum ProposalCommand {
    /// Those that wait for an answer.
    List,
    /// Take the new dose of an exercise.
    Accept { exercise: String },
    /// Keep the dose.
    Refuse { exercise: String },
}

/// What a physio prescribed.
#[derive(Debug, Args)]
pub struct Prescribe {
    /// An exercise of the library or the record of one's own; left out, it is rest.
    pub exercise: Option<String>,
    /// Who prescribed it.
    #[arg(long)]
    pub by: String,
    #[command(flatten)]
    pub when: When,
    #[arg(long)]
    pub sets: Option<i64>,
    #[arg(long)]
    pub reps: Option<i64>,
    /// Seconds to hold.
    #[arg(long)]
    pub hold: Option<i64>,
    #[arg(long)]
    pub minutes: Option<i64>,
    /// Kilograms.
    #[arg(long)]
    pub load: Option<f64>,
    /// How often, in the physio's words.
    #[arg(long)]
    pub often: Option<String>,
    #[arg(long)]
    pub text: Option<String>,
    /// The last day it holds.
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
}

/// An input of the façade; a value that does not fit is named.
fn input<T: DeserializeOwned>(value: Value) -> Result<T, ApiError> {
    serde_json::from_value(value).map_err(|e| ApiError::field("value", format!("That does not fit: {e}.")))
}

/// Fields that were given.
fn given(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(map.into_iter().filter(|(_, v)| !v.is_null()).collect()),
        other => other,
    }
}

impl Ending {
    fn answers(&self) -> Value {
        given(json!({
            "minutes": self.minutes, "effort": self.effort, "performance": self.performance, "pain_during": self.pain,
            "pain_after": self.after, "limp_after": self.limp, "swelling_after": self.swelling, "text": self.text,
        }))
    }
}

fn view(tracker: &Tracker) -> Result<TrainingView, ApiError> {
    tracker.training(&TrainingQuery { episode: episode(tracker, None)?, theme: ChartTheme::Light })
}

fn open(tracker: &Tracker) -> Result<SessionView, ApiError> {
    view(tracker)?.session.ok_or_else(|| ApiError::new(ErrorCode::NotFound, "No session is open.".to_owned()))
}

/// The plan of the day.
pub fn plan(cli: &Cli) -> Result<(), ApiError> {
    let view = view(&reading(cli)?)?;
    if cli.json {
        return print_json(&view);
    }
    say!("{}", view.headline);
    for line in [&view.note].into_iter().chain(&view.notices).filter(|line| !line.is_empty()) {
        say!("{line}");
    }
    for row in &view.rows {
        say!("{}", row_words(row));
    }
    for proposal in &view.proposals {
        say!("Proposal for {}: {} {}", proposal.exercise, proposal.title, proposal.why);
    }
    if let Some(morning) = &view.morning {
        say!("{} {}", morning.question, morning.before);
    }
    Ok(())
}

fn row_words(row: &PlanRow) -> String {
    let place = match row.place {
        PlanPlace::Prescribed => "prescribed",
        PlanPlace::Proposed => "today",
        PlanPlace::Resting => "rests",
        PlanPlace::Fits => "fits too",
        PlanPlace::NotOffered => "not today",
    };
    let done = if row.done { ", done" } else { "" };
    let why = if row.reason.is_empty() { &row.warning } else { &row.reason };
    format!("{place:<11} {:<7} {}: {}{done}  {why}", row.key.to_string(), row.name, row.dose_words)
        .trim_end()
        .to_owned()
}

/// Does what was asked of a session.
pub fn session(cli: &Cli, what: &SessionCommand) -> Result<(), ApiError> {
    if matches!(what, SessionCommand::Show) {
        let shown = open(&reading(cli)?)?;
        if cli.json {
            return print_json(&shown);
        }
        show(&shown);
        return Ok(());
    }
    let mut tracker = writing(cli)?;
    let after = act(&mut tracker, what)?;
    done(cli, &after, "Saved");
    if let (false, Ok(shown)) = (cli.json, open(&tracker)) {
        say!("{}", shown.headline);
    }
    Ok(())
}

fn act(tracker: &mut Tracker, what: &SessionCommand) -> Result<Overview, ApiError> {
    let episode = episode(tracker, None)?;
    match what {
        SessionCommand::Start { exercises } => {
            let chosen = (!exercises.is_empty()).then_some(exercises);
            tracker.start_session(&input(json!({ "episode": episode, "exercises": chosen }))?)
        }
        SessionCommand::Show => tracker.overview(&hamstrong_core::api::inputs::OverviewQuery::default()),
        SessionCommand::Set(set) => {
            let record = open(tracker)?.record;
            tracker.record_set(&input(json!({
                "session": record, "exercise": set.exercise, "side": set.side, "reps": set.reps, "hold_seconds": set.hold,
                "minutes": set.minutes, "load": set.load, "pain": set.pain, "rest_seconds": set.rest,
            }))?)
        }
        SessionCommand::Timer { what, seconds } => {
            let record = open(tracker)?.record;
            tracker
                .start_training_timer(&input(json!({ "session": record, "what": what, "seconds": seconds }))?)
        }
        SessionCommand::Skip { exercise, reason, text } => {
            let session = open(tracker).ok().map(|shown| shown.record);
            tracker.skip_exercise(&input(json!({
                "episode": episode, "session": session, "exercise": exercise, "reason": reason, "text": text,
            }))?)
        }
        SessionCommand::End(answers) => {
            let record = open(tracker)?.record;
            tracker.end_session(&input(json!({ "record": record, "answers": answers.answers() }))?)
        }
        SessionCommand::Rate(answers) => {
            let newest = view(tracker)?.sessions.into_iter().next();
            let newest = newest
                .ok_or_else(|| ApiError::new(ErrorCode::NotFound, "There is no session yet.".to_owned()))?;
            tracker.rate_session(&input(json!({ "record": newest.record, "answers": answers.answers() }))?)
        }
        SessionCommand::Log(afterwards) => log(tracker, afterwards),
        SessionCommand::Morning { rest, walk, night } => tracker.answer_morning(&input(json!({
            "episode": episode, "pain_rest": rest, "pain_walk": walk, "night_pain": night,
        }))?),
    }
}

fn log(tracker: &mut Tracker, what: &Afterwards) -> Result<Overview, ApiError> {
    let (episode, day) = target(tracker, &what.when)?;
    let mut session = what.answers.answers();
    session["kind"] = json!(what.kind);
    let sets = what.sets.iter().map(|text| sets(text)).collect::<Result<Vec<_>, _>>()?;
    tracker.log_session(&input(json!({
        "episode": episode, "day": day, "time": what.when.at, "session": session, "sets": sets, "skipped": [],
    }))?)
}

/// `ISO-03:3x10@20:1` as sets alike.
fn sets(text: &str) -> Result<Value, ApiError> {
    let wrong = || ApiError::field("set", format!("\"{text}\" is not EXERCISE:SETSxREPS[@KG][:PAIN]."));
    let mut parts = text.split(':');
    let (exercise, dose) = (parts.next().ok_or_else(wrong)?, parts.next().ok_or_else(wrong)?);
    let pain = parts.next().map(|n| n.parse::<i64>().map_err(|_| wrong())).transpose()?;
    let (amount, load) = dose.split_once('@').map_or((dose, None), |(amount, kg)| (amount, Some(kg)));
    let (sets, reps) = amount.split_once('x').ok_or_else(wrong)?;
    let number = |n: &str| n.parse::<i64>().map_err(|_| wrong());
    let load = load.map(|kg| kg.parse::<f64>().map_err(|_| wrong())).transpose()?;
    Ok(json!({
        "exercise": exercise, "dose": { "sets": number(sets)?, "reps": number(reps)?, "load": load }, "pain": pain,
    }))
}

fn show(shown: &SessionView) {
    say!("{}", shown.headline);
    for exercise in &shown.exercises {
        let sets = exercise.steps.iter().filter(|s| s.done.is_some()).count();
        let left = if exercise.skipped.is_some() { ", left out" } else { "" };
        say!(
            "{:<7} {}: {}, {sets} of {} sets done{left}",
            exercise.key.to_string(),
            exercise.name,
            exercise.dose_words,
            exercise.steps.len()
        );
        for line in exercise.cautions.iter().chain([&exercise.stop]).filter(|line| !line.is_empty()) {
            say!("        {line}");
        }
    }
    if let Some(timer) = &shown.timer {
        say!("{}", timer.said);
    }
}

/// Lists or answers proposals.
pub fn proposal(cli: &Cli, what: &ProposalCommand) -> Result<(), ApiError> {
    let (exercise, accept) = match what {
        ProposalCommand::List => {
            let all = view(&reading(cli)?)?.proposals;
            if cli.json {
                return print_json(&all);
            }
            if all.is_empty() {
                say!("Nothing is proposed.");
            }
            for proposal in all {
                say!("{}  {}  {} {}", proposal.exercise, proposal.title, proposal.why, proposal.caution);
            }
            return Ok(());
        }
        ProposalCommand::Accept { exercise } => (exercise, true),
        ProposalCommand::Refuse { exercise } => (exercise, false),
    };
    let mut tracker = writing(cli)?;
    let open = view(&tracker)?.proposals.into_iter().find(|p| p.exercise.to_string() == *exercise);
    let open = open
        .ok_or_else(|| ApiError::new(ErrorCode::NotFound, format!("Nothing is proposed for {exercise}.")))?;
    let episode = episode(&tracker, None)?;
    let answer =
        json!({ "episode": episode, "exercise": exercise, "session": open.session, "accept": accept });
    let after = tracker.answer_proposal(&input(answer)?)?;
    done(cli, &after, "Saved");
    Ok(())
}

/// Records what a physio prescribed.
pub fn prescribe(cli: &Cli, what: &Prescribe) -> Result<(), ApiError> {
    let mut tracker = writing(cli)?;
    let value = json!({ "kind": "prescription", "value": {
        "exercise": what.exercise, "by": what.by, "sets": what.sets, "reps": what.reps, "hold_seconds": what.hold,
        "minutes": what.minutes, "load": what.load, "often": what.often, "text": what.text, "until": what.until,
    }});
    let after = entry(&mut tracker, &what.when, &value)?;
    done(cli, &after, "Saved");
    Ok(())
}

/// Load week by week.
pub fn load(cli: &Cli) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let view = tracker.load(&LoadQuery { episode: episode(&tracker, None)? })?;
    if cli.json {
        return print_json(&view);
    }
    say!("{}", view.headline);
    say!("{}", view.detail);
    for week in &view.weeks {
        say!("{}", week.words);
    }
    Ok(())
}
