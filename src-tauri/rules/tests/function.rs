//! The weekly function score: when it is asked for, and what it says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]
#![allow(
    clippy::pedantic,
    reason = "a test says one thing plainly; these lints are about code that is called"
)]

use hamstrong_rules::domain::{LocalDate, Rating, RecordId};
use hamstrong_rules::function::{Kept, Scored, change, is_due, rounds};

fn day(n: u32) -> LocalDate {
    format!("2026-06-{n:02}").parse().unwrap()
}

fn id(n: u8) -> RecordId {
    format!("00000000-0000-7000-8000-0000000000{n:02}").parse().unwrap()
}

fn kept(n: u8) -> Kept {
    Kept { activity: id(n), since: day(1), retired_on: None }
}

fn scored(on: u32, n: u8, score: i64) -> Scored {
    Scored { day: day(on), activity: id(n), score: Rating::try_from(score).unwrap() }
}

#[test]
fn an_activity_is_due_at_once_and_again_after_seven_days() {
    assert!(is_due(&kept(1), &[], day(1)));
    let scores = [scored(1, 1, 4)];
    assert!(!is_due(&kept(1), &scores, day(7)));
    assert!(is_due(&kept(1), &scores, day(8)));
    assert!(is_due(&kept(1), &[scored(9, 1, 4)], day(8)), "a later score does not count for an earlier day");
}

#[test]
fn nothing_is_due_before_an_activity_was_named_or_once_it_is_retired() {
    let late = Kept { since: day(5), retired_on: Some(day(10)), ..kept(1) };
    let due: Vec<bool> = [4, 5, 9, 10].map(|n| is_due(&late, &[], day(n))).to_vec();
    assert_eq!(due, [false, true, true, false]);
}

#[test]
fn a_round_waits_until_every_open_activity_has_its_score() {
    let both = [kept(1), kept(2)];
    let scores = [scored(1, 1, 4), scored(3, 2, 6)];
    let found = rounds(&both, &scores);
    assert_eq!(found.len(), 1, "one score of two is no round");
    assert_eq!((found[0].day, found[0].mean()), (day(3), 5.0));
    assert_eq!(
        rounds(&both, &[scored(1, 1, 4), scored(8, 2, 6)]),
        [],
        "a score of the week before is too old"
    );
}

#[test]
fn a_retired_activity_no_longer_holds_a_round_up_and_keeps_its_scores() {
    let gone = Kept { retired_on: Some(day(8)), ..kept(2) };
    let scores = [scored(1, 1, 2), scored(1, 2, 4), scored(8, 1, 6)];
    let means: Vec<f64> = rounds(&[kept(1), gone], &scores).iter().map(|r| r.mean()).collect();
    assert_eq!(means, [3.0, 6.0]);
}

#[test]
fn a_change_compares_only_what_both_ends_have() {
    let gone = Kept { retired_on: Some(day(8)), ..kept(2) };
    let scores = [scored(1, 1, 2), scored(1, 2, 9), scored(8, 1, 4)];
    let found = change(&rounds(&[kept(1), gone], &scores)).unwrap();
    assert_eq!((found.from, found.to, found.activities), (2.0, 4.0, 1));
    assert!(!found.is_real, "one activity alone needs three points");
}

#[test]
fn two_points_of_the_mean_or_three_of_one_activity_are_a_real_change() {
    let of = |from: [i64; 2], to: [i64; 2]| {
        let scores = [scored(1, 1, from[0]), scored(1, 2, from[1]), scored(8, 1, to[0]), scored(8, 2, to[1])];
        change(&rounds(&[kept(1), kept(2)], &scores)).unwrap().is_real
    };
    assert!(of([2, 2], [4, 4]));
    assert!(!of([2, 2], [4, 3]));
    assert!(of([6, 6], [4, 4]), "a fall is a change too");
    let alone = |to| change(&rounds(&[kept(1)], &[scored(1, 1, 2), scored(8, 1, to)])).unwrap().is_real;
    assert!(alone(5) && !alone(4));
}

#[test]
fn one_round_says_nothing_about_change() {
    assert_eq!(change(&rounds(&[kept(1)], &[scored(1, 1, 2)])), None);
    assert_eq!(change(&[]), None);
}
