//! First aid on the command line: the plan of a day, timers, and the board of the first 72 hours.

use std::path::{Path, PathBuf};

use clap::{ArgAction, Subcommand, ValueEnum};
use hamstrong_core::Tracker;
use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::inputs::{OverviewQuery, RecordRef};
use hamstrong_core::api::price::{
    CheckTimer, PriceQuery, PriceTile, PriceView, StartTimer, StopTimer, TimerView,
};
use hamstrong_core::api::report::Paper;
use hamstrong_core::api::views::Overview;
use hamstrong_core::domain::{AidAnswer, FirstAid, LocalDate, Minutes, PriceKind};
use serde_json::json;

use crate::args::{Cli, PaperArg};
use crate::clock::{episode, reading, writing};
use crate::data::report;
use crate::log::{done, yes_no};
use crate::show::print_json;

/// First aid.
#[derive(Debug, Subcommand)]
pub enum PriceCommand {
    /// The plan of a day, what was done of it, and what runs.
    Plan {
        /// The day; today unless given.
        #[arg(long, value_name = "DAY")]
        on: Option<LocalDate>,
    },
    /// Start ice, compress or elevate now. It goes on until `price stop`, whether or not anything is open.
    Start {
        part: String,
        /// How long it is meant to last; what the plan proposes unless given.
        #[arg(long)]
        minutes: Option<i64>,
        /// Answer all open questions about it at once, when the answer to every one of them is no.
        #[arg(long, value_parser = yes_no, value_name = "NO")]
        answer: Option<bool>,
    },
    /// Note a look at skin or toes: --fine yes, or no when something is wrong.
    Check {
        part: String,
        #[arg(long, value_parser = yes_no, value_name = "YES|NO", action = ArgAction::Set)]
        fine: bool,
    },
    /// End a timer and log the step.
    Stop {
        part: String,
        /// How long it was; what the timer says unless given.
        #[arg(long)]
        minutes: Option<i64>,
        /// End it without logging.
        #[arg(long, conflicts_with = "minutes")]
        discard: bool,
    },
    /// Questions that rule ice or a wrap out. With an id, answer one.
    Questions {
        /// Its id, for example no_ice.raynaud.
        #[arg(requires = "present")]
        id: Option<String>,
        #[arg(value_parser = yes_no, value_name = "YES|NO")]
        present: Option<bool>,
    },
    /// Leave ice out of the plan by choice, or take it in again.
    Ice {
        #[arg(long, value_parser = yes_no, value_name = "YES|NO", action = ArgAction::Set)]
        off: bool,
    },
    /// The board of the first 72 hours: read it here, or print it on one page.
    Board {
        /// Write it to a file.
        #[arg(long, value_enum, requires = "file")]
        format: Option<BoardFormat>,
        /// The file.
        #[arg(requires = "format")]
        file: Option<PathBuf>,
        /// The paper.
        #[arg(long, default_value = "a4")]
        paper: PaperArg,
    },
}

/// What the board can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BoardFormat {
    Pdf,
}

/// Does what was asked.
pub fn price(cli: &Cli, what: &PriceCommand) -> Result<(), ApiError> {
    match what {
        PriceCommand::Plan { on } => plan(cli, *on),
        PriceCommand::Start { part, minutes, answer } => start(cli, part, *minutes, *answer),
        PriceCommand::Check { part, fine } => {
            let mut tracker = writing(cli)?;
            let record = timer(&tracker, part)?.record;
            let after = tracker.check_timer(&CheckTimer { record, fine: *fine })?;
            finish(cli, &after, part);
            Ok(())
        }
        PriceCommand::Stop { part, minutes, discard } => stop(cli, part, *minutes, *discard),
        PriceCommand::Questions { id, present } => questions(cli, id.as_deref(), *present),
        PriceCommand::Ice { off } => {
            let mut tracker = writing(cli)?;
            let file = FirstAid { ice_off: Some(*off), ..view(&tracker, None)?.first_aid };
            let after = tracker.save_first_aid(&file)?;
            done(cli, &after, "Saved");
            Ok(())
        }
        PriceCommand::Board { file: Some(file), paper, .. } => print_board(cli, file, (*paper).into()),
        PriceCommand::Board { .. } => board(cli),
    }
}

fn view(tracker: &Tracker, day: Option<LocalDate>) -> Result<PriceView, ApiError> {
    let episode = episode(tracker, None)?;
    let shown = tracker.overview(&OverviewQuery { day, episode: Some(episode) })?;
    shown.price.ok_or_else(|| ApiError::field("episode", "There is no injury in this journal yet."))
}

fn part_of(word: &str) -> Result<PriceKind, ApiError> {
    serde_json::from_value(json!(word)).map_err(|_| {
        ApiError::field("part", format!("\"{word}\" is not protect, rest, ice, compress or elevate."))
    })
}

fn tile(view: PriceView, part: &str) -> Result<PriceTile, ApiError> {
    let part = part_of(part)?;
    let found = view.tiles.into_iter().find(|tile| tile.part == part);
    found.ok_or_else(|| ApiError::field("part", "There is no such part."))
}

