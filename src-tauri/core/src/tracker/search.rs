//! Search and filters of History: what was written, across all days of an injury.

use std::cmp::Reverse;

use hamstrong_rules::domain::{DayIndex, Episode, LocalDate, RecordId};

use super::fold::Wanted;
use super::{Tracker, inputs};
use crate::api::error::ApiError;
use crate::api::history::{EntryGroup, Hit, Piece, SearchPage, SearchQuery};
use crate::clock::in_day;
use crate::store::find::Place;
use crate::store::{Kind, Revision, StoreError};

/// Kinds that belong to days, in the order of their groups.
const GROUPS: [(EntryGroup, &[Kind]); 7] = [
    (EntryGroup::CheckIns, &[Kind::CheckIn, Kind::Wellness]),
    (EntryGroup::FirstAid, &[Kind::PriceStep]),
    (
        EntryGroup::Sessions,
        &[Kind::Session, Kind::SkippedExercise, Kind::OwnExercise, Kind::Prescription, Kind::DoseChange],
    ),
    (EntryGroup::Massages, &[Kind::Massage, Kind::MassageReading, Kind::MassageCheck]),
    (EntryGroup::Notes, &[Kind::Note]),
    (EntryGroup::Photos, &[Kind::Photo]),
    (
        EntryGroup::Other,
        &[
            Kind::SelfTest,
            Kind::Clearance,
            Kind::ProtocolChoice,
            Kind::RuleChange,
            Kind::Estimate,
            Kind::Medication,
            Kind::Activity,
            Kind::FunctionScore,
        ],
    ),
];

/// Longest text to look for, in characters.
const LONGEST: usize = 200;

/// All kinds that stand on a day, for the bin.
pub(super) fn kinds_of_days() -> impl Iterator<Item = Kind> {
    GROUPS.iter().flat_map(|(_, kinds)| kinds.iter().copied())
}

impl Tracker {
    /// Entries that hold the words, newest first. Private notes are the athlete's own and are found too.
    ///
    /// # Errors
    /// No hit asked for or more than 200, a text of more than 200 characters, an injury that is not there.
    pub fn search(&self, query: &SearchQuery) -> Result<SearchPage, ApiError> {
        if !(1..=200).contains(&query.limit) {
            return Err(ApiError::field("limit", "Ask for 1 to 200 entries at a time."));
        }
        if query.text.chars().count() > LONGEST {
            return Err(ApiError::field("text", format!("At most {LONGEST} characters fit here.")));
        }
        let episode: Episode = self.standing(query.episode, Kind::Episode)?.value()?;
        let wanted = Wanted::new(&query.text);
        let mut found: Vec<(Place, Vec<Piece>)> = Vec::new();
        for (group, kinds) in GROUPS {
            if query.groups.is_empty() || query.groups.contains(&group) {
                for kind in kinds {
                    self.find_in(*kind, query.episode, &wanted, &mut found)?;
                }
            }
        }
        found.retain(|(place, _)| place.day >= episode.onset);
        let day_ends_at = self.day_ends_at()?;
        found.sort_unstable_by_key(|(p, _)| Reverse((p.day, in_day(p.time, day_ends_at), p.seq)));
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let page = found.into_iter().skip(query.offset as usize).take(query.limit as usize);
        let hits = page.map(|(place, excerpt)| {
            let head = self.store.head(place.record)?;
            let head = head.ok_or_else(|| StoreError::NoRecord(place.record.to_string()))?;
            hit(&head, episode.onset, excerpt)
        });
        Ok(SearchPage { total, hits: hits.collect::<Result<_, _>>()? })
    }

    fn find_in(
        &self,
        kind: Kind,
        episode: RecordId,
        wanted: &Wanted,
        found: &mut Vec<(Place, Vec<Piece>)>,
    ) -> Result<(), ApiError> {
        let owner = kind.of_episode().then_some(episode);
        let all = self.store.places(kind, owner, !wanted.is_blank())?;
        if wanted.is_blank() {
            found.extend(all.into_iter().map(|place| (place, Vec::new())));
        } else {
            let with = |place: Place| wanted.find(&place.texts).map(|excerpt| (place, excerpt));
            found.extend(all.into_iter().filter_map(with));
        }
        Ok(())
    }
}

/// An entry as lists across days show it.
pub(super) fn hit(head: &Revision, onset: LocalDate, excerpt: Vec<Piece>) -> Result<Hit, ApiError> {
    let day = head.felt.day;
    Ok(Hit {
        record: head.record,
        day,
        day_index: DayIndex::of(day, onset),
        time: head.felt.time,
        check_in: (head.kind == Kind::CheckIn).then(|| head.value()).transpose()?,
        wellness: (head.kind == Kind::Wellness).then(|| head.value()).transpose()?,
        entry: inputs::entry_of(head.kind, head)?,
        excerpt,
    })
}
