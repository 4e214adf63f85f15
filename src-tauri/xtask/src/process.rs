//! Other programs: found, started, waited for.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::root;

/// Why a task ended, in words for whoever typed it.
#[derive(Debug)]
pub struct Problem(String);

impl Problem {
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

pub type Outcome<T = ()> = Result<T, Problem>;

/// Cargo, the one that started this program, in the root of the repository.
pub fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args).current_dir(root::root());
    command
}

/// npm in the folder of the page.
pub fn npm(args: &[&str]) -> Command {
    // On Windows npm is a batch file, which is not found without its ending.
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(args).current_dir(root::root().join("ui"));
    command
}

/// Runs to the end, showing what it does.
///
/// # Errors
/// It did not start or did not succeed.
pub fn run(command: &mut Command) -> Outcome {
    println!("$ {}", shown(command));
    let status = command.status().map_err(|error| {
        Problem::new(format!("cannot start {}: {error}", command.get_program().display()))
    })?;
    if status.success() {
        return Ok(());
    }
    Err(Problem::new(format!("`{}` failed ({status})", shown(command))))
}

/// What it prints, or nothing if it is not there or fails.
pub fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether it ends well; nothing is shown.
pub fn succeeds(program: &str, args: &[&str]) -> bool {
    output_of(Command::new(program).args(args)).is_some()
}

/// Where a program lies on the PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(program)).find(|file| is_program(file))
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file() || file.with_extension("exe").is_file()
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_without_the_folder_of_its_program() {
        let mut command = Command::new("/opt/rust/bin/cargo");
        command.args(["build", "--locked"]);
        assert_eq!(shown(&command), "cargo build --locked");
    }

    #[test]
    fn a_program_that_does_not_exist_is_not_on_the_path() {
        assert!(on_path("no-such-program-of-hamstrong").is_none());
        assert!(!succeeds("no-such-program-of-hamstrong", &[]));
    }
}
