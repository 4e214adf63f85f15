//! Writing. One gesture is one [`Change`]: it gathers revisions in a transaction, remembers for undo what stood
//! before, and is acknowledged when its commit is on the disk.

use hamstrong_rules::domain::{Instant, LocalDate, RecordId, RevisionId};
use rusqlite::{Transaction, params_from_iter, types::Value as Sql};
use serde_json::{Map, Value};

use super::ids::IdSource;
use super::kinds::Shape;
use super::{Access, Felt, Kind, Revision, Store, StoreError};

/// When a change is written.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    pub at: Instant,
    /// The athlete's day at that moment.
    pub day: LocalDate,
}

/// What a new wording says.
#[derive(Debug, Clone)]
pub struct Wording {
    pub kind: Kind,
    pub episode: Option<RecordId>,
    pub felt: Felt,
    pub sitting: Option<u32>,
    pub payload: Map<String, Value>,
}

/// One thing a change did, for undo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Record { record: RecordId, before: Option<RevisionId>, after: RevisionId },
    Setting { key: String, before: Option<String>, after: Option<String> },
}

/// A gesture in the making.
#[derive(Debug)]
pub struct Change<'s> {
    pub(super) tx: Transaction<'s>,
    pub(super) ids: &'s mut IdSource,
    pub(super) device: hamstrong_rules::domain::DeviceId,
    pub(super) stamp: Stamp,
    pub(super) steps: Vec<Step>,
    /// Something was written that has no step.
    touched: bool,
}

/// Whether a change becomes an act of its own that undo can take back.
#[derive(Debug, Clone)]
pub enum Memory {
    /// "walking pain 3 on 12 June"
    Act(String),
    /// Undo and redo themselves, imports.
    None,
}

impl Store {
    /// Runs `work` in one transaction and commits it. When `work` changed nothing, nothing is written.
    ///
    /// # Errors
    /// Whatever `work` refuses, and `DiskFull`, `ReadOnly` or SQL errors; then the journal is as it was.
    pub fn change<T, E: From<StoreError>>(
        &mut self,
        stamp: Stamp,
        work: impl FnOnce(&mut Change<'_>) -> Result<(T, Memory), E>,
    ) -> Result<T, E> {
        if self.access == Access::Read {
            return Err(StoreError::ReadOnly.into());
        }
        let tx = self.db.unchecked_transaction().map_err(StoreError::from)?;
        let mut change =
            Change { tx, ids: &mut self.ids, device: self.device, stamp, steps: Vec::new(), touched: false };
        let (out, memory) = work(&mut change)?;
        if change.steps.is_empty() && !change.touched {
            change.tx.rollback().map_err(StoreError::from)?;
            return Ok(out);
        }
        if let Memory::Act(label) = memory {
            change.remember(&label)?;
        }
        change.commit()?;
        self.note_mark();
        Ok(out)
    }
}

impl Change<'_> {
    fn commit(self) -> Result<(), StoreError> {
        Ok(self.tx.commit()?)
    }

    /// What follows is written at another moment: for a journal of many days that is made in one go.
    pub fn turn_to(&mut self, stamp: Stamp) {
        self.stamp = stamp;
    }

    /// A new record.
    pub fn add(&mut self, wording: Wording) -> Result<RecordId, StoreError> {
        Ok(self.begin(wording)?.record)
    }

    /// A new record; its first wording.
    pub fn begin(&mut self, wording: Wording) -> Result<Revision, StoreError> {
        let record = RecordId::new(self.ids.next(self.stamp.at));
        self.tx
            .prepare_cached("INSERT INTO records (id, kind) VALUES (?1, ?2)")?
            .execute((record.to_string(), wording.kind.word()))?;
        let revision = self.revision(record, wording, None, false);
        self.insert(&revision)?;
        self.steps.push(Step::Record { record, before: None, after: revision.id });
        Ok(revision)
    }

    /// Other words for a record. Saying the same again writes nothing.
    pub fn reword(&mut self, head: &Revision, wording: Wording, voided: bool) -> Result<(), StoreError> {
        self.reworded(head, wording, voided).map(drop)
    }

