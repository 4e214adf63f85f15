//! What is written about a day, as payloads. Values keep within the ranges of the domain types; a test brings a
//! journal of them in through those types.

use serde_json::{Map, Value, json};

use super::super::days::{Chance, Scores};
use super::super::fields;
use super::notes;
use crate::store::Kind;

/// Check-ins a day at most.
const MOST_SITTINGS: u32 = 12;
/// Steps in which a check-in is answered, and a wellness part.
const CHECK_IN_PARTS: u8 = 6;
const WELLNESS_PARTS: u8 = 3;

/// One row to be written about a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A step of answering a check-in.
    CheckIn { sitting: u32, part: u8 },
    /// The same about the person.
    Wellness { sitting: u32, part: u8 },
    /// An entry of its own.
    Entry(Kind, u8),
}

/// The rows of one round through a day; later rounds are the day again, for those who log a lot. `since` counts the
/// days since the injury; none while there is no injury.
pub fn round(since: Option<i64>, round: u32, chance: &mut Chance) -> Vec<Row> {
    let sitting = round + 1;
    let mut rows = Vec::new();
    if sitting <= MOST_SITTINGS {
        if since.is_some() {
            rows.extend((0..CHECK_IN_PARTS).map(|part| Row::CheckIn { sitting, part }));
        }
        rows.extend((0..WELLNESS_PARTS).map(|part| Row::Wellness { sitting, part }));
    }
    let Some(since) = since else { return rows };
    let more = round > 0;
    let mut add = |n: u8, kind| rows.extend((0..n).map(|part| Row::Entry(kind, part)));
    add(if since < 12 { 5 } else { 0 }, Kind::PriceStep);
    add(u8::from(since == 3 && !more), Kind::Estimate);
    add(u8::from(since >= 5 && (more || since % 2 == 1)), Kind::Session);
    add(u8::from(since >= 11 && (more || chance.percent(20))), Kind::Massage);
    add(u8::from(since % 15 == 10 && !more) * 2, Kind::SelfTest);
    add(u8::from(since % 180 == 90 && !more), Kind::Clearance);
    add(u8::from(more || chance.percent(22)), Kind::Note);
    rows
}

/// The answers that one step of a check-in adds.
pub fn check_in(part: u8, s: &Scores, since: i64, chance: &mut Chance) -> Map<String, Value> {
    const BANDS: [&str; 5] = ["0", "1-15", "16-30", "31-60", ">60"];
    fields(match part {
        0 => json!({ "pain_rest": s.rest }),
        1 => json!({ "pain_walk": s.walk }),
        2 => json!({ "pain_stretch": s.stretch, "pain_worst": s.worst }),
        3 => {
            json!({ "swelling": s.swelling, "bruising": s.bruising, "morning_stiffness": BANDS[s.stiffness] })
        }
        4 => json!({ "night_pain": since < 3, "walking_normal": since >= 6 }),
        _ if chance.percent(30) => json!({ "performance": (since * 2).min(95), "events": ["trained"] }),
        _ => json!({ "sites": [{ "region": "mid_outer", "side": "left", "intensity": s.walk.max(1) }],
            "qualities": ["pulling", "tight"] }),
    })
}

/// The same about the person.
pub fn wellness(part: u8, day: i64, chance: &mut Chance) -> Map<String, Value> {
    fields(match part {
        0 if day % 7 == 0 => json!({ "analgesic": false, "anything_new": false, "red_flags_asked": true }),
        0 => json!({ "analgesic": chance.percent(4), "anything_new": false }),
        1 if chance.percent(8) => {
            json!({ "low_back": 2, "low_back_sitting": 1, "below_knee": false, "tingling": false })
        }
        1 => json!({ "low_back": 0 }),
        _ => json!({ "soreness": chance.below(5), "fatigue": chance.below(6),
            "sleep_hours": f64::from(i32::try_from(12 + chance.below(6)).unwrap_or(14)) / 2.0 }),
    })
}

/// An entry of its own.
pub fn entry(kind: Kind, part: u8, s: &Scores, since: i64, chance: &mut Chance) -> Map<String, Value> {
    fields(match kind {
        Kind::PriceStep => match part {
            0 => json!({ "part": "ice", "minutes": 10 + chance.below(6), "checked": true }),
            1 => {
                json!({ "part": "protect", "no_sprint": true, "no_hard_stretch": true, "support": since < 4 })
            }
            2 => json!({ "part": "rest", "vigorous_minutes": 0, "walking_minutes": 20 + since }),
            3 => json!({ "part": "compress", "minutes": 180, "checked": true }),
            _ => json!({ "part": "elevate", "minutes": 40 }),
        },
        Kind::Session => {
            let kind =
                ["rehab", "walk", "bike", "run", "sport"][usize::try_from((since / 12).min(4)).unwrap_or(0)];
            json!({ "kind": kind, "minutes": 15 + chance.below(60), "effort": 2 + chance.below(6),
                "pain_during": (s.walk - 1).max(0), "text": notes::exercises(chance) })
        }
        Kind::Massage => {
            let pressure = 2 + chance.below(4);
            json!({ "by": if pressure > 3 { "therapist" } else { "self" }, "minutes": 10 + chance.below(15),
                "pressure": pressure, "kinds": ["effleurage"], "areas": ["mid_outer", "upper_outer"],
                "pain_during": (pressure - 3).max(0) })
        }
        Kind::SelfTest if part == 0 => {
            let bend = i32::try_from(10 + chance.below(15)).unwrap_or(12);
            json!({ "test": "test.ake", "left": f64::from(bend), "right": 11.0 })
        }
        Kind::SelfTest => json!({ "test": "test.bridge_count", "left": 24.0, "right": 26.0 }),
        Kind::Clearance => json!({ "scope": "massage", "by": "Physiotherapist" }),
        _ => json!({ "text": notes::text(chance), "private": chance.percent(10) }),
    })
}
