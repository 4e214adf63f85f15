//! The icon in the tray, with its menu. It says nothing about the athlete.

use tauri::menu::{Menu, MenuBuilder, MenuEvent};
use tauri::tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Wry};

use crate::{quick, window};

const ID: &str = "hamstrong";
const LOG: &str = "tray.log";
const OPEN: &str = "tray.open";
const QUIT: &str = "tray.quit";

/// Shows the icon, if it is not there yet.
///
/// # Errors
/// In words: the desktop has no tray.
pub fn show(app: &AppHandle) -> Result<(), String> {
    if is_shown(app) {
        return Ok(());
    }
    built(app).map(drop).map_err(|_| "This desktop has no tray to show an icon in.".to_owned())
}

pub fn hide(app: &AppHandle) {
    drop(app.remove_tray_by_id(ID));
}

pub fn is_shown(app: &AppHandle) -> bool {
    app.tray_by_id(ID).is_some()
}

fn built(app: &AppHandle) -> tauri::Result<TrayIcon> {
    let mut tray = TrayIconBuilder::with_id(ID)
        .tooltip("Hamstrong")
        .menu(&menu(app)?)
        .show_menu_on_left_click(false)
        .on_menu_event(|app, event| chosen(app, &event))
        .on_tray_icon_event(|tray, event| clicked(tray, &event));
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.build(app)
}

fn menu(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    MenuBuilder::new(app)
        .text(LOG, "Log pain now")
        .text(OPEN, "Open Hamstrong")
        .separator()
        .text(QUIT, "Quit Hamstrong")
        .build()
}

fn chosen(app: &AppHandle, event: &MenuEvent) {
    match event.id().as_ref() {
        LOG => quick::open(app),
        OPEN => window::focus(app),
        QUIT => app.exit(0),
        _ => {}
    }
}

fn clicked(tray: &TrayIcon, event: &TrayIconEvent) {
    if let TrayIconEvent::Click { button: MouseButton::Left, button_state: MouseButtonState::Up, .. } = event
    {
        quick::open(tray.app_handle());
    }
}
