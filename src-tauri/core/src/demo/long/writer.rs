//! The invented athlete writing, day by day. Of the whole diary, only what may still be put right is kept in mind.

use std::collections::VecDeque;

use hamstrong_rules::domain::{Instant, LocalDate, RecordId};
use serde_json::{Map, Value, json};

use super::super::days::{self, Chance, Scores};
use super::super::{Demo, fields};
use super::calendar::{Calendar, MOST_LATE};
use super::entries::{self, Row};
use crate::clock::{Moment, instant_of};
use crate::store::change::{Change, Stamp, Wording};
use crate::store::undo::wording_of;
use crate::store::{Felt, Kind, Revision, StoreError};

/// Entries that may still be put right.
const MEMORY: usize = 32;
/// The first entry of a day, in minutes after midnight, and how long the day is.
const MORNING: u64 = 7 * 60;
const WAKING: u64 = 15 * 60;

pub struct Writer<'c> {
    calendar: &'c Calendar,
    demo: &'c Demo,
    rows: u64,
    weight: u64,
    /// Weight of the days written so far.
    passed: u64,
    pub written: u64,
    /// Rows written and expected today, and the minute after midnight that follows from them.
    today: (u64, u64),
    minute: u64,
    /// The newest injury, also after it was closed: late entries are about it.
    episode: Option<Revision>,
    recent: VecDeque<Revision>,
}

/// What an entry is, whose it is, the day it is about and the day it is written on.
#[derive(Clone, Copy)]
struct Place {
    kind: Kind,
    episode: Option<RecordId>,
    day: i64,
    on: i64,
}

/// The day that is written about, while it is written.
struct Page {
    day: i64,
    /// The day it is written on.
    on: i64,
    since: Option<i64>,
    scores: Scores,
    luck: Chance,
    check_in: Option<Revision>,
    wellness: Option<Revision>,
}

impl<'c> Writer<'c> {
    pub fn new(calendar: &'c Calendar, demo: &'c Demo, rows: u64) -> Self {
        let weight = calendar.weight();
        Self {
            calendar,
            demo,
            rows,
            weight,
            passed: 0,
            written: 0,
            today: (0, 1),
            minute: MORNING,
            episode: None,
            recent: VecDeque::new(),
        }
    }

    /// A day of the diary on the calendar.
    pub fn date(&self, day: i64) -> LocalDate {
        self.demo.until.plus_days(day + 1 - self.calendar.days)
    }

    /// So many minutes after midnight; never after the moment at which nothing more is written.
    pub fn moment(&self, day: i64, minutes: u64) -> Instant {
        let minutes = u32::try_from(minutes.min(1439)).unwrap_or(0);
        let time = chrono::NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap_or_default();
        instant_of(self.date(day), time.into(), &self.demo.zone).min(self.demo.now)
    }

    /// Writes everything that is written on a day.
    pub fn live(&mut self, change: &mut Change<'_>, on: i64) -> Result<(), StoreError> {
        let due = |day: &i64| day + self.calendar.lag(*day) == on;
        let pages: Vec<i64> = ((on - MOST_LATE).max(0)..=on).filter(due).collect();
        let weight: u64 = pages.iter().map(|day| self.calendar.natural(*day)).sum();
        let aim = self.aim(self.passed + weight);
        self.today = (0, aim.saturating_sub(self.written).max(1));
        self.injury(change, on)?;
        if self.written + 4 < aim {
            self.put_right(change, on)?;
        }
        for day in pages {
            self.passed += self.calendar.natural(day);
            self.page(change, day, on)?;
        }
        Ok(())
    }

    /// How many rows there are to be when days of that weight are written.
    fn aim(&self, passed: u64) -> u64 {
        let share = u128::from(self.rows) * u128::from(passed) / u128::from(self.weight.max(1));
        u64::try_from(share).unwrap_or(self.rows)
    }

    /// Closes the injury that is over and starts the one that begins.
    fn injury(&mut self, change: &mut Change<'_>, on: i64) -> Result<(), StoreError> {
        if self.calendar.injuries.iter().any(|i| i.closed == Some(on))
            && let Some(head) = self.episode.clone()
        {
            let mut words = wording_of(head.clone());
            words.payload.insert("closed_on".to_owned(), json!(self.date(on)));
            self.turn(change, on);
            change.reword(&head, words, false)?;
            self.written += 1;
        }
        let Some(n) = self.calendar.injuries.iter().position(|i| i.onset == on) else { return Ok(()) };
        let person = |kind| Place { kind, episode: None, day: on, on };
        if n == 0 {
            change.put_setting("notice_accepted", Some("true"))?;
            let athlete = json!({ "name": "Sample Athlete", "birth_year": 1994 });
            self.add(change, person(Kind::Athlete), fields(athlete))?;
            self.add(change, person(Kind::Contraindications), Map::new())?;
        }
        let injury = self.calendar.injuries[n];
        let episode = json!({
            "side": if injury.left { "left" } else { "right" }, "onset": self.date(on), "site": "mid",
            "cause": "sprint", "pop": false, "walked_on": true, "sitting_pain": false,
            "earlier_injury": n > 0, "physio_involved": true,
        });
        let head = self.add(change, person(Kind::Episode), fields(episode))?;
        change.put_setting("current_episode", Some(&format!("\"{}\"", head.record)))?;
        self.episode = Some(head);
        Ok(())
    }

