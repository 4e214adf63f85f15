//! Runs scenario files against a protocol: the same engine and types as the app, for physios and for tests.
//!
//! A file lists diaries day by day with what is expected of them. Words outside the vocabulary are refused with
//! their place, so that a typo cannot pass as "nothing expected".

mod format;
mod run;

pub use format::{FormatError, Scenario, parse};
pub use run::{Mismatch, Report, ScenarioResult, run};
