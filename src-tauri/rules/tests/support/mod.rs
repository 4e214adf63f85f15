//! Diaries for tests: short to write, each act with the day on which it was entered.
#![allow(clippy::unwrap_used, reason = "tests stop at what they cannot read")]
#![allow(dead_code, reason = "every test file uses its own part")]

use std::sync::OnceLock;

use hamstrong_rules::domain::{LocalDate, RecordId};
use hamstrong_rules::protocol::{ClearanceScope, Course, Protocol, TestKind, Variant};
use hamstrong_rules::readiness::{
    Act, DayDecision, DayValues, Decision, Deed, FlagId, History, Notice, Value, evaluate, timeline,
};
use uuid::Uuid;

pub fn date(text: &str) -> LocalDate {
    text.parse().unwrap()
}

/// The shipped protocol throughout; read once, since a property asks for it a thousand times.
pub fn course(variant: Variant) -> Course {
    static COURSES: OnceLock<[Course; 3]> = OnceLock::new();
    let load = |variant| Course::of(Protocol::builtin(variant).unwrap());
    let all =
        COURSES.get_or_init(|| [Variant::Balanced, Variant::ClassicPrice, Variant::EarlyLoad].map(load));
    all[Variant::ALL.iter().position(|v| *v == variant).unwrap()].clone()
}

pub fn record(n: u128) -> RecordId {
    RecordId::new(Uuid::from_u128(n))
}

/// An easy entry: pain at rest and walking, no swelling, no limp, a good night.
pub fn values(rest: i64, walk: i64, stretch: i64) -> DayValues {
    DayValues {
        pain_rest: Some(rest.try_into().unwrap()),
        pain_walk: Some(walk.try_into().unwrap()),
        pain_stretch: Some(stretch.try_into().unwrap()),
        swelling: Some(0.try_into().unwrap()),
        bruising: Some(0.try_into().unwrap()),
        walking_normal: Some(true),
        night_pain: Some(false),
        ..DayValues::default()
    }
}

pub fn limping(values: DayValues) -> DayValues {
    DayValues { walking_normal: Some(false), ..values }
}

pub fn swollen(grade: i64, values: DayValues) -> DayValues {
    DayValues { swelling: Some(grade.try_into().unwrap()), ..values }
}

/// A diary under construction; days count from the first onset.
pub struct Diary {
    pub history: History,
    next: u128,
}

impl Diary {
    pub fn new() -> Self {
        Self::from("2026-03-02")
    }

    pub fn from(onset: &str) -> Self {
        Self { history: History::new(date(onset)), next: 1 }
    }

    pub fn day(&self, n: i64) -> LocalDate {
        self.history.onset.plus_days(n)
    }

    pub fn act(&mut self, entered: i64, deed: Deed) {
        let entered_on = self.day(entered);
        self.history.acts.push(Act { entered_on, deed });
    }

    /// An entry for `day` written on `entered`; answers its record.
    pub fn late(&mut self, day: i64, entered: i64, values: DayValues) -> RecordId {
        let record = record(self.next);
        self.next += 1;
        let day = self.day(day);
        self.act(entered, Deed::Entry { record, day, values });
        record
    }

    pub fn log(&mut self, day: i64, values: DayValues) -> RecordId {
        self.late(day, day, values)
    }

    pub fn correct(&mut self, record: RecordId, day: i64, entered: i64, values: DayValues) {
        let day = self.day(day);
        self.act(entered, Deed::Entry { record, day, values });
    }

    pub fn flag(&mut self, day: i64, flag: &str, values: DayValues) -> RecordId {
        self.log(day, DayValues { red_flags: vec![FlagId(flag.to_owned())], ..values })
    }

    pub fn clear(&mut self, day: i64, scope: ClearanceScope) -> RecordId {
        let record = record(self.next);
        self.next += 1;
        self.act(day, Deed::Clearance { record, scope, by: "Dr Who".to_owned() });
        record
    }

    pub fn test(&mut self, day: i64, test: TestKind, value: f64) {
        let record = record(self.next);
        self.next += 1;
        let date = self.day(day);
        self.act(day, Deed::Test { record, day: date, test, value: Value::Number(value) });
    }

    pub fn timeline(&self, variant: Variant, until: i64) -> Vec<DayDecision> {
        timeline(&course(variant), &self.history, self.day(until))
    }

    pub fn decide(&self, day: i64) -> Decision {
        evaluate(&course(Variant::Balanced), &self.history, self.day(day), self.day(day))
    }

    /// First day of a notice, counted from the first onset.
    pub fn first(&self, notice: Notice, until: i64) -> Option<i64> {
        let days = self.timeline(Variant::Balanced, until);
        days.iter()
            .find(|day| day.notices.contains(&notice))
            .map(|day| day.day.days_since(self.history.onset))
    }
}
