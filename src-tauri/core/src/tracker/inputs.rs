//! From what was sent to what is meant: all field problems are found at once, and nothing is written while
//! there is one.

use hamstrong_rules::domain::{CheckIn, HIGHEST_READING, LocalDate, LocalTime, SelfTest, Wellness};
use serde_json::{Map, Value};

use crate::api::error::{ApiError, ErrorCode, FieldError};
use crate::api::inputs::Entry;
use crate::store::revision::payload_of;
use crate::store::{Kind, Payload};
use crate::words;

/// Longest text of an answer, in characters.
pub const LONGEST_ANSWER: usize = 2000;
/// Longest name of something, in characters.
pub const LONGEST_NAME: usize = 200;
/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 20_000;

/// Lays answers over a payload: fields that are not named stay, `null` clears.
pub fn merge<T: Payload>(
    current: &Map<String, Value>,
    answers: &Map<String, Value>,
) -> Result<Map<String, Value>, ApiError> {
    let mut problems = Vec::new();
    for (field, value) in answers {
        let mut alone = current.clone();
        alone.insert(field.clone(), value.clone());
        if let Err(problem) = check_answer::<T>(field, alone) {
            problems.push(FieldError { field: field.clone(), message: problem });
        }
    }
    if !problems.is_empty() {
        return Err(ApiError::invalid(problems));
    }
    let mut merged = current.clone();
    for (field, value) in answers {
        merged.insert(field.clone(), value.clone());
    }
    let typed: T = serde_json::from_value(Value::Object(merged))
        .map_err(|e| ApiError::field("answers", sentence(&e.to_string())))?;
    Ok(payload_of(&typed)?)
}

fn check_answer<T: Payload>(field: &str, alone: Map<String, Value>) -> Result<(), String> {
    if !T::KIND.columns().iter().any(|(name, _)| *name == field) {
        return Err(format!("There is no answer called \"{field}\"."));
    }
    if alone.get(field).and_then(Value::as_str).is_some_and(|text| text.chars().count() > LONGEST_ANSWER) {
        return Err(format!("At most {LONGEST_ANSWER} characters fit here."));
    }
    if alone.get(field).is_some_and(Value::is_null) {
        return Ok(());
    }
    serde_json::from_value::<T>(Value::Object(alone)).map(drop).map_err(|e| sentence(&e.to_string()))
}

/// A field laid over a whole payload of a type that has fields it cannot do without.
pub fn merge_required<T: Payload>(field: &str, whole: Map<String, Value>) -> Result<(), FieldError> {
    let known = T::KIND.columns().iter().any(|(name, _)| *name == field);
    let text = whole.get(field).and_then(Value::as_str);
    let problem = if !known {
        Some(format!("There is no answer called \"{field}\"."))
    } else if text.is_some_and(|text| text.chars().count() > LONGEST_ANSWER) {
        Some(format!("At most {LONGEST_ANSWER} characters fit here."))
    } else {
        serde_json::from_value::<T>(Value::Object(whole)).err().map(|e| sentence(&e.to_string()))
    };
    problem.map_or(Ok(()), |message| Err(FieldError { field: field.to_owned(), message }))
}

fn sentence(problem: &str) -> String {
    format!("{}.", words::capital(problem.trim_end_matches('.')))
}

