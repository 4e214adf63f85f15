//! The board of the first 72 hours: what to do now, when again, and what to leave out.

use std::collections::BTreeSet;

use hamstrong_rules::domain::{Episode, LocalDate, PriceKind};
use hamstrong_rules::price::Safety;
use hamstrong_rules::protocol::{RuleBook, SafetyCheck};

use super::super::Tracker;
use crate::api::error::ApiError;
use crate::api::price::{Board, BoardAvoid, BoardStep, PriceQuery, PriceTile, TileState, TimerState};
use crate::api::readiness::SourceView;
use crate::store::Kind;
use crate::words;

/// Warning signs that first aid itself can bring to light: under a wrap, and in a thigh that fills up.
const SIGNS: [&str; 3] = ["limb_blood_supply", "compartment_suspect", "dvt_suspect"];

impl Tracker {
    /// The board of today.
    ///
    /// # Errors
    /// When there is no such injury, or the journal cannot be read.
    pub fn board(&self, query: &PriceQuery) -> Result<Board, ApiError> {
        let episode: Episode = self.standing(query.episode, Kind::Episode)?.value()?;
        let today = self.today()?;
        let status = self.status(query.episode, today)?;
        let view = self.price_view(query.episode, &status, today, episode.closed_on.is_none())?;
        let protocol = self.protocol_on(query.episode, today)?;
        let book = &protocol.book;
        let safety = Safety::of(book);
        let steps: Vec<BoardStep> = view.tiles.iter().map(|tile| step(tile, &safety)).collect();
        let avoid = avoid(book);
        let onset = today.plus_days(-i64::from(status.day_index.0));
        let reasons = view.tiles.iter().flat_map(|tile| &tile.why).flat_map(|why| &why.sources);
        let used: BTreeSet<String> = avoid.iter().flat_map(|a| &a.sources).chain(reasons).cloned().collect();
        let now = self.clock.now();
        Ok(Board {
            title: "First 72 hours".to_owned(),
            about: format!(
                "{}, day {}. {}, {}.",
                words::injury(episode.side),
                status.day_index.0,
                weekday_and_day(now.date()),
                now.time()
            ),
            day_index: status.day_index,
            steps,
            avoid_title: avoid_title(book, onset, status.day_index.0),
            avoid,
            help_title: format!("Get help at once, {}", self.settings_view()?.emergency_number),
            help: help(book),
            sources: sources(book, &used),
            closing: format!(
                "{} This is the plan \"{}\", kept as a diary; it cannot examine you.",
                book.price.evidence,
                protocol.label()
            ),
        })
    }
}

fn weekday_and_day(day: LocalDate) -> String {
    day.naive().format("%A %-d %B").to_string()
}

fn step(tile: &PriceTile, safety: &Safety) -> BoardStep {
    let timer = tile.timer.as_ref();
    let done = match (tile.part, tile.done) {
        (_, None) => "Nothing logged today.".to_owned(),
        (PriceKind::Protect, Some(n)) => format!("{n} kept."),
        (PriceKind::Rest, Some(n)) => format!("{n} min."),
        (PriceKind::Ice, Some(1)) => "Once today.".to_owned(),
        (PriceKind::Ice, Some(n)) => format!("{n} times today."),
        (PriceKind::Compress | PriceKind::Elevate, Some(n)) => format!("{} today.", super::words::hours(n)),
    };
    let start = tile.start.as_ref();
    let next = match (timer, start) {
        (Some(timer), _) => format!("Since {}.", timer.started),
        (None, Some(start)) => start.from.map_or(String::new(), |from| format!("Next from {from}.")),
        (None, None) => String::new(),
    };
    BoardStep {
        part: tile.part,
        name: name(tile.part).to_owned(),
        now: now(tile),
        how: how(tile.part, safety),
        done,
        next,
        running: timer.is_some(),
    }
}

/// The sentence in large letters.
fn now(tile: &PriceTile) -> String {
    if let Some(timer) = &tile.timer {
        let asks = timer.state != TimerState::Running || timer.trouble;
        return if asks { timer.said.clone() } else { "Going on now.".to_owned() };
    }
    if let Some(start) = tile.start.as_ref().filter(|start| !start.open) {
        return start.reason.clone();
    }
    let amount = matches!(tile.part, PriceKind::Ice | PriceKind::Compress | PriceKind::Elevate);
    match tile.state {
        TileState::Enough if amount => "Enough for today.".to_owned(),
        TileState::Over => tile.said.clone(),
        TileState::NotInPlan | TileState::Optional | TileState::Open | TileState::Enough => tile.plan.clone(),
    }
}

const fn name(part: PriceKind) -> &'static str {
    match part {
        PriceKind::Protect => "Protect",
        PriceKind::Rest => "Rest",
        PriceKind::Ice => "Ice",
        PriceKind::Compress => "Compress",
        PriceKind::Elevate => "Elevate",
    }
}

fn how(part: PriceKind, safety: &Safety) -> String {
    match part {
        PriceKind::Protect => "Take stairs one at a time, sound leg first on the way up.".to_owned(),
        PriceKind::Rest => "Short ways only. Sit or lie as much as the day allows.".to_owned(),
        PriceKind::Ice => format!(
            "Damp cloth between ice and skin. Look at the skin after {} minutes. Off at {}. Never sleep with it.",
            safety.ice_skin_check, safety.ice_stop
        ),
        PriceKind::Compress => format!(
            "Two fingers fit under the wrap. Look at the toes every {}. Off at night.",
            super::words::hours(safety.toe_check)
        ),
        PriceKind::Elevate => "Lie down, heel higher than your heart. Stop if it tingles.".to_owned(),
    }
}

fn avoid(book: &RuleBook) -> Vec<BoardAvoid> {
    let rules = book.price.safety.iter();
    rules
        .filter_map(|rule| match &rule.check {
            SafetyCheck::Avoid(what) => {
                Some(BoardAvoid { what: what.clone(), why: rule.why.clone(), sources: rule.sources.clone() })
            }
            _ => None,
        })
        .collect()
}

fn avoid_title(book: &RuleBook, onset: LocalDate, index: i32) -> String {
    let safety = Safety::of(book);
    if safety.avoid_card(index) {
        let last = onset.plus_days(i64::from(safety.avoid_hours.div_ceil(24)));
        format!("Leave out until the end of {}", words::day(last))
    } else {
        "The first 72 hours are over; massage still waits for its own checklist".to_owned()
    }
}

fn help(book: &RuleBook) -> Vec<String> {
    let asked = SIGNS.iter().filter_map(|id| book.red_flags.iter().find(|rule| rule.id.as_str() == *id));
    asked.map(|rule| format!("{} {}", rule.check.question, rule.check.action)).collect()
}

fn sources(book: &RuleBook, used: &BTreeSet<String>) -> Vec<SourceView> {
    let known = book.sources.iter().filter(|(key, _)| used.contains(*key));
    known.map(|(key, s)| SourceView { key: key.clone(), citation: s.citation.clone() }).collect()
}
