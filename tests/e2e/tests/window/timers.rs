//! Timers of first aid call through the desktop, with the window out of sight, over a restart and a violent end.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use hamstrong_e2e::{App, Notified, Outcome, Profile, Shown, until};

use crate::doing::on_today;

/// How long before a call the athlete's app is started: a machine that is too busy for the first gets the next.
const AHEAD: [TimeDelta; 3] = [TimeDelta::seconds(25), TimeDelta::seconds(70), TimeDelta::seconds(160)];

const SKIN: &str = "Ice: look at the skin";
const STOP: &str = "Ice: time to stop";

#[expect(clippy::disallowed_methods, reason = "the app under test goes by the same clock")]
fn now() -> DateTime<Utc> {
    Utc::now()
}

/// An athlete with a fresh injury and ice that has run for all but `ahead` of so many minutes; and when those are over.
fn iced(minutes: i64, ahead: TimeDelta) -> Outcome<(Profile, DateTime<Utc>)> {
    let due = now() + ahead;
    let written = (due - TimeDelta::minutes(minutes)).to_rfc3339_opts(SecondsFormat::Millis, true);
    let yesterday = (now() - TimeDelta::days(1)).format("%Y-%m-%d").to_string();
    let profile = Profile::new()?;
    profile.cli(&["init", "--side", "left", "--onset", &yesterday])?;
    profile.cli(&["--written-at", &written, "price", "start", "ice", "--minutes", "20", "--answer", "no"])?;
    Ok((profile, due))
}

/// Waits for a notification whose moment is known.
async fn shown_at(notified: &Notified, title: &str, due: DateTime<Utc>) -> Outcome<Shown> {
    while now() < due {
        if let Ok(shown) = notified.shows(title).await {
            return Ok(shown);
        }
    }
    notified.shows(title).await
}

async fn minimise(app: &App<'_>) -> Outcome {
    let window = app.screen().window("^Hamstrong$")?.ok_or("there is no window")?;
    app.screen().xdotool(&["windowminimize", &window])?;
    until("the window to be out of sight", async || {
        Ok(app.screen().window("^Hamstrong$")?.is_none().then_some(()))
    })
    .await
}

#[tokio::test]
async fn a_timer_calls_once_with_the_window_minimised_and_a_click_brings_it_back() -> Outcome {
    for ahead in AHEAD {
        let (profile, due) = iced(5, ahead)?;
        let app = on_today(&profile).await?;
        let notified = Notified::on_the_bus_of(&app).await?;
        minimise(&app).await?;
        if now() >= due {
            continue;
        }
        let shown = shown_at(&notified, SKIN, due).await?;
        assert_eq!((shown.app.as_str(), shown.body.as_str(), shown.urgency), ("Hamstrong", "", 1));
        assert!(now() >= due, "not before its time");
        notified.choose(shown.id + 1, "default").await?;
        notified.choose(shown.id, "default").await?;
        until("the window", async || app.screen().window("^Hamstrong$")).await?;
        app.says("Skin is as it should be").await?;
        assert_eq!(notified.all().len(), 1, "{:?}", notified.all());
        return Ok(());
    }
    Err("this machine is too busy to start the app in time".into())
}

#[tokio::test]
async fn after_kill_9_and_a_restart_the_timer_runs_on_and_its_safe_limit_is_called() -> Outcome {
    for ahead in AHEAD.map(|ahead| ahead * 2) {
        let (profile, due) = iced(20, ahead)?;
        let mut app = on_today(&profile).await?;
        app.says("of 20:00").await?;
        app.kill9()?;
        app.start_again().await?;
        app.comes_to("today").await?;
        app.says("of 20:00").await?;
        app.restart().await?;
        app.comes_to("today").await?;
        let notified = Notified::on_the_bus_of(&app).await?;
        if now() >= due {
            continue;
        }
        let shown = shown_at(&notified, STOP, due).await?;
        assert_eq!(shown.urgency, 2, "the safe limit is urgent");
        app.says("how long was it, in minutes?").await?;
        assert_eq!(
            notified.all().len(),
            1,
            "what fell due before is asked on the tile: {:?}",
            notified.all()
        );
        return Ok(());
    }
    Err("this machine is too busy to start the app in time".into())
}

#[tokio::test]
async fn without_a_notification_service_the_page_says_so_until_there_is_one() -> Outcome {
    let (profile, _) = iced(20, TimeDelta::minutes(14))?;
    let app = on_today(&profile).await?;
    app.says("No notification can come: nothing on this desktop shows any.").await?;
    let _notified = Notified::on_the_bus_of(&app).await?;
    app.tab_to("button", "Start Elevate, 20 minutes").await?;
    app.keys("Enter").await?;
    app.says("a notification of your system comes too").await
}
