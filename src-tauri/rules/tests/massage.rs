//! Section 8 of the rule specification as tables: response, limits, questions, changes, several sessions together.
#![allow(clippy::unwrap_used, reason = "tests stop at what they cannot read")]
#![allow(
    clippy::pedantic,
    reason = "a test says one thing plainly; these lints are about code that is called"
)]

mod support;

use std::collections::BTreeSet;

use hamstrong_rules::domain::{
    Grade, Instant, LocalDate, LocalTime, Massage, MassageBy, MassageDepth, MassageKind, MassageReading,
    PainScore, ReadingTime, Warmth,
};
use hamstrong_rules::massage::{
    Beyond, Direction, Followed, PrecheckAnswers, PrecheckVerdict, Session, beyond, gap_hours_left,
    item_changes, precheck, read_response, reading_due, rolled, together, too_soon,
};
use hamstrong_rules::protocol::{BenefitItem, MassageRules, Protocol, RuleId, Tier, Variant};
use hamstrong_rules::readiness::{Agreement, Contraindication, MassageResult};
use support::{date, record};

fn rules() -> MassageRules {
    Protocol::builtin(Variant::Balanced).unwrap().book.massage
}

fn pain(n: i64) -> Option<PainScore> {
    Some(n.try_into().unwrap())
}

fn grade(n: i64) -> Option<Grade> {
    Some(n.try_into().unwrap())
}

fn at(when: ReadingTime, walk: i64, stretch: i64) -> MassageReading {
    MassageReading {
        pain_walk: pain(walk),
        pain_stretch: pain(stretch),
        ..MassageReading::blank(record(1), when)
    }
}

use ReadingTime::{After, Before, Day1, Day2, Morning};

