//! Logs without a pause, like an athlete who never puts the phone down, and says `ACK` after each entry that the
//! façade called saved. The durability tests kill it, cut its power and fill its disk, then look for what it said.
//!
//! `logger JOURNAL [--count N] [--synchronous full|off] [--timer | --session]`
//!
//! `READY` once the journal is open, then a line for each entry: `ACK <number> <revision> <kind> <field>=<value>`.
//! With `--timer` it only starts a timer of elevation, says `TIMER <record>` and waits to be killed.
//! With `--session` it opens a guided session and writes sets, each with a rest, saying
//! `SET <record> <session> <exercise> <number> <side> <value> <load> <pain> <timer>` after each that was saved.
//! A refusal is one line too, `REFUSED <code> <sentence>`, and ends the program.

use std::collections::HashSet;
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::inputs::{CheckInInput, Entry, OverviewQuery, RecordEntry, StartEpisode};
use hamstrong_core::api::training::TrainingBrief;
use hamstrong_core::api::views::Overview;
use hamstrong_core::clock::SystemClock;
use hamstrong_core::domain::{LocalDate, RecordId};
use hamstrong_core::{Durability, Opening, Tracker};
use serde_json::{Value, json};

/// Days back-filled in turn; the injury lies before all of them.
const DAYS: u32 = 60;

struct Flags {
    journal: PathBuf,
    count: u32,
    durability: Durability,
    timer: bool,
    session: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            match error.downcast_ref::<ApiError>() {
                Some(refused) => println!("REFUSED {:?} {}", refused.code, refused.message),
                None => eprintln!("{error}"),
            }
            ExitCode::FAILURE
        }
    }
}

fn flags() -> Result<Flags, Box<dyn Error>> {
    let mut flags = Flags {
        journal: PathBuf::new(),
        count: u32::MAX,
        durability: Durability::Full,
        timer: false,
        session: false,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--timer" => flags.timer = true,
            "--session" => flags.session = true,
            "--count" => flags.count = words.next().ok_or("--count N")?.parse()?,
            "--synchronous" => {
                flags.durability = match words.next().as_deref() {
                    Some("full") => Durability::Full,
                    Some("off") => Durability::Off,
                    _ => return Err("--synchronous full|off".into()),
                }
            }
            path => flags.journal = path.into(),
        }
    }
    if flags.journal.as_os_str().is_empty() { Err("Which journal?".into()) } else { Ok(flags) }
}

fn run() -> Result<(), Box<dyn Error>> {
    let flags = flags()?;
    let how = Opening { durability: flags.durability, ..Opening::to_write() };
    let mut tracker = Tracker::open_or_create(&flags.journal, how, Arc::new(SystemClock))?;
    let today = tracker.today()?;
    let episode = match tracker.overview(&OverviewQuery::default())?.episode {
        Some(episode) => episode,
        None => injure(&mut tracker, today.plus_days(-i64::from(DAYS)))?,
    };
    if flags.timer {
        return hold_a_timer(&mut tracker, episode);
    }
    if flags.session {
        return train(&mut tracker, episode);
    }
    say("READY\n")?;
    for n in 0..flags.count {
        let day = today.plus_days(-i64::from(n / 12 % DAYS));
        log(&mut tracker, episode, day, n)?;
    }
    Ok(())
}

fn hold_a_timer(tracker: &mut Tracker, episode: RecordId) -> Result<(), Box<dyn Error>> {
    let start = serde_json::from_value(json!({ "episode": episode, "part": "elevate" }))?;
    let shown = tracker.start_timer(&start)?;
    let tiles = shown.price.map(|view| view.tiles).unwrap_or_default();
    let timer = tiles.into_iter().find_map(|tile| tile.timer).ok_or("no timer is running")?;
    say(&format!("TIMER {}\n", timer.record))?;
    // Whoever started it holds the other end and kills before letting go.
    std::io::stdin().read_line(&mut String::new())?;
    Ok(())
}

