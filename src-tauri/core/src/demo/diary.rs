//! The invented athlete at their desk: each day is put in through the façade, at a time of its own.

use hamstrong_rules::domain::{Contraindications, Instant, LocalDate, LocalTime, RecordId, ZoneName};
use serde_json::{Value, json};

use super::days::{self, Chance, Scores};
use super::{DAYS, Demo, fields};
use crate::api::error::ApiError;
use crate::api::inputs::{CheckInInput, Entry, RecordEntry, SettingChange, StartEpisode, WellnessInput};
use crate::clock::{FixedClock, instant_of};
use crate::store::read::Select;
use crate::store::{Kind, Revision};
use crate::tracker::Tracker;

const BANDS: [&str; 5] = ["0", "1-15", "16-30", "31-60", ">60"];

const NOTES: [(i64, &str); 9] = [
    (0, "Third sprint of the set. Sudden grab at the back of the left thigh, had to stop and walk off."),
    (3, "Colour has come out above the knee. Can walk round the flat without holding on."),
    (7, "First slow walk round the block. Careful on the kerb."),
    (11, "First massage, only light and around the spot. Felt looser in the evening."),
    (19, "Four hours in the car, two of them in traffic. Pulling when I got out, and sore on the stairs."),
    (22, "Back is stiff since the drive, leg is calmer again."),
    (30, "Ten minutes of easy jogging on grass. No pain, a bit wary."),
    (40, "Ran with the group again, kept out of the sprints."),
    (41, "Stairs two at a time without thinking of it."),
];

/// The moment a wall clock in `zone` shows `time` on `day`.
pub fn moment(day: LocalDate, time: &str, zone: &ZoneName) -> Instant {
    instant_of(day, clock_time(time), zone)
}

fn clock_time(text: &str) -> LocalTime {
    text.parse().unwrap_or_else(|_| chrono::NaiveTime::MIN.into())
}

pub(super) struct Diary<'d> {
    pub(super) tracker: Tracker,
    clock: &'d FixedClock,
    demo: &'d Demo,
    onset: LocalDate,
    pub(super) episode: RecordId,
    pub(super) chance: Chance,
    /// The day on which a late day is put in; none while days are logged as they come.
    pub(super) writing: Option<i64>,
}

/// Writes the whole diary.
pub fn write(
    mut tracker: Tracker,
    clock: &FixedClock,
    demo: &Demo,
    onset: LocalDate,
) -> Result<(), ApiError> {
    clock.set(moment(onset, "18:30", &demo.zone).min(demo.now));
    tracker.change_setting(&SettingChange::NoticeAccepted(true))?;
    let start: StartEpisode = from(json!({
        "episode": {
            "side": "left", "onset": onset, "site": "mid", "cause": "sprint", "pop": false,
            "walked_on": true, "sitting_pain": false, "earlier_injury": false, "physio_involved": true
        },
        "athlete": { "name": "Sample Athlete", "birth_year": 1994 }
    }))?;
    let overview = tracker.start_episode(&start)?;
    let Some(episode) = overview.episode else { return Ok(()) };
    tracker.answer_tersely();
    let mut diary = Diary { tracker, clock, demo, onset, episode, chance: Chance(demo.seed), writing: None };
    let scores: Vec<Scores> = (0..DAYS).map(|n| days::scores(n, &mut diary.chance)).collect();
    for (n, today) in (0..DAYS).zip(&scores) {
        diary.put_right(n)?;
        if !days::GAPS.contains(&n) && !days::LATE.iter().any(|(late, _)| *late == n) {
            diary.day(n, today)?;
        }
        for (late, after) in days::LATE.iter().filter(|(late, after)| late + after == n) {
            diary.writing = Some(late + after);
            diary.day(*late, &scores[usize::try_from(*late).unwrap_or(0)])?;
            diary.writing = None;
        }
    }
    Ok(())
}

