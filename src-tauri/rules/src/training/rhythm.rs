//! Whether an exercise rests today by its rhythm.

use crate::domain::{ExerciseKey, Instant, LocalDate};
use crate::exercises::Rhythm;

use super::TrainingLog;

/// Why an exercise of the plan rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// It comes again on this day.
    Until(LocalDate),
    /// The hours between two sessions of it are not over.
    Gap(Instant),
}

/// The rest of an exercise on a day on which it was not done yet. `gap` is the hours that heavy work needs; what
/// comes every day has none (the library's own frequency says so).
pub fn rest(
    log: &TrainingLog,
    exercise: &ExerciseKey,
    rhythm: Rhythm,
    gap: Option<i64>,
    (day, now): (LocalDate, Instant),
) -> Option<Rest> {
    if log.times_on(exercise, day) > 0 {
        return None;
    }
    let (last, _) = log.of(exercise).rfind(|(s, _)| s.day < day)?;
    let days = match rhythm {
        Rhythm::TimesADay(_) => return None,
        Rhythm::AsWanted => 1,
        Rhythm::EveryDays(n) => i64::from(n),
        Rhythm::TimesAWeek(n) => 7 / i64::from(n.max(1)),
    };
    if day.days_since(last.day) < days {
        return Some(Rest::Until(last.day.plus_days(days)));
    }
    if let Rhythm::TimesAWeek(n) = rhythm {
        let week: Vec<LocalDate> =
            log.of(exercise).map(|(s, _)| s.day).filter(|d| *d < day && day.days_since(*d) < 7).collect();
        if week.len() >= usize::from(n) {
            let first = week.get(week.len() - usize::from(n));
            return first.map(|first| Rest::Until(first.plus_days(7)));
        }
    }
    let over = last.at.utc() + chrono::TimeDelta::hours(gap?);
    (now.utc() < over).then(|| Rest::Gap(over.into()))
}
