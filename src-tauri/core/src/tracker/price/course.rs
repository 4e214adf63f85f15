//! First aid against its plan over a stretch of days: a calendar, its words, its table. Nothing here reaches a gate.

use std::path::Path;

use chrono::{Datelike as _, Weekday};
use hamstrong_rules::domain::LocalDate;
use hamstrong_rules::price::{DayFacts, DayScore, WeekScore, day_plan, day_score, week_score};
use hamstrong_rules::protocol::Adherence;

use super::super::Tracker;
use super::super::chart::Saved;
use super::words::{percent, percent_of};
use crate::api::adherence::{AdherenceCourse, AdherenceDay, AdherenceQuery, AdherenceWeek, SaveAdherence};
use crate::api::error::{ApiError, ErrorCode};
use crate::api::inputs::PictureFormat;
use crate::api::preferences::FirstWeekday;
use crate::api::views::SavedFile;
use crate::charts::{Calendar, Cell, Tokens, days_of, heat, weeks_in, written};
use crate::words;

/// A day with its score; none for a day that goes on.
struct Counted {
    view: AdherenceDay,
    score: Option<DayScore>,
}

impl Tracker {
    /// First aid of an injury against the plan of each day.
    ///
    /// # Errors
    /// A width outside 280 to 2000, an injury that is not there.
    pub fn adherence(&self, query: &AdherenceQuery) -> Result<AdherenceCourse, ApiError> {
        if !(280..=2000).contains(&query.width) {
            return Err(ApiError::field("width", "The calendar can be 280 to 2000 pixels wide."));
        }
        let case = self.case(query.episode)?;
        let (from, to) = days_of(query.range, case.episode.onset, case.last);
        let today = self.today()?;
        let log = self.aid_log(query.episode, from, to)?;
        let mut counted = Vec::new();
        for decided in case.every_day(to).iter().filter(|d| d.day >= from) {
            let book = &case.protocol(decided.day).book;
            let facts: DayFacts = log.facts(decided.day, decided.phase, decided.index.0);
            let score =
                day_score(&day_plan(book, &facts), &log.done(decided.day), &book.price.adherence.check);
            let goes_on = decided.day == today;
            counted.push(Counted {
                view: day_view(decided.day, decided.index, &score, goes_on),
                score: (!goes_on).then_some(score),
            });
        }
        let rule = case.protocol(to).book.price.adherence.check;
        let weeks = weeks(&counted, query.first_weekday, rule);
        let told = Told::of(&counted, rule);
        Ok(AdherenceCourse {
            svg: if told.asked == 0 { String::new() } else { picture(&counted, query, &told) },
            headline: told.headline(),
            detail: told.detail(),
            caption: caption(rule),
            weeks,
            days: counted.into_iter().map(|day| day.view).collect(),
            from,
            to,
        })
    }

    /// A name for a saved calendar: "hamstrong-first-aid-2026-06-12.svg".
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn adherence_name(&self, format: PictureFormat) -> Result<String, ApiError> {
        self.picture_name("first-aid", format)
    }

    /// Saves the calendar to a file, whole or not at all.
    ///
    /// # Errors
    /// As `adherence`, nothing to draw, and when the disk refuses.
    pub fn save_adherence(&self, input: &SaveAdherence, place: &Path) -> Result<SavedFile, ApiError> {
        let course = self.adherence(&input.course)?;
        if course.svg.is_empty() {
            return Err(ApiError::new(ErrorCode::Failed, course.headline));
        }
        let drawing = Saved { svg: &course.svg, theme: input.course.theme, format: input.format };
        drawing.write(place, || table(&course.days))
    }
}

fn day_view(
    day: LocalDate,
    day_index: hamstrong_rules::domain::DayIndex,
    score: &DayScore,
    goes_on: bool,
) -> AdherenceDay {
    let coverage = format!("{} of {} parts logged", score.logged, score.asked);
    let said = match score.score {
        _ if score.asked == 0 => "The plan asks for nothing.".to_owned(),
        _ if goes_on => format!("Goes on; {coverage}."),
        Some(share) => format!("{}; {coverage}.", percent(share)),
        None => format!("Not enough logged; {coverage}."),
    };
    let share = score.score.filter(|_| !goes_on);
    AdherenceDay {
        day,
        day_index,
        percent: share.map(percent_of),
        logged: score.logged,
        asked: score.asked,
        said,
    }
}

/// Calendar weeks; the day that goes on counts in none.
fn weeks(days: &[Counted], begins: FirstWeekday, rule: Adherence) -> Vec<AdherenceWeek> {
    let chunks = days.chunk_by(|a, b| first_of_week(a.view.day, begins) == first_of_week(b.view.day, begins));
    chunks
        .filter_map(|chunk| {
            let (first, last) = (chunk.first()?, chunk.last()?);
            let scores: Vec<DayScore> = chunk.iter().filter_map(|day| day.score.clone()).collect();
            Some(week_view((first.view.day, last.view.day), week_score(&scores, &rule), rule))
        })
        .collect()
}

