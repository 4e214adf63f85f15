//! How the leg answered a massage: the worst of walking and stretch pain after 24 to 48 hours against before.

use crate::domain::{MassageReading, ReadingTime};
use crate::protocol::MassageResponse;
use crate::readiness::MassageResult;

/// The reading of one massage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Response {
    pub result: MassageResult,
    /// Points of pain, 24 hours later against before; the higher of 24 and 48 hours once both are known.
    pub change: Option<i64>,
    /// A step more of swelling or bruising than before.
    pub new_swelling: bool,
    /// Woken by thigh pain after it.
    pub night_pain: bool,
}

/// Reads the readings of one massage, in any order; of two for the same time the later one in the list counts.
///
/// Only what was told both before and after is compared: walking with walking, stretch with stretch. Without an
/// answer at 24 hours a session stays unknown, unless what is known is already adverse.
pub fn read_response(readings: &[MassageReading], rule: &MassageResponse) -> Response {
    let at = |when| readings.iter().rev().find(|reading| reading.at == when);
    let before = at(ReadingTime::Before);
    let later: Vec<&MassageReading> =
        [ReadingTime::Morning, ReadingTime::Day1, ReadingTime::Day2].into_iter().filter_map(at).collect();
    let day = |when| before.zip(at(when)).and_then(|(before, after)| change(before, after));
    let (first, second) = (day(ReadingTime::Day1), day(ReadingTime::Day2));
    let worst = first.into_iter().chain(second).max_by_key(|(change, _)| *change);
    let new_swelling = before.is_some_and(|before| later.iter().any(|after| grew(before, after)));
    let night_pain = later.iter().any(|after| after.night_pain == Some(true));
    let rose = worst.is_some_and(|(change, _)| change >= i64::from(rule.adverse_rise));
    let result = match (rose || new_swelling || night_pain, first, worst) {
        (true, _, _) => MassageResult::Adverse,
        (false, Some(_), Some((change, start))) if helped(change, start, rule) => MassageResult::Helpful,
        (false, Some(_), Some(_)) => MassageResult::Neutral,
        (false, _, _) => MassageResult::Unknown,
    };
    Response { result, change: worst.map(|(change, _)| change), new_swelling, night_pain }
}

fn helped(change: i64, start: i64, rule: &MassageResponse) -> bool {
    let [low, high] = rule.low_start.map(i64::from);
    let enough = if (low..=high).contains(&start) { rule.helpful_fall_low_start } else { rule.helpful_fall };
    -change >= i64::from(enough)
}

/// The change of the worst of what both tell, and where it started.
fn change(before: &MassageReading, after: &MassageReading) -> Option<(i64, i64)> {
    let pairs = [before.pain_walk.zip(after.pain_walk), before.pain_stretch.zip(after.pain_stretch)];
    let known: Vec<(i64, i64)> = pairs.into_iter().flatten().map(|(b, a)| (b.get(), a.get())).collect();
    let start = known.iter().map(|(before, _)| *before).max()?;
    let end = known.iter().map(|(_, after)| *after).max()?;
    Some((end - start, start))
}

fn grew(before: &MassageReading, after: &MassageReading) -> bool {
    [before.swelling.zip(after.swelling), before.bruising.zip(after.bruising)]
        .into_iter()
        .flatten()
        .any(|(before, after)| after > before)
}
