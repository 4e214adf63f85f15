//! A massage as it was, whether or not the checklist allowed it, and how the leg was before and after it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Centimetres, Degrees, Grade, Minutes, PainScore, Pressure, Rating, RecordId, Region};

/// Whose hands, or which tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MassageBy {
    Therapist,
    #[serde(rename = "self")]
    Own,
    FoamRoller,
}

/// Technique, by its field name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MassageKind {
    Effleurage,
    Petrissage,
    Friction,
    TriggerPoint,
}

/// How close to the injury the hands came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MassageDepth {
    /// Above and below the sore area, not on it.
    Around,
    /// The sore area too.
    Included,
    /// Deeper or scar-focused work on it.
    Deep,
}

/// One massage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Massage {
    pub by: MassageBy,
    /// The questions before it, as they were answered.
    #[serde(default)]
    pub asked: Option<RecordId>,
    /// Name of the therapist.
    #[serde(default)]
    pub therapist: Option<String>,
    #[serde(default)]
    pub depth: Option<MassageDepth>,
    #[serde(default)]
    pub minutes: Option<Minutes>,
    #[serde(default)]
    pub kinds: Vec<MassageKind>,
    /// Minutes of each technique, where they were told apart.
    #[serde(default)]
    pub effleurage_minutes: Option<Minutes>,
    #[serde(default)]
    pub petrissage_minutes: Option<Minutes>,
    #[serde(default)]
    pub friction_minutes: Option<Minutes>,
    #[serde(default)]
    pub trigger_point_minutes: Option<Minutes>,
    #[serde(default)]
    pub areas: Vec<Region>,
    /// Pressure as felt, 0–10.
    #[serde(default)]
    pub pressure: Option<Pressure>,
    /// Worst pain during it.
    #[serde(default)]
    pub pain_during: Option<PainScore>,
    /// Oil or tool.
    #[serde(default)]
    pub tool: Option<String>,
    /// Why it was stopped early; blank when it was not.
    #[serde(default)]
    pub stopped_early: Option<String>,
    #[serde(default)]
    pub text: Option<String>,
    /// The exercise session in which the back of the thigh was rolled.
    #[serde(default)]
    pub session: Option<RecordId>,
}

impl Massage {
    /// A massage of which nothing else is told.
    pub const fn by(by: MassageBy) -> Self {
        Self {
            by,
            asked: None,
            therapist: None,
            depth: None,
            minutes: None,
            kinds: Vec::new(),
            effleurage_minutes: None,
            petrissage_minutes: None,
            friction_minutes: None,
            trigger_point_minutes: None,
            areas: Vec::new(),
            pressure: None,
            pain_during: None,
            tool: None,
            stopped_early: None,
            text: None,
            session: None,
        }
    }

    /// How close it came: as told, else as its techniques and tool say. A roller on the back of the thigh reaches
    /// the sore area (own judgement).
    pub fn reach(&self) -> MassageDepth {
        let deep = [MassageKind::Friction, MassageKind::TriggerPoint];
        match self.depth {
            Some(told) => told,
            None if self.kinds.iter().any(|kind| deep.contains(kind)) => MassageDepth::Deep,
            None if self.by == MassageBy::FoamRoller || self.kinds.contains(&MassageKind::Petrissage) => {
                MassageDepth::Included
            }
            None => MassageDepth::Around,
        }
    }

    /// Minutes in all: as told, else the sum of the techniques.
    pub fn total_minutes(&self) -> Option<i64> {
        let parts = [
            self.effleurage_minutes,
            self.petrissage_minutes,
            self.friction_minutes,
            self.trigger_point_minutes,
        ];
        let told = parts.iter().flatten().map(|m| m.get()).reduce(|sum, m| sum + m);
        self.minutes.map(Minutes::get).or(told)
    }
}

/// When a reading of a massage was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReadingTime {
    Before,
    /// Within ten minutes of its end.
    After,
    /// On getting up the next morning.
    Morning,
    /// About 24 hours later.
    Day1,
    /// About 48 hours later.
    Day2,
}

/// How warm the skin feels against the other leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Warmth {
    Cool,
    Normal,
    Warm,
}

/// How the leg was before or after one massage. Every item may be blank, and blank is not zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MassageReading {
    /// The massage it belongs to.
    pub massage: RecordId,
    pub at: ReadingTime,
    #[serde(default)]
    pub pain_walk: Option<PainScore>,
    #[serde(default)]
    pub pain_stretch: Option<PainScore>,
    #[serde(default)]
    pub swelling: Option<Grade>,
    #[serde(default)]
    pub bruising: Option<Grade>,
    /// Woken by thigh pain in the night after it.
    #[serde(default)]
    pub night_pain: Option<bool>,
    /// Girth of the injured thigh 15 cm above the knee.
    #[serde(default)]
    pub girth_injured: Option<Centimetres>,
    /// Girth of the other thigh at the same height.
    #[serde(default)]
    pub girth_other: Option<Centimetres>,
    /// Pain when pressing the marked spot.
    #[serde(default)]
    pub press: Option<PainScore>,
    /// How hard the spot feels: 0 soft, 10 hard.
    #[serde(default)]
    pub hardness: Option<Rating>,
    /// Length of the sore strip.
    #[serde(default)]
    pub strip: Option<Centimetres>,
    /// Tightness, 0 none to 10.
    #[serde(default)]
    pub tightness: Option<Rating>,
    /// Degrees short of straight in the knee-straightening test, injured leg.
    #[serde(default)]
    pub knee_short: Option<Degrees>,
    #[serde(default)]
    pub warmth: Option<Warmth>,
    /// How heavy the leg feels, 0 not at all to 10.
    #[serde(default)]
    pub heaviness: Option<Rating>,
}

impl MassageReading {
    /// A reading in which nothing is told.
    pub const fn blank(massage: RecordId, at: ReadingTime) -> Self {
        Self {
            massage,
            at,
            pain_walk: None,
            pain_stretch: None,
            swelling: None,
            bruising: None,
            night_pain: None,
            girth_injured: None,
            girth_other: None,
            press: None,
            hardness: None,
            strip: None,
            tightness: None,
            knee_short: None,
            warmth: None,
            heaviness: None,
        }
    }
}

/// The questions before a massage, as they were answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MassageCheck {
    /// Ids of the protocol's questions answered with yes.
    #[serde(default)]
    pub yes: Vec<String>,
    /// Ids answered with no.
    #[serde(default)]
    pub no: Vec<String>,
}
