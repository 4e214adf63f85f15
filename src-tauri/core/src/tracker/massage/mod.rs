//! Massage: recording one with its readings, and the place that says whether there may be one and what they did.

mod follow_up;
mod place;
mod precheck;
mod report;
mod rolled;
mod sessions;
mod weigh;
mod words;

use hamstrong_rules::domain::{Episode, LocalDate, Massage, MassageReading, ReadingTime, RecordId};
use serde_json::{Map, Value, json};

use super::{Tracker, inputs};
use crate::api::error::ApiError;
use crate::api::inputs::{Entry, OverviewQuery};
use crate::api::massage::RecordMassage;
use crate::api::views::Overview;
use crate::store::Kind;
use crate::store::change::{Memory, Wording};
use crate::store::revision::payload_of;
use crate::words as said;

impl Tracker {
    /// Records a massage, and how the leg was before and after it, as one act. What goes beyond the day's limits is
    /// kept as it is: the place names it.
    ///
    /// # Errors
    /// A field that does not hold, or a day that cannot be logged; nothing is written then.
    pub fn record_massage(&mut self, input: &RecordMassage) -> Result<Overview, ApiError> {
        let episode: Episode = self.standing(input.episode, Kind::Episode)?.value()?;
        inputs::loggable(input.day, self.today()?, Some(episode.onset))?;
        let own = Massage { session: None, ..input.massage.clone() };
        let massage = self.with_its_questions(&own, input.episode, input.day)?;
        let (kind, payload) = inputs::entry_payload(&Entry::Massage(massage))?;
        let before = reading(ReadingTime::Before, &input.before)?;
        let after = reading(ReadingTime::After, &input.after)?;
        let label = said::act(kind, None, &payload, input.day);
        let felt = self.felt(input.day, input.time)?;
        let wording = |kind, payload| Wording {
            kind,
            episode: Some(input.episode),
            felt: felt.clone(),
            sitting: None,
            payload,
        };
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            let record = change.add(wording(kind, payload))?;
            for mut reading in [before, after].into_iter().flatten() {
                reading.insert("massage".to_owned(), json!(record));
                change.add(wording(Kind::MassageReading, reading))?;
            }
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: Some(input.day), episode: Some(input.episode) })
    }

    /// The massage with the questions that were answered for it.
    pub(super) fn with_its_questions(
        &self,
        massage: &Massage,
        episode: RecordId,
        day: LocalDate,
    ) -> Result<Massage, ApiError> {
        let open = self.open_check(episode, day)?.map(|head| head.revision.record);
        Ok(Massage { asked: massage.asked.or(open), ..massage.clone() })
    }

    /// A reading belongs to a massage of the injury that stands.
    pub(super) fn check_reading(&self, entry: &Entry, episode: Option<RecordId>) -> Result<(), ApiError> {
        let Entry::MassageReading(reading) = entry else { return Ok(()) };
        match self.store.head(reading.massage)? {
            Some(head) if head.kind == Kind::Massage && !head.voided && head.episode == episode => Ok(()),
            _ => Err(ApiError::field("massage", "There is no such massage.")),
        }
    }

    /// A reading is shown while its massage stands; it comes back with it.
    pub(super) fn has_its_massage(&self, entry: &Entry) -> Result<bool, ApiError> {
        let Entry::MassageReading(reading) = entry else { return Ok(true) };
        Ok(self.store.head(reading.massage)?.is_some_and(|massage| !massage.voided))
    }
}

/// The payload of a reading; none when nothing was told. The massage is named once it has its record.
fn reading(at: ReadingTime, items: &Map<String, Value>) -> Result<Option<Map<String, Value>>, ApiError> {
    if items.values().all(Value::is_null) {
        return Ok(None);
    }
    let unnamed = RecordId::new(uuid::Uuid::nil());
    let blank = payload_of(&MassageReading::blank(unnamed, at))?;
    let named = |error: ApiError| within(if at == ReadingTime::Before { "before" } else { "after" }, error);
    inputs::merge::<MassageReading>(&blank, items).map(Some).map_err(named)
}

/// The same refusal with its fields named inside a part of the form: `before.pain_walk`.
fn within(part: &str, mut error: ApiError) -> ApiError {
    for problem in &mut error.fields {
        problem.field = format!("{part}.{}", problem.field);
    }
    error
}
