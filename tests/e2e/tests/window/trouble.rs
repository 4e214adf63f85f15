//! When something is wrong with the journal, the window says so and nothing is touched.

use std::fs;

use hamstrong_e2e::{App, Outcome, Profile, Start, until};

use crate::doing::{injured, on_today};

/// Starts on a journal that must be refused; what the screen says.
async fn refused(profile: &Profile) -> Outcome<String> {
    let before = fs::read(profile.journal())?;
    let app = App::start(profile).await?;
    app.comes_to("unavailable").await?;
    assert_eq!(app.axe().await?, Vec::<String>::new());
    let words = app.words().await?;
    drop(app);
    assert!(fs::read(profile.journal())? == before, "the file is byte for byte as it was");
    Ok(words)
}

#[tokio::test]
async fn a_journal_that_is_a_photograph_is_refused_on_a_screen_of_its_own() -> Outcome {
    let profile = Profile::new()?;
    let photograph: Vec<u8> =
        [0xff, 0xd8, 0xff, 0xe0].into_iter().chain((0..8192_u32).map(|n| (n % 251) as u8)).collect();
    fs::write(profile.journal(), photograph)?;
    let words = refused(&profile).await?;
    assert!(words.contains("could not be opened"), "{words}");
    Ok(())
}

#[tokio::test]
async fn a_journal_of_a_newer_version_is_refused_and_says_what_is_needed() -> Outcome {
    let profile = injured()?;
    let mut bytes = fs::read(profile.journal())?;
    // `user_version` of the file format: four bytes, most significant first.
    bytes[60..64].copy_from_slice(&999_u32.to_be_bytes());
    fs::write(profile.journal(), bytes)?;
    let words = refused(&profile).await?;
    assert!(words.contains("newer"), "{words}");
    Ok(())
}

#[tokio::test]
async fn a_second_start_ends_at_once_and_leaves_the_first_alone() -> Outcome {
    let profile = injured()?;
    let app = on_today(&profile).await?;
    let mut second = app.start_second(Start::Main)?;
    let status = until("the second start to end", async || Ok(second.child().try_wait()?)).await?;
    assert!(status.success(), "{status}");
    app.comes_to("today").await?;
    assert_eq!(app.processes()?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn without_a_desktop_session_the_lock_still_keeps_a_second_writer_out() -> Outcome {
    let profile = injured()?;
    let first = on_today(&profile).await?;
    let second = first.start_beside(Start::Main).await?;
    let words = until("the second window", async || {
        let place = second.place().await?;
        Ok((!place.is_empty()).then_some(second.words().await?))
    })
    .await?;
    assert!(words.contains("open"), "the second window says who has the journal: {words}");
    assert_ne!(second.place().await?, "today", "{words}");
    Ok(())
}
