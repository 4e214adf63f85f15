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

/// Opens every place from the one before it, in turn.
async fn opening(app: &App<'_>) -> Outcome<String> {
    let places = app.places().await?;
    let mut taken: Vec<Vec<f64>> = vec![Vec::new(); places.len()];
    for _ in 0..TIMES {
        for (place, taken) in places.iter().zip(&mut taken) {
            taken.push(app.does(OPENS, vec![json!(place)]).await?.as_f64().ok_or("no time was taken")?);
            app.comes_to_rest().await?;
        }
    }
    let mut table = format!(
        "| place | median, ms | slowest, ms | within {GOAL_OPEN} ms |\n| --- | ---: | ---: | --- |\n"
    );
    for (place, taken) in places.iter().zip(&mut taken) {
        taken.sort_by(f64::total_cmp);
        let (median, slowest) = (taken[TIMES / 2], taken[TIMES - 1]);
        let met = if median <= GOAL_OPEN { "yes" } else { "no" };
        writeln!(table, "| {place} | {median:.0} | {slowest:.0} | {met} |")?;
    }
    Ok(table)
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
