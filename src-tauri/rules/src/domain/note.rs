//! A note in the athlete's words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Free text of a day. A private note stays out of reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub text: String,
    #[serde(default)]
    pub private: bool,
}
