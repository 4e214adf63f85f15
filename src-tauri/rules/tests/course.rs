//! What a scenario file cannot say: corrections, removals, withdrawals, overrides, switches, the calendar.
#![allow(clippy::unwrap_used, reason = "tests stop at what they cannot read")]

mod support;

use hamstrong_rules::protocol::{
    ClearanceScope, Course, HoldLevel, Override, Phase, Protocol, RuleId, Setting, TestKind, Tier, Variant,
};
use hamstrong_rules::readiness::{
    ChangeReason, DayValues, Deed, FlagId, Gate, MassageResult, Notice, Standing, evaluate, timeline,
};
use support::{Diary, course, limping, record, swollen, values};

/// A moderate strain that reaches P2 on day 4 and is massage-ready from day 6.
fn eased(onset: &str) -> Diary {
    let mut diary = Diary::from(onset);
    for (day, (rest, walk)) in (0..).zip([(4, 6), (4, 6), (3, 5), (2, 4), (2, 4), (1, 2), (1, 2)]) {
        diary.log(day, values(rest, walk, 4));
    }
    diary
}

fn tiers(diary: &Diary, until: i64) -> Vec<Tier> {
    diary.timeline(Variant::Balanced, until).into_iter().map(|day| day.tier).collect()
}

// Catches: days derived from instants, which lose or double a day when the clock changes.
#[test]
fn a_clock_change_a_leap_day_and_midnight_move_nothing() {
    let plain = tiers(&eased("2026-06-01"), 9);
    for onset in ["2026-03-26", "2026-10-22", "2028-02-26", "2027-12-29", "2100-02-26"] {
        assert_eq!(tiers(&eased(onset), 9), plain, "{onset}");
    }
    assert_eq!(eased("2028-02-26").decide(3).today.day.to_string(), "2028-02-29");
}

// Catches: trust counted in hours, so that an entry after midnight for yesterday would be late.
#[test]
fn an_entry_after_midnight_is_still_in_time_and_two_days_later_is_not() {
    for (lag, tier) in [(0, Tier::M2), (1, Tier::M2), (2, Tier::M0)] {
        let mut diary = eased("2026-06-01");
        diary.history.acts.truncate(5);
        diary.late(5, 5 + lag, values(1, 2, 4));
        diary.log(7, values(1, 2, 4));
        assert_eq!(diary.decide(7).today.tier, tier, "{lag}");
    }
}

// Catches: state shared between injuries, so that one leg's flag or phase would touch the other.
#[test]
fn two_injuries_are_decided_apart() {
    let calm = eased("2026-06-01");
    let mut other = eased("2026-06-01");
    other.flag(6, "dvt_suspect", values(1, 1, 1));
    let course = course(Variant::Balanced);
    let day = calm.day(6);
    let before = evaluate(&course, &calm.history, day, day);
    let held = evaluate(&course, &other.history, day, day);
    assert_eq!(held.today.hold, Some(HoldLevel::Urgent));
    assert_eq!(evaluate(&course, &calm.history, day, day), before);
    assert_eq!(before.today.tier, Tier::M2);
}

// Catches: windows in entries instead of days, so that two entries a month apart would open a gate.
#[test]
fn a_gap_of_thirty_days_demotes_nobody_and_opens_nothing() {
    let mut diary = eased("2026-06-01");
    diary.log(36, values(0, 0, 0));
    assert_eq!(diary.decide(36).today.phase, Phase::P2);
    assert_eq!(diary.decide(36).today.tier, Tier::M0);
    diary.log(37, values(0, 0, 0));
    assert_eq!(diary.decide(37).today.tier, Tier::M2);
    assert!(diary.timeline(Variant::Balanced, 37).iter().all(|day| !day.notices.contains(&Notice::Plateau)));
}

fn strict_walk(date: &str) -> Override {
    Override {
        rule: RuleId::from("M2.walk"),
        value: Setting::Number(1.0),
        name: "A. Physio".to_owned(),
        date: date.parse().unwrap(),
        reason: "third strain".to_owned(),
    }
}

