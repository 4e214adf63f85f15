//! Decisions that only a second injury, a second entry or a second clearance can tell apart.
#![allow(clippy::unwrap_used, reason = "tests stop at what they cannot read")]

mod support;

use hamstrong_rules::domain::{Cause, RecordId, SiteThird};
use hamstrong_rules::protocol::{Band, ClearanceScope, HoldLevel, Phase, TestKind, Tier, Variant};
use hamstrong_rules::readiness::{
    DayValues, Deed, FlagId, Freshness, Gate, MassageResult, Notice, Onset, Profile,
};
use support::{Diary, answer, calm, diary, limping, n, record, swollen, values};

fn sudden(values: DayValues) -> DayValues {
    limping(DayValues { sudden_pain: true, ..values })
}

#[test]
fn the_proximal_pattern_asks_for_the_sit_bone_and_for_a_stretch_or_pain_on_sitting() {
    for (site, cause, sitting, is) in [
        (SiteThird::Proximal, Cause::Stretch, None, true),
        (SiteThird::Proximal, Cause::Stretch, Some(false), true),
        (SiteThird::Proximal, Cause::Sprint, Some(true), true),
        (SiteThird::Proximal, Cause::Sprint, Some(false), false),
        (SiteThird::Proximal, Cause::Sprint, None, false),
        (SiteThird::Mid, Cause::Stretch, None, false),
        (SiteThird::Mid, Cause::Sprint, Some(true), false),
    ] {
        let mut diary = diary(&[(0, 2, 3)]);
        diary.history.profile =
            Profile { site: Some(site), cause: Some(cause), sitting_pain: sitting, ..Profile::default() };
        let today = diary.decide(0).today;
        let name = format!("{site:?} {cause:?} {sitting:?}");
        assert_eq!(today.band == Some(Band::Severe), is, "{name}");
        assert_eq!(today.notices.contains(&Notice::ProximalCheck), is, "{name}");
    }
}

#[test]
fn a_new_episode_counts_the_days_of_its_band_from_its_own_injury() {
    for (day, band) in [(9, Band::Moderate), (10, Band::Severe)] {
        let mut diary = calm(7);
        diary.log(8, sudden(values(3, 5, 5)));
        diary.log(day, limping(values(3, 7, 5)));
        assert_eq!(diary.decide(day).today.band, Some(band), "{day}");
    }
    let mut eased = calm(7);
    eased.log(8, sudden(values(3, 5, 5)));
    eased.log(9, values(1, 1, 3));
    assert_eq!(eased.decide(9).today.band, Some(Band::Mild));
}

#[test]
fn not_bearing_weight_holds_from_day_four_of_the_episode_it_is_in() {
    let held = |mut diary: Diary, day| {
        diary.flag(day, "not_weight_bearing", values(1, 1, 3));
        diary.decide(day).today.hold
    };
    assert_eq!(held(calm(2), 3), None);
    assert_eq!(held(calm(3), 4), Some(HoldLevel::Clinician));
    let again = || {
        let mut diary = calm(7);
        diary.log(8, sudden(values(3, 5, 5)));
        diary
    };
    assert_eq!(held(again(), 11), None);
    assert_eq!(held(again(), 12), Some(HoldLevel::Clinician));
}

#[test]
fn after_a_bad_reaction_only_an_answered_session_after_it_and_before_today_opens_massage() {
    let session = |n, day, tier, result| Deed::Massage { record: record(n), day, tier, result };
    for (name, day, tier, result, expected) in [
        ("before the bad one", 21, Tier::M2, MassageResult::Helpful, Gate::Unmet),
        ("on its day", 22, Tier::M2, MassageResult::Helpful, Gate::Unmet),
        ("the day after", 23, Tier::M1, MassageResult::Helpful, Gate::Met),
        ("yesterday", 31, Tier::M1, MassageResult::Neutral, Gate::Met),
        ("today", 32, Tier::M1, MassageResult::Helpful, Gate::Unmet),
        ("without an answer", 31, Tier::M2, MassageResult::Unknown, Gate::Unmet),
        ("no massage", 31, Tier::M0, MassageResult::Helpful, Gate::Unmet),
    ] {
        let mut diary = calm(32);
        let (bad, other) = (diary.day(22), diary.day(day));
        diary.act(22, session(900, bad, Tier::M2, MassageResult::Adverse));
        diary.act(32, session(901, other, tier, result));
        assert_eq!(answer(&diary, 32, "M2.reaction"), expected, "{name}");
    }
}

