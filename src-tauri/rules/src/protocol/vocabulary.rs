//! The words a protocol file may use: phases, bands, tiers, fields of a day, self-tests.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// Every word, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word as files and the screen's keys write it.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

words!(
    /// Phase of recovery, from the acute days to the watch period after the return to sport.
    Phase { P1 = "P1", P2 = "P2", P3 = "P3", P4 = "P4", P5 = "P5" }
);

impl Phase {
    /// Position in the row of phases, from 0.
    pub const fn index(self) -> usize {
        match self {
            Self::P1 => 0,
            Self::P2 => 1,
            Self::P3 => 2,
            Self::P4 => 3,
            Self::P5 => 4,
        }
    }

    /// The phase that follows; none after the last.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::P1 => Some(Self::P2),
            Self::P2 => Some(Self::P3),
            Self::P3 => Some(Self::P4),
            Self::P4 => Some(Self::P5),
            Self::P5 => None,
        }
    }

    /// One phase down, never below P2; P1 stays P1.
    #[must_use]
    pub const fn one_down(self) -> Self {
        match self {
            Self::P1 => Self::P1,
            Self::P2 | Self::P3 => Self::P2,
            Self::P4 => Self::P3,
            Self::P5 => Self::P4,
        }
    }
}

words!(
    /// Severity band. It sets day floors only and is never shown as a diagnosis or a grade.
    Band { Mild = "mild", Moderate = "moderate", Severe = "severe" }
);

words!(
    /// Massage tier: none, around the injury, massage-ready, deeper work.
    Tier { M0 = "M0", M1 = "M1", M2 = "M2", M3 = "M3" }
);

words!(
    /// A value of the daily log that rules read.
    Field {
        PainRest = "pain_rest",
        PainWalk = "pain_walk",
        PainStretch = "pain_stretch",
        Swelling = "swelling",
        Bruising = "bruising",
        WalkingNormal = "walking_normal",
        NightPain = "night_pain",
    }
);

words!(
    /// A home self-test, or a statement by a clinician that a gate asks for.
    TestKind {
        /// Side difference in knee straightening, degrees.
        AkeDiff = "ake_diff",
        BridgeHoldPain = "bridge_hold_pain",
        ClinicianClearRts = "clinician_clear_rts",
        Confidence = "confidence",
        FullTrainings = "full_trainings",
        /// Supervised only; never offered as a home test.
        HTestInsecure = "h_test_insecure",
        HipFlexorTight = "hip_flexor_tight",
        IsoFullPain = "iso_full_pain",
        IsoHalfPain = "iso_half_pain",
        JogPain = "jog_pain",
        /// Pain when the sorest point is pressed.
        Palp = "palp",
        SlSquatPain = "sl_squat_pain",
        /// Bridge count, injured side in percent of the other.
        SlhbLsi = "slhb_lsi",
        SlhbReps = "slhb_reps",
        SprintPain = "sprint_pain",
    }
);

words!(
    /// One of the shipped readings of the protocol.
    Variant { Balanced = "balanced", ClassicPrice = "classic_price", EarlyLoad = "early_load" }
);

words!(
    /// How far a warning freezes the plan.
    HoldLevel { Clinician = "clinician", Urgent = "urgent" }
);

words!(
    /// What a clinician's word covers: everything that holds, the low back, or massage in the severe band.
    ClearanceScope { All = "all", Back = "back", Massage = "massage" }
);

words!(
    /// How sure the number is, strongest first.
    Confidence {
        /// Guideline or expert consensus.
        Consensus = "CONS",
        /// Randomised trial.
        Trial = "RCT",
        /// Observational study.
        Observational = "OBS",
        /// Expert opinion or a published protocol without a trial of that number.
        Expert = "EXP",
        /// Our own conservative choice, without a published threshold behind it.
        Own = "OWN",
    }
);
