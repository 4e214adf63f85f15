//! First aid: the plan of a day, the limits of ice and wraps, and how what was done is counted.
//!
//! Deliberately absent: any way from here into a gate. Nothing in `readiness` reads this module, since nobody has
//! shown that first aid done predicts the outcome, and a phase must not be bought by ticking boxes.

mod adherence;
mod done;
mod offer;
mod plan;
mod safety;
mod timer;

pub use adherence::{DayScore, PartScore, WeekScore, day_score, week_score};
pub use done::Done;
pub use offer::{Break, IceOffer, IceSession, breaks, ice_offer, open_questions, ruled_out};
pub use plan::{Absent, Amount, DayFacts, DayPlan, PROTECT, RestPlan, Tick, day_plan, stage};
pub use safety::Safety;
pub use timer::{Call, CallKind, TimerStage, calls, next_call, proposed_minutes, stage_of};
