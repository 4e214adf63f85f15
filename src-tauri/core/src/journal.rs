//! The one journal of a running program, shared by all that ask.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::api::error::{ApiError, ErrorCode};
use crate::clock::Clock;
use crate::{Opening, Tracker};

/// Opened when first asked for; a refusal to open is answered to every command until it opens.
#[derive(Debug)]
pub struct Journal {
    clock: Arc<dyn Clock>,
    held: Mutex<Held>,
}

#[derive(Debug)]
struct Held {
    path: PathBuf,
    tracker: Option<Tracker>,
    /// Nothing is opened any more.
    ended: bool,
}

impl Journal {
    /// Nothing is opened yet, and nothing is made.
    pub fn at(path: &Path, clock: Arc<dyn Clock>) -> Self {
        let held = Held { path: path.to_owned(), tracker: None, ended: false };
        Self { clock, held: Mutex::new(held) }
    }

    /// Does something with the journal. A panic in it is answered as an error: what was typed is still with
    /// whoever asked, and what was committed is on the disk.
    ///
    /// # Errors
    /// The journal cannot be opened, or `work` refuses.
    pub fn with<T>(&self, work: impl FnOnce(&mut Tracker) -> Result<T, ApiError>) -> Result<T, ApiError> {
        let mut held = self.held();
        if held.ended {
            return Err(ApiError::new(ErrorCode::Unavailable, "Everything was deleted. Close this window."));
        }
        let done = catch_unwind(AssertUnwindSafe(|| {
            let Held { path, tracker, .. } = &mut *held;
            let tracker = match tracker {
                Some(tracker) => tracker,
                empty => empty.insert(self.open(path)?),
            };
            work(tracker)
        }));
        done.unwrap_or_else(|_| {
            held.tracker = None;
            Err(ApiError::new(
                ErrorCode::Failed,
                "Something went wrong inside Hamstrong. What was saved is safe.",
            ))
        })
    }

    /// The file it is about.
    pub fn path(&self) -> PathBuf {
        self.held().path.clone()
    }

    /// Turns to another journal, which opens or is made; where it cannot be opened, this one stays.
    ///
    /// # Errors
    /// The other one is not there to be opened, or another process writes to it.
    pub fn turn_to(&self, path: &Path) -> Result<(), ApiError> {
        let mut held = self.held();
        if held.path != path {
            let tracker = Some(self.open(path)?);
            *held = Held { path: path.to_owned(), tracker, ended: false };
        }
        Ok(())
    }

    /// Closes the journal so that its files can be deleted; with `for_good` nothing opens it again.
    pub fn close(&self, for_good: bool) {
        let mut held = self.held();
        held.tracker = None;
        held.ended = for_good;
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self, path: &Path) -> Result<Tracker, ApiError> {
        let writing = Tracker::open_or_create(path, Opening::to_write(), Arc::clone(&self.clock));
        match writing {
            // A full disk or a read-only folder is no reason not to look.
            Err(refused)
                if matches!(refused.code, ErrorCode::ReadOnly | ErrorCode::NotSaved)
                    || cannot_write(path) =>
            {
                Tracker::open_to_read(path, Arc::clone(&self.clock)).map_err(|seen| match seen.code {
                    // A journal of an older version: what to do about it is worth more than that it refuses.
                    ErrorCode::Unavailable => seen,
                    _ => refused,
                })
            }
            other => other,
        }
    }
}

fn cannot_write(journal: &Path) -> bool {
    journal.exists() && std::fs::OpenOptions::new().append(true).open(journal).is_err()
}
