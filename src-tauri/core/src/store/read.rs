//! Reading revisions: the current wording of records, and the line of wordings behind one.

use hamstrong_rules::domain::{Instant, LocalDate, RecordId, RevisionId};
use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, Params, Row};
use serde_json::{Map, Value};

use super::kinds::{Column, Shape};
use super::{Felt, Kind, Revision, Store, StoreError};

/// Envelope columns, in the order `envelope` reads them.
pub(super) const ENVELOPE: &str = "r.seq, r.id, r.record_id, r.kind, r.episode_id, r.day, r.time, r.zone, \
     r.offset_minutes, r.sitting, r.written_at, r.written_day, r.device_id, r.supersedes, r.voided, r.hash";
pub(super) const ENVELOPE_WIDTH: usize = 16;

pub(super) const NEWEST: &str = "NOT EXISTS (SELECT 1 FROM revisions s WHERE s.supersedes = r.id)";

/// A current wording together with where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    pub revision: Revision,
    /// The athlete's day on which the record was first written.
    pub first_written_day: LocalDate,
    /// The moment of the first writing.
    pub first_written_at: Instant,
    /// Wordings after the first.
    pub corrections: u32,
}

/// Which current wordings to read.
#[derive(Debug, Clone, Copy)]
pub struct Select {
    pub kind: Kind,
    /// Only this injury's; none for what belongs to the person.
    pub episode: Option<RecordId>,
    /// Both ends included.
    pub days: Option<(LocalDate, LocalDate)>,
    /// Removed records instead of those that stand.
    pub removed: bool,
}

impl Store {
    /// The newest wording of a record, removed or not.
    pub fn head(&self, record: RecordId) -> Result<Option<Revision>, StoreError> {
        let Some(kind) = self.kind_of(record)? else { return Ok(None) };
        let sql = format!("{} WHERE r.record_id = ?1 AND {NEWEST}", select(kind));
        let mut found = self.rows(kind, &sql, [record.to_string()])?;
        Ok(found.pop())
    }

    /// What kind of record this is.
    pub fn kind_of(&self, record: RecordId) -> Result<Option<Kind>, StoreError> {
        let word: Option<String> = self
            .db
            .prepare_cached("SELECT kind FROM records WHERE id = ?1")?
            .query_row([record.to_string()], |r| r.get(0))
            .optional()?;
        word.map(|w| w.parse().map_err(|()| StoreError::Damaged(format!("a record of kind {w}")))).transpose()
    }

    /// One wording.
    pub fn revision(&self, id: RevisionId) -> Result<Option<Revision>, StoreError> {
        let word: Option<String> = self
            .db
            .prepare_cached("SELECT kind FROM revisions WHERE id = ?1")?
            .query_row([id.to_string()], |r| r.get(0))
            .optional()?;
        let Some(kind) = word.and_then(|w| w.parse().ok()) else { return Ok(None) };
        let sql = format!("{} WHERE r.id = ?1", select(kind));
        Ok(self.rows(kind, &sql, [id.to_string()])?.pop())
    }

    /// All wordings of a record, oldest first.
    pub fn wordings(&self, record: RecordId) -> Result<Vec<Revision>, StoreError> {
        let Some(kind) = self.kind_of(record)? else { return Ok(Vec::new()) };
        let sql = format!("{} WHERE r.record_id = ?1 ORDER BY r.seq", select(kind));
        self.rows(kind, &sql, [record.to_string()])
    }

    /// Current wordings with their first writing, in the order of their day and first writing.
    pub fn heads(&self, what: Select) -> Result<Vec<Head>, StoreError> {
        let (from, to) = what.days.map_or_else(
            || ("0000".to_owned(), "9999".to_owned()),
            |(from, to)| (from.to_string(), to.to_string()),
        );
        let owner =
            if what.episode.is_some() { "r.episode_id = ?3" } else { "r.episode_id IS NULL AND ?3 IS NULL" };
        let sql = format!(
            "SELECT {ENVELOPE}, {columns}, f.written_day, f.written_at, \
             (SELECT count(*) FROM revisions c WHERE c.record_id = r.record_id) - 1 \
             FROM revisions r JOIN {table} p ON p.revision_id = r.id \
             JOIN revisions f ON f.record_id = r.record_id AND f.supersedes IS NULL \
             WHERE {owner} AND r.kind = '{kind}' AND r.day BETWEEN ?1 AND ?2 AND r.voided = ?4 AND {NEWEST} \
             ORDER BY r.day, f.seq",
            columns = columns(what.kind),
            table = what.kind.table(),
            kind = what.kind.word(),
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let params = (from, to, what.episode.map(|e| e.to_string()), what.removed);
        let mut rows = statement.query(params)?;
        let mut heads = Vec::new();
        while let Some(row) = rows.next()? {
            heads.push(read_head(row, what.kind)?);
        }
        Ok(heads)
    }

    /// The newest revision of all: what "Saved" is about.
    pub fn newest_written_at(&self) -> Result<Option<String>, StoreError> {
        Ok(self
            .db
            .query_row("SELECT written_at FROM revisions ORDER BY seq DESC LIMIT 1", [], |r| r.get(0))
            .optional()?)
    }

    /// Nothing clinical has been written yet.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(self.newest_seq()? == 0)
    }

