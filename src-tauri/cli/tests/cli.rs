//! The command line as a person types it.

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

use std::path::Path;
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

fn bytes(path: impl AsRef<Path>) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

#[test]
fn a_day_is_logged_shown_taken_back_and_brought_back() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-05-31 --name A_B --birth-year 1994");
    assert_eq!(
        shell.ok("log checkin --walk 3 --rest 1 --no-limp yes --painkiller no"),
        "Saved: check-in on 12 June\n"
    );
    shell.ok("log price ice --minutes 12 --checked yes --at 12:10");
    shell.ok("log session rehab --minutes 20 --effort 3 --pain 2");
    shell.ok("log massage therapist --minutes 15 --pressure 3 --area mid~outer --kind effleurage");
    shell.ok("log note Stairs_were_easier.");
    let day = shell.ok("day");
    for part in [
        "Left hamstring, day 12",
        "pain walk 3",
        "analgesic false",
        "12:10  first aid",
        "session",
        "massage",
        "Stairs were easier.",
    ] {
        assert!(day.contains(part), "{part} is not in\n{day}");
    }
    assert_eq!(shell.ok("undo"), "Taken back: note on 12 June\n");
    assert!(!shell.ok("day").contains("Stairs"));
    assert_eq!(shell.ok("redo"), "Back again: note on 12 June\n");
    assert!(shell.ok("day").contains("Stairs"));
    assert!(shell.ok("history --days 3").starts_with("One of 13 days has an entry."));
    assert!(shell.ok("verify").starts_with("All is well"));
}

#[test]
fn a_day_is_filled_in_afterwards_and_marked_late() {
    let shell = Shell::new();
    shell.ok("init --side right --onset 2026-06-01");
    shell.ok("log checkin --day 2026-06-05 --at 20:00 --walk 4");
    let history = shell.ok("history --days 9");
    assert!(history.lines().any(|l| l.starts_with("2026-06-05") && l.ends_with("late")), "{history}");
}

#[test]
fn what_was_written_is_found_and_what_was_removed_is_listed() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-05-31");
    shell.ok("log note Stairs_were_easier.");
    let found = shell.ok("history --search STAIRS_easier");
    assert!(found.starts_with("1 found.\n2026-06-12  Stairs were easier."), "{found}");
    let record = found.split(['[', ']']).nth(1).unwrap().to_owned();
    assert!(shell.ok("bin").starts_with("Nothing was removed"));
    shell.ok(&format!("remove {record}"));
    assert!(shell.ok("bin").contains("note: Stairs were easier.  removed 2026-06-12, 30 days left"));
    assert!(shell.ok("history --search stairs").starts_with("0 found."));
    shell.ok(&format!("restore {record}"));
    assert!(shell.ok("history --search stairs").starts_with("1 found."));
}

#[test]
fn every_reading_command_answers_in_json() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-05-31");
    for words in ["day --json", "history --json", "verify --json", "export --json --format json --out a.json"]
    {
        let text = shell.ok(words);
        assert!(text.trim_end().starts_with('{') && text.lines().count() == 1, "{words}: {text}");
    }
}

#[test]
fn a_refusal_says_what_is_wrong_and_has_its_exit_code() {
    let shell = Shell::new();
    let cases = [
        ("day", 5, "There is no journal"),
        ("init --side left", 2, "--onset"),
        ("init --side left --onset 2026-13-01", 2, "YYYY-MM-DD"),
        ("init --side left --onset 2026-07-01", 3, "has not come yet"),
    ];
    for (words, code, text) in cases {
        let (got, said) = shell.refused(words);
        assert_eq!(got, code, "{words}: {said}");
        assert!(said.contains(text), "{words}: {said}");
    }
    shell.ok("init --side left --onset 2026-05-31");
    let cases = [
        ("log checkin --walk 11", 3, "between 0 and 10"),
        ("log checkin", 3, "at least one answer"),
        ("log checkin --day 2026-06-13 --walk 1", 3, "has not come yet"),
        ("log checkin --day 2026-05-30 --walk 1", 3, "before the injury"),
        ("log checkin --spot nowhere --walk 1", 3, "side:region:intensity"),
        ("log price lava --minutes 3", 3, "does not fit"),
        ("undo x", 2, "unexpected argument"),
        ("redo", 4, "nothing to redo"),
        ("import nothing.json", 6, "could not be read"),
    ];
    for (words, code, text) in cases {
        let (got, said) = shell.refused(words);
        assert_eq!(got, code, "{words}: {said}");
        assert!(said.contains(text), "{words}: {said}");
    }
}

