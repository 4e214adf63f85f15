//! The PDF as other programs see it.

use std::path::Path;
use std::process::Command;

use hamstrong_core::api::report::{Paper, ReportQuery};
use hamstrong_report::{page, pdf};
use serde_json::json;

use crate::support::Journal;

/// What a program says about a file. It must end well.
#[track_caller]
fn said(program: &str, args: &[&str], file: &Path) -> String {
    let out = Command::new(program).args(args).arg(file).arg("-").output();
    let out = out.unwrap_or_else(|e| panic!("{program}: {e}; `cargo xtask test` installs it"));
    assert!(out.status.success(), "{program}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

fn sample() -> Journal {
    let mut journal = Journal::falling("Ana Petrović", 12);
    journal.entry(11, "massage", json!({ "by": "self", "minutes": 10 }));
    journal.note(12, "Walked to the station and back, no trouble on the stairs.");
    journal
}

#[test]
fn the_same_report_is_the_same_bytes() {
    let mut journal = sample();
    let first = pdf(&journal.report(), Paper::A4).unwrap();
    // Another report in between must not show.
    pdf(&Journal::falling("Somebody Else", 3).report(), Paper::Letter).unwrap();
    assert!(
        first == pdf(&journal.report(), Paper::A4).unwrap(),
        "the same data and the same clock, other bytes"
    );
    journal.on_day(13);
    assert!(first != pdf(&journal.report(), Paper::A4).unwrap(), "the clock does not show");
}

#[test]
fn a_reader_gets_the_text_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    let report = sample().report();
    std::fs::write(&file, pdf(&report, Paper::A4).unwrap()).unwrap();
    let text = said("pdftotext", &["-raw"], &file);
    let order = [
        "Left hamstring, day 12",
        "Ana Petrović, born 1994",
        "Hurt on 31 May, sprinting",
        "Pain walking",
        "Sessions, and the next day",
        "Also",
        "What these numbers leave out",
        "Your answer",
        "Massage on the injury",
        "Name, date",
        "Day by day",
        "31 May",
        "Walked to the station",
    ];
    let mut from = 0;
    for words in order {
        let at = text[from..]
            .find(words)
            .unwrap_or_else(|| panic!("{words:?} does not follow in: {}", &text[from..]));
        from += at;
    }
    assert!(text.contains("Page 1 of"), "{text}");
}

#[test]
fn it_is_tagged_titled_sound_and_carries_its_fonts() {
    let folder = tempfile::tempdir().unwrap();
    for (paper, size) in [(Paper::A4, "A4"), (Paper::Letter, "letter")] {
        let file = folder.path().join("report.pdf");
        let bytes = pdf(&sample().report(), paper).unwrap();
        std::fs::write(&file, &bytes).unwrap();
        let info = Command::new("pdfinfo").arg(&file).output().unwrap();
        let info = String::from_utf8(info.stdout).unwrap();
        let has = |name: &str, value: &str| {
            assert!(
                info.lines().any(|line| line.starts_with(name) && line.contains(value)),
                "{name} {value}: {info}"
            );
        };
        has("Title:", "Left hamstring, day 12");
        has("Author:", "Ana Petrović");
        has("Tagged:", "yes");
        has("JavaScript:", "no");
        has("Encrypted:", "no");
        has("Page size:", size);
        let check = Command::new("qpdf").arg("--check").arg(&file).output().unwrap();
        assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
        let fonts = Command::new("pdffonts").arg(&file).output().unwrap();
        let fonts = String::from_utf8(fonts.stdout).unwrap();
        for font in fonts.lines().skip(2) {
            assert!(font.contains("SourceSans3") && font.contains(" yes yes yes "), "not embedded: {font}");
        }
        // Which standards the file says it keeps.
        let text = String::from_utf8_lossy(&bytes);
        for claim in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ] {
            assert!(text.contains(claim), "{claim}");
        }
    }
}

#[test]
fn what_is_kept_back_is_nowhere_in_the_file() {
    let mut journal = Journal::falling("Ana Petrović", 5);
    journal.entry(5, "note", json!({ "text": "Quarrel at work", "private": true }));
    let text = |query: &ReportQuery| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("report.pdf");
        let bytes = pdf(&journal.tracker.report(query).unwrap(), Paper::A4).unwrap();
        std::fs::write(&file, &bytes).unwrap();
        (said("pdftotext", &[], &file), String::from_utf8_lossy(&bytes).into_owned())
    };
    let (read, raw) = text(&ReportQuery { name: false, ..journal.query() });
    let without = read.clone() + &raw;
    assert!(!without.contains("Petrović") && !without.contains("Quarrel"), "{without}");
    // A year is four digits, as places within the file are: it is looked for where it can be read.
    assert!(!read.contains("1994"), "{read}");
    assert!(without.contains("One private note is kept back."));
    let (read, raw) = text(&ReportQuery { private_notes: true, ..journal.query() });
    let with = read + &raw;
    assert!(with.contains("Petrović") && with.contains("Quarrel at work"));
}

#[test]
fn photos_are_printed_with_their_words_only_when_chosen() {
    let mut journal = Journal::falling("Ana Petrović", 5);
    for (n, text) in [(4, "Blue #strong[at] the knee"), (5, "Paler \u{202e}now")] {
        journal.photo(n, text);
    }
    let set = |photos: bool, paper: Paper| {
        let query = ReportQuery { photos, paper, ..journal.query() };
        let report = journal.tracker.report(&query).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("report.pdf");
        let bytes = pdf(&report, paper).unwrap();
        std::fs::write(&file, &bytes).unwrap();
        let images = Command::new("pdfimages").arg("-list").arg(&file).output().unwrap();
        let jpegs = String::from_utf8(images.stdout).unwrap().matches(" jpeg ").count();
        (jpegs, said("pdftotext", &["-raw"], &file), bytes)
    };
    for paper in [Paper::A4, Paper::Letter] {
        let (jpegs, text, bytes) = set(true, paper);
        assert_eq!(jpegs, 2);
        assert!(text.contains("Day 4, 4 June") && text.contains("Blue #strong[at] the knee"), "{text}");
        assert!(text.contains("Paler [U+202E]now"), "{text}");
        let written = String::from_utf8_lossy(&bytes);
        assert!(written.contains("<pdfuaid:part>1</pdfuaid:part>"), "it no longer says that it can be heard");
    }
    let (jpegs, text, _) = set(false, Paper::A4);
    assert_eq!((jpegs, text.contains("Blue")), (0, false));
    assert!(text.contains("Two photos are kept back."), "{text}");
}

#[test]
fn a_page_is_a_picture_with_its_words() {
    let report = sample().report();
    let first = page(&report, Paper::A4, 1).unwrap();
    assert_eq!((first.page, first.width, first.height), (1, 1191, 1684));
    assert!(first.address.starts_with("data:image/png;base64,iVBOR"));
    assert!(first.words.starts_with("Left hamstring, day 12"), "{}", first.words);
    let last = page(&report, Paper::A4, u32::MAX).unwrap();
    assert_eq!((last.page, last.pages), (first.pages, first.pages));
    assert!(page(&report, Paper::Letter, 1).unwrap().width > first.width);
}
