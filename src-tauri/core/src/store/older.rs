//! A journal of an older version, for whoever only wants to read: brought up to date where that can be, else refused
//! in a sentence.

use std::io;
use std::path::{Path, PathBuf};

use super::{Opening, Store, StoreError};

impl Store {
    /// Opens the journal at `path` to read. One of an older version is brought up to date first, as a writer does.
    ///
    /// # Errors
    /// As [`Store::open`]; `Older` when it cannot be written here, with the file as it was.
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        let older = match Self::open(path, Opening::to_read()) {
            Err(older @ StoreError::Older { .. }) => older,
            other => return other,
        };
        match Self::open(path, Opening::to_write()) {
            Ok(brought_up) => drop(brought_up),
            Err(refused) if cannot_write(&refused) => return Err(older),
            Err(other) => return Err(other),
        }
        Self::open(path, Opening::to_read())
    }
}

/// A journal that is read somewhere else than where it lies, if need be.
#[derive(Debug)]
pub struct Apart {
    store: Store,
    /// Where the copy lies that was brought up to date; it goes with it.
    _copy: Option<tempfile::TempDir>,
}

impl Apart {
    /// Opens a journal to read and writes nothing where it lies: one of an older version is brought up to date in a
    /// copy.
    ///
    /// # Errors
    /// As [`Store::open`], and when there is no room for the copy.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        match Store::open(path, Opening::to_read()) {
            Err(StoreError::Older { .. }) => {}
            other => return other.map(|store| Self { store, _copy: None }),
        }
        let folder = tempfile::Builder::new().prefix("hamstrong-older-").tempdir()?;
        let copy = folder.path().join("journal.hamstrong");
        std::fs::copy(path, &copy)?;
        // What has not been written into the file itself yet.
        let log = beside(path, "-wal");
        if log.exists() {
            std::fs::copy(&log, beside(&copy, "-wal"))?;
        }
        Ok(Self { store: Store::open_to_read(&copy)?, _copy: Some(folder) })
    }

    pub fn store(&self) -> &Store {
        &self.store
    }
}

fn beside(path: &Path, tail: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(tail);
    name.into()
}

/// Somebody else writes, or nobody may.
fn cannot_write(refused: &StoreError) -> bool {
    match refused {
        StoreError::Locked { .. } | StoreError::ReadOnly => true,
        StoreError::Io(error) => {
            matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
        }
        StoreError::Sql(error) => error.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::store::migrate::{STEPS, migrate};
    use crate::store::open::lock;
    use crate::store::verify::verify;

    /// A journal that has taken only the first steps; there is nothing in it.
    fn of_steps(count: usize, path: &Path) {
        let mut db = Connection::open(path).unwrap();
        migrate(&mut db, path, &STEPS[..count]).unwrap();
        let about = [
            ("id", "0".repeat(36)),
            ("created_at", "2026-06-01T10:00:00.000Z".into()),
            ("demo", "false".into()),
        ];
        for fact in about {
            db.execute("INSERT INTO journal (key, value) VALUES (?1, ?2)", fact).unwrap();
        }
    }

    fn version(path: &Path) -> usize {
        let db = Connection::open(path).unwrap();
        let version: i64 = db.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
        version.try_into().unwrap()
    }

    #[test]
    fn an_older_journal_is_brought_up_to_date_before_it_is_read_with_a_copy_of_how_it_was() {
        for steps in 1..STEPS.len() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("old.hamstrong");
            of_steps(steps, &path);
            let store = Store::open_to_read(&path).unwrap();
            assert_eq!(store.access(), crate::Access::Read, "it was asked only to read");
            assert!(verify(&store).unwrap().is_clean());
            drop(store);
            assert_eq!(version(&path), STEPS.len());
            let copy = folder.path().join(format!("old.hamstrong.before-version-{}", steps + 1));
            assert_eq!(version(&copy), steps);
        }
    }

    #[test]
    fn an_older_journal_that_cannot_be_written_is_left_alone_and_says_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.hamstrong");
        of_steps(2, &path);
        let before = std::fs::read(&path).unwrap();
        let held = lock(&path).unwrap();
        let refused = Store::open_to_read(&path).unwrap_err();
        assert!(matches!(refused, StoreError::Older { found: 2, .. }), "{refused}");
        let said = refused.to_string();
        assert!(said.contains("older Hamstrong") && said.contains("close every Hamstrong"), "{said}");
        drop(held);
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn an_older_journal_is_read_apart_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.hamstrong");
        of_steps(2, &path);
        Connection::open(&path).unwrap().pragma_update(None, "journal_mode", "delete").unwrap();
        let before = std::fs::read(&path).unwrap();
        let apart = Apart::open(&path).unwrap();
        assert!(verify(apart.store()).unwrap().is_clean());
        let copy = apart.store().path().to_owned();
        assert_ne!(copy, path);
        drop(apart);
        assert!(!copy.exists());
        assert_eq!(std::fs::read(&path).unwrap(), before);
        let left: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
        assert_eq!(left, ["old.hamstrong"]);
    }

    #[test]
    fn a_plain_reader_writes_nothing_and_meets_no_missing_column() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.hamstrong");
        of_steps(2, &path);
        let refused = Store::open(&path, Opening::to_read()).unwrap_err();
        assert!(matches!(refused, StoreError::Older { .. }), "{refused}");
        assert_eq!(version(&path), 2);
    }
}
