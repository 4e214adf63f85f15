//! `cargo xtask icons`: one drawing, every size. Tauri's own renderer does it, fetched for the occasion; nothing
//! else in the project needs it.

use std::fs;
use std::process::Command;

use crate::process::{Outcome, Problem, run};
use crate::root;
use crate::setup::node;

const TAURI_CLI: &str = "@tauri-apps/cli@2.12.5";

/// What a desktop bundle uses; the renderer also makes files for phones and the Windows store.
const KEPT: &[&str] = &["32x32.png", "128x128.png", "128x128@2x.png", "icon.png", "icon.ico", "icon.icns"];

/// # Errors
/// The renderer could not be fetched or failed.
pub fn icons() -> Outcome {
    node::check()?;
    let made = root::target().join("icons");
    let mut renderer = Command::new(if cfg!(windows) { "npx.cmd" } else { "npx" });
    renderer.args(["--yes", TAURI_CLI, "icon", "assets/icon.svg", "--output"]).arg(&made);
    run(renderer.current_dir(root::root()))?;
    for name in KEPT {
        let to = root::root().join("assets/icons").join(name);
        fs::copy(made.join(name), &to)
            .map_err(|error| Problem::new(format!("cannot write {}: {error}", to.display())))?;
    }
    Ok(())
}