#[test]
fn the_demo_goes_out_comes_in_and_goes_out_the_same() {
    let shell = Shell::new();
    shell.ok("--journal demo.hamstrong demo");
    shell.ok("--journal demo.hamstrong export --format json --out a.json");
    shell.ok("--journal demo.hamstrong export --format csv --out a.zip");
    assert!(shell.ok("--journal copy.hamstrong import a.json").contains("sample data"));
    shell.ok("--journal copy.hamstrong export --format json --out b.json");
    shell.ok("--journal copy.hamstrong export --format csv --out b.zip");
    assert!(bytes(shell.path("a.json")) == bytes(shell.path("b.json")));
    assert!(bytes(shell.path("a.zip")) == bytes(shell.path("b.zip")));
    let (code, said) = shell.refused("--journal demo.hamstrong demo");
    assert_eq!(code, 5);
    assert!(said.contains("left untouched"), "{said}");
}

#[test]
fn a_long_demo_has_the_rows_asked_for_and_says_what_it_cannot_be() {
    let shell = Shell::new();
    assert!(shell.ok("--journal long.hamstrong demo --rows 1200").contains("holds 1200 rows"));
    assert!(shell.ok("--journal long.hamstrong verify").contains("1200 wordings"));
    for (words, field) in [("--rows 100", "rows"), ("--years 61", "years"), ("--rows 2000000", "rows")] {
        let (code, said) = shell.refused(&format!("--journal other.hamstrong demo {words}"));
        assert_eq!(code, 3);
        assert!(said.contains(field) && !Path::new(&shell.path("other.hamstrong")).exists(), "{said}");
    }
}

#[test]
fn a_backup_is_a_journal_of_its_own_and_never_replaces_a_file() {
    let shell = Shell::new();
    shell.ok("--journal demo.hamstrong demo");
    shell.ok("--journal demo.hamstrong backup --out copy.hamstrong");
    assert!(shell.ok("--journal copy.hamstrong verify").starts_with("All is well"));
    assert_eq!(shell.refused("--journal demo.hamstrong backup --out copy.hamstrong").0, 5);
}

#[test]
fn the_chart_is_saved_as_svg_and_png() {
    let shell = Shell::new();
    shell.ok("--journal demo.hamstrong demo");
    shell.ok("--journal demo.hamstrong export --format svg --out pain.svg");
    shell.ok("--journal demo.hamstrong export --format png --dark --width 720 --out pain.png");
    assert!(bytes(shell.path("pain.svg")).starts_with(b"<svg"));
    assert!(bytes(shell.path("pain.png")).starts_with(b"\x89PNG"));
}

#[test]
fn the_rules_answer_on_the_command_line_with_their_reasons() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-06-10");
    shell.ok("log checkin --day 2026-06-11 --rest 2 --walk 4 --swelling 1 --no-limp no --night no");
    shell
        .ok("log checkin --rest 1 --walk 3 --stretch 5 --swelling 1 --no-limp no --night no --painkiller no");
    let status = shell.ok("status");
    assert!(status.starts_with("Protect and calm, day 2."), "{status}");
    assert!(status.contains("M2.day"), "{status}");
    assert!(shell.ok("status --json").contains("\"phase\":\"P1\""));
    assert_eq!(shell.ok("timeline").lines().count(), 1, "the app was first used today");
    let why = shell.ok("explain m2.walk --on 2026-06-12");
    assert!(why.contains("2026-06-12  3") && why.contains("why") && why.contains("source"), "{why}");
    assert_eq!(shell.refused("explain nothing").0, 4);
}

