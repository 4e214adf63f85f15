//! What the ten of the pain scale is called.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The words at the upper end of the 0–10 scale; the lower end is always "no pain".
///
/// People answer differently under different words, so each set of scores keeps the words it was given under. Which
/// words people prefer varies: of 183 Japanese patients 70 % chose "experienced", 17 % "imaginable" (PLOS ONE 2014,
/// e99891).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PainAnchors {
    /// "Worst pain you can imagine". Scores without a word were given under this one.
    #[default]
    Imaginable,
    /// "Worst pain you have ever had".
    Experienced,
    /// "Worst pain possible".
    Possible,
}

impl PainAnchors {
    /// As it is kept with a score: blank for the words of the beginning.
    pub fn kept(self) -> Option<Self> {
        (self != Self::default()).then_some(self)
    }
}
