//! The demo journal: eight weeks of a plausible moderate strain, made by a seeded generator through the façade.
//!
//! Invented from end to end. It holds what a real one would: days without an entry, a flare, entries made late,
//! corrections, days with low back pain, sessions as the plan proposes them with sets and what they did to the leg,
//! massages with how the leg was before and after. The same seed and last day give the same journal,
//! byte for byte in an export.

mod days;
mod diary;
pub mod long;
mod massages;
mod programme;
mod training;

use std::path::Path;
use std::sync::Arc;

use hamstrong_rules::domain::{Instant, LocalDate, ZoneName};
use serde_json::{Map, Value};

use crate::api::error::ApiError;
use crate::clock::{Clock, FixedClock, Moment, SystemClock, usual_day_end};
use crate::store::ids::IdSource;
use crate::store::{Access, Durability, Opening};
use crate::tracker::Tracker;

/// Days of the demo, day 0 included.
pub const DAYS: i64 = 56;

/// What to make.
#[derive(Debug, Clone)]
pub struct Demo {
    pub seed: u64,
    /// The last day that may have entries.
    pub until: LocalDate,
    /// Nothing is written after this moment.
    pub now: Instant,
    pub zone: ZoneName,
}

impl Demo {
    /// Up to the athlete's day that it is, which begins in the small hours.
    pub fn until_now(seed: u64, now: Moment) -> Self {
        Self { seed, until: now.day(usual_day_end()), now: now.at, zone: now.zone }
    }
}

/// Makes the demo journal at `path`, where nothing may be yet.
///
/// # Errors
/// When something is at `path`, or the disk refuses.
pub fn create(path: &Path, demo: &Demo) -> Result<(), ApiError> {
    let onset = demo.until.plus_days(1 - DAYS);
    let clock = Arc::new(FixedClock::new(demo.now, demo.zone.clone()));
    clock.set(diary::moment(onset, "12:00", &demo.zone));
    let how =
        Opening { access: Access::Write, durability: Durability::Full, ids: IdSource::Seeded(demo.seed) };
    let tracker = Tracker::create(path, true, how, clock.clone())?;
    diary::write(tracker, &clock, demo, onset)
}

fn fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// The seed of the sample journal that the app shows.
const SEED: u64 = 7;

/// Makes the sample journal up to today, unless it is there.
///
/// # Errors
/// The disk refuses.
pub fn make_unless_there(path: &Path) -> Result<(), ApiError> {
    if path.exists() {
        return Ok(());
    }
    create(path, &Demo::until_now(SEED, SystemClock.now()))
}
