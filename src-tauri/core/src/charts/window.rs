//! Which days a chart shows.

use std::collections::BTreeMap;

use hamstrong_rules::domain::LocalDate;

use super::model::{DayReading, PainHistory};
use crate::api::inputs::ChartRange;

/// Shortest axis that ends today, in days: the first days of an injury leave room for those to come.
const SHORTEST_AXIS: i64 = 14;

/// First and last day of `range`, which never begins before `onset` and never ends after `end`.
pub(crate) fn days_of(range: ChartRange, onset: LocalDate, end: LocalDate) -> (LocalDate, LocalDate) {
    let (from, to) = match range {
        ChartRange::TwoWeeks => (end.plus_days(-14), end),
        ChartRange::SixWeeks => (end.plus_days(-42), end),
        ChartRange::ThreeMonths => (end.plus_days(-91), end),
        ChartRange::All => (onset, end),
        ChartRange::Days { from, to } => (from.min(to), from.max(to)),
    };
    (from.clamp(onset, end), to.clamp(onset, end))
}

/// A stretch of calendar days, each with its reading or a blank one.
#[derive(Debug)]
pub(super) struct Window {
    pub from: LocalDate,
    pub to: LocalDate,
    /// Days from `from` to the right end of the axis; reaches beyond `to` when little time has passed.
    pub axis_days: i64,
    /// One per calendar day, `from..=to`.
    pub days: Vec<DayReading>,
    /// Offset of today from `from`, when today is shown.
    pub today: Option<usize>,
}

impl Window {
    /// The days of `range`, which never begins before day 0 and never ends after today or the day of closing.
    pub(super) fn select(history: &PainHistory, range: ChartRange) -> Self {
        let end = history.end();
        let (from, to) = days_of(range, history.onset, end);
        let span = to.days_since(from);
        let axis_days = if to == end { span.max(SHORTEST_AXIS) } else { span };
        let known: BTreeMap<LocalDate, &DayReading> =
            history.days.iter().filter(|d| (from..=to).contains(&d.day)).map(|d| (d.day, d)).collect();
        let days = (0..=span)
            .map(|n| from.plus_days(n))
            .map(|day| known.get(&day).map_or_else(|| DayReading::blank(day), |d| (*d).clone()))
            .collect();
        let today = (history.today == to).then(|| usize::try_from(span).unwrap_or(0));
        Self { from, to, axis_days, days, today }
    }

    /// Days between `from` and `day`; negative before.
    pub(super) fn offset(&self, day: LocalDate) -> i64 {
        day.days_since(self.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> LocalDate {
        text.parse().unwrap()
    }

    fn shown(range: ChartRange, today: &str) -> (String, String, i64) {
        let window = Window::select(&PainHistory::new(day("2026-05-31"), day(today)), range);
        assert_eq!(i64::try_from(window.days.len()).unwrap(), window.to.days_since(window.from) + 1);
        (window.from.to_string(), window.to.to_string(), window.axis_days)
    }

    #[test]
    fn the_first_days_leave_room_for_two_weeks() {
        for range in [ChartRange::TwoWeeks, ChartRange::SixWeeks, ChartRange::ThreeMonths, ChartRange::All] {
            assert_eq!(shown(range, "2026-06-12"), ("2026-05-31".into(), "2026-06-12".into(), 14));
            assert_eq!(shown(range, "2026-05-31"), ("2026-05-31".into(), "2026-05-31".into(), 14));
        }
    }

    #[test]
    fn the_axis_ends_today_and_never_begins_before_day_zero() {
        assert_eq!(shown(ChartRange::TwoWeeks, "2026-07-31").0, "2026-07-17");
        assert_eq!(shown(ChartRange::SixWeeks, "2026-07-31").0, "2026-06-19");
        assert_eq!(shown(ChartRange::ThreeMonths, "2026-07-31").0, "2026-05-31");
        let wild = ChartRange::Days { from: day("2199-01-01"), to: day("1900-01-01") };
        assert_eq!(shown(wild, "2026-07-31"), ("2026-05-31".into(), "2026-07-31".into(), 61));
    }

    #[test]
    fn an_earlier_stretch_is_shown_as_asked() {
        let range = ChartRange::Days { from: day("2026-06-10"), to: day("2026-06-14") };
        assert_eq!(shown(range, "2026-07-31"), ("2026-06-10".into(), "2026-06-14".into(), 4));
    }

    #[test]
    fn a_closed_injury_ends_on_its_day_of_closing_and_has_no_today() {
        let history = PainHistory {
            closed: Some(day("2026-07-01")),
            ..PainHistory::new(day("2026-05-31"), day("2026-09-01"))
        };
        let window = Window::select(&history, ChartRange::TwoWeeks);
        assert_eq!((window.to.to_string(), window.today), ("2026-07-01".into(), None));
    }
}
