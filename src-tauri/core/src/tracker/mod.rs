//! The façade: one method for each thing the athlete can do. Every act is one transaction and answers with the
//! whole new state; reading answers with the same.

mod activities;
mod backups;
mod bin;
mod body;
mod calendar;
mod chart;
mod contradictions;
mod courses;
mod daily;
mod episodes;
mod exchange;
mod exercises;
mod fold;
mod history;
mod injuries;
mod inputs;
mod massage;
mod overview;
mod photos;
mod price;
mod quick;
mod readiness;
mod recorded;
mod reminders;
mod repeat;
mod report;
mod search;
mod settings;
mod sheet;
mod symmetry;
mod training;
mod travel;

pub use photos::photo_of;
pub use price::{Alarm, Caller, Reading};
pub use reminders::Reminder;
pub(crate) use training::dose_words;

use std::path::Path;
use std::sync::Arc;

use hamstrong_rules::domain::{LocalDate, LocalTime, RecordId};

use crate::api::error::{ApiError, ErrorCode};
use crate::clock::{Clock, Moment};
use crate::store::change::Stamp;
use crate::store::{Access, Felt, Kind, NewJournal, Opening, Revision, Store, StoreError};

/// An open journal and everything that can be done with it.
#[derive(Debug)]
pub struct Tracker {
    store: Store,
    clock: Arc<dyn Clock>,
    cases: readiness::CaseMemo,
    /// Acts answer without what stands about the injury: nobody reads it.
    terse: bool,
}

impl Tracker {
    /// Makes a new journal.
    ///
    /// # Errors
    /// When something is at `path` already, or the disk refuses.
    pub fn create(path: &Path, demo: bool, how: Opening, clock: Arc<dyn Clock>) -> Result<Self, ApiError> {
        let new = NewJournal { at: clock.now().at, demo };
        Ok(Self::of(Store::create(path, new, how)?, clock))
    }

    /// Opens a journal.
    ///
    /// # Errors
    /// When there is none, it is newer than this program, it is no journal, or another process is writing to it.
    pub fn open(path: &Path, how: Opening, clock: Arc<dyn Clock>) -> Result<Self, ApiError> {
        Ok(Self::of(Store::open(path, how)?, clock))
    }

    /// Opens a journal to read; one of an older version is brought up to date first where it can be written.
    ///
    /// # Errors
    /// As `open`, and when an older journal can only be read here.
    pub fn open_to_read(path: &Path, clock: Arc<dyn Clock>) -> Result<Self, ApiError> {
        Ok(Self::of(Store::open_to_read(path)?, clock))
    }

    /// Opens the journal at `path`, or makes one when there is nothing.
    ///
    /// # Errors
    /// As `open` and `create`.
    pub fn open_or_create(path: &Path, how: Opening, clock: Arc<dyn Clock>) -> Result<Self, ApiError> {
        if path.exists() { Self::open(path, how, clock) } else { Self::create(path, false, how, clock) }
    }

    fn of(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock, cases: readiness::CaseMemo::default(), terse: false }
    }

    /// From now on acts answer without what stands about the injury, which costs most of an answer: for a journal
    /// that is written in one go.
    pub(crate) const fn answer_tersely(&mut self) {
        self.terse = true;
    }

    /// The journal beneath, for backup, verify and exchange.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The day it is for the athlete.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn today(&self) -> Result<LocalDate, ApiError> {
        Ok(self.clock.now().day(self.day_ends_at()?))
    }

    pub(crate) fn stamp(&self) -> Result<(Stamp, Moment), ApiError> {
        let now = self.clock.now();
        Ok((Stamp { at: now.at, day: now.day(self.day_ends_at()?) }, now))
    }

    /// When an entry about `day` was felt: the time given; else now, if it is about today; else not known.
    fn felt(&self, day: LocalDate, time: Option<LocalTime>) -> Result<Felt, ApiError> {
        let (stamp, now) = self.stamp()?;
        let time = time.or_else(|| (day == stamp.day).then(|| now.time()));
        let offset_minutes = match time {
            Some(time) if day != stamp.day => {
                let at = crate::clock::instant_on(day, time, self.day_ends_at()?, &now.zone);
                Moment { at, zone: now.zone.clone() }.offset_minutes()
            }
            _ => now.offset_minutes(),
        };
        Ok(Felt { day, time, offset_minutes, zone: now.zone })
    }

    /// A record that stands, of the kind expected.
    fn standing(&self, record: RecordId, kind: Kind) -> Result<Revision, ApiError> {
        match self.store.head(record)? {
            Some(head) if head.kind == kind && !head.voided => Ok(head),
            _ => Err(StoreError::NoRecord(record.to_string()).into()),
        }
    }

    fn read_only(&self) -> bool {
        self.store.access() == Access::Read
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::Newer { .. }
            | StoreError::Older { .. }
            | StoreError::NotAJournal { .. }
            | StoreError::Missing { .. }
            | StoreError::Exists { .. }
            | StoreError::Locked { .. } => ErrorCode::Unavailable,
            StoreError::ReadOnly => ErrorCode::ReadOnly,
            StoreError::DiskFull | StoreError::DiskRefused(_) | StoreError::Io(_) | StoreError::Sql(_) => {
                ErrorCode::NotSaved
            }
            StoreError::NoRecord(_) => ErrorCode::NotFound,
            StoreError::Damaged(_) => ErrorCode::Failed,
        };
        Self::new(code, error.to_string())
    }
}
