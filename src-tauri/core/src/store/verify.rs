//! Looking the whole journal over: SQLite's own checks, then every checksum and every link.

use rusqlite::Connection;

use super::{Kind, Store, StoreError};
use crate::photos::name_of;

/// What a look over the journal found.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Verified {
    /// Revisions whose checksum was computed again.
    pub revisions: u64,
    /// One sentence a problem; empty when all is well.
    pub problems: Vec<String>,
}

impl Verified {
    /// Nothing was found.
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Checks everything that can be checked.
///
/// # Errors
/// Only when the file cannot be read at all; damage is a finding.
pub fn verify(store: &Store) -> Result<Verified, StoreError> {
    let mut found = Verified::default();
    sqlite_checks(&store.db, &mut found)?;
    for kind in Kind::ALL {
        let outcome = store.each_of_kind(kind, |seq, revision, stored| {
            found.revisions += 1;
            if revision.hash() != stored {
                found.problems.push(format!(
                    "Entry {seq} ({kind}, {}) does not match its checksum.",
                    revision.felt.day
                ));
            }
            Ok::<(), StoreError>(())
        });
        if let Err(error) = outcome {
            found.problems.push(format!("A {kind} cannot be read: {error}"));
        }
    }
    images(store, &mut found)?;
    let all: i64 = store.db.query_row("SELECT count(*) FROM revisions", [], |r| r.get(0))?;
    let lost = u64::try_from(all).unwrap_or(0).saturating_sub(found.revisions);
    if lost > 0 && found.is_clean() {
        found.problems.push(format!("{lost} entries have lost their contents."));
    }
    let forks: i64 = store.db.query_row(
        "SELECT count(*) FROM revisions r JOIN revisions s ON s.id = r.supersedes \
         WHERE s.record_id <> r.record_id OR s.kind <> r.kind",
        [],
        |r| r.get(0),
    )?;
    if forks > 0 {
        found.problems.push(format!("{forks} corrections belong to another entry than they correct."));
    }
    if store.missing() > 0 {
        found.problems.push(format!("{} entries that were saved are not in the file.", store.missing()));
    }
    Ok(found)
}

/// Every picture is the one that was kept under its name.
fn images(store: &Store, found: &mut Verified) -> Result<(), StoreError> {
    let mut wrong = 0_u64;
    let outcome = store.each_image(|id, jpeg| {
        wrong += u64::from(name_of(jpeg).as_ref() != Some(id));
        Ok(())
    });
    if let Err(error) = outcome {
        found.problems.push(format!("A photo cannot be read: {error}"));
    }
    if wrong > 0 {
        let photos = if wrong == 1 { "photo does" } else { "photos do" };
        found.problems.push(format!("{wrong} {photos} not match the checksum."));
    }
    let lost: i64 = store.db.query_row(
        "SELECT count(DISTINCT image) FROM photos WHERE image NOT IN (SELECT id FROM images)",
        [],
        |r| r.get(0),
    )?;
    if lost > 0 {
        found.problems.push(format!("{lost} photos have lost their picture."));
    }
    Ok(())
}

fn sqlite_checks(db: &Connection, found: &mut Verified) -> Result<(), StoreError> {
    let mut statement = db.prepare("PRAGMA integrity_check(20)")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let line: String = row.get(0)?;
        if line != "ok" {
            found.problems.push(format!("The file is damaged: {line}"));
        }
    }
    let loose: i64 = db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |r| r.get(0))?;
    if loose > 0 {
        found.problems.push(format!("{loose} rows point to something that is not there."));
    }
    Ok(())
}
