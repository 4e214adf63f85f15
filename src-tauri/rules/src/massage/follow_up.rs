//! Which reading of a massage is due: right after it, the next morning, a day and two days later.

use std::collections::BTreeSet;

use chrono::Timelike;

use crate::domain::{Instant, LocalDate, LocalTime, ReadingTime};

/// Hours after a massage within which "right after" can still be told (own judgement; the reading is meant for the
/// first ten minutes).
pub const AFTER_WITHIN_HOURS: i64 = 2;
/// A day later: from this many hours after the massage until so many (own judgement around 24 hours).
pub const DAY1_HOURS: [i64; 2] = [20, 36];
/// Two days later: from this many hours after the massage until so many (own judgement around 48 hours).
pub const DAY2_HOURS: [i64; 2] = [44, 60];
/// The next morning is asked about until this hour (own judgement).
pub const MORNING_UNTIL_HOUR: u32 = 12;
/// What is known of one massage when its next reading is looked for.
#[derive(Debug, Clone)]
pub struct Followed<'a> {
    /// The athlete's day it belongs to.
    pub day: LocalDate,
    /// When it ended; where nobody said, noon of its day (own judgement).
    pub ended: Instant,
    /// Somebody said when.
    pub timed: bool,
    /// No other massage of the injury came after it.
    pub newest: bool,
    /// Readings that were asked for, also those that were left blank.
    pub taken: &'a BTreeSet<ReadingTime>,
}

/// The reading that is due `now`, and whether its own time is over. `clock` is the athlete's day and what their clock
/// shows; hours are those that passed, whatever the clock did meanwhile.
///
/// The answer a day later stays due for the newest massage until it is given or passed over: the next massage asks
/// for it first. Any other reading that was not taken in its time is let go.
pub fn reading_due(
    massage: &Followed<'_>,
    clock: (LocalDate, LocalTime),
    now: Instant,
) -> Option<(ReadingTime, bool)> {
    let (today, time) = clock;
    let days = today.days_since(massage.day);
    // Below zero before it.
    let hours = (now.utc() - massage.ended.utc()).num_minutes().div_euclid(60);
    let within = |[from, to]: [i64; 2]| (from..to).contains(&hours);
    let late = massage.newest && hours >= DAY1_HOURS[1];
    let morning = days == 1 && time.naive().hour() < MORNING_UNTIL_HOUR && hours < DAY1_HOURS[0];
    let after = massage.timed && (0..AFTER_WITHIN_HOURS).contains(&hours);
    let in_turn = [
        (ReadingTime::Day1, within(DAY1_HOURS) || late),
        (ReadingTime::Day2, within(DAY2_HOURS)),
        (ReadingTime::Morning, morning),
        (ReadingTime::After, after),
    ];
    let wanted = in_turn.into_iter().find(|(at, due)| *due && !massage.taken.contains(at));
    wanted.map(|(at, _)| (at, at == ReadingTime::Day1 && late))
}

/// The day that a reading is about.
pub fn day_of(at: ReadingTime, massage: LocalDate) -> LocalDate {
    massage.plus_days(match at {
        ReadingTime::Before | ReadingTime::After => 0,
        ReadingTime::Morning | ReadingTime::Day1 => 1,
        ReadingTime::Day2 => 2,
    })
}
