//! What a tier allows. The truth can always be logged: what goes beyond is named, nothing is refused.

use chrono::TimeDelta;

use crate::domain::{
    Instant, Massage, MassageBy, MassageDepth, MassageKind, Minutes, PainScore, Pressure, Region,
};
use crate::protocol::{MassageRules, Phase, Tier};

/// One way in which a massage went beyond what the day allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beyond {
    /// No massage was open that day.
    NotOpen,
    /// It came closer to the injury than the open tier.
    Depth {
        open: Tier,
    },
    Kind(MassageKind),
    /// Pressure as felt, 0–10.
    Pressure {
        felt: i64,
        most: u32,
    },
    /// Worst pain during it, 0–10.
    Pain {
        felt: i64,
        most: u32,
    },
    Minutes {
        lasted: i64,
        most: u32,
    },
    /// Too soon after the last massage of the sore area, by so many whole hours.
    TooSoon {
        hours: i64,
    },
}

/// The tier that a massage of this depth needs.
pub const fn tier_of(depth: MassageDepth) -> Tier {
    match depth {
        MassageDepth::Around => Tier::M1,
        MassageDepth::Included => Tier::M2,
        MassageDepth::Deep => Tier::M3,
    }
}

/// Rolling the back of the thigh inside an exercise session, as the massage that it is.
pub fn rolled(minutes: Option<Minutes>, pain_during: Option<PainScore>) -> Massage {
    let thigh = [
        Region::UpperInner,
        Region::UpperOuter,
        Region::MidInner,
        Region::MidOuter,
        Region::LowerInner,
        Region::LowerOuter,
    ];
    Massage { minutes, pain_during, areas: thigh.to_vec(), ..Massage::by(MassageBy::FoamRoller) }
}

/// Everything in which `massage` went beyond the tier that was open; empty when it stayed within.
pub fn beyond(massage: &Massage, open: Tier, rules: &MassageRules) -> Vec<Beyond> {
    let Some(limits) = rules.limits.iter().map(|rule| &rule.check).find(|limits| limits.tier == open) else {
        return vec![Beyond::NotOpen];
    };
    let mut found = Vec::new();
    if tier_of(massage.reach()) > open {
        found.push(Beyond::Depth { open });
    }
    found.extend(massage.kinds.iter().copied().filter(|kind| !limits.kinds.contains(kind)).map(Beyond::Kind));
    let over = |value: Option<i64>, most: u32| value.filter(|value| *value > i64::from(most));
    if let Some(felt) = over(massage.pressure.map(Pressure::get), limits.pressure_max) {
        found.push(Beyond::Pressure { felt, most: limits.pressure_max });
    }
    if let Some(felt) = over(massage.pain_during.map(PainScore::get), limits.pain_max) {
        found.push(Beyond::Pain { felt, most: limits.pain_max });
    }
    if let Some(lasted) = over(massage.total_minutes(), limits.minutes_max) {
        found.push(Beyond::Minutes { lasted, most: limits.minutes_max });
    }
    found
}

/// Too little rest before a massage of the sore area, in the phases that ask for it.
pub fn too_soon(massage: &Massage, last: Instant, at: Instant, rules: &MassageRules) -> Option<Beyond> {
    let reaches = tier_of(massage.reach()) >= Tier::M2;
    let hours = gap_hours_left(last, at, rules).filter(|_| reaches)?;
    Some(Beyond::TooSoon { hours })
}

/// The phases in which two massages of the sore area are held apart.
pub const fn keeps_gap(phase: Phase) -> bool {
    match phase {
        Phase::P2 | Phase::P3 => true,
        Phase::P1 | Phase::P4 | Phase::P5 => false,
    }
}

/// Whole hours, rounded up, until the rest after a massage of the sore area is over; none when it is.
///
/// A massage whose time is not known counts from the end of its day, so that the rest is never shorter than asked.
pub fn gap_hours_left(last: Instant, now: Instant, rules: &MassageRules) -> Option<i64> {
    let ends = last.utc() + TimeDelta::hours(i64::from(rules.response.check.min_gap_hours));
    let seconds = (ends - now.utc()).num_seconds();
    (seconds > 0).then(|| (seconds + 3_599) / 3_600)
}
