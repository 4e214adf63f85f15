//! `cargo xtask test`: every check, the cheap ones first, and how long each took.

use std::time::{Duration, Instant};

use crate::cli::TestOptions;
use crate::process::{Outcome, Problem, cargo, npm, run};
use crate::program::WITHOUT_WINDOW;
use crate::{page, setup};

const WINDOW: [&str; 2] = ["--package", "hamstrong-e2e"];

struct Step {
    name: &'static str,
    check: fn() -> Outcome,
}

const STEPS: &[Step] = &[
    Step { name: "format", check: || run(&mut cargo(&["fmt", "--all", "--check"])) },
    Step { name: "page: build", check: page::build },
    Step { name: "page: lint", check: || run(&mut npm(&["run", "lint"])) },
    Step { name: "page: tests", check: || run(&mut npm(&["test"])) },
    Step { name: "clippy", check: || clippy(&WITHOUT_WINDOW).and_then(|()| clippy(&WINDOW)) },
    Step { name: "tests", check: || run(cargo(&["test", "--locked"]).args(WITHOUT_WINDOW)) },
];

const WINDOW_STEP: Step =
    Step { name: "the real window, and a browser", check: || run(cargo(&["test", "--locked"]).args(WINDOW)) };

/// # Errors
/// The first check that failed.
pub fn test(options: &TestOptions) -> Outcome {
    let begun = Instant::now();
    let mut done = Vec::new();
    let outcome = check_all(options, &mut done);
    println!("\n{}", summary(&done, begun.elapsed()));
    match outcome {
        Ok(()) => {
            println!("All checks passed.");
            Ok(())
        }
        Err((step, problem)) => Err(Problem::new(format!("failed at \"{step}\": {problem}"))),
    }
}

type Done = Vec<(&'static str, Duration)>;

fn check_all(options: &TestOptions, done: &mut Done) -> Result<(), (&'static str, Problem)> {
    take("setup", done, || setup::prepare(options.yes, !options.quick))?;
    let window = (!options.quick).then_some(&WINDOW_STEP);
    for step in STEPS.iter().chain(window) {
        take(step.name, done, step.check)?;
    }
    Ok(())
}

fn take(
    name: &'static str,
    done: &mut Done,
    check: impl FnOnce() -> Outcome,
) -> Result<(), (&'static str, Problem)> {
    println!("\n== {name}");
    let begun = Instant::now();
    let outcome = check();
    done.push((name, begun.elapsed()));
    println!("== {name}: {} after {:.1} s", word(&outcome), begun.elapsed().as_secs_f64());
    outcome.map_err(|problem| (name, problem))
}

fn word(outcome: &Outcome) -> &'static str {
    if outcome.is_ok() { "passed" } else { "FAILED" }
}

fn clippy(what: &[&str]) -> Outcome {
    run(cargo(&["clippy", "--locked", "--all-targets"]).args(what).args(["--", "-D", "warnings"]))
}

fn summary(done: &Done, total: Duration) -> String {
    let lines = done.iter().map(|(name, time)| format!("{:>8.1} s  {name}", time.as_secs_f64()));
    lines.chain([format!("{:>8.1} s  in all", total.as_secs_f64())]).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_failing_check_is_named_and_ends_the_run() {
        let mut done = Done::new();
        take("first", &mut done, || Ok(())).unwrap();
        let (step, _) = take("second", &mut done, || Err(Problem::new("no"))).unwrap_err();
        assert_eq!((step, done.len()), ("second", 2));
    }

    #[test]
    fn the_summary_has_a_line_a_step_and_the_whole() {
        let done = vec![("format", Duration::from_millis(1500)), ("clippy", Duration::from_secs(61))];
        let text = summary(&done, Duration::from_secs(63));
        assert_eq!(text, "     1.5 s  format\n    61.0 s  clippy\n    63.0 s  in all");
    }
}
