//! The journal that both sides work on, and the folder they write to.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use hamstrong_core::api::inputs::ExportFormat;
use hamstrong_core::clock::{Clock, SystemClock};
use hamstrong_core::{Opening, Tracker};
use tempfile::TempDir;

use crate::Outcome;
use crate::measure::{Cost, cost};

/// Everything a task may need.
#[derive(Debug)]
pub struct Stage {
    folder: TempDir,
    pub rows: u64,
    /// What making the journal cost.
    pub made: Cost,
    /// The injury that is shown.
    pub episode: String,
    pub today: String,
    pub sqlite: String,
}

impl Stage {
    /// Makes the journal and its JSON.
    pub fn set(rows: u64) -> Outcome<Self> {
        let version = Command::new("sqlite3").arg("--version").output();
        let version = version.map_err(|e| format!("the sqlite3 shell cannot be started: {e}"))?;
        let sqlite = String::from_utf8_lossy(&version.stdout).split(' ').next().unwrap_or("?").to_owned();
        let folder = tempfile::tempdir()?;
        let journal = folder.path().join("journal.hamstrong");
        let me = std::env::current_exe()?.display().to_string();
        let words = ["do", "make", &journal.display().to_string(), "-", &rows.to_string()];
        let made = cost(&std::iter::once(me).chain(words.map(str::to_owned)).collect::<Vec<_>>())?;
        let tracker = Tracker::open(&journal, Opening::to_read(), Arc::new(SystemClock))?;
        tracker.export_to(ExportFormat::Json, &folder.path().join("journal.json"))?;
        let shown = tracker.overview(&hamstrong_core::api::inputs::OverviewQuery::default())?;
        let episode = shown.episode.ok_or("the journal has no injury")?.to_string();
        let today = SystemClock.now().day(hamstrong_core::domain::LocalTime::MIDNIGHT).to_string();
        Ok(Self { folder, rows, made, episode, today, sqlite })
    }

    pub fn journal(&self) -> PathBuf {
        self.file("journal.hamstrong")
    }

    pub fn json(&self) -> PathBuf {
        self.file("journal.json")
    }

    /// A file in the folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// Removes a journal with everything beside it.
pub fn clear(path: &Path) {
    for tail in ["", "-wal", "-shm", ".lock", ".mark"] {
        let mut name = path.as_os_str().to_owned();
        name.push(tail);
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}
