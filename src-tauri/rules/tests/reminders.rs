//! When a reminder fires and when not: a row a case, each with its reason. Nothing here knows SQL or a desktop.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![allow(
    clippy::pedantic,
    reason = "a test says one thing plainly; these lints are about code that is called"
)]

use hamstrong_rules::domain::{Instant, LocalDate, LocalTime};
use hamstrong_rules::protocol::{HoldLevel, Phase};
use hamstrong_rules::reminders::{
    Answer, Asking, Call, Facts, Quiet, ReminderPlan, Rhythm, Ring, Slot, Snooze, Zone, decide, missed,
    rhythm, upcoming,
};

/// A place without daylight saving time, on UTC.
struct Utc;

impl Zone for Utc {
    fn at(&self, day: LocalDate, time: LocalTime) -> Instant {
        format!("{day}T{time}:00Z").parse().unwrap()
    }
}

const TODAY: &str = "2026-06-12";

fn day(text: &str) -> LocalDate {
    text.parse().unwrap()
}

/// A moment of 12 June; "13T01:30" is one of the night after.
fn at(text: &str) -> Instant {
    let (day, time) = text.split_once('T').unwrap_or(("12", text));
    format!("2026-06-{day}T{time}:00Z").parse().unwrap()
}

/// A case: what is so, and what comes of it at a moment of 12 June.
#[derive(Clone)]
struct Case {
    plan: ReminderPlan,
    injuries: Vec<Asking>,
    made: Vec<Call>,
    snooze: Option<Snooze>,
    there_since: Option<Instant>,
}

fn asking(rhythm: Rhythm) -> Asking {
    Asking {
        rhythm,
        logged: false,
        last_logged: None,
        trained: false,
        follows: false,
        follows_tomorrow: false,
    }
}

/// Evening at 19:00, mornings at 08:00, one injury that asks daily, the app open since midnight.
fn daily() -> Case {
    with(Rhythm::Daily)
}

fn with(rhythm: Rhythm) -> Case {
    Case {
        plan: ReminderPlan { on: true, ..ReminderPlan::default() },
        injuries: vec![asking(rhythm)],
        made: Vec::new(),
        snooze: None,
        there_since: None,
    }
}

impl Case {
    fn each(mut self, change: impl Fn(&mut Asking)) -> Self {
        self.injuries.iter_mut().for_each(change);
        self
    }

    fn and(mut self, other: Asking) -> Self {
        self.injuries.push(other);
        self
    }

    fn plan(mut self, change: impl FnOnce(&mut ReminderPlan)) -> Self {
        change(&mut self.plan);
        self
    }

    fn made(mut self, on: &str, slot: Slot) -> Self {
        self.made.push(Call { day: day(on), slot });
        self
    }

    fn snoozed(mut self, until: &str) -> Self {
        self.snooze = Some(Snooze { day: day(TODAY), until: at(until) });
        self
    }

    fn awake(mut self, since: &str) -> Self {
        self.there_since = Some(at(since));
        self
    }

    fn facts(&self, now: &str) -> Facts<'_> {
        Facts {
            plan: &self.plan,
            now: at(now),
            today: day(TODAY),
            day_ends_at: "03:00".parse().unwrap(),
            injuries: &self.injuries,
            made: &self.made,
            snooze: self.snooze,
            there_since: self.there_since,
        }
    }
}

const MORNING: Answer = Answer::Ring(Ring::At(Slot::Morning));
const MIDDAY: Answer = Answer::Ring(Ring::At(Slot::Midday));
const EVENING: Answer = Answer::Ring(Ring::At(Slot::Evening));
const AGAIN: Answer = Answer::Ring(Ring::Snoozed);
const LATER: Answer = Answer::Quiet(Quiet::Later);
const NONE: Answer = Answer::Quiet(Quiet::NotToday);
const LOGGED: Answer = Answer::Quiet(Quiet::Logged);

fn logged(a: &mut Asking) {
    a.logged = true;
    a.last_logged = Some(day(TODAY));
}

fn follows(a: &mut Asking) {
    a.follows = true;
}

fn trained(a: &mut Asking) {
    a.trained = true;
}

type Row = (&'static str, Case, &'static str, Answer);