#[test]
fn a_warning_sign_is_logged_withdrawn_or_cleared() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-06-10");
    shell.ok("log checkin --rest 2 --walk 3");
    shell.ok("log flag hard~lump");
    assert!(shell.ok("status").contains("On hold"));
    assert_eq!(shell.refused("log flag no~such~sign").0, 3);
    shell.ok("log flag hard~lump --mistaken wrong_row");
    assert!(!shell.ok("status").contains("On hold"));
    shell.ok("log flag dvt~suspect");
    assert!(shell.ok("status").contains("warning sign"));
    assert_eq!(shell.refused("log clear").0, 2, "a clearance needs a name");
    shell.ok("log clear all --by Dr_Sample");
}

#[test]
fn tests_overrides_and_estimates_are_logged() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-06-01");
    shell.ok("log test ake --left 24 --right 8");
    shell.ok("log override M2.walk 1 --by Sam --reason slow_start");
    shell.ok("log estimate 2026-06-24");
    shell.ok("log estimate --was-back-on 2026-06-12");
    let (code, said) = shell.refused("log override M2.walk 9 --by Sam --reason x");
    assert_eq!(code, 3, "{said}");
    let day = shell.ok("day");
    assert!(day.contains("left 24.0") && day.contains("was back on \"2026-06-12\""), "{day}");
}

#[test]
fn yesterdays_answers_medication_and_own_activities_are_logged() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-05-31");
    shell.ok("log checkin --day 2026-06-11 --walk 4 --rest 2 --event sudden~pain");
    assert_eq!(shell.ok("log same"), "Saved: same as yesterday on 12 June\n");
    let day = shell.ok("day");
    assert!(day.contains("pain walk 4") && !day.contains("sudden"), "{day}");
    assert_eq!(shell.refused("log same").0, 3);

    assert_eq!(shell.ok("log medication Paracetamol --dose 500_mg"), "Saved: medication on 12 June\n");
    shell.ok("log activity Stairs_two_at_a_time --day 2026-06-05");
    shell.ok("log function stairs 3 --day 2026-06-05");
    shell.ok("log function stairs 5");
    shell.ok("log function stairs 6");
    let day = shell.ok("day");
    assert!(day.contains("score 6") && !day.contains("score 5"), "the score of the day is corrected: {day}");
    assert!(shell.refused("log function running 6").1.contains("no such activity"));
}

#[test]
fn scenario_and_protocol_files_are_run_and_looked_over() {
    let shell = Shell::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let scenarios = root.join("tests/scenarios/shared.json").display().to_string().replace('_', "~");
    let out = shell.ok(&format!("conformance {scenarios}"));
    assert!(out.trim_end().ends_with("10 passed, 0 failed"), "{out}");
    let protocol = root.join("assets/protocols/hamstrong.json").display().to_string().replace('_', "~");
    assert!(shell.ok(&format!("protocol check {protocol}")).contains("holds together"));
    let text = std::fs::read_to_string(root.join("assets/protocols/hamstrong.json")).unwrap();
    std::fs::write(shell.path("bad.json"), text.replacen("\"sources\": [\"", "\"sources\": [\"NOBODY", 1))
        .unwrap();
    let (code, said) = shell.refused("protocol check bad.json");
    assert!(code == 1 && said.contains("NOBODY"), "{code} {said}");
    let wrong = std::fs::read_to_string(root.join("tests/scenarios/shared.json")).unwrap();
    std::fs::write(
        shell.path("wrong.json"),
        wrong.replacen("\"massage_ready_first_day\": 4", "\"massage_ready_first_day\": 5", 1),
    )
    .unwrap();
    let out = shell.run("conformance wrong.json");
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8(out.stdout).unwrap().trim_end().ends_with("9 passed, 1 failed"));
}

#[test]
fn injuries_are_listed_closed_reopened_and_linked() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-05-01");
    shell.ok("init --side left --onset 2026-06-01");
    let list = shell.ok("injury list");
    let ids: Vec<&str> = list.lines().filter_map(|l| l.split_whitespace().next()).collect();
    let (later, first) = (ids[0], ids[1]);
    assert!(shell.ok(&format!("injury close {first} --on 2026-05-20")).contains("closed 2026-05-20"));
    assert!(shell.ok(&format!("injury link {later} --of {first}")).contains(&format!("return of {first}")));
    assert_eq!(shell.refused(&format!("injury link {first} --of {later}")).0, 3);
    assert!(!shell.ok(&format!("injury reopen {first}")).contains("closed"));
}

