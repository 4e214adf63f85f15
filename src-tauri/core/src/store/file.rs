//! Files that are there whole or not at all: written beside their place, synced, then moved into it.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes a file by `fill`, replacing what stood there only when everything is on disk.
///
/// # Errors
/// Any I/O error of `fill` or of the disk; then the place is as it was and nothing is left beside it.
pub fn write_whole<E: From<io::Error>>(
    place: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<u64, E> {
    let folder = place.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let held = tempfile::Builder::new().prefix(".hamstrong-").tempfile_in(folder)?;
    let mut writer = BufWriter::new(held);
    fill(&mut writer)?;
    let held = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
    held.as_file().sync_all()?;
    let bytes = held.as_file().metadata()?.len();
    held.persist(place).map_err(|e| e.error)?;
    sync_folder(folder)?;
    Ok(bytes)
}

/// How to open a file that only this user may read.
pub fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// Makes a rename in `folder` durable.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let place = dir.path().join("out.json");
        fs::write(&place, "old").unwrap();
        let failed = write_whole(&place, |w| {
            w.write_all(b"half")?;
            Err(io::Error::other("no"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read_to_string(&place).unwrap(), "old");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_whole_write_replaces_the_old_file() {
        let dir = tempfile::tempdir().unwrap();
        let place = dir.path().join("out.json");
        fs::write(&place, "old").unwrap();
        let bytes = write_whole(&place, |w| w.write_all(b"new text")).unwrap();
        assert_eq!((bytes, fs::read_to_string(&place).unwrap().as_str()), (8, "new text"));
    }
}