#[test]
fn a_massage_that_was_removed_or_reworded_acts_no_longer_and_the_others_stay() {
    let session = |n, day, result| Deed::Massage { record: record(n), day, tier: Tier::M2, result };
    let mut bad = calm(14);
    let (first, second) = (bad.day(10), bad.day(12));
    bad.act(12, session(900, first, MassageResult::Helpful));
    bad.act(12, session(901, second, MassageResult::Adverse));
    assert_eq!(answer(&bad, 14, "M1.reaction"), Gate::Unmet);
    for (deed, expected) in [
        (Deed::Void { record: record(901) }, Gate::NotAsked),
        (session(901, second, MassageResult::Neutral), Gate::NotAsked),
        (Deed::Void { record: record(900) }, Gate::Unmet),
        (session(900, first, MassageResult::Neutral), Gate::Unmet),
    ] {
        let mut diary = bad.clone();
        diary.act(14, deed.clone());
        assert_eq!(answer(&diary, 14, "M1.reaction"), expected, "{deed:?}");
    }
}

#[test]
fn removing_a_clearance_on_its_day_gives_the_hold_back_and_removing_another_record_does_not() {
    for (own, hold) in [(true, Some(HoldLevel::Clinician)), (false, None)] {
        let mut diary = calm(7);
        let other = diary.log(8, values(1, 1, 3));
        diary.flag(8, "hard_lump", values(1, 1, 3));
        let clearance = diary.clear(9, ClearanceScope::All);
        diary.act(9, Deed::Void { record: if own { clearance } else { other } });
        assert_eq!(diary.decide(9).today.hold, hold, "{own}");
    }
}

#[test]
fn a_word_on_massage_stands_until_it_is_removed_itself() {
    let mut severe = calm(11);
    severe.history.profile.clinician_class = Some("3a".to_owned());
    let other = severe.late(3, 11, values(2, 4, 3));
    let clearance = severe.clear(11, ClearanceScope::Massage);
    for (record, expected) in [(other, Gate::Met), (clearance, Gate::Unmet)] {
        let mut diary = severe.clone();
        diary.log(12, values(1, 1, 3));
        diary.act(12, Deed::Void { record });
        assert_eq!(answer(&diary, 12, "M2.clear"), expected);
    }
}

#[test]
fn a_word_on_the_back_ends_the_hold_of_the_back_alone() {
    for (scope, causes) in [(ClearanceScope::Back, vec!["hard_lump"]), (ClearanceScope::All, vec![])] {
        let mut diary = calm(7);
        for day in [8, 9] {
            diary.log(day, DayValues { low_back: n(1), tingling: Some(true), ..values(1, 1, 3) });
        }
        diary.flag(9, "hard_lump", values(1, 1, 3));
        diary.clear(10, scope);
        let holds = diary.decide(10).holds;
        let rules: Vec<&str> = holds.iter().map(|cause| cause.rule.as_str()).collect();
        assert_eq!(rules, causes, "{scope}");
    }
}

#[test]
fn withdrawing_one_sign_of_an_entry_leaves_the_others() {
    let mut diary = calm(5);
    let flags = ["dvt_suspect", "hard_lump"].map(|flag| FlagId(flag.to_owned()));
    let both = diary.log(6, DayValues { red_flags: flags.to_vec(), ..values(1, 1, 3) });
    let other = diary.flag(6, "dvt_suspect", values(1, 1, 3));
    let withdraw = |record| Deed::Withdraw { record, flag: flags[0].clone(), reason: "wrong row".to_owned() };
    diary.act(6, withdraw(both));
    assert_eq!(diary.decide(6).today.hold, Some(HoldLevel::Urgent), "the other entry says it too");
    diary.act(6, withdraw(other));
    assert_eq!(diary.decide(6).today.hold, Some(HoldLevel::Clinician), "the second sign stands");
}