#[test]
fn the_response_follows_the_table() {
    use MassageResult::{Adverse, Helpful, Neutral, Unknown};
    let walk_only =
        |when, walk| MassageReading { pain_walk: pain(walk), ..MassageReading::blank(record(1), when) };
    let swollen = |reading: MassageReading, n| MassageReading { swelling: grade(n), ..reading };
    let bruised = |reading: MassageReading, n| MassageReading { bruising: grade(n), ..reading };
    let woken = |reading: MassageReading| MassageReading { night_pain: Some(true), ..reading };
    let rows: Vec<(&str, Vec<MassageReading>, MassageResult, Option<i64>)> = vec![
        ("two less", vec![at(Before, 3, 6), at(Day1, 2, 4)], Helpful, Some(-2)),
        ("one less from 5", vec![at(Before, 3, 5), at(Day1, 2, 4)], Neutral, Some(-1)),
        ("one less from 4", vec![at(Before, 2, 4), at(Day1, 2, 3)], Helpful, Some(-1)),
        ("one less from 1", vec![at(Before, 0, 1), at(Day1, 0, 0)], Helpful, Some(-1)),
        ("the same", vec![at(Before, 2, 3), at(Day1, 3, 2)], Neutral, Some(0)),
        ("one more", vec![at(Before, 2, 3), at(Day1, 2, 4)], Neutral, Some(1)),
        ("two more", vec![at(Before, 2, 3), at(Day1, 5, 2)], Adverse, Some(2)),
        ("pain-free before and after", vec![at(Before, 0, 0), at(Day1, 0, 0)], Neutral, Some(0)),
        (
            "the higher of 24 and 48 hours",
            vec![at(Before, 2, 4), at(Day1, 1, 2), at(Day2, 2, 4)],
            Neutral,
            Some(0),
        ),
        ("worse only at 48 hours", vec![at(Before, 2, 4), at(Day1, 1, 2), at(Day2, 2, 6)], Adverse, Some(2)),
        (
            "better at 48 hours does not undo 24",
            vec![at(Before, 2, 4), at(Day1, 2, 6), at(Day2, 0, 0)],
            Adverse,
            Some(2),
        ),
        ("no answer at 24 hours", vec![at(Before, 2, 4), at(Morning, 1, 2)], Unknown, None),
        ("48 hours alone does not make it known", vec![at(Before, 2, 4), at(Day2, 1, 2)], Unknown, Some(-2)),
        ("48 hours alone can be adverse", vec![at(Before, 2, 4), at(Day2, 2, 6)], Adverse, Some(2)),
        ("nothing before", vec![at(Day1, 1, 2)], Unknown, None),
        (
            "right after it does not count",
            vec![at(Before, 2, 4), at(After, 2, 8), at(Day1, 2, 4)],
            Neutral,
            Some(0),
        ),
        ("only walking told later", vec![at(Before, 2, 5), walk_only(Day1, 4)], Adverse, Some(2)),
        (
            "nothing in common",
            vec![
                walk_only(Before, 2),
                MassageReading { pain_stretch: pain(1), ..MassageReading::blank(record(1), Day1) },
            ],
            Unknown,
            None,
        ),
        (
            "a step of swelling",
            vec![swollen(at(Before, 2, 4), 0), swollen(at(Day1, 1, 2), 1)],
            Adverse,
            Some(-2),
        ),
        (
            "a step of swelling the next morning",
            vec![swollen(at(Before, 2, 4), 0), swollen(at(Morning, 1, 2), 1)],
            Adverse,
            None,
        ),
        (
            "swelling that was there",
            vec![swollen(at(Before, 2, 4), 1), swollen(at(Day1, 2, 4), 1)],
            Neutral,
            Some(0),
        ),
        (
            "a larger bruise",
            vec![bruised(at(Before, 2, 4), 1), bruised(at(Day2, 1, 2), 2)],
            Adverse,
            Some(-2),
        ),
        ("swelling not told before", vec![at(Before, 2, 4), swollen(at(Day1, 2, 4), 1)], Neutral, Some(0)),
        ("woken by it", vec![at(Before, 2, 4), woken(at(Morning, 2, 4)), at(Day1, 0, 2)], Adverse, Some(-2)),
        ("woken before it", vec![woken(at(Before, 2, 4)), at(Day1, 2, 4)], Neutral, Some(0)),
        (
            "told twice, the later counts",
            vec![at(Before, 2, 4), at(Day1, 2, 6), at(Day1, 2, 4)],
            Neutral,
            Some(0),
        ),
    ];
    let rule = rules().response.check;
    for (name, readings, result, change) in rows {
        let read = read_response(&readings, &rule);
        assert_eq!((read.result, read.change), (result, change), "{name}");
    }
}

fn massage(by: MassageBy) -> Massage {
    serde_json::from_value(serde_json::json!({ "by": by })).unwrap()
}

fn hands(depth: MassageDepth, kinds: &[MassageKind], pressure: i64, pain: i64, minutes: i64) -> Massage {
    Massage {
        depth: Some(depth),
        kinds: kinds.to_vec(),
        pressure: Some(pressure.try_into().unwrap()),
        pain_during: Some(pain.try_into().unwrap()),
        minutes: Some(minutes.try_into().unwrap()),
        ..massage(MassageBy::Therapist)
    }
}

