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

#[test]
fn every_scenario_of_our_own_passes() {
    passes(include_str!("../../../tests/scenarios/own.json"));
}

#[test]
fn a_wrong_expectation_is_shown_with_day_both_values_and_the_rules() {
    let text = r#"{"scenarios": [{"id": "X", "title": "too soon", "days": [
        {"day": 0, "pain_rest": 3, "pain_walk": 4, "walking_normal": false},
        {"day": 4, "pain_rest": 1, "pain_walk": 5, "walking_normal": true}],
        "expected": {"phase_by_day": {"4": "P2"}, "hold_by_day": {"4": "urgent"}, "massage_ready_first_day": 4,
                     "flags_first_day": {"flare": 4}, "band": "severe"}}]}"#;
    let report = conformance::run(text, None).unwrap();
    let shown = report.to_string();
    assert_eq!((report.passed(), report.failed()), (0, 1));
    for part in [
        "FAILED   X (balanced) too soon",
        "day 4: phase: expected P2, got P1 [P2.rest, P2.walk",
        "day 4: hold: expected urgent, got none",
        "first massage-ready day: expected day 4, got never",
        "flare: expected day 4, got never",
        "band: expected severe, got moderate",
        "0 passed, 1 failed",
    ] {
        assert!(shown.contains(part), "{part:?} is missing in:\n{shown}");
    }
}

#[test]
fn a_word_outside_the_vocabulary_is_refused_with_its_place() {
    let file = |day: &str, top: &str, expected: &str| {
        format!(
            r#"{{"scenarios": [{{"id": "X", "days": [{{"day": 1{day}}}]{top}, "expected": {{{expected}}}}}]}}"#
        )
    };
    for (text, part) in [
        (file(r#", "pain": 3"#, "", ""), "pain"),
        (file(r#", "pain_walk": 11"#, "", ""), "between 0 and 10"),
        (file(r#", "red_flags": ["dvt"]"#, "", ""), "X.days[0].red_flags"),
        (file(r#", "event": "match""#, "", ""), "full_training, sudden_pain"),
        (file(r#", "tests": {"ake": 3}"#, "", ""), "X.days[0].tests"),
        (file(r#", "tests": {"palp": "3"}"#, "", ""), "a number, true or false"),
        (file(r#", "clinician_cleared": ["leg"]"#, "", ""), "all, back, massage"),
        (file(r#", "logged_on": 0"#, "", ""), "X.days[0].logged_on"),
        (file("", r#", "variant": "brave""#, ""), "X.variant"),
        (file("", r#", "profile": {"site": "middle"}"#, ""), "proximal, mid, distal"),
        (file("", r#", "profile": {"contra": ["sun"]}"#, ""), "X.profile.contra"),
        (file("", r#", "profile": {"weight": 70}"#, ""), "weight"),
        (file("", "", r#""flags_first_day": {"flair": 3}"#), "not \"flair\""),
        (file("", "", r#""flags_first_day": {"flare": [1]}"#), "[first, last]"),
        (file("", "", r#""phase_by_day": {"1": "P6"}"#), "P1, P2, P3, P4, P5"),
        (file("", "", r#""hold_by_day": {"1": "none"}"#), "clinician, urgent"),
        (file("", "", r#""band": "light""#), "mild, moderate, severe"),
        (r#"{"schema": "other/1", "scenarios": []}"#.to_owned(), "hamstring-scenarios/1"),
        ("{}".to_owned(), "scenarios"),
    ] {
        let refusal = conformance::run(&text, None).unwrap_err().to_string();
        assert!(refusal.contains(part), "{part:?} is missing in: {refusal}");
    }
}