#[test]
fn a_sudden_pain_of_day_zero_or_one_corrected_on_its_day_is_no_reinjury() {
    let mut zero = calm(6);
    zero.late(0, 6, sudden(values(4, 6, 6)));
    assert_eq!(zero.decide(6).today.episode, 1);
    let mut slip = calm(6);
    let record = slip.log(7, sudden(values(1, 1, 3)));
    slip.correct(record, 7, 7, values(1, 1, 3));
    assert_eq!(slip.decide(7).today.episode, 1);
    let mut one = calm(6);
    one.log(7, sudden(values(1, 1, 3)));
    assert_eq!(one.decide(7).today.episode, 2);
}

#[test]
fn slow_acute_is_for_p1_without_a_hold() {
    let slow = |phase_pain: i64, flag: bool| {
        let mut diary = diary(&(0..=7).map(|day| (day, phase_pain, 5)).collect::<Vec<_>>());
        if flag {
            diary.flag(7, "hard_lump", limping(values(phase_pain, 5, 3)));
        }
        diary.log(8, limping(values(phase_pain, 5, 3)));
        diary.first(Notice::SlowAcute, 8)
    };
    assert_eq!(slow(3, false), Some(8));
    assert_eq!(slow(3, true), None);
    assert_eq!(calm(9).first(Notice::SlowAcute, 9), None, "in P2");
}

#[test]
fn a_setback_inside_p2_gives_the_clock_and_the_tests_back_when_it_ends() {
    let mut diary = calm(11);
    diary.test(11, TestKind::IsoHalfPain, 1.0);
    let slip = diary.log(12, limping(values(1, 3, 3)));
    let set_back = diary.decide(12);
    assert_eq!((set_back.today.phase, set_back.phase_since), (Phase::P2, diary.day(12)));
    assert!(set_back.today.changes.is_empty());
    diary.log(13, values(1, 1, 3));
    assert_eq!(answer(&diary, 13, "P3.iso"), Gate::Unknown);
    diary.correct(slip, 12, 13, values(1, 1, 3));
    let given_back = diary.decide(13);
    assert_eq!((given_back.today.phase, given_back.phase_since), (Phase::P2, diary.day(4)));
    assert_eq!(answer(&diary, 13, "P3.iso"), Gate::Met);
    assert!(given_back.today.changes.is_empty());
}

/// P4 from day 15, then flares on days 17, 18 and 19.
fn twice_set_back() -> (Diary, [RecordId; 2]) {
    let mut diary = calm(11);
    for day in 12..=16 {
        diary.log(day, values(0, 0, 0));
    }
    for day in [10, 15] {
        for test in [
            TestKind::IsoHalfPain,
            TestKind::SlSquatPain,
            TestKind::BridgeHoldPain,
            TestKind::IsoFullPain,
            TestKind::AkeDiff,
            TestKind::JogPain,
        ] {
            diary.test(day, test, 0.0);
        }
        diary.test(day, TestKind::SlhbLsi, 95.0);
    }
    let first = diary.log(17, values(0, 3, 0));
    let second = diary.log(18, values(0, 3, 0));
    diary.log(19, values(0, 5, 0));
    (diary, [first, second])
}

#[test]
fn of_two_setbacks_the_one_that_still_stands_is_kept() {
    let (mut diary, [first, second]) = twice_set_back();
    let phases = |diary: &Diary, until| {
        diary.timeline(Variant::Balanced, until)[16..].iter().map(|day| day.phase).collect::<Vec<_>>()
    };
    assert_eq!(phases(&diary, 19), [Phase::P4, Phase::P4, Phase::P3, Phase::P2]);
    diary.correct(first, 17, 20, values(0, 0, 0));
    diary.log(20, values(0, 0, 0));
    assert_eq!(phases(&diary, 20).last(), Some(&Phase::P3));
    assert_eq!(diary.decide(20).phase_since, diary.day(19));
    assert_eq!(diary.decide(20).today.ended.len(), 2, "one flare and one setback");
    diary.correct(second, 18, 21, values(0, 0, 0));
    diary.log(21, values(0, 0, 0));
    assert_eq!(phases(&diary, 21).last(), Some(&Phase::P4), "the second ends after the first");
    assert_eq!(diary.decide(21).phase_since, diary.day(15));
}

