//! The logging process under test, what it acknowledged, and what a journal still holds of it.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::SystemTime;

use hamstrong_core::api::error::ApiError;
use hamstrong_core::clock::SystemClock;
use hamstrong_core::exchange::write_json;
use hamstrong_core::{Opening, Tracker, verify};
use serde_json::Value;

/// An entry the logger was told is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ack {
    pub revision: String,
    pub kind: String,
    pub field: String,
    pub value: String,
}

impl Ack {
    /// Reads `ACK <number> <revision> <kind> <field>=<value>`; none for any other line, or half of one.
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.strip_prefix("ACK ")?.strip_suffix('\n')?.splitn(4, ' ').skip(1);
        let (revision, kind, said) = (words.next()?, words.next()?, words.next()?);
        let (field, value) = said.split_once('=')?;
        let own = str::to_owned;
        Some(Self { revision: own(revision), kind: own(kind), field: own(field), value: own(value) })
    }
}

pub fn acks(output: &str) -> Vec<Ack> {
    output.split_inclusive('\n').filter_map(Ack::parse).collect()
}

/// Random numbers that are the same in every run (`SplitMix64`).
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// At least `from`, less than `to`.
    pub fn between(&mut self, from: usize, to: usize) -> usize {
        from + usize::try_from(self.next() % (to - from) as u64).unwrap()
    }

    pub fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }

    pub fn one_in(&mut self, n: u64) -> bool {
        self.next().is_multiple_of(n)
    }
}

/// How often to try: the number in the environment, or the usual one.
pub fn times(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().map_or(usual, |text| text.parse().unwrap())
}

/// The example `logger`, which stands beside the test in the target folder.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let folder = test.parent().and_then(Path::parent).unwrap();
        let program = folder.join("examples").join(format!("logger{}", std::env::consts::EXE_SUFFIX));
        let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let newest = newest(&crate_folder.join("src")).max(newest(&crate_folder.join("examples")));
        // `cargo test` builds examples, `cargo test --test durability` does not.
        if modified(&program) < newest {
            let mut cargo = Command::new(env!("CARGO"));
            cargo.args(["build", "--quiet", "-p", "hamstrong-core", "--example", "logger", "--target-dir"]);
            cargo.arg(folder.parent().unwrap());
            if folder.ends_with("release") {
                cargo.arg("--release");
            }
            assert!(run(&mut cargo).unwrap().status.success(), "the example `logger` does not build");
        }
        program
    })
}

fn modified(path: &Path) -> SystemTime {
    path.metadata().and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}

fn newest(folder: &Path) -> SystemTime {
    let inside = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    inside
        .map(|path| if path.is_dir() { newest(&path) } else { modified(&path) })
        .max()
        .unwrap_or(SystemTime::UNIX_EPOCH)
}

/// A process that is being started holds a copy of everything that is open here, locks included, until it has
/// become another program. So nothing is started while a journal is open.
static STARTING: RwLock<()> = RwLock::new(());

/// Starts a process while no journal is open in this one.
pub fn start(command: &mut Command) -> io::Result<Child> {
    let _alone = STARTING.write().unwrap_or_else(PoisonError::into_inner);
    command.spawn()
}

/// Starts a process in the same way and waits for what it says.
pub fn run(command: &mut Command) -> io::Result<Output> {
    start(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()))?.wait_with_output()
}

/// What was lost or does not hold together, one sentence each, after opening as the app does.
pub fn faults(journal: &Path, acknowledged: &[Ack]) -> Vec<String> {
    let _nothing_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
    match Tracker::open_or_create(journal, Opening::to_write(), Arc::new(SystemClock)) {
        Ok(tracker) => missing(&tracker, acknowledged).unwrap_or_else(|refused| vec![refused.message]),
        Err(refused) => vec![refused.message],
    }
}

/// The same of an open journal.
pub fn missing(tracker: &Tracker, acknowledged: &[Ack]) -> Result<Vec<String>, ApiError> {
    let mut faults = verify(tracker.store())?.problems;
    let mut file = Vec::new();
    write_json(tracker.store(), &mut file)?;
    let whole: Value = serde_json::from_slice(&file).unwrap();
    let revisions: HashMap<&str, &Value> =
        whole["revisions"].as_array().unwrap().iter().map(|r| (r["id"].as_str().unwrap(), r)).collect();
    for ack in acknowledged {
        let Some(found) = revisions.get(ack.revision.as_str()) else {
            faults.push(format!("lost: {ack:?}"));
            continue;
        };
        let value = &found["payload"][&ack.field];
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if (found["kind"].as_str(), &value) != (Some(&ack.kind), &ack.value) {
            faults.push(format!("says something else: {ack:?}, {found}"));
        }
    }
    Ok(faults)
}
