//! The report, from its place in the window to a file that another program reads.

use std::fs;
use std::path::Path;
use std::process::Command;

use hamstrong_e2e::{App, Outcome, Profile};

/// What another program reads in a PDF, each run of blanks as one.
fn text_of(file: &Path) -> Outcome<String> {
    let out = Command::new("pdftotext").arg(file).arg("-").output()?;
    if !out.status.success() {
        return Err(String::from_utf8_lossy(&out.stderr).into());
    }
    Ok(String::from_utf8(out.stdout)?.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What the pain chart of the whole injury says.
fn finding(profile: &Profile) -> Outcome<String> {
    let file = profile.saved().join("chart.svg");
    profile.cli(&["export", "--format", "svg", "--out", file.to_str().ok_or("a path without words")?])?;
    let svg = fs::read_to_string(&file)?;
    let words = svg.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
    Ok(words.ok_or("the chart has no title")?.0.to_owned())
}

#[tokio::test]
async fn the_report_is_looked_at_and_saved_as_a_pdf_that_others_read() -> Outcome {
    let profile = Profile::demo()?;
    let app = App::start(&profile).await?;
    app.comes_to("today").await?;
    app.keys("Control+7").await?;
    app.comes_to("report").await?;
    app.by_role("img", "Page 1 of …").await?;
    app.tab_to("button", "Save as PDF").await?;
    app.keys("Enter").await?;
    let file = profile.saved().join("for the physio.pdf");
    app.save_as(&file).await?;
    app.says("Saved for the physio.pdf").await?;

    assert!(fs::read(&file)?.starts_with(b"%PDF-"));
    let text = text_of(&file)?;
    let finding = finding(&profile)?;
    for part in ["Left hamstring, day 55", finding.as_str(), "Sample data, nobody's", "Page 1 of "] {
        assert!(text.contains(part), "{part} is not in: {text}");
    }
    app.by_role("button", "Open the saved file").await?;
    assert_eq!(app.violations().await?, Vec::<String>::new());
    Ok(())
}