#[test]
fn a_setting_is_shown_and_changed() {
    let shell = Shell::new();
    shell.ok("init");
    assert_eq!(shell.ok("settings get length~unit"), "length_unit \"centimetre\"\n");
    assert!(shell.ok("settings set length~unit inch").contains("length_unit \"inch\""));
    assert!(shell.ok("settings set single~keys false").contains("single_keys false"));
    assert_eq!(shell.refused("settings set length~unit furlong").0, 3);
    assert_eq!(shell.refused("settings get no~such").0, 3);
}

#[test]
fn backups_are_made_listed_and_proven() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-05-31");
    assert!(shell.ok("backup --list").contains("There is no backup yet."));
    assert!(shell.ok("backup").contains("1 copies"));
    let proven = shell.ok("backup --prove");
    assert!(proven.contains("The newest backup works: 1 wordings came back."), "{proven}");
}

#[test]
fn everything_is_deleted_only_after_the_word() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-05-31");
    shell.ok("backup");
    assert_eq!(shell.refused("delete-everything").0, 3);
    assert_eq!(shell.refused("delete-everything --confirm yes").0, 3);
    assert!(shell.folder.path().join("journal.hamstrong").exists());
    let said = shell.ok("delete-everything --confirm delete");
    assert!(said.contains("Backups are still in"), "{said}");
    let left = || {
        std::fs::read_dir(shell.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect::<Vec<_>>()
    };
    assert_eq!(left(), ["backups"]);
    shell.ok("init");
    shell.ok("backup");
    shell.ok("delete-everything --backups --confirm delete");
    // Copies of the journal deleted before belong to it and stay.
    let kept = std::fs::read_dir(shell.folder.path().join("backups")).unwrap().count();
    assert_eq!(kept, 1);
}

#[test]
fn ice_is_started_looked_at_and_stopped_from_the_command_line() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-06-12");
    let plan = shell.ok("price plan");
    for part in
        ["Protect and calm, days 0 to 2; Balanced", "3 to 6 sessions of 10 to 15 min.", "0 of 5 parts"]
    {
        assert!(plan.contains(part), "{part} is not in\n{plan}");
    }
    let (code, why) = shell.refused("price start ice");
    assert!(code == 3 && why.contains("Answer the questions"), "{why}");
    let (code, why) = shell.refused("price start ice --minutes 21 --answer no");
    assert!(code == 3 && why.contains("At most 20 minutes"), "{why}");
    assert!(shell.ok("price start ice --minutes 10").starts_with("Saved: ice timer, 10 min on 12 June\n"));
    assert!(shell.ok("price plan").contains("Since 19:42, 0 min."));
    assert!(shell.ok("price check ice --fine yes").starts_with("Saved: look at the skin on 12 June\n"));
    assert_eq!(shell.ok("price stop ice --minutes 9"), "Saved: ice, 9 min on 12 June\n");
    assert!(shell.ok("day").contains("19:42  first aid"));
    assert_eq!(shell.refused("price stop ice").0, 4);
    assert!(shell.ok("price plan").contains("Ice again from 20:42."));
    shell.ok("undo");
    assert!(shell.ok("price plan").contains("Since 19:42"), "undo lets it run again");
    shell.ok("price stop ice --discard");
    assert!(!shell.ok("day").contains("first aid"));
}

#[test]
fn a_yes_about_ice_and_the_choice_to_leave_it_out_are_kept() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-06-12");
    shell.ok("price questions no~ice.raynaud yes");
    assert!(shell.ok("price questions").contains("no_ice.raynaud         yes"));
    assert!(shell.refused("price start ice --answer no").1.contains("Raynaud"));
    shell.ok("price ice --off yes");
    assert!(shell.ok("price plan").contains("Left out by your own choice."));
    assert_eq!(shell.refused("price questions no~ice.moon yes").0, 3);
}

#[test]
fn the_board_of_the_first_days_is_read_on_the_command_line() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-06-12");
    let board = shell.ok("price board");
    for part in
        ["First 72 hours", "Leave out until the end of 15 June", "Alcohol", "(HARM)", "Get help at once, 112"]
    {
        assert!(board.contains(part), "{part} is not in\n{board}");
    }
}

