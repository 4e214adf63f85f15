//! Runs scenarios and says where they disagree.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use super::format::{Expected, FirstDay, FormatError, Scenario, parse, refuse};
use crate::protocol::{Course, Phase, Protocol, Tier, Variant};
use crate::readiness::{DayDecision, Notice, evaluate, timeline};

/// One thing that is not as expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Day counted from the first onset; none for what is about the whole diary.
    pub day: Option<i32>,
    pub what: String,
    pub expected: String,
    pub got: String,
    /// Rules that decided it.
    pub rules: Vec<String>,
}

/// One scenario and what it disagrees with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioResult {
    pub id: String,
    pub title: String,
    pub variant: Variant,
    pub mismatches: Vec<Mismatch>,
}

/// The outcome of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub results: Vec<ScenarioResult>,
}

impl Report {
    /// Scenarios without a mismatch.
    pub fn passed(&self) -> usize {
        self.results.iter().filter(|result| result.mismatches.is_empty()).count()
    }

    /// Scenarios with at least one.
    pub fn failed(&self) -> usize {
        self.results.len() - self.passed()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for result in &self.results {
            let outcome = if result.mismatches.is_empty() { "ok" } else { "FAILED" };
            writeln!(f, "{:<8} {} ({}) {}", outcome, result.id, result.variant, result.title)?;
            for Mismatch { day, what, expected, got, rules } in &result.mismatches {
                write!(f, "           ")?;
                if let Some(day) = day {
                    write!(f, "day {day}: ")?;
                }
                write!(f, "{what}: expected {expected}, got {got}")?;
                if !rules.is_empty() {
                    write!(f, " [{}]", rules.join(", "))?;
                }
                writeln!(f)?;
            }
        }
        write!(f, "{} passed, {} failed", self.passed(), self.failed())
    }
}

/// Runs every scenario of a file under its own variant of `protocol`, or of the shipped one.
///
/// # Errors
/// The file is not a scenario file, uses a word outside the vocabulary, or asks for a variant that the protocol
/// does not have.
pub fn run(file_text: &str, protocol: Option<Protocol>) -> Result<Report, FormatError> {
    let base = match protocol {
        Some(protocol) => protocol,
        None => {
            Protocol::builtin(Variant::Balanced).map_err(|error| refuse("protocol", error.to_string()))?
        }
    };
    let scenarios = parse(file_text, &base)?;
    let mut courses: BTreeMap<Variant, Course> = BTreeMap::new();
    let mut results = Vec::new();
    for scenario in scenarios {
        let course = match courses.entry(scenario.variant) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(open) => {
                let varied = base.with_variant(scenario.variant);
                let varied =
                    varied.map_err(|error| refuse(format!("{}.variant", scenario.id), error.to_string()))?;
                open.insert(Course::of(varied))
            }
        };
        results.push(check(&scenario, course));
    }
    Ok(Report { results })
}

fn check(scenario: &Scenario, course: &Course) -> ScenarioResult {
    let history = &scenario.history;
    let until = history.onset.plus_days(i64::from(scenario.last_day));
    let days: BTreeMap<i32, DayDecision> = timeline(course, history, until)
        .into_iter()
        .map(|day| (i32::try_from(day.day.days_since(history.onset)).unwrap_or(i32::MAX), day))
        .collect();
    let mut found = Found { scenario, course, days: &days, mismatches: Vec::new() };
    found.by_day(&scenario.expected);
    found.first_days(&scenario.expected);
    let band = days.values().next_back().and_then(|day| day.band);
    if let Some(expected) = scenario.expected.band.filter(|expected| band != Some(*expected)) {
        let got = band.map_or("none", |band| band.word());
        found.add(None, "band", expected.word(), got.to_owned(), Vec::new());
    }
    ScenarioResult {
        id: scenario.id.clone(),
        title: scenario.title.clone(),
        variant: scenario.variant,
        mismatches: found.mismatches,
    }
}

struct Found<'a> {
    scenario: &'a Scenario,
    course: &'a Course,
    days: &'a BTreeMap<i32, DayDecision>,
    mismatches: Vec<Mismatch>,
}

