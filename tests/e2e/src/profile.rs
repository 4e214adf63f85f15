//! One athlete's computer: a home and a data folder that exist for one test.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use crate::Outcome;

#[derive(Debug)]
pub struct Profile {
    folder: TempDir,
    dark: bool,
    watched: bool,
}

impl Profile {
    /// Nothing is there yet: the app will meet this athlete for the first time.
    ///
    /// # Errors
    /// The folders cannot be made.
    pub fn new() -> Outcome<Self> {
        let folder = tempfile::Builder::new().prefix("hamstrong-").tempdir()?;
        for name in ["data", "home", "saved", "run"] {
            fs::create_dir(folder.path().join(name))?;
        }
        Ok(Self { folder, dark: false, watched: false })
    }

    /// Eight weeks of sample data.
    ///
    /// # Errors
    /// The command line cannot make them.
    pub fn demo() -> Outcome<Self> {
        let profile = Self::new()?;
        profile.cli(&["demo"])?;
        Ok(profile)
    }

    /// The desktop asks for dark colours.
    #[must_use]
    pub fn dark(mut self) -> Self {
        self.dark = true;
        self
    }

    pub(crate) fn is_dark(&self) -> bool {
        self.dark
    }

    /// Every connection that the app or its web processes try to make is written down.
    #[must_use]
    pub fn watched(mut self) -> Self {
        self.watched = true;
        self
    }

    pub(crate) fn is_watched(&self) -> bool {
        self.watched
    }

    pub(crate) fn watch_file(&self) -> PathBuf {
        self.folder.path().join("connections")
    }

    /// Every try, as strace wrote it down.
    ///
    /// # Errors
    /// Nothing was written down: the profile is not watched, or no app ran.
    pub fn connections(&self) -> Outcome<String> {
        Ok(fs::read_to_string(self.watch_file())?)
    }

    /// The tries that went to another computer, or could have.
    ///
    /// # Errors
    /// Nothing was written down.
    pub fn connections_out(&self) -> Outcome<Vec<String>> {
        let all = self.connections()?;
        let network = all.lines().filter(|line| line.contains("sa_family=AF_INET"));
        let loopback = ["inet_addr(\"127.", "\"::1\"", "\"::ffff:127."];
        Ok(network
            .filter(|line| !loopback.iter().any(|near| line.contains(near)))
            .map(str::to_owned)
            .collect())
    }

    /// Every socket that was opened, as strace wrote it down.
    ///
    /// # Errors
    /// Nothing was written down.
    pub fn sockets(&self) -> Outcome<Vec<String>> {
        Ok(self.connections()?.lines().filter(|line| line.contains(" socket(")).map(str::to_owned).collect())
    }

    /// Where the app keeps its files.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn journal(&self) -> PathBuf {
        self.data().join("journal.hamstrong")
    }

    /// Where this athlete saves files.
    pub fn saved(&self) -> PathBuf {
        self.folder.path().join("saved")
    }

    /// Where the system keeps things about this athlete.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub(crate) fn runtime(&self) -> PathBuf {
        self.folder.path().join("run")
    }

    /// What tells this profile's processes from all others.
    pub(crate) fn mark(&self) -> String {
        format!("HAMSTRONG_DATA_DIR={}", self.data().display())
    }

    /// The command line on this journal; what it prints.
    ///
    /// # Errors
    /// It fails; the words are its own.
    pub fn cli(&self, args: &[&str]) -> Outcome<String> {
        let mut command = Command::new(program("hamstrong-cli", "HAMSTRONG_CLI")?);
        let output = command.arg("--journal").arg(self.journal()).args(args).output()?;
        if output.status.success() {
            return Ok(String::from_utf8(output.stdout)?);
        }
        Err(format!("hamstrong-cli {args:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
    }
}

/// Tests lie one folder deeper than programs.
fn beside_us(name: &str) -> Outcome<PathBuf> {
    let exe = std::env::current_exe()?;
    let mut folders = exe.ancestors().skip(1);
    let found = folders.by_ref().take(2).map(|folder| folder.join(name)).find(|file| file.is_file());
    Ok(found.unwrap_or_else(|| exe.with_file_name(name)))
}

/// The app to test: `HAMSTRONG_APP`, or what cargo built beside these tests.
///
/// # Errors
/// It was not built.
pub fn app_program() -> Outcome<PathBuf> {
    program("hamstrong", "HAMSTRONG_APP")
}

/// The server for development: `HAMSTRONG_SERVE`, or what cargo built beside these tests.
pub(crate) fn server_program() -> Outcome<PathBuf> {
    program("hamstrong-serve", "HAMSTRONG_SERVE")
}

fn program(name: &str, variable: &str) -> Outcome<PathBuf> {
    let program = match std::env::var_os(variable) {
        Some(path) => PathBuf::from(path),
        None => beside_us(name)?,
    };
    if program.is_file() {
        return Ok(fs::canonicalize(program)?);
    }
    Err(format!("{} is not there: `cargo build --workspace` makes it, or set {variable}", program.display())
        .into())
}
