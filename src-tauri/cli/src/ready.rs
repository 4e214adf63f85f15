//! Readiness on the command line: the status and its reasons, and what only the rules ask for.

use std::path::Path;

use clap::Args;
use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::readiness::ReadinessQuery;
use hamstrong_core::domain::LocalDate;
use hamstrong_rules::conformance;
use hamstrong_rules::protocol::{Protocol, Variant};
use hamstrong_rules::readiness::{Decision, RuleReport, words};
use serde_json::{Value, json};

use crate::args::{Cli, Conformance, Explain, ProtocolCommand, Status, When};
use crate::clock::{episode, reading};
use crate::show::print_json;

#[derive(Debug, Args)]
pub struct Test {
    /// Its id without "test.": ake, iso_half, iso_full, squat, bridge_hold, bridge_count, press, jog, sprint,
    /// confidence, trainings, clearance, hip_flexor, slr, girth or h_test.
    #[arg(value_name = "TEST")]
    pub id: String,
    #[command(flatten)]
    pub when: When,
    /// Left side, in the unit of the test; several tries with commas, of which the middle one counts.
    #[arg(long, value_delimiter = ',', value_name = "READING")]
    pub left: Vec<f64>,
    /// Right side, in the same way.
    #[arg(long, value_delimiter = ',', value_name = "READING")]
    pub right: Vec<f64>,
    /// For tests with one number.
    #[arg(long)]
    pub value: Option<f64>,
    /// For tests answered with yes or no.
    #[arg(long, value_name = "YES|NO", value_parser = crate::log::yes_no)]
    pub yes: Option<bool>,
    /// Press test: length of the sore strip, in cm.
    #[arg(long, value_name = "CM")]
    pub strip: Option<f64>,
}

impl Test {
    /// As an entry.
    pub fn value(&self) -> Value {
        let id = format!("test.{}", self.id.trim_start_matches("test."));
        let (left, left_tries) = readings(&self.left);
        let (right, right_tries) = readings(&self.right);
        json!({ "kind": "self_test", "value": {
            "test": id, "left": left, "right": right, "value": self.value, "yes": self.yes,
            "strip_cm": self.strip, "left_tries": left_tries, "right_tries": right_tries,
        }})
    }
}

/// One reading is the result; several are tries.
fn readings(given: &[f64]) -> (Option<f64>, &[f64]) {
    match given {
        [] => (None, &[]),
        [one] => (Some(*one), &[]),
        several => (None, several),
    }
}

#[derive(Debug, Args)]
pub struct Flag {
    /// The warning sign, for example dvt_suspect.
    pub sign: String,
    #[command(flatten)]
    pub when: When,
    /// It was ticked by mistake today: say how it came about.
    #[arg(long, value_name = "REASON")]
    pub mistaken: Option<String>,
}

#[derive(Debug, Args)]
pub struct Clear {
    /// What it covers: all, back or massage.
    #[arg(default_value = "all")]
    pub scope: String,
    /// Who saw you.
    #[arg(long)]
    pub by: String,
    #[command(flatten)]
    pub when: When,
}

impl Clear {
    /// As an entry.
    pub fn value(&self) -> Value {
        json!({ "kind": "clearance", "value": { "scope": self.scope, "by": self.by } })
    }
}

#[derive(Debug, Args)]
pub struct Override {
    /// The rule's id, for example M2.walk.
    pub rule: String,
    /// The new limit, within the bounds of the rule.
    pub limit: f64,
    /// Who decided it.
    #[arg(long)]
    pub by: String,
    /// Why.
    #[arg(long)]
    pub reason: String,
    #[command(flatten)]
    pub when: When,
}

impl Override {
    /// As an entry.
    pub fn value(&self) -> Value {
        json!({ "kind": "rule_change", "value": {
            "rule": self.rule, "value": self.limit, "by": self.by, "reason": self.reason,
        }})
    }
}

#[derive(Debug, Args)]
pub struct Estimate {
    /// The day you think you will be back.
    pub back_on: Option<LocalDate>,
    /// The day you were back.
    #[arg(long, value_name = "DAY")]
    pub was_back_on: Option<LocalDate>,
    #[command(flatten)]
    pub when: When,
}

impl Estimate {
    /// As an entry.
    pub fn value(&self) -> Result<Value, ApiError> {
        let back_on = self.back_on.ok_or_else(|| ApiError::field("back_on", "Give the day you think of."))?;
        Ok(json!({ "kind": "estimate", "value": { "back_on": back_on, "was_back_on": self.was_back_on } }))
    }
}

fn decision(cli: &Cli, day: Option<LocalDate>, as_of: Option<LocalDate>) -> Result<Decision, ApiError> {
    let tracker = reading(cli)?;
    let episode = episode(&tracker, None)?;
    tracker.decision(&ReadinessQuery { episode, day, as_of })
}

