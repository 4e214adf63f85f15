//! Writing commands. Every field of an entry is a flag.

use clap::Args;
use hamstrong_core::Tracker;
use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::inputs::{
    CheckInInput, CorrectEntry, Entry, OverviewQuery, RecordEntry, RecordRef, WellnessInput,
};
use hamstrong_core::api::readiness::{ReadinessQuery, WithdrawInput};
use hamstrong_core::api::views::Overview;
use hamstrong_core::domain::{LocalDate, RecordId};
use serde_json::{Map, Value, json};

use crate::args::{Cli, Log, When};
use crate::clock::{episode, writing};
use crate::ready::{Estimate, Flag};

/// Yes or no, as an answer.
pub fn yes_no(text: &str) -> Result<bool, String> {
    match text {
        "yes" | "y" | "true" => Ok(true),
        "no" | "n" | "false" => Ok(false),
        _ => Err("say yes or no".to_owned()),
    }
}

#[derive(Debug, Args)]
pub struct CheckIn {
    #[command(flatten)]
    pub when: When,
    /// Which check-in of the day to correct; the newest unless given. One more than there are starts another.
    #[arg(long)]
    pub sitting: Option<u32>,
    /// Worst pain at rest, 0–10.
    #[arg(long)]
    pub rest: Option<i64>,
    /// Worst pain walking on the flat, 0–10.
    #[arg(long)]
    pub walk: Option<i64>,
    /// Pain at the first gentle stretch, 0–10.
    #[arg(long)]
    pub stretch: Option<i64>,
    /// Worst pain of all, 0–10.
    #[arg(long)]
    pub worst: Option<i64>,
    /// 0 none, 1 slight, 2 clear, 3 marked.
    #[arg(long)]
    pub swelling: Option<i64>,
    /// 0 none, 1 small, 2 hand-size, 3 larger.
    #[arg(long)]
    pub bruising: Option<i64>,
    /// Minutes stiff on getting up: 0, 1-15, 16-30, 31-60 or >60.
    #[arg(long)]
    pub stiffness: Option<String>,
    /// Woken by thigh pain: yes or no.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub night: Option<bool>,
    /// Walking without a limp: yes or no.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub no_limp: Option<bool>,
    /// A sore spot, as side:region or side:region:intensity, for example left:mid_outer:3. May be repeated.
    #[arg(long, value_name = "SPOT")]
    pub spot: Vec<String>,
    /// Finger widths from the sit bone.
    #[arg(long)]
    pub sitbone_distance: Option<i64>,
    /// What it feels like: ache, tight, pulling, sharp … May be repeated.
    #[arg(long)]
    pub quality: Vec<String>,
    /// What makes it worse.
    #[arg(long)]
    pub aggravates: Option<String>,
    /// What makes it better.
    #[arg(long)]
    pub eases: Option<String>,
    /// sudden_pain, fall, trained, full_training, matched, travelled or massage. May be repeated.
    #[arg(long)]
    pub event: Vec<String>,
    /// Percent of normal performance.
    #[arg(long)]
    pub performance: Option<i64>,
    /// What went well.
    #[arg(long)]
    pub managed: Option<String>,
    /// You were asked about a contradiction and the answers stand: yes or no.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub confirmed: Option<bool>,
    /// Painkiller in the 8 hours before: yes or no.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub painkiller: Option<bool>,
    /// What was taken.
    #[arg(long)]
    pub medication: Option<String>,
    /// Low back pain, 0–10.
    #[arg(long)]
    pub low_back: Option<i64>,
    /// Low back pain at rest, 0–10.
    #[arg(long)]
    pub low_back_rest: Option<i64>,
    /// Low back pain sitting, 0–10.
    #[arg(long)]
    pub low_back_sitting: Option<i64>,
    /// Low back pain after activity, 0–10.
    #[arg(long)]
    pub low_back_after: Option<i64>,
    /// Back pain runs below the knee: yes or no.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub below_knee: Option<bool>,
    /// Tingling or numbness with it: yes or no.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub tingling: Option<bool>,
    /// Worse with a cough or sneeze: yes or no.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub cough_sneeze: Option<bool>,
    /// Hours slept.
    #[arg(long)]
    pub sleep: Option<f64>,
    /// Muscle soreness, 0–10.
    #[arg(long)]
    pub soreness: Option<i64>,
    /// Fatigue, 0–10.
    #[arg(long)]
    pub fatigue: Option<i64>,
    /// Anything new: yes or no.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub anything_new: Option<bool>,
    /// A warning sign that is there, for example dvt_suspect. May be repeated.
    #[arg(long)]
    pub red_flag: Vec<String>,
    /// An answer to take away again, by its field name, for example pain_walk. May be repeated.
    #[arg(long, value_name = "FIELD")]
    pub clear: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Price {
    /// protect, rest, ice, compress or elevate.
    pub part: String,
    #[command(flatten)]
    pub when: When,
    /// Ice, compression, elevation: minutes.
    #[arg(long)]
    pub minutes: Option<i64>,
    /// Rest: minutes walked.
    #[arg(long)]
    pub walking: Option<i64>,
    /// Rest: vigorous minutes.
    #[arg(long)]
    pub vigorous: Option<i64>,
    /// Protect: no sprint, kick or jump.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub no_sprint: Option<bool>,
    /// Protect: no hard stretch.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub no_hard_stretch: Option<bool>,
    /// Protect: stick or crutch while limping.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub support: Option<bool>,
    /// Ice: skin checked. Compression: toes checked.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub checked: Option<bool>,
    /// Something was wrong at the check: skin white, blistered or numb; toes cold, blue, numb or tingling.
    #[arg(long, value_parser = yes_no, value_name = "YES|NO")]
    pub trouble: Option<bool>,
}

#[derive(Debug, Args)]
pub struct Session {
    /// rehab, walk, bike, run, sport or other.
    pub kind: String,
    #[command(flatten)]
    pub when: When,
    /// Minutes.
    #[arg(long)]
    pub minutes: Option<i64>,
    /// Effort of the whole session, 0–10.
    #[arg(long)]
    pub effort: Option<i64>,
    /// Worst pain during, 0–10.
    #[arg(long)]
    pub pain: Option<i64>,
    /// Percent of normal performance.
    #[arg(long)]
    pub performance: Option<i64>,
    /// What was done.
    #[arg(long)]
    pub text: Option<String>,
}

#[derive(Debug, Args)]
pub struct Note {
    /// The note.
    pub text: String,
    #[command(flatten)]
    pub when: When,
    /// Keep it out of reports.
    #[arg(long)]
    pub private: bool,
}

/// Logs what was asked.
pub fn log(cli: &Cli, what: &Log) -> Result<(), ApiError> {
    let mut tracker = writing(cli)?;
    let overview = match what {
        Log::Checkin(c) => check_in(&mut tracker, c)?,
        Log::Test(t) => entry(&mut tracker, &t.when, &t.value())?,
        Log::Flag(f) => flag(&mut tracker, f)?,
        Log::Clear(c) => entry(&mut tracker, &c.when, &c.value())?,
        Log::Override(o) => entry(&mut tracker, &o.when, &o.value())?,
        Log::Estimate(e) => estimate(&mut tracker, e)?,
        Log::Price(p) => entry(&mut tracker, &p.when, &price(p))?,
        Log::Session(s) => entry(&mut tracker, &s.when, &session(s))?,
        Log::Massage(m) => entry(&mut tracker, &m.when, &m.value())?,
        Log::Same(s) => s.log(&mut tracker)?,
        Log::Medication(m) => entry(&mut tracker, &m.when, &m.value())?,
        Log::Activity(a) => a.log(&mut tracker)?,
        Log::Function(f) => f.log(&mut tracker)?,
        Log::Note(n) => {
            let value = json!({ "kind": "note", "value": { "text": n.text, "private": n.private } });
            entry(&mut tracker, &n.when, &value)?
        }
    };
    done(cli, &overview, "Saved");
    Ok(())
}

/// Removes a record.
pub fn remove(cli: &Cli, record: RecordId) -> Result<(), ApiError> {
    let overview = writing(cli)?.remove_record(&RecordRef { record })?;
    done(cli, &overview, "Done");
    Ok(())
}

/// Restores a record.
pub fn restore(cli: &Cli, record: RecordId) -> Result<(), ApiError> {
    let overview = writing(cli)?.restore_record(&RecordRef { record })?;
    done(cli, &overview, "Done");
    Ok(())
}

/// Takes the last act back.
pub fn undo(cli: &Cli) -> Result<(), ApiError> {
    let mut tracker = writing(cli)?;
    let label = tracker.overview(&OverviewQuery::default())?.undo.map(|act| act.label);
    let overview = tracker.undo(&OverviewQuery::default())?;
    done(cli, &overview, &format!("Taken back: {}", label.unwrap_or_default()));
    Ok(())
}

/// Brings the last undone act back.
pub fn redo(cli: &Cli) -> Result<(), ApiError> {
    let overview = writing(cli)?.redo(&OverviewQuery::default())?;
    let label = overview.undo.as_ref().map(|act| act.label.clone()).unwrap_or_default();
    done(cli, &overview, &format!("Back again: {label}"));
    Ok(())
}

/// Says what was done, or the whole state as JSON.
pub fn done(cli: &Cli, overview: &Overview, word: &str) {
    if cli.json {
        say!("{}", serde_json::to_string(overview).unwrap_or_default());
    } else {
        let what = overview.undo.as_ref().map(|a| a.label.as_str()).unwrap_or_default();
        if word == "Saved" { say!("Saved: {what}") } else { println!("{word}") }
    }
}

fn check_in(tracker: &mut Tracker, c: &CheckIn) -> Result<Overview, ApiError> {
    let (episode, day) = target(tracker, &c.when)?;
    let shown = tracker.overview(&OverviewQuery { day: Some(day), episode: Some(episode) })?;
    let newest = shown.day.and_then(|d| d.sittings.last().map(|s| s.sitting)).unwrap_or(1);
    let sitting = c.sitting.unwrap_or(newest);
    let injury = answers(
        json!({
            "pain_rest": c.rest, "pain_walk": c.walk, "pain_stretch": c.stretch, "pain_worst": c.worst,
            "swelling": c.swelling, "bruising": c.bruising, "morning_stiffness": c.stiffness,
            "night_pain": c.night, "walking_normal": c.no_limp, "sites": list(spots(&c.spot)?),
            "sitbone_distance": c.sitbone_distance, "qualities": list(words(&c.quality)),
            "aggravates": c.aggravates, "eases": c.eases, "events": list(words(&c.event)),
            "performance": c.performance, "managed": c.managed, "confirmed": c.confirmed,
        }),
        &c.clear,
    );
    let person = answers(
        json!({
            "analgesic": c.painkiller, "medication": c.medication, "low_back": c.low_back,
            "low_back_rest": c.low_back_rest, "low_back_sitting": c.low_back_sitting,
            "low_back_after_activity": c.low_back_after, "below_knee": c.below_knee, "tingling": c.tingling,
            "cough_sneeze": c.cough_sneeze, "sleep_hours": c.sleep, "soreness": c.soreness, "fatigue": c.fatigue,
            "anything_new": c.anything_new, "red_flags": list(words(&c.red_flag)),
        }),
        &c.clear,
    );
    if injury.is_empty() && person.is_empty() {
        return Err(ApiError::field("answers", "Give at least one answer, for example --walk 3."));
    }
    let time = c.when.at;
    if !person.is_empty() {
        tracker.record_wellness(&WellnessInput { day, sitting, time, answers: person })?;
    }
    if !injury.is_empty() {
        tracker.record_check_in(&CheckInInput { episode, day, sitting, time, answers: injury })?;
    }
    tracker.overview(&OverviewQuery { day: Some(day), episode: Some(episode) })
}

fn flag(tracker: &mut Tracker, f: &Flag) -> Result<Overview, ApiError> {
    let sign = serde_json::from_value(json!(f.sign))
        .map_err(|_| ApiError::field("sign", format!("There is no warning sign called \"{}\".", f.sign)))?;
    if let Some(reason) = &f.mistaken {
        return tracker.withdraw_red_flag(&WithdrawInput { flag: sign, reason: reason.clone() });
    }
    let (episode, day) = target(tracker, &f.when)?;
    let shown = tracker.overview(&OverviewQuery { day: Some(day), episode: Some(episode) })?;
    let newest = shown.day.and_then(|d| d.sittings.into_iter().next_back());
    let sitting = newest.as_ref().map_or(1, |s| s.sitting);
    let mut signs = newest.and_then(|s| s.wellness).map(|w| w.value.red_flags).unwrap_or_default();
    if !signs.contains(&sign) {
        signs.push(sign);
    }
    let answers = answers(json!({ "red_flags": signs }), &[]);
    tracker.record_wellness(&WellnessInput { day, sitting, time: f.when.at, answers })
}

/// One estimate an injury: asked once, then only put right or closed.
fn estimate(tracker: &mut Tracker, e: &Estimate) -> Result<Overview, ApiError> {
    let (episode, _) = target(tracker, &e.when)?;
    let known = tracker.readiness(&ReadinessQuery { episode, day: None, as_of: None })?.estimate;
    match known {
        Some(known) => {
            let back_on = e.back_on.unwrap_or(known.back_on);
            let value =
                json!({ "kind": "estimate", "value": { "back_on": back_on, "was_back_on": e.was_back_on } });
            let entry = parse_entry(&value)?;
            tracker.correct_entry(&CorrectEntry { record: known.record, time: None, entry })
        }
        None => entry(tracker, &e.when, &e.value()?),
    }
}

/// Only what was given, and `null` for what is to be cleared.
fn answers(given: Value, clear: &[String]) -> Map<String, Value> {
    let Value::Object(all) = given else { return Map::new() };
    let named: Vec<String> = clear.iter().filter(|c| all.contains_key(*c)).cloned().collect();
    let mut kept: Map<String, Value> = all.into_iter().filter(|(_, v)| !v.is_null()).collect();
    kept.extend(named.into_iter().map(|field| (field, Value::Null)));
    kept
}

fn list(items: Vec<Value>) -> Value {
    if items.is_empty() { Value::Null } else { Value::Array(items) }
}

fn words(given: &[String]) -> Vec<Value> {
    given.iter().map(|w| json!(w)).collect()
}

fn spots(given: &[String]) -> Result<Vec<Value>, ApiError> {
    let wrong =
        || ApiError::field("spot", "Write a spot as side:region:intensity, for example left:mid_outer:3.");
    given
        .iter()
        .map(|text| {
            let mut parts = text.split(':');
            let (Some(side), Some(region)) = (parts.next(), parts.next()) else { return Err(wrong()) };
            let strength = parts.next().map(|n| n.parse::<i64>().map_err(|_| wrong())).transpose()?;
            let side = if side.is_empty() { Value::Null } else { json!(side) };
            Ok(json!({ "side": side, "region": region, "intensity": strength }))
        })
        .collect()
}

pub fn target(tracker: &Tracker, when: &When) -> Result<(RecordId, LocalDate), ApiError> {
    let day = match when.day {
        Some(day) => day,
        None => tracker.today()?,
    };
    Ok((episode(tracker, when.episode)?, day))
}

pub fn entry(tracker: &mut Tracker, when: &When, value: &Value) -> Result<Overview, ApiError> {
    let (episode, day) = target(tracker, when)?;
    let entry = parse_entry(value)?;
    tracker.record_entry(&RecordEntry { episode, day, time: when.at, entry })
}

pub fn parse_entry(value: &Value) -> Result<Entry, ApiError> {
    serde_json::from_value(value.clone())
        .map_err(|e| ApiError::field("value", format!("That does not fit: {e}.")))
}

fn price(p: &Price) -> Value {
    json!({ "kind": "price_step", "value": {
        "part": p.part, "minutes": p.minutes, "walking_minutes": p.walking, "vigorous_minutes": p.vigorous,
        "no_sprint": p.no_sprint, "no_hard_stretch": p.no_hard_stretch, "support": p.support, "checked": p.checked,
        "trouble": p.trouble,
    }})
}

fn session(s: &Session) -> Value {
    json!({ "kind": "session", "value": {
        "kind": s.kind, "minutes": s.minutes, "effort": s.effort, "pain_during": s.pain,
        "performance": s.performance, "text": s.text,
    }})
}
