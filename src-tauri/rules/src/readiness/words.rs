//! One sentence for each state, built from the decision itself so that it cannot contradict it.
//!
//! Wording: what was logged and which items are met; never a promise, a diagnosis or a reproach.

use chrono::Datelike;

use super::decision::{Decision, Freshness, RuleReport, Subject};
use super::gates::Gate;
use super::history::Value;
use super::trail::Standing;
use crate::domain::LocalDate;
use crate::protocol::{Field, HoldLevel, Limit, Phase, Protocol, TestKind, Tier};

/// The sentence at the top of the day: hold, then staleness, then phase and what is missing for massage.
pub fn headline(decision: &Decision, protocol: &Protocol) -> String {
    match decision.today.hold {
        Some(HoldLevel::Urgent) => return urgent(decision, protocol),
        Some(HoldLevel::Clinician) => return clinician(decision, protocol),
        None => {}
    }
    match decision.today.freshness {
        Freshness::NeverLogged => return "Not enough data yet. Log today to see your status.".to_owned(),
        Freshness::Stale(days) => {
            return format!(
                "Status unknown: the last entry is {days} days old. Log today to see your status."
            );
        }
        Freshness::Waiting(_) => {
            return format!("{} Log today to see your status.", place(decision, protocol));
        }
        Freshness::Today => {}
    }
    format!("{} {}", place(decision, protocol), verdict(decision))
}

/// The state of the massage checklist in one sentence.
pub fn verdict(decision: &Decision) -> String {
    if decision.today.hold.is_some() {
        return "No massage while a warning sign is open.".to_owned();
    }
    match decision.today.freshness {
        Freshness::Today => {}
        Freshness::NeverLogged | Freshness::Waiting(_) | Freshness::Stale(_) => {
            return "Log today to see your status.".to_owned();
        }
    }
    match decision.today.tier {
        Tier::M2 | Tier::M3 => {
            return "All items on your checklist are met today. That is not a medical clearance. Answer today's \
                    questions before every massage and stop if pain goes above 3."
                .to_owned();
        }
        Tier::M0 | Tier::M1 => {}
    }
    let open: Vec<&RuleReport> = open_items(decision);
    if let Some(field) = one_more_day(decision, &open) {
        return field;
    }
    let missing = open.iter().filter(|rule| rule.answer == Gate::Unmet).copied().collect::<Vec<_>>();
    match (missing.as_slice(), open.as_slice()) {
        ([], []) => "Massage-ready is not open today.".to_owned(),
        ([], [only]) => format!("Not enough data: {}.", no_data(only)),
        ([], more) => format!("Not enough data for {} items on your massage checklist.", more.len()),
        ([only], all) if all.len() == 1 => not_met(only),
        ([first, ..], all) => {
            format!("{} of {} items met. {}", decision.m2.met, decision.m2.asked, not_met(first))
                + if all.len() > 1 { " See the checklist for the rest." } else { "" }
        }
    }
}

/// What stands in the way of massage-ready, each rule once.
fn open_items(decision: &Decision) -> Vec<&RuleReport> {
    let mut open: Vec<&RuleReport> = decision.m2.open().collect();
    for rule in decision.m1.open() {
        if !open.iter().any(|known| known.subject == rule.subject && known.answer == rule.answer) {
            open.push(rule);
        }
    }
    open
}

/// "Not met: walking pain 3 (limit 2) on 12 May."
pub fn not_met(rule: &RuleReport) -> String {
    let name = subject(rule.subject);
    match rule.subject {
        Subject::Hold => "Not met: a warning sign is open.".to_owned(),
        Subject::Flare => "Not met: pain jumped within the last days.".to_owned(),
        Subject::Contraindication => {
            "Not met: a condition is on file that needs a clinician's word.".to_owned()
        }
        Subject::Clearance => "Not met: a clinician's word on massage is not on file.".to_owned(),
        Subject::Massage | Subject::Course => format!("Not met: {}", lower_first(&rule.why)),
        Subject::Phase(phase) => format!("Not met: phase {} is not reached.", phase.index() + 1),
        Subject::DaysSinceInjury | Subject::DaysInPhase(_) | Subject::LoggedDays => {
            match (rule.value, rule.limit) {
                (Some(Value::Number(n)), Some(Limit::AtLeast(least))) => {
                    format!("Not met: {name} {n} (at least {least}).")
                }
                _ => format!("Not met: {name}."),
            }
        }
        Subject::Field(_) | Subject::Test(_) => worst(rule).map_or_else(
            || format!("Not met: {name}."),
            |(value, day)| format!("Not met: {name} {value}{} on {}.", limit_words(rule), long_day(day)),
        ),
    }
}

