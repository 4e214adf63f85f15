//! Whether a timer may start: questions, conditions, limits, and what runs already.

use hamstrong_rules::domain::{Episode, Instant, LocalDate, LocalTime, Minutes, PriceKind};
use hamstrong_rules::price::{DayPlan, IceOffer, Safety, ice_offer, open_questions, ruled_out};
use hamstrong_rules::protocol::RuleBook;

use super::super::Tracker;
use super::log::AidLog;
use super::words;
use crate::api::error::ApiError;
use crate::api::price::{StartTimer, StartView};
use crate::api::readiness::{AlertLevel, StatusView};
use crate::clock::Moment;
use crate::store::Kind;

/// Warning signs with which no wrap goes on: a clot, and blood that does not come through (rule specification 2.2
/// and 3).
const NO_WRAP_WHILE: [&str; 4] =
    ["dvt_suspect", "calf_swelling_unclear", "limb_blood_supply", "compartment_suspect"];

/// Everything a start is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    pub book: &'a RuleBook,
    pub log: &'a AidLog,
    pub plan: &'a DayPlan,
    pub status: &'a StatusView,
    pub day: LocalDate,
    pub now: &'a Moment,
}

impl Desk<'_> {
    pub fn safety(&self) -> Safety {
        Safety::of(self.book)
    }

    /// The start of a part; none for parts that have no timer.
    pub fn start(&self, part: PriceKind) -> Option<StartView> {
        let offer = match part {
            PriceKind::Protect | PriceKind::Rest => return None,
            PriceKind::Ice => self.ice(),
            PriceKind::Compress => self.wrap(),
            PriceKind::Elevate => Ok((String::new(), None)),
        };
        let (minutes, at_most) = self.minutes(part);
        let ask_first = !open_questions(self.book, &self.log.file, part).is_empty();
        let (open, reason, from) = match offer {
            Ok((reason, from)) => (true, reason, from),
            Err((reason, from)) => (false, reason, from),
        };
        Some(StartView { open, ask_first: open && ask_first, minutes, at_most, reason, from })
    }

    /// Minutes proposed and the longest that may be set. Ice: the upper end of the plan, never beyond the limit.
    pub fn minutes(&self, part: PriceKind) -> (Option<u32>, Option<u32>) {
        match part {
            PriceKind::Ice => {
                let stop = self.safety().ice_stop;
                (Some(self.plan.ice_minutes[1].min(stop)), Some(stop))
            }
            PriceKind::Elevate => (self.plan.elevation_session, None),
            PriceKind::Protect | PriceKind::Rest | PriceKind::Compress => (None, None),
        }
    }

    /// May ice start: yes with what to know, or no with the reason and from when.
    fn ice(&self) -> Result<(String, Option<LocalTime>), (String, Option<LocalTime>)> {
        if let Some(rule) = ruled_out(self.book, &self.log.file, PriceKind::Ice).first() {
            return Err((words::ruled_out(rule), None));
        }
        if let Some(trouble) = self.log.ice_trouble(self.day) {
            return Err((words::skin_trouble(trouble.felt.time), None));
        }
        let sessions = self.log.ice(self.day);
        let today = self.log.done(self.day).ice;
        let time = |at: Instant| Moment { at, zone: self.now.zone.clone() }.time();
        let safety = self.safety();
        match ice_offer(&sessions, today, self.now.at, &safety) {
            IceOffer::TooSoon { from } => Err((words::too_soon(time(from)), Some(time(from)))),
            IceOffer::DayFull => Err((words::day_full(safety.ice_sessions_at_most), None)),
            IceOffer::Open { advised_from: Some(from) } => {
                Ok((words::advised(time(from), safety.ice_gap_advised), Some(time(from))))
            }
            IceOffer::Open { advised_from: None } => Ok((String::new(), None)),
        }
    }

    fn wrap(&self) -> Result<(String, Option<LocalTime>), (String, Option<LocalTime>)> {
        let mut held = self.status.alerts.iter().filter(|alert| alert.level != AlertLevel::Notice);
        if held.any(|alert| NO_WRAP_WHILE.contains(&alert.id.as_str())) {
            return Err((words::NO_WRAP_WITH_SIGN.to_owned(), None));
        }
        match ruled_out(self.book, &self.log.file, PriceKind::Compress).first() {
            Some(rule) => Err((words::ruled_out(rule), None)),
            None => Ok((String::new(), None)),
        }
    }
}

impl Tracker {
    /// A start that may be made, with its minutes.
    pub(super) fn checked_start(&self, input: &StartTimer) -> Result<Option<Minutes>, ApiError> {
        let episode: Episode = self.standing(input.episode, Kind::Episode)?.value()?;
        if episode.closed_on.is_some() {
            return Err(ApiError::field("episode", "This injury is closed."));
        }
        if self.running(input.episode)?.iter().any(|(_, timer)| timer.part == input.part) {
            return Err(ApiError::field("part", "It is running already."));
        }
        let today = self.today()?;
        let status = self.status(input.episode, today)?;
        let protocol = self.protocol_on(input.episode, today)?;
        let log = self.aid_log(input.episode, today, today)?;
        let plan = super::view::plan_of(&protocol.book, &log, today, &status);
        let now = self.clock.now();
        let desk =
            Desk { book: &protocol.book, log: &log, plan: &plan, status: &status, day: today, now: &now };
        let Some(start) = desk.start(input.part) else {
            return Err(ApiError::field("part", "Only ice, a wrap and elevation have a timer."));
        };
        if !start.open {
            return Err(ApiError::field("part", start.reason));
        }
        if start.ask_first {
            return Err(ApiError::field("answers", "Answer the questions about it first."));
        }
        minutes(input, &start)
    }
}

fn minutes(input: &StartTimer, start: &StartView) -> Result<Option<Minutes>, ApiError> {
    if input.part == PriceKind::Compress {
        return Ok(None);
    }
    let proposed = start.minutes.and_then(|m| Minutes::try_from(i64::from(m)).ok());
    let Some(minutes) = input.minutes.or(proposed) else { return Ok(None) };
    if minutes.get() < 1 {
        return Err(ApiError::field("minutes", "Set at least one minute."));
    }
    match start.at_most {
        Some(most) if minutes.get() > i64::from(most) => {
            Err(ApiError::field("minutes", format!("At most {most} minutes: skin can freeze beyond that.")))
        }
        _ => Ok(Some(minutes)),
    }
}
