//! Rows as they are stored, for exports: a journal of a million of them goes out without being taken apart into
//! domain types and put together again. Only the shape of a value is looked at; what it may be is for `verify`.

use rusqlite::Row;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::types::ValueRef;

use super::kinds::Shape;
use super::read::{ENVELOPE, ENVELOPE_WIDTH, NEWEST, columns, select};
use super::{Kind, Store, StoreError};

/// Columns of the envelope, by their place in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Seq = 0,
    Id,
    Record,
    Kind,
    Episode,
    Day,
    Time,
    Zone,
    Offset,
    Sitting,
    WrittenAt,
    WrittenDay,
    Device,
    Supersedes,
    Voided,
    Hash,
}

/// A value of a payload.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stored<'r> {
    Integer(i64),
    Real(f64),
    Boolean(bool),
    Text(&'r str),
    /// A JSON array.
    List(&'r str),
}

/// One stored row of a kind.
#[derive(Debug)]
pub struct Raw<'r, 's> {
    row: &'r Row<'s>,
    kind: Kind,
}

impl<'r> Raw<'r, '_> {
    /// Text of the envelope; none when it is blank.
    ///
    /// # Errors
    /// `Damaged` when something else stands there.
    pub fn text(&self, part: Part) -> Result<Option<&'r str>, StoreError> {
        text(self.row, part as usize)
    }

    /// A number of the envelope.
    ///
    /// # Errors
    /// As `text`.
    pub fn number(&self, part: Part) -> Result<Option<i64>, StoreError> {
        Ok(self.row.get(part as usize)?)
    }

    /// The value of the payload's column `n`; none when it was not answered.
    ///
    /// # Errors
    /// As `text`.
    pub fn value(&self, n: usize) -> Result<Option<Stored<'r>>, StoreError> {
        let Some((name, shape)) = self.kind.columns().get(n) else { return Ok(None) };
        let at = ENVELOPE_WIDTH + n;
        Ok(Some(match (self.row.get_ref(at)?, shape) {
            (ValueRef::Null, _) => return Ok(None),
            (ValueRef::Integer(n), Shape::Integer) => Stored::Integer(n),
            (ValueRef::Integer(n), Shape::Boolean) => Stored::Boolean(n != 0),
            (ValueRef::Real(x), Shape::Real) => Stored::Real(x),
            (ValueRef::Text(_), Shape::Text) => Stored::Text(text(self.row, at)?.unwrap_or_default()),
            (ValueRef::Text(_), Shape::List) => Stored::List(text(self.row, at)?.unwrap_or_default()),
            _ => return Err(StoreError::Damaged(format!("the column {name}"))),
        }))
    }

    /// The day of the record's first wording; only of rows of [`Store::each_standing`].
    ///
    /// # Errors
    /// As `text`.
    pub fn first_written_day(&self) -> Result<Option<&'r str>, StoreError> {
        text(self.row, ENVELOPE_WIDTH + self.kind.columns().len())
    }

    /// Wordings after the first; only of rows of [`Store::each_standing`].
    ///
    /// # Errors
    /// As `text`.
    pub fn corrections(&self) -> Result<i64, StoreError> {
        Ok(self.row.get(ENVELOPE_WIDTH + self.kind.columns().len() + 1)?)
    }
}

fn text<'r>(row: &'r Row<'_>, at: usize) -> Result<Option<&'r str>, StoreError> {
    match row.get_ref(at)? {
        ValueRef::Null => Ok(None),
        other => other.as_str().map(Some).map_err(|e| StoreError::Damaged(e.to_string())),
    }
}

impl Store {
    /// Every record of a kind that stands, as now worded, in the order of its day and first writing.
    pub fn each_standing(
        &self,
        kind: Kind,
        mut visit: impl FnMut(&Raw<'_, '_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "SELECT {ENVELOPE}, {columns}, f.written_day, \
             (SELECT count(*) FROM revisions c WHERE c.record_id = r.record_id) - 1 \
             FROM revisions r JOIN {table} p ON p.revision_id = r.id \
             JOIN revisions f ON f.record_id = r.record_id AND f.supersedes IS NULL \
             WHERE r.kind = '{kind}' AND r.voided = 0 AND {NEWEST} ORDER BY r.day, f.seq",
            columns = columns(kind),
            table = kind.table(),
        );
        let mut statement = self.db.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            visit(&Raw { row, kind })?;
        }
        Ok(())
    }

    /// Every wording of every kind, in the order of writing, one at a time: a merge of one ordered reading a kind,
    /// so that memory stays flat.
    pub fn each_wording(
        &self,
        mut visit: impl FnMut(Kind, &Raw<'_, '_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statements = Vec::new();
        for kind in Kind::ALL {
            let sql = format!("{} WHERE r.kind = '{kind}' ORDER BY r.seq", select(kind));
            statements.push((kind, self.db.prepare(&sql)?));
        }
        let mut readings = Vec::new();
        for (kind, statement) in &mut statements {
            let mut rows = statement.query([])?;
            let next = rows.next()?.map(|row| row.get::<_, i64>(0)).transpose()?;
            readings.push((*kind, rows, next));
        }
        loop {
            let earliest = readings.iter_mut().filter(|(_, _, next)| next.is_some());
            let Some((kind, rows, next)) = earliest.min_by_key(|(_, _, next)| *next) else {
                return Ok(());
            };
            if let Some(row) = rows.get() {
                visit(*kind, &Raw { row, kind: *kind })?;
            }
            *next = rows.next()?.map(|row| row.get::<_, i64>(0)).transpose()?;
        }
    }
}
