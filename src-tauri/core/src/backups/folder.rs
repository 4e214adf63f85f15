//! A folder with the copies of one journal.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};

use super::name::{CopyName, mark_of};
use super::rotation::{Kept, surplus};
use crate::store::backup::{backup_as, private_folder};
use crate::store::{Store, StoreError, file};

/// A copy is due when something changed and the newest is older than this.
const RHYTHM: TimeDelta = TimeDelta::hours(12);

/// One copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    pub name: CopyName,
    pub path: PathBuf,
    pub bytes: u64,
}

impl Copy {
    /// Whether its bytes are still what its name says.
    pub fn is_whole(&self) -> bool {
        hash_of(&self.path).is_ok_and(|hash| hash == self.name.hash)
    }
}

/// Where the copies of a journal lie unless another folder was chosen.
pub fn usual(journal: &Path) -> PathBuf {
    journal.with_file_name("backups")
}

/// The copies of this journal in a folder, the newest first. Files of others are not seen.
///
/// # Errors
/// A folder that cannot be read; one that is not there has no copies.
pub fn copies(folder: &Path, journal_id: &str) -> Result<Vec<Copy>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let ours = mark_of(journal_id);
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let Ok(name) = entry.file_name().to_string_lossy().parse::<CopyName>() else { continue };
        if name.journal == ours {
            found.push(Copy { name, path: entry.path(), bytes: entry.metadata()?.len() });
        }
    }
    found.sort_by_key(|copy| std::cmp::Reverse((copy.name.at, copy.name.state)));
    Ok(found)
}

/// Something changed since the copies were made, and the newest of them is old enough. A copy from the future, made
/// before the clock went back, says nothing about age.
pub fn is_due(copies: &[Copy], state: u64, now: DateTime<Utc>) -> bool {
    let newest = copies.iter().map(|copy| copy.name.at).filter(|at| *at <= now).max();
    let changed = copies.iter().all(|copy| copy.name.state != state);
    changed && newest.is_none_or(|at| now.signed_duration_since(at) >= RHYTHM)
}

/// Makes a copy that was looked over, and lets go of what rotation no longer needs.
///
/// # Errors
/// A folder that cannot be written, a full disk, a journal that is damaged; then nothing is deleted.
pub fn back_up(store: &Store, folder: &Path, now: DateTime<Utc>) -> Result<Copy, StoreError> {
    private_folder(folder)?;
    let id = store.journal_value("id")?.unwrap_or_default();
    let state = store.state()?;
    let mut named = None;
    let bytes = backup_as(store, folder, |made| {
        let name = CopyName { journal: mark_of(&id), at: to_the_second(now), state, hash: hash_of(made)? };
        let path = folder.join(name.to_string());
        named = Some((name, path.clone()));
        Ok(path)
    })?;
    let (name, path) = named.ok_or_else(|| StoreError::Damaged("a copy without a name".to_owned()))?;
    thin(folder, &id, &path, now)?;
    Ok(Copy { name, path, bytes })
}

fn thin(folder: &Path, id: &str, fresh: &Path, now: DateTime<Utc>) -> Result<(), StoreError> {
    let all = copies(folder, id)?;
    let kept: Vec<Kept> =
        all.iter().map(|c| Kept { at: c.name.at, good: c.is_whole(), fresh: c.path == fresh }).collect();
    for place in surplus(&kept, now) {
        fs::remove_file(&all[place].path)?;
    }
    Ok(file::sync_folder(folder)?)
}

fn to_the_second(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(at.timestamp(), 0).unwrap_or(at)
}

fn hash_of(path: &Path) -> Result<String, StoreError> {
    let mut hasher = blake3::Hasher::new();
    std::io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok(hasher.finalize().to_hex()[..32].to_owned())
}