// Catches: an override that reaches back, or that is not shown beside its value.
#[test]
fn an_override_holds_from_its_day_and_shows_its_author() {
    let mut diary = eased("2026-06-01");
    diary.log(7, values(1, 2, 4));
    let base = Protocol::builtin(Variant::Balanced).unwrap();
    let course = Course::with_overrides(&base, &[strict_walk("2026-06-08")]).unwrap();
    let tiers: Vec<Tier> =
        timeline(&course, &diary.history, diary.day(7)).iter().map(|day| day.tier).collect();
    assert_eq!((tiers[6], tiers[7]), (Tier::M2, Tier::M1));
    let decision = evaluate(&course, &diary.history, diary.day(7), diary.day(7));
    let walk = decision.m2.rules.iter().find(|rule| rule.rule.as_str() == "M2.walk").unwrap();
    assert_eq!(walk.answer, Gate::Unmet);
    assert_eq!(walk.set_by.as_ref().unwrap().reason, "third strain");
}

// Catches: a switch that decides earlier days anew.
#[test]
fn a_variant_switched_in_between_acts_from_its_day() {
    let diary = eased("2026-06-01");
    let classic = Protocol::builtin(Variant::ClassicPrice).unwrap();
    let switched = course(Variant::Balanced).then(diary.day(6), classic);
    let days = timeline(&switched, &diary.history, diary.day(6));
    let plain = diary.timeline(Variant::Balanced, 6);
    assert_eq!(days[..6], plain[..6]);
    assert_eq!((plain[6].tier, days[6].tier), (Tier::M2, Tier::M1));
    let stamp = evaluate(&switched, &diary.history, diary.day(6), diary.day(6)).protocol;
    assert_eq!(stamp.variant, Variant::ClassicPrice);
}

/// P2 with a quiet course, a flare on day 10.
fn flaring() -> (Diary, hamstrong_rules::domain::RecordId) {
    let mut diary = eased("2026-06-01");
    for day in 7..=9 {
        diary.log(day, values(1, 1, 3));
    }
    let record = diary.log(10, values(1, 4, 3));
    (diary, record)
}

// Catches: a corrected value that still closes massage, or that rewrites what was shown.
#[test]
fn a_corrected_value_ends_the_flare_that_rested_on_it_from_then_on() {
    let (mut diary, slip) = flaring();
    diary.correct(slip, 10, 11, values(1, 1, 3));
    diary.log(11, values(1, 1, 3));
    let days = diary.timeline(Variant::Balanced, 11);
    assert_eq!(days[10].tier, Tier::M0);
    assert!(days[10].notices.contains(&Notice::Flare));
    assert_eq!(days[11].flare_from, None);
    assert_eq!(days[11].tier, Tier::M2);
    assert_eq!(days[11].ended[0].rule.as_str(), "flare");
    assert_eq!(days[11].ended[0].corrected, diary.day(10));
}

// Catches: a removed entry that still counts as logged, or still flares.
#[test]
fn a_voided_entry_is_no_entry_any_more() {
    let (mut diary, slip) = flaring();
    diary.act(11, Deed::Void { record: slip });
    diary.log(11, values(1, 1, 3));
    let days = diary.timeline(Variant::Balanced, 12);
    assert_eq!(days[11].tier, Tier::M2);
    assert_eq!(diary.decide(11).m2.rules[4].readings[1].day, diary.day(9));
}

// Catches: back-filling that judges a past flare away, which 1.13.28 forbids.
#[test]
fn back_filling_does_not_end_a_flare() {
    let mut diary = eased("2026-06-01");
    diary.log(8, values(1, 1, 3));
    diary.log(10, values(1, 4, 3));
    diary.late(9, 11, values(1, 4, 3));
    diary.late(7, 11, values(1, 4, 3));
    diary.log(11, values(1, 1, 3));
    assert_eq!(diary.decide(11).today.tier, Tier::M0);
    assert!(diary.decide(11).today.flare_from.is_some());
}

