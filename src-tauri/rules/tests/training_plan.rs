//! The plan of a day, rule specification 4 and 7.3: what is offered, what rests, and why the rest is not.

#![allow(clippy::unwrap_used, clippy::pedantic, reason = "a test says one thing plainly")]

use std::collections::BTreeMap;

use hamstrong_rules::domain::{DayIndex, Dose, ExerciseKey, Instant, LocalDate, PainScore, RecordId};
use hamstrong_rules::exercises::Library;
use hamstrong_rules::protocol::{Phase, Protocol, Tier, Variant};
use hamstrong_rules::readiness::{DayDecision, Freshness};
use hamstrong_rules::training::{
    Choices, DayFacts, Due, Item, Judge, Light, Parts, Performed, Place, Reason, Rest, SessionDone,
    TrainingLog, day_plan, judge,
};
use uuid::Uuid;

const TODAY: &str = "2026-06-12";

fn day(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn at(text: &str) -> Instant {
    format!("{text}:00Z").parse().unwrap()
}

fn key(id: &str) -> ExerciseKey {
    id.parse().unwrap()
}

fn decision(phase: Phase, index: i32) -> DayDecision {
    DayDecision {
        day: day(TODAY),
        index: DayIndex(index),
        episode: 1,
        onset: day(TODAY).plus_days(-i64::from(index)),
        phase,
        hold: None,
        tier: Tier::M0,
        band: None,
        standing: None,
        freshness: Freshness::Today,
        flare_from: None,
        notices: Vec::new(),
        changes: Vec::new(),
        ended: Vec::new(),
    }
}

fn done(when: &str, exercises: &[(&str, Light)]) -> SessionDone {
    let parts = |light| Parts { during: light, after: light, morning: light };
    let light = exercises.iter().map(|(_, light)| *light).max().unwrap();
    SessionDone {
        session: RecordId::new(Uuid::from_u128(when.bytes().map(u128::from).sum())),
        day: day(when.get(..10).unwrap()),
        at: at(when),
        parts: parts(light),
        light,
        exercises: exercises
            .iter()
            .map(|(id, light)| Performed {
                exercise: key(id),
                pain: PainScore::try_from(3).ok(),
                parts: parts(*light),
                light: *light,
                limit: 3,
                done: Dose::default(),
            })
            .collect(),
    }
}

/// A day to plan, changed by each case.
struct Table {
    protocol: Protocol,
    decision: DayDecision,
    log: TrainingLog,
    choices: Choices,
}

impl Table {
    fn of(phase: Phase, index: i32) -> Self {
        Self {
            protocol: Protocol::builtin(Variant::Balanced).unwrap(),
            decision: decision(phase, index),
            log: TrainingLog::default(),
            choices: Choices::default(),
        }
    }

    fn with(mut self, sessions: Vec<SessionDone>) -> Self {
        self.log.sessions = sessions;
        self
    }

    fn facts(&self) -> DayFacts<'_> {
        DayFacts {
            day: day(TODAY),
            now: at("2026-06-12T12:00"),
            protocol: &self.protocol,
            decision: &self.decision,
            closed: false,
            proximal: false,
            assessed: false,
            leg_signs: false,
            low_back: None,
            walk_pain: None,
            walks_normally: None,
            sit_bone_pain: None,
            tingling: None,
            log: &self.log,
        }
    }

    fn plan(&self, change: impl FnOnce(&mut DayFacts<'_>)) -> BTreeMap<String, (Place, Due)> {
        let mut facts = self.facts();
        change(&mut facts);
        let items: Vec<Item<'_>> = day_plan(Library::builtin().unwrap(), &facts, &self.choices);
        items.into_iter().map(|item| (item.key.to_string(), (item.place, item.due))).collect()
    }

    fn at(&self, id: &str, change: impl FnOnce(&mut DayFacts<'_>)) -> (Place, Due) {
        self.plan(change).remove(id).unwrap()
    }

    fn proposed(&self) -> Vec<String> {
        let plan = self.plan(|_| ());
        plan.into_iter().filter(|(_, (place, _))| *place == Place::Proposed).map(|(id, _)| id).collect()
    }
}

#[test]
fn one_of_each_kind_is_proposed_and_the_earliest_on_its_way() {
    assert_eq!(Table::of(Phase::P1, 2).proposed(), ["MOB-01", "TAP-01", "TRU-05", "WLK-01"]);
    let p2 = Table::of(Phase::P2, 6).proposed();
    let expected = [
        "CAR-01", "CON-05", "ECC-09", "ISO-01", "MOB-01", "MOB-03", "ROL-01", "RUN-01", "TAP-01", "TRU-05",
        "TRU-06", "WLK-01",
    ];
    assert_eq!(p2, expected);
}

#[test]
fn why_an_exercise_is_not_offered() {
    let not = |table: &Table, id: &str, change: fn(&mut DayFacts<'_>)| match table.at(id, change) {
        (Place::NotOffered, Due::Not(reason)) => Some(reason),
        (place, due) => {
            assert_ne!(place, Place::NotOffered, "{id}: {due:?}");
            None
        }
    };
    let line = |text: &str| Some(Reason::Line(text.to_owned()));
    let none = |_: &mut DayFacts<'_>| ();
    let (p1, p2, p3, p4) = (
        Table::of(Phase::P1, 2),
        Table::of(Phase::P2, 4),
        Table::of(Phase::P3, 12),
        Table::of(Phase::P4, 20),
    );
    let rows: Vec<(&str, Option<Reason>, Option<Reason>)> = vec![
        ("closed", not(&p2, "MOB-01", |f| f.closed = true), Some(Reason::Closed)),
        ("phase ahead", not(&p2, "ECC-01", none), Some(Reason::FromPhase(Phase::P3))),
        ("phase behind", not(&p3, "MOB-01", none), Some(Reason::UpToPhase(Phase::P2))),
        ("day ahead", not(&p2, "ECC-09", none), Some(Reason::FromDay(5))),
        ("day reached", not(&p2, "MOB-03", none), None),
        ("tier", not(&p2, "ROL-02", none), Some(Reason::NeedsTier(Tier::M2))),
        ("fast running", not(&p3, "RUN-04", none), Some(Reason::FromPhase(Phase::P4))),
        ("jog at 70 %", not(&p3, "RUN-02", none), None),
        ("back unknown", not(&p3, "ECC-03", none), None),
        ("back 3", not(&p3, "ECC-03", |f| f.low_back = Some(3)), None),
        ("back 4", not(&p3, "ECC-03", |f| f.low_back = Some(4)), line("Back pain 4 or more today")),
        ("greens", not(&p3, "ECC-04", none), line("Two green sessions of Romanian deadlift, two legs")),
        ("walk unknown", not(&p2, "RUN-01", none), None),
        (
            "walk 2",
            not(&p2, "RUN-01", |f| f.walk_pain = 2.try_into().ok()),
            line("Normal walk, walking pain 1 or less"),
        ),
        (
            "limp",
            not(&p2, "RUN-01", |f| f.walks_normally = Some(false)),
            line("Normal walk, walking pain 1 or less"),
        ),
        (
            "walk 1, no limp",
            not(&p2, "RUN-01", |f| (f.walk_pain, f.walks_normally) = (1.try_into().ok(), Some(true))),
            None,
        ),
        ("upper tendon", not(&p2, "ISO-01", |f| f.proximal = true), line("Upper tendon suspected")),
        ("assessed", not(&p2, "ISO-01", |f| (f.proximal, f.assessed) = (true, true)), None),
        (
            "sit bone, not assessed",
            not(&p3, "ECC-07", |f| f.sit_bone_pain = Some(true)),
            line("Pain at the sit bone not yet assessed"),
        ),
        (
            "sit bone, assessed",
            not(&p3, "ECC-07", |f| (f.sit_bone_pain, f.assessed) = (Some(true), true)),
            None,
        ),
        (
            "stretch at the sit bone",
            not(&p3, "STR-01", |f| (f.sit_bone_pain, f.assessed) = (Some(true), true)),
            line("Pain at the sit bone"),
        ),
        ("tingling", not(&p3, "STR-01", |f| f.tingling = Some(true)), line("Tingling")),
        ("nobody suggested it", not(&p3, "STR-04", none), line("Only if a clinician suggested it")),
        ("walking in P1", not(&p1, "WLK-01", none), None),
        ("Nordic in P4", not(&p4, "ECC-05", none), None),
    ];
    for (name, found, expected) in rows {
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn walking_bouts_are_not_offered_with_classic_price() {
    let mut table = Table::of(Phase::P1, 2);
    assert_eq!(table.at("WLK-01", |_| ()).0, Place::Proposed);
    table.protocol = Protocol::builtin(Variant::ClassicPrice).unwrap();
    assert_eq!(table.at("WLK-01", |_| ()).0, Place::NotOffered);
}

#[test]
fn red_rests_48_hours_and_a_red_week_closes_the_fastest() {
    // (session, now is 12 June 12:00, rests)
    for (when, rests) in [("2026-06-10T12:00", false), ("2026-06-10T12:01", true), ("2026-06-12T08:00", true)]
    {
        let table = Table::of(Phase::P3, 12).with(vec![done(when, &[("CON-01", Light::Red)])]);
        let found = matches!(table.at("CON-01", |_| ()).1, Due::Not(Reason::RedUntil { .. }));
        assert_eq!(found, rests, "{when}");
        assert!(!matches!(table.at("CON-02", |_| ()).1, Due::Not(_)), "another exercise goes on");
    }
    // Any red session within seven days, today counted as one.
    for (when, closed) in [("2026-06-06T12:00", true), ("2026-06-05T12:00", false)] {
        let table = Table::of(Phase::P4, 20).with(vec![done(when, &[("CON-02", Light::Red)])]);
        let line = Due::Not(Reason::Line("Red session in the last 7 days".to_owned()));
        assert_eq!(table.at("ECC-06", |_| ()).1 == line, closed, "{when}");
    }
}

#[test]
fn what_two_green_sessions_open() {
    let green = |n: usize| {
        let all = ["2026-06-08T12:00", "2026-06-10T12:00"];
        all.iter().take(n).map(|when| done(when, &[("ISO-03", Light::Green)])).collect::<Vec<_>>()
    };
    let place = |sessions| Table::of(Phase::P2, 6).with(sessions).at("ISO-04", |_| ()).0;
    assert_eq!(place(green(1)), Place::NotOffered);
    assert_eq!(place(green(2)), Place::Fits);
    let mut broken = green(2);
    broken.insert(1, done("2026-06-09T12:00", &[("ISO-03", Light::Pending)]));
    assert_eq!(place(broken), Place::NotOffered, "a light that is not known breaks the row");
}

#[test]
fn what_rests_by_its_rhythm() {
    // (exercise, last done, rests until)
    let rows = [
        ("ISO-03", "2026-06-11T18:00", None),
        ("RUN-02", "2026-06-11T18:00", Some(Rest::Until(day("2026-06-13")))),
        ("RUN-02", "2026-06-10T09:00", None),
        // Two days later by the calendar, and not yet 48 hours.
        ("RUN-02", "2026-06-10T18:00", Some(Rest::Gap(at("2026-06-12T18:00")))),
        ("CON-01", "2026-06-11T18:00", Some(Rest::Until(day("2026-06-13")))),
        ("CON-01", "2026-06-10T18:00", None),
        ("ECC-03", "2026-06-10T09:00", Some(Rest::Until(day("2026-06-13")))),
        ("ECC-03", "2026-06-09T09:00", None),
        // It comes twice a day, and is not held to 48 hours by its own frequency.
        ("ECC-09", "2026-06-11T18:00", None),
    ];
    for (id, when, rests) in rows {
        let table = Table::of(Phase::P3, 12).with(vec![done(when, &[(id, Light::Green)])]);
        let found = match table.at(id, |_| ()).1 {
            Due::Rests(rest) => Some(rest),
            _ => None,
        };
        assert_eq!(found, rests, "{id} after {when}");
    }
    // Three times within a week are enough for one that comes three times.
    let week = ["2026-06-06T09:00", "2026-06-08T09:00", "2026-06-10T09:00"];
    let sessions = week.iter().map(|when| done(when, &[("CON-01", Light::Green)])).collect();
    let table = Table::of(Phase::P3, 12).with(sessions);
    assert_eq!(table.at("CON-01", |_| ()), (Place::Resting, Due::Rests(Rest::Until(day("2026-06-13")))));
}

#[test]
fn what_the_athlete_does_is_proposed_instead_of_the_first_of_its_kind() {
    let table = Table::of(Phase::P2, 6);
    assert!(table.proposed().contains(&"ISO-01".to_owned()));
    let table = table.with(vec![done("2026-06-11T12:00", &[("ISO-03", Light::Green)])]);
    assert!(
        table.proposed().contains(&"ISO-03".to_owned()) && !table.proposed().contains(&"ISO-01".to_owned())
    );
    // Longer than two weeks ago it is no longer a choice.
    let table = table.with(vec![done("2026-05-29T12:00", &[("ISO-03", Light::Green)])]);
    assert!(table.proposed().contains(&"ISO-01".to_owned()));
    let table = table.with(vec![done("2026-05-30T12:00", &[("ISO-03", Light::Green)])]);
    assert!(table.proposed().contains(&"ISO-03".to_owned()));
}

#[test]
fn a_prescription_stands_first_and_whatever_speaks_against_it() {
    let mut table = Table::of(Phase::P2, 6);
    table.choices.prescribed = vec![key("RUN-05"), key("STR-04")];
    let facts = table.facts();
    let items = day_plan(Library::builtin().unwrap(), &facts, &table.choices);
    let first: Vec<String> = items.iter().take(2).map(|item| item.key.to_string()).collect();
    assert_eq!(first, ["RUN-05", "STR-04"]);
    assert_eq!(table.at("RUN-05", |_| ()), (Place::Prescribed, Due::Not(Reason::FromPhase(Phase::P4))));
    assert_eq!(table.at("RUN-05", |f| f.closed = true), (Place::Prescribed, Due::Not(Reason::Closed)));
    // What a clinician suggested needs no further word of one.
    let mut table = Table::of(Phase::P3, 12);
    table.choices.prescribed = vec![key("STR-04")];
    assert_eq!(table.at("STR-04", |_| ()), (Place::Prescribed, Due::Today));
    // Nothing else of its kind is proposed beside it.
    let mut table = Table::of(Phase::P2, 6);
    table.choices.prescribed = vec![key("ISO-03")];
    assert!(!table.proposed().iter().any(|id| id.starts_with("ISO")));
}

#[test]
fn who_moved_on_or_went_back_is_led_to_the_other_one() {
    let mut table = Table::of(Phase::P2, 6).with(vec![done("2026-06-11T12:00", &[("ISO-01", Light::Green)])]);
    let on = day("2026-06-12");
    table.choices.left.insert(key("ISO-01"), (key("ISO-03"), on, true));
    assert_eq!(table.at("ISO-01", |_| ()), (Place::Fits, Due::MovedOn(key("ISO-03"), on)));
    assert_eq!(table.at("ISO-03", |_| ()).0, Place::Proposed);
    table.choices.left.insert(key("ISO-01"), (key("MOB-02"), on, false));
    assert_eq!(table.at("ISO-01", |_| ()), (Place::NotOffered, Due::WentBack(key("MOB-02"), on)));
    assert_eq!(table.at("MOB-02", |_| ()).0, Place::Proposed);
}

#[test]
fn what_the_journal_cannot_know_is_left_to_the_athlete() {
    let table = Table::of(Phase::P3, 12);
    let library = Library::builtin().unwrap();
    let lines = |id: &str, change: fn(&mut DayFacts<'_>)| {
        let mut facts = table.facts();
        change(&mut facts);
        judge(library.get(&id.parse().unwrap()).unwrap(), &facts, false)
    };
    let back = Judge::NotIf("Back pain 4 or more today".to_owned());
    assert_eq!(lines("ECC-03", |_| ()), [back]);
    assert_eq!(lines("ECC-03", |f| f.low_back = Some(0)), []);
    assert_eq!(lines("STR-03", |_| ()), [Judge::NotIf("Knee pain on kneeling".to_owned())]);
    let known = lines("STR-01", |f| (f.tingling, f.sit_bone_pain) = (Some(false), Some(false)));
    assert_eq!(known, [Judge::NotIf("Hard lump".to_owned())]);
}
