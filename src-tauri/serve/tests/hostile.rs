//! Whoever should not ask gets nothing: requests as they go over the wire, answered by a running server.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;

use hamstrong_core::Journal;
use hamstrong_core::clock::SystemClock;
use hamstrong_serve::Server;
use tempfile::TempDir;

/// A server with a page of one file, and an empty journal.
struct Site {
    folder: TempDir,
    port: String,
    token: String,
}

/// An answer: its status, its head, and its body.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Site {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("dist");
        fs::create_dir(&page).unwrap();
        fs::write(page.join("index.html"), "the page").unwrap();
        fs::write(folder.path().join("secret.json"), "{}").unwrap();
        let journal = Journal::at(&folder.path().join("journal.hamstrong"), Arc::new(SystemClock));
        let server = Server::open(0, page, journal).unwrap();
        let address = server.address();
        let (origin, token) = address.split_once("/?token=").unwrap();
        let port = origin.rsplit(':').next().unwrap().to_owned();
        let token = token.to_owned();
        std::thread::spawn(move || server.run());
        Self { folder, port, token }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Sends these bytes and reads what comes back. `PORT` stands for the port.
    fn send(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(format!("127.0.0.1:{}", self.port)).unwrap();
        stream.write_all(request.replace("PORT", &self.port).as_bytes()).unwrap();
        let mut all = String::new();
        stream.read_to_string(&mut all).unwrap();
        let (head, body) = all.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    fn get(&self, path: &str, headers: &str) -> Answer {
        self.send(&format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n{headers}\r\n"
        ))
    }

    /// The cookie that the token is exchanged for.
    fn cookie(&self) -> String {
        let welcome = self.get(&format!("/?token={}", self.token), "");
        assert_eq!(welcome.status, 303, "{}", welcome.head);
        let line = welcome.head.lines().find(|line| line.starts_with("Set-Cookie: ")).unwrap();
        assert!(line.contains("; HttpOnly") && line.contains("; SameSite=Strict"), "{line}");
        line["Set-Cookie: ".len()..].split(';').next().unwrap().to_owned()
    }

    /// A command as the page sends it.
    fn command(&self, cookie: &str, name: &str, body: &str) -> Answer {
        self.send(&request(cookie, name, body))
    }

    /// The command "overview", with one part of the request exchanged for another.
    fn overview(&self, cookie: &str, part: &str, other: &str) -> Answer {
        let request = request(cookie, "overview", r#"{"day":null}"#);
        assert!(request.contains(part), "{part} is not in {request}");
        self.send(&request.replacen(part, other, 1))
    }
}

