//! The bin: what was removed and can be brought back, and removing and moving several records in one act.

use hamstrong_rules::domain::{Episode, LocalDate, LocalTime, RecordId};

use super::search::{hit, kinds_of_days};
use super::training::Along;
use super::{Tracker, inputs};
use crate::api::error::{ApiError, ErrorCode};
use crate::api::history::{BinView, Binned, MoveRecords, Records};
use crate::api::inputs::{OverviewQuery, RecordRef};
use crate::api::views::Overview;
use crate::clock::{Moment, instant_on};
use crate::store::change::Memory;
use crate::store::read::Select;
use crate::store::undo::wording_of;
use crate::store::{Felt, Kind, Revision, StoreError};
use crate::words;

/// How many days something stays in the bin. Its wordings stay in the journal; only the offer to bring it back ends.
const KEEPS_DAYS: u32 = 30;

impl Tracker {
    /// What was removed from the days of an injury in the last thirty days, last removed first.
    ///
    /// # Errors
    /// An injury that is not there.
    pub fn bin(&self, of: &RecordRef) -> Result<BinView, ApiError> {
        let episode = of.record;
        let onset = self.standing(episode, Kind::Episode)?.value::<Episode>()?.onset;
        let today = self.today()?;
        let mut found = Vec::new();
        for kind in kinds_of_days() {
            let owner = kind.of_episode().then_some(episode);
            for head in self.store.heads(Select { kind, episode: owner, days: None, removed: true })? {
                found.push((head.revision, String::new()));
            }
        }
        found.extend(self.removed_sets(episode)?);
        let left = |r: &Revision| {
            let gone = u32::try_from(today.days_since(r.written_day).max(0)).unwrap_or(u32::MAX);
            KEEPS_DAYS.checked_sub(gone).filter(|_| r.felt.day >= onset)
        };
        found.sort_by_key(|(r, _)| std::cmp::Reverse((r.written_at, r.id)));
        let entries = found.into_iter().filter_map(|(r, words)| left(&r).map(|days| (r, words, days)));
        let entries = entries.map(|(r, words, days_left)| {
            let hit = hit(&r, onset, Vec::new())?;
            Ok(Binned { hit, words, removed_on: r.written_day, days_left })
        });
        Ok(BinView { entries: entries.collect::<Result<_, ApiError>>()?, keeps_days: KEEPS_DAYS })
    }

    /// Removes records that go together in one act.
    ///
    /// # Errors
    /// None named, or one of them is not there any more.
    pub fn remove_records(&mut self, input: &Records) -> Result<Overview, ApiError> {
        let heads = self.heads_of_days(&input.records)?;
        let Some(first) = heads.first() else { return Err(nothing_named()) };
        let (day, episode) = (first.felt.day, first.episode);
        let label = format!("removed {} on {}", words::thing(first.kind, &first.payload), words::day(day));
        let along = self.all_along(&heads, |head| Revision { voided: true, ..head.clone() })?;
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            for head in &heads {
                change.reword(head, wording_of(head.clone()), true)?;
            }
            for (record, along) in along {
                along.write(change, record)?;
            }
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: Some(day), episode })
    }

    /// Puts records on the day they are about. Time and zone stay; when it was written stays on record.
    ///
    /// # Errors
    /// None named, one of them is not there any more, or a day that cannot be logged.
    pub fn move_records(&mut self, input: &MoveRecords) -> Result<Overview, ApiError> {
        let (heads, day_ends_at) = (self.heads_of_days(&input.records)?, self.day_ends_at()?);
        let Some(first) = heads.first() else { return Err(nothing_named()) };
        for head in &heads {
            let onset = match head.episode {
                Some(episode) => Some(self.standing(episode, Kind::Episode)?.value::<Episode>()?.onset),
                None => None,
            };
            inputs::loggable(input.day, self.today()?, onset)?;
        }
        let sitting = self.next_sitting(input.day)?;
        let episode = heads.iter().find_map(|head| head.episode);
        let label = format!(
            "moved {} from {} to {}",
            words::thing(first.kind, &first.payload),
            words::day(first.felt.day),
            words::day(input.day)
        );
        let along = self.all_along(&heads, |head| Revision {
            felt: on_day(&head.felt, input.day, day_ends_at),
            ..head.clone()
        })?;
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            for head in heads.iter().filter(|head| head.felt.day != input.day) {
                let mut wording = wording_of(head.clone());
                wording.felt = on_day(&head.felt, input.day, day_ends_at);
                wording.sitting = head.sitting.map(|_| sitting);
                change.reword(head, wording, false)?;
            }
            for (record, along) in along {
                along.write(change, record)?;
            }
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: Some(input.day), episode })
    }

    /// What goes along with each of the records, but for those that are named themselves.
    fn all_along(
        &self,
        heads: &[Revision],
        next: impl Fn(&Revision) -> Revision,
    ) -> Result<Vec<(RecordId, Along)>, ApiError> {
        let along = heads.iter().map(|head| Ok((head.record, self.along(head, &next(head))?)));
        let mut along: Vec<(RecordId, Along)> = along.collect::<Result<_, ApiError>>()?;
        along.retain(|(_, along)| !heads.iter().any(|head| along.record() == Some(head.record)));
        Ok(along)
    }

    fn heads_of_days(&self, records: &[RecordId]) -> Result<Vec<Revision>, ApiError> {
        let heads = records.iter().map(|record| {
            let head = self.store.head(*record)?.filter(|head| !head.voided);
            let head = head.filter(|head| kinds_of_days().any(|kind| kind == head.kind));
            head.ok_or_else(|| StoreError::NoRecord(record.to_string()).into())
        });
        heads.collect()
    }
}

fn nothing_named() -> ApiError {
    ApiError::new(ErrorCode::Invalid, "Name at least one entry.")
}

/// The same time of another day, in the same zone; the offset is that of the moment.
fn on_day(felt: &Felt, day: LocalDate, day_ends_at: LocalTime) -> Felt {
    let offset_minutes = felt.time.map_or(felt.offset_minutes, |time| {
        Moment { at: instant_on(day, time, day_ends_at, &felt.zone), zone: felt.zone.clone() }
            .offset_minutes()
    });
    Felt { day, offset_minutes, ..felt.clone() }
}
