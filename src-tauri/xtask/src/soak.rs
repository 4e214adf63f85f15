//! Long runs and outside judgement: more cases than a working day allows, and files of cases by others.

use crate::process::{Outcome, cargo, run};
use crate::program::WITHOUT_WINDOW;
use crate::{controls, page, setup};

/// Read by the tests; each has a small value of its own for everyday runs.
const CASES: &[(&str, &str)] = &[
    ("PROPTEST_CASES", "20000"),
    ("HAMSTRONG_CASES", "20000"),
    // kill -9 while entries are written through the façade
    ("HAMSTRONG_KILLS", "5000"),
    // power cuts replayed from a recorded run
    ("HAMSTRONG_CUTS", "4000"),
    // kill -9 of the whole app after it said "Saved"
    ("HAMSTRONG_WINDOW_KILLS", "500"),
];

/// # Errors
/// A test failed.
pub fn soak() -> Outcome {
    setup::prepare(false, true)?;
    page::build()?;
    let cases = CASES.iter().copied();
    run(cargo(&["test"]).args(WITHOUT_WINDOW).envs(cases.clone()))?;
    run(cargo(&["test", "--package", "hamstrong-e2e"]).envs(cases))?;
    controls::controls()
}

/// # Errors
/// A case in the file is judged otherwise by the rules.
pub fn conformance(args: &[String]) -> Outcome {
    // The rules alone: no page, no web view, no Node.
    run(cargo(&["run", "--quiet", "--package", "hamstrong-cli", "--", "conformance"]).args(args))
}