fn timer(tracker: &Tracker, part: &str) -> Result<TimerView, ApiError> {
    tile(view(tracker, None)?, part)?
        .timer
        .ok_or_else(|| ApiError::new(ErrorCode::NotFound, format!("No timer of {part} is running.")))
}

fn minutes_of(minutes: Option<i64>) -> Result<Option<Minutes>, ApiError> {
    let read = minutes.map(Minutes::try_from).transpose();
    read.map_err(|wrong| ApiError::field("minutes", format!("{wrong}.")))
}

fn start(cli: &Cli, part: &str, minutes: Option<i64>, answer: Option<bool>) -> Result<(), ApiError> {
    let mut tracker = writing(cli)?;
    let kind = part_of(part)?;
    if answer == Some(false) {
        let known = view(&tracker, None)?;
        let open = known.questions.iter().filter(|q| q.part == kind && q.present.is_none());
        let mut file = known.first_aid.clone();
        file.answers.extend(open.map(|q| AidAnswer { id: q.id.clone(), present: false }));
        tracker.save_first_aid(&file)?;
    }
    let input = StartTimer { episode: episode(&tracker, None)?, part: kind, minutes: minutes_of(minutes)? };
    let after = tracker.start_timer(&input)?;
    finish(cli, &after, part);
    Ok(())
}

fn stop(cli: &Cli, part: &str, minutes: Option<i64>, discard: bool) -> Result<(), ApiError> {
    let mut tracker = writing(cli)?;
    let record = timer(&tracker, part)?.record;
    if discard {
        let after = tracker.remove_record(&RecordRef { record })?;
        done(cli, &after, "Done");
        return Ok(());
    }
    let after = tracker.stop_timer(&StopTimer { record, minutes: minutes_of(minutes)? })?;
    done(cli, &after, "Saved");
    Ok(())
}

/// What was done, and what the timer says now if it still runs.
fn finish(cli: &Cli, after: &Overview, part: &str) {
    done(cli, after, "Saved");
    let running = after.price.clone().and_then(|view| tile(view, part).ok()).and_then(|tile| tile.timer);
    if let (Some(timer), false) = (running, cli.json) {
        say!("{}", timer.said);
    }
}

fn questions(cli: &Cli, id: Option<&str>, present: Option<bool>) -> Result<(), ApiError> {
    if let (Some(id), Some(present)) = (id, present) {
        let mut tracker = writing(cli)?;
        let known = view(&tracker, None)?;
        if !known.questions.iter().any(|q| q.id == id) {
            return Err(ApiError::field("id", format!("There is no question called \"{id}\".")));
        }
        let mut file = known.first_aid;
        file.answers.retain(|answer| answer.id != id);
        file.answers.push(AidAnswer { id: id.to_owned(), present });
        let after = tracker.save_first_aid(&file)?;
        done(cli, &after, "Saved");
        return Ok(());
    }
    let known = view(&reading(cli)?, None)?;
    if cli.json {
        return print_json(&known.questions);
    }
    for q in known.questions {
        let said = q.present.map_or("not answered", |yes| if yes { "yes" } else { "no" });
        say!("{:<22} {said:<13} {}", q.id, q.question);
    }
    Ok(())
}

fn plan(cli: &Cli, day: Option<LocalDate>) -> Result<(), ApiError> {
    let view = view(&reading(cli)?, day)?;
    if cli.json {
        return print_json(&view);
    }
    say!("{}; {}. {}", view.stage, view.variant, view.coverage);
    for tile in &view.tiles {
        say!("  {:<9} {}", tile.part.word(), tile.plan);
        say!("            {}", tile.said);
        if !tile.caution.is_empty() {
            say!("            {}", tile.caution);
        }
        if let Some(timer) = &tile.timer {
            say!("            Since {}, {} min. {}", timer.started, timer.elapsed / 60, timer.said);
        } else if let Some(start) = tile.start.as_ref().filter(|start| !start.reason.is_empty()) {
            say!("            {}", start.reason);
        }
    }
    view.notices.iter().for_each(|notice| say!("{notice}"));
    say!("{}", view.evidence);
    Ok(())
}

fn board(cli: &Cli) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let board = tracker.board(&PriceQuery { episode: episode(&tracker, None)? })?;
    if cli.json {
        return print_json(&board);
    }
    say!("{}\n{}\n", board.title, board.about);
    for step in &board.steps {
        say!("{}: {}", step.name, step.now);
        say!("  {}", step.how);
        say!("  {} {}", step.done, step.next);
    }
    say!("\n{}", board.avoid_title);
    for avoid in &board.avoid {
        say!("  {}. {} ({})", avoid.what, avoid.why, avoid.sources.join(", "));
    }
    say!("\n{}", board.help_title);
    board.help.iter().for_each(|line| say!("  {line}"));
    say!("\n{}", board.closing);
    Ok(())
}

fn print_board(cli: &Cli, file: &Path, paper: Paper) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let board = tracker.board_sheet(&PriceQuery { episode: episode(&tracker, None)? })?;
    let pdf = hamstrong_report::pdf(&board, paper)?;
    report(cli, &tracker.save_report(&pdf, file)?, "Saved")
}