fn request(cookie: &str, name: &str, body: &str) -> String {
    format!(
        "POST /api/{name} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT\r\n\
         Cookie: {cookie}\r\nContent-Type: application/json\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

#[test]
fn the_page_and_its_commands_are_answered_to_whoever_was_let_in() {
    let site = Site::open();
    let cookie = site.cookie();
    let page = site.get("/", &format!("Cookie: {cookie}\r\n"));
    assert_eq!((page.status, page.body.as_str()), (200, "the page"));
    assert!(page.head.contains("default-src 'self'") && page.head.contains("X-Frame-Options: DENY"));
    let overview = site.overview(&cookie, "", "");
    assert_eq!(overview.status, 200, "{}", overview.body);
    assert!(overview.body.contains("\"episodes\":[]"), "{}", overview.body);
    assert!(site.path().join("journal.hamstrong").exists());
}

#[test]
fn a_token_lets_in_once_and_a_wrong_one_never() {
    let site = Site::open();
    assert_eq!(site.get("/?token=", "").status, 403);
    assert_eq!(site.get(&format!("/?token={}", "0".repeat(64)), "").status, 403);
    assert_eq!(
        site.get(&format!("/x?token={}", site.token), "").status,
        401,
        "a token counts at the door only"
    );
    let cookie = site.cookie();
    let again = site.get(&format!("/?token={}", site.token), "");
    assert_eq!(again.status, 403, "a used token is dead");
    assert!(!again.head.contains("Set-Cookie") && again.body.contains("used already"), "{}", again.body);
    let back = site.get(&format!("/?token={}", site.token), &format!("Cookie: {cookie}\r\n"));
    assert_eq!(back.status, 303, "the browser that was let in may come back by its history");
}

#[test]
fn without_the_cookie_nothing_is_told() {
    let site = Site::open();
    let cookie = site.cookie();
    assert_eq!(site.get("/", "").status, 401);
    assert_eq!(site.get("/", "Cookie: hamstrong=1\r\n").status, 401);
    assert_eq!(site.overview(&cookie, &cookie, "hamstrong=1").status, 401);
    assert!(!site.path().join("journal.hamstrong").exists(), "the journal was not even opened");
}

#[test]
fn a_name_pointed_at_this_computer_is_not_answered() {
    let site = Site::open();
    let cookie = site.cookie();
    for host in
        ["evil.example", "evil.example:PORT", "localhost:PORT", "127.0.0.1", "127.0.0.1:1", "[::1]:PORT"]
    {
        let other = format!("Host: {host}\r\n");
        assert_eq!(site.overview(&cookie, "Host: 127.0.0.1:PORT\r\n", &other).status, 421, "{host}");
    }
    let two = "Host: 127.0.0.1:PORT\r\nHost: evil.example\r\n";
    assert_eq!(site.overview(&cookie, "Host: 127.0.0.1:PORT\r\n", two).status, 421);
    assert_eq!(site.overview(&cookie, "Host: 127.0.0.1:PORT\r\n", "").status, 421);
}

#[test]
fn a_page_of_another_origin_is_not_answered_even_with_the_cookie() {
    let site = Site::open();
    let cookie = site.cookie();
    for origin in [
        "http://evil.example",
        "null",
        "http://127.0.0.1:1",
        "http://localhost:PORT",
        "https://127.0.0.1:PORT",
    ] {
        let other = format!("Origin: {origin}\r\n");
        assert_eq!(
            site.overview(&cookie, "Origin: http://127.0.0.1:PORT\r\n", &other).status,
            403,
            "{origin}"
        );
        assert_eq!(
            site.get("/", &format!("Cookie: {cookie}\r\nOrigin: {origin}\r\n")).status,
            403,
            "{origin}"
        );
    }
    assert_eq!(
        site.overview(&cookie, "Origin: http://127.0.0.1:PORT\r\n", "").status,
        403,
        "no origin at all"
    );
    let crossing = format!("Cookie: {cookie}\r\nSec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\n");
    assert_eq!(site.get("/", &crossing).status, 403, "a picture on a page of another port");
}

#[test]
fn commands_are_posted_as_json_and_no_larger_than_they_may_be() {
    let site = Site::open();
    let cookie = site.cookie();
    assert_eq!(site.get("/api/overview", &format!("Cookie: {cookie}\r\n")).status, 405);
    assert_eq!(site.overview(&cookie, "POST", "PUT").status, 405);
    assert_eq!(site.overview(&cookie, "application/json", "text/plain").status, 415);
    assert_eq!(site.overview(&cookie, "api/overview", "api/no_such_command").status, 404);
    assert_eq!(site.overview(&cookie, "POST /api/overview", "POST /").status, 405);
    let large = format!(
        "POST /api/overview HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT\r\nCookie: {cookie}\r\n\
         Content-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{}",
        (1 << 20) + 1,
        " ".repeat((1 << 20) + 1)
    );
    assert_eq!(site.send(&large).status, 413);
    let chunk = format!("{:x}\r\n{}\r\n0\r\n\r\n", (1 << 20) + 1, " ".repeat((1 << 20) + 1));
    let unsaid = large.split("Content-Length").next().unwrap().to_owned();
    assert_eq!(
        site.send(&format!("{unsaid}Transfer-Encoding: chunked\r\n\r\n{chunk}")).status,
        413,
        "without a length"
    );
}

#[test]
fn a_path_never_leaves_the_page() {
    let site = Site::open();
    let cookie = format!("Cookie: {}\r\n", site.cookie());
    for path in [
        "/../secret.json",
        "/%2e%2e/secret.json",
        "//secret.json",
        "/index.html/../../secret.json",
        "/none.js",
    ] {
        assert_eq!(site.get(path, &cookie).status, 404, "{path}");
    }
}

#[test]
fn a_refusal_of_the_core_arrives_as_it_was_said() {
    let site = Site::open();
    let cookie = site.cookie();
    let refused = site.overview(&cookie, r#"{"day":null}"#, r#"{"dye":null}"#);
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("\"code\":\"failed\"") && refused.body.contains("dye"), "{}", refused.body);
}

#[test]
fn a_second_server_of_the_same_journal_is_kept_out_by_its_lock() {
    let site = Site::open();
    assert_eq!(site.overview(&site.cookie(), "", "").status, 200);
    let journal = Journal::at(&site.path().join("journal.hamstrong"), Arc::new(SystemClock));
    let refused = journal.with(|tracker| tracker.today()).unwrap_err();
    assert!(refused.message.contains("open"), "{}", refused.message);
}

#[test]
fn an_export_is_a_download_and_a_file_can_be_brought_in() {
    let site = Site::open();
    let cookie = site.cookie();
    let start = r#"{"episode":{"side":"left","onset":"2026-06-01","site":null,"cause":null,"pop":null,"walked_on":null,"sitting_pain":null,"earlier_injury":null,"physio_involved":null,"clinician_class":null,"closed_on":null}}"#;
    let export = |cookie: &str| site.command(cookie, "save_export", r#"{"format":"json"}"#);
    let started = site.command(&cookie, "start_episode", start);
    assert_eq!(started.status, 200, "{}", started.body);
    let file = export(&cookie);
    assert_eq!(file.status, 200, "{}", file.body);
    assert!(file.head.contains("Content-Disposition: attachment; filename=\"hamstrong-"), "{}", file.head);
    let other = Site::open();
    let cookie = other.cookie();
    let brought = other.command(&cookie, "import_journal", &file.body);
    assert_eq!(brought.status, 200, "{}", brought.body);
    assert_eq!(other.command(&cookie, "save_export", r#"{"format":"json"}"#).body, file.body);
}

#[test]
fn a_photo_comes_in_behind_its_input_and_a_file_that_is_none_is_refused_in_words() {
    let site = Site::open();
    let cookie = site.cookie();
    let start = r#"{"episode":{"side":"left","onset":"2026-06-01"}}"#;
    let started = site.command(&cookie, "start_episode", start);
    let (_, rest) = started.body.split_once("\"episode\":\"").unwrap();
    let episode = rest.split_once('"').unwrap().0;
    let input = format!(r#"{{"episode":"{episode}","day":"2026-06-01"}}"#);
    let refused = site.command(&cookie, "add_photo", &format!("{input}\nno photo"));
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("is no photo"), "{}", refused.body);
    let empty = site.command(&cookie, "add_photo", &input);
    assert!(empty.body.contains("is empty"), "{}", empty.body);
    let early = site.command(&cookie, "add_photo", &format!("{}\nx", input.replace("06-01", "05-01")));
    assert!(early.body.contains("before the injury"), "{}", early.body);
}
