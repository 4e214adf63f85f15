//! What every engine must keep, whatever the diary (rule specification, 9.3). `HAMSTRONG_CASES` sets the number of
//! diaries, 500 when absent.
#![allow(clippy::unwrap_used, reason = "generated values are in range by construction")]

mod support;

use hamstrong_rules::domain::RedFlag;
use hamstrong_rules::protocol::{ClearanceScope, Course, HoldLevel, TestKind, Tier, Variant};
use hamstrong_rules::readiness::{
    Act, ChangeReason, DayDecision, DayValues, Deed, FlagId, History, MassageResult, Profile, Value,
    evaluate, timeline,
};
use proptest::prelude::*;
use support::{course, record};

const DAYS: i64 = 40;

fn cases() -> ProptestConfig {
    let cases = std::env::var("HAMSTRONG_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(500);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn courses() -> Vec<(Variant, Course)> {
    Variant::ALL.iter().map(|variant| (*variant, course(*variant))).collect()
}

/// Pain that falls over the days, with noise, limp, swelling and gaps: diaries that open gates often enough.
fn plausible() -> impl Strategy<Value = History> {
    let day = (0..10_u8, -2..=2_i64, -2..=2_i64, 0..20_u8, 0..30_u8, 0..12_u8);
    let noise = proptest::collection::vec(day, usize::try_from(DAYS).unwrap());
    let flags = proptest::collection::vec((0..DAYS, 0..4_i64, 0..17_usize), 0..3);
    let clears = proptest::collection::vec((0..DAYS, 0..3_usize), 0..3);
    (2..9_i64, 1..30_i64, noise, flags, clears, any::<bool>()).prop_map(
        |(start, pace, noise, flags, clears, calm)| {
            let mut history = History::new(support::date("2026-03-02"));
            for (n, (skip, rest, walk, odd, late, other)) in (0..).zip(noise) {
                let level = (start * 4 - n * pace / 4).max(0) / 4;
                let scored = |by: i64| (level + if calm { by.min(0) } else { by }).clamp(0, 10);
                if skip == 0 {
                    continue;
                }
                let (rest, walk) = (scored(rest) / 2, scored(walk));
                let values = DayValues {
                    pain_rest: (odd != 1).then(|| rest.try_into().unwrap()),
                    pain_walk: (odd != 2).then(|| walk.try_into().unwrap()),
                    pain_stretch: Some(scored(1).try_into().unwrap()),
                    swelling: Some((level / 3).clamp(0, 3).try_into().unwrap()),
                    bruising: Some((level / 4).clamp(0, 3).try_into().unwrap()),
                    walking_normal: Some(walk < 4),
                    night_pain: Some(rest > 3),
                    painkiller: Some(other == 0),
                    sudden_pain: odd == 3 && n > 12,
                    low_back: (other == 1).then(|| 2.try_into().unwrap()),
                    tingling: Some(other == 1 && odd == 4),
                    ..DayValues::default()
                };
                let entered = n + if late < 3 { i64::from(late) } else { 0 };
                let id = record(u128::try_from(n).unwrap() + 1);
                let deed = Deed::Entry { record: id, day: history.onset.plus_days(n), values };
                let entered_on = history.onset.plus_days(entered);
                history.acts.push(Act { entered_on, deed });
                for test in [TestKind::IsoHalfPain, TestKind::SlSquatPain, TestKind::BridgeHoldPain] {
                    let value = Value::Number(if level > 2 { 5.0 } else { 0.0 });
                    let deed = Deed::Test { record: id, day: history.onset.plus_days(n), test, value };
                    history.acts.push(Act { entered_on, deed });
                }
            }
            for (n, (day, lag, flag)) in (1000..).zip(flags) {
                let red_flags = vec![FlagId::from(FLAGS[flag])];
                let values = DayValues { red_flags, ..support::values(0, 0, 0) };
                let deed = Deed::Entry { record: record(n), day: history.onset.plus_days(day), values };
                history.acts.push(Act { entered_on: history.onset.plus_days(day + lag), deed });
            }
            for (n, (day, scope)) in (2000..).zip(clears) {
                let deed = Deed::Clearance {
                    record: record(n),
                    scope: ClearanceScope::ALL[scope],
                    by: "physio".to_owned(),
                };
                history.acts.push(Act { entered_on: history.onset.plus_days(day), deed });
            }
            history
        },
    )
}

const FLAGS: [RedFlag; 17] = [
    RedFlag::PeSuspect,
    RedFlag::DvtSuspect,
    RedFlag::CompartmentSuspect,
    RedFlag::CaudaEquina,
    RedFlag::FootDrop,
    RedFlag::LimbBloodSupply,
    RedFlag::InfectionSystemic,
    RedFlag::InfectionLocal,
    RedFlag::AvulsionSuspect,
    RedFlag::RuptureSuspect,
    RedFlag::ApophysisSuspect,
    RedFlag::FractureSuspect,
    RedFlag::HardLump,
    RedFlag::CalfSwellingUnclear,
    RedFlag::UnexplainedWeightLoss,
    RedFlag::CancerHistoryNewPain,
    RedFlag::NotWeightBearing,
];

fn run(course: &Course, history: &History) -> Vec<DayDecision> {
    timeline(course, history, history.onset.plus_days(DAYS + 5))
}

fn ready(day: &DayDecision) -> bool {
    day.tier >= Tier::M2
}

/// Days on which a sign that always holds was entered, and days with a clearance of everything.
fn entered(history: &History) -> (Vec<i64>, Vec<i64>) {
    let on = |act: &Act| act.entered_on.days_since(history.onset);
    let holds = |flag: &FlagId| *flag != FlagId::from(RedFlag::NotWeightBearing);
    let flags = history
        .acts
        .iter()
        .filter(|act| matches!(&act.deed, Deed::Entry { values, .. } if values.red_flags.iter().any(holds)));
    let clears = history
        .acts
        .iter()
        .filter(|act| matches!(act.deed, Deed::Clearance { scope: ClearanceScope::All, .. }));
    (flags.map(on).collect(), clears.map(on).collect())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_and_h_an_uncleared_warning_sign_blocks_from_the_day_it_is_entered(history in plausible()) {
        let (flags, clears) = entered(&history);
        for (variant, course) in courses() {
            for day in run(&course, &history) {
                let n = day.day.days_since(history.onset);
                let held = flags.iter().any(|flag| *flag <= n && !clears.iter().any(|c| flag < c && *c <= n));
                prop_assert!(!held || (day.hold.is_some() && day.tier == Tier::M0), "{variant} day {n}");
            }
        }
    }

    #[test]
    fn b_more_pain_never_makes_that_day_ready(history in plausible(), at in 0..DAYS, by in 1..5_i64, which in 0..3) {
        let onset = history.onset;
        let mut worse = history.clone();
        let mut changed = false;
        for act in &mut worse.acts {
            if let Deed::Entry { day, values, .. } = &mut act.deed
                && day.days_since(onset) == at
            {
                let field = match which {
                    0 => &mut values.pain_rest,
                    1 => &mut values.pain_walk,
                    _ => &mut values.pain_stretch,
                };
                if let Some(score) = field {
                    *score = (score.get() + by).min(10).try_into().unwrap();
                    changed = true;
                }
            }
        }
        if !changed {
            return Ok(());
        }
        for (variant, course) in courses() {
            let on = |history: &History| run(&course, history)
                .into_iter().any(|day| day.day.days_since(onset) == at && ready(&day));
            prop_assert!(on(&history) || !on(&worse), "{variant} day {at}");
        }
    }

    #[test]
    fn d_the_classic_variant_is_never_ready_before_the_balanced_one(history in plausible()) {
        let first = |variant| run(&course(variant), &history).iter().position(ready);
        if let Some(classic) = first(Variant::ClassicPrice) {
            let balanced = first(Variant::Balanced);
            prop_assert!(balanced.is_some_and(|balanced| balanced <= classic), "{balanced:?} {classic}");
        }
    }

    #[test]
    fn e_no_variant_is_ready_before_day_four(history in plausible()) {
        for (variant, course) in courses() {
            for day in run(&course, &history) {
                prop_assert!(day.index.0 >= 4 || !ready(&day), "{variant} {:?}", day.index);
            }
        }
    }

    #[test]
    fn f_back_filling_a_perfect_day_never_changes_an_earlier_decision(
        history in plausible(), at in 0..DAYS, lag in 1..10_i64,
    ) {
        let mut filled = history.clone();
        let deed = Deed::Entry { record: record(9999), day: history.onset.plus_days(at), values: support::values(0, 0, 0) };
        filled.acts.push(Act { entered_on: history.onset.plus_days(at + lag), deed });
        for (variant, course) in courses() {
            let before = |h: &History| {
                let days = run(&course, h);
                days.into_iter().filter(|day| day.day.days_since(h.onset) < at + lag).collect::<Vec<_>>()
            };
            prop_assert_eq!(before(&history), before(&filled), "{}", variant);
        }
    }

    #[test]
    fn g_nothing_is_promoted_under_a_hold(history in plausible()) {
        for (variant, course) in courses() {
            for day in run(&course, &history) {
                let up = day.changes.iter().any(|change| change.to > change.from);
                prop_assert!(!(up && day.hold.is_some()), "{variant} {:?}", day.day);
                let steps = day.changes.iter().filter(|change| change.reason == ChangeReason::GateMet).count();
                prop_assert!(steps <= 1);
            }
        }
    }

    #[test]
    fn a_decision_asked_alone_is_the_one_of_the_timeline(history in plausible(), at in 0..DAYS) {
        for (_, course) in courses() {
            let day = history.onset.plus_days(at);
            let alone = evaluate(&course, &history, day, day);
            let days = run(&course, &history);
            prop_assert_eq!(Some(&alone.today), days.iter().find(|other| other.day == day));
            let later = evaluate(&course, &history, day, day.plus_days(30));
            prop_assert_eq!(&later.today, &alone.today);
        }
    }

    #[test]
    fn a_massage_tier_stands_exactly_when_its_checklists_say_so(history in plausible(), at in 0..DAYS) {
        let day = history.onset.plus_days(at);
        for (_, course) in courses() {
            let decision = evaluate(&course, &history, day, day);
            let logged = decision.today.standing.is_some();
            let met = |list: &hamstrong_rules::readiness::Checklist| logged && list.open().next().is_none();
            prop_assert_eq!(decision.today.tier >= Tier::M1, met(&decision.m1));
            prop_assert_eq!(decision.today.tier >= Tier::M2, met(&decision.m1) && met(&decision.m2));
            prop_assert_eq!(decision.today.hold.is_some(), !decision.holds.is_empty());
        }
    }

    #[test]
    fn no_history_whatever_makes_the_engine_panic(history in anything(), day in -40..4000_i64, lag in -50..50_i64) {
        let courses = courses();
        let day = history.onset.plus_days(day);
        for (_, course) in courses.iter().take(1) {
            let decision = evaluate(course, &history, day, day.plus_days(lag));
            prop_assert!(decision.today.hold != Some(HoldLevel::Urgent) || decision.today.tier == Tier::M0);
            timeline(course, &history, day);
        }
    }
}

fn any_values() -> impl Strategy<Value = DayValues> {
    let pain = || proptest::option::of((0..=10_i64).prop_map(|n| n.try_into().unwrap()));
    let grade = || proptest::option::of((0..=3_i64).prop_map(|n| n.try_into().unwrap()));
    let answer = || proptest::option::of(any::<bool>());
    let flags = proptest::collection::vec(0..18_usize, 0..2);
    (
        (pain(), pain(), pain(), grade(), grade(), pain()),
        (answer(), answer(), answer(), answer(), answer(), answer()),
        flags,
        0..12_u8,
        any::<bool>(),
    )
        .prop_map(|(scores, answers, flags, event, confirmed)| DayValues {
            pain_rest: scores.0,
            pain_walk: scores.1,
            pain_stretch: scores.2,
            swelling: scores.3,
            bruising: scores.4,
            low_back: scores.5,
            walking_normal: answers.0,
            night_pain: answers.1,
            painkiller: answers.2,
            below_knee: answers.3,
            tingling: answers.4,
            cough_sneeze: answers.5,
            sudden_pain: event == 0,
            red_flags: flags
                .into_iter()
                .filter(|_| event == 1)
                .map(|n| FLAGS.get(n).map_or(FlagId("unheard_of".to_owned()), |flag| FlagId::from(*flag)))
                .collect(),
            confirmed,
        })
}

fn any_deed() -> impl Strategy<Value = (i64, i64, u128, u8, DayValues, f64)> {
    (-60..3900_i64, -5..60_i64, 1..12_u128, 0..12_u8, any_values(), prop_oneof![Just(f64::NAN), 0.0..200.0])
}

/// Acts in any order, on any days, about few records, so that corrections and removals meet.
fn anything() -> impl Strategy<Value = History> {
    let near = proptest::collection::vec(
        (0..30_i64, 0..6_i64, 1..25_u128, 0..12_u8, any_values(), 0.0..20.0),
        0..60,
    );
    let far = proptest::collection::vec(any_deed(), 0..12);
    (near, far, 0..4_u8, proptest::option::of(-5..50_i64)).prop_map(|(near, far, who, started)| {
        let mut history = History::new(support::date("1999-12-30"));
        history.started_on = started.map(|n| history.onset.plus_days(n));
        history.profile = Profile { age: Some(16), pop: Some(who == 1), ..Profile::default() };
        if who < 2 {
            history.profile.site = Some(hamstrong_rules::domain::SiteThird::Proximal);
        }
        for (day, lag, id, kind, values, number) in near.into_iter().chain(far) {
            let on = history.onset.plus_days(day);
            let record = record(id);
            let flag = FlagId::from(FLAGS[usize::try_from(id).unwrap() % 17]);
            let test = TestKind::ALL[usize::try_from(id).unwrap() % 15];
            let deed = match kind {
                0 => Deed::Void { record },
                1 => Deed::Confirm { record },
                2 => Deed::Withdraw { record, flag, reason: "slip".to_owned() },
                3 => Deed::Clearance {
                    record,
                    scope: ClearanceScope::ALL[usize::try_from(id).unwrap() % 3],
                    by: String::new(),
                },
                4 => Deed::Test { record, day: on, test, value: Value::Number(number) },
                5 => Deed::Massage { record, day: on, tier: Tier::M2, result: MassageResult::Adverse },
                6 => Deed::Profile(history.profile.clone()),
                _ => Deed::Entry { record, day: on, values },
            };
            history.acts.push(Act { entered_on: on.plus_days(lag), deed });
        }
        history
    })
}
