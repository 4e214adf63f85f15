//! First aid: timers that are kept as their start, what is on file, and first aid against its plan. Limits and
//! counting live in `hamstrong_rules::price`.

mod board;
mod calls;
mod course;
mod log;
mod sheet;
mod start;
mod tiles;
mod timers;
mod view;
mod words;

use hamstrong_rules::domain::{FirstAid, Instant, Minutes, PriceKind, PriceStep, PriceTimer, RecordId};
use hamstrong_rules::price::{Safety, proposed_minutes};

pub use calls::{Alarm, Caller, Reading};

use super::Tracker;
use crate::api::error::ApiError;
use crate::api::inputs::OverviewQuery;
use crate::api::price::{CheckTimer, StartTimer, StopTimer};
use crate::api::views::Overview;
use crate::store::change::{Memory, Wording};
use crate::store::revision::payload_of;
use crate::store::undo::wording_of;
use crate::store::{Felt, Kind, Revision};
use crate::words as plain;

impl Tracker {
    /// Starts ice, a wrap or elevation now.
    ///
    /// # Errors
    /// A part without a timer, one that runs already, more minutes than the limit, questions that are open, or a
    /// limit that stands in the way.
    pub fn start_timer(&mut self, input: &StartTimer) -> Result<Overview, ApiError> {
        let minutes = self.checked_start(input)?;
        let (stamp, _) = self.stamp()?;
        let felt = self.felt(stamp.day, None)?;
        let timer = PriceTimer {
            part: input.part,
            started_at: stamp.at,
            minutes,
            checked_at: None,
            trouble_since: None,
        };
        let payload = payload_of(&timer)?;
        let label = plain::act(Kind::PriceTimer, None, &payload, stamp.day);
        let wording =
            Wording { kind: Kind::PriceTimer, episode: Some(input.episode), felt, sitting: None, payload };
        self.store.change(stamp, |change| {
            change.add(wording)?;
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: None, episode: Some(input.episode) })
    }

    /// Notes a look at skin or toes. Ice on skin that is not as it should be ends at once and is logged so; a wrap
    /// asks again after a while.
    ///
    /// # Errors
    /// When the timer is gone.
    pub fn check_timer(&mut self, input: &CheckTimer) -> Result<Overview, ApiError> {
        let (head, timer) = self.timer(input.record)?;
        if timer.part == PriceKind::Ice && !input.fine {
            return self.end(&head, &timer, None, Some(true));
        }
        let (stamp, _) = self.stamp()?;
        let trouble_since = if input.fine { None } else { timer.trouble_since.or(Some(stamp.at)) };
        let next = PriceTimer { checked_at: Some(stamp.at), trouble_since, ..timer };
        let mut wording = wording_of(head.clone());
        wording.payload = payload_of(&next)?;
        let looked = if next.part == PriceKind::Ice { "skin" } else { "toes" };
        let label = format!("look at the {looked} on {}", plain::day(stamp.day));
        self.store.change(stamp, |change| {
            change.reword(&head, wording, false)?;
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: None, episode: head.episode })
    }

    /// Ends a timer and logs the step, in one act: undo lets the timer run again.
    ///
    /// # Errors
    /// When the timer is gone, or only the athlete can say how long it was and did not.
    pub fn stop_timer(&mut self, input: &StopTimer) -> Result<Overview, ApiError> {
        let (head, timer) = self.timer(input.record)?;
        let trouble = timer.trouble_since.map(|_| true);
        self.end(&head, &timer, input.minutes, trouble)
    }

    fn end(
        &mut self,
        head: &Revision,
        timer: &PriceTimer,
        minutes: Option<Minutes>,
        trouble: Option<bool>,
    ) -> Result<Overview, ApiError> {
        let (stamp, _) = self.stamp()?;
        let minutes = match minutes {
            Some(minutes) => minutes,
            None => self.proposed(head, timer, stamp.at)?,
        };
        let checked = (timer.checked_at.is_some() || trouble == Some(true)).then_some(true);
        let step = PriceStep { minutes: Some(minutes), checked, trouble, ..PriceStep::of(timer.part) };
        let payload = payload_of(&step)?;
        let label = plain::act(Kind::PriceStep, None, &payload, head.felt.day);
        let wording = Wording { kind: Kind::PriceStep, payload, ..wording_of(head.clone()) };
        self.store.change(stamp, |change| {
            change.reword(head, wording_of(head.clone()), true)?;
            change.add(wording)?;
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: None, episode: head.episode })
    }

    fn proposed(&self, head: &Revision, timer: &PriceTimer, now: Instant) -> Result<Minutes, ApiError> {
        let over = self.day_over(&head.felt)?;
        let safety = self.safety_on(head)?;
        let minutes = proposed_minutes(timer, now, over, &safety).map(|m| m.min(Minutes::MAX));
        minutes.and_then(|m| Minutes::try_from(m).ok()).ok_or_else(|| {
            ApiError::field("minutes", "Say how long it was on: the day has ended since it started.")
        })
    }

    /// The athlete's day of an entry is over.
    fn day_over(&self, felt: &Felt) -> Result<bool, ApiError> {
        Ok(self.today()? > felt.day)
    }

    fn safety_on(&self, head: &Revision) -> Result<Safety, ApiError> {
        let episode = head.episode.ok_or(crate::StoreError::NoRecord(head.record.to_string()))?;
        Ok(Safety::of(&self.protocol_on(episode, self.today()?)?.book))
    }

    fn timer(&self, record: RecordId) -> Result<(Revision, PriceTimer), ApiError> {
        let head = self.standing(record, Kind::PriceTimer)?;
        let timer = head.value()?;
        Ok((head, timer))
    }

    /// Stores the answers about ice and wraps, and whether ice is left out by choice.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn save_first_aid(&mut self, file: &FirstAid) -> Result<Overview, ApiError> {
        let head = self.first_aid_head()?;
        let felt = Felt { time: None, ..self.felt(self.today()?, None)? };
        let felt = head.as_ref().map_or(felt, |head| head.felt.clone());
        let payload = payload_of(file)?;
        let wording = Wording { kind: Kind::FirstAid, episode: None, felt, sitting: None, payload };
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            match &head {
                Some(head) => change.reword(head, wording, false)?,
                None => drop(change.add(wording)?),
            }
            Ok::<_, ApiError>(((), Memory::Act("answers about first aid".to_owned())))
        })?;
        self.overview(&OverviewQuery::default())
    }
}
