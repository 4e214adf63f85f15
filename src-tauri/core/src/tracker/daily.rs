//! Logging a day: check-ins answer by answer, everything else entry by entry.

use hamstrong_rules::domain::{CheckIn, Episode, LocalDate, LocalTime, Massage, RecordId, Wellness};
use serde_json::{Map, Value, json};

use super::readiness::pinned;
use super::{Tracker, contradictions, inputs};
use crate::api::error::ApiError;
use crate::api::inputs::{
    CheckInInput, CorrectEntry, Entry, OverviewQuery, RecordEntry, RecordRef, WellnessInput,
};
use crate::api::views::Overview;
use crate::store::change::{Memory, Wording};
use crate::store::read::Select;
use crate::store::undo::wording_of;
use crate::store::{Felt, Kind, Payload, Revision};
use crate::words;

/// Where an answer goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub episode: Option<RecordId>,
    pub day: LocalDate,
    pub sitting: u32,
    pub time: Option<LocalTime>,
}

impl Tracker {
    /// Records or corrects answers about one injury.
    ///
    /// # Errors
    /// Every field that does not hold, a day that cannot be logged, a sitting that would leave a gap.
    pub fn record_check_in(&mut self, input: &CheckInInput) -> Result<Overview, ApiError> {
        self.check_loggable(input.episode, input.day)?;
        let slot =
            Slot { episode: Some(input.episode), day: input.day, sitting: input.sitting, time: input.time };
        self.answer::<CheckIn>(&slot, &self.with_anchors(&input.answers)?)?;
        self.overview(&OverviewQuery { day: Some(input.day), episode: Some(input.episode) })
    }

    /// Records or corrects answers about the person.
    ///
    /// # Errors
    /// As `record_check_in`.
    pub fn record_wellness(&mut self, input: &WellnessInput) -> Result<Overview, ApiError> {
        inputs::loggable(input.day, self.today()?, None)?;
        let slot = Slot { episode: None, day: input.day, sitting: input.sitting, time: input.time };
        self.answer::<Wellness>(&slot, &input.answers)?;
        self.overview(&OverviewQuery { day: Some(input.day), episode: None })
    }

    /// A score is kept with the words of the scale it was given under.
    pub(super) fn with_anchors(&self, answers: &Map<String, Value>) -> Result<Map<String, Value>, ApiError> {
        let mut answers = answers.clone();
        answers.remove("anchors");
        if answers.iter().any(|(field, value)| field.starts_with("pain_") && !value.is_null()) {
            answers.insert("anchors".to_owned(), json!(self.pain_anchors()?.kept()));
        }
        Ok(answers)
    }

    /// A day of an injury that can be logged.
    pub(super) fn check_loggable(&self, episode: RecordId, day: LocalDate) -> Result<(), ApiError> {
        let onset = self.standing(episode, Kind::Episode)?.value::<Episode>()?.onset;
        inputs::loggable(day, self.today()?, Some(onset))
    }

    /// A check-in that is there, or the next one.
    pub(super) fn check_sitting(&self, slot: &Slot) -> Result<(), ApiError> {
        if slot.sitting > self.sittings(slot)? + 1 {
            return Err(ApiError::field("sitting", "Check-ins of a day are counted one after the other."));
        }
        Ok(())
    }