fn week_view((from, to): (LocalDate, LocalDate), week: WeekScore, rule: Adherence) -> AdherenceWeek {
    let said = match week.score {
        Some(share) => format!("{} of the plan.", percent(share)),
        None if week.asked == 0 => "The plan asked for nothing.".to_owned(),
        None => format!("Not enough: a week has a figure from {} scored days on.", words::count(least(rule))),
    };
    let percent = week.score.map(percent_of);
    let WeekScore { scored_days, logged, asked, .. } = week;
    AdherenceWeek { from, to, percent, scored_days, logged, asked, said }
}

fn least(rule: Adherence) -> usize {
    usize::try_from(rule.week_min_days).unwrap_or(usize::MAX)
}

fn first_of_week(day: LocalDate, begins: FirstWeekday) -> LocalDate {
    let first = match begins {
        FirstWeekday::System | FirstWeekday::Monday => Weekday::Mon,
        FirstWeekday::Saturday => Weekday::Sat,
        FirstWeekday::Sunday => Weekday::Sun,
    };
    day.plus_days(-i64::from(day.naive().weekday().days_since(first)))
}

/// What there is to say of a stretch.
struct Told {
    /// Days on which the plan asked for something, those that could be scored, and the mean of their scores.
    days: usize,
    scored: usize,
    mean: f64,
    logged: u32,
    asked: u32,
    least_parts: u32,
}

impl Told {
    fn of(counted: &[Counted], rule: Adherence) -> Self {
        let all: Vec<&DayScore> = counted.iter().filter_map(|day| day.score.as_ref()).collect();
        let scores: Vec<f64> = all.iter().filter_map(|day| day.score).collect();
        let n = u32::try_from(scores.len()).unwrap_or(u32::MAX).max(1);
        Self {
            days: all.iter().filter(|day| day.asked > 0).count(),
            scored: scores.len(),
            mean: scores.iter().sum::<f64>() / f64::from(n),
            logged: all.iter().map(|day| day.logged).sum(),
            asked: all.iter().map(|day| day.asked).sum(),
            least_parts: rule.min_parts,
        }
    }

    fn headline(&self) -> String {
        let days = |n: usize| if n == 1 { "day".to_owned() } else { format!("{} days", words::count(n)) };
        match (self.asked, self.scored) {
            (0, _) => "The plan asks for no first aid on these days.".to_owned(),
            (_, 0) => format!(
                "No day has enough logged for a figure yet; it takes {} parts of the plan.",
                words::count(usize::try_from(self.least_parts).unwrap_or(usize::MAX))
            ),
            (_, scored) if scored == self.days && scored == 1 => {
                format!("What was logged comes to {} of the plan.", percent(self.mean))
            }
            (_, scored) => format!(
                "What was logged comes to {} of the plan, on {} of {}.",
                percent(self.mean),
                words::count(scored),
                days(self.days)
            ),
        }
    }

    fn detail(&self) -> String {
        if self.asked == 0 {
            return String::new();
        }
        format!(
            "{} of {} parts of the plan were logged. What was not logged is left out, and counts neither way.",
            self.logged, self.asked
        )
    }
}

fn caption(rule: Adherence) -> String {
    format!(
        "The darker a day, the more of its plan was done; a day needs {} logged parts, a week {} such days. Today goes \
         on and does not count yet. No gate looks at this.",
        words::count(usize::try_from(rule.min_parts).unwrap_or(usize::MAX)),
        words::count(least(rule))
    )
}

/// The newest weeks that have room.
fn picture(days: &[Counted], query: &AdherenceQuery, told: &Told) -> String {
    let width = f64::from(query.width);
    let Some(last) = days.last() else { return String::new() };
    let back = i64::try_from(weeks_in(width)).unwrap_or(1) - 1;
    let earliest = first_of_week(last.view.day, query.first_weekday).plus_days(-7 * back);
    let shown = days.iter().filter(|day| day.view.day >= earliest);
    let cells: Vec<(LocalDate, Cell)> = shown.map(|day| (day.view.day, cell(&day.view))).collect();
    let first = cells.first().map_or(earliest, |(day, _)| first_of_week(*day, query.first_weekday));
    let calendar = Calendar {
        first,
        cells,
        width,
        title: "First aid against its plan".to_owned(),
        desc: told.headline(),
    };
    heat(&calendar, &Tokens::of(query.theme))
}

fn cell(day: &AdherenceDay) -> Cell {
    match day.percent {
        Some(percent) => Cell::Scored { percent, whole: day.logged == day.asked },
        None if day.asked == 0 => Cell::Quiet,
        None => Cell::Open { some: day.logged > 0 },
    }
}

/// A row a calendar day, oldest first; a day without a figure has a blank.
fn table(days: &[AdherenceDay]) -> Result<Vec<u8>, csv::Error> {
    let head = ["day", "day_index", "percent_of_plan", "parts_logged", "parts_asked"].map(str::to_owned);
    let row = |day: &AdherenceDay| {
        let percent = day.percent.map_or_else(String::new, |n| n.to_string());
        let (logged, asked) = (day.logged.to_string(), day.asked.to_string());
        [day.day.to_string(), day.day_index.0.to_string(), percent, logged, asked]
    };
    written(std::iter::once(head).chain(days.iter().map(row)))
}
