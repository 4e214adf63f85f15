//! What the risk-factor check looks at, gathered from the journal.

use hamstrong_rules::domain::{LocalDate, RecordId, SelfTest, Session, Wellness};
use hamstrong_rules::readiness::measurement::injured_first;
use hamstrong_rules::readiness::{RISK_EVERY_DAYS, RiskFacts};

use super::super::Tracker;
use super::Case;
use crate::api::error::ApiError;
use crate::store::Kind;
use crate::store::read::Select;

impl Tracker {
    /// The facts of a day, and the day on which both tests of it were done; none while one is missing.
    pub(super) fn risk_facts(
        &self,
        case: &Case,
        day: LocalDate,
    ) -> Result<(RiskFacts, Option<LocalDate>), ApiError> {
        let test = |id| self.newest_test(case.record, day, id);
        let (knee, count) = (test("test.ake")?, test("test.bridge_count")?);
        let tested = knee.as_ref().zip(count.as_ref()).map(|((a, _), (b, _))| *a.min(b));
        let sides = |(_, t): (LocalDate, SelfTest)| t.left.zip(t.right);
        let bridges = count.and_then(sides).map(|legs| injured_first(legs, case.episode.side));
        let mut facts = RiskFacts { knee: knee.and_then(sides), bridges, ..RiskFacts::default() };
        let week = Select {
            kind: Kind::Wellness,
            episode: None,
            days: Some((day.plus_days(-6), day)),
            removed: false,
        };
        for head in self.store.heads(week)? {
            let w: Wellness = head.revision.value()?;
            let back = day.days_since(head.revision.felt.day);
            facts.nights.extend(w.sleep_hours.map(hamstrong_rules::domain::Hours::get));
            if back < 3 {
                facts.soreness.extend(w.soreness.map(hamstrong_rules::domain::Rating::get));
            }
            if back == 0 {
                facts.fatigue = facts.fatigue.max(w.fatigue.map(hamstrong_rules::domain::Rating::get));
            }
        }
        self.add_sessions(case, day, &mut facts)?;
        Ok((facts, tested))
    }

    fn add_sessions(&self, case: &Case, day: LocalDate, facts: &mut RiskFacts) -> Result<(), ApiError> {
        if day.days_since(case.episode.onset) < 28 {
            return Ok(());
        }
        let days = Some((day.plus_days(-27), day));
        let what = Select { kind: Kind::Session, episode: Some(case.record), days, removed: false };
        let (mut counts, mut loads) = ([0_u32; 4], [0.0_f64; 4]);
        for head in self.store.heads(what)? {
            let session: Session = head.revision.value()?;
            let week = usize::try_from(day.days_since(head.revision.felt.day) / 7).unwrap_or(3).min(3);
            counts[week] += 1;
            if let (Some(effort), Some(minutes)) = (session.effort, session.minutes) {
                loads[week] += f64::from(u16::try_from(effort.get() * minutes.get()).unwrap_or(u16::MAX));
            }
        }
        facts.weekly_sessions = Some(counts);
        facts.load = Some((loads[0], (loads[1] + loads[2] + loads[3]) / 3.0));
        Ok(())
    }

    fn newest_test(
        &self,
        episode: RecordId,
        day: LocalDate,
        id: &str,
    ) -> Result<Option<(LocalDate, SelfTest)>, ApiError> {
        let days = Some((day.plus_days(1 - RISK_EVERY_DAYS), day));
        let what = Select { kind: Kind::SelfTest, episode: Some(episode), days, removed: false };
        let mut newest = None;
        for head in self.store.heads(what)? {
            let test: SelfTest = head.revision.value()?;
            if test.test == id {
                newest = Some((head.revision.felt.day, test));
            }
        }
        Ok(newest)
    }
}