/// The reading that breaks the limit, the newest first; for "not rising" rules today's value.
fn worst(rule: &RuleReport) -> Option<(String, LocalDate)> {
    let breaks = |value: Value| rule.limit.is_some_and(|limit| !super::self_tests::meets(limit, value));
    let found = match rule.limit {
        Some(_) => rule
            .readings
            .iter()
            .find(|reading| reading.standing == Standing::Trusted && reading.value.is_some_and(breaks)),
        None => rule.readings.first(),
    }?;
    let words = match found.value? {
        Value::Number(n) => n.to_string(),
        Value::Flag(true) => "yes".to_owned(),
        Value::Flag(false) => "no".to_owned(),
    };
    Some((words, found.day))
}

fn limit_words(rule: &RuleReport) -> String {
    match rule.limit {
        Some(Limit::AtMost(n)) => format!(" (limit {n})"),
        Some(Limit::AtLeast(n)) => format!(" (at least {n})"),
        Some(Limit::Is(true)) => " (asked: yes)".to_owned(),
        Some(Limit::Is(false)) => " (asked: no)".to_owned(),
        None => {
            rule.readings.get(1).and_then(|before| before.value).map_or(
                String::new(),
                |before| match before {
                    Value::Number(n) => format!(", up from {n}"),
                    Value::Flag(_) => String::new(),
                },
            )
        }
    }
}

/// Why there is nothing to judge by.
fn no_data(rule: &RuleReport) -> String {
    let name = subject(rule.subject);
    let doubtful = rule.readings.iter().find(|reading| reading.standing != Standing::Trusted);
    match (doubtful.map(|reading| (reading.standing, reading.day)), rule.window) {
        (Some((Standing::Recalled, day)), _) => format!("{name} of {} was entered late", long_day(day)),
        (Some((Standing::Painkiller, day)), _) => {
            format!("{name} of {} was rated after a painkiller", long_day(day))
        }
        (Some((Standing::Unconfirmed, day)), _) => {
            format!("the entry of {} waits for your answer", long_day(day))
        }
        (Some((Standing::Trusted, _)) | None, Some(window)) if window.logged_days > 1 => {
            format!("{name} is asked for on {} logged days within {}", window.logged_days, window.within_days)
        }
        (Some((Standing::Trusted, _)) | None, _) => format!("{name} is not logged"),
    }
}

/// When the only open items are limits on the last two logged days, kept today and broken only before.
fn one_more_day(decision: &Decision, open: &[&RuleReport]) -> Option<String> {
    let mut words = Vec::new();
    for rule in open {
        let (Subject::Field(field), Some(limit), Some(window)) = (rule.subject, rule.limit, rule.window)
        else {
            return None;
        };
        let (first, rest) = rule.readings.split_first()?;
        let keeps = |value: Option<Value>| value.is_some_and(|value| super::self_tests::meets(limit, value));
        let today =
            first.day == decision.today.day && first.standing == Standing::Trusted && keeps(first.value);
        let only_before = window.logged_days == 2 && rest.iter().all(|reading| !keeps(reading.value));
        if !today || !only_before {
            return None;
        }
        words.push(with_limit(field, limit));
    }
    if words.is_empty() {
        return None;
    }
    Some(format!(
        "One more day with {} and every item on your massage checklist is met.",
        words.join(" and ")
    ))
}

fn with_limit(field: Field, limit: Limit) -> String {
    match (field, limit) {
        (Field::WalkingNormal, _) => "walking without a limp".to_owned(),
        (Field::NightPain, _) => "a night without waking from pain".to_owned(),
        (
            Field::PainRest | Field::PainWalk | Field::PainStretch | Field::Swelling | Field::Bruising,
            limit,
        ) => {
            let name = subject(Subject::Field(field));
            match limit {
                Limit::AtMost(n) => format!("{name} at {n} or less"),
                Limit::AtLeast(n) => format!("{name} at {n} or more"),
                Limit::Is(_) => name.to_owned(),
            }
        }
    }
}

