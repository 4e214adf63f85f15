//! The four risk factors of the self-check: 0 fine, 1 work on it, 2 priority. Bars with advice, never a percent
//! and never "you will be injured".

use crate::protocol::RiskCheck;

/// Days after which its tests are asked for again: about a month, and tests older than this are not looked at.
pub const RISK_EVERY_DAYS: i64 = 28;

/// What the check looks at. Blank where nothing was recorded; nothing is guessed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RiskFacts {
    /// Degrees short of straight, left and right (newest knee-straightening test).
    pub knee: Option<(f64, f64)>,
    /// Bridge count, injured leg and the other (newest bridge count).
    pub bridges: Option<(f64, f64)>,
    /// Sessions in each of the last four weeks, newest first; none before four weeks of use.
    pub weekly_sessions: Option<[u32; 4]>,
    /// Hours slept on the nights logged of the last seven.
    pub nights: Vec<f64>,
    /// Soreness 0–10 on the days logged of the last three.
    pub soreness: Vec<i64>,
    /// Fatigue 0–10 today.
    pub fatigue: Option<i64>,
    /// Load (effort × minutes) of this week and the mean of the three before.
    pub load: Option<(f64, f64)>,
}

/// The level of one factor; none without data.
pub fn risk_level(check: &RiskCheck, facts: &RiskFacts) -> Option<u8> {
    match check {
        RiskCheck::Tight { short_degrees, difference_degrees } => facts.knee.map(|(left, right)| {
            let short = above(left.max(right), *short_degrees);
            short.max(above((left - right).abs(), *difference_degrees))
        }),
        RiskCheck::Imbalance { fine, priority_below } => {
            let (own, other) = facts.bridges.filter(|(own, other)| *own > 0.0 && *other > 0.0)?;
            let percent = (own / other * 100.0).round();
            // A leg that is stronger by as much is as far from even (own judgement).
            let mirrored = if percent > fine[1] { (other / own * 100.0).round() } else { percent };
            Some(if mirrored < *priority_below { 2 } else { u8::from(mirrored < fine[0]) })
        }
        RiskCheck::Conditioning { reps, weeks_of_four, sessions_a_week } => {
            let counted = facts.bridges.map(|(own, other)| below(own.min(other), *reps));
            let weeks = facts.weekly_sessions.map(|weeks| {
                let busy = weeks.iter().filter(|n| **n >= *sessions_a_week).count();
                let busy = u32::try_from(busy).unwrap_or(0);
                if busy >= weeks_of_four[0] { 0 } else { 1 + u8::from(busy < weeks_of_four[1]) }
            });
            counted.into_iter().chain(weeks).max()
        }
        RiskCheck::Fatigue { .. } => fatigue(check, facts),
    }
}

fn fatigue(check: &RiskCheck, facts: &RiskFacts) -> Option<u8> {
    let RiskCheck::Fatigue {
        sleep_below_hours, nights, soreness, soreness_days, fatigue, load_ratio, ..
    } = check
    else {
        return None;
    };
    let short = facts.nights.iter().filter(|h| **h < *sleep_below_hours).count();
    let sore = facts.soreness.iter().filter(|s| **s >= i64::from(*soreness)).count();
    let signs = [
        (!facts.nights.is_empty()).then_some(short >= *nights as usize),
        (!facts.soreness.is_empty()).then_some(sore >= *soreness_days as usize),
        facts.fatigue.map(|f| f >= i64::from(*fatigue)),
        facts.load.map(|(week, before)| before > 0.0 && week > before * load_ratio),
    ];
    let known: Vec<bool> = signs.into_iter().flatten().collect();
    if known.is_empty() {
        return None;
    }
    let count = known.iter().filter(|sign| **sign).count();
    Some(u8::try_from(count.min(2)).unwrap_or(2))
}

/// 0 under the first limit, 1 up to the second, 2 above it.
fn above(value: f64, [work, priority]: [f64; 2]) -> u8 {
    if value < work { 0 } else { 1 + u8::from(value > priority) }
}

