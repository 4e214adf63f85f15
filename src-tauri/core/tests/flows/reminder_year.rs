//! A year of one athlete: phases, journeys over the date line, summer time, a lid that is closed over the evening, a clock
//! that is set back. The reminders of the year are written down from the calendar and turned to instants by jiff, a
//! calendar of another hand; the schedule has to make exactly those.

use chrono::{TimeDelta, Utc};
use hamstrong_core::clock::{Moment, instant_of};
use hamstrong_core::domain::{Instant, LocalDate, LocalTime, ZoneName};
use hamstrong_rules::reminders::{
    Answer, Asking, Call, Facts, ReminderPlan, Rhythm, Ring, Slot, Snooze, Zone, decide,
};

use crate::support::day;

struct Here(ZoneName);

impl Zone for Here {
    fn at(&self, day: LocalDate, time: LocalTime) -> Instant {
        instant_of(day, time, &self.0)
    }
}

const BERLIN: &str = "Europe/Berlin";
const AUCKLAND: &str = "Pacific/Auckland";
const LOS_ANGELES: &str = "America/Los_Angeles";

fn utc(text: &str) -> chrono::DateTime<Utc> {
    format!("2026-{text}:00Z").parse().unwrap()
}

/// Where the computer is: journeys of May.
fn zone_at(at: chrono::DateTime<Utc>) -> &'static str {
    if at < utc("05-10T12:00") || at >= utc("05-26T12:00") {
        BERLIN
    } else if at < utc("05-20T10:00") {
        AUCKLAND
    } else {
        LOS_ANGELES
    }
}

/// What the wall's clock shows: on 2 December at 14:00 UTC it is set back by a day for an hour.
fn wall(at: chrono::DateTime<Utc>) -> chrono::DateTime<Utc> {
    let wrong = at >= utc("12-02T14:00") && at < utc("12-02T15:00");
    if wrong { at - TimeDelta::days(1) } else { at }
}

/// The lid is closed: over some evenings of August.
fn sleeps(at: chrono::DateTime<Utc>) -> bool {
    // Berlin is two hours ahead in August: asleep from 18:00 to 20:30, and from the 11th to the 20th until 23:00.
    let time = at.time().to_string();
    let between = |from: &str, to: &str| time.as_str() >= from && time.as_str() < to;
    (at >= utc("08-01T00:00") && at < utc("08-11T00:00") && between("16:00:00", "18:30:00"))
        || (at >= utc("08-11T00:00") && at < utc("08-21T00:00") && between("16:00:00", "21:00:00"))
}

/// The injury on an athlete's day at a time of day; nothing when none is open.
fn life(today: LocalDate, time: LocalTime) -> Option<Asking> {
    let text = today.to_string();
    let within = |from: &str, to: &str| text.as_str() >= from && text.as_str() <= to;
    let plain = |rhythm| Asking {
        rhythm,
        logged: false,
        last_logged: None,
        trained: false,
        follows: false,
        follows_tomorrow: false,
    };
    let number: u32 = text[8..].parse().unwrap();
    // Mondays of April 2026: 6, 13, 20, 27.
    let monday = within("2026-04-01", "2026-04-30") && number % 7 == 6;
    let tuesday = within("2026-04-01", "2026-04-30") && number.is_multiple_of(7);
    if within("2026-01-01", "2026-01-07") || within("2026-12-01", "2026-12-03") {
        return Some(plain(Rhythm::UpToThree));
    }
    if within("2026-01-08", "2026-01-31") {
        let logged = number.is_multiple_of(2) && time.to_string().as_str() >= "18:00";
        return Some(Asking { logged, ..plain(Rhythm::Daily) });
    }
    if within("2026-04-01", "2026-04-30") {
        return Some(Asking { trained: monday, follows: tuesday, ..plain(Rhythm::SessionDays) });
    }
    if within("2026-02-01", "2026-08-31") {
        return Some(plain(Rhythm::Daily));
    }
    if within("2026-09-01", "2026-10-31") {
        return Some(Asking { last_logged: Some(day("2026-08-31")), ..plain(Rhythm::Weekly) });
    }
    (within("2026-12-04", "2026-12-31")).then(|| Asking { logged: true, ..plain(Rhythm::Daily) })
}