fn once_a_day() -> Vec<Row> {
    use Rhythm::*;
    vec![
        ("before its time it waits", daily(), "18:59", LATER),
        ("at its time it comes", daily(), "19:00", EVENING),
        ("a little late it still comes", daily(), "21:59", EVENING),
        ("three hours late it does not come any more", daily(), "22:00", NONE),
        ("after midnight the day still has no second one", daily(), "13T01:30", NONE),
        ("a logged day is silent", daily().each(logged), "19:00", LOGGED),
        ("one that was made is not made again", daily().made(TODAY, Slot::Evening), "19:05", NONE),
        (
            "one of yesterday does not stand for today",
            daily().made("2026-06-11", Slot::Evening),
            "19:00",
            EVENING,
        ),
        (
            "one of a day ahead, after a clock was set back, changes nothing",
            daily().made("2027-01-01", Slot::Evening),
            "19:00",
            EVENING,
        ),
        ("no morning without a session", daily(), "08:00", LATER),
        ("no midday outside the acute phase", daily(), "13:30", LATER),
        ("switched off it is silent", daily().plan(|p| p.on = false), "19:00", Answer::Quiet(Quiet::Off)),
        (
            "without an injury there is nothing to ask",
            Case { injuries: Vec::new(), ..daily() },
            "19:00",
            Answer::Quiet(Quiet::NoInjury),
        ),
        ("a closed or resting injury asks nothing", with(Never), "19:00", NONE),
        ("another time of day is kept", daily().plan(|p| p.at = "21:15".parse().unwrap()), "21:14", LATER),
        ("another time of day comes", daily().plan(|p| p.at = "21:15".parse().unwrap()), "21:15", EVENING),
        (
            "a time after midnight belongs to the evening before",
            daily().plan(|p| p.at = "01:00".parse().unwrap()),
            "13T01:00",
            EVENING,
        ),
        (
            "and ends with the athlete’s day",
            daily().plan(|p| p.at = "01:00".parse().unwrap()),
            "13T03:00",
            NONE,
        ),
        ("the hour before the app was opened is not made up for", daily().awake("19:30"), "19:30", NONE),
        (
            "what lay before the plan was made is not made up for",
            daily().plan(|p| p.since = Some(at("19:20"))),
            "19:20",
            NONE,
        ),
        (
            "a plan made in time holds the same day",
            daily().plan(|p| p.since = Some(at("18:20"))),
            "19:00",
            EVENING,
        ),
    ]
}

fn mornings() -> Vec<Row> {
    use Rhythm::*;
    vec![
        ("the morning after a session asks", daily().each(follows), "08:00", MORNING),
        ("before its time it waits", daily().each(follows), "07:59", LATER),
        ("a logged morning is not asked", daily().each(follows).each(logged), "08:00", LOGGED),
        (
            "one a day: after the morning no evening",
            daily().each(follows).made(TODAY, Slot::Morning),
            "19:00",
            NONE,
        ),
        ("a morning that was slept through leaves the evening", daily().each(follows), "19:00", EVENING),
        (
            "switched off, the morning is silent",
            daily().each(follows).plan(|p| p.morning = false),
            "08:00",
            LATER,
        ),
        (
            "and the evening takes its place",
            daily().each(follows).plan(|p| p.morning = false),
            "19:00",
            EVENING,
        ),
        (
            "another time for the morning",
            daily().each(follows).plan(|p| p.morning_at = "06:30".parse().unwrap()),
            "06:30",
            MORNING,
        ),
        ("running again: the morning after a session", with(SessionDays).each(follows), "08:00", MORNING),
        ("in the watch period no morning", with(Weekly).each(follows), "08:00", LATER),
    ]
}

fn by_phase() -> Vec<Row> {
    use Rhythm::*;
    let week = |last: &str| {
        let last = day(last);
        with(Weekly).each(move |a| a.last_logged = Some(last))
    };
    vec![
        ("acute: the first of three", with(UpToThree), "08:00", MORNING),
        ("acute: the second, halfway", with(UpToThree).made(TODAY, Slot::Morning), "13:30", MIDDAY),
        (
            "acute: the third",
            with(UpToThree).made(TODAY, Slot::Morning).made(TODAY, Slot::Midday),
            "19:00",
            EVENING,
        ),
        ("acute: never a fourth", with(UpToThree).made(TODAY, Slot::Evening), "20:00", NONE),
        ("acute: silent once the day is logged", with(UpToThree).each(logged), "13:30", LOGGED),
        (
            "acute: of two that were slept over only the newest",
            with(UpToThree).plan(|p| p.morning_at = "12:00".parse().unwrap()),
            "15:45",
            MIDDAY,
        ),
        (
            "acute: of three that were slept over only the newest",
            with(UpToThree).plan(|p| p.morning_at = "17:30".parse().unwrap()),
            "19:00",
            EVENING,
        ),
        (
            "watch: one of a day ahead, after a clock was set back, delays nothing",
            week("2026-05-20").made("2026-06-05", Slot::Evening).made("2027-01-01", Slot::Evening),
            "19:00",
            EVENING,
        ),
        ("acute: a later one covers the earlier", with(UpToThree).made(TODAY, Slot::Midday), "10:00", LATER),
        ("session days: none without a session", with(SessionDays), "19:00", NONE),
        ("session days: the evening of a session", with(SessionDays).each(trained), "19:00", EVENING),
        (
            "session days: not when it is logged",
            with(SessionDays).each(trained).each(logged),
            "19:00",
            LOGGED,
        ),
        ("watch: a week after the last entry", week("2026-06-05"), "19:00", EVENING),
        ("watch: not after six days", week("2026-06-06"), "19:00", NONE),
        (
            "watch: not within a week of the last reminder",
            week("2026-05-20").made("2026-06-06", Slot::Evening),
            "19:00",
            NONE,
        ),
        (
            "watch: a week after the last reminder",
            week("2026-05-20").made("2026-06-05", Slot::Evening),
            "19:00",
            EVENING,
        ),
        ("watch: once when nothing was ever logged", with(Weekly), "19:00", EVENING),
    ]
}

