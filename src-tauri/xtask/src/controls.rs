//! `cargo xtask controls`: a test that cannot fail proves nothing. The app is built without what closes its window,
//! and the tests of the closed window must fail on it, for the reason they are there for.

use std::fs;
use std::process::Command;

use crate::process::{Outcome, Problem, cargo, run};
use crate::program::WITHOUT_WINDOW;
use crate::{page, program, root, setup};

struct Control {
    /// A feature of the app that takes something away; it does not compile into a release.
    feature: &'static str,
    test: &'static str,
    /// What the test says when it fails for the right reason.
    reason: &'static str,
}

const CONTROLS: &[Control] = &[
    Control {
        feature: "weakened-window",
        test: "hostile::a_hostile_script_can_neither_leave_the_page_nor_reach_out",
        reason: "still our page after",
    },
    Control {
        feature: "weakened-commands",
        test: "calls::what_the_page_can_call_is_the_committed_list_byte_for_byte",
        reason: "unlisted",
    },
];

/// # Errors
/// A test passed on the app it must fail on, or failed for another reason.
pub fn controls() -> Outcome {
    setup::prepare(false, true)?;
    page::build()?;
    let folder = root::target().join("controls");
    fs::create_dir_all(&folder)
        .map_err(|e| Problem::new(format!("cannot make {}: {e}", folder.display())))?;
    let judged: Vec<Outcome> = CONTROLS.iter().map(|control| judge(control, &folder)).collect();
    // The app as it should be, for whoever starts it next.
    program::build(false)?;
    judged.into_iter().collect()
}

fn judge(control: &Control, folder: &std::path::Path) -> Outcome {
    let feature = format!("hamstrong/{}", control.feature);
    run(cargo(&["build", "--locked", "--features", &feature]).args(WITHOUT_WINDOW))?;
    let app = folder.join(control.feature);
    let built = root::target().join("debug/hamstrong");
    fs::copy(&built, &app).map_err(|e| Problem::new(format!("cannot copy {}: {e}", built.display())))?;
    let mut test = cargo(&["test", "--locked", "--package", "hamstrong-e2e", "--test", "window", "--"]);
    failed_rightly(control, test.args(["--exact", control.test]).env("HAMSTRONG_APP", &app))
}

fn failed_rightly(control: &Control, test: &mut Command) -> Outcome {
    let output = test.output().map_err(|e| Problem::new(format!("cannot start the test: {e}")))?;
    let words = String::from_utf8_lossy(&output.stdout);
    let failed = words.contains("test result: FAILED. 0 passed; 1 failed");
    let line = words.lines().find(|line| line.contains(control.reason));
    match (failed, line) {
        (true, Some(line)) => {
            println!("{}: {} fails as it must: {}", control.feature, control.test, line.trim());
            Ok(())
        }
        (true, None) => Err(Problem::new(format!("{} fails for another reason:\n{words}", control.test))),
        (false, _) => Err(Problem::new(format!("{} does not fail on {}", control.test, control.feature))),
    }
}
