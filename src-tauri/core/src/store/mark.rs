//! The high-water mark: how far the journal had come, kept beside it. A damaged or exchanged write-ahead log
//! makes SQLite open an older state without a word; the mark notices.
//!
//! Written after each commit and never synced: after a power cut it may lag, it can never lead.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::file;

/// Where the mark of a journal lies.
pub fn path_of(journal: &Path) -> PathBuf {
    let mut name = journal.as_os_str().to_owned();
    name.push(".mark");
    PathBuf::from(name)
}

/// Notes that revision number `seq` of journal `id` is durable. Failing to is no reason to fail the entry.
pub fn write(journal: &Path, id: &str, seq: i64) {
    let opened = file::private().create(true).truncate(true).write(true).open(path_of(journal));
    let _ = opened.and_then(|mut mark| writeln!(mark, "{id} {seq}"));
}

/// The number noted for journal `id`; none when there is no mark, or it is another journal's.
pub fn read(journal: &Path, id: &str) -> Option<i64> {
    let text = fs::read_to_string(path_of(journal)).ok()?;
    let (marked, seq) = text.trim().split_once(' ')?;
    (marked == id).then(|| seq.parse().ok()).flatten()
}
