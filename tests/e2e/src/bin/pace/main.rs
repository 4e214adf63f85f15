//! `cargo xtask pace`: how long each place of a large journal takes to open in the real window, and what scrolling
//! History costs. Prints a table; nothing fails on a slow machine.

#![cfg(target_os = "linux")]

use std::fmt::Write as _;
use std::process::ExitCode;

use hamstrong_e2e::{App, Outcome, Profile};
use serde_json::json;

/// Entries of the journal, unless another number is named.
const ENTRIES: &str = "36500";
/// How often each place is opened; the median is shown, and the slowest.
const TIMES: usize = 7;
/// A place should be open this soon after the click, in milliseconds.
const GOAL_OPEN: f64 = 100.0;
/// No frame should take longer than this while History is scrolled, in milliseconds.
const GOAL_FRAME: f64 = 50.0;
/// The longest that a place is waited for, in milliseconds: less than the driver waits for a script.
const MOST: f64 = 20_000.0;
/// Turns of the wheel, and how far each goes, in CSS pixels.
const WHEEL: (u32, u32) = (400, 160);

const OPENS: &str = include_str!("opens.js");
const SCROLLS: &str = include_str!("scrolls.js");

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let entries = args.first().map_or(ENTRIES, String::as_str);
    match measure(entries) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("pace: {problem}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn measure(entries: &str) -> Outcome {
    for (what, more) in [("several injuries", &[][..]), ("one injury", &["--one-injury"][..])] {
        let profile = Profile::new()?;
        let made = profile.cli(&[&["demo", "--years", "10", "--rows", entries], more].concat())?;
        println!("{what}: {}", made.trim());
        let app = App::start(&profile).await?;
        app.comes_to("today").await?;
        println!("{}", opening(&app).await?);
        println!("{}", scrolling(&app).await?);
    }
    Ok(())
}

/// How long one place took, in milliseconds, each time it was opened.
#[derive(Default)]
struct Taken {
    open: Vec<f64>,
    whole: Vec<f64>,
}

/// Opens every place from the one before it, in turn.
async fn opening(app: &App<'_>) -> Outcome<String> {
    let places = app.places().await?;
    let mut all: Vec<Taken> = places.iter().map(|_| Taken::default()).collect();
    for _ in 0..TIMES {
        for (place, taken) in places.iter().zip(&mut all) {
            let times = app.does(OPENS, vec![json!(place), json!(MOST)]).await?;
            taken.open.push(times[0].as_f64().unwrap_or(MOST));
            taken.whole.push(times[1].as_f64().unwrap_or(MOST));
        }
    }
    let mut table = format!(
        "| place | opens, ms | slowest | within {GOAL_OPEN} | nothing busy, ms |\n| --- | ---: | ---: | --- | ---: |\n"
    );
    for (place, taken) in places.iter().zip(&mut all) {
        let [open, slowest] = middle_and_last(&mut taken.open);
        let [whole, _] = middle_and_last(&mut taken.whole);
        let met = if open <= GOAL_OPEN { "yes" } else { "no" };
        let whole = if whole < MOST { format!("{whole:.0}") } else { format!("over {MOST}") };
        writeln!(table, "| {place} | {open:.0} | {slowest:.0} | {met} | {whole} |")?;
    }
    Ok(table)
}

fn middle_and_last(times: &mut [f64]) -> [f64; 2] {
    times.sort_by(f64::total_cmp);
    [times.get(times.len() / 2), times.last()].map(|time| time.copied().unwrap_or(f64::NAN))
}

/// Turns the wheel over the list of days, and over the page where the list has no scrolling of its own.
async fn scrolling(app: &App<'_>) -> Outcome<String> {
    app.go("history").await?;
    app.comes_to_rest().await?;
    app.press("button", "List").await?;
    app.comes_to_rest().await?;
    let frames = app.does(SCROLLS, vec![json!(WHEEL.0), json!(WHEEL.1)]).await?;
    let frames: Vec<f64> =
        frames.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect();
    let slowest = frames.iter().copied().fold(0.0, f64::max);
    let long = frames.iter().filter(|ms| **ms > GOAL_FRAME).count();
    Ok(format!(
        "History scrolled: {} frames, slowest {slowest:.0} ms, {long} over {GOAL_FRAME} ms.",
        frames.len()
    ))
}
