//! An injury as the engine sees it, kept until something is written.
//!
//! Reading ten years and walking through them takes longer than everything that is then said about it, and one answer
//! to the window asks several times. Nothing that is kept can be stale: it is known by the state of the journal it was
//! read from, and by the day.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use hamstrong_rules::domain::{Episode, LocalDate, RecordId};
use hamstrong_rules::protocol::{Course, Protocol};
use hamstrong_rules::readiness::{DayDecision, Decision, History, Walk, evaluate};

use super::super::Tracker;
use super::super::training::Past;
use super::course::CourseLog;
use crate::api::error::ApiError;
use crate::store::{Edition, Kind};

/// An injury as the engine sees it.
#[derive(Debug)]
pub struct Case {
    pub record: RecordId,
    pub episode: Episode,
    pub history: History,
    pub course: Course,
    pub course_log: CourseLog,
    /// Today, or the day on which the injury was closed.
    pub last: LocalDate,
    walk: OnceLock<Walk>,
    /// Its training, once that was asked for.
    pub past: OnceLock<Past>,
}

impl Case {
    /// The protocol in force on a day, with its words.
    pub fn protocol(&self, day: LocalDate) -> &Protocol {
        self.course.on(day)
    }

    /// The decision of a day with every rule behind it, as known on that day.
    pub fn decision(&self, day: LocalDate) -> Decision {
        self.decision_as_of(day, day)
    }

    /// The decision of a day as known on another.
    pub fn decision_as_of(&self, day: LocalDate, as_of: LocalDate) -> Decision {
        if day == self.last && as_of == self.last {
            self.walk().decision().clone()
        } else {
            evaluate(&self.course, &self.history, day, as_of)
        }
    }

    /// The days from the first day of use to `until`, which is not after the last day.
    pub fn timeline(&self, until: LocalDate) -> &[DayDecision] {
        self.walk().timeline(until)
    }

    /// The same from the day of the injury on.
    pub fn every_day(&self, until: LocalDate) -> &[DayDecision] {
        self.walk().every_day(until)
    }

    fn walk(&self) -> &Walk {
        self.walk.get_or_init(|| Walk::new(&self.course, &self.history, self.last))
    }
}

/// The injury that was asked for last.
#[derive(Debug, Default)]
pub struct CaseMemo(RefCell<Option<(Key, Arc<Case>)>>);

/// What a case is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    record: RecordId,
    journal: Edition,
    today: LocalDate,
}

impl Tracker {
    /// An injury as the engine sees it today.
    pub(in super::super) fn case(&self, record: RecordId) -> Result<Arc<Case>, ApiError> {
        let key = Key { record, journal: self.store.edition()?, today: self.today()? };
        if let Some((_, case)) = self.cases.0.borrow().as_ref().filter(|(known, _)| *known == key) {
            return Ok(Arc::clone(case));
        }
        let case = Arc::new(self.read_case(key)?);
        self.cases.0.replace(Some((key, Arc::clone(&case))));
        Ok(case)
    }

    fn read_case(&self, key: Key) -> Result<Case, ApiError> {
        let episode: Episode = self.standing(key.record, Kind::Episode)?.value()?;
        let course_log = self.course_log(key.record)?;
        let course = course_log.course()?;
        let response = &course.on(key.today).book.massage.response.check;
        let history = self.engine_history(key.record, &episode, response)?;
        let last = self.last_day(&episode)?;
        let (walk, past) = (OnceLock::new(), OnceLock::new());
        Ok(Case { record: key.record, episode, history, course, course_log, last, walk, past })
    }
}
