//! Self-test results as known so far. A result counts only from a trusted day.

use std::collections::{BTreeMap, BTreeSet};

use super::history::Value;
use super::look::Look;
use super::trail::{Read, Standing};
use crate::domain::RecordId;
use crate::protocol::{Limit, TestKind};

#[derive(Debug, Clone, Copy)]
struct TestResult {
    record: RecordId,
    day: i32,
    entered: i32,
    value: Value,
}

/// Results by test, in the order of their days.
#[derive(Debug, Default)]
pub(super) struct Tests {
    results: BTreeMap<TestKind, Vec<TestResult>>,
    known: BTreeSet<(RecordId, TestKind)>,
    /// Results of earlier days do not count: a setback or a new episode asks for fresh ones.
    pub valid_from: i32,
}

impl Tests {
    pub fn put(&mut self, record: RecordId, test: TestKind, day: i32, entered: i32, value: Value) {
        if !self.known.insert((record, test)) {
            self.drop_result(record, test);
        }
        let results = self.results.entry(test).or_default();
        let at = results.partition_point(|r| r.day <= day);
        results.insert(at, TestResult { record, day, entered, value });
    }

    /// Takes away whatever a record holds.
    pub fn remove(&mut self, record: RecordId) {
        for test in TestKind::ALL.iter().copied() {
            if self.known.remove(&(record, test)) {
                self.drop_result(record, test);
            }
        }
    }

    fn drop_result(&mut self, record: RecordId, test: TestKind) {
        if let Some(results) = self.results.get_mut(&test) {
            results.retain(|r| r.record != record);
        }
    }

    /// The newest result within the window that counts; of two on a day the worse for `limit`.
    pub fn newest(&self, look: &Look<'_, '_>, test: TestKind, within: u32, limit: Limit) -> Option<Read> {
        let results = self.results.get(&test)?;
        let first = look.window(within).max(self.valid_from);
        let end = results.partition_point(|r| r.day <= look.today);
        let mut counted = results
            .get(..end)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|r| r.day >= first)
            .filter(|r| trusted(look, r));
        let newest = counted.next()?;
        let worst = counted.take_while(|r| r.day == newest.day).fold(newest.value, |worst, r| {
            if meets(limit, worst) && !meets(limit, r.value) { r.value } else { worst }
        });
        Some(Read { day: newest.day, value: Some(worst), standing: Standing::Trusted })
    }
}

fn trusted(look: &Look<'_, '_>, result: &TestResult) -> bool {
    let lag = i64::from(result.entered) - i64::from(result.day);
    let in_time = lag <= i64::from(look.book.trust.check.max_lag_days);
    in_time && look.diary.get(result.day).is_none_or(super::diary::Logged::trusted)
}

/// Whether a value keeps a limit; a value of the wrong shape never does.
pub(super) fn meets(limit: Limit, value: Value) -> bool {
    match (limit, value) {
        (Limit::AtMost(max), Value::Number(n)) => n <= max,
        (Limit::AtLeast(min), Value::Number(n)) => n >= min,
        (Limit::Is(wanted), Value::Flag(is)) => is == wanted,
        (Limit::AtMost(_) | Limit::AtLeast(_), Value::Flag(_)) | (Limit::Is(_), Value::Number(_)) => false,
    }
}
