//! The one journal of a running program, shared by all that ask.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
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
    /// Who wants to know that something was written, and how far the journal was when they were last told.
    watchers: Vec<SyncSender<()>>,
    told: Option<u64>,
}

impl Journal {
    /// Nothing is opened yet, and nothing is made.
    pub fn at(path: &Path, clock: Arc<dyn Clock>) -> Self {
        let held =
            Held { path: path.to_owned(), tracker: None, ended: false, watchers: Vec::new(), told: None };
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
        let done = done.unwrap_or_else(|_| {
            held.tracker = None;
            Err(ApiError::new(
                ErrorCode::Failed,
                "Something went wrong inside Hamstrong. What was saved is safe.",
            ))
        });
        held.tell();
        done
    }

    /// Does something with the journal if it is open, and tells no watcher: for those who watch.
    ///
    /// # Errors
    /// `work` refuses.
    pub fn if_open<T>(
        &self,
        work: impl FnOnce(&mut Tracker) -> Result<T, ApiError>,
    ) -> Result<Option<T>, ApiError> {
        let mut held = self.held();
        held.tracker.as_mut().map(work).transpose()
    }

    /// Hears a word after something was written or another journal was opened: one, however much it was.
    pub fn watch(&self) -> Receiver<()> {
        let (watcher, words) = sync_channel(1);
        self.held().watchers.push(watcher);
        words
    }

    /// Gives the watchers a word for what is no part of the record.
    pub fn ring(&self) {
        let mut held = self.held();
        held.told = None;
        held.tell();
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
            let watchers = std::mem::take(&mut held.watchers);
            *held = Held { path: path.to_owned(), tracker, ended: false, watchers, told: None };
            held.tell();
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

impl Held {
    /// Gives the watchers a word if the journal has moved since they were last told.
    fn tell(&mut self) {
        let now = self.tracker.as_ref().and_then(|tracker| tracker.store().state().ok());
        if now.is_some() && now != self.told {
            self.told = now;
            // A word that is still unheard stands for this one as well; a watcher that has gone leaves the list.
            self.watchers.retain(|watcher| {
                !matches!(watcher.try_send(()), Err(std::sync::mpsc::TrySendError::Disconnected(())))
            });
        }
    }
}

fn cannot_write(journal: &Path) -> bool {
    journal.exists() && std::fs::OpenOptions::new().append(true).open(journal).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::inputs::{OverviewQuery, SettingChange, Theme};
    use crate::clock::SystemClock;

    #[test]
    fn a_watcher_hears_of_what_is_written_and_of_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::at(&folder.path().join("a.hamstrong"), Arc::new(SystemClock));
        let words = journal.watch();
        assert!(journal.if_open(|_| Ok(())).unwrap().is_none(), "nothing is opened by looking");
        journal.with(|tracker| tracker.overview(&OverviewQuery::default())).unwrap();
        assert!(words.try_recv().is_ok(), "it was opened");
        journal.with(|tracker| tracker.overview(&OverviewQuery::default())).unwrap();
        assert!(words.try_recv().is_err(), "looking is no news");
        for theme in [Theme::Dark, Theme::Light] {
            journal.with(|tracker| tracker.change_setting(&SettingChange::Theme(theme))).unwrap();
        }
        assert!(words.try_recv().is_ok() && words.try_recv().is_err(), "one word for both");
        journal.with(|tracker| tracker.undo(&OverviewQuery::default())).unwrap();
        assert!(words.try_recv().is_ok(), "a setting was taken back");
        journal.with(|tracker| tracker.redo(&OverviewQuery::default())).unwrap();
        assert!(words.try_recv().is_ok(), "and brought back");
        assert!(journal.if_open(|_| Ok(())).unwrap().is_some());
        assert!(words.try_recv().is_err(), "whoever watches is not woken by itself");
        journal.turn_to(&folder.path().join("b.hamstrong")).unwrap();
        assert!(words.try_recv().is_ok(), "another journal");
        journal.ring();
        assert!(words.try_recv().is_ok());
    }
}
