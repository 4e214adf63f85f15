//! The exercise library: one file an exercise, with its words, its limits, its source and its picture as data.
//!
//! Deliberately absent: what an athlete did and how it went. A library knows no history.

mod amount;
mod exercise;
mod figure;
mod limb;
mod load;

pub use amount::{Amount, Ask, Check, Rhythm, Top};
pub use exercise::{Category, Exercise, ExerciseId, PainLimits};
pub use figure::{
    Arrow, Figure, Layout, Limb, Motion, Piece, Place, Point, Pose, Prop, Root, Shows, Support, View,
};
pub use limb::{Arm, ArmAngles, Footing, Grip, Leg, LegAngles};
pub use load::{Library, LibraryError};
