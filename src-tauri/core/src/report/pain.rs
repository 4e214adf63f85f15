//! Pain at the beginning, at its worst, in a flare and now; and the chart of it.

use hamstrong_rules::domain::{CheckIn, LocalDate, PainScore};
use hamstrong_rules::readiness::Notice;

use super::material::{DayFacts, Material};
use super::phrases::joined;
use super::{Cell, Column, Figure, Row, Table};
use crate::api::inputs::Entry;

/// From this many days on the ends are told as the middle of three.
const ENOUGH: usize = 6;

/// Readings at each end.
const MIDDLE_OF: usize = 3;

type Question = (&'static str, fn(&DayFacts) -> Option<PainScore>);

fn of(facts: &DayFacts, field: fn(&CheckIn) -> Option<PainScore>) -> Option<PainScore> {
    facts.highest(field)
}

const QUESTIONS: [Question; 5] = [
    ("Pain at rest", |f| of(f, |c| c.pain_rest)),
    ("Pain walking", |f| of(f, |c| c.pain_walk)),
    ("Pain on a first gentle stretch", |f| of(f, |c| c.pain_stretch)),
    ("Worst in 24 hours", |f| of(f, |c| c.pain_worst)),
    ("Low back pain", DayFacts::low_back),
];

/// The readings of one question, oldest first.
fn readings(m: &Material, value: fn(&DayFacts) -> Option<PainScore>) -> Vec<(LocalDate, i64)> {
    m.logged().filter_map(|(day, facts)| Some((day, value(facts)?.get()))).collect()
}

/// The table of pain scores.
pub fn table(m: &Material) -> Table {
    let heading = "Pain, 0 none to 10 worst".to_owned();
    let mut days: Vec<LocalDate> = Vec::new();
    for (_, value) in &QUESTIONS[..4] {
        days.extend(readings(m, *value).iter().map(|(day, _)| *day));
    }
    days.sort_unstable();
    days.dedup();
    let (Some(&first), Some(&newest)) = (days.first(), days.last()) else {
        return Table { heading, note: "No pain is logged on these days.".to_owned(), ..Table::default() };
    };
    let flare = last_flare(m).filter(|flare| days.contains(flare) && *flare != newest);
    let many = days.len() >= ENOUGH;
    let on = |d: LocalDate| format!("Day {}, {}", m.index(d), m.date(d));
    let mut columns = vec![Column::wide("Pain, 0 none to 10 worst")];
    columns.push(Column::number(&if many { "First 3 entries".to_owned() } else { on(first) }));
    columns.push(Column::number("Highest"));
    columns.extend(flare.map(|flare| Column::number(&format!("Flare, day {}", m.index(flare)))));
    if many {
        columns.push(Column::number("Last 3 entries"));
    }
    if newest != first {
        columns.push(Column::number(&on(newest)));
    }
    let rows = QUESTIONS.iter().filter_map(|(name, value)| {
        let found = readings(m, *value);
        let at = |d: LocalDate| found.iter().find(|(on, _)| *on == d).map(|(_, n)| *n);
        // The first of the days with the highest value.
        let highest = found.iter().rev().max_by_key(|(_, n)| *n)?;
        let mut cells = vec![Cell::of(*name)];
        cells.push(Cell::score(if many { middle(found.iter().take(MIDDLE_OF)) } else { at(first) }));
        cells.push(Cell { small: format!("day {}", m.index(highest.0)), ..Cell::of(highest.1.to_string()) });
        cells.extend(flare.map(|flare| Cell::score(at(flare))));
        if many {
            cells.push(Cell::score(middle(found.iter().rev().take(MIDDLE_OF))));
        }
        if newest != first {
            cells.push(Cell { strong: true, ..Cell::score(at(newest)) });
        }
        Some(Row { cells })
    });
    let rows: Vec<Row> = rows.collect();
    let mut note = "The highest reading of a day counts.".to_owned();
    if many {
        note.push_str(" First and last three: the middle value.");
    }
    if rows.iter().any(|row| row.cells.iter().any(|cell| cell.text == "–")) {
        note.push_str(" A dash: not answered.");
    }
    if newest == m.today {
        note.push_str(" The newest day may still change.");
    }
    Table { heading, columns, rows, note, more: String::new() }
}

fn middle<'a>(three: impl Iterator<Item = &'a (LocalDate, i64)>) -> Option<i64> {
    let mut values: Vec<i64> = three.map(|(_, n)| *n).collect();
    values.sort_unstable();
    (values.len() == MIDDLE_OF).then(|| values[1])
}

/// The day of the newest flare of the report.
fn last_flare(m: &Material) -> Option<LocalDate> {
    let raised = |n: &Notice| matches!(n, Notice::Flare | Notice::Reinjury);
    let days = m.timeline.iter().rev().filter(|d| d.day >= m.from);
    days.filter(|d| d.notices.iter().any(raised)).map(|d| d.day).next()
}

/// The chart with its words.
pub fn figure(m: &Material) -> Figure {
    let words = format!("{} {}", m.chart.headline, m.chart.detail);
    // The middles stand in the table already.
    let own = match m.chart.detail.strip_prefix("Middle of the last three entries") {
        Some(middles) => middles.split_once('.').map_or("", |(_, rest)| rest.trim_start()),
        None => m.chart.detail.as_str(),
    };
    let trend = if own.contains("trend") { "" } else { " Broad stroke: trend of the walking pain." };
    let caption = format!("{own}{trend}{}", lanes(m));
    Figure {
        heading: "Pain over time".to_owned(),
        svg: m.chart.svg.clone(),
        alt: words.trim().to_owned(),
        caption: caption.trim().to_owned(),
    }
}

/// The marks under the axis, of those that there are.
fn lanes(m: &Material) -> String {
    let any = |test: fn(&DayFacts) -> bool| m.logged().any(|(_, facts)| test(facts));
    let marks = [
        (any(|f| f.sessions().next().is_some()), "squares are sessions"),
        (any(|f| f.entries.iter().any(|e| matches!(e.value, Entry::Massage(_)))), "diamonds are massages"),
        (any(DayFacts::painkiller), "bars are painkillers"),
    ];
    let named: Vec<String> = marks.iter().filter(|(is, _)| *is).map(|(_, name)| (*name).to_owned()).collect();
    if named.is_empty() { String::new() } else { format!(" Under the axis {}.", joined(&named)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_three_is_said_only_of_three() {
        let day: LocalDate = "2026-06-01".parse().unwrap();
        let list = [(day, 7), (day, 2), (day, 5)];
        assert_eq!(middle(list.iter()), Some(5));
        assert_eq!(middle(list.iter().take(2)), None);
    }
}
