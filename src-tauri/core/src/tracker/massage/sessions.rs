//! Every massage of an injury with its readings, and what its day allowed.

use std::collections::BTreeMap;

use hamstrong_rules::domain::{
    Instant, LocalDate, LocalTime, Massage, MassageCheck, MassageReading, ReadingTime, RecordId,
};
use hamstrong_rules::massage::{
    Beyond, Direction, Response, beyond, item_changes, keeps_gap, read_response, tier_of, too_soon,
};
use hamstrong_rules::protocol::{MassageRules, Phase, Tier};
use hamstrong_rules::readiness::MassageResult;

use super::super::Tracker;
use super::super::readiness::Case;
use super::words;
use crate::api::error::ApiError;
use crate::api::massage::{ItemChangeView, MassageSessionView, ReadingView};
use crate::clock::{day_over, instant_of, instant_on};
use crate::store::read::Select;
use crate::store::{Felt, Kind};

/// A massage that stands, with its readings in the order of writing.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub record: RecordId,
    pub day: LocalDate,
    pub time: Option<LocalTime>,
    pub ended: Ended,
    pub massage: Massage,
    pub readings: Vec<Taken>,
}

/// When a massage ended. Those of one day without a time come before those with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ended {
    pub day: LocalDate,
    at: Option<Instant>,
    noon: Instant,
    over: Instant,
}

/// A reading and the day on which its newest wording was written.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    pub record: RecordId,
    pub written_on: LocalDate,
    pub reading: MassageReading,
}

/// What one day allowed, as known on that day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowed {
    pub tier: Tier,
    pub phase: Phase,
}

impl Ended {
    pub fn of(felt: &Felt, day_ends_at: LocalTime) -> Self {
        let noon = chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default().into();
        Self {
            day: felt.day,
            at: felt.time.map(|time| instant_on(felt.day, time, day_ends_at, &felt.zone)),
            noon: instant_of(felt.day, noon, &felt.zone),
            over: day_over(felt.day, day_ends_at, &felt.zone),
        }
    }

    /// Noon of its day where nobody said.
    pub fn likely(self) -> Instant {
        self.at.unwrap_or(self.noon)
    }

    /// The end of its day where nobody said.
    pub fn latest(self) -> Instant {
        self.at.unwrap_or(self.over)
    }
}

impl Held {
    pub fn needs(&self) -> Tier {
        tier_of(self.massage.reach())
    }

    pub fn at(&self, at: ReadingTime) -> Option<&MassageReading> {
        self.readings.iter().rev().map(|taken| &taken.reading).find(|reading| reading.at == at)
    }

    pub fn response(&self, rules: &MassageRules) -> Response {
        let readings: Vec<MassageReading> = self.readings.iter().map(|taken| taken.reading.clone()).collect();
        read_response(&readings, &rules.response.check)
    }
}

impl Tracker {
    /// Massages of an injury, oldest first; with `since` only those from that day on.
    pub(super) fn massages(
        &self,
        episode: RecordId,
        since: Option<LocalDate>,
    ) -> Result<Vec<Held>, ApiError> {
        let days = since.map(|from| self.today().map(|today| (from, today))).transpose()?;
        let heads = |kind| self.store.heads(Select { kind, episode: Some(episode), days, removed: false });
        let mut readings: BTreeMap<RecordId, Vec<Taken>> = BTreeMap::new();
        for head in heads(Kind::MassageReading)? {
            let reading: MassageReading = head.revision.value()?;
            let (record, written_on) = (head.revision.record, head.revision.written_day);
            readings.entry(reading.massage).or_default().push(Taken { record, written_on, reading });
        }
        let day_ends_at = self.day_ends_at()?;
        let held = heads(Kind::Massage)?.into_iter().map(|head| {
            let record = head.revision.record;
            Ok(Held {
                record,
                day: head.revision.felt.day,
                time: head.revision.felt.time,
                ended: Ended::of(&head.revision.felt, day_ends_at),
                massage: head.revision.value()?,
                readings: readings.remove(&record).unwrap_or_default(),
            })
        });
        let mut held: Vec<Held> = held.collect::<Result<_, ApiError>>()?;
        held.sort_by_key(|massage| massage.ended);
        Ok(held)
    }

