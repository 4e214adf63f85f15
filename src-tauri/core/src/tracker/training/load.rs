//! Weekly load, with the light of each session.

use hamstrong_rules::training::{Light, LoadStep, LoadWeeks, WeekLoad, load_of, load_weeks};

use super::super::Tracker;
use super::Room;
use crate::api::error::ApiError;
use crate::api::readiness::SourceView;
use crate::api::training::{LoadQuery, LoadSession, LoadStepKind, LoadView, LoadWeek};
use crate::words as plain;

/// The weeks of an injury from the first entry on: blank weeks before it are unknown, not zero.
pub fn weeks(room: &Room) -> LoadWeeks {
    let sessions: Vec<_> =
        room.book.sessions.iter().map(|kept| (kept.head.felt.day, load_of(&kept.value))).collect();
    load_weeks(&sessions, room.first, room.day, &room.protocol().book.load)
}

/// "Load of the last seven days: 320, against 200 a week before: a big step." A prompt, never a prediction.
pub fn step_words(week: &WeekLoad) -> String {
    let usual = week.usual.map_or(0.0, f64::round);
    let against = format!("Load of the last seven days: {}, against {usual} a week before", week.load);
    match week.step {
        LoadStep::VeryBig => {
            format!("{against}: a very big step. Think about less; it is a prompt, not a prediction.")
        }
        LoadStep::Big => format!("{against}: a big step. It is a prompt, not a prediction."),
        LoadStep::Usual => format!("{against}."),
        LoadStep::TooEarly => format!("Load of the last seven days: {}.", week.load),
    }
}

const fn kind(step: LoadStep) -> LoadStepKind {
    match step {
        LoadStep::TooEarly => LoadStepKind::TooEarly,
        LoadStep::Usual => LoadStepKind::Usual,
        LoadStep::Big => LoadStepKind::Big,
        LoadStep::VeryBig => LoadStepKind::VeryBig,
    }
}

fn detail(week: &WeekLoad, need: f64) -> String {
    let missing = match week.uncounted {
        0 => String::new(),
        1 => " One session lacks effort or minutes and is not in it.".to_owned(),
        n => format!(" {n} sessions lack effort or minutes and are not in it."),
    };
    let early = match week.step {
        LoadStep::TooEarly => format!(" A week is compared once {need} whole weeks lie before it."),
        LoadStep::Usual | LoadStep::Big | LoadStep::VeryBig => String::new(),
    };
    format!("Load is effort 0 to 10 times minutes, added up.{early}{missing}")
}

impl Tracker {
    /// Load week by week, each session with its light.
    ///
    /// # Errors
    /// When there is no such injury or the journal cannot be read.
    pub fn load(&self, query: &LoadQuery) -> Result<LoadView, ApiError> {
        let room = self.room(query.episode)?;
        let book = &room.protocol().book;
        let all = weeks(&room);
        let last = all.0.last();
        let rule = match last.map(|w| w.step) {
            Some(LoadStep::VeryBig) => &book.load.very_big_step,
            Some(LoadStep::Big) => &book.load.big_step,
            _ => &book.load.compare_weeks,
        };
        let citation = |key: &String| book.sources.get(key).map(|s| s.citation.clone()).unwrap_or_default();
        Ok(LoadView {
            headline: last.map(step_words).unwrap_or_default(),
            detail: last.map(|w| detail(w, book.load.compare_weeks.check.value)).unwrap_or_default(),
            step: last.map_or(LoadStepKind::TooEarly, |w| kind(w.step)),
            usual: last.and_then(|w| w.usual),
            weeks: all.0.iter().map(|week| shown(&room, week)).collect(),
            rule: rule.id.to_string(),
            why: rule.why.clone(),
            sources: rule
                .sources
                .iter()
                .map(|key| SourceView { key: key.clone(), citation: citation(key) })
                .collect(),
        })
    }
}

fn shown(room: &Room, week: &WeekLoad) -> LoadWeek {
    let within = room.book.sessions.iter().filter(|kept| (week.from..=week.to).contains(&kept.head.felt.day));
    let sessions: Vec<LoadSession> = within
        .map(|kept| LoadSession {
            record: kept.head.record,
            day: kept.head.felt.day,
            kind: kept.value.kind,
            minutes: kept.value.minutes,
            effort: kept.value.effort,
            load: load_of(&kept.value),
            light: room.book.done(kept.head.record).map_or(Light::Pending, |done| done.light),
        })
        .collect();
    LoadWeek {
        from: week.from,
        to: week.to,
        load: week.load,
        step: kind(week.step),
        uncounted: week.uncounted,
        words: week_words(week, &sessions),
        sessions,
    }
}

/// "6 to 12 June: load 320 in four sessions, two green, one amber, one not known yet."
fn week_words(week: &WeekLoad, sessions: &[LoadSession]) -> String {
    let span = format!("{} to {}", plain::day(week.from), plain::day(week.to));
    let lights = [
        (Light::Green, "green"),
        (Light::Amber, "amber"),
        (Light::Red, "red"),
        (Light::Pending, "not known yet"),
    ];
    let counted = lights.iter().filter_map(|(light, word)| {
        let n = sessions.iter().filter(|s| s.light == *light).count();
        (n > 0).then(|| format!("{} {word}", plain::count(n)))
    });
    let counted: Vec<String> = counted.collect();
    match sessions.len() {
        0 => format!("{span}: no session."),
        1 => format!("{span}: load {} in one session, {}.", week.load, counted.join(", ")),
        n => format!("{span}: load {} in {} sessions, {}.", week.load, plain::count(n), counted.join(", ")),
    }
}