#[test]
fn each_tier_has_its_limits_on_both_sides() {
    use MassageDepth::{Around, Deep, Included};
    use MassageKind::{Effleurage, Friction, Petrissage, TriggerPoint};
    let all = [Effleurage, Petrissage, Friction, TriggerPoint];
    let rows: Vec<(Massage, Tier, Vec<Beyond>)> = vec![
        (hands(Around, &[Effleurage], 1, 0, 5), Tier::M0, vec![Beyond::NotOpen]),
        (hands(Around, &[Effleurage], 3, 2, 10), Tier::M1, vec![]),
        (hands(Around, &[Effleurage], 4, 2, 10), Tier::M1, vec![Beyond::Pressure { felt: 4, most: 3 }]),
        (hands(Around, &[Effleurage], 3, 3, 10), Tier::M1, vec![Beyond::Pain { felt: 3, most: 2 }]),
        (hands(Around, &[Effleurage], 3, 2, 11), Tier::M1, vec![Beyond::Minutes { lasted: 11, most: 10 }]),
        (hands(Around, &[Effleurage, Petrissage], 3, 2, 10), Tier::M1, vec![Beyond::Kind(Petrissage)]),
        (hands(Included, &[Effleurage], 3, 2, 10), Tier::M1, vec![Beyond::Depth { open: Tier::M1 }]),
        (hands(Included, &[Effleurage, Petrissage], 5, 3, 20), Tier::M2, vec![]),
        (
            hands(Included, &[Effleurage, Petrissage], 6, 4, 21),
            Tier::M2,
            vec![
                Beyond::Pressure { felt: 6, most: 5 },
                Beyond::Pain { felt: 4, most: 3 },
                Beyond::Minutes { lasted: 21, most: 20 },
            ],
        ),
        (
            hands(Deep, &all, 5, 3, 20),
            Tier::M2,
            vec![Beyond::Depth { open: Tier::M2 }, Beyond::Kind(Friction), Beyond::Kind(TriggerPoint)],
        ),
        (hands(Deep, &all, 7, 4, 30), Tier::M3, vec![]),
        (
            hands(Deep, &all, 8, 5, 31),
            Tier::M3,
            vec![
                Beyond::Pressure { felt: 8, most: 7 },
                Beyond::Pain { felt: 5, most: 4 },
                Beyond::Minutes { lasted: 31, most: 30 },
            ],
        ),
    ];
    for (massage, open, expected) in rows {
        assert_eq!(beyond(&massage, open, &rules()), expected, "{massage:?} on {open}");
    }
}

#[test]
fn what_was_not_told_goes_beyond_nothing() {
    assert_eq!(beyond(&massage(MassageBy::Own), Tier::M1, &rules()), vec![]);
}

#[test]
fn a_roller_on_the_thigh_reaches_the_sore_area_and_techniques_add_up() {
    let roller = massage(MassageBy::FoamRoller);
    assert_eq!(roller.reach(), MassageDepth::Included);
    assert_eq!(beyond(&roller, Tier::M1, &rules()), vec![Beyond::Depth { open: Tier::M1 }]);
    let told = Massage { depth: Some(MassageDepth::Around), ..roller };
    assert_eq!(told.reach(), MassageDepth::Around);
    let parts = Massage {
        effleurage_minutes: Some(6.try_into().unwrap()),
        petrissage_minutes: Some(5.try_into().unwrap()),
        ..massage(MassageBy::Therapist)
    };
    assert_eq!(beyond(&parts, Tier::M1, &rules()), vec![Beyond::Minutes { lasted: 11, most: 10 }]);
}

/// The moment at which clocks in UTC show this.
fn utc(day: LocalDate, time: &str) -> Instant {
    let time: LocalTime = time.parse().unwrap();
    day.naive().and_time(time.naive()).and_utc().into()
}

#[test]
fn two_days_pass_between_massages_of_the_sore_area() {
    let rows = [
        ("2026-06-10", Some("18:00"), "2026-06-12", "17:59", Some(1)),
        ("2026-06-10", Some("18:00"), "2026-06-12", "18:00", None),
        ("2026-06-10", Some("18:00"), "2026-06-10", "18:00", Some(48)),
        ("2026-06-10", Some("18:00"), "2026-06-11", "06:30", Some(36)),
        ("2026-06-10", None, "2026-06-12", "23:59", Some(1)),
        ("2026-06-10", None, "2026-06-13", "00:00", None),
    ];
    for (last, at, today, now, expected) in rows {
        // Whoever asks knows when a day is over; here it is at midnight.
        let last = at.map_or_else(|| utc(date(last).plus_days(1), "00:00"), |at| utc(date(last), at));
        let left = gap_hours_left(last, utc(date(today), now), &rules());
        assert_eq!(left, expected, "{last} → {today} {now}");
    }
}

