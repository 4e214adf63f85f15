//! What this desktop can do, asked before it is tried.

use std::path::PathBuf;

use hamstrong_core::api::quick::{HotKeys, Trays};
use tauri::{AppHandle, Manager};

use crate::paths::Places;
use crate::single;

/// Wayland gives keys of the whole desktop to no program, and what an X server beside it hears is only half of them.
pub fn hot_keys() -> HotKeys {
    let says = |name: &str, value: Option<&str>| {
        std::env::var(name).is_ok_and(|found| value.map_or(!found.is_empty(), |value| found == value))
    };
    let wayland = says("WAYLAND_DISPLAY", None) || says("XDG_SESSION_TYPE", Some("wayland"));
    if cfg!(target_os = "linux") && wayland { HotKeys::Wayland } else { HotKeys::Work }
}

/// Somebody on the desktop's bus shows icons of programs. The other systems always have a place for them.
pub fn trays() -> Trays {
    #[cfg(target_os = "linux")]
    if !has_watcher().unwrap_or(false) {
        return Trays::Missing;
    }
    Trays::Work
}

#[cfg(target_os = "linux")]
fn has_watcher() -> zbus::Result<bool> {
    const WATCHER: &str = "org.kde.StatusNotifierWatcher";
    // A bus that does not answer must not hold a closing window up.
    let patience = std::time::Duration::from_secs(2);
    let bus = zbus::blocking::connection::Builder::session()?.method_timeout(patience).build()?;
    Ok(zbus::blocking::fdo::DBusProxy::new(&bus)?.name_has_owner(WATCHER.try_into()?)?)
}

/// What a desktop's own settings can bind to a key: it reaches the program that runs, or starts it.
pub fn command(app: &AppHandle) -> String {
    let program = std::env::var_os("APPIMAGE").map(PathBuf::from).or_else(|| std::env::current_exe().ok());
    let program = program.unwrap_or_else(|| PathBuf::from("hamstrong"));
    let mut words = vec![quoted(&program.display().to_string())];
    let places = app.state::<Places>();
    if !places.usual {
        words.extend(["--journal".to_owned(), quoted(&places.journal.display().to_string())]);
    }
    words.push(single::QUICK.to_owned());
    words.join(" ")
}

/// As a shell and a desktop's settings read one word.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+:\\".contains(c);
    if word.chars().all(plain) {
        return word.to_owned();
    }
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$").replace('`', "\\`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_one_word() {
        assert_eq!(quoted("/usr/bin/hamstrong"), "/usr/bin/hamstrong");
        assert_eq!(quoted("/home/athlete/a b/$x"), "\"/home/athlete/a b/\\$x\"");
    }
}
