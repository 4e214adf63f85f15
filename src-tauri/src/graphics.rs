//! Blank windows on Linux: some drivers cannot do what WebKit asks for. The switches that help are set before
//! anything starts, and only where they help.

use std::path::{Path, PathBuf};

use crate::paths::Places;

const DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Sets the switches for this start: after `--safe-graphics`, with an NVIDIA driver, or when the last start
/// never painted. A value the user set, also `0`, stays.
pub fn prepare() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let safe = std::env::args_os().any(|a| a == "--safe-graphics");
    let nvidia = Path::new("/proc/driver/nvidia").exists();
    if (safe || nvidia || last_start_stayed_blank()) && std::env::var_os(DMABUF).is_none() {
        set(DMABUF);
    }
    if safe {
        set("WEBKIT_DISABLE_COMPOSITING_MODE");
    }
}

#[expect(unsafe_code, reason = "called from main before any other thread exists")]
fn set(name: &str) {
    // SAFETY: no other thread reads or writes the environment yet.
    unsafe { std::env::set_var(name, "1") };
}

/// Notes that a start is under way.
pub fn starting(places: &Places) {
    let _ = std::fs::write(note(&places.data), "");
}

/// Notes that the page has painted.
pub fn painted(places: &Places) {
    let _ = std::fs::remove_file(note(&places.data));
}

fn note(data: &Path) -> PathBuf {
    data.join("starting")
}

fn last_start_stayed_blank() -> bool {
    // The same place as `Places`, found without Tauri, which must not run yet.
    let named = std::env::var_os("HAMSTRONG_DATA_DIR").map(PathBuf::from);
    let usual = std::env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share")))
        .map(|base| base.join("org.hamstrong.Hamstrong"));
    named.or(usual).is_some_and(|data| note(&data).exists())
}