/// The kind and payload of an entry, with what the types alone cannot refuse.
pub fn entry_payload(entry: &Entry) -> Result<(Kind, Map<String, Value>), ApiError> {
    let (kind, payload) = match entry {
        Entry::PriceStep(step) => (Kind::PriceStep, payload_of(step)?),
        Entry::Session(session) => (Kind::Session, payload_of(session)?),
        Entry::Massage(massage) => (Kind::Massage, payload_of(massage)?),
        Entry::MassageReading(reading) => (Kind::MassageReading, payload_of(reading)?),
        Entry::MassageCheck(check) => (Kind::MassageCheck, payload_of(check)?),
        Entry::Note(note) => (Kind::Note, payload_of(note)?),
        Entry::SelfTest(test) => (Kind::SelfTest, payload_of(&measured(test)?)?),
        Entry::Clearance(clearance) => (Kind::Clearance, payload_of(clearance)?),
        Entry::ProtocolChoice(choice) => (Kind::ProtocolChoice, payload_of(choice)?),
        Entry::RuleChange(change) => (Kind::RuleChange, payload_of(change)?),
        Entry::Estimate(estimate) => (Kind::Estimate, payload_of(estimate)?),
        Entry::Medication(taken) => (Kind::Medication, payload_of(taken)?),
        Entry::Activity(activity) => (Kind::Activity, payload_of(activity)?),
        Entry::FunctionScore(score) => (Kind::FunctionScore, payload_of(score)?),
        Entry::Photo(photo) => (Kind::Photo, payload_of(photo)?),
        Entry::SkippedExercise(skipped) => (Kind::SkippedExercise, payload_of(skipped)?),
        Entry::OwnExercise(own) => (Kind::OwnExercise, payload_of(own)?),
        Entry::Prescription(prescribed) => (Kind::Prescription, payload_of(prescribed)?),
        Entry::DoseChange(change) => (Kind::DoseChange, payload_of(change)?),
    };
    let text = payload.get("text").and_then(Value::as_str);
    if let (Kind::Note, Some("")) = (kind, text.map(str::trim)) {
        return Err(ApiError::field("text", "Write something, or remove the note."));
    }
    match entry {
        Entry::Medication(taken) => {
            named("name", Some(&taken.name), "Write what you took.")?;
            named("dose", taken.dose.as_deref(), "Write how much, or leave it blank.")?;
        }
        Entry::Massage(massage) => {
            short("therapist", massage.therapist.as_deref(), LONGEST_NAME)?;
            short("tool", massage.tool.as_deref(), LONGEST_NAME)?;
            short("stopped_early", massage.stopped_early.as_deref(), LONGEST_ANSWER)?;
        }
        Entry::Activity(activity) => named("text", Some(&activity.text), "Name the activity.")?,
        Entry::OwnExercise(own) => named("name", Some(&own.name), "Name the exercise.")?,
        Entry::Prescription(prescribed) => {
            named("by", Some(&prescribed.by), "Say who prescribed it.")?;
            named("often", prescribed.often.as_deref(), "Say how often, or leave it blank.")?;
        }
        _ => {}
    }
    let most = if kind == Kind::Note { LONGEST_NOTE } else { LONGEST_ANSWER };
    if text.is_some_and(|t| t.chars().count() > most) {
        return Err(ApiError::field("text", format!("At most {most} characters fit here.")));
    }
    Ok((kind, payload))
}

/// A self-test as it is kept: something was read off, within what can be, and the middle of its tries counts.
fn measured(test: &SelfTest) -> Result<SelfTest, ApiError> {
    if let Some(field) = test.out_of_range() {
        return Err(ApiError::field(field, format!("From 0 to {HIGHEST_READING}.")));
    }
    if !test.says_something() {
        return Err(ApiError::new(ErrorCode::Invalid, "Enter a result."));
    }
    Ok(test.clone().settled())
}

/// A text of at most `most` characters.
fn short(field: &str, text: Option<&str>, most: usize) -> Result<(), ApiError> {
    match text {
        Some(text) if text.chars().count() > most => {
            Err(ApiError::field(field, format!("At most {most} characters fit here.")))
        }
        _ => Ok(()),
    }
}

/// A short text that is there must say something, in at most [`LONGEST_NAME`] characters.
fn named(field: &str, text: Option<&str>, blank: &str) -> Result<(), ApiError> {
    match text {
        Some(text) if text.trim().is_empty() => Err(ApiError::field(field, blank)),
        Some(text) if text.chars().count() > LONGEST_NAME => {
            Err(ApiError::field(field, format!("At most {LONGEST_NAME} characters fit here.")))
        }
        _ => Ok(()),
    }
}

