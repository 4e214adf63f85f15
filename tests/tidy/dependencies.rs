//! The tree of crates, as cargo resolves it for this machine. Licences and bans are those of `deny.toml`, which
//! `cargo deny` also holds for the other platforms.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::none;
use crate::repository::root;

/// Packages by id, and what each needs in a finished program.
struct Tree {
    names: BTreeMap<String, String>,
    licences: BTreeMap<String, Option<String>>,
    needs: BTreeMap<String, Vec<String>>,
}

fn tree() -> Tree {
    let cargo = env!("CARGO");
    let version = Command::new(cargo).arg("-vV").output().unwrap().stdout;
    let version = String::from_utf8(version).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform", host])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    read(&serde_json::from_slice(&metadata.stdout).unwrap())
}

fn read(metadata: &Value) -> Tree {
    let mut tree = Tree { names: BTreeMap::new(), licences: BTreeMap::new(), needs: BTreeMap::new() };
    for package in metadata["packages"].as_array().unwrap() {
        let id = package["id"].as_str().unwrap().to_owned();
        tree.licences.insert(id.clone(), package["license"].as_str().map(str::to_owned));
        tree.names.insert(id, package["name"].as_str().unwrap().to_owned());
    }
    for node in metadata["resolve"]["nodes"].as_array().unwrap() {
        let normal =
            |dep: &&Value| dep["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null());
        let deps = node["deps"].as_array().unwrap().iter().filter(normal);
        let ids = deps.map(|dep| dep["pkg"].as_str().unwrap().to_owned()).collect();
        tree.needs.insert(node["id"].as_str().unwrap().to_owned(), ids);
    }
    tree
}

impl Tree {
    /// The names of all crates that end up in a program made of `package`.
    fn below(&self, package: &str) -> BTreeSet<&str> {
        let start = self.names.iter().find(|(_, name)| *name == package).map(|(id, _)| id.as_str());
        let mut open = vec![start.unwrap_or_else(|| panic!("no package {package}"))];
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                open.extend(self.needs[id].iter().map(String::as_str));
            }
        }
        seen.into_iter().map(|id| self.names[id].as_str()).collect()
    }

    fn unwanted<'a>(&'a self, package: &str, banned: &'a [impl AsRef<str>]) -> Vec<String> {
        let below = self.below(package);
        let found = banned.iter().map(AsRef::as_ref).filter(|name| below.contains(name));
        found.map(|name| format!("{package} must not contain the crate {name}")).collect()
    }
}

/// The quoted words of one list of `deny.toml`.
fn listed(deny: &str, section: &str, list: &str) -> Vec<String> {
    let section = deny.split_once(&format!("\n[{section}]")).unwrap().1;
    let section = section.split_once("\n[").map_or(section, |(this, _)| this);
    let list = section.split_once(&format!("\n{list} = [\n")).unwrap().1.split_once("\n]").unwrap().0;
    let words = list.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once('"'));
    words.map(|(word, _)| word.to_owned()).collect()
}

fn deny() -> String {
    fs::read_to_string(root().join("deny.toml")).unwrap()
}

/// Whether a licence expression can be met with allowed licences alone. `/` is an old spelling of "or".
fn permitted(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (met, rest) = either(&words, allowed);
    met && rest.is_empty()
}

fn either<'w>(words: &'w [&'w str], allowed: &[String]) -> (bool, &'w [&'w str]) {
    let (mut met, mut rest) = both(words, allowed);
    while let Some((&"OR", more)) = rest.split_first() {
        let (other, after) = both(more, allowed);
        (met, rest) = (met || other, after);
    }
    (met, rest)
}

fn both<'w>(words: &'w [&'w str], allowed: &[String]) -> (bool, &'w [&'w str]) {
    let (mut met, mut rest) = one(words, allowed);
    while let Some((&"AND", more)) = rest.split_first() {
        let (other, after) = one(more, allowed);
        (met, rest) = (met && other, after);
    }
    (met, rest)
}

fn one<'w>(words: &'w [&'w str], allowed: &[String]) -> (bool, &'w [&'w str]) {
    match words {
        ["(", rest @ ..] => match either(rest, allowed) {
            (met, [")", after @ ..]) => (met, after),
            (_, after) => (false, after),
        },
        [licence, "WITH", exception, rest @ ..] => {
            (allowed.contains(&format!("{licence} WITH {exception}")), rest)
        }
        [licence, rest @ ..] => (allowed.iter().any(|a| a == licence), rest),
        [] => (false, words),
    }
}

#[test]
fn every_crate_is_under_a_licence_that_is_allowed() {
    let (tree, allowed) = (tree(), listed(&deny(), "licenses", "allow"));
    let refused = tree.licences.iter().filter_map(|(id, licence)| {
        let words = licence.as_deref().unwrap_or("none");
        (!permitted(words, &allowed)).then(|| format!("{}: licence {words}", tree.names[id]))
    });
    none(&refused.collect::<Vec<_>>());
}

#[test]
fn the_app_contains_nothing_that_speaks_to_a_network() {
    let (tree, banned) = (tree(), listed(&deny(), "bans", "deny"));
    none(&[tree.unwanted("hamstrong", &banned), tree.unwanted("hamstrong-cli", &banned)].concat());
    let seen = [tree.unwanted("hamstrong-e2e", &banned), tree.unwanted("hamstrong-serve", &banned)].concat();
    assert!(
        ["hyper", "tiny_http"].iter().all(|name| seen.iter().any(|words| words.contains(name))),
        "the check is blind: it sees neither the WebDriver client nor the server for development"
    );
    let server = ["hamstrong-serve"];
    none(&[tree.unwanted("hamstrong", &server), tree.unwanted("hamstrong-cli", &server)].concat());
}

#[test]
fn the_core_does_not_know_tauri_and_the_rules_know_no_store() {
    let tree = tree();
    let tauri = ["tauri", "tauri-utils", "wry", "tao"];
    let store = ["rusqlite", "libsqlite3-sys", "tempfile", "fd-lock", "zip", "plotters", "resvg"];
    none(
        &[
            tree.unwanted("hamstrong-core", &tauri),
            tree.unwanted("hamstrong-cli", &tauri),
            tree.unwanted("hamstrong-rules", &tauri),
            tree.unwanted("hamstrong-rules", &store),
            tree.unwanted("hamstrong-core", &["typst", "typst-pdf"]),
        ]
        .concat(),
    );
    assert!(
        !tree.unwanted("hamstrong", &tauri).is_empty() && !tree.unwanted("hamstrong-core", &store).is_empty()
    );
}

#[test]
fn the_developers_tool_needs_no_crate() {
    assert_eq!(tree().below("xtask").into_iter().collect::<Vec<_>>(), ["xtask"]);
}

#[test]
fn licence_expressions_are_read_as_written() {
    let allowed = ["MIT".to_owned(), "Apache-2.0 WITH LLVM-exception".to_owned(), "Zlib".to_owned()];
    for good in [
        "MIT",
        "GPL-3.0 OR MIT",
        "GPL-3.0/MIT",
        "(GPL-3.0 OR MIT) AND Zlib",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(permitted(good, &allowed), "{good}");
    }
    for bad in [
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "Apache-2.0",
        "(MIT",
        "MIT AND (GPL-3.0 OR BSL-1.0)",
        "",
        "MIT GPL-3.0",
    ] {
        assert!(!permitted(bad, &allowed), "{bad}");
    }
}
