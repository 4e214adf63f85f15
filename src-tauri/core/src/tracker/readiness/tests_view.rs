//! Self-tests: what is offered today, how it is done, and what came of it.

use hamstrong_rules::domain::{LocalDate, SelfTest};
use hamstrong_rules::protocol::{Offered, Rule, SelfTestInfo};
use hamstrong_rules::readiness::{Decision, words as rule_words};

use super::super::Tracker;
use super::Case;
use crate::api::error::ApiError;
use crate::api::readiness::{LastTest, TestEntry, TestView};
use crate::store::Kind;
use crate::store::read::Select;

impl Tracker {
    pub(super) fn tests_view(
        &self,
        case: &Case,
        decision: &Decision,
        day: LocalDate,
    ) -> Result<Vec<TestView>, ApiError> {
        let what = Select { kind: Kind::SelfTest, episode: Some(case.record), days: None, removed: false };
        let mut done: Vec<LastTest> = Vec::new();
        for head in self.store.heads(what)? {
            let test: SelfTest = head.revision.value()?;
            if head.revision.felt.day <= day {
                let words = result_words(&test);
                done.push(LastTest {
                    record: head.revision.record,
                    day: head.revision.felt.day,
                    test,
                    words,
                });
            }
        }
        let rules = &case.protocol(day).book.self_tests;
        // Walking and stretch pain are part of the daily check-in.
        let own = rules.iter().filter(|rule| rule.check.offered != Offered::Daily);
        Ok(own
            .map(|rule| {
                let (entry, unit) = shape(rule.id.as_str());
                let reason = not_offered(rule, decision, case, day);
                TestView {
                    id: rule.id.to_string(),
                    name: rule.check.name.clone(),
                    how: rule.check.how.clone(),
                    record: rule.check.record.clone(),
                    measurement: rule.check.measurement.clone(),
                    entry,
                    unit: unit.to_owned(),
                    offered: reason.is_empty(),
                    reason,
                    last: done.iter().rev().find(|t| t.test.test == rule.id.as_str()).cloned(),
                }
            })
            .collect())
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
        "test.trainings" => (TestEntry::Count, ""),
        "test.clearance" | "test.hip_flexor" | "test.h_test" => (TestEntry::YesNo, ""),
        _ => (TestEntry::Score, ""),
    }
}

/// "left 24°, right 10°, difference 14°"
pub fn result_words(test: &SelfTest) -> String {
    let (_, unit) = shape(&test.test);
    let unit = if unit == "°" { unit.to_owned() } else { format!(" {unit}").trim_end().to_owned() };
    let mut parts = Vec::new();
    parts.extend(test.left.map(|n| format!("left {n}{unit}")));
    parts.extend(test.right.map(|n| format!("right {n}{unit}")));
    if let (Some(left), Some(right)) = (test.left, test.right) {
        parts.push(format!("difference {}{unit}", (left - right).abs()));
    }
    parts.extend(test.value.map(|n| n.to_string()));
    parts.extend(test.yes.map(|yes| if yes { "yes" } else { "no" }.to_owned()));
    parts.join(", ")
}
