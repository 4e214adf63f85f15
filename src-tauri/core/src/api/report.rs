//! What is asked of a report, and its pages as pictures.

use hamstrong_rules::domain::{LocalDate, RecordId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The paper a report is set on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 in.
    Letter,
}

/// The days a report is about. It ends today, or on the day the injury was closed, unless days are named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "range", rename_all = "snake_case")]
pub enum ReportRange {
    /// From the injury on.
    #[default]
    All,
    TwoWeeks,
    SixWeeks,
    /// Both ends included; a blank end is the injury's own.
    Days {
        from: Option<LocalDate>,
        to: Option<LocalDate>,
    },
}

/// Which report, on which paper, and what of the person goes into it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools, reason = "four choices that do not depend on each other")]
pub struct ReportQuery {
    pub episode: RecordId,
    pub range: ReportRange,
    pub paper: Paper,
    /// Name and year of birth, as far as they are given.
    pub name: bool,
    /// Notes that are marked private.
    pub private_notes: bool,
    /// What was taken, in the athlete's words. That a painkiller was taken always stands in the report.
    pub medication: bool,
    /// Photos of the days, on pages of their own.
    pub photos: bool,
}

/// One page of a report, to be looked at before it is saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportPageQuery {
    pub report: ReportQuery,
    /// From 1; a page beyond the last one shows the last one.
    pub page: u32,
}

/// A page as a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportPage {
    pub page: u32,
    pub pages: u32,
    /// A PNG as a `data:` address.
    pub picture: String,
    /// Size of the picture in pixels.
    pub width: u32,
    pub height: u32,
    /// What stands on it, for who cannot see it.
    pub words: String,
    /// The days it is about.
    pub from: LocalDate,
    pub to: LocalDate,
}
