//! `cargo xtask …`: everything a developer does with this repository, from a machine that has only Rust and Node.
//! It has no dependencies, so that it compiles in a second before anything else is there.

mod bench;
mod cli;
mod controls;
mod icons;
mod pace;
mod page;
mod process;
mod program;
mod root;
mod run;
mod screenshots;
mod serve;
mod setup;
mod soak;
mod sources;
mod test;

use std::process::ExitCode;

use cli::Task;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let outcome = cli::parse(&args).and_then(perform);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("xtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> process::Outcome {
    match task {
        Task::Help => {
            print!("{}", cli::HELP);
            Ok(())
        }
        Task::Run(options) => run::run(&options),
        Task::Screenshots(args) => screenshots::screenshots(&args),
        Task::Serve(options) => serve::serve(&options),
        Task::Test(options) => test::test(&options),
        Task::Codegen => sources::codegen(),
        Task::Fix => sources::fix(),
        Task::Soak => soak::soak(),
        Task::Controls => controls::controls(),
        Task::Bench(options) => bench::bench(&options),
        Task::Pace(entries) => pace::pace(entries.as_deref()),
        Task::Conformance(args) => soak::conformance(&args),
        Task::Icons => icons::icons(),
    }
}
