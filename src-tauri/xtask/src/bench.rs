//! `cargo xtask bench`: the optimised programs on a large journal, beside the sqlite3 shell.

use crate::cli::BenchOptions;
use crate::process::{Outcome, cargo, run};
use crate::setup::system::{self, For};
use crate::{program, root};

/// # Errors
/// The sqlite3 shell is missing, the build failed, or something could not be measured. Never a slow machine.
pub fn bench(options: &BenchOptions) -> Outcome {
    system::ensure(options.yes, For::Bench)?;
    run(&mut cargo(&["build", "--locked", "--release", "--package", "hamstrong-bench"]))?;
    let mut bench = program::built("hamstrong-bench", true);
    run(bench.arg("--out").arg(root::target().join("bench.json")).args(&options.sizes))
}