#[test]
fn a_status_is_of_today_then_waits_and_is_stale_from_the_third_day() {
    let diary = calm(6);
    for (day, freshness) in [
        (6, Freshness::Today),
        (7, Freshness::Waiting(1)),
        (8, Freshness::Waiting(2)),
        (9, Freshness::Stale(3)),
        (12, Freshness::Stale(6)),
    ] {
        assert_eq!(diary.decide(day).today.freshness, freshness, "{day}");
    }
    assert_eq!(Diary::new().decide(4).today.freshness, Freshness::NeverLogged);
}

#[test]
fn logged_days_are_counted_from_the_injury_on() {
    for (days, expected) in [([1, 3, 4], Gate::Met), ([0, 3, 4], Gate::Met), ([4, 4, 3], Gate::Unmet)] {
        let mut diary = Diary::new();
        for day in days {
            diary.log(day, values(1, 1, 3));
        }
        assert_eq!(answer(&diary, 4, "M2.data"), expected, "{days:?}");
    }
    for (day, expected) in [(9, Gate::Unmet), (10, Gate::Met)] {
        let mut diary = calm(7);
        diary.log(8, sudden(values(3, 5, 5)));
        diary.log(9, values(1, 1, 3));
        diary.log(day, values(1, 1, 3));
        assert_eq!(answer(&diary, day, "M2.data"), expected, "{day}");
    }
}

#[test]
fn an_onset_without_a_moment_is_gradual_whatever_the_cause_and_only_then() {
    for (onset, cause, is) in [
        (Some(Onset::Gradual), Some(Cause::Sprint), true),
        (Some(Onset::Sudden), Some(Cause::Gradual), false),
        (None, Some(Cause::Gradual), true),
        (None, Some(Cause::Sprint), false),
        (None, None, false),
    ] {
        let mut diary = diary(&[(0, 3, 3)]);
        diary.history.profile = Profile { onset, cause, ..Profile::default() };
        for day in [3, 4] {
            diary.log(day, DayValues { low_back: n(1), ..values(1, 2, 3) });
        }
        assert_eq!(diary.first(Notice::BackCheck, 4).is_some(), is, "{onset:?} {cause:?}");
    }
}

#[test]
fn the_younger_of_the_two_ages_of_a_birth_year_counts() {
    let on = support::date("2026-03-02");
    for (born, age) in [(2007, 18), (2008, 17), (1980, 45), (2026, 0), (2030, 0)] {
        assert_eq!(Profile::age_from(born.try_into().unwrap(), on), Some(age), "{born}");
    }
}

#[test]
fn a_day_of_two_entries_is_trusted_and_confirmed_only_if_both_are() {
    for (entered, expected) in [(9, Gate::Met), (10, Gate::Unknown)] {
        let mut diary = calm(7);
        diary.log(8, values(1, 1, 3));
        diary.late(8, entered, values(1, 1, 3));
        diary.late(9, 10, values(1, 1, 3));
        diary.log(10, values(1, 1, 3));
        let rule = "P3.walk";
        assert_eq!(answer(&diary, 10, rule), expected, "{entered}");
    }
    for (first, second, usable) in [(true, true, true), (true, false, false), (false, true, false)] {
        let mut diary = calm(7);
        for confirmed in [first, second] {
            diary.log(8, DayValues { confirmed, ..swollen(2, values(1, 1, 3)) });
        }
        let unconfirmed = diary.decide(8).today.notices.contains(&Notice::Unconfirmed);
        assert_eq!(!unconfirmed, usable, "{first} {second}");
    }
}
