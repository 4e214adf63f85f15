//! The traffic light of a session (rule specification 7.2): while at it, within two hours, the next morning.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::PainScore;
use crate::protocol::TrafficLight;

/// What a session did to the leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// A part is not known yet: no step up follows from it.
    Pending,
    Green,
    Amber,
    Red,
}

/// Where green and amber end, pain 0–10 and points of rise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Highest pain that is green.
    pub green: i64,
    /// Highest pain that is not red.
    pub limit: i64,
    /// Rise by the next morning from which it is amber, and from which it is red.
    pub morning_amber: i64,
    pub morning_red: i64,
}

impl Limits {
    /// The limits of the protocol, lowered by an exercise's own. Green ends at the lower of both.
    pub fn of(rules: &TrafficLight, own: Option<PainScore>) -> Self {
        let protocol = whole(rules.limit.check.value);
        let limit = own.map_or(protocol, |own| own.get().min(protocol));
        Self {
            green: whole(rules.green_max.check.value).min(limit),
            limit,
            morning_amber: whole(rules.morning_amber.check.value),
            morning_red: whole(rules.morning_red.check.value),
        }
    }

    fn pain(&self, pain: Option<PainScore>) -> Light {
        match pain.map(PainScore::get) {
            None => Light::Pending,
            Some(n) if n > self.limit => Light::Red,
            Some(n) if n > self.green => Light::Amber,
            Some(_) => Light::Green,
        }
    }
}

/// Limits of pain are whole numbers in the file; a fraction would only lower them.
#[allow(clippy::cast_possible_truncation, reason = "a number of 0 to 10, checked when the file is read")]
fn whole(value: f64) -> i64 {
    value.floor() as i64
}

/// Within two hours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct After {
    pub pain: Option<PainScore>,
    /// A limp or swelling that was not there before.
    pub limp: Option<bool>,
    pub swelling: Option<bool>,
}

/// The next morning against the reading before the session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Morning {
    /// By how much the worst of rest and walking rose; below zero it fell.
    pub rise: Option<i64>,
    pub night_pain: Option<bool>,
}

/// The three parts of a light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    pub during: Light,
    pub after: Light,
    pub morning: Light,
}

impl Parts {
    /// Each part against its limits. A part of which something is missing is pending, unless what is known is
    /// red already: nothing that comes later makes red better.
    pub fn of(during: Option<PainScore>, after: After, morning: Morning, limits: &Limits) -> Self {
        Self {
            during: limits.pain(during),
            after: after_light(after, limits),
            morning: morning_light(morning, limits),
        }
    }

    /// The worst of the three; red wins over everything, a missing part over green and amber.
    pub fn light(self) -> Light {
        let parts = [self.during, self.after, self.morning];
        if parts.contains(&Light::Red) {
            Light::Red
        } else if parts.contains(&Light::Pending) {
            Light::Pending
        } else {
            parts.into_iter().max().unwrap_or(Light::Pending)
        }
    }
}

fn after_light(after: After, limits: &Limits) -> Light {
    if after.limp == Some(true) || after.swelling == Some(true) {
        Light::Red
    } else {
        limits.pain(after.pain)
    }
}

fn morning_light(morning: Morning, limits: &Limits) -> Light {
    let Some(rise) = morning.rise.filter(|_| morning.night_pain != Some(true)) else {
        return if morning.night_pain == Some(true) { Light::Red } else { Light::Pending };
    };
    if rise >= limits.morning_red {
        Light::Red
    } else if morning.night_pain.is_none() {
        Light::Pending
    } else if rise >= limits.morning_amber {
        Light::Amber
    } else {
        Light::Green
    }
}
