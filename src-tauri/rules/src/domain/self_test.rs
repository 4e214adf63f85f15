//! A home self-test as it was read off.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One self-test. Which fields apply follows from the test; the others stay blank.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SelfTest {
    /// Its id in the protocol, such as `test.ake`.
    pub test: String,
    /// Left side, in the unit of the test: degrees, repetitions, centimetres.
    #[serde(default)]
    pub left: Option<f64>,
    /// Right side, in the same unit.
    #[serde(default)]
    pub right: Option<f64>,
    /// For tests with one number: pain 0–10, confidence 0–10, a count.
    #[serde(default)]
    pub value: Option<f64>,
    /// For tests answered with yes or no.
    #[serde(default)]
    pub yes: Option<bool>,
}
