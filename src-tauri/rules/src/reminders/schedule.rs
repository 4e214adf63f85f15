//! From days and times of day to moments: whether a reminder is due now, and when to look again.

use chrono::{TimeDelta, Timelike};

use super::rhythm::{Asking, Rhythm};
use super::{ReminderPlan, Slot};
use crate::domain::{Instant, LocalDate, LocalTime};

/// How late a reminder may still come, minutes: after a sleep of the computer, not in the middle of the night.
pub const LATE_MINUTES: i64 = 180;
/// How far ahead the next reminder is looked for, days.
const AHEAD: i64 = 14;
const DAY_MINUTES: i64 = 24 * 60;
const SLOTS: [Slot; 3] = [Slot::Morning, Slot::Midday, Slot::Evening];

/// A zone's clocks: when they show a time of a calendar day.
pub trait Zone {
    /// The earlier one when they show it twice, the first one after the gap when they never do.
    fn at(&self, day: LocalDate, time: LocalTime) -> Instant;
}

/// The athlete asked not to be reminded on a day before a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Snooze {
    /// The athlete's day on which it was asked; it holds for that day alone.
    pub day: LocalDate,
    pub until: Instant,
}

/// A reminder that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// The athlete's day it was about.
    pub day: LocalDate,
    pub slot: Slot,
}

/// What is known at a moment.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub plan: &'a ReminderPlan,
    pub now: Instant,
    /// The athlete's day, which ends at `day_ends_at` at night.
    pub today: LocalDate,
    pub day_ends_at: LocalTime,
    /// Every open injury.
    pub injuries: &'a [Asking],
    /// Reminders of the last weeks.
    pub made: &'a [Call],
    pub snooze: Option<Snooze>,
    /// Since when the athlete is there: whoever opens the app needs no word about the hour before.
    pub there_since: Option<Instant>,
}

/// A reminder that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ring {
    At(Slot),
    /// Put off, and asked again.
    Snoozed,
}

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quiet {
    Off,
    Paused(LocalDate),
    NoInjury,
    Snoozed(Instant),
    /// Every injury that asks has its check-in.
    Logged,
    /// One comes later today unless the day is logged by then.
    Later,
    /// Nothing is asked today.
    NotToday,
}

/// Whether to remind now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Ring(Ring),
    Quiet(Quiet),
}

/// What to do now, and when to look again at the latest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub answer: Answer,
    pub look_at: Instant,
}

/// When a slot of an athlete's day comes. A time before the end of the day at night belongs to the next calendar day.
pub fn at_of(
    slot: Slot,
    day: LocalDate,
    plan: &ReminderPlan,
    day_ends_at: LocalTime,
    zone: &dyn Zone,
) -> Instant {
    let minutes = |time: LocalTime| i64::from(time.naive().num_seconds_from_midnight()) / 60;
    let into_day = |time| (minutes(time) - minutes(day_ends_at)).rem_euclid(DAY_MINUTES);
    let wanted = match slot {
        Slot::Morning => into_day(plan.morning_at),
        Slot::Midday => i64::midpoint(into_day(plan.morning_at), into_day(plan.at)),
        Slot::Evening => into_day(plan.at),
    };
    let clock = minutes(day_ends_at) + wanted;
    let seconds = u32::try_from(clock.rem_euclid(DAY_MINUTES) * 60).unwrap_or_default();
    let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default();
    zone.at(day.plus_days(clock / DAY_MINUTES), time.into())
}

/// Decides. Each slot of a day rings once at most, whatever the clock does; of several that were slept over, only the
/// newest; none later than [`LATE_MINUTES`] or after the athlete's day.
pub fn decide(facts: &Facts<'_>, zone: &dyn Zone) -> Step {
    let day_end = zone.at(facts.today.plus_days(1), facts.day_ends_at);
    let quiet = |quiet, look_at| Step { answer: Answer::Quiet(quiet), look_at };
    if let Some(quietly) = resting(facts) {
        return quiet(quietly, day_end);
    }
    let slots = slots_of(facts, zone);
    let snooze = facts.snooze.filter(|snooze| snooze.day == facts.today && snooze.until < day_end);
    let put_off = facts.snooze.filter(|snooze| snooze.day == facts.today && facts.now < snooze.until);
    if let Some(snooze) = put_off {
        return quiet(Quiet::Snoozed(snooze.until), snooze.until.min(day_end));
    }
    let ahead = slots.iter().filter(|slot| slot.at > facts.now && slot.wanted).map(|slot| slot.at);
    let look_at = ahead.min().map_or(day_end, |at| at.min(day_end));
    let in_time = |at: Instant| facts.now >= at && facts.now < later(at, LATE_MINUTES).min(day_end);
    if let Some(snooze) = snooze.filter(|snooze| in_time(snooze.until)) {
        let owed =
            made_today(facts).next().is_some() || slots.iter().any(|s| s.wanted && s.at <= snooze.until);
        if owed && asks(facts) {
            return Step { answer: Answer::Ring(Ring::Snoozed), look_at };
        }
    }
    let from = facts.plan.since.into_iter().chain(facts.there_since).max();
    let from_then = |at: Instant| from.is_none_or(|from| at >= from);
    let due = slots.iter().filter(|slot| slot.wanted && from_then(slot.at) && in_time(slot.at));
    if let Some(slot) = due.max_by_key(|slot| slot.at) {
        return Step { answer: Answer::Ring(Ring::At(slot.slot)), look_at };
    }
    let why = match (facts.injuries.iter().all(|i| i.logged), look_at < day_end) {
        (true, _) => Quiet::Logged,
        (false, true) => Quiet::Later,
        (false, false) => Quiet::NotToday,
    };
    quiet(why, look_at)
}

