//! What must be on the machine before anything can be built: Node, system packages, the page's own packages.

pub mod node;
pub mod system;

use crate::page;
use crate::process::Outcome;

/// Everything for a build; with `testing` also what the tests drive.
///
/// # Errors
/// Something is missing and could not, or was not allowed to, be installed.
pub fn prepare(yes: bool, testing: bool) -> Outcome {
    node::check()?;
    system::ensure(yes, if testing { system::For::Testing } else { system::For::Building })?;
    page::install()
}
