//! What no compiler and no linter checks: who may depend on whom, what may be in the tree of crates, how large a
//! file may grow. Each check is a function from text to complaints, so that it is shown to complain.

#![cfg(test)]

mod dependencies;
mod files;
mod house;
mod layers;
mod picture;
mod repository;

/// Fails with all complaints at once.
#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}
