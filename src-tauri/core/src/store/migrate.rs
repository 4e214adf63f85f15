//! Steps from older journals to this one. A copy is made first, a newer file is refused.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::StoreError;

/// Marks the file as ours: "HAMS".
pub const APPLICATION_ID: i64 = 0x4841_4D53;

/// Every step so far; the journal's version is how many it has taken. A step is never edited once released.
pub const STEPS: &[&str] = &[
    include_str!("migrations/0001_journal.sql"),
    include_str!("migrations/0002_kinds.sql"),
    include_str!("migrations/0003_returns_and_anchors.sql"),
    include_str!("migrations/0004_daily_words.sql"),
    include_str!("migrations/0005_first_aid.sql"),
    include_str!("migrations/0006_self_tests.sql"),
    include_str!("migrations/0007_massage.sql"),
    include_str!("migrations/0008_photos.sql"),
    include_str!("migrations/0009_reminders.sql"),
    include_str!("migrations/0010_training.sql"),
    include_str!("migrations/0011_rolling.sql"),
];

/// Takes the steps that are missing, in one transaction, after copying a file that already holds something.
/// Returns where the copy lies.
///
/// # Errors
/// `Newer` when the file has taken more steps than there are; any SQL error, with the file as it was.
pub fn migrate(db: &mut Connection, path: &Path, steps: &[&str]) -> Result<Option<PathBuf>, StoreError> {
    let found: i64 = db.pragma_query_value(None, "user_version", |r| r.get(0))?;
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(StoreError::Newer { path: path.to_owned(), found, known });
    }
    if found == known {
        return Ok(None);
    }
    let copy = if found > 0 { Some(copy_before(db, path, found)?) } else { None };
    let tx = db.transaction()?;
    for step in steps.iter().skip(usize::try_from(found).unwrap_or(0)) {
        tx.execute_batch(step)?;
    }
    let broken: i64 = tx.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |r| r.get(0))?;
    if broken > 0 {
        return Err(StoreError::Damaged(format!("{broken} rows point nowhere after an upgrade")));
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", known)?;
    tx.commit()?;
    Ok(copy)
}

/// Whoever only reads takes no step: an older journal has to be brought up to date by a writer first.
///
/// # Errors
/// `Older` when steps are missing.
pub fn up_to_date(db: &Connection, path: &Path, steps: &[&str]) -> Result<(), StoreError> {
    let found: i64 = db.pragma_query_value(None, "user_version", |r| r.get(0))?;
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if found < known {
        return Err(StoreError::Older { path: path.to_owned(), found, known });
    }
    Ok(())
}

fn copy_before(db: &Connection, path: &Path, version: i64) -> Result<PathBuf, StoreError> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let free = (1..).map(|n| {
        let tail = if n == 1 { String::new() } else { format!("-{n}") };
        path.with_file_name(format!("{name}.before-version-{}{tail}", version + 1))
    });
    let copy = free.into_iter().find(|p| !p.exists()).unwrap_or_else(|| path.with_extension("copy"));
    db.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (7);";
    const TWO: &str = "ALTER TABLE a ADD COLUMN y INTEGER;";
    const BAD: &str = "ALTER TABLE a ADD COLUMN z INTEGER; CREATE TABLE a (x);";

    fn version(db: &Connection) -> i64 {
        db.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap()
    }

    #[test]
    fn an_older_file_is_copied_then_brought_up_to_date() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("j.db");
        let mut db = Connection::open(&path).unwrap();
        assert_eq!(migrate(&mut db, &path, &[ONE]).unwrap(), None);
        let copy = migrate(&mut db, &path, &[ONE, TWO]).unwrap().unwrap();
        assert_eq!(version(&db), 2);
        let old = Connection::open(copy).unwrap();
        assert_eq!(version(&old), 1);
        assert_eq!(old.query_row("SELECT x FROM a", [], |r| r.get::<_, i64>(0)).unwrap(), 7);
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("j.db");
        let mut db = Connection::open(&path).unwrap();
        migrate(&mut db, &path, &[ONE]).unwrap();
        assert!(migrate(&mut db, &path, &[ONE, BAD]).is_err());
        assert_eq!(version(&db), 1);
        let columns: i64 =
            db.query_row("SELECT count(*) FROM pragma_table_info('a')", [], |r| r.get(0)).unwrap();
        assert_eq!(columns, 1);
    }

    #[test]
    fn a_newer_file_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("j.db");
        let mut db = Connection::open(&path).unwrap();
        migrate(&mut db, &path, &[ONE, TWO]).unwrap();
        assert!(matches!(migrate(&mut db, &path, &[ONE]), Err(StoreError::Newer { found: 2, known: 1, .. })));
    }

    #[test]
    fn migrating_twice_changes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("j.db");
        let mut db = Connection::open(&path).unwrap();
        migrate(&mut db, &path, STEPS).unwrap();
        assert_eq!(migrate(&mut db, &path, STEPS).unwrap(), None);
    }

    #[test]
    fn the_second_step_keeps_every_record_and_what_points_to_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("j.db");
        let mut db = Connection::open(&path).unwrap();
        db.pragma_update(None, "foreign_keys", true).unwrap();
        migrate(&mut db, &path, &STEPS[..1]).unwrap();
        let (record, revision, device) = ("a".repeat(36), "b".repeat(36), "c".repeat(36));
        db.execute("INSERT INTO records VALUES (?1, 'note')", [&record]).unwrap();
        db.execute(
            "INSERT INTO revisions (id, record_id, kind, day, zone, offset_minutes, written_at, written_day, \
             device_id, voided, hash) VALUES (?1, ?2, 'note', '2026-06-12', 'UTC', 0, '2026-06-12T10:00:00.000Z', \
             '2026-06-12', ?3, 0, ?4)",
            (&revision, &record, &device, "d".repeat(64)),
        )
        .unwrap();
        migrate(&mut db, &path, &STEPS[..2]).unwrap();
        let kept: String = db
            .query_row("SELECT k.id FROM revisions r JOIN records k ON k.id = r.record_id", [], |r| r.get(0))
            .unwrap();
        assert_eq!(kept, record);
        db.execute("INSERT INTO acts (label, written_at, state) VALUES ('x', 'x', 'done')", []).unwrap();
        let step = "INSERT INTO act_steps (act, step, record_id) VALUES (1, ?1, ?2)";
        assert!(db.execute(step, (1, "nobody")).is_err(), "links are watched as before");
        assert!(db.execute(step, (2, record)).is_ok());
    }

    #[test]
    fn the_bundled_sqlite_has_the_wal_reset_fix() {
        assert!(rusqlite::version_number() >= 3_051_003);
    }
}
