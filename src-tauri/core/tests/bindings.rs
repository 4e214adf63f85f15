//! The TypeScript side of the wire is generated from the Rust side and from the one list of commands. These
//! tests fail when a committed file is stale; with `UPDATE=1` they write it (`cargo xtask codegen`).

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

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hamstrong_core::api::{
    adherence, body, calling, courses, error, exercises, function, history, inputs, keeping, massage, photos,
    price, quick, readiness, reminders, report, symmetry, training, views,
};
use ts_rs::{Config, TS};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

struct Command {
    /// The label of the only window that may call it.
    window: &'static str,
    module: String,
    name: String,
    input: Option<String>,
    output: String,
}

fn commands() -> Vec<Command> {
    let text = fs::read_to_string(root().join("src-tauri/commands.in")).unwrap();
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.map(parse_command).collect()
}

fn parse_command(line: &str) -> Command {
    let (window, line) = line.strip_prefix("quick ").map_or(("main", line), |rest| ("quick", rest));
    let line = line.strip_prefix("desktop ").unwrap_or(line);
    let (head, output) = line.split_once(" -> ").unwrap_or_else(|| panic!("no result in {line:?}"));
    let (path, input) = head.trim_end_matches(')').split_once('(').unwrap();
    let (module, name) = path.split_once("::").unwrap();
    Command {
        window,
        module: module.to_owned(),
        name: name.to_owned(),
        input: (!input.is_empty()).then(|| input.to_owned()),
        output: output.to_owned(),
    }
}

fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut upper = false;
    for c in name.chars() {
        match c {
            '_' => upper = true,
            _ if upper => {
                out.extend(c.to_uppercase());
                upper = false;
            }
            _ => out.push(c),
        }
    }
    out
}

fn exported_types() -> BTreeMap<String, String> {
    let dir = tempfile::tempdir().unwrap();
    let config = Config::default().with_large_int("number").with_out_dir(dir.path());
    macro_rules! export { ($($t:ty),* $(,)?) => { $( <$t>::export_all(&config).unwrap(); )* } }
    export!(
        inputs::OverviewQuery,
        inputs::StartEpisode,
        inputs::CorrectEpisode,
        inputs::CloseInjury,
        inputs::LinkRecurrence,
        inputs::CheckInInput,
        inputs::WellnessInput,
        inputs::SameAsYesterday,
        inputs::RecordEntry,
        inputs::CorrectEntry,
        inputs::RecordRef,
        inputs::SettingChange,
        inputs::PainChartQuery,
        inputs::HistoryQuery,
        history::BinView,
        history::CalendarQuery,
        history::CalendarView,
        history::MoveRecords,
        history::Records,
        history::SearchPage,
        history::SearchQuery,
        inputs::SaveChart,
        inputs::SaveExport,
        body::BodyCourseQuery,
        body::BodyCourse,
        function::FunctionQuery,
        function::FunctionCourse,
        symmetry::SymmetryQuery,
        symmetry::SymmetryCourse,
        calling::NotificationsView,
        calling::StartWithSystem,
        reminders::RemindersView,
        reminders::ReminderWish,
        keeping::BackupsView,
        keeping::ProofView,
        keeping::DeleteEverything,
        keeping::DataPlace,
        photos::AddPhoto,
        photos::PhotoPicture,
        photos::PhotoQuery,
        price::BoardQuery,
        adherence::AdherenceQuery,
        adherence::AdherenceCourse,
        adherence::SaveAdherence,
        courses::SaveCourse,
        price::StartTimer,
        price::CheckTimer,
        price::StopTimer,
        price::PriceQuery,
        price::Board,
        massage::MassageQuery,
        massage::MassageView,
        massage::RecordMassage,
        massage::MassageWeighed,
        exercises::LibraryQuery,
        exercises::SheetQuery,
        exercises::LibraryView,
        exercises::ExerciseQuery,
        exercises::ExerciseView,
        quick::QuickView,
        quick::QuickEntry,
        quick::QuickSaved,
        quick::QuickChoice,
        quick::QuickSetup,
        readiness::ReadinessQuery,
        readiness::ReadinessView,
        readiness::WithdrawInput,
        report::ReportPageQuery,
        report::ReportPage,
        training::TrainingQuery,
        training::TrainingView,
        training::SessionQuery,
        training::SessionView,
        training::LoadQuery,
        training::LoadView,
        training::StartSession,
        training::AddExercise,
        training::RecordSet,
        training::CorrectSet,
        training::SkipExercise,
        training::StartTrainingTimer,
        training::RateSession,
        training::EndSession,
        training::LogSession,
        training::AnswerMorning,
        training::AnswerProposal,
        views::Overview,
        views::PainChart,
        views::HistoryPage,
        views::RevisionView,
        views::SavedFile,
        error::ApiError,
        hamstrong_rules::domain::CheckIn,
        hamstrong_rules::domain::Wellness,
        hamstrong_rules::domain::Contraindications,
        hamstrong_rules::domain::FirstAid,
    );
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(dir.path()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        files.insert(name, fs::read_to_string(&path).unwrap());
    }
    // These payloads are named in a hand-written type, which the exporter cannot follow.
    let followed_by_hand = [
        ("CheckInInput.ts", "CheckIn"),
        ("WellnessInput.ts", "Wellness"),
        ("CorrectSet.ts", "SetDone"),
        ("RateSession.ts", "Session"),
        ("EndSession.ts", "Session"),
        ("RecordMassage.ts", "MassageReading"),
        ("OfferView.ts", "MassageReading"),
        ("QuickEntry.ts", "QuickPain"),
    ];
    for (file, used) in followed_by_hand {
        let text = files.get_mut(file).unwrap();
        let at = text.find("import").or_else(|| text.find("\n").map(|n| n + 1)).unwrap();
        text.insert_str(at, &format!("import type {{ {used} }} from \"./{used}\";\n"));
    }
    files
}

