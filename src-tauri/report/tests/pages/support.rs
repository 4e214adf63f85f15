//! Journals to report on.

use std::sync::Arc;

use hamstrong_core::api::inputs::{CheckInInput, RecordEntry, StartEpisode};
use hamstrong_core::api::report::{Paper, ReportQuery, ReportRange};
use hamstrong_core::clock::{FixedClock, instant_of};
use hamstrong_core::domain::{LocalDate, RecordId, ZoneName};
use hamstrong_core::photos::Image;
use hamstrong_core::report::Report;
use hamstrong_core::{Durability, Opening, Tracker};
use serde_json::{Value, json};

/// Two pixels, red and blue.
const PNG: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x02\x00\x00\x00\x01\x08\x02\x00\x00\x00{@\xe8\xdd\x00\x00\x00\x0etEXtComment\x00SECRET\x94R\x02\xaf\x00\x00\x00\x0dIDATx\x9cc\xf8\xcf\x00\x04\xff\x01\x07\x00\x01\xff\xe2#\x9eY\x00\x00\x00\x00IEND\xaeB`\x82";

pub struct Journal {
    _folder: tempfile::TempDir,
    clock: Arc<FixedClock>,
    pub tracker: Tracker,
    pub episode: RecordId,
    zone: ZoneName,
}

pub fn day(text: &str) -> LocalDate {
    text.parse().unwrap()
}

impl Journal {
    /// A left hamstring strained on 31 May 2026, by somebody of this name; it is the evening of that day.
    pub fn of(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let zone: ZoneName = "Europe/Berlin".parse().unwrap();
        let at = instant_of(day("2026-05-31"), "19:42".parse().unwrap(), &zone);
        let clock = Arc::new(FixedClock::new(at, zone.clone()));
        let path = folder.path().join("journal.hamstrong");
        // The disk is not what is tested here.
        let how = Opening { durability: Durability::Off, ..Opening::to_write() };
        let mut tracker = Tracker::create(&path, false, how, clock.clone()).unwrap();
        let start: StartEpisode = serde_json::from_value(json!({
            "episode": { "side": "left", "onset": "2026-05-31", "cause": "sprint", "site": "mid" },
            "athlete": { "name": name, "birth_year": 1994 },
        }))
        .unwrap();
        let episode = tracker.start_episode(&start).unwrap().episode.unwrap();
        Self { _folder: folder, clock, tracker, episode, zone }
    }

    /// It is the evening of day `n`.
    pub fn on_day(&mut self, n: i64) -> LocalDate {
        let today = day("2026-05-31").plus_days(n);
        self.clock.set(instant_of(today, "19:42".parse().unwrap(), &self.zone));
        today
    }

    pub fn check_in(&mut self, n: i64, answers: Value) {
        let day = self.on_day(n);
        let answers = serde_json::from_value(answers).unwrap();
        let input = CheckInInput { episode: self.episode, day, sitting: 1, time: None, answers };
        self.tracker.record_check_in(&input).unwrap();
    }

    pub fn entry(&mut self, n: i64, kind: &str, value: Value) {
        let day = self.on_day(n);
        let entry = serde_json::from_value(json!({ "kind": kind, "value": value })).unwrap();
        let input = RecordEntry { episode: self.episode, day, time: None, entry };
        self.tracker.record_entry(&input).unwrap();
    }

    /// A photo of day `n`: a small picture in one colour.
    pub fn photo(&mut self, n: i64, text: &str) {
        let day = self.on_day(n);
        let value = json!({ "episode": self.episode, "day": day, "text": text });
        let image = Image::take_in(PNG).unwrap();
        self.tracker.add_photo(&serde_json::from_value(value).unwrap(), &image).unwrap();
    }

    pub fn note(&mut self, n: i64, text: &str) {
        self.entry(n, "note", json!({ "text": text }));
    }

    pub fn query(&self) -> ReportQuery {
        ReportQuery {
            episode: self.episode,
            range: ReportRange::All,
            paper: Paper::A4,
            name: true,
            private_notes: false,
            medication: false,
            photos: false,
        }
    }

    pub fn report(&self) -> Report {
        self.tracker.report(&self.query()).unwrap()
    }

    /// Days 0 to `n` with pain that falls, a session every third day.
    pub fn falling(name: &str, n: i64) -> Self {
        let mut journal = Self::of(name);
        for day in 0..=n {
            let walk = (7 - day / 3).max(0);
            journal.check_in(day, json!({ "pain_walk": walk, "pain_rest": (walk - 2).max(0) }));
            if day % 3 == 2 {
                let session = json!({ "kind": "rehab", "minutes": 20, "effort": 3, "pain_during": 1, "text": "Bridge" });
                journal.entry(day, "session", session);
            }
        }
        journal
    }
}
