//! A screen that nobody looks at: an X server of its own with a window manager, without which no dialog is ever
//! given the focus.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::processes::mortal;
use crate::{Group, Outcome, until};

const AGAIN: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub struct Screen {
    display: String,
    _manager: Group,
    _server: Group,
}

impl Screen {
    /// # Errors
    /// Xvfb or openbox is missing (`cargo xtask test` installs them) or does not start.
    pub fn start(home: &Path) -> Outcome<Self> {
        let mut server = mortal("Xvfb");
        server.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp", "-noreset"]);
        let mut server = Group::start(server.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let output = server.child().stdout.take().ok_or("Xvfb has no output")?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        let number = number.trim();
        if number.is_empty() {
            return Err("Xvfb ended before it had a display".into());
        }
        let display = format!(":{number}");
        let mut manager = mortal("openbox");
        manager.arg("--sm-disable").env("DISPLAY", &display).env("HOME", home);
        let manager = Group::start(manager.stdout(Stdio::null()).stderr(Stdio::null()))?;
        Ok(Self { display, _manager: manager, _server: server })
    }

    pub fn display(&self) -> &str {
        &self.display
    }

    /// Lets xdotool act on this screen; what it prints, or nothing if it found nothing.
    ///
    /// # Errors
    /// xdotool is missing.
    pub fn xdotool(&self, args: &[&str]) -> Outcome<Option<String>> {
        let output = Command::new("xdotool").args(args).env("DISPLAY", &self.display).output()?;
        Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned()))
    }

    /// The newest visible window whose title matches.
    ///
    /// # Errors
    /// xdotool is missing.
    pub fn window(&self, title: &str) -> Outcome<Option<String>> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", title])?;
        Ok(found.and_then(|ids| ids.lines().last().map(str::to_owned)))
    }

    /// Gives a window the keyboard.
    ///
    /// # Errors
    /// The window manager does not.
    pub async fn focus(&self, window: &str) -> Outcome {
        until("a window to have the focus", async || {
            self.xdotool(&["windowactivate", window])?;
            let active = self.xdotool(&["getactivewindow"])?;
            Ok(active.filter(|id| id == window).map(|_| ()))
        })
        .await
    }

    /// Presses a key in a window until something is done, again each second: on a busy screen the window manager
    /// may look away, and a dialog may take the first Enter for a choice among its proposals.
    ///
    /// # Errors
    /// It is never done.
    pub async fn press_until(
        &self,
        window: &str,
        key: &str,
        what: &str,
        mut done: impl AsyncFnMut() -> Outcome<Option<()>>,
    ) -> Outcome {
        let mut pressed: Option<Instant> = None;
        until(what, async || {
            if let Some(done) = done().await? {
                return Ok(Some(done));
            }
            let active = self.xdotool(&["getactivewindow"])?;
            if active.is_some_and(|id| id == window) && pressed.is_none_or(|at| at.elapsed() > AGAIN) {
                self.xdotool(&["key", "--clearmodifiers", key])?;
                pressed = Some(Instant::now());
            }
            Ok(None)
        })
        .await
    }
}
