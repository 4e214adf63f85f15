//! The shipped protocol is complete, and a wrong file is refused with its place.
#![allow(clippy::unwrap_used, reason = "a protocol that does not load fails the test")]

use hamstrong_rules::protocol::{
    AddedRedFlag, ByBand, HoldLevel, Override, Protocol, RuleId, Setting, Variant, protocol_md,
};
use serde_json::{Value, json};

const SHIPPED: &str = include_str!("../../../assets/protocols/hamstrong.json");
const SCHEMA: &str = include_str!("../../../assets/schema/protocol.schema.json");

fn shipped() -> Value {
    serde_json::from_str(SHIPPED).unwrap()
}

/// The refusal of the shipped file with one change.
fn refusal(change: impl Fn(&mut Value)) -> String {
    let mut file = shipped();
    change(&mut file);
    Protocol::from_json("physio.json", &file.to_string()).unwrap_err().to_string()
}

fn override_of(rule: &str, value: Setting) -> Override {
    Override {
        rule: RuleId::from(rule),
        value,
        name: "A. Physio".to_owned(),
        date: "2026-05-04".parse().unwrap(),
        reason: "second strain this season".to_owned(),
    }
}

#[test]
fn every_rule_has_a_reason_a_source_and_a_confidence() {
    for variant in Variant::ALL {
        let protocol = Protocol::builtin(*variant).unwrap();
        let rules = protocol.book.rules();
        assert!(rules.len() > 150, "{}", rules.len());
        for (section, rule) in rules {
            let id = rule.id();
            assert!(
                rule.why().len() > 10 && rule.why().ends_with(['.', ')']),
                "{section} {id}: {}",
                rule.why()
            );
            assert!(!rule.sources().is_empty() && !rule.confidence().is_empty(), "{section} {id}");
            for key in rule.sources() {
                assert!(protocol.book.sources[key].citation.len() > 10, "{id} {key}");
            }
            let own = rule.sources().iter().all(|key| key == "OWN");
            assert!(
                !own || rule.confidence().iter().any(|level| level.word() == "OWN"),
                "{id} has no source but OWN"
            );
        }
    }
}

#[test]
fn the_shipped_file_keeps_its_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> =
        validator.iter_errors(&shipped()).map(|error| format!("{}: {error}", error.instance_path)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_schema_refuses_what_the_loader_refuses() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (path, key, value) in [
        ("/gates/P2/0", "chekc", json!(1)),
        ("/gates/P2/0/check", "min_dya", json!(1)),
        ("/red_flags/0/check", "level", json!("later")),
        ("/variants", "my_own", json!({})),
    ] {
        let mut file = shipped();
        file.pointer_mut(path).unwrap()[key] = value;
        assert!(!validator.is_valid(&file), "{path}/{key}");
        assert!(Protocol::from_json("x", &file.to_string()).is_err(), "{path}/{key}");
    }
}

#[test]
fn the_reference_page_is_current() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/PROTOCOL.md");
    let text = protocol_md().unwrap();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(std::path::Path::new(page).parent().unwrap()).unwrap();
        std::fs::write(page, &text).unwrap();
    }
    let committed = std::fs::read_to_string(page).unwrap_or_default().replace("\r\n", "\n");
    assert!(committed == text, "docs/PROTOCOL.md is stale; run this test with UPDATE=1");
}

