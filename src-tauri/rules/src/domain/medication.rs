//! What was taken, for the record only: nothing is advised and nothing follows from it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One thing taken, in the athlete's words; the time is the entry's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Medication {
    /// As it stands on the packet: 1–200 characters.
    pub name: String,
    /// How much, as the athlete says it: at most 200 characters.
    #[serde(default)]
    pub dose: Option<String>,
}
