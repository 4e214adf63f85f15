//! The kinds of gate a phase or a massage tier can ask for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rule::whole;
use super::{Band, ByBand, ClearanceScope, Field, Phase, Setting, TestKind, Tier, Tunable};

/// The limit a value is held against. Pain and grades 0–10 and 0–3; tests in their own unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    AtMost(f64),
    AtLeast(f64),
    Is(bool),
}

impl Limit {
    fn setting(self) -> Setting {
        match self {
            Self::AtMost(n) | Self::AtLeast(n) => Setting::Number(n),
            Self::Is(yes) => Setting::Flag(yes),
        }
    }

    fn set(&mut self, setting: Setting) -> Result<(), &'static str> {
        match (self, setting) {
            (Self::AtMost(n) | Self::AtLeast(n), Setting::Number(new)) => *n = new,
            (Self::AtMost(_) | Self::AtLeast(_), _) => return Err("a number"),
            (Self::Is(yes), Setting::Flag(new)) => *yes = new,
            (Self::Is(_), _) => return Err("true or false"),
        }
        Ok(())
    }
}

/// A field on each of the `n` newest logged days, today included, all within the last `within` days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllRecent {
    pub field: Field,
    pub limit: Limit,
    pub n: u32,
    pub within: u32,
}

/// Today's value no higher than on each of the other newest logged days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotRising {
    pub field: Field,
    pub n: u32,
    pub within: u32,
}

/// A field of today's entry.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Today {
    pub field: Field,
    pub limit: Limit,
}

/// Whole days since a phase was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaysInPhase {
    pub phase: Phase,
    pub at_least: u32,
}

/// The newest trusted result of a self-test within the last `within` days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestLimit {
    pub test: TestKind,
    pub limit: Limit,
    pub within: u32,
}

/// A clinician's word, asked for in one band only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedsClearance {
    pub scope: ClearanceScope,
    pub when_band: Band,
}

/// What a gate asks for. The kinds are Rust; every number comes from the file.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GateCheck {
    /// Days since the injury, for each band.
    MinDay(ByBand),
    AllRecent(AllRecent),
    NotRising(NotRising),
    Today(Today),
    DaysInPhase(DaysInPhase),
    PhaseAtLeast(Phase),
    /// Logged days of this episode, whatever their trust.
    LoggedDays(u32),
    Test(TestLimit),
    /// As `Test`, but nothing is asked when there is no trusted result.
    TestIfLogged(TestLimit),
    NoHold,
    NoFlare,
    NoContraindication,
    Clearance(NeedsClearance),
    /// The tier below is open today and was used before without a bad reaction.
    TierWithGoodSession(Tier),
    /// No massage with an adverse reaction in the last so many days.
    NoAdverseMassage(u32),
    /// After an adverse reaction, a session of this tier without one comes first.
    SessionSinceAdverse(Tier),
}

impl Tunable for GateCheck {
    fn setting(&self) -> Option<Setting> {
        match self {
            Self::MinDay(floors) => Some(Setting::ByBand(*floors)),
            Self::AllRecent(AllRecent { limit, .. })
            | Self::Today(Today { limit, .. })
            | Self::Test(TestLimit { limit, .. })
            | Self::TestIfLogged(TestLimit { limit, .. }) => Some(limit.setting()),
            Self::DaysInPhase(DaysInPhase { at_least: days, .. })
            | Self::LoggedDays(days)
            | Self::NoAdverseMassage(days) => Some(Setting::Number(f64::from(*days))),
            Self::NotRising(_)
            | Self::PhaseAtLeast(_)
            | Self::NoHold
            | Self::NoFlare
            | Self::NoContraindication
            | Self::Clearance(_)
            | Self::TierWithGoodSession(_)
            | Self::SessionSinceAdverse(_) => None,
        }
    }

    fn set(&mut self, setting: Setting) -> Result<(), &'static str> {
        match self {
            Self::MinDay(floors) => match setting {
                Setting::ByBand(new) => *floors = new,
                Setting::Number(n) => {
                    let day = whole(n).ok_or("a whole number of days")?;
                    *floors = ByBand { mild: day, moderate: day, severe: day };
                }
                Setting::Range(_) | Setting::Flag(_) | Setting::Off => {
                    return Err("a day, or {\"mild\": …, \"moderate\": …, \"severe\": …}");
                }
            },
            Self::AllRecent(AllRecent { limit, .. })
            | Self::Today(Today { limit, .. })
            | Self::Test(TestLimit { limit, .. })
            | Self::TestIfLogged(TestLimit { limit, .. }) => return limit.set(setting),
            Self::DaysInPhase(DaysInPhase { at_least: days, .. })
            | Self::LoggedDays(days)
            | Self::NoAdverseMassage(days) => {
                let Setting::Number(n) = setting else { return Err("a whole number") };
                *days = whole(n).ok_or("a whole number")?;
            }
            Self::NotRising(_)
            | Self::PhaseAtLeast(_)
            | Self::NoHold
            | Self::NoFlare
            | Self::NoContraindication
            | Self::Clearance(_)
            | Self::TierWithGoodSession(_)
            | Self::SessionSinceAdverse(_) => return Err("nothing: this rule has no value to change"),
        }
        Ok(())
    }
}
