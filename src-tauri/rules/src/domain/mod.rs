//! The athlete's words as types: a value that exists is a valid value.
//!
//! Every type checks its range once, at the edge, and the same check serves the wire, the database and the
//! command line. "Not recorded" is `Option::None` and never zero.

mod anchors;
mod check_in;
mod clinician;
mod date;
mod episode;
mod function;
mod ids;
mod massage;
mod medication;
mod note;
mod photo;
mod plan;
mod price;
mod score;
mod self_test;
mod session;
mod training;
mod wellness;

pub use anchors::PainAnchors;
pub use check_in::{CheckIn, Event, MorningStiffness, PainSite, Quality, Region};
pub use clinician::{Clearance, ClearedFor, ContraindicationAnswer, Contraindications, Withdrawal};
pub use date::{DayIndex, Instant, LocalDate, LocalTime, ParseDateError, ZoneName};
pub use episode::{Athlete, Cause, Episode, Side, SiteThird};
pub use function::{Activity, FunctionScore};
pub use ids::{DeviceId, RecordId, RevisionId};
pub use massage::{
    Massage, MassageBy, MassageCheck, MassageDepth, MassageKind, MassageReading, ReadingTime, Warmth,
};
pub use medication::Medication;
pub use note::Note;
pub use photo::{ImageId, NoImageId, Photo};
pub use plan::{Estimate, ProtocolChoice, RuleChange};
pub use price::{AidAnswer, FirstAid, PriceKind, PriceStep, PriceTimer};
pub use score::{
    Centimetres, Degrees, Effort, FingerWidths, Grade, Hours, LoadKg, Minutes, OutOfRange, PainScore,
    Percent, Pressure, Rating, Reps, Seconds, Sets, Year,
};
pub use self_test::{HIGHEST_READING, SelfTest, middle};
pub use session::{Session, SessionKind};
pub use training::{
    Dose, DoseChange, DoseStep, ExerciseKey, Legs, OwnExercise, Prescription, SetDone, SkipReason,
    SkippedExercise, TimerKind, TrainingTimer,
};
pub use wellness::{RedFlag, Wellness};