fn several() -> Vec<Row> {
    use Rhythm::*;
    vec![
        (
            "one logged, the other not: one reminder",
            daily().each(logged).and(asking(Daily)),
            "19:00",
            EVENING,
        ),
        ("both logged: none", daily().and(asking(Daily)).each(logged), "19:00", LOGGED),
        ("both open: one for both", daily().and(asking(Daily)).made(TODAY, Slot::Evening), "19:01", NONE),
        (
            "the fresh one asks three times beside the old one",
            with(Weekly).and(asking(UpToThree)),
            "08:00",
            MORNING,
        ),
        (
            "a fresh one that is logged does not wake the old one",
            with(SessionDays).and({
                let mut a = asking(UpToThree);
                logged(&mut a);
                a
            }),
            "19:00",
            NONE,
        ),
    ]
}

fn paused_and_put_off() -> Vec<Row> {
    use Rhythm::*;
    let until = |text: &str| {
        let text = day(text);
        daily().plan(move |p| p.paused_until = Some(text))
    };
    let day_end = "13T03:00";
    vec![
        ("paused", until("2026-06-20"), "19:00", Answer::Quiet(Quiet::Paused(day("2026-06-20")))),
        ("the pause ends on its day", until("2026-06-12"), "19:00", EVENING),
        (
            "put off for an hour: silent before",
            daily().made(TODAY, Slot::Evening).snoozed("20:05"),
            "20:04",
            Answer::Quiet(Quiet::Snoozed(at("20:05"))),
        ),
        (
            "put off for an hour: again after it",
            daily().made(TODAY, Slot::Evening).snoozed("20:05"),
            "20:05",
            AGAIN,
        ),
        (
            "put off, and logged meanwhile",
            daily().each(logged).made(TODAY, Slot::Evening).snoozed("20:05"),
            "20:05",
            LOGGED,
        ),
        (
            "put off, and slept over for too long",
            daily().made(TODAY, Slot::Evening).snoozed("20:05"),
            "23:05",
            NONE,
        ),
        ("put off before any came: nothing is owed yet", daily().snoozed("11:00"), "11:00", LATER),
        ("put off over the evening: owed after it", daily().snoozed("19:30"), "19:30", AGAIN),
        (
            "not again today",
            daily().made(TODAY, Slot::Evening).snoozed(day_end),
            "20:30",
            Answer::Quiet(Quiet::Snoozed(at(day_end))),
        ),
        (
            "not today, said before any came",
            daily().snoozed(day_end),
            "19:00",
            Answer::Quiet(Quiet::Snoozed(at(day_end))),
        ),
        (
            "acute: put off once, the next comes all the same",
            with(UpToThree).made(TODAY, Slot::Morning),
            "13:30",
            MIDDAY,
        ),
        (
            "a put-off of yesterday is over",
            Case { snooze: Some(Snooze { day: day("2026-06-11"), until: at("23:00") }), ..daily() },
            "19:00",
            EVENING,
        ),
    ]
}

