//! The tasks, and both sides of each run in turn.

use serde::Serialize;

use crate::Outcome;
use crate::measure::{Cost, cost};
use crate::ours::What;
use crate::stage::{Stage, clear};
use crate::theirs;

/// The goal of every ratio.
pub const GOAL: f64 = 0.6;

/// What came of one task; seconds are of one repetition.
#[derive(Debug, Serialize)]
pub struct Measured {
    pub name: &'static str,
    pub ours: f64,
    pub theirs: f64,
    /// Ours divided by theirs: the median of the runs, the lowest and the highest.
    pub ratio: f64,
    pub lowest: f64,
    pub highest: f64,
    /// The most memory held at once, in MiB.
    pub our_peak: f64,
    pub their_peak: f64,
}

struct Task {
    name: &'static str,
    what: What,
    word: &'static str,
    times: u32,
    script: String,
}

/// Runs everything.
pub fn run_all(stage: &Stage, runs: u32) -> Outcome<Vec<Measured>> {
    let task = |name, what, word, times, script| Task { name, what, word, times, script };
    let tasks = [
        task("open and first query", What::Open, "open", 1000, theirs::open(stage, 1000)),
        task("overview of today", What::Overview, "overview", 20, theirs::overview(stage, 20)),
        task("chart of a year", What::Year, "year", 20, theirs::year(stage, 20)),
        task("CSV export", What::CsvOut, "csv-out", 1, theirs::csv_out(stage)?),
        task("JSON export", What::JsonOut, "json-out", 1, theirs::json_out(stage)?),
        task("JSON import", What::JsonIn, "json-in", 1, theirs::json_in(stage)?),
    ];
    tasks.iter().map(|task| measured(stage, task, runs)).collect()
}

fn measured(stage: &Stage, task: &Task, runs: u32) -> Outcome<Measured> {
    let script = stage.file("script.sql");
    std::fs::write(&script, &task.script)?;
    let reads = format!(".read {}", script.display());
    let theirs: Vec<String> = ["sqlite3", "-bail", ":memory:", &reads].map(str::to_owned).into();
    let mut pairs: Vec<(Cost, Cost)> = Vec::new();
    for _ in 0..runs.max(1) {
        let fresh = [stage.file("ours.hamstrong"), stage.file("theirs.hamstrong")];
        for path in &fresh {
            clear(path);
        }
        pairs.push((cost(&ours(stage, task)?)?, cost(&theirs)?));
    }
    let mut ratios: Vec<f64> = pairs.iter().map(|(a, b)| a.cpu / b.cpu.max(1e-6)).collect();
    ratios.sort_by(f64::total_cmp);
    let times = f64::from(task.times);
    let most = |peak: &dyn Fn(&(Cost, Cost)) -> f64| pairs.iter().map(peak).fold(0.0, f64::max);
    Ok(Measured {
        name: task.name,
        ours: median(pairs.iter().map(|(a, _)| a.cpu)) / times,
        theirs: median(pairs.iter().map(|(_, b)| b.cpu)) / times,
        ratio: ratios[ratios.len() / 2],
        lowest: ratios[0],
        highest: ratios[ratios.len() - 1],
        our_peak: most(&|(a, _)| a.peak),
        their_peak: most(&|(_, b)| b.peak),
    })
}

fn ours(stage: &Stage, task: &Task) -> Outcome<Vec<String>> {
    let (journal, other) = match task.what {
        What::JsonIn => (stage.file("ours.hamstrong"), stage.json()),
        _ => (stage.journal(), stage.file("ours.out")),
    };
    let me = std::env::current_exe()?.display().to_string();
    let (journal, other) = (journal.display().to_string(), other.display().to_string());
    Ok(vec![me, "do".to_owned(), task.word.to_owned(), journal, other, task.times.to_string()])
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
