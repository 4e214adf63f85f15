//! The Exercises place: the library, sifted by what the engine decided for the day. Decides nothing of its own.

use hamstrong_rules::domain::{LocalDate, RecordId, Side};
use hamstrong_rules::exercises::{Exercise, ExerciseId, Library, LibraryError, Motion};
use hamstrong_rules::protocol::{Phase, Protocol};
use hamstrong_rules::readiness::{Decision, words as rule_words};

use super::Tracker;
use super::readiness::{ANSWER_THE_QUESTIONS, who_to_see};
use crate::api::error::{ApiError, ErrorCode};
use crate::api::exercises::{
    ExerciseLink, ExerciseQuery, ExerciseRow, ExerciseView, FigureView, LibraryQuery, LibraryView,
};
use crate::api::inputs::ChartTheme;
use crate::api::readiness::SourceView;
use crate::figures;
use crate::report::sheet::MOST;

/// Said with every offered exercise while a flare acts.
pub(super) const HALVED: &str = "Pain jumped lately: do half the dose until it has settled.";

/// What sifts the library on a day.
pub(super) struct Sieve<'a> {
    pub protocol: &'a Protocol,
    pub decision: &'a Decision,
    /// Why nothing at all is offered.
    pub closed: Option<&'static str>,
    pub side: Side,
    theme: ChartTheme,
}

impl Tracker {
    /// The library with what today's phase offers, and the reason for the rest.
    ///
    /// # Errors
    /// When there is no such injury or the journal cannot be read.
    pub fn exercises(&self, query: &LibraryQuery) -> Result<LibraryView, ApiError> {
        self.sifted(query.episode, query.theme, |sieve, day| {
            let mut rows: Vec<ExerciseRow> = Library::builtin()?.all().map(|e| sieve.row(e)).collect();
            rows.sort_by(|a, b| (a.category, &a.id).cmp(&(b.category, &b.id)));
            let open = sieve.closed.is_none();
            Ok(LibraryView {
                day,
                headline: sieve.headline(&rows),
                note: if open && sieve.flare() { HALVED.to_owned() } else { String::new() },
                phase: open.then_some(sieve.decision.today.phase),
                protocol: sieve.protocol.label().to_owned(),
                exercises: rows,
                most_on_sheet: MOST,
            })
        })
    }

    /// One exercise with its picture.
    ///
    /// # Errors
    /// As `exercises`, and when there is no such exercise.
    pub fn exercise(&self, query: &ExerciseQuery) -> Result<ExerciseView, ApiError> {
        self.sifted(query.episode, query.theme, |sieve, _| {
            let library = Library::builtin()?;
            let found = library.get(&query.exercise).ok_or_else(|| no_exercise(&query.exercise))?;
            Ok(sieve.view(found, library))
        })
    }

    pub(super) fn sifted<T>(
        &self,
        episode: RecordId,
        theme: ChartTheme,
        then: impl FnOnce(&Sieve<'_>, LocalDate) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let case = self.case(episode)?;
        let day = case.last;
        let decision = case.decision(day);
        let closed = if decision.today.hold.is_some() {
            Some(who_to_see(decision.today.hold))
        } else if self.warning_signs_known(&case, day)? {
            None
        } else {
            Some(ANSWER_THE_QUESTIONS)
        };
        let protocol = case.protocol(day);
        let sieve = Sieve { protocol, decision: &decision, closed, side: case.episode.side, theme };
        then(&sieve, day)
    }
}

impl Sieve<'_> {
    fn headline(&self, rows: &[ExerciseRow]) -> String {
        if let Some(sentence) = self.closed {
            return format!("No exercises for now. {sentence}");
        }
        let phase = rule_words::phase_name(self.protocol, self.decision.today.phase);
        let offered = rows.iter().filter(|row| row.offered).count();
        format!("{phase}. {offered} of {} exercises fit today.", rows.len())
    }

    /// Pain jumped lately, and the dose is halved.
    pub fn flare(&self) -> bool {
        self.decision.today.flare_from.is_some()
    }

