//! Rolling in an exercise session, as the session's page names it: it is a massage too.

use hamstrong_rules::domain::{Massage, Session};

use super::super::Tracker;
use super::super::readiness::Case;
use super::precheck::outcome;
use super::sessions::{Ended, Held, all_beyond, allowed};
use super::words;
use crate::api::error::ApiError;
use crate::api::training::RolledView;
use crate::store::{Felt, Revision};
use crate::words::without_scores;

impl Tracker {
    /// What the page of a session says of the rolling in it; `now` is the massage it would be if the session ended.
    pub(in super::super) fn rolled_view(
        &self,
        case: &Case,
        session: &Revision,
        now: Option<Massage>,
    ) -> Result<Option<RolledView>, ApiError> {
        let open = session.value::<Session>()?.is_open();
        let kept = self.massage_of(case.record, session.record)?.filter(|massage| !massage.voided);
        let (massage, record, felt) = match (kept, now) {
            (Some(kept), _) if !open => (kept.value()?, Some(kept.record), kept.felt),
            (_, Some(now)) if open => {
                (now, None, Felt { time: Some(self.clock.now().time()), ..session.felt.clone() })
            }
            _ => return Ok(None),
        };
        let mut earlier: Vec<Held> = self.massages(case.record, None)?;
        let ended = Ended::of(&felt, self.day_ends_at()?);
        earlier.retain(|held| Some(held.record) != record && held.ended <= ended);
        let day = allowed(case, felt.day).get(&felt.day).copied();
        let rules = &case.protocol(felt.day).book.massage;
        let beyond = all_beyond(&massage, ended, &earlier, day, rules).into_iter().map(words::beyond);
        let hide = self.hides_numbers()?;
        let shown = |text: String| if hide { without_scores(&text) } else { text };
        Ok(Some(RolledView {
            words: if open { self.before_rolling(case, session)? } else { words::ROLLED.to_owned() },
            beyond: beyond.map(shown).collect(),
        }))
    }

    /// That it will be a massage, and what the questions before it come to.
    fn before_rolling(&self, case: &Case, session: &Revision) -> Result<String, ApiError> {
        let day = session.felt.day;
        let Some(check) = self.open_check(case.record, day)? else {
            return Ok(format!("{} Answer the questions in Massage first.", words::WILL_BE_ROLLED));
        };
        let rules = &case.protocol(day).book.massage;
        let verdict = words::verdict(&outcome(&check.revision.value()?, case, rules), rules);
        Ok(format!("{} {verdict}", words::WILL_BE_ROLLED))
    }
}
