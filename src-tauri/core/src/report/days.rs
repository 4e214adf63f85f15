//! The day table: every day of the report, each with all that was logged on it.

use hamstrong_rules::domain::{
    CheckIn, ClearedFor, Dose, DoseStep, ExerciseKey, Grade, LocalDate, Minutes, MorningStiffness, PainScore,
    Prescription, PriceKind, PriceStep, RecordId, Session, Wellness,
};
use hamstrong_rules::training::Light;

use super::material::{DayFacts, Material};
use super::phrases::{capital, number};
use super::sessions::{done, light_word, load};
use super::{Cell, Column, Line, Row, Table};
use crate::api::inputs::Entry;
use crate::api::views::Recorded;

/// The table, oldest day first; days without an entry stand together in one row.
pub fn table(m: &Material) -> Table {
    let columns = vec![
        Column::number("Day"),
        Column::words("Date"),
        Column::number("Rest"),
        Column::number("Walk"),
        Column::number("Stretch"),
        Column::number("Worst"),
        Column::number("Back"),
        Column::wide("What else was logged"),
    ];
    let mut rows = Vec::new();
    let mut blank: Vec<LocalDate> = Vec::new();
    for on in m.calendar() {
        match m.days.get(&on) {
            Some(facts) => {
                rows.extend(gap(m, &blank));
                blank.clear();
                rows.push(row(m, on, facts));
            }
            None => blank.push(on),
        }
    }
    rows.extend(gap(m, &blank));
    let note = "Pain 0 to 10, the highest of the day. A dash: not answered.".to_owned();
    Table { heading: "Day by day".to_owned(), columns, rows, note, more: String::new() }
}

/// Days without an entry: their numbers, the first date, and the last one.
fn gap(m: &Material, blank: &[LocalDate]) -> Option<Row> {
    let (first, last) = (*blank.first()?, *blank.last()?);
    let (numbers, text) = if first == last {
        (m.index(first).to_string(), "no entry".to_owned())
    } else {
        (format!("{}–{}", m.index(first), m.index(last)), format!("to {}: no entry", m.short_date(last)))
    };
    Some(Row {
        cells: vec![
            Cell::of(numbers),
            Cell::of(m.short_date(first)),
            Cell { small: text, ..Cell::default() },
        ],
    })
}

fn row(m: &Material, on: LocalDate, facts: &DayFacts) -> Row {
    let score = |of: fn(&CheckIn) -> Option<PainScore>| Cell::score(facts.highest(of).map(PainScore::get));
    let late = if facts.recalled() { "late".to_owned() } else { String::new() };
    Row {
        cells: vec![
            Cell::of(m.index(on).to_string()),
            Cell { small: late, ..Cell::of(m.short_date(on)) },
            score(|c| c.pain_rest),
            score(|c| c.pain_walk),
            score(|c| c.pain_stretch),
            score(|c| c.pain_worst),
            Cell::score(facts.low_back().map(PainScore::get)),
            Cell { lines: lines(m, facts), ..Cell::default() },
        ],
    }
}

fn line(name: &str, parts: &[String]) -> Option<Line> {
    (!parts.is_empty()).then(|| Line { name: name.to_owned(), text: parts.join(", ") })
}

fn lines(m: &Material, facts: &DayFacts) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let wellness = facts.wellness.iter().flat_map(|w| person(&w.value, m.medication));
    let mut plain: Vec<String> = facts.check_ins.iter().flat_map(|c| leg(&c.value)).chain(wellness).collect();
    plain.dedup();
    if let Some(first) = plain.first_mut() {
        *first = capital(first);
    }
    lines.extend(line("", &plain));
    for c in &facts.check_ins {
        let own = [
            ("Worse with", &c.value.aggravates),
            ("Better with", &c.value.eases),
            ("Managed", &c.value.managed),
        ];
        lines.extend(own.into_iter().filter_map(|(name, text)| line(name, text.as_slice())));
    }
    lines.extend(line("First aid", &first_aid(facts)));
    for test in &facts.tests {
        lines.push(Line { name: test.name.clone(), text: test.result.clone() });
    }
    for entry in &facts.entries {
        let massage = m.massages.get(&entry.record).cloned();
        lines.extend(massage.or_else(|| entry_line(m, entry)));
    }
    lines
}

