//! The whole state of the window, told anew each time.

use std::collections::BTreeMap;

use hamstrong_rules::domain::{CheckIn, DayIndex, Episode, Instant, LocalDate, RecordId, Wellness};

use super::recorded::{recorded, recorded_as};
use super::{Tracker, inputs};
use crate::api::error::ApiError;
use crate::api::inputs::{Entry, OverviewQuery, RecordRef};
use crate::api::views::{
    DayView, EpisodeView, JournalView, Overview, Recorded, RevisionView, SavedView, SittingView, WarningCode,
    WarningView,
};
use crate::clock::{Moment, in_day};
use crate::store::read::Select;
use crate::store::undo::Direction;
use crate::store::{Kind, StoreError};
use crate::words;

/// Kinds that are listed on a day as entries of their own.
pub(super) const ENTRY_KINDS: [Kind; 19] = [
    Kind::PriceStep,
    Kind::Session,
    Kind::Massage,
    Kind::MassageReading,
    Kind::MassageCheck,
    Kind::Note,
    Kind::SelfTest,
    Kind::Clearance,
    Kind::ProtocolChoice,
    Kind::RuleChange,
    Kind::Estimate,
    Kind::Medication,
    Kind::Activity,
    Kind::FunctionScore,
    Kind::Photo,
    Kind::SkippedExercise,
    Kind::OwnExercise,
    Kind::Prescription,
    Kind::DoseChange,
];

/// So many days without an entry are a gap: then the rule specification calls the status stale.
const GAP_DAYS: i64 = 3;

