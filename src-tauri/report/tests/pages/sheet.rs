//! The sheet "My exercises": one page, whatever stands on it.

use std::process::Command;

use hamstrong_core::api::error::ErrorCode;
use hamstrong_core::api::exercises::SheetQuery;
use hamstrong_core::api::report::Paper;
use hamstrong_core::report::sheet::{MOST, Sheet, SheetExercise};
use hamstrong_report::{glyphs, pdf};
use serde_json::json;

use crate::support::Journal;

const PAPERS: [Paper; 2] = [Paper::A4, Paper::Letter];

/// Day 12, the warning questions answered.
fn asked() -> Journal {
    let mut journal = Journal::falling("Ana Petrović", 12);
    let day = journal.on_day(12);
    let answers = json!({ "red_flags_asked": true, "red_flags": [] });
    let input = json!({ "day": day, "sitting": 1, "time": null, "answers": answers });
    journal.tracker.record_wellness(&serde_json::from_value(input).unwrap()).unwrap();
    journal
}

fn query(journal: &Journal, ids: Option<&[&str]>) -> SheetQuery {
    SheetQuery {
        episode: journal.episode,
        exercises: ids.map(|ids| ids.iter().map(|id| id.parse().unwrap()).collect()),
        paper: Paper::A4,
    }
}

fn sheet(journal: &Journal, ids: Option<&[&str]>) -> Sheet {
    journal.tracker.exercise_sheet(&query(journal, ids)).unwrap()
}

/// Each of the library, printed; there are more than one page holds.
fn library(journal: &Journal) -> Vec<SheetExercise> {
    let all = hamstrong_rules::exercises::Library::builtin().unwrap().all();
    all.flat_map(|one| sheet(journal, Some(&[one.id.as_str()])).exercises).collect()
}

/// One page with everything on it, and nothing beyond its edge.
#[track_caller]
fn whole(sheet: &Sheet) {
    for paper in PAPERS {
        let pages = glyphs(sheet, paper).unwrap().pages;
        assert_eq!(pages.len(), 1, "{paper:?}");
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        let words = squeeze(&pages[0].words());
        for text in sheet.exercises.iter().flat_map(|e| [&e.name, &e.dose, &e.limit, &e.aside]) {
            assert!(words.contains(&squeeze(text)), "{paper:?}: {text} is missing: {words}");
        }
        assert!(words.contains(&squeeze(&sheet.stop)) && words.contains(&squeeze(&sheet.footer)));
        for (baseline, text) in &pages[0].runs {
            assert!(*baseline < pages[0].height - 20.0, "{paper:?}: {text} at {baseline}");
        }
        let stop = pages[0].runs.iter().find(|(_, text)| text.contains(&sheet.stop_word)).unwrap().0;
        assert!(stop > pages[0].height - 90.0, "{paper:?}: the foot stands at {stop}");
    }
}

#[test]
fn one_the_default_and_the_most_are_one_page() {
    let journal = asked();
    whole(&sheet(&journal, Some(&["ISO-03"])));
    let default = sheet(&journal, None);
    assert!(default.exercises.len() > 3, "{}", default.exercises.len());
    assert!(default.exercises.iter().all(|one| one.aside.is_empty()));
    whole(&default);
    for count in [2, 3, 5, 8, 12, 16, 20, 24, 30, usize::from(MOST)] {
        whole(&Sheet { exercises: library(&journal).into_iter().take(count).collect(), ..default.clone() });
    }
}

