//! What can go wrong with the file, sorted by what a person can do about it.

use std::io;
use std::path::PathBuf;

use rusqlite::ffi;

/// A refusal of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{} was written by a newer Hamstrong (journal version {found}; this one knows {known}). It was left untouched: open it with the newer version.", path.display())]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("{} was written by an older Hamstrong (journal version {found}; this one knows {known}) and cannot be brought up to date here. It was left untouched: close every Hamstrong that has it open, put it where it can be written, and open it again.", path.display())]
    Older { path: PathBuf, found: i64, known: i64 },
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
    #[error(
        "The disk did not take it. What was saved before is safe; see whether the disk is full, over its quota or failing, then try again."
    )]
    DiskRefused(#[source] rusqlite::Error),
    #[error("The record {0} is not in this journal.")]
    NoRecord(String),
    #[error("An entry in the journal cannot be read: {0}")]
    Damaged(String),
    #[error("The file could not be read or written: {0}")]
    Io(#[source] io::Error),
    #[error("The journal could not be read or written: {0}")]
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let detail = error.sqlite_error().map_or(0, |e| e.extended_code);
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            // No room for the shared memory beside the write-ahead log.
            Some(ErrorCode::SystemIoFailure) if detail == ffi::SQLITE_IOERR_SHMSIZE => Self::DiskFull,
            // SQLite says "full" only for a full disk; a quota and a failing disk are "input/output" to it.
            Some(ErrorCode::SystemIoFailure) if REFUSED_WRITES.contains(&detail) => Self::DiskRefused(error),
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            _ => Self::Sql(error),
        }
    }
}

const REFUSED_WRITES: [std::ffi::c_int; 4] = [
    ffi::SQLITE_IOERR_WRITE,
    ffi::SQLITE_IOERR_TRUNCATE,
    ffi::SQLITE_IOERR_FSYNC,
    ffi::SQLITE_IOERR_DIR_FSYNC,
];

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io(error),
        }
    }
}
