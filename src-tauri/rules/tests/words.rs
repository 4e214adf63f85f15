//! The sentence at the top of the day is true in every state.
#![allow(clippy::unwrap_used, reason = "a protocol that does not load fails the test")]

mod support;

use hamstrong_rules::protocol::{Protocol, Variant};
use hamstrong_rules::readiness::words::headline;
use support::{Diary, values};

fn says(diary: &Diary, day: i64) -> String {
    headline(&diary.decide(day), &Protocol::builtin(Variant::Balanced).unwrap())
}

/// Moderate band, P2 on day 4.
fn eased() -> Diary {
    let mut diary = Diary::from("2026-05-01");
    for (day, (rest, walk)) in [(4, 6), (4, 6), (3, 5), (2, 4), (2, 4)].into_iter().enumerate() {
        diary.log(i64::try_from(day).unwrap(), values(rest, walk, 5));
    }
    diary
}

#[test]
fn without_an_entry_there_is_not_enough_data() {
    assert_eq!(says(&Diary::new(), 3), "Not enough data yet. Log today to see your status.");
}

#[test]
fn a_status_goes_stale_after_three_days() {
    let mut diary = eased();
    assert_eq!(says(&diary, 6), "Gentle loading, day 6. Log today to see your status.");
    assert_eq!(
        says(&diary, 7),
        "Status unknown: the last entry is 3 days old. Log today to see your status."
    );
    diary.log(7, values(1, 1, 2));
    assert!(says(&diary, 7).starts_with("Gentle loading, day 7. "));
}

#[test]
fn one_more_day_is_promised_by_the_list_alone() {
    let mut diary = eased();
    diary.log(5, values(1, 3, 3));
    diary.log(6, values(1, 3, 3));
    let wanted = "Gentle loading, day 7. One more day with walking pain at 2 or less and every item on your massage \
                  checklist is met.";
    diary.log(7, values(1, 2, 3));
    assert_eq!(says(&diary, 7), wanted);
    diary.log(8, values(1, 2, 3));
    assert!(
        says(&diary, 8)
            .contains("All items on your checklist are met today. That is not a medical clearance.")
    );
}

#[test]
fn what_is_not_met_is_named_with_value_limit_and_day() {
    let mut diary = eased();
    for day in 5..=11 {
        diary.log(day, values(1, 3, 3));
    }
    assert_eq!(says(&diary, 11), "Gentle loading, day 11. Not met: walking pain 3 (limit 2) on 12 May.");
}

#[test]
fn an_urgent_sign_says_what_to_do_and_nothing_of_massage() {
    let mut diary = eased();
    diary.flag(5, "pe_suspect", values(1, 1, 1));
    let text = says(&diary, 6);
    assert!(text.contains("Call the emergency number now."), "{text}");
    assert!(!text.contains("assage"), "{text}");
}

#[test]
fn a_clinician_hold_names_the_action() {
    let mut diary = eased();
    diary.flag(5, "hard_lump", values(1, 1, 1));
    let text = says(&diary, 9);
    assert!(text.contains("See a clinician. No massage, heat or hard stretch on it."), "{text}");
    assert!(text.contains("until a clinician's word is recorded"), "{text}");
}

#[test]
fn an_unconfirmed_day_asks_for_an_answer() {
    let mut diary = eased();
    diary.log(5, values(1, 1, 2));
    diary.log(6, values(1, 1, 2));
    diary.log(7, values(4, 1, 2));
    let text = says(&diary, 7);
    assert!(!text.contains("All items"), "{text}");
    assert!(text.contains("Not enough data"), "{text}");
}

#[test]
fn no_sentence_promises_diagnoses_or_scolds() {
    let avoid =
        ["heal", "cleared", "fit to", "safe to", "diagnos", "grade", "should have", "failed", "you will"];
    let mut diary = eased();
    for day in 5..30 {
        diary.log(day, values(day % 4, day % 5, day % 6));
        let text = says(&diary, day).to_lowercase();
        assert!(avoid.iter().all(|word| !text.contains(word)), "{text}");
    }
}

#[test]
fn what_is_missing_is_named_when_it_is_one_and_counted_when_it_is_more() {
    use hamstrong_rules::readiness::{DayValues, words::verdict};
    let rows: [(DayValues, &str); 5] = [
        (
            DayValues { pain_stretch: None, ..values(1, 1, 3) },
            "Not enough data: pain on a gentle stretch is not logged.",
        ),
        (
            DayValues { pain_rest: None, ..values(1, 1, 3) },
            "Not enough data: pain at rest is asked for on 2 logged days within 3.",
        ),
        (
            DayValues { swelling: None, ..values(1, 1, 3) },
            "Not enough data for 2 items on your massage checklist.",
        ),
        (values(1, 1, 5), "Not met: pain on a gentle stretch 5 (limit 4) on 9 May."),
        (
            DayValues { pain_rest: None, ..values(1, 1, 5) },
            "14 of 16 items met. Not met: pain on a gentle stretch 5 (limit 4) on 9 May. See the checklist for the \
             rest.",
        ),
    ];
    for (today, expected) in rows {
        let mut diary = eased();
        for day in 5..=7 {
            diary.log(day, values(1, 1, 3));
        }
        diary.log(8, today);
        assert_eq!(verdict(&diary.decide(8)), expected);
    }
}

#[test]
fn a_floor_is_named_with_its_number_and_a_reaction_with_its_reason() {
    use hamstrong_rules::protocol::Tier;
    use hamstrong_rules::readiness::{Deed, MassageResult, words::verdict};
    let mut diary = eased();
    diary.log(4, values(1, 1, 3));
    diary.log(5, values(1, 1, 3));
    diary.log(6, values(1, 1, 3));
    let mut early = eased();
    early.history.acts.truncate(3);
    early.log(4, values(1, 1, 3));
    early.log(5, values(1, 1, 3));
    assert_eq!(
        verdict(&early.decide(5)),
        "14 of 16 items met. Not met: days since the injury 5 (at least 6). \
         See the checklist for the rest."
    );
    for day in 7..=15 {
        diary.log(day, values(1, 1, 3));
    }
    let (record, day) = (support::record(900), diary.day(7));
    diary.act(8, Deed::Massage { record, day, tier: Tier::M2, result: MassageResult::Adverse });
    let said = verdict(&diary.decide(15));
    assert_eq!(
        said,
        "Not met: after a bad reaction, a session around the injury goes well first, before \
         the spot itself is included again."
    );
}
