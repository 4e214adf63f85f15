//! The board of the first 72 hours on paper.

use hamstrong_rules::domain::Instant;
use serde::Serialize;

use super::Fact;
use crate::api::price::{Board, BoardStep};

/// The board, ready to be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BoardSheet {
    pub title: String,
    /// Said beside the title when the journal is the demo; else blank.
    pub sample: String,
    /// The moment of writing, for the file's own record.
    pub written_at: Instant,
    /// "Left hamstring, day 1. Friday 12 June, 19:42."
    pub about: String,
    pub steps: Vec<Step>,
    pub avoid_title: String,
    /// What, and why with its sources.
    pub avoid: Vec<Fact>,
    pub help_title: String,
    pub help: Vec<String>,
    pub closing: String,
    /// Key and citation.
    pub sources: Vec<Fact>,
}

/// One of the five parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    pub name: String,
    /// What to do, in large letters.
    pub now: String,
    pub how: String,
    /// What was done on the day of writing.
    pub done: String,
    /// From when on again; may be blank.
    pub next: String,
}

/// What the page of a board says.
pub fn sheet(board: Board, demo: bool, written_at: Instant) -> BoardSheet {
    BoardSheet {
        title: board.title,
        sample: if demo { "Sample data, nobody's".to_owned() } else { String::new() },
        written_at,
        about: board.about,
        steps: board.steps.into_iter().map(step).collect(),
        avoid_title: board.avoid_title,
        avoid: board
            .avoid
            .into_iter()
            .map(|avoid| Fact {
                text: format!("{} ({})", avoid.why, avoid.sources.join(", ")),
                name: avoid.what,
            })
            .collect(),
        help_title: board.help_title,
        help: board.help,
        closing: board.closing,
        sources: board.sources.into_iter().map(|s| Fact { name: s.key, text: s.citation }).collect(),
    }
}

fn step(step: BoardStep) -> Step {
    Step { name: step.name, now: step.now, how: step.how, done: step.done, next: step.next }
}
