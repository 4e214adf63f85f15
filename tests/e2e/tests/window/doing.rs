//! What an athlete does in more than one test.

use hamstrong_e2e::{App, Outcome, Page, Profile};

/// An athlete who entered an injury earlier, and has the app open on Today.
pub fn injured() -> Outcome<Profile> {
    let profile = Profile::new()?;
    profile.cli(&["init", "--side", "left", "--onset", "2026-06-01"])?;
    Ok(profile)
}

/// Reads the notice and goes on, as the first start of the app asks.
pub async fn accept_the_notice(page: &Page) -> Outcome {
    page.comes_to("first-run").await?;
    page.tab_to("button", "I have read this").await?;
    page.keys("Enter").await?;
    page.no_longer_says("Before you start").await
}

/// Opens the app with the injury entered and the notice accepted.
pub async fn on_today(profile: &Profile) -> Outcome<App<'_>> {
    let app = App::start(profile).await?;
    app.comes_to("today").await?;
    Ok(app)
}

/// Rates one question by its digit and waits until it is saved.
pub async fn rate(page: &Page, question: &str, digit: &str) -> Outcome {
    page.tab_into(question).await?;
    page.keys(digit).await?;
    page.says("Saved").await
}
