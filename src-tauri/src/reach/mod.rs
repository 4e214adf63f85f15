//! How the small window is reached: a key of the whole desktop, an icon in the tray, a command. What the athlete
//! chose, and what this desktop makes of it.

mod desktop;
mod hot_key;
mod tray;

use std::sync::{Mutex, MutexGuard, PoisonError};

use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::quick::{QuickChoice, QuickChoices, QuickSetup, Trays};
use tauri::{AppHandle, Manager};

use crate::paths::Places;
use crate::state::AppState;

/// What is in force now.
#[derive(Debug, Default)]
pub struct Reach(Mutex<InForce>);

#[derive(Debug, Default)]
struct InForce {
    /// None until the athlete's own journal could be read.
    choices: Option<QuickChoices>,
    /// Why the chosen key does not work.
    fault: Option<String>,
}

impl Reach {
    fn now(&self) -> MutexGuard<'_, InForce> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts the choices of the last time into force, beside the start of the window.
pub fn begin(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || drop(read(&app)));
}

/// The choices with what becomes of them here.
///
/// # Errors
/// The journal cannot be read.
pub fn setup(app: &AppHandle) -> Result<QuickSetup, ApiError> {
    let choices = read(app)?;
    let fault = app.state::<Reach>().now().fault.clone();
    Ok(QuickSetup {
        hot_key: choices.hot_key.map(|key| key.in_words()),
        hot_keys: desktop::hot_keys(),
        hot_key_fault: fault,
        tray: choices.tray,
        trays: desktop::trays(),
        keep_running: choices.keep_running,
        command: desktop::command(app),
        own: is_own(app),
    })
}

/// Tries a choice on the desktop, keeps it, and answers with all of them.
///
/// # Errors
/// The desktop refuses, said about the field; the journal cannot keep it, and the desktop is as before.
pub fn choose(app: &AppHandle, choice: &QuickChoice) -> Result<QuickSetup, ApiError> {
    if !is_own(app) {
        let words = "Your own journal keeps this choice. Go back to it first.";
        return Err(ApiError::new(ErrorCode::Failed, words));
    }
    let before = read(app)?;
    let wanted = before.with(choice)?;
    let done = try_out(app, &wanted, choice)
        .and_then(|()| app.state::<AppState>().with(|tracker| tracker.keep_quick_choices(&wanted)));
    if let Err(refused) = done {
        put_in_force(app, &before);
        return Err(refused);
    }
    app.state::<Reach>().now().choices = Some(wanted);
    setup(app)
}

/// The program goes on in the tray when its last window is closed.
pub fn stays(app: &AppHandle) -> bool {
    let chosen = app.state::<Reach>().now().choices.as_ref().is_some_and(|c| c.keep_running);
    // An icon that nobody can see any more is no way back.
    chosen && tray::is_shown(app) && desktop::trays() == Trays::Work
}

/// What is chosen, in force; read from the journal the first time that it can be.
fn read(app: &AppHandle) -> Result<QuickChoices, ApiError> {
    if let Some(known) = app.state::<Reach>().now().choices.clone() {
        return Ok(known);
    }
    if !is_own(app) {
        return Ok(QuickChoices::default());
    }
    let choices = app.state::<AppState>().with(|tracker| tracker.quick_choices())?;
    put_in_force(app, &choices);
    app.state::<Reach>().now().choices = Some(choices.clone());
    Ok(choices)
}

fn try_out(app: &AppHandle, wanted: &QuickChoices, choice: &QuickChoice) -> Result<(), ApiError> {
    match choice {
        QuickChoice::HotKey(_) => {
            hot_key::set(app, wanted.hot_key.as_ref()).map_err(|words| ApiError::field("hot_key", words))?;
            app.state::<Reach>().now().fault = None;
            Ok(())
        }
        QuickChoice::Tray(true) => tray::show(app).map_err(|words| ApiError::field("tray", words)),
        QuickChoice::Tray(false) => {
            tray::hide(app);
            Ok(())
        }
        QuickChoice::KeepRunning(true) if !tray::is_shown(app) => {
            Err(ApiError::field("keep_running", "Show the icon in the tray first: it is the way back."))
        }
        QuickChoice::KeepRunning(_) => Ok(()),
    }
}

/// As far as the desktop lets it; a key that is refused is told in Settings, where it is chosen.
fn put_in_force(app: &AppHandle, choices: &QuickChoices) {
    let fault = hot_key::set(app, choices.hot_key.as_ref()).err();
    app.state::<Reach>().now().fault = fault;
    if choices.tray {
        let _ = tray::show(app);
    } else {
        tray::hide(app);
    }
}

fn is_own(app: &AppHandle) -> bool {
    app.state::<AppState>().path() == app.state::<Places>().journal
}