#[test]
fn a_wrong_file_is_refused_with_file_place_and_expectation() {
    type Change = fn(&mut Value);
    let cases: [(Change, &[&str]); 14] = [
        (|f| f["gates"]["P2"][0]["chekc"] = json!(1), &["physio.json: gates.P2[0]", "unknown field `chekc`"]),
        (|f| f["gates"]["P2"][1]["check"] = json!({"al_recent": {}}), &["gates.P2[1].check", "al_recent"]),
        (
            |f| f["gates"]["P2"][1]["check"]["all_recent"]["field"] = json!("pain"),
            &["gates.P2[1].check", "pain_rest"],
        ),
        (|f| f["massage"]["M2"][5]["sources"] = json!(["NOBODY"]), &["M2.walk.sources", "not \"NOBODY\""]),
        (|f| f["massage"]["M2"][5]["sources"] = json!([]), &["M2.walk.sources", "at least one"]),
        (|f| f["massage"]["M2"][5]["why"] = json!(" "), &["M2.walk.why"]),
        (|f| f["massage"]["M2"][5]["confidence"] = json!([]), &["M2.walk.confidence"]),
        (
            |f| f["massage"]["M2"][5]["check"]["all_recent"]["limit"] = json!({"at_most": 4}),
            &["M2.walk", "0 to 3, not 4"],
        ),
        (|f| f["massage"]["M2"][5]["check"]["all_recent"]["n"] = json!(4), &["M2.walk", "can never be met"]),
        (|f| f["gates"]["P2"][4]["check"]["today"]["limit"] = json!({"at_least": 3}), &["P2.swellmax"]),
        (
            |f| f["gates"]["P3"][1]["check"]["days_in_phase"]["phase"] = json!("P4"),
            &["P3.stay", "never be met"],
        ),
        (
            |f| f["variants"]["early_load"]["changes"]["M2.day"] = json!(3),
            &["M2.day (early_load)", "4 to 42"],
        ),
        (
            |f| f["variants"]["early_load"]["changes"]["M9.day"] = json!(3),
            &["changes.M9.day", "the id of a rule"],
        ),
        (|f| f["schema"] = json!("hamstrong-protocol/9"), &["schema", "hamstrong-protocol/1"]),
    ];
    for (change, expected) in cases {
        let text = refusal(change);
        for part in expected {
            assert!(text.contains(part), "{part:?} is missing in:\n{text}");
        }
    }
}

#[test]
fn the_massage_floor_holds_even_when_a_file_widens_its_bounds() {
    let text = refusal(|f| {
        f["massage"]["M2"][0]["bounds"] = json!([0, 42]);
        f["massage"]["M2"][0]["check"]["min_day"] = json!({"mild": 3, "moderate": 6, "severe": 10});
    });
    assert!(text.contains("at least 4"), "{text}");
}

#[test]
fn warning_signs_and_safety_limits_can_be_added_but_not_removed_or_softened() {
    assert!(refusal(|f| drop(f["red_flags"].as_array_mut().unwrap().remove(1))).contains("\"dvt_suspect\""));
    assert!(refusal(|f| f["red_flags"][0]["check"]["level"] = json!("clinician")).contains("\"pe_suspect\""));
    assert!(refusal(|f| f["red_flags"][0]["check"]["hold_from_day"] = json!(9)).contains("\"pe_suspect\""));
    assert!(
        refusal(|f| f["price"]["safety"][1]["check"]["ice_stop_minutes"] = json!(40))
            .contains("safety.ice_stop")
    );
    let mut more = shipped();
    let mut extra = more["red_flags"][0].clone();
    extra["id"] = json!("my_sign");
    more["red_flags"].as_array_mut().unwrap().push(extra);
    assert!(Protocol::from_json("physio.json", &more.to_string()).is_ok());
    let added = AddedRedFlag {
        id: RuleId::from("my_sign"),
        question: "New tingling?".to_owned(),
        action: "Call me.".to_owned(),
        level: HoldLevel::Clinician,
        name: "A. Physio".to_owned(),
        date: "2026-05-04".parse().unwrap(),
        reason: "known disc".to_owned(),
    };
    let base = Protocol::builtin(Variant::Balanced).unwrap();
    let with = base.with_red_flag(&added).unwrap();
    assert_ne!(with.hash, base.hash);
    assert!(with.with_red_flag(&added).is_err(), "the name is taken");
}

