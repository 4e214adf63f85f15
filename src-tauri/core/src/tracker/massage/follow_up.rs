//! Which readings are due now, with what the day's check-in already says.

use std::collections::BTreeSet;

use hamstrong_rules::domain::{CheckIn, LocalDate, ReadingTime, RecordId};
use hamstrong_rules::massage::{Followed, day_of, reading_due};
use serde_json::{Map, Value};

use super::super::Tracker;
use super::sessions::Held;
use super::words;
use crate::api::error::ApiError;
use crate::api::massage::{FollowUpView, OfferView};
use crate::store::revision::payload_of;

/// So many days after a massage Today still asks about it; the Massage place asks on.
const TODAY_ASKS_DAYS: i64 = 3;

/// What a check-in and a reading have in common.
const SHARED: [&str; 5] = ["pain_walk", "pain_stretch", "swelling", "bruising", "night_pain"];

impl Tracker {
    /// What Today asks: at most one reading of a massage, the newest massage first.
    pub(in super::super) fn massage_follow_ups(
        &self,
        episode: RecordId,
    ) -> Result<Vec<FollowUpView>, ApiError> {
        let since = self.today()?.plus_days(-TODAY_ASKS_DAYS);
        self.due_of(episode, &self.massages(episode, Some(since))?)
    }

    /// What is to be asked now about these massages, which are sorted by time.
    pub(super) fn due_of(&self, episode: RecordId, held: &[Held]) -> Result<Vec<FollowUpView>, ApiError> {
        let (today, now) = (self.today()?, self.clock.now());
        let mut due = Vec::new();
        for (n, massage) in held.iter().rev().enumerate() {
            let taken: BTreeSet<ReadingTime> = massage.readings.iter().map(|r| r.reading.at).collect();
            let followed = Followed {
                day: massage.day,
                ended: massage.ended.likely(),
                timed: massage.time.is_some(),
                newest: n == 0,
                taken: &taken,
            };
            if let Some((at, late)) = reading_due(&followed, (today, now.time()), now.at) {
                due.push(self.follow_up(episode, massage, (at, late), today)?);
            }
        }
        Ok(due)
    }

    fn follow_up(
        &self,
        episode: RecordId,
        massage: &Held,
        (at, late): (ReadingTime, bool),
        today: LocalDate,
    ) -> Result<FollowUpView, ApiError> {
        let day = day_of(at, massage.day);
        // A check-in of the day itself was logged before the massage or after it; nobody knows which.
        let offer = match at {
            ReadingTime::Before | ReadingTime::After => OfferView::default(),
            ReadingTime::Morning | ReadingTime::Day1 | ReadingTime::Day2 => self.offer(episode, day)?,
        };
        let title = words::follow_up(at, late, massage.day, today);
        Ok(FollowUpView { massage: massage.record, on: massage.day, at, day, title, offer })
    }

    /// What the check-ins of a day say of what a reading asks.
    pub(super) fn offer(&self, episode: RecordId, day: LocalDate) -> Result<OfferView, ApiError> {
        let (said, _): (CheckIn, _) = self.last_answers(episode, day)?;
        let answers = payload_of(&said)?;
        let items: Map<String, Value> = SHARED
            .iter()
            .filter_map(|field| Some(((*field).to_owned(), answers.get(*field)?.clone())))
            .collect();
        let words = words::offer(&items, day, self.today()?);
        let words = if self.hides_numbers()? { crate::words::without_scores(&words) } else { words };
        Ok(OfferView { items, words })
    }
}
