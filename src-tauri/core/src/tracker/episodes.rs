//! The athlete and their injuries.

use hamstrong_rules::domain::{Athlete, Contraindications, Episode, LocalDate, RecordId};

use super::Tracker;
use crate::api::error::{ApiError, FieldError};
use crate::api::inputs::{CorrectEpisode, OverviewQuery, StartEpisode};
use crate::api::views::Overview;
use crate::store::change::{Change, Memory, Wording};
use crate::store::read::Select;
use crate::store::revision::payload_of;
use crate::store::undo::wording_of;
use crate::store::{Felt, Kind, Revision, StoreError};
use crate::words;

/// The setting that remembers which injury is shown.
pub(super) const CURRENT_EPISODE: &str = "current_episode";

impl Tracker {
    /// Starts an injury and shows it.
    ///
    /// # Errors
    /// A day that has not come, a closing day before it, a name that is too long.
    pub fn start_episode(&mut self, input: &StartEpisode) -> Result<Overview, ApiError> {
        self.check_episode(&input.episode)?;
        self.checked_recurrence(&input.episode, None)?;
        let athlete = match &input.athlete {
            Some(athlete) => Some(self.athlete_wording(athlete)?),
            None => None,
        };
        let felt = self.felt(input.episode.onset, None)?;
        let wording = Wording {
            kind: Kind::Episode,
            episode: None,
            felt: Felt { time: None, ..felt },
            sitting: None,
            payload: payload_of(&input.episode)?,
        };
        let label = format!(
            "{}, {}",
            words::injury(input.episode.side).to_lowercase(),
            words::day(input.episode.onset)
        );
        let (stamp, _) = self.stamp()?;
        let record = self.store.change(stamp, |change| {
            if let Some((head, wording)) = athlete {
                put(change, head.as_ref(), wording)?;
            }
            let record = change.add(wording)?;
            change.put_setting(CURRENT_EPISODE, Some(&format!("\"{record}\"")))?;
            Ok::<_, ApiError>((record, Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: None, episode: Some(record) })
    }

    /// Gives an injury other words, for example its side, its day, or that it is over.
    ///
    /// # Errors
    /// As `start_episode`, and when there is no such injury.
    pub fn correct_episode(&mut self, input: &CorrectEpisode) -> Result<Overview, ApiError> {
        self.check_episode(&input.episode)?;
        self.checked_recurrence(&input.episode, Some(input.record))?;
        let head = self.standing(input.record, Kind::Episode)?;
        let mut wording = wording_of(head.clone());
        wording.felt.day = input.episode.onset;
        wording.payload = payload_of(&input.episode)?;
        let label = words::act(Kind::Episode, Some(&head.payload), &wording.payload, input.episode.onset);
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            change.reword(&head, wording, false)?;
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: None, episode: Some(input.record) })
    }

