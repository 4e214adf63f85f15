//! The command line of `cargo xtask`: words to a [`Task`].

use crate::process::{Outcome, Problem};

pub const HELP: &str = "\
cargo xtask TASK

  run [--demo] [--release] [--yes] [-- ARGS]
              install what is missing, build, and open the app; ARGS go to the app
              --demo     on eight weeks of sample data instead of your own journal
              --release  the optimised build: slower to make, faster to use
              without a display it serves the page to a browser instead
  serve [--demo] [--port PORT] [--journal FILE] [--yes]
              the same page in a browser of this computer, for development: build, and print its address
  test [--quick] [--yes]
              install what is missing and run every check, the real window and a browser included
              --quick    without the real window and the browser
  screenshots DIR [FILTER]
              photograph every place in the real window, light and dark, wide and narrow, with contact sheets;
              FILTER is a part of the pictures' names, such as demo-today, -420, -dark
  fix         format Rust and TypeScript, apply what the linters can repair
  codegen     write the TypeScript bindings and the capability from the Rust types
  icons       render assets/icon.svg to every size in assets/icons
  soak        the tests again with far more cases, then the controls; takes an hour or more
  controls    weakened builds of the app, on which the tests of the closed window must fail
  bench [--rows N] [--runs N] [--yes]
              CPU time and memory on a large journal beside the sqlite3 shell, as a table and in target/bench.json
  pace [ENTRIES]
              the optimised app on ten years of sample data (36500 entries unless given): how long each place takes
              to open, and what scrolling History costs, as a table
  conformance FILE
              run a file of rule cases against the readiness rules

  --yes       install system packages without asking (so do root and CI)
";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    Help,
    Run(RunOptions),
    Serve(ServeOptions),
    Screenshots(Vec<String>),
    Test(TestOptions),
    Codegen,
    Fix,
    Soak,
    Controls,
    Bench(BenchOptions),
    Pace(Option<String>),
    Conformance(Vec<String>),
    Icons,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct RunOptions {
    pub demo: bool,
    pub release: bool,
    pub yes: bool,
    /// What follows `--`: for the app.
    pub app_args: Vec<String>,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct ServeOptions {
    pub demo: bool,
    /// A free one unless given.
    pub port: Option<String>,
    /// The app's own unless given.
    pub journal: Option<String>,
    pub yes: bool,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct TestOptions {
    pub quick: bool,
    pub yes: bool,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct BenchOptions {
    pub yes: bool,
    /// `--rows N` and `--runs N`, for the program that measures.
    pub sizes: Vec<String>,
}

/// # Errors
/// A task or an option that does not exist; the message carries the help.
pub fn parse(args: &[String]) -> Outcome<Task> {
    let Some((task, rest)) = args.split_first() else { return Ok(Task::Help) };
    match task.as_str() {
        "help" | "--help" | "-h" => Ok(Task::Help),
        "run" => parse_run(rest).map(Task::Run),
        "serve" => parse_serve(rest).map(Task::Serve),
        "test" => parse_test(rest).map(Task::Test),
        "screenshots" if rest.is_empty() || rest.len() > 2 => Err(misused("screenshots needs a DIR")),
        "screenshots" => Ok(Task::Screenshots(rest.to_vec())),
        "conformance" if rest.is_empty() => Err(misused("conformance needs a FILE")),
        "conformance" => Ok(Task::Conformance(rest.to_vec())),
        "pace" if rest.len() > 1 => Err(misused("pace takes one number")),
        "pace" => Ok(Task::Pace(rest.first().cloned())),
        "codegen" => bare(rest, Task::Codegen),
        "fix" => bare(rest, Task::Fix),
        "soak" => bare(rest, Task::Soak),
        "controls" => bare(rest, Task::Controls),
        "bench" => parse_bench(rest).map(Task::Bench),
        "icons" => bare(rest, Task::Icons),
        unknown => Err(misused(&format!("there is no task \"{unknown}\""))),
    }
}

fn parse_run(args: &[String]) -> Outcome<RunOptions> {
    let mut options = RunOptions::default();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match arg.as_str() {
            "--demo" => options.demo = true,
            "--release" => options.release = true,
            "--yes" => options.yes = true,
            "--" => options.app_args = rest.by_ref().cloned().collect(),
            other => return Err(misused(&format!("run has no option \"{other}\""))),
        }
    }
    Ok(options)
}

fn parse_serve(args: &[String]) -> Outcome<ServeOptions> {
    let mut options = ServeOptions::default();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let mut value = || rest.next().cloned().ok_or_else(|| misused(&format!("{arg} needs a value")));
        match arg.as_str() {
            "--demo" => options.demo = true,
            "--yes" => options.yes = true,
            "--port" => options.port = Some(value()?),
            "--journal" => options.journal = Some(value()?),
            other => return Err(misused(&format!("serve has no option \"{other}\""))),
        }
    }
    Ok(options)
}

fn parse_test(args: &[String]) -> Outcome<TestOptions> {
    let mut options = TestOptions::default();
    for arg in args {
        match arg.as_str() {
            "--quick" => options.quick = true,
            "--yes" => options.yes = true,
            other => return Err(misused(&format!("test has no option \"{other}\""))),
        }
    }
    Ok(options)
}

fn parse_bench(args: &[String]) -> Outcome<BenchOptions> {
    let mut options = BenchOptions::default();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match arg.as_str() {
            "--yes" => options.yes = true,
            "--rows" | "--runs" => {
                let number = rest.next().filter(|n| n.parse::<u64>().is_ok());
                let number = number.ok_or_else(|| misused(&format!("{arg} needs a number")))?;
                options.sizes.extend([arg.clone(), number.clone()]);
            }
            other => return Err(misused(&format!("bench has no option \"{other}\""))),
        }
    }
    Ok(options)
}

fn bare(rest: &[String], task: Task) -> Outcome<Task> {
    match rest.first() {
        None => Ok(task),
        Some(extra) => Err(misused(&format!("\"{extra}\" is not expected here"))),
    }
}

fn misused(what: &str) -> Problem {
    Problem::new(format!("{what}\n\n{HELP}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_follows_two_dashes_goes_to_the_app_even_when_it_looks_like_an_option() {
        let task = parse(&words("run --demo -- --journal x --yes")).unwrap();
        let expected =
            RunOptions { demo: true, app_args: words("--journal x --yes"), ..RunOptions::default() };
        assert_eq!(task, Task::Run(expected));
    }

    #[test]
    fn an_unknown_task_or_option_is_answered_with_the_help() {
        for line in [
            "tset",
            "run --fast",
            "serve --quick",
            "screenshots",
            "serve --port",
            "test --slow",
            "fix everything",
            "conformance",
        ] {
            let problem = parse(&words(line)).unwrap_err().to_string();
            assert!(problem.contains("cargo xtask TASK"), "{line}: {problem}");
        }
    }

    #[test]
    fn serving_takes_a_port_and_a_journal() {
        let task = parse(&words("serve --port 5102 --journal a.hamstrong")).unwrap();
        let expected = ServeOptions {
            port: Some("5102".to_owned()),
            journal: Some("a.hamstrong".to_owned()),
            ..ServeOptions::default()
        };
        assert_eq!(task, Task::Serve(expected));
    }

    #[test]
    fn no_task_at_all_asks_for_help() {
        assert_eq!(parse(&[]).unwrap(), Task::Help);
    }
}
