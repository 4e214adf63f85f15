//! A copy that can be trusted: made by SQLite, looked over, synced, then moved into place.

use std::path::Path;

use super::{Access, Opening, Store, StoreError, file, verify::verify};

/// Copies the journal to `place`, which must not exist.
///
/// # Errors
/// `Exists`, `DiskFull`, I/O errors; then nothing is left at `place`.
pub fn backup(store: &Store, place: &Path) -> Result<u64, StoreError> {
    if place.exists() {
        return Err(StoreError::Exists { path: place.to_owned() });
    }
    let folder = place.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let held = tempfile::Builder::new().prefix(".hamstrong-").tempdir_in(folder)?;
    let copy = held.path().join("copy");
    store.db.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    let opened = Store::open(&copy, Opening { access: Access::Read, ..Opening::to_read() })?;
    let found = verify(&opened)?;
    drop(opened);
    if let Some(problem) = found.problems.first() {
        return Err(StoreError::Damaged(problem.clone()));
    }
    let written = std::fs::File::open(&copy)?;
    written.sync_all()?;
    let bytes = written.metadata()?.len();
    std::fs::rename(&copy, place)?;
    file::sync_folder(folder)?;
    Ok(bytes)
}
