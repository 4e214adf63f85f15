//! Reminders as a person types them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::process::Command;

fn ok(journal: &Path, words: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hamstrong-cli"));
    command.arg("--journal").arg(journal).env_remove("HAMSTRONG_JOURNAL");
    command.args(["--zone", "Europe/Berlin", "--written-at", "2026-06-12T19:42:00+02:00"]);
    let out = command.args(words.split_whitespace()).output().unwrap();
    assert!(out.status.success(), "{words}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn reminders_are_shown_set_paused_and_put_off() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("j.hamstrong");
    let run = |words: &str| ok(&journal, words);
    run("init --side left --onset 2026-06-12");
    assert_eq!(run("remind show"), "Reminders are off.\n");
    let set = run("remind set --on yes --at 20:15");
    assert!(
        set.starts_with("Reminders at 20:15.\nThe morning after a session or a massage at 08:00 instead.\n")
    );
    assert!(
        set.contains("The next one comes on 12 June at 20:15, unless the day is logged by then."),
        "{set}"
    );
    assert!(run("remind pause 2026-06-20").contains("Paused until 20 June."));
    assert!(!run("remind pause").contains("Paused"));
    assert!(run("remind snooze --today").contains("Not again today."));
    run("undo");
    assert!(run("remind show").contains("Paused until 20 June."), "the end of the pause was undone");
}
