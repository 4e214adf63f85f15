//! The thread through the app, in a browser: a day is logged, the trend is seen, the journal is taken along.

use std::fs;

use hamstrong_e2e::{Look, Outcome, Profile, Scene, Served, Tab};
use serde_json::Value;

#[tokio::test]
async fn a_day_is_logged_seen_as_a_trend_and_taken_along() -> Outcome {
    let profile = Scene::Empty.profile()?;
    let served = Served::start(&profile)?;
    let tab = Tab::open(&served, Look::DESKTOP).await?;
    tab.comes_to("today").await?;
    tab.tab_into("Walking on the flat").await?;
    tab.keys("3").await?;
    tab.says("Undo walking pain 3").await?;

    tab.go("progress").await?;
    tab.by_role("img", "One entry: walking pain 3 …").await?;

    tab.go("settings").await?;
    tab.press("button", "Save as JSON").await?;
    let file = tab.download().await?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    assert!(name.starts_with("hamstrong-") && file.extension().is_some_and(|e| e == "json"), "{name}");
    tab.says(&format!("Saved {name}")).await?;
    let saved: Value = serde_json::from_slice(&fs::read(&file)?)?;
    let check_ins = saved.to_string().matches("\"pain_walk\":3").count();
    assert_eq!(check_ins, 1, "the walking pain is in the file");

    drop(served);
    let direct = profile.saved().join("direct.json");
    profile.cli(&["export", "--format", "json", "--out", direct.to_str().unwrap_or_default()])?;
    assert!(
        fs::read(&file)? == fs::read(&direct)?,
        "the download is byte for byte what the command line exports"
    );
    assert_eq!(tab.violations().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn a_file_brought_in_through_the_browser_is_the_journal() -> Outcome {
    let demo = Profile::demo()?;
    let file = demo.saved().join("all.json");
    demo.cli(&["export", "--format", "json", "--out", file.to_str().unwrap_or_default()])?;
    let profile = Profile::new()?;
    let served = Served::start(&profile)?;
    let tab = Tab::open(&served, Look::DESKTOP).await?;
    tab.press("button", "I have read this").await?;
    tab.choose_files_by_path().await?;
    tab.press("button", "Choose the file").await?;
    tab.choose(&file).await?;
    tab.comes_to("today").await?;
    tab.says("Sample data").await
}
