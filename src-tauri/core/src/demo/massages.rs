//! The invented athlete having massages: the questions before, how the leg was, and how it answered.

use hamstrong_rules::domain::ReadingTime;
use serde_json::{Map, Value, json};

use super::days::Scores;
use super::diary::{Diary, from};
use super::fields;
use crate::api::error::ApiError;
use crate::api::inputs::{CorrectEntry, Entry};
use crate::api::massage::{MassageQuery, MassageView, RecordMassage};

/// One massage as it is to be.
#[derive(Debug, Clone, Copy)]
pub struct Planned {
    pub day: i64,
    minutes: i64,
    /// As felt, 0–10.
    pressure: i64,
    /// By a therapist, otherwise by the athlete.
    pub therapist: bool,
    /// How tight the thigh was before it and right after, 0–10.
    tight: [i64; 2],
    /// Degrees short of straight before and after, where they were measured.
    knee: Option<[i64; 2]>,
    /// Two days later the leg was looked at once more.
    twice: bool,
}

const fn planned(day: i64, minutes: i64, pressure: i64, therapist: bool, tight: [i64; 2]) -> Planned {
    Planned { day, minutes, pressure, therapist, tight, knee: None, twice: day % 2 == 0 }
}

/// All of them. The fifth went without the questions.
pub const MASSAGES: [Planned; 7] = [
    planned(11, 10, 3, true, [6, 5]),
    planned(16, 10, 2, false, [5, 4]),
    Planned { knee: Some([19, 14]), ..planned(28, 20, 4, true, [6, 3]) },
    Planned { knee: Some([18, 15]), ..planned(34, 20, 4, true, [5, 3]) },
    planned(41, 15, 4, false, [4, 4]),
    planned(49, 25, 5, true, [4, 2]),
    planned(54, 10, 3, false, [3, 2]),
];
const UNASKED: i64 = 41;

impl Diary<'_> {
    fn massages(&self) -> Result<MassageView, ApiError> {
        self.tracker.massage(&MassageQuery { episode: self.episode })
    }

    /// The questions, and the massage with the leg before and right after it.
    pub(super) fn massage(&mut self, n: i64, s: &Scores) -> Result<(), ApiError> {
        let Some(m) = MASSAGES.iter().find(|m| m.day == n) else { return Ok(()) };
        if n != UNASKED && self.at(n, "17:50") {
            let no: Vec<String> =
                self.massages()?.questions.into_iter().map(|question| question.id).collect();
            self.entry(n, "17:50", &json!({ "kind": "massage_check", "value": { "yes": [], "no": no } }))?;
        }
        if !self.at(n, "18:20") {
            return Ok(());
        }
        let deep = m.pressure > 3;
        let massage = json!({
            "by": if m.therapist { "therapist" } else { "self" },
            "therapist": m.therapist.then_some("Kim"),
            "depth": if deep { "included" } else { "around" },
            "minutes": m.minutes, "pressure": m.pressure,
            "kinds": if deep { json!(["effleurage", "petrissage"]) } else { json!(["effleurage"]) },
            "areas": ["mid_outer", "upper_outer"], "pain_during": (m.pressure - 3).max(0),
            "tool": if m.therapist { Some("Oil") } else { None },
        });
        let input = RecordMassage {
            episode: self.episode,
            day: self.date(n),
            time: self.time("18:20"),
            massage: from(massage)?,
            before: leg(m, s, 0),
            after: leg(m, s, 1),
        };
        self.tracker.record_massage(&input).map(drop)
    }

    /// The morning after.
    pub(super) fn morning_after_massage(&mut self, n: i64, s: &Scores) -> Result<(), ApiError> {
        if self.writing.is_none() && MASSAGES.iter().any(|m| m.day + 1 == n) && self.at(n, "07:30") {
            let told = json!({ "pain_walk": s.walk, "night_pain": false });
            self.reading(n - 1, ReadingTime::Morning, (n, "07:30"), told)?;
        }
        Ok(())
    }

    /// A day and two days after.
    pub(super) fn days_after_massage(&mut self, n: i64, s: &Scores) -> Result<(), ApiError> {
        if self.writing.is_some() {
            return Ok(());
        }
        let told = json!({
            "pain_walk": s.walk, "pain_stretch": s.stretch, "swelling": s.swelling, "bruising": s.bruising,
            "night_pain": false,
        });
        if MASSAGES.iter().any(|m| m.day + 1 == n) && self.at(n, "18:30") {
            self.reading(n - 1, ReadingTime::Day1, (n, "18:30"), told.clone())?;
        }
        if MASSAGES.iter().any(|m| m.day + 2 == n && m.twice) && self.at(n, "18:32") {
            self.reading(n - 2, ReadingTime::Day2, (n, "18:32"), told)?;
        }
        Ok(())
    }

    fn reading(
        &mut self,
        of: i64,
        at: ReadingTime,
        (n, time): (i64, &str),
        told: Value,
    ) -> Result<(), ApiError> {
        let day = self.date(of);
        let Some(massage) = self.massages()?.sessions.into_iter().find(|m| m.day == day) else {
            return Ok(());
        };
        let mut value = fields(told);
        value.insert("massage".to_owned(), json!(massage.record));
        value.insert("at".to_owned(), json!(at));
        self.entry(n, time, &json!({ "kind": "massage_reading", "value": value }))
    }

    /// It took less time than was typed.
    pub(super) fn correct_massage(&mut self, n: i64) -> Result<(), ApiError> {
        let day = self.date(n);
        let Some(held) = self.massages()?.sessions.into_iter().find(|m| m.day == day) else { return Ok(()) };
        let mut massage = held.massage;
        massage.minutes = 20_i64.try_into().ok();
        let entry = Entry::Massage(massage);
        self.tracker.correct_entry(&CorrectEntry { record: held.record, time: None, entry }).map(drop)
    }
}

/// The leg before it (0) or right after (1).
fn leg(m: &Planned, s: &Scores, after: usize) -> Map<String, Value> {
    let eased = i64::from(after == 1 && m.tight[0] > m.tight[1] + 1);
    let mut items = json!({
        "pain_walk": s.walk, "pain_stretch": (s.stretch - eased).max(0), "swelling": s.swelling,
        "bruising": s.bruising, "tightness": m.tight[after], "heaviness": (m.tight[after] - 1).max(0),
        "warmth": if after == 1 { "warm" } else { "normal" },
    });
    if let Some(knee) = m.knee {
        items["knee_short"] = json!(knee[after]);
    }
    fields(items)
}