    /// Now and then an earlier entry is put right, or removed.
    fn put_right(&mut self, change: &mut Change<'_>, on: i64) -> Result<(), StoreError> {
        let mut luck = self.calendar.chance(on, 254);
        if !luck.percent(25) || self.recent.is_empty() {
            return Ok(());
        }
        let at = usize::try_from(luck.below(self.recent.len() as u64)).unwrap_or(0);
        let Some(head) = self.recent.remove(at) else { return Ok(()) };
        let mut words = wording_of(head.clone());
        let remove = luck.percent(15);
        if head.kind == Kind::Note && !remove {
            words.payload.insert("text".to_owned(), json!(super::notes::text(&mut luck)));
        } else if !remove {
            words.payload.insert("minutes".to_owned(), json!(90 + luck.below(30)));
        }
        self.turn(change, on);
        self.written += u64::from(change.reworded(&head, words, remove)?.is_some());
        Ok(())
    }

    fn page(&mut self, change: &mut Change<'_>, day: i64, on: i64) -> Result<(), StoreError> {
        let aim = self.aim(self.passed);
        let open = self.calendar.open_on(day).map(|n| self.calendar.injuries[n]);
        let since = open.map(|i| day - i.onset);
        let mut luck = self.calendar.chance(day, 255);
        let course = open.map_or(59, |i| ((day - i.onset) * 60 / i.heals.max(1)).min(59));
        let mut scores = days::scores(course, &mut luck);
        if since.is_some_and(|n| n > 30 && (n % 61) < 2) {
            // A flare after a long day, as they keep coming.
            (scores.walk, scores.stretch) = ((scores.walk + 2).min(10), (scores.stretch + 2).min(10));
            scores.worst = scores.worst.max(scores.walk).max(scores.stretch);
        }
        let mut page = Page { day, on, since, scores, luck, check_in: None, wellness: None };
        for round in 0.. {
            let rows = self.calendar.round(day, round);
            // A day is begun or left out, and written whole; only what is over and above it stops anywhere.
            let until = if round == 0 && self.written < aim { self.rows } else { aim };
            for row in &rows {
                if self.written >= until {
                    return Ok(());
                }
                self.row(change, &mut page, *row)?;
            }
            if rows.is_empty() {
                return Ok(());
            }
        }
        Ok(())
    }

    fn row(&mut self, change: &mut Change<'_>, page: &mut Page, row: Row) -> Result<(), StoreError> {
        let since = page.since.unwrap_or(0);
        let injury = self.episode.as_ref().map(|e| e.record);
        let (day, on) = (page.day, page.on);
        let luck = &mut page.luck;
        match row {
            Row::CheckIn { sitting, part } => {
                let answers = entries::check_in(part, &page.scores, since, luck);
                let place = Place { kind: Kind::CheckIn, episode: injury, day, on };
                let head = page.check_in.take().filter(|_| part > 0);
                page.check_in = self.answer(change, (place, sitting), head, answers)?;
            }
            Row::Wellness { sitting, part } => {
                let answers = entries::wellness(part, page.day, luck);
                let place = Place { kind: Kind::Wellness, episode: None, day, on };
                let head = page.wellness.take().filter(|_| part > 0);
                page.wellness = self.answer(change, (place, sitting), head, answers)?;
            }
            Row::Entry(kind, part) => {
                let mut words = entries::entry(kind, part, &page.scores, since, luck);
                if kind == Kind::Estimate {
                    words = fields(json!({ "back_on": self.date(page.day + 42) }));
                }
                let head = self.add(change, Place { kind, episode: injury, day, on }, words)?;
                if matches!(kind, Kind::Session | Kind::Massage | Kind::Note) {
                    self.recent.push_back(head);
                    self.recent.truncate(MEMORY);
                }
            }
        }
        Ok(())
    }

    /// Adds answers to a check-in, or begins one.
    fn answer(
        &mut self,
        change: &mut Change<'_>,
        (place, sitting): (Place, u32),
        head: Option<Revision>,
        answers: Map<String, Value>,
    ) -> Result<Option<Revision>, StoreError> {
        let Place { kind, episode, day, on } = place;
        self.turn(change, on);
        let Some(head) = head else {
            let felt = self.felt(day, on);
            self.written += 1;
            let words = Wording { kind, episode, felt, sitting: Some(sitting), payload: answers };
            return change.begin(words).map(Some);
        };
        let mut words = wording_of(head.clone());
        words.payload.extend(answers);
        let next = change.reworded(&head, words, false)?;
        self.written += u64::from(next.is_some());
        Ok(Some(next.unwrap_or(head)))
    }

    fn add(
        &mut self,
        change: &mut Change<'_>,
        place: Place,
        payload: Map<String, Value>,
    ) -> Result<Revision, StoreError> {
        let Place { kind, episode, day, on } = place;
        self.turn(change, on);
        self.written += 1;
        let felt = self.felt(day, on);
        change.begin(Wording { kind, episode, felt, sitting: None, payload })
    }

    /// What follows is written a little later on that day.
    fn turn(&mut self, change: &mut Change<'_>, on: i64) {
        let (done, all) = self.today;
        self.minute = MORNING + done.min(all) * WAKING / all;
        self.today.0 += 1;
        change.turn_to(Stamp { at: self.moment(on, self.minute), day: self.date(on) });
    }

    /// About today: now. About an earlier day: no time of day.
    fn felt(&self, day: i64, on: i64) -> Felt {
        let zone = self.demo.zone.clone();
        let now = Moment { at: self.moment(on, self.minute), zone: zone.clone() };
        let offset_minutes = now.offset_minutes();
        Felt { day: self.date(day), time: (day == on).then(|| now.time()), zone, offset_minutes }
    }
}