/// 0 above the first limit, 1 down to the second, 2 under it.
fn below(value: f64, [fine, priority]: [f64; 2]) -> u8 {
    if value > fine { 0 } else { 1 + u8::from(value < priority) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIGHT: RiskCheck =
        RiskCheck::Tight { short_degrees: [20.0, 35.0], difference_degrees: [10.0, 15.0] };
    const EVEN: RiskCheck = RiskCheck::Imbalance { fine: [90.0, 110.0], priority_below: 80.0 };
    const FIT: RiskCheck =
        RiskCheck::Conditioning { reps: [25.0, 20.0], weeks_of_four: [4, 2], sessions_a_week: 2 };
    const TIRED: RiskCheck = RiskCheck::Fatigue {
        sleep_below_hours: 7.0,
        nights: 3,
        of_nights: 7,
        soreness: 5,
        soreness_days: 2,
        of_days: 3,
        fatigue: 7,
        load_ratio: 1.5,
    };

    #[test]
    fn tight_muscles_by_the_worse_leg_and_by_the_difference() {
        let level =
            |left, right| risk_level(&TIGHT, &RiskFacts { knee: Some((left, right)), ..Default::default() });
        for (left, right, expected) in [
            (19.0, 12.0, 0),
            (20.0, 15.0, 1),
            (35.0, 30.0, 1),
            (36.0, 30.0, 2),
            (5.0, 15.0, 1),
            (2.0, 18.0, 2),
        ] {
            assert_eq!(level(left, right), Some(expected), "{left} {right}");
        }
        assert_eq!(risk_level(&TIGHT, &RiskFacts::default()), None);
    }

    #[test]
    fn an_uneven_bridge_count_either_way() {
        let level =
            |own, other| risk_level(&EVEN, &RiskFacts { bridges: Some((own, other)), ..Default::default() });
        for (own, other, expected) in [
            (20.0, 20.0, 0),
            (18.0, 20.0, 0),
            (17.0, 20.0, 1),
            (16.0, 20.0, 1),
            (15.0, 20.0, 2),
            (20.0, 15.0, 2),
            (22.0, 20.0, 0),
            (23.0, 20.0, 1),
        ] {
            assert_eq!(level(own, other), Some(expected), "{own} {other}");
        }
        assert_eq!((level(0.0, 20.0), level(20.0, 0.0)), (None, None), "a leg without a count");
        let narrow = RiskCheck::Imbalance { fine: [92.0, 110.0], priority_below: 80.0 };
        let facts = RiskFacts { bridges: Some((22.0, 20.0)), ..Default::default() };
        assert_eq!(risk_level(&narrow, &facts), Some(0), "the upper end is fine itself");
    }

    #[test]
    fn conditioning_by_the_worse_of_bridges_and_weeks() {
        let level = |reps: f64, weeks| {
            let facts =
                RiskFacts { bridges: Some((reps, 40.0)), weekly_sessions: Some(weeks), ..Default::default() };
            risk_level(&FIT, &facts)
        };
        for (reps, weeks, expected) in [
            (26.0, [2, 2, 2, 2], 0),
            (25.0, [2, 2, 2, 2], 1),
            (26.0, [2, 2, 2, 1], 1),
            (26.0, [2, 2, 1, 1], 1),
            (26.0, [2, 1, 1, 1], 2),
            (20.0, [2, 2, 2, 2], 1),
            (19.0, [3, 3, 3, 3], 2),
        ] {
            assert_eq!(level(reps, weeks), Some(expected), "{reps} {weeks:?}");
        }
    }

    #[test]
    fn fatigue_counts_its_signs() {
        let rested = RiskFacts {
            nights: vec![8.0; 7],
            soreness: vec![1, 2, 1],
            fatigue: Some(2),
            ..Default::default()
        };
        assert_eq!(risk_level(&TIRED, &rested), Some(0));
        let one = RiskFacts { nights: vec![6.0, 6.5, 6.9, 8.0], ..rested.clone() };
        assert_eq!(risk_level(&TIRED, &one), Some(1));
        let three = RiskFacts { fatigue: Some(7), load: Some((160.0, 100.0)), ..one };
        assert_eq!(risk_level(&TIRED, &three), Some(2));
        assert_eq!(risk_level(&TIRED, &RiskFacts::default()), None);
    }

    #[test]
    fn each_sign_of_fatigue_stands_on_both_sides_of_its_limit() {
        let none = RiskFacts::default;
        for (facts, expected) in [
            (RiskFacts { nights: vec![6.9, 6.9, 7.0, 7.0], ..none() }, 0),
            (RiskFacts { nights: vec![6.9, 6.9, 6.9, 7.0], ..none() }, 1),
            (RiskFacts { soreness: vec![5, 4, 4], ..none() }, 0),
            (RiskFacts { soreness: vec![5, 5, 4], ..none() }, 1),
            (RiskFacts { fatigue: Some(6), ..none() }, 0),
            (RiskFacts { fatigue: Some(7), ..none() }, 1),
            (RiskFacts { load: Some((100.0, 100.0)), ..none() }, 0),
            (RiskFacts { load: Some((150.0, 100.0)), ..none() }, 0),
            (RiskFacts { load: Some((151.0, 100.0)), ..none() }, 1),
            (RiskFacts { load: Some((151.0, 0.0)), ..none() }, 0),
        ] {
            assert_eq!(risk_level(&TIRED, &facts), Some(expected), "{facts:?}");
        }
    }
}
