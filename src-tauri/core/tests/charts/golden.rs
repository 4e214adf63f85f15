//! Drawings as they were looked at and approved. `UPDATE=1` writes them anew: look at them before committing.

use hamstrong_core::api::inputs::{ChartRange, ChartTheme, PainChartQuery};
use hamstrong_core::charts::{PainHistory, pain_chart};

use crate::samples::{judged, long, onset, query};

fn check(name: &str, history: &PainHistory, query: &PainChartQuery) {
    let path = format!("{}/../../tests/golden/charts/{name}.svg", env!("CARGO_MANIFEST_DIR"));
    let svg = pain_chart(history, query).svg;
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &svg).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let differs = golden.lines().zip(svg.lines()).position(|(a, b)| a != b);
    assert!(golden == svg, "{name}.svg differs from line {differs:?}; look at it and run with UPDATE=1");
}

#[test]
fn two_weeks_with_a_gap_a_late_day_and_a_flare() {
    check("two-weeks", &judged(), &query(1008, ChartTheme::Light));
}

#[test]
fn the_day_of_the_injury_on_a_narrow_page() {
    check("day-zero-narrow", &PainHistory::new(onset(), onset()), &query(388, ChartTheme::Light));
}

#[test]
fn six_months_in_the_dark() {
    let query = PainChartQuery { range: ChartRange::All, ..query(720, ChartTheme::Dark) };
    check("six-months-dark", &long(180), &query);
}
