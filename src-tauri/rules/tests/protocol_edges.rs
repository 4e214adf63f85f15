//! Both sides of what a protocol file may say, one row a case.
#![allow(clippy::unwrap_used, reason = "a protocol that does not load fails the test")]

use hamstrong_rules::protocol::{
    AddedRedFlag, AddedSafety, HoldLevel, Override, Protocol, RuleId, Setting, Variant,
};
use serde_json::{Value, json};

const SHIPPED: &str = include_str!("../../../assets/protocols/hamstrong.json");

fn shipped() -> Value {
    serde_json::from_str(SHIPPED).unwrap()
}

/// What is wrong with the shipped file after one change at one place; empty when nothing is.
fn refusal(place: &str, value: Value) -> String {
    let mut file = shipped();
    *file.pointer_mut(place).unwrap() = value;
    Protocol::from_json("physio.json", &file.to_string())
        .err()
        .map_or(String::new(), |error| error.to_string())
}

#[test]
fn a_file_is_taken_on_one_side_of_each_limit_and_refused_on_the_other() {
    // P2.night has no bounds and its gate asks for no self-test, so that any check can stand in its place.
    let (check, test) = (
        "/gates/P2/5/check",
        |test: &str, limit: Value| json!({"test": {"test": test, "limit": limit, "within": 1}}),
    );
    let today = |field: &str, limit: Value| json!({"today": {"field": field, "limit": limit}});
    let recent = |n: u32, within: u32| json!({"all_recent": {"field": "night_pain", "limit": {"is": false}, "n": n, "within": within}});
    let rising = |field: &str, n: u32| json!({"not_rising": {"field": field, "n": n, "within": 5}});
    let rows = [
        ("/gates/P2/1/id", json!("P2.day"), "a name used once"),
        ("/gates/P2/4/bounds", json!([2, 2]), ""),
        ("/gates/P2/1/bounds", json!([4, 0]), "[lowest, highest]"),
        ("/phases/0/phase", json!("P2"), "P1 to P5"),
        ("/variants/balanced/changes", json!({"P2.walk": 5}), ""),
        ("/variants/balanced/changes", json!({"P2.walk": 6}), "0 to 5, not 6"),
        (
            "/variants/balanced/changes",
            json!({"P2.walk": {"mild": 1, "moderate": 1, "severe": 1}}),
            "P2.walk",
        ),
        ("/price/plan/15/check/target/ice_minutes", json!([5, 20]), ""),
        ("/price/plan/15/check/target/ice_minutes", json!([4, 20]), "5 to 20"),
        ("/price/plan/15/check/target/ice_minutes", json!([5, 21]), "5 to 20"),
        ("/price/plan/15/check/target/ice_minutes", json!([15, 10]), "5 to 20"),
        ("/massage/M2/0/check/min_day", json!({"mild": 4, "moderate": 4, "severe": 4}), ""),
        ("/massage/M2/0/check/min_day", json!({"mild": 4, "moderate": 3, "severe": 4}), "at least 4"),
        ("/massage/M2/0/check", json!({"logged_days": 5}), "at least 4"),
        ("/massage/M2/14/id", json!("M2.other"), "the rule \"M2.hold\""),
        ("/massage/M2/16/id", json!("M2.other"), "the rule \"M2.contra\""),
        ("/red_flags/12/check/level", json!("urgent"), ""),
        ("/red_flags/14/check/hold_from_day", json!(3), ""),
        ("/red_flags/14/check/hold_from_day", json!(5), "\"not_weight_bearing\""),
        ("/gates/P3/1/check/days_in_phase/phase", json!("P1"), ""),
        ("/gates/P3/1/check/days_in_phase/phase", json!("P3"), "never be met"),
        ("/massage/M3/2/check", json!({"tier_with_good_session": "M1"}), ""),
        ("/massage/M3/2/check", json!({"tier_with_good_session": "M3"}), "never be met"),
        ("/massage/M3/2/check", json!({"tier_with_good_session": "M0"}), "never be met"),
        ("/massage/M2/18/check", json!({"session_since_adverse": "M2"}), "a tier below this one"),
        ("/massage/M2/18/check", json!({"session_since_adverse": "M0"}), "a tier below this one"),
        (check, recent(3, 3), ""),
        (check, recent(4, 3), "never be met"),
        (check, recent(0, 3), "never be met"),
        (check, rising("bruising", 2), ""),
        (check, rising("bruising", 1), "n of 2 or more"),
        (check, rising("night_pain", 2), "a field with numbers"),
        (check, today("pain_stretch", json!({"at_least": 10})), ""),
        (check, today("pain_stretch", json!({"at_least": 11})), "can meet together"),
        (check, today("pain_stretch", json!({"at_most": 0})), ""),
        (check, today("pain_stretch", json!({"at_most": -1})), "can meet together"),
        (check, today("pain_rest", json!({"at_least": 2})), ""),
        (check, today("pain_rest", json!({"at_least": 3})), "can meet together"),
        (check, today("bruising", json!({"at_least": 3})), ""),
        (check, today("bruising", json!({"at_least": 4})), "can meet together"),
        (check, today("bruising", json!({"is": true})), "`at_most` or `at_least`"),
        (check, today("night_pain", json!({"at_most": 0})), "yes or no"),
        (check, today("night_pain", json!({"at_least": 1})), "yes or no"),
        (check, test("palp", json!({"at_least": 10})), ""),
        (check, test("palp", json!({"at_least": 11})), "can meet together"),
        (check, test("ake_diff", json!({"at_least": 90})), ""),
        (check, test("ake_diff", json!({"at_least": 91})), "can meet together"),
        (check, test("slhb_reps", json!({"at_least": 1000})), ""),
        (check, test("slhb_reps", json!({"at_least": 1001})), "can meet together"),
        (check, test("h_test_insecure", json!({"is": true})), ""),
        (check, test("h_test_insecure", json!({"at_most": 1})), "yes or no"),
        (check, test("palp", json!({"is": true})), "`at_most` or `at_least`"),
        (check, json!({"test": {"test": "palp", "limit": {"at_most": 4}, "within": 0}}), "never be met"),
    ];
    for (place, value, expected) in rows {
        let said = refusal(place, value.clone());
        assert_eq!(said.is_empty(), expected.is_empty(), "{place} {value}:\n{said}");
        assert!(said.contains(expected), "{place} {value}: {expected:?} is missing in:\n{said}");
    }
}

