//! How first aid went against its plan, day by day and week by week. Information, never a gate.

use hamstrong_rules::domain::{DayIndex, LocalDate, RecordId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::inputs::{ChartRange, ChartTheme, PictureFormat};
use super::preferences::FirstWeekday;

/// Which days, and how to draw them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AdherenceQuery {
    pub episode: RecordId,
    pub range: ChartRange,
    pub theme: ChartTheme,
    /// Width of the drawing in CSS pixels, 280 to 2000.
    pub width: u32,
    /// The first row of the calendar, and the day a week begins with; `system` is Monday here.
    pub first_weekday: FirstWeekday,
}

/// The calendar, its words and its table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AdherenceCourse {
    /// As of the pain chart; blank when there is nothing to draw.
    pub svg: String,
    /// The finding, one sentence.
    pub headline: String,
    /// What was logged of what the plan asked; may be blank.
    pub detail: String,
    /// How to read the calendar, and what it leaves out.
    pub caption: String,
    /// One a calendar day, oldest first.
    pub days: Vec<AdherenceDay>,
    /// Oldest first; the first and the last may have fewer than seven days.
    pub weeks: Vec<AdherenceWeek>,
    pub from: LocalDate,
    pub to: LocalDate,
}

/// One day against its plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AdherenceDay {
    pub day: LocalDate,
    pub day_index: DayIndex,
    /// Percent of the plan, mean of the parts; none when too little was logged, nothing was asked, or the day goes on.
    pub percent: Option<u32>,
    /// Parts of the plan that were logged, and that were asked.
    pub logged: u32,
    pub asked: u32,
    /// Its score and coverage, or why there is none.
    pub said: String,
}

/// One week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AdherenceWeek {
    pub from: LocalDate,
    pub to: LocalDate,
    /// Mean of the scored days in percent; none with fewer than the rule asks.
    pub percent: Option<u32>,
    pub scored_days: u32,
    pub logged: u32,
    pub asked: u32,
    /// Its score, or why there is none.
    pub said: String,
}

/// The calendar to be saved to a file the athlete chooses.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveAdherence {
    pub course: AdherenceQuery,
    pub format: PictureFormat,
}
