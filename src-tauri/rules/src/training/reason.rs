//! Whether an exercise is offered today, and why not (rule specification 4 and 7.3).

use crate::domain::{ExerciseKey, Instant, LocalDate, PainScore};
use crate::exercises::{Check, Exercise};
use crate::protocol::{Phase, Protocol, Tier, Variant};
use crate::readiness::DayDecision;

use super::{Light, TrainingLog};

/// Fastest running before P4, percent of full speed (rule specification 7.3).
const SPEED_BEFORE_P4: u8 = 70;

/// What is known of a day. What is none was not recorded, and is left to the athlete to judge.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "facts that do not depend on each other")]
pub struct DayFacts<'a> {
    pub day: LocalDate,
    pub now: Instant,
    pub protocol: &'a Protocol,
    pub decision: &'a DayDecision,
    /// A hold stands, or the warning questions are open: nothing is offered.
    pub closed: bool,
    /// The pattern of an injury of the upper tendon was raised.
    pub proximal: bool,
    /// A clinician has looked at it.
    pub assessed: bool,
    /// Leg signs came with back pain.
    pub leg_signs: bool,
    pub low_back: Option<i64>,
    pub walk_pain: Option<PainScore>,
    pub walks_normally: Option<bool>,
    /// Pain was marked at the sit bone on the newest day on which any place was marked.
    pub sit_bone_pain: Option<bool>,
    pub tingling: Option<bool>,
    pub log: &'a TrainingLog,
}

/// Why an exercise is not offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    Closed,
    /// It begins with this phase.
    FromPhase(Phase),
    /// It ended with this phase.
    UpToPhase(Phase),
    FromDay(u16),
    NeedsTier(Tier),
    /// Running faster than 70 % before P4.
    TooFast(u8),
    /// A red session of it: it rests until then.
    RedUntil {
        on: LocalDate,
        until: Instant,
    },
    /// A line of the library that the journal answers with no.
    Line(String),
}

/// A line that the journal cannot answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judge {
    OnlyWhen(String),
    NotIf(String),
}

/// Why an exercise is not offered; none when it is.
pub fn reason(exercise: &Exercise, facts: &DayFacts<'_>, prescribed: bool) -> Option<Reason> {
    if facts.closed {
        return Some(Reason::Closed);
    }
    let today = facts.decision;
    if let Some(phase) = phase_reason(&exercise.phases, today.phase) {
        return Some(phase);
    }
    if let Some(percent) = exercise.fastest_percent.filter(|p| too_fast(*p, today.phase)) {
        return Some(Reason::TooFast(percent));
    }
    match (exercise.from_day, exercise.needs_tier) {
        (Some(day), _) if today.index.0 < i32::from(day) => return Some(Reason::FromDay(day)),
        (_, Some(tier)) if today.tier < tier => return Some(Reason::NeedsTier(tier)),
        _ => {}
    }
    if let Some(red) = red_pause(&ExerciseKey::Library(exercise.id.clone()), facts) {
        return Some(red);
    }
    let unmet = exercise.asks.iter().find(|ask| answer(&ask.check, facts, prescribed) == Some(false));
    unmet.map(|ask| Reason::Line(ask.text.clone()))
}

/// Running at this speed is for P4 and later.
pub fn too_fast(percent: u8, phase: Phase) -> bool {
    phase < Phase::P4 && percent > SPEED_BEFORE_P4
}

fn phase_reason(phases: &[Phase], now: Phase) -> Option<Reason> {
    if phases.contains(&now) {
        return None;
    }
    let later = phases.iter().find(|phase| **phase > now).copied().map(Reason::FromPhase);
    later.or_else(|| phases.iter().rev().find(|phase| **phase < now).copied().map(Reason::UpToPhase))
}

/// The rest of two days after a red session of the exercise, own ones too.
pub fn red_pause(exercise: &ExerciseKey, facts: &DayFacts<'_>) -> Option<Reason> {
    #[allow(clippy::cast_possible_truncation, reason = "24 to 168 by its bounds")]
    let hours = facts.protocol.book.traffic_light.red_pause.check.value as i64;
    let (last, _) = facts.log.of(exercise).rfind(|(s, p)| p.light == Light::Red && s.at <= facts.now)?;
    let until = last.at.utc() + chrono::TimeDelta::hours(hours);
    (facts.now.utc() < until).then(|| Reason::RedUntil { on: last.day, until: until.into() })
}

/// The lines the athlete has to judge, because nothing in the journal answers them.
pub fn judge(exercise: &Exercise, facts: &DayFacts<'_>, prescribed: bool) -> Vec<Judge> {
    let open = |line: &String| {
        let ask = exercise.asks.iter().find(|ask| ask.text == *line);
        ask.is_none_or(|ask| answer(&ask.check, facts, prescribed).is_none())
    };
    let only = exercise.only_when.iter().filter(|line| open(line)).cloned().map(Judge::OnlyWhen);
    only.chain(exercise.not_if.iter().filter(|line| open(line)).cloned().map(Judge::NotIf)).collect()
}

/// Whether a condition is met; none when the journal does not know.
fn answer(check: &Check, facts: &DayFacts<'_>, prescribed: bool) -> Option<bool> {
    let sit_bone = facts.sit_bone_pain;
    match check {
        Check::NoRedDays(days) => {
            let from = facts.day.plus_days(1 - i64::from(*days));
            Some(!facts.log.red_days(facts.day).any(|day| day >= from))
        }
        Check::LowBackBelow(most) => facts.low_back.map(|pain| pain < most.get()),
        Check::GreensOf { exercise, sessions } => {
            Some(greens(facts.log, &ExerciseKey::Library(exercise.clone())) >= usize::from(*sessions))
        }
        Check::PainIn { exercise, at_most } => {
            let newest = facts.log.of(&ExerciseKey::Library(exercise.clone())).next_back();
            newest.and_then(|(_, done)| done.pain).map(|pain| pain <= *at_most)
        }
        Check::Walking { pain_at_most } => match (facts.walks_normally, facts.walk_pain) {
            (Some(false), _) => Some(false),
            (_, Some(pain)) if pain > *pain_at_most => Some(false),
            (Some(true), Some(_)) => Some(true),
            _ => None,
        },
        Check::NoUpperTendon => Some(facts.assessed || !facts.proximal),
        Check::SitBoneAssessed if facts.assessed || !facts.proximal => {
            if facts.assessed {
                Some(true)
            } else {
                sit_bone.map(|pain| !pain)
            }
        }
        Check::SitBoneAssessed => Some(false),
        Check::NoSitBonePain => sit_bone.map(|pain| !pain),
        Check::NoTingling => facts.tingling.map(|yes| !yes),
        Check::NoLegSigns => Some(!facts.leg_signs),
        Check::Prescribed => Some(prescribed),
        Check::TierIsOpen => Some(facts.decision.tier >= Tier::M2),
        Check::NotClassic => Some(facts.protocol.variant != Variant::ClassicPrice),
    }
}

/// Green sessions of an exercise, the longest run of them that counts towards a step.
fn greens(log: &TrainingLog, exercise: &ExerciseKey) -> usize {
    let (mut run, mut longest) = (0, 0);
    for (_, done) in log.counting(exercise) {
        run = if done.light == Light::Green { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}
