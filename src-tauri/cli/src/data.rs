//! The journal as a file: making, saving, bringing in, checking.

use std::path::Path;

use hamstrong_core::api::courses::{Course, SaveCourse};
use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::inputs::{
    ChartRange, ChartTheme, ExportFormat, PainChartQuery, PainSeries, PictureFormat, SaveChart, StartEpisode,
};
use hamstrong_core::api::report::{ReportQuery, ReportRange};
use hamstrong_core::api::views::SavedFile;
use hamstrong_core::demo::long::Length;
use hamstrong_core::{Opening, Tracker, demo as sample};
use serde_json::json;

use crate::args::{ChartArg, Cli, Demo, Export, Format, Init, RangeArg, SideArg};
use crate::clock::{clock, episode, reading, writing};
use crate::show::print_json;

/// Makes a journal, and an injury when a side was given.
pub fn init(cli: &Cli, args: &Init) -> Result<(), ApiError> {
    let start = args.side.map(|side| injury(side, args)).transpose()?;
    let mut tracker = if cli.journal.exists() {
        writing(cli)?
    } else {
        Tracker::create(&cli.journal, false, Opening::to_write(), clock(cli))?
    };
    if let Some(start) = start {
        tracker.start_episode(&start)?;
    }
    say!("{} is ready.", cli.journal.display());
    Ok(())
}

fn injury(side: SideArg, args: &Init) -> Result<StartEpisode, ApiError> {
    let side = match side {
        SideArg::Left => "left",
        SideArg::Right => "right",
    };
    let athlete = (args.name.is_some() || args.birth_year.is_some())
        .then(|| json!({ "name": args.name, "birth_year": args.birth_year }));
    let value = json!({
        "episode": { "side": side, "onset": args.onset, "cause": args.cause, "site": args.site,
            "physio_involved": args.physio.then_some(true) },
        "athlete": athlete,
    });
    serde_json::from_value(value).map_err(|e| ApiError::field("init", format!("That does not fit: {e}.")))
}

/// Saves the journal or the chart to a file.
pub fn export(cli: &Cli, args: &Export) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let saved = match args.format {
        Format::Json => tracker.export_to(ExportFormat::Json, &args.out)?,
        Format::Csv => tracker.export_to(ExportFormat::Csv, &args.out)?,
        Format::Pdf => paper(&tracker, args)?,
        Format::Svg => chart(&tracker, args, PictureFormat::Svg)?,
        Format::Png => chart(&tracker, args, PictureFormat::Png)?,
    };
    report(cli, &saved, "Saved")
}

fn chart(tracker: &Tracker, args: &Export, format: PictureFormat) -> Result<SavedFile, ApiError> {
    let episode = episode(tracker, None)?;
    let theme = if args.dark { ChartTheme::Dark } else { ChartTheme::Light };
    let course = match args.chart {
        ChartArg::Pain => None,
        ChartArg::Load => Some(Course::Load),
        ChartArg::Activities => Some(Course::Function),
        ChartArg::BothLegs => Some(Course::Symmetry),
    };
    if let Some(course) = course {
        return tracker.save_course(&SaveCourse { episode, course, theme, format }, &args.out);
    }
    let chart = PainChartQuery {
        episode,
        series: vec![PainSeries::Walk, PainSeries::Rest, PainSeries::Stretch],
        range: ChartRange::All,
        theme,
        width: args.width,
    };
    tracker.save_chart(&SaveChart { chart, format }, &args.out)
}

fn paper(tracker: &Tracker, args: &Export) -> Result<SavedFile, ApiError> {
    let query = ReportQuery {
        episode: episode(tracker, None)?,
        range: report_range(args),
        paper: args.paper.into(),
        name: !args.no_name,
        private_notes: args.private_notes,
        medication: args.medication,
        photos: args.photos,
    };
    let pdf = hamstrong_report::pdf(&tracker.report(&query)?, query.paper)?;
    tracker.save_report(&pdf, &args.out)
}

fn report_range(args: &Export) -> ReportRange {
    match (args.range, args.from, args.to) {
        (RangeArg::All, None, None) => ReportRange::All,
        (RangeArg::TwoWeeks, ..) => ReportRange::TwoWeeks,
        (RangeArg::SixWeeks, ..) => ReportRange::SixWeeks,
        (RangeArg::All, from, to) => ReportRange::Days { from, to },
    }
}

pub fn report(cli: &Cli, saved: &SavedFile, word: &str) -> Result<(), ApiError> {
    if cli.json {
        return print_json(saved);
    }
    say!("{word} {} ({} bytes). Anyone who gets this file can read it.", saved.name, saved.bytes);
    Ok(())
}

/// Brings a JSON export into an empty journal, which is made when it is not there.
pub fn import(cli: &Cli, file: &Path) -> Result<(), ApiError> {
    let mut tracker = Tracker::open_or_create(&cli.journal, Opening::to_write(), clock(cli))?;
    let overview = tracker.import_from(file)?;
    let what = if overview.journal.demo { "sample data" } else { "the journal" };
    say!("Brought in {what} from {}.", file.display());
    Ok(())
}

/// Looks the journal over.
pub fn verify(cli: &Cli) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let found = hamstrong_core::verify(tracker.store())?;
    if cli.json {
        print_json(&found)?;
    } else if found.is_clean() {
        say!("All is well: {} wordings checked.", found.revisions);
    }
    match found.problems.as_slice() {
        [] => Ok(()),
        problems => Err(ApiError::new(ErrorCode::Failed, problems.join("\n"))),
    }
}

/// Makes the demo journal.
pub fn demo(cli: &Cli, args: &Demo) -> Result<(), ApiError> {
    let now = clock(cli).now();
    let mut what = sample::Demo::until_now(args.seed, now);
    what.until = args.until.unwrap_or(what.until);
    if args.years.is_none() && args.rows.is_none() && !args.one_injury {
        sample::create(&cli.journal, &what)?;
        say!("{} holds eight weeks of sample data.", cli.journal.display());
        return Ok(());
    }
    let length = Length { years: args.years, rows: args.rows, one_injury: args.one_injury };
    let made = sample::long::stream(&cli.journal, &what, length)?;
    say!(
        "{} holds {} rows of sample data: {} days, {} injuries.",
        cli.journal.display(),
        made.rows,
        made.days,
        made.injuries
    );
    Ok(())
}
