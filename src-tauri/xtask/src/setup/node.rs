//! Node: found and new enough. It cannot be installed from here; the packages of many systems are too old.

use std::process::Command;

use crate::process::{Outcome, Problem, npm, output_of};

/// # Errors
/// Node or npm is missing or too old: one sentence that says so.
pub fn check() -> Outcome {
    let Some(found) = output_of(Command::new("node").arg("--version")) else {
        return Err(Problem::new(
            "Node is missing: install Node 20.19 or newer (nodejs.org), then try again.",
        ));
    };
    let found = found.trim();
    if !parse(found).is_some_and(new_enough) {
        return Err(Problem::new(format!(
            "Node {found} is too old: install Node 20.19 or newer, or 22.12 or newer (nodejs.org), then try again."
        )));
    }
    if output_of(npm(&["--version"]).current_dir(".")).is_none() {
        return Err(Problem::new(
            "npm is missing beside Node: install it (nodejs.org has both), then try again.",
        ));
    }
    Ok(())
}

/// "v20.19.2" to its first two numbers.
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.strip_prefix('v').unwrap_or(version).split('.');
    let major = parts.next()?.parse().ok()?;
    let minor = parts.next()?.parse().ok()?;
    Some((major, minor))
}

/// What Vite 8 runs on: `^20.19 || >=22.12`.
fn new_enough((major, minor): (u32, u32)) -> bool {
    match major {
        20 => minor >= 19,
        22 => minor >= 12,
        _ => major > 22,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(version: &str) -> bool {
        parse(version).is_some_and(new_enough)
    }

    #[test]
    fn node_is_accepted_exactly_where_the_page_builder_runs() {
        for good in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.0.0", "22.13.1", "v30.1.0-nightly"] {
            assert!(accepted(good), "{good}");
        }
        for bad in ["v18.20.4", "v20.18.3", "v21.9.0", "v22.11.0", "v8.1.0", "", "v20", "twenty"] {
            assert!(!accepted(bad), "{bad}");
        }
    }
}
