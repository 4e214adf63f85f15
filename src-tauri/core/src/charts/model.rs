//! What a pain chart is drawn from: plain data, no SQL and no clock.
//!
//! Deliberately absent: averages and interpolated days. A day without a reading is simply not in the list.

use hamstrong_rules::domain::{LocalDate, PainScore};

use crate::api::inputs::PainSeries;

/// One injury as a chart sees it. Days may come in any order; a later reading of the same day replaces an
/// earlier one, and days before `onset` or after the end are left out.
#[derive(Debug, Clone, PartialEq)]
pub struct PainHistory {
    /// How a pain score is told.
    pub told: Told,
    /// Day 0.
    pub onset: LocalDate,
    /// The athlete's day today.
    pub today: LocalDate,
    /// The day the injury was closed; none while it is open.
    pub closed: Option<LocalDate>,
    pub days: Vec<DayReading>,
    /// Phases behind the plot, oldest first; may be empty.
    pub bands: Vec<PhaseBand>,
    pub limit: Option<Limit>,
    pub flares: Vec<Flare>,
    pub marks: Vec<Mark>,
}

/// A pain score as a number, or as one of the four words of the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Told {
    #[default]
    Numbers,
    Words,
}

impl Told {
    /// "3", or "mild": 0 none, 1–3 mild, 4–6 moderate, 7–10 severe (rule specification 5.1).
    pub fn score(self, score: u8) -> String {
        match (self, score) {
            (Self::Numbers, _) => score.to_string(),
            (Self::Words, 0) => "none".to_owned(),
            (Self::Words, 1..=3) => "mild".to_owned(),
            (Self::Words, 4..=6) => "moderate".to_owned(),
            (Self::Words, _) => "severe".to_owned(),
        }
    }
}

impl PainHistory {
    /// An open injury without a reading.
    pub fn new(onset: LocalDate, today: LocalDate) -> Self {
        Self {
            told: Told::Numbers,
            onset,
            today,
            closed: None,
            days: Vec::new(),
            bands: Vec::new(),
            limit: None,
            flares: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// The last day there is anything to say about: today, or the day of closing, and never before day 0.
    pub fn end(&self) -> LocalDate {
        self.closed.map_or(self.today, |closed| closed.min(self.today)).max(self.onset)
    }
}

/// The worst readings of one calendar day, and what else happened on it.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "four facts that do not depend on each other")]
pub struct DayReading {
    pub day: LocalDate,
    pub rest: Option<PainScore>,
    pub walk: Option<PainScore>,
    pub stretch: Option<PainScore>,
    pub worst: Option<PainScore>,
    pub low_back: Option<PainScore>,
    /// The readings were first written two or more days later: drawn hollow.
    pub late: bool,
    /// Number of exercise sessions.
    pub sessions: u32,
    pub sessions_late: bool,
    /// Number of massages.
    pub massages: u32,
    pub massages_late: bool,
    /// A painkiller was taken.
    pub painkiller: bool,
}

impl DayReading {
    /// A day on which nothing was logged.
    pub fn blank(day: LocalDate) -> Self {
        Self {
            day,
            rest: None,
            walk: None,
            stretch: None,
            worst: None,
            low_back: None,
            late: false,
            sessions: 0,
            sessions_late: false,
            massages: 0,
            massages_late: false,
            painkiller: false,
        }
    }

    /// The worst reading of one series.
    pub fn pain(&self, series: PainSeries) -> Option<PainScore> {
        match series {
            PainSeries::Walk => self.walk,
            PainSeries::Rest => self.rest,
            PainSeries::Stretch => self.stretch,
            PainSeries::Worst => self.worst,
            PainSeries::LowBack => self.low_back,
        }
    }

    /// Any of the five series was answered.
    pub fn has_pain(&self) -> bool {
        [self.rest, self.walk, self.stretch, self.worst, self.low_back].iter().any(Option::is_some)
    }
}

/// A phase behind the plot, first and last day inclusive. The next band begins where this one ends.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseBand {
    pub from: LocalDate,
    /// None: to the end of the axis.
    pub to: Option<LocalDate>,
    pub name: String,
}

/// A threshold on the pain axis, drawn dotted from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    pub from: LocalDate,
    pub value: PainScore,
    /// "massage limit".
    pub label: String,
}

/// A flare: a triangle on its day and a span until it settled.
#[derive(Debug, Clone, PartialEq)]
pub struct Flare {
    pub day: LocalDate,
    /// None: it lasts.
    pub until: Option<LocalDate>,
    /// "flare, massage paused".
    pub label: String,
}

/// Something that changed on a day, with its reason in a few words; dropped where it does not fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub day: LocalDate,
    pub label: String,
}
