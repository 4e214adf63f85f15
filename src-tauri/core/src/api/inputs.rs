//! What the interface and the command line send.

use hamstrong_rules::domain::{
    Activity, Athlete, Clearance, DoseChange, Episode, Estimate, FunctionScore, LocalDate, LocalTime,
    Massage, MassageCheck, MassageReading, Medication, Note, OwnExercise, PainAnchors, Photo, Prescription,
    PriceStep, ProtocolChoice, RecordId, RuleChange, SelfTest, Session, SkippedExercise,
};
use hamstrong_rules::reminders::ReminderPlan;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use super::preferences::{DecimalMark, FirstWeekday, LengthUnit, MassUnit};

/// Which day and which injury to show. Blank means today, and the injury shown last.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct OverviewQuery {
    #[ts(optional = nullable)]
    pub day: Option<LocalDate>,
    #[ts(optional = nullable)]
    pub episode: Option<RecordId>,
}

/// A new injury.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartEpisode {
    pub episode: Episode,
    /// Stored with the injury in the same step; blank leaves the athlete as they are.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub athlete: Option<Athlete>,
}

/// Other words for an injury already there.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectEpisode {
    pub record: RecordId,
    pub episode: Episode,
}

/// An injury that is over.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseInjury {
    pub record: RecordId,
    /// The last day of it, from the day of the injury to today.
    pub on: LocalDate,
}

/// An injury and the earlier one that it is a return of.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LinkRecurrence {
    pub record: RecordId,
    /// Blank takes the link away.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub of: Option<RecordId>,
}

/// One or more answers of a check-in. Fields that are not named stay; `null` clears one.
///
/// `sitting` counts the check-ins of a day from 1. Naming one that exists corrects it, the next number starts
/// another.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckInInput {
    pub episode: RecordId,
    pub day: LocalDate,
    pub sitting: u32,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub time: Option<LocalTime>,
    #[ts(type = "Partial<CheckIn>")]
    pub answers: Map<String, Value>,
}

/// The same for what belongs to the person and is asked once.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WellnessInput {
    pub day: LocalDate,
    pub sitting: u32,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub time: Option<LocalTime>,
    #[ts(type = "Partial<Wellness>")]
    pub answers: Map<String, Value>,
}

/// Everything else that is logged on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Entry {
    PriceStep(PriceStep),
    Session(Session),
    Massage(Massage),
    MassageReading(MassageReading),
    MassageCheck(MassageCheck),
    Note(Note),
    SelfTest(SelfTest),
    Clearance(Clearance),
    ProtocolChoice(ProtocolChoice),
    RuleChange(RuleChange),
    Estimate(Estimate),
    Medication(Medication),
    Activity(Activity),
    FunctionScore(FunctionScore),
    /// Comes in by a file only; afterwards its words can be corrected.
    Photo(Photo),
    SkippedExercise(SkippedExercise),
    OwnExercise(OwnExercise),
    Prescription(Prescription),
    DoseChange(DoseChange),
}

/// A new entry on a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordEntry {
    pub episode: RecordId,
    pub day: LocalDate,
    /// When it was felt or done; blank on today's page means now, on an earlier day "not known".
    #[serde(default)]
    #[ts(optional = nullable)]
    pub time: Option<LocalTime>,
    pub entry: Entry,
}

/// Other words for an entry already there.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectEntry {
    pub record: RecordId,
    /// Not named keeps the time it has; `null` says that it is not known.
    #[serde(default, deserialize_with = "named")]
    #[ts(optional, as = "Option<Option<LocalTime>>")]
    pub time: Option<Option<LocalTime>>,
    pub entry: Entry,
}

/// A field that is there, `null` included.
fn named<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// Fills a check-in with yesterday's answers where it has none. It names the check-in as [`CheckInInput`] does.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SameAsYesterday {
    pub episode: RecordId,
    pub day: LocalDate,
    pub sitting: u32,
}

/// Names one record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordRef {
    pub record: RecordId,
}

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// One setting and its new value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "setting", content = "value", rename_all = "snake_case")]
pub enum SettingChange {
    Theme(Theme),
    /// The first-run notice was read and accepted.
    NoticeAccepted(bool),
    /// The day ends at this time of night, 00:00 to 06:00.
    DayEndsAt(LocalTime),
    /// The number to call in an emergency, as it is dialled in this country.
    EmergencyNumber(String),
    /// A country and its number for emergencies.
    EmergencyCountry {
        /// ISO 3166-1 code of two letters, or EU.
        region: String,
        number: String,
    },
    /// Keys without Ctrl or Cmd do something, where no field has the focus.
    SingleKeys(bool),
    /// Pain is asked and shown in words, without numbers.
    HidePainNumbers(bool),
    /// What the ten of the pain scale is called from now on.
    PainAnchors(PainAnchors),
    MassUnit(MassUnit),
    LengthUnit(LengthUnit),
    DecimalMark(DecimalMark),
    FirstWeekday(FirstWeekday),
    /// When reminders come.
    Reminders(ReminderPlan),
    /// The warning about entries that are missing was read.
    MissingEntriesSeen,
    /// The injury shown in the window.
    CurrentEpisode(Option<RecordId>),
}

/// A line of the pain chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PainSeries {
    Walk,
    Rest,
    Stretch,
    Worst,
    LowBack,
}

/// How much of the time axis the chart shows; it ends today, or at the end of the episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "range", rename_all = "snake_case")]
pub enum ChartRange {
    TwoWeeks,
    SixWeeks,
    ThreeMonths,
    All,
    Days { from: LocalDate, to: LocalDate },
}

/// Colours of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChartTheme {
    Light,
    Dark,
}

/// Which pain chart to draw.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PainChartQuery {
    pub episode: RecordId,
    /// The first is drawn strongest.
    pub series: Vec<PainSeries>,
    pub range: ChartRange,
    pub theme: ChartTheme,
    /// Width of the drawing in CSS pixels, 280 to 2000; text keeps its size, the plot takes the rest.
    pub width: u32,
}

/// A stretch of History, newest day first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HistoryQuery {
    pub episode: RecordId,
    /// Only days before this one; blank starts at today.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub before: Option<LocalDate>,
    /// How many calendar days, 1 to 400.
    pub days: u32,
}

/// What to save a chart as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PictureFormat {
    Svg,
    Png,
    /// The values behind it, a row a day.
    Csv,
}

impl PictureFormat {
    /// The ending of a file's name.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Csv => "csv",
        }
    }
}

/// What to save the whole journal as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    Json,
    Csv,
}

/// A chart to be saved to a file the athlete chooses.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveChart {
    pub chart: PainChartQuery,
    pub format: PictureFormat,
}

/// The whole journal to be saved to a file the athlete chooses.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveExport {
    pub format: ExportFormat,
}
