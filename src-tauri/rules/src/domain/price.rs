//! PRICE first aid: protection, rest, ice, compression, elevation.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Instant, Minutes};

/// The five parts, in the order of the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PriceKind {
    Protect,
    Rest,
    Ice,
    Compress,
    Elevate,
}

impl PriceKind {
    /// All parts, in the order of the word.
    pub const ALL: [Self; 5] = [Self::Protect, Self::Rest, Self::Ice, Self::Compress, Self::Elevate];

    /// The part as files and the command line write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Protect => "protect",
            Self::Rest => "rest",
            Self::Ice => "ice",
            Self::Compress => "compress",
            Self::Elevate => "elevate",
        }
    }
}

/// One step that was done. Which fields apply follows from the part; the others stay blank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PriceStep {
    pub part: PriceKind,
    /// Ice, compression, elevation: how long.
    #[serde(default)]
    pub minutes: Option<Minutes>,
    /// Rest: minutes walked.
    #[serde(default)]
    pub walking_minutes: Option<Minutes>,
    /// Rest: minutes of anything vigorous.
    #[serde(default)]
    pub vigorous_minutes: Option<Minutes>,
    /// Protect: no sprint, kick or jump.
    #[serde(default)]
    pub no_sprint: Option<bool>,
    /// Protect: no hard stretch.
    #[serde(default)]
    pub no_hard_stretch: Option<bool>,
    /// Protect: stick or crutch while limping.
    #[serde(default)]
    pub support: Option<bool>,
    /// Ice: the skin was looked at. Compression: the toes were.
    #[serde(default)]
    pub checked: Option<bool>,
    /// Ice: the skin was white, blistered or numb. Compression: the toes were cold, blue, numb or tingling.
    #[serde(default)]
    pub trouble: Option<bool>,
}

impl PriceStep {
    /// A step of a part with nothing filled in.
    pub const fn of(part: PriceKind) -> Self {
        Self {
            part,
            minutes: None,
            walking_minutes: None,
            vigorous_minutes: None,
            no_sprint: None,
            no_hard_stretch: None,
            support: None,
            checked: None,
            trouble: None,
        }
    }
}

/// Ice, a wrap or elevation that is going on. It is kept as its start, so that neither sleep nor a restart
/// changes how long it lasts; ending it makes a [`PriceStep`] of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PriceTimer {
    /// Ice, compress or elevate.
    pub part: PriceKind,
    pub started_at: Instant,
    /// How long it is meant to last; a wrap has no end of its own.
    #[serde(default)]
    pub minutes: Option<Minutes>,
    /// The newest look at skin or toes.
    #[serde(default)]
    pub checked_at: Option<Instant>,
    /// Something has been wrong at every look since then.
    #[serde(default)]
    pub trouble_since: Option<Instant>,
}

/// An answer to a question that may rule ice or a wrap out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AidAnswer {
    /// Its id in the protocol, such as `no_ice.raynaud`.
    pub id: String,
    pub present: bool,
}

/// What is on file about first aid. One per person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FirstAid {
    /// The athlete leaves ice out by choice.
    pub ice_off: Option<bool>,
    pub answers: Vec<AidAnswer>,
}
