//! The questions asked before every massage, also on a massage-ready day.

use std::collections::BTreeSet;

use crate::protocol::{MassageRules, PrecheckEffect, RuleId};
use crate::readiness::Contraindication;

/// What is known when the questions are read.
#[derive(Debug, Clone, Copy)]
pub struct PrecheckAnswers<'a> {
    /// Questions answered with yes, by id.
    pub yes: &'a BTreeSet<RuleId>,
    /// Questions answered with no, by id.
    pub no: &'a BTreeSet<RuleId>,
    /// Age in years; none when it is not known. Adults are not asked whether an adult is there.
    pub age: Option<i64>,
    /// Conditions on file, with any clinician's agreement.
    pub on_file: &'a [Contraindication],
}

/// What the answers come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrecheckVerdict {
    /// A question is still open and none stops.
    Open,
    /// Nothing stands in the way.
    Go,
    /// A part of the leg is left out; elsewhere nothing stands in the way.
    NotThere,
    /// No massage today.
    No,
}

/// The answers, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrecheckOutcome {
    pub verdict: PrecheckVerdict,
    /// Questions that are asked of this athlete, in the protocol's order.
    pub asked: Vec<RuleId>,
    /// Questions whose yes stops today, or keeps a part out.
    pub stopped_by: Vec<RuleId>,
}

/// Reads the answers.
pub fn precheck(answers: &PrecheckAnswers<'_>, rules: &MassageRules) -> PrecheckOutcome {
    let asked: Vec<_> = rules
        .precheck
        .iter()
        .filter(|rule| {
            rule.check.effect != PrecheckEffect::AdultRequired || answers.age.is_none_or(|age| age < 18)
        })
        .collect();
    let mut outcome = PrecheckOutcome {
        verdict: PrecheckVerdict::Go,
        asked: asked.iter().map(|rule| rule.id.clone()).collect(),
        stopped_by: Vec::new(),
    };
    let (mut open, mut stops, mut elsewhere) = (false, false, false);
    for rule in asked {
        if !answers.yes.contains(&rule.id) {
            open |= !answers.no.contains(&rule.id);
            continue;
        }
        if agreed(&rule.check.on_file, answers.on_file) {
            continue;
        }
        outcome.stopped_by.push(rule.id.clone());
        match rule.check.effect {
            PrecheckEffect::NotThere => elsewhere = true,
            PrecheckEffect::NoMassage
            | PrecheckEffect::UnlessClinicianAgreed
            | PrecheckEffect::AskClotQuestions
            | PrecheckEffect::SeeClinician
            | PrecheckEffect::ClinicianFirst
            | PrecheckEffect::AdultRequired => stops = true,
        }
    }
    outcome.verdict = match (stops, open, elsewhere) {
        (true, _, _) => PrecheckVerdict::No,
        (false, true, _) => PrecheckVerdict::Open,
        (false, false, true) => PrecheckVerdict::NotThere,
        (false, false, false) => PrecheckVerdict::Go,
    };
    outcome
}

/// At least one of the conditions is on file, and a clinician agreed to each that is.
fn agreed(conditions: &[String], on_file: &[Contraindication]) -> bool {
    let mut present = on_file.iter().filter(|known| conditions.contains(&known.id)).peekable();
    present.peek().is_some() && present.all(|known| known.agreed.is_some())
}
