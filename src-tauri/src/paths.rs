//! Where things lie on this computer.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager, Runtime};

/// The folder of the app's own files, and the journal.
#[derive(Debug, Clone)]
pub struct Places {
    pub data: PathBuf,
    pub journal: PathBuf,
}

impl Places {
    /// The user's local data folder; `--journal FILE`, `HAMSTRONG_JOURNAL` and `HAMSTRONG_DATA_DIR` say otherwise.
    pub fn of<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Self> {
        let data = match std::env::var_os("HAMSTRONG_DATA_DIR") {
            Some(folder) => PathBuf::from(folder),
            None => app.path().app_local_data_dir()?,
        };
        std::fs::create_dir_all(&data)?;
        make_private(&data)?;
        let asked = named_journal(std::env::args_os()).or_else(|| std::env::var_os("HAMSTRONG_JOURNAL"));
        let journal = asked.map_or_else(|| data.join("journal.hamstrong"), PathBuf::from);
        Ok(Self { data, journal })
    }
}

/// A journal is named on the command line.
pub fn journal_is_named() -> bool {
    named_journal(std::env::args_os()).is_some()
}

fn named_journal(args: impl Iterator<Item = OsString>) -> Option<OsString> {
    let mut args = args.skip_while(|a| a != "--journal").skip(1);
    args.next()
}

fn make_private(folder: &Path) -> std::io::Result<()> {
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