impl Diary<'_> {
    pub(super) fn date(&self, n: i64) -> LocalDate {
        self.onset.plus_days(n)
    }

    /// Sets the clock; false when that moment has not come yet.
    pub(super) fn at(&self, n: i64, time: &str) -> bool {
        let (day, time) = self.writing.map_or((n, time), |written| (written, "20:05"));
        let at = moment(self.date(day), time, &self.demo.zone);
        if at <= self.demo.now {
            self.clock.set(at);
        }
        at <= self.demo.now
    }

    /// The time to give: none when it is now, the day's own when it is put in later.
    pub(super) fn time(&self, text: &str) -> Option<LocalTime> {
        self.writing.map(|_| clock_time(text))
    }

    fn day(&mut self, n: i64, scores: &Scores) -> Result<(), ApiError> {
        self.morning_after_massage(n, scores)?;
        self.first_aid(n)?;
        self.physio(n)?;
        self.train(n, scores)?;
        self.massage(n, scores)?;
        self.days_after_massage(n, scores)?;
        if self.at(n, "19:42") {
            self.check_in(n, scores)?;
        }
        self.self_tests(n)?;
        self.activities(n)?;
        self.own_words(n)?;
        let note = NOTES.iter().find(|(d, _)| *d == n);
        if let Some((_, text)) = note.filter(|_| self.at(n, "19:50")) {
            self.entry(n, "19:50", &json!({ "kind": "note", "value": { "text": text } }))?;
        }
        Ok(())
    }

    fn check_in(&mut self, n: i64, s: &Scores) -> Result<(), ApiError> {
        let sites = match n {
            0..=13 => json!([
                { "region": "mid_outer", "side": "left", "intensity": s.walk },
                { "region": "upper_outer", "side": "left", "intensity": (s.walk - 2).max(1) }
            ]),
            14..=40 if s.walk > 0 => json!([{ "region": "mid_outer", "side": "left", "intensity": s.walk }]),
            _ => json!([]),
        };
        let mut answers = json!({
            "pain_rest": s.rest, "pain_walk": s.walk, "pain_worst": s.worst,
            "swelling": s.swelling, "bruising": s.bruising, "morning_stiffness": BANDS[s.stiffness],
            "night_pain": n < 3, "walking_normal": n >= 6, "sites": sites,
        });
        if n >= 2 {
            answers["pain_stretch"] = json!(s.stretch);
        }
        if n == 19 {
            answers["events"] = json!(["travelled"]);
        }
        if n % 7 == 6 {
            answers["performance"] = json!((n * 100 / 60).min(95));
        }
        let time = self.time("20:00");
        self.tracker.record_check_in(&CheckInInput {
            episode: self.episode,
            day: self.date(n),
            sitting: 1,
            time,
            answers: fields(answers),
        })?;
        self.wellness(n, time)
    }

    fn wellness(&mut self, n: i64, time: Option<LocalTime>) -> Result<(), ApiError> {
        let back = days::LOW_BACK.iter().find(|(d, _)| *d == n).map_or(0, |(_, pain)| *pain);
        let asked = days::ASKED.contains(&n).then_some(true);
        let mut answers = json!({ "red_flags_asked": asked, "analgesic": days::PAINKILLER.contains(&n), "low_back": back, "anything_new": false });
        if back > 0 {
            answers["low_back_sitting"] = json!(back);
            answers["below_knee"] = json!(false);
            answers["tingling"] = json!(false);
        }
        if self.chance.percent(60) {
            let halves = 12 + self.chance.below(6);
            answers["sleep_hours"] = json!(f64::from(i32::try_from(halves).unwrap_or(14)) / 2.0);
        }
        if n > 6 && self.chance.percent(50) {
            answers["soreness"] = json!(self.chance.below(5));
            answers["fatigue"] = json!(self.chance.below(6));
        }
        let input = WellnessInput { day: self.date(n), sitting: 1, time, answers: fields(answers) };
        self.tracker.record_wellness(&input).map(drop)
    }

    /// Three activities of the athlete's own, scored once a week.
    fn activities(&mut self, n: i64) -> Result<(), ApiError> {
        if n == days::ACTIVITIES_FROM && self.at(n, "19:44") {
            for text in days::ACTIVITIES {
                self.entry(n, "19:44", &json!({ "kind": "activity", "value": { "text": text } }))?;
            }
        }
        let Some((_, scores)) = days::FUNCTION.iter().find(|f| f.0 == n) else { return Ok(()) };
        if self.at(n, "19:46") {
            let episode = Some(self.episode);
            let what = Select { kind: Kind::Activity, episode, days: None, removed: false };
            let named: Vec<Revision> =
                self.tracker.store().heads(what)?.into_iter().map(|h| h.revision).collect();
            for (text, score) in days::ACTIVITIES.iter().zip(scores) {
                let Some(activity) = named.iter().find(|a| a.payload.get("text") == Some(&json!(text)))
                else {
                    continue;
                };
                let value = json!({ "activity": activity.record, "score": score });
                self.entry(n, "19:46", &json!({ "kind": "function_score", "value": value }))?;
            }
        }
        Ok(())
    }

    fn first_aid(&mut self, n: i64) -> Result<(), ApiError> {
        if n > 12 {
            return Ok(());
        }
        let ices = match n {
            0..=2 => 4,
            3..=4 => 3,
            5..=9 => 1,
            _ => 0,
        };
        for time in ["08:10", "12:15", "16:40", "18:45"].iter().skip(4 - ices) {
            // On the first day there is only the evening.
            if (n > 0 || *time == "18:45") && self.at(n, time) {
                let minutes = 10 + self.chance.below(6);
                let ice = json!({ "part": "ice", "minutes": minutes, "checked": true });
                self.entry(n, time, &json!({ "kind": "price_step", "value": ice }))?;
            }
        }
        if self.at(n, "19:20") {
            let hours = if n < 6 { 6 } else { 3 };
            let steps = [
                json!({ "part": "protect", "no_sprint": true, "no_hard_stretch": true, "support": n < 4 }),
                json!({ "part": "rest", "vigorous_minutes": 0, "walking_minutes": 20 + 5 * n }),
                json!({ "part": "compress", "minutes": hours * 60, "checked": true }),
                json!({ "part": "elevate", "minutes": if n < 3 { 80 } else { 40 } }),
            ];
            for step in steps.iter().take(if n < 8 { 4 } else { 2 }) {
                self.entry(n, "19:20", &json!({ "kind": "price_step", "value": step }))?;
            }
        }
        Ok(())
    }

    fn self_tests(&mut self, n: i64) -> Result<(), ApiError> {
        for (_, test, read) in days::TESTS.iter().filter(|t| t.0 == n) {
            if self.at(n, "18:40") {
                let value = match read {
                    days::Read::Sides(left, right) => json!({ "test": test, "left": left, "right": right }),
                    days::Read::One(value) => json!({ "test": test, "value": value }),
                };
                self.entry(n, "18:40", &json!({ "kind": "self_test", "value": value }))?;
            }
        }
        if n == days::CLEARED && self.at(n, "16:00") {
            let value = json!({ "test": "test.clearance", "yes": true });
            self.entry(n, "16:00", &json!({ "kind": "self_test", "value": value }))?;
        }
        Ok(())
    }

    /// The own estimate, and the conditions that are not there.
    fn own_words(&mut self, n: i64) -> Result<(), ApiError> {
        if n == 0 && self.at(n, "19:55") {
            self.tracker.save_contraindications(&Contraindications::default())?;
        }
        if n == 3 && self.at(n, "19:55") {
            let value = json!({ "back_on": self.date(42) });
            self.entry(n, "19:55", &json!({ "kind": "estimate", "value": value }))?;
        }
        Ok(())
    }

    pub(super) fn entry(&mut self, n: i64, time: &str, entry: &Value) -> Result<(), ApiError> {
        let time = self.time(time);
        let entry: Entry = from(entry.clone())?;
        let input = RecordEntry { episode: self.episode, day: self.date(n), time, entry };
        self.tracker.record_entry(&input).map(drop)
    }

    /// Two things that were typed wrong are put right some days later.
    fn put_right(&mut self, n: i64) -> Result<(), ApiError> {
        match n {
            31 if self.at(n, "07:40") => {
                self.tracker.record_check_in(&CheckInInput {
                    episode: self.episode,
                    day: self.date(30),
                    sitting: 1,
                    time: None,
                    answers: fields(
                        json!({ "managed": "Ten minutes of jogging, the first since the injury" }),
                    ),
                })?;
            }
            50 if self.at(n, "07:40") => self.correct_massage(49)?,
            _ => {}
        }
        Ok(())
    }
}

pub(super) fn from<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, ApiError> {
    serde_json::from_value(value).map_err(|e| ApiError::field("demo", e.to_string()))
}