/// The next reminder if nothing more is logged: its athlete's day, slot and moment.
pub fn upcoming(facts: &Facts<'_>, zone: &dyn Zone) -> Option<(LocalDate, Slot, Instant)> {
    if !facts.plan.on {
        return None;
    }
    let pause = facts.plan.paused_until.map_or(0, |until| until.days_since(facts.today).max(0));
    let called = newest_call(facts);
    (pause..=pause + AHEAD).find_map(|ahead| {
        let day = facts.today.plus_days(ahead);
        let injuries: Vec<Asking> = facts.injuries.iter().map(|i| i.in_days(ahead)).collect();
        let wanted = |slot: &Slot| {
            let covered = facts.made.iter().any(|made| made.day == day && made.slot >= *slot);
            !covered && injuries.iter().any(|i| i.wants(*slot, day, called, facts.plan))
        };
        let moments = SLOTS
            .into_iter()
            .filter(wanted)
            .map(|slot| (day, slot, at_of(slot, day, facts.plan, facts.day_ends_at, zone)));
        moments.filter(|(_, _, at)| *at > facts.now).min_by_key(|(_, _, at)| *at)
    })
}

/// How many days of the past had a reminder that did not come: asked daily, not logged, none made.
pub fn missed(facts: &Facts<'_>, logged: impl Fn(LocalDate) -> bool, from: LocalDate) -> Vec<LocalDate> {
    let rhythm = facts.injuries.iter().map(|i| i.rhythm).max();
    if !facts.plan.on || rhythm < Some(Rhythm::Daily) {
        return Vec::new();
    }
    let days = (1..=AHEAD).rev().map(|ago| facts.today.plus_days(-ago)).filter(|day| *day >= from);
    let paused = |day: &LocalDate| facts.plan.paused_until.is_some_and(|until| *day < until);
    let made = |day: &LocalDate| facts.made.iter().any(|made| made.day == *day);
    days.filter(|day| !paused(day) && !made(day) && !logged(*day)).collect()
}

/// Why nobody is reminded whatever the hour.
fn resting(facts: &Facts<'_>) -> Option<Quiet> {
    if !facts.plan.on {
        return Some(Quiet::Off);
    }
    if let Some(until) = facts.plan.paused_until.filter(|until| facts.today < *until) {
        return Some(Quiet::Paused(until));
    }
    facts.injuries.is_empty().then_some(Quiet::NoInjury)
}

struct Moment {
    slot: Slot,
    at: Instant,
    /// An injury asks, and neither this slot nor a later one of the day was made.
    wanted: bool,
}

fn slots_of(facts: &Facts<'_>, zone: &dyn Zone) -> Vec<Moment> {
    let called = newest_call(facts);
    let at = |slot| at_of(slot, facts.today, facts.plan, facts.day_ends_at, zone);
    let made: Vec<Instant> = made_today(facts).map(at).collect();
    let moment = |slot| {
        let at = at(slot);
        let asked = facts.injuries.iter().any(|i| i.wants(slot, facts.today, called, facts.plan));
        Moment { slot, at, wanted: asked && !made.iter().any(|made| *made >= at) }
    };
    SLOTS.into_iter().map(moment).collect()
}

fn made_today(facts: &Facts<'_>) -> impl Iterator<Item = Slot> {
    facts.made.iter().filter(|made| made.day == facts.today).map(|made| made.slot)
}

/// The newest day with a reminder; one of a day that lies ahead, after a clock was set back, does not count.
fn newest_call(facts: &Facts<'_>) -> Option<LocalDate> {
    facts.made.iter().map(|made| made.day).filter(|day| *day <= facts.today).max()
}

/// Some injury asks today, however often it did already.
fn asks(facts: &Facts<'_>) -> bool {
    let wants = |i: &Asking| SLOTS.iter().any(|slot| i.wants(*slot, facts.today, None, facts.plan));
    facts.injuries.iter().any(wants)
}

fn later(at: Instant, minutes: i64) -> Instant {
    at.utc().checked_add_signed(TimeDelta::minutes(minutes)).unwrap_or_else(|| at.utc()).into()
}
