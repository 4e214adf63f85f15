//! First aid, training response, load and the self-check: data that other parts of the app read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::rule::whole;
use super::{Phase, Rule, Setting, Tunable};
use crate::domain::PriceKind;

/// Part of the course a first-aid target belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceStage {
    /// P1, days 0 to 2.
    Early,
    /// P1 from day 3.
    Late,
    P2,
    P3Plus,
}

/// A first-aid target.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceTarget {
    /// Ticks asked of three; 0 is off.
    Protect(u32),
    VigorousMinutesAtMost(u32),
    /// Minutes a day below the pain limit; null is no cap.
    WalkingMinutesAtMost(Option<u32>),
    /// Walking pain from which walking minutes are not for more walking.
    WalkingPainBelow(u32),
    /// Sessions a day, lowest and highest.
    IceSessions([u32; 2]),
    /// Minutes a session, lowest and highest.
    IceMinutes([u32; 2]),
    /// Day from which the lower end of the ice range is 0; null is never.
    IceOptionalFromDay(Option<u32>),
    /// Hours a day while awake, lowest and highest.
    CompressionHours([u32; 2]),
    /// Minutes a day above heart level; 0 is off.
    ElevationMinutes(u32),
    /// Minutes at a time.
    ElevationSessionMinutes(u32),
    /// Compression and elevation are asked for from this swelling.
    OnlyFromSwelling(u32),
}

/// A target and where it holds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceCheck {
    /// Absent: in every stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<PriceStage>,
    pub target: PriceTarget,
}

impl Tunable for PriceCheck {
    fn setting(&self) -> Option<Setting> {
        let number = |n: u32| Setting::Number(f64::from(n));
        Some(match self.target {
            PriceTarget::Protect(n)
            | PriceTarget::VigorousMinutesAtMost(n)
            | PriceTarget::WalkingPainBelow(n)
            | PriceTarget::ElevationMinutes(n)
            | PriceTarget::ElevationSessionMinutes(n)
            | PriceTarget::OnlyFromSwelling(n) => number(n),
            PriceTarget::WalkingMinutesAtMost(n) | PriceTarget::IceOptionalFromDay(n) => {
                n.map_or(Setting::Off, number)
            }
            PriceTarget::IceSessions([low, high])
            | PriceTarget::IceMinutes([low, high])
            | PriceTarget::CompressionHours([low, high]) => Setting::Range([f64::from(low), f64::from(high)]),
        })
    }

    fn set(&mut self, setting: Setting) -> Result<(), &'static str> {
        let expected = "a whole number";
        match (&mut self.target, setting) {
            (
                PriceTarget::Protect(n)
                | PriceTarget::VigorousMinutesAtMost(n)
                | PriceTarget::WalkingPainBelow(n)
                | PriceTarget::ElevationMinutes(n)
                | PriceTarget::ElevationSessionMinutes(n)
                | PriceTarget::OnlyFromSwelling(n),
                Setting::Number(new),
            ) => *n = whole(new).ok_or(expected)?,
            (
                PriceTarget::WalkingMinutesAtMost(n) | PriceTarget::IceOptionalFromDay(n),
                Setting::Number(new),
            ) => *n = Some(whole(new).ok_or(expected)?),
            (PriceTarget::WalkingMinutesAtMost(n) | PriceTarget::IceOptionalFromDay(n), Setting::Off) => {
                *n = None;
            }
            (
                PriceTarget::IceSessions(range)
                | PriceTarget::IceMinutes(range)
                | PriceTarget::CompressionHours(range),
                Setting::Range([low, high]),
            ) => *range = [whole(low).ok_or(expected)?, whole(high).ok_or(expected)?],
            _ => return Err("a value of the same shape as the one it replaces"),
        }
        Ok(())
    }
}

