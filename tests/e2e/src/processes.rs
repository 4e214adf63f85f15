//! Processes that a test starts, and their end: whatever happens, nothing is left behind.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::Outcome;

/// A program with all that it starts, as one process group that ends with this value.
///
/// A helper left alone would hold the pipes of the test open, and whoever reads them would wait for ever.
#[derive(Debug)]
pub struct Group {
    child: Child,
}

impl Group {
    /// # Errors
    /// The program cannot be started.
    pub fn start(command: &mut Command) -> Outcome<Self> {
        let started = command.process_group(0).spawn();
        let program = command.get_program().display();
        Ok(Self { child: started.map_err(|error| format!("cannot start {program}: {error}"))? })
    }

    /// Its first process.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let _ =
            kill_process_group(pid(self.child.id()).unwrap_or(Pid::from_child(&self.child)), Signal::KILL);
        let _ = self.child.wait();
    }
}

/// A program that ends with the test also when the test is ended from outside, and no destructor runs.
pub(crate) fn mortal(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", program]);
    command
}

/// Running processes that carry `variable` (`NAME=value`) in their environment: whatever was started for one
/// profile, also what left its process group.
pub(crate) fn carrying(variable: &str) -> Vec<u32> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    let ids = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter(|id| carries(*id, variable)).collect()
}

fn carries(id: u32, variable: &str) -> bool {
    let environment = fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
    environment.split(|byte| *byte == 0).any(|entry| entry == variable.as_bytes())
}

/// Whether a process runs this program.
pub(crate) fn runs(id: u32, program: &Path) -> bool {
    fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|exe| exe == program)
}

/// As `kill -9`.
pub(crate) fn kill(id: u32) {
    if let Some(pid) = pid(id) {
        let _ = kill_process(pid, Signal::KILL);
    }
}

fn pid(id: u32) -> Option<Pid> {
    i32::try_from(id).ok().and_then(Pid::from_raw)
}
