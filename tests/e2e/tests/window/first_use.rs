//! The first minutes, without a mouse.

use hamstrong_e2e::{App, Outcome, Profile};

#[tokio::test]
async fn by_keyboard_alone_from_the_first_start_to_a_saved_file() -> Outcome {
    let profile = Profile::new()?;
    let app = App::start(&profile).await?;
    app.comes_to("first-run").await?;
    app.tab_to("button", "I have read this").await?;
    app.keys("Enter").await?;
    app.says("Enter your injury").await?;
    Ok(())
}
