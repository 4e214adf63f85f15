//! The sheet "My exercises": the athlete's choice out of the library, made ready for one page.

use std::collections::BTreeSet;

use hamstrong_rules::domain::{LocalDate, PainScore};
use hamstrong_rules::exercises::{Exercise, ExerciseId, Library};
use hamstrong_rules::readiness::words as rule_words;

use super::Tracker;
use super::exercises::{HALVED, Sieve, no_exercise};
use crate::api::error::{ApiError, ErrorCode};
use crate::api::exercises::SheetQuery;
use crate::api::inputs::ChartTheme;
use crate::figures;
use crate::report::sheet::{self, Sheet, SheetExercise};
use crate::report::{Fact, dated};
use crate::words;

impl Tracker {
    /// What the sheet of the chosen exercises says; without a choice, of those that fit today.
    ///
    /// # Errors
    /// No exercise, more than [`sheet::MOST`], one that is not in the library; a warning sign that stands or warning
    /// questions that are open; an injury that is not there, a journal that cannot be read.
    pub fn exercise_sheet(&self, query: &SheetQuery) -> Result<Sheet, ApiError> {
        let demo = self.store.is_demo()?;
        let written_at = self.clock.now().at;
        self.sifted(query.episode, ChartTheme::Light, |sieve, day| {
            if let Some(sentence) = sieve.closed {
                let text = format!("No exercises for now, and no sheet of them. {sentence}");
                return Err(ApiError::new(ErrorCode::Failed, text));
            }
            let chosen = chosen(query.exercises.as_deref(), sieve)?;
            Ok(Sheet {
                title: "My exercises".to_owned(),
                sample: if demo { "Sample data, nobody's".to_owned() } else { String::new() },
                written_at,
                facts: facts(sieve, day),
                note: if sieve.flare() { HALVED.to_owned() } else { String::new() },
                exercises: chosen.into_iter().map(|exercise| printed(exercise, sieve)).collect(),
                stop_word: "When to stop".to_owned(),
                stop: sheet::STOP.to_owned(),
                footer: sheet::FOOTER.to_owned(),
            })
        })
    }

    /// A name for the file: "hamstrong-exercises-2026-06-12.pdf".
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn exercise_sheet_name(&self) -> Result<String, ApiError> {
        Ok(format!("{}-exercises-{}.pdf", self.stem()?, self.today()?))
    }
}

/// The exercises of a sheet in the library's order, each once.
fn chosen<'a>(ids: Option<&[ExerciseId]>, sieve: &Sieve<'_>) -> Result<Vec<&'a Exercise>, ApiError> {
    let library = Library::builtin()?;
    let mut found: Vec<&Exercise> = match ids {
        None => library.all().filter(|exercise| sieve.reason(exercise).is_none()).collect(),
        Some(ids) => {
            let once: BTreeSet<&ExerciseId> = ids.iter().collect();
            once.into_iter()
                .map(|id| library.get(id).ok_or_else(|| no_exercise(id)))
                .collect::<Result<_, _>>()?
        }
    };
    found.sort_by(|a, b| (a.category, &a.id).cmp(&(b.category, &b.id)));
    let most = usize::from(sheet::MOST);
    match found.len() {
        0 if ids.is_none() => {
            Err(wrong("Nothing fits today. Choose the exercises for the sheet.".to_owned()))
        }
        0 => Err(wrong("No exercise is ticked. Tick at least one for the sheet.".to_owned())),
        n if n > most => {
            let less = n - most;
            Err(wrong(format!("One page holds {most} exercises, and {n} are chosen. Leave out {less}.")))
        }
        _ => Ok(found),
    }
}

fn wrong(text: String) -> ApiError {
    ApiError::field("exercises", text)
}

fn facts(sieve: &Sieve<'_>, day: LocalDate) -> Vec<Fact> {
    let today = &sieve.decision.today;
    let fact = |name: &str, text: String| Fact { name: name.to_owned(), text };
    vec![
        fact("Injury", format!("{}, day {}", words::injury(sieve.side), today.index.0)),
        fact("Phase", rule_words::phase_name(sieve.protocol, today.phase).to_owned()),
        fact("Date", dated(day)),
        fact("Pain limits", sieve.protocol.label().to_owned()),
    ]
}

fn printed(exercise: &Exercise, sieve: &Sieve<'_>) -> SheetExercise {
    SheetExercise {
        name: exercise.name.clone(),
        dose: exercise.dose.clone(),
        frequency: exercise.frequency.clone(),
        limit: limit(exercise.pain_limit.of(sieve.protocol.variant)),
        aside: if sieve.reason(exercise).is_some() { "Not for today." } else { "" }.to_owned(),
        svg: figures::still(exercise, sieve.side, ChartTheme::Light),
        alt: format!("{}. {} {}", exercise.name, exercise.figure.words, sieve.drawn()),
    }
}

fn limit(score: PainScore) -> String {
    match score.get() {
        0 => "No pain at all".to_owned(),
        n => format!("Pain {n} of 10 at most"),
    }
}
