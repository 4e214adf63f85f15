//! Every file that belongs to a journal. One list: what is shown to the athlete, and what goes when everything goes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::backups::folder;
use crate::store::open::lock;
use crate::store::{StoreError, file};

/// What SQLite, the lock and the mark put beside the journal, and what is kept of earlier states of it.
const ENDINGS: [&str; 8] =
    ["-wal", "-shm", "-journal", ".lock", ".mark", ".new", ".damaged-", ".before-version-"];

/// The journal and everything beside it that carries its name, the journal first.
///
/// # Errors
/// The folder cannot be read; one that is not there holds nothing.
pub fn files_of(journal: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let (Some(folder), Some(name)) = (journal.parent(), journal.file_name()) else { return Ok(Vec::new()) };
    let name = name.to_string_lossy();
    let entries = match fs::read_dir(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let text = entry.file_name().to_string_lossy().into_owned();
        let tail = text.strip_prefix(&*name);
        if tail.is_some_and(|t| t.is_empty() || ENDINGS.iter().any(|end| t.starts_with(end))) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Deletes a journal with everything beside it, and its copies in `backups` when a folder is given. Returns how many
/// files are gone. What is already gone is no failure, so that it can be tried again.
///
/// # Errors
/// `Locked` while another process writes to it, with nothing deleted; I/O errors, with the rest still there.
pub fn erase(journal: &Path, backups: Option<(&Path, &str)>) -> Result<usize, StoreError> {
    let held = lock(journal)?;
    let mut gone = 0;
    if let Some((place, id)) = backups {
        for copy in folder::copies(place, id)? {
            gone += remove(&copy.path)?;
        }
        // Only an empty folder goes; what somebody else put there stays.
        let _ = fs::remove_dir(place);
    }
    let lock_file = with_ending(journal, ".lock");
    for path in files_of(journal)?.into_iter().filter(|path| *path != lock_file) {
        gone += remove(&path)?;
    }
    drop(held);
    gone += remove(&lock_file)?;
    if let Some(parent) = journal.parent().filter(|p| p.is_dir()) {
        file::sync_folder(parent)?;
    }
    Ok(gone)
}

fn with_ending(journal: &Path, ending: &str) -> PathBuf {
    let mut name = journal.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn remove(path: &Path) -> Result<usize, StoreError> {
    match fs::remove_file(path) {
        Ok(()) => Ok(1),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(0),
        Err(e) => Err(e.into()),
    }
}