/// An entry as the interface sees it.
pub fn entry_of(kind: Kind, revision: &crate::store::Revision) -> Result<Option<Entry>, ApiError> {
    Ok(match kind {
        Kind::PriceStep => Some(Entry::PriceStep(revision.value()?)),
        Kind::Session => Some(Entry::Session(revision.value()?)),
        Kind::Massage => Some(Entry::Massage(revision.value()?)),
        Kind::MassageReading => Some(Entry::MassageReading(revision.value()?)),
        Kind::MassageCheck => Some(Entry::MassageCheck(revision.value()?)),
        Kind::Note => Some(Entry::Note(revision.value()?)),
        Kind::SelfTest => Some(Entry::SelfTest(revision.value()?)),
        Kind::Clearance => Some(Entry::Clearance(revision.value()?)),
        Kind::ProtocolChoice => Some(Entry::ProtocolChoice(revision.value()?)),
        Kind::RuleChange => Some(Entry::RuleChange(revision.value()?)),
        Kind::Estimate => Some(Entry::Estimate(revision.value()?)),
        Kind::Medication => Some(Entry::Medication(revision.value()?)),
        Kind::Activity => Some(Entry::Activity(revision.value()?)),
        Kind::FunctionScore => Some(Entry::FunctionScore(revision.value()?)),
        Kind::Photo => Some(Entry::Photo(revision.value()?)),
        Kind::SkippedExercise => Some(Entry::SkippedExercise(revision.value()?)),
        Kind::OwnExercise => Some(Entry::OwnExercise(revision.value()?)),
        Kind::Prescription => Some(Entry::Prescription(revision.value()?)),
        Kind::DoseChange => Some(Entry::DoseChange(revision.value()?)),
        Kind::Athlete
        | Kind::Episode
        | Kind::CheckIn
        | Kind::Wellness
        | Kind::Withdrawal
        | Kind::Contraindications
        | Kind::PriceTimer
        | Kind::FirstAid
        | Kind::SetDone
        | Kind::TrainingTimer => None,
    })
}

/// A day that can be logged: not ahead, and not before the injury.
pub fn loggable(day: LocalDate, today: LocalDate, onset: Option<LocalDate>) -> Result<(), ApiError> {
    if day > today {
        return Err(ApiError::field("day", format!("{} has not come yet.", words::day(day))));
    }
    match onset {
        Some(onset) if day < onset => Err(ApiError::field(
            "day",
            format!("{} is before the injury, which was on {}.", words::day(day), words::day(onset)),
        )),
        _ => Ok(()),
    }
}

/// A time at which the athlete's day may end: midnight to six in the morning.
pub fn day_end(time: LocalTime) -> Result<LocalTime, ApiError> {
    let latest: LocalTime = chrono::NaiveTime::from_hms_opt(6, 0, 0).unwrap_or_default().into();
    if time > latest {
        return Err(ApiError::field("day_ends_at", "The day can end between 00:00 and 06:00."));
    }
    Ok(time)
}

/// Later answers win; what they leave blank is kept from before.
pub fn overlay_check_in(earlier: &CheckIn, later: &CheckIn) -> CheckIn {
    overlay(earlier, later)
}

/// The same for the person's part.
pub fn overlay_wellness(earlier: &Wellness, later: &Wellness) -> Wellness {
    overlay(earlier, later)
}

fn overlay<T: Payload + Clone>(earlier: &T, later: &T) -> T {
    let (Ok(mut base), Ok(top)) = (payload_of(earlier), payload_of(later)) else { return later.clone() };
    base.extend(top);
    serde_json::from_value(Value::Object(base)).unwrap_or_else(|_| later.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(json: &str) -> Map<String, Value> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn all_field_problems_are_named_at_once() {
        let refused = merge::<CheckIn>(&Map::new(), &map(r#"{"pain_walk":11,"swelling":9,"pain_rest":2}"#))
            .unwrap_err();
        let fields: Vec<&str> = refused.fields.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["pain_walk", "swelling"]);
        assert_eq!(refused.fields[0].message, "Pain must be between 0 and 10, not 11.");
    }

    #[test]
    fn an_answer_that_does_not_exist_is_refused() {
        let refused = merge::<CheckIn>(&Map::new(), &map(r#"{"pain":1}"#)).unwrap_err();
        assert_eq!(refused.fields[0].message, "There is no answer called \"pain\".");
    }

    #[test]
    fn null_clears_and_silence_keeps() {
        let merged =
            merge::<CheckIn>(&map(r#"{"pain_walk":3,"pain_rest":1}"#), &map(r#"{"pain_walk":null}"#))
                .unwrap();
        assert_eq!(merged, map(r#"{"pain_rest":1}"#));
    }

    #[test]
    fn the_day_before_the_injury_and_tomorrow_cannot_be_logged() {
        let d = |t: &str| t.parse().unwrap();
        assert!(loggable(d("2026-06-13"), d("2026-06-12"), None).is_err());
        assert!(loggable(d("2026-05-30"), d("2026-06-12"), Some(d("2026-05-31"))).is_err());
        assert!(loggable(d("2026-05-31"), d("2026-06-12"), Some(d("2026-05-31"))).is_ok());
    }
}