    /// Why an exercise is not offered; none when it is.
    pub fn reason(&self, exercise: &Exercise) -> Option<String> {
        if let Some(sentence) = self.closed {
            return Some(sentence.to_owned());
        }
        let today = &self.decision.today;
        let name = |phase| rule_words::phase_name(self.protocol, phase);
        if !exercise.phases.contains(&today.phase) {
            let later = exercise.phases.iter().find(|phase| **phase > today.phase);
            let before = exercise.phases.iter().rev().find(|phase| **phase < today.phase);
            return Some(match (later, before) {
                (Some(phase), _) => format!("From the phase {} on.", name(*phase)),
                (None, Some(phase)) => format!("Up to the phase {}.", name(*phase)),
                (None, None) => "In no phase.".to_owned(),
            });
        }
        match (exercise.from_day, exercise.needs_tier) {
            (Some(day), _) if today.index.0 < i32::from(day) => Some(format!("From day {day} on.")),
            (_, Some(tier)) if today.tier < tier => Some("On a massage-ready day.".to_owned()),
            _ => None,
        }
    }

    fn row(&self, exercise: &Exercise) -> ExerciseRow {
        let reason = self.reason(exercise);
        ExerciseRow {
            id: exercise.id.clone(),
            name: exercise.name.clone(),
            category: exercise.category,
            purpose: exercise.purpose.clone(),
            equipment: exercise.equipment.clone(),
            dose: exercise.dose.clone(),
            frequency: exercise.frequency.clone(),
            pain_limit: exercise.pain_limit.of(self.protocol.variant),
            offered: reason.is_none(),
            reason: reason.unwrap_or_default(),
            picture: figures::thumbnail(exercise, self.side, self.theme),
        }
    }

    fn view(&self, exercise: &Exercise, library: &Library) -> ExerciseView {
        let links = |ids: &[ExerciseId]| {
            let found = ids.iter().filter_map(|id| library.get(id));
            found
                .map(|other| ExerciseLink {
                    id: other.id.clone(),
                    name: other.name.clone(),
                    offered: self.reason(other).is_none(),
                })
                .collect()
        };
        let source = |key: &String| SourceView {
            key: key.clone(),
            citation: self.protocol.book.sources.get(key).map(|s| s.citation.clone()).unwrap_or_default(),
        };
        let name = |phase: &Phase| rule_words::phase_name(self.protocol, *phase);
        ExerciseView {
            row: self.row(exercise),
            steps: exercise.steps.clone(),
            only_when: only_when(exercise),
            not_if: exercise.not_if.clone(),
            phases: exercise.phases.iter().map(name).collect::<Vec<_>>().join(", "),
            protocol: self.protocol.label().to_owned(),
            progress_to: links(&exercise.progress_to),
            regress_to: links(&exercise.regress_to),
            sources: exercise.sources.iter().map(source).collect(),
            confidence: exercise.confidence,
            confidence_note: exercise.confidence_note.clone().unwrap_or_default(),
            figure: self.figure(exercise),
        }
    }

    fn figure(&self, exercise: &Exercise) -> FigureView {
        let figure = &exercise.figure;
        FigureView {
            still: figures::still(exercise, self.side, self.theme),
            motion: figures::motion(exercise, self.side, self.theme),
            round: figure.motion == Motion::Gait,
            words: figure.words.clone(),
            poses: figure.poses.iter().map(|pose| pose.words.clone()).collect(),
            side: self.drawn().to_owned(),
        }
    }

    /// Which leg the pictures show as the sore one.
    pub fn drawn(&self) -> &'static str {
        match self.side {
            Side::Left => "Drawn with the left leg as the sore one.",
            Side::Right => "Drawn with the right leg as the sore one.",
        }
    }
}

fn only_when(exercise: &Exercise) -> String {
    let day = exercise.from_day.map(|day| format!("From day {day} on"));
    let tier = exercise.needs_tier.map(|_| "On a massage-ready day".to_owned());
    let parts: Vec<String> = [day, tier, exercise.only_when.clone()].into_iter().flatten().collect();
    parts.join(". ")
}

pub(super) fn no_exercise(id: &ExerciseId) -> ApiError {
    ApiError::new(ErrorCode::NotFound, format!("There is no exercise {id}."))
}

impl From<LibraryError> for ApiError {
    fn from(error: LibraryError) -> Self {
        Self::new(ErrorCode::Failed, error.to_string())
    }
}
