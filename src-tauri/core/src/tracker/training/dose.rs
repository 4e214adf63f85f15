//! The dose of an exercise now, and what the rules say of the next one.

use hamstrong_rules::domain::{
    Dose, DoseChange, DoseStep, ExerciseKey, Legs, LocalDate, PainScore, Prescription, RecordId,
};
use hamstrong_rules::exercises::ExerciseId;
use hamstrong_rules::training::{
    Advice, Case as StepCase, Change, DayFacts, Ladder, advice, halved, is_heavy, reason,
};

use super::book::{Book, Kept};
use super::words;
use crate::api::preferences::MassUnit;
use crate::api::readiness::SourceView;
use crate::api::training::ProposalView;
use crate::words::day as day_words;

/// What doses and proposals are judged by.
#[derive(Debug, Clone, Copy)]
pub struct Scales<'a> {
    pub book: &'a Book,
    pub facts: &'a DayFacts<'a>,
    pub prescribed: &'a [&'a Kept<Prescription>],
    pub unit: MassUnit,
}

impl Scales<'_> {
    /// The prescription of an exercise that holds today.
    pub fn prescription(&self, key: &ExerciseKey) -> Option<&Kept<Prescription>> {
        self.prescribed.iter().copied().find(|kept| kept.value.exercise.as_ref() == Some(key))
    }

    /// Answers that still count: those of this injury count, and not older than what the physio prescribed.
    fn answers(&self, key: &ExerciseKey) -> Vec<DoseChange> {
        let onset = self.facts.decision.onset;
        let from = self.prescription(key).map_or(onset, |kept| kept.head.felt.day.max(onset));
        let mut kept: Vec<&Kept<DoseChange>> = self
            .book
            .answers
            .iter()
            .filter(|kept| kept.value.exercise == *key && kept.head.felt.day >= from)
            .collect();
        kept.sort_by_key(|kept| kept.head.written_at);
        // An answer to a session that was removed since is none.
        let stands = |kept: &&&Kept<DoseChange>| self.book.done(kept.value.session).is_some();
        kept.iter().filter(stands).map(|kept| kept.value.clone()).collect()
    }

    /// Which legs it is done with.
    pub fn legs(&self, key: &ExerciseKey) -> Legs {
        let library = self.book.exercise(key).map(|e| e.amount.legs);
        library.or_else(|| self.book.own(key).map(|own| own.legs)).unwrap_or_default()
    }

    fn ladder(&self, key: &ExerciseKey) -> Ladder {
        match self.book.exercise(key) {
            Some(exercise) => Ladder::of(&exercise.amount),
            None => Ladder::own(
                self.book.own(key).map(hamstrong_rules::domain::OwnExercise::dose).unwrap_or_default(),
            ),
        }
    }

    /// The dose before any halving: what was accepted last, else prescribed, else where the exercise begins; the load
    /// of the last time where none is named.
    pub fn dose(&self, key: &ExerciseKey) -> Dose {
        let answers = self.answers(key);
        let accepted = answers
            .iter()
            .rfind(|a| a.accepted && !matches!(a.step, DoseStep::NextExercise | DoseStep::PreviousExercise));
        let prescribed =
            self.prescription(key).map(|kept| kept.value.dose()).filter(|d| *d != Dose::default());
        let dose = accepted.map(DoseChange::dose).or(prescribed).unwrap_or(self.ladder(key).start);
        let last = self.book.log.of(key).next_back().and_then(|(_, done)| done.done.load);
        let lowered = accepted.is_some_and(|a| a.step == DoseStep::StepDown);
        Dose { load: dose.load.or(last.filter(|_| !lowered)), ..dose }
    }

    /// The dose of today: half of it while a flare acts. A physio's word is not halved silently; the row says so.
    pub fn today(&self, key: &ExerciseKey) -> (Dose, bool) {
        let flare = self.facts.decision.flare_from.is_some();
        let dose = self.dose(key);
        if flare && self.prescription(key).is_none() { (halved(dose), true) } else { (dose, false) }
    }

    /// The dose was stepped or prescribed since the last session of it; a session may be left out of the look.
    pub fn was_stepped(&self, key: &ExerciseKey, but: RecordId) -> bool {
        let Some((last, _)) = self.book.log.of(key).rfind(|(s, _)| s.session != but) else { return false };
        let stepped = self.answers(key).iter().any(|a| a.accepted && a.session == last.session);
        stepped || self.prescription(key).is_some_and(|kept| kept.head.written_at > last.at)
    }

    /// "3 × 8 each side, 12 kg".
    pub fn dose_words(&self, key: &ExerciseKey, dose: &Dose) -> String {
        words::dose(dose, self.legs(key), self.unit)
    }

    /// Highest pain allowed while at it.
    pub fn pain_limit(&self, key: &ExerciseKey) -> Option<PainScore> {
        let protocol = self.facts.protocol;
        let own = self.book.exercise(key).map(|e| e.pain_limit.of(protocol.variant));
        let limits = hamstrong_rules::training::Limits::of(&protocol.book.traffic_light, own);
        PainScore::try_from(limits.limit).ok()
    }

    /// What the rules say of the next dose.
    pub fn advice(&self, key: &ExerciseKey) -> Advice {
        let exercise = self.book.exercise(key);
        let answers = self.answers(key);
        let offered = |id: &&ExerciseId| {
            let found = self.book.library.get(id);
            let prescribed = self.prescription(&ExerciseKey::Library((*id).clone())).is_some();
            found.is_some_and(|e| reason(e, self.facts, prescribed).is_none())
        };
        let links = |ids: &[ExerciseId]| ids.iter().find(offered).cloned().map(ExerciseKey::Library);
        let next = exercise.and_then(|e| links(&e.progress_to));
        let previous = exercise.and_then(|e| links(&e.regress_to));
        let next_later = next.is_none() && exercise.is_some_and(|e| !e.progress_to.is_empty());
        let heavy = exercise.map_or_else(
            || self.book.own(key).is_some_and(|own| own.heavy == Some(true)),
            |e| is_heavy(e.category),
        );
        let case = StepCase {
            exercise: key,
            ladder: self.ladder(key),
            dose: self.dose(key),
            next,
            previous,
            next_later,
            heavy,
            may_rise: !self.facts.closed && self.facts.decision.flare_from.is_none(),
            rules: &self.facts.protocol.book.traffic_light,
            log: self.facts.log,
            answers: &answers,
        };
        advice(&case)
    }

    /// The advice in one sentence; blank before the first session.
    pub fn next_words(&self, key: &ExerciseKey) -> String {
        match self.advice(key) {
            Advice::Nothing => String::new(),
            Advice::Wait => "The light of the last session is not known yet: the same dose.".to_owned(),
            Advice::Same(why) => words::same(&why),
            Advice::Change(change) => format!("{}.", self.title(key, &change)),
        }
    }

    fn title(&self, key: &ExerciseKey, change: &Change) -> String {
        let step = words::step(change.step);
        match &change.next {
            Some(next) => format!("{step}: {} instead of {}", self.book.name(next), self.book.name(key)),
            None => format!(
                "{step}: {} instead of {}",
                self.dose_words(key, &change.dose),
                self.dose_words(key, &self.dose(key))
            ),
        }
    }

    /// The proposal for an exercise, when there is one.
    pub fn proposal(&self, key: &ExerciseKey) -> Option<ProposalView> {
        let Advice::Change(change) = self.advice(key) else { return None };
        let protocol = self.facts.protocol;
        let rule = protocol.book.rule(&change.rule);
        let why = rule.map(|r| r.why().to_owned()).unwrap_or_default();
        let sources = rule.map(|r| r.sources().to_vec()).unwrap_or_default();
        let counted = words::days(&change.days);
        let (from, next) = (self.dose(key), change.next.clone());
        Some(ProposalView {
            exercise: key.clone(),
            name: self.book.name(key),
            session: change.session,
            step: change.step,
            title: format!("{}.", self.title(key, &change)),
            from: self.dose_words(key, &from),
            to: next.as_ref().map_or_else(|| self.dose_words(key, &change.dose), |next| self.book.name(next)),
            why: format!("{why} Counted: {counted}."),
            sources: sources
                .iter()
                .map(|source| SourceView {
                    key: source.clone(),
                    citation: protocol
                        .book
                        .sources
                        .get(source)
                        .map(|s| s.citation.clone())
                        .unwrap_or_default(),
                })
                .collect(),
            caution: self.caution(key, &change),
            rule: change.rule,
            next,
        })
    }

    fn caution(&self, key: &ExerciseKey, change: &Change) -> String {
        let mut parts: Vec<String> = Vec::new();
        if let Some(kept) = self.prescription(key) {
            parts.push(format!(
                "{} prescribed this dose on {}: ask before you change it.",
                kept.value.by,
                day_words(kept.head.felt.day)
            ));
        }
        if change.rule == self.facts.protocol.book.traffic_light.two_reds_within.id.as_str() {
            parts.push("Two red sessions within a week: talk to your physio.".to_owned());
        }
        parts.join(" ")
    }
}

/// The day on which an exercise was left for another, by an accepted answer: to which, when, and whether it was a step
/// on. A later answer that leads back to it ends it.
pub fn left(
    book: &Book,
    onset: LocalDate,
) -> std::collections::BTreeMap<ExerciseKey, (ExerciseKey, LocalDate, bool)> {
    let mut left = std::collections::BTreeMap::new();
    let mut kept: Vec<&Kept<DoseChange>> =
        book.answers.iter().filter(|kept| kept.value.accepted && kept.head.felt.day >= onset).collect();
    kept.sort_by_key(|kept| kept.head.written_at);
    for kept in kept {
        let (change, on) = (&kept.value, kept.head.felt.day);
        if let Some(next) = &change.next {
            left.remove(next);
            left.insert(change.exercise.clone(), (next.clone(), on, change.step == DoseStep::NextExercise));
        }
    }
    left
}
