//! A home self-test as it was read off.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One self-test. Which fields apply follows from the test; the others stay blank.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SelfTest {
    /// Its id in the protocol, such as `test.ake`.
    pub test: String,
    /// Left side, in the unit of the test: degrees, repetitions, centimetres.
    #[serde(default)]
    pub left: Option<f64>,
    /// Right side, in the same unit.
    #[serde(default)]
    pub right: Option<f64>,
    /// For tests with one number: pain 0–10, confidence 0–10, a count.
    #[serde(default)]
    pub value: Option<f64>,
    /// For tests answered with yes or no.
    #[serde(default)]
    pub yes: Option<bool>,
    /// Length of the sore strip in centimetres, beside the pain of the press test.
    #[serde(default)]
    pub strip_cm: Option<f64>,
    /// Single readings of the left side, where the middle one counts as `left`.
    #[serde(default)]
    pub left_tries: Vec<f64>,
    /// Single readings of the right side.
    #[serde(default)]
    pub right_tries: Vec<f64>,
}

/// Highest reading of any test: degrees, repetitions, centimetres.
pub const HIGHEST_READING: f64 = 300.0;

impl SelfTest {
    /// The same with the middle of its tries as the result of a side that was tried.
    #[must_use]
    pub fn settled(mut self) -> Self {
        self.left = middle(&self.left_tries).or(self.left);
        self.right = middle(&self.right_tries).or(self.right);
        self
    }

    /// The field of the first reading that cannot be: below 0 or above [`HIGHEST_READING`].
    pub fn out_of_range(&self) -> Option<&'static str> {
        let single = |n: Option<f64>| n.is_some_and(|n| !(0.0..=HIGHEST_READING).contains(&n));
        let of = |tries: &[f64]| tries.iter().any(|n| single(Some(*n)));
        let fields = [
            ("left", single(self.left) || of(&self.left_tries)),
            ("right", single(self.right) || of(&self.right_tries)),
            ("value", single(self.value)),
            ("strip_cm", single(self.strip_cm)),
        ];
        fields.into_iter().find(|(_, wrong)| *wrong).map(|(field, _)| field)
    }

    /// Whether anything was read off at all.
    pub fn says_something(&self) -> bool {
        let numbers = [self.left, self.right, self.value, self.strip_cm];
        self.yes.is_some()
            || numbers.iter().any(Option::is_some)
            || !self.left_tries.is_empty()
            || !self.right_tries.is_empty()
    }
}

/// The middle of the tries; of two in the middle, halfway between. None without a try.
pub fn middle(tries: &[f64]) -> Option<f64> {
    let mut sorted = tries.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get(sorted.len().checked_sub(1)? / 2)?;
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ake() -> SelfTest {
        SelfTest {
            test: "test.ake".to_owned(),
            left: None,
            right: None,
            value: None,
            yes: None,
            strip_cm: None,
            left_tries: Vec::new(),
            right_tries: Vec::new(),
        }
    }

    #[test]
    fn the_middle_try_counts_whatever_their_order() {
        for (tries, expected) in [
            (vec![], None),
            (vec![18.0], Some(18.0)),
            (vec![24.0, 18.0], Some(21.0)),
            (vec![30.0, 18.0, 20.0], Some(20.0)),
            (vec![9.0, 100.0, 9.0], Some(9.0)),
        ] {
            assert_eq!(middle(&tries), expected, "{tries:?}");
        }
    }

    #[test]
    fn tries_go_before_a_single_reading_and_a_side_without_tries_keeps_it() {
        let settled =
            SelfTest { left: Some(5.0), right: Some(7.0), left_tries: vec![30.0, 18.0, 20.0], ..ake() }
                .settled();
        assert_eq!((settled.left, settled.right), (Some(20.0), Some(7.0)));
    }

    #[test]
    fn a_reading_that_cannot_be_is_named_by_its_side() {
        assert_eq!(SelfTest { right_tries: vec![20.0, 301.0], ..ake() }.out_of_range(), Some("right"));
        assert_eq!(SelfTest { left: Some(-1.0), ..ake() }.out_of_range(), Some("left"));
        assert_eq!(SelfTest { left: Some(0.0), right: Some(300.0), ..ake() }.out_of_range(), None);
        assert!(!ake().says_something());
        assert!(SelfTest { strip_cm: Some(4.0), ..ake() }.says_something());
    }
}
