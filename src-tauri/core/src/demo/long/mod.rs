//! Diaries of many years, for tests of size: written straight into the journal, a batch of days at a time, so that
//! memory stays flat however long they are.
//!
//! What they hold is what the window would have written: an answer a wording, some entries put in days later, some
//! put right or removed, days without any, several injuries one after the other. The same seed and last day give the
//! same journal, byte for byte in an export.

mod calendar;
mod entries;
mod notes;
mod writer;

use std::path::Path;

use super::Demo;
use crate::api::error::ApiError;
use crate::store::change::{Memory, Stamp};
use crate::store::ids::IdSource;
use crate::store::{Access, Durability, NewJournal, Opening, Store, StoreError};

use calendar::Calendar;
use writer::Writer;

/// Most years of one diary.
pub const MOST_YEARS: u32 = 60;
/// Rows of one diary.
pub const ROWS: std::ops::RangeInclusive<u64> = 400..=1_000_000;
/// Rows of an ordinary day, when only their number is given.
const ROWS_A_DAY: u64 = 10;
/// Rows of one transaction, or a few more: a day is not cut.
const BATCH: u64 = 2_000;

/// How long a diary, and how full.
#[derive(Debug, Clone, Copy, Default)]
pub struct Length {
    /// 1 to [`MOST_YEARS`]; as many as the rows fill with ten a day, up to fifty, when absent.
    pub years: Option<u32>,
    /// Wordings, within [`ROWS`]: what a diligent athlete writes in those years when absent.
    pub rows: Option<u64>,
    /// One injury that never heals, instead of one after the other.
    pub one_injury: bool,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Streamed {
    pub rows: u64,
    pub days: i64,
    pub injuries: usize,
}

/// Makes a journal of that length at `path`, where nothing may be yet.
///
/// # Errors
/// A length outside its limits, something at `path`, or a disk that refuses.
pub fn stream(path: &Path, demo: &Demo, length: Length) -> Result<Streamed, ApiError> {
    let calendar = Calendar::new(demo.seed, days_of(length)?, length.one_injury);
    let rows = length.rows.unwrap_or_else(|| calendar.weight());
    let mut writer = Writer::new(&calendar, demo, rows);
    let begun = writer.moment(0, 0);
    let how =
        Opening { access: Access::Write, durability: Durability::Full, ids: IdSource::Seeded(demo.seed) };
    let mut store = Store::create(path, NewJournal { at: begun, demo: true }, how)?;
    let mut today = 0;
    while today < calendar.days {
        let stamp = Stamp { at: writer.moment(today, 0), day: writer.date(today) };
        today = store.change(stamp, |change| {
            let full = writer.written + BATCH;
            let mut day = today;
            while day < calendar.days && writer.written < full {
                writer.live(change, day)?;
                day += 1;
            }
            Ok::<_, StoreError>((day, Memory::None))
        })?;
    }
    Ok(Streamed { rows: writer.written, days: calendar.days, injuries: calendar.injuries.len() })
}

fn days_of(length: Length) -> Result<i64, ApiError> {
    if length.rows.is_some_and(|rows| !ROWS.contains(&rows)) {
        return Err(ApiError::field("rows", "A diary has 400 to 1,000,000 rows."));
    }
    let filled = length.rows.map_or(1, |rows| rows.div_ceil(ROWS_A_DAY * 365).clamp(1, 50));
    let years = length.years.map_or(filled, u64::from);
    if !(1..=u64::from(MOST_YEARS)).contains(&years) {
        return Err(ApiError::field("years", "A diary has 1 to 60 years."));
    }
    Ok(i64::try_from(years * 36525 / 100).unwrap_or(365))
}
