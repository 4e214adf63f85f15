//! Reports as they leave the program: whole journals in, pages and PDF files out.

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

mod board;
mod files;
mod hostile;
mod layout;
mod preview;
mod sheet;
mod support;
