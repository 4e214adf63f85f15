//! The days as known so far: entries merged by day, with their trust and their contradictions.
//!
//! Two entries of a day are read field by field, the worst counts. Days are kept in order, so that every window is
//! a short walk backwards.

use std::collections::BTreeMap;

use super::contradictions::{self, Patterns};
use super::history::{DayValues, Value};
use crate::domain::RecordId;
use crate::protocol::{Contradictions, Field, Trust};

/// One entry that counts for a day.
#[derive(Debug, Clone)]
struct Wording<'h> {
    record: RecordId,
    entered: i32,
    confirmed: bool,
    values: &'h DayValues,
}

/// The merged values of a day; pain 0–10, grades 0–3.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Merged {
    pub rest: Option<u8>,
    pub walk: Option<u8>,
    pub stretch: Option<u8>,
    pub swelling: Option<u8>,
    pub bruising: Option<u8>,
    pub walking_normal: Option<bool>,
    pub night: Option<bool>,
    pub painkiller: bool,
    pub low_back: Option<u8>,
    /// A feature that points at the back itself.
    pub back_feature: bool,
    pub sudden_pain: bool,
}

impl Merged {
    pub fn number(&self, field: Field) -> Option<u8> {
        match field {
            Field::PainRest => self.rest,
            Field::PainWalk => self.walk,
            Field::PainStretch => self.stretch,
            Field::Swelling => self.swelling,
            Field::Bruising => self.bruising,
            Field::WalkingNormal | Field::NightPain => None,
        }
    }

    pub fn value(&self, field: Field) -> Option<Value> {
        match field {
            Field::WalkingNormal => self.walking_normal.map(Value::Flag),
            Field::NightPain => self.night.map(Value::Flag),
            Field::PainRest | Field::PainWalk | Field::PainStretch | Field::Swelling | Field::Bruising => {
                self.number(field).map(|n| Value::Number(f64::from(n)))
            }
        }
    }

    fn add(&mut self, values: &DayValues) {
        let pain = |score: Option<crate::domain::PainScore>| score.and_then(|s| u8::try_from(s.get()).ok());
        let grade = |score: Option<crate::domain::Grade>| score.and_then(|s| u8::try_from(s.get()).ok());
        self.rest = self.rest.max(pain(values.pain_rest));
        self.walk = self.walk.max(pain(values.pain_walk));
        self.stretch = self.stretch.max(pain(values.pain_stretch));
        self.swelling = self.swelling.max(grade(values.swelling));
        self.bruising = self.bruising.max(grade(values.bruising));
        self.low_back = self.low_back.max(pain(values.low_back));
        self.night = self.night.max(values.night_pain);
        self.walking_normal = match (self.walking_normal, values.walking_normal) {
            (Some(a), Some(b)) => Some(a && b),
            (a, b) => a.or(b),
        };
        let yes = |answer: Option<bool>| answer == Some(true);
        self.painkiller |= yes(values.painkiller);
        self.back_feature |= yes(values.below_knee) || yes(values.tingling) || yes(values.cough_sneeze);
        self.sudden_pain |= values.sudden_pain;
    }
}

/// One logged day.
#[derive(Debug, Clone)]
pub(super) struct Logged<'h> {
    pub day: i32,
    entries: Vec<Wording<'h>>,
    pub merged: Merged,
    /// Every entry was written soon enough.
    pub in_time: bool,
    pub patterns: Patterns,
    confirmed: bool,
}

impl Logged<'_> {
    /// Not contradictory, or confirmed.
    pub fn usable(&self) -> bool {
        self.patterns.is_empty() || self.confirmed
    }

    /// May open a gate.
    pub fn trusted(&self) -> bool {
        self.usable() && self.in_time && !self.merged.painkiller
    }
}

/// All days known so far, in order.
#[derive(Debug, Default)]
pub(super) struct Diary<'h> {
    days: Vec<Logged<'h>>,
    day_of: BTreeMap<RecordId, i32>,
}

impl<'h> Diary<'h> {
    fn at(&self, day: i32) -> Result<usize, usize> {
        self.days.binary_search_by_key(&day, |d| d.day)
    }

