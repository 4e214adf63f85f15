//! For everybody, in another engine: axe finds nothing, wherever one goes.

use hamstrong_e2e::{Look, Outcome, Scene, Served, Tab};

async fn axe_is_silent(look: Look) -> Outcome {
    let mut all = Vec::new();
    for scene in Scene::ALL {
        let profile = scene.profile()?;
        let served = Served::start(&profile)?;
        let tab = Tab::open(&served, look).await?;
        tab.walk(scene, async |page, stop| {
            all.extend(page.axe().await?.into_iter().map(|what| format!("{} {stop}: {what}", scene.name())));
            Ok(())
        })
        .await?;
        all.extend(tab.violations().await?.into_iter().map(|what| format!("{}: {what}", scene.name())));
    }
    assert!(all.is_empty(), "\n  {}\n", all.join("\n  "));
    Ok(())
}

#[tokio::test]
async fn every_place_is_accessible_in_light_colours() -> Outcome {
    axe_is_silent(Look::DESKTOP).await
}

#[tokio::test]
async fn every_place_is_accessible_in_dark_colours() -> Outcome {
    axe_is_silent(Look { dark: true, ..Look::DESKTOP }).await
}