#[test]
fn yes_and_no_together_can_never_be_met() {
    let mut file = shipped();
    let mut other = file["gates"]["P2"][5].clone();
    other["id"] = json!("P2.awake");
    other["check"]["today"]["limit"] = json!({"is": true});
    file["gates"]["P2"].as_array_mut().unwrap().push(other);
    let text = Protocol::from_json("physio.json", &file.to_string()).unwrap_err().to_string();
    assert!(text.contains("night_pain can meet together"), "{text}");
}

#[test]
fn bounds_belong_to_a_rule_with_one_value_and_a_file_to_the_balanced_variant() {
    let refused = |change: fn(&mut Value)| {
        let mut file = shipped();
        change(&mut file);
        Protocol::from_json("physio.json", &file.to_string()).unwrap_err()
    };
    let text = refused(|f| f["massage"]["M2"][14]["bounds"] = json!([0, 1])).to_string();
    assert!(text.contains("no single value"), "{text}");
    let text = refused(|f| drop(f["variants"].as_object_mut().unwrap().remove("balanced"))).to_string();
    assert!(text.contains("at least \"balanced\""), "{text}");
    let both = refused(|f| {
        f["massage"]["M2"][5]["why"] = json!("");
        f["massage"]["M2"][5]["confidence"] = json!([]);
    });
    let lines: Vec<String> = both.to_string().lines().map(str::to_owned).collect();
    assert_eq!((both.problems.len(), lines.len()), (2, 2), "{lines:?}");
    assert!(lines.iter().all(|line| line.starts_with("physio.json: ")), "{lines:?}");
}

#[test]
fn a_variant_is_read_from_the_file_or_refused() {
    let mut file = shipped();
    file["variants"].as_object_mut().unwrap().remove("early_load");
    let protocol = Protocol::from_json("physio.json", &file.to_string()).unwrap();
    assert!(protocol.with_variant(Variant::ClassicPrice).is_ok());
    let text = protocol.with_variant(Variant::EarlyLoad).unwrap_err().to_string();
    assert!(text.contains("variants.early_load"), "{text}");
}

