//! Without loss: 320 pixels wide, at a zoom of 200 %, and in the colours of the system.

use hamstrong_e2e::{Look, Outcome, Scene, Served, Tab};

async fn lost(scene: Scene, look: Look) -> Outcome<Vec<String>> {
    let profile = scene.profile()?;
    let served = Served::start(&profile)?;
    let tab = Tab::open(&served, look).await?;
    let mut all = Vec::new();
    tab.walk(scene, async |page, stop| {
        all.extend(page.misfits().await?.into_iter().map(|what| format!("{} {stop}: {what}", scene.name())));
        Ok(())
    })
    .await?;
    Ok(all)
}

async fn nothing_is_lost(look: Look) -> Outcome {
    let mut all = Vec::new();
    for scene in Scene::ALL {
        all.extend(lost(scene, look).await?);
    }
    assert!(all.is_empty(), "\n  {}\n", all.join("\n  "));
    Ok(())
}

#[tokio::test]
async fn nothing_is_lost_at_320_pixels() -> Outcome {
    nothing_is_lost(Look { width: 320, height: 640, ..Look::DESKTOP }).await
}

#[tokio::test]
async fn nothing_is_lost_at_a_zoom_of_200_percent() -> Outcome {
    nothing_is_lost(Look { width: 640, height: 400, zoom: 2.0, ..Look::DESKTOP }).await
}

#[tokio::test]
async fn in_the_colours_of_the_system_a_chosen_answer_is_still_told_from_the_others() -> Outcome {
    for dark in [false, true] {
        let profile = Scene::Demo.profile()?;
        let served = Served::start(&profile)?;
        let tab = Tab::open(&served, Look { dark, forced_colours: true, ..Look::DESKTOP }).await?;
        assert_eq!(tab.ask("matchMedia('(forced-colors: active)').matches", vec![]).await?, true);
        tab.comes_to("today").await?;
        tab.tab_into("Walking on the flat").await?;
        tab.keys("4").await?;
        tab.says("Undo walking pain 4").await?;
        let mut all = Vec::new();
        tab.walk(Scene::Demo, async |page, stop| {
            let found = [page.unmarked().await?, page.misfits().await?, page.axe().await?].concat();
            all.extend(found.into_iter().map(|what| format!("{stop}: {what}")));
            Ok(())
        })
        .await?;
        assert!(all.is_empty(), "\n  {}\n", all.join("\n  "));
    }
    Ok(())
}

#[tokio::test]
async fn what_is_cut_off_covered_or_unmarked_is_noticed() -> Outcome {
    let profile = Scene::Empty.profile()?;
    let served = Served::start(&profile)?;
    let tab = Tab::open(&served, Look { width: 320, height: 640, ..Look::DESKTOP }).await?;
    tab.comes_to("today").await?;
    tab.comes_to_rest().await?;
    assert_eq!(tab.misfits().await?, Vec::<String>::new());
    let spoilt = "
        const main = document.querySelector('main');
        const make = (name) => { const b = document.createElement('button'); b.textContent = name; main.prepend(b); return b; };
        Object.assign(make('far out').style, { position: 'absolute', left: '400px' });
        Object.assign(make('words too long for it').style, { width: '30px', whiteSpace: 'nowrap', overflow: 'hidden' });
        Object.assign(make('above').style, { position: 'fixed', inset: '0', opacity: '0.1' });";
    tab.does(spoilt, vec![]).await?;
    let found = tab.misfits().await?.join("\n");
    for part in
        ["scrolls sideways", "\"far out\" is cut off", "too long for it\": its text", "lies under BUTTON"]
    {
        assert!(found.contains(part), "{part} is not in {found}");
    }
    assert_eq!(tab.unmarked().await?, Vec::<String>::new());
    let alike = "
        for (const el of document.querySelectorAll('nav [data-goto], nav [data-goto] *'))
            for (const [name, value] of [['color', 'red'], ['background', 'none'], ['border', 'none'], ['outline', 'none'], ['font-weight', '400']])
                el.style.setProperty(name, value, 'important');";
    tab.does(alike, vec![]).await?;
    assert!(tab.unmarked().await?.join("\n").contains("\"Today\" of \"\" looks like the others"));
    Ok(())
}
