//! The evening routine: a day much like yesterday, logged from the keyboard before the tea is cold.

use std::cell::Cell;
use std::time::{Duration, Instant};

use hamstrong_e2e::{App, Outcome};
use serde_json::Value;

use crate::doing::{injured, on_today};

/// Keys a repeat day may take, letters of a note aside, and how long it may last.
const KEYS: usize = 12;
const TIME: Duration = Duration::from_secs(20);

/// An athlete whose keys are counted.
struct Hand<'a, 'b> {
    app: &'a App<'b>,
    pressed: Cell<usize>,
}

impl Hand<'_, '_> {
    async fn press(&self, chords: &str) -> Outcome {
        self.pressed.set(self.pressed.get() + chords.split_whitespace().count());
        self.app.keys(chords).await
    }

    /// Where the keyboard is by now: pressing on before it is there would be pressing something else.
    async fn arrives(&self, role: &str, name: &str) -> Outcome {
        hamstrong_e2e::until(&format!("the focus on the {role} \"{name}\""), async || {
            let focus = self.app.focus().await?;
            Ok((focus.role == role && focus.name.starts_with(name)).then_some(()))
        })
        .await
    }
}

#[tokio::test]
async fn a_repeat_day_takes_at_most_twelve_keys_and_twenty_seconds() -> Outcome {
    let profile = injured()?;
    let days: Value = serde_json::from_str(&profile.cli(&["--json", "history", "--days", "2"])?)?;
    let yesterday = days["days"][1]["day"].as_str().ok_or("no day before")?.to_owned();
    let log = |words: &str| {
        let words: Vec<&str> = words.split(' ').chain(["--day", &yesterday]).collect();
        profile.cli(&words)
    };
    log("log checkin --rest 2 --walk 4 --stretch 4 --worst 5 --swelling 1 --bruising 0 --stiffness 1-15")?;
    log("log checkin --night no --no-limp yes")?;

    let app = on_today(&profile).await?;
    let hand = Hand { app: &app, pressed: Cell::new(0) };
    let begun = Instant::now();
    assert!(app.focus().await?.group.starts_with("At rest, "), "the window opens on the first open question");
    hand.press("1 Enter 3 Enter 3 p").await?;
    hand.arrives("button", "Protect: all kept today").await?;
    hand.press("Enter").await?;
    app.says("Undo protection on ").await?;
    hand.press("Tab Tab").await?;
    hand.arrives("button", "Log Rest").await?;
    hand.press("Enter 9 Enter").await?;
    app.says("Undo rest on ").await?;
    let took = begun.elapsed();

    let shown: Value = serde_json::from_str(&profile.cli(&["--json", "day"])?)?;
    let day = &shown["day"];
    let answers = &day["sittings"][0]["check_in"]["value"];
    let pains: Vec<Option<i64>> =
        ["pain_rest", "pain_walk", "pain_stretch"].iter().map(|field| answers[field].as_i64()).collect();
    assert_eq!(pains, [Some(1), Some(3), Some(3)]);
    assert_eq!(day["entries"].as_array().map(Vec::len), Some(2), "two first-aid steps");
    println!("{} keys, {took:?}", hand.pressed.get());
    assert!(hand.pressed.get() <= KEYS, "{} keys", hand.pressed.get());
    assert!(took <= TIME, "{took:?}");
    Ok(())
}

#[tokio::test]
async fn the_rest_of_a_check_in_is_one_key_and_one_undo() -> Outcome {
    let profile = injured()?;
    let days: Value = serde_json::from_str(&profile.cli(&["--json", "history", "--days", "2"])?)?;
    let yesterday = days["days"][1]["day"].as_str().ok_or("no day before")?.to_owned();
    profile.cli(&["log", "checkin", "--rest", "2", "--walk", "4", "--swelling", "1", "--day", &yesterday])?;
    let app = on_today(&profile).await?;
    app.keys("1 Enter s").await?;
    app.says("Undo same as yesterday").await?;
    let walking = app.tab_into("Walking on the flat").await?;
    assert!(walking.checked && walking.value == "4", "{walking:?}");
    app.keys("Control+z").await?;
    app.says("Undone: same as yesterday").await?;
    let walking = app.tab_into("Walking on the flat").await?;
    assert!(!walking.checked, "{walking:?}");
    let rest = app.tab_into("At rest").await?;
    assert!(rest.checked && rest.value == "1", "{rest:?}");
    Ok(())
}
