//! `cargo xtask serve`: the page in a browser, where there is no display or the browser's own tools are wanted.

use crate::cli::ServeOptions;
use crate::process::{Outcome, run};
use crate::{page, program, setup};

/// # Errors
/// Something could not be installed or built, or the port is taken.
pub fn serve(options: &ServeOptions) -> Outcome {
    setup::prepare(options.yes, false)?;
    page::build()?;
    program::build(false)?;
    start(options, false)
}

/// Starts what was built.
///
/// # Errors
/// The port is taken, or the page is not built.
pub fn start(options: &ServeOptions, release: bool) -> Outcome {
    let mut server = program::built("hamstrong-serve", release);
    server.arg("--page").arg(crate::root::root().join("ui/dist"));
    if options.demo {
        server.arg("--demo");
    }
    for (name, value) in [("--port", &options.port), ("--journal", &options.journal)] {
        if let Some(value) = value {
            server.args([name, value]);
        }
    }
    run(&mut server)
}
