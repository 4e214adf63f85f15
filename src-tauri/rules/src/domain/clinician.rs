//! What a clinician said, what is on file about massage, and what was ticked by mistake.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LocalDate, RecordId, RedFlag};

/// What a clinician's word covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClearedFor {
    /// Everything that is on hold.
    All,
    /// The question about the low back.
    Back,
    /// Massage of an injury in the severe band.
    Massage,
}

/// "I have been seen": by whom, and what they cleared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Clearance {
    pub scope: ClearedFor,
    pub by: String,
}

/// A warning sign that was ticked by mistake and is taken back on the same day. It stays on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// The check-in on which it was ticked.
    pub of: RecordId,
    pub flag: RedFlag,
    pub reason: String,
}

/// One condition that may rule massage out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContraindicationAnswer {
    /// Its id in the protocol, such as `contra.anticoagulant`.
    pub id: String,
    pub present: bool,
    /// The clinician who agreed to massage all the same.
    #[serde(default)]
    pub agreed_by: Option<String>,
    #[serde(default)]
    pub agreed_on: Option<LocalDate>,
}

/// Conditions on file. One per person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Contraindications {
    pub answers: Vec<ContraindicationAnswer>,
}
