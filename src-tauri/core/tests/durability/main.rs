//! What happens to a journal when the machine does not play along: `kill -9`, a power cut, a full disk, a damaged
//! write-ahead log. Each claim has a control that shows the test would notice the fault.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests: what does not hold ends the test")]
#![allow(
    clippy::pedantic,
    reason = "a test says one thing plainly; these lints are about code that is called"
)]

mod damage;
#[cfg(target_os = "linux")]
mod disk;
#[cfg(target_os = "linux")]
mod full_disk;
mod kill;
mod logger;
#[cfg(target_os = "linux")]
mod power_cut;
#[cfg(target_os = "linux")]
mod recording;
#[path = "../flows/support.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod support;
#[cfg(target_os = "linux")]
mod syncs;
mod training;
