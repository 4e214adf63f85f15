//! Self-tests: what is offered today, how it is done, and what came of it.

use hamstrong_rules::domain::{LocalDate, RecordId, SelfTest, Side};
use hamstrong_rules::protocol::{Offered, Rule, SelfTestInfo};
use hamstrong_rules::readiness::measurement::{Change, change, injured_first};
use hamstrong_rules::readiness::{Decision, words as rule_words};

use super::super::Tracker;
use super::Case;
use crate::api::error::ApiError;
use crate::api::readiness::{LastTest, TestEntry, TestView};
use crate::charts::Told;
use crate::store::Kind;
use crate::store::read::Select;
use crate::words;

/// A self-test that was done.
#[derive(Clone)]
pub(in super::super) struct Measured {
    pub record: RecordId,
    pub day: LocalDate,
    pub test: SelfTest,
}

impl Tracker {
    pub(super) fn tests_view(
        &self,
        case: &Case,
        decision: &Decision,
        day: LocalDate,
    ) -> Result<Vec<TestView>, ApiError> {
        let until = if case.episode.closed_on.is_some() { self.today()? } else { day };
        let done = self.measured(case.record, until)?;
        let told = if self.hides_numbers()? { Told::Words } else { Told::Numbers };
        let protocol = case.protocol(day);
        let limit = protocol.book.traffic_light.limit.check.value;
        let ordered = |legs| order(legs, case.episode.side, limit);
        // Walking and stretch pain are part of the daily check-in.
        let own = protocol.book.self_tests.iter().filter(|rule| rule.check.offered != Offered::Daily);
        Ok(own
            .map(|rule| {
                let (entry, unit) = shape(rule.id.as_str());
                let reason = not_offered(rule, decision, case, day);
                let ours: Vec<&Measured> = done.iter().filter(|m| m.test.test == rule.id.as_str()).collect();
                let last = ours.split_last().map(|(last, before)| LastTest {
                    record: last.record,
                    day: last.day,
                    words: told_words(&last.test, entry, told),
                    change: before
                        .last()
                        .map(|b| step(b, last, rule, case.episode.side, told))
                        .unwrap_or_default(),
                    is_today: last.day == until,
                    test: last.test.clone(),
                });
                TestView {
                    id: rule.id.to_string(),
                    name: rule.check.name.clone(),
                    how: rule.check.how.clone(),
                    record: rule.check.record.clone(),
                    measurement: rule.check.measurement.clone(),
                    entry,
                    unit: unit.to_owned(),
                    tries: rule.check.tries.unwrap_or(1),
                    order: ordered(legs_of(rule.id.as_str(), entry)),
                    offered: reason.is_empty(),
                    reason,
                    last,
                }
            })
            .collect())
    }

    /// The self-tests of an injury up to a day, oldest first.
    pub(in super::super) fn measured(
        &self,
        episode: RecordId,
        until: LocalDate,
    ) -> Result<Vec<Measured>, ApiError> {
        let what = Select { kind: Kind::SelfTest, episode: Some(episode), days: None, removed: false };
        let mut done = Vec::new();
        for head in self.store.heads(what)? {
            let (record, day) = (head.revision.record, head.revision.felt.day);
            if day <= until {
                done.push(Measured { record, day, test: head.revision.value()? });
            }
        }
        Ok(done)
    }
}

fn not_offered(rule: &Rule<SelfTestInfo>, decision: &Decision, case: &Case, day: LocalDate) -> String {
    if decision.today.hold.is_some() {
        return "Not while a warning sign is open.".to_owned();
    }
    match rule.check.offered {
        Offered::From(phase) if decision.today.phase < phase => {
            format!("From \"{}\" on.", rule_words::phase_name(case.protocol(day), phase))
        }
        // The result of a visit may be put in at any time; a supervised test itself is never done at home.
        Offered::Daily | Offered::From(_) | Offered::SupervisedOnly => String::new(),
    }
}

/// Which fields a test has, and its unit.
fn shape(id: &str) -> (TestEntry, &'static str) {
    match id {
        "test.ake" | "test.slr" => (TestEntry::BothSides, "°"),
        "test.bridge_count" => (TestEntry::BothSides, "times"),
        "test.girth" => (TestEntry::BothSides, "cm"),
        "test.press" => (TestEntry::Press, ""),
        "test.trainings" => (TestEntry::Count, ""),
        "test.clearance" | "test.hip_flexor" | "test.h_test" => (TestEntry::YesNo, ""),
        _ => (TestEntry::Score, ""),
    }
}

/// What a test asks of the legs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Legs {
    /// An effort of each leg in turn.
    Turns,
    /// Each leg is measured, without an effort.
    Measured,
    Neither,
}

