//! The real window. Names are claims; each test is one athlete on a computer of its own.

#![cfg(all(test, target_os = "linux"))]

mod access;
mod calls;
mod doing;
mod first_use;
mod hostile;
mod keeping;
mod quick;
mod reaching;
mod reminders;
mod repeat_day;
mod report;
mod silence;
mod timers;
mod training;
mod trouble;