    /// Stores the athlete's name and birth year.
    ///
    /// # Errors
    /// A name of more than 200 characters, a birth year that has not come.
    pub fn save_athlete(&mut self, athlete: &Athlete) -> Result<Overview, ApiError> {
        let (head, wording) = self.athlete_wording(athlete)?;
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            put(change, head.as_ref(), wording)?;
            Ok::<_, ApiError>(((), Memory::Act("your details".to_owned())))
        })?;
        self.overview(&OverviewQuery::default())
    }

    /// Stores which conditions are on file that may rule massage out.
    ///
    /// # Errors
    /// An agreement without a name.
    pub fn save_contraindications(&mut self, file: &Contraindications) -> Result<Overview, ApiError> {
        if file
            .answers
            .iter()
            .any(|a| a.agreed_on.is_some() && a.agreed_by.as_ref().is_none_or(|b| b.trim().is_empty()))
        {
            return Err(ApiError::field("agreed_by", "Say which clinician agreed."));
        }
        let what = Select { kind: Kind::Contraindications, episode: None, days: None, removed: false };
        let head = self.store.heads(what)?.pop().map(|h| h.revision);
        let felt = Felt { time: None, ..self.felt(self.today()?, None)? };
        let felt = head.as_ref().map_or(felt, |h| h.felt.clone());
        let payload = payload_of(file)?;
        let wording = Wording { kind: Kind::Contraindications, episode: None, felt, sitting: None, payload };
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            put(change, head.as_ref(), wording)?;
            Ok::<_, ApiError>(((), Memory::Act("conditions on file".to_owned())))
        })?;
        self.overview(&OverviewQuery::default())
    }

    fn athlete_wording(&self, athlete: &Athlete) -> Result<(Option<Revision>, Wording), ApiError> {
        let mut problems = Vec::new();
        let mut problem = |field: &str, message: &str| {
            problems.push(FieldError { field: field.to_owned(), message: message.to_owned() });
        };
        if athlete.name.as_ref().is_some_and(|n| n.chars().count() > 200) {
            problem("name", "At most 200 characters fit here.");
        }
        let this_year: i64 = self.today()?.to_string()[..4].parse().unwrap_or(i64::MAX);
        if athlete.birth_year.is_some_and(|y| y.get() > this_year) {
            problem("birth_year", "That year has not come yet.");
        }
        if !problems.is_empty() {
            return Err(ApiError::invalid(problems));
        }
        let head = self.athlete_head()?;
        let felt = match &head {
            Some(head) => head.felt.clone(),
            None => Felt { time: None, ..self.felt(self.today()?, None)? },
        };
        let payload = payload_of(athlete)?;
        Ok((head, Wording { kind: Kind::Athlete, episode: None, felt, sitting: None, payload }))
    }

    fn athlete_head(&self) -> Result<Option<Revision>, ApiError> {
        let what = Select { kind: Kind::Athlete, episode: None, days: None, removed: false };
        Ok(self.store.heads(what)?.pop().map(|h| h.revision))
    }

    pub(super) fn athlete(&self) -> Result<Athlete, ApiError> {
        Ok(self.athlete_head()?.map(|head| head.value()).transpose()?.unwrap_or_default())
    }

    fn check_episode(&self, episode: &Episode) -> Result<(), ApiError> {
        let today: LocalDate = self.today()?;
        let mut problems = Vec::new();
        if episode.onset > today {
            let message = format!("{} has not come yet.", words::day(episode.onset));
            problems.push(FieldError { field: "onset".to_owned(), message });
        }
        match episode.closed_on {
            Some(closed) if closed < episode.onset => problems.push(FieldError {
                field: "closed_on".to_owned(),
                message: "It cannot be over before it began.".to_owned(),
            }),
            Some(closed) if closed > today => problems.push(FieldError {
                field: "closed_on".to_owned(),
                message: format!("{} has not come yet.", words::day(closed)),
            }),
            _ => {}
        }
        if problems.is_empty() { Ok(()) } else { Err(ApiError::invalid(problems)) }
    }

    /// Every injury that stands: open ones first, the newest first among equals.
    pub(super) fn episode_heads(&self) -> Result<Vec<(RecordId, Episode)>, ApiError> {
        let what = Select { kind: Kind::Episode, episode: None, days: None, removed: false };
        let heads = self.store.heads(what)?;
        let mut all: Vec<(RecordId, Episode)> = heads
            .into_iter()
            .map(|h| h.revision.value().map(|e| (h.revision.record, e)))
            .collect::<Result<_, StoreError>>()?;
        all.sort_by_key(|(_, e)| (e.closed_on.is_some(), std::cmp::Reverse(e.onset)));
        Ok(all)
    }
}

fn put(change: &mut Change<'_>, head: Option<&Revision>, wording: Wording) -> Result<(), ApiError> {
    match head {
        Some(head) => change.reword(head, wording, false)?,
        None => drop(change.add(wording)?),
    }
    Ok(())
}