/// P3 on day 8 by fresh tests, flares on days 12 and 13.
fn set_back() -> (Diary, hamstrong_rules::domain::RecordId) {
    let mut diary = eased("2026-06-01");
    for day in 7..=11 {
        diary.log(day, values(1, 1, 3));
    }
    for test in [TestKind::IsoHalfPain, TestKind::SlSquatPain, TestKind::BridgeHoldPain] {
        diary.test(9, test, 1.0);
    }
    diary.log(12, values(1, 3, 3));
    let second = diary.log(13, values(1, 3, 3));
    (diary, second)
}

// Catches: a setback that outlives the slip it rested on.
#[test]
fn a_setback_ends_with_the_value_it_rested_on() {
    let (mut diary, second) = set_back();
    let before = diary.timeline(Variant::Balanced, 13);
    assert_eq!((before[12].phase, before[13].phase), (Phase::P3, Phase::P2));
    assert_eq!(before[13].changes[0].reason, ChangeReason::Setback);
    diary.correct(second, 13, 14, values(1, 1, 3));
    diary.log(14, values(1, 1, 3));
    let days = diary.timeline(Variant::Balanced, 14);
    assert_eq!(days[13].phase, Phase::P2);
    assert_eq!(days[14].phase, Phase::P3);
    assert_eq!(days[14].changes[0].reason, ChangeReason::Corrected);
    assert!(days[14].ended.iter().any(|end| end.rule.as_str() == "setback"));
}

// Catches: a phase given back while a warning sign is open.
#[test]
fn an_ended_setback_waits_for_the_hold() {
    let (mut diary, second) = set_back();
    diary.flag(14, "hard_lump", values(1, 1, 3));
    diary.correct(second, 13, 14, values(1, 1, 3));
    diary.clear(15, ClearanceScope::All);
    let days = diary.timeline(Variant::Balanced, 15);
    assert_eq!((days[14].phase, days[15].phase), (Phase::P2, Phase::P3));
}

fn withdraw(record: hamstrong_rules::domain::RecordId, flag: &str) -> Deed {
    Deed::Withdraw { record, flag: FlagId(flag.to_owned()), reason: "wrong row".to_owned() }
}

// Catches: a hold that a slip of the finger leaves behind, and one that can be talked away the day after.
#[test]
fn a_slip_is_withdrawn_on_its_day_or_not_at_all() {
    for (day, hold) in [(5, None), (6, Some(HoldLevel::Urgent))] {
        let mut diary = eased("2026-06-01");
        let slip = diary.flag(5, "dvt_suspect", values(1, 2, 4));
        diary.act(day, withdraw(slip, "dvt_suspect"));
        assert_eq!(diary.decide(6).today.hold, hold, "{day}");
        diary.act(day, withdraw(slip, "pe_suspect"));
        assert_eq!(diary.decide(6).today.hold, hold, "{day}");
    }
}

// Catches: undo or un-ticking that ends a hold.
#[test]
fn neither_unticking_nor_removing_an_entry_ends_a_hold() {
    for entered in [5, 6] {
        let mut unticked = eased("2026-06-01");
        let record = unticked.flag(5, "dvt_suspect", values(1, 2, 4));
        unticked.correct(record, 5, entered, values(1, 2, 4));
        assert_eq!(unticked.decide(7).today.hold, Some(HoldLevel::Urgent));
        let mut removed = eased("2026-06-01");
        let record = removed.flag(5, "dvt_suspect", values(1, 2, 4));
        removed.act(entered, Deed::Void { record });
        assert_eq!(removed.decide(7).today.hold, Some(HoldLevel::Urgent));
    }
}

// Catches: an old entry whose typing error is corrected after the clearance and that holds again.
#[test]
fn correcting_another_field_does_not_raise_an_old_sign_again() {
    let mut diary = eased("2026-06-01");
    let flagged = DayValues { red_flags: vec![FlagId("hard_lump".to_owned())], ..values(1, 2, 4) };
    let record = diary.log(5, flagged.clone());
    diary.clear(6, ClearanceScope::All);
    diary.correct(record, 5, 7, DayValues { pain_stretch: Some(3.try_into().unwrap()), ..flagged });
    assert_eq!(diary.decide(7).today.hold, None);
}

