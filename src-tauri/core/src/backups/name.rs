//! The name of a copy says whose it is, when it was made, how far the journal was, and what its bytes are. So a copy
//! proves itself, wherever it is moved to, and no list beside it can be lost.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDateTime, Utc};

const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// `hamstrong-1a2b3c4d-20260612T174200Z-123-<32 hex digits>.hamstrong`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyName {
    /// Eight hex digits of the BLAKE3 of the journal's id.
    pub journal: String,
    /// When it was made, UTC, to the second.
    pub at: DateTime<Utc>,
    /// How many wordings and acts the journal had.
    pub state: u64,
    /// The first 32 hex digits of the BLAKE3 of the file.
    pub hash: String,
}

/// The mark of a journal in the names of its copies.
pub fn mark_of(id: &str) -> String {
    blake3::hash(id.as_bytes()).to_hex()[..8].to_owned()
}

impl fmt::Display for CopyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { journal, at, state, hash } = self;
        write!(f, "hamstrong-{journal}-{}-{state}-{hash}.hamstrong", at.format(STAMP))
    }
}

impl FromStr for CopyName {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let inner = text.strip_prefix("hamstrong-").and_then(|t| t.strip_suffix(".hamstrong")).ok_or(())?;
        let [journal, at, state, hash] =
            <[&str; 4]>::try_from(inner.split('-').collect::<Vec<_>>()).map_err(drop)?;
        let hex = |t: &str, n: usize| t.len() == n && t.bytes().all(|b| b.is_ascii_hexdigit());
        if !hex(journal, 8) || !hex(hash, 32) {
            return Err(());
        }
        Ok(Self {
            journal: journal.to_owned(),
            at: NaiveDateTime::parse_from_str(at, STAMP).map_err(drop)?.and_utc(),
            state: state.parse().map_err(drop)?,
            hash: hash.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_written_and_nothing_else_is() {
        let name = CopyName {
            journal: mark_of("x"),
            at: "2026-06-12T17:42:00Z".parse().unwrap(),
            state: 123,
            hash: "0123456789abcdef0123456789abcdef".to_owned(),
        };
        assert_eq!(name.to_string().parse::<CopyName>().unwrap(), name);
        for other in ["journal.hamstrong", "hamstrong-1-2-3-4.hamstrong", "hamstrong-a.json", ""] {
            assert!(other.parse::<CopyName>().is_err(), "{other}");
        }
    }
}
