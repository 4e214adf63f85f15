//! What the report tells, and what it keeps to itself.

use hamstrong_core::api::report::{Paper, ReportQuery, ReportRange};
use hamstrong_core::domain::RecordId;
use hamstrong_core::report::Report;
use serde_json::json;

use crate::support::Desk;

fn query(episode: RecordId) -> ReportQuery {
    let (range, paper) = (ReportRange::All, Paper::A4);
    ReportQuery { episode, range, paper, name: false, private_notes: false, medication: false, photos: false }
}

/// Every word of it, the chart's among them.
fn words(report: &Report) -> String {
    serde_json::to_string(report).unwrap()
}

#[test]
fn a_journal_without_an_entry_says_that_there_is_none() {
    let (desk, leg) = Desk::with_injury();
    let report = desk.tracker.report(&query(leg)).unwrap();
    assert_eq!(report.title, "Left hamstring, day 12");
    assert_eq!(report.person, "");
    assert_eq!(report.pain.note, "No pain is logged on these days.");
    assert!(report.also.facts.is_empty() && report.pain.rows.is_empty() && report.appendix.is_empty());
    assert!(!report.chart.caption.contains("Under the axis"), "{}", report.chart.caption);
}

#[test]
fn three_days_are_told_as_three_days() {
    let mut desk = Desk::empty();
    let leg = desk.injure("left", "2026-06-10");
    for (date, walk) in [("2026-06-10", 6), ("2026-06-11", 5), ("2026-06-12", 4)] {
        desk.check_in(leg, date, 1, json!({ "pain_walk": walk }));
    }
    let report = desk.tracker.report(&query(leg)).unwrap();
    let lead: String = report.lead.iter().map(|phrase| phrase.text.as_str()).collect();
    assert!(lead.contains("6 on day 0 and 4 on day 2"), "{lead}");
    assert!(!lead.contains("16 met"), "the warning questions were never answered: {lead}");
    let cells: Vec<&str> = report.pain.rows[0].cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(cells, ["Pain walking", "6", "6", "4"]);
    assert_eq!(report.days.rows.len(), 3);
}

#[test]
fn name_private_notes_and_what_was_taken_are_told_only_when_chosen() {
    let mut desk = Desk::empty();
    let start =
        json!({ "episode": { "side": "left", "onset": "2026-05-31" }, "athlete": { "name": "Xaver Q" } });
    let start = crate::support::from(start);
    let leg = desk.tracker.start_episode(&start).unwrap().episode.unwrap();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    desk.wellness("2026-06-12", 1, json!({ "analgesic": true, "medication": "Zzibu 400" }));
    desk.entry(leg, "2026-06-12", "medication", json!({ "name": "Zznapro" }));
    desk.entry(leg, "2026-06-12", "note", json!({ "text": "nobody but me", "private": true }));
    let secrets = ["Xaver Q", "Zzibu", "Zznapro", "nobody but me"];

    let kept = desk.tracker.report(&query(leg)).unwrap();
    for secret in secrets {
        assert!(!words(&kept).contains(secret), "{secret} is told");
    }
    let named = kept.left_out.sentences.join(" ");
    assert!(
        named.contains("One private note is kept back.") && named.contains("What was taken is kept back.")
    );

    let all = ReportQuery { name: true, private_notes: true, medication: true, photos: true, ..query(leg) };
    let told = desk.tracker.report(&all).unwrap();
    for secret in secrets {
        assert!(words(&told).contains(secret), "{secret} is not told");
    }
    assert!(!told.left_out.sentences.join(" ").contains("kept back"));
}

#[test]
fn the_side_is_the_one_that_was_entered_and_never_the_other() {
    for (side, other) in [("left", "right"), ("right", "left")] {
        let mut desk = Desk::empty();
        let leg = desk.injure(side, "2026-05-31");
        desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3, "pain_worst": 5 }));
        let report = desk.tracker.report(&query(leg)).unwrap();
        assert!(report.title.to_lowercase().starts_with(&format!("{side} hamstring")), "{}", report.title);
        let all = words(&report).replace("left_out", "").replace("leave out", "").to_lowercase();
        assert!(!all.contains(other), "{other} is told of a {side} leg: {all}");
    }
}
