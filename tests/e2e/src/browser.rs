//! Chromium: one for all tests of a program, each test with a tab of its own, one after the other.
//!
//! Its start is dear. It is started beside its driver, so that both end with the tests, however those end.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::sync::{Mutex, MutexGuard, OnceCell};

use crate::cdp::Cdp;
use crate::processes::mortal;
use crate::{Group, Outcome, Page, Served, answer, until};

/// A fresh, silent browser that also runs as root and without a network.
const FLAGS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
    "--remote-debugging-port=0",
];

static BROWSER: OnceCell<Browser> = OnceCell::const_new();
static TURN: LazyLock<Mutex<()>> = LazyLock::new(Mutex::default);

#[derive(Debug)]
struct Browser {
    client: Client,
    folder: PathBuf,
}

/// A tab, until this value is dropped; no other test has one meanwhile.
#[derive(Debug)]
pub struct Tab {
    page: Page,
    downloads: PathBuf,
    _turn: MutexGuard<'static, ()>,
}

/// The looks of a window that Chromium can put on.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Of the viewport, in pixels of the page.
    pub width: u32,
    pub height: u32,
    /// Pixels of the screen for one of the page: 2.0 is a zoom of 200 %.
    pub zoom: f64,
    pub dark: bool,
    pub forced_colours: bool,
}

impl Look {
    /// A desktop window in light colours.
    pub const DESKTOP: Self =
        Self { width: 1280, height: 800, zoom: 1.0, dark: false, forced_colours: false };
}

impl Tab {
    /// Opens the page of a server, as whoever was given its address would.
    ///
    /// # Errors
    /// Chromium or its driver is missing (`cargo xtask test` installs them) or does not start, or the page does
    /// not open.
    pub async fn open(served: &Served, look: Look) -> Outcome<Self> {
        let tab = Self::blank(look).await?;
        tab.visit(served.address()).await?;
        tab.page.opened().await?;
        Ok(tab)
    }

    /// An empty tab, with neither cookies nor downloads of earlier ones.
    ///
    /// # Errors
    /// As [`Tab::open`].
    pub async fn blank(look: Look) -> Outcome<Self> {
        let turn = TURN.lock().await;
        let browser = BROWSER.get_or_try_init(Browser::start).await?;
        let client = browser.client.clone();
        let before = answer("the tabs", client.windows()).await?;
        let tab = answer("a tab", client.new_window(true)).await?;
        for old in before {
            answer("an old tab", client.switch_to_window(old)).await?;
            answer("an old tab's end", client.close_window()).await?;
        }
        answer("the new tab", client.switch_to_window(tab.handle)).await?;
        let downloads = browser.folder.join("downloads");
        let _ = fs::remove_dir_all(&downloads);
        fs::create_dir(&downloads)?;
        let tab = Self { page: Page::new(client), downloads, _turn: turn };
        tab.cdp("Network.clearBrowserCookies", json!({})).await?;
        let keep = json!({ "behavior": "allow", "downloadPath": tab.downloads });
        tab.cdp("Browser.setDownloadBehavior", keep).await?;
        // A tab in a window that nobody looks at has the focus all the same.
        tab.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await?;
        tab.put_on(look).await?;
        Ok(tab)
    }

    /// # Errors
    /// Nothing answers at this address.
    pub async fn visit(&self, address: &str) -> Outcome {
        answer("an address", self.page.client.goto(address)).await
    }

