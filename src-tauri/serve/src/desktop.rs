//! What the desktop does for the app, done the browser's way: a file that would be saved is handed over as a download, a
//! file that would be chosen comes with the request.

use std::fs;
use std::path::Path;

use hamstrong_core::api::adherence::SaveAdherence;
use hamstrong_core::api::calling::{NotificationsView, Reach};
use hamstrong_core::api::courses::SaveCourse;
use hamstrong_core::api::dispatch::{answer, read};
use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::exercises::SheetQuery;
use hamstrong_core::api::inputs::{RecordRef, SaveChart, SaveExport};
use hamstrong_core::api::photos::AddPhoto;
use hamstrong_core::api::price::{BoardQuery, PriceQuery};
use hamstrong_core::api::report::ReportQuery;
use hamstrong_core::api::views::SavedFile;
use hamstrong_core::photos::{Image, LARGEST_FILE};
use hamstrong_core::{Journal, Tracker};

/// The most bytes that the body of this command has, when it is a file or brings one.
pub fn upload(command: &str) -> Option<u64> {
    match command {
        "import_journal" => Some(64 << 20),
        // The input stands before the file.
        "add_photo" => Some(LARGEST_FILE + (64 << 10)),
        _ => None,
    }
}

/// What goes back to the page.
#[derive(Debug)]
pub enum Answer {
    Json(String),
    /// A file for the browser to keep.
    File {
        name: String,
        bytes: Vec<u8>,
    },
}

/// # Errors
/// The façade refuses, or the command has no counterpart in a browser.
pub fn perform(journal: &Journal, command: &str, body: &[u8]) -> Result<Answer, ApiError> {
    match command {
        "save_export" => {
            let SaveExport { format } = input(body)?;
            download(journal, |t| t.export_name(format), |t, place| t.export_to(format, place))
        }
        "save_chart" => {
            let asked: SaveChart = input(body)?;
            download(journal, |t| t.chart_name(asked.format), |t, place| t.save_chart(&asked, place))
        }
        "report_page" => hamstrong_report::Preview::default()
            .show(journal, &input(body)?)
            .and_then(|page| answer(&page))
            .map(Answer::Json),
        "save_report" => {
            let asked: ReportQuery = input(body)?;
            download(journal, Tracker::report_name, |t, place| {
                t.save_report(&hamstrong_report::pdf(&t.report(&asked)?, asked.paper)?, place)
            })
        }
        "save_exercise_sheet" => {
            let asked: SheetQuery = input(body)?;
            download(journal, Tracker::exercise_sheet_name, |t, place| {
                t.save_report(&hamstrong_report::pdf(&t.exercise_sheet(&asked)?, asked.paper)?, place)
            })
        }
        "save_adherence" => {
            let asked: SaveAdherence = input(body)?;
            download(journal, |t| t.adherence_name(asked.format), |t, place| t.save_adherence(&asked, place))
        }
        "save_course" => {
            let asked: SaveCourse = input(body)?;
            download(journal, |t| t.course_name(&asked), |t, place| t.save_course(&asked, place))
        }
        "save_board" => {
            let BoardQuery { episode, paper } = input(body)?;
            download(journal, Tracker::board_sheet_name, |t, place| {
                let board = t.board_sheet(&PriceQuery { episode })?;
                t.save_report(&hamstrong_report::pdf(&board, paper)?, place)
            })
        }
        // A page in a browser has no program behind it that could call when nobody looks.
        "notifications" => {
            let none = NotificationsView { reach: Reach::Browser, starts_with_system: None };
            answer(&none).map(Answer::Json)
        }
        "save_photo" => {
            let of: RecordRef = input(body)?;
            download(journal, |t| t.photo_name(&of), |t, place| t.save_photo(&of, place))
        }
        "add_photo" => add_photo(journal, body),
        "import_journal" => import(journal, body),
        // The browser's window shows itself.
        "ui_ready" => Ok(Answer::Json("null".to_owned())),
        other => Err(ApiError::new(
            ErrorCode::Failed,
            format!("This needs the app's own window: \"{other}\" has no counterpart in a browser."),
        )),
    }
}

fn input<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    read(&String::from_utf8_lossy(body))
}

/// Lets the façade write the file, as it does for the app, and hands over what it wrote.
fn download(
    journal: &Journal,
    name: impl FnOnce(&Tracker) -> Result<String, ApiError>,
    write: impl FnOnce(&Tracker, &Path) -> Result<SavedFile, ApiError>,
) -> Result<Answer, ApiError> {
    let folder = tempfile::tempdir().map_err(|error| failed(&error))?;
    let name = journal.with(|tracker| {
        let name = name(tracker)?;
        write(tracker, &folder.path().join(&name))?;
        Ok(name)
    })?;
    let bytes = fs::read(folder.path().join(&name)).map_err(|error| failed(&error))?;
    Ok(Answer::File { name, bytes })
}

fn import(journal: &Journal, file: &[u8]) -> Result<Answer, ApiError> {
    let folder = tempfile::tempdir().map_err(|error| failed(&error))?;
    let place = folder.path().join("chosen.json");
    fs::write(&place, file).map_err(|error| failed(&error))?;
    journal
        .with(|tracker| tracker.import_from(&place))
        .and_then(|overview| answer(&overview))
        .map(Answer::Json)
}

/// A line of JSON, then the file.
fn add_photo(journal: &Journal, body: &[u8]) -> Result<Answer, ApiError> {
    let end = body.iter().position(|byte| *byte == b'\n').unwrap_or(body.len());
    let asked: AddPhoto = input(&body[..end])?;
    journal.with(|tracker| tracker.check_photo(&asked))?;
    let image = Image::take_in(body.get(end + 1..).unwrap_or_default())?;
    journal
        .with(|tracker| tracker.add_photo(&asked, &image))
        .and_then(|overview| answer(&overview))
        .map(Answer::Json)
}

fn failed(error: &std::io::Error) -> ApiError {
    ApiError::new(ErrorCode::Failed, format!("A file for the browser could not be made: {error}."))
}
