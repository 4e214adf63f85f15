//! The two programs, built together.

use std::path::PathBuf;
use std::process::Command;

use crate::process::{Outcome, cargo, run};
use crate::root;

/// Everything but the tests of the window: their async client would change the features of what lies under Tauri,
/// and Tauri would be compiled twice.
pub const WITHOUT_WINDOW: [&str; 3] = ["--workspace", "--exclude", "hamstrong-e2e"];

/// Builds the app and the command line, always in one go: each choice of packages has its own choice of features,
/// and with it its own copy of half the tree.
///
/// # Errors
/// The build failed.
pub fn build(release: bool) -> Outcome {
    let mut command = cargo(&["build", "--locked"]);
    command.args(WITHOUT_WINDOW);
    if release {
        command.arg("--release");
    }
    run(&mut command)
}

/// A program that [`build`] made.
pub fn built(name: &str, release: bool) -> Command {
    let profile = if release { "release" } else { "debug" };
    let mut file: PathBuf = root::target().join(profile).join(name);
    file.set_extension(std::env::consts::EXE_EXTENSION);
    Command::new(file)
}
