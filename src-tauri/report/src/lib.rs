//! The report on paper: what it says comes from `hamstrong-core`, how it looks from `assets/report/*.typ`.
//!
//! - [`pdf`]: the file, PDF/A-2a and PDF/UA-1 at once.
//! - [`page`]: one page as a picture, to be looked at before it is saved.
//! - [`show`], [`save`]: both from an open journal, for whoever shows a window.
//!
//! The same report gives the same bytes: nothing here asks for the time, the system's fonts or any file. What the
//! athlete typed reaches the template as JSON and is set as text, never read as markup.

mod desk;
mod fonts;
mod picture;
mod set;
mod text;
mod world;

use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::report::Paper;
use hamstrong_core::report::Report;

pub use desk::{save, show};
pub use picture::{Picture, page};
pub use set::{Drawn, Glyphs};

/// Why a report could not be set. None of them is expected of any journal; the message names the place for a
/// report of the fault.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The template refused.
    #[error("The report could not be set: {0}")]
    Set(String),
    /// The pages could not be written as a PDF, or drawn.
    #[error("The pages could not be written: {0}")]
    Write(String),
}

impl From<ReportError> for ApiError {
    fn from(error: ReportError) -> Self {
        Self::new(ErrorCode::Failed, error.to_string())
    }
}

/// The report as a PDF file.
///
/// # Errors
/// When typst refuses the template or one of the standards cannot be kept.
pub fn pdf(report: &Report, paper: Paper) -> Result<Vec<u8>, ReportError> {
    set::pdf(report, paper)
}

/// What is drawn on the pages, for tests: every glyph with the text it stands for.
///
/// # Errors
/// As [`pdf`].
pub fn glyphs(report: &Report, paper: Paper) -> Result<Glyphs, ReportError> {
    set::glyphs(report, paper)
}
