//! Photos on the command line: in, listed, and out as files.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::history::{EntryGroup, SearchQuery};
use hamstrong_core::api::inputs::{Entry, RecordRef};
use hamstrong_core::api::photos::AddPhoto;
use hamstrong_core::domain::{RecordId, Region, Side};
use hamstrong_core::tracker::photo_of;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::args::{Cli, SideArg, When};
use crate::clock::{episode, reading, writing};
use crate::data::report;
use crate::log::{done, target};
use crate::show::print_json;

/// The most photos a terminal is given.
const MOST: u32 = 200;

/// Photos.
#[derive(Debug, Subcommand)]
pub enum PhotoCommand {
    /// Keep a photo on a day. Only its picture is kept: position, time and camera are left out.
    Add(Add),
    /// List the photos of the injury, newest first.
    List,
    /// Write a photo to a file, as a JPEG.
    Save { record: RecordId, file: PathBuf },
}

#[derive(Debug, Args)]
pub struct Add {
    /// A JPEG, PNG or WebP file.
    pub file: PathBuf,
    #[command(flatten)]
    pub when: When,
    /// What it shows, in your words.
    #[arg(long)]
    pub words: Option<String>,
    /// Your own left or right.
    #[arg(long)]
    pub side: Option<SideArg>,
    /// Where, for example mid_outer, behind_knee or calf.
    #[arg(long)]
    pub region: Option<String>,
}

/// Does what was asked.
pub fn photo(cli: &Cli, what: &PhotoCommand) -> Result<(), ApiError> {
    match what {
        PhotoCommand::Add(asked) => add(cli, asked),
        PhotoCommand::List => list(cli),
        PhotoCommand::Save { record, file } => save(cli, *record, file),
    }
}

fn add(cli: &Cli, asked: &Add) -> Result<(), ApiError> {
    let region = asked.region.as_deref().map(word::<Region>).transpose()?;
    let image = photo_of(&asked.file)?;
    let mut tracker = writing(cli)?;
    let (episode, day) = target(&tracker, &asked.when)?;
    let side = asked.side.map(|side| match side {
        SideArg::Left => Side::Left,
        SideArg::Right => Side::Right,
    });
    let input = AddPhoto { episode, day, time: asked.when.at, side, region, text: asked.words.clone() };
    let after = tracker.add_photo(&input, &image)?;
    done(cli, &after, "Saved");
    Ok(())
}

fn word<T: DeserializeOwned>(word: &str) -> Result<T, ApiError> {
    serde_json::from_value(json!(word)).map_err(|_| {
        ApiError::field("region", format!("\"{word}\" is no region of the leg or the low back."))
    })
}

fn list(cli: &Cli) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let episode = episode(&tracker, None)?;
    let groups = vec![EntryGroup::Photos];
    let page =
        tracker.search(&SearchQuery { episode, text: String::new(), groups, offset: 0, limit: MOST })?;
    if cli.json {
        return print_json(&page);
    }
    if page.hits.is_empty() {
        say!("No photos.");
    }
    for hit in &page.hits {
        let Some(Entry::Photo(photo)) = &hit.entry else { continue };
        let words = photo.text.as_deref().unwrap_or_default();
        say!(
            "{}  {} × {}  {} bytes  {words}  [{}]",
            hit.day,
            photo.width,
            photo.height,
            photo.bytes,
            hit.record
        );
    }
    Ok(())
}

fn save(cli: &Cli, record: RecordId, file: &Path) -> Result<(), ApiError> {
    let saved = reading(cli)?.save_photo(&RecordRef { record }, file)?;
    report(cli, &saved, "Saved")
}
