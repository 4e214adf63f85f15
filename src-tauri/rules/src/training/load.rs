//! Load of training (rule specification 7.1): effort times minutes, added up by the week, as a prompt only.

use crate::domain::{LocalDate, Session};
use crate::protocol::LoadRules;

/// Effort times minutes (session RPE, Foster 2021); none when either is not recorded.
pub fn load_of(session: &Session) -> Option<u32> {
    u32::try_from(session.effort?.get() * session.minutes?.get()).ok()
}

/// How a week compares with the mean of the weeks before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LoadStep {
    /// Too few weeks, or nothing trained in them.
    TooEarly,
    Usual,
    Big,
    VeryBig,
}

/// Seven days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeekLoad {
    pub from: LocalDate,
    pub to: LocalDate,
    pub load: u32,
    pub sessions: u32,
    /// Sessions without effort or minutes.
    pub uncounted: u32,
    /// Mean of the weeks before; none while they are too few.
    pub usual: Option<f64>,
    pub step: LoadStep,
}

/// Weeks, oldest first; the last ends today.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadWeeks(pub Vec<WeekLoad>);

/// Weeks back from `today` to the first day that is known, whole ones only but for the first, which is never compared
/// with.
pub fn load_weeks(
    sessions: &[(LocalDate, Option<u32>)],
    first: LocalDate,
    today: LocalDate,
    rules: &LoadRules,
) -> LoadWeeks {
    let count = today.days_since(first).max(0) / 7 + 1;
    let mut weeks: Vec<WeekLoad> =
        (0..count).map(|back| week(sessions, first, today.plus_days(-7 * back))).collect();
    weeks.reverse();
    let whole = |w: &WeekLoad| w.from.plus_days(6) == w.to;
    let need = compare(rules);
    for n in need..weeks.len() {
        let before = &weeks[n - need..n];
        if !before.iter().all(whole) {
            continue;
        }
        let sum: u32 = before.iter().map(|w| w.load).sum();
        #[allow(clippy::cast_precision_loss, reason = "a handful of weeks")]
        let usual = f64::from(sum) / need as f64;
        weeks[n].usual = Some(usual);
        weeks[n].step = compared(f64::from(weeks[n].load), usual, rules);
    }
    LoadWeeks(weeks)
}

fn week(sessions: &[(LocalDate, Option<u32>)], first: LocalDate, to: LocalDate) -> WeekLoad {
    let from = to.plus_days(-6).max(first);
    let within = sessions.iter().filter(|(day, _)| (from..=to).contains(day));
    let (mut load, mut count, mut uncounted) = (0_u32, 0, 0);
    for (_, of) in within {
        count += 1;
        match of {
            Some(n) => load = load.saturating_add(*n),
            None => uncounted += 1,
        }
    }
    WeekLoad { from, to, load, sessions: count, uncounted, usual: None, step: LoadStep::TooEarly }
}

/// How many weeks a week is held against.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "2 to 6 by its bounds")]
fn compare(rules: &LoadRules) -> usize {
    rules.compare_weeks.check.value.max(1.0) as usize
}

/// More than the limit, not as much as: a week of exactly 130 % is usual.
fn compared(load: f64, usual: f64, rules: &LoadRules) -> LoadStep {
    const TIE: f64 = 1e-9;
    if usual <= 0.0 {
        LoadStep::TooEarly
    } else if load > usual * rules.very_big_step.check.value + TIE {
        LoadStep::VeryBig
    } else if load > usual * rules.big_step.check.value + TIE {
        LoadStep::Big
    } else {
        LoadStep::Usual
    }
}
