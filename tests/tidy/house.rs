//! House style that no linter knows.

use crate::none;
use crate::repository::{Source, lines_with, root, sources};

fn generated(source: &Source) -> bool {
    source.within("ui/src/api/generated")
}

/// Most lines a file may have before it is split by concept.
fn limit(source: &Source) -> Option<usize> {
    match () {
        () if generated(source) => None,
        () if source.is(&["svelte"]) => Some(250),
        () if source.is(&["rs", "ts", "js", "css", "sql"]) => Some(500),
        () => None,
    }
}

fn too_long(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let over = limit(source).filter(|limit| lines > *limit);
    over.map(|limit| format!("{}: {lines} lines, at most {limit}: split it by concept", source.path))
        .into_iter()
        .collect()
}

#[test]
fn no_file_has_grown_past_reading() {
    none(&sources().iter().flat_map(too_long).collect::<Vec<_>>());
    assert!(!too_long(&Source::new("a.svelte", &"\n".repeat(251))).is_empty());
    assert!(too_long(&Source::new("a.rs", &"\n".repeat(500))).is_empty());
}

/// Functions under `#[tauri::command]` with more lines than `most`, signature and closing brace counted.
fn fat_commands(source: &Source, most: usize) -> Vec<String> {
    let lines: Vec<&str> = source.text.lines().collect();
    let marked = (0..lines.len()).filter(|&at| lines[at].trim_start().starts_with("#[tauri::command"));
    marked
        .filter_map(|at| {
            let start = (at..lines.len()).find(|&i| lines[i].contains("fn "))?;
            let end = (start..lines.len()).find(|&i| lines[i] == "}")?;
            let size = end - start + 1;
            (size > most)
                .then(|| format!("{}:{}: a command of {size} lines, at most {most}", source.path, start + 1))
        })
        .collect()
}

#[test]
fn a_command_only_carries() {
    let commands = sources().into_iter().filter(|s| s.within("src-tauri/src/commands") && s.is(&["rs"]));
    none(&commands.flat_map(|source| fat_commands(&source, 10)).collect::<Vec<_>>());
    let fat = format!("#[tauri::command(async)]\npub fn undo() {{\n{}}}\n", "    work();\n".repeat(9));
    assert_eq!(fat_commands(&Source::new("a.rs", &fat), 10).len(), 1);
}

fn unfinished(source: &Source) -> Vec<String> {
    let checked = source.is(&["rs", "ts", "js", "svelte", "css", "sql", "json", "toml", "html"]);
    if !checked || source.within("tests/tidy") || source.path.ends_with("package-lock.json") {
        return Vec::new();
    }
    let found =
        source.lines().filter(|(_, line)| ["TODO", "FIXME", "XXX"].iter().any(|word| line.contains(word)));
    found.map(|(number, line)| format!("{}:{number}: unfinished: {}", source.path, line.trim())).collect()
}

#[test]
fn nothing_is_left_for_later_in_the_sources() {
    none(&sources().iter().flat_map(unfinished).collect::<Vec<_>>());
    assert!(!unfinished(&Source::new("a.rs", "// FIXME")).is_empty());
}

/// Never silenced where an athlete's entry passes through.
const STOPPING: &[&str] =
    &["unwrap_used", "expect_used", "clippy::panic", "clippy::all", "clippy::pedantic", "warnings"];

/// Silenced lints: without a reason anywhere; in product code also with one, if it lets the program stop.
fn silenced(source: &Source) -> Vec<String> {
    let tests =
        source.path.contains("/tests/") || source.path.contains("/examples/") || source.within("tests");
    let mut found = Vec::new();
    for (at, _) in source.text.match_indices("allow(").chain(source.text.match_indices("expect(")) {
        let (before, after) = source.text.split_at(at);
        let is_attribute = before.ends_with("#[") || before.ends_with("#![");
        let Some((attribute, _)) = after.split_once(")]").filter(|_| is_attribute) else { continue };
        let stopping = STOPPING.iter().any(|lint| attribute.contains(lint)) && !tests;
        if stopping || !attribute.contains("reason =") {
            let line = before.lines().count();
            found.push(format!("{}:{line}: a silenced lint: {}", source.path, attribute.replace('\n', " ")));
        }
    }
    found
}

#[test]
fn no_lint_is_switched_off_in_passing() {
    let all = sources();
    let rust = all.iter().filter(|s| s.is(&["rs"]) && !s.within("tests/tidy")).flat_map(silenced);
    let page = all.iter().filter(|s| s.within("ui/src") && s.is(&["ts", "svelte"]) && !generated(s));
    let page = page.flat_map(|s| {
        let off = s
            .lines()
            .filter(|(_, l)| ["@ts-ignore", "@ts-nocheck", "eslint-disable"].iter().any(|w| l.contains(w)));
        off.map(|(number, line)| format!("{}:{number}: a silenced lint: {}", s.path, line.trim()))
            .collect::<Vec<_>>()
    });
    none(&rust.chain(page).collect::<Vec<_>>());
    assert_eq!(silenced(&Source::new("a/src/b.rs", "#[allow(dead_code)]")).len(), 1);
    assert_eq!(
        silenced(&Source::new("a/src/b.rs", "#[expect(clippy::unwrap_used, reason = \"x\")]")).len(),
        1
    );
    assert!(
        silenced(&Source::new("a/tests/b.rs", "#![allow(clippy::unwrap_used, reason = \"x\")]")).is_empty()
    );
}

#[test]
fn every_crate_takes_the_lints_of_the_workspace() {
    let manifests = sources().into_iter().filter(|s| s.path.ends_with("Cargo.toml"));
    let bare = manifests.filter(|s| !s.text.contains("[lints]\nworkspace = true"));
    none(&bare.map(|s| format!("{}: [lints] workspace = true is missing", s.path)).collect::<Vec<_>>());
}

#[test]
fn no_test_is_skipped() {
    let all = sources();
    let rust = all.iter().filter(|s| s.is(&["rs"]) && !s.within("tests/tidy"));
    let rust = rust.flat_map(|s| lines_with(s, &["#[ignore"], "a skipped test"));
    let page = all.iter().filter(|s| s.within("ui/src") && s.is(&["ts"]));
    let skips =
        ["it.skip(", "it.only(", "test.skip(", "test.only(", "describe.skip(", "describe.only(", "it.todo("];
    none(&rust.chain(page.flat_map(|s| lines_with(s, &skips, "a skipped test"))).collect::<Vec<_>>());
}

/// The weakened app is built by `cargo xtask controls` and by nothing else.
#[test]
fn only_the_controls_build_a_weakened_app() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let features = manifest.split("\n[features]\n").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap();
    assert!(features.contains("weakened-window") && !features.contains("default"), "{features}");
    let known = [
        "Cargo.toml",
        "src-tauri/build.rs",
        "src-tauri/src/lib.rs",
        "src-tauri/src/window.rs",
        "src-tauri/src/commands/window.rs",
        "src-tauri/xtask/src/controls.rs",
    ];
    let code = sources();
    let named =
        code.iter().filter(|s| !s.within("docs") && !s.within("tests/tidy") && !known.contains(&&*s.path));
    let complaints: Vec<String> = named
        .filter(|s| s.lines().any(|(_, line)| line.contains("weakened-") || line.contains("WEAKENED_")))
        .map(|s| format!("{}: names a weakened build", s.path))
        .collect();
    none(&complaints);
    assert!(known.iter().all(|path| code.iter().any(|s| s.path == *path)), "the list is stale");
}
