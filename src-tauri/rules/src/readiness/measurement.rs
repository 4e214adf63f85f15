//! What two readings of a self-test say beside the error of the measurement. Nothing here opens a gate.

use crate::domain::Side;

/// The step from one result of a test to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Same,
    /// Smaller than the error of the measurement.
    WithinError,
    /// At least the smallest difference that is called a change.
    Clear,
    /// No error of this measurement is known.
    Unjudged,
}

/// Judges a step by the smallest change of the test, in its unit (rule specification 1.11: knee straightening 10°,
/// after Reurink 2013; thigh girth 1 cm, own judgement; pain 2 points, after Farrar 2001 and Childs 2005).
pub fn change(before: f64, now: f64, least: Option<u8>) -> Change {
    let size = (now - before).abs();
    match least {
        _ if size == 0.0 => Change::Same,
        None => Change::Unjudged,
        Some(least) if size < f64::from(least) => Change::WithinError,
        Some(_) => Change::Clear,
    }
}

/// Whether two legs differ by more than the measurement errs: "10 degrees or less" counts as similar (gate P5.ake,
/// van der Horst 2017). None where no error is known.
pub fn legs_differ(own: f64, other: f64, least: Option<u8>) -> Option<bool> {
    least.map(|least| (own - other).abs() > f64::from(least))
}

/// The injured leg's reading and the other's, of left and right.
pub fn injured_first((left, right): (f64, f64), injured: Side) -> (f64, f64) {
    match injured {
        Side::Left => (left, right),
        Side::Right => (right, left),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_than_the_error_is_no_clear_change() {
        for (before, now, least, expected) in [
            (24.0, 15.0, Some(10), Change::WithinError),
            (24.0, 14.0, Some(10), Change::Clear),
            (14.0, 24.0, Some(10), Change::Clear),
            (24.0, 24.0, Some(10), Change::Same),
            (24.0, 20.0, None, Change::Unjudged),
            (24.0, 24.0, None, Change::Same),
        ] {
            assert_eq!(change(before, now, least), expected, "{before} {now}");
        }
    }

    #[test]
    fn legs_that_differ_by_the_error_itself_are_similar() {
        assert_eq!(legs_differ(24.0, 14.0, Some(10)), Some(false));
        assert_eq!(legs_differ(25.0, 14.0, Some(10)), Some(true));
        assert_eq!(legs_differ(14.0, 25.0, Some(10)), Some(true));
        assert_eq!(legs_differ(14.0, 25.0, None), None);
    }

    #[test]
    fn the_injured_leg_comes_first() {
        assert_eq!(injured_first((1.0, 2.0), Side::Left), (1.0, 2.0));
        assert_eq!(injured_first((1.0, 2.0), Side::Right), (2.0, 1.0));
    }
}
