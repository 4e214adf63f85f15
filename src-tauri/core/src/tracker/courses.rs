//! The smaller charts of Progress as files: load, own activities, both legs.

use std::path::Path;

use hamstrong_rules::domain::{LocalDate, Rating, RecordId};
use hamstrong_rules::training::Light;

use super::Tracker;
use super::chart::Saved;
use crate::api::courses::{Course, SaveCourse};
use crate::api::error::{ApiError, ErrorCode};
use crate::api::function::FunctionQuery;
use crate::api::symmetry::{SymmetryQuery, SymmetryTest};
use crate::api::training::{LoadQuery, LoadView, LoadWeek};
use crate::api::views::SavedFile;
use crate::charts::{Bar, Line, Panel, Plot, Tokens, panels, written};
use crate::exchange::csv::guarded;

/// Weeks that are drawn; the table has all of them.
const WEEKS: usize = 12;

/// A chart with the values behind it, the head first.
struct Sheet {
    title: &'static str,
    /// A finding about all of it, drawn below the title; may be blank.
    lead: String,
    /// The findings, for who cannot see it.
    desc: String,
    panels: Vec<Panel>,
    rows: Vec<Vec<String>>,
}

impl Tracker {
    /// A name for a saved chart: "hamstrong-load-2026-06-12.svg".
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn course_name(&self, input: &SaveCourse) -> Result<String, ApiError> {
        let what = match input.course {
            Course::Load => "load",
            Course::Function => "activities",
            Course::Symmetry => "both-legs",
        };
        self.picture_name(what, input.format)
    }

    /// Saves one of the smaller charts to a file, whole or not at all.
    ///
    /// # Errors
    /// An injury that is not there, nothing to draw yet, and when the disk refuses.
    pub fn save_course(&self, input: &SaveCourse, place: &Path) -> Result<SavedFile, ApiError> {
        let sheet = match input.course {
            Course::Load => load(&self.load(&LoadQuery { episode: input.episode })?),
            Course::Function => self.activities_sheet(input.episode)?,
            Course::Symmetry => self.legs_sheet(input.episode)?,
        };
        if sheet.panels.is_empty() {
            return Err(ApiError::new(ErrorCode::Failed, "There is nothing to draw yet.".to_owned()));
        }
        let words = (sheet.title, sheet.lead.as_str(), sheet.desc.as_str());
        let svg = panels(words, &sheet.panels, &Tokens::of(input.theme));
        Saved { svg: &svg, theme: input.theme, format: input.format }.write(place, || written(&sheet.rows))
    }

    fn activities_sheet(&self, episode: RecordId) -> Result<Sheet, ApiError> {
        let course = self.function_course(&FunctionQuery { episode })?;
        let mut rows = vec![head(&["day", "activity", "score"])];
        let mut panels = Vec::new();
        for activity in &course.activities {
            let points: Vec<(LocalDate, f64)> =
                activity.scores.iter().map(|s| (s.day, whole(s.score))).collect();
            let last = activity.scores.last().map(|s| s.score.get().to_string()).unwrap_or_default();
            rows.extend(activity.scores.iter().map(|s| {
                vec![s.day.to_string(), guarded(&activity.text).into_owned(), s.score.get().to_string()]
            }));
            let lines = vec![Line { name: format!("{last} of 10"), points }];
            let plot = Plot::Lines { lowest: 0.0, highest: 10.0, lines, error: None };
            panels.push(Panel { name: activity.text.clone(), said: String::new(), plot });
        }
        rows[1..].sort();
        let lead = format!("{} {}", course.headline, course.detail);
        Ok(Sheet { title: "Own activities", lead, desc: course.headline, panels, rows })
    }

    fn legs_sheet(&self, episode: RecordId) -> Result<Sheet, ApiError> {
        let course = self.symmetry_course(&SymmetryQuery { episode })?;
        let mut rows = vec![head(&["day", "test", "injured", "other", "unit"])];
        for test in &course.tests {
            rows.extend(test.days.iter().map(|day| {
                let (injured, other) = (day.injured.to_string(), day.other.to_string());
                vec![day.day.to_string(), test.name.clone(), injured, other, test.unit.clone()]
            }));
        }
        let desc = course.tests.iter().map(|test| test.headline.as_str()).collect::<Vec<_>>().join(" ");
        let panels = course.tests.iter().map(both_legs).collect();
        Ok(Sheet { title: "Both legs", lead: String::new(), desc, panels, rows })
    }
}

fn both_legs(test: &SymmetryTest) -> Panel {
    let unit = if test.unit == "°" { "°".to_owned() } else { format!(" {}", test.unit) };
    let line = |leg: &str, of: fn(&crate::api::symmetry::SymmetryDay) -> f64| Line {
        name: format!("{leg} {}{unit}", test.days.last().map(of).unwrap_or_default()),
        points: test.days.iter().map(|day| (day.day, of(day))).collect(),
    };
    let lines = vec![line("injured", |day| day.injured), line("other", |day| day.other)];
    let plot = Plot::Lines { lowest: test.lowest, highest: test.highest, lines, error: test.error };
    Panel { name: test.name.clone(), said: format!("{} {}", test.headline, test.detail), plot }
}

fn load(view: &LoadView) -> Sheet {
    let columns =
        ["from", "to", "load", "compared", "sessions", "green", "amber", "red", "not_known", "uncounted"];
    let mut rows = vec![head(&columns)];
    rows.extend(view.weeks.iter().map(week_row));
    let trained = view.weeks.iter().any(|week| !week.sessions.is_empty());
    let bar = |week: &LoadWeek| Bar {
        label: week.to.naive().format("%-d %b").to_string(),
        value: week.load,
        lights: week.sessions.iter().map(|session| session.light).collect(),
    };
    let bars = view.weeks[view.weeks.len().saturating_sub(WEEKS)..].iter().map(bar).collect();
    let panel = Panel {
        name: "Load by week".to_owned(),
        said: format!("{} {}", view.headline, view.detail),
        plot: Plot::Bars { bars, usual: view.usual },
    };
    let panels = if trained { vec![panel] } else { Vec::new() };
    Sheet { title: "Training load", lead: String::new(), desc: view.headline.clone(), panels, rows }
}

fn week_row(week: &LoadWeek) -> Vec<String> {
    let of = |light| week.sessions.iter().filter(|session| session.light == light).count();
    let compared = serde_json::to_value(week.step).ok().and_then(|v| v.as_str().map(str::to_owned));
    let mut row = vec![week.from.to_string(), week.to.to_string(), week.load.to_string()];
    row.push(compared.unwrap_or_default());
    let lights = [Light::Green, Light::Amber, Light::Red, Light::Pending].map(of);
    row.extend([week.sessions.len()].into_iter().chain(lights).map(|n| n.to_string()));
    row.push(week.uncounted.to_string());
    row
}

fn head(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn whole(score: Rating) -> f64 {
    f64::from(i32::try_from(score.get()).unwrap_or(0))
}