fn leg(c: &CheckIn) -> Vec<String> {
    let graded = |name: &str, n: Option<i64>| n.filter(|n| *n > 0).map(|n| format!("{name} {n} of 3"));
    let stiff = match c.morning_stiffness {
        None | Some(MorningStiffness::None) => None,
        Some(MorningStiffness::UpTo15) => Some("stiff up to 15 min"),
        Some(MorningStiffness::UpTo30) => Some("stiff 16 to 30 min"),
        Some(MorningStiffness::UpTo60) => Some("stiff 31 to 60 min"),
        Some(MorningStiffness::Over60) => Some("stiff over an hour"),
    };
    [
        graded("swelling", c.swelling.map(Grade::get)),
        graded("bruise", c.bruising.map(Grade::get)),
        stiff.map(str::to_owned),
        (c.night_pain == Some(true)).then(|| "woken by pain".to_owned()),
        (c.walking_normal == Some(false)).then(|| "limp".to_owned()),
        c.performance.map(|p| format!("{} % of normal", p.get())),
    ]
    .into_iter()
    .flatten()
    .chain(
        c.events.iter().filter_map(|e| serde_json::to_value(e).ok()?.as_str().map(|w| w.replace('_', " "))),
    )
    .collect()
}

fn person(w: &Wellness, medication: bool) -> Vec<String> {
    let taken = w.medication.as_ref().filter(|_| medication);
    let painkiller = match (w.analgesic, taken) {
        (_, Some(what)) => Some(format!("painkiller: {what}")),
        (Some(true), None) => Some("painkiller".to_owned()),
        (_, None) => None,
    };
    let yes = |answer: Option<bool>, text: &str| (answer == Some(true)).then(|| text.to_owned());
    [
        painkiller,
        yes(w.below_knee, "back pain below the knee"),
        yes(w.tingling, "tingling"),
        yes(w.cough_sneeze, "worse with a cough"),
        w.sleep_hours.map(|h| format!("slept {} h", number(h.get()))),
        (!w.red_flags.is_empty()).then(|| "warning sign".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn first_aid(facts: &DayFacts) -> Vec<String> {
    let steps = || {
        facts.entries.iter().filter_map(|e| match &e.value {
            Entry::PriceStep(step) => Some(step),
            _ => None,
        })
    };
    let kinds = [
        (PriceKind::Protect, "protection"),
        (PriceKind::Rest, "rest"),
        (PriceKind::Ice, "ice"),
        (PriceKind::Compress, "compression"),
        (PriceKind::Elevate, "elevation"),
    ];
    kinds.iter().filter_map(|(kind, name)| sum(name, steps().filter(|s| s.part == *kind))).collect()
}

/// "ice 3 times, 36 min".
fn sum<'a>(name: &str, steps: impl Iterator<Item = &'a PriceStep>) -> Option<String> {
    let steps: Vec<&PriceStep> = steps.collect();
    let minutes: i64 = steps.iter().filter_map(|s| s.minutes).map(Minutes::get).sum();
    let times = match steps.len() {
        0 => return None,
        1 => String::new(),
        n => format!(" {n} times"),
    };
    let long = if minutes > 0 { format!(" {minutes} min") } else { String::new() };
    let walked: i64 = steps.iter().filter_map(|s| s.walking_minutes).map(Minutes::get).sum();
    let walked = if walked > 0 { format!(" with {walked} min walked") } else { String::new() };
    Some(format!("{name}{times}{long}{walked}"))
}

fn entry_line(m: &Material, entry: &Recorded<Entry>) -> Option<Line> {
    let of = |name: &str, text: String| Some(Line { name: name.to_owned(), text });
    match &entry.value {
        Entry::PriceStep(_)
        | Entry::SelfTest(_)
        | Entry::Activity(_)
        | Entry::SkippedExercise(_)
        | Entry::OwnExercise(_)
        | Entry::Massage(_)
        | Entry::MassageReading(_)
        | Entry::MassageCheck(_)
        | Entry::Photo(_) => None,
        Entry::Prescription(prescribed) => of("Prescribed", prescribed_words(m, prescribed)),
        Entry::DoseChange(change) => {
            let said = if change.accepted { "accepted" } else { "kept as it was" };
            of("Dose", format!("{}: {}, {said}", exercise_name(m, &change.exercise), step_word(change.step)))
        }
        Entry::Session(session) => of("Session", session_words(m, session, entry.record)),
        Entry::Note(note) if note.private && !m.private_notes => None,
        Entry::Note(note) => of(if note.private { "Private note" } else { "Note" }, note.text.clone()),
        Entry::Clearance(seen) => of("Clinician's word", format!("{}, by {}", cleared(seen.scope), seen.by)),
        Entry::ProtocolChoice(choice) => of("Protocol", choice.variant.replace('_', " ")),
        Entry::RuleChange(change) => of(
            "Limit changed",
            format!("{} to {} by {}: {}", change.rule, number(change.value), change.by, change.reason),
        ),
        Entry::Medication(taken) => {
            let dose = taken.dose.as_deref().map(|dose| format!(", {dose}")).unwrap_or_default();
            of("Took", format!("{}{dose}", taken.name)).filter(|_| m.medication)
        }
        Entry::FunctionScore(given) => {
            let name = m.activities.get(&given.activity).map_or("Own activity", String::as_str);
            of(name, format!("{} of 10", given.score.get()))
        }
        Entry::Estimate(estimate) => {
            let was =
                estimate.was_back_on.map(|d| format!(", was back on {}", m.date(d))).unwrap_or_default();
            of("Own estimate", format!("back on {}{was}", m.date(estimate.back_on)))
        }
    }
}

fn session_words(m: &Material, session: &Session, record: RecordId) -> String {
    let mut parts = vec![done(session)];
    parts.extend(session.effort.map(|n| format!("effort {}", n.get())));
    parts.extend(load(session).map(|n| format!("load {n}")));
    parts.extend(session.pain_during.map(|n| format!("pain {}", n.get())));
    parts.extend(session.performance.map(|n| format!("{} % of normal", n.get())));
    parts.extend(session.pain_after.map(|n| format!("pain within two hours {}", n.get())));
    let new = [(session.limp_after, "a new limp"), (session.swelling_after, "new swelling")];
    parts.extend(new.iter().filter(|(yes, _)| *yes == Some(true)).map(|(_, word)| (*word).to_owned()));
    let Some(trained) = m.trained.get(&record) else { return parts.join(", ") };
    if trained.light != Light::Pending {
        parts.push(format!("light {}", light_word(trained.light)));
    }
    let mut text = parts.join(", ");
    if !trained.exercises.is_empty() {
        text = format!("{text}. {}", trained.exercises.join("; "));
    }
    if !trained.left_out.is_empty() {
        text = format!("{text}. Left out: {}", trained.left_out.join("; "));
    }
    text
}

/// "Two-leg bridge, 3 × 10, every other day, by M. Weber".
fn prescribed_words(m: &Material, prescribed: &Prescription) -> String {
    let what = prescribed.exercise.as_ref().map_or_else(|| "rest".to_owned(), |key| exercise_name(m, key));
    let dose = prescribed.dose();
    let dose = (dose != Dose::default()).then(|| crate::tracker::dose_words(&dose));
    let until = prescribed.until.map(|day| format!("until {}", m.date(day)));
    let parts = [Some(what), dose, prescribed.often.clone(), until, Some(format!("by {}", prescribed.by))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn exercise_name(m: &Material, key: &ExerciseKey) -> String {
    m.exercises.get(key).cloned().unwrap_or_else(|| key.to_string())
}

const fn step_word(step: DoseStep) -> &'static str {
    match step {
        DoseStep::MoreReps | DoseStep::MoreSets | DoseStep::MoreLoad => "one step up",
        DoseStep::NextExercise => "on to the next exercise",
        DoseStep::StepDown => "one step down",
        DoseStep::PreviousExercise => "back to the exercise before",
    }
}

/// What a clinician's word covers.
pub fn cleared(scope: ClearedFor) -> &'static str {
    match scope {
        ClearedFor::All => "everything on hold",
        ClearedFor::Back => "the low back",
        ClearedFor::Massage => "massage",
    }
}
