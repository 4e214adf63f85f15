//! What the types cannot say: names are unique, sources exist, values lie in bounds, every gate can be met.

use std::collections::{BTreeMap, BTreeSet};

use super::check::{AllRecent, DaysInPhase, NotRising, TestLimit, Today};
use super::load::Problem;
use super::{Bounds, Field, GateCheck, Limit, Phase, Rule, RuleBook, Setting, TestKind, Tier, Variant};

/// The massage-ready day floor may never be edited below this day: at least 72 hours (HARM, SALON; the floor as a
/// fixed limit is own judgement).
pub const MASSAGE_READY_FLOOR: u32 = 4;

/// Everything wrong in the base of a file.
pub(super) fn check(book: &RuleBook) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for (section, rule) in book.rules() {
        let id = rule.id();
        let mut say = |field: &str, expected: String| {
            problems.push(Problem { path: format!("{section}: {id}.{field}"), expected });
        };
        if !seen.insert(id.clone()) {
            say("id", "a name used once".to_owned());
        }
        if rule.why().trim().is_empty() {
            say("why", "a reason in plain words".to_owned());
        }
        if rule.confidence().is_empty() {
            say("confidence", "at least one of CONS, RCT, OBS, EXP, OWN".to_owned());
        }
        if rule.sources().is_empty() {
            say("sources", "at least one key of `sources`".to_owned());
        }
        for key in rule.sources().iter().filter(|key| !book.sources.contains_key(*key)) {
            say("sources", format!("a key of `sources`, not \"{key}\""));
        }
        if rule.bounds().is_some_and(|b| b.low > b.high || !b.low.is_finite() || !b.high.is_finite()) {
            say("bounds", "[lowest, highest]".to_owned());
        }
        if rule.bounds().is_some() && rule.setting().is_none() {
            say("bounds", "none: this rule has no single value".to_owned());
        }
    }
    for key in book.price.peace_and_love.sources.iter().filter(|key| !book.sources.contains_key(*key)) {
        let expected = format!("a key of `sources`, not \"{key}\"");
        problems.push(Problem { path: "price.peace_and_love.sources".to_owned(), expected });
    }
    let phases: Vec<_> = book.phases.iter().map(|info| info.phase).collect();
    if phases != Phase::ALL {
        problems.push(Problem {
            path: "phases".to_owned(),
            expected: "P1 to P5, once each, in order".to_owned(),
        });
    }
    if !book.variants.contains_key(&Variant::Balanced) {
        problems.push(Problem { path: "variants".to_owned(), expected: "at least \"balanced\"".to_owned() });
    }
    problems
}

/// Warning signs and safety limits of the shipped file that another file leaves out or softens.
pub(super) fn check_floor(book: &RuleBook, shipped: &RuleBook) -> Vec<Problem> {
    let mut problems = Vec::new();
    for flag in &shipped.red_flags {
        let kept = book.red_flags.iter().any(|own| {
            own.id == flag.id
                && own.check.level >= flag.check.level
                && own.check.hold_from_day.unwrap_or(0) <= flag.check.hold_from_day.unwrap_or(0)
        });
        if !kept {
            let expected = format!("\"{}\", holding at least as \"{}\"", flag.id, flag.check.level);
            problems.push(Problem { path: "red_flags".to_owned(), expected });
        }
    }
    for limit in &shipped.price.safety {
        if !book.price.safety.iter().any(|own| own.id == limit.id && own.check == limit.check) {
            let expected = format!("\"{}\" as shipped; safety limits can be added to, not changed", limit.id);
            problems.push(Problem { path: "price.safety".to_owned(), expected });
        }
    }
    for id in ["M2.hold", "M2.contra"] {
        if !book.massage.m2.iter().any(|rule| rule.id.as_str() == id) {
            problems.push(Problem { path: "massage.M2".to_owned(), expected: format!("the rule \"{id}\"") });
        }
    }
    problems
}

/// Everything wrong once a variant or overrides are in place.
pub(super) fn check_varied(book: &RuleBook, variant: Variant) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (section, rule) in book.rules() {
        if let (Some(setting), Some(bounds)) = (rule.setting(), rule.bounds())
            && let Err(expected) = within(setting, bounds)
        {
            problems.push(Problem { path: format!("{section}: {} ({variant})", rule.id()), expected });
        }
    }
    for phase in Phase::ALL.iter().copied() {
        let reach = Reach::Phase(phase);
        problems.extend(check_gate(&format!("gates.{phase} ({variant})"), book.gate_into(phase), reach));
    }
    for tier in Tier::ALL.iter().copied() {
        problems.extend(check_gate(
            &format!("massage.{tier} ({variant})"),
            book.tier_gate(tier),
            Reach::Tier(tier),
        ));
    }
    let floored = book.massage.m2.iter().any(|rule| {
        matches!(rule.check, GateCheck::MinDay(days)
            if days.mild.min(days.moderate).min(days.severe) >= MASSAGE_READY_FLOOR)
    });
    if !floored {
        let expected = format!("a `min_day` of at least {MASSAGE_READY_FLOOR} in every band");
        problems.push(Problem { path: format!("massage.M2 ({variant})"), expected });
    }
    problems
}

