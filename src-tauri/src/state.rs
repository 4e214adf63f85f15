//! What the commands share: the one journal, and how to open it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::clock::{Clock, SystemClock};
use hamstrong_core::{Opening, Tracker};

use crate::paths::Places;

/// The journal, opened when first asked for; a refusal to open is answered to every command until it opens.
#[derive(Debug)]
pub struct AppState {
    journal: PathBuf,
    clock: Arc<dyn Clock>,
    tracker: Mutex<Option<Tracker>>,
}

impl AppState {
    /// Nothing is opened yet.
    pub fn new(places: &Places) -> Self {
        Self { journal: places.journal.clone(), clock: Arc::new(SystemClock), tracker: Mutex::new(None) }
    }

    /// Does something with the journal. A panic in it is answered as an error: what was typed is still in the
    /// window, and what was committed is on the disk.
    pub fn with<T>(&self, work: impl FnOnce(&mut Tracker) -> Result<T, ApiError>) -> Result<T, ApiError> {
        let mut held = self.tracker.lock().unwrap_or_else(PoisonError::into_inner);
        let done = catch_unwind(AssertUnwindSafe(|| {
            let tracker = match &mut *held {
                Some(tracker) => tracker,
                empty => empty.insert(self.open()?),
            };
            work(tracker)
        }));
        done.unwrap_or_else(|_| {
            *held = None;
            Err(ApiError::new(
                ErrorCode::Failed,
                "Something went wrong inside Hamstrong. What was saved is safe.",
            ))
        })
    }

    fn open(&self) -> Result<Tracker, ApiError> {
        let writing = Tracker::open_or_create(&self.journal, Opening::to_write(), Arc::clone(&self.clock));
        match writing {
            // A full disk or a read-only folder is no reason not to look.
            Err(refused)
                if matches!(refused.code, ErrorCode::ReadOnly | ErrorCode::NotSaved)
                    || cannot_write(&self.journal) =>
            {
                Tracker::open(&self.journal, Opening::to_read(), Arc::clone(&self.clock)).map_err(|_| refused)
            }
            other => other,
        }
    }
}

fn cannot_write(journal: &std::path::Path) -> bool {
    journal.exists() && std::fs::OpenOptions::new().append(true).open(journal).is_err()
}
