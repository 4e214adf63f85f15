//! Deleting everything: the typed word, the system's own question, the journal at once, and what the window itself
//! writes after the window is gone.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::keeping::DeleteEverything;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

use crate::paths::{Places, window_state};
use crate::state::AppState;

/// What has to be typed. The page shows it; it is not translated, so that nobody types it by habit.
const WORD: &str = "delete";

/// Everything was deleted, and the rest goes when the window is gone.
#[derive(Debug, Default)]
pub struct Erasure(AtomicBool);

/// Asks once more in a dialog of the system, then deletes and ends the app.
///
/// # Errors
/// Another word than the one asked for, a file that cannot be deleted; a "no" is no error and changes nothing.
pub fn ask_and_erase(app: &AppHandle, input: &DeleteEverything) -> Result<(), ApiError> {
    if input.word.trim() != WORD {
        return Err(ApiError::field("word", format!("Type “{WORD}” to go on.")));
    }
    let also = if input.backups { " and its backups" } else { "" };
    if sure(app, &format!("Delete your journal{also} from this computer? This cannot be undone.")) {
        erase(app, input.backups)?;
        app.exit(0);
    }
    Ok(())
}

/// Asks in a dialog of the system. Closing it is a "no": it is taken for the second button, which therefore keeps.
fn sure(app: &AppHandle, question: &str) -> bool {
    let asked = app.dialog().message(question).title("Delete everything").kind(MessageDialogKind::Warning);
    let buttons = MessageDialogButtons::OkCancelCustom("Delete".to_owned(), "Keep".to_owned());
    asked.buttons(buttons).blocking_show()
}

fn erase(app: &AppHandle, backups: bool) -> Result<(), ApiError> {
    let (state, places) = (app.state::<AppState>(), app.state::<Places>());
    state.turn_to(&places.journal)?;
    let (folder, id) = state.with(|tracker| Ok((tracker.backup_folder()?, tracker.journal_id()?)))?;
    state.close(true);
    let copies = backups.then_some((folder.as_path(), id.as_str()));
    let done = hamstrong_core::erase(&places.journal, copies)
        .and_then(|_| hamstrong_core::erase(&places.sample(), None));
    if let Err(problem) = done {
        state.close(false);
        let text = format!("Not everything could be deleted: {problem} Try again.");
        return Err(ApiError::new(ErrorCode::Failed, text));
    }
    app.state::<Erasure>().0.store(true, Ordering::SeqCst);
    Ok(())
}

/// Called when the window is gone: deletes what it left, if everything was to go.
pub fn finish(app: &AppHandle) {
    if !app.state::<Erasure>().0.load(Ordering::SeqCst) {
        return;
    }
    let places = app.state::<Places>();
    let _ = fs::remove_dir_all(places.webview());
    let _ = fs::remove_file(places.start_note());
    let _ = crate::autostart::set(false);
    // Folders go only when nothing of somebody else's is in them.
    let _ = fs::remove_dir(&places.data);
    if let Some(file) = window_state(app) {
        let _ = fs::remove_file(&file);
        let _ = file.parent().map(fs::remove_dir);
    }
}
