//! The head of Today: where the athlete stands, what stands above everything, what is to be asked.

use hamstrong_rules::domain::{LocalDate, RecordId, RedFlag};
use hamstrong_rules::protocol::{HoldLevel, Phase, Protocol};
use hamstrong_rules::readiness::{DayDecision, Decision, Notice, words as rule_words};

use super::super::Tracker;
use super::{Case, words};
use crate::api::error::ApiError;
use crate::api::readiness::{AlertLevel, AlertView, AskView, QuestionView, RailStop, StatusView};
use crate::store::Kind;
use crate::store::read::Select;

/// All warning questions come again after this many days.
const ASK_AGAIN_DAYS: i64 = 7;

impl Tracker {
    /// The status of a day of an injury.
    pub(in super::super) fn status(&self, episode: RecordId, day: LocalDate) -> Result<StatusView, ApiError> {
        let case = self.case(episode)?;
        let decision = case.decision(day);
        let days = case.timeline(day);
        let protocol = case.protocol(day);
        Ok(StatusView {
            headline: self.without_numbers(self.headline(&case, &decision, protocol, day)?)?,
            phase: decision.today.phase,
            day_index: decision.today.index,
            hold: decision.today.hold,
            tier: decision.today.tier,
            rail: rail(days, decision.today.phase, protocol),
            met: decision.m2.met,
            asked: decision.m2.asked,
            alerts: alerts(&decision, protocol),
            contradictions: self.contradictions(episode, &decision, protocol)?,
            ask: self.due(&case, &decision, protocol, day)?,
        })
    }

    /// The same without pain scores, when the athlete hides them.
    pub(super) fn without_numbers(&self, text: String) -> Result<String, ApiError> {
        Ok(if self.hides_numbers()? { crate::words::without_scores(&text) } else { text })
    }

    /// The engine's sentence; before the warning questions were answered once, only the place and the request.
    fn headline(
        &self,
        case: &Case,
        decision: &Decision,
        protocol: &Protocol,
        day: LocalDate,
    ) -> Result<String, ApiError> {
        if decision.today.hold.is_some() || self.warning_signs_known(case, day)? {
            return Ok(rule_words::headline(decision, protocol));
        }
        let phase = rule_words::phase_name(protocol, decision.today.phase);
        Ok(format!("{phase}, day {}. {}", decision.today.index.0, words::ANSWER_THE_QUESTIONS))
    }

    /// All warning questions were answered at least once since the injury.
    pub(in super::super) fn warning_signs_known(
        &self,
        case: &Case,
        day: LocalDate,
    ) -> Result<bool, ApiError> {
        Ok(self.store.last_asked_in_full(day)?.is_some_and(|asked| asked >= case.episode.onset))
    }

    fn due(
        &self,
        case: &Case,
        decision: &Decision,
        protocol: &Protocol,
        day: LocalDate,
    ) -> Result<AskView, ApiError> {
        let asked = self.store.last_asked_in_full(day)?;
        let raised = |notice| decision.today.notices.contains(&notice);
        let sudden = raised(Notice::Reinjury);
        let badly = self.massage_went_badly(case, day)?;
        let because = match asked {
            None => "Asked in full at the beginning.",
            _ if sudden => "Asked in full after a sudden pain.",
            _ if raised(Notice::SwellingUp) => "Asked in full because swelling rose.",
            Some(last) if badly.is_some_and(|told| last < told) => {
                "Asked in full because the leg did not take a massage well."
            }
            Some(last) if last < case.episode.onset => "Asked in full at the beginning.",
            Some(last) if day.days_since(last) >= ASK_AGAIN_DAYS => "Asked in full once a week.",
            Some(_) => "",
        };
        let answered_today = asked == Some(day);
        let because = if answered_today { "" } else { because };
        let questions = protocol.book.red_flags.iter().filter_map(|rule| {
            let flag = serde_json::from_value::<RedFlag>(serde_json::json!(rule.id.as_str())).ok()?;
            Some(QuestionView {
                flag,
                question: rule.check.question.clone(),
                action: rule.check.action.clone(),
                level: rule.check.level,
            })
        });
        let file = Select { kind: Kind::Contraindications, episode: None, days: None, removed: false };
        Ok(AskView {
            red_flags_in_full: !because.is_empty(),
            because: because.to_owned(),
            questions: questions.collect(),
            contraindications: self.store.heads(file)?.is_empty(),
        })
    }
}

/// The phases of the newest episode with the days spent in each.
fn rail(days: &[DayDecision], now: Phase, protocol: &Protocol) -> Vec<RailStop> {
    let episode = days.last().map(|d| d.episode);
    let ours: Vec<&DayDecision> = days.iter().filter(|d| Some(d.episode) == episode).collect();
    let stop = |phase: Phase| {
        // Only the last stay counts: after a step back the phases ahead are ahead again.
        let last = ours.iter().rposition(|d| d.phase == phase).filter(|_| phase.index() <= now.index());
        let first = last.map(|end| {
            let before = ours.iter().take(end).rposition(|d| d.phase != phase);
            before.map_or(0, |n| n + 1)
        });
        let day = |n: Option<usize>| n.and_then(|n| ours.get(n)).map(|d| d.day);
        RailStop {
            phase,
            name: rule_words::phase_name(protocol, phase).to_owned(),
            from: day(first),
            to: if phase == now { None } else { day(last) },
            here: phase == now,
        }
    };
    Phase::ALL.iter().copied().map(stop).collect()
}

fn alerts(decision: &Decision, protocol: &Protocol) -> Vec<AlertView> {
    let mut alerts: Vec<AlertView> = decision
        .holds
        .iter()
        .map(|cause| {
            let flag = protocol.book.red_flags.iter().find(|rule| rule.id == cause.rule);
            let why = protocol.book.rule(cause.rule.as_str()).map(|rule| rule.why().to_owned());
            let action = flag.map_or("See a clinician about it.".to_owned(), |f| f.check.action.clone());
            AlertView {
                level: match cause.level {
                    HoldLevel::Urgent => AlertLevel::Urgent,
                    HoldLevel::Clinician => AlertLevel::Clinician,
                },
                id: cause.rule.to_string(),
                title: action,
                text: why.unwrap_or_default(),
                day: cause.about,
            }
        })
        .collect();
    for notice in &decision.today.notices {
        if let Some((title, text)) = words::notice(*notice, decision) {
            alerts.push(AlertView {
                level: AlertLevel::Notice,
                id: notice.word().to_owned(),
                title: title.to_owned(),
                text,
                day: decision.today.day,
            });
        }
    }
    alerts.sort_by_key(|a| a.level);
    alerts
}
