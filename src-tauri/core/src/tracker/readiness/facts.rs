//! What the risk-factor check looks at, gathered from the journal.

use hamstrong_rules::domain::{LocalDate, RecordId, SelfTest, Session, Wellness};
use hamstrong_rules::readiness::measurement::injured_first;
use hamstrong_rules::readiness::{RISK_EVERY_DAYS, RiskFacts};
use hamstrong_rules::training::{load_of, load_weeks};

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

    /// Weekly sessions and load as the load chart counts them. A week without any entry is unknown, not one without
    /// sessions.
    fn add_sessions(&self, case: &Case, day: LocalDate, facts: &mut RiskFacts) -> Result<(), ApiError> {
        let days = Some((case.episode.onset, day));
        let what = Select { kind: Kind::Session, episode: Some(case.record), days, removed: false };
        let mut sessions = Vec::new();
        for head in self.store.heads(what)? {
            sessions.push((head.revision.felt.day, load_of(&head.revision.value::<Session>()?)));
        }
        let first = self.first_entry(case.record, (case.episode.onset, day))?.unwrap_or(day);
        let weeks = load_weeks(&sessions, first, day, &case.protocol(day).book.load);
        let newest: Vec<_> = weeks.0.iter().rev().take(4).collect();
        let mut known = Vec::new();
        for week in newest.iter().filter(|w| w.from.plus_days(6) == w.to) {
            if self.logged_within(case.record, (week.from, week.to))? > 0 {
                known.push(week.sessions);
            }
        }
        facts.weekly_sessions = known.try_into().ok();
        facts.load = newest.first().and_then(|w| Some((f64::from(w.load), w.usual?)));
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
