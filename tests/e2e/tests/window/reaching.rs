//! Reaching things by name, and the end of everything.

use std::fs;
use std::path::{Path, PathBuf};

use hamstrong_e2e::{App, Outcome, until};

use crate::doing::{injured, on_today, rate};

#[tokio::test]
async fn the_palette_leads_to_a_place_and_to_a_section_of_settings() -> Outcome {
    let profile = injured()?;
    let app = on_today(&profile).await?;
    app.keys("Control+k").await?;
    app.by_role("combobox", "What do you want to do?").await?;
    app.types("history").await?;
    app.keys("Enter").await?;
    app.comes_to("history").await?;
    app.keys("Control+k").await?;
    app.types("units").await?;
    app.keys("Enter").await?;
    app.comes_to("settings").await?;
    let named = async || Ok((app.focus().await?.name == "Units and formats").then_some(()));
    until("the heading to have the focus", named).await?;
    app.keys("?").await?;
    app.by_role("dialog", "Keys that work").await?;
    assert_eq!(app.axe().await?, Vec::<String>::new());
    app.keys("Escape").await?;
    until("the focus to be back on the heading", named).await?;
    assert_eq!(app.violations().await?, Vec::<String>::new());
    Ok(())
}

/// The dialog of the system that asks once more.
const QUESTION: &str = "^Delete everything$";

async fn asks_for_the_end(app: &App<'_>, backups: bool) -> Outcome {
    app.keys("Control+k").await?;
    app.types("settings: delete").await?;
    app.keys("Enter").await?;
    app.comes_to("settings").await?;
    if backups {
        app.tab_to("checkbox", "Delete the backups in the backup folder too").await?;
        app.keys("Space").await?;
    }
    app.tab_to("textbox", "Type “delete” to go on").await?;
    app.keys("Control+a").await?;
    app.types("delete").await?;
    app.keys("Enter").await
}

#[tokio::test]
async fn deleting_everything_takes_the_word_and_the_systems_question_and_leaves_nothing() -> Outcome {
    let profile = injured()?;
    profile.cli(&["backup"])?;
    let mut app = on_today(&profile).await?;
    rate(&app, "Walking on the flat", "3").await?;

    asks_for_the_end(&app, true).await?;
    let question = until("the system's question", async || app.screen().window(QUESTION)).await?;
    app.screen().focus(&question).await?;
    let gone = async || Ok(app.screen().window(QUESTION)?.is_none().then_some(()));
    app.screen().press_until(&question, "Escape", "the question to close", gone).await?;
    assert!(profile.journal().exists(), "a no keeps everything");
    app.says("Delete everything").await?;

    app.keys("Enter").await?;
    let question = until("the system's question", async || app.screen().window(QUESTION)).await?;
    app.screen().focus(&question).await?;
    let ended = async || Ok(app.processes()?.is_empty().then_some(()));
    app.screen().press_until(&question, "Return", "the app to end", ended).await?;
    app.ended();
    let left = files_below(&profile.data());
    assert!(left.is_empty(), "{left:#?}");
    let traces = of_ours(&profile.home())?;
    assert!(traces.is_empty(), "{traces:#?}");
    Ok(())
}

#[tokio::test]
async fn a_full_run_writes_only_where_settings_say_that_it_does() -> Outcome {
    let profile = injured()?;
    let mut app = on_today(&profile).await?;
    rate(&app, "Walking on the flat", "3").await?;
    app.keys("Control+2 Control+3 Control+,").await?;
    app.comes_to("settings").await?;
    app.says("Your journal").await?;
    let words = app.words().await?;
    app.close().await?;
    let folders = ["journal.hamstrong", "backups", "webview", "starting", "sample.hamstrong"];
    for path in files_below(&profile.data()) {
        let inside = path.strip_prefix(profile.data())?.to_string_lossy().into_owned();
        assert!(folders.iter().any(|folder| inside.starts_with(folder)), "{inside}");
    }
    assert!(words.contains(&profile.journal().display().to_string()));
    // The system's own caches know nothing of what was entered.
    let traces = of_ours(&profile.home())?;
    assert!(traces.iter().all(|path| path.ends_with(".window-state.json")), "{traces:#?}");
    Ok(())
}

/// What lies in a home under the program's own name.
fn of_ours(home: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in files_below(home) {
        if path.strip_prefix(home)?.to_string_lossy().to_lowercase().contains("hamstrong") {
            found.push(path);
        }
    }
    Ok(found)
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    paths.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}
