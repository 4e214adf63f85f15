//! Copies of the journal, its injuries and settings, and the end of it.

use std::io::{BufRead, IsTerminal};
use std::path::Path;

use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::inputs::{CloseInjury, LinkRecurrence, OverviewQuery, RecordRef, SettingChange};
use hamstrong_core::api::views::{Overview, SavedFile};
use hamstrong_core::erase;
use serde_json::{Value, json};

use crate::args::{Backup, Cli, Delete, Injury, Setting};
use crate::clock::{reading, writing};
use crate::data::report;
use crate::show::print_json;

const WORD: &str = "delete";

/// Copies the journal: to a file, or into the folder of backups, where old copies thin out.
pub fn backup(cli: &Cli, args: &Backup) -> Result<(), ApiError> {
    if let Some(out) = &args.out {
        return copy_to(cli, out);
    }
    let mut tracker = reading(cli)?;
    if args.prove {
        let proof = tracker.prove_backup()?;
        if cli.json {
            print_json(&proof)?;
        } else if proof.works {
            say!("The newest backup works: {} wordings came back.", proof.restored);
            say!("{} of {} copies are as they were made.", proof.whole, proof.copies);
        }
        return match proof.problem {
            Some(problem) => Err(ApiError::new(ErrorCode::Failed, problem)),
            None => Ok(()),
        };
    }
    let view = if args.list { tracker.backups()? } else { tracker.back_up_now()? };
    if cli.json {
        return print_json(&view);
    }
    if let Some(newest) = &view.newest {
        say!("{}, {} {}", newest.name, newest.day, newest.time);
    } else {
        say!("There is no backup yet.");
    }
    say!("{} copies, {} bytes, in {}", view.copies, view.bytes, view.folder);
    Ok(())
}

fn copy_to(cli: &Cli, out: &Path) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let bytes = hamstrong_core::backup(tracker.store(), out)?;
    let name = out.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    report(cli, &SavedFile { name, bytes }, "Copied to")
}

/// The injuries of the journal.
pub fn injury(cli: &Cli, what: &Injury) -> Result<(), ApiError> {
    let overview = match what {
        Injury::List => reading(cli)?.overview(&OverviewQuery::default())?,
        Injury::Close { record, on } => {
            let mut tracker = writing(cli)?;
            let on = on.map_or_else(|| tracker.today(), Ok)?;
            tracker.close_injury(&CloseInjury { record: *record, on })?
        }
        Injury::Reopen { record } => writing(cli)?.reopen_injury(&RecordRef { record: *record })?,
        Injury::Link { record, of } => {
            writing(cli)?.link_recurrence(&LinkRecurrence { record: *record, of: *of })?
        }
    };
    injuries(cli, &overview)
}

fn injuries(cli: &Cli, overview: &Overview) -> Result<(), ApiError> {
    if cli.json {
        return print_json(&overview.episodes);
    }
    for view in &overview.episodes {
        let end = view.episode.closed_on.map_or_else(|| "open".to_owned(), |day| format!("closed {day}"));
        let shown = if overview.episode == Some(view.record) { ", shown" } else { "" };
        let back = view.episode.recurrence_of.map(|of| format!(", return of {of}")).unwrap_or_default();
        say!("{}  {}, since {}, {end}{shown}{back}", view.record, view.title, view.episode.onset);
    }
    Ok(())
}

/// Shows the settings, or changes one.
pub fn settings(cli: &Cli, what: &Setting) -> Result<(), ApiError> {
    let view = match what {
        Setting::Get { .. } => reading(cli)?.overview(&OverviewQuery::default())?,
        Setting::Set { name, value } => {
            let value = serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.clone()));
            let change: SettingChange = serde_json::from_value(json!({ "setting": name, "value": value }))
                .map_err(|e| ApiError::field(name, format!("That does not fit: {e}.")))?;
            writing(cli)?.change_setting(&change)?
        }
    };
    let all = serde_json::to_value(&view.settings).unwrap_or_default();
    let asked = match what {
        Setting::Get { name: Some(name) } => {
            let found = all.get(name).ok_or_else(|| ApiError::field(name, "There is no such setting."))?;
            json!({ name: found })
        }
        Setting::Get { name: None } | Setting::Set { .. } => all,
    };
    if cli.json {
        return print_json(&asked);
    }
    for (name, value) in asked.as_object().into_iter().flatten() {
        say!("{name} {value}");
    }
    Ok(())
}

/// Deletes the journal with everything beside it, once the word was typed.
pub fn delete_everything(cli: &Cli, args: &Delete) -> Result<(), ApiError> {
    let tracker = reading(cli)?;
    let (folder, id) = (tracker.backup_folder()?, tracker.journal_id()?);
    drop(tracker);
    let typed = match &args.confirm {
        Some(word) => word.clone(),
        None => ask(&cli.journal)?,
    };
    if typed.trim() != WORD {
        return Err(ApiError::field("confirm", format!("Nothing was deleted. Type \"{WORD}\" to delete.")));
    }
    let gone = erase(&cli.journal, args.backups.then_some((folder.as_path(), id.as_str())))?;
    say!("{gone} files are deleted.");
    if !args.backups && folder.is_dir() {
        say!("Backups are still in {}.", folder.display());
    }
    say!(
        "Files you saved elsewhere, and copies that your system or your disk keeps, are out of reach of this command."
    );
    Ok(())
}

fn ask(journal: &Path) -> Result<String, ApiError> {
    if !std::io::stdin().is_terminal() {
        return Ok(String::new());
    }
    say!("This deletes {} for good. Type \"{WORD}\" to go on:", journal.display());
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|e| ApiError::new(ErrorCode::Failed, format!("The answer could not be read: {e}")))?;
    Ok(line)
}
