//! Which days and values a rule looked at. The forward pass keeps no trail; a report does.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::diary::Logged;
use super::history::Value;

/// How far an entry can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Trusted,
    /// Entered two or more days late.
    Recalled,
    /// Rated under a painkiller.
    Painkiller,
    /// Contradictory and not confirmed.
    Unconfirmed,
}

impl Standing {
    pub(super) fn of(day: &Logged<'_>) -> Self {
        if !day.usable() {
            Self::Unconfirmed
        } else if !day.in_time {
            Self::Recalled
        } else if day.merged.painkiller {
            Self::Painkiller
        } else {
            Self::Trusted
        }
    }
}

/// One value a rule looked at; `day` counts from the first onset.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Read {
    pub day: i32,
    pub value: Option<Value>,
    pub standing: Standing,
}

/// Takes note of what was looked at.
pub(super) trait Trail {
    fn note(&mut self, read: impl FnOnce() -> Read);

    fn read(&mut self, day: &Logged<'_>, value: Option<Value>) {
        self.note(|| Read { day: day.day, value, standing: Standing::of(day) });
    }
}

/// Keeps nothing.
pub(super) struct Silent;

impl Trail for Silent {
    fn note(&mut self, _: impl FnOnce() -> Read) {}
}

impl Trail for Vec<Read> {
    fn note(&mut self, read: impl FnOnce() -> Read) {
        self.push(read());
    }
}
