//! The scenario files of the repository, run as the command line runs them.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its own file has to stop")]

use hamstrong_rules::conformance;

fn passes(text: &str) {
    let report = conformance::run(text, None).unwrap();
    assert_eq!(report.failed(), 0, "\n{report}");
    assert!(report.passed() > 0);
}

#[test]
fn every_shared_scenario_passes() {
    passes(include_str!("../../../tests/scenarios/shared.json"));
}