impl Found<'_> {
    fn add(
        &mut self,
        day: Option<i32>,
        what: &str,
        expected: impl Into<String>,
        got: String,
        rules: Vec<String>,
    ) {
        self.mismatches.push(Mismatch { day, what: what.to_owned(), expected: expected.into(), got, rules });
    }

    fn by_day(&mut self, expected: &Expected) {
        for (day, phase) in &expected.phase {
            let got = self.days.get(day).map(|decision| decision.phase);
            if got != *phase {
                let name = |phase: Option<Phase>| phase.map_or("not started", Phase::word).to_owned();
                let rules = self.rules_of_phase(*day, *phase);
                self.add(Some(*day), "phase", name(*phase), name(got), rules);
            }
        }
        for (day, hold) in &expected.hold {
            let got = self.days.get(day).and_then(|decision| decision.hold);
            if got != *hold {
                let name =
                    |hold: Option<crate::protocol::HoldLevel>| hold.map_or("none", |h| h.word()).to_owned();
                let rules = self.rules_of_hold(*day);
                self.add(Some(*day), "hold", name(*hold), name(got), rules);
            }
        }
        for (day, ready) in &expected.ready {
            let got = self.days.get(day).is_some_and(|decision| decision.tier >= Tier::M2);
            if got != *ready {
                let name = |ready: bool| if ready { "yes" } else { "no" }.to_owned();
                let rules = self.rules_of_massage(*day);
                self.add(Some(*day), "massage-ready", name(*ready), name(got), rules);
            }
        }
    }

    fn first_days(&mut self, expected: &Expected) {
        if let Some(first) = expected.ready_first {
            let got = self.days.iter().find(|(_, decision)| decision.tier >= Tier::M2).map(|(day, _)| *day);
            let day = match first {
                FirstDay::Between(low, _) => Some(low),
                FirstDay::Never => got,
            };
            let rules = day.map(|day| self.rules_of_massage(day)).unwrap_or_default();
            self.compare("first massage-ready day", first, got, rules);
        }
        for (notice, first) in &expected.notices {
            let got = self.first_of(*notice);
            self.compare(notice.word(), *first, got, vec![notice.word().to_owned()]);
        }
    }

    fn first_of(&self, notice: Notice) -> Option<i32> {
        self.days.iter().find(|(_, decision)| decision.notices.contains(&notice)).map(|(day, _)| *day)
    }

    fn compare(&mut self, what: &str, expected: FirstDay, got: Option<i32>, rules: Vec<String>) {
        let (fits, words) = match expected {
            FirstDay::Never => (got.is_none(), "never".to_owned()),
            FirstDay::Between(low, high) if low == high => (got == Some(low), format!("day {low}")),
            FirstDay::Between(low, high) => {
                (got.is_some_and(|day| (low..=high).contains(&day)), format!("day {low} to {high}"))
            }
        };
        if !fits {
            self.add(None, what, words, got.map_or("never".to_owned(), |day| format!("day {day}")), rules);
        }
    }

    fn decision(&self, day: i32) -> crate::readiness::Decision {
        let date = self.scenario.history.onset.plus_days(i64::from(day));
        evaluate(self.course, &self.scenario.history, date, date)
    }

    /// Items that stood in the way of the expected phase, or what moved the athlete.
    fn rules_of_phase(&self, day: i32, expected: Option<Phase>) -> Vec<String> {
        let decision = self.decision(day);
        if expected.is_some_and(|phase| phase > decision.today.phase) {
            let open = decision.next.iter().flat_map(|next| next.checklist.open());
            return open.map(|rule| rule.rule.to_string()).collect();
        }
        let change = self.days.range(..=day).rev().flat_map(|(_, d)| d.changes.iter().rev()).next();
        change
            .map(|change| format!("{:?} {} to {}", change.reason, change.from, change.to))
            .into_iter()
            .collect()
    }

    fn rules_of_hold(&self, day: i32) -> Vec<String> {
        self.decision(day).holds.iter().map(|cause| cause.rule.to_string()).collect()
    }

    fn rules_of_massage(&self, day: i32) -> Vec<String> {
        let decision = self.decision(day);
        let open = decision.m1.open().chain(decision.m2.open());
        open.map(|rule| rule.rule.to_string()).collect()
    }
}
