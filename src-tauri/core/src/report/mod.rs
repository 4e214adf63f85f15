//! What the report for a physio says: plain data, made of the journal and the engine's decisions. How it is set on
//! paper is the business of the crate `hamstrong-report`.
//!
//! Page 1 is read in a minute; the rest is the appendix. Every number comes with what it leaves out. Deliberately
//! absent: a diagnosis, a forecast, percent recovered.

mod also;
mod appendix;
pub mod board;
mod days;
mod head;
mod left_out;
mod material;
mod pain;
pub(crate) mod photos;
mod phrases;
mod sessions;
pub mod sheet;

pub(crate) use sessions::kind_name;

use hamstrong_rules::domain::Instant;
use serde::Serialize;

pub(crate) use material::{DayFacts, Material, Tested, Trained};
pub use photos::{Photos, Printed as PrintedPhoto};
pub(crate) use phrases::dated;

/// A report, ready to be set. Every text may hold anything the athlete typed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// "Left hamstring, day 12".
    pub title: String,
    /// Name and year of birth; blank when not given or not chosen.
    pub person: String,
    /// Said beside the name when the journal is the demo; else blank.
    pub sample: String,
    /// The moment of writing, for the file's own record.
    pub written_at: Instant,
    /// Days, entries, time of writing, phase, rules.
    pub facts: Vec<Fact>,
    /// Two to four sentences.
    pub lead: Vec<Phrase>,
    pub pain: Table,
    pub chart: Figure,
    pub sessions: Table,
    pub also: Facts,
    pub left_out: LeftOut,
    pub answer: Answer,
    /// Checklist, phases, changed limits, warning signs; each only when there is something in it.
    pub appendix: Vec<Table>,
    pub photos: Photos,
    pub days: Table,
    pub footer: String,
    /// "Page", for "Page 2 of 3".
    pub page_word: String,
    pub of_word: String,
}

/// A name and what there is to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    pub name: String,
    pub text: String,
}

/// Facts under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Facts {
    pub heading: String,
    pub facts: Vec<Fact>,
    /// Said on page 1 when not all of them have room there.
    pub more: String,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Phrase {
    pub text: String,
    pub strong: bool,
}

/// A table. Without rows its note says why.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Table {
    pub heading: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// How to read it; may be blank.
    pub note: String,
    /// Said when there was no room for all rows; blank where that cannot be.
    pub more: String,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    pub name: String,
    /// Numbers stand right.
    pub number: bool,
    /// Takes the room the others leave.
    pub wide: bool,
}

/// A row. With fewer cells than the table has columns, the last one spans the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    pub cells: Vec<Cell>,
}

/// A cell: its text, what stands small beside it, and lines of its own under it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Cell {
    pub text: String,
    pub small: String,
    pub strong: bool,
    pub lines: Vec<Line>,
}

/// "Session: bridge, 20 min".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    pub name: String,
    pub text: String,
}

/// A drawing with its words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    pub heading: String,
    pub svg: String,
    /// What it shows, for who cannot see it.
    pub alt: String,
    /// How to read it.
    pub caption: String,
}

/// What the numbers leave out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    pub heading: String,
    /// The most important first.
    pub sentences: Vec<String>,
    /// Said on page 1 when not all of them have room there.
    pub more: String,
}

/// Room for the physio's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    pub heading: String,
    pub question: String,
    pub choices: Vec<String>,
    pub lines: Vec<String>,
}

impl Column {
    fn words(name: &str) -> Self {
        Self { name: name.to_owned(), number: false, wide: false }
    }

    fn wide(name: &str) -> Self {
        Self { wide: true, ..Self::words(name) }
    }

    fn number(name: &str) -> Self {
        Self { number: true, ..Self::words(name) }
    }
}

impl Cell {
    fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A number, or a dash for what was not answered.
    fn score(value: Option<i64>) -> Self {
        Self::of(value.map_or_else(|| "–".to_owned(), |n| n.to_string()))
    }
}

/// Writes the report.
pub(crate) fn write(m: &Material) -> Report {
    Report {
        title: head::title(m),
        person: head::person(m),
        sample: if m.demo { "Sample data, nobody's".to_owned() } else { String::new() },
        written_at: m.written_at,
        facts: head::facts(m),
        lead: head::lead(m),
        pain: pain::table(m),
        chart: pain::figure(m),
        sessions: sessions::table(m),
        also: also::facts(m),
        left_out: left_out::left_out(m),
        answer: Answer {
            heading: "Your answer".to_owned(),
            question: "Massage on the injury".to_owned(),
            choices: ["go ahead", "not yet", "see me first"].map(str::to_owned).to_vec(),
            lines: ["Change to plan or limits", "Name, date"].map(str::to_owned).to_vec(),
        },
        appendix: appendix::tables(m),
        photos: photos::photos(m),
        days: days::table(m),
        footer:
            "Hamstrong. A diary with checklists from published sources; not a diagnosis and not a clearance."
                .to_owned(),
        page_word: "Page".to_owned(),
        of_word: "of".to_owned(),
    }
}
