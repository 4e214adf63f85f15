//! Copies of the journal, and everything that is kept on this computer.

use hamstrong_rules::domain::{LocalDate, LocalTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The copies that are made by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupsView {
    /// The folder they lie in.
    pub folder: String,
    pub copies: u32,
    /// All of them together.
    pub bytes: u64,
    pub newest: Option<BackupView>,
    /// Nothing changed since the newest was made.
    pub current: bool,
    /// Sample data are not backed up.
    pub off: bool,
}

/// One copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupView {
    pub name: String,
    /// When it was made, on this computer's calendar.
    pub day: LocalDate,
    pub time: LocalTime,
    /// Whole days since then.
    pub age_days: u32,
}

/// What came of trying the backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProofView {
    /// The newest copy was restored in a place of its own and holds exactly what the journal holds.
    pub works: bool,
    /// How many wordings came back.
    pub restored: u64,
    /// How many copies are still byte for byte as they were made, of how many.
    pub whole: u32,
    pub copies: u32,
    /// What is wrong, as a sentence.
    pub problem: Option<String>,
}

/// Deletes everything, for good.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeleteEverything {
    /// The word that was asked for, as typed.
    pub word: String,
    /// The copies in the backup folder too.
    pub backups: bool,
}

/// A kind of place where data lie or go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// The journal, with its write-ahead log, lock and mark.
    Journal,
    /// What was kept of it before an upgrade or a repair.
    Earlier,
    Backups,
    /// The sample journal.
    Sample,
    /// Size of the window.
    Window,
    /// What the system's web view keeps for itself.
    Webview,
    /// Notes of the program about its own start; no entries.
    Program,
    /// What tells the system to start the app.
    Autostart,
}

/// One place on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DataPlace {
    pub kind: PlaceKind,
    pub location: String,
    /// How many files are there now, and how large they are together.
    pub files: u32,
    pub bytes: u64,
}
