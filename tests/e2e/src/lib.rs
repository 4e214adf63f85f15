//! The real window on a screen of its own, driven as a person would: by keys, and read by roles and names.
//!
//! Each [`App`] has its own X server, window manager, D-Bus session, home and data folder, so that tests run side by
//! side and never touch the developer's journal. WebKitWebDriver is spoken to directly; it starts the app itself.
//! [`Tab`] is the same page in Chromium, which can do what WebKit's driver cannot: forced colours, a zoom, the tree that
//! assistive technology reads.
//! There is no sleep that a condition could replace: everything waits for what it needs, up to [`PATIENCE`].

#![cfg(target_os = "linux")]

mod access;
mod app;
mod browser;
mod cdp;
mod dialog;
mod fits;
mod focus;
mod heard;
mod keys;
mod notified;
mod page;
mod picture;
mod processes;
mod profile;
mod screen;
mod served;
mod tray;
mod walk;

use std::error::Error;
use std::future::Future;
use std::time::{Duration, Instant};

pub use app::{App, Start};
pub use browser::{Look, Tab};
pub use focus::Focus;
pub use notified::{Notified, Shown};
pub use page::Page;
pub use processes::Group;
pub use profile::Profile;
pub use screen::Screen;
pub use served::Served;
pub use tray::{Icon, Tray};
pub use walk::Scene;

/// Why a step of a test could not be done, in words.
pub type Failure = Box<dyn Error + Send + Sync>;
pub type Outcome<T = ()> = Result<T, Failure>;

/// The longest that anything may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(45);
const GLANCE: Duration = Duration::from_millis(25);

/// Waits for an answer of the driver, which gives none while the page is stuck.
async fn answer<T, E: Into<Failure>>(what: &str, asked: impl Future<Output = Result<T, E>>) -> Outcome<T> {
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(answer) => answer.map_err(|error| format!("{what}: {}", error.into()).into()),
        Err(_) => Err(format!("{what}: no answer within {} s", PATIENCE.as_secs()).into()),
    }
}

/// Looks again and again until there is something.
///
/// # Errors
/// Nothing within [`PATIENCE`]; `what` says what was waited for.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Outcome<Option<T>>) -> Outcome<T> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        if Instant::now() > deadline {
            return Err(format!("waited {} s in vain for {what}", PATIENCE.as_secs()).into());
        }
        tokio::time::sleep(GLANCE).await;
    }
}