    /// The day of an episode's first and last entry of any kind.
    pub fn span(&self, episode: RecordId) -> Result<Option<(LocalDate, LocalDate)>, StoreError> {
        let sql = "SELECT min(day), max(day) FROM revisions WHERE episode_id = ?1";
        let ends: (Option<String>, Option<String>) =
            self.db.query_row(sql, [episode.to_string()], |r| Ok((r.get(0)?, r.get(1)?)))?;
        match ends {
            (Some(from), Some(to)) => Ok(Some((word(&from)?, word(&to)?))),
            _ => Ok(None),
        }
    }

    /// Every revision of a kind with its stored checksum, in the order of writing, one after the other.
    pub fn each_of_kind<E: From<StoreError>>(
        &self,
        kind: Kind,
        mut visit: impl FnMut(i64, Revision, &str) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = format!("{} WHERE r.kind = '{}' ORDER BY r.seq", select(kind), kind.word());
        let mut statement = self.db.prepare(&sql).map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let (revision, seq, hash) = read_revision(row, kind)?;
            visit(seq, revision, &hash)?;
        }
        Ok(())
    }

    /// What the rules read of an injury: the wordings of a kind about it, or about the person, from the day of the
    /// injury on, in no order. Left out is a wording that was corrected on the day on which it was written and that
    /// leaves no trace in a decision, which is taken with what was known at the end of a day: a sudden pain and a
    /// warning sign do leave one, and so does the wording after a warning sign.
    pub fn each_told<E: From<StoreError>>(
        &self,
        kind: Kind,
        injury: RecordId,
        since: LocalDate,
        mut visit: impl FnMut(i64, Revision) -> Result<(), E>,
    ) -> Result<(), E> {
        let owner = match kind {
            Kind::Episode => "r.record_id = ?1",
            kind if kind.of_episode() => "r.episode_id = ?1",
            _ => "r.episode_id IS NULL AND ?1 IS NOT NULL",
        };
        let day = if told_by_day(kind) { "r.day >= ?2" } else { "?2 IS NOT NULL" };
        let sql = format!(
            "{} WHERE {owner} AND r.kind = '{kind}' AND {day} AND NOT ({})",
            select(kind),
            traceless(kind)
        );
        let mut statement = self.db.prepare_cached(&sql).map_err(StoreError::from)?;
        let params = (injury.to_string(), since.to_string());
        let mut rows = statement.query(params).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let (revision, seq, _) = read_revision(row, kind)?;
            visit(seq, revision)?;
        }
        Ok(())
    }

    /// The newest day up to `until` on which all warning questions were answered.
    pub fn last_asked_in_full(&self, until: LocalDate) -> Result<Option<LocalDate>, StoreError> {
        let sql = format!(
            "SELECT r.day FROM revisions r JOIN wellness p ON p.revision_id = r.id \
             WHERE r.episode_id IS NULL AND r.kind = 'wellness' AND r.day <= ?1 AND p.red_flags_asked = 1 \
             AND r.voided = 0 AND {NEWEST} ORDER BY r.day DESC LIMIT 1"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let day: Option<String> = statement.query_row([until.to_string()], |r| r.get(0)).optional()?;
        day.as_deref().map(word).transpose()
    }

    fn rows<P: Params>(&self, kind: Kind, sql: &str, params: P) -> Result<Vec<Revision>, StoreError> {
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read_revision(row, kind)?.0);
        }
        Ok(found)
    }
}

/// What is told by its day: nothing before the injury counts. The others count whenever they were written.
fn told_by_day(kind: Kind) -> bool {
    matches!(kind, Kind::CheckIn | Kind::Wellness | Kind::SelfTest)
}

