//! Pain before a session and on the morning after, from the check-ins.

use crate::domain::{Instant, LocalDate, PainScore};

/// How far back a reading may lie before a session (rule specification 7.3, ties and gaps).
const HOURS_BEFORE: i64 = 24;

/// What one check-in says. Its moment is when it was felt; without a time, the last minute of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PainReading {
    pub at: Instant,
    pub day: LocalDate,
    pub rest: Option<PainScore>,
    pub walk: Option<PainScore>,
    pub night: Option<bool>,
}

/// Pain at rest and walking, each as far as it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pain {
    pub rest: Option<PainScore>,
    pub walk: Option<PainScore>,
}

/// Pain in the 24 hours before a session: of the session's own day the first, else the newest.
pub fn before(readings: &[PainReading], at: Instant, day: LocalDate) -> Pain {
    let hours = |r: &PainReading| (at.utc() - r.at.utc()).num_minutes();
    let mut near: Vec<&PainReading> =
        readings.iter().filter(|r| hours(r) > 0 && hours(r) <= HOURS_BEFORE * 60).collect();
    near.sort_by_key(|r| r.at);
    let pick = |of: fn(&PainReading) -> Option<PainScore>| {
        let own = near.iter().filter(|r| r.day == day).find_map(|r| of(r));
        own.or_else(|| near.iter().rev().find_map(|r| of(r)))
    };
    Pain { rest: pick(|r| r.rest), walk: pick(|r| r.walk) }
}

/// Pain at the first check-in of the day after a session, and whether pain woke the athlete in between.
pub fn morning_after(readings: &[PainReading], day: LocalDate) -> (Pain, Option<bool>) {
    let next = day.plus_days(1);
    let mut on: Vec<&PainReading> = readings.iter().filter(|r| r.day == next).collect();
    on.sort_by_key(|r| r.at);
    let pain = Pain { rest: on.iter().find_map(|r| r.rest), walk: on.iter().find_map(|r| r.walk) };
    let nights = on.iter().filter_map(|r| r.night);
    (pain, nights.reduce(|a, b| a || b))
}

impl Pain {
    /// By how much the worst of rest and walking rose, over what both readings have.
    pub fn rise_to(self, after: Self) -> Option<i64> {
        let both = [(self.rest, after.rest), (self.walk, after.walk)];
        let known: Vec<(i64, i64)> =
            both.iter().filter_map(|(a, b)| Some((a.as_ref()?.get(), b.as_ref()?.get()))).collect();
        let worst = |of: fn(&(i64, i64)) -> i64| known.iter().map(of).max();
        Some(worst(|(_, b)| *b)? - worst(|(a, _)| *a)?)
    }

    /// The worse of both.
    pub fn worst(self) -> Option<PainScore> {
        self.rest.max(self.walk)
    }
}
