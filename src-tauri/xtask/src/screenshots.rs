//! `cargo xtask screenshots`: what the athlete sees, on pictures to look at.

use crate::process::{Outcome, cargo, run};
use crate::{page, program, setup};

/// # Errors
/// Something could not be installed or built, or a place is not reached.
pub fn screenshots(args: &[String]) -> Outcome {
    setup::prepare(false, true)?;
    page::build()?;
    program::build(false)?;
    run(cargo(&["run", "--locked", "--package", "hamstrong-e2e", "--bin", "screenshots", "--"]).args(args))
}
