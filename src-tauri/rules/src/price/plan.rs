//! What the protocol asks for on one day, in its variant.

use std::collections::BTreeMap;

use crate::domain::PriceKind;
use crate::protocol::{Phase, PriceStage, PriceTarget, RuleBook, RuleId};

/// What the plan of a day depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayFacts {
    pub phase: Phase,
    /// Days since the injury, or since the re-injury.
    pub index: i32,
    /// The newest swelling known, 0–3.
    pub swelling: Option<i64>,
    pub walks_normally: Option<bool>,
    /// A training session was logged on that day.
    pub trained: bool,
    /// The athlete leaves ice out by choice.
    pub ice_off: bool,
}

/// An item of protection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tick {
    /// No sprint, kick or jump.
    NoSprint,
    NoHardStretch,
    /// A stick or crutch, asked while limping.
    Support,
}

/// The items in the order in which the plan asks for them: two of three are the first two.
pub const PROTECT: [Tick; 3] = [Tick::NoSprint, Tick::NoHardStretch, Tick::Support];

/// Why a part is not asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// The plan of this phase has none.
    Phase,
    /// It is for swelling, and none is left.
    NoSwelling,
    /// It is for swelling, and none was logged lately.
    SwellingUnknown,
    /// It belongs after exercise, and none was logged today.
    NoExercise,
    SwitchedOff,
}

/// How much of a part is asked for: sessions of ice, minutes of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    NotAsked(Absent),
    /// As much as helps, up to this.
    AsNeeded {
        high: u32,
    },
    /// At least `low`; more than `high` earns nothing.
    Asked {
        low: u32,
        high: u32,
    },
}

/// Limits of a day of rest; without both, the part is not in the plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RestPlan {
    /// Minutes of anything vigorous.
    pub vigorous_at_most: Option<u32>,
    /// Minutes walked; none is no cap.
    pub walking_at_most: Option<u32>,
    /// Walking pain from which one walks less, whatever the cap says.
    pub walking_pain_below: Option<u32>,
}

/// What is asked on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayPlan {
    pub stage: PriceStage,
    /// Empty: not in the plan.
    pub protect: Vec<Tick>,
    pub rest: RestPlan,
    /// Sessions.
    pub ice: Amount,
    /// Minutes a session of ice, lowest and highest.
    pub ice_minutes: [u32; 2],
    /// Minutes.
    pub compress: Amount,
    /// Minutes.
    pub elevate: Amount,
    /// Minutes at a time of elevation.
    pub elevation_session: Option<u32>,
    /// The rules behind each part.
    pub basis: BTreeMap<PriceKind, Vec<RuleId>>,
}

impl DayPlan {
    /// Whether the plan asks anything of a part today, and so counts it.
    pub fn asks(&self, part: PriceKind) -> bool {
        let asked = |amount: &Amount| matches!(amount, Amount::Asked { .. });
        match part {
            PriceKind::Protect => !self.protect.is_empty(),
            PriceKind::Rest => self.rest.vigorous_at_most.is_some() || self.rest.walking_at_most.is_some(),
            PriceKind::Ice => asked(&self.ice),
            PriceKind::Compress => asked(&self.compress),
            PriceKind::Elevate => asked(&self.elevate),
        }
    }
}

/// The first acute days end with day 2; see the table of the rule specification, section 2.1.
const EARLY_DAYS: i32 = 2;

/// Which column of the plan a day belongs to.
pub const fn stage(phase: Phase, index: i32) -> PriceStage {
    match phase {
        Phase::P1 if index <= EARLY_DAYS => PriceStage::Early,
        Phase::P1 => PriceStage::Late,
        Phase::P2 => PriceStage::P2,
        Phase::P3 | Phase::P4 | Phase::P5 => PriceStage::P3Plus,
    }
}

/// Every target of the file that holds on a day, before swelling, exercise and choice are looked at.
#[derive(Debug, Default)]
struct Targets {
    protect: u32,
    rest: RestPlan,
    ice: [u32; 2],
    ice_minutes: [u32; 2],
    ice_optional_from: Option<u32>,
    hours: [u32; 2],
    elevation: u32,
    elevation_session: Option<u32>,
    from_swelling: Option<u32>,
    basis: BTreeMap<PriceKind, Vec<RuleId>>,
}

