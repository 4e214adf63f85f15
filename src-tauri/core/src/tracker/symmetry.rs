//! Left and right side by side: the self-tests of both legs over an injury.

use hamstrong_rules::domain::{RecordId, Side};
use hamstrong_rules::protocol::{Rule, SelfTestInfo};
use hamstrong_rules::readiness::measurement::{injured_first, legs_differ};

use super::Tracker;
use super::readiness::{Measured, amount};
use crate::api::error::ApiError;
use crate::api::symmetry::{SymmetryCourse, SymmetryDay, SymmetryQuery, SymmetryTest};
use crate::words;

impl Tracker {
    /// How the legs came to compare.
    ///
    /// # Errors
    /// An injury that is not there.
    pub fn symmetry_course(&self, query: &SymmetryQuery) -> Result<SymmetryCourse, ApiError> {
        let episode: RecordId = query.episode;
        let case = self.case(episode)?;
        let injured = case.episode.side;
        let done = self.measured(episode, self.today()?)?;
        let rules = &case.protocol(case.last).book.self_tests;
        let tests = rules.iter().filter_map(|rule| course(rule, &done, injured)).collect();
        Ok(SymmetryCourse { injured, tests })
    }
}

/// The course of one test; none without a result of both legs.
fn course(rule: &Rule<SelfTestInfo>, done: &[Measured], injured: Side) -> Option<SymmetryTest> {
    let unit = match rule.id.as_str() {
        "test.ake" | "test.slr" => "°",
        "test.bridge_count" => "times",
        "test.girth" => "cm",
        _ => return None,
    };
    let mut days: Vec<SymmetryDay> = Vec::new();
    for Measured { day, test, .. } in done.iter().filter(|m| m.test.test == rule.id.as_str()) {
        let Some(sides) = test.left.zip(test.right) else { continue };
        let (own, other) = injured_first(sides, injured);
        // Of two on a day, the later one.
        days.retain(|known| known.day != *day);
        days.push(SymmetryDay { day: *day, injured: own, other, words: apart(own, other, unit) });
    }
    days.sort_by_key(|d| d.day);
    let newest = days.last()?.clone();
    let least = rule.check.least_change;
    let all = || days.iter().flat_map(|d| [d.injured, d.other]);
    let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(0.0, f64::max));
    // A girth is never near nought; everything else starts there.
    let lowest = if unit == "cm" { ((low - 2.0) / 5.0).floor() * 5.0 } else { 0.0 };
    let highest = if unit == "cm" { ((high + 2.0) / 5.0).ceil() * 5.0 } else { (high / 10.0).ceil() * 10.0 };
    Some(SymmetryTest {
        id: rule.id.to_string(),
        name: rule.check.name.clone(),
        unit: unit.to_owned(),
        headline: headline(&rule.check.name, days.first()?, &newest, unit),
        detail: detail(least, &newest, unit, &rule.check.measurement),
        error: least.map(f64::from),
        lowest: lowest.max(0.0),
        highest: highest.max(lowest + 10.0),
        days,
    })
}

/// "14° apart"; the bridge count, which has no unit to subtract, in percent of the other leg.
fn apart(own: f64, other: f64, unit: &str) -> String {
    if unit == "times" && other > 0.0 {
        return format!("{} % of the other leg", (own / other * 100.0).round());
    }
    if (own - other).abs() < 0.05 {
        return "no difference".to_owned();
    }
    format!("{} apart", amount((own - other).abs(), unit))
}

fn headline(name: &str, first: &SymmetryDay, last: &SymmetryDay, unit: &str) -> String {
    let lead = if unit == "times" { format!("{name}: injured leg") } else { format!("{name}:") };
    if first.day == last.day {
        return format!("{lead} {} on {}.", last.words, words::day(last.day));
    }
    let (from, to) = (words::day(first.day), words::day(last.day));
    format!("{lead} {} on {from}, {} on {to}.", first.words, last.words)
}

fn detail(least: Option<u8>, newest: &SymmetryDay, unit: &str, measurement: &str) -> String {
    let Some(least) = least else { return measurement.to_owned() };
    let error = amount(f64::from(least), unit);
    if legs_differ(newest.injured, newest.other, Some(least)) == Some(true) {
        format!("More than the {error} by which the measurement may err.")
    } else {
        format!("No clear difference: up to {error} is within the error of the measurement.")
    }
}
