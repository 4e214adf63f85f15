//! The question of the morning after, asked once: what today's check-ins have not said yet.

use hamstrong_rules::domain::PainScore;
use hamstrong_rules::training::before;
use serde_json::{Map, Value, json};

use super::super::Tracker;
use super::Room;
use crate::api::error::ApiError;
use crate::api::inputs::CheckInInput;
use crate::api::training::{AnswerMorning, MorningView};
use crate::api::views::Overview;

/// The question, when a session lies on the day before and today's check-ins have not answered it.
pub fn morning_view(room: &Room) -> Option<MorningView> {
    let yesterday = room.day.plus_days(-1);
    let sessions: Vec<_> = room.book.sessions.iter().filter(|kept| kept.head.felt.day == yesterday).collect();
    let first = sessions.first()?;
    let today: Vec<_> = room.book.readings.iter().filter(|r| r.day == room.day).collect();
    let asks_rest = today.iter().all(|r| r.rest.is_none());
    let asks_walk = today.iter().all(|r| r.walk.is_none());
    let asks_night = today.iter().all(|r| r.night.is_none());
    // Walking may stay blank: "did not walk" is an answer. One of both pains is needed.
    if !(asks_night || asks_rest && asks_walk) {
        return None;
    }
    let what: Vec<String> = sessions.iter().map(|kept| brief(kept)).collect();
    let many = if sessions.len() == 1 { "session" } else { "sessions" };
    let pain = before(&room.book.readings, room.book.began(first), yesterday);
    let said = [("pain at rest", pain.rest), ("walking pain", pain.walk)];
    let said: Vec<String> = said
        .iter()
        .filter_map(|(name, score)| score.map(PainScore::get).map(|n| format!("{name} {n}")))
        .collect();
    let known = if said.is_empty() || room.hidden {
        String::new()
    } else {
        format!("Before it: {}.", said.join(", "))
    };
    Some(MorningView {
        about: yesterday,
        question: format!("How is the leg after yesterday's {many} ({})?", what.join("; ")),
        before: known,
        asks_rest,
        asks_walk,
        asks_night,
    })
}

impl Tracker {
    /// Writes the answer of the morning into today's first check-in.
    ///
    /// # Errors
    /// When nothing is answered, or as `record_check_in`.
    pub fn answer_morning(&mut self, input: &AnswerMorning) -> Result<Overview, ApiError> {
        let mut answers: Map<String, Value> = Map::new();
        let mut put = |field: &str, value: Option<Value>| {
            if let Some(value) = value {
                answers.insert(field.to_owned(), value);
            }
        };
        put("pain_rest", input.pain_rest.map(|n| json!(n)));
        put("pain_walk", input.pain_walk.map(|n| json!(n)));
        put("night_pain", input.night_pain.map(|yes| json!(yes)));
        if answers.is_empty() {
            return Err(ApiError::field("pain_rest", "Say how the leg is, at rest or walking."));
        }
        let day = self.today()?;
        self.record_check_in(&CheckInInput { episode: input.episode, day, sitting: 1, time: None, answers })
    }
}

/// "rehab, 25 min".
fn brief(kept: &super::book::Kept<hamstrong_rules::domain::Session>) -> String {
    let kind = super::kind_name(&kept.value).to_lowercase();
    kept.value.minutes.map_or(kind.clone(), |n| format!("{kind}, {} min", n.get()))
}
