//! A record as the page shows it: what it says, when it was felt, and when it was written.

use chrono::NaiveDateTime;
use hamstrong_rules::domain::{Instant, LocalDate, ZoneName};

use crate::api::views::Recorded;
use crate::clock::{Moment, in_zone, instant_of};
use crate::store::read::Head;
use crate::store::{Felt, Payload, StoreError};
use crate::words;

/// Written this many days after its day, an entry is recalled rather than logged (own judgement of the rule
/// specification, "trusted entry").
pub(super) const LATE_AFTER_DAYS: i64 = 2;

pub(super) fn is_late(head: &Head) -> bool {
    head.first_written_day.days_since(head.revision.felt.day) >= LATE_AFTER_DAYS
}

/// A record with the value of its type; `here` is the zone of this computer.
pub(super) fn recorded<T: Payload>(head: &Head, here: &ZoneName) -> Result<Recorded<T>, StoreError> {
    Ok(recorded_as(head, here, head.revision.value()?))
}

/// A record with the value as it is shown.
pub(super) fn recorded_as<T>(head: &Head, here: &ZoneName, value: T) -> Recorded<T> {
    let r = &head.revision;
    let written = |at| when(at, &r.felt);
    Recorded {
        record: r.record,
        revision: r.id,
        time: r.felt.time,
        written_at: r.written_at,
        written_day: head.first_written_day,
        late: is_late(head),
        written: written(head.first_written_at),
        changed: (head.corrections > 0).then(|| written(r.written_at)),
        elsewhere: elsewhere(&r.felt, here),
        corrections: head.corrections,
        value,
    }
}

/// "14:02" of the day itself, "10 June, 07:52" of another, on the clock of the place it was felt at.
fn when(at: Instant, felt: &Felt) -> String {
    let (local, _): (NaiveDateTime, _) = in_zone(at.utc(), &felt.zone);
    let time = local.format("%H:%M");
    if LocalDate::from(local.date()) == felt.day {
        time.to_string()
    } else {
        format!("{}, {time}", words::day(local.date().into()))
    }
}

/// "Auckland time, UTC+12:00", when the clocks here show another time at that moment.
fn elsewhere(felt: &Felt, here: &ZoneName) -> Option<String> {
    if felt.zone == *here {
        return None;
    }
    let noon = chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default().into();
    let at = instant_of(felt.day, felt.time.unwrap_or(noon), &felt.zone);
    if (Moment { at, zone: here.clone() }).offset_minutes() == felt.offset_minutes {
        return None;
    }
    let place = zone_in_words(&felt.zone);
    let (sign, minutes) = (if felt.offset_minutes < 0 { '−' } else { '+' }, felt.offset_minutes.abs());
    Some(match minutes % 60 {
        0 => format!("{place}, UTC{sign}{}", minutes / 60),
        rest => format!("{place}, UTC{sign}{}:{rest:02}", minutes / 60),
    })
}

/// "Auckland time".
pub(super) fn zone_in_words(zone: &ZoneName) -> String {
    let city = zone.as_str().rsplit('/').next().unwrap_or_default().replace('_', " ");
    format!("{city} time")
}
