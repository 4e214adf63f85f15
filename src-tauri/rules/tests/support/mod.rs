//! Diaries for tests: short to write, each act with the day on which it was entered.
#![allow(clippy::unwrap_used, reason = "tests stop at what they cannot read")]
#![allow(clippy::needless_pass_by_value, reason = "calls read better without a borrow")]
#![allow(dead_code, reason = "every test file uses its own part")]

use std::sync::OnceLock;

use hamstrong_rules::domain::{LocalDate, RecordId};
use hamstrong_rules::protocol::{ClearanceScope, Course, Protocol, TestKind, Variant};
use hamstrong_rules::readiness::{
    Act, DayDecision, DayValues, Decision, Deed, FlagId, Gate, History, Notice, Value, evaluate, timeline,
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
#[derive(Clone)]
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

/// A bounded number from a literal.
pub fn n<T: TryFrom<i64>>(n: i64) -> Option<T> {
    T::try_from(n).ok()
}

/// A diary of (day, rest, walk) with stretch pain 3, and a limp from walking pain 4 on.
pub fn diary(days: &[(i64, i64, i64)]) -> Diary {
    let mut diary = Diary::new();
    for (day, rest, walk) in days {
        let values = values(*rest, *walk, 3);
        diary.log(*day, if *walk < 4 { values } else { limping(values) });
    }
    diary
}

/// Moderate, P2 from day 4, calm from day 5 to `until`.
pub fn calm(until: i64) -> Diary {
    let mut diary = diary(&[(0, 4, 6), (1, 4, 6), (2, 3, 5), (3, 2, 4), (4, 2, 4)]);
    for day in 5..=until {
        diary.log(day, values(1, 1, 3));
    }
    diary
}

/// The answer of a gate rule on a day.
pub fn answer(diary: &Diary, day: i64, rule: &str) -> Gate {
    let decision = diary.decide(day);
    let next = decision.next.iter().flat_map(|next| next.checklist.rules.iter());
    let mut all = next.chain(&decision.m1.rules).chain(&decision.m2.rules).chain(&decision.m3.rules);
    all.find(|report| report.rule.as_str() == rule).unwrap().answer
}
