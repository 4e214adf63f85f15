//! What a rule may look at: the days of this episode up to today, and where the athlete stands.

use super::diary::{Diary, Logged};
use super::history::{Profile, Value};
use super::self_tests::Tests;
use super::trail::Trail;
use crate::protocol::{Field, RuleBook};

/// The view of one day. `today` and `start` count from the first onset; windows never reach back before `start`.
#[derive(Clone, Copy)]
pub(super) struct Look<'a, 'h> {
    pub book: &'a RuleBook,
    pub diary: &'a Diary<'h>,
    pub tests: &'a Tests,
    pub profile: &'a Profile,
    /// Day 0 of the episode.
    pub start: i32,
    pub today: i32,
}

impl<'a, 'h> Look<'a, 'h> {
    /// Days since the injury.
    pub fn index(&self) -> i32 {
        self.today.saturating_sub(self.start)
    }

    /// The same view of an earlier day.
    pub fn on(self, today: i32) -> Self {
        Self { today, ..self }
    }

    /// True from day `n` of the episode on.
    pub fn reached(&self, n: u32) -> bool {
        i64::from(self.index()) >= i64::from(n)
    }

    /// First day of a window of `n` days that counts today as one.
    pub fn window(&self, n: u32) -> i32 {
        self.back_to(n.saturating_sub(1))
    }

    /// The day `n` days back, not before the episode.
    pub fn back_to(&self, n: u32) -> i32 {
        let n = i32::try_from(n).unwrap_or(i32::MAX);
        self.today.saturating_sub(n).max(self.start)
    }

    pub fn entry(&self) -> Option<&'a Logged<'h>> {
        if self.today < self.start { None } else { self.diary.get(self.today) }
    }

    /// The newest usable logged day of the `n` days before today.
    pub fn usable_before(&self, n: u32) -> Option<&'a Logged<'h>> {
        self.diary.usable(self.back_to(n), self.today - 1).next()
    }

    pub fn read(day: &Logged<'_>, field: Field, trail: &mut impl Trail) -> Option<u8> {
        let number = day.merged.number(field);
        trail.read(day, number.map(|n| Value::Number(f64::from(n))));
        number
    }
}
