//! Training: the light of a session, the next dose, the plan of a day, the load of a week.
//!
//! Rule specification 4 and 7.1–7.3. Deliberately absent: words, names and pictures; who calls says them.

mod ladder;
mod light;
mod load;
mod log;
mod plan;
mod progress;
mod reading;
mod reason;
mod rhythm;

pub use ladder::{Ladder, halved};
pub use light::{After, Light, Limits, Morning, Parts};
pub use load::{LoadStep, LoadWeeks, WeekLoad, load_of, load_weeks};
pub use log::{Performed, SessionDone, TrainingLog};
pub use plan::{Choices, Due, Item, Place, day_plan, is_heavy};
pub use progress::{Advice, Case, Change, Same, advice, two_reds};
pub use reading::{Pain, PainReading, before, morning_after};
pub use reason::{DayFacts, Judge, Reason, judge, reason, red_pause};
pub use rhythm::{Rest, rest};
