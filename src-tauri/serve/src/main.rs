//! `cargo xtask serve`: prints an address and answers the browser that opens it.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use hamstrong_core::Journal;
use hamstrong_core::clock::{Clock, FixedClock, Moment, SystemClock};
use hamstrong_core::demo::{self, Demo};
use hamstrong_core::domain::{Instant, ZoneName};
use hamstrong_serve::Server;
use tempfile::TempDir;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Hamstrong in a browser of this computer, for development.
#[derive(Debug, Parser)]
#[command(name = "hamstrong-serve")]
struct Options {
    /// The journal to show; without it, the app's own
    #[arg(long, env = "HAMSTRONG_JOURNAL", conflicts_with = "demo")]
    journal: Option<PathBuf>,
    /// Show eight weeks of sample data, made anew, instead
    #[arg(long)]
    demo: bool,
    /// The port to listen on; without it, a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Pretend it is this moment and stays it, for example 2026-06-12T19:42:00+02:00: for tests
    #[arg(long, value_name = "MOMENT")]
    now: Option<Instant>,
    /// Pretend to be in this time zone, for example Europe/Berlin
    #[arg(long)]
    zone: Option<ZoneName>,
    /// The folder of the built page
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/dist"))]
    page: PathBuf,
}

fn main() -> ExitCode {
    match serve(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("hamstrong-serve: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn serve(options: &Options) -> Outcome<()> {
    if !options.page.join("index.html").is_file() {
        return Err(format!("{} has no page: `npm run build` in ui/ makes it", options.page.display()).into());
    }
    let clock = clock(options);
    let (journal, _made) = journal(options, clock.now())?;
    let server = Server::open(options.port, options.page.clone(), Journal::at(&journal, clock))
        .map_err(|error| format!("cannot listen on port {}: {error}", options.port))?;
    // Whoever reads this may stop reading; that is no reason to end.
    let _ = writeln!(
        std::io::stdout(),
        "Open this address in a browser on this computer; it works once:\n\n  {}\n\nControl+C ends it.",
        server.address()
    );
    server.run();
    Ok(())
}

/// The clock of this run: the system's, unless a moment or a zone was given.
fn clock(options: &Options) -> Arc<dyn Clock> {
    if options.now.is_none() && options.zone.is_none() {
        return Arc::new(SystemClock);
    }
    let Moment { at, zone } = SystemClock.now();
    Arc::new(FixedClock::new(options.now.unwrap_or(at), options.zone.clone().unwrap_or(zone)))
}

/// The journal, and the folder of sample data that goes with the program.
fn journal(options: &Options, now: Moment) -> Outcome<(PathBuf, Option<TempDir>)> {
    if options.demo {
        let folder = tempfile::Builder::new().prefix("hamstrong-demo-").tempdir()?;
        let place = folder.path().join("demo.hamstrong");
        demo::create(&place, &Demo::until_now(7, now)).map_err(|error| error.message)?;
        return Ok((place, Some(folder)));
    }
    if let Some(named) = &options.journal {
        return Ok((named.clone(), None));
    }
    let folder = match std::env::var_os("HAMSTRONG_DATA_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => {
            dirs::data_local_dir().ok_or("this computer has no data folder")?.join("org.hamstrong.Hamstrong")
        }
    };
    make_private(&folder)?;
    Ok((folder.join("journal.hamstrong"), None))
}

/// Makes the folder for this user alone, if it is not there.
fn make_private(folder: &Path) -> Outcome<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    Ok(())
}
