//! What a screen reader is told of the places that carry most, held against files that were read as sentences.
//! `UPDATE=1` writes the files; whoever does so reads them.

use std::fs;
use std::path::Path;

use hamstrong_e2e::{Look, Outcome, Profile, Served, Tab};

const NOW: &str = "2026-06-12T19:42:00+02:00";

/// Three days of a journal that reads alike on every machine.
fn three_days() -> Outcome<Profile> {
    let profile = Profile::new()?;
    let at = |day: &str, words: &[&str]| {
        let moment = format!("{day}T19:42:00+02:00");
        let when = ["--zone", "Europe/Berlin", "--written-at", moment.as_str()];
        profile.cli(&[words, &when].concat()).map(drop)
    };
    at("2026-06-08", &["init", "--side", "left", "--onset", "2026-06-08"])?;
    at("2026-06-10", &["log", "checkin", "--rest", "2", "--walk", "5", "--stretch", "6", "--worst", "7"])?;
    at(
        "2026-06-11",
        &[
            "log",
            "checkin",
            "--rest",
            "1",
            "--walk",
            "4",
            "--stretch",
            "5",
            "--worst",
            "5",
            "--spot",
            "left:mid_outer:4",
        ],
    )?;
    at(
        "2026-06-12",
        &["log", "checkin", "--rest", "1", "--walk", "3", "--no-limp", "no", "--spot", "left:mid_outer:3"],
    )?;
    Ok(profile)
}

/// Goes to a place and holds what a part of it reads like against a file.
async fn reads(place: &str, unfolded: bool, selector: &str, golden: &str) -> Outcome {
    let profile = three_days()?;
    let served = Served::start_at(&profile, NOW)?;
    let tab = Tab::open(&served, Look::DESKTOP).await?;
    tab.go(place).await?;
    // The place names itself when its answer has come.
    tab.says(" 2026").await?;
    tab.comes_to_rest().await?;
    if unfolded {
        let unfold = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })";
        tab.does(unfold, vec![]).await?;
    }
    tab.comes_to_rest().await?;
    holds(&tab, selector, golden).await
}

/// Holds what a part of the page reads like against a file.
async fn holds(tab: &Tab, selector: &str, golden: &str) -> Outcome {
    let heard = tab.heard(selector).await?;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../golden/aria").join(golden);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
        fs::write(&file, &heard)?;
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        heard == expected,
        "{golden} is told otherwise, see the first difference:\n{}",
        difference(&expected, &heard)
    );
    Ok(())
}

fn difference(expected: &str, found: &str) -> String {
    let (mut a, mut b) = (expected.lines(), found.lines());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return "none".to_owned(),
            (was, is) if was != is => return format!("was: {was:?}\nis:  {is:?}"),
            _ => {}
        }
    }
}

#[tokio::test]
async fn the_check_in_reads_as_sentences() -> Outcome {
    reads("today", true, "[data-section=check-in]", "check-in.txt").await
}

#[tokio::test]
async fn the_body_map_reads_as_sentences() -> Outcome {
    reads("today", true, "[data-section=where]", "body-map.txt").await
}

#[tokio::test]
async fn the_chart_reads_as_sentences() -> Outcome {
    reads("progress", false, "main", "progress.txt").await
}

/// The plan of the day, once the warning questions are answered.
async fn with_a_plan(tab: &Tab) -> Outcome {
    tab.go("today").await?;
    tab.comes_to_rest().await?;
    tab.press("button", "None of these").await?;
    tab.says("Saved").await?;
    tab.go("exercises").await?;
    tab.says("Start the session").await?;
    tab.comes_to_rest().await
}

#[tokio::test]
async fn the_plan_of_the_day_reads_as_sentences() -> Outcome {
    let profile = three_days()?;
    let served = Served::start_at(&profile, NOW)?;
    let tab = Tab::open(&served, Look::DESKTOP).await?;
    with_a_plan(&tab).await?;
    holds(&tab, "[data-section=plan]", "plan.txt").await
}

#[tokio::test]
async fn a_session_reads_as_sentences() -> Outcome {
    let profile = three_days()?;
    let served = Served::start_at(&profile, NOW)?;
    let tab = Tab::open(&served, Look::DESKTOP).await?;
    with_a_plan(&tab).await?;
    tab.press("button", "Start the session").await?;
    tab.comes_to("session").await?;
    tab.comes_to_rest().await?;
    holds(&tab, "main", "session.txt").await
}

#[tokio::test]
async fn the_form_of_a_massage_reads_as_sentences() -> Outcome {
    let profile = three_days()?;
    let served = Served::start_at(&profile, NOW)?;
    let tab = Tab::open(&served, Look::DESKTOP).await?;
    with_a_plan(&tab).await?;
    tab.go("massage").await?;
    tab.comes_to_rest().await?;
    tab.press("button", "Log a massage").await?;
    tab.comes_to_rest().await?;
    holds(&tab, "main", "massage.txt").await
}

#[tokio::test]
async fn readiness_reads_as_sentences() -> Outcome {
    reads("readiness", false, "main", "readiness.txt").await
}
