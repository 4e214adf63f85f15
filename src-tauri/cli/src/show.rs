//! Reading commands, for people and as JSON.

use hamstrong_core::Tracker;
use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::history::SearchQuery;
use hamstrong_core::api::inputs::{Entry, HistoryQuery, OverviewQuery, RecordRef};
use hamstrong_core::api::views::{DayView, HistoryDay, Overview, Recorded, WarningCode};
use hamstrong_core::domain::RecordId;
use serde::Serialize;

use crate::args::{Cli, Day, History};
use crate::clock::{episode, reading};

/// Shows a day.
pub fn day(cli: &Cli, args: &Day) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let overview = tracker.overview(&OverviewQuery { day: args.day, episode: None })?;
    if cli.json {
        return print_json(&overview);
    }
    print_day(&overview);
    Ok(())
}

/// Lists days.
pub fn history(cli: &Cli, args: &History) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let episode = episode(&tracker, None)?;
    if let Some(text) = &args.search {
        return search(cli, &tracker, episode, text);
    }
    let page = tracker.history(&HistoryQuery { episode, before: args.before, days: args.days })?;
    if cli.json {
        return print_json(&page);
    }
    say!("{}", page.headline);
    say!("day         n  rest walk stretch worst  sessions massages first-aid");
    page.days.iter().for_each(print_row);
    Ok(())
}

/// The most hits a terminal is given.
const MOST_HITS: u32 = 200;

fn search(cli: &Cli, tracker: &Tracker, episode: RecordId, text: &str) -> Result<(), ApiError> {
    let query =
        SearchQuery { episode, text: text.to_owned(), groups: Vec::new(), offset: 0, limit: MOST_HITS };
    let page = tracker.search(&query)?;
    if cli.json {
        return print_json(&page);
    }
    say!("{} found.", page.total);
    for hit in &page.hits {
        let text: String = hit.excerpt.iter().map(|piece| piece.text.as_str()).collect();
        say!("{}  {}  [{}]", hit.day, text, hit.record);
    }
    Ok(())
}

/// Lists what was removed and can be restored.
pub fn bin(cli: &Cli) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let view = tracker.bin(&RecordRef { record: episode(&tracker, None)? })?;
    if cli.json {
        return print_json(&view);
    }
    if view.entries.is_empty() {
        say!("Nothing was removed in the last {} days.", view.keeps_days);
    }
    for entry in &view.entries {
        let hit = &entry.hit;
        let what = hit.entry.as_ref().map_or_else(|| "check-in".to_owned(), entry_words);
        say!(
            "{}  {what}  removed {}, {} days left  [{}]",
            hit.day,
            entry.removed_on,
            entry.days_left,
            hit.record
        );
    }
    Ok(())
}

/// One JSON value on one line.
pub fn print_json<T: Serialize>(value: &T) -> Result<(), ApiError> {
    let text = serde_json::to_string(value).map_err(|e| ApiError::field("json", e.to_string()))?;
    say!("{text}");
    Ok(())
}

fn print_row(d: &HistoryDay) {
    let score =
        |s: Option<hamstrong_core::domain::PainScore>| s.map_or("–".to_owned(), |s| s.get().to_string());
    let n = |count: u32| if count == 0 { String::new() } else { count.to_string() };
    let late = if d.late { "late" } else { "" };
    say!(
        "{}  {:>2}  {:>4} {:>4} {:>7} {:>5}  {:>8} {:>8} {:>9}  {late}",
        d.day,
        d.day_index.0,
        score(d.pain_rest),
        score(d.pain_walk),
        score(d.pain_stretch),
        score(d.worst),
        n(d.sessions),
        n(d.massages),
        n(d.price_steps),
    );
}

fn print_day(overview: &Overview) {
    let title = overview
        .episodes
        .iter()
        .find(|e| Some(e.record) == overview.episode)
        .map_or("No injury yet", |e| e.title.as_str());
    if overview.journal.demo {
        say!("Sample data.");
    }
    // That a reading command only reads is no news.
    for warning in overview.warnings.iter().filter(|w| w.code != WarningCode::ReadOnly) {
        say!("Note: {}", warning.message);
    }
    let Some(day) = &overview.day else {
        say!("{title}. Start one with `hamstrong-cli init --side left --onset DAY`.");
        return;
    };
    say!("{title}, day {} ({})", day.day_index.0, day.day);
    print_sittings(day);
    for entry in &day.entries {
        let time = entry.time.map_or("  –  ".to_owned(), |t| t.to_string());
        say!("  {time}  {}  [{}]", words(entry), entry.record);
    }
    if day.sittings.is_empty() && day.entries.is_empty() {
        say!("  Nothing logged.");
    }
}

fn print_sittings(day: &DayView) {
    for sitting in &day.sittings {
        let time =
            sitting.check_in.as_ref().and_then(|c| c.time).or(sitting.wellness.as_ref().and_then(|w| w.time));
        let time = time.map_or("  –  ".to_owned(), |t| t.to_string());
        let mut parts = Vec::new();
        parts.extend(sitting.check_in.as_ref().map(|c| answered(&c.value)));
        parts.extend(sitting.wellness.as_ref().map(|w| answered(&w.value)));
        say!("  {time}  check-in {}: {}", sitting.sitting, parts.join(", "));
    }
}

/// The answers that were given, as `field value`.
fn answered<T: Serialize>(value: &T) -> String {
    let Ok(serde_json::Value::Object(map)) = serde_json::to_value(value) else { return String::new() };
    let given = map.iter().filter(|(_, v)| !v.is_null() && v.as_array().is_none_or(|a| !a.is_empty()));
    given.map(|(k, v)| format!("{} {}", k.replace('_', " "), v)).collect::<Vec<_>>().join(", ")
}

fn words(entry: &Recorded<Entry>) -> String {
    entry_words(&entry.value)
}

fn entry_words(entry: &Entry) -> String {
    match entry {
        Entry::PriceStep(step) => format!("first aid: {}", answered(step)),
        Entry::Session(session) => format!("session: {}", answered(session)),
        Entry::Massage(massage) => format!("massage: {}", answered(massage)),
        Entry::MassageReading(reading) => format!("reading of a massage: {}", answered(reading)),
        Entry::MassageCheck(check) => format!("questions before a massage: {}", answered(check)),
        Entry::Note(note) => format!("note: {}", note.text),
        Entry::SelfTest(test) => format!("self-test: {}", answered(test)),
        Entry::Clearance(word) => format!("clinician's word: {}", answered(word)),
        Entry::ProtocolChoice(choice) => format!("protocol: {}", choice.variant),
        Entry::RuleChange(change) => format!("changed limit: {}", answered(change)),
        Entry::Estimate(estimate) => format!("own estimate: {}", answered(estimate)),
        Entry::Medication(taken) => format!("taken: {}", answered(taken)),
        Entry::Activity(activity) => format!("own activity: {}", answered(activity)),
        Entry::Photo(photo) => format!("photo: {}", answered(photo)),
        Entry::FunctionScore(score) => format!("function score: {}", answered(score)),
        Entry::SkippedExercise(skipped) => format!("left out: {}", answered(skipped)),
        Entry::OwnExercise(own) => format!("own exercise: {}", answered(own)),
        Entry::Prescription(prescribed) => format!("prescribed: {}", answered(prescribed)),
        Entry::DoseChange(change) => format!("answer to a proposal: {}", answered(change)),
    }
}
