//! Answers that seldom go together: which fields a pattern is about, and when it is asked about again.

use hamstrong_rules::domain::{CheckIn, RecordId};
use hamstrong_rules::protocol::{ContradictionCheck, Protocol, RuleId};
use hamstrong_rules::readiness::Decision;
use serde_json::{Map, Value};

use super::Tracker;
use crate::api::error::ApiError;
use crate::api::readiness::ContradictionView;

/// "Worst" below another pain of the same check-in: asked about, and no gate depends on it (rule specification 5.1).
const WORST_BELOW: &str = "worst_below";

/// Every answer that a pattern reads.
const READ: [&str; 7] =
    ["pain_rest", "pain_walk", "pain_worst", "swelling", "bruising", "walking_normal", "events"];

/// "The answers stand" is about the answers as they were: once one of them changes it is open again.
pub(super) fn ask_again(
    before: &Map<String, Value>,
    answers: &Map<String, Value>,
    payload: &mut Map<String, Value>,
) {
    let changed = READ.iter().any(|field| before.get(*field) != payload.get(*field));
    if changed && !answers.contains_key("confirmed") {
        payload.remove("confirmed");
    }
}

impl Tracker {
    /// What is to be asked about on the day of a decision.
    pub(super) fn contradictions(
        &self,
        episode: RecordId,
        decision: &Decision,
        protocol: &Protocol,
    ) -> Result<Vec<ContradictionView>, ApiError> {
        let day = decision.today.day;
        let (before, _) = self.last_answers(episode, day.plus_days(-1))?;
        let (now, _) = self.last_answers(episode, day)?;
        let mut found: Vec<ContradictionView> = decision
            .contradictions
            .iter()
            .filter_map(|id| {
                let rule = protocol.book.rule(id.as_str())?;
                let fields = fields(check(id, protocol)?, &now, &before);
                Some(ContradictionView { id: id.to_string(), text: rule.why().to_owned(), fields })
            })
            .collect();
        let sittings = self.sittings_of(episode, day)?;
        let open = sittings.iter().filter_map(|s| s.check_in.as_ref()).map(|c| &c.value);
        if let Some(fields) = open.filter(|c| c.confirmed != Some(true)).find_map(worst_below) {
            let text = "“Worst of the day” is below another answer of today.".to_owned();
            found.push(ContradictionView { id: WORST_BELOW.to_owned(), text, fields });
        }
        Ok(found)
    }
}

fn check(id: &RuleId, protocol: &Protocol) -> Option<ContradictionCheck> {
    let rules = &protocol.book.contradictions;
    [&rules.normal_walk_with_pain, &rules.rest_above_walk, &rules.pain_jump, &rules.sign_jump]
        .into_iter()
        .find(|rule| rule.id == *id)
        .map(|rule| rule.check)
}

fn fields(check: ContradictionCheck, now: &CheckIn, before: &CheckIn) -> Vec<String> {
    let among: &[(&str, bool)] = match check {
        ContradictionCheck::NormalWalkWithPain { .. } => &[("pain_walk", true), ("walking_normal", true)],
        ContradictionCheck::RestAboveWalk { .. } => &[("pain_rest", true), ("pain_walk", true)],
        ContradictionCheck::PainJump { .. } => &[
            ("pain_rest", now.pain_rest != before.pain_rest),
            ("pain_walk", now.pain_walk != before.pain_walk),
        ],
        ContradictionCheck::SignJump { .. } => {
            &[("swelling", now.swelling != before.swelling), ("bruising", now.bruising != before.bruising)]
        }
    };
    among.iter().filter(|(_, about)| *about).map(|(field, _)| (*field).to_owned()).collect()
}

/// The fields, when the worst of the day is less than rest or walking of the same check-in.
fn worst_below(answers: &CheckIn) -> Option<Vec<String>> {
    let worst = answers.pain_worst?;
    let above = |score: Option<_>| score.is_some_and(|score| score > worst);
    let others = [("pain_rest", answers.pain_rest), ("pain_walk", answers.pain_walk)];
    let mut found: Vec<String> =
        others.into_iter().filter(|(_, score)| above(*score)).map(|(field, _)| field.to_owned()).collect();
    if found.is_empty() {
        return None;
    }
    found.push("pain_worst".to_owned());
    Some(found)
}
