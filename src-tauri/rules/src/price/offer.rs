//! Whether ice and a wrap may be offered now, and which limits were passed all the same.

use chrono::TimeDelta;

use super::safety::Safety;
use crate::domain::{FirstAid, Instant, PriceKind};
use crate::protocol::{Rule, RuleBook, SafetyCheck};

/// A session of ice on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IceSession {
    pub start: Instant,
    /// Minutes; none when it was not said how long.
    pub minutes: Option<i64>,
}

impl IceSession {
    fn end(&self) -> Instant {
        later(self.start, self.minutes.unwrap_or_default())
    }
}

/// Whether ice may start now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IceOffer {
    /// `advised_from` lies ahead when the advised gap is not over yet.
    Open { advised_from: Option<Instant> },
    /// The skin has to warm up first.
    TooSoon { from: Instant },
    /// As many sessions as any plan has in a day.
    DayFull,
}

/// Judges the gap to the newest session and the number of today. A session that lies ahead, because a clock was set
/// back, holds ice up for one gap and no longer.
pub fn ice_offer(earlier: &[IceSession], today: u32, now: Instant, safety: &Safety) -> IceOffer {
    if today >= safety.ice_sessions_at_most {
        return IceOffer::DayFull;
    }
    let Some(last) = earlier.iter().map(IceSession::end).max().map(|end| end.min(now)) else {
        return IceOffer::Open { advised_from: None };
    };
    let from = later(last, i64::from(safety.ice_gap));
    let advised = later(last, i64::from(safety.ice_gap_advised));
    if from > now {
        IceOffer::TooSoon { from }
    } else {
        IceOffer::Open { advised_from: (advised > now).then_some(advised) }
    }
}

/// A safety limit that what was logged has passed: a notice, never a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// A session longer than the limit, minutes.
    IceTooLong(i64),
    /// So many minutes between two sessions.
    IceTooSoon(i64),
    /// So many sessions in a day.
    IceTooOften(u32),
}

/// Every limit of ice that the sessions of a day passed, the worst of a kind.
pub fn breaks(sessions: &[IceSession], counted: u32, safety: &Safety) -> Vec<Break> {
    let mut found = Vec::new();
    let longest = sessions.iter().filter_map(|session| session.minutes).max();
    found.extend(longest.filter(|m| *m > i64::from(safety.ice_stop)).map(Break::IceTooLong));
    let mut sorted = sessions.to_vec();
    sorted.sort_by_key(|session| session.start);
    let gaps = sorted.windows(2).filter_map(|pair| match pair {
        [a, b] => Some((b.start.utc() - a.end().utc()).num_minutes().max(0)),
        _ => None,
    });
    found.extend(gaps.min().filter(|gap| *gap < i64::from(safety.ice_gap)).map(Break::IceTooSoon));
    if counted > safety.ice_sessions_at_most {
        found.push(Break::IceTooOften(counted));
    }
    found
}

/// Questions of a part that are not answered yet.
pub fn open_questions<'b>(
    book: &'b RuleBook,
    file: &FirstAid,
    part: PriceKind,
) -> Vec<&'b Rule<SafetyCheck>> {
    questions(book, part).filter(|rule| !file.answers.iter().any(|a| a.id == rule.id.as_str())).collect()
}

/// Rules that keep a part from being offered: a question of it was answered with yes.
pub fn ruled_out<'b>(book: &'b RuleBook, file: &FirstAid, part: PriceKind) -> Vec<&'b Rule<SafetyCheck>> {
    let yes = |rule: &&Rule<SafetyCheck>| file.answers.iter().any(|a| a.id == rule.id.as_str() && a.present);
    questions(book, part).filter(yes).collect()
}

fn questions(book: &RuleBook, part: PriceKind) -> impl Iterator<Item = &Rule<SafetyCheck>> {
    book.price.safety.iter().filter(move |rule| match rule.check {
        SafetyCheck::NoIceIf(_) => part == PriceKind::Ice,
        SafetyCheck::NoWrapIf(_) => part == PriceKind::Compress,
        _ => false,
    })
}

pub(super) fn later(at: Instant, minutes: i64) -> Instant {
    at.utc().checked_add_signed(TimeDelta::minutes(minutes)).map_or(at, Instant::from)
}
