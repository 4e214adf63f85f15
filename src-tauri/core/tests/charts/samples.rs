//! Histories to draw.

use hamstrong_core::api::inputs::{ChartRange, ChartTheme, PainChartQuery, PainSeries};
use hamstrong_core::charts::{DayReading, Flare, Limit, PainHistory, PhaseBand};
use hamstrong_rules::domain::{LocalDate, PainScore};

pub fn score(n: i64) -> Option<PainScore> {
    PainScore::try_from(n).ok()
}

pub fn onset() -> LocalDate {
    "2026-05-31".parse().unwrap()
}

pub fn query(width: u32, theme: ChartTheme) -> PainChartQuery {
    PainChartQuery {
        episode: "018f0000-0000-7000-8000-000000000000".parse().unwrap(),
        series: vec![PainSeries::Walk, PainSeries::Stretch, PainSeries::Rest],
        range: ChartRange::TwoWeeks,
        theme,
        width,
    }
}

/// The first thirteen days of the design: day 6 blank, day 7 written late.
pub fn thirteen_days() -> PainHistory {
    let walk = [7, 7, 6, 5, 4, 4, -1, 3, 2, 5, 3, 3, 2];
    let rest = [5, 5, 4, 3, 2, 2, -1, 1, 1, 3, 2, 1, 1];
    let stretch = [-1, -1, 7, 6, 6, 5, -1, 4, 4, 5, 5, 4, 3];
    let days = (0_i64..13).zip(walk.into_iter().zip(rest).zip(stretch)).filter(|(n, _)| *n != 6);
    let days = days.map(|(n, ((walk, rest), stretch))| DayReading {
        walk: score(walk),
        rest: score(rest),
        stretch: score(stretch),
        late: n == 7,
        painkiller: n < 3,
        sessions: u32::from([5, 7, 8, 10, 11, 12].contains(&n)),
        sessions_late: n == 7,
        massages: u32::from(n == 5 || n == 7),
        massages_late: n == 7,
        ..DayReading::blank(onset().plus_days(n))
    });
    PainHistory { days: days.collect(), ..PainHistory::new(onset(), onset().plus_days(12)) }
}

/// The same with phases, a limit and a flare.
pub fn judged() -> PainHistory {
    let day = |n| onset().plus_days(n);
    PainHistory {
        bands: vec![
            PhaseBand { from: day(0), to: Some(day(4)), name: "Protect and calm".into() },
            PhaseBand { from: day(5), to: None, name: "Gentle loading".into() },
        ],
        limit: score(2).map(|value| Limit { from: day(5), value, label: "massage limit".into() }),
        flares: vec![Flare { day: day(9), until: Some(day(11)), label: "flare, massage paused".into() }],
        ..thirteen_days()
    }
}

/// `days` days of a falling, uneven course with gaps and late entries; the same every time.
pub fn long(days: i64) -> PainHistory {
    let mut history = PainHistory::new(onset(), onset().plus_days(days - 1));
    for n in 0..days {
        let wobble = (n * 7 + n * n % 5) % 3 - 1;
        let base = if n < 40 { 7 - n / 7 } else { 1 + (n / 90) % 3 };
        if n % 11 == 6 || n % 37 > 33 {
            continue;
        }
        history.days.push(DayReading {
            walk: score((base + wobble + if n % 41 == 20 { 3 } else { 0 }).clamp(0, 10)),
            rest: score((base / 2 + wobble).clamp(0, 10)),
            stretch: score((base + 1 + wobble).clamp(0, 10)),
            late: n % 13 == 5,
            sessions: u32::from(n % 2 == 0),
            massages: u32::from(n % 5 == 4),
            painkiller: n < 6,
            ..DayReading::blank(onset().plus_days(n))
        });
    }
    history
}