    /// All answers to the questions before a massage, by their record.
    pub(super) fn checks(&self, episode: RecordId) -> Result<BTreeMap<RecordId, MassageCheck>, ApiError> {
        let what = Select { kind: Kind::MassageCheck, episode: Some(episode), days: None, removed: false };
        let heads = self.store.heads(what)?.into_iter();
        heads.map(|head| Ok((head.revision.record, head.revision.value()?))).collect()
    }

    /// The newest day up to `day` on which it became known that the leg did not take a massage well.
    pub(in super::super) fn massage_went_badly(
        &self,
        case: &Case,
        day: LocalDate,
    ) -> Result<Option<LocalDate>, ApiError> {
        let rules = &case.protocol(day).book.massage;
        let held = self.massages(case.record, Some(day.plus_days(-LOOK_BACK_DAYS)))?;
        let badly = held.iter().filter(|massage| massage.response(rules).result == MassageResult::Adverse);
        let told = badly.flat_map(|massage| massage.readings.iter().map(|taken| taken.written_on));
        Ok(told.filter(|on| *on <= day).max())
    }
}

/// A bad answer is asked about within this many days; later the warning questions come weekly anyway.
const LOOK_BACK_DAYS: i64 = 10;

/// What each day of the injury allowed.
pub(super) fn allowed(case: &Case, until: LocalDate) -> BTreeMap<LocalDate, Allowed> {
    let days = case.timeline(until).iter();
    days.map(|day| (day.day, Allowed { tier: day.tier, phase: day.phase })).collect()
}

/// Everything in which a massage goes beyond its day, the massages before it known.
pub(super) fn all_beyond(
    massage: &Massage,
    ended: Ended,
    earlier: &[Held],
    day: Option<Allowed>,
    rules: &MassageRules,
) -> Vec<Beyond> {
    let (tier, gap) = day.map_or((Tier::M0, false), |day| (day.tier, keeps_gap(day.phase)));
    let last = earlier.iter().rev().find(|massage| massage.needs() >= Tier::M2).filter(|_| gap);
    // Without a time it counts as the end of its day, so that nothing is said that may not be so.
    let soon = last.and_then(|last| too_soon(massage, last.ended.latest(), ended.latest(), rules));
    beyond(massage, tier, rules).into_iter().chain(soon).collect()
}

/// Massages as the place shows them, newest first.
pub(super) fn session_views(
    held: &[Held],
    case: &Case,
    checks: &BTreeMap<RecordId, MassageCheck>,
    hidden: bool,
) -> Vec<MassageSessionView> {
    let Some(last) = held.last() else { return Vec::new() };
    let days = allowed(case, last.day);
    let view = |(n, massage): (usize, &Held)| {
        let rules = &case.protocol(massage.day).book.massage;
        let earlier = held.get(..n).unwrap_or_default();
        let found =
            all_beyond(&massage.massage, massage.ended, earlier, days.get(&massage.day).copied(), rules);
        let response = massage.response(rules);
        let asked = massage.massage.asked.and_then(|record| checks.get(&record));
        MassageSessionView {
            record: massage.record,
            day: massage.day,
            time: massage.time,
            massage: massage.massage.clone(),
            words: words::session(&massage.massage),
            needs: massage.needs(),
            asked: words::asked(asked, rules),
            beyond: found.into_iter().map(words::beyond).collect(),
            result: response.result,
            result_words: words::response(&response, massage, hidden),
            readings: readings(massage),
            changes: changes(massage, rules),
        }
    };
    held.iter().enumerate().map(view).rev().collect()
}

fn readings(held: &Held) -> Vec<ReadingView> {
    let mut taken: Vec<&Taken> = held.readings.iter().collect();
    taken.sort_by_key(|taken| taken.reading.at);
    let view = |taken: &Taken| ReadingView {
        record: taken.record,
        at: taken.reading.at,
        words: words::reading(&taken.reading),
    };
    taken.into_iter().map(view).collect()
}

/// Each item before and right after; what was not told right after is taken from a day later.
fn changes(held: &Held, rules: &MassageRules) -> Vec<ItemChangeView> {
    let Some(before) = held.at(ReadingTime::Before) else { return Vec::new() };
    let Some(after) = held.at(ReadingTime::After).or_else(|| held.at(ReadingTime::Day1)) else {
        return Vec::new();
    };
    let view = |change: hamstrong_rules::massage::ItemChange| ItemChangeView {
        benefit: change.benefit,
        item: change.item,
        before: change.before,
        after: change.after,
        changed: change.direction != Direction::Same,
    };
    item_changes(before, after, &rules.benefits).into_iter().map(view).collect()
}
