//! What rewrites sources: the generated bindings, the formatters, the repairing linters.

use crate::page;
use crate::process::{Outcome, cargo, npm, run};
use crate::program::WITHOUT_WINDOW;
use crate::setup::node;

/// Writes what is generated from the Rust types and from `src-tauri/commands.in`.
///
/// # Errors
/// The generator failed.
pub fn codegen() -> Outcome {
    let mut generator = cargo(&["test", "--quiet", "--test", "bindings"]);
    generator.args(WITHOUT_WINDOW);
    // A new command stands in the list before its function is written.
    generator.args(["--", "--skip", "every_command_of_the_list_is_a_function"]);
    run(generator.env("UPDATE", "1"))
}

/// Formats everything and applies the linters' repairs. Clippy's are left to a person: they may change meaning.
///
/// # Errors
/// A formatter failed, or a linter found what it cannot repair.
pub fn fix() -> Outcome {
    run(&mut cargo(&["fmt", "--all"]))?;
    node::check()?;
    page::install()?;
    run(&mut npm(&["exec", "--no", "--", "eslint", "--fix", "."]))?;
    run(&mut npm(&["exec", "--no", "--", "prettier", "--write", "--log-level", "warn", "."]))
}
