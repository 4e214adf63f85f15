//! From a self-test as it was read off to the results that gates ask for.

use super::history::Value;
use crate::domain::{SelfTest, Side};
use crate::protocol::TestKind;

/// What one self-test says. A side that is missing gives no difference, and nothing is guessed.
///
/// Differences are without sign: a leg that bends or straightens less than the other is not "similar", whichever
/// it is (own judgement). The bridge count compares the injured leg with the other in percent.
pub fn self_test_results(test: &SelfTest, injured: Side) -> Vec<(TestKind, Value)> {
    let sides = match injured {
        Side::Left => test.left.zip(test.right),
        Side::Right => test.right.zip(test.left),
    };
    let number = |kind| test.value.map(|n| (kind, Value::Number(n)));
    let flag = |kind| test.yes.map(|yes| (kind, Value::Flag(yes)));
    let single = match test.test.as_str() {
        "test.ake" => sides.map(|(own, other)| (TestKind::AkeDiff, Value::Number((own - other).abs()))),
        "test.iso_half" => number(TestKind::IsoHalfPain),
        "test.iso_full" => number(TestKind::IsoFullPain),
        "test.squat" => number(TestKind::SlSquatPain),
        "test.bridge_hold" => number(TestKind::BridgeHoldPain),
        "test.press" => number(TestKind::Palp),
        "test.jog" => number(TestKind::JogPain),
        "test.sprint" => number(TestKind::SprintPain),
        "test.confidence" => number(TestKind::Confidence),
        "test.trainings" => number(TestKind::FullTrainings),
        "test.clearance" => flag(TestKind::ClinicianClearRts),
        "test.hip_flexor" => flag(TestKind::HipFlexorTight),
        "test.h_test" => flag(TestKind::HTestInsecure),
        "test.bridge_count" => return bridge_count(sides, injured, test),
        _ => None,
    };
    single.into_iter().collect()
}

fn bridge_count(sides: Option<(f64, f64)>, injured: Side, test: &SelfTest) -> Vec<(TestKind, Value)> {
    let own = match injured {
        Side::Left => test.left,
        Side::Right => test.right,
    };
    let mut results: Vec<_> = own.map(|reps| (TestKind::SlhbReps, Value::Number(reps))).into_iter().collect();
    if let Some((own, other)) = sides.filter(|(_, other)| *other > 0.0) {
        results.push((TestKind::SlhbLsi, Value::Number((own / other * 100.0).round())));
    }
    results
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn test(id: &str, left: Option<f64>, right: Option<f64>) -> SelfTest {
        serde_json::from_value(json!({ "test": id, "left": left, "right": right })).unwrap()
    }

    #[test]
    fn the_bridge_count_compares_the_injured_leg_with_the_other() {
        let count = test("test.bridge_count", Some(20.0), Some(25.0));
        assert_eq!(
            self_test_results(&count, Side::Left),
            [(TestKind::SlhbReps, Value::Number(20.0)), (TestKind::SlhbLsi, Value::Number(80.0))]
        );
        assert_eq!(
            self_test_results(&count, Side::Right),
            [(TestKind::SlhbReps, Value::Number(25.0)), (TestKind::SlhbLsi, Value::Number(125.0))]
        );
    }

    #[test]
    fn one_side_alone_gives_no_difference() {
        assert!(self_test_results(&test("test.ake", Some(24.0), None), Side::Left).is_empty());
        let none = test("test.bridge_count", None, Some(0.0));
        assert!(self_test_results(&none, Side::Left).is_empty());
    }

    #[test]
    fn a_difference_has_no_sign() {
        let ake = test("test.ake", Some(10.0), Some(24.0));
        assert_eq!(self_test_results(&ake, Side::Left), [(TestKind::AkeDiff, Value::Number(14.0))]);
    }
}
