//! First aid against its plan over days and weeks.

use hamstrong_core::api::adherence::{AdherenceCourse, AdherenceQuery, SaveAdherence};
use hamstrong_core::api::readiness::ReadinessQuery;
use hamstrong_core::domain::RecordId;
use serde_json::{Value, json};

use crate::support::{Desk, from};

fn query(leg: RecordId) -> AdherenceQuery {
    let range = json!({ "range": "all" });
    from(json!({ "episode": leg, "range": range, "theme": "light", "width": 640, "first_weekday": "monday" }))
}

fn course(desk: &Desk, leg: RecordId) -> AdherenceCourse {
    desk.tracker.adherence(&query(leg)).unwrap()
}

/// All that the plan of an acute day asks, kept in full.
fn everything(desk: &mut Desk, leg: RecordId, on: &str) {
    let steps: [Value; 4] = [
        json!({ "part": "protect", "no_sprint": true, "no_hard_stretch": true, "support": true }),
        json!({ "part": "rest", "vigorous_minutes": 0, "walking_minutes": 5 }),
        json!({ "part": "compress", "minutes": 900 }),
        json!({ "part": "elevate", "minutes": 900 }),
    ];
    for step in steps {
        desk.entry(leg, on, "price_step", step);
    }
    for _ in 0..8 {
        desk.entry(leg, on, "price_step", json!({ "part": "ice", "minutes": 10 }));
    }
}

fn start() -> (Desk, RecordId) {
    let mut desk = Desk::empty();
    desk.set_clock("2026-06-12", "20:00");
    let leg = desk.injure("left", "2026-06-01");
    (desk, leg)
}

#[test]
fn a_week_has_a_figure_from_four_scored_days_on_and_its_coverage_always() {
    let (mut desk, leg) = start();
    for day in 1..=3 {
        everything(&mut desk, leg, &format!("2026-06-0{day}"));
    }
    let three = course(&desk, leg);
    assert_eq!(three.weeks.len(), 2, "1 June 2026 is a Monday");
    let first = &three.weeks[0];
    assert_eq!((first.percent, first.scored_days), (None, 3));
    assert!(first.said.starts_with("Not enough"), "{}", first.said);
    assert!(first.logged >= 12 && first.asked > first.logged, "{first:?}");
    everything(&mut desk, leg, "2026-06-04");
    let four = course(&desk, leg);
    assert_eq!((four.weeks[0].percent, four.weeks[0].scored_days), (Some(100), 4));
    assert_eq!(four.weeks[0].asked, first.asked, "a day without an entry counts in the coverage alone");
}

#[test]
fn a_day_needs_three_logged_parts_and_what_was_not_logged_counts_neither_way() {
    let (mut desk, leg) = start();
    let of = |desk: &Desk, n: usize| course(desk, leg).days[n].clone();
    desk.entry(leg, "2026-06-02", "price_step", json!({ "part": "elevate", "minutes": 900 }));
    desk.entry(leg, "2026-06-02", "price_step", json!({ "part": "rest", "vigorous_minutes": 0 }));
    let two = of(&desk, 1);
    assert_eq!((two.percent, two.logged), (None, 2));
    assert!(two.said.starts_with("Not enough logged"), "{}", two.said);
    desk.entry(
        leg,
        "2026-06-02",
        "price_step",
        json!({ "part": "protect", "no_sprint": true, "no_hard_stretch": true }),
    );
    let three = of(&desk, 1);
    // Two of the three ticks that are asked were kept, the other two parts are whole: (2/3 + 1 + 1) / 3.
    assert_eq!((three.percent, three.logged), (Some(89), 3));
    assert!(three.logged < three.asked);
    assert_eq!(of(&desk, 2).logged, 0);
}

#[test]
fn today_goes_on_and_counts_from_tomorrow() {
    let (mut desk, leg) = start();
    desk.set_clock("2026-06-04", "09:00");
    everything(&mut desk, leg, "2026-06-04");
    let today = course(&desk, leg);
    let last = today.days.last().unwrap();
    assert_eq!((last.day.to_string(), last.percent), ("2026-06-04".to_owned(), None));
    assert!(last.said.starts_with("Goes on"), "{}", last.said);
    assert_eq!(today.weeks[0].scored_days, 0);
    desk.set_clock("2026-06-05", "09:00");
    assert_eq!(course(&desk, leg).days[3].percent, Some(100));
}

#[test]
fn no_word_scolds_and_no_gate_is_moved() {
    let (mut desk, leg) = start();
    for n in 0..=11 {
        let day = format!("2026-06-{:02}", n + 1);
        desk.check_in(leg, &day, 1, json!({ "pain_walk": 3, "pain_rest": 1, "swelling": 1 }));
    }
    let ready = |desk: &Desk| {
        let view = desk.tracker.readiness(&ReadinessQuery { episode: leg, day: None, as_of: None }).unwrap();
        serde_json::to_value(view.decision).unwrap()
    };
    let (before, empty) = (ready(&desk), course(&desk, leg));
    assert!(empty.headline.starts_with("No day has enough logged for a figure yet"), "{}", empty.headline);
    for n in 0..11 {
        everything(&mut desk, leg, &format!("2026-06-{:02}", n + 1));
    }
    let full = course(&desk, leg);
    assert_eq!(full.headline, "What was logged comes to 100 % of the plan, on eleven of eleven days.");
    assert_eq!(ready(&desk), before, "first aid moved a decision");
    let said = serde_json::to_string(&(&full, &empty)).unwrap().to_lowercase();
    for word in ["miss", "fail", "only ", "should", "must", "bad", "poor", "!"] {
        assert!(!said.contains(word), "{word}");
    }
}

#[test]
fn it_is_saved_as_a_drawing_a_picture_and_a_table() {
    let (mut desk, leg) = start();
    everything(&mut desk, leg, "2026-06-02");
    let save = |format: &str| {
        let input: SaveAdherence =
            from(json!({ "course": serde_json::to_value(query(leg)).unwrap(), "format": format }));
        let name = desk.tracker.adherence_name(input.format).unwrap();
        let place = desk.folder.path().join(&name);
        desk.tracker.save_adherence(&input, &place).unwrap();
        (name, std::fs::read(place).unwrap())
    };
    let (name, svg) = save("svg");
    assert_eq!(name, "hamstrong-first-aid-2026-06-12.svg");
    let svg = String::from_utf8(svg).unwrap();
    assert!(
        svg.contains("<title>First aid against its plan</title>") && svg.contains("<desc>What was logged")
    );
    assert!(save("png").1.starts_with(b"\x89PNG"));
    let table = String::from_utf8(save("csv").1).unwrap();
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows[0], "day,day_index,percent_of_plan,parts_logged,parts_asked");
    assert!(rows[2].starts_with("2026-06-02,1,100,"), "{}", rows[2]);
    assert!(rows[1].starts_with("2026-06-01,0,,0,"), "{}", rows[1]);
    assert_eq!(rows.len(), 13);
}

#[test]
fn a_width_that_cannot_be_drawn_is_refused() {
    let (desk, leg) = start();
    for width in [0, 279, 2001] {
        let refused = desk.tracker.adherence(&AdherenceQuery { width, ..query(leg) }).unwrap_err();
        assert_eq!(refused.fields[0].field, "width");
    }
}
