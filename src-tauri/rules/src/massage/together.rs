//! What several massages say together, held against the days before them: most strains ease day by day anyway.

use crate::protocol::MassageResponse;
use crate::readiness::MassageResult;

/// What one session brings to the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    pub result: MassageResult,
    /// Points of pain, 24 hours later against before.
    pub change: Option<i64>,
    /// Points of pain on the day of the massage against two days before it: the worst of walking and stretch.
    pub two_days_before: Option<i64>,
}

/// Several sessions, compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Together {
    /// Sessions with an answer and with an entry two days before.
    pub sessions: u32,
    /// Mean change in the day after, points of pain a day; below zero is less pain.
    pub after: f64,
    /// Mean change over the two days before, points of pain a day.
    pub before: f64,
    /// Of these sessions.
    pub helpful: u32,
    pub neutral: u32,
    pub adverse: u32,
}

/// Compares, once there are enough sessions that can be; none before.
pub fn together(sessions: &[Session], rule: &MassageResponse) -> Option<Together> {
    let known: Vec<(MassageResult, i64, i64)> = sessions
        .iter()
        .filter_map(|session| Some((session.result, session.change?, session.two_days_before?)))
        .filter(|(result, _, _)| *result != MassageResult::Unknown)
        .collect();
    let count = u32::try_from(known.len()).ok()?;
    if count == 0 || count < rule.min_sessions_for_summary {
        return None;
    }
    let number = |result| {
        u32::try_from(known.iter().filter(|(found, _, _)| *found == result).count()).unwrap_or(u32::MAX)
    };
    let (mut after, mut before) = (0.0, 0.0);
    for (_, change, two_days) in &known {
        #[allow(clippy::cast_precision_loss, reason = "points of pain, two digits")]
        let (change, two_days) = (*change as f64, *two_days as f64);
        after += change;
        before += two_days / 2.0;
    }
    Some(Together {
        sessions: count,
        after: after / f64::from(count),
        before: before / f64::from(count),
        helpful: number(MassageResult::Helpful),
        neutral: number(MassageResult::Neutral),
        adverse: number(MassageResult::Adverse),
    })
}
