//! A page as a picture, for the window.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hamstrong_core::api::report::Paper;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use crate::set::{document, drawn_on};
use crate::{Printed, ReportError};

/// Pixels for each point: sharp on a screen with two device pixels for one of the page.
const SCALE: f64 = 2.0;

/// A page as it will be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// From 1.
    pub page: u32,
    pub pages: u32,
    /// A PNG as a `data:` address.
    pub address: String,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// The text on it, in reading order.
    pub words: String,
}

/// Draws one page; beyond the last one, the last.
///
/// # Errors
/// As [`crate::pdf`].
pub fn page(report: &impl Printed, paper: Paper, wanted: u32) -> Result<Picture, ReportError> {
    picture(&document(report, paper)?, wanted)
}

/// The same of pages that are set.
pub fn picture(document: &PagedDocument, wanted: u32) -> Result<Picture, ReportError> {
    let pages = document.pages();
    let index = usize::try_from(wanted).unwrap_or(usize::MAX).clamp(1, pages.len().max(1)) - 1;
    let page = pages.get(index).ok_or_else(|| ReportError::Set("there is no page".to_owned()))?;
    let options = RenderOptions { pixel_per_pt: Scalar::new(SCALE), ..RenderOptions::default() };
    let pixels = typst_render::render(page, &options);
    let png = pixels.encode_png().map_err(|e| ReportError::Write(e.to_string()))?;
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(Picture {
        page: number(index + 1),
        pages: number(pages.len()),
        address: format!("data:image/png;base64,{}", STANDARD.encode(png)),
        width: pixels.width(),
        height: pixels.height(),
        words: drawn_on(page).words(),
    })
}
