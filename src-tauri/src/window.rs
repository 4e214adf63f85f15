//! The one window. It shows our own page and goes nowhere: navigation, new windows and downloads are refused
//! here, because a content policy alone does not stop them.
//!
//! The feature `weakened-window` leaves all of that out. It is the control of the tests of the closed window, which
//! must fail on it, and does not compile into a release.

use std::time::Duration;

#[cfg(not(feature = "weakened-window"))]
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Runtime, Url, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use crate::paths::Places;

const LABEL: &str = "main";
/// A page that has not painted by then is shown as it is, with a word about graphics.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the window, hidden until the page has painted.
pub fn open<R: Runtime>(app: &AppHandle<R>, places: &Places) -> tauri::Result<()> {
    let window = closed(WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into())))
        .title("Hamstrong")
        .inner_size(1280.0, 800.0)
        .min_inner_size(320.0, 480.0)
        .visible(false)
        .data_directory(places.webview())
        .build()?;
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        if !window.is_visible().unwrap_or(true) {
            let _ = window.show();
            app.dialog()
                .message(
                    "The page has not appeared yet. If the window stays blank, close Hamstrong and start it with \
                     --safe-graphics. Your journal is safe.",
                )
                .kind(MessageDialogKind::Warning)
                .show(|_| {});
        }
    });
    Ok(())
}

/// Where all that the page asks of a network is sent: a port that nobody can listen on. Without it, a click on a link
/// makes WebKit connect before the navigation is refused. Our own page does not come over the network.
#[cfg(all(target_os = "linux", not(feature = "weakened-window")))]
const NOWHERE: &str = "http://127.0.0.1:0";

/// Closes every way out of the page.
#[cfg(not(feature = "weakened-window"))]
fn closed<R: Runtime, M: Manager<R>>(
    window: WebviewWindowBuilder<'_, R, M>,
) -> WebviewWindowBuilder<'_, R, M> {
    #[cfg(target_os = "linux")]
    let window = match NOWHERE.parse() {
        Ok(nowhere) => window.proxy_url(nowhere),
        Err(_) => window,
    };
    window.on_navigation(is_our_page).on_new_window(|_, _| NewWindowResponse::Deny).on_download(|_, _| false)
}

#[cfg(feature = "weakened-window")]
fn closed<W>(window: W) -> W {
    window
}

/// Shows the window once its page has painted.
pub fn show<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(LABEL) {
        if crate::autostart::by_the_system() {
            let _ = window.minimize();
        }
        let _ = window.show();
    }
}

/// Brings the window to the front: a second start ends here.
pub fn focus<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

#[cfg_attr(feature = "weakened-window", allow(dead_code, reason = "the control asks nobody"))]
fn is_our_page(url: &Url) -> bool {
    matches!(
        (url.scheme(), url.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    )
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
        assert!(ours.iter().all(|u| is_our_page(&u.parse().unwrap())));
        for other in others {
            assert!(!is_our_page(&other.parse().unwrap()), "{other}");
        }
    }
}
