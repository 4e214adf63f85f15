//! The end of an injury, its return, and one injury that is the return of an earlier one. Each is another wording
//! of the injury; what was logged and decided stays as it is.

use hamstrong_rules::domain::{Episode, RecordId};

use super::Tracker;
use crate::api::error::ApiError;
use crate::api::inputs::{CloseInjury, CorrectEpisode, LinkRecurrence, RecordRef};
use crate::api::views::Overview;
use crate::store::Kind;

impl Tracker {
    /// Puts an injury into the archive: it is over since that day, and can still be looked at and reopened.
    ///
    /// # Errors
    /// A day before the injury or ahead, an injury that is not there.
    pub fn close_injury(&mut self, input: &CloseInjury) -> Result<Overview, ApiError> {
        self.reword_injury(input.record, |episode| episode.closed_on = Some(input.on))
    }

    /// Takes an injury out of the archive; its day 0, its entries and its protocol are what they were.
    ///
    /// # Errors
    /// An injury that is not there.
    pub fn reopen_injury(&mut self, input: &RecordRef) -> Result<Overview, ApiError> {
        self.reword_injury(input.record, |episode| episode.closed_on = None)
    }

    /// Says that an injury is the return of an earlier one of the same leg, or no longer says so.
    ///
    /// # Errors
    /// An injury that is not there, of the other leg, or not earlier.
    pub fn link_recurrence(&mut self, input: &LinkRecurrence) -> Result<Overview, ApiError> {
        self.reword_injury(input.record, |episode| episode.recurrence_of = input.of)
    }

    fn reword_injury(
        &mut self,
        record: RecordId,
        change: impl FnOnce(&mut Episode),
    ) -> Result<Overview, ApiError> {
        let mut episode: Episode = self.standing(record, Kind::Episode)?.value()?;
        change(&mut episode);
        self.correct_episode(&CorrectEpisode { record, episode })
    }

    /// The earlier injury must be there, of the same leg, and have begun before.
    pub(super) fn checked_recurrence(
        &self,
        episode: &Episode,
        itself: Option<RecordId>,
    ) -> Result<(), ApiError> {
        let Some(earlier) = episode.recurrence_of else { return Ok(()) };
        let no = |message: &str| Err(ApiError::field("recurrence_of", message));
        if Some(earlier) == itself {
            return no("An injury cannot be the return of itself.");
        }
        let before: Episode = self.standing(earlier, Kind::Episode)?.value()?;
        if before.side != episode.side {
            return no("Only an injury of the same leg can have come back.");
        }
        if before.onset >= episode.onset {
            return no("The earlier injury must have begun before this one.");
        }
        Ok(())
    }
}
