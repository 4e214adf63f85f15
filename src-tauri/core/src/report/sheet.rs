//! The sheet "My exercises": what one page at the wall says, as plain data. It tells what the athlete chose and what
//! the library and the protocol say to it; deliberately absent: a plan of its own, a name, a diagnosis.

use hamstrong_rules::domain::Instant;
use serde::Serialize;

use super::Fact;

/// Exercises that one page holds in print that can be read, on A4 and on Letter (own measure: the longest texts of the
/// library at 7.5 points, pictures 23 mm wide). Whoever raises it is told by the tests of `hamstrong-report`.
pub const MOST: u8 = 36;

/// What to do when it hurts.
pub(crate) const STOP: &str = "Stop when pain goes above the limit of the exercise, and at once when it is sudden or \
    sharp, or when the leg feels numb or gives way. If the next morning hurts more than the morning before, leave \
    the exercise out and ask your physio.";

/// What the sheet is not.
pub(crate) const FOOTER: &str = "Hamstrong. A diary with checklists from published sources; not medical advice and not \
    a clearance. It cannot examine you and does not replace a doctor or physiotherapist.";

/// A sheet, ready to be set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheet {
    /// "My exercises".
    pub title: String,
    /// Said beside the title when the journal is the demo; else blank.
    pub sample: String,
    /// The moment of writing, for the file's own record.
    pub written_at: Instant,
    /// Injury with its side, day, phase, date, protocol.
    pub facts: Vec<Fact>,
    /// A word on the dose of today, or blank.
    pub note: String,
    /// At least one, at most [`MOST`].
    pub exercises: Vec<SheetExercise>,
    pub stop_word: String,
    pub stop: String,
    pub footer: String,
}

/// An exercise on the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetExercise {
    pub name: String,
    /// "3 × 10".
    pub dose: String,
    /// "daily".
    pub frequency: String,
    /// "Pain 3 of 10 at most".
    pub limit: String,
    /// Said when it is not for today, else blank. The app tells why; paper has no room for it.
    pub aside: String,
    /// The poses, light, with the sore side as in the injury.
    pub svg: String,
    /// The picture in words.
    pub alt: String,
}
