//! Adherence row by row (rule specification 2.3), and that it stays out of every decision.
#![allow(clippy::unwrap_used, reason = "tests stop at what they cannot read")]

use hamstrong_rules::domain::{Minutes, PriceKind, PriceStep};
use hamstrong_rules::price::{DayFacts, DayPlan, DayScore, Done, day_plan, day_score, week_score};
use hamstrong_rules::protocol::{Adherence, Phase, Protocol, Variant};

fn protocol(variant: Variant) -> Protocol {
    Protocol::builtin(variant).unwrap()
}

fn rule() -> Adherence {
    protocol(Variant::Balanced).book.price.adherence.check
}

fn plan_of(variant: Variant, phase: Phase, index: i32) -> DayPlan {
    let facts = DayFacts {
        phase,
        index,
        swelling: Some(1),
        walks_normally: Some(false),
        trained: false,
        ice_off: false,
    };
    day_plan(&protocol(variant).book, &facts)
}

fn acute() -> DayPlan {
    plan_of(Variant::Balanced, Phase::P1, 0)
}

fn minutes(n: i64) -> Minutes {
    Minutes::try_from(n).unwrap()
}

fn ice() -> PriceStep {
    PriceStep { minutes: Some(minutes(12)), ..PriceStep::of(PriceKind::Ice) }
}

fn wrap(m: i64) -> PriceStep {
    PriceStep { minutes: Some(minutes(m)), ..PriceStep::of(PriceKind::Compress) }
}

fn raised(m: i64) -> PriceStep {
    PriceStep { minutes: Some(minutes(m)), ..PriceStep::of(PriceKind::Elevate) }
}

fn rest(walked: Option<i64>, vigorous: Option<i64>) -> PriceStep {
    PriceStep {
        walking_minutes: walked.map(minutes),
        vigorous_minutes: vigorous.map(minutes),
        ..PriceStep::of(PriceKind::Rest)
    }
}

fn kept(no_sprint: Option<bool>, no_hard_stretch: Option<bool>, support: Option<bool>) -> PriceStep {
    PriceStep { no_sprint, no_hard_stretch, support, ..PriceStep::of(PriceKind::Protect) }
}

fn count(plan: &DayPlan, steps: &[PriceStep]) -> DayScore {
    day_score(plan, &Done::of(steps), &rule())
}

fn part(plan: &DayPlan, part: PriceKind, steps: &[PriceStep]) -> Option<f64> {
    count(plan, steps).parts.iter().find(|p| p.part == part).unwrap().score
}

fn near(found: Option<f64>, expected: f64) -> bool {
    found.is_some_and(|found| (found - expected).abs() < 1e-9)
}

#[test]
fn the_do_more_parts_count_against_the_lower_end_and_extra_earns_nothing() {
    let plan = acute();
    for (sessions, expected) in [(1, 1.0 / 3.0), (2, 2.0 / 3.0), (3, 1.0), (4, 1.0), (9, 1.0)] {
        let found = part(&plan, PriceKind::Ice, &vec![ice(); sessions]);
        assert!(near(found, expected), "{sessions} sessions: {found:?}");
    }
    for (done, expected) in [(0, 0.0), (180, 0.5), (359, 359.0 / 360.0), (360, 1.0), (700, 1.0)] {
        let found = part(&plan, PriceKind::Compress, &[wrap(done)]);
        assert!(near(found, expected), "{done} min in a wrap: {found:?}");
    }
    for (done, expected) in [(20, 0.25), (79, 79.0 / 80.0), (80, 1.0), (81, 1.0)] {
        let found = part(&plan, PriceKind::Elevate, &[raised(done)]);
        assert!(near(found, expected), "{done} min raised: {found:?}");
    }
    let twice = part(&plan, PriceKind::Elevate, &[raised(20), raised(20)]);
    assert!(near(twice, 0.5), "steps of a day add up: {twice:?}");
}

#[test]
fn a_rest_day_as_prescribed_counts_in_full() {
    let plan = acute();
    assert!(near(part(&plan, PriceKind::Rest, &[rest(Some(0), Some(0))]), 1.0));
    assert!(near(part(&plan, PriceKind::Rest, &[rest(None, Some(0))]), 1.0));
}

#[test]
fn walking_falls_in_a_straight_line_from_the_cap_to_twice_the_cap() {
    let plan = acute();
    for (walked, expected) in [(0, 1.0), (40, 1.0), (41, 1.0 - 1.0 / 40.0), (60, 0.5), (80, 0.0), (200, 0.0)]
    {
        let found = part(&plan, PriceKind::Rest, &[rest(Some(walked), None)]);
        assert!(near(found, expected), "{walked} min walked: {found:?}");
    }
}

#[test]
fn the_lower_of_the_two_limits_is_the_rest_of_the_day() {
    let plan = acute();
    for (walked, vigorous, expected) in
        [(Some(40), Some(1), 0.0), (Some(60), Some(0), 0.5), (None, Some(5), 0.0), (Some(30), Some(0), 1.0)]
    {
        let found = part(&plan, PriceKind::Rest, &[rest(walked, vigorous)]);
        assert!(near(found, expected), "{walked:?} {vigorous:?}: {found:?}");
    }
    let uncapped = plan_of(Variant::EarlyLoad, Phase::P1, 0);
    assert_eq!(part(&uncapped, PriceKind::Rest, &[rest(Some(300), None)]), None, "no cap, nothing to count");
}

