//! System packages: probed by what they provide, so that it works on any distribution, and installed where apt is.
//! On macOS and Windows the system brings the web view, and nothing is probed.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;
use std::process::Command;

use super::system::Evidence::{CHeader, Fonts, Library, Perl, Program};
use crate::process::{Outcome, Problem, on_path, output_of, run, succeeds};

/// How one sees that something is there.
#[derive(Debug, Clone, Copy)]
enum Evidence {
    Program(&'static str),
    /// A name that pkg-config knows.
    Library(&'static str),
    /// A C compiler that finds the headers of the C library.
    CHeader,
    /// Perl with the modules that the build of OpenSSL uses; many systems install it without.
    Perl,
    /// Any scalable font: without one, native dialogs show boxes.
    Fonts,
}

/// One thing and its package in each family of distributions.
#[derive(Debug)]
struct Need {
    evidence: Evidence,
    apt: &'static str,
    dnf: &'static str,
    pacman: &'static str,
    zypper: &'static str,
}

const fn need(evidence: Evidence, [apt, dnf, pacman, zypper]: [&'static str; 4]) -> Need {
    Need { evidence, apt, dnf, pacman, zypper }
}

/// The encrypted `SQLite` brings its own OpenSSL, which is built with C, make and Perl.
const BUILD: &[Need] = &[
    need(CHeader, ["build-essential", "gcc", "base-devel", "gcc"]),
    need(Program("make"), ["make", "make", "make", "make"]),
    need(Perl, ["perl", "perl", "perl", "perl"]),
    need(Program("pkg-config"), ["pkg-config", "pkgconf-pkg-config", "pkgconf", "pkg-config"]),
    need(Library("dbus-1"), ["libdbus-1-dev", "dbus-devel", "dbus", "dbus-1-devel"]),
    need(
        Library("webkit2gtk-4.1"),
        ["libwebkit2gtk-4.1-dev", "webkit2gtk4.1-devel", "webkit2gtk-4.1", "webkit2gtk3-devel"],
    ),
];

const TEST: &[Need] = &[
    need(
        Program("WebKitWebDriver"),
        ["webkit2gtk-driver", "webkitgtk6.0", "webkit2gtk-4.1", "webkit2gtk-driver"],
    ),
    need(Program("Xvfb"), ["xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb"]),
    need(Program("dbus-run-session"), ["dbus", "dbus-daemon", "dbus", "dbus-1-daemon"]),
    need(Program("openbox"), ["openbox", "openbox", "openbox", "openbox"]),
    need(Program("xdotool"), ["xdotool", "xdotool", "xdotool", "xdotool"]),
    need(Program("chromium"), ["chromium", "chromium", "chromium", "chromium"]),
    need(Program("chromedriver"), ["chromium-driver", "chromedriver", "chromium", "chromedriver"]),
    need(Program("strace"), ["strace", "strace", "strace", "strace"]),
    need(Program("pdftotext"), ["poppler-utils", "poppler-utils", "poppler", "poppler-tools"]),
    need(Program("qpdf"), ["qpdf", "qpdf", "qpdf", "qpdf"]),
    need(Fonts, ["fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu", "dejavu-fonts"]),
];

const BENCH: &[Need] = &[
    need(Program("sqlite3"), ["sqlite3", "sqlite", "sqlite", "sqlite3"]),
    need(Program("time"), ["time", "time", "time", "time"]),
];

/// What is going to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    Building,
    Testing,
    Bench,
}

/// # Errors
/// Something is missing and was not installed; the message says what to type.
pub fn ensure(yes: bool, what: For) -> Outcome {
    if !cfg!(target_os = "linux") {
        return elsewhere();
    }
    let missing = missing(what, present);
    if missing.is_empty() {
        return Ok(());
    }
    if on_path("apt-get").is_none() {
        return Err(Problem::new(by_hand(&missing)));
    }
    let names = apt_names(&missing);
    println!("Missing system packages: {}", names.join(" "));
    let root = is_root();
    if !root && on_path("sudo").is_none() {
        return Err(Problem::new(format!("as root, run: apt-get install {}", names.join(" "))));
    }
    if !(yes || root || in_ci() || agreed()) {
        return Err(Problem::new(format!(
            "nothing was installed. To do it yourself: sudo apt-get install {}",
            names.join(" ")
        )));
    }
    install(&names, root)?;
    match self::missing(what, present).as_slice() {
        [] => Ok(()),
        still => Err(Problem::new(format!("installed, but still not found: {}", apt_names(still).join(" ")))),
    }
}

fn elsewhere() -> Outcome {
    if cfg!(target_os = "macos") && !succeeds("xcode-select", &["-p"]) {
        return Err(Problem::new("the Xcode command line tools are missing: run `xcode-select --install`."));
    }
    Ok(())
}

fn missing(what: For, present: impl Fn(Evidence) -> bool) -> Vec<&'static Need> {
    let more = match what {
        For::Building => &[],
        For::Testing => TEST,
        For::Bench => BENCH,
    };
    BUILD.iter().chain(more).filter(|need| !present(need.evidence)).collect()
}

fn present(evidence: Evidence) -> bool {
    match evidence {
        Program(name) => on_path(name).is_some(),
        Library(name) => succeeds("pkg-config", &["--exists", name]),
        CHeader => succeeds("cc", &["-include", "stdlib.h", "-E", "-x", "c", "/dev/null"]),
        Perl => succeeds("perl", &["-MFindBin", "-MIPC::Cmd", "-MFile::Compare", "-e", "1"]),
        Fonts => has_font(Path::new("/usr/share/fonts"), 5),
    }
}

fn has_font(dir: &Path, depth: u32) -> bool {
    let Ok(entries) = std::fs::read_dir(dir) else { return false };
    entries.flatten().any(|entry| {
        let path = entry.path();
        let scalable = path.extension().is_some_and(|e| ["ttf", "otf", "ttc"].iter().any(|f| e == *f));
        scalable || (depth > 0 && path.is_dir() && has_font(&path, depth - 1))
    })
}

fn apt_names(missing: &[&Need]) -> Vec<&'static str> {
    missing.iter().map(|need| need.apt).collect()
}

