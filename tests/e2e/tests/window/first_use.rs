//! The first minutes, without a mouse.

use std::fs;

use hamstrong_e2e::{App, Outcome, Profile};
use serde_json::Value;

use crate::doing::accept_the_notice;

#[tokio::test]
async fn the_keyboard_alone_leads_from_the_first_start_to_a_saved_file() -> Outcome {
    let profile = Profile::new()?;
    let app = App::start(&profile).await?;
    accept_the_notice(&app).await?;

    app.says("Enter your injury").await?;
    app.tab_into("Which leg").await?;
    app.keys("Space").await?;
    assert!(app.focus().await?.checked, "Space chooses the leg");
    app.tab_to("button", "Today").await?;
    app.keys("Enter").await?;
    app.tab_to("button", "Start the journal").await?;
    app.keys("Enter").await?;

    app.comes_to("intake").await?;
    app.tab_to("button", "None of these").await?;
    app.keys("Enter").await?;
    app.says("Before anyone massages you").await?;
    app.says("Do you take a blood thinner?").await?;
    app.tab_to("button", "Go on").await?;
    app.keys("Enter").await?;

    app.comes_to("today").await?;
    app.says("Left hamstring").await?;
    app.tab_into("At rest").await?;
    app.keys("1 Enter").await?;
    let group = app.focus().await?.group;
    assert!(group.starts_with("Walking on the flat, "), "Enter goes on to the next row, not to {group}");
    app.keys("3 Enter 4 Enter 5").await?;
    app.says("Saved").await?;

    app.keys("Control+2").await?;
    app.comes_to("progress").await?;
    app.by_role("img", "One entry: walking pain 3 on day 0.").await?;
    app.keys("t").await?;
    app.by_role("table", "Pain by day…").await?;

    app.keys("Control+,").await?;
    app.comes_to("settings").await?;
    app.tab_to("button", "Save as JSON").await?;
    app.keys("Enter").await?;
    let file = profile.saved().join("leg.json");
    app.save_as(&file).await?;
    app.says("Saved leg.json").await?;
    let saved: Value = serde_json::from_slice(&fs::read(&file)?)?;
    assert!(holds(&saved, "pain_walk", &Value::from(3)), "the walking pain is in the file");
    assert_eq!(app.violations().await?, Vec::<String>::new());
    Ok(())
}

/// Whether a value stands under this name anywhere.
fn holds(json: &Value, name: &str, value: &Value) -> bool {
    match json {
        Value::Object(fields) => {
            fields.get(name) == Some(value) || fields.values().any(|v| holds(v, name, value))
        }
        Value::Array(all) => all.iter().any(|v| holds(v, name, value)),
        _ => false,
    }
}
