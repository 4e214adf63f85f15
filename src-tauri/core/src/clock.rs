//! What time it is. `SystemClock` is the only caller of the system's clock in the whole program; everything
//! else is told.

use std::fmt::Debug;
use std::sync::Mutex;

use chrono::{DateTime, NaiveDateTime, Offset, TimeDelta, TimeZone, Timelike, Utc};
use hamstrong_rules::domain::{Instant, LocalDate, LocalTime, ZoneName};

/// Tells the moment. Shared between threads.
pub trait Clock: Debug + Send + Sync {
    /// Now, and the zone of this computer.
    fn now(&self) -> Moment;
}

/// An instant together with the zone it was lived in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    pub at: Instant,
    pub zone: ZoneName,
}

impl Moment {
    fn local(&self) -> (NaiveDateTime, i32) {
        in_zone(self.at.utc(), &self.zone)
    }

    /// Wall-clock time of the moment, to the minute.
    pub fn time(&self) -> LocalTime {
        self.local().0.time().into()
    }

    /// Offset from UTC in minutes, east positive.
    pub fn offset_minutes(&self) -> i32 {
        self.local().1 / 60
    }

    /// What a calendar shows.
    pub fn date(&self) -> LocalDate {
        self.local().0.date().into()
    }

    /// The athlete's day: before `day_ends_at` at night it is still the day before.
    pub fn day(&self, day_ends_at: LocalTime) -> LocalDate {
        let ends = TimeDelta::seconds(i64::from(day_ends_at.naive().num_seconds_from_midnight()));
        let (local, _) = self.local();
        local.checked_sub_signed(ends).unwrap_or(local).date().into()
    }
}

/// Wall-clock time in a zone and the offset in seconds. chrono-tz answers, not `chrono::Local`, whose order of
/// ambiguous times is wrong; a zone this build does not know is read as UTC.
pub(crate) fn in_zone(at: DateTime<Utc>, zone: &ZoneName) -> (NaiveDateTime, i32) {
    let tz: chrono_tz::Tz = zone.as_str().parse().unwrap_or(chrono_tz::UTC);
    let local = tz.from_utc_datetime(&at.naive_utc());
    (local.naive_local(), local.offset().fix().local_minus_utc())
}

/// The computer's own clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        #[allow(clippy::disallowed_methods, reason = "the one place that asks")]
        let at = Utc::now().into();
        let zone = iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok());
        Moment { at, zone: zone.unwrap_or_else(ZoneName::utc) }
    }
}

/// A clock that stands still until it is set: for tests, the demo and `--written-at`.
#[derive(Debug)]
pub struct FixedClock(Mutex<Moment>);

impl FixedClock {
    /// A clock that shows `at` in `zone`.
    pub fn new(at: Instant, zone: ZoneName) -> Self {
        Self(Mutex::new(Moment { at, zone }))
    }

    /// Moves the hands.
    pub fn set(&self, at: Instant) {
        let mut held = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        held.at = at;
    }

    /// Takes the clock to another zone.
    pub fn carry_to(&self, zone: ZoneName) {
        let mut held = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        held.zone = zone;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Moment {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }
}

/// When an athlete's day ends at night, unless they say otherwise: 03:00.
pub fn usual_day_end() -> LocalTime {
    chrono::NaiveTime::from_hms_opt(3, 0, 0).unwrap_or_default().into()
}

/// The instant of a time on the athlete's day: half past midnight of a day that ends at three is on the next date.
pub fn instant_on(day: LocalDate, time: LocalTime, day_ends_at: LocalTime, zone: &ZoneName) -> Instant {
    let date = if time < day_ends_at { day.plus_days(1) } else { day };
    instant_of(date, time, zone)
}

/// Orders the times of one athlete's day: no time first, the hours after midnight last.
pub fn in_day(time: Option<LocalTime>, day_ends_at: LocalTime) -> (bool, Option<LocalTime>) {
    (time.is_some_and(|time| time < day_ends_at), time)
}

/// The instant at which the athlete's day is over.
pub fn day_over(day: LocalDate, day_ends_at: LocalTime, zone: &ZoneName) -> Instant {
    instant_of(day.plus_days(1), day_ends_at, zone)
}

/// The instant at which a zone's clocks show this date and time; the earlier one when they show it twice, and
/// the first one after the gap when they never do.
pub fn instant_of(day: LocalDate, time: LocalTime, zone: &ZoneName) -> Instant {
    let tz: chrono_tz::Tz = zone.as_str().parse().unwrap_or(chrono_tz::UTC);
    let mut wall = day.naive().and_time(time.naive());
    // The longest gap is a whole day: Samoa skipped 30 December 2011.
    for _ in 0..=48 {
        if let Some(found) = tz.from_local_datetime(&wall).earliest() {
            return found.with_timezone(&Utc).into();
        }
        wall = wall.checked_add_signed(TimeDelta::minutes(30)).unwrap_or(wall);
    }
    wall.and_utc().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(at: &str, zone: &str) -> Moment {
        Moment { at: at.parse().unwrap(), zone: zone.parse().unwrap() }
    }

    #[test]
    fn after_midnight_it_is_still_yesterday_until_the_day_ends() {
        let ends: LocalTime = "03:00".parse().unwrap();
        let late = moment("2026-06-12T22:30:00Z", "Europe/Berlin");
        assert_eq!(late.time().to_string(), "00:30");
        assert_eq!(late.day(ends).to_string(), "2026-06-12");
        assert_eq!(moment("2026-06-13T01:00:00Z", "Europe/Berlin").day(ends).to_string(), "2026-06-13");
    }

    #[test]
    fn a_day_without_midnight_has_a_date_all_the_same() {
        // Cairo skipped 00:00-00:59 on 24 April 2026.
        let first = moment("2026-04-23T22:00:00Z", "Africa/Cairo");
        assert_eq!(first.day("00:00".parse().unwrap()).to_string(), "2026-04-24");
        let at = instant_of(
            "2026-04-24".parse().unwrap(),
            "00:30".parse().unwrap(),
            &"Africa/Cairo".parse().unwrap(),
        );
        assert_eq!(at.to_string(), "2026-04-23T22:00:00.000Z");
    }

    #[test]
    fn an_hour_that_comes_twice_is_the_earlier_one() {
        let zone: ZoneName = "Europe/Berlin".parse().unwrap();
        let at = instant_of("2026-10-25".parse().unwrap(), "02:30".parse().unwrap(), &zone);
        assert_eq!(at.to_string(), "2026-10-25T00:30:00.000Z");
    }

    #[test]
    fn an_unknown_zone_is_read_as_utc() {
        assert_eq!(moment("2026-06-12T22:30:00Z", "Mars/Olympus").offset_minutes(), 0);
    }
}
