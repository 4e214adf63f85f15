//! The questions before a massage, and the answers that wait for the next one.

use std::collections::BTreeSet;

use hamstrong_rules::domain::{LocalDate, Massage, MassageCheck, RecordId};
use hamstrong_rules::massage::{PrecheckAnswers, PrecheckOutcome, precheck};
use hamstrong_rules::protocol::{MassageRules, RuleId};
use hamstrong_rules::readiness::{Deed, History, Profile};

use super::super::Tracker;
use super::super::readiness::Case;
use crate::api::error::ApiError;
use crate::api::inputs::Entry;
use crate::api::massage::PrecheckView;
use crate::store::Kind;
use crate::store::read::{Head, Select};

impl Tracker {
    /// The day's newest answers that no massage has used yet.
    pub(super) fn open_check(&self, episode: RecordId, day: LocalDate) -> Result<Option<Head>, ApiError> {
        let of_day = |kind| Select { kind, episode: Some(episode), days: Some((day, day)), removed: false };
        let mut used: BTreeSet<RecordId> = BTreeSet::new();
        for head in self.store.heads(of_day(Kind::Massage))? {
            used.extend(head.revision.value::<Massage>()?.asked);
        }
        let mut checks = self.store.heads(of_day(Kind::MassageCheck))?;
        checks.retain(|head| !used.contains(&head.revision.record));
        Ok(checks.into_iter().max_by_key(|head| head.first_written_at))
    }

    /// Only questions of the protocol can be answered, and each with yes or no.
    pub(in super::super) fn check_questions(
        &self,
        entry: &Entry,
        episode: Option<RecordId>,
        day: LocalDate,
    ) -> Result<(), ApiError> {
        let (Entry::MassageCheck(check), Some(episode)) = (entry, episode) else { return Ok(()) };
        let protocol = self.protocol_on(episode, day)?;
        let asked = |id: &str| protocol.book.massage.precheck.iter().any(|rule| rule.id.as_str() == id);
        if let Some(id) = check.yes.iter().chain(&check.no).find(|id| !asked(id)) {
            return Err(ApiError::field("yes", format!("There is no question called \"{id}\".")));
        }
        if let Some(id) = check.yes.iter().find(|id| check.no.contains(id)) {
            return Err(ApiError::field("yes", format!("\"{id}\" is answered with yes and with no.")));
        }
        Ok(())
    }
}

/// Reads answers against intake as it stands.
pub(super) fn outcome(check: &MassageCheck, case: &Case, rules: &MassageRules) -> PrecheckOutcome {
    let ids =
        |list: &[String]| -> BTreeSet<RuleId> { list.iter().map(|id| RuleId::from(id.as_str())).collect() };
    let (yes, no) = (ids(&check.yes), ids(&check.no));
    let profile = newest_profile(&case.history);
    let answers = PrecheckAnswers {
        yes: &yes,
        no: &no,
        age: profile.age.map(i64::from),
        on_file: &profile.contraindications,
    };
    precheck(&answers, rules)
}

fn newest_profile(history: &History) -> &Profile {
    let told = history.acts.iter().rev().find_map(|act| match &act.deed {
        Deed::Profile(profile) => Some(profile),
        _ => None,
    });
    told.unwrap_or(&history.profile)
}

/// The questions that are asked of this athlete.
pub(super) fn questions(outcome: &PrecheckOutcome, rules: &MassageRules) -> Vec<PrecheckView> {
    let asked = rules.precheck.iter().filter(|rule| outcome.asked.contains(&rule.id));
    asked
        .map(|rule| PrecheckView {
            id: rule.id.to_string(),
            question: rule.check.question.clone(),
            why: rule.why.clone(),
        })
        .collect()
}
