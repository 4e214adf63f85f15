//! Sets that were removed from a session that stands, for the bin and for the way back.

use hamstrong_rules::domain::{Dose, ExerciseKey, Legs, OwnExercise, PainScore, RecordId, SetDone, Sets};
use hamstrong_rules::exercises::Library;

use super::super::Tracker;
use super::words;
use crate::api::error::ApiError;
use crate::api::preferences::MassUnit;
use crate::store::read::Select;
use crate::store::{Kind, Revision};
use crate::words::without_scores;

impl Tracker {
    /// Removed sets of an injury in words. With a session that was removed itself its sets come back.
    pub(in super::super) fn removed_sets(
        &self,
        episode: RecordId,
    ) -> Result<Vec<(Revision, String)>, ApiError> {
        let what = Select { kind: Kind::SetDone, episode: Some(episode), days: None, removed: true };
        let (unit, hidden) = (self.mass_unit()?, self.hides_numbers()?);
        let mut removed = Vec::new();
        for head in self.store.heads(what)? {
            let set: SetDone = head.revision.value()?;
            if self.store.head(set.session)?.is_some_and(|session| !session.voided) {
                let said = in_words(&set, &self.exercise_name(&set.exercise)?, unit);
                removed.push((head.revision, if hidden { without_scores(&said) } else { said }));
            }
        }
        Ok(removed)
    }

    /// The number of a set can be taken again; then the removed one cannot come back beside it.
    pub(in super::super) fn refuse_a_second_set(&self, head: &Revision) -> Result<(), ApiError> {
        if head.kind != Kind::SetDone {
            return Ok(());
        }
        let set: SetDone = head.value()?;
        let what = Select { kind: Kind::SetDone, episode: head.episode, days: None, removed: false };
        for other in self.store.heads(what)? {
            let other: SetDone = other.revision.value()?;
            let place = |set: &SetDone| (set.session, set.exercise.clone(), set.side, set.number);
            if place(&other) == place(&set) {
                let taken = "Another set stands in its place. Remove that one first.";
                return Err(ApiError::field("record", taken));
            }
        }
        Ok(())
    }

    fn exercise_name(&self, key: &ExerciseKey) -> Result<String, ApiError> {
        let name = match key {
            ExerciseKey::Library(id) => Library::builtin()?.get(id).map(|e| e.name.clone()),
            ExerciseKey::Own(record) => {
                let own = self.store.head(*record)?;
                own.map(|own| own.value::<OwnExercise>()).transpose()?.map(|own| own.name)
            }
        };
        Ok(name.unwrap_or_else(|| "an exercise that was removed".to_owned()))
    }
}

/// "Set 2 of Two-leg bridge, left leg: 1 × 10, pain 2".
fn in_words(set: &SetDone, name: &str, unit: MassUnit) -> String {
    let done = Dose {
        sets: Sets::try_from(1).ok(),
        reps: set.reps,
        hold_seconds: set.hold_seconds,
        minutes: set.minutes,
        load: set.load,
    };
    let leg = set.side.map(|side| format!(", {}", words::leg(side))).unwrap_or_default();
    let pain = set.pain.map(PainScore::get).map(|n| format!(", pain {n}")).unwrap_or_default();
    format!("Set {} of {name}{leg}: {}{pain}", set.number.get(), words::dose(&done, Legs::Both, unit))
}
