//! Starting with the system, if the athlete chose that. On Linux a file of the XDG Autostart specification 0.5; elsewhere
//! what the crate auto-launch does, which was not tried.

use hamstrong_core::api::error::{ApiError, ErrorCode};

pub use desktop::{is_on, place, set};

/// What the system starts the app with: its window is minimised then, so that nothing opens by itself.
pub const MINIMISED: &str = "--minimised";

/// The system started the app, not the athlete.
pub fn by_the_system() -> bool {
    std::env::args_os().any(|argument| argument == MINIMISED)
}

fn refused(why: &impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorCode::Failed, format!("Starting with the system could not be arranged: {why}."))
}

#[cfg(target_os = "linux")]
mod desktop {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{ApiError, MINIMISED, refused};

    const NAME: &str = "org.hamstrong.Hamstrong.desktop";

    /// The file that arranges it.
    pub fn place() -> Option<PathBuf> {
        let named = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let config = named("XDG_CONFIG_HOME").or_else(|| named("HOME").map(|home| home.join(".config")))?;
        Some(config.join("autostart").join(NAME))
    }

    /// Nothing where there is no place for it.
    pub fn is_on() -> Option<bool> {
        place().map(|file| file.is_file())
    }

    /// # Errors
    /// The folder cannot be written.
    pub fn set(on: bool) -> Result<(), ApiError> {
        let file = place().ok_or_else(|| refused(&"there is no home folder"))?;
        if !on {
            return match fs::remove_file(&file) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(refused(&error)),
                _ => Ok(()),
            };
        }
        let program = match std::env::var_os("APPIMAGE") {
            Some(image) => PathBuf::from(image),
            None => std::env::current_exe().map_err(|error| refused(&error))?,
        };
        let folder = file.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(folder).and_then(|()| fs::write(&file, entry(&program))).map_err(|e| refused(&e))
    }

    fn entry(program: &Path) -> String {
        format!(
            "[Desktop Entry]\nType=Application\nName=Hamstrong\nComment=Reminders of the recovery log\n\
             Exec={} {MINIMISED}\nTerminal=false\nX-GNOME-Autostart-enabled=true\n",
            quoted(&program.to_string_lossy())
        )
    }

    /// An argument as the Desktop Entry specification wants it: quoted, and escaped once more as a string.
    fn quoted(argument: &str) -> String {
        let mut text = String::from("\"");
        for c in argument.chars() {
            match c {
                '"' | '`' | '$' => text.extend(['\\', '\\', c]),
                '\\' => text.push_str("\\\\\\\\"),
                '%' => text.push_str("%%"),
                other => text.push(other),
            }
        }
        text.push('"');
        text
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_path_with_blanks_and_signs_is_one_argument() {
            assert_eq!(quoted("/opt/my app/ham%strong"), "\"/opt/my app/ham%%strong\"");
            assert_eq!(quoted("/a$b"), "\"/a\\\\$b\"");
            let entry = entry(Path::new("/usr/bin/hamstrong"));
            assert!(entry.contains("Exec=\"/usr/bin/hamstrong\" --minimised\n"), "{entry}");
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod desktop {
    use std::path::PathBuf;

    use auto_launch::{AutoLaunch, AutoLaunchBuilder};

    use super::{ApiError, MINIMISED, refused};

    fn launch() -> Result<AutoLaunch, ApiError> {
        let program = std::env::current_exe().map_err(|error| refused(&error))?;
        let mut builder = AutoLaunchBuilder::new();
        builder.set_app_name("Hamstrong").set_app_path(&program.to_string_lossy()).set_args(&[MINIMISED]);
        builder.build().map_err(|error| refused(&error))
    }

    /// The system keeps it where it likes.
    pub fn place() -> Option<PathBuf> {
        None
    }

    /// Nothing where the system does not say.
    pub fn is_on() -> Option<bool> {
        launch().ok()?.is_enabled().ok()
    }

    /// # Errors
    /// The system refuses.
    pub fn set(on: bool) -> Result<(), ApiError> {
        let launch = launch()?;
        let done = if on { launch.enable() } else { launch.disable() };
        if !on && launch.is_enabled().ok() == Some(false) {
            return Ok(());
        }
        done.map_err(|error| refused(&error))
    }
}