#[test]
fn protection_is_ticked_of_asked() {
    let plan = acute();
    let (yes, no) = (Some(true), Some(false));
    for (step, expected) in [
        (kept(yes, yes, yes), 1.0),
        (kept(yes, yes, no), 2.0 / 3.0),
        (kept(yes, None, None), 1.0 / 3.0),
        (kept(no, no, no), 0.0),
    ] {
        assert!(near(part(&plan, PriceKind::Protect, std::slice::from_ref(&step)), expected), "{step:?}");
    }
    assert_eq!(part(&plan, PriceKind::Protect, &[kept(None, None, None)]), None);
    let changed = [kept(yes, yes, yes), kept(no, None, None)];
    assert!(near(part(&plan, PriceKind::Protect, &changed), 2.0 / 3.0), "a sprint later in the day counts");
    let second = plan_of(Variant::Balanced, Phase::P2, 5);
    assert!(near(part(&second, PriceKind::Protect, &[kept(yes, yes, None)]), 1.0), "two are asked");
}

#[test]
fn a_day_is_the_mean_of_what_was_logged_and_needs_three_parts() {
    let plan = acute();
    let three = count(&plan, &[ice(), wrap(360), raised(80)]);
    assert_eq!((three.logged, three.asked), (3, 5));
    assert!(near(three.score, (1.0 / 3.0 + 1.0 + 1.0) / 3.0));
    let two = count(&plan, &[wrap(360), raised(80)]);
    assert_eq!((two.score, two.logged, two.asked), (None, 2, 5), "blank parts are coverage, not zeros");
    assert_eq!(count(&plan, &[]).score, None);
}

#[test]
fn a_part_without_minutes_was_done_but_cannot_be_counted() {
    assert_eq!(part(&acute(), PriceKind::Compress, &[PriceStep::of(PriceKind::Compress)]), None);
    assert!(
        part(&acute(), PriceKind::Ice, &[PriceStep::of(PriceKind::Ice)]).is_some(),
        "ice counts sessions"
    );
}

#[test]
fn what_the_plan_does_not_ask_does_not_count_either_way() {
    let late = plan_of(Variant::Balanced, Phase::P1, 3);
    let with = count(&late, &[ice(), wrap(360), raised(60), rest(Some(10), Some(0))]);
    let without = count(&late, &[wrap(360), raised(60), rest(Some(10), Some(0))]);
    assert_eq!((with.score, with.asked), (without.score, 4));
    let training = count(&plan_of(Variant::Balanced, Phase::P3, 12), &[ice(), wrap(60), raised(60)]);
    assert_eq!((training.asked, training.logged, training.score), (0, 0, None));
}

#[test]
fn switched_off_ice_leaves_the_sum() {
    let facts = DayFacts {
        phase: Phase::P1,
        index: 0,
        swelling: None,
        walks_normally: None,
        trained: false,
        ice_off: true,
    };
    let off = day_plan(&protocol(Variant::Balanced).book, &facts);
    let found = count(&off, &[ice(), wrap(360), raised(80), rest(None, Some(0))]);
    assert_eq!((found.logged, found.asked), (3, 4));
    assert!(near(found.score, 1.0));
}

#[test]
fn a_week_needs_four_scored_days_and_shows_its_coverage() {
    let good = count(&acute(), &[ice(), ice(), ice(), wrap(360), raised(80)]);
    let half = count(&acute(), &[wrap(180), raised(40), rest(Some(60), Some(0))]);
    let empty = count(&acute(), &[]);
    let three = week_score(&[good.clone(), good.clone(), half.clone()], &rule());
    assert_eq!((three.score, three.scored_days), (None, 3));
    let four = week_score(&[good.clone(), good.clone(), half.clone(), half.clone()], &rule());
    assert!(near(four.score, 0.75));
    let gaps = [good.clone(), good, half.clone(), half, empty.clone(), empty.clone(), empty];
    let whole = week_score(&gaps, &rule());
    assert!(near(whole.score, 0.75), "missing days are no zeros");
    assert_eq!((whole.logged, whole.asked), (12, 35), "but they show in the coverage");
}

#[test]
fn a_week_over_a_change_of_phase_holds_each_day_to_its_own_plan() {
    let acute = count(&acute(), &[wrap(360), raised(80), rest(Some(40), Some(0))]);
    let gentle = plan_of(Variant::Balanced, Phase::P2, 4);
    let later = count(&gentle, &[raised(40), rest(Some(300), Some(0)), kept(Some(true), Some(true), None)]);
    assert!(near(later.score, 1.0), "no cap on walking in the second phase");
    assert_eq!((acute.asked, later.asked), (5, 3));
    let week = week_score(&[acute.clone(), acute, later.clone(), later], &rule());
    assert_eq!((week.asked, week.scored_days), (16, 4));
    assert!(near(week.score, 1.0));
}

#[test]
fn no_gate_no_tier_and_no_watching_rule_reads_first_aid() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/readiness");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            for word in ["price", "Price", "adherence", "Adherence", "FirstAid"] {
                assert!(!line.contains(word), "{}: {line}", path.display());
            }
        }
    }
    for variant in Variant::ALL {
        let book = protocol(*variant).book;
        let gates = [&book.gates.p2, &book.gates.p3, &book.gates.p4, &book.gates.p5];
        let tiers = [&book.massage.m1, &book.massage.m2, &book.massage.m3];
        for rule in gates.into_iter().chain(tiers).flatten() {
            let text = serde_json::to_string(rule).unwrap();
            assert!(!text.contains("price"), "{}", rule.id);
        }
    }
}