fn legs_of(id: &str, entry: TestEntry) -> Legs {
    match (id, entry) {
        ("test.girth", _) => Legs::Measured,
        ("test.iso_half" | "test.iso_full" | "test.squat" | "test.bridge_hold", _)
        | (_, TestEntry::BothSides) => Legs::Turns,
        _ => Legs::Neither,
    }
}

/// "First the right leg, which is well, then the left. Stop when pain goes above 4."
fn order(legs: Legs, injured: Side, limit: f64) -> String {
    let (well, hurt) = match injured {
        Side::Left => ("right", "left"),
        Side::Right => ("left", "right"),
    };
    let first = format!("First the {well} leg, which is well, then the {hurt} one.");
    match legs {
        Legs::Turns => format!("{first} Stop when pain goes above {limit}."),
        Legs::Measured => first,
        Legs::Neither => String::new(),
    }
}

/// The step from one result to the next, beside the error of the measurement.
fn step(before: &Measured, now: &Measured, rule: &Rule<SelfTestInfo>, injured: Side, told: Told) -> String {
    let legs = |t: &SelfTest| t.left.zip(t.right).map(|sides| injured_first(sides, injured).0);
    let (entry, unit) = shape(rule.id.as_str());
    let pain = of_pain(rule.id.as_str(), entry);
    let both = legs(&before.test).zip(legs(&now.test));
    let lead = if both.is_some() { "Injured leg: " } else { "" };
    let Some((was, is)) = both.or(before.test.value.zip(now.test.value)) else { return String::new() };
    let (on, least) = (words::day(before.day), rule.check.least_change);
    let direction = if is < was { "less" } else { "more" };
    let size = if pain && told == Told::Words {
        words::capital(direction)
    } else {
        let what = if pain && unit.is_empty() { " points" } else { "" };
        words::capital(&format!("{}{what} {direction}", amount((is - was).abs(), unit)))
    };
    let least_words = least.map(|n| if pain { format!("{n} points") } else { amount(f64::from(n), unit) });
    let least_words = least_words.unwrap_or_default();
    match change(was, is, least) {
        Change::Same => format!("{lead}{}", capital_if(lead, &format!("the same as on {on}."))),
        Change::WithinError => format!(
            "{lead}{} than on {on}. Less than {least_words} is within the error of the measurement: no clear change.",
            capital_if(lead, &size)
        ),
        Change::Clear => {
            format!("{lead}{} than on {on}: a clear change, {least_words} or more.", capital_if(lead, &size))
        }
        Change::Unjudged => format!("{lead}{} than on {on}.", capital_if(lead, &size)),
    }
}

/// A capital only where the sentence begins.
fn capital_if(lead: &str, text: &str) -> String {
    if lead.is_empty() { words::capital(text) } else { text.to_lowercase() }
}

/// "10°", "3 times", "1.5 cm", "2".
pub(in super::super) fn amount(n: f64, unit: &str) -> String {
    let n = (n * 10.0).round() / 10.0;
    match unit {
        "" => n.to_string(),
        "°" => format!("{n}°"),
        unit => format!("{n} {unit}"),
    }
}

/// Whether the one number of a test is a pain score.
fn of_pain(id: &str, entry: TestEntry) -> bool {
    entry == TestEntry::Press || (entry == TestEntry::Score && id != "test.confidence")
}

/// The result as it is told: pain scores in words where the athlete hides their numbers.
fn told_words(test: &SelfTest, entry: TestEntry, told: Told) -> String {
    let score = test.value.filter(|_| of_pain(&test.test, entry));
    let Some(score) = score else { return result_words(test) };
    let rest = result_words(&SelfTest { value: None, ..test.clone() });
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held between 0 and 10 before"
    )]
    let told = format!("pain {}", told.score(score.clamp(0.0, 10.0).round() as u8));
    if rest.is_empty() { told } else { format!("{told}, {rest}") }
}

/// "left 24°, right 10°, difference 14°"
pub fn result_words(test: &SelfTest) -> String {
    let (_, unit) = shape(&test.test);
    let mut parts = Vec::new();
    parts.extend(test.left.map(|n| format!("left {}", amount(n, unit))));
    parts.extend(test.right.map(|n| format!("right {}", amount(n, unit))));
    if let (Some(left), Some(right)) = (test.left, test.right) {
        parts.push(format!("difference {}", amount((left - right).abs(), unit)));
    }
    parts.extend(test.value.map(|n| n.to_string()));
    parts.extend(test.strip_cm.map(|n| format!("sore over {}", amount(n, "cm"))));
    parts.extend(test.yes.map(|yes| if yes { "yes" } else { "no" }.to_owned()));
    parts.join(", ")
}
