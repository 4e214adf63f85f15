//! The app in its window, from start to end.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::ops::Deref;
use std::path::Path;
use std::process::{Command, Stdio};

use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use crate::processes::{carrying, kill, mortal, runs};
use crate::profile::app_program;
use crate::{Group, Outcome, Page, Profile, Screen, answer, until};

/// A running app and the page in its window.
#[derive(Debug)]
pub struct App<'p> {
    run: Option<Run<'p>>,
    screen: Screen,
    profile: &'p Profile,
}

/// What the program is started for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    Main,
    Quick,
}

impl Start {
    fn arguments(self) -> &'static [&'static str] {
        if self == Self::Quick { &["--quick"] } else { &[] }
    }

    /// The title of its window.
    fn title(self) -> &'static str {
        if self == Self::Quick { "^Quick log$" } else { "^Hamstrong$" }
    }
}

/// One run of the program, with its driver.
#[derive(Debug)]
struct Run<'p> {
    page: Page,
    profile: &'p Profile,
    _driver: Group,
}

impl<'p> App<'p> {
    /// Starts the app and waits until its page has painted.
    ///
    /// # Errors
    /// It does not come up.
    pub async fn start(profile: &'p Profile) -> Outcome<Self> {
        Self::start_for(profile, Start::Main).await
    }

    /// Starts the app for the small window alone, and waits until that has painted.
    ///
    /// # Errors
    /// It does not come up.
    pub async fn start_quick(profile: &'p Profile) -> Outcome<Self> {
        Self::start_for(profile, Start::Quick).await
    }

    async fn start_for(profile: &'p Profile, start: Start) -> Outcome<Self> {
        let screen = Screen::start(&profile.home())?;
        let run = Some(Run::start(profile, &screen, start).await?);
        Ok(Self { run, screen, profile })
    }

    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Closes the window as the desktop's own key does, and waits for the app to end.
    ///
    /// # Errors
    /// The app does not end.
    pub async fn close(&mut self) -> Outcome {
        let window = self.screen.window("^Hamstrong$")?.ok_or("there is no window to close")?;
        self.screen.focus(&window).await?;
        let ended = async || Ok(self.processes()?.is_empty().then_some(()));
        self.screen.press_until(&window, "alt+F4", "the app to end", ended).await?;
        self.run = None;
        Ok(())
    }

    /// Closes and starts again.
    ///
    /// # Errors
    /// It does not end or does not come up.
    pub async fn restart(&mut self) -> Outcome {
        self.close().await?;
        self.start_again().await
    }

    /// The app has ended by itself.
    pub fn ended(&mut self) {
        self.run = None;
    }

    /// Starts after [`App::close`] or [`App::kill9`].
    ///
    /// # Errors
    /// It does not come up.
    pub async fn start_again(&mut self) -> Outcome {
        self.run = None;
        self.run = Some(Run::start(self.profile, &self.screen, Start::Main).await?);
        Ok(())
    }

    /// As if the power of this one program failed.
    ///
    /// # Errors
    /// There is no app to kill.
    pub fn kill9(&mut self) -> Outcome {
        let processes = self.processes()?;
        if processes.is_empty() {
            return Err("there is no app to kill".into());
        }
        processes.into_iter().for_each(kill);
        self.run = None;
        Ok(())
    }

    /// Starts the program a second time on the same profile, in the same desktop session, but with no screen: all that it
    /// has to do is to tell the first, and a window system that is still starting when it ends may crash it.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn start_second(&self, start: Start) -> Outcome<Group> {
        let mut command = self.other(self.profile, start)?;
        Group::start(command.env_remove("DISPLAY"))
    }

    /// Starts the program on another profile, in the same desktop session.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn start_other(&self, profile: &Profile, start: Start) -> Outcome<Group> {
        Group::start(&mut self.other(profile, start)?)
    }

    fn other(&self, profile: &Profile, start: Start) -> Outcome<Command> {
        let mut command = Command::new(app_program()?);
        equip(&mut command, profile, &self.screen);
        command.args(start.arguments()).env("DBUS_SESSION_BUS_ADDRESS", self.bus()?);
        Ok(command)
    }

    /// The address of the D-Bus session.
    ///
    /// # Errors
    /// The app does not run, or has none.
    pub fn bus(&self) -> Outcome<String> {
        let found = self.processes()?.into_iter().find_map(bus_of);
        found.ok_or_else(|| "the app has no D-Bus session".into())
    }

    /// Starts the program as a desktop does, with no driver: its first process, under the watch of the profile.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn start_undriven(profile: &Profile, screen: &Screen, start: Start) -> Outcome<Group> {
        let mut command = watch(&profile.watch_file());
        command.arg("--").arg(app_program()?).args(start.arguments());
        equip(&mut command, profile, screen);
        Group::start(command.env_remove("TAURI_AUTOMATION").env_remove("TAURI_WEBVIEW_AUTOMATION"))
    }

    /// The same without any D-Bus session, where only our own lock stands between two writers.
    ///
    /// # Errors
    /// It does not come up.
    pub async fn start_beside(&self, start: Start) -> Outcome<App<'p>> {
        let screen = Screen::start(&self.profile.home())?;
        let run = Some(Run::start(self.profile, &screen, start).await?);
        Ok(App { run, screen, profile: self.profile })
    }

    /// The processes of the program itself.
    ///
    /// # Errors
    /// The program was not built.
    pub fn processes(&self) -> Outcome<Vec<u32>> {
        let program = app_program()?;
        Ok(carrying(&self.profile.mark()).into_iter().filter(|id| runs(*id, &program)).collect())
    }
}