impl Targets {
    fn of(book: &RuleBook, stage: PriceStage) -> Self {
        let mut all = Self::default();
        for rule in book.price.plan.iter().filter(|rule| rule.check.stage.is_none_or(|s| s == stage)) {
            let parts: &[PriceKind] = match rule.check.target {
                PriceTarget::Protect(n) => {
                    all.protect = n;
                    &[PriceKind::Protect]
                }
                PriceTarget::VigorousMinutesAtMost(n) => {
                    all.rest.vigorous_at_most = Some(n);
                    &[PriceKind::Rest]
                }
                PriceTarget::WalkingMinutesAtMost(n) => {
                    all.rest.walking_at_most = n;
                    &[PriceKind::Rest]
                }
                PriceTarget::WalkingPainBelow(n) => {
                    all.rest.walking_pain_below = Some(n);
                    &[PriceKind::Rest]
                }
                PriceTarget::IceSessions(range) => {
                    all.ice = range;
                    &[PriceKind::Ice]
                }
                PriceTarget::IceMinutes(range) => {
                    all.ice_minutes = range;
                    &[PriceKind::Ice]
                }
                PriceTarget::IceOptionalFromDay(day) => {
                    all.ice_optional_from = day;
                    if day.is_some() { &[PriceKind::Ice] } else { &[] }
                }
                PriceTarget::CompressionHours(range) => {
                    all.hours = range;
                    &[PriceKind::Compress]
                }
                PriceTarget::ElevationMinutes(n) => {
                    all.elevation = n;
                    &[PriceKind::Elevate]
                }
                PriceTarget::ElevationSessionMinutes(n) => {
                    all.elevation_session = Some(n);
                    &[PriceKind::Elevate]
                }
                PriceTarget::OnlyFromSwelling(n) => {
                    all.from_swelling = Some(n);
                    &[PriceKind::Compress, PriceKind::Elevate]
                }
            };
            for part in parts {
                all.basis.entry(*part).or_default().push(rule.id.clone());
            }
        }
        all
    }
}

/// The plan of a day.
pub fn day_plan(book: &RuleBook, facts: &DayFacts) -> DayPlan {
    let stage = stage(facts.phase, facts.index);
    let targets = Targets::of(book, stage);
    let swollen = enough_swelling(targets.from_swelling, facts.swelling);
    let asked = usize::try_from(targets.protect).unwrap_or(usize::MAX);
    let limping = facts.walks_normally != Some(true);
    let protect = PROTECT.into_iter().take(asked).filter(|tick| *tick != Tick::Support || limping);
    let [low, high] = targets.hours;
    DayPlan {
        stage,
        protect: protect.collect(),
        rest: targets.rest,
        ice: ice(&targets, facts, stage),
        ice_minutes: targets.ice_minutes,
        compress: for_swelling(amount([low.saturating_mul(60), high.saturating_mul(60)]), swollen),
        elevate: for_swelling(amount([targets.elevation, targets.elevation]), swollen),
        elevation_session: targets.elevation_session,
        basis: targets.basis,
    }
}

const fn amount([low, high]: [u32; 2]) -> Amount {
    match (low, high) {
        (_, 0) => Amount::NotAsked(Absent::Phase),
        (0, high) => Amount::AsNeeded { high },
        (low, high) => Amount::Asked { low, high },
    }
}

fn enough_swelling(from: Option<u32>, swelling: Option<i64>) -> Result<(), Absent> {
    match (from, swelling) {
        (None, _) => Ok(()),
        (Some(_), None) => Err(Absent::SwellingUnknown),
        (Some(from), Some(grade)) if grade >= i64::from(from) => Ok(()),
        (Some(_), Some(_)) => Err(Absent::NoSwelling),
    }
}

fn for_swelling(amount: Amount, swollen: Result<(), Absent>) -> Amount {
    match (amount, swollen) {
        (Amount::NotAsked(why), _) | (_, Err(why)) => Amount::NotAsked(why),
        (amount, Ok(())) => amount,
    }
}

/// Ice of the later phases belongs after exercise (Heiderscheit 2010, phase II), and a range that begins at none is
/// an offer rather than a duty.
fn ice(targets: &Targets, facts: &DayFacts, stage: PriceStage) -> Amount {
    if facts.ice_off {
        return Amount::NotAsked(Absent::SwitchedOff);
    }
    let optional = targets.ice_optional_from.is_some_and(|day| i64::from(facts.index) >= i64::from(day));
    let [low, high] = targets.ice;
    match amount([if optional { 0 } else { low }, high]) {
        Amount::Asked { .. } if stage == PriceStage::P3Plus && !facts.trained => {
            Amount::NotAsked(Absent::NoExercise)
        }
        amount => amount,
    }
}
