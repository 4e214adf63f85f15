//! When the invented athlete is injured, on which days they write, and when they write about a day.

use super::super::days::Chance;
use super::entries::{self, Row};

/// Entries are put in this many days later at most: less than there is between two injuries.
pub const MOST_LATE: i64 = 4;

/// One injury; days are counted from the first of the diary.
#[derive(Debug, Clone, Copy)]
pub struct Injury {
    pub onset: i64,
    /// Days until walking no longer hurts.
    pub heals: i64,
    /// The day it is closed; none for the last, which is still open.
    pub closed: Option<i64>,
    pub left: bool,
}

/// The whole diary in outline.
#[derive(Debug)]
pub struct Calendar {
    seed: u64,
    pub days: i64,
    pub injuries: Vec<Injury>,
}

impl Calendar {
    pub fn new(seed: u64, days: i64, one_injury: bool) -> Self {
        let mut chance = Chance(seed);
        let mut injuries = Vec::new();
        let mut onset = 0;
        while onset < days {
            let heals = 21 + chance.below(25) * chance.below(12);
            let closed = onset + heals + 20 + chance.below(60);
            let next = closed + 15 + chance.below(180);
            // The last one is open, and has been for a while.
            let last = one_injury || next + 120 > days;
            let closed = (!last).then_some(closed);
            injuries.push(Injury { onset, heals, closed, left: chance.percent(55) });
            onset = if last { days } else { next };
        }
        Self { seed, days, injuries }
    }

    /// Chance of one day, the same whenever it is asked.
    pub fn chance(&self, day: i64, what: u64) -> Chance {
        let mut mixed = self.seed ^ day.unsigned_abs().wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (what << 56);
        crate::store::ids::split_mix(&mut mixed);
        Chance(mixed)
    }

    /// Which injury is open on a day.
    pub fn open_on(&self, day: i64) -> Option<usize> {
        let begun = self.injuries.partition_point(|i| i.onset <= day);
        let last = begun.checked_sub(1)?;
        self.injuries.get(last)?.closed.is_none_or(|closed| day < closed).then_some(last)
    }

    /// Nothing is logged about the day at all.
    fn is_gap(&self, day: i64) -> bool {
        let rare = if self.open_on(day).is_some() { 7 } else { 45 };
        let first = self.injuries.iter().any(|i| i.onset == day);
        !first && day + 1 != self.days && self.chance(day, 1).percent(rare)
    }

    /// How many days later a day is put in.
    pub fn lag(&self, day: i64) -> i64 {
        let mut chance = self.chance(day, 2);
        if day + MOST_LATE < self.days && chance.percent(6) { 1 + chance.below(4) } else { 0 }
    }

    /// What a diligent athlete writes about a day; nothing on a day without entries.
    pub fn round(&self, day: i64, round: u32) -> Vec<Row> {
        if self.is_gap(day) {
            return Vec::new();
        }
        let since = self.open_on(day).map(|n| day - self.injuries[n].onset);
        entries::round(since, round, &mut self.chance(day, 3 + u64::from(round)))
    }

    /// Rows that a diligent athlete writes about a day.
    pub fn natural(&self, day: i64) -> u64 {
        u64::try_from(self.round(day, 0).len()).unwrap_or(0)
    }

    /// Rows of the whole diary, written diligently.
    pub fn weight(&self) -> u64 {
        (0..self.days).map(|day| self.natural(day)).sum()
    }
}
