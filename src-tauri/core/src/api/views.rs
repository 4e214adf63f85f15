//! What the interface and the command line are shown.

use hamstrong_rules::domain::{
    Athlete, CheckIn, DayIndex, Episode, Instant, LocalDate, LocalTime, PainAnchors, PainScore, RecordId,
    RevisionId, Wellness,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::function::FunctionView;
use super::inputs::{Entry, PainSeries, Theme};
use super::massage::FollowUpView;
use super::preferences::{DecimalMark, FirstWeekday, LengthUnit, MassUnit};
use super::price::PriceView;
use super::readiness::StatusView;
use super::training::TrainingBrief;

/// The whole state of the window: one answer to every act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Overview {
    /// The day it is, by the athlete's end of day.
    pub today: LocalDate,
    /// Wall-clock time now.
    pub now: LocalTime,
    pub journal: JournalView,
    pub settings: SettingsView,
    pub athlete: Athlete,
    /// Open injuries first, newest first.
    pub episodes: Vec<EpisodeView>,
    /// The injury the rest is about; none before the first is entered.
    pub episode: Option<RecordId>,
    /// The day shown, today or an earlier one; none without an injury.
    pub day: Option<DayView>,
    /// Where the athlete stands on the day shown.
    pub status: Option<StatusView>,
    /// First aid of the day shown against its plan.
    pub price: Option<PriceView>,
    /// Readings of massages that are due now.
    pub massage_due: Vec<FollowUpView>,
    /// What training asks for just now; only on today's page of an open injury.
    pub training: Option<TrainingBrief>,
    pub undo: Option<ActView>,
    pub redo: Option<ActView>,
    /// The newest write and its local time, for "Saved 14:02".
    pub saved: Option<SavedView>,
    pub warnings: Vec<WarningView>,
    /// The last day with an entry, after a gap and as long as today has none.
    pub welcome_back: Option<LocalDate>,
}

/// The journal itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JournalView {
    /// Sample data: said on every screen.
    pub demo: bool,
    /// The journal can only be read (a read-only disk or folder).
    pub read_only: bool,
    /// Where it lies, for the athlete to know.
    pub location: String,
}

/// Settings as they stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SettingsView {
    pub theme: Theme,
    pub notice_accepted: bool,
    pub day_ends_at: LocalTime,
    pub emergency_number: String,
    /// The country it was chosen for; blank for a number of one's own.
    pub emergency_region: Option<String>,
    pub single_keys: bool,
    pub hide_pain_numbers: bool,
    pub pain_anchors: PainAnchors,
    pub mass_unit: MassUnit,
    pub length_unit: LengthUnit,
    pub decimal_mark: DecimalMark,
    pub first_weekday: FirstWeekday,
}

/// An injury with its place in time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EpisodeView {
    pub record: RecordId,
    pub episode: Episode,
    /// "Left hamstring".
    pub title: String,
    /// Today, counted from the injury.
    pub day_index: DayIndex,
    pub open: bool,
}

/// Something recorded, with when it was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Recorded<T> {
    pub record: RecordId,
    pub revision: RevisionId,
    /// When it was felt or done.
    pub time: Option<LocalTime>,
    pub written_at: Instant,
    /// The athlete's day on which it was first written.
    pub written_day: LocalDate,
    /// First written two or more days after the day it is about.
    pub late: bool,
    /// When it was first written, for people: "14:02", with the date when that is another day.
    pub written: String,
    /// When its newest wording was written, when it was reworded.
    pub changed: Option<String>,
    /// The place whose clock `time` is read from, when that is not this computer's: "Auckland time, UTC+12".
    pub elsewhere: Option<String>,
    /// How often it was reworded after the first writing.
    pub corrections: u32,
    pub value: T,
}

/// One check-in of a day: the injury's part and the person's part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SittingView {
    pub sitting: u32,
    pub check_in: Option<Recorded<CheckIn>>,
    pub wellness: Option<Recorded<Wellness>>,
}

