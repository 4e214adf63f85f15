//! The files of the repository as git sees them, also those not yet committed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A text file: its path from the root, with `/`, and what it says.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub fn is(&self, endings: &[&str]) -> bool {
        endings.iter().any(|e| Path::new(&self.path).extension().is_some_and(|found| found == *e))
    }

    pub fn within(&self, folder: &str) -> bool {
        self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// Lines without what follows `//`: words in a comment break no rule.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines().map(|(number, line)| (number, line.split_once("//").map_or(line, |(code, _)| code)))
    }
}

pub fn paths() -> Vec<String> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("tidy asks git which files are ours");
    assert!(listed.status.success(), "git ls-files failed");
    let names = String::from_utf8(listed.stdout).unwrap();
    let all = names.split('\0').filter(|name| !name.is_empty() && root().join(name).is_file());
    all.map(str::to_owned).collect()
}

/// Every text file; a file that is not UTF-8 is a picture or a font.
pub fn sources() -> Vec<Source> {
    let read = |path: String| {
        let text = fs::read_to_string(root().join(&path)).ok()?;
        Some(Source { path, text })
    };
    let all: Vec<_> = paths().into_iter().filter_map(read).collect();
    assert!(all.iter().any(|s| s.path == "src-tauri/commands.in"), "tidy does not see the repository");
    all
}

/// "path:line: words", for each line that has one of the needles.
pub fn lines_with(source: &Source, needles: &[&str], words: &str) -> Vec<String> {
    let found = source.code().filter(|(_, line)| needles.iter().any(|needle| line.contains(needle)));
    found.map(|(number, line)| format!("{}:{number}: {words}: {}", source.path, line.trim())).collect()
}
