//! Hamstrong from a terminal: the same journal and the same façade as the app.

#![allow(
    clippy::doc_markdown,
    reason = "doc comments are the help text here, and words are typed as they stand"
)]

/// Prints a line. Whoever reads may stop reading (`| head`); that is no failure.
macro_rules! say {
    ($($part:tt)*) => {{
        use std::io::Write as _;
        if writeln!(std::io::stdout(), $($part)*).is_err() {
            std::process::exit(0);
        }
    }};
}

mod args;
mod clock;
mod data;
mod exercises;
mod keep;
mod log;
mod massage;
mod own;
mod photo;
mod price;
mod ready;
mod remind;
mod show;
mod train;

use std::process::ExitCode;

use clap::Parser;
use hamstrong_core::api::error::{ApiError, ErrorCode};

use args::{Cli, Command};

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hamstrong-cli: {}", error.message);
            for field in &error.fields {
                eprintln!("  {}: {}", field.field, field.message);
            }
            ExitCode::from(code_of(error.code))
        }
    }
}

fn run(cli: &Cli) -> Result<(), ApiError> {
    match &cli.command {
        Command::Init(args) => data::init(cli, args),
        Command::Log(what) => log::log(cli, what),
        Command::Remove { record } => log::remove(cli, *record),
        Command::Restore { record } => log::restore(cli, *record),
        Command::Day(args) => show::day(cli, args),
        Command::History(args) => show::history(cli, args),
        Command::Bin => show::bin(cli),
        Command::Undo => log::undo(cli),
        Command::Redo => log::redo(cli),
        Command::Export(args) => data::export(cli, args),
        Command::Import { file } => data::import(cli, file),
        Command::Verify => data::verify(cli),
        Command::Backup(args) => keep::backup(cli, args),
        Command::Injury(what) => keep::injury(cli, what),
        Command::Settings(what) => keep::settings(cli, what),
        Command::DeleteEverything(args) => keep::delete_everything(cli, args),
        Command::Demo(args) => data::demo(cli, args),
        Command::Status(args) => ready::status(cli, args),
        Command::Timeline => ready::timeline(cli),
        Command::Explain(args) => ready::explain(cli, args),
        Command::Price(what) => price::price(cli, what),
        Command::Massage(what) => massage::massage(cli, what),
        Command::Photo(what) => photo::photo(cli, what),
        Command::Plan => train::plan(cli),
        Command::Session(what) => train::session(cli, what),
        Command::Proposal(what) => train::proposal(cli, what),
        Command::Prescribe(what) => train::prescribe(cli, what),
        Command::Load => train::load(cli),
        Command::Exercises(what) => exercises::exercises(cli, what),
        Command::Remind(what) => remind::remind(cli, what),
        Command::Protocol(what) => ready::protocol(what),
        Command::Conformance(args) => ready::conformance(args),
    }
}

/// Exit codes, said in `--help`: 2 is what clap uses for a command line it cannot read.
fn code_of(code: ErrorCode) -> u8 {
    match code {
        ErrorCode::Failed => 1,
        ErrorCode::Invalid => 3,
        ErrorCode::NotFound => 4,
        ErrorCode::Unavailable => 5,
        ErrorCode::ReadOnly | ErrorCode::NotSaved => 6,
    }
}
