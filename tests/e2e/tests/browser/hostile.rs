//! Pages of other sites, in a browser that was let in: they reach nothing. What goes over the wire byte by byte is
//! tested beside the server itself.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread::spawn;

use hamstrong_e2e::{Look, Outcome, Profile, Scene, Served, Tab};
use serde_json::json;

/// Another site on this computer: for cookies it is the same site, which is the hardest case.
fn other_site() -> Outcome<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 2048]);
            let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 21\r\nConnection: close\r\n\r\n<title>Other</title>\n";
            let _ = stream.write_all(page.as_bytes());
        }
    });
    Ok(address)
}

#[tokio::test]
async fn a_used_address_lets_nobody_in_again() -> Outcome {
    let profile = Scene::Empty.profile()?;
    let served = Served::start(&profile)?;
    let tab = Tab::open(&served, Look::DESKTOP).await?;
    tab.comes_to("today").await?;
    drop(tab);
    let tab = Tab::blank(Look::DESKTOP).await?;
    tab.visit(served.address()).await?;
    tab.says("This address was used already").await?;
    tab.visit(served.origin()).await?;
    tab.says("Open the address that was printed at the start.").await?;
    tab.visit(&format!("{}/?token=0123", served.origin())).await?;
    tab.says("This address was used already").await
}

#[tokio::test]
async fn a_page_of_another_site_neither_reads_nor_writes() -> Outcome {
    let profile = Scene::Empty.profile()?;
    let served = Served::start(&profile)?;
    let tab = Tab::open(&served, Look::DESKTOP).await?;
    tab.comes_to("today").await?;
    let before = exported(&profile)?;
    tab.visit(&format!("http://{}/", other_site()?)).await?;
    let origin = json!(served.origin());
    let change = r#"'{"setting":"theme","value":"dark"}'"#;
    let tries = [
        format!("(await fetch(site + '/api/change_setting', {{ method: 'POST', mode: 'no-cors', credentials: 'include', body: {change} }})).type"),
        format!("(await fetch(site + '/api/change_setting', {{ method: 'POST', credentials: 'include', headers: {{ 'content-type': 'application/json' }}, body: {change} }})).status"),
        "(await fetch(site + '/api/overview', { method: 'POST', credentials: 'include', body: '{}' })).status".to_owned(),
        "(await fetch(site + '/', { credentials: 'include' })).status".to_owned(),
        "await new Promise((done) => { const i = new Image(); i.onload = () => done('loaded'); i.onerror = () => done('refused'); i.src = site + '/'; })".to_owned(),
        "await new Promise((done) => { const s = document.createElement('script'); s.onload = () => done('loaded'); s.onerror = () => done('refused'); s.src = site + '/api/overview'; document.head.append(s); })".to_owned(),
        format!("await new Promise((done) => {{ const f = document.createElement('form'); f.method = 'POST'; f.enctype = 'text/plain'; f.target = 'gone'; f.action = site + '/api/change_setting'; const i = document.createElement('input'); i.name = {change}; f.append(i); const w = document.createElement('iframe'); w.name = 'gone'; w.onload = () => done('sent'); document.body.append(w, f); f.submit(); }})"),
    ];
    for way in &tries {
        let answer = tab.does(&format!("const [site] = values; return {way};"), vec![origin.clone()]).await;
        let got = answer.map_or_else(|_| "refused".to_owned(), |value| value.to_string());
        assert!(
            ["refused", "\"refused\"", "\"opaque\"", "\"sent\""].contains(&got.as_str()),
            "{got} from {way}"
        );
    }
    drop(tab);
    drop(served);
    assert_eq!(exported(&profile)?, before, "nothing was written");
    Ok(())
}

fn exported(profile: &Profile) -> Outcome<Vec<u8>> {
    let file = profile.saved().join("now.json");
    let _ = std::fs::remove_file(&file);
    profile.cli(&["export", "--format", "json", "--out", file.to_str().unwrap_or_default()])?;
    Ok(std::fs::read(file)?)
}

#[tokio::test]
async fn a_name_that_is_pointed_at_this_computer_is_not_answered() -> Outcome {
    let profile = Scene::Empty.profile()?;
    let served = Served::start(&profile)?;
    let tab = Tab::blank(Look::DESKTOP).await?;
    // Browsers resolve every name under localhost to this computer by themselves.
    let address = served.address().replace("127.0.0.1", "rebound.localhost");
    tab.visit(&address).await?;
    tab.says("This server answers to its own address alone.").await?;
    tab.visit(served.address()).await?;
    tab.comes_to("today").await
}
