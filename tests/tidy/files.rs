//! What is in the repository, and what must not be.

use std::collections::BTreeSet;
use std::fs;

use crate::none;
use crate::repository::{Source, paths, root, sources};

const TOP_LEVEL: &[&str] = &[
    ".cargo",
    ".ci",
    ".gitattributes",
    ".gitignore",
    ".taurignore",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "assets",
    "clippy.toml",
    "deny.toml",
    "docs",
    "rustfmt.toml",
    "src-tauri",
    "tauri.conf.json",
    "tests",
    "ui",
];

#[test]
fn the_top_level_is_a_table_of_contents() {
    let paths = paths();
    let found: BTreeSet<&str> = paths.iter().filter_map(|path| path.split('/').next()).collect();
    let strange = found.iter().filter(|name| !TOP_LEVEL.contains(name));
    none(&strange.map(|name| format!("{name}: not a name of the top level")).collect::<Vec<_>>());
}

#[test]
fn the_changelog_has_a_place_for_what_is_not_released() {
    let text = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    assert!(text.contains("\n## [Unreleased]\n"));
}

/// Folders of somebody's machine; the athlete of the samples is nobody.
const MACHINE: &[&str] = &["/home/", "/root/", "/Users/", "C:\\Users\\"];

fn machine_paths(source: &Source) -> Vec<String> {
    let found = source.lines().filter(|(_, line)| MACHINE.iter().any(|place| begins_with(line, place)));
    found
        .map(|(number, line)| format!("{}:{number}: a machine's own path: {}", source.path, line.trim()))
        .collect()
}

/// Whether a path of the line begins with `place`; within a longer path it means something else.
fn begins_with(line: &str, place: &str) -> bool {
    let line = line.replace("/home/athlete/", "");
    line.match_indices(place).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !"._-~}".contains(c))
    })
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    let checked = sources().into_iter().filter(|s| !s.within("tests/tidy"));
    none(&checked.flat_map(|s| machine_paths(&s)).collect::<Vec<_>>());
    assert!(!machine_paths(&Source::new("a.md", "in /home/jo/notes")).is_empty());
    assert!(machine_paths(&Source::new("a.ts", "import a from './home/today.ts'")).is_empty());
}

/// The public registries; a mirror's name in a lock file breaks everybody else's build.
const REGISTRIES: &[&str] = &[
    "source = \"registry+https://github.com/rust-lang/crates.io-index\"",
    "\"resolved\": \"https://registry.npmjs.org/",
];

fn foreign_registries(source: &Source) -> Vec<String> {
    let named = source.lines().filter(|(_, l)| l.contains("source = \"") || l.contains("\"resolved\": \""));
    let foreign = named.filter(|(_, line)| !REGISTRIES.iter().any(|known| line.contains(known)));
    foreign.map(|(number, line)| format!("{}:{number}: {}", source.path, line.trim())).collect()
}

#[test]
fn lock_files_name_the_public_registries_only() {
    let locks =
        sources().into_iter().filter(|s| s.path == "Cargo.lock" || s.path.ends_with("package-lock.json"));
    none(&locks.flat_map(|s| foreign_registries(&s)).collect::<Vec<_>>());
    let mirror = Source::new("Cargo.lock", "source = \"registry+https://mirror.example/index\"");
    assert_eq!(foreign_registries(&mirror).len(), 1);
}
