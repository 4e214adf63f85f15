//! The journal as the command line was asked to open it.

use std::sync::Arc;

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::inputs::OverviewQuery;
use hamstrong_core::clock::{Clock, FixedClock, Moment, SystemClock};
use hamstrong_core::domain::RecordId;
use hamstrong_core::{Opening, Tracker};

use crate::args::Cli;

/// The clock of this run: the system's, unless a moment was given.
pub fn clock(cli: &Cli) -> Arc<dyn Clock> {
    let Moment { at, zone } = SystemClock.now();
    let zone = cli.zone.clone().unwrap_or(zone);
    match (cli.written_at, &cli.zone) {
        (None, None) => Arc::new(SystemClock),
        (given, _) => Arc::new(FixedClock::new(given.unwrap_or(at), zone)),
    }
}

/// Opens the journal to write.
pub fn writing(cli: &Cli) -> Result<Tracker, ApiError> {
    Tracker::open(&cli.journal, Opening::to_write(), clock(cli))
}

/// Opens the journal to read, also while the app is open on it.
pub fn reading(cli: &Cli) -> Result<Tracker, ApiError> {
    Tracker::open_to_read(&cli.journal, clock(cli))
}

/// The injury named, or the one shown last.
pub fn episode(tracker: &Tracker, named: Option<RecordId>) -> Result<RecordId, ApiError> {
    let overview = tracker.overview(&OverviewQuery { day: None, episode: named })?;
    overview.episode.ok_or_else(|| {
        ApiError::field(
            "episode",
            "There is no injury in this journal yet. Start one with `init --side … --onset …`.",
        )
    })
}
