//! The main window, and how every window is closed in. It shows its own page and goes nowhere: navigation, new windows
//! and downloads are refused here, because a content policy alone does not stop them.
//!
//! The feature `weakened-window` leaves all of that out. It is the control of the tests of the closed window, which
//! must fail on it, and does not compile into a release.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

#[cfg(not(feature = "weakened-window"))]
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use crate::paths::Places;

pub const LABEL: &str = "main";
/// The one page it may show.
const PAGE: &str = "index.html";
/// A page that has not painted by then is shown as it is.
const PATIENCE: Duration = Duration::from_secs(10);

/// The window was not shown yet.
static FIRST: AtomicBool = AtomicBool::new(true);

/// Opens the window, hidden until the page has painted.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    let window = closed(WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App(PAGE.into())), PAGE)
        .title("Hamstrong")
        .inner_size(1280.0, 800.0)
        .min_inner_size(320.0, 480.0)
        .visible(false)
        .data_directory(app.state::<Places>().webview())
        .build()?;
    show_at_last(window, |app| {
        app.dialog()
            .message(
                "The page has not appeared yet. If the window stays blank, close Hamstrong and start it with \
                 --safe-graphics. Your journal is safe.",
            )
            .kind(MessageDialogKind::Warning)
            .show(|_| {});
    });
    Ok(())
}

/// Shows a window whose page did not paint in time, with a word about it.
pub fn show_at_last(window: WebviewWindow, word: impl FnOnce(&AppHandle) + Send + 'static) {
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        if !window.is_visible().unwrap_or(true) {
            let _ = window.show();
            word(window.app_handle());
        }
    });
}

/// Where all that the page asks of a network is sent: a port that nobody can listen on. Without it, a click on a link
/// makes WebKit connect before the navigation is refused. Our own page does not come over the network.
#[cfg(all(target_os = "linux", not(feature = "weakened-window")))]
const NOWHERE: &str = "http://127.0.0.1:0";

/// Closes every way out of the page.
#[cfg(not(feature = "weakened-window"))]
pub fn closed<'a, R: Runtime, M: Manager<R>>(
    window: WebviewWindowBuilder<'a, R, M>,
    page: &'static str,
) -> WebviewWindowBuilder<'a, R, M> {
    #[cfg(target_os = "linux")]
    let window = match NOWHERE.parse() {
        Ok(nowhere) => window.proxy_url(nowhere),
        Err(_) => window,
    };
    window
        .on_navigation(move |url| is_our_page(url, page))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
}

#[cfg(feature = "weakened-window")]
pub fn closed<W>(window: W, _: &'static str) -> W {
    window
}

/// Shows the window once its page has painted.
pub fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window that is opened again later was asked for by the athlete.
        if crate::autostart::by_the_system() && FIRST.swap(false, Ordering::SeqCst) {
            let _ = window.minimize();
        }
        let _ = window.show();
    }
}

/// Brings the window to the front, or opens it again.
pub fn focus(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
        return;
    }
    let app = app.clone();
    // Some systems cannot make a window within the event that asked for it.
    std::thread::spawn(move || {
        if let Err(problem) = open(&app) {
            eprintln!("The window could not be opened: {problem}");
        }
    });
}

#[cfg_attr(feature = "weakened-window", allow(dead_code, reason = "the control asks nobody"))]
fn is_our_page(url: &Url, page: &str) -> bool {
    let ours = matches!(
        (url.scheme(), url.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    );
    let shown = url.path().trim_start_matches('/');
    ours && (shown == page || (shown.is_empty() && page == PAGE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_page_may_be_shown() {
        let ours = ["tauri://localhost/", "tauri://localhost/index.html#/x", "http://tauri.localhost/"];
        let others = [
            "https://example.com/?d=secret",
            "http://localhost:5173/",
            "file:///etc/passwd",
            "data:text/html,x",
            "tauri://example.com/",
            "https://tauri.localhost.example.com/",
            "about:blank",
        ];
        assert!(ours.iter().all(|u| is_our_page(&u.parse().unwrap(), PAGE)));
        for other in others {
            assert!(!is_our_page(&other.parse().unwrap(), PAGE), "{other}");
        }
    }

    #[test]
    fn each_window_keeps_to_its_own_page() {
        let quick: Url = "tauri://localhost/quick.html".parse().unwrap();
        let main: Url = "tauri://localhost/".parse().unwrap();
        assert!(is_our_page(&quick, "quick.html") && !is_our_page(&quick, PAGE));
        assert!(!is_our_page(&main, "quick.html"));
    }
}
