//! Photos from a terminal.

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

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
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

/// Two pixels, red and blue, with a comment.
const PNG: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x02\x00\x00\x00\x01\x08\x02\x00\x00\x00{@\xe8\xdd\x00\x00\x00\x0etEXtComment\x00SECRET\x94R\x02\xaf\x00\x00\x00\x0dIDATx\x9cc\xf8\xcf\x00\x04\xff\x01\x07\x00\x01\xff\xe2#\x9eY\x00\x00\x00\x00IEND\xaeB`\x82";

#[test]
fn a_photo_is_kept_listed_saved_and_removed() {
    let shell = Shell::new();
    shell.ok("init --side right --onset 2026-05-31");
    std::fs::write(shell.path("leg.png"), PNG).unwrap();
    std::fs::write(shell.path("leg.txt.jpg"), b"no photo").unwrap();
    assert_eq!(shell.ok("photo list"), "No photos.\n");
    assert_eq!(
        shell.ok("photo add leg.png --day 2026-06-11 --words blue_and_red --side right --region calf"),
        "Saved: photo on 11 June\n"
    );
    let listed = shell.ok("photo list");
    assert!(listed.starts_with("2026-06-11  2 × 1  ") && listed.contains("blue and red"), "{listed}");
    let record = listed.rsplit_once('[').unwrap().1.trim_end_matches(['\n', ']']).to_owned();
    assert!(shell.ok(&format!("photo save {record} out.jpg")).starts_with("Saved out.jpg ("));
    let saved = std::fs::read(shell.path("out.jpg")).unwrap();
    assert!(saved.starts_with(b"\xff\xd8\xff") && !saved.windows(6).any(|w| w == b"SECRET"));
    assert!(shell.ok("verify").starts_with("All is well"));
    shell.ok(&format!("remove {record}"));
    assert_eq!(shell.ok("photo list"), "No photos.\n");
    assert!(shell.ok("bin").contains("photo"));
    shell.ok(&format!("restore {record}"));
    assert!(shell.ok("photo list").contains(&record));
    let (code, said) = shell.refused("photo add leg.txt.jpg");
    assert_eq!((code, said.contains("is no photo")), (3, true), "{said}");
    let (code, said) = shell.refused("photo add leg.png --region elbow");
    assert_eq!((code, said.contains("no region")), (3, true), "{said}");
    let (code, _) = shell.refused("photo save 00000000-0000-7000-8000-000000000000 out.jpg");
    assert_eq!(code, 4);
}
