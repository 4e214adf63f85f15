//! The month calendar: what each day holds, and where the course of the injury turned.

use std::collections::BTreeMap;

use hamstrong_rules::domain::{Episode, LocalDate, RecordId};
use hamstrong_rules::readiness::{DayDecision, Notice, words as told};

use super::Tracker;
use super::history::history_day;
use crate::api::error::ApiError;
use crate::api::history::{CalendarDay, CalendarQuery, CalendarView};
use crate::store::Kind;
use crate::words;

impl Tracker {
    /// A stretch of days, oldest first.
    ///
    /// # Errors
    /// More than 62 days at once, or an injury that is not there.
    pub fn calendar(&self, query: &CalendarQuery) -> Result<CalendarView, ApiError> {
        if !(1..=62).contains(&query.days) {
            return Err(ApiError::field("days", "Ask for 1 to 62 days at a time."));
        }
        let episode: Episode = self.standing(query.episode, Kind::Episode)?.value()?;
        let last = self.last_day(&episode)?;
        let from = query.from.max(episode.onset);
        let to = query.from.plus_days(i64::from(query.days) - 1).min(last);
        let sums = self.day_sums(query.episode, from, to)?;
        let course = if from > to { BTreeMap::new() } else { self.course_between(query.episode, from, to)? };
        let mut days = Vec::new();
        let mut day = from;
        while day <= to {
            let turn = course.get(&day);
            days.push(CalendarDay {
                day: history_day(day, episode.onset, sums.get(&day)),
                begins: turn.and_then(|t| t.begins.clone()),
                hold: turn.is_some_and(|t| t.hold),
                flare: turn.is_some_and(|t| t.flare),
            });
            day = day.plus_days(1);
        }
        Ok(CalendarView {
            headline: self.history_headline(query.episode, &episode)?,
            detail: flares(&days),
            first: episode.onset,
            last,
            days,
        })
    }

    /// What the engine decided on each day of a stretch.
    fn course_between(
        &self,
        episode: RecordId,
        from: LocalDate,
        to: LocalDate,
    ) -> Result<BTreeMap<LocalDate, Turn>, ApiError> {
        let case = self.case(episode)?;
        let mut turns = BTreeMap::new();
        let mut before: Option<&DayDecision> = None;
        for decided in case.timeline(to) {
            if decided.day >= from {
                let moved = before.is_some_and(|b| b.phase != decided.phase);
                let begins =
                    moved.then(|| told::phase_name(case.protocol(decided.day), decided.phase).to_owned());
                let turn = Turn {
                    begins,
                    hold: decided.hold.is_some(),
                    flare: decided.notices.contains(&Notice::Flare),
                };
                turns.insert(decided.day, turn);
            }
            before = Some(decided);
        }
        Ok(turns)
    }
}

struct Turn {
    begins: Option<String>,
    hold: bool,
    flare: bool,
}

/// "One flare, on 9 June." of the days shown.
fn flares(days: &[CalendarDay]) -> String {
    let on: Vec<String> = days.iter().filter(|d| d.flare).map(|d| words::day(d.day.day)).collect();
    match on.as_slice() {
        [] => String::new(),
        [one] => format!("One flare, on {one}."),
        [more @ .., last] => {
            let n = words::capital(&words::count(on.len()));
            format!("{n} flares, on {} and {last}.", more.join(", "))
        }
    }
}
