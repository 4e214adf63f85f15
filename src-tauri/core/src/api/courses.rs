//! The smaller charts of Progress as files.

use hamstrong_rules::domain::RecordId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::inputs::{ChartTheme, PictureFormat};

/// One of the smaller charts of Progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Course {
    /// Training load week by week, with the light of every session.
    Load,
    /// The athlete's own activities.
    Function,
    /// Self-tests of both legs.
    Symmetry,
}

/// The whole of one of them, to be saved to a file the athlete chooses.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveCourse {
    pub episode: RecordId,
    pub course: Course,
    pub theme: ChartTheme,
    pub format: PictureFormat,
}