#[test]
fn too_soon_is_said_of_the_sore_area_only() {
    let last = utc(date("2026-06-10"), "18:00");
    let rows = [
        (MassageDepth::Around, "2026-06-11", "18:00", None),
        (MassageDepth::Included, "2026-06-11", "18:00", Some(Beyond::TooSoon { hours: 24 })),
        (MassageDepth::Deep, "2026-06-12", "17:59", Some(Beyond::TooSoon { hours: 1 })),
        (MassageDepth::Deep, "2026-06-12", "18:00", None),
    ];
    for (depth, day, time, expected) in rows {
        let massage = Massage { depth: Some(depth), ..Massage::by(MassageBy::Therapist) };
        let found = too_soon(&massage, last, utc(date(day), time), &rules());
        assert_eq!(found, expected, "{depth:?} on {day} {time}");
    }
}

#[test]
fn rolling_in_an_exercise_session_is_a_massage_of_the_sore_area() {
    let roll = rolled(Some(2.try_into().unwrap()), pain(3));
    assert_eq!(roll.reach(), MassageDepth::Included);
    assert_eq!(beyond(&roll, Tier::M2, &rules()), vec![]);
    assert_eq!(
        beyond(&roll, Tier::M1, &rules()),
        vec![Beyond::Depth { open: Tier::M1 }, Beyond::Pain { felt: 3, most: 2 }]
    );
}

#[test]
fn each_reading_is_asked_for_in_its_time() {
    let evening = Some("18:00");
    // Time of the massage, newest, taken, days later and time, what is due.
    type Row<'a> = (Option<&'a str>, bool, &'a [ReadingTime], i64, &'a str, Option<(ReadingTime, bool)>);
    let rows: Vec<Row<'_>> = vec![
        (evening, true, &[], 0, "17:59", None),
        (evening, true, &[], 0, "18:00", Some((After, false))),
        (evening, true, &[], 0, "19:59", Some((After, false))),
        (evening, true, &[], 0, "20:00", None),
        (evening, true, &[After], 0, "18:10", None),
        (None, true, &[], 0, "12:10", None),
        (evening, true, &[], 1, "07:00", Some((Morning, false))),
        (evening, true, &[], 1, "11:59", Some((Morning, false))),
        (evening, true, &[], 1, "12:00", None),
        (evening, true, &[Morning], 1, "07:00", None),
        (evening, true, &[Morning], 1, "13:59", None),
        (evening, true, &[Morning], 1, "14:00", Some((Day1, false))),
        (evening, true, &[], 2, "05:59", Some((Day1, false))),
        (evening, true, &[], 2, "06:00", Some((Day1, true))),
        (evening, false, &[], 2, "06:00", None),
        (evening, true, &[Day1], 2, "13:59", None),
        (evening, true, &[Day1], 2, "14:00", Some((Day2, false))),
        (evening, true, &[], 2, "14:00", Some((Day1, true))),
        (evening, false, &[], 2, "14:00", Some((Day2, false))),
        (evening, true, &[Day1], 3, "06:00", None),
        (evening, true, &[Day1, Day2], 2, "14:00", None),
        (evening, true, &[], 9, "08:00", Some((Day1, true))),
        (evening, false, &[], 9, "08:00", None),
        // In the morning, so the next morning is a day later: one question, not two.
        (Some("08:00"), true, &[], 1, "07:59", Some((Day1, false))),
        (Some("10:30"), true, &[], 1, "06:29", Some((Morning, false))),
        (Some("10:30"), true, &[Morning], 1, "06:29", None),
        (Some("10:30"), true, &[Morning], 1, "06:30", Some((Day1, false))),
        // Without a time it counts as noon.
        (None, true, &[], 1, "07:59", Some((Morning, false))),
        (None, true, &[], 1, "08:00", Some((Day1, false))),
        (None, true, &[Day1], 2, "08:00", Some((Day2, false))),
    ];
    let day = date("2026-06-10");
    for (time, newest, taken, later, now, expected) in rows {
        let set: BTreeSet<ReadingTime> = taken.iter().copied().collect();
        let ended = utc(day, time.unwrap_or("12:00"));
        let massage = Followed { day, ended, timed: time.is_some(), newest, taken: &set };
        let today = day.plus_days(later);
        let found = reading_due(&massage, (today, now.parse().unwrap()), utc(today, now));
        assert_eq!(found, expected, "{time:?} newest {newest} taken {taken:?}, {later} days later at {now}");
    }
}

