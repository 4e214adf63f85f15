//! Where things lie.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    // Cargo sets the variable when it runs this program, so a repository that was moved is still found.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = here.filter(|dir| dir.ends_with("src-tauri/xtask"));
    let here = here.as_deref().unwrap_or(Path::new(env!("CARGO_MANIFEST_DIR")));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_root_is_where_the_app_is_configured() {
        assert!(super::root().join("tauri.conf.json").is_file());
    }
}
