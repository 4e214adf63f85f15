//! History: one row a calendar day, with the days that have no entry.

use std::collections::BTreeMap;

use hamstrong_rules::domain::{CheckIn, DayIndex, Episode, LocalDate, Note, PainScore, RecordId, Wellness};

use super::Tracker;
use super::recorded::is_late;
use crate::api::error::ApiError;
use crate::api::inputs::HistoryQuery;
use crate::api::views::{HistoryDay, HistoryPage};
use crate::store::Kind;
use crate::store::read::Select;
use crate::words;

/// Longest beginning of a note in a list, in characters.
const NOTE_BEGINNING: usize = 120;

/// Kinds that make a day one with an entry.
const DAY_KINDS: [Kind; 7] =
    [Kind::CheckIn, Kind::Wellness, Kind::PriceStep, Kind::Session, Kind::Massage, Kind::Note, Kind::Photo];

/// What one day holds, gathered over its records. The worst reading of a day counts, field by field.
#[derive(Debug, Clone, Default)]
pub(super) struct DaySum {
    pub rest: Option<PainScore>,
    pub walk: Option<PainScore>,
    pub stretch: Option<PainScore>,
    pub worst: Option<PainScore>,
    pub low_back: Option<PainScore>,
    pub painkiller: bool,
    pub check_ins: u32,
    pub price_steps: u32,
    pub sessions: u32,
    pub massages: u32,
    pub notes: u32,
    pub photos: u32,
    pub note: Option<String>,
    /// Records of the day, and how many of them were written two or more days later.
    pub records: u32,
    pub late: u32,
    pub late_check_ins: u32,
    pub late_sessions: u32,
    pub late_massages: u32,
}

impl DaySum {
    /// The highest of all pain answers.
    pub fn highest(&self) -> Option<PainScore> {
        [self.rest, self.walk, self.stretch, self.worst].into_iter().flatten().max()
    }

    /// All of it was written later.
    pub fn is_late(&self) -> bool {
        self.records > 0 && self.late == self.records
    }
}

impl Tracker {
    /// A stretch of days, newest first.
    ///
    /// # Errors
    /// More than 400 days at once, or an injury that is not there.
    pub fn history(&self, query: &HistoryQuery) -> Result<HistoryPage, ApiError> {
        if !(1..=400).contains(&query.days) {
            return Err(ApiError::field("days", "Ask for 1 to 400 days at a time."));
        }
        let episode: Episode = self.standing(query.episode, Kind::Episode)?.value()?;
        let last = self.last_day(&episode)?;
        let to = query.before.map_or(last, |b| b.plus_days(-1)).min(last);
        let from = to.plus_days(1 - i64::from(query.days)).max(episode.onset);
        let sums = self.day_sums(query.episode, from, to)?;
        let mut days = Vec::new();
        let mut day = to;
        while day >= from {
            days.push(history_day(day, episode.onset, sums.get(&day)));
            day = day.plus_days(-1);
        }
        let next = (from > episode.onset).then_some(from);
        Ok(HistoryPage {
            headline: self.history_headline(query.episode, &episode)?,
            first: episode.onset,
            last,
            days,
            next,
        })
    }

    /// Today, or the day the injury was closed.
    pub(super) fn last_day(&self, episode: &Episode) -> Result<LocalDate, ApiError> {
        let today = self.today()?;
        Ok(episode.closed_on.map_or(today, |closed| closed.min(today)))
    }

    /// How many days of a range have an entry.
    pub(super) fn logged_within(
        &self,
        episode: RecordId,
        days: (LocalDate, LocalDate),
    ) -> Result<usize, ApiError> {
        Ok(self.store.logged_days(&day_kinds(episode), days)?)
    }

    /// The first day of a range with an entry. What was before it is not known.
    pub(super) fn first_entry(
        &self,
        episode: RecordId,
        days: (LocalDate, LocalDate),
    ) -> Result<Option<LocalDate>, ApiError> {
        Ok(self.store.first_logged_day(&day_kinds(episode), days)?)
    }

