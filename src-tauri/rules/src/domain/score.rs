//! Bounded numbers. Each names its range; anything outside is refused with a sentence a person can act on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A number outside the range of its type.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{what} must be between {min} and {max}, not {got}")]
pub struct OutOfRange {
    pub what: &'static str,
    pub min: f64,
    pub max: f64,
    pub got: f64,
}

macro_rules! whole_number {
    ($(#[$doc:meta])* $name:ident, $what:literal, $min:literal..=$max:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(try_from = "i64", into = "i64")]
        #[ts(type = "number")]
        pub struct $name(u16);

        impl $name {
            /// Smallest value allowed.
            pub const MIN: i64 = $min;
            /// Largest value allowed.
            pub const MAX: i64 = $max;
            /// The smallest value itself.
            pub const LOWEST: Self = Self($min);

            /// The number itself.
            pub fn get(self) -> i64 {
                i64::from(self.0)
            }
        }

        impl TryFrom<i64> for $name {
            type Error = OutOfRange;

            #[allow(clippy::cast_precision_loss, clippy::cast_lossless, reason = "only for the error text")]
            fn try_from(value: i64) -> Result<Self, OutOfRange> {
                let refused =
                    OutOfRange { what: $what, min: $min as f64, max: $max as f64, got: value as f64 };
                if !($min..=$max).contains(&value) {
                    return Err(refused);
                }
                u16::try_from(value).map(Self).map_err(|_| refused)
            }
        }

        impl From<$name> for i64 {
            fn from(value: $name) -> i64 {
                value.get()
            }
        }
    };
}

macro_rules! decimal_number {
    ($(#[$doc:meta])* $name:ident, $what:literal, $min:literal..=$max:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize, TS)]
        #[serde(try_from = "f64", into = "f64")]
        #[ts(type = "number")]
        pub struct $name(f64);

        impl $name {
            /// Smallest value allowed.
            pub const MIN: f64 = $min;
            /// Largest value allowed.
            pub const MAX: f64 = $max;

            /// The number itself.
            pub fn get(self) -> f64 {
                self.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = OutOfRange;

            fn try_from(value: f64) -> Result<Self, OutOfRange> {
                if value.is_finite() && ($min..=$max).contains(&value) {
                    // Adding zero turns -0.0 into 0.0, so that equal values are equal bytes.
                    Ok(Self(value + 0.0))
                } else {
                    Err(OutOfRange { what: $what, min: $min, max: $max, got: value })
                }
            }
        }

        impl From<$name> for f64 {
            fn from(value: $name) -> f64 {
                value.0
            }
        }
    };
}

whole_number!(
    /// Pain on the 11-point numeric rating scale: 0 none, 10 the worst.
    PainScore, "pain", 0..=10
);
whole_number!(
    /// Swelling or bruising: 0 none, 1 slight or small, 2 clear or hand-size, 3 marked or larger.
    Grade, "grade", 0..=3
);
whole_number!(
    /// A plain 0–10 rating: muscle soreness, fatigue.
    Rating, "rating", 0..=10
);
whole_number!(
    /// Session effort (session RPE), 0–10.
    Effort, "effort", 0..=10
);
whole_number!(
    /// Massage pressure as felt, 0–10.
    Pressure, "pressure", 0..=10
);
whole_number!(
    /// Minutes within one day.
    Minutes, "minutes", 0..=1440
);
whole_number!(
    /// Repetitions of one set.
    Reps, "repetitions", 1..=1000
);
whole_number!(
    /// Sets of an exercise, and the number of one of them.
    Sets, "sets", 1..=50
);
whole_number!(
    /// Seconds of a hold or a rest.
    Seconds, "seconds", 1..=7200
);
whole_number!(
    /// Percent of normal performance, 0–100.
    Percent, "percent", 0..=100
);
whole_number!(
    /// Distance from the sit bone in finger widths, 0–30.
    FingerWidths, "finger widths", 0..=30
);
whole_number!(
    /// A calendar year of birth.
    Year, "year", 1900..=2200
);
decimal_number!(
    /// Hours within one day, 0–24.
    Hours, "hours", 0.0..=24.0
);
decimal_number!(
    /// A load in kilograms, 0–500.
    LoadKg, "load in kg", 0.0..=500.0
);
whole_number!(
    /// An angle at a joint in degrees, 0–180.
    Degrees, "degrees", 0..=180
);
decimal_number!(
    /// A girth or length in centimetres, 0–300.
    Centimetres, "centimetres", 0.0..=300.0
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pain_score_is_exactly_zero_to_ten() {
        for n in -3..=13_i64 {
            assert_eq!(PainScore::try_from(n).is_ok(), (0..=10).contains(&n), "{n}");
        }
    }

    #[test]
    fn the_wire_refuses_what_the_type_refuses() {
        assert!(serde_json::from_str::<PainScore>("11").is_err());
        assert!(serde_json::from_str::<PainScore>("-1").is_err());
        assert!(serde_json::from_str::<PainScore>("2.5").is_err());
        assert!(serde_json::from_str::<PainScore>("\"2\"").is_err());
        assert_eq!(serde_json::from_str::<PainScore>("2").unwrap().get(), 2);
    }

    #[test]
    fn minus_zero_hours_become_zero() {
        assert!(Hours::try_from(-0.0).unwrap().get().is_sign_positive());
        assert!(Hours::try_from(f64::NAN).is_err());
    }

    #[test]
    fn the_refusal_says_what_was_expected() {
        let text = PainScore::try_from(11).unwrap_err().to_string();
        assert_eq!(text, "pain must be between 0 and 10, not 11");
    }
}