// Catches: a clearance entered in error that cannot be taken back.
#[test]
fn a_clearance_entered_in_error_gives_the_hold_back() {
    let mut diary = eased("2026-06-01");
    diary.flag(5, "hard_lump", values(1, 2, 4));
    let clearance = diary.clear(6, ClearanceScope::All);
    assert_eq!(diary.decide(6).today.hold, None);
    diary.act(7, Deed::Void { record: clearance });
    assert_eq!(diary.decide(7).today.hold, Some(HoldLevel::Clinician));
}

// Catches: news that waits for the next entry.
#[test]
fn bad_news_entered_late_acts_on_its_day_of_entry_even_without_an_entry_for_that_day() {
    let mut diary = eased("2026-06-01");
    let flagged = DayValues { red_flags: vec![FlagId("dvt_suspect".to_owned())], ..values(1, 2, 4) };
    diary.late(5, 8, flagged);
    let days = diary.timeline(Variant::Balanced, 8);
    assert_eq!((days[7].hold, days[8].hold), (None, Some(HoldLevel::Urgent)));
    let mut hurt = eased("2026-06-01");
    hurt.late(5, 8, limping(DayValues { sudden_pain: true, ..values(3, 6, 6) }));
    let days = hurt.timeline(Variant::Balanced, 8);
    assert_eq!((days[7].phase, days[8].phase), (Phase::P2, Phase::P1));
    assert_eq!((days[8].onset, days[8].index.0, days[8].episode), (hurt.day(5), 3, 2));
}

// Catches: a late flare that rewrites history, or that is forgotten.
#[test]
fn a_late_flare_counts_from_its_own_day_and_is_told_when_known() {
    let mut diary = eased("2026-06-01");
    for day in [7, 8, 11] {
        diary.log(day, values(1, 1, 3));
    }
    diary.late(9, 11, values(1, 4, 3));
    let days = diary.timeline(Variant::Balanced, 12);
    assert!(days[9].notices.is_empty() && days[11].notices.contains(&Notice::Flare));
    assert_eq!(days[11].flare_from, Some(diary.day(9)));
    assert_eq!(days[12].flare_from, None);
}

// Catches: M3 without a session that went well, and massage right after a bad one.
#[test]
fn massage_sessions_open_the_deep_tier_and_close_massage_after_a_bad_reaction() {
    let mut diary = eased("2026-06-01");
    for day in 7..=40 {
        diary.log(day, values(0, 0, 1));
    }
    for test in [TestKind::IsoHalfPain, TestKind::SlSquatPain, TestKind::BridgeHoldPain] {
        diary.test(9, test, 0.0);
    }
    assert_eq!(diary.decide(25).today.tier, Tier::M2);
    let session = |n, day, tier, result| Deed::Massage { record: record(n), day, tier, result };
    let day = diary.day(22);
    diary.act(22, session(900, day, Tier::M2, MassageResult::Unknown));
    assert_eq!(diary.decide(24).today.tier, Tier::M2, "no answer yet");
    diary.act(24, session(900, day, Tier::M2, MassageResult::Neutral));
    assert_eq!(diary.decide(24).today.tier, Tier::M3);
    let same_day = diary.day(24);
    let mut today = diary.clone();
    today.act(24, session(900, same_day, Tier::M2, MassageResult::Neutral));
    assert_eq!(today.decide(24).today.tier, Tier::M2, "the session of today is not an earlier one");
    diary.act(25, session(900, day, Tier::M2, MassageResult::Adverse));
    let tiers = tiers(&diary, 33);
    assert_eq!(tiers[25..=29], [Tier::M0; 5]);
    assert_eq!(tiers[30], Tier::M1, "eight days after the session, and around the spot first");
    let day = diary.day(31);
    diary.act(32, session(901, day, Tier::M1, MassageResult::Helpful));
    assert_eq!(diary.decide(31).today.tier, Tier::M1);
    assert_eq!(diary.decide(32).today.tier, Tier::M2);
}

