//! `cargo xtask pace`: how long an athlete waits, in the real window of the optimised app.

use crate::process::{Outcome, cargo, run};
use crate::{page, program, setup};

/// # Errors
/// Something could not be installed or built, or a place is not reached. Never a slow machine.
pub fn pace(entries: Option<&str>) -> Outcome {
    setup::prepare(false, true)?;
    page::build()?;
    program::build(true)?;
    let mut measured = cargo(&["run", "--locked", "--package", "hamstrong-e2e", "--bin", "pace", "--"]);
    for (variable, name) in [("HAMSTRONG_APP", "hamstrong"), ("HAMSTRONG_CLI", "hamstrong-cli")] {
        measured.env(variable, program::built(name, true).get_program());
    }
    run(measured.args(entries))
}
