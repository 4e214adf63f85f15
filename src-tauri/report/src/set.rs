//! Setting: from the report to pages, and from pages to a PDF.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::{Datelike, Timelike};
use hamstrong_core::api::report::Paper;
use hamstrong_core::domain::Instant;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst::layout::{Frame, FrameItem};
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::text::make_settable;
use crate::world::Stock;
use crate::{Printed, ReportError};

/// How often characters that turned out not to be drawable are taken out and the report is set anew.
const ATTEMPTS: usize = 4;

/// Results that typst keeps for the next report live for so many reports.
const KEPT: usize = 2;

/// What is drawn, and the characters that no font could draw where they stand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Glyphs {
    pub pages: Vec<Drawn>,
    pub boxes: BTreeSet<char>,
}

/// What is drawn on one page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drawn {
    /// Height of the page in points.
    pub height: f64,
    /// Runs of text in reading order, each with its baseline in points from the top.
    pub runs: Vec<(f64, String)>,
}

impl Drawn {
    /// All of it as one text.
    pub fn words(&self) -> String {
        self.runs.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// Sets a report.
pub fn document<P: Printed>(report: &P, paper: Paper) -> Result<PagedDocument, ReportError> {
    let mut refused = BTreeSet::new();
    let mut left = ATTEMPTS;
    loop {
        let mut value = serde_json::to_value(report).map_err(|e| ReportError::Set(e.to_string()))?;
        make_settable(&mut value, &refused);
        let stock = Stock::new(P::TEMPLATE, value.to_string(), &report.pictures(), paper)?;
        let set = catch_unwind(AssertUnwindSafe(|| typst::compile::<PagedDocument>(&stock).output));
        typst::comemo::evict(KEPT);
        let set = set.map_err(|_| ReportError::Set("typst gave up".to_owned()))?;
        let document = set.map_err(|problems| ReportError::Set(said(&problems)))?;
        let boxes = drawn(&document).boxes;
        left -= 1;
        if boxes.is_empty() || left == 0 {
            return Ok(document);
        }
        refused.extend(boxes);
    }
}

/// The PDF of a report.
pub fn pdf(report: &impl Printed, paper: Paper) -> Result<Vec<u8>, ReportError> {
    let document = document(report, paper)?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|e| ReportError::Write(e.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Hamstrong".to_owned())),
        timestamp: moment(report.written_at()).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    let written = catch_unwind(AssertUnwindSafe(|| typst_pdf::pdf(&document, &options)));
    let written = written.map_err(|_| ReportError::Write("typst gave up".to_owned()))?;
    written.map_err(|problems| ReportError::Write(said(&problems)))
}

/// The moment of writing, in UTC, for the file's own record.
fn moment(written: Instant) -> Option<Datetime> {
    let at = written.utc();
    let small = |n: u32| u8::try_from(n).ok();
    Datetime::from_ymd_hms(
        at.year(),
        small(at.month())?,
        small(at.day())?,
        small(at.hour())?,
        small(at.minute())?,
        small(at.second())?,
    )
}

/// What is drawn on the pages of a report.
pub fn glyphs(report: &impl Printed, paper: Paper) -> Result<Glyphs, ReportError> {
    Ok(drawn(&document(report, paper)?))
}

/// What is drawn on the pages.
pub fn drawn(document: &PagedDocument) -> Glyphs {
    let mut glyphs = Glyphs::default();
    for page in document.pages() {
        let mut found = Drawn { height: page.frame.height().to_pt(), ..Drawn::default() };
        read(&page.frame, 0.0, &mut found, &mut glyphs.boxes);
        glyphs.pages.push(found);
    }
    glyphs
}

/// What is drawn on one page.
pub fn drawn_on(page: &Page) -> Drawn {
    let mut found = Drawn { height: page.frame.height().to_pt(), ..Drawn::default() };
    read(&page.frame, 0.0, &mut found, &mut BTreeSet::new());
    found
}

fn read(frame: &Frame, top: f64, found: &mut Drawn, boxes: &mut BTreeSet<char>) {
    for (at, item) in frame.items() {
        let top = top + at.y.to_pt();
        match item {
            FrameItem::Group(group) => read(&group.frame, top + group.transform.ty.to_pt(), found, boxes),
            FrameItem::Text(text) => {
                found.runs.push((top, text.text.to_string()));
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let cluster = text.text.get(glyph.range()).unwrap_or_default();
                    boxes.extend(cluster.chars().filter(|c| !c.is_whitespace()));
                }
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(..) => {}
        }
    }
}

fn said(problems: &[SourceDiagnostic]) -> String {
    problems.iter().map(|p| p.message.to_string()).collect::<Vec<_>>().join("; ")
}
