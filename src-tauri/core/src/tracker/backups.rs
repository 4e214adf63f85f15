//! Copies of the journal.

use std::path::{Path, PathBuf};

use chrono::Utc;

use super::Tracker;
use super::exchange::saved;
use crate::api::error::ApiError;
use crate::api::keeping::{BackupView, BackupsView, ProofView};
use crate::api::views::SavedFile;
use crate::backups::folder::{self, Copy};
use crate::backups::proof::drill;
use crate::clock::Moment;
use crate::store::StoreError;
use crate::store::backup::backup;

/// Where the copies lie, on this computer: no setting, since it does not travel with the journal.
const FOLDER: &str = "backup_folder";

impl Tracker {
    /// How the backups stand.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn backups(&self) -> Result<BackupsView, ApiError> {
        let all = self.copies()?;
        let newest = all.first().map(|copy| self.copy_view(copy));
        Ok(BackupsView {
            folder: self.backup_folder()?.display().to_string(),
            copies: count(all.len()),
            bytes: all.iter().map(|copy| copy.bytes).sum(),
            newest,
            current: all.first().is_some_and(|copy| Ok(copy.name.state) == self.store.state().map_err(drop)),
            off: self.store.is_demo()?,
        })
    }

    /// Makes a copy now.
    ///
    /// # Errors
    /// The folder cannot be written, the disk is full, or the journal is damaged.
    pub fn back_up_now(&mut self) -> Result<BackupsView, ApiError> {
        folder::back_up(&self.store, &self.backup_folder()?, self.clock.now().at.utc())?;
        self.backups()
    }

    /// Makes a copy when one is due; whether it did. Sample data are left alone.
    ///
    /// # Errors
    /// As `back_up_now`.
    pub fn back_up_if_due(&self) -> Result<bool, ApiError> {
        let now = self.clock.now().at.utc();
        let due = !self.store.is_demo()?
            && !self.store.is_empty()?
            && folder::is_due(&self.copies()?, self.store.state()?, now);
        if due {
            folder::back_up(&self.store, &self.backup_folder()?, now)?;
        }
        Ok(due)
    }

    /// Restores the newest copy in a place of its own and compares it with the journal, after making one where
    /// something changed since; looks at all the others too.
    ///
    /// # Errors
    /// A copy cannot be made, or there is no room to restore one.
    pub fn prove_backup(&mut self) -> Result<ProofView, ApiError> {
        let state = self.store.state()?;
        if self.copies()?.first().is_none_or(|copy| copy.name.state != state || !copy.is_whole()) {
            self.back_up_now()?;
        }
        let all = self.copies()?;
        let newest = all.first().ok_or(StoreError::Missing { path: self.backup_folder()? })?;
        let outcome = drill(&self.store, newest)?;
        Ok(ProofView {
            works: outcome.is_ok(),
            restored: *outcome.as_ref().unwrap_or(&0),
            whole: count(all.iter().filter(|copy| copy.is_whole()).count()),
            copies: count(all.len()),
            problem: outcome.err(),
        })
    }

    /// Puts the copies into another folder from now on; those made before stay where they are.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn set_backup_folder(&mut self, chosen: &Path) -> Result<BackupsView, ApiError> {
        let before = self.store.local_fact(FOLDER)?;
        self.store.note_local_fact(FOLDER, Some(&chosen.to_string_lossy()))?;
        match self.back_up_now() {
            Ok(view) => Ok(view),
            Err(refused) => {
                self.store.note_local_fact(FOLDER, before.as_deref())?;
                Err(refused)
            }
        }
    }

    /// A name for a copy that goes to another computer: "hamstrong-2026-06-12.hamstrong".
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn copy_name(&self) -> Result<String, ApiError> {
        Ok(format!("{}-{}.hamstrong", self.stem()?, self.today()?))
    }

    /// Saves a copy that was looked over; a file that stands there is replaced only by a good one.
    ///
    /// # Errors
    /// The disk refuses, or the journal is damaged; a file that stood there is then as it was.
    pub fn save_copy(&self, place: &Path) -> Result<SavedFile, ApiError> {
        if place == self.store.path() {
            return Err(StoreError::Exists { path: place.to_owned() }.into());
        }
        let folder = place.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let held =
            tempfile::Builder::new().prefix(".hamstrong-").tempdir_in(folder).map_err(StoreError::from)?;
        let made = held.path().join("made");
        let bytes = backup(&self.store, &made)?;
        std::fs::rename(&made, place).map_err(StoreError::from)?;
        Ok(saved(place, bytes))
    }

    /// The folder of the copies: the one chosen, or "backups" beside the journal.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn backup_folder(&self) -> Result<PathBuf, ApiError> {
        let chosen = self.store.local_fact(FOLDER)?;
        Ok(chosen.map_or_else(|| folder::usual(self.store.path()), PathBuf::from))
    }

    /// What tells the copies of this journal from others.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn journal_id(&self) -> Result<String, ApiError> {
        Ok(self.store.journal_value("id")?.unwrap_or_default())
    }

    fn copies(&self) -> Result<Vec<Copy>, ApiError> {
        Ok(folder::copies(&self.backup_folder()?, &self.journal_id()?)?)
    }

    fn copy_view(&self, copy: &Copy) -> BackupView {
        let now = self.clock.now();
        let made = Moment { at: copy.name.at.with_timezone(&Utc).into(), zone: now.zone.clone() };
        let age = now.at.utc().signed_duration_since(copy.name.at).num_days();
        BackupView {
            name: copy.name.to_string(),
            day: made.date(),
            time: made.time(),
            age_days: u32::try_from(age).unwrap_or(0),
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
