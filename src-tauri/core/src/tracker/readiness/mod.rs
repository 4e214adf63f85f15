//! Readiness: the journal told to the engine, and the engine's answer told to the athlete. Decides nothing.

mod case;
mod course;
mod facts;
mod log;
mod massages;
mod place;
mod risk_view;
mod status;
mod tests_view;
mod words;

pub(super) use case::{Case, CaseMemo};
pub(super) use course::pinned;
use hamstrong_rules::domain::{LocalDate, RecordId};
use hamstrong_rules::protocol::Protocol;
use hamstrong_rules::readiness::{DayDecision, Decision};
pub(super) use tests_view::{Measured, amount, result_words};
pub(super) use words::{ANSWER_THE_QUESTIONS, who_to_see};

use super::Tracker;
use crate::api::error::ApiError;
use crate::api::inputs::OverviewQuery;
use crate::api::readiness::{ReadinessQuery, ReadinessView, WithdrawInput};
use crate::api::views::Overview;

impl Tracker {
    /// The decision of a day with every rule behind it: what `status`, `explain` and the Readiness place show.
    ///
    /// # Errors
    /// When there is no such injury or the journal cannot be read.
    pub fn decision(&self, query: &ReadinessQuery) -> Result<Decision, ApiError> {
        let case = self.case(query.episode)?;
        let day = query.day.unwrap_or(case.last);
        Ok(case.decision_as_of(day, query.as_of.unwrap_or(day)))
    }

    /// The course of an injury, a decision a day.
    ///
    /// # Errors
    /// As `decision`.
    pub fn timeline(&self, episode: RecordId) -> Result<Vec<DayDecision>, ApiError> {
        let case = self.case(episode)?;
        Ok(case.timeline(case.last).to_vec())
    }

    /// The Readiness place.
    ///
    /// # Errors
    /// As `decision`.
    pub fn readiness(&self, query: &ReadinessQuery) -> Result<ReadinessView, ApiError> {
        let case = self.case(query.episode)?;
        let day = query.day.unwrap_or(case.last).min(case.last).max(case.episode.onset);
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
}
