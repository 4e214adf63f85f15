//! For everybody: axe finds nothing to complain of, and the content policy is never even tried.

use hamstrong_e2e::{App, Outcome, Profile};

use crate::doing::{PLACES, accept_the_notice};

async fn complaints(profile: &Profile, width: u32) -> Outcome<Vec<String>> {
    let app = App::start(profile).await?;
    app.comes_to("today").await?;
    app.resize(width, 800).await?;
    let mut all = Vec::new();
    for (keys, place) in PLACES {
        app.keys(keys).await?;
        app.comes_to(place).await?;
        if place == "progress" {
            app.by_role("slider", "Read the chart day by day").await?;
        }
        app.picture().await?;
        all.extend(app.axe().await?.into_iter().map(|words| format!("{place}: {words}")));
    }
    all.extend(
        app.violations().await?.into_iter().map(|words| format!("refused by the content policy: {words}")),
    );
    Ok(all)
}

#[tokio::test]
async fn every_place_is_accessible_in_light_colours() -> Outcome {
    let profile = Profile::demo()?;
    assert_eq!(complaints(&profile, 1280).await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn every_place_is_accessible_in_dark_colours() -> Outcome {
    let profile = Profile::demo()?.dark();
    assert_eq!(complaints(&profile, 1280).await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn every_place_is_accessible_in_a_narrow_window() -> Outcome {
    let profile = Profile::demo()?;
    assert_eq!(complaints(&profile, 420).await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn the_first_start_is_accessible() -> Outcome {
    let profile = Profile::new()?;
    let app = App::start(&profile).await?;
    app.comes_to("first-run").await?;
    assert_eq!(app.axe().await?, Vec::<String>::new());
    accept_the_notice(&app).await?;
    app.says("Enter your injury").await?;
    assert_eq!(app.axe().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn axe_and_the_policy_are_awake() -> Outcome {
    let profile = Profile::new()?;
    let app = App::start(&profile).await?;
    app.comes_to("first-run").await?;
    let nameless = "document.querySelector('main').append(document.createElement('button'), document.createElement('img'))";
    app.ask(nameless, vec![]).await?;
    assert!(
        app.axe().await?.iter().any(|words| words.starts_with("button-name")),
        "axe sees a nameless button"
    );
    let before = app.violations().await?.len();
    app.ask("fetch('http://127.0.0.1:9/').catch(() => null) && null", vec![]).await?;
    app.ask("document.body.setAttribute('style', 'color: red')", vec![]).await?;
    hamstrong_e2e::until("the policy's report", async || {
        Ok((app.violations().await?.len() > before).then_some(()))
    })
    .await
}
