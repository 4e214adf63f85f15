//! One key of the whole desktop, which opens the small window.

use std::sync::mpsc;

use hamstrong_core::api::quick::{HotKey, HotKeys};
use tauri::{AppHandle, Manager, Wry};
use tauri_plugin_global_shortcut::{Builder, GlobalShortcut, GlobalShortcutExt, ShortcutState};

use super::desktop;
use crate::quick;

const FORBIDDEN: &str = "This desktop lets no program ask for such a key.";

/// Listens for this key and for no other; without one, for nothing.
///
/// # Errors
/// In words: the desktop keeps such keys to itself, or somebody else has this one.
pub fn set(app: &AppHandle, key: Option<&HotKey>) -> Result<(), String> {
    if is_listening(app) {
        let _ = app.global_shortcut().unregister_all();
    }
    let Some(key) = key else { return Ok(()) };
    if desktop::hot_keys() != HotKeys::Work {
        return Err(FORBIDDEN.to_owned());
    }
    listen(app).map_err(|_| FORBIDDEN.to_owned())?;
    let taken =
        format!("{} is taken by the desktop or by another program. Choose another key.", key.in_words());
    app.global_shortcut().register(key.to_string().as_str()).map_err(|_| taken)
}

fn is_listening(app: &AppHandle) -> bool {
    app.try_state::<GlobalShortcut<Wry>>().is_some()
}

/// Begins only with the first key: listening wakes the processor now and then. Keys are asked for on the main thread,
/// since a Mac takes them nowhere else.
fn listen(app: &AppHandle) -> tauri::Result<()> {
    if is_listening(app) {
        return Ok(());
    }
    let (done, answer) = mpsc::channel();
    let here = app.clone();
    app.run_on_main_thread(move || {
        let pressed = |app: &AppHandle, _: &_, event: tauri_plugin_global_shortcut::ShortcutEvent| {
            if event.state == ShortcutState::Pressed {
                quick::open(app);
            }
        };
        let _ = done.send(here.plugin(Builder::new().with_handler(pressed).build()));
    })?;
    answer.recv().unwrap_or(Err(tauri::Error::FailedToReceiveMessage))
}
