//! The library of exercises on the command line, and its pictures as files.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::exercises::{
    ExerciseLink, ExerciseQuery, ExerciseRow, ExerciseView, LibraryQuery, SheetQuery,
};
use hamstrong_core::api::inputs::ChartTheme;
use hamstrong_core::domain::Side;
use hamstrong_core::{charts, figures};
use hamstrong_rules::exercises::{Exercise, ExerciseId, Library};

use crate::args::{Cli, PaperArg, SideArg};
use crate::clock::{episode, reading};
use crate::data::report as saved;
use crate::show::print_json;

/// Look at the library of exercises.
#[derive(Debug, Subcommand)]
pub enum Exercises {
    /// List all, with what today's phase offers.
    List(List),
    /// Show one, for example ISO-03.
    Show { id: ExerciseId },
    /// Save "My exercises" as a PDF of one page.
    Sheet(Sheet),
    /// Write all pictures and a contact sheet to a folder, in both colours; needs no journal.
    Pictures(Pictures),
}

#[derive(Debug, Args)]
pub struct List {
    /// Only what is offered.
    #[arg(long)]
    pub offered: bool,
}

#[derive(Debug, Args)]
pub struct Sheet {
    /// Which ones, for example ISO-03; those that fit today unless given.
    pub ids: Vec<ExerciseId>,
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    #[arg(long, default_value = "a4")]
    pub paper: PaperArg,
}

#[derive(Debug, Args)]
pub struct Pictures {
    /// The folder; it is made if it is not there.
    pub folder: PathBuf,
    /// Which leg is the sore one.
    #[arg(long, value_enum, default_value_t = SideArg::Right)]
    pub side: SideArg,
    /// Pixels of the picture files for each pixel of the drawing, 1 to 4.
    #[arg(long, default_value_t = 2.0)]
    pub scale: f32,
}

/// Carries out one of them.
pub fn exercises(cli: &Cli, what: &Exercises) -> Result<(), ApiError> {
    match what {
        Exercises::List(args) => list(cli, args),
        Exercises::Show { id } => show(cli, id),
        Exercises::Sheet(args) => sheet(cli, args),
        Exercises::Pictures(args) => pictures(args),
    }
}

fn list(cli: &Cli, args: &List) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let query = LibraryQuery { episode: episode(&tracker, None)?, theme: ChartTheme::Light };
    let mut view = tracker.exercises(&query)?;
    view.exercises.retain(|row| row.offered || !args.offered);
    if cli.json {
        return print_json(&view);
    }
    say!("{}", view.headline);
    if !view.note.is_empty() {
        say!("{}", view.note);
    }
    view.exercises.iter().for_each(print_row);
    Ok(())
}

fn print_row(row: &ExerciseRow) {
    let mark = if row.offered { '*' } else { ' ' };
    let said = if row.offered {
        format!("{}, {}, pain up to {}", row.dose, row.frequency, row.pain_limit.get())
    } else {
        row.reason.clone()
    };
    say!("{mark} {}  {:<42} {said}", row.id, row.name);
}

fn show(cli: &Cli, id: &ExerciseId) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let theme = ChartTheme::Light;
    let query = ExerciseQuery { episode: episode(&tracker, None)?, exercise: id.clone(), theme };
    let view = tracker.exercise(&query)?;
    if cli.json {
        return print_json(&view);
    }
    print_exercise(&view);
    Ok(())
}

fn print_exercise(view: &ExerciseView) {
    let row = &view.row;
    say!("{} ({})", row.name, row.id);
    say!("{}", if row.offered { "Fits today." } else { &row.reason });
    say!("For: {}", row.purpose);
    for (n, step) in view.steps.iter().enumerate() {
        say!("{}. {step}", n + 1);
    }
    say!("Dose: {}, {}", row.dose, row.frequency);
    say!("Pain: up to {} ({})", row.pain_limit.get(), view.protocol);
    say!("Needs: {}", row.equipment);
    say!("Phases: {}", view.phases);
    if !view.only_when.is_empty() {
        say!("Only when: {}", view.only_when);
    }
    if !view.not_if.is_empty() {
        say!("Not if: {}", view.not_if.join("; "));
    }
    let names = |links: &[ExerciseLink]| {
        links.iter().map(|l| format!("{} ({})", l.name, l.id)).collect::<Vec<_>>().join(", ")
    };
    for (word, links) in [("Next", &view.progress_to), ("Back", &view.regress_to)] {
        if !links.is_empty() {
            say!("{word}: {}", names(links));
        }
    }
    for source in &view.sources {
        say!("Source: {} {}", source.key, source.citation);
    }
    let note = if view.confidence_note.is_empty() { "" } else { ", " };
    say!("Confidence: {}{note}{}", view.confidence.word(), view.confidence_note);
    say!("Picture: {}", view.figure.words);
}

fn sheet(cli: &Cli, args: &Sheet) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let query = SheetQuery {
        episode: episode(&tracker, None)?,
        exercises: (!args.ids.is_empty()).then(|| args.ids.clone()),
        paper: args.paper.into(),
    };
    let pdf = hamstrong_report::pdf(&tracker.exercise_sheet(&query)?, query.paper)?;
    saved(cli, &tracker.save_report(&pdf, &args.out)?, "Saved")
}

fn pictures(args: &Pictures) -> Result<(), ApiError> {
    let side = match args.side {
        SideArg::Left => Side::Left,
        SideArg::Right => Side::Right,
    };
    let all: Vec<&Exercise> = Library::builtin()?.all().collect();
    std::fs::create_dir_all(&args.folder).map_err(|error| refused(&args.folder, &error))?;
    for (theme, name) in [(ChartTheme::Light, "light"), (ChartTheme::Dark, "dark")] {
        for exercise in &all {
            let svg = figures::still(exercise, side, theme);
            picture(&args.folder.join(format!("{}-{name}", exercise.id)), &svg, theme, args.scale)?;
        }
        let sheet = figures::contact_sheet(&all, side, theme);
        picture(&args.folder.join(format!("all-{name}")), &sheet, theme, args.scale)?;
    }
    for exercise in all {
        for problem in figures::problems(exercise) {
            say!("{}: {problem}", exercise.id);
        }
    }
    Ok(())
}

fn picture(stem: &Path, svg: &str, theme: ChartTheme, scale: f32) -> Result<(), ApiError> {
    let png = charts::png(svg, theme, scale).map_err(|e| ApiError::new(ErrorCode::Failed, e.to_string()))?;
    for (ending, bytes) in [("svg", svg.as_bytes()), ("png", png.as_slice())] {
        let path = stem.with_extension(ending);
        std::fs::write(&path, bytes).map_err(|error| refused(&path, &error))?;
    }
    Ok(())
}

fn refused(path: &Path, error: &std::io::Error) -> ApiError {
    ApiError::new(ErrorCode::NotSaved, format!("{}: {error}", path.display()))
}
