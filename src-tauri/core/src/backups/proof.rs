//! A backup is as good as what comes back from it: the drill restores one and compares.

use std::path::Path;

use super::folder::Copy;
use crate::exchange::write_json;
use crate::store::{Opening, Store, StoreError, verify::verify};

/// Restores a copy in a place of its own and holds it against the journal. Returns how many wordings came back, or
/// what is wrong.
///
/// # Errors
/// The temporary place cannot be written, or the journal cannot be read.
pub fn drill(store: &Store, copy: &Copy) -> Result<Result<u64, String>, StoreError> {
    if !copy.is_whole() {
        return Ok(Err("Its bytes are not what they were when it was made.".to_owned()));
    }
    let held = tempfile::Builder::new().prefix(".hamstrong-drill-").tempdir_in(beside(store.path()))?;
    let place = held.path().join("restored.hamstrong");
    std::fs::copy(&copy.path, &place)?;
    let restored = match Store::open(&place, Opening::to_write()) {
        Ok(restored) => restored,
        Err(problem) => return Ok(Err(problem.to_string())),
    };
    let found = verify(&restored)?;
    if let Some(problem) = found.problems.first() {
        return Ok(Err(problem.clone()));
    }
    if contents(&restored)? != contents(store)? {
        return Ok(Err("What came back is not what is in the journal.".to_owned()));
    }
    Ok(Ok(found.revisions))
}

/// A checksum over everything that can be exported, every wording included.
fn contents(store: &Store) -> Result<String, StoreError> {
    let mut hasher = blake3::Hasher::new();
    write_json(store, &mut hasher)?;
    Ok(hasher.finalize().to_hex().to_string())
}

fn beside(journal: &Path) -> &Path {
    journal.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
