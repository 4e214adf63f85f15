//! Which reading of a massage is due: right after it, the next morning, a day and two days later.

use std::collections::BTreeSet;

use chrono::Timelike;

use crate::domain::{LocalDate, LocalTime, ReadingTime};

/// Hours after a massage within which "right after" can still be told (own judgement; the reading is meant for the
/// first ten minutes).
pub const AFTER_WITHIN_HOURS: i64 = 2;
/// A day later: from this many hours after the massage until so many (own judgement around 24 hours).
pub const DAY1_HOURS: [i64; 2] = [20, 36];
/// Two days later: from this many hours after the massage until so many (own judgement around 48 hours).
pub const DAY2_HOURS: [i64; 2] = [44, 60];
/// The next morning is asked about until this hour (own judgement).
pub const MORNING_UNTIL_HOUR: u32 = 12;
/// Without a time, a massage counts as done at this hour of its day (own judgement).
pub const UNKNOWN_HOUR: i64 = 12;

/// What is known of one massage when its next reading is looked for.
#[derive(Debug, Clone)]
pub struct Followed<'a> {
    pub day: LocalDate,
    /// When it ended.
    pub time: Option<LocalTime>,
    /// No other massage of the injury came after it.
    pub newest: bool,
    /// Readings that were asked for, also those that were left blank.
    pub taken: &'a BTreeSet<ReadingTime>,
}

/// The reading that is due at this moment of wall-clock time, and whether its own time is over.
///
/// The answer a day later stays due for the newest massage until it is given or passed over: the next massage asks
/// for it first. Any other reading that was not taken in its time is let go.
pub fn reading_due(massage: &Followed<'_>, now: (LocalDate, LocalTime)) -> Option<(ReadingTime, bool)> {
    let (today, clock) = now;
    let days = today.days_since(massage.day);
    let hours = hours_since(massage, now);
    let within = |[from, to]: [i64; 2]| (from..to).contains(&hours);
    let late = massage.newest && hours >= DAY1_HOURS[1];
    let morning = days == 1 && clock.naive().hour() < MORNING_UNTIL_HOUR && hours < DAY1_HOURS[0];
    let after = massage.time.is_some() && (0..AFTER_WITHIN_HOURS).contains(&hours);
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

/// Whole hours since its end; below zero before it. A change of the clock in between is not taken out.
fn hours_since(massage: &Followed<'_>, (today, clock): (LocalDate, LocalTime)) -> i64 {
    let minutes = |time: LocalTime| i64::from(time.naive().num_seconds_from_midnight()) / 60;
    let end = massage.time.map_or(UNKNOWN_HOUR * 60, minutes);
    (today.days_since(massage.day) * 24 * 60 + minutes(clock) - end).div_euclid(60)
}
