//! Reminders through the desktop, and starting with the system.

use std::fs;

use chrono::{DateTime, Local, TimeDelta};
use hamstrong_e2e::{App, Notified, Outcome, Profile, until};

use crate::doing::{injured, on_today};

#[expect(clippy::disallowed_methods, reason = "the app under test goes by the same clock")]
fn now() -> DateTime<Local> {
    Local::now()
}

/// An acute injury and reminders at the next full minute that leaves so many seconds to start the app; and when it is.
fn reminded(ahead: i64) -> Outcome<(Profile, DateTime<Local>)> {
    let due = now() + TimeDelta::seconds(ahead + 60);
    let into_minute = TimeDelta::seconds(due.timestamp() % 60);
    let due = due - into_minute - TimeDelta::nanoseconds(i64::from(due.timestamp_subsec_nanos()));
    let profile = Profile::new()?;
    let yesterday = (now() - TimeDelta::days(1)).format("%Y-%m-%d").to_string();
    profile.cli(&["init", "--side", "left", "--onset", &yesterday])?;
    let at = due.format("%H:%M").to_string();
    profile.cli(&["remind", "set", "--on", "yes", "--morning", "no", "--at", &at])?;
    Ok((profile, due))
}

#[tokio::test]
async fn a_reminder_comes_once_and_says_no_value_and_can_be_put_off_for_today() -> Outcome {
    const TITLE: &str = "Time for today’s entry";
    for ahead in [20, 60, 150] {
        let (profile, due) = reminded(ahead)?;
        let mut app = on_today(&profile).await?;
        let notified = Notified::on_the_bus_of(&app).await?;
        if now() >= due {
            continue;
        }
        while now() < due && notified.shows(TITLE).await.is_err() {}
        let shown = notified.shows(TITLE).await?;
        assert!(now() >= due, "not before its time");
        assert_eq!((shown.body.as_str(), shown.urgency), ("", 1));
        let expected = ["default", "Open", "in-an-hour", "In an hour", "not-today", "Not today"];
        assert_eq!(shown.actions, expected);
        notified.choose(shown.id, "not-today").await?;
        until("the reminder to be put off", async || {
            Ok(profile.cli(&["remind", "show"])?.contains("Not again today.").then_some(()))
        })
        .await?;
        app.kill9()?;
        app.start_again().await?;
        app.comes_to("today").await?;
        assert_eq!(notified.all().len(), 1, "{:?}", notified.all());
        drop(app);
        assert!(profile.cli(&["remind", "show"])?.contains("Not again today."), "it outlives the program");
        return Ok(());
    }
    Err("this machine is too busy to start the app in time".into())
}

#[tokio::test]
async fn starting_with_the_system_is_a_file_that_comes_and_goes_with_the_choice() -> Outcome {
    let profile = injured()?;
    let app: App<'_> = on_today(&profile).await?;
    let file = profile.home().join(".config/autostart/org.hamstrong.Hamstrong.desktop");
    app.keys("Control+,").await?;
    app.comes_to("settings").await?;
    app.says("None can come: nothing on this desktop shows notifications.").await?;
    assert!(!file.exists(), "nothing is arranged unasked");
    app.tab_to("checkbox", "Start Hamstrong with the system").await?;
    app.keys("Space").await?;
    until("the file", async || Ok(file.exists().then_some(()))).await?;
    let entry = fs::read_to_string(&file)?;
    assert!(entry.contains("--minimised"), "{entry}");
    // The page has heard that it is so, and the keyboard is where it was.
    until("the tick", async || {
        let focus = app.focus().await?;
        Ok((focus.name == "Start Hamstrong with the system" && focus.checked).then_some(()))
    })
    .await?;
    app.keys("Space").await?;
    until("the file to be gone", async || Ok((!file.exists()).then_some(()))).await?;
    Ok(())
}