impl Tracker {
    /// Everything the window shows about a day, today unless another is named.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn overview(&self, query: &OverviewQuery) -> Result<Overview, ApiError> {
        let now = self.clock.now();
        let today = self.today()?;
        let episodes = self.episode_heads()?;
        let wanted = match query.episode {
            Some(episode) => Some(episode),
            None => self.current_episode()?,
        };
        let shown = wanted
            .and_then(|w| episodes.iter().find(|(record, _)| *record == w))
            .or_else(|| episodes.first())
            .filter(|_| !self.terse)
            .cloned();
        let day = match &shown {
            Some((record, episode)) => {
                let asked = query.day.unwrap_or(today).min(today).max(episode.onset);
                Some(self.day_view(*record, episode, asked)?)
            }
            None => None,
        };
        let status = match (&shown, &day) {
            (Some((record, _)), Some(day)) => Some(self.status(*record, day.day)?),
            _ => None,
        };
        Ok(Overview {
            today,
            now: now.time(),
            journal: JournalView {
                demo: self.store.is_demo()?,
                read_only: self.read_only(),
                location: self.store.path().display().to_string(),
            },
            settings: self.settings_view()?,
            athlete: self.athlete()?,
            episodes: episodes.iter().map(|(record, e)| episode_view(*record, e, today)).collect(),
            price: match (&shown, &day, &status) {
                (Some((record, episode)), Some(day), Some(status)) => {
                    Some(self.price_view(*record, status, day.day, episode.closed_on.is_none())?)
                }
                _ => None,
            },
            massage_due: match &shown {
                Some((record, episode)) if episode.closed_on.is_none() => self.massage_follow_ups(*record)?,
                _ => Vec::new(),
            },
            training: match (&shown, &day) {
                (Some((record, episode)), Some(day)) if episode.closed_on.is_none() && day.day == today => {
                    Some(self.training_brief(*record)?)
                }
                _ => None,
            },
            welcome_back: self.welcome_back(shown.as_ref(), today)?,
            status,
            episode: shown.map(|(record, _)| record),
            day,
            undo: self.act_view(Direction::Undo)?,
            redo: self.act_view(Direction::Redo)?,
            saved: self.saved(&now)?,
            warnings: self.warnings(&now)?,
        })
    }

    /// The last day with an entry of an open injury, when a gap lies between it and today.
    fn welcome_back(
        &self,
        shown: Option<&(RecordId, Episode)>,
        today: LocalDate,
    ) -> Result<Option<LocalDate>, ApiError> {
        let Some((record, _)) = shown.filter(|(_, episode)| episode.closed_on.is_none()) else {
            return Ok(None);
        };
        let last = self.store.span(*record)?.map(|(_, last)| last);
        Ok(last.filter(|last| today.days_since(*last) > GAP_DAYS))
    }

    fn day_view(&self, record: RecordId, episode: &Episode, day: LocalDate) -> Result<DayView, ApiError> {
        let sittings = self.sittings_of(record, day)?;
        let (yesterday, yesterday_wellness) = self.last_answers(record, day.plus_days(-1))?;
        Ok(DayView {
            day,
            day_index: DayIndex::of(day, episode.onset),
            sittings,
            entries: self.entries_of(record, day, false)?,
            removed: self.entries_of(record, day, true)?,
            yesterday,
            yesterday_wellness,
            function: self.function_view(record, day)?,
        })
    }

    /// The last answer to each question of a day.
    pub(super) fn last_answers(
        &self,
        episode: RecordId,
        day: LocalDate,
    ) -> Result<(CheckIn, Wellness), ApiError> {
        let sittings = self.sittings_of(episode, day)?;
        let check_ins = sittings.iter().filter_map(|s| s.check_in.as_ref());
        let wellness = sittings.iter().filter_map(|s| s.wellness.as_ref());
        Ok((
            check_ins.fold(CheckIn::default(), |sum, c| inputs::overlay_check_in(&sum, &c.value)),
            wellness.fold(Wellness::default(), |sum, w| inputs::overlay_wellness(&sum, &w.value)),
        ))
    }

    pub(super) fn sittings_of(
        &self,
        episode: RecordId,
        day: LocalDate,
    ) -> Result<Vec<SittingView>, ApiError> {
        let here = self.clock.now().zone;
        let mut sittings: BTreeMap<u32, SittingView> = BTreeMap::new();
        let blank = |sitting| SittingView { sitting, check_in: None, wellness: None };
        let select = |kind, episode| Select { kind, episode, days: Some((day, day)), removed: false };
        for head in self.store.heads(select(Kind::CheckIn, Some(episode)))? {
            let n = head.revision.sitting.unwrap_or(1);
            sittings.entry(n).or_insert_with(|| blank(n)).check_in = Some(recorded(&head, &here)?);
        }
        for head in self.store.heads(select(Kind::Wellness, None))? {
            let n = head.revision.sitting.unwrap_or(1);
            sittings.entry(n).or_insert_with(|| blank(n)).wellness = Some(recorded(&head, &here)?);
        }
        Ok(sittings.into_values().collect())
    }

    fn entries_of(
        &self,
        episode: RecordId,
        day: LocalDate,
        removed: bool,
    ) -> Result<Vec<Recorded<Entry>>, ApiError> {
        let (here, day_ends_at) = (self.clock.now().zone, self.day_ends_at()?);
        let mut entries = Vec::new();
        for kind in ENTRY_KINDS {
            let what = Select { kind, episode: Some(episode), days: Some((day, day)), removed };
            for head in self.store.heads(what)? {
                if let Some(entry) = inputs::entry_of(kind, &head.revision)?
                    && self.has_its_massage(&entry)?
                {
                    entries.push((kind, recorded_as(&head, &here, entry)));
                }
            }
        }
        // By time, then by what they are: the order in which they were typed does not show.
        entries.sort_by_cached_key(|(kind, e)| {
            let reading = match &e.value {
                Entry::MassageReading(reading) => Some(reading.at),
                _ => None,
            };
            let text = serde_json::to_string(&e.value).unwrap_or_default();
            (in_day(e.time, day_ends_at), *kind, reading, text)
        });
        Ok(entries.into_iter().map(|(_, e)| e).collect())
    }

    fn saved(&self, now: &Moment) -> Result<Option<SavedView>, ApiError> {
        let newest = self.store.newest_written_at()?;
        Ok(newest
            .and_then(|text| text.parse::<Instant>().ok())
            .map(|at| SavedView { at, time: Moment { at, zone: now.zone.clone() }.time() }))
    }

    fn warnings(&self, now: &Moment) -> Result<Vec<WarningView>, ApiError> {
        let mut warnings = Vec::new();
        let mut warn = |code, message: String| warnings.push(WarningView { code, message });
        let missing = self.store.missing();
        if missing > 0 {
            let (n, verb) = (
                words::count(usize::try_from(missing).unwrap_or(0)),
                if missing == 1 { "is" } else { "are" },
            );
            let entries = if missing == 1 { "entry" } else { "entries" };
            warn(
                WarningCode::EntriesMissing,
                format!(
                    "{} {entries} saved earlier {verb} not in the journal. The file may have been exchanged or \
                     damaged; a backup may still have them.",
                    words::capital(&n)
                ),
            );
        }
        let newest = self.store.newest_written_at()?.and_then(|text| text.parse::<Instant>().ok());
        if newest.is_some_and(|at| (at.utc() - now.at.utc()).num_minutes() >= 5) {
            let text = "The clock of this computer is behind your newest entry. Entries keep their order; \
                        check the date before you log.";
            warn(WarningCode::ClockBack, text.to_owned());
        }
        if self.read_only() {
            warn(
                WarningCode::ReadOnly,
                "The journal can only be read here: nothing can be saved.".to_owned(),
            );
        }
        Ok(warnings)
    }

    /// All wordings of a record, newest first.
    ///
    /// # Errors
    /// When there is no such record.
    pub fn revisions(&self, input: &RecordRef) -> Result<Vec<RevisionView>, ApiError> {
        let wordings = self.store.wordings(input.record)?;
        if wordings.is_empty() {
            return Err(StoreError::NoRecord(input.record.to_string()).into());
        }
        let hidden = self.hides_numbers()?;
        let view = |r: &crate::store::Revision| {
            let summary = words::summary(r.kind, &r.payload);
            let (local, _) = crate::clock::in_zone(r.written_at.utc(), &r.felt.zone);
            RevisionView {
                revision: r.id,
                written_at: r.written_at,
                written: local.format("%-d %B %Y, %H:%M").to_string(),
                removed: r.voided,
                summary: if hidden { words::without_scores(&summary) } else { summary },
            }
        };
        Ok(wordings.iter().rev().map(view).collect())
    }
}

fn episode_view(record: RecordId, episode: &Episode, today: LocalDate) -> EpisodeView {
    EpisodeView {
        record,
        title: words::injury(episode.side).to_owned(),
        day_index: DayIndex::of(today, episode.onset),
        open: episode.closed_on.is_none(),
        episode: episode.clone(),
    }
}