/// When a wording leaves no trace in any decision.
fn traceless(kind: Kind) -> String {
    let corrected = "r.voided = 0 AND EXISTS (SELECT 1 FROM revisions s WHERE s.supersedes = r.id \
                     AND s.written_day = r.written_day AND s.day = r.day)";
    match kind {
        Kind::CheckIn => format!("{corrected} AND coalesce(p.events, '') NOT LIKE '%sudden_pain%'"),
        Kind::Wellness => format!(
            "{corrected} AND p.red_flags IS NULL AND NOT EXISTS (SELECT 1 FROM wellness w \
             WHERE w.revision_id = r.supersedes AND w.red_flags IS NOT NULL)"
        ),
        _ => "0".to_owned(),
    }
}

fn read_head(row: &Row<'_>, kind: Kind) -> Result<Head, StoreError> {
    let extra = ENVELOPE_WIDTH + kind.columns().len();
    Ok(Head {
        revision: read_revision(row, kind)?.0,
        first_written_day: parse(row, extra)?,
        first_written_at: parse(row, extra + 1)?,
        corrections: row.get(extra + 2)?,
    })
}

pub(super) fn columns(kind: Kind) -> String {
    kind.columns().iter().map(|(name, _)| format!("p.{name}")).collect::<Vec<_>>().join(", ")
}

pub(super) fn select(kind: Kind) -> String {
    format!(
        "SELECT {ENVELOPE}, {} FROM revisions r JOIN {} p ON p.revision_id = r.id",
        columns(kind),
        kind.table()
    )
}

fn word<T: std::str::FromStr>(text: &str) -> Result<T, StoreError>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|e: T::Err| StoreError::Damaged(e.to_string()))
}

pub(super) fn parse<T: std::str::FromStr>(row: &Row<'_>, at: usize) -> Result<T, StoreError>
where
    T::Err: std::fmt::Display,
{
    word(row.get_ref(at)?.as_str().map_err(|e| StoreError::Damaged(e.to_string()))?)
}

pub(super) fn parse_optional<T: std::str::FromStr>(row: &Row<'_>, at: usize) -> Result<Option<T>, StoreError>
where
    T::Err: std::fmt::Display,
{
    match row.get_ref(at)? {
        ValueRef::Null => Ok(None),
        other => word(other.as_str().map_err(|e| StoreError::Damaged(e.to_string()))?).map(Some),
    }
}

fn read_revision(row: &Row<'_>, kind: Kind) -> Result<(Revision, i64, String), StoreError> {
    let revision = Revision {
        id: parse(row, 1)?,
        record: parse(row, 2)?,
        kind,
        episode: parse_optional(row, 4)?,
        felt: Felt {
            day: parse(row, 5)?,
            time: parse_optional(row, 6)?,
            zone: parse(row, 7)?,
            offset_minutes: row.get(8)?,
        },
        sitting: row.get(9)?,
        written_at: parse(row, 10)?,
        written_day: parse(row, 11)?,
        device: parse(row, 12)?,
        supersedes: parse_optional(row, 13)?,
        voided: row.get(14)?,
        payload: payload(row, kind)?,
    };
    Ok((revision, row.get(0)?, row.get(15)?))
}

fn payload(row: &Row<'_>, kind: Kind) -> Result<Map<String, Value>, StoreError> {
    let mut map = Map::new();
    for (n, column) in kind.columns().iter().enumerate() {
        if let Some(value) = value_of(row.get_ref(ENVELOPE_WIDTH + n)?, *column)? {
            map.insert(column.0.to_owned(), value);
        }
    }
    Ok(map)
}

fn value_of(raw: ValueRef<'_>, (name, shape): Column) -> Result<Option<Value>, StoreError> {
    let damaged = || StoreError::Damaged(format!("the column {name}"));
    Ok(match (raw, shape) {
        (ValueRef::Null, _) => None,
        (ValueRef::Integer(n), Shape::Integer) => Some(n.into()),
        (ValueRef::Integer(n), Shape::Boolean) => Some((n != 0).into()),
        (ValueRef::Real(x), Shape::Real) => Some(x.into()),
        (ValueRef::Text(text), Shape::Text) => Some(std::str::from_utf8(text).map_err(|_| damaged())?.into()),
        (ValueRef::Text(text), Shape::List) => Some(serde_json::from_slice(text).map_err(|_| damaged())?),
        _ => return Err(damaged()),
    })
}
