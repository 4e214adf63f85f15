//! The one journal of a running program, shared by all that ask.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::api::error::{ApiError, ErrorCode};
use crate::clock::Clock;
use crate::{Opening, Tracker};

/// Opened when first asked for; a refusal to open is answered to every command until it opens.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    clock: Arc<dyn Clock>,
    tracker: Mutex<Option<Tracker>>,
}

impl Journal {
    /// Nothing is opened yet, and nothing is made.
    pub fn at(path: &Path, clock: Arc<dyn Clock>) -> Self {
        Self { path: path.to_owned(), clock, tracker: Mutex::new(None) }
    }

    /// Does something with the journal. A panic in it is answered as an error: what was typed is still with
    /// whoever asked, and what was committed is on the disk.
    ///
    /// # Errors
    /// The journal cannot be opened, or `work` refuses.
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
        let writing = Tracker::open_or_create(&self.path, Opening::to_write(), Arc::clone(&self.clock));
        match writing {
            // A full disk or a read-only folder is no reason not to look.
            Err(refused)
                if matches!(refused.code, ErrorCode::ReadOnly | ErrorCode::NotSaved)
                    || cannot_write(&self.path) =>
            {
                Tracker::open(&self.path, Opening::to_read(), Arc::clone(&self.clock)).map_err(|_| refused)
            }
            other => other,
        }
    }
}

fn cannot_write(journal: &Path) -> bool {
    journal.exists() && std::fs::OpenOptions::new().append(true).open(journal).is_err()
}
