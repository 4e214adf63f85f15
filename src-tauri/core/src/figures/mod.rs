//! Pictures of exercises: a body of fixed lengths in the poses of the file, as an SVG with its words.
//!
//! The still shows the poses side by side, the motion is the same body frame by frame. Both are drawn from angles and
//! places alone; nothing is traced. Deliberately absent: any judgement on what an athlete may do.

mod body;
mod check;
mod contact;
mod draw;
mod outline;
mod pen;
mod pose;
mod props;
mod scene;
mod sheet;
mod solve;
mod space;

pub use check::problems;
pub use contact::contact_sheet;
pub use sheet::{HEIGHT, WIDTH, motion, still, thumbnail};