#[test]
fn the_hash_follows_every_part_of_the_content() {
    let hash = |file: &Value| Protocol::from_json("physio.json", &file.to_string()).unwrap().hash;
    let base = hash(&shipped());
    for (place, value) in [
        ("/author", json!("somebody else")),
        ("/gates/P2/0/check/min_day/mild", json!(4)),
        ("/gates/P2/0/sources", json!(["OWN"])),
        ("/massage/M2/4/check/all_recent/limit/at_most", json!(1)),
    ] {
        let mut file = shipped();
        *file.pointer_mut(place).unwrap() = value;
        assert_ne!(hash(&file), base, "{place}");
    }
    let text = serde_json::to_string_pretty(&shipped()).unwrap().replace('\n', "\r\n");
    assert_eq!(Protocol::from_json("physio.json", &text).unwrap().hash, base);
}

#[test]
fn what_is_added_is_signed_and_has_a_name_of_its_own() {
    let base = Protocol::builtin(Variant::Balanced).unwrap();
    let sign = |id: &str, name: &str, reason: &str| AddedRedFlag {
        id: RuleId::from(id),
        question: "New tingling?".to_owned(),
        action: "Call me.".to_owned(),
        level: HoldLevel::Urgent,
        name: name.to_owned(),
        date: "2026-05-04".parse().unwrap(),
        reason: reason.to_owned(),
    };
    for (id, name, reason, expected) in [
        ("my_sign", "A. Physio", "known disc", ""),
        ("my_sign", " ", "known disc", "name"),
        ("my_sign", "A. Physio", " ", "reason"),
        ("dvt_suspect", "A. Physio", "known disc", "a new name"),
        (" ", "A. Physio", "known disc", "a new name"),
    ] {
        let text = base.with_red_flag(&sign(id, name, reason)).err().map(|error| error.to_string());
        assert_eq!(text.is_none(), expected.is_empty(), "{id} {name} {reason}");
        assert!(text.unwrap_or_default().contains(expected), "{id} {name} {reason}");
        let safety = AddedSafety {
            id: RuleId::from(id),
            text: "No ice on the scar.".to_owned(),
            name: name.to_owned(),
            date: "2026-05-04".parse().unwrap(),
            reason: reason.to_owned(),
        };
        assert_eq!(base.with_safety(&safety).is_ok(), expected.is_empty(), "{id} {name} {reason}");
    }
    let with = base.with_red_flag(&sign("my_sign", "A. Physio", "known disc")).unwrap();
    let added = with.book.red_flags.last().unwrap();
    assert_eq!((added.id.as_str(), added.check.level), ("my_sign", HoldLevel::Urgent));
}

#[test]
fn changes_act_from_their_dates_in_the_order_of_their_dates() {
    use hamstrong_rules::protocol::Course;
    let walk = |date: &str, value: f64| Override {
        rule: RuleId::from("M2.walk"),
        value: Setting::Number(value),
        name: "A. Physio".to_owned(),
        date: date.parse().unwrap(),
        reason: "third strain".to_owned(),
    };
    let base = Protocol::builtin(Variant::Balanced).unwrap();
    let edits = [walk("2026-06-10", 0.0), walk("2026-06-08", 1.0)];
    let course = Course::with_overrides(&base, &edits).unwrap();
    let on = |course: &Course, date: &str| {
        course.on(date.parse().unwrap()).book.rule("M2.walk").unwrap().setting().unwrap().to_string()
    };
    for (date, value) in [("2026-06-07", "2"), ("2026-06-08", "1"), ("2026-06-09", "1"), ("2026-06-10", "0")]
    {
        assert_eq!(on(&course, date), value, "{date}");
    }
    let day = "2026-06-08".parse().unwrap();
    let same_day = [walk("2026-06-08", 1.0), walk("2026-06-08", 0.0)];
    assert_eq!(on(&Course::with_overrides(&base, &same_day).unwrap(), "2026-06-08"), "0", "the later call");
    let switched = Course::of(base.clone())
        .then(day, base.with_overrides(&edits).unwrap())
        .then(day, Protocol::builtin(Variant::ClassicPrice).unwrap());
    assert_eq!(on(&switched, "2026-06-08"), "1", "the later switch of a day wins");
    let unmeetable = [Override { rule: RuleId::from("P2.day"), ..walk("2026-06-08", 9.0) }];
    assert!(base.with_overrides(&unmeetable).is_err());
}
