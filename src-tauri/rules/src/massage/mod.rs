//! Massage session by session: the questions before it, whether it stayed within the day's limits, what is to be
//! asked after it, how the leg answered, and what several sessions say together. Whether massage is open at all is decided in `readiness`.
//!
//! A rule specification of its own, section 8, stands behind it; every number comes from the protocol.

mod benefit;
mod follow_up;
mod limits;
mod precheck;
mod response;
mod together;

pub use benefit::{Direction, ItemChange, item_changes};
pub use follow_up::{Followed, day_of, reading_due};
pub use limits::{Beyond, beyond, gap_hours_left, keeps_gap, rolled, tier_of, too_soon};
pub use precheck::{PrecheckAnswers, PrecheckOutcome, PrecheckVerdict, precheck};
pub use response::{Response, read_response};
pub use together::{Session, Together, together};
