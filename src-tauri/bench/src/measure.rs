//! What a program cost, as GNU `time` tells it: the system counts for a parent that waits, and the standard library
//! does not pass it on.

use std::process::{Command, Stdio};

use serde::Serialize;

use crate::Outcome;

/// The cost of one run.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Cost {
    /// User and system time of the program and everything it waited for, in seconds, to a hundredth.
    pub cpu: f64,
    /// The most memory that it held at once, in MiB.
    pub peak: f64,
}

/// Runs a program, whose output is not shown, and waits for it.
///
/// # Errors
/// It does not start or does not succeed; `time` is not there.
pub fn cost(program: &[String]) -> Outcome<Cost> {
    let mut timed = Command::new("time");
    timed.args(["-q", "-f", "cost %U %S %M"]).args(program).stdout(Stdio::null());
    let output = timed.output().map_err(|e| format!("GNU time cannot be started: {e}"))?;
    let words = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{} failed: {words}", program.join(" ")).into());
    }
    let line = words.lines().rev().find_map(|line| line.strip_prefix("cost ")).ok_or("time said nothing")?;
    let numbers = line.split(' ').map(str::parse).collect::<Result<Vec<f64>, _>>()?;
    match numbers.as_slice() {
        [user, system, kib] => Ok(Cost { cpu: user + system, peak: kib / 1024.0 }),
        _ => Err(format!("time said: {line}").into()),
    }
}
