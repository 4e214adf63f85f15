//! Photos of a day: adding one, and looking at it.

use hamstrong_rules::domain::{LocalDate, LocalTime, RecordId, Region, Side};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A photo to be kept; the file is chosen in a dialog of the system, or comes with the request.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPhoto {
    pub episode: RecordId,
    pub day: LocalDate,
    /// When it was taken; blank on today's page means now, on an earlier day "not known".
    #[serde(default)]
    #[ts(optional = nullable)]
    pub time: Option<LocalTime>,
    /// The athlete's own left or right.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub side: Option<Side>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub region: Option<Region>,
    /// What it shows, in the athlete's words; at most 2000 characters.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub text: Option<String>,
}

/// How large a photo is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhotoSize {
    /// No side longer than 320 pixels.
    Small,
    /// As it is kept.
    Full,
}

/// Which photo, and how large.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PhotoQuery {
    pub record: RecordId,
    pub size: PhotoSize,
}

/// A photo to be shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PhotoPicture {
    /// A JPEG as a `data:` address.
    pub picture: String,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// What it is, for who cannot see it: "Photo of 12 June, left middle outer thigh: bruise under the knee".
    pub words: String,
}