/// Where the injury stands.
pub fn status(cli: &Cli, args: &Status) -> Result<(), ApiError> {
    let found = decision(cli, args.on, args.as_of)?;
    if cli.json {
        return print_json(&found);
    }
    let protocol = Protocol::builtin(found.protocol.variant).map_err(|e| failed(e.to_string()))?;
    say!("{}", words::headline(&found, &protocol));
    say!("Massage tier {}, {} of {} items met.", found.today.tier, found.m2.met, found.m2.asked);
    for item in found.m2.open() {
        say!("  {}  {}", item.rule, words::not_met(item));
    }
    Ok(())
}

/// The course, a line a day.
pub fn timeline(cli: &Cli) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let days = tracker.timeline(episode(&tracker, None)?)?;
    if cli.json {
        return print_json(&days);
    }
    for d in days {
        let notices: Vec<&str> = d.notices.iter().map(|n| n.word()).collect();
        let hold = d.hold.map_or("", |h| h.word());
        say!("{}  day {:>3}  {}  {}  {hold:<9} {}", d.day, d.index.0, d.phase, d.tier, notices.join(", "));
    }
    Ok(())
}

/// Why a rule answers as it does.
pub fn explain(cli: &Cli, args: &Explain) -> Result<(), ApiError> {
    let found = decision(cli, args.on, None)?;
    let next = found.next.iter().flat_map(|n| &n.checklist.rules);
    let all =
        found.m1.rules.iter().chain(&found.m2.rules).chain(&found.m3.rules).chain(next).chain(&found.watch);
    let mut matching = all.filter(|rule| rule.rule.as_str().eq_ignore_ascii_case(&args.rule));
    let Some(rule) = matching.next() else {
        let text = format!("No rule called \"{}\" was asked on that day.", args.rule);
        return Err(ApiError::new(ErrorCode::NotFound, text));
    };
    if cli.json {
        return print_json(rule);
    }
    print_rule(rule);
    Ok(())
}

fn print_rule(rule: &RuleReport) {
    let plain = |value: &dyn erased::Plain| value.plain();
    say!("{}: {:?}", rule.rule, rule.answer);
    say!("  value   {}", plain(&rule.value));
    say!("  limit   {}", plain(&rule.limit));
    for reading in &rule.readings {
        say!("  {}  {}", reading.day, plain(&reading.value));
    }
    say!("  why     {}", rule.why);
    say!("  source  {} ({})", rule.sources.join(", "), plain(&rule.confidence));
    if let Some(by) = &rule.set_by {
        say!("  set by  {} on {}: {}", by.name, by.date, by.reason);
    }
}

/// Values as compact JSON, a dash for none.
mod erased {
    /// Anything that can be shown as one word.
    pub trait Plain {
        /// The word.
        fn plain(&self) -> String;
    }

    impl<T: serde::Serialize> Plain for T {
        fn plain(&self) -> String {
            match serde_json::to_string(self) {
                Ok(text) if text != "null" => text.replace('"', ""),
                _ => "–".to_owned(),
            }
        }
    }
}

/// Looks a protocol file over.
pub fn protocol(what: &ProtocolCommand) -> Result<(), ApiError> {
    let ProtocolCommand::Check { file } = what;
    let found = load(file)?;
    say!(
        "{} holds together: {} {}, {} rules.",
        file.display(),
        found.book.id,
        found.book.version,
        found.book.rules().len()
    );
    Ok(())
}

fn load(file: &Path) -> Result<Protocol, ApiError> {
    let text = read(file)?;
    Protocol::from_json(&file.display().to_string(), &text).map_err(|e| failed(e.to_string()))
}

fn read(file: &Path) -> Result<String, ApiError> {
    std::fs::read_to_string(file).map_err(|e| failed(format!("{} cannot be read: {e}.", file.display())))
}

fn failed(text: String) -> ApiError {
    ApiError::new(ErrorCode::Failed, text)
}

/// Runs a scenario file.
pub fn conformance(args: &Conformance) -> Result<(), ApiError> {
    let protocol = args.protocol.as_deref().map(load).transpose()?;
    if args.verbose {
        let shown = protocol.clone().map_or_else(|| Protocol::builtin(Variant::Balanced), Ok);
        let shown = shown.map_err(|e| failed(e.to_string()))?;
        say!("{} {} from {}", shown.book.id, shown.book.version, shown.file());
    }
    let report = conformance::run(&read(&args.file)?, protocol).map_err(|e| failed(e.to_string()))?;
    say!("{report}");
    if report.failed() > 0 {
        Err(failed("Some scenarios differ from what they expect.".to_owned()))
    } else {
        Ok(())
    }
}
