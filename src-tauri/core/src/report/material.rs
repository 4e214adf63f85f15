//! What a report is made of: everything is gathered before a word is written.

use std::collections::BTreeMap;

use hamstrong_rules::domain::{
    Athlete, CheckIn, Episode, ExerciseKey, Instant, LocalDate, LocalTime, PainScore, RecordId, Session,
    Wellness, Withdrawal,
};
use hamstrong_rules::protocol::Protocol;
use hamstrong_rules::readiness::{DayDecision, Decision};
use hamstrong_rules::training::Light;

use chrono::Datelike as _;

use super::photos::Kept;
use super::{Line, phrases};
use crate::api::inputs::Entry;
use crate::api::readiness::{ChangeView, RuleChangeView};
use crate::api::views::{PainChart, Recorded};

/// Everything a report may speak of.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "four facts that do not depend on each other")]
pub struct Material {
    pub demo: bool,
    pub written_at: Instant,
    /// The athlete's day at the time of writing.
    pub today: LocalDate,
    /// What calendar and clock showed then.
    pub written: (LocalDate, LocalTime),
    /// "Berlin time": the zone of that date and time.
    pub zone: String,
    pub episode: Episode,
    /// None when it was not chosen.
    pub athlete: Option<Athlete>,
    /// First and last day of the report.
    pub from: LocalDate,
    pub to: LocalDate,
    /// Today, or the day the injury was closed.
    pub last: LocalDate,
    /// Days with anything on them, `from..=to`.
    pub days: BTreeMap<LocalDate, DayFacts>,
    /// The decision of the newest day with a check-in up to `to`; of `to` when there is none.
    pub decision: Decision,
    /// The decisions from day 0 to `to`.
    pub timeline: Vec<DayDecision>,
    /// The rules in force on the day of `decision`.
    pub protocol: Protocol,
    /// All warning questions were answered at least once since the injury.
    pub signs_known: bool,
    /// Changes of phase so far, each in words.
    pub phases: Vec<ChangeView>,
    /// Limits a physio changed, known by `to`.
    pub changes: Vec<RuleChangeView>,
    pub chart: PainChart,
    /// The athlete's own activities by their record.
    pub activities: BTreeMap<RecordId, String>,
    /// Means of the activities' scores, 0 cannot to 10 as before, oldest first.
    pub function: Vec<(LocalDate, f64)>,
    /// Massages and their readings in words, by their record.
    pub massages: BTreeMap<RecordId, Line>,
    /// Sessions by their record: the light, and what was done in words.
    pub trained: BTreeMap<RecordId, Trained>,
    /// Names of the exercises that anything here speaks of.
    pub exercises: BTreeMap<ExerciseKey, String>,
    pub private_notes: bool,
    pub medication: bool,
    /// Those that are printed, oldest first; empty when none were chosen.
    pub photos: Vec<Kept>,
    /// How many there are on the days of the report.
    pub photos_kept: usize,
}

/// A session as training sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trained {
    pub light: Light,
    /// "Two-leg bridge 3 × 10, pain 1", one each exercise.
    pub exercises: Vec<String>,
    /// "Split squat, no equipment", one each exercise that was left out.
    pub left_out: Vec<String>,
}

/// A self-test with its name and result in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Tested {
    pub name: String,
    pub result: String,
}

/// One day.
#[derive(Debug, Clone, Default)]
pub struct DayFacts {
    pub check_ins: Vec<Recorded<CheckIn>>,
    pub wellness: Vec<Recorded<Wellness>>,
    pub entries: Vec<Recorded<Entry>>,
    pub tests: Vec<Tested>,
    pub withdrawn: Vec<Withdrawal>,
    /// A check-in written in time was given other words two or more days later.
    pub reworded: bool,
}

impl DayFacts {
    /// The highest answer of the day's check-ins.
    pub fn highest<T: Ord>(&self, of: impl Fn(&CheckIn) -> Option<T>) -> Option<T> {
        self.check_ins.iter().filter_map(|c| of(&c.value)).max()
    }

    pub fn low_back(&self) -> Option<PainScore> {
        self.wellness.iter().filter_map(|w| w.value.low_back).max()
    }

    /// Walked without a limp: all who answered said so.
    pub fn walks_normally(&self) -> Option<bool> {
        let mut answers = self.check_ins.iter().filter_map(|c| c.value.walking_normal);
        answers.next().map(|first| first && answers.all(|yes| yes))
    }

    pub fn painkiller(&self) -> bool {
        self.wellness.iter().any(|w| w.value.analgesic == Some(true))
    }

    /// Every check-in of the day was written two or more days later.
    pub fn recalled(&self) -> bool {
        !self.check_ins.is_empty() && self.check_ins.iter().all(|c| c.late)
    }

    /// Where the day was written, when its clocks showed another time than those of the report: "Auckland time, UTC+12".
    pub fn elsewhere(&self) -> impl Iterator<Item = &str> {
        let check_ins = self.check_ins.iter().map(|c| &c.elsewhere);
        let wellness = self.wellness.iter().map(|w| &w.elsewhere);
        let entries = self.entries.iter().map(|e| &e.elsewhere);
        check_ins.chain(wellness).chain(entries).filter_map(Option::as_deref)
    }

    pub fn sessions(&self) -> impl Iterator<Item = (&Session, &Recorded<Entry>)> {
        self.entries.iter().filter_map(|e| match &e.value {
            Entry::Session(session) => Some((session, e)),
            _ => None,
        })
    }
}

impl Material {
    /// The days of the report that have something on them, in order.
    pub fn logged(&self) -> impl Iterator<Item = (LocalDate, &DayFacts)> {
        self.days.iter().map(|(day, facts)| (*day, facts))
    }

    /// Every day of the report.
    pub fn calendar(&self) -> impl Iterator<Item = LocalDate> + use<> {
        let from = self.from;
        (0..=self.to.days_since(from)).map(move |n| from.plus_days(n))
    }

    /// "day 12" counts from here.
    pub fn index(&self, day: LocalDate) -> i64 {
        day.days_since(self.episode.onset)
    }

    /// It speaks of the injury from its first day to its last.
    pub fn is_whole(&self) -> bool {
        self.from == self.episode.onset && self.to == self.last
    }

    /// "12 June", with the year when it is not that of the report's last day.
    pub fn date(&self, day: LocalDate) -> String {
        self.with_year(day, phrases::day(day))
    }

    /// "12 Jun", the same.
    pub fn short_date(&self, day: LocalDate) -> String {
        self.with_year(day, phrases::short(day))
    }

    fn with_year(&self, day: LocalDate, words: String) -> String {
        let year = day.naive().year();
        if year == self.to.naive().year() { words } else { format!("{words} {year}") }
    }

    /// What was decided on a day.
    pub fn decided(&self, day: LocalDate) -> Option<&DayDecision> {
        self.timeline.iter().find(|d| d.day == day)
    }
}