/// One day of one injury.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DayView {
    pub day: LocalDate,
    pub day_index: DayIndex,
    pub sittings: Vec<SittingView>,
    /// In the order of their time.
    pub entries: Vec<Recorded<Entry>>,
    /// What was removed from this day and can be restored.
    pub removed: Vec<Recorded<Entry>>,
    /// The calendar day before: the last answer to each question, for the hollow mark.
    pub yesterday: CheckIn,
    pub yesterday_wellness: Wellness,
    /// The athlete's own activities and their weekly scores.
    pub function: FunctionView,
}

/// The act that undo or redo would touch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ActView {
    /// "walking pain 3 on 12 June".
    pub label: String,
}

/// The newest durable write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedView {
    pub at: Instant,
    /// Local wall-clock time of `at`.
    pub time: LocalTime,
}

/// Something about the journal that the athlete should know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WarningView {
    pub code: WarningCode,
    pub message: String,
}

/// What a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WarningCode {
    /// The file is older than what was last written to it.
    EntriesMissing,
    /// Entries do not match their checksum.
    Damaged,
    /// The clock of this computer went backwards.
    ClockBack,
    /// The journal can only be read.
    ReadOnly,
}

/// The pain chart: a picture, its words, its table, and where each day lies in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PainChart {
    /// Presentation attributes and classes only: no style, script or link.
    pub svg: String,
    pub width: f64,
    pub height: f64,
    /// The finding, one sentence.
    pub headline: String,
    /// A second sentence; may be blank.
    pub detail: String,
    /// Where the plot lies, in the units of `width` and `height`.
    pub plot: PlotFrame,
    /// One row a calendar day, oldest first; days without an entry too.
    pub days: Vec<ChartDay>,
    pub from: LocalDate,
    pub to: LocalDate,
}

/// The plot within the picture, and how days map to it: day `n` of `days` lies at `first_day_x + n * day_step`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct PlotFrame {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub first_day_x: f64,
    pub day_step: f64,
}

/// A value of one series on one day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct ChartValue {
    pub series: PainSeries,
    /// The worst reading of the day, 0–10.
    pub value: PainScore,
}

/// What happened on one calendar day, for the table and the read-out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChartDay {
    pub day: LocalDate,
    pub day_index: DayIndex,
    /// Only the series asked for, in their order; empty on a day without an entry.
    pub values: Vec<ChartValue>,
    pub late: bool,
    pub sessions: u32,
    pub massages: u32,
    pub painkiller: bool,
}

/// Days of History, newest first, with the days that have no entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HistoryPage {
    /// "Twelve of thirteen days have an entry."
    pub headline: String,
    /// The day of the injury.
    pub first: LocalDate,
    /// Today, or the day the injury was closed.
    pub last: LocalDate,
    pub days: Vec<HistoryDay>,
    /// Pass as `before` for the next page; none at the beginning of the injury.
    pub next: Option<LocalDate>,
}

/// One day in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HistoryDay {
    pub day: LocalDate,
    pub day_index: DayIndex,
    /// A check-in, or anything else, was logged.
    pub logged: bool,
    /// Worst of all pain answers of the day.
    pub worst: Option<PainScore>,
    pub pain_rest: Option<PainScore>,
    pub pain_walk: Option<PainScore>,
    pub pain_stretch: Option<PainScore>,
    pub low_back: Option<PainScore>,
    /// Everything that day was written two or more days later.
    pub late: bool,
    pub check_ins: u32,
    pub price_steps: u32,
    pub sessions: u32,
    pub massages: u32,
    pub notes: u32,
    pub photos: u32,
    /// The beginning of the first note.
    pub note: Option<String>,
}

/// One wording of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RevisionView {
    pub revision: RevisionId,
    pub written_at: Instant,
    /// Local date and time of writing, for people.
    pub written: String,
    pub removed: bool,
    /// What it said, in words: "walking 3, at rest 1".
    pub summary: String,
}

/// A file was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedFile {
    /// Its name, without the folder.
    pub name: String,
    pub bytes: u64,
}
