//! Training on the command line.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]
#![allow(
    clippy::pedantic,
    reason = "a test says one thing plainly; these lints are about code that is called"
)]

use std::process::{Command, Output};

struct Shell {
    folder: tempfile::TempDir,
}

impl Shell {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn run(&self, words: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hamstrong-cli"));
        command.current_dir(self.folder.path()).env_remove("HAMSTRONG_JOURNAL");
        command.args(["--zone", "Europe/Berlin", "--written-at", "2026-06-12T19:42:00+02:00"]);
        command.args(words.split_whitespace().map(|w| w.replace('_', " ").replace('~', "_")));
        command.output().unwrap()
    }

    fn ok(&self, words: &str) -> String {
        let out = self.run(words);
        assert!(out.status.success(), "{words}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    }

    fn refused(&self, words: &str) -> (i32, String) {
        let out = self.run(words);
        (out.status.code().unwrap(), String::from_utf8(out.stderr).unwrap())
    }
}

#[test]
fn a_session_is_trained_set_by_set_and_its_load_shown() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-06-01");
    assert!(shell.ok("plan").starts_with("No exercises for now."), "the warning questions come first");
    shell.ok("prescribe ISO-03 --by M._Weber --sets 2 --reps 10 --often daily");
    assert!(shell.ok("plan").contains("prescribed  ISO-03  Two-leg bridge: 2 × 10"));
    assert!(shell.ok("session start ISO-03 MOB-02").contains("Two-leg bridge: set 1 of 2."));
    let said = shell.ok("session set ISO-03 --reps 10 --pain 1 --rest 60");
    assert_eq!(said, "Saved: set 1 of Two-leg bridge on 12 June\nTwo-leg bridge: set 2 of 2.\n");
    assert!(shell.ok("session show").contains("Rest: 60 s to go."));
    shell.ok("session skip MOB-02 no~time");
    assert_eq!(shell.refused("session set ISO-03 --side left").0, 3);
    assert_eq!(shell.refused("session set ISO-99").0, 4);
    let ended = shell.ok("session end --minutes 20 --effort 3 --performance 60");
    assert_eq!(ended, "Saved: end of the session on 12 June\n");
    shell.ok("session rate --after 1");
    assert_eq!(shell.refused("session show").0, 4);
    shell.ok("session log rehab --minutes 10 --effort 2 --set ISO-03:3x10:2 --set CON-01:3x12@5:1");
    assert!(shell.ok("load").starts_with("Load of the last seven days: 80."));
    shell.ok("session morning --rest 0 --walk 1 --night no");
    assert!(shell.ok("day").contains("pain walk 1"));
    assert_eq!(shell.ok("proposal list"), "Nothing is proposed.\n");
    assert_eq!(shell.refused("proposal accept ISO-03").0, 4);
    assert!(shell.ok("plan --json").starts_with('{'));
}