impl Deref for App<'_> {
    type Target = Page;

    #[expect(clippy::expect_used, reason = "a test that uses a page after ending the app is wrong in itself")]
    fn deref(&self) -> &Page {
        &self.run.as_ref().expect("the app is running").page
    }
}

impl<'p> Run<'p> {
    async fn start(profile: &'p Profile, screen: &Screen, start: Start) -> Outcome<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut driver = if profile.is_watched() { watch(&profile.watch_file()) } else { session() };
        // It is not in the group's first process, so it needs its own bond to its parent.
        driver.args(["--", "setpriv", "--pdeathsig", "KILL", "WebKitWebDriver", "--host=127.0.0.1"]);
        driver.arg(format!("--port={port}"));
        equip(&mut driver, profile, screen);
        let driver = Group::start(&mut driver)?;
        until("WebKitWebDriver", async || Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok())).await?;
        let binary = app_program()?;
        let capabilities =
            json!({ "webkitgtk:browserOptions": { "binary": binary, "args": start.arguments() } });
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let client = answer("a session", builder.connect(&format!("http://127.0.0.1:{port}"))).await?;
        let run = Self { page: Page::new(client), profile, _driver: driver };
        run.page.opened().await?;
        until("the window", async || Ok(screen.window(start.title())?)).await?;
        Ok(run)
    }
}

impl Drop for Run<'_> {
    fn drop(&mut self) {
        // The web processes and the accessibility bus have groups of their own.
        carrying(&self.profile.mark()).into_iter().for_each(kill);
    }
}

/// The desktop session of a profile, and nothing of the developer's own.
fn equip(command: &mut Command, profile: &Profile, screen: &Screen) {
    for name in
        ["WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"]
    {
        command.env_remove(name);
    }
    command
        .env("DISPLAY", screen.display())
        .env("HOME", profile.home())
        .env("XDG_RUNTIME_DIR", profile.runtime())
        .env("HAMSTRONG_DATA_DIR", profile.data())
        .env_remove("HAMSTRONG_JOURNAL")
        .env("TAURI_AUTOMATION", "true")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("GDK_BACKEND", "x11")
        .env("GSETTINGS_BACKEND", "memory")
        .env("NO_AT_BRIDGE", "1")
        .env("LC_ALL", "C.UTF-8")
        // With that renderer off, WebKit answers no request for a picture of a page at rest.
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "0");
    if profile.is_dark() {
        command.env("GTK_THEME", "Adwaita:dark");
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
}

/// The same under strace, which follows every process that is started.
fn watch(file: &Path) -> Command {
    let mut strace = mortal("strace");
    strace
        .args(["-f", "-qq", "-e", "trace=socket,connect,sendto,sendmsg", "-e", "signal=none", "-o"])
        .arg(file);
    strace.arg("dbus-run-session").arg(bus_config());
    strace
}

/// A desktop session with a bus of its own.
fn session() -> Command {
    let mut session = mortal("dbus-run-session");
    session.arg(bus_config());
    session
}

/// Without the services that this computer could start, such as its own notifications.
fn bus_config() -> String {
    format!("--config-file={}/src/session.conf", env!("CARGO_MANIFEST_DIR"))
}

fn bus_of(process: u32) -> Option<String> {
    let environment = std::fs::read(format!("/proc/{process}/environ")).ok()?;
    let mut entries =
        environment.split(|byte| *byte == 0).filter_map(|entry| std::str::from_utf8(entry).ok());
    entries.find_map(|entry| entry.strip_prefix("DBUS_SESSION_BUS_ADDRESS=").map(str::to_owned))
}
