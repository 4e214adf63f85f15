//! The Massage place.

use std::collections::BTreeMap;

use hamstrong_rules::domain::{LocalDate, MassageCheck, PainScore};
use hamstrong_rules::massage::{Session, gap_hours_left, keeps_gap, together};
use hamstrong_rules::protocol::{GateCheck, MassageRules, Tier};
use hamstrong_rules::readiness::{Decision, MassageResult};

use super::super::Tracker;
use super::super::history::DaySum;
use super::super::readiness::{ANSWER_THE_QUESTIONS, Case};
use super::precheck::{outcome, questions};
use super::sessions::{Held, session_views};
use super::words;
use crate::api::error::ApiError;
use crate::api::massage::{
    BenefitItemView, BenefitView, CheckedView, MassageQuery, MassageSessionView, MassageView, PrecheckWord,
};
use crate::words::without_scores;

impl Tracker {
    /// The Massage place of an injury, for today.
    ///
    /// # Errors
    /// When there is no such injury or the journal cannot be read.
    pub fn massage(&self, query: &MassageQuery) -> Result<MassageView, ApiError> {
        let case = self.case(query.episode)?;
        let day = case.last;
        let decision = case.decision(day);
        let rules = &case.protocol(day).book.massage;
        let held = self.massages(query.episode, None)?;
        let known = decision.today.hold.is_some() || self.warning_signs_known(&case, day)?;
        let tier = if known { decision.today.tier } else { Tier::M0 };
        let info = rules.tiers.iter().find(|info| info.tier == tier);
        let hidden = self.hides_numbers()?;
        let open = case.episode.closed_on.is_none();
        let rest = self.rest_left(&held, &decision, rules).filter(|_| open);
        let (check, view) = self.checked_view(&case, day, rules)?;
        let days = self.day_sums(query.episode, case.episode.onset, day)?;
        let compared = compared(&held, &days, rules);
        let sentence = if known { words::sentence(&decision) } else { ANSWER_THE_QUESTIONS.to_owned() };
        Ok(MassageView {
            day,
            tier,
            tier_name: info.map_or_else(String::new, |info| info.name.clone()),
            tier_what: info.map_or_else(String::new, |info| info.what.clone()),
            limits: words::limits(rules, tier),
            sentence: if hidden { without_scores(&sentence) } else { sentence },
            rest: rest.map_or_else(String::new, |hours| words::rest(hours, rules)),
            closed: closed(&held, day, rules),
            questions: questions(&outcome(&check, &case, rules), rules),
            check: view,
            due: if open { self.due_of(query.episode, &held)? } else { Vec::new() },
            offer: self.offer(query.episode, day)?,
            response_rule: words::response_rule(&rules.response.check),
            together: match together(&compared, &rules.response.check) {
                Some(found) => words::together(&found, hidden),
                None => words::too_few(&compared, &rules.response.check),
            },
            together_note: words::TOGETHER_NOTE.to_owned(),
            sessions: self.shown_sessions(&held, &case, hidden)?,
            benefits: benefits(rules),
        })
    }

    fn checked_view(
        &self,
        case: &Case,
        day: LocalDate,
        rules: &MassageRules,
    ) -> Result<(MassageCheck, Option<CheckedView>), ApiError> {
        let Some(head) = self.open_check(case.record, day)? else {
            return Ok((MassageCheck::default(), None));
        };
        let check: MassageCheck = head.revision.value()?;
        let found = outcome(&check, case, rules);
        let view = CheckedView {
            record: head.revision.record,
            yes: check.yes.clone(),
            no: check.no.clone(),
            verdict: PrecheckWord::from(found.verdict),
            text: words::verdict(&found, rules),
        };
        Ok((check, Some(view)))
    }

    /// Massages in words, newest first.
    pub(super) fn shown_sessions(
        &self,
        held: &[Held],
        case: &Case,
        hidden: bool,
    ) -> Result<Vec<MassageSessionView>, ApiError> {
        let mut views = session_views(held, case, &self.checks(case.record)?, hidden);
        if hidden {
            for view in &mut views {
                view.words = without_scores(&view.words);
                view.beyond.iter_mut().for_each(|line| *line = without_scores(line));
                view.readings.iter_mut().for_each(|reading| reading.words = without_scores(&reading.words));
            }
        }
        Ok(views)
    }

    /// Hours until the rest after the last massage of the sore area is over.
    fn rest_left(&self, held: &[Held], decision: &Decision, rules: &MassageRules) -> Option<i64> {
        let asked = keeps_gap(decision.today.phase);
        let last = held.iter().rev().find(|massage| massage.needs() >= Tier::M2).filter(|_| asked)?;
        gap_hours_left(last.ended.latest(), self.clock.now().at, rules)
    }
}

/// Until when massage is closed after a bad answer of the leg, and what comes first then.
fn closed(held: &[Held], today: LocalDate, rules: &MassageRules) -> String {
    let badly = |massage: &&Held| massage.response(rules).result == MassageResult::Adverse;
    let Some(worst) = held.iter().rev().find(badly) else { return String::new() };
    let days = rules.m1.iter().find_map(|rule| match rule.check {
        GateCheck::NoAdverseMassage(days) => Some(i64::from(days)),
        _ => None,
    });
    let Some(days) = days else { return String::new() };
    let until = worst.day.plus_days(days);
    if today <= until {
        return words::closed_until(worst.day, until);
    }
    let well = |massage: &Held| {
        massage.day > worst.day
            && massage.day < today
            && matches!(massage.response(rules).result, MassageResult::Helpful | MassageResult::Neutral)
    };
    if held.iter().any(well) { String::new() } else { words::light_first(worst.day) }
}

/// What each massage brings to "did it help?".
fn compared(held: &[Held], days: &BTreeMap<LocalDate, DaySum>, rules: &MassageRules) -> Vec<Session> {
    let worst = |day: LocalDate| days.get(&day).and_then(|sum| sum.walk.max(sum.stretch)).map(PainScore::get);
    held.iter()
        .map(|massage| {
            let response = massage.response(rules);
            let two_days_before = worst(massage.day).zip(worst(massage.day.plus_days(-2)));
            Session {
                result: response.result,
                change: response.change,
                two_days_before: two_days_before.map(|(now, then)| now - then),
            }
        })
        .collect()
}

/// The rules of the protocol, gathered by what they are about.
fn benefits(rules: &MassageRules) -> Vec<BenefitView> {
    let mut views: Vec<BenefitView> = Vec::new();
    for rule in &rules.benefits {
        let item = BenefitItemView {
            item: rule.check.item,
            change_at: rule.check.change_at,
            why: rule.why.clone(),
            sources: rule.sources.clone(),
        };
        match views.iter_mut().find(|view| view.benefit == rule.check.benefit) {
            Some(view) => view.items.push(item),
            None => views.push(BenefitView { benefit: rule.check.benefit, items: vec![item] }),
        }
    }
    views
}
