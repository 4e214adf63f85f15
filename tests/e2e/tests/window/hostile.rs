//! If something foreign ever ran in the page: it cannot leave, reach out, write files, or call what is not on the
//! list. All probes point at a listener on this computer, never at a public host.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use hamstrong_e2e::{App, Outcome, Page, Profile, until};
use serde_json::{Value, json};

use crate::doing::{injured, on_today, rate};

/// Each is tried in the page with `url`, a place that nothing of ours speaks to.
const WAYS_OUT: [&str; 14] = [
    "location.href = url",
    "location.assign(url)",
    "location.replace(url)",
    "open(url)",
    "const a = document.createElement('a'); a.href = url; document.body.append(a); a.click()",
    "const a = document.createElement('a'); a.href = 'data:text/plain,secret'; a.download = 'stolen.txt'; document.body.append(a); a.click()",
    "const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=' + url; document.head.append(m)",
    "const f = document.createElement('form'); f.action = url; document.body.append(f); f.submit()",
    "const i = document.createElement('iframe'); i.src = url; document.body.append(i)",
    "const i = new Image(); i.src = url; document.body.append(i)",
    "const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = url; document.head.append(l)",
    "await fetch(url)",
    "new WebSocket(url.replace('http', 'ws'))",
    "navigator.sendBeacon(url, 'secret')",
];

/// Somebody who waits outside, and writes down what is sent.
struct Outside {
    address: SocketAddr,
    hearing: JoinHandle<Vec<String>>,
}

const LAST: &str = "the last word";

impl Outside {
    fn open() -> Outcome<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        Ok(Self { address: listener.local_addr()?, hearing: spawn(move || hear(&listener)) })
    }

    /// Everything sent. Connections are taken in their order, so all others came before our own.
    fn heard(self) -> Outcome<Vec<String>> {
        TcpStream::connect(self.address)?.write_all(LAST.as_bytes())?;
        self.hearing.join().map_err(|_| "the listener failed".into())
    }
}

/// A click on a link makes WebKit open a connection before the navigation is refused; nothing is sent over it, and
/// a connection without a word does not count.
fn hear(listener: &TcpListener) -> Vec<String> {
    let mut heard = Vec::new();
    for mut stream in listener.incoming().flatten() {
        let mut said = [0; 256];
        let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
        let length = stream.read(&mut said).unwrap_or_default();
        match String::from_utf8_lossy(&said[..length]).into_owned() {
            words if words == LAST => break,
            words if words.is_empty() => {}
            words => heard.push(words),
        }
    }
    heard
}

#[tokio::test]
async fn a_hostile_script_can_neither_leave_the_page_nor_reach_out() -> Outcome {
    let outside = Outside::open()?;
    let url = format!("http://{}/?d=secret", outside.address);
    let profile = injured()?;
    let app = on_today(&profile).await?;
    let violations = app.violations().await?.len();
    for way in WAYS_OUT {
        // Most are refused by an exception, some in silence.
        let _ = app.does(&format!("const [url] = values; {way}"), vec![json!(url)]).await;
        assert_eq!(app.place().await?, "today", "still our page after: {way}");
    }
    until("the policy's reports", async || {
        Ok((app.violations().await?.len() >= violations + 4).then_some(()))
    })
    .await?;
    assert_eq!(outside.heard()?, Vec::<String>::new());
    rate(&app, "Walking on the flat", "2").await?;
    assert!(!profile.data().join("stolen.txt").exists() && !std::path::Path::new("stolen.txt").exists());
    Ok(())
}

#[tokio::test]
async fn a_hostile_script_cannot_make_markup_or_code() -> Outcome {
    let profile = injured()?;
    let app = on_today(&profile).await?;
    let ways = [
        "document.body.innerHTML = '<img src=x onerror=\"window.stolen = 1\">'",
        "document.write('<script>window.stolen = 1</scr' + 'ipt>')",
        "eval('window.stolen = 1')",
        "new Function('window.stolen = 1')()",
        "setTimeout('window.stolen = 1', 0)",
        "const s = document.createElement('script'); s.textContent = 'window.stolen = 1'; document.body.append(s)",
        "trustedTypes.createPolicy('mine', { createHTML: (html) => html })",
    ];
    for way in ways {
        assert!(app.does(way, vec![]).await.is_err(), "refused: {way}");
    }
    assert_eq!(app.ask("window.stolen ?? null", vec![]).await?, Value::Null);
    app.comes_to("today").await
}

async fn call(page: &Page, command: &str, input: Value) -> Outcome<Value> {
    let body =
        "const [command, input] = values; return await window.__TAURI_INTERNALS__.invoke(command, input);";
    page.does(body, vec![json!(command), input]).await
}

#[tokio::test]
async fn only_the_commands_of_the_list_can_be_called() -> Outcome {
    let profile = injured()?;
    let app = on_today(&profile).await?;
    call(&app, "overview", json!({ "input": {} })).await?;
    let forbidden = [
        "plugin:app|version",
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:event|emit",
        "plugin:fs|write_file",
        "plugin:opener|open_path",
        "plugin:opener|open_url",
        "plugin:path|resolve_directory",
        "plugin:resources|close",
        "plugin:shell|execute",
        "plugin:webview|create_webview_window",
        "plugin:window|close",
        "plugin:window|set_title",
        "plugin:window-state|save_window_state",
        "no_such_command",
    ];
    for command in forbidden {
        let answer = call(&app, command, json!({})).await;
        let words = answer.map(|value| value.to_string()).map_err(|error| error.to_string());
        let refused = words.as_ref().is_err_and(|w| w.contains("not allowed") || w.contains("not found"));
        assert!(refused, "{command}: {words:?}");
    }
    Ok(())
}

#[tokio::test]
async fn the_app_speaks_to_no_other_computer() -> Outcome {
    let profile = Profile::demo()?.watched();
    let mut app = App::start(&profile).await?;
    app.comes_to("today").await?;
    rate(&app, "Walking on the flat", "2").await?;
    for place in app.places().await? {
        app.go(&place).await?;
        app.comes_to_rest().await?;
    }
    app.close().await?;
    assert_eq!(profile.connections_out()?, Vec::<String>::new());
    assert!(
        profile.connections()?.contains("sa_family=AF_UNIX"),
        "the watch is blind: the app speaks to its screen"
    );
    Ok(())
}
