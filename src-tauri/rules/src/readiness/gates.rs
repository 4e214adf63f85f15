//! One gate rule against one day: met, not met, no data, or not asked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::history::{MassageResult, Value};
use super::look::Look;
use super::self_tests::meets;
use super::state::State;
use super::trail::{Silent, Trail};
use crate::domain::LocalDate;
use crate::protocol::{
    AllRecent, Band, ClearanceScope, DaysInPhase, GateCheck, Limit, NeedsClearance, NotRising, Rule,
    TestLimit, Tier, Today,
};

/// The answer of a gate rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    Met,
    Unmet,
    /// There is no value, or none that may count.
    Unknown,
    /// The rule asks for nothing today: optional and not logged, or for another band.
    NotAsked,
}

impl Gate {
    /// Nothing stands in the way.
    pub const fn passes(self) -> bool {
        match self {
            Self::Met | Self::NotAsked => true,
            Self::Unmet | Self::Unknown => false,
        }
    }

    const fn of(met: bool) -> Self {
        if met { Self::Met } else { Self::Unmet }
    }
}

/// What a gate rule may ask about: the days, and where the athlete stands.
#[derive(Clone, Copy)]
pub(super) struct Ask<'a, 'h> {
    pub look: Look<'a, 'h>,
    pub state: &'a State,
    /// The calendar day of today, for agreements.
    pub date: LocalDate,
}

/// Every rule of a checklist passes.
pub(super) fn all_pass(ask: &Ask<'_, '_>, rules: &[Rule<GateCheck>]) -> bool {
    rules.iter().all(|rule| examine(ask, &rule.check, &mut Silent).passes())
}

/// The massage tier that today's entry supports; each tier includes the one below it.
pub(super) fn tier(ask: &Ask<'_, '_>) -> Tier {
    let massage = &ask.look.book.massage;
    if ask.look.entry().is_none() || !all_pass(ask, &massage.m1) {
        Tier::M0
    } else if !all_pass(ask, &massage.m2) {
        Tier::M1
    } else if !all_pass(ask, &massage.m3) {
        Tier::M2
    } else {
        Tier::M3
    }
}

/// One rule.
pub(super) fn examine(ask: &Ask<'_, '_>, check: &GateCheck, trail: &mut impl Trail) -> Gate {
    let Ask { look, state, .. } = ask;
    match check {
        GateCheck::MinDay(floors) => Gate::of(look.reached(floors.get(state.band.unwrap_or(Band::Moderate)))),
        GateCheck::AllRecent(rule) => all_recent(look, rule, trail),
        GateCheck::NotRising(rule) => not_rising(look, *rule, trail),
        GateCheck::Today(rule) => today(look, rule, trail),
        GateCheck::DaysInPhase(DaysInPhase { phase, at_least }) => {
            let days = i64::from(look.today) - i64::from(state.clock.since(*phase));
            Gate::of(state.clock.phase >= *phase && days >= i64::from(*at_least))
        }
        GateCheck::PhaseAtLeast(phase) => Gate::of(state.clock.phase >= *phase),
        GateCheck::LoggedDays(n) => {
            Gate::of(look.diary.count(look.start, look.today) as u64 >= u64::from(*n))
        }
        GateCheck::Test(TestLimit { test, limit, within }) => {
            match look.tests.newest(look, *test, *within, *limit) {
                None => Gate::Unknown,
                Some(read) => {
                    trail.note(|| read);
                    Gate::of(read.value.is_some_and(|value| meets(*limit, value)))
                }
            }
        }
        GateCheck::TestIfLogged(rule) => match examine(ask, &GateCheck::Test(*rule), trail) {
            Gate::Unknown => Gate::NotAsked,
            known @ (Gate::Met | Gate::Unmet | Gate::NotAsked) => known,
        },
        GateCheck::NoHold => Gate::of(state.holds.is_empty() && !state.closed_today),
        GateCheck::NoFlare => {
            Gate::of(state.acting_flare(look.today, look.book.going_back.flare.check.lasts_days).is_none())
        }
        GateCheck::NoContraindication => Gate::of(
            look.profile
                .contraindications
                .iter()
                .all(|item| item.agreed.as_ref().is_some_and(|agreement| agreement.on <= ask.date)),
        ),
        GateCheck::Clearance(rule) => clearance(state, *rule),
        GateCheck::TierWithGoodSession(below) => {
            let good = state.sessions.iter().any(|session| {
                session.day < look.today && session.tier >= *below && session.result.went_well()
            });
            Gate::of(good && all_pass(ask, look.book.tier_gate(*below)))
        }
        GateCheck::NoAdverseMassage(days) => match newest_adverse(ask) {
            None => Gate::NotAsked,
            Some(day) => Gate::of(i64::from(look.today) - i64::from(day) > i64::from(*days)),
        },
        GateCheck::SessionSinceAdverse(below) => match newest_adverse(ask) {
            None => Gate::NotAsked,
            Some(day) => Gate::of(state.sessions.iter().any(|session| {
                session.day > day
                    && session.day < look.today
                    && session.tier >= *below
                    && session.result.went_well()
            })),
        },
    }
}

