//! A session of exercises, set by set, in the real window: on the keyboard alone, and over a violent end.

use std::time::Instant;

use hamstrong_e2e::{App, Outcome, Page, Profile, until};
use serde_json::json;

use crate::doing::on_today;

/// Violent ends in the middle of a session.
const KILLS: u32 = 10;

/// An athlete with an injury and nothing logged.
fn injured() -> Outcome<Profile> {
    let profile = Profile::new()?;
    profile.cli(&["init", "--side", "left", "--onset", "2026-06-01"])?;
    Ok(profile)
}

async fn on_exercises(profile: &Profile) -> Outcome<App<'_>> {
    let app = on_today(profile).await?;
    app.press("button", "None of these").await?;
    app.says("Saved").await?;
    app.keys("Control+4").await?;
    app.comes_to("exercises").await?;
    app.comes_to_rest().await?;
    Ok(app)
}

/// Starts the session of the day from the plan.
async fn start(app: &App<'_>) -> Outcome {
    app.tab_to("button", "Start the session").await?;
    app.keys("Enter").await?;
    app.comes_to("session").await?;
    app.comes_to_rest().await
}

/// The sets as the page shows them, one a line.
async fn sets(page: &Page) -> Outcome<Vec<String>> {
    let lines = "Array.from(document.querySelectorAll('.sessionsets [data-set]'), (line) => \
                 line.closest('[data-exercise]').dataset.exercise + ' ' + \
                 line.children[0].textContent + ': ' + line.children[1].textContent)";
    let found = page.ask(lines, vec![]).await?;
    let all = found.as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(all.iter().filter_map(|line| line.as_str().map(str::to_owned)).collect())
}

/// What is due, as the page's heading says it.
async fn heading(page: &Page) -> Outcome<String> {
    let said = page.ask("document.querySelector('h1').textContent", vec![]).await?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

/// Waits until so many sets are shown.
async fn shows_sets(page: &Page, count: usize) -> Outcome<Vec<String>> {
    until(&format!("{count} sets"), async || {
        let found = sets(page).await?;
        Ok((found.len() == count).then_some(found))
    })
    .await
}

/// Does the set that is due with its prefilled numbers and this pain, and rests after it.
async fn does_a_set(page: &Page, pain: &str) -> Outcome {
    page.tab_into("Pain while at it").await?;
    page.keys(pain).await?;
    page.does("document.querySelector('[data-section=due] form').requestSubmit()", vec![]).await?;
    Ok(())
}

#[tokio::test]
async fn the_keyboard_alone_leads_through_a_whole_session() -> Outcome {
    let profile = injured()?;
    let app = on_exercises(&profile).await?;
    start(&app).await?;
    let focus = app.focus().await?;
    assert!(focus.group.starts_with("Pain while at it"), "the hands are on the question: {focus:?}");
    app.keys("1 Enter").await?;
    if app.focus().await?.name.starts_with("Hold") {
        app.keys("Tab").await?;
    }
    let button = app.focus().await?;
    assert!(button.name.starts_with("Done, rest") || button.name == "Set done", "{button:?}");
    let rests = button.name.starts_with("Done, rest");
    app.keys("Enter").await?;
    let done = shows_sets(&app, 1).await?;
    assert!(done[0].ends_with("pain 1"), "{done:?}");
    if rests {
        app.by_role("timer", "Rest: …").await?;
        app.tab_to("button", "Stop: Rest").await?;
        app.keys("Enter").await?;
    }
    // What is left is left out with one key each.
    until("everything to be left out", async || {
        if app.words().await?.contains("Everything is done. How was it?") {
            return Ok(Some(()));
        }
        let due = heading(&app).await?;
        app.tab_into("Pain while at it").await?;
        app.keys("w").await?;
        until("the next one", async || Ok((heading(&app).await? != due).then_some(()))).await?;
        Ok(None)
    })
    .await?;
    app.tab_into("Effort of the whole session").await?;
    app.keys("4").await?;
    app.tab_to("textbox", "Of normal performance").await?;
    app.types("60").await?;
    app.keys("Enter").await?;
    app.says("Next morning").await?;
    assert_eq!(app.violations().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn sets_and_timers_are_back_after_kill_9_in_the_middle_of_a_session() -> Outcome {
    let profile = injured()?;
    let mut app = on_exercises(&profile).await?;
    start(&app).await?;
    let mut before: Vec<String> = Vec::new();
    for round in 0..KILLS {
        let count = before.len() + 1;
        let due = app.ask("document.querySelector('[data-section=due]') !== null", vec![]).await?;
        if due == json!(true) {
            does_a_set(&app, &(round % 3).to_string()).await?;
            before = shows_sets(&app, count).await?;
        }
        let timer = left(&app).await?;
        let looked = Instant::now();
        app.kill9()?;
        app.start_again().await?;
        app.comes_to("today").await?;
        app.tab_to("button", "Go on with the session").await?;
        app.keys("Enter").await?;
        app.comes_to("session").await?;
        app.comes_to_rest().await?;
        let back = shows_sets(&app, before.len()).await?;
        assert_eq!(back, before, "round {round}: exercise, side, number and values");
        if let Some(was) = timer {
            let is = left(&app).await?.ok_or("the rest is gone")?;
            let passed = i64::try_from(looked.elapsed().as_secs())?;
            let ran = is == 0 || (was - is - passed).abs() <= 2;
            assert!(ran, "round {round}: {was} s to go, {passed} s later {is} s");
        }
    }
    drop(app);
    profile.cli(&["verify"])?;
    Ok(())
}

/// Seconds that the timer has to go, 0 when it asks whether it was finished; none when there is none.
async fn left(page: &Page) -> Outcome<Option<i64>> {
    let told = "(() => { const line = document.querySelector('.trainingtimer'); \
                if (line === null) return null; \
                const clock = line.querySelector('[role=timer]')?.getAttribute('aria-label') ?? '0'; \
                return Number(clock.replace(/\\D/g, '')); })()";
    Ok(page.ask(told, vec![]).await?.as_i64())
}
