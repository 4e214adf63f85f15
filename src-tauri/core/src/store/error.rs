//! What can go wrong with the file, sorted by what a person can do about it.

use std::io;
use std::path::PathBuf;

/// A refusal of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{} was written by a newer Hamstrong (journal version {found}; this one knows {known}). It was left untouched: open it with the newer version.", path.display())]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("{} is not a Hamstrong journal. It was left untouched.", path.display())]
    NotAJournal { path: PathBuf },
    #[error("There is no journal at {}.", path.display())]
    Missing { path: PathBuf },
    #[error("There is a file at {} already. It was left untouched.", path.display())]
    Exists { path: PathBuf },
    #[error("{} is open in another Hamstrong. Close that one first, or only read.", path.display())]
    Locked { path: PathBuf },
    #[error("This journal can only be read here.")]
    ReadOnly,
    #[error("The disk is full. What was saved before is safe; free some space and try again.")]
    DiskFull,
    #[error("The record {0} is not in this journal.")]
    NoRecord(String),
    #[error("An entry in the journal cannot be read: {0}")]
    Damaged(String),
    #[error("The file could not be read or written: {0}")]
    Io(#[from] io::Error),
    #[error("The journal could not be read or written: {0}")]
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            _ => Self::Sql(error),
        }
    }
}
