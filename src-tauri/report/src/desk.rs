//! From a journal that is open to pages and files. The journal is asked first and let go; setting the pages keeps
//! nobody from logging.

use std::path::Path;

use hamstrong_core::Journal;
use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::price::{BoardQuery, PriceQuery};
use hamstrong_core::api::report::{Paper, ReportPage, ReportPageQuery, ReportQuery};
use hamstrong_core::api::views::SavedFile;
use hamstrong_core::report::sheet::Sheet;

/// One page as a picture.
///
/// # Errors
/// Days that do not fit, an injury that is not there, a report that cannot be set.
pub fn show(journal: &Journal, query: &ReportPageQuery) -> Result<ReportPage, ApiError> {
    let asked = &query.report;
    let (report, (from, to)) =
        journal.with(|tracker| Ok((tracker.report(asked)?, tracker.report_days(asked)?)))?;
    let picture = crate::page(&report, asked.paper, query.page)?;
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

/// The PDF, put into a file whole or not at all.
///
/// # Errors
/// As [`show`], and when the disk refuses.
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
