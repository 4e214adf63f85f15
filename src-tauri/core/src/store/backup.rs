//! A copy that can be trusted: made by SQLite, looked over, synced, then moved into place.

use std::path::{Path, PathBuf};

use super::{Access, Opening, Store, StoreError, file, verify::verify};

/// Copies the journal to `place`, which must not exist.
///
/// # Errors
/// `Exists`, `DiskFull`, I/O errors; then nothing is left at `place`.
pub fn backup(store: &Store, place: &Path) -> Result<u64, StoreError> {
    let folder = place.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    backup_as(store, folder, |_| Ok(place.to_owned()))
}

/// Copies the journal into `folder`, to the place that `name` gives once the copy is made.
///
/// # Errors
/// `Exists`, `DiskFull`, I/O errors; then nothing is left in the folder.
pub fn backup_as(
    store: &Store,
    folder: &Path,
    name: impl FnOnce(&Path) -> Result<PathBuf, StoreError>,
) -> Result<u64, StoreError> {
    let held = tempfile::Builder::new().prefix(".hamstrong-").tempdir_in(folder)?;
    let copy = held.path().join("copy");
    // SQLite fills an empty file and leaves its mode: this user's alone.
    file::private().create_new(true).write(true).open(&copy)?;
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
    let place = name(&copy)?;
    if place.exists() {
        return Err(StoreError::Exists { path: place });
    }
    std::fs::rename(&copy, &place)?;
    file::sync_folder(folder)?;
    Ok(bytes)
}

/// Makes a folder that only this user can look into, unless it is there.
///
/// # Errors
/// It cannot be made.
pub fn private_folder(folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    Ok(builder.recursive(true).create(folder)?)
}
