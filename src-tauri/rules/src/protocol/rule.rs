//! What every rule of the file carries, whatever it checks.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Band, Confidence};
use crate::domain::LocalDate;

/// Name of a rule, such as `M2.walk`. Stable: history, overrides and scenarios refer to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct RuleId(pub String);

impl RuleId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for RuleId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// Lowest and highest value an edit may set.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(from = "[f64; 2]", into = "[f64; 2]")]
#[ts(type = "[number, number]")]
pub struct Bounds {
    pub low: f64,
    pub high: f64,
}

impl From<[f64; 2]> for Bounds {
    fn from([low, high]: [f64; 2]) -> Self {
        Self { low, high }
    }
}

impl From<Bounds> for [f64; 2] {
    fn from(bounds: Bounds) -> Self {
        [bounds.low, bounds.high]
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.low, self.high)
    }
}

/// A day number for each severity band, days since the injury.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ByBand {
    pub mild: u32,
    pub moderate: u32,
    pub severe: u32,
}

impl ByBand {
    /// The number for one band.
    pub const fn get(self, band: Band) -> u32 {
        match band {
            Band::Mild => self.mild,
            Band::Moderate => self.moderate,
            Band::Severe => self.severe,
        }
    }
}

/// The editable value of a rule, as variants and overrides write it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Setting {
    /// One number, in the unit of the rule.
    Number(f64),
    /// Day floors.
    ByBand(ByBand),
    /// Lowest and highest, such as ice sessions a day.
    Range([f64; 2]),
    /// Yes or no.
    Flag(bool),
    /// Switched off, such as "no walking cap".
    Off,
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => write!(f, "{n}"),
            Self::ByBand(ByBand { mild, moderate, severe }) => write!(f, "{mild}/{moderate}/{severe}"),
            Self::Range([low, high]) => write!(f, "{low} to {high}"),
            Self::Flag(true) => f.write_str("yes"),
            Self::Flag(false) => f.write_str("no"),
            Self::Off => f.write_str("off"),
        }
    }
}

/// Who changed a value, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetBy {
    pub name: String,
    pub date: LocalDate,
    pub reason: String,
}

/// One rule: what it checks, why, on whose word, and how far it may be edited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule<C> {
    pub id: RuleId,
    pub check: C,
    /// Plain words for the athlete.
    pub why: String,
    /// Keys of the file's `sources`.
    pub sources: Vec<String>,
    pub confidence: Vec<Confidence>,
    /// What the confidence refers to, where one word is not enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Absent: the value is not for editing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Bounds>,
    /// Filled by an override, never by the file.
    #[serde(skip)]
    pub set_by: Option<SetBy>,
}

/// The value of a check that variants and overrides may change.
pub trait Tunable {
    /// The value now; `None` when the check has no single value.
    fn setting(&self) -> Option<Setting>;

    /// Puts another value in place. A value of the wrong shape is refused with what was expected.
    ///
    /// # Errors
    /// The shape that was expected.
    fn set(&mut self, setting: Setting) -> Result<(), &'static str>;
}

/// Whole numbers from a setting, for counts and days.
pub(crate) fn whole(n: f64) -> Option<u32> {
    let fits = n.fract() == 0.0 && (0.0..=100_000.0).contains(&n);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "range checked on the line above"
    )]
    fits.then_some(n as u32)
}