/// The longest cells there are, each in a row of its own, so that no row is low.
#[test]
fn the_most_have_room_however_the_long_ones_fall() {
    let journal = asked();
    let mut all = library(&journal);
    let length =
        |one: &SheetExercise| one.name.len() + one.dose.len() + one.frequency.len() + one.aside.len();
    all.sort_by_key(|one| std::cmp::Reverse(length(one)));
    let rows = usize::from(MOST) / 3;
    let long: Vec<SheetExercise> = all.drain(..rows).collect();
    let exercises: Vec<SheetExercise> = long
        .into_iter()
        .enumerate()
        .flat_map(|(n, one)| [one, all[2 * n].clone(), all[2 * n + 1].clone()])
        .collect();
    assert_eq!(exercises.len(), usize::from(MOST));
    let note = "Pain jumped lately: do half the dose until it has settled.".to_owned();
    whole(&Sheet { exercises, note, sample: "Sample data, nobody's".to_owned(), ..sheet(&journal, None) });
}

#[test]
fn what_is_chosen_is_refused_with_its_reason() {
    let journal = asked();
    let refused = |ids: Option<&[&str]>| journal.tracker.exercise_sheet(&query(&journal, ids)).unwrap_err();
    assert!(refused(Some(&[])).message.contains("Tick at least one"), "{:?}", refused(Some(&[])));
    let unknown = refused(Some(&["ISO-03", "HIP-99"]));
    assert_eq!(
        (unknown.code, unknown.message.as_str()),
        (ErrorCode::NotFound, "There is no exercise HIP-99.")
    );
    let all: Vec<String> =
        hamstrong_rules::exercises::Library::builtin().unwrap().all().map(|one| one.id.to_string()).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let much = refused(Some(&all));
    assert!(
        much.message.contains("One page holds 36 exercises, and 45 are chosen. Leave out 9."),
        "{much:?}"
    );
    // Ticked twice is ticked once.
    assert_eq!(sheet(&journal, Some(&["ISO-03", "ISO-03"])).exercises.len(), 1);
    let unasked = Journal::falling("Ana Petrović", 3);
    let closed = unasked.tracker.exercise_sheet(&query(&unasked, Some(&["ISO-03"]))).unwrap_err();
    assert!(closed.message.starts_with("No exercises for now"), "{closed:?}");
}

#[test]
fn it_says_the_side_the_day_the_phase_and_what_is_not_for_today() {
    let journal = asked();
    let sheet = sheet(&journal, Some(&["MOB-01", "RUN-05"]));
    let facts: Vec<&str> = sheet.facts.iter().map(|fact| fact.text.as_str()).collect();
    assert_eq!(facts[0], "Left hamstring, day 12");
    assert_eq!(facts[2], "12 June 2026");
    assert!(sheet.exercises.iter().all(|one| one.alt.ends_with("Drawn with the left leg as the sore one.")));
    assert_eq!(sheet.exercises[0].aside, "");
    assert!(sheet.exercises[1].aside == "Not for today.");
    let text = glyphs(&sheet, Paper::A4).unwrap().pages[0].words();
    assert!(text.contains("not medical advice") && !text.contains("Petrović"), "{text}");
}

#[test]
fn the_file_is_sound_the_same_again_and_describes_every_picture() {
    let journal = asked();
    let sheet = sheet(&journal, None);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sheet.pdf");
    for paper in PAPERS {
        let bytes = pdf(&sheet, paper).unwrap();
        assert!(bytes == pdf(&sheet, paper).unwrap(), "the same sheet, other bytes");
        let text = String::from_utf8_lossy(&bytes);
        for claim in ["<pdfaid:part>2</pdfaid:part>", "<pdfuaid:part>1</pdfuaid:part>"] {
            assert!(text.contains(claim), "{claim}");
        }
        std::fs::write(&file, &bytes).unwrap();
        let check = Command::new("qpdf").arg("--check").arg(&file).output().unwrap();
        assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
        let plain = folder.path().join("plain.pdf");
        let loose = ["--qdf", "--object-streams=disable"];
        assert!(Command::new("qpdf").args(loose).args([&file, &plain]).status().unwrap().success());
        let plain = std::fs::read(&plain).unwrap();
        let plain = String::from_utf8_lossy(&plain);
        let described = plain.matches("/Alt (").count() + plain.matches("/Alt <").count();
        assert_eq!(described, sheet.exercises.len());
    }
}