fn place(decision: &Decision, protocol: &Protocol) -> String {
    let phase = decision.today.phase;
    format!("{}, day {}.", phase_name(protocol, phase), decision.today.index.0)
}

/// The phase as the screen calls it.
pub fn phase_name(protocol: &Protocol, phase: Phase) -> &str {
    protocol
        .book
        .phases
        .iter()
        .find(|info| info.phase == phase)
        .map_or(phase.word(), |info| info.name.as_str())
}

fn urgent(decision: &Decision, protocol: &Protocol) -> String {
    let actions = actions(decision, protocol, HoldLevel::Urgent);
    format!("Your answers include a warning sign. {actions} Everything else waits until you have been seen.")
}

fn clinician(decision: &Decision, protocol: &Protocol) -> String {
    let actions = actions(decision, protocol, HoldLevel::Clinician);
    let place = place(decision, protocol);
    format!("{place} On hold. {actions} The phase stays where it is until a clinician's word is recorded.")
}

/// What to do, from the file, for each cause of a level; the reason for causes that are rules.
fn actions(decision: &Decision, protocol: &Protocol, level: HoldLevel) -> String {
    let mut words: Vec<String> = Vec::new();
    for cause in decision.holds.iter().filter(|cause| cause.level == level) {
        let flag = protocol.book.red_flags.iter().find(|rule| rule.id == cause.rule);
        let text = match (flag, protocol.book.rule(cause.rule.as_str())) {
            (Some(flag), _) => flag.check.action.clone(),
            (None, Some(rule)) => format!("{} Please see a clinician.", rule.why()),
            (None, None) => "Please see a clinician.".to_owned(),
        };
        if !words.contains(&text) {
            words.push(text);
        }
    }
    words.join(" ")
}

/// What a rule is about, for a sentence.
pub fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Field(Field::PainRest) => "pain at rest",
        Subject::Field(Field::PainWalk) => "walking pain",
        Subject::Field(Field::PainStretch) => "pain on a gentle stretch",
        Subject::Field(Field::Swelling) => "swelling",
        Subject::Field(Field::Bruising) => "bruising",
        Subject::Field(Field::WalkingNormal) => "walking without a limp",
        Subject::Field(Field::NightPain) => "waking with thigh pain",
        Subject::Test(TestKind::AkeDiff) => "knee straightening, side difference",
        Subject::Test(TestKind::BridgeHoldPain) => "pain in the bridge hold",
        Subject::Test(TestKind::ClinicianClearRts) => "clinician's agreement",
        Subject::Test(TestKind::Confidence) => "confidence",
        Subject::Test(TestKind::FullTrainings) => "full trainings",
        Subject::Test(TestKind::HTestInsecure) => "insecurity in the H-test",
        Subject::Test(TestKind::HipFlexorTight) => "tight hip flexor",
        Subject::Test(TestKind::IsoFullPain) => "pain in the strong heel dig",
        Subject::Test(TestKind::IsoHalfPain) => "pain in the half heel dig",
        Subject::Test(TestKind::JogPain) => "pain in the easy jog",
        Subject::Test(TestKind::Palp) => "pain when the spot is pressed",
        Subject::Test(TestKind::SlSquatPain) => "pain in the one-leg mini squat",
        Subject::Test(TestKind::SlhbLsi) => "bridge count in percent of the other leg",
        Subject::Test(TestKind::SlhbReps) => "bridge count",
        Subject::Test(TestKind::SprintPain) => "pain in the full sprint",
        Subject::DaysSinceInjury => "days since the injury",
        Subject::DaysInPhase(_) => "days in the phase",
        Subject::Phase(_) => "phase",
        Subject::LoggedDays => "logged days",
        Subject::Hold => "warning signs",
        Subject::Flare => "flares",
        Subject::Contraindication => "conditions on file",
        Subject::Clearance => "a clinician's word",
        Subject::Massage => "massage",
        Subject::Course => "course",
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

/// "12 May".
fn long_day(day: LocalDate) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS.get(day.naive().month0() as usize).copied().unwrap_or_default();
    format!("{} {month}", day.naive().day())
}