impl MassageResult {
    /// Answered, and not adverse.
    const fn went_well(self) -> bool {
        match self {
            Self::Helpful | Self::Neutral => true,
            Self::Adverse | Self::Unknown => false,
        }
    }
}

fn newest_adverse(ask: &Ask<'_, '_>) -> Option<i32> {
    let sessions = ask.state.sessions.iter().filter(|session| session.day <= ask.look.today);
    sessions.filter(|session| session.result == MassageResult::Adverse).map(|session| session.day).max()
}

fn clearance(state: &State, rule: NeedsClearance) -> Gate {
    if state.band.unwrap_or(Band::Moderate) != rule.when_band {
        return Gate::NotAsked;
    }
    match rule.scope {
        ClearanceScope::Massage => Gate::of(state.massage_clearance.is_some()),
        ClearanceScope::All => Gate::of(state.cleared_by(&[ClearanceScope::All])),
        ClearanceScope::Back => Gate::of(state.cleared_by(&[ClearanceScope::All, ClearanceScope::Back])),
    }
}

fn all_recent(look: &Look<'_, '_>, rule: &AllRecent, trail: &mut impl Trail) -> Gate {
    let (mut days, mut unmet, mut unknown) = (0, false, false);
    for day in look.diary.back(look.window(rule.within), look.today).take(rule.n as usize) {
        days += 1;
        let value = day.merged.value(rule.field);
        trail.read(day, value);
        match value.filter(|_| day.trusted()) {
            None => unknown = true,
            Some(value) => unmet |= !meets(rule.limit, value),
        }
    }
    if unmet {
        Gate::Unmet
    } else if unknown || days < rule.n {
        Gate::Unknown
    } else {
        Gate::Met
    }
}

fn not_rising(look: &Look<'_, '_>, rule: NotRising, trail: &mut impl Trail) -> Gate {
    let Some(today) = look.entry() else { return Gate::Unknown };
    let now = Look::read(today, rule.field, trail);
    let (mut days, mut unmet, mut unknown) = (1, false, now.is_none() || !today.trusted());
    let others =
        look.diary.back(look.window(rule.within), look.today - 1).take(rule.n.saturating_sub(1) as usize);
    for day in others {
        days += 1;
        let value = Look::read(day, rule.field, trail);
        unknown |= value.is_none() || !day.trusted();
        unmet |= value.zip(now).is_some_and(|(old, now)| now > old) && day.trusted() && today.trusted();
    }
    if unmet {
        Gate::Unmet
    } else if unknown || days < rule.n {
        Gate::Unknown
    } else {
        Gate::Met
    }
}

fn today(look: &Look<'_, '_>, rule: &Today, trail: &mut impl Trail) -> Gate {
    let Some(entry) = look.entry() else { return Gate::Unknown };
    let value: Option<Value> = entry.merged.value(rule.field);
    trail.read(entry, value);
    match value.filter(|_| entry.trusted()) {
        None => Gate::Unknown,
        Some(value) => Gate::of(meets(rule.limit, value)),
    }
}

/// The number or answer a check is held against, with the band in mind.
pub(super) fn limit_of(check: &GateCheck, band: Option<Band>) -> Option<Limit> {
    match check {
        GateCheck::MinDay(floors) => {
            Some(Limit::AtLeast(f64::from(floors.get(band.unwrap_or(Band::Moderate)))))
        }
        GateCheck::AllRecent(AllRecent { limit, .. })
        | GateCheck::Today(Today { limit, .. })
        | GateCheck::Test(TestLimit { limit, .. })
        | GateCheck::TestIfLogged(TestLimit { limit, .. }) => Some(*limit),
        GateCheck::DaysInPhase(DaysInPhase { at_least: n, .. })
        | GateCheck::LoggedDays(n)
        | GateCheck::NoAdverseMassage(n) => Some(Limit::AtLeast(f64::from(*n))),
        GateCheck::NotRising(_)
        | GateCheck::PhaseAtLeast(_)
        | GateCheck::NoHold
        | GateCheck::NoFlare
        | GateCheck::NoContraindication
        | GateCheck::Clearance(_)
        | GateCheck::TierWithGoodSession(_)
        | GateCheck::SessionSinceAdverse(_) => None,
    }
}