struct Asked {
    yes: &'static [&'static str],
    open: &'static [&'static str],
    age: Option<i64>,
    on_file: Vec<Contraindication>,
}

fn ask(asked: &Asked) -> (PrecheckVerdict, Vec<String>) {
    let rules = rules();
    let yes: BTreeSet<RuleId> = asked.yes.iter().map(|id| RuleId::from(*id)).collect();
    let open: BTreeSet<RuleId> = asked.open.iter().map(|id| RuleId::from(*id)).collect();
    let no = rules
        .precheck
        .iter()
        .map(|rule| rule.id.clone())
        .filter(|id| !yes.contains(id) && !open.contains(id))
        .collect();
    let answers = PrecheckAnswers { yes: &yes, no: &no, age: asked.age, on_file: &asked.on_file };
    let outcome = precheck(&answers, &rules);
    (outcome.verdict, outcome.stopped_by.iter().map(ToString::to_string).collect())
}

fn on_file(id: &str, agreed: bool) -> Contraindication {
    let agreement = Agreement { by: "Dr Vale".to_owned(), on: date("2026-06-01") };
    Contraindication { id: id.to_owned(), agreed: agreed.then_some(agreement) }
}

#[test]
fn any_yes_before_a_massage_stops_it() {
    for rule in &rules().precheck {
        let id: &'static str = Box::leak(rule.id.to_string().into_boxed_str());
        let yes: &'static [&'static str] = Box::leak(Box::new([id]));
        let (verdict, by) = ask(&Asked { yes, open: &[], age: Some(17), on_file: vec![] });
        let elsewhere = ["pre.skin", "pre.veins"].contains(&id);
        let expected = if elsewhere { PrecheckVerdict::NotThere } else { PrecheckVerdict::No };
        assert_eq!((verdict, by), (expected, vec![id.to_owned()]));
    }
}

#[test]
fn the_questions_before_a_massage_row_by_row() {
    use PrecheckVerdict::{Go, No, NotThere, Open};
    let rows = [
        (Asked { yes: &[], open: &[], age: Some(30), on_file: vec![] }, Go),
        (Asked { yes: &[], open: &["pre.numb"], age: Some(30), on_file: vec![] }, Open),
        (Asked { yes: &[], open: &["pre.adult"], age: Some(18), on_file: vec![] }, Go),
        (Asked { yes: &[], open: &["pre.adult"], age: Some(17), on_file: vec![] }, Open),
        (Asked { yes: &[], open: &["pre.adult"], age: None, on_file: vec![] }, Open),
        (Asked { yes: &["pre.fever"], open: &["pre.numb"], age: Some(30), on_file: vec![] }, No),
        (Asked { yes: &["pre.skin"], open: &["pre.numb"], age: Some(30), on_file: vec![] }, Open),
        (Asked { yes: &["pre.skin", "pre.fever"], open: &[], age: Some(30), on_file: vec![] }, No),
        (Asked { yes: &["pre.skin", "pre.veins"], open: &[], age: Some(30), on_file: vec![] }, NotThere),
        (
            Asked {
                yes: &["pre.bleeding"],
                open: &[],
                age: Some(30),
                on_file: vec![on_file("anticoagulant", true)],
            },
            Go,
        ),
        (
            Asked {
                yes: &["pre.bleeding"],
                open: &[],
                age: Some(30),
                on_file: vec![on_file("anticoagulant", false)],
            },
            No,
        ),
        (
            Asked { yes: &["pre.bleeding"], open: &[], age: Some(30), on_file: vec![on_file("fever", true)] },
            No,
        ),
        (
            Asked {
                yes: &["pre.bleeding"],
                open: &[],
                age: Some(30),
                on_file: vec![on_file("anticoagulant", true), on_file("bleeding_disorder", false)],
            },
            No,
        ),
        (
            Asked {
                yes: &["pre.clot"],
                open: &[],
                age: Some(30),
                on_file: vec![on_file("dvt_history_active", true)],
            },
            No,
        ),
    ];
    for (asked, expected) in rows {
        assert_eq!(ask(&asked).0, expected, "yes {:?} open {:?} age {:?}", asked.yes, asked.open, asked.age);
    }
}

