//! What the pain chart promises, read back from the drawing itself.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what broke by panicking"
)]

mod claims;
mod drawn;
mod golden;
mod pictures;
mod properties;
mod samples;
