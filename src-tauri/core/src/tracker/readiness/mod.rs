//! Readiness: the journal told to the engine, and the engine's answer told to the athlete. Decides nothing.

mod course;
mod facts;
mod log;
mod massages;
mod place;
mod risk_view;
mod status;
mod tests_view;
mod words;

pub(super) use course::pinned;
use hamstrong_rules::domain::{Episode, LocalDate, RecordId};
use hamstrong_rules::protocol::{Course, Protocol};
use hamstrong_rules::readiness::{Decision, History, evaluate};
pub(super) use tests_view::{Measured, amount, result_words};
pub(super) use words::{ANSWER_THE_QUESTIONS, who_to_see};

use super::Tracker;
use crate::api::error::ApiError;
use crate::api::inputs::OverviewQuery;
use crate::api::readiness::{ReadinessQuery, ReadinessView, WithdrawInput};
use crate::api::views::Overview;
use crate::store::Kind;

/// An injury as the engine sees it.
pub(super) struct Case {
    pub record: RecordId,
    pub episode: Episode,
    pub history: History,
    pub course: Course,
    pub course_log: course::CourseLog,
}

impl Tracker {
    /// The decision of a day with every rule behind it: what `status`, `explain` and the Readiness place show.
    ///
    /// # Errors
    /// When there is no such injury or the journal cannot be read.
    pub fn decision(&self, query: &ReadinessQuery) -> Result<Decision, ApiError> {
        let case = self.case(query.episode)?;
        let day = query.day.unwrap_or(self.last_day(&case.episode)?);
        Ok(evaluate(&case.course, &case.history, day, query.as_of.unwrap_or(day)))
    }

    /// The course of an injury, a decision a day.
    ///
    /// # Errors
    /// As `decision`.
    pub fn timeline(
        &self,
        episode: RecordId,
    ) -> Result<Vec<hamstrong_rules::readiness::DayDecision>, ApiError> {
        let case = self.case(episode)?;
        let until = self.last_day(&case.episode)?;
        Ok(hamstrong_rules::readiness::timeline(&case.course, &case.history, until))
    }

    /// The Readiness place.
    ///
    /// # Errors
    /// As `decision`.
    pub fn readiness(&self, query: &ReadinessQuery) -> Result<ReadinessView, ApiError> {
        let case = self.case(query.episode)?;
        let last = self.last_day(&case.episode)?;
        let day = query.day.unwrap_or(last).min(last).max(case.episode.onset);
        self.readiness_place(&case, day, query.as_of.unwrap_or(day))
    }

    /// Takes back a warning sign that was ticked by mistake today. It stays on record with the reason.
    ///
    /// # Errors
    /// When the sign was not ticked today, or no reason is given.
    pub fn withdraw_red_flag(&mut self, input: &WithdrawInput) -> Result<Overview, ApiError> {
        self.withdraw(input)?;
        self.overview(&OverviewQuery::default())
    }

    /// The protocol of an injury in force on a day.
    pub(super) fn protocol_on(&self, episode: RecordId, day: LocalDate) -> Result<Protocol, ApiError> {
        let log = self.course_log(episode)?;
        log.protocol(day, log.variant_on(day))
    }

    pub(super) fn case(&self, record: RecordId) -> Result<Case, ApiError> {
        let episode: Episode = self.standing(record, Kind::Episode)?.value()?;
        let course_log = self.course_log(record)?;
        let course = course_log.course()?;
        let response = &course.on(self.today()?).book.massage.response.check;
        let history = self.engine_history(record, &episode, response)?;
        Ok(Case { record, episode, history, course, course_log })
    }
}

/// The protocol in force on a day, with its words.
impl Case {
    pub fn protocol(&self, day: LocalDate) -> &Protocol {
        self.course.on(day)
    }
}