/// A safety limit of first aid. It can be added to, never edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SafetyCheck {
    IceWarnMinutes(u32),
    IceStopMinutes(u32),
    IceGapMinutes(u32),
    IceGapAdvisedMinutes(u32),
    IceSessionsAtMost(u32),
    IceSkinCheckMinutes(u32),
    CompressionToeCheckHours(u32),
    CompressionHelpAfterMinutes(u32),
    AvoidCardHours(u32),
    /// Something to follow that has no number.
    Always(String),
    /// A question; a yes rules ice out.
    NoIceIf(String),
    /// A question; a yes rules the wrap out.
    NoWrapIf(String),
    /// Something to leave out while the avoid card stands.
    Avoid(String),
}

/// How first aid done is counted. It never enters a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adherence {
    pub min_parts: u32,
    pub week_min_days: u32,
}

/// What another school of first aid says about each part, beside the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct School {
    /// Keys of the file's `sources`.
    pub sources: Vec<String>,
    pub says: BTreeMap<PriceKind, String>,
}

/// First aid: plan, safety limits, counting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceRules {
    pub plan: Vec<Rule<PriceCheck>>,
    pub safety: Vec<Rule<SafetyCheck>>,
    pub adherence: Rule<Adherence>,
    /// One line of evidence for the screen.
    pub evidence: String,
    /// PEACE & LOVE (Dubois and Esculier 2020), which drops ice and shortens rest.
    #[serde(default)]
    pub peace_and_love: School,
}

/// Number rules that stand alone, such as a limit of the traffic light.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    pub value: f64,
    pub unit: Unit,
}

/// What a lone number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Pain,
    Points,
    Sessions,
    Hours,
    Days,
    Weeks,
    Ratio,
}

impl Tunable for Number {
    fn setting(&self) -> Option<Setting> {
        Some(Setting::Number(self.value))
    }

    fn set(&mut self, setting: Setting) -> Result<(), &'static str> {
        let Setting::Number(n) = setting else { return Err("a number") };
        self.value = n;
        Ok(())
    }
}

/// What each exercise session's pain means, and when the dose may change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrafficLight {
    /// Highest pain that is green.
    pub green_max: Rule<Number>,
    /// Highest pain that is not red.
    pub limit: Rule<Number>,
    /// Rise by the next morning that is amber.
    pub morning_amber: Rule<Number>,
    /// Rise by the next morning that is red.
    pub morning_red: Rule<Number>,
    pub greens_to_progress: Rule<Number>,
    pub heavy_gap: Rule<Number>,
    pub ambers_to_step_down: Rule<Number>,
    pub red_pause: Rule<Number>,
    pub two_reds_within: Rule<Number>,
}

/// Weekly load, as a prompt only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoadRules {
    pub compare_weeks: Rule<Number>,
    pub big_step: Rule<Number>,
    pub very_big_step: Rule<Number>,
}

/// The four factors of the self-check: shown as bars, never as a risk.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RiskCheck {
    /// Knee straightening: degrees short of straight and side difference, limits of "work on it" and "priority".
    Tight { short_degrees: [f64; 2], difference_degrees: [f64; 2] },
    /// Bridge count in percent of the other leg: fine within, priority below.
    Imbalance { fine: [f64; 2], priority_below: f64 },
    /// Bridge count of the worse leg, and weeks of the last four with at least two sessions.
    Conditioning { reps: [f64; 2], weeks_of_four: [u32; 2], sessions_a_week: u32 },
    /// Signs that count one each.
    Fatigue {
        sleep_below_hours: f64,
        nights: u32,
        of_nights: u32,
        soreness: u32,
        soreness_days: u32,
        of_days: u32,
        fatigue: u32,
        load_ratio: f64,
    },
}

/// What a phase is called and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseInfo {
    pub phase: Phase,
    pub name: String,
    pub what: String,
    /// Usual days for mild, moderate and severe: planning figures, never a forecast.
    pub usual_days: [String; 3],
    pub maps_to: String,
}