    pub(super) fn history_headline(&self, record: RecordId, episode: &Episode) -> Result<String, ApiError> {
        let last = self.last_day(episode)?;
        let logged = self.logged_within(record, (episode.onset, last))?;
        let all = usize::try_from(last.days_since(episode.onset) + 1).unwrap_or(0);
        let verb = if logged == 1 { "has" } else { "have" };
        Ok(match (logged, all) {
            (_, 1) if logged == 1 => "Today has an entry.".to_owned(),
            (0, _) => "Nothing is logged yet.".to_owned(),
            (n, m) if n == m => format!("All {} days have an entry.", words::count(m)),
            (n, m) => {
                format!("{} of {} days {verb} an entry.", words::capital(&words::count(n)), words::count(m))
            }
        })
    }

    /// What each day of a range holds; days without anything are not in it.
    pub(super) fn day_sums(
        &self,
        episode: RecordId,
        from: LocalDate,
        to: LocalDate,
    ) -> Result<BTreeMap<LocalDate, DaySum>, ApiError> {
        let mut sums: BTreeMap<LocalDate, DaySum> = BTreeMap::new();
        for kind in DAY_KINDS {
            let owner = kind.of_episode().then_some(episode);
            let what = Select { kind, episode: owner, days: Some((from, to)), removed: false };
            for head in self.store.heads(what)? {
                let sum = sums.entry(head.revision.felt.day).or_default();
                sum.records += 1;
                let late = u32::from(is_late(&head));
                sum.late += late;
                add(sum, kind, &head.revision, late)?;
            }
        }
        Ok(sums)
    }
}

fn day_kinds(episode: RecordId) -> [(Kind, Option<RecordId>); 7] {
    DAY_KINDS.map(|kind| (kind, kind.of_episode().then_some(episode)))
}

fn add(sum: &mut DaySum, kind: Kind, revision: &crate::store::Revision, late: u32) -> Result<(), ApiError> {
    match kind {
        Kind::CheckIn => {
            let c: CheckIn = revision.value()?;
            sum.check_ins += 1;
            sum.late_check_ins += late;
            sum.rest = sum.rest.max(c.pain_rest);
            sum.walk = sum.walk.max(c.pain_walk);
            sum.stretch = sum.stretch.max(c.pain_stretch);
            sum.worst = sum.worst.max(c.pain_worst);
        }
        Kind::Wellness => {
            let w: Wellness = revision.value()?;
            sum.low_back = sum.low_back.max(w.low_back);
            sum.painkiller |= w.analgesic == Some(true);
        }
        Kind::PriceStep => sum.price_steps += 1,
        Kind::Session => {
            sum.sessions += 1;
            sum.late_sessions += late;
        }
        Kind::Massage => {
            sum.massages += 1;
            sum.late_massages += late;
        }
        Kind::Note => {
            sum.notes += 1;
            let note: Note = revision.value()?;
            sum.note.get_or_insert_with(|| words::shorten(&note.text, NOTE_BEGINNING));
        }
        Kind::Photo => sum.photos += 1,
        Kind::Athlete
        | Kind::Episode
        | Kind::SelfTest
        | Kind::MassageReading
        | Kind::MassageCheck
        | Kind::Clearance
        | Kind::Withdrawal
        | Kind::Contraindications
        | Kind::ProtocolChoice
        | Kind::RuleChange
        | Kind::Estimate
        | Kind::Medication
        | Kind::Activity
        | Kind::FunctionScore
        | Kind::PriceTimer
        | Kind::FirstAid
        | Kind::SetDone
        | Kind::SkippedExercise
        | Kind::TrainingTimer
        | Kind::OwnExercise
        | Kind::Prescription
        | Kind::DoseChange => {}
    }
    Ok(())
}

pub(super) fn history_day(day: LocalDate, onset: LocalDate, sum: Option<&DaySum>) -> HistoryDay {
    let blank = DaySum::default();
    let sum = sum.unwrap_or(&blank);
    HistoryDay {
        day,
        day_index: DayIndex::of(day, onset),
        logged: sum.records > 0,
        worst: sum.highest(),
        pain_rest: sum.rest,
        pain_walk: sum.walk,
        pain_stretch: sum.stretch,
        low_back: sum.low_back,
        late: sum.is_late(),
        check_ins: sum.check_ins,
        price_steps: sum.price_steps,
        sessions: sum.sessions,
        massages: sum.massages,
        notes: sum.notes,
        photos: sum.photos,
        note: sum.note.clone(),
    }
}
