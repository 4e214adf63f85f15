//! Calendar days, wall-clock times and instants, kept apart.
//!
//! A day is what the athlete meant when they logged; it is never derived again from an instant. An instant is
//! when something was written; it orders revisions and nothing else.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Text that is not a day, a time, an instant or a zone name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{got}\" is not {expected}")]
pub struct ParseDateError {
    pub expected: &'static str,
    pub got: String,
}

fn refuse(expected: &'static str, got: &str) -> ParseDateError {
    ParseDateError { expected, got: got.chars().take(40).collect() }
}

macro_rules! text_wire {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = ParseDateError;

            fn try_from(text: String) -> Result<Self, ParseDateError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.to_string()
            }
        }
    };
}

/// A calendar day as the athlete lived it, exactly `YYYY-MM-DD`, years 1900 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct LocalDate(NaiveDate);

impl LocalDate {
    /// The day as chrono knows it.
    pub fn naive(self) -> NaiveDate {
        self.0
    }

    /// The day `n` days later, or earlier when `n` is negative. Saturates at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, n: i64) -> Self {
        let step = Days::new(n.unsigned_abs());
        let moved = if n < 0 { self.0.checked_sub_days(step) } else { self.0.checked_add_days(step) };
        Self(moved.unwrap_or(self.0))
    }

    /// Whole days from `earlier` to this day; negative when this day comes first.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }
}

impl From<NaiveDate> for LocalDate {
    fn from(day: NaiveDate) -> Self {
        Self(day)
    }
}

impl fmt::Display for LocalDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl FromStr for LocalDate {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        let expected = "a day written as YYYY-MM-DD";
        let digits = text
            .bytes()
            .enumerate()
            .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        if text.len() != 10
            || !digits
            || !(text.starts_with("19") || text.starts_with("20") || text.starts_with("21"))
        {
            return Err(refuse(expected, text));
        }
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Self).map_err(|_| refuse(expected, text))
    }
}

text_wire!(LocalDate);

/// A wall-clock time, `HH:MM`, without seconds: nobody logs pain to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct LocalTime(NaiveTime);

impl LocalTime {
    /// 00:00, the beginning of a calendar day.
    pub const MIDNIGHT: Self = Self(NaiveTime::MIN);

    /// The time as chrono knows it.
    pub fn naive(self) -> NaiveTime {
        self.0
    }
}

impl From<NaiveTime> for LocalTime {
    fn from(time: NaiveTime) -> Self {
        use chrono::Timelike;
        let whole = NaiveTime::from_hms_opt(time.hour(), time.minute(), 0);
        Self(whole.unwrap_or(NaiveTime::MIN))
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%H:%M"))
    }
}

impl FromStr for LocalTime {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        let expected = "a time written as HH:MM";
        if text.len() != 5 {
            return Err(refuse(expected, text));
        }
        NaiveTime::parse_from_str(text, "%H:%M").map(Self).map_err(|_| refuse(expected, text))
    }
}

text_wire!(LocalTime);

/// A moment in UTC with milliseconds, `2026-06-12T17:42:05.123Z`. Orders revisions; never decides a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// The moment as chrono knows it.
    pub fn utc(self) -> DateTime<Utc> {
        self.0
    }
}

impl From<DateTime<Utc>> for Instant {
    fn from(at: DateTime<Utc>) -> Self {
        Self(DateTime::from_timestamp_millis(at.timestamp_millis()).unwrap_or(at))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl FromStr for Instant {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        DateTime::parse_from_rfc3339(text)
            .map(|at| Self::from(at.with_timezone(&Utc)))
            .map_err(|_| refuse("a moment such as 2026-06-12T17:42:05Z", text))
    }
}

text_wire!(Instant);

/// An IANA time zone name such as `Europe/Berlin`. Only its shape is checked: a file from another machine may
/// name a zone this build does not know, and that is no reason to refuse it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct ZoneName(String);

impl ZoneName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Coordinated universal time, for machines that do not say where they are.
    pub fn utc() -> Self {
        Self("UTC".to_owned())
    }
}

impl fmt::Display for ZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ZoneName {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        let shaped =
            text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'_' | b'+' | b'-'));
        if shaped && (1..=64).contains(&text.len()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(refuse("a time zone such as Europe/Berlin", text))
        }
    }
}

text_wire!(ZoneName);

/// Days since the injury; day 0 is the calendar day of the injury.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(type = "number")]
pub struct DayIndex(pub i32);

impl DayIndex {
    /// The index of `day` counted from `onset`.
    pub fn of(day: LocalDate, onset: LocalDate) -> Self {
        Self(i32::try_from(day.days_since(onset)).unwrap_or(i32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_exactly_ten_characters_of_the_calendar() {
        for bad in [
            "2026-2-3",
            "2026-02-30",
            "20260203",
            "2026-02-03 ",
            "+026-02-03",
            "2026/02/03",
            "0026-02-03",
            "",
        ] {
            assert!(bad.parse::<LocalDate>().is_err(), "{bad:?}");
        }
        assert_eq!("2024-02-29".parse::<LocalDate>().unwrap().to_string(), "2024-02-29");
    }

    #[test]
    fn day_zero_is_the_day_of_the_injury_also_over_a_leap_day() {
        let onset: LocalDate = "2028-02-28".parse().unwrap();
        assert_eq!(DayIndex::of(onset, onset), DayIndex(0));
        assert_eq!(DayIndex::of("2028-03-01".parse().unwrap(), onset), DayIndex(2));
    }

    #[test]
    fn a_time_has_no_seconds() {
        assert!("07:40:12".parse::<LocalTime>().is_err());
        assert!("24:00".parse::<LocalTime>().is_err());
        assert_eq!("07:40".parse::<LocalTime>().unwrap().to_string(), "07:40");
    }

    #[test]
    fn an_instant_survives_the_wire_to_the_millisecond() {
        let at: Instant = "2026-06-12T19:42:05.123+02:00".parse().unwrap();
        assert_eq!(at.to_string(), "2026-06-12T17:42:05.123Z");
        let back: Instant = serde_json::from_str(&serde_json::to_string(&at).unwrap()).unwrap();
        assert_eq!(back, at);
    }
}
