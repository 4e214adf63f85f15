//! From a journal that is open to pages and files. The journal is asked first and let go; setting the pages keeps
//! nobody from logging.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use hamstrong_core::Journal;
use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::price::{BoardQuery, PriceQuery};
use hamstrong_core::api::report::{Paper, ReportPage, ReportPageQuery, ReportQuery};
use hamstrong_core::api::views::SavedFile;
use hamstrong_core::report::sheet::Sheet;
use typst_layout::PagedDocument;

use crate::picture::picture;
use crate::set::document;

/// The pages that were set last, so that turning them sets nothing anew.
#[derive(Debug, Default)]
pub struct Preview {
    /// How often a page was asked for.
    asked: AtomicU64,
    set: Mutex<Option<(String, PagedDocument)>>,
}

impl Preview {
    /// One page as a picture. Pages are set one report at a time; whoever waits for that while another page is asked
    /// for is refused, for nobody looks at it any more.
    ///
    /// # Errors
    /// Days that do not fit, an injury that is not there, a report that cannot be set, a newer question.
    pub fn show(&self, journal: &Journal, query: &ReportPageQuery) -> Result<ReportPage, ApiError> {
        let asked = &query.report;
        let turn = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
        let mut set = self.set.lock().unwrap_or_else(PoisonError::into_inner);
        if self.asked.load(Ordering::Relaxed) != turn {
            return Err(ApiError::new(ErrorCode::Failed, "Another page was asked for."));
        }
        let (edition, (from, to)) =
            journal.with(|tracker| Ok((tracker.report_edition(asked)?, tracker.report_days(asked)?)))?;
        let document = match set.take().filter(|(kept, _)| *kept == edition) {
            Some((_, document)) => document,
            None => document(&journal.with(|tracker| tracker.report(asked))?, asked.paper)?,
        };
        let (_, document) = set.insert((edition, document));
        let picture = picture(document, query.page)?;
        Ok(ReportPage {
            page: picture.page,
            pages: picture.pages,
            picture: picture.address,
            width: picture.width,
            height: picture.height,
            words: picture.words,
            from,
            to,
        })
    }
}

/// The PDF, put into a file whole or not at all.
///
/// # Errors
/// As [`Preview::show`], and when the disk refuses.
pub fn save(journal: &Journal, query: &ReportQuery, place: &Path) -> Result<SavedFile, ApiError> {
    let report = journal.with(|tracker| tracker.report(query))?;
    let pdf = crate::pdf(&report, query.paper)?;
    journal.with(|tracker| tracker.save_report(&pdf, place))
}

/// The sheet of exercises as a PDF, put into a file whole or not at all.
///
/// # Errors
/// A sheet that cannot be set, a disk that refuses.
pub fn save_sheet(
    journal: &Journal,
    sheet: &Sheet,
    paper: Paper,
    place: &Path,
) -> Result<SavedFile, ApiError> {
    let pdf = crate::pdf(sheet, paper)?;
    journal.with(|tracker| tracker.save_report(&pdf, place))
}

/// The board of the first 72 hours as a PDF, put into a file whole or not at all.
///
/// # Errors
/// An injury that is not there, a board that cannot be set, a disk that refuses.
pub fn save_board(journal: &Journal, query: &BoardQuery, place: &Path) -> Result<SavedFile, ApiError> {
    let board = journal.with(|tracker| tracker.board_sheet(&PriceQuery { episode: query.episode }))?;
    let pdf = crate::pdf(&board, query.paper)?;
    journal.with(|tracker| tracker.save_report(&pdf, place))
}
