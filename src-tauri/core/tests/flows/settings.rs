//! Settings: kept, undone, brought along; and scores that keep the words they were given under.

use hamstrong_core::api::inputs::{ExportFormat, OverviewQuery, SettingChange};
use hamstrong_core::api::views::SettingsView;
use hamstrong_core::domain::PainAnchors;
use serde_json::{Value, json};

use crate::support::{Desk, from};

const CHANGES: [(&str, &str, &str); 8] = [
    ("single_keys", "false", "single_keys"),
    ("hide_pain_numbers", "true", "hide_pain_numbers"),
    ("pain_anchors", "\"experienced\"", "pain_anchors"),
    ("mass_unit", "\"pound\"", "mass_unit"),
    ("length_unit", "\"inch\"", "length_unit"),
    ("decimal_mark", "\"comma\"", "decimal_mark"),
    ("first_weekday", "\"sunday\"", "first_weekday"),
    ("theme", "\"dark\"", "theme"),
];

fn setting(view: &SettingsView, field: &str) -> Value {
    serde_json::to_value(view).unwrap()[field].clone()
}

#[test]
fn every_setting_is_kept_over_a_restart_and_undone_one_by_one() {
    let mut desk = Desk::empty();
    let fresh = desk.tracker.overview(&OverviewQuery::default()).unwrap().settings;
    for (name, value, _) in CHANGES {
        let value: Value = serde_json::from_str(value).unwrap();
        desk.tracker.change_setting(&from(json!({ "setting": name, "value": value }))).unwrap();
    }
    let mut desk = desk.restart();
    let kept = desk.tracker.overview(&OverviewQuery::default()).unwrap().settings;
    for (_, value, field) in CHANGES {
        assert_eq!(setting(&kept, field).to_string(), value, "{field}");
    }
    for _ in CHANGES {
        desk.tracker.undo(&OverviewQuery::default()).unwrap();
    }
    assert_eq!(desk.tracker.overview(&OverviewQuery::default()).unwrap().settings, fresh);
}

#[test]
fn settings_travel_with_the_journal() {
    let mut desk = Desk::empty();
    for (name, value, _) in CHANGES {
        let value: Value = serde_json::from_str(value).unwrap();
        desk.tracker.change_setting(&from(json!({ "setting": name, "value": value }))).unwrap();
    }
    let file = desk.folder.path().join("all.json");
    desk.tracker.export_to(ExportFormat::Json, &file).unwrap();
    let mut other = Desk::empty();
    let brought = other.tracker.import_from(&file).unwrap().settings;
    for (_, value, field) in CHANGES {
        assert_eq!(setting(&brought, field).to_string(), value, "{field}");
    }
}

#[test]
fn a_country_is_kept_with_its_number_and_undone_in_one_step() {
    let mut desk = Desk::empty();
    let pick = |region: &str, number: &str| -> SettingChange {
        from(json!({ "setting": "emergency_country", "value": { "region": region, "number": number } }))
    };
    let chosen = desk.tracker.change_setting(&pick("HK", "999")).unwrap().settings;
    assert_eq!((chosen.emergency_region.as_deref(), chosen.emergency_number.as_str()), (Some("HK"), "999"));
    assert!(desk.tracker.change_setting(&pick("Hong Kong", "999")).is_err());
    assert!(desk.tracker.change_setting(&pick("GB", "nine")).is_err());
    let back = desk.tracker.undo(&OverviewQuery::default()).unwrap().settings;
    assert_eq!((back.emergency_region, back.emergency_number.as_str()), (None, "112"));
}

#[test]
fn a_score_keeps_the_words_it_was_given_under() {
    let (mut desk, leg) = Desk::with_injury();
    let anchors = |o: &hamstrong_core::api::views::Overview| {
        o.day.as_ref().unwrap().sittings[0].check_in.as_ref().unwrap().value.anchors
    };
    let first = desk.check_in(leg, "2026-06-11", 1, json!({ "pain_walk": 4 }));
    assert_eq!(anchors(&first), None);
    desk.tracker.change_setting(&SettingChange::PainAnchors(PainAnchors::Experienced)).unwrap();
    let second = desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 4 }));
    assert_eq!(anchors(&second), Some(PainAnchors::Experienced));
    assert_eq!(second.undo.as_ref().unwrap().label, "walking pain 4 on 12 June");
    assert_eq!(anchors(&desk.show("2026-06-11")), None, "the earlier score stays as it was given");
    // Swelling is no pain, and rating again is rating under the words of now.
    let other = desk.check_in(leg, "2026-06-11", 1, json!({ "swelling": 1 }));
    assert_eq!(anchors(&other), None);
    let again = desk.check_in(leg, "2026-06-11", 1, json!({ "pain_walk": 3 }));
    assert_eq!(anchors(&again), Some(PainAnchors::Experienced));
    desk.tracker.change_setting(&SettingChange::PainAnchors(PainAnchors::Imaginable)).unwrap();
    let back = desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 2, "anchors": "possible" }));
    assert_eq!(anchors(&back), None);
}
