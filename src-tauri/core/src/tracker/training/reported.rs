//! Sessions as the report says them.

use std::collections::BTreeMap;

use hamstrong_rules::domain::{Dose, ExerciseKey, Legs, PainScore, RecordId};

use super::super::Tracker;
use super::super::readiness::Case;
use super::book::Book;
use super::words;
use crate::api::error::ApiError;
use crate::api::preferences::MassUnit;
use crate::report::Trained;

/// A dose as a report says it: kilograms, whatever the screen shows.
pub fn dose_words(dose: &Dose) -> String {
    words::dose(dose, Legs::Both, MassUnit::Kilogram)
}

/// What a report says of training.
pub struct Reported {
    pub sessions: BTreeMap<RecordId, Trained>,
    pub exercises: BTreeMap<ExerciseKey, String>,
}

impl Tracker {
    /// Each session with its light and its exercises, and the names of all exercises.
    pub(in super::super) fn trained(&self, case: &Case) -> Result<Reported, ApiError> {
        let book = &self.past(case)?.book;
        let mut trained = BTreeMap::new();
        for session in &book.log.sessions {
            let exercises = session.exercises.iter().map(|p| {
                let pain = p.pain.map(PainScore::get).map(|n| format!(", pain {n}")).unwrap_or_default();
                format!("{} {}{pain}", book.name(&p.exercise), dose_words(&p.done))
            });
            let left_out = book.skips.iter().filter(|kept| kept.value.session == Some(session.session));
            let left_out = left_out.map(|kept| {
                format!("{}, {}", book.name(&kept.value.exercise), words::skipped(kept.value.reason))
            });
            let exercises = exercises.collect();
            trained.insert(
                session.session,
                Trained { light: session.light, exercises, left_out: left_out.collect() },
            );
        }
        Ok(Reported { sessions: trained, exercises: names(book) })
    }
}

fn names(book: &Book) -> BTreeMap<ExerciseKey, String> {
    let library = book.library.all().map(|e| (ExerciseKey::Library(e.id.clone()), e.name.clone()));
    let own = book.own.iter().map(|(record, own)| (ExerciseKey::Own(*record), own.name.clone()));
    library.chain(own).collect()
}
