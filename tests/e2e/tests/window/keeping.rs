//! What was saved stays: over a restart, over an undo, over a violent end; and for nobody else to read.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use hamstrong_e2e::{App, Outcome, Profile};

use crate::doing::{accept_the_notice, injured, on_today, rate};

#[tokio::test]
async fn a_logged_day_is_there_after_a_restart() -> Outcome {
    let profile = injured()?;
    let mut app = on_today(&profile).await?;
    rate(&app, "Walking on the flat", "3").await?;
    app.restart().await?;
    app.comes_to("today").await?;
    let focus = app.tab_into("Walking on the flat").await?;
    assert!(focus.checked && focus.value == "3", "{focus:?}");
    Ok(())
}

#[tokio::test]
async fn the_last_act_can_be_undone_after_a_restart_and_done_again() -> Outcome {
    let profile = injured()?;
    let mut app = on_today(&profile).await?;
    rate(&app, "At rest", "2").await?;
    rate(&app, "Walking on the flat", "7").await?;
    // Only what the page calls saved is on the disk.
    app.says("Undo walking pain 7").await?;
    app.restart().await?;
    app.comes_to("today").await?;
    app.says("Undo walking pain 7").await?;
    app.keys("Control+z").await?;
    app.says("Undone: walking pain 7").await?;
    let focus = app.tab_into("Walking on the flat").await?;
    assert!(!focus.checked, "nothing is chosen any more: {focus:?}");
    app.keys("Control+Shift+z").await?;
    app.says("Done again: walking pain 7").await?;
    let focus = app.tab_into("At rest").await?;
    assert_eq!(focus.value, "2", "what came before is untouched");
    Ok(())
}

#[tokio::test]
async fn a_journal_saved_as_json_can_be_brought_into_an_empty_one() -> Outcome {
    let profile = injured()?;
    profile.cli(&["log", "checkin", "--walk", "6"])?;
    let file = profile.saved().join("all.json");
    profile.cli(&["export", "--format", "json", "--out", file.to_str().unwrap()])?;

    let other = Profile::new()?;
    let app = App::start(&other).await?;
    accept_the_notice(&app).await?;
    app.tab_to("button", "Choose the file").await?;
    app.keys("Enter").await?;
    app.open_file(&file).await?;
    app.comes_to("today").await?;
    let focus = app.tab_into("Walking on the flat").await?;
    assert!(focus.checked && focus.value == "6", "{focus:?}");
    Ok(())
}

/// How often a test that ends the app violently does it; `cargo xtask soak` asks for many more.
fn kills() -> u32 {
    std::env::var("HAMSTRONG_WINDOW_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(4)
}

#[tokio::test]
async fn what_was_said_to_be_saved_is_there_after_kill_9() -> Outcome {
    let profile = injured()?;
    let mut app = on_today(&profile).await?;
    for round in 0..kills() {
        let digit = (round % 9 + 1).to_string();
        app.tab_into("Walking on the flat").await?;
        app.keys(&digit).await?;
        app.says(&format!("Undo walking pain {digit}")).await?;
        app.kill9()?;
        app.start_again().await?;
        app.comes_to("today").await?;
        let focus = app.tab_into("Walking on the flat").await?;
        assert!(focus.checked && focus.value == digit, "round {round}: {focus:?}");
    }
    drop(app);
    profile.cli(&["verify"])?;
    Ok(())
}

#[tokio::test]
async fn no_file_of_the_app_can_be_read_by_others() -> Outcome {
    let profile = Profile::demo()?;
    let mut app = App::start(&profile).await?;
    app.comes_to("today").await?;
    rate(&app, "Walking on the flat", "2").await?;
    app.keys("Control+2").await?;
    app.comes_to("progress").await?;
    let mut open = Vec::new();
    readable_by_others(&profile.data(), &mut open)?;
    app.close().await?;
    readable_by_others(&profile.data(), &mut open)?;
    assert!(open.is_empty(), "{open:#?}");
    Ok(())
}

fn readable_by_others(path: &Path, found: &mut Vec<String>) -> Outcome {
    // A journal that is open has files that come and go.
    let Ok(meta) = fs::symlink_metadata(path) else { return Ok(()) };
    let mode = meta.permissions().mode();
    if mode & 0o077 != 0 && !meta.is_symlink() {
        found.push(format!("{:o} {}", mode & 0o7777, path.display()));
    }
    if meta.is_dir() {
        for entry in fs::read_dir(path)? {
            readable_by_others(&entry?.path(), found)?;
        }
    }
    Ok(())
}
