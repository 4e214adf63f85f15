//! For everybody: axe finds nothing to complain of, and the content policy is never even tried.

use hamstrong_e2e::{App, Outcome, Profile, Scene};

async fn complaints(scene: Scene, dark: bool, width: u32) -> Outcome<Vec<String>> {
    let profile = if dark { scene.profile()?.dark() } else { scene.profile()? };
    let app = App::start(&profile).await?;
    app.resize(width, 800).await?;
    let mut all = Vec::new();
    app.walk(scene, async |page, stop| {
        all.extend(page.axe().await?.into_iter().map(|words| format!("{} {stop}: {words}", scene.name())));
        Ok(())
    })
    .await?;
    let refused = app.violations().await?.into_iter();
    all.extend(refused.map(|words| format!("{}: refused by the content policy: {words}", scene.name())));
    Ok(all)
}

async fn nobody_complains(scenes: &[Scene], dark: bool, width: u32) -> Outcome {
    let mut all = Vec::new();
    for scene in scenes {
        all.extend(complaints(*scene, dark, width).await?);
    }
    assert!(all.is_empty(), "\n  {}\n", all.join("\n  "));
    Ok(())
}

#[tokio::test]
async fn every_place_is_accessible_in_light_colours() -> Outcome {
    nobody_complains(&Scene::ALL, false, 1280).await
}

#[tokio::test]
async fn every_place_is_accessible_in_dark_colours() -> Outcome {
    nobody_complains(&Scene::ALL, true, 1280).await
}

#[tokio::test]
async fn every_place_is_accessible_in_a_narrow_window() -> Outcome {
    nobody_complains(&[Scene::Demo], false, 420).await
}

#[tokio::test]
async fn the_small_window_is_accessible_in_both_colours_small_and_enlarged() -> Outcome {
    for dark in [false, true] {
        let profile = crate::doing::injured()?;
        let profile = if dark { profile.dark() } else { profile };
        let app = App::start_quick(&profile).await?;
        // The last is what a zoom of 200 % leaves of it.
        for (width, height) in [(720, 368), (320, 480), (360, 184)] {
            app.resize(width, height).await?;
            app.comes_to_rest().await?;
            assert_eq!(app.axe().await?, Vec::<String>::new(), "{width} x {height}, dark: {dark}");
            assert_eq!(app.misfits().await?, Vec::<String>::new(), "{width} x {height}, dark: {dark}");
        }
        assert_eq!(app.violations().await?, Vec::<String>::new());
    }
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