fn by_hand(missing: &[&Need]) -> String {
    let list = |name: fn(&Need) -> &'static str| {
        let mut names: Vec<&str> = missing.iter().map(|need| name(need)).collect();
        names.dedup();
        names.join(" ")
    };
    format!(
        "system packages are missing. Install them, then try again:\n  \
         Fedora:   sudo dnf install {}\n  \
         Arch:     sudo pacman -S --needed {}\n  \
         openSUSE: sudo zypper install {}\n  \
         Debian:   sudo apt-get install {}",
        list(|n| n.dnf),
        list(|n| n.pacman),
        list(|n| n.zypper),
        list(|n| n.apt),
    )
}

fn install(names: &[&str], root: bool) -> Outcome {
    run(&mut apt(&["update"], root))?;
    let mut args = vec!["install", "-y", "--no-install-recommends"];
    args.extend(names);
    run(&mut apt(&args, root))
}

fn apt(args: &[&str], root: bool) -> Command {
    let mut command = Command::new(if root { "env" } else { "sudo" });
    if !root {
        command.arg("env");
    }
    // Another apt may be at work on a fresh machine; waiting for its lock beats failing.
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]);
    command.args(args);
    command
}

fn is_root() -> bool {
    output_of(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}

fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false" && value != "0")
}

fn agreed() -> bool {
    let input = std::io::stdin();
    if !input.is_terminal() {
        return false;
    }
    print!("Install them now with sudo apt-get? [Y/n] ");
    let mut answer = String::new();
    let asked = std::io::stdout().flush().and_then(|()| input.lock().read_line(&mut answer));
    asked.is_ok_and(|read| read > 0) && is_yes(&answer)
}

fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_there_is_installed() {
        let webkit_only = missing(For::Building, |e| !matches!(e, Library("webkit2gtk-4.1")));
        assert_eq!(apt_names(&webkit_only), ["libwebkit2gtk-4.1-dev"]);
        assert!(missing(For::Testing, |_| true).is_empty());
    }

    #[test]
    fn building_does_not_ask_for_what_only_tests_use() {
        let all = apt_names(&missing(For::Building, |_| false));
        assert!(all.contains(&"perl") && all.contains(&"libdbus-1-dev"), "{all:?}");
        assert!(!all.contains(&"xvfb"), "{all:?}");
        assert!(apt_names(&missing(For::Testing, |_| false)).contains(&"xvfb"));
        assert!(!apt_names(&missing(For::Testing, |_| false)).contains(&"sqlite3"));
        assert!(apt_names(&missing(For::Bench, |_| false)).contains(&"sqlite3"));
    }

    #[test]
    fn without_apt_each_family_of_distributions_is_told_its_own_names() {
        let words = by_hand(&missing(For::Building, |_| false));
        for name in
            ["webkit2gtk4.1-devel", "pacman -S --needed base-devel", "webkit2gtk3-devel", "build-essential"]
        {
            assert!(words.contains(name), "{name} in {words}");
        }
    }

    #[test]
    fn anything_but_yes_or_enter_installs_nothing() {
        assert!(is_yes("\n") && is_yes("Y\n") && is_yes("yes"));
        assert!(!is_yes("n\n") && !is_yes("maybe"));
    }

    #[test]
    fn what_this_program_was_built_with_is_found() {
        assert!(present(Program("cargo")) && !present(Program("no-such-program-of-hamstrong")));
    }
}
