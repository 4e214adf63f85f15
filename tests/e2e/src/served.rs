//! The page as a browser gets it: the server for development, on one profile's journal.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::processes::mortal;
use crate::profile::server_program;
use crate::{Group, Outcome, Profile};

/// A running server; it ends with this value.
#[derive(Debug)]
pub struct Served {
    address: String,
    _server: Group,
}

impl Served {
    /// # Errors
    /// It was not built, or does not start.
    pub fn start(profile: &Profile) -> Outcome<Self> {
        Self::with(profile, &[])
    }

    /// The same at a moment that stays, such as `2026-06-12T19:42:00+02:00`, in Berlin.
    ///
    /// # Errors
    /// As [`Served::start`].
    pub fn start_at(profile: &Profile, moment: &str) -> Outcome<Self> {
        Self::with(profile, &["--now", moment, "--zone", "Europe/Berlin"])
    }

    fn with(profile: &Profile, more: &[&str]) -> Outcome<Self> {
        let mut server = mortal(server_program()?.to_str().ok_or("a path that cannot be typed")?);
        server.arg("--journal").arg(profile.journal()).args(more).env_remove("HAMSTRONG_JOURNAL");
        let mut server = Group::start(server.stdout(Stdio::piped()))?;
        let output = server.child().stdout.take().ok_or("the server has no output")?;
        for line in BufReader::new(output).lines() {
            if let Some(address) = line?.trim().strip_prefix("http://") {
                return Ok(Self { address: format!("http://{address}"), _server: server });
            }
        }
        Err("the server ended before it had an address".into())
    }

    /// The address that lets one browser in, once.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Where its page is, for whoever was let in.
    pub fn origin(&self) -> &str {
        self.address.split("/?").next().unwrap_or_default()
    }
}