fn commands_ts(types: &BTreeMap<String, String>) -> String {
    let commands = commands();
    let mut used: Vec<String> = Vec::new();
    for command in &commands {
        for word in command.input.iter().chain([&command.output]) {
            for part in word.split(['|', ' ', '[', ']']) {
                if types.contains_key(&format!("{part}.ts")) && !used.iter().any(|u| u == part) {
                    used.push(part.to_owned());
                }
            }
        }
    }
    used.sort();
    let mut out =
        String::from("// Generated from src-tauri/commands.in by `cargo xtask codegen`. Do not edit.\n\n");
    for name in &used {
        out += &format!("import type {{ {name} }} from './{name}';\n");
    }
    out += "\n/** Every command of the core: its input (or null) and its result. */\nexport interface Commands {\n";
    for c in &commands {
        out += &format!(
            "  {}: {{ input: {}; output: {} }};\n",
            c.name,
            c.input.as_deref().unwrap_or("null"),
            c.output
        );
    }
    out += "}\n\nexport type CommandName = keyof Commands;\n\n";
    out += "/** Carries one command to the core. */\n";
    out += "export type Call = <N extends CommandName>(name: N, input: Commands[N]['input']) => Promise<Commands[N]['output']>;\n\n";
    out += "/** One function a command. */\nexport function commandsOver(call: Call) {\n  return {\n";
    for c in &commands {
        let (name, f) = (&c.name, camel(&c.name));
        out += &match &c.input {
            Some(input) => format!("    {f}: (input: {input}) => call('{name}', input),\n"),
            None => format!("    {f}: () => call('{name}', null),\n"),
        };
    }
    out += "  };\n}\n\nexport type Api = ReturnType<typeof commandsOver>;\n";
    out
}

/// What the core tells the main window by itself; the small one asks for all that it shows.
fn heard(window: &str) -> &'static [&'static str] {
    if window == "main" { &["listen", "unlisten"] } else { &[] }
}

fn capability_json(window: &str) -> String {
    let events = heard(window).iter().map(|name| format!("core:event:allow-{name}"));
    let own = commands().into_iter().filter(|c| c.window == window);
    let own = own.map(|c| format!("allow-{}", c.name.replace('_', "-")));
    let value = serde_json::json!({
        "$schema": "../../gen/schemas/desktop-schema.json",
        "identifier": window,
        "description": format!("What the {window} window may call; generated from src-tauri/commands.in"),
        "windows": [window],
        "permissions": events.chain(own).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&value).unwrap() + "\n"
}

/// What the test of the real window finds that its page can call.
fn allowed_list(window: &str) -> String {
    let mut names: Vec<String> = heard(window).iter().map(|name| format!("plugin:event|{name}")).collect();
    names.extend(commands().into_iter().filter(|c| c.window == window).map(|c| c.name));
    names.sort();
    names.join("\n") + "\n"
}

fn check(path: &Path, expected: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        if fs::read_to_string(path).ok().as_deref() != Some(expected) {
            fs::write(path, expected).unwrap();
        }
        return;
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(found == expected, "{} is stale: run `cargo xtask codegen`", path.display());
}

#[test]
fn the_committed_bindings_are_what_the_core_says() {
    let dir = root().join("ui/src/api/generated");
    let types = exported_types();
    for (name, text) in &types {
        check(&dir.join(name), text);
    }
    let commands = commands_ts(&types);
    check(&dir.join("commands.ts"), &commands);
    let mut index = String::from("// Generated by `cargo xtask codegen`. Do not edit.\n\n");
    for name in types.keys() {
        index += &format!("export type * from './{}';\n", name.trim_end_matches(".ts"));
    }
    index += "export * from './commands';\n";
    check(&dir.join("index.ts"), &index);
    for entry in fs::read_dir(&dir).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let known = types.contains_key(&name) || name == "commands.ts" || name == "index.ts";
        assert!(known, "ui/src/api/generated/{name} belongs to no type any more: delete it");
    }
}

#[test]
fn each_window_may_call_exactly_its_commands_of_the_list() {
    for (window, list) in [("main", "allowed_commands.txt"), ("quick", "allowed_commands_quick.txt")] {
        check(&root().join(format!("src-tauri/capabilities/{window}.json")), &capability_json(window));
        check(&root().join("tests/e2e/tests/window").join(list), &allowed_list(window));
    }
}

#[test]
fn every_command_of_the_list_is_a_function_of_its_module() {
    for c in commands() {
        let file = root().join(format!("src-tauri/src/commands/{}.rs", c.module));
        let text = fs::read_to_string(&file).unwrap_or_default();
        let shape = text.contains(&format!("pub fn {}(", c.name))
            || text.contains(&format!("pub async fn {}(", c.name));
        assert!(shape, "{} has no function {}", file.display(), c.name);
    }
}
