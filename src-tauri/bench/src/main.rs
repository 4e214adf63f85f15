//! How much processor time and memory the journal costs, beside the `sqlite3` shell doing the same on the same file
//! in the same run. Ratios of processor time (user and system): milliseconds of one machine say little about another,
//! and nothing fails on them. `docs/BENCHMARKS.md` says what each side does.

#![cfg(unix)]

mod measure;
mod ours;
mod stage;
mod table;
mod tasks;
mod theirs;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub type Failure = Box<dyn std::error::Error>;
pub type Outcome<T = ()> = Result<T, Failure>;

/// Measures Hamstrong beside the sqlite3 shell.
#[derive(Debug, Parser)]
struct Bench {
    #[command(subcommand)]
    command: Option<Command>,
    /// Rows (wordings) of the journal that is measured.
    #[arg(long, default_value_t = 100_000)]
    rows: u64,
    /// Runs of each side; medians are reported, with the lowest and highest ratio.
    #[arg(long, default_value_t = 5)]
    runs: u32,
    /// Where the numbers go as JSON.
    #[arg(long, default_value = "target/bench.json")]
    out: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// One side of one task, in a process of its own.
    #[command(hide = true)]
    Do {
        what: ours::What,
        journal: PathBuf,
        /// Another file that the task reads or writes.
        other: PathBuf,
        /// How often; small tasks are repeated so that starting the program does not count.
        times: u32,
    },
}

fn main() -> Outcome {
    let bench = Bench::parse();
    match &bench.command {
        Some(Command::Do { what, journal, other, times }) => ours::perform(*what, journal, other, *times),
        None => {
            let stage = stage::Stage::set(bench.rows)?;
            let results = tasks::run_all(&stage, bench.runs)?;
            table::show(&stage, &results, &bench.out)
        }
    }
}
