//! The page (`ui/`): its packages and its build, done again only when something changed.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::process::{Outcome, Problem, npm, run};
use crate::root;

/// Sources of the page, as seen from `ui/`.
const SOURCES: &[&str] = &[
    "src",
    "public",
    "index.html",
    "package.json",
    "package-lock.json",
    "svelte.config.js",
    "tsconfig.json",
    "vite.config.ts",
    "../assets/fonts",
    "../assets/locales",
];

/// `npm ci`, unless the packages of this very lock file are there.
///
/// # Errors
/// npm failed.
pub fn install() -> Outcome {
    let ui = root::root().join("ui");
    let lock = fs::read(ui.join("package-lock.json"))
        .map_err(|error| Problem::new(format!("cannot read ui/package-lock.json: {error}")))?;
    // The stamp is a copy of the lock file: contents do not lie, modification times of a checkout do. npm empties
    // node_modules first, so a stamp is there only after an installation that came to its end.
    let stamp = ui.join("node_modules/.hamstrong-installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run(&mut npm(&["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, lock)
        .map_err(|error| Problem::new(format!("cannot write {}: {error}", stamp.display())))
}

/// Builds the page if a source is newer than what was built.
///
/// # Errors
/// The build failed.
pub fn build() -> Outcome {
    let ui = root::root().join("ui");
    if !stale(modified(&ui.join("dist/index.html")), newest_source(&ui)) {
        return Ok(());
    }
    run(&mut npm(&["run", "build"]))
}

/// Not built, or built before the newest source.
fn stale(built: Option<SystemTime>, source: Option<SystemTime>) -> bool {
    built.is_none_or(|built| source.is_some_and(|source| source >= built))
}

fn newest_source(ui: &Path) -> Option<SystemTime> {
    SOURCES.iter().filter_map(|name| newest(&ui.join(name))).max()
}

/// The newest modification in a file or folder. A folder's own time counts: it tells of deleted files.
fn newest(path: &Path) -> Option<SystemTime> {
    let inside = fs::read_dir(path).ok().into_iter().flatten().flatten();
    inside.filter_map(|entry| newest(&entry.path())).chain(modified(path)).max()
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|meta| meta.modified()).ok()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn a_page_is_built_when_missing_or_older_than_a_source() {
        assert!(stale(None, Some(at(1))) && stale(None, None));
        assert!(stale(Some(at(5)), Some(at(6))) && stale(Some(at(5)), Some(at(5))));
        assert!(!stale(Some(at(6)), Some(at(5))) && !stale(Some(at(6)), None));
    }

    #[test]
    fn a_deleted_file_makes_its_folder_newer() {
        let dir = std::env::temp_dir().join(format!("hamstrong-xtask-{}", std::process::id()));
        fs::create_dir_all(dir.join("inner")).unwrap();
        fs::write(dir.join("inner/a"), "a").unwrap();
        let old = at(1);
        for path in ["inner/a", "inner", "."] {
            fs::File::open(dir.join(path)).unwrap().set_modified(old).unwrap();
        }
        assert_eq!(newest(&dir), Some(old));
        fs::remove_file(dir.join("inner/a")).unwrap();
        assert!(newest(&dir) > Some(old));
        fs::remove_dir_all(&dir).unwrap();
    }
}
