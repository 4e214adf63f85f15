//! What an athlete does, on a real file in a temporary folder.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]
#![allow(
    clippy::pedantic,
    reason = "a test says one thing plainly; these lints are about code that is called"
)]

mod adherence;
mod backups;
mod calls;
mod daily;
mod demo;
mod eight_weeks;
mod exchange;
mod exercises;
mod history;
mod injuries;
mod journal;
mod kept;
mod long;
mod massage;
mod photos;
mod pictures;
mod price;
mod quick;
mod readiness;
mod reminder_year;
mod reminders;
mod report;
mod rolling;
mod round_trip;
mod self_tests;
mod settings;
mod support;
mod time;
mod training;
