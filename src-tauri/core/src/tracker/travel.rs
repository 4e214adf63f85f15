//! Undo and redo.

use super::Tracker;
use crate::api::error::{ApiError, ErrorCode};
use crate::api::inputs::OverviewQuery;
use crate::api::views::{ActView, Overview};
use crate::store::undo::{Act, Direction};
use crate::words;

impl Tracker {
    /// Takes the last act back and shows `then`.
    ///
    /// # Errors
    /// When there is nothing to take back.
    pub fn undo(&mut self, then: &OverviewQuery) -> Result<Overview, ApiError> {
        self.travel(Direction::Undo, then, "There is nothing to undo.")
    }

    /// Brings the last undone act back and shows `then`.
    ///
    /// # Errors
    /// When there is nothing to bring back.
    pub fn redo(&mut self, then: &OverviewQuery) -> Result<Overview, ApiError> {
        self.travel(Direction::Redo, then, "There is nothing to redo.")
    }

    fn travel(
        &mut self,
        direction: Direction,
        then: &OverviewQuery,
        nothing: &str,
    ) -> Result<Overview, ApiError> {
        let (stamp, _) = self.stamp()?;
        match self.store.travel(direction, stamp)? {
            Some(_) => self.overview(then),
            None => Err(ApiError::new(ErrorCode::NotFound, nothing)),
        }
    }

    pub(super) fn act_view(&self, direction: Direction) -> Result<Option<ActView>, ApiError> {
        let hidden = self.hides_numbers()?;
        let shown = |label: String| if hidden { words::without_scores(&label) } else { label };
        Ok(self.store.next_act(direction)?.map(|Act { label, .. }| ActView { label: shown(label) }))
    }
}