/// From the calendar, by hand: each stretch of days with its time of day and zone.
fn expected() -> Vec<String> {
    let mut all = Vec::new();
    let mut each = |month: i8, days: &[i8], times: &[(i8, i8)], zone: &str| {
        for number in days {
            for (hour, minute) in times {
                let civil = jiff::civil::date(2026, month, *number).at(*hour, *minute, 0, 0);
                let at = civil.to_zoned(jiff::tz::TimeZone::get(zone).unwrap()).unwrap().timestamp();
                all.push(at.strftime("%Y-%m-%dT%H:%M").to_string());
            }
        }
    };
    let days = |from: i8, to: i8| (from..=to).collect::<Vec<i8>>();
    const EVENING: &[(i8, i8)] = &[(19, 0)];
    const THREE: &[(i8, i8)] = &[(8, 0), (13, 30), (19, 0)];
    // Acute, never logged.
    each(1, &days(1, 7), THREE, BERLIN);
    // Every second day is logged before the evening.
    each(1, &[9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31], EVENING, BERLIN);
    each(2, &days(1, 28), EVENING, BERLIN);
    // Summer time begins on 29 March.
    each(3, &days(1, 31), EVENING, BERLIN);
    // Sessions on Mondays: that evening, and the morning after.
    each(4, &[6, 13, 20, 27], EVENING, BERLIN);
    each(4, &[7, 14, 21, 28], &[(8, 0)], BERLIN);
    // The evening of 10 May is flown over. The 20th is lived twice, and reminded of once, in Auckland.
    each(5, &days(1, 9), EVENING, BERLIN);
    each(5, &days(11, 20), EVENING, AUCKLAND);
    each(5, &days(21, 25), EVENING, LOS_ANGELES);
    each(5, &days(26, 31), EVENING, BERLIN);
    // Paused until 15 June.
    each(6, &days(15, 30), EVENING, BERLIN);
    // On 5 July put off for an hour.
    each(7, &days(1, 31), EVENING, BERLIN);
    each(7, &[5], &[(20, 0)], BERLIN);
    // The lid opens at 20:30; from the 11th on at 23:00, when it is too late.
    each(8, &days(1, 10), &[(20, 30)], BERLIN);
    each(8, &days(21, 31), EVENING, BERLIN);
    // The watch period: a week after the last, over the end of summer time on 25 October.
    each(9, &[7, 14, 21, 28], EVENING, BERLIN);
    each(10, &[5, 12, 19, 26], EVENING, BERLIN);
    // Closed in November. A new one in December, acute for three days, then logged every day.
    each(12, &days(1, 3), THREE, BERLIN);
    all.sort();
    all
}

#[test]
fn a_year_with_journeys_and_summer_time_makes_exactly_the_reminders_of_the_calendar() {
    let ends: LocalTime = "03:00".parse().unwrap();
    let mut made: Vec<Call> = Vec::new();
    let mut snooze = None;
    let mut rung = Vec::new();
    let mut now = utc("01-01T03:00");
    while now < utc("12-31T23:00") {
        let at = Instant::from(wall(now));
        let zone: ZoneName = zone_at(now).parse().unwrap();
        let moment = Moment { at, zone: zone.clone() };
        let today = moment.day(ends);
        let pause = (now >= utc("05-31T20:00") && now < utc("06-20T00:00")).then(|| day("2026-06-15"));
        let plan = ReminderPlan { on: true, paused_until: pause, ..ReminderPlan::default() };
        let injuries: Vec<Asking> = life(today, moment.time()).into_iter().collect();
        let facts = Facts {
            plan: &plan,
            now: at,
            today,
            day_ends_at: ends,
            injuries: &injuries,
            made: &made,
            snooze,
            there_since: None,
        };
        let answer = if sleeps(now) { None } else { Some(decide(&facts, &Here(zone)).answer) };
        if let Some(Answer::Ring(ring)) = answer {
            rung.push(now.format("%Y-%m-%dT%H:%M").to_string());
            match ring {
                Ring::At(slot) => made.push(Call { day: today, slot }),
                Ring::Snoozed => snooze = None,
            }
            if today == day("2026-07-05") && ring == Ring::At(Slot::Evening) {
                snooze = Some(Snooze { day: today, until: (now + TimeDelta::hours(1)).into() });
            }
        }
        now += TimeDelta::minutes(5);
    }
    let expected = expected();
    let lost: Vec<_> = expected.iter().filter(|at| !rung.contains(at)).collect();
    let extra: Vec<_> = rung.iter().filter(|at| !expected.contains(at)).collect();
    assert!(lost.is_empty() && extra.is_empty(), "lost {lost:#?}, made beside {extra:#?}");
    assert_eq!(rung, expected, "each once");
}