// Catches: an agreement that counts before its day.
#[test]
fn a_condition_on_file_blocks_until_a_clinician_agreed() {
    use hamstrong_rules::readiness::{Agreement, Contraindication};
    let mut diary = eased("2026-06-01");
    diary.log(7, values(1, 2, 4));
    let agreed = Agreement { by: "Dr Who".to_owned(), on: diary.day(7) };
    let item = |agreed| vec![Contraindication { id: "anticoagulant".to_owned(), agreed }];
    diary.history.profile.contraindications = item(None);
    assert_eq!(diary.decide(7).today.tier, Tier::M0);
    diary.history.profile.contraindications = item(Some(agreed));
    assert_eq!((diary.decide(6).today.tier, diary.decide(7).today.tier), (Tier::M0, Tier::M2));
}

// Catches: a confirmation that counts before it was given.
#[test]
fn a_confirmation_counts_from_when_it_is_given() {
    let mut diary = eased("2026-06-01");
    let odd = diary.log(7, swollen(2, values(1, 2, 4)));
    diary.log(8, swollen(1, values(1, 2, 4)));
    diary.act(8, Deed::Confirm { record: odd });
    let days = diary.timeline(Variant::Balanced, 8);
    assert!(days[7].notices.contains(&Notice::Unconfirmed));
    assert!(days[8].notices.is_empty(), "{:?}", days[8].notices);
}

// Catches: a pass that walks the whole diary for every day.
#[test]
fn ten_years_of_entries_are_decided_in_one_pass() {
    let mut diary = Diary::from("2026-01-01");
    for day in 0..3650 {
        diary.log(day, values(day % 3, day % 4, day % 5));
    }
    assert_eq!(diary.timeline(Variant::Balanced, 3649).len(), 3650);
}

// Catches: contradictions judged once and never again when a day between becomes known.
#[test]
fn a_back_filled_day_can_make_the_next_one_contradictory() {
    let mut diary = eased("2026-06-01");
    diary.log(9, values(0, 0, 0));
    diary.late(8, 10, limping(values(2, 6, 6)));
    diary.log(10, values(0, 0, 0));
    let walk = diary.decide(10).m2.rules.into_iter().find(|rule| rule.rule.as_str() == "M2.walk").unwrap();
    assert_eq!(walk.answer, Gate::Unknown);
    assert_eq!(walk.readings[1].standing, Standing::Unconfirmed);
}

// Catches: a confirmation asked of an entry whose jump the event of the day explains.
#[test]
fn an_event_of_the_day_explains_every_entry_of_it() {
    let mut diary = Diary::from("2026-06-01");
    diary.log(1, values(0, 0, 0));
    diary.log(2, values(0, 5, 3));
    diary.log(2, DayValues { sudden_pain: true, confirmed: true, ..values(0, 6, 3) });
    assert!(!diary.decide(2).today.notices.contains(&Notice::Unconfirmed));
}

// Catches: a correction that takes away a phase reached since the setback.
#[test]
fn a_phase_reached_since_a_setback_is_kept_when_the_setback_ends() {
    let (mut diary, second) = set_back();
    for day in 14..=26 {
        diary.log(day, values(0, 0, 0));
    }
    let tests = [
        (TestKind::IsoHalfPain, 0.0),
        (TestKind::SlSquatPain, 0.0),
        (TestKind::BridgeHoldPain, 0.0),
        (TestKind::IsoFullPain, 0.0),
        (TestKind::AkeDiff, 5.0),
        (TestKind::SlhbLsi, 95.0),
        (TestKind::JogPain, 0.0),
    ];
    for day in [16, 21] {
        for (test, value) in tests {
            diary.test(day, test, value);
        }
    }
    assert_eq!(diary.decide(25).today.phase, Phase::P4);
    diary.correct(second, 13, 26, values(1, 1, 3));
    assert_eq!(diary.decide(26).today.phase, Phase::P4);
}
