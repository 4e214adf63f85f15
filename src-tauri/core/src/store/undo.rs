//! Undo and redo that survive a restart. An undone act is not erased: the earlier wording is written again as a
//! new revision, so the record's history stays whole.

use hamstrong_rules::domain::{RecordId, RevisionId};
use rusqlite::OptionalExtension;

use super::change::{Change, Memory, Stamp, Step, Wording};
use super::{Revision, Store, StoreError};

/// An act as undo sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    pub seq: i64,
    pub label: String,
}

/// Which way to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Undo,
    Redo,
}

impl Store {
    /// The act that the next undo would take back, or the next redo bring back.
    pub fn next_act(&self, direction: Direction) -> Result<Option<Act>, StoreError> {
        let sql = match direction {
            Direction::Undo => "SELECT seq, label FROM acts WHERE state = 'done' ORDER BY seq DESC LIMIT 1",
            Direction::Redo => "SELECT seq, label FROM acts WHERE state = 'undone' ORDER BY seq LIMIT 1",
        };
        let row =
            self.db.prepare_cached(sql)?.query_row([], |r| Ok(Act { seq: r.get(0)?, label: r.get(1)? }));
        Ok(row.optional()?)
    }

    /// Goes one act back or forward; says which, or none when there is nothing to do.
    ///
    /// # Errors
    /// As [`Store::change`].
    pub fn travel(&mut self, direction: Direction, stamp: Stamp) -> Result<Option<Act>, StoreError> {
        let Some(act) = self.next_act(direction)? else { return Ok(None) };
        let mut moves = Vec::new();
        for step in self.steps_of(act.seq)? {
            moves.push(match step {
                Step::Record { record, before, after } => {
                    let head = self.head(record)?.ok_or_else(|| StoreError::NoRecord(record.to_string()))?;
                    let aim = match direction {
                        Direction::Undo => before,
                        Direction::Redo => Some(after),
                    };
                    let aim = aim.map(|id| self.revision(id)).transpose()?.flatten();
                    Move::Record { head: Box::new(head), aim: aim.map(Box::new) }
                }
                Step::Setting { key, before, after } => {
                    let value = match direction {
                        Direction::Undo => before,
                        Direction::Redo => after,
                    };
                    Move::Setting { key, value }
                }
            });
        }
        self.change(stamp, |change| {
            if direction == Direction::Undo {
                moves.reverse();
            }
            for step in moves {
                change.make(step)?;
            }
            let state = match direction {
                Direction::Undo => "undone",
                Direction::Redo => "done",
            };
            change.tx.execute("UPDATE acts SET state = ?2 WHERE seq = ?1", (act.seq, state))?;
            // A setting leaves no wording behind: without this count, taking it back would pass for nothing.
            change.tx.execute(
                "INSERT INTO local VALUES ('travels', '1') ON CONFLICT (key) DO UPDATE SET value = value + 1",
                [],
            )?;
            Ok((Some(act), Memory::None))
        })
    }

    fn steps_of(&self, act: i64) -> Result<Vec<Step>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT record_id, before_revision, after_revision, setting, before_value, after_value \
             FROM act_steps WHERE act = ?1 ORDER BY step",
        )?;
        let mut rows = statement.query([act])?;
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            let record: Option<String> = row.get(0)?;
            steps.push(if let Some(record) = record {
                let before: Option<String> = row.get(1)?;
                Step::Record {
                    record: id(&record)?,
                    before: before.as_deref().map(id::<RevisionId>).transpose()?,
                    after: id(&row.get::<_, String>(2)?)?,
                }
            } else {
                Step::Setting { key: row.get(3)?, before: row.get(4)?, after: row.get(5)? }
            });
        }
        Ok(steps)
    }
}

fn id<T: std::str::FromStr>(text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| StoreError::Damaged(format!("{text} is not an id")))
}

/// A step with everything it needs already read.
enum Move {
    /// Back to `aim`; without one, the record is removed.
    Record {
        head: Box<Revision>,
        aim: Option<Box<Revision>>,
    },
    Setting {
        key: String,
        value: Option<String>,
    },
}

impl Change<'_> {
    fn make(&mut self, step: Move) -> Result<(), StoreError> {
        match step {
            Move::Record { head, aim } => {
                let voided = aim.as_ref().is_none_or(|a| a.voided);
                let words = aim.unwrap_or_else(|| head.clone());
                self.reword(&head, wording_of(*words), voided)
            }
            Move::Setting { key, value } => self.put_setting(&key, value.as_deref()),
        }
    }

    /// Makes an act of the steps so far; what was undone and not redone is dropped.
    pub(super) fn remember(&mut self, label: &str) -> Result<(), StoreError> {
        self.tx.execute("UPDATE acts SET state = 'dropped' WHERE state = 'undone'", [])?;
        self.tx.execute(
            "INSERT INTO acts (label, written_at, state) VALUES (?1, ?2, 'done')",
            (label, self.stamp.at.to_string()),
        )?;
        let act = self.tx.last_insert_rowid();
        for (n, step) in self.steps.iter().enumerate() {
            let (record, before, after, setting, old, new) = columns(step);
            self.tx.execute(
                "INSERT INTO act_steps VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                rusqlite::params![
                    act,
                    i64::try_from(n).unwrap_or(0),
                    record,
                    before,
                    after,
                    setting,
                    old,
                    new
                ],
            )?;
        }
        Ok(())
    }
}

type StepColumns<'a> =
    (Option<String>, Option<String>, Option<String>, Option<&'a str>, Option<&'a str>, Option<&'a str>);

fn columns(step: &Step) -> StepColumns<'_> {
    match step {
        Step::Record { record, before, after } => {
            let record: &RecordId = record;
            (
                Some(record.to_string()),
                before.map(|b| b.to_string()),
                Some(after.to_string()),
                None,
                None,
                None,
            )
        }
        Step::Setting { key, before, after } => {
            (None, None, None, Some(key), before.as_deref(), after.as_deref())
        }
    }
}

/// The same words, to be said again.
pub fn wording_of(r: Revision) -> Wording {
    Wording { kind: r.kind, episode: r.episode, felt: r.felt, sitting: r.sitting, payload: r.payload }
}