    /// As `reword`; the new wording, if there is one.
    pub fn reworded(
        &mut self,
        head: &Revision,
        wording: Wording,
        voided: bool,
    ) -> Result<Option<Revision>, StoreError> {
        let next = self.revision(head.record, wording, Some(head.id), voided);
        if next.says_the_same(head) {
            return Ok(None);
        }
        self.insert(&next)?;
        self.steps.push(Step::Record { record: head.record, before: Some(head.id), after: next.id });
        Ok(Some(next))
    }

    fn revision(
        &mut self,
        record: RecordId,
        wording: Wording,
        supersedes: Option<RevisionId>,
        voided: bool,
    ) -> Revision {
        Revision {
            id: RevisionId::new(self.ids.next(self.stamp.at)),
            record,
            kind: wording.kind,
            episode: wording.episode,
            felt: wording.felt,
            sitting: wording.sitting,
            written_at: self.stamp.at,
            written_day: self.stamp.day,
            device: self.device,
            supersedes,
            voided,
            payload: wording.payload,
        }
    }

    /// Writes a revision as it is: also the way in for imports.
    pub fn insert(&mut self, revision: &Revision) -> Result<(), StoreError> {
        self.touched = true;
        insert(&self.tx, revision)
    }

    /// Makes sure the record of an imported revision is known.
    pub fn know_record(&mut self, record: RecordId, kind: Kind) -> Result<(), StoreError> {
        self.tx
            .prepare_cached("INSERT OR IGNORE INTO records (id, kind) VALUES (?1, ?2)")?
            .execute((record.to_string(), kind.word()))?;
        Ok(())
    }

    /// Takes over the identity of a journal that is brought in, its demo mark included.
    pub fn adopt_identity(&mut self, id: &str, created_at: Instant, demo: bool) -> Result<(), StoreError> {
        let facts =
            [("id", id.to_owned()), ("created_at", created_at.to_string()), ("demo", demo.to_string())];
        self.touched = true;
        for (key, value) in facts {
            self.tx.execute("UPDATE journal SET value = ?2 WHERE key = ?1", (key, value))?;
        }
        Ok(())
    }
}

fn insert(tx: &Transaction<'_>, r: &Revision) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO revisions (id, record_id, kind, episode_id, day, time, zone, offset_minutes, sitting, \
         written_at, written_day, device_id, supersedes, voided, hash) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(rusqlite::params![
        r.id.to_string(),
        r.record.to_string(),
        r.kind.word(),
        r.episode.map(|e| e.to_string()),
        r.felt.day.to_string(),
        r.felt.time.map(|t| t.to_string()),
        r.felt.zone.as_str(),
        r.felt.offset_minutes,
        r.sitting,
        r.written_at.to_string(),
        r.written_day.to_string(),
        r.device.to_string(),
        r.supersedes.map(|s| s.to_string()),
        r.voided,
        r.hash(),
    ])?;
    let columns = r.kind.columns();
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let marks = vec!["?"; columns.len() + 1].join(", ");
    let sql = format!("INSERT INTO {} (revision_id, {}) VALUES ({marks})", r.kind.table(), names.join(", "));
    let mut values = vec![Sql::Text(r.id.to_string())];
    for (name, shape) in columns {
        values.push(sql_value(r.payload.get(*name), *shape)?);
    }
    tx.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

fn sql_value(value: Option<&Value>, shape: Shape) -> Result<Sql, StoreError> {
    let Some(value) = value else { return Ok(Sql::Null) };
    let found = match shape {
        Shape::Integer => value.as_i64().map(Sql::Integer),
        Shape::Real => value.as_f64().map(Sql::Real),
        Shape::Boolean => value.as_bool().map(|b| Sql::Integer(i64::from(b))),
        Shape::Text => value.as_str().map(|s| Sql::Text(s.to_owned())),
        Shape::List => value.is_array().then(|| Sql::Text(value.to_string())),
    };
    found.ok_or_else(|| StoreError::Damaged(format!("{value} where a {shape:?} belongs")))
}