#[test]
fn a_reminder_fires_exactly_when_its_row_says_so() {
    let mut wrong = Vec::new();
    let rows: Vec<Row> = [once_a_day(), mornings(), by_phase(), several(), paused_and_put_off()]
        .into_iter()
        .flatten()
        .collect();
    assert!(rows.len() >= 40, "{}", rows.len());
    for (reason, case, now, expected) in &rows {
        let step = decide(&case.facts(now), &Utc);
        if step.answer != *expected {
            wrong.push(format!("{reason}, at {now}: {:?}, not {expected:?}", step.answer));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn whoever_sleeps_until_the_moment_named_misses_none() {
    // Looking only at the moments that `decide` names makes the same reminders as looking every minute.
    for (reason, case, _, _) in
        [once_a_day(), mornings(), by_phase(), several(), paused_and_put_off()].into_iter().flatten()
    {
        let minute = |n: i64| Instant::from(at("03:00").utc() + chrono::TimeDelta::minutes(n));
        let ring = |now: Instant, case: &mut Case| {
            let step = decide(&Facts { now, ..case.facts("12:00") }, &Utc);
            if let Answer::Ring(ring) = step.answer {
                let slot = match ring {
                    Ring::At(slot) => slot,
                    Ring::Snoozed => Slot::Evening,
                };
                case.made.push(Call { day: day(TODAY), slot });
                if ring == Ring::Snoozed {
                    case.snooze = None;
                }
            }
            (step, matches!(step.answer, Answer::Ring(_)))
        };
        let (mut often, mut seldom) = (case.clone(), case);
        let by_the_minute: Vec<i64> = (0..24 * 60).filter(|n| ring(minute(*n), &mut often).1).collect();
        let mut by_the_word = Vec::new();
        let mut now = minute(0);
        while now < minute(24 * 60) {
            let (step, rang) = ring(now, &mut seldom);
            if rang {
                by_the_word.push((now.utc() - minute(0).utc()).num_minutes());
                continue;
            }
            assert!(step.look_at > now, "{reason}: it would look for ever");
            now = step.look_at;
        }
        assert_eq!(by_the_minute, by_the_word, "{reason}");
    }
}

#[test]
fn prompts_grow_fewer_as_recovery_proceeds() {
    let of = |phase, days| rhythm(phase, days, None);
    let course = [
        of(Phase::P1, 0),
        of(Phase::P2, 0),
        of(Phase::P3, 0),
        of(Phase::P4, 0),
        of(Phase::P5, 0),
        of(Phase::P5, 56),
    ];
    assert_eq!(
        course,
        [Rhythm::UpToThree, Rhythm::Daily, Rhythm::Daily, Rhythm::SessionDays, Rhythm::Weekly, Rhythm::Never]
    );
    assert!(course.windows(2).all(|pair| pair[0] >= pair[1]));
    assert_eq!(of(Phase::P5, 55), Rhythm::Weekly, "the last day of the eight weeks");
}

#[test]
fn an_urgent_hold_asks_for_care_and_not_for_a_diary() {
    assert_eq!(rhythm(Phase::P1, 0, Some(HoldLevel::Urgent)), Rhythm::Never);
    assert_eq!(rhythm(Phase::P2, 0, Some(HoldLevel::Clinician)), Rhythm::Daily);
}

#[test]
fn the_next_one_is_named_as_it_will_come() {
    let next = |case: &Case, now: &str| upcoming(&case.facts(now), &Utc).map(|(_, slot, at)| (slot, at));
    assert_eq!(next(&daily(), "12:00"), Some((Slot::Evening, at("19:00"))));
    assert_eq!(next(&daily().each(logged), "12:00"), Some((Slot::Evening, at("13T19:00"))));
    assert_eq!(next(&daily(), "19:30"), Some((Slot::Evening, at("13T19:00"))));
    let session = daily().each(|a| (logged(a), a.follows_tomorrow = true).0);
    assert_eq!(next(&session, "20:00"), Some((Slot::Morning, at("13T08:00"))));
    assert_eq!(next(&with(Rhythm::SessionDays), "12:00"), None, "nothing is known of a session");
    let watch = with(Rhythm::Weekly).each(|a| a.last_logged = Some(day("2026-06-10")));
    assert_eq!(next(&watch, "12:00"), Some((Slot::Evening, at("17T19:00"))));
    let paused = daily().plan(|p| p.paused_until = Some(day("2026-06-30")));
    assert_eq!(next(&paused, "12:00"), Some((Slot::Evening, at("30T19:00"))));
    assert_eq!(next(&daily().plan(|p| p.on = false), "12:00"), None);
}

#[test]
fn days_without_a_reminder_are_missed_only_where_one_was_due() {
    let case = daily().made("2026-06-09", Slot::Evening);
    let logged = |on: LocalDate| on == day("2026-06-10");
    let of = |case: &Case, from: &str| missed(&case.facts("12:00"), logged, day(from));
    assert_eq!(of(&case, "2026-06-08"), [day("2026-06-08"), day("2026-06-11")]);
    assert_eq!(of(&case, "2026-06-11"), [day("2026-06-11")], "only since somebody was here");
    assert_eq!(of(&case, "2026-06-12"), [], "today is not over");
    assert_eq!(of(&with(Rhythm::Weekly), "2026-06-01"), [], "nobody waits for a weekly one");
    assert_eq!(of(&daily().plan(|p| p.on = false), "2026-06-01"), []);
    assert_eq!(of(&daily().plan(|p| p.paused_until = Some(day("2026-06-12"))), "2026-06-08"), [], "paused");
}
