//! The report on paper: what it says comes from `hamstrong-core`, how it looks from `assets/report/*.typ`.
//!
//! - [`pdf`]: the file, PDF/A-2a and PDF/UA-1 at once.
//! - [`page`]: one page as a picture, to be looked at before it is saved.
//! - [`Preview`], [`save`], [`save_sheet`], [`save_board`]: the same from an open journal, for whoever shows a window.
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
use hamstrong_core::domain::Instant;
use hamstrong_core::report::Report;
use hamstrong_core::report::board::BoardSheet;
use hamstrong_core::report::sheet::Sheet;
use serde::Serialize;

pub use desk::{Preview, save, save_board, save_sheet};
pub use picture::{Picture, page};
pub use set::{Drawn, Glyphs};

/// What can be set on paper: data, and the template that lays them out.
pub trait Printed: Serialize {
    /// A file under `assets/report/`; it reads the data as `data.json`.
    const TEMPLATE: &'static str;

    /// The moment of writing, for the file's own record.
    fn written_at(&self) -> Instant;

    /// Pictures beside the data, by the names the data give them.
    fn pictures(&self) -> Vec<(&str, &[u8])> {
        Vec::new()
    }
}

impl Printed for Report {
    const TEMPLATE: &'static str = include_str!("../../../assets/report/report.typ");

    fn written_at(&self) -> Instant {
        self.written_at
    }

    fn pictures(&self) -> Vec<(&str, &[u8])> {
        self.photos.photos.iter().map(|photo| (photo.file.as_str(), photo.jpeg.as_slice())).collect()
    }
}

impl Printed for Sheet {
    const TEMPLATE: &'static str = include_str!("../../../assets/report/exercises.typ");

    fn written_at(&self) -> Instant {
        self.written_at
    }
}

impl Printed for BoardSheet {
    const TEMPLATE: &'static str = include_str!("../../../assets/report/board.typ");

    fn written_at(&self) -> Instant {
        self.written_at
    }
}

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

/// The report, the sheet or the board as a PDF file.
///
/// # Errors
/// When typst refuses the template or one of the standards cannot be kept.
pub fn pdf(report: &impl Printed, paper: Paper) -> Result<Vec<u8>, ReportError> {
    set::pdf(report, paper)
}

/// What is drawn on the pages, for tests: every glyph with the text it stands for.
///
/// # Errors
/// As [`pdf`].
pub fn glyphs(report: &impl Printed, paper: Paper) -> Result<Glyphs, ReportError> {
    set::glyphs(report, paper)
}
