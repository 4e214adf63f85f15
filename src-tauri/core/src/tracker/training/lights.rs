//! A light with its three parts, each with value, limits and rule.

use hamstrong_rules::domain::PainScore;
use hamstrong_rules::protocol::Protocol;
use hamstrong_rules::training::{Light, Limits, SessionDone, before, morning_after};

use super::book::{Book, Kept};
use super::words;
use crate::api::training::{ExerciseLight, LightPart, LightView, LightWhen};
use hamstrong_rules::domain::Session;

/// The light of a session. `hidden`: without pain scores in words.
pub fn light_view(book: &Book, kept: &Kept<Session>, protocol: &Protocol, hidden: bool) -> LightView {
    let Some(done) = book.done(kept.head.record) else {
        return LightView {
            light: Light::Pending,
            words: String::new(),
            parts: Vec::new(),
            exercises: Vec::new(),
        };
    };
    let rules = &protocol.book.traffic_light;
    let session = &kept.value;
    let lowest = done.exercises.iter().map(|p| p.limit).min();
    let limits = Limits::of(rules, lowest.and_then(|n| PainScore::try_from(n).ok()));
    let (pain, limit) = decisive(session, done, lowest);
    let during = Limits::of(rules, limit.and_then(|n| PainScore::try_from(n).ok()));
    let near = book.readings_near(done.at);
    let (morning, night) = morning_after(near, done.day);
    let rise = before(near, done.at, done.day).rise_to(morning);
    let pain_rules = || vec![rules.green_max.id.to_string(), rules.limit.id.to_string()];
    let score = |n: Option<PainScore>| n.map(PainScore::get);
    let part = |when, light, value: Option<i64>, (green_to, amber_to), said: Vec<&str>, rules| LightPart {
        when,
        light,
        value,
        green_to,
        amber_to,
        words: part_words(when, value, (green_to, amber_to), &said, hidden),
        rules,
    };
    let new = [(session.limp_after, "a new limp"), (session.swelling_after, "new swelling")];
    let signs = new.iter().filter(|(yes, _)| *yes == Some(true)).map(|(_, word)| *word).collect();
    let woken = match (night, rise) {
        (Some(true), _) => vec!["woken by pain"],
        (None, Some(_)) => vec!["whether pain woke you is not answered"],
        _ => Vec::new(),
    };
    let morning_limits = (limits.morning_amber - 1, limits.morning_red - 1);
    let pain_limits = (limits.green, limits.limit);
    let parts = vec![
        part(
            LightWhen::During,
            done.parts.during,
            score(pain),
            (during.green, during.limit),
            Vec::new(),
            pain_rules(),
        ),
        part(LightWhen::After, done.parts.after, score(session.pain_after), pain_limits, signs, pain_rules()),
        part(
            LightWhen::Morning,
            done.parts.morning,
            rise,
            morning_limits,
            woken,
            vec![rules.morning_amber.id.to_string(), rules.morning_red.id.to_string()],
        ),
    ];
    let exercises = done.exercises.iter().map(|p| ExerciseLight {
        exercise: p.exercise.clone(),
        name: book.name(&p.exercise),
        light: p.light,
        pain: p.pain,
        limit: p.limit,
    });
    LightView { light: done.light, words: summary(done, &parts), exercises: exercises.collect(), parts }
}

/// The pain that gave the first part its colour, and the limit it was held against.
fn decisive(session: &Session, done: &SessionDone, lowest: Option<i64>) -> (Option<PainScore>, Option<i64>) {
    let highest = done.exercises.iter().filter_map(|p| p.pain).max();
    if session.pain_during > highest || done.exercises.is_empty() {
        return (session.pain_during, lowest);
    }
    let same = done.exercises.iter().filter(|p| p.parts.during == done.parts.during);
    same.max_by_key(|p| p.pain).map_or((highest, lowest), |p| (p.pain.or(session.pain_during), Some(p.limit)))
}

fn part_words(
    when: LightWhen,
    value: Option<i64>,
    (green, amber): (i64, i64),
    said: &[&str],
    hidden: bool,
) -> String {
    let what = match (when, value) {
        (LightWhen::During, None) => "Pain while at it is not recorded".to_owned(),
        (LightWhen::After, None) => "Pain within two hours is not recorded".to_owned(),
        (LightWhen::Morning, None) => {
            "No reading of the next morning beside one in the 24 hours before".to_owned()
        }
        (LightWhen::During | LightWhen::After, Some(_)) if hidden => "Pain is recorded".to_owned(),
        (LightWhen::Morning, Some(_)) if hidden => "The next morning is recorded".to_owned(),
        (LightWhen::During, Some(n)) => format!("Pain while at it {n}"),
        (LightWhen::After, Some(n)) => format!("Pain within two hours {n}"),
        (LightWhen::Morning, Some(0)) => "The next morning no higher".to_owned(),
        (LightWhen::Morning, Some(n)) if n < 0 => format!("The next morning {} lower", -n),
        (LightWhen::Morning, Some(n)) => format!("The next morning {n} higher"),
    };
    let limits = match when {
        LightWhen::Morning => {
            let from = if amber > green { format!("amber from {}, ", green + 1) } else { String::new() };
            format!("{from}red from {} more or when pain wakes you", amber + 1)
        }
        LightWhen::During | LightWhen::After if amber > green => {
            format!("green to {green}, amber to {amber}")
        }
        LightWhen::During | LightWhen::After => format!("green to {green}, red above"),
    };
    let said = if said.is_empty() { String::new() } else { format!("; {}", said.join(", ")) };
    format!("{what}{said} ({limits}).")
}

/// The colour, and which part gave it.
fn summary(done: &SessionDone, parts: &[LightPart]) -> String {
    let word = words::light(done.light);
    let names: Vec<&str> = parts
        .iter()
        .filter(|p| p.light == done.light)
        .map(|p| match p.when {
            LightWhen::During => "while at it",
            LightWhen::After => "within two hours",
            LightWhen::Morning => "the next morning",
        })
        .collect();
    match done.light {
        Light::Green => format!("{word}: while at it, after it and the next morning."),
        Light::Pending => format!("{word}: {} is missing.", names.join(" and ")),
        Light::Amber | Light::Red => format!("{word}: {}.", names.join(" and ")),
    }
}
