//! The shape of a scenario file, read into histories.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::domain::{Cause, Grade, LocalDate, PainScore, RecordId, SiteThird};
use crate::protocol::{Band, ClearanceScope, HoldLevel, Phase, Protocol, TestKind, Variant};
use crate::readiness::{
    Act, Contraindication, DayValues, Deed, FlagId, History, Notice, Onset, Profile, Value,
};

/// The format this build reads.
pub const SCHEMA: &str = "hamstring-scenarios/1";

/// A scenario file that was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {expected}")]
pub struct FormatError {
    pub path: String,
    pub expected: String,
}

pub(super) fn refuse(path: impl Into<String>, expected: impl Into<String>) -> FormatError {
    FormatError { path: path.into(), expected: expected.into() }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "fields for human readers are accepted and not used")]
struct File {
    #[serde(default)]
    schema: Option<String>,
    #[serde(default)]
    note: Option<Json>,
    #[serde(default)]
    fields: Option<Json>,
    #[serde(default)]
    vocabulary: Option<Json>,
    scenarios: Vec<RawScenario>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "fields for human readers are accepted and not used")]
struct RawScenario {
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    source_basis: Option<Json>,
    #[serde(default)]
    note: Option<Json>,
    #[serde(default)]
    variant: Option<String>,
    #[serde(default)]
    app_start_day: Option<i32>,
    #[serde(default)]
    profile: Option<RawProfile>,
    days: Vec<RawDay>,
    #[serde(default)]
    expected: RawExpected,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawProfile {
    site: Option<String>,
    mechanism: Option<String>,
    onset: Option<String>,
    age: Option<u32>,
    pop: Option<bool>,
    sit_pain: Option<bool>,
    clinician_class: Option<String>,
    contra: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDay {
    day: i32,
    #[serde(default)]
    pain_rest: Option<PainScore>,
    #[serde(default)]
    pain_walk: Option<PainScore>,
    #[serde(default)]
    pain_stretch: Option<PainScore>,
    #[serde(default)]
    swelling: Option<Grade>,
    #[serde(default)]
    bruising: Option<Grade>,
    #[serde(default)]
    walking_normal: Option<bool>,
    #[serde(default)]
    night_pain: Option<bool>,
    #[serde(default)]
    red_flags: Option<Vec<String>>,
    #[serde(default)]
    logged_on: Option<i32>,
    #[serde(default)]
    confirmed: Option<bool>,
    #[serde(default)]
    analgesic: Option<bool>,
    #[serde(default)]
    event: Option<OneOrMany>,
    #[serde(default)]
    tests: Option<BTreeMap<String, Json>>,
    #[serde(default)]
    lbp: Option<PainScore>,
    #[serde(default)]
    below_knee: Option<bool>,
    #[serde(default)]
    tingling: Option<bool>,
    #[serde(default)]
    cough_sneeze: Option<bool>,
    #[serde(default)]
    clinician_cleared: Option<Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(dead_code, reason = "`why` and `note` are for human readers")]
struct RawExpected {
    #[serde(deserialize_with = "given")]
    massage_ready_first_day: Option<Json>,
    phase_by_day: BTreeMap<String, Option<String>>,
    hold_by_day: BTreeMap<String, Option<String>>,
    massage_ready_by_day: BTreeMap<String, bool>,
    flags_first_day: BTreeMap<String, Json>,
    band: Option<String>,
    why: Option<Json>,
    note: Option<Json>,
}

/// Keeps `null` apart from "not given".
fn given<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Json>, D::Error> {
    Json::deserialize(from).map(Some)
}

/// First day of something: on a day, within a range, or never.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstDay {
    Between(i32, i32),
    Never,
}

/// What a scenario expects. Days count from the first onset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expected {
    pub ready_first: Option<FirstDay>,
    pub phase: BTreeMap<i32, Option<Phase>>,
    pub hold: BTreeMap<i32, Option<HoldLevel>>,
    pub ready: BTreeMap<i32, bool>,
    pub notices: BTreeMap<Notice, FirstDay>,
    pub band: Option<Band>,
}

/// One diary with what is expected of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    pub id: String,
    pub title: String,
    pub variant: Variant,
    pub history: History,
    /// Last day the diary or an expectation speaks of.
    pub last_day: i32,
    pub expected: Expected,
}

/// Reads a scenario file.
///
/// # Errors
/// The first thing that is not in the format or the vocabulary, with its place.
pub fn parse(text: &str, protocol: &Protocol) -> Result<Vec<Scenario>, FormatError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let file: File = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| refuse(error.path().to_string(), error.into_inner().to_string()))?;
    reader.end().map_err(|error| refuse("end of file", error.to_string()))?;
    if let Some(schema) = file.schema.filter(|schema| schema != SCHEMA) {
        return Err(refuse("schema", format!("\"{SCHEMA}\", not \"{schema}\"")));
    }
    file.scenarios.into_iter().map(|raw| scenario(raw, protocol)).collect()
}

