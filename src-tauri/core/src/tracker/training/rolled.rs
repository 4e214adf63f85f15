//! Rolling the back of the thigh in a session is a massage. It is recorded when the session is over, in the same act,
//! and what later happens to the session or to its sets happens to it too.

use hamstrong_rules::domain::{ExerciseKey, Massage, Minutes, RecordId, Seconds, Session, SetDone};
use hamstrong_rules::exercises::Library;
use hamstrong_rules::massage::rolled;
use serde_json::{Map, Value, json};

use super::super::Tracker;
use crate::api::error::ApiError;
use crate::clock::Moment;
use crate::store::change::{Change, Wording};
use crate::store::read::Select;
use crate::store::revision::payload_of;
use crate::store::undo::wording_of;
use crate::store::{Felt, Kind, Revision, StoreError};

/// What follows the rolling of a session as long as the athlete has not put it otherwise in the massage itself.
const FOLLOWS: [&str; 2] = ["minutes", "pain_during"];

/// The massage that the rolling of a session was.
#[derive(Debug, Clone)]
pub struct Rolling {
    massage: Massage,
    felt: Felt,
}

impl Rolling {
    /// None while the session is open, when it is removed, or when nothing was rolled.
    pub fn of(session: &Revision, sets: &[SetDone]) -> Result<Option<Self>, ApiError> {
        let value: Session = session.value()?;
        if session.voided || value.is_open() {
            return Ok(None);
        }
        let massage = rolled_in(sets)?;
        Ok(massage.map(|massage| Self { massage, felt: at_its_end(session, &value) }))
    }
}

/// The rolling of these sets as a massage; none when there is none among them.
pub fn rolled_in(sets: &[SetDone]) -> Result<Option<Massage>, ApiError> {
    let library = Library::builtin()?;
    let rolling: Vec<&SetDone> = sets.iter().filter(|set| is_massage(library, &set.exercise)).collect();
    if rolling.is_empty() {
        return Ok(None);
    }
    let seconds = |set: &&SetDone| {
        let held = set.hold_seconds.map(Seconds::get);
        set.minutes.map(|n| n.get() * 60).into_iter().chain(held).reduce(|a, b| a + b)
    };
    let told = rolling.iter().filter_map(seconds).reduce(|a, b| a + b);
    let minutes = told.and_then(|n| Minutes::try_from((n + 59) / 60).ok());
    let pain = rolling.iter().filter_map(|set| set.pain).max();
    Ok(Some(rolled(minutes, pain)))
}

/// An exercise that waits for a massage tier is a massage itself.
pub fn is_massage(library: &Library, key: &ExerciseKey) -> bool {
    match key {
        ExerciseKey::Library(id) => library.get(id).is_some_and(|e| e.needs_tier.is_some()),
        ExerciseKey::Own(_) => false,
    }
}

/// When a session ended: by its own clock, else the time it was logged with.
fn at_its_end(session: &Revision, value: &Session) -> Felt {
    let felt = session.felt.clone();
    match value.ended_at {
        Some(at) => {
            let end = Moment { at, zone: felt.zone.clone() };
            Felt { time: Some(end.time()), offset_minutes: end.offset_minutes(), ..felt }
        }
        None => felt,
    }
}

/// What goes along with an act on a session.
#[derive(Debug, Default)]
pub(in super::super) struct Along {
    fresh: Option<Wording>,
    reworded: Option<(Revision, Wording, bool)>,
}

impl Along {
    /// The massage that gets other words.
    pub fn record(&self) -> Option<RecordId> {
        self.reworded.as_ref().map(|(head, _, _)| head.record)
    }

    /// Writes it. A session that was not there before is named now.
    pub fn write(self, change: &mut Change<'_>, session: RecordId) -> Result<(), StoreError> {
        if let Some(mut wording) = self.fresh {
            wording.payload.insert("session".to_owned(), json!(session));
            change.add(wording)?;
        }
        if let Some((head, wording, voided)) = self.reworded {
            change.reword(&head, wording, voided)?;
        }
        Ok(())
    }
}

impl Tracker {
    /// The massage of a session that is logged afterwards; the session is named when it is written.
    pub(super) fn rolled_afterwards(
        &self,
        episode: RecordId,
        sets: &[SetDone],
        felt: &Felt,
    ) -> Result<Along, ApiError> {
        let Some(massage) = rolled_in(sets)? else { return Ok(Along::default()) };
        self.fresh(Rolling { massage, felt: felt.clone() }, episode)
    }