    pub fn get(&self, day: i32) -> Option<&Logged<'h>> {
        self.at(day).ok().and_then(|i| self.days.get(i))
    }

    /// Logged days from `last` back to `first`, newest first.
    pub fn back(&self, first: i32, last: i32) -> impl Iterator<Item = &Logged<'h>> {
        let end = self.days.partition_point(|d| d.day <= last);
        self.days.get(..end).unwrap_or_default().iter().rev().take_while(move |d| d.day >= first)
    }

    /// As [`Diary::back`], usable days only.
    pub fn usable(&self, first: i32, last: i32) -> impl Iterator<Item = &Logged<'h>> {
        self.back(first, last).filter(|d| d.usable())
    }

    /// Logged days within the range.
    pub fn count(&self, first: i32, last: i32) -> usize {
        let start = self.days.partition_point(|d| d.day < first);
        let end = self.days.partition_point(|d| d.day <= last);
        end.saturating_sub(start)
    }

    pub fn day_of(&self, record: RecordId) -> Option<i32> {
        self.day_of.get(&record).copied()
    }

    /// The wording of a record that counts now.
    pub fn values_of(&self, record: RecordId) -> Option<&'h DayValues> {
        let day = self.get(self.day_of(record)?)?;
        day.entries.iter().find(|w| w.record == record).map(|w| w.values)
    }

    /// Puts a wording in place of the earlier one of its record; answers which days changed.
    pub fn put(
        &mut self,
        record: RecordId,
        day: i32,
        entered: i32,
        values: &'h DayValues,
    ) -> [Option<i32>; 2] {
        let left = self.remove(record).filter(|left| *left != day);
        let i = match self.at(day) {
            Ok(i) => i,
            Err(i) => {
                self.days.insert(i, Logged::blank(day));
                i
            }
        };
        if let Some(slot) = self.days.get_mut(i) {
            slot.entries.push(Wording { record, entered, confirmed: values.confirmed, values });
        }
        self.day_of.insert(record, day);
        [left, Some(day)]
    }

    /// Takes a record away; answers the day it stood on. The day itself goes when [`Diary::settle`] finds it bare.
    pub fn remove(&mut self, record: RecordId) -> Option<i32> {
        let day = self.day_of.remove(&record)?;
        if let Ok(i) = self.at(day)
            && let Some(slot) = self.days.get_mut(i)
        {
            slot.entries.retain(|w| w.record != record);
        }
        Some(day)
    }

    /// Marks a record's answers as standing; answers its day.
    pub fn confirm(&mut self, record: RecordId) -> Option<i32> {
        let day = self.day_of(record)?;
        let i = self.at(day).ok()?;
        let wording = self.days.get_mut(i)?.entries.iter_mut().find(|w| w.record == record)?;
        wording.confirmed = true;
        Some(day)
    }

    /// Merges the changed days again and judges contradictions from the first of them on, as far as they reach.
    pub fn settle(&mut self, changed: &[i32], trust: Trust, rules: &Contradictions) {
        let (Some(first), Some(last)) = (changed.iter().min(), changed.iter().max()) else { return };
        let lag = i32::try_from(trust.max_lag_days).unwrap_or(i32::MAX);
        for day in changed {
            if let Ok(i) = self.at(*day)
                && let Some(slot) = self.days.get_mut(i)
            {
                if slot.entries.is_empty() {
                    self.days.remove(i);
                } else {
                    slot.merge(lag);
                }
            }
        }
        let mut i = self.days.partition_point(|d| d.day < *first);
        while let Some(day) = self.days.get(i) {
            let earlier = self.days.get(..i).unwrap_or_default().iter().rev().find(|d| d.usable());
            let judged = day.judged(earlier, rules);
            let unchanged = day.day > *last && judged == (day.patterns, day.confirmed);
            let anchors = unchanged && day.usable();
            if let Some(slot) = self.days.get_mut(i) {
                (slot.patterns, slot.confirmed) = judged;
            }
            if anchors {
                break;
            }
            i += 1;
        }
    }
}

impl<'h> Logged<'h> {
    fn blank(day: i32) -> Self {
        Self {
            day,
            entries: Vec::new(),
            merged: Merged::default(),
            in_time: true,
            patterns: Patterns::default(),
            confirmed: false,
        }
    }

    fn merge(&mut self, lag: i32) {
        self.merged = Merged::default();
        self.in_time = true;
        for entry in &self.entries {
            self.merged.add(entry.values);
            self.in_time &= entry.entered.saturating_sub(self.day) <= lag;
        }
    }

    /// The patterns of the merged day, and whether every entry that shows one is confirmed. When only the merge
    /// shows one, any confirmed entry answers for the day.
    fn judged(&self, earlier: Option<&Logged<'h>>, rules: &Contradictions) -> (Patterns, bool) {
        let before = earlier.map(|d| (&d.merged, d.day + 1 == self.day));
        let patterns = contradictions::judge(&self.merged, before, rules);
        if patterns.is_empty() {
            return (patterns, false);
        }
        let mut showing = self.entries.iter().filter(|entry| {
            let mut alone = Merged::default();
            alone.add(entry.values);
            // An event recorded in another entry of the day explains this one too.
            alone.sudden_pain |= self.merged.sudden_pain;
            !contradictions::judge(&alone, before, rules).is_empty()
        });
        let confirmed = match showing.next() {
            None => self.entries.iter().any(|entry| entry.confirmed),
            Some(first) => first.confirmed && showing.all(|entry| entry.confirmed),
        };
        (patterns, confirmed)
    }
}
