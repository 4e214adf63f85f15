//! `cargo xtask run`: from a fresh clone to the open window.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::{RunOptions, ServeOptions};
use crate::process::{Outcome, Problem, run as run_command};
use crate::{page, program, root, serve, setup};

/// # Errors
/// Something could not be installed or built, or the app failed.
pub fn run(options: &RunOptions) -> Outcome {
    setup::prepare(options.yes, false)?;
    page::build()?;
    program::build(options.release)?;
    if !has_display() {
        println!("There is no display to open a window on, so the page is served to a browser instead.");
        return serve::start(&in_a_browser(options), options.release);
    }
    let demo = if options.demo { Some(demo_folder(options)?) } else { None };
    start(options, demo.as_deref())
}

/// The same wishes, as far as a browser can meet them.
fn in_a_browser(options: &RunOptions) -> ServeOptions {
    let named = options.app_args.iter().skip_while(|arg| *arg != "--journal").nth(1);
    ServeOptions { demo: options.demo, journal: named.cloned(), ..ServeOptions::default() }
}

fn start(options: &RunOptions, demo: Option<&Path>) -> Outcome {
    let mut app = program::built("hamstrong", options.release);
    if let Some(folder) = demo {
        // Its own data folder: sample data never comes near the athlete's files.
        app.env("HAMSTRONG_DATA_DIR", folder.join("data")).arg("--journal").arg(folder.join(JOURNAL));
    }
    app.args(&options.app_args);
    run_command(&mut app)
}

const JOURNAL: &str = "demo.journal";

/// Eight weeks of sample data, made anew each time.
fn demo_folder(options: &RunOptions) -> Outcome<PathBuf> {
    let folder = root::target().join("demo");
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(Problem::new(format!("cannot clear {}: {error}", folder.display())));
        }
        _ => {}
    }
    fs::create_dir_all(folder.join("data"))
        .map_err(|error| Problem::new(format!("cannot make {}: {error}", folder.display())))?;
    run_command(
        program::built("hamstrong-cli", options.release)
            .arg("--journal")
            .arg(folder.join(JOURNAL))
            .arg("demo"),
    )?;
    Ok(folder)
}

fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
