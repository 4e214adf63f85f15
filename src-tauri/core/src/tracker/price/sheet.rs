//! The board of the first 72 hours for one page of paper.

use super::super::Tracker;
use crate::api::error::ApiError;
use crate::api::price::PriceQuery;
use crate::report::board::{BoardSheet, sheet};

impl Tracker {
    /// What the board says just now, ready to be set.
    ///
    /// # Errors
    /// As `board`.
    pub fn board_sheet(&self, query: &PriceQuery) -> Result<BoardSheet, ApiError> {
        Ok(sheet(self.board(query)?, self.store.is_demo()?, self.clock.now().at))
    }

    /// A name for the file: "hamstrong-first-72-hours-2026-06-12.pdf".
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn board_sheet_name(&self) -> Result<String, ApiError> {
        Ok(format!("{}-first-72-hours-{}.pdf", self.stem()?, self.today()?))
    }
}
