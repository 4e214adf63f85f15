//! The library as an injury sees it: sifted by phase, day, tier and holds.

use hamstrong_core::api::error::ErrorCode;
use hamstrong_core::api::exercises::{ExerciseQuery, ExerciseRow, LibraryQuery, LibraryView};
use hamstrong_core::api::inputs::{ChartTheme, Entry, RecordEntry};
use hamstrong_core::domain::RecordId;
use hamstrong_rules::protocol::Phase;
use serde_json::json;

use crate::support::Desk;

fn injured() -> (Desk, RecordId) {
    let mut desk = Desk::empty();
    desk.set_clock("2026-05-31", "18:00");
    let leg = desk.injure("left", "2026-05-31");
    (desk, leg)
}

fn log(desk: &mut Desk, leg: RecordId, date: &str, flags: &[&str]) {
    desk.set_clock(date, "20:00");
    desk.check_in(
        leg,
        date,
        1,
        json!({ "pain_rest": 2, "pain_walk": 3, "pain_stretch": 5, "swelling": 1, "bruising": 1,
                "walking_normal": true, "night_pain": false }),
    );
    desk.wellness(date, 1, json!({ "red_flags_asked": true, "red_flags": flags }));
}

fn library(desk: &Desk, episode: RecordId) -> LibraryView {
    desk.tracker.exercises(&LibraryQuery { episode, theme: ChartTheme::Light }).unwrap()
}

fn row<'a>(view: &'a LibraryView, id: &str) -> &'a ExerciseRow {
    view.exercises.iter().find(|row| row.id.as_str() == id).unwrap()
}

#[test]
fn nothing_is_offered_before_the_warning_questions_are_answered() {
    let (desk, leg) = injured();
    let view = library(&desk, leg);
    assert_eq!(view.exercises.len(), 45);
    assert!(view.exercises.iter().all(|row| !row.offered && !row.reason.is_empty()));
    assert_eq!(view.phase, None);
    assert!(view.headline.contains("warning questions"), "{}", view.headline);
}

#[test]
fn the_first_phase_offers_its_own_and_says_from_when_the_rest_is() {
    let (mut desk, leg) = injured();
    log(&mut desk, leg, "2026-05-31", &[]);
    let view = library(&desk, leg);
    assert_eq!(view.phase, Some(Phase::P1));
    let offered: Vec<&str> =
        view.exercises.iter().filter(|row| row.offered).map(|row| row.id.as_str()).collect();
    // MOB-02 belongs to the phase and waits for day 1.
    assert_eq!(offered, ["MOB-01", "TRU-05", "WLK-01", "TAP-01"]);
    assert_eq!(row(&view, "MOB-02").reason, "From day 1 on.");
    assert_eq!(row(&view, "ISO-03").reason, "From the phase Gentle loading on.");
    assert_eq!(row(&view, "ECC-06").reason, "From the phase Run and train on.");
    assert_eq!(view.headline, "Protect and calm. 4 of 45 exercises fit today.");

    log(&mut desk, leg, "2026-06-01", &[]);
    assert!(row(&library(&desk, leg), "MOB-02").offered);
}

#[test]
fn a_warning_sign_closes_the_library_with_its_sentence() {
    let (mut desk, leg) = injured();
    log(&mut desk, leg, "2026-05-31", &["dvt_suspect"]);
    let view = library(&desk, leg);
    assert!(view.exercises.iter().all(|row| !row.offered));
    assert_eq!(view.phase, None);
    assert!(view.headline.starts_with("No exercises for now. "), "{}", view.headline);
    assert!(!view.headline.contains("warning questions"), "{}", view.headline);
}

#[test]
fn the_pain_limit_is_that_of_the_protocol_chosen() {
    let (mut desk, leg) = injured();
    log(&mut desk, leg, "2026-05-31", &[]);
    assert_eq!(row(&library(&desk, leg), "ISO-03").pain_limit.get(), 3);
    let entry: Entry = serde_json::from_value(json!({
        "kind": "protocol_choice",
        "value": { "variant": "classic_price" },
    }))
    .unwrap();
    let day = crate::support::day("2026-05-31");
    desk.tracker.record_entry(&RecordEntry { episode: leg, day, time: None, entry }).unwrap();
    let view = library(&desk, leg);
    assert_eq!(row(&view, "ISO-03").pain_limit.get(), 2);
    assert_eq!(view.protocol, "Classic PRICE");
}

#[test]
fn one_exercise_comes_with_steps_links_sources_and_a_picture_of_the_own_side() {
    let (mut desk, leg) = injured();
    log(&mut desk, leg, "2026-05-31", &[]);
    let ask = |id: &str| {
        let query = ExerciseQuery { episode: leg, exercise: id.parse().unwrap(), theme: ChartTheme::Light };
        desk.tracker.exercise(&query)
    };
    let bridge = ask("ISO-04").unwrap();
    assert_eq!(bridge.row.name, "Single-leg bridge hold");
    assert_eq!(bridge.only_when, "Two green sessions of two-leg bridge");
    let ids = |links: &[hamstrong_core::api::exercises::ExerciseLink]| {
        links.iter().map(|link| link.id.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        (ids(&bridge.progress_to), ids(&bridge.regress_to)),
        (vec!["CON-02".to_owned()], vec!["ISO-03".to_owned()])
    );
    assert!(bridge.sources[0].citation.contains("Jacobsen"), "{}", bridge.sources[0].citation);
    assert_eq!(bridge.figure.side, "Drawn with the left leg as the sore one.");
    assert!(bridge.figure.motion.is_some());
    assert_eq!(ask("ABC-99").unwrap_err().code, ErrorCode::NotFound);
}
