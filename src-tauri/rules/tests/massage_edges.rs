//! Section 8 of the rule specification where two readings of it would agree on most days: a row for each case that
//! tells them apart.
#![allow(clippy::unwrap_used, reason = "tests stop at what they cannot read")]

mod support;

use std::collections::BTreeSet;

use hamstrong_rules::domain::{
    Grade, Instant, LocalDate, LocalTime, Massage, MassageBy, MassageDepth, MassageKind, MassageReading,
    ReadingTime,
};
use hamstrong_rules::massage::{
    Direction, Followed, Session, day_of, item_changes, keeps_gap, read_response, reading_due, together,
};
use hamstrong_rules::protocol::{BenefitItem, MassageRules, Phase, Protocol, Tier, Variant};
use hamstrong_rules::readiness::{Deed, Gate, MassageResult};
use support::{answer, calm, date, record, values};

fn rules() -> MassageRules {
    Protocol::builtin(Variant::Balanced).unwrap().book.massage
}

fn blank(at: ReadingTime) -> MassageReading {
    MassageReading::blank(record(1), at)
}

#[test]
fn swelling_right_after_it_that_is_gone_a_day_later_is_no_bad_answer() {
    let read = |at, swelling: i64| MassageReading {
        pain_walk: 2.try_into().ok(),
        swelling: Grade::try_from(swelling).ok(),
        ..blank(at)
    };
    let readings = [read(ReadingTime::Before, 0), read(ReadingTime::After, 1), read(ReadingTime::Day1, 0)];
    assert_eq!(read_response(&readings, &rules().response.check).result, MassageResult::Neutral);
}

#[test]
fn two_days_lie_between_massages_of_the_sore_area_in_p2_and_p3() {
    let phases = [Phase::P1, Phase::P2, Phase::P3, Phase::P4, Phase::P5];
    assert_eq!(phases.map(keeps_gap), [false, true, true, false, false]);
}

/// The moment at which clocks in UTC show this.
fn utc(day: LocalDate, time: &str) -> Instant {
    let time: LocalTime = time.parse().unwrap();
    day.naive().and_time(time.naive()).and_utc().into()
}

#[test]
fn a_reading_is_asked_once_and_about_its_own_day() {
    use ReadingTime::{After, Before, Day1, Day2, Morning};
    let day = date("2026-06-10");
    // (time of the massage, taken, days later, now)
    for (time, taken, later, now) in [("08:00", vec![Day1], 1, "08:30"), ("05:00", vec![After], 0, "07:30")] {
        let taken: BTreeSet<ReadingTime> = taken.into_iter().collect();
        let (ended, now_at) = (utc(day, time), utc(day.plus_days(later), now));
        let massage = Followed { day, ended, timed: true, newest: true, taken: &taken };
        let found = reading_due(&massage, (day.plus_days(later), now.parse().unwrap()), now_at);
        assert_eq!(found, None, "{time}, {later} days later at {now}");
    }
    for (at, later) in [(Before, 0), (After, 0), (Morning, 1), (Day1, 1), (Day2, 2)] {
        assert_eq!(day_of(at, day), day.plus_days(later), "{at:?}");
    }
}

#[test]
fn how_close_it_came_is_told_by_its_techniques_where_nobody_said_it() {
    use MassageDepth::{Around, Deep, Included};
    use MassageKind::{Effleurage, Friction, Petrissage, TriggerPoint};
    for (kinds, told, reach) in [
        (vec![], None, Around),
        (vec![Effleurage], None, Around),
        (vec![Effleurage, Petrissage], None, Included),
        (vec![Friction], None, Deep),
        (vec![Petrissage, TriggerPoint], None, Deep),
        (vec![Friction], Some(Around), Around),
    ] {
        let massage = Massage { kinds, depth: told, ..Massage::by(MassageBy::Therapist) };
        assert_eq!(massage.reach(), reach, "{massage:?}");
    }
}

#[test]
fn minutes_in_all_win_over_the_sum_of_the_techniques() {
    let minutes = |n: i64| n.try_into().ok();
    let massage =
        Massage { minutes: minutes(15), effleurage_minutes: minutes(6), ..Massage::by(MassageBy::Own) };
    assert_eq!(massage.total_minutes(), Some(15));
}

#[test]
fn girth_is_the_difference_of_both_legs_and_a_tenth_is_not_lost_in_arithmetic() {
    let cm = |n: f64| n.try_into().ok();
    let read = |at, injured, other, strip| MassageReading {
        girth_injured: cm(injured),
        girth_other: cm(other),
        strip: cm(strip),
        ..blank(at)
    };
    // Both thighs are a centimetre less; the strip went from 8.2 to 7.2, which floats miss by a hair.
    let before = read(ReadingTime::Before, 55.0, 53.0, 8.2);
    let after = read(ReadingTime::After, 54.0, 52.0, 7.2);
    let found = item_changes(&before, &after, &rules().benefits);
    let found: Vec<_> = found.iter().map(|change| (change.item, change.direction)).collect();
    assert_eq!(
        found,
        [(BenefitItem::GirthDifference, Direction::Same), (BenefitItem::Strip, Direction::Less)]
    );
}

#[test]
fn three_known_massages_are_enough_and_an_unknown_one_is_none_of_them() {
    use MassageResult::{Adverse, Neutral, Unknown};
    let session = |result, change| Session { result, change: Some(change), two_days_before: Some(-2) };
    let rule = rules().response.check;
    let mut known = vec![session(Adverse, 2), session(Adverse, 3)];
    known.push(session(Unknown, -5));
    assert_eq!(together(&known, &rule), None, "two days later alone is told, and not compared");
    known.push(session(Neutral, 1));
    let found = together(&known, &rule).unwrap();
    assert_eq!((found.sessions, found.helpful, found.neutral, found.adverse), (3, 0, 1, 2));
    assert!((found.after - 2.0).abs() < 1e-9, "{found:?}");
}

#[test]
fn after_two_bad_answers_the_newest_is_counted_from() {
    let mut diary = calm(32);
    let (first, second) = (diary.day(15), diary.day(22));
    for (n, day) in [(900, first), (901, second)] {
        let result = MassageResult::Adverse;
        diary.act(22, Deed::Massage { record: record(n), day, tier: Tier::M2, result });
    }
    assert_eq!(answer(&diary, 29, "M1.reaction"), Gate::Unmet);
    assert_eq!(answer(&diary, 30, "M1.reaction"), Gate::Met);
}

#[test]
fn deeper_work_is_not_called_met_on_a_day_that_is_not_massage_ready() {
    let mut diary = calm(32);
    let (day, result) = (diary.day(20), MassageResult::Neutral);
    diary.act(21, Deed::Massage { record: record(900), day, tier: Tier::M2, result });
    assert_eq!(answer(&diary, 32, "M3.m2"), Gate::Met);
    diary.log(33, values(1, 3, 1));
    assert_eq!(answer(&diary, 33, "M2.walk"), Gate::Unmet);
    assert_eq!(answer(&diary, 33, "M3.m2"), Gate::Unmet);
}
