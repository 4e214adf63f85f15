//! History: the calendar, the search, the bin, and putting entries right.

use hamstrong_rules::domain::{CheckIn, DayIndex, LocalDate, LocalTime, RecordId, Wellness};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::inputs::Entry;
use super::views::HistoryDay;

/// Which days the calendar shows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarQuery {
    pub episode: RecordId,
    /// The first cell.
    pub from: LocalDate,
    /// How many cells, 1 to 62.
    pub days: u32,
}

/// A stretch of days as the calendar shows it. Days before the injury and days to come are not in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CalendarView {
    /// "Twelve of thirteen days have an entry."
    pub headline: String,
    /// "One flare, on 9 June."; blank when there was none in this stretch.
    pub detail: String,
    /// The day of the injury: nothing can be logged before it.
    pub first: LocalDate,
    /// Today, or the day the injury was closed.
    pub last: LocalDate,
    /// Oldest first.
    pub days: Vec<CalendarDay>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CalendarDay {
    pub day: HistoryDay,
    /// The phase that begins on this day.
    pub begins: Option<String>,
    /// A warning sign keeps the plan on hold.
    pub hold: bool,
    /// A flare was noticed on this day.
    pub flare: bool,
}

/// What History can be narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EntryGroup {
    CheckIns,
    FirstAid,
    /// Sessions, what was left out, prescribed or proposed, and own exercises.
    Sessions,
    Massages,
    Notes,
    Photos,
    /// Self-tests, a clinician's word, choices and estimates, painkillers, own activities.
    Other,
}

/// What to look for, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    pub episode: RecordId,
    /// Words that all have to occur in an entry's own text; capitals and accents do not matter. Blank finds every
    /// entry of the groups.
    #[serde(default)]
    pub text: String,
    /// Empty means every group.
    #[serde(default)]
    pub groups: Vec<EntryGroup>,
    /// How many hits to leave out from the newest on.
    #[serde(default)]
    pub offset: u32,
    /// How many hits to answer with, 1 to 200.
    pub limit: u32,
}

/// A stretch of hits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SearchPage {
    /// All hits, also those not on this page.
    pub total: u32,
    pub hits: Vec<Hit>,
}

/// A piece of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Piece {
    pub text: String,
    /// This piece is what was looked for.
    pub hit: bool,
}

/// One entry in a list across days. Exactly one of the three values is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Hit {
    pub record: RecordId,
    pub day: LocalDate,
    pub day_index: DayIndex,
    pub time: Option<LocalTime>,
    pub check_in: Option<CheckIn>,
    pub wellness: Option<Wellness>,
    pub entry: Option<Entry>,
    /// The text around what was found; empty when no text was looked for.
    pub excerpt: Vec<Piece>,
}

/// What was removed in the last thirty days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BinView {
    /// Removed last comes first.
    pub entries: Vec<Binned>,
    /// How many days something stays here.
    pub keeps_days: u32,
}

/// Something removed that can be brought back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Binned {
    pub hit: Hit,
    /// What it is, where the hit does not say it: "Set 2 of Two-leg bridge: 1 × 10, pain 2". Blank otherwise.
    pub words: String,
    /// The athlete's day of the removal.
    pub removed_on: LocalDate,
    /// Whole days it stays in the bin, today not counted.
    pub days_left: u32,
}

/// Several records that go together, for example the two parts of a check-in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Records {
    pub records: Vec<RecordId>,
}

/// Records that were put on the wrong day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveRecords {
    pub records: Vec<RecordId>,
    /// The day they are about.
    pub day: LocalDate,
}