/// What another program reads in a PDF, each run of blanks as one.
fn text_of(file: &str) -> String {
    let out = Command::new("pdftotext").args([file, "-"]).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_report_is_saved_as_a_pdf_of_the_days_and_paper_asked_for() {
    let shell = Shell::new();
    shell.ok("init --side right --onset 2026-05-31 --name A_B --birth-year 1994");
    for (day, walk) in [("2026-05-31", 7), ("2026-06-05", 5), ("2026-06-12", 2)] {
        shell.ok(&format!("log checkin --day {day} --at 20:00 --walk {walk}"));
    }
    assert!(shell.ok("export --format pdf --out whole.pdf").starts_with("Saved whole.pdf ("));
    assert!(bytes(shell.path("whole.pdf")).starts_with(b"%PDF-"));
    let whole = text_of(&shell.path("whole.pdf"));
    for part in ["Right hamstring, day 12", "A B, born 1994", "31 May to 12 June 2026, 3 of 13 days"] {
        assert!(whole.contains(part), "{part} is not in {whole}");
    }

    let words =
        "export --format pdf --paper letter --no-name --from 2026-06-04 --to 2026-06-06 --out part.pdf";
    shell.ok(words);
    let part = text_of(&shell.path("part.pdf"));
    assert!(part.contains("4 June to 6 June 2026, 1 of 3 days"), "{part}");
    assert!(!part.contains("A B") && !part.contains("12 June 2026, 3 of"), "{part}");
    let size = Command::new("pdfinfo").arg(shell.path("part.pdf")).output().unwrap();
    assert!(String::from_utf8_lossy(&size.stdout).contains("612 x 792"), "it is not Letter");

    let (code, said) = shell.refused("export --format pdf --from 2026-06-06 --to 2026-06-04 --out no.pdf");
    assert_eq!((code, said.contains("The last day is before the first.")), (3, true), "{said}");
    assert!(!Path::new(&shell.path("no.pdf")).exists());
}

#[test]
fn a_massage_is_asked_about_recorded_and_followed_up() {
    let shell = Shell::new();
    shell.ok("init --side left --onset 2026-05-31 --birth-year 1994");
    assert!(shell.ok("massage show").starts_with("No massage."), "nothing was answered yet");
    assert!(
        shell
            .ok("massage questions")
            .lines()
            .any(|l| l.starts_with("pre.fever") && l.contains("not answered"))
    );
    let some = shell.ok("massage questions pre.fever no");
    assert!(some.ends_with("Some questions are still open.\n"), "{some}");
    let all = shell.ok("massage questions --rest no");
    assert!(all.ends_with("Nothing in your answers stands in the way.\n"), "{all}");
    let (code, error) = shell.refused("massage questions pre.nothing no");
    assert!(code == 3 && error.contains("There is no question called \"pre.nothing\"."), "{error}");
    let saved = shell.ok(
        "massage record therapist --therapist Kim --kind effleurage=6 --kind petrissage=5 --pressure 4 --at 18:30 \
         --before pain~walk=3 --before tightness=6 --after tightness=4",
    );
    assert!(saved.starts_with("Saved: massage on 12 June\n"), "{saved}");
    assert!(
        saved.contains("Beyond the checklist of the day: The entries of that day open no massage."),
        "{saved}"
    );
    let (code, error) = shell.refused("massage record self --before pain~walk=11");
    assert!(
        code == 3 && error.contains("before.pain_walk: Pain must be between 0 and 10, not 11."),
        "{error}"
    );
    let shown = shell.ok("massage show");
    for part in [
        "2026-06-12  Therapist Kim, 11 min, the sore area included, long strokes, kneading, pressure 4",
        "Questions before it: no to all that were answered.",
        "Not known: there is no answer a day later.",
    ] {
        assert!(shown.contains(part), "{part} is not in\n{shown}");
    }
    let (_, error) = shell.refused("massage answer pain~walk=2");
    assert!(error.contains("Nothing is due about a massage now."), "{error}");
    let evening = "--written-at 2026-06-13T19:00:00+02:00";
    assert!(
        shell
            .ok(&format!("massage show {evening}"))
            .contains("Due: A day after yesterday's massage: how is it?")
    );
}
