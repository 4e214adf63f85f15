//! What is said about reminders. A notification may lie on a locked screen: no score, no injury, no name.

use hamstrong_rules::domain::{Instant, LocalDate, LocalTime};
use hamstrong_rules::reminders::{Answer, Facts, Quiet, Rhythm, Ring, Slot, decide, upcoming};

use super::facts::Here;
use crate::api::reminders::NextReminder;
use crate::clock::Moment;
use crate::words;

/// The words of a notification.
pub(super) fn notification(facts: &Facts<'_>, ring: Ring) -> &'static str {
    match (strongest(facts), ring) {
        (Some(Rhythm::Weekly), _) => "Time for this week’s entry",
        (Some(Rhythm::Daily | Rhythm::SessionDays), Ring::At(Slot::Morning)) => {
            "Time for the morning question"
        }
        _ => "Time for today’s entry",
    }
}

/// The next reminder on this computer's calendar.
pub(super) fn next(facts: &Facts<'_>, here: &Here) -> Option<NextReminder> {
    upcoming(facts, here).map(|(_, _, at)| {
        let (date, time) = shown(at, here);
        NextReminder { date, time }
    })
}

fn shown(at: Instant, here: &Here) -> (LocalDate, LocalTime) {
    let moment = Moment { at, zone: here.0.clone() };
    (moment.date(), moment.time())
}

/// What holds now.
pub(super) fn said(facts: &Facts<'_>, here: &Here) -> String {
    let quiet = match decide(facts, here).answer {
        Answer::Ring(_) => return "One is due now.".to_owned(),
        Answer::Quiet(quiet) => quiet,
    };
    let now = match quiet {
        Quiet::Off => return "Reminders are off.".to_owned(),
        Quiet::NoInjury => return "No injury is open, so nothing is asked.".to_owned(),
        Quiet::Paused(until) => format!("Paused until {}.", words::day(until)),
        Quiet::Snoozed(until) => return put_off(facts, here, until),
        Quiet::Logged => "Today is logged.".to_owned(),
        Quiet::Later => String::new(),
        Quiet::NotToday => "None is due today.".to_owned(),
    };
    let ahead = match upcoming(facts, here) {
        Some((_, _, at)) => {
            let (date, time) = shown(at, here);
            format!("The next one comes on {} at {time}, unless the day is logged by then.", words::day(date))
        }
        None if strongest(facts) == Some(Rhythm::SessionDays) => {
            "The next one comes after a session.".to_owned()
        }
        None => String::new(),
    };
    [now, ahead].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn put_off(facts: &Facts<'_>, here: &Here, until: Instant) -> String {
    let end_of_day = hamstrong_rules::reminders::Zone::at(here, facts.today.plus_days(1), facts.day_ends_at);
    if until >= end_of_day {
        return "Not again today.".to_owned();
    }
    format!("Put off until {}, unless the day is logged by then.", shown(until, here).1)
}

/// How often the injuries that are open ask, by the one that asks most.
pub(super) fn rhythm(facts: &Facts<'_>) -> Option<String> {
    let said = match strongest(facts).filter(|_| facts.plan.on)? {
        Rhythm::UpToThree => {
            "In the acute phase up to three a day, until the day is logged. Later they grow fewer."
        }
        Rhythm::Daily => "One a day at most, and none once the day is logged.",
        Rhythm::SessionDays => "On days with a session, and in the morning after one.",
        Rhythm::Weekly => "Back in sport, one a week at most.",
        Rhythm::Never => "At this stage nothing is asked.",
    };
    Some(said.to_owned())
}

fn strongest(facts: &Facts<'_>) -> Option<Rhythm> {
    facts.injuries.iter().map(|injury| injury.rhythm).max()
}

/// One line about reminders that did not come.
pub(super) fn missed(days: &[LocalDate], today: LocalDate) -> Option<String> {
    let what = match days {
        [] => return None,
        [day] if *day == today.plus_days(-1) => "Yesterday’s reminder".to_owned(),
        [day] => format!("The reminder of {}", words::day(*day)),
        _ => "Some reminders of the last days".to_owned(),
    };
    Some(format!("{what} did not come: Hamstrong was not running, or notifications were off."))
}