    fn answer<T: Payload>(&mut self, slot: &Slot, answers: &Map<String, Value>) -> Result<(), ApiError> {
        let head = self.in_slot(T::KIND, slot)?;
        if head.is_none() {
            self.check_sitting(slot)?;
        }
        let empty = Map::new();
        let before = head.as_ref().map(|h| &h.payload);
        let mut payload = inputs::merge::<T>(before.unwrap_or(&empty), answers)?;
        contradictions::ask_again(before.unwrap_or(&empty), answers, &mut payload);
        if head.is_none() && payload.is_empty() {
            return Ok(());
        }
        let label = words::act(T::KIND, before, &payload, slot.day);
        let mut felt = self.felt(slot.day, slot.time)?;
        if let (Some(head), None) = (&head, slot.time) {
            felt = head.felt.clone();
        }
        let wording =
            Wording { kind: T::KIND, episode: slot.episode, felt, sitting: Some(slot.sitting), payload };
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            match &head {
                Some(head) => change.reword(head, wording, false)?,
                None => drop(change.add(wording)?),
            }
            Ok(((), Memory::Act(label)))
        })
    }

    pub(super) fn in_slot(&self, kind: Kind, slot: &Slot) -> Result<Option<Revision>, ApiError> {
        let what = Select { kind, episode: slot.episode, days: Some((slot.day, slot.day)), removed: false };
        let heads = self.store.heads(what)?;
        Ok(heads.into_iter().map(|h| h.revision).find(|r| r.sitting == Some(slot.sitting)))
    }

    /// The number a further check-in of the day gets.
    pub(super) fn next_sitting(&self, day: LocalDate) -> Result<u32, ApiError> {
        Ok(self.sittings(&Slot { episode: None, day, sitting: 1, time: None })? + 1)
    }

    /// How many sittings the day has, the injury's and the person's together.
    fn sittings(&self, slot: &Slot) -> Result<u32, ApiError> {
        let mut most = 0;
        let mut look = |kind, episode| -> Result<(), ApiError> {
            let what = Select { kind, episode, days: Some((slot.day, slot.day)), removed: false };
            for head in self.store.heads(what)? {
                most = most.max(head.revision.sitting.unwrap_or(0));
            }
            Ok(())
        };
        look(Kind::Wellness, None)?;
        for (episode, _) in self.episode_heads()? {
            look(Kind::CheckIn, Some(episode))?;
        }
        Ok(most)
    }

    /// Records a first-aid step, a session, a massage or a note.
    ///
    /// # Errors
    /// A field that does not hold, or a day that cannot be logged.
    pub fn record_entry(&mut self, input: &RecordEntry) -> Result<Overview, ApiError> {
        let episode: Episode = self.standing(input.episode, Kind::Episode)?.value()?;
        inputs::loggable(input.day, self.today()?, Some(episode.onset))?;
        let entry = self.checked(&input.entry, (input.episode, &episode), input.day)?;
        let (kind, payload) = inputs::entry_payload(&entry)?;
        let label = words::act(kind, None, &payload, input.day);
        let felt = self.felt(input.day, input.time)?;
        let wording = Wording { kind, episode: Some(input.episode), felt, sitting: None, payload };
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            change.add(wording)?;
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: Some(input.day), episode: Some(input.episode) })
    }

    /// What only the protocol can check or fill in.
    fn checked(
        &self,
        entry: &Entry,
        (record, episode): (RecordId, &Episode),
        day: LocalDate,
    ) -> Result<Entry, ApiError> {
        match entry {
            Entry::ProtocolChoice(choice) => Ok(Entry::ProtocolChoice(pinned(choice, episode)?)),
            Entry::RuleChange(change) => {
                self.checked_change(record, change)?;
                Ok(entry.clone())
            }
            Entry::Activity(_) | Entry::FunctionScore(_) => {
                self.check_kept(entry, Some(record), None)?;
                Ok(entry.clone())
            }
            Entry::Massage(massage) => {
                let own = Massage { session: None, ..massage.clone() };
                Ok(Entry::Massage(self.with_its_questions(&own, record, day)?))
            }
            Entry::MassageReading(_) => {
                self.check_reading(entry, Some(record))?;
                Ok(entry.clone())
            }
            Entry::MassageCheck(_) => {
                self.check_questions(entry, Some(record), day)?;
                Ok(entry.clone())
            }
            Entry::Photo(_) => Err(ApiError::field("photo", "A photo is added from a file.")),
            Entry::SkippedExercise(_) | Entry::Prescription(_) | Entry::DoseChange(_) => {
                self.check_trained(entry, Some(record))?;
                Ok(entry.clone())
            }
            _ => Ok(entry.clone()),
        }
    }

    /// Gives an entry other words.
    ///
    /// # Errors
    /// When the record is gone, is of another kind, or a field does not hold.
    pub fn correct_entry(&mut self, input: &CorrectEntry) -> Result<Overview, ApiError> {
        let (kind, mut payload) = inputs::entry_payload(&input.entry)?;
        let head = self.standing(input.record, kind)?;
        if kind == Kind::Massage {
            // Whether it was rolling in a session was said by the session.
            payload.remove("session");
            payload.extend(head.payload.get_key_value("session").map(|(k, v)| (k.clone(), v.clone())));
        }
        let mut wording = wording_of(head.clone());
        if let Some(time) = input.time {
            wording.felt = Felt { time, ..self.felt(head.felt.day, time)? };
        }
        self.check_kept(&input.entry, head.episode, Some(input.record))?;
        self.check_reading(&input.entry, head.episode)?;
        self.check_questions(&input.entry, head.episode, head.felt.day)?;
        Self::check_same_picture(&input.entry, &head)?;
        self.check_trained(&input.entry, head.episode)?;
        wording.payload = payload;
        let label = words::act(kind, Some(&head.payload), &wording.payload, head.felt.day);
        let next = Revision { felt: wording.felt.clone(), payload: wording.payload.clone(), ..head.clone() };
        let along = self.along(&head, &next)?;
        let (stamp, _) = self.stamp()?;
        let (day, episode) = (head.felt.day, head.episode);
        self.store.change(stamp, |change| {
            change.reword(&head, wording, false)?;
            along.write(change, head.record)?;
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: Some(day), episode })
    }

    /// Removes a record; it stays in its history and can be restored.
    ///
    /// # Errors
    /// When there is no such record.
    pub fn remove_record(&mut self, input: &RecordRef) -> Result<Overview, ApiError> {
        self.set_removed(input.record, true)
    }

    /// Brings a removed record back as it was.
    ///
    /// # Errors
    /// When there is no such record, or another check-in has taken its place.
    pub fn restore_record(&mut self, input: &RecordRef) -> Result<Overview, ApiError> {
        self.set_removed(input.record, false)
    }

    fn set_removed(&mut self, record: RecordId, removed: bool) -> Result<Overview, ApiError> {
        let head = self.store.head(record)?.ok_or(crate::StoreError::NoRecord(record.to_string()))?;
        if !removed && head.voided {
            self.refuse_a_second_in_its_place(&head)?;
            self.refuse_a_second_set(&head)?;
        }
        let what = words::thing(head.kind, &head.payload);
        let verb = if removed { "removed" } else { "restored" };
        let label = format!("{verb} {what} on {}", words::day(head.felt.day));
        let along = self.along(&head, &Revision { voided: removed, ..head.clone() })?;
        let (stamp, _) = self.stamp()?;
        let (day, episode) = (head.felt.day, head.episode);
        self.store.change(stamp, |change| {
            change.reword(&head, wording_of(head.clone()), removed)?;
            along.write(change, head.record)?;
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        let day = (head.kind != Kind::Episode).then_some(day);
        self.overview(&OverviewQuery { day, episode })
    }

    fn refuse_a_second_in_its_place(&self, head: &Revision) -> Result<(), ApiError> {
        let Some(sitting) = head.sitting else { return Ok(()) };
        let slot = Slot { episode: head.episode, day: head.felt.day, sitting, time: None };
        match self.in_slot(head.kind, &slot)? {
            Some(_) => {
                Err(ApiError::field("record", "Another check-in stands in its place. Remove that one first."))
            }
            None => Ok(()),
        }
    }
}
