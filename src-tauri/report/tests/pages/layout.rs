//! Where things stand on the pages.

use hamstrong_core::api::report::{Paper, ReportRange};
use hamstrong_core::report::Report;
use hamstrong_report::{Drawn, glyphs};
use serde_json::json;

use crate::support::{Journal, day};

const PAPERS: [Paper; 2] = [Paper::A4, Paper::Letter];

/// Room at the foot of a page, in points, that only the footer stands in.
const FOOT: f64 = 46.0;

fn pages(report: &Report, paper: Paper) -> Vec<Drawn> {
    glyphs(report, paper).unwrap().pages
}

/// Everything but the footer ends above the foot, and the first page is whole: from its title to the last line of
/// the answer, with the appendix on the pages after it.
#[track_caller]
fn whole(report: &Report) {
    for paper in PAPERS {
        let pages = pages(report, paper);
        let first = pages[0].words();
        assert!(first.starts_with(&report.title), "{first}");
        for line in report.answer.lines.iter().chain(&report.answer.choices).chain([&report.left_out.heading])
        {
            assert!(first.contains(line.as_str()), "{paper:?}: {line} is not on page 1: {first}");
        }
        assert!(!first.contains(&report.days.heading), "{paper:?}: the day table begins on page 1");
        assert!(pages[1..].iter().any(|page| page.words().contains(&report.days.heading)));
        for (n, page) in pages.iter().enumerate() {
            for (baseline, text) in &page.runs {
                let foot = report.footer.contains(text.trim())
                    || text.starts_with(&report.page_word)
                    || text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace())
                    || text.trim() == report.of_word;
                assert!(
                    *baseline <= page.height - FOOT || foot,
                    "{paper:?}, page {}: {text} at {baseline}",
                    n + 1
                );
            }
        }
    }
}

#[test]
fn a_journal_without_an_entry_has_a_page() {
    let journal = Journal::of("Sam Example");
    let report = journal.report();
    whole(&report);
    let first = pages(&report, Paper::A4)[0].words();
    assert!(first.contains("No pain is logged on these days."), "{first}");
    assert!(first.contains("No session is logged on these days."), "{first}");
}

#[test]
fn three_days_and_eight_weeks_keep_page_one() {
    whole(&Journal::falling("Sam Example", 2).report());
    whole(&Journal::falling("Sam Example", 55).report());
}

/// The longest texts there can be, in every place that page 1 shows.
#[test]
fn page_one_is_one_page_whatever_is_typed() {
    let long = "a very long description of what was done ".repeat(12);
    let mut journal = Journal::of(&"Maximiliane-Friederike von und zu ".repeat(5));
    for n in 0..20 {
        journal.check_in(
            n,
            json!({ "pain_walk": n % 11, "pain_rest": n % 7, "pain_stretch": 10 - n % 11, "pain_worst": 10,
                "swelling": n % 4, "bruising": n % 4, "night_pain": true, "walking_normal": n % 2 == 0,
                "performance": 50, "aggravates": long, "eases": long, "managed": long }),
        );
        journal.entry(n, "session", json!({ "kind": "rehab", "minutes": 90, "effort": 9, "text": long }));
        journal.entry(n, "massage", json!({ "by": "therapist", "minutes": 20, "text": long }));
        journal.note(n, &long.repeat(4));
        for part in ["ice", "compress", "elevate"] {
            journal.entry(n, "price_step", json!({ "part": part, "minutes": 15 }));
        }
    }
    for (test, value) in [
        ("test.ake", json!({ "left": 24.5, "right": 10.25 })),
        ("test.girth", json!({ "left": 51.5, "right": 52.25 })),
    ] {
        let mut given = value;
        given["test"] = test.into();
        journal.entry(19, "self_test", given);
    }
    for rule in ["M2.walk", "M2.rest"] {
        let change = json!({ "rule": rule, "value": 1.0, "by": "Dr ".repeat(60), "reason": long });
        journal.entry(19, "rule_change", change);
    }
    let report = journal.report();
    whole(&report);
    // What had no room on page 1 is on the next.
    let second = pages(&report, Paper::Letter)[1].words();
    if pages(&report, Paper::Letter)[0].words().contains(&report.left_out.more) {
        assert!(second.contains(report.left_out.sentences.last().unwrap().as_str()), "{second}");
    }
    let first = pages(&report, Paper::Letter)[0].words();
    let last = report.also.facts.last().unwrap();
    assert!(first.contains(&report.also.more) && !first.contains(&last.name), "{first}");
    assert!(second.contains(&last.name), "{second}");
}

#[test]
fn a_run_without_blanks_stays_on_the_paper() {
    let mut journal = Journal::of(&"x".repeat(100));
    journal.check_in(0, json!({ "pain_walk": 5, "managed": "y".repeat(400) }));
    journal.note(0, &"z".repeat(3000));
    let report = journal.report();
    whole(&report);
    let text: String = pages(&report, Paper::A4).iter().map(Drawn::words).collect();
    assert!(text.matches('z').count() >= 3000, "the note is cut off");
}

#[test]
fn the_day_table_repeats_its_head_on_every_page() {
    let journal = Journal::falling("Sam Example", 120);
    let report = journal.report();
    whole(&report);
    let pages = pages(&report, Paper::A4);
    assert!(pages.len() > 2, "{} pages", pages.len());
    for page in &pages[2..] {
        let words = page.words();
        assert!(words.contains("What else was logged"), "{words}");
        assert!(words.contains(&report.title) && words.contains("Sam Example"), "{words}");
    }
    let last = pages.last().unwrap().words();
    assert!(last.contains("120"), "the last day is missing: {last}");
}

#[test]
fn a_range_is_all_the_report_tells() {
    let journal = Journal::falling("Sam Example", 30);
    let range = ReportRange::Days { from: Some(day("2026-06-20")), to: Some(day("2026-06-24")) };
    let report = journal
        .tracker
        .report(&hamstrong_core::api::report::ReportQuery { range, ..journal.query() })
        .unwrap();
    whole(&report);
    let text: String = pages(&report, Paper::A4).iter().map(Drawn::words).collect();
    assert!(
        text.contains("20 to 24 June 2026, 5 of 5 days")
            || text.contains("20 June to 24 June 2026, 5 of 5 days"),
        "{text}"
    );
    assert!(!text.contains("25 June"), "a day after the range: {text}");
}