#[test]
fn an_item_has_changed_from_the_step_that_the_protocol_names() {
    let whole = |n: i64| Some(n.try_into().unwrap());
    let cm = |n: f64| Some(n.try_into().unwrap());
    let blank = |when| MassageReading::blank(record(1), when);
    let before = MassageReading {
        girth_injured: cm(55.2),
        girth_other: cm(53.1),
        swelling: grade(2),
        press: pain(5),
        hardness: whole(6),
        strip: cm(8.0),
        tightness: whole(6),
        warmth: Some(Warmth::Normal),
        heaviness: whole(4),
        ..blank(Before)
    };
    let after = MassageReading {
        girth_injured: cm(54.2),
        girth_other: cm(53.1),
        swelling: grade(2),
        press: pain(4),
        hardness: whole(4),
        strip: cm(8.9),
        tightness: whole(9),
        warmth: Some(Warmth::Warm),
        heaviness: whole(2),
        ..blank(After)
    };
    let found: Vec<(BenefitItem, Direction)> =
        item_changes(&before, &after, &rules().benefits).iter().map(|c| (c.item, c.direction)).collect();
    assert_eq!(
        found,
        [
            (BenefitItem::GirthDifference, Direction::Less),
            (BenefitItem::Swelling, Direction::Same),
            (BenefitItem::Press, Direction::Same),
            (BenefitItem::Hardness, Direction::Less),
            (BenefitItem::Strip, Direction::Same),
            (BenefitItem::Tightness, Direction::More),
            (BenefitItem::Warmth, Direction::More),
            (BenefitItem::Heaviness, Direction::Less),
        ]
    );
}

#[test]
fn knee_straightening_needs_ten_degrees() {
    let knee = |when, n: i64| MassageReading {
        knee_short: Some(n.try_into().unwrap()),
        ..MassageReading::blank(record(1), when)
    };
    for (later, expected) in [(21, Direction::Same), (20, Direction::Less), (40, Direction::More)] {
        let found = item_changes(&knee(Before, 30), &knee(After, later), &rules().benefits);
        assert_eq!(found[0].direction, expected, "{later}");
    }
}

#[test]
fn did_it_help_is_answered_from_three_sessions_and_against_the_days_before() {
    let session = |result, change, two_days_before| Session { result, change, two_days_before };
    use MassageResult::{Adverse, Helpful, Neutral, Unknown};
    let rule = rules().response.check;
    let two = [session(Helpful, Some(-2), Some(-2)), session(Neutral, Some(0), Some(-2))];
    assert_eq!(together(&two, &rule), None);
    let mut unknown = two.to_vec();
    unknown.push(session(Unknown, None, Some(-1)));
    unknown.push(session(Helpful, Some(-3), None));
    assert_eq!(together(&unknown, &rule), None, "a session without both sides does not count");
    let mut four = unknown;
    four.push(session(Adverse, Some(2), Some(0)));
    four.push(session(Helpful, Some(-4), Some(-4)));
    let found = together(&four, &rule).unwrap();
    assert_eq!((found.sessions, found.helpful, found.neutral, found.adverse), (4, 2, 1, 1));
    // After: (−2 + 0 + 2 − 4) / 4. Before: (−2 − 2 + 0 − 4) / 2 / 4.
    assert!((found.after - -1.0).abs() < 1e-9 && (found.before - -1.0).abs() < 1e-9, "{found:?}");
}