#[test]
fn an_override_stays_in_bounds_and_carries_its_author() {
    let base = Protocol::builtin(Variant::Balanced).unwrap();
    let ok = base.with_overrides(&[override_of("M2.walk", Setting::Number(1.0))]).unwrap();
    assert_eq!(ok.book.rule("M2.walk").unwrap().setting(), Some(Setting::Number(1.0)));
    assert_eq!(ok.book.rule("M2.walk").unwrap().set_by().unwrap().name, "A. Physio");
    assert_ne!(ok.hash, base.hash);
    let floors = ByBand { mild: 3, moderate: 6, severe: 10 };
    for (rule, value, expected) in [
        ("M2.walk", Setting::Number(3.5), "0 to 3"),
        ("M2.day", Setting::Number(3.0), "4 to 42"),
        ("M2.day", Setting::ByBand(floors), "4 to 42"),
        ("M2.day", Setting::Number(4.5), "whole number"),
        ("M2.hold", Setting::Flag(false), "may be edited"),
        ("pe_suspect", Setting::Flag(false), "may be edited"),
        ("safety.ice_stop", Setting::Number(40.0), "may be edited"),
        ("nothing", Setting::Number(1.0), "not \"nothing\""),
    ] {
        let text = base.with_overrides(&[override_of(rule, value)]).unwrap_err().to_string();
        assert!(text.contains(expected), "{rule}: {text}");
    }
    let unsigned = Override { name: " ".to_owned(), ..override_of("M2.walk", Setting::Number(1.0)) };
    assert!(base.with_overrides(&[unsigned]).unwrap_err().to_string().contains("name"));
    let groundless = Override { reason: String::new(), ..override_of("M2.walk", Setting::Number(1.0)) };
    assert!(base.with_overrides(&[groundless]).unwrap_err().to_string().contains("reason"));
}

#[test]
fn the_hash_follows_the_content_and_not_its_layout() {
    let base = Protocol::builtin(Variant::Balanced).unwrap();
    let compact = Protocol::from_json("same.json", &shipped().to_string()).unwrap();
    assert_eq!(compact.hash, base.hash);
    assert_ne!(Protocol::builtin(Variant::EarlyLoad).unwrap().hash, base.hash);
    let mut other = shipped();
    other["version"] = json!("1.0.1");
    assert_ne!(Protocol::from_json("other.json", &other.to_string()).unwrap().hash, base.hash);
}

#[test]
fn the_variants_differ_only_where_the_specification_says() {
    let base = Protocol::builtin(Variant::Balanced).unwrap();
    let expected = [
        (Variant::ClassicPrice, "P2.day", "4/4/4"),
        (Variant::ClassicPrice, "P2.walk", "3"),
        (Variant::ClassicPrice, "P3.day", "7/10/16"),
        (Variant::ClassicPrice, "P3.iso", "1"),
        (Variant::ClassicPrice, "P4.day", "10/18/35"),
        (Variant::ClassicPrice, "M1.day", "4/4/4"),
        (Variant::ClassicPrice, "M2.day", "5/7/14"),
        (Variant::ClassicPrice, "M2.walk", "1"),
        (Variant::ClassicPrice, "M2.stretch", "3"),
        (Variant::EarlyLoad, "P2.day", "2/2/2"),
        (Variant::EarlyLoad, "P2.rest", "3"),
        (Variant::EarlyLoad, "P3.stretch", "4"),
        (Variant::EarlyLoad, "P3.iso", "4"),
        (Variant::EarlyLoad, "P3.bridge", "4"),
    ];
    for variant in [Variant::ClassicPrice, Variant::EarlyLoad] {
        let varied = Protocol::builtin(variant).unwrap();
        let mut found = Vec::new();
        for ((_, old), (_, new)) in base.book.rules().into_iter().zip(varied.book.rules()) {
            let gate = ["P2.", "P3.", "P4.", "P5.", "M1.", "M2.", "M3."]
                .iter()
                .any(|p| old.id().as_str().starts_with(p));
            if gate && old.setting() != new.setting() {
                found.push((variant, new.id().as_str().to_owned(), new.setting().unwrap().to_string()));
            }
        }
        let wanted: Vec<_> = expected
            .iter()
            .filter(|(v, _, _)| *v == variant)
            .map(|(v, id, value)| (*v, (*id).to_owned(), (*value).to_owned()))
            .collect();
        assert_eq!(found, wanted);
    }
}