    /// # Errors
    /// The tab is gone.
    pub async fn put_on(&self, look: Look) -> Outcome {
        let size = json!({
            "width": look.width, "height": look.height, "deviceScaleFactor": look.zoom, "mobile": false,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await?;
        let feature =
            |name: &str, on: bool, value: &str| json!({ "name": name, "value": if on { value } else { "" } });
        let features = [
            feature("prefers-color-scheme", true, if look.dark { "dark" } else { "light" }),
            feature("forced-colors", look.forced_colours, "active"),
        ];
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        Ok(())
    }

    /// A command of the browser's own protocol.
    ///
    /// # Errors
    /// The browser refuses it.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Outcome<Value> {
        answer(command, self.page.client.issue_cmd(Cdp { command: command.to_owned(), parameters })).await
    }

    /// The whole page, also what lies below the window.
    ///
    /// # Errors
    /// The tab is gone.
    pub async fn whole_picture(&self) -> Outcome<Vec<u8>> {
        let height = self.page.ask("document.documentElement.scrollHeight", vec![]).await?;
        let width = self.page.ask("innerWidth", vec![]).await?;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await?;
        answer("a picture", self.page.client.screenshot()).await
    }

    /// Puts a field of the page in the place of the browser's dialog, which no driver reaches: what would open the
    /// dialog shows the field instead, for [`Tab::choose`].
    ///
    /// # Errors
    /// The tab is gone.
    pub async fn choose_files_by_path(&self) -> Outcome {
        let shown = "HTMLInputElement.prototype.click = function () { this.id = 'chosen'; document.body.append(this); }";
        self.page.does(shown, vec![]).await?;
        Ok(())
    }

    /// # Errors
    /// Nobody asked for a file.
    pub async fn choose(&self, file: &Path) -> Outcome {
        let path = file.to_str().ok_or("a path that cannot be typed")?;
        let wait = self.page.client.wait();
        let field = answer("a field for files", wait.for_element(Locator::Id("chosen"))).await?;
        answer("a file", field.send_keys(path)).await
    }

    /// Waits for a whole file in the folder of downloads.
    ///
    /// # Errors
    /// None arrives.
    pub async fn download(&self) -> Outcome<PathBuf> {
        until("a download", async || {
            let entries = fs::read_dir(&self.downloads)?.flatten().map(|entry| entry.path());
            Ok(entries
                .into_iter()
                .find(|file| file.extension().is_none_or(|e| e != "crdownload" && e != "tmp")))
        })
        .await
    }
}

impl Deref for Tab {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

impl Browser {
    /// What is started here lives on a thread that only the end of the program ends: the processes are bound to it,
    /// and a test's own thread ends with the test.
    async fn start() -> Outcome<Self> {
        let (tell, told) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let Ok(runtime) = runtime else { return };
            runtime.block_on(async {
                let started = launch().await;
                let alive = started.as_ref().ok().map(|_| ());
                let (browser, _processes) = match started {
                    Ok((browser, processes)) => (Ok(browser), Some(processes)),
                    Err(problem) => (Err(problem), None),
                };
                let _ = tell.send(browser);
                if alive.is_some() {
                    std::future::pending::<()>().await;
                }
            });
        });
        told.await?
    }
}

async fn launch() -> Outcome<(Browser, [Group; 2])> {
    let folder = own_folder()?;
    let mut chromium = mortal("chromium");
    chromium
        .args(FLAGS)
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg("about:blank");
    let chromium = Group::start(quiet(&mut chromium, &folder))?;
    let told = folder.join("profile/DevToolsActivePort");
    let debugger = until("Chromium", async || Ok(debugger_port(&told))).await?;

    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let mut driver = mortal("chromedriver");
    let driver = Group::start(quiet(driver.arg(format!("--port={port}")), &folder))?;
    until("chromedriver", async || Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok())).await?;
    let capabilities = json!({
        "goog:chromeOptions": { "debuggerAddress": format!("127.0.0.1:{debugger}") },
        "timeouts": { "script": 120_000 },
    });
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities.as_object().cloned().unwrap_or_default());
    let client = answer("a session", builder.connect(&format!("http://127.0.0.1:{port}"))).await?;
    Ok((Browser { client, folder }, [chromium, driver]))
}

fn debugger_port(told: &Path) -> Option<u16> {
    fs::read_to_string(told).ok()?.lines().next()?.parse().ok()
}

/// Beside the programs, named after this process; those of processes that are gone are cleared away.
fn own_folder() -> Outcome<PathBuf> {
    let exe = std::env::current_exe()?;
    // A test lies one folder deeper than a program.
    let up = if exe.parent().is_some_and(|folder| folder.ends_with("deps")) { 3 } else { 2 };
    let place = exe.ancestors().nth(up).unwrap_or(Path::new(".")).join("tmp/browsers");
    fs::create_dir_all(&place)?;
    for old in fs::read_dir(&place)?.flatten() {
        if !Path::new("/proc").join(old.file_name()).exists() {
            let _ = fs::remove_dir_all(old.path());
        }
    }
    let own = place.join(std::process::id().to_string());
    fs::create_dir(&own)?;
    Ok(own)
}

/// Neither the developer's own settings nor their desktop.
fn quiet<'c>(command: &'c mut Command, home: &Path) -> &'c mut Command {
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "CHROMIUM_FLAGS"] {
        command.env_remove(name);
    }
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"] {
        command.env(name, home);
    }
    command
        .env("LC_ALL", "C.UTF-8")
        .env("LANGUAGE", "en")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
}
