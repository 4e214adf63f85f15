//! The board of the first 72 hours: one page, whatever stands on it.

use std::process::Command;

use hamstrong_core::api::inputs::SettingChange;
use hamstrong_core::api::price::PriceQuery;
use hamstrong_core::api::report::Paper;
use hamstrong_core::report::board::BoardSheet;
use hamstrong_report::{glyphs, pdf};
use serde_json::json;

use crate::support::Journal;

const PAPERS: [Paper; 2] = [Paper::A4, Paper::Letter];

fn board(journal: &Journal) -> BoardSheet {
    journal.tracker.board_sheet(&PriceQuery { episode: journal.episode }).unwrap()
}

/// The first evening, with a little done.
fn first_evening() -> Journal {
    let mut journal = Journal::of("Ana Petrović");
    journal.check_in(0, json!({ "pain_walk": 7, "swelling": 2, "walking_normal": false }));
    journal.entry(0, "price_step", json!({ "part": "ice", "minutes": 12 }));
    journal
}

/// One page with everything on it, and nothing beyond its edge.
#[track_caller]
fn whole(board: &BoardSheet) {
    for paper in PAPERS {
        let drawn = glyphs(board, paper).unwrap();
        assert!(drawn.boxes.is_empty(), "{:?}", drawn.boxes);
        assert_eq!(drawn.pages.len(), 1, "{paper:?}");
        let page = &drawn.pages[0];
        let squeeze =
            |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect::<String>();
        let words = squeeze(&page.words());
        let steps = board.steps.iter().flat_map(|s| [&s.name, &s.now, &s.how, &s.done, &s.next]);
        let avoid = board.avoid.iter().flat_map(|a| [&a.name, &a.text]);
        for text in steps.chain(avoid).chain(&board.help).chain([&board.closing, &board.about]) {
            assert!(words.contains(&squeeze(text)), "{paper:?}: {text} is missing in {words}");
        }
        for (baseline, text) in &page.runs {
            assert!(*baseline < page.height - 20.0, "{paper:?}: {text} at {baseline}");
        }
    }
}

#[test]
fn it_is_one_page_on_a4_and_letter_on_each_of_the_first_days() {
    let mut journal = first_evening();
    whole(&board(&journal));
    for day in 1..=4 {
        journal.on_day(day);
        whole(&board(&journal));
    }
    whole(&BoardSheet { sample: "Sample data, nobody's".to_owned(), ..board(&journal) });
}

#[test]
fn it_is_read_in_order_and_names_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("board.pdf");
    std::fs::write(&file, pdf(&board(&first_evening()), Paper::A4).unwrap()).unwrap();
    let out = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let order = [
        "First 72 hours",
        "Left hamstring, day 0.",
        "Protect",
        "Rest",
        "Ice",
        "Compress",
        "Elevate",
        "Leave out until the end of 3 June",
        "Get help at once",
        "kept as a diary",
    ];
    let mut from = 0;
    for words in order {
        let at = text[from..].find(words);
        from += at.unwrap_or_else(|| panic!("{words:?} does not follow in: {}", &text[from..]));
    }
    assert!(!text.contains("Petrović"), "{text}");
}

#[test]
fn what_was_typed_is_text_and_nothing_else() {
    for typed in ["#panic(\"x\")", "*112* #[x]", "\u{202e}211", "</svg>", "1".repeat(39).as_str()] {
        let mut journal = first_evening();
        let change: SettingChange =
            serde_json::from_value(json!({ "setting": "emergency_number", "value": typed })).unwrap();
        if journal.tracker.change_setting(&change).is_err() {
            continue;
        }
        let drawn = glyphs(&board(&journal), Paper::A4).unwrap();
        assert_eq!(drawn.pages.len(), 1, "{typed}");
    }
    let mut wild = board(&first_evening());
    wild.help_title = "Get help at once, #sys.inputs \u{202e}\u{1f9b5}".to_owned();
    wild.closing = "= Heading\n- item `raw` $x$ @label".to_owned();
    let words = glyphs(&wild, Paper::Letter).unwrap().pages[0].words();
    assert!(words.contains("#sys.inputs") && words.contains("[U+202E]"), "{words}");
    assert!(words.contains("= Heading") && words.contains("`raw`"), "{words}");
}

#[test]
fn the_file_keeps_both_standards_and_is_the_same_again() {
    let sheet = board(&first_evening());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("board.pdf");
    for paper in PAPERS {
        let bytes = pdf(&sheet, paper).unwrap();
        assert!(bytes == pdf(&sheet, paper).unwrap(), "the same board, other bytes");
        let text = String::from_utf8_lossy(&bytes);
        for claim in ["<pdfaid:part>2</pdfaid:part>", "<pdfuaid:part>1</pdfuaid:part>"] {
            assert!(text.contains(claim), "{claim}");
        }
        std::fs::write(&file, &bytes).unwrap();
        let check = Command::new("qpdf").arg("--check").arg(&file).output().unwrap();
        assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
        let info = Command::new("pdfinfo").arg(&file).output().unwrap();
        let info = String::from_utf8(info.stdout).unwrap();
        assert!(info.contains("Tagged:          yes"), "{info}");
    }
}
