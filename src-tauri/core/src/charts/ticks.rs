//! What is written under the time axis: day numbers, then months, then years.

use chrono::{Datelike, Months, NaiveDate};
use hamstrong_rules::domain::LocalDate;

use super::metrics::{Weight, width};

/// Axes up to this many days are counted in days since the injury; longer ones by the calendar.
const COUNTED: i64 = 45;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// What the axis counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Month,
    Year,
}

impl Unit {
    /// The word at the right end of the axis.
    pub(super) fn name(self) -> &'static str {
        match self {
            Unit::Day => "day",
            Unit::Month => "month",
            Unit::Year => "year",
        }
    }
}

/// A label of the time axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tick {
    /// Days from the beginning of the window.
    pub offset: i64,
    pub label: String,
}

/// The labels of an axis of `axis_days` days from `from`, `step` pixels a day.
pub(super) fn ticks(onset: LocalDate, from: LocalDate, axis_days: i64, step: f64) -> (Unit, Vec<Tick>) {
    if axis_days <= COUNTED {
        (Unit::Day, day_numbers(from.days_since(onset), axis_days, step))
    } else {
        let month = step * 30.4;
        let every =
            [1, 3, 6].into_iter().find(|&n| month * f64::from(n) >= width("Mar", Weight::Regular) + 18.0);
        match every {
            Some(every) if axis_days < 1_500 => (Unit::Month, months(from, axis_days, every)),
            Some(_) | None => (Unit::Year, years(from, axis_days, step)),
        }
    }
}

fn day_numbers(first: i64, axis_days: i64, step: f64) -> Vec<Tick> {
    let widest = width(&(first + axis_days).to_string(), Weight::SemiBold);
    // Every day or every other; beyond three weeks whole weeks, as people count them.
    let steps: [i32; 4] = if axis_days <= 21 { [1, 2, 7, 14] } else { [7, 14, 28, 56] };
    let every = steps.into_iter().find(|&n| step * f64::from(n) >= widest + 8.0).unwrap_or(56);
    (0..=axis_days)
        .filter(|offset| (first + offset) % i64::from(every) == 0)
        .map(|offset| Tick { offset, label: (first + offset).to_string() })
        .collect()
}

fn months(from: LocalDate, axis_days: i64, every: u32) -> Vec<Tick> {
    firsts(from, axis_days)
        .filter(|(_, day)| day.month0() % every == 0)
        .map(|(offset, day)| {
            let name = MONTHS.get(usize::try_from(day.month0()).unwrap_or(0)).copied().unwrap_or_default();
            let label = if day.month() == 1 { day.year().to_string() } else { name.to_owned() };
            Tick { offset, label }
        })
        .collect()
}

fn years(from: LocalDate, axis_days: i64, step: f64) -> Vec<Tick> {
    let room = width("2026", Weight::Regular) + 12.0;
    let every =
        [1, 2, 5, 10, 20, 50].into_iter().find(|&n| step * 365.25 * f64::from(n) >= room).unwrap_or(100);
    firsts(from, axis_days)
        .filter(|(_, day)| day.month() == 1 && day.year() % every == 0)
        .map(|(offset, day)| Tick { offset, label: day.year().to_string() })
        .collect()
}

/// The first days of months within the axis, with their offset.
fn firsts(from: LocalDate, axis_days: i64) -> impl Iterator<Item = (i64, NaiveDate)> {
    let start = from.naive();
    let first = start.with_day(1).unwrap_or(start);
    (0..)
        .map_while(move |n| first.checked_add_months(Months::new(n)))
        .map(move |day| ((day - start).num_days(), day))
        .skip_while(|(offset, _)| *offset < 0)
        .take_while(move |(offset, _)| *offset <= axis_days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(from: &str, axis_days: i64, step: f64) -> (Unit, Vec<String>) {
        let onset = "2026-05-31".parse().unwrap();
        let (unit, ticks) = ticks(onset, from.parse().unwrap(), axis_days, step);
        (unit, ticks.into_iter().map(|t| format!("{}:{}", t.offset, t.label)).collect())
    }

    #[test]
    fn two_weeks_name_each_day() {
        let (unit, labels) = shown("2026-05-31", 14, 58.0);
        assert_eq!((unit, labels.len(), labels[14].as_str()), (Unit::Day, 15, "14:14"));
    }

    #[test]
    fn six_weeks_count_whole_weeks() {
        assert_eq!(shown("2026-06-12", 42, 19.3).1, ["2:14", "9:21", "16:28", "23:35", "30:42", "37:49"]);
    }

    #[test]
    fn longer_ranges_name_the_months_and_january_its_year() {
        let expected = ["1:Dec", "32:2027", "63:Feb", "91:Mar"];
        assert_eq!(shown("2026-11-30", 91, 9.0), (Unit::Month, expected.map(str::to_owned).to_vec()));
    }

    #[test]
    fn a_narrow_year_names_each_quarter() {
        assert_eq!(shown("2026-11-30", 365, 0.8).1, ["32:2027", "122:Apr", "213:Jul", "305:Oct"]);
    }

    #[test]
    fn ten_years_name_the_years() {
        let (unit, labels) = shown("2026-05-31", 3_650, 0.23);
        assert_eq!((unit, labels[0].as_str(), labels.len()), (Unit::Year, "215:2027", 10));
    }
}