/// Day 0 of every scenario. Any day would do: the engine counts civil days only.
fn onset() -> LocalDate {
    LocalDate::from(chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap_or_default())
}

fn word<T: Copy>(
    path: &str,
    got: &str,
    from: impl Fn(&str) -> Option<T>,
    all: &[&str],
) -> Result<T, FormatError> {
    from(got).ok_or_else(|| refuse(path, format!("one of {}; not \"{got}\"", all.join(", "))))
}

fn words<T: Copy>(all: &[T], of: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|item| of(*item)).collect()
}

fn scenario(raw: RawScenario, protocol: &Protocol) -> Result<Scenario, FormatError> {
    let at = |field: &str| format!("{}.{field}", raw.id);
    let variant = match &raw.variant {
        None => Variant::Balanced,
        Some(name) => word(&at("variant"), name, Variant::from_word, &words(Variant::ALL, Variant::word))?,
    };
    let mut history = History::new(onset());
    history.started_on = raw.app_start_day.map(|day| onset().plus_days(i64::from(day)));
    if let Some(profile) = &raw.profile {
        history.profile = read_profile(&raw.id, profile, protocol)?;
    }
    let mut last_day = 0;
    for (n, day) in raw.days.iter().enumerate() {
        let entered = day.logged_on.unwrap_or(day.day);
        if entered < day.day {
            return Err(refuse(at(&format!("days[{n}].logged_on")), "the day itself or a later one"));
        }
        last_day = last_day.max(entered).max(day.day);
        read_day(&raw.id, n, day, protocol, &mut history.acts)?;
    }
    let expected = read_expected(&raw.id, &raw.expected)?;
    let spoken = expected.phase.keys().chain(expected.hold.keys()).chain(expected.ready.keys());
    last_day = spoken.fold(last_day, |last, day| last.max(*day));
    Ok(Scenario { id: raw.id, title: raw.title, variant, history, last_day, expected })
}

fn read_profile(id: &str, raw: &RawProfile, protocol: &Protocol) -> Result<Profile, FormatError> {
    let at = |field: &str| format!("{id}.profile.{field}");
    let site = |w: &str| match w {
        "proximal" => Some(SiteThird::Proximal),
        "mid" => Some(SiteThird::Mid),
        "distal" => Some(SiteThird::Distal),
        _ => None,
    };
    let cause = |w: &str| match w {
        "sprint" => Some(Cause::Sprint),
        "stretch" => Some(Cause::Stretch),
        _ => None,
    };
    let began = |w: &str| match w {
        "sudden" => Some(Onset::Sudden),
        "gradual" => Some(Onset::Gradual),
        _ => None,
    };
    let known: Vec<&str> = protocol
        .book
        .massage
        .contraindications
        .iter()
        .map(|rule| rule.id.as_str().trim_start_matches("contra."))
        .collect();
    let mut contraindications = Vec::new();
    for name in raw.contra.iter().flatten() {
        word(&at("contra"), name, |w| known.contains(&w).then_some(()), &known)?;
        contraindications.push(Contraindication { id: name.clone(), agreed: None });
    }
    let read = |field: &str, got: &Option<String>, all: &[&str]| -> Result<(), FormatError> {
        match got {
            Some(w) => word(&at(field), w, |w| all.contains(&w).then_some(()), all),
            None => Ok(()),
        }
    };
    read("site", &raw.site, &["proximal", "mid", "distal"])?;
    read("mechanism", &raw.mechanism, &["sprint", "stretch"])?;
    read("onset", &raw.onset, &["sudden", "gradual"])?;
    Ok(Profile {
        age: raw.age,
        site: raw.site.as_deref().and_then(site),
        cause: raw.mechanism.as_deref().and_then(cause),
        onset: raw.onset.as_deref().and_then(began),
        pop: raw.pop,
        sitting_pain: raw.sit_pain,
        clinician_class: raw.clinician_class.clone(),
        contraindications,
    })
}

