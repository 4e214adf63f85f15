//! The part of a check-in that belongs to the person, asked once however many injuries are open.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Hours, PainScore, Rating};

/// A warning sign with its own question; the protocol file says what each one does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RedFlag {
    PeSuspect,
    DvtSuspect,
    CompartmentSuspect,
    CaudaEquina,
    FootDrop,
    LimbBloodSupply,
    InfectionSystemic,
    InfectionLocal,
    AvulsionSuspect,
    RuptureSuspect,
    ApophysisSuspect,
    FractureSuspect,
    HardLump,
    CalfSwellingUnclear,
    UnexplainedWeightLoss,
    CancerHistoryNewPain,
    NotWeightBearing,
}

/// Sleep, soreness, the low back and what was taken: the person, not the leg.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Wellness {
    /// Painkiller in the 8 hours before the rating.
    pub analgesic: Option<bool>,
    /// What was taken, for the record only.
    pub medication: Option<String>,
    /// Low back pain, worst of the day.
    pub low_back: Option<PainScore>,
    pub low_back_rest: Option<PainScore>,
    pub low_back_sitting: Option<PainScore>,
    pub low_back_after_activity: Option<PainScore>,
    /// Back pain that runs below the knee.
    pub below_knee: Option<bool>,
    /// Tingling or numbness with the back pain.
    pub tingling: Option<bool>,
    /// Worse with a cough or a sneeze.
    pub cough_sneeze: Option<bool>,
    pub sleep_hours: Option<Hours>,
    pub soreness: Option<Rating>,
    pub fatigue: Option<Rating>,
    /// The answer to "anything new?".
    pub anything_new: Option<bool>,
    /// All warning questions were asked in this check-in.
    pub red_flags_asked: Option<bool>,
    /// Warning signs answered with yes.
    pub red_flags: Vec<RedFlag>,
}

impl Wellness {
    /// True when nothing at all was answered.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}
