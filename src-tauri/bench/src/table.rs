//! The numbers as a table and as a file.

use std::path::Path;

use serde_json::json;

use crate::Outcome;
use crate::stage::Stage;
use crate::tasks::{GOAL, Measured};

/// Prints the table and writes the file.
pub fn show(stage: &Stage, results: &[Measured], out: &Path) -> Outcome {
    println!(
        "{} rows; made in {:.1} s of CPU with {:.0} MiB; sqlite3 {}\n",
        stage.rows, stage.made.cpu, stage.made.peak, stage.sqlite
    );
    println!(
        "| task | ours, ms CPU | sqlite3, ms CPU | ratio | lowest to highest | goal | our MiB | its MiB |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for m in results {
        let met = if m.ratio <= GOAL { "met" } else { "not met" };
        println!(
            "| {} | {:.2} | {:.2} | {:.2} | {:.2} to {:.2} | {GOAL}: {met} | {:.0} | {:.0} |",
            m.name,
            m.ours * 1000.0,
            m.theirs * 1000.0,
            m.ratio,
            m.lowest,
            m.highest,
            m.our_peak,
            m.their_peak
        );
    }
    let all = json!({ "rows": stage.rows, "sqlite3": stage.sqlite, "made": stage.made, "goal": GOAL, "tasks": results });
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(out, serde_json::to_string_pretty(&all)?)?;
    Ok(())
}
