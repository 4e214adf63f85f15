//! The part of a check-in that belongs to one injury.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FingerWidths, Grade, PainAnchors, PainScore, Percent, Side};

/// Stiffness on getting up, in minutes, as five bands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum MorningStiffness {
    #[serde(rename = "0")]
    None,
    #[serde(rename = "1-15")]
    UpTo15,
    #[serde(rename = "16-30")]
    UpTo30,
    #[serde(rename = "31-60")]
    UpTo60,
    #[serde(rename = ">60")]
    Over60,
}

/// Where it hurts: the back of the leg in sub-regions, and the low back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    ButtockSitbone,
    UpperInner,
    UpperOuter,
    MidInner,
    MidOuter,
    LowerInner,
    LowerOuter,
    BehindKnee,
    Calf,
    LowBackCentre,
    LowBackSide,
    Groin,
}

/// One marked spot: the athlete's own left or right, and how strong it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PainSite {
    pub region: Region,
    /// `None` only for the centre of the low back.
    pub side: Option<Side>,
    pub intensity: Option<PainScore>,
}

/// What the pain feels like; several may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    Ache,
    Tight,
    Cramp,
    Pulling,
    Sharp,
    Stabbing,
    Throbbing,
    Burning,
    Shooting,
    Electric,
    PinsAndNeedles,
    Numb,
    Weak,
}

/// Something that happened that day and matters to the injury.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    SuddenPain,
    Fall,
    Trained,
    FullTraining,
    Matched,
    Travelled,
    Massage,
}

/// How the injury was, as felt in the 24 hours before. Every field may be blank, and blank is not zero.
///
/// Fields follow the daily questions of the rule specification; pain is 0–10, swelling and bruising 0–3.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct CheckIn {
    /// Worst at rest, leg not moving.
    pub pain_rest: Option<PainScore>,
    /// Worst when walking on the flat; blank when the athlete did not walk.
    pub pain_walk: Option<PainScore>,
    /// At the first gentle pull of a stretch.
    pub pain_stretch: Option<PainScore>,
    /// Worst of all.
    pub pain_worst: Option<PainScore>,
    pub swelling: Option<Grade>,
    pub bruising: Option<Grade>,
    pub morning_stiffness: Option<MorningStiffness>,
    /// Woken by thigh pain last night.
    pub night_pain: Option<bool>,
    /// Walks without a limp.
    pub walking_normal: Option<bool>,
    pub sites: Vec<PainSite>,
    /// Distance of the sorest spot from the sit bone.
    pub sitbone_distance: Option<FingerWidths>,
    pub qualities: Vec<Quality>,
    /// What makes it worse, in the athlete's words.
    pub aggravates: Option<String>,
    /// What makes it better, in the athlete's words.
    pub eases: Option<String>,
    pub events: Vec<Event>,
    /// Percent of normal performance.
    pub performance: Option<Percent>,
    /// What went well today, in the athlete's words.
    pub managed: Option<String>,
    /// The athlete was asked about a contradiction in these answers and said they stand.
    pub confirmed: Option<bool>,
    /// The words at the end of the scale when the pain was rated; the journal fills it in.
    pub anchors: Option<PainAnchors>,
}

impl CheckIn {
    /// True when nothing at all was answered.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}
