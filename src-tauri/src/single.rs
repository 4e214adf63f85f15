//! One program for each journal. A second start hands over what it was asked for and ends.

use std::path::{Path, PathBuf};

use tauri::AppHandle;
use uuid::Uuid;

use crate::paths::{self, Places};
use crate::{quick, window};

/// Opens the small window alone.
pub const QUICK: &str = "--quick";

/// What a start is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Main,
    Quick,
}

impl Wanted {
    pub fn of(mut args: impl Iterator<Item = impl AsRef<str>>) -> Self {
        if args.any(|arg| arg.as_ref() == QUICK) { Self::Quick } else { Self::Main }
    }

    pub fn by_us() -> Self {
        Self::of(std::env::args_os().map(|arg| arg.to_string_lossy().into_owned()))
    }

    /// Shows it in the program that runs.
    pub fn show(self, app: &AppHandle) {
        match self {
            Self::Main => window::focus(app),
            Self::Quick => quick::open(app),
        }
    }
}

/// Tells the program that already has this journal what this start is for; `false` when there is none.
///
/// Asked before anything of the desktop is begun: a program that ends while its window system is still starting may crash
/// on its way out. What it sends is what the plugin of [`claim`] listens for; should that change, `claim` still finds
/// the other program, only later.
#[cfg(target_os = "linux")]
pub fn told_another(identifier: &str, places: &Places) -> bool {
    let id = name_of(identifier, places);
    let told = zbus::blocking::Connection::session().and_then(|bus| {
        let name = format!("{id}.SingleInstance");
        let path = format!("/{}", name.replace('.', "/").replace('-', "_"));
        let args: Vec<String> = std::env::args_os().map(|arg| arg.to_string_lossy().into_owned()).collect();
        let asked = (args, String::new());
        bus.call_method(Some(name), path, Some("org.SingleInstance.DBus"), "ExecuteCallback", &asked)
    });
    told.is_ok()
}

/// Elsewhere the plugin alone finds the other program.
#[cfg(not(target_os = "linux"))]
pub const fn told_another(_: &str, _: &Places) -> bool {
    false
}

/// Becomes the one program of this journal; when another became it a moment ago, tells that one and does not come back.
///
/// Only Linux can tell journals apart here. Elsewhere a journal that was named has a program of its own, and its lock
/// keeps two writers from one file.
///
/// # Errors
/// The other one runs and cannot be told.
pub fn claim(app: &AppHandle, places: &Places) -> tauri::Result<()> {
    if !cfg!(target_os = "linux") && paths::journal_is_named() {
        return Ok(());
    }
    let told = |app: &AppHandle, args: Vec<String>, _| Wanted::of(args.into_iter()).show(app);
    let id = name_of(&app.config().identifier, places);
    app.plugin(tauri_plugin_single_instance::Builder::new().callback(told).dbus_id(id).build())
}

/// The app's own name for the usual journal, and one for each other.
fn name_of(identifier: &str, places: &Places) -> String {
    if places.usual { identifier.to_owned() } else { bus_name(identifier, &places.journal) }
}

/// A name that every start on this journal finds, by whatever path it came.
fn bus_name(identifier: &str, journal: &Path) -> String {
    let folder = journal.parent().and_then(|folder| folder.canonicalize().ok());
    let named = folder.zip(journal.file_name()).map(|(folder, name)| folder.join(name));
    let path: PathBuf = named.or_else(|| std::path::absolute(journal).ok()).unwrap_or_else(|| journal.into());
    let id = Uuid::new_v5(&Uuid::NAMESPACE_URL, path.as_os_str().as_encoded_bytes());
    format!("{identifier}.j{}", id.simple())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_is_for_the_small_window_when_it_says_so() {
        assert_eq!(Wanted::of(["hamstrong", "--journal", "x", "--quick"].iter()), Wanted::Quick);
        assert_eq!(Wanted::of(["hamstrong"].iter()), Wanted::Main);
    }

    #[test]
    fn two_journals_have_two_names_and_two_ways_to_one_have_one() {
        let name = |path: &str| bus_name("org.example", Path::new(path));
        assert_ne!(name("/tmp/a.hamstrong"), name("/tmp/b.hamstrong"));
        assert_eq!(name("/tmp/a.hamstrong"), name("/tmp/../tmp/a.hamstrong"));
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '.';
        assert!(name("/tmp/Ä b.hamstrong").chars().all(allowed));
        assert!(name("/tmp/a.hamstrong").len() < 200);
    }
}
