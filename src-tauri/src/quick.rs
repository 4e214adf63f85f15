//! The small window for one number. It is made when it is asked for and gone when it is done, so it never shows an
//! older day.

use tauri::{AppHandle, Emitter, Manager, WebviewUrl, WebviewWindowBuilder};

use crate::paths::Places;
use crate::window::{self, closed};

pub const LABEL: &str = "quick";
/// The one page it may show.
const PAGE: &str = "quick.html";

/// Opens the small window, or brings it to the front.
pub fn open(app: &AppHandle) {
    if app.get_webview_window(LABEL).is_some() {
        return show(app);
    }
    let app = app.clone();
    // Some systems cannot make a window within the event that asked for it.
    std::thread::spawn(move || {
        if let Err(problem) = build(&app) {
            eprintln!("The quick window could not be opened: {problem}");
        }
    });
}

fn build(app: &AppHandle) -> tauri::Result<()> {
    let window = closed(WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App(PAGE.into())), PAGE)
        .title("Quick log")
        .inner_size(720.0, 368.0)
        .min_inner_size(280.0, 160.0)
        .center()
        .always_on_top(true)
        .skip_taskbar(true)
        .visible(false)
        .data_directory(app.state::<Places>().webview())
        .build()?;
    window::show_at_last(window, |_| {});
    Ok(())
}

/// Shows it once its page has painted, and gives it the keyboard.
pub fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// It is done.
pub fn close(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.destroy();
    }
}

/// Tells the main window that there is something new; it asks for it itself.
pub fn tell_main(app: &AppHandle) {
    let _ = app.emit_to(window::LABEL, "changed", ());
}