fn read_day(
    id: &str,
    n: usize,
    raw: &RawDay,
    protocol: &Protocol,
    acts: &mut Vec<Act>,
) -> Result<(), FormatError> {
    let at = |field: &str| format!("{id}.days[{n}].{field}");
    let day = onset().plus_days(i64::from(raw.day));
    let entered_on = onset().plus_days(i64::from(raw.logged_on.unwrap_or(raw.day)));
    let record = RecordId::new(Uuid::from_u128(n as u128 + 1));
    let flags: Vec<&str> = protocol.book.red_flags.iter().map(|rule| rule.id.as_str()).collect();
    let mut red_flags = Vec::new();
    for name in raw.red_flags.iter().flatten() {
        word(&at("red_flags"), name, |w| flags.contains(&w).then_some(()), &flags)?;
        red_flags.push(FlagId(name.clone()));
    }
    let events: Vec<&str> = match &raw.event {
        None => Vec::new(),
        Some(OneOrMany::One(event)) => vec![event],
        Some(OneOrMany::Many(events)) => events.iter().map(String::as_str).collect(),
    };
    let known = ["full_training", "sudden_pain"];
    for event in &events {
        word(&at("event"), event, |w| known.contains(&w).then_some(()), &known)?;
    }
    let values = DayValues {
        pain_rest: raw.pain_rest,
        pain_walk: raw.pain_walk,
        pain_stretch: raw.pain_stretch,
        swelling: raw.swelling,
        bruising: raw.bruising,
        walking_normal: raw.walking_normal,
        night_pain: raw.night_pain,
        painkiller: raw.analgesic,
        low_back: raw.lbp,
        below_knee: raw.below_knee,
        tingling: raw.tingling,
        cough_sneeze: raw.cough_sneeze,
        sudden_pain: events.contains(&"sudden_pain"),
        red_flags,
        confirmed: raw.confirmed == Some(true),
    };
    acts.push(Act { entered_on, deed: Deed::Entry { record, day, values } });
    for (name, value) in raw.tests.iter().flatten() {
        let test = word(&at("tests"), name, TestKind::from_word, &words(TestKind::ALL, TestKind::word))?;
        let value = match value {
            Json::Bool(is) => Value::Flag(*is),
            Json::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
            Json::Null => continue,
            Json::String(_) | Json::Array(_) | Json::Object(_) => {
                return Err(refuse(at(&format!("tests.{name}")), "a number, true or false"));
            }
        };
        acts.push(Act { entered_on, deed: Deed::Test { record, day, test, value } });
    }
    for name in raw.clinician_cleared.iter().flatten() {
        let all = words(ClearanceScope::ALL, ClearanceScope::word);
        let scope = word(&at("clinician_cleared"), name, ClearanceScope::from_word, &all)?;
        acts.push(Act { entered_on, deed: Deed::Clearance { record, scope, by: "scenario".to_owned() } });
    }
    Ok(())
}

fn read_expected(id: &str, raw: &RawExpected) -> Result<Expected, FormatError> {
    let at = |field: &str| format!("{id}.expected.{field}");
    let number = |field: &str, day: &str| {
        day.parse::<i32>().map_err(|_| refuse(at(field), format!("days as numbers, not \"{day}\"")))
    };
    let mut expected = Expected::default();
    if let Some(first) = &raw.massage_ready_first_day {
        expected.ready_first = Some(first_day(&at("massage_ready_first_day"), first)?);
    }
    for (day, name) in &raw.phase_by_day {
        let field = "phase_by_day";
        let phase = match name {
            None => None,
            Some(name) => Some(word(&at(field), name, Phase::from_word, &words(Phase::ALL, Phase::word))?),
        };
        expected.phase.insert(number(field, day)?, phase);
    }
    for (day, name) in &raw.hold_by_day {
        let field = "hold_by_day";
        let all = words(HoldLevel::ALL, HoldLevel::word);
        let hold = match name {
            None => None,
            Some(name) => Some(word(&at(field), name, HoldLevel::from_word, &all)?),
        };
        expected.hold.insert(number(field, day)?, hold);
    }
    for (day, ready) in &raw.massage_ready_by_day {
        expected.ready.insert(number("massage_ready_by_day", day)?, *ready);
    }
    let notices = words(&Notice::ALL, Notice::word);
    for (name, first) in &raw.flags_first_day {
        let find = |w: &str| Notice::ALL.into_iter().find(|notice| notice.word() == w);
        let notice = word(&at("flags_first_day"), name, find, &notices)?;
        expected.notices.insert(notice, first_day(&at(&format!("flags_first_day.{name}")), first)?);
    }
    if let Some(name) = &raw.band {
        expected.band = Some(word(&at("band"), name, Band::from_word, &words(Band::ALL, Band::word))?);
    }
    Ok(expected)
}

fn first_day(path: &str, value: &Json) -> Result<FirstDay, FormatError> {
    let day = |value: &Json| value.as_i64().and_then(|n| i32::try_from(n).ok());
    let found = match value {
        Json::Null => Some(FirstDay::Never),
        Json::Number(_) => day(value).map(|n| FirstDay::Between(n, n)),
        Json::Array(pair) => match pair.as_slice() {
            [low, high] => day(low).zip(day(high)).map(|(low, high)| FirstDay::Between(low, high)),
            _ => None,
        },
        Json::Bool(_) | Json::String(_) | Json::Object(_) => None,
    };
    found.ok_or_else(|| refuse(path, "a day, [first, last], or null for never"))
}
