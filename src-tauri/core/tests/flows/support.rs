//! A journal in a temporary folder, with a clock that is set by hand.

use std::path::PathBuf;
use std::sync::Arc;

use hamstrong_core::api::inputs::{
    CheckInInput, Entry, OverviewQuery, RecordEntry, StartEpisode, WellnessInput,
};
use hamstrong_core::api::views::Overview;
use hamstrong_core::clock::{FixedClock, instant_of};
use hamstrong_core::domain::{LocalDate, RecordId, ZoneName};
use hamstrong_core::{Opening, Tracker};
use serde_json::{Value, json};

pub struct Desk {
    pub folder: tempfile::TempDir,
    pub clock: Arc<FixedClock>,
    pub tracker: Tracker,
    pub zone: ZoneName,
}

pub fn day(text: &str) -> LocalDate {
    text.parse().unwrap()
}

pub fn from<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

impl Desk {
    /// An empty journal on the evening of 12 June 2026 in Berlin.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let zone: ZoneName = "Europe/Berlin".parse().unwrap();
        let at = instant_of(day("2026-06-12"), "19:42".parse().unwrap(), &zone);
        let clock = Arc::new(FixedClock::new(at, zone.clone()));
        let path = folder.path().join("journal.hamstrong");
        let tracker = Tracker::create(&path, false, Opening::to_write(), clock.clone()).unwrap();
        Self { folder, clock, tracker, zone }
    }

    /// The same with a left hamstring strained on 31 May: today is day 12.
    pub fn with_injury() -> (Self, RecordId) {
        let mut desk = Self::empty();
        let episode = desk.injure("left", "2026-05-31");
        (desk, episode)
    }

    pub fn injure(&mut self, side: &str, onset: &str) -> RecordId {
        let start: StartEpisode = from(json!({ "episode": { "side": side, "onset": onset } }));
        self.tracker.start_episode(&start).unwrap().episode.unwrap()
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("journal.hamstrong")
    }

    pub fn set_clock(&self, date: &str, time: &str) {
        self.clock.set(instant_of(day(date), time.parse().unwrap(), &self.zone));
    }

    pub fn check_in(&mut self, episode: RecordId, date: &str, sitting: u32, answers: Value) -> Overview {
        let answers = from(answers);
        let input = CheckInInput { episode, day: day(date), sitting, time: None, answers };
        self.tracker.record_check_in(&input).unwrap()
    }

    pub fn wellness(&mut self, date: &str, sitting: u32, answers: Value) -> Overview {
        let input = WellnessInput { day: day(date), sitting, time: None, answers: from(answers) };
        self.tracker.record_wellness(&input).unwrap()
    }

    pub fn entry(&mut self, episode: RecordId, date: &str, kind: &str, value: Value) -> Overview {
        let entry: Entry = from(json!({ "kind": kind, "value": value }));
        let input = RecordEntry { episode, day: day(date), time: None, entry };
        self.tracker.record_entry(&input).unwrap()
    }

    pub fn show(&self, date: &str) -> Overview {
        self.tracker.overview(&OverviewQuery { day: Some(day(date)), episode: None }).unwrap()
    }

    /// Closes the journal and opens it again, as a restart does.
    pub fn restart(self) -> Self {
        self.restart_after(|_| {})
    }

    /// The same, with something done to the closed file.
    pub fn restart_after(self, touch: impl FnOnce(&std::path::Path)) -> Self {
        let Self { folder, clock, tracker, zone } = self;
        drop(tracker);
        let path = folder.path().join("journal.hamstrong");
        touch(&path);
        let tracker = Tracker::open(&path, Opening::to_write(), clock.clone()).unwrap();
        Self { folder, clock, tracker, zone }
    }
}