    /// The massage of a session that ends now.
    pub(super) fn rolled_now(&self, session: &Revision, sets: &[SetDone]) -> Result<Along, ApiError> {
        match (Rolling::of(session, sets)?, session.episode) {
            (Some(rolling), Some(episode)) => self.fresh(rolling, episode),
            _ => Ok(Along::default()),
        }
    }

    /// What goes along when a record gets other words: with a session or a set, the massage that its rolling was.
    pub(in super::super) fn along(&self, head: &Revision, next: &Revision) -> Result<Along, ApiError> {
        match head.kind {
            Kind::Session => {
                let sets = self.sets_in(head, None)?;
                self.follow(head, Rolling::of(head, &sets)?, Rolling::of(next, &sets)?)
            }
            Kind::SetDone => {
                let set: SetDone = head.value()?;
                let session = self.store.head(set.session)?;
                let Some(session) = session.filter(|s| !s.voided) else { return Ok(Along::default()) };
                let others = self.sets_in(&session, Some(head.record))?;
                let with = |of: &Revision| -> Result<Vec<SetDone>, ApiError> {
                    let set = if of.voided { None } else { Some(of.value()?) };
                    Ok(others.iter().cloned().chain(set).collect())
                };
                let (before, after) = (with(head)?, with(next)?);
                self.follow(&session, Rolling::of(&session, &before)?, Rolling::of(&session, &after)?)
            }
            _ => Ok(Along::default()),
        }
    }

    fn follow(
        &self,
        session: &Revision,
        before: Option<Rolling>,
        after: Option<Rolling>,
    ) -> Result<Along, ApiError> {
        let Some(episode) = session.episode else { return Ok(Along::default()) };
        let massage = self.massage_of(episode, session.record)?;
        let reworded = |head: &Revision, wording, voided| Along {
            reworded: Some((head.clone(), wording, voided)),
            ..Along::default()
        };
        Ok(match (before, after, massage) {
            (Some(_), None, Some(head)) if !head.voided => reworded(&head, wording_of(head.clone()), true),
            (None, Some(_), Some(head)) if head.voided => reworded(&head, wording_of(head.clone()), false),
            (None, Some(after), None) => self.fresh(after, episode)?,
            (Some(before), Some(after), Some(head)) if !head.voided => {
                reworded(&head, followed(&head, &before, &after)?, false)
            }
            _ => Along::default(),
        })
    }

    fn fresh(&self, rolling: Rolling, episode: RecordId) -> Result<Along, ApiError> {
        let massage = self.with_its_questions(&rolling.massage, episode, rolling.felt.day)?;
        let fresh = Wording {
            kind: Kind::Massage,
            episode: Some(episode),
            felt: rolling.felt,
            sitting: None,
            payload: payload_of(&massage)?,
        };
        Ok(Along { fresh: Some(fresh), ..Along::default() })
    }

    /// The massage of a session: the one that stands, else the one removed last.
    pub(in super::super) fn massage_of(
        &self,
        episode: RecordId,
        session: RecordId,
    ) -> Result<Option<Revision>, ApiError> {
        let mut found: Option<Revision> = None;
        for removed in [true, false] {
            let what = Select { kind: Kind::Massage, episode: Some(episode), days: None, removed };
            for head in self.store.heads(what)? {
                let newer = found.as_ref().is_none_or(|f| f.voided != removed || f.id < head.revision.id);
                if head.revision.value::<Massage>()?.session == Some(session) && newer {
                    found = Some(head.revision);
                }
            }
        }
        Ok(found)
    }

    pub(super) fn sets_in(
        &self,
        session: &Revision,
        but: Option<RecordId>,
    ) -> Result<Vec<SetDone>, ApiError> {
        let what = Select { kind: Kind::SetDone, episode: session.episode, days: None, removed: false };
        let mut sets = Vec::new();
        for head in self.store.heads(what)? {
            let set: SetDone = head.revision.value()?;
            if set.session == session.record && Some(head.revision.record) != but {
                sets.push(set);
            }
        }
        Ok(sets)
    }
}

/// The words of a massage after its session changed; what was corrected by hand stays.
fn followed(head: &Revision, before: &Rolling, after: &Rolling) -> Result<Wording, ApiError> {
    let (old, new): (Map<String, Value>, _) = (payload_of(&before.massage)?, payload_of(&after.massage)?);
    let mut wording = wording_of(head.clone());
    for field in FOLLOWS.into_iter().filter(|field| head.payload.get(*field) == old.get(*field)) {
        match new.get(field) {
            Some(value) => wording.payload.insert(field.to_owned(), value.clone()),
            None => wording.payload.remove(field),
        };
    }
    if head.felt.day == before.felt.day && head.felt.time == before.felt.time {
        wording.felt = after.felt.clone();
    }
    Ok(wording)
}