/// Two exercises, one a leg at a time, until it is killed. Every value follows from the number of the set.
fn train(tracker: &mut Tracker, episode: RecordId) -> Result<(), Box<dyn Error>> {
    let open = |shown: Option<TrainingBrief>| shown.and_then(|t| t.open).map(|open| open.record);
    let known = open(tracker.overview(&OverviewQuery::default())?.training);
    let session = if let Some(session) = known {
        session
    } else {
        let start = json!({ "episode": episode, "exercises": ["ISO-04", "ISO-03"] });
        let shown = tracker.start_session(&serde_json::from_value(start)?)?;
        open(shown.training).ok_or("no session is open")?
    };
    for n in 0..40_u32 {
        let (exercise, side) = match n % 3 {
            0 => ("ISO-04", Some("right")),
            1 => ("ISO-04", Some("left")),
            _ => ("ISO-03", None),
        };
        let (value, load, pain) = (n % 12 + 3, f64::from(n) * 0.5, n % 4);
        let set = json!({
            "session": session, "exercise": exercise, "side": side, "hold_seconds": value, "load": load, "pain": pain,
            "rest_seconds": 30 + n,
        });
        tracker.record_set(&serde_json::from_value(set)?)?;
        let shown =
            tracker.session(&serde_json::from_value(json!({ "record": session, "theme": "light" }))?)?;
        let newest = shown.exercises.iter().filter(|e| e.key.to_string() == exercise).flat_map(|e| &e.steps);
        let newest = newest.filter(|s| s.side == side.and_then(|s| serde_json::from_value(json!(s)).ok()));
        let newest =
            newest.filter_map(|s| s.record.map(|record| (s.number.get(), record))).max_by_key(|(n, _)| *n);
        let (number, record) = newest.ok_or("no set was written")?;
        let timer = shown.timer.ok_or("no rest is running")?.record;
        let side = side.unwrap_or("both");
        say(&format!("SET {record} {session} {exercise} {number} {side} {value} {load} {pain} {timer}\n"))?;
    }
    // Everything was written before it was killed: it waits.
    std::io::stdin().read_line(&mut String::new())?;
    Ok(())
}

fn injure(tracker: &mut Tracker, onset: LocalDate) -> Result<RecordId, Box<dyn Error>> {
    let start: StartEpisode =
        serde_json::from_value(json!({ "episode": { "side": "left", "onset": onset } }))?;
    Ok(tracker.start_episode(&start)?.episode.ok_or("no injury was started")?)
}

/// One gesture: most are taps on the open check-in, some are entries of their own, a few are taken back.
fn log(tracker: &mut Tracker, episode: RecordId, day: LocalDate, n: u32) -> Result<(), Box<dyn Error>> {
    let shown = OverviewQuery { day: Some(day), episode: Some(episode) };
    let known = revisions(&tracker.overview(&shown)?);
    // A tap that says what is said already writes nothing, so the words are never the same twice.
    let unique = format!("entry {n} after {}", known.len());
    let (after, what) = match n % 6 {
        0 => {
            let after = tracker.record_entry(&entry(episode, day, "note", &json!({ "text": unique }))?)?;
            (after, format!("note text={unique}"))
        }
        3 => {
            let ice = json!({ "part": "ice", "minutes": n % 20 + 1 });
            let after = tracker.record_entry(&entry(episode, day, "price_step", &ice)?)?;
            (after, format!("price_step minutes={}", n % 20 + 1))
        }
        4 => (tracker.undo(&shown)?, format!("price_step minutes={}", (n - 1) % 20 + 1)),
        _ => {
            let answers = json!({ "pain_walk": n % 11, "managed": unique });
            let answers = serde_json::from_value(answers)?;
            let tap = CheckInInput { episode, day, sitting: 1, time: None, answers };
            (tracker.record_check_in(&tap)?, format!("check_in managed={unique}"))
        }
    };
    let revision = revisions(&after).difference(&known).next().cloned().ok_or("nothing was written")?;
    Ok(say(&format!("ACK {n} {revision} {what}\n"))?)
}

/// One line in one write, out of the process before anything else happens.
fn say(line: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(line.as_bytes())?;
    out.flush()
}

fn entry(
    episode: RecordId,
    day: LocalDate,
    kind: &str,
    value: &Value,
) -> Result<RecordEntry, Box<dyn Error>> {
    let entry: Entry = serde_json::from_value(json!({ "kind": kind, "value": value }))?;
    Ok(RecordEntry { episode, day, time: None, entry })
}

/// Every wording the window shows of the day, those of removed entries included.
fn revisions(shown: &Overview) -> HashSet<String> {
    let day = shown.day.iter();
    day.flat_map(|d| {
        let sittings = d.sittings.iter().filter_map(|s| s.check_in.as_ref()).map(|c| c.revision);
        sittings.chain(d.entries.iter().chain(&d.removed).map(|e| e.revision))
    })
    .map(|revision| revision.to_string())
    .collect()
}
