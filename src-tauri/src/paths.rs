//! Where things lie on this computer.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::keeping::{DataPlace, PlaceKind};
use hamstrong_core::{Journal, files_of};
use tauri::{AppHandle, Manager};

const JOURNAL: &str = "journal.hamstrong";

/// The folder of the app's own files, and the journal.
#[derive(Debug, Clone)]
pub struct Places {
    pub data: PathBuf,
    pub journal: PathBuf,
    /// It is the athlete's own journal in its usual place, and none that was named.
    pub usual: bool,
}

impl Places {
    /// The user's local data folder; `--journal FILE`, `HAMSTRONG_JOURNAL` and `HAMSTRONG_DATA_DIR` say otherwise.
    ///
    /// # Errors
    /// There is no such folder, and none can be made.
    pub fn of(identifier: &str) -> io::Result<Self> {
        let named = std::env::var_os("HAMSTRONG_DATA_DIR").map(PathBuf::from);
        let none = || io::Error::new(io::ErrorKind::NotFound, "this computer has no data folder");
        let usual = usual_data(identifier);
        let data = named.or_else(|| usual.clone()).ok_or_else(none)?;
        std::fs::create_dir_all(&data)?;
        make_private(&data)?;
        let asked = named_journal(std::env::args_os()).or_else(|| std::env::var_os("HAMSTRONG_JOURNAL"));
        let journal = asked.map_or_else(|| data.join(JOURNAL), PathBuf::from);
        let usual = usual.is_some_and(|folder| folder.join(JOURNAL) == journal);
        Ok(Self { data, journal, usual })
    }

    /// The sample journal that one looks around in.
    pub fn sample(&self) -> PathBuf {
        self.data.join("sample.hamstrong")
    }

    /// What the system's web view keeps for itself.
    pub fn webview(&self) -> PathBuf {
        self.data.join("webview")
    }

    /// There while a start is under way.
    pub fn start_note(&self) -> PathBuf {
        self.data.join("starting")
    }
}

/// The user's local data folder for this app, by the same rule as Tauri's own; it is asked for before there is an app.
fn usual_data(identifier: &str) -> Option<PathBuf> {
    dirs::data_local_dir().map(|folder| folder.join(identifier))
}

/// Where the size of the window is remembered.
pub fn window_state(app: &AppHandle) -> Option<PathBuf> {
    let folder = app.path().app_config_dir().ok()?;
    Some(folder.join(tauri_plugin_window_state::DEFAULT_FILENAME))
}

/// Every place where this app keeps something, with what is there now.
///
/// # Errors
/// A folder cannot be read.
pub fn data_places(app: &AppHandle, journal: &Journal) -> Result<Vec<DataPlace>, ApiError> {
    let places = app.state::<Places>();
    let (now, backups) = (journal.path(), journal.with(|tracker| tracker.backup_folder())?);
    let (earlier, current): (Vec<_>, Vec<_>) = files_of(&now)?.into_iter().partition(|f| is_earlier(f));
    let mut all = vec![
        place(PlaceKind::Journal, &now, &current),
        place(PlaceKind::Earlier, now.parent().unwrap_or(&now), &earlier),
        place(PlaceKind::Backups, &backups, &below(&backups)),
        place(PlaceKind::Sample, &places.sample(), &files_of(&places.sample())?),
        place(PlaceKind::Webview, &places.webview(), &below(&places.webview())),
        place(PlaceKind::Program, &places.start_note(), &[places.start_note()]),
    ];
    if let Some(file) = window_state(app) {
        all.push(place(PlaceKind::Window, &file, std::slice::from_ref(&file)));
    }
    if let Some(file) = crate::autostart::place() {
        all.push(place(PlaceKind::Autostart, &file, std::slice::from_ref(&file)));
    }
    Ok(all)
}

fn is_earlier(file: &Path) -> bool {
    let name = file.to_string_lossy();
    [".before-version-", ".damaged-", ".left-over-"].iter().any(|mark| name.contains(mark))
}

fn place(kind: PlaceKind, at: &Path, files: &[PathBuf]) -> DataPlace {
    let sizes: Vec<u64> = files.iter().filter_map(|f| std::fs::metadata(f).ok()).map(|m| m.len()).collect();
    DataPlace {
        kind,
        location: at.display().to_string(),
        files: u32::try_from(sizes.len()).unwrap_or(u32::MAX),
        bytes: sizes.iter().sum(),
    }
}

/// All files in a folder and the folders in it.
fn below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    paths.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

/// Another journal than the usual one is named.
pub fn journal_is_named() -> bool {
    let variables = ["HAMSTRONG_JOURNAL", "HAMSTRONG_DATA_DIR"];
    named_journal(std::env::args_os()).is_some()
        || variables.iter().any(|name| std::env::var_os(name).is_some())
}

fn named_journal(args: impl Iterator<Item = OsString>) -> Option<OsString> {
    let mut args = args.skip_while(|a| a != "--journal").skip(1);
    args.next()
}

fn make_private(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))?;
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_journal_named_on_the_command_line_is_taken() {
        let args = ["hamstrong", "--safe-graphics", "--journal", "a b.hamstrong"].map(OsString::from);
        assert_eq!(named_journal(args.into_iter()), Some("a b.hamstrong".into()));
        assert_eq!(named_journal(["hamstrong".into()].into_iter()), None);
    }
}
