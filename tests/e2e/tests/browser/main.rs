//! The page in Chromium, over the server for development. Names are claims; each test has a journal of its own.

#![cfg(all(test, target_os = "linux"))]

mod access;
mod daily;
mod fits;
mod heard;
mod hostile;
