//! The high-water mark: how far the journal had come, kept beside it. A damaged or exchanged write-ahead log
//! makes SQLite open an older state without a word; the mark notices.
//!
//! Written after each commit and never synced: after a power cut it may lag, it can never lead. One write lays a
//! line of the same length over the old one, so that a process that dies in between leaves one of the two.

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
    let opened = file::private().create(true).truncate(false).write(true).open(path_of(journal));
    let _ = opened.and_then(|mut mark| mark.write_all(format!("{id} {seq:019}\n").as_bytes()));
}

/// The number noted for journal `id`; none when there is no mark, or it is another journal's.
pub fn read(journal: &Path, id: &str) -> Option<i64> {
    let text = fs::read_to_string(path_of(journal)).ok()?;
    let (marked, seq) = text.trim().split_once(' ')?;
    (marked == id).then(|| seq.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_says_what_was_written_last_and_only_of_its_journal() {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path().join("j");
        for seq in [9, 100, 11] {
            write(&journal, "one", seq);
            assert_eq!((read(&journal, "one"), read(&journal, "two")), (Some(seq), None));
        }
        assert_eq!(fs::metadata(path_of(&journal)).unwrap().len(), "one ".len() as u64 + 20);
    }
}