/// Whether a value lies in its bounds; says what was expected when it does not.
pub(super) fn within(setting: Setting, bounds: Bounds) -> Result<(), String> {
    let fits = |n: f64| (bounds.low..=bounds.high).contains(&n);
    let ok = match setting {
        Setting::Number(n) => fits(n),
        Setting::ByBand(days) => {
            [days.mild, days.moderate, days.severe].into_iter().all(|d| fits(f64::from(d)))
        }
        Setting::Range([low, high]) => low <= high && fits(low) && fits(high),
        Setting::Flag(_) | Setting::Off => true,
    };
    if ok { Ok(()) } else { Err(format!("{bounds}, not {setting}")) }
}

/// What a gate leads to.
#[derive(Clone, Copy)]
enum Reach {
    Phase(Phase),
    Tier(Tier),
}

fn check_gate(path: &str, gate: &[Rule<GateCheck>], reach: Reach) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut windows: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for (i, rule) in gate.iter().enumerate() {
        let mut say =
            |expected: String| problems.push(Problem { path: format!("{path}[{i}] {}", rule.id), expected });
        match rule.check {
            GateCheck::AllRecent(AllRecent { field, limit, n, within }) => {
                count(n, within, &mut say);
                narrow(field.word(), field_range(field), limit, &mut windows, &mut say);
            }
            GateCheck::NotRising(NotRising { field, n, within }) => {
                count(n, within, &mut say);
                if field_range(field).is_none() || n < 2 {
                    say("a field with numbers, and n of 2 or more".to_owned());
                }
            }
            GateCheck::Today(Today { field, limit }) => {
                narrow(field.word(), field_range(field), limit, &mut windows, &mut say);
            }
            GateCheck::Test(TestLimit { test, limit, within })
            | GateCheck::TestIfLogged(TestLimit { test, limit, within }) => {
                if within == 0 {
                    say("`within` of 1 day or more; with 0 it can never be met".to_owned());
                }
                narrow(test.word(), test_range(test), limit, &mut windows, &mut say);
            }
            GateCheck::DaysInPhase(DaysInPhase { phase, .. }) | GateCheck::PhaseAtLeast(phase) => {
                if let Reach::Phase(target) = reach
                    && phase >= target
                {
                    say(format!("a phase before {target}; waiting for {phase} can never be met"));
                }
            }
            GateCheck::TierWithGoodSession(below) => {
                if !matches!(reach, Reach::Tier(tier) if below < tier && below > Tier::M0) {
                    say(format!("a tier below this one; waiting for {below} can never be met"));
                }
            }
            GateCheck::SessionSinceAdverse(below) => {
                if !matches!(reach, Reach::Tier(tier) if below < tier && below > Tier::M0) {
                    say(format!("a tier below this one, not {below}"));
                }
            }
            GateCheck::MinDay(_)
            | GateCheck::LoggedDays(_)
            | GateCheck::NoHold
            | GateCheck::NoFlare
            | GateCheck::NoContraindication
            | GateCheck::Clearance(_)
            | GateCheck::NoAdverseMassage(_) => {}
        }
    }
    problems
}

fn count(n: u32, within: u32, say: &mut impl FnMut(String)) {
    if n == 0 || n > within {
        say(format!("n from 1 to `within`; {n} logged days within {within} can never be met"));
    }
}

fn field_range(field: Field) -> Option<(f64, f64)> {
    match field {
        Field::PainRest | Field::PainWalk | Field::PainStretch => Some((0.0, 10.0)),
        Field::Swelling | Field::Bruising => Some((0.0, 3.0)),
        Field::WalkingNormal | Field::NightPain => None,
    }
}

fn test_range(test: TestKind) -> Option<(f64, f64)> {
    match test {
        TestKind::BridgeHoldPain
        | TestKind::Confidence
        | TestKind::IsoFullPain
        | TestKind::IsoHalfPain
        | TestKind::JogPain
        | TestKind::Palp
        | TestKind::SlSquatPain
        | TestKind::SprintPain => Some((0.0, 10.0)),
        TestKind::AkeDiff => Some((0.0, 90.0)),
        TestKind::FullTrainings | TestKind::SlhbReps | TestKind::SlhbLsi => Some((0.0, 1000.0)),
        TestKind::ClinicianClearRts | TestKind::HTestInsecure | TestKind::HipFlexorTight => None,
    }
}

/// Narrows what one value may still be within a gate; an empty remainder can never be met.
fn narrow(
    name: &str,
    range: Option<(f64, f64)>,
    limit: Limit,
    windows: &mut BTreeMap<String, (f64, f64)>,
    say: &mut impl FnMut(String),
) {
    let window = windows.entry(name.to_owned()).or_insert(range.unwrap_or((0.0, 1.0)));
    match (limit, range) {
        (Limit::AtMost(n), Some(_)) => window.1 = window.1.min(n),
        (Limit::AtLeast(n), Some(_)) => window.0 = window.0.max(n),
        (Limit::Is(yes), None) => {
            let n = f64::from(u8::from(yes));
            *window = (window.0.max(n), window.1.min(n));
        }
        (Limit::Is(_), Some(_)) => say(format!("`at_most` or `at_least`: {name} is a number")),
        (Limit::AtMost(_) | Limit::AtLeast(_), None) => say(format!("`is`: {name} is yes or no")),
    }
    if window.0 > window.1 {
        say(format!("a limit that {name} can meet together with the other rules of this gate"));
    }
}
