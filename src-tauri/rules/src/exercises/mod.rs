//! The exercise library: one file an exercise, with its words, its limits, its source and its picture as data.
//!
//! Deliberately absent: what an athlete did and how it went. A library knows no history.

mod exercise;
mod load;

pub use exercise::{Category, Exercise, ExerciseId, PainLimits};
pub use load::{Library, LibraryError};
