//! How the sore spot moved over a stretch of days.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use hamstrong_rules::domain::{CheckIn, DayIndex, Episode, LocalDate, PainSite};

use super::Tracker;
use crate::api::body::{BodyCourse, BodyCourseQuery, BodyDay};
use crate::api::error::ApiError;
use crate::charts::{Told, days_of};
use crate::store::Kind;
use crate::store::read::Select;
use crate::words;

/// As many pictures as can be taken in at a glance.
const MOST_DAYS: usize = 6;

impl Tracker {
    /// Where it hurt, from the first marked day of a range to the last.
    ///
    /// # Errors
    /// An injury that is not there.
    pub fn body_course(&self, query: &BodyCourseQuery) -> Result<BodyCourse, ApiError> {
        let episode: Episode = self.standing(query.episode, Kind::Episode)?.value()?;
        let range = days_of(query.range, episode.onset, self.last_day(&episode)?);
        let owner = Some(query.episode);
        let what = Select { kind: Kind::CheckIn, episode: owner, days: Some(range), removed: false };
        let mut marked: BTreeMap<LocalDate, Vec<PainSite>> = BTreeMap::new();
        for head in self.store.heads(what)? {
            let check_in: CheckIn = head.revision.value()?;
            if !check_in.sites.is_empty() {
                add(marked.entry(head.revision.felt.day).or_default(), &check_in.sites);
            }
        }
        let told = if self.hides_numbers()? { Told::Words } else { Told::Numbers };
        let shown = worth_showing(&marked);
        Ok(BodyCourse {
            headline: finding(&marked, told),
            detail: count(marked.len()),
            days: shown.into_iter().map(|day| view(day, episode.onset, &marked)).collect(),
        })
    }
}

fn view(day: LocalDate, onset: LocalDate, marked: &BTreeMap<LocalDate, Vec<PainSite>>) -> BodyDay {
    let sites = marked.get(&day).cloned().unwrap_or_default();
    BodyDay { day, day_index: DayIndex::of(day, onset), sites }
}

/// Of a spot that was marked several times, the strongest reading.
fn add(sites: &mut Vec<PainSite>, more: &[PainSite]) {
    for site in more {
        match sites.iter_mut().find(|s| (s.region, s.side) == (site.region, site.side)) {
            Some(known) => known.intensity = known.intensity.max(site.intensity),
            None => sites.push(*site),
        }
    }
    sites.sort_by_key(|s| (Reverse(s.intensity), s.region, s.side));
}

/// First and last, and between them the days on which the sorest spot became another one, newest kept.
fn worth_showing(marked: &BTreeMap<LocalDate, Vec<PainSite>>) -> Vec<LocalDate> {
    let mut turns = Vec::new();
    let mut before = None;
    for (day, sites) in marked {
        let spot = sites.first().map(|s| (s.region, s.side));
        if spot != before {
            turns.push(*day);
        }
        before = spot;
    }
    let last = marked.keys().next_back().copied();
    turns.extend(last.filter(|day| turns.last() != Some(day)));
    let middle = turns.len().saturating_sub(MOST_DAYS);
    if middle > 0 {
        turns.drain(1..=middle);
    }
    turns
}

fn finding(marked: &BTreeMap<LocalDate, Vec<PainSite>>, told: Told) -> String {
    let ends = marked.first_key_value().zip(marked.last_key_value());
    let Some(((from, first), (to, last))) = ends else {
        return "No spot is marked in this range.".to_owned();
    };
    let (Some(first), Some(last)) = (first.first(), last.first()) else { return String::new() };
    let name = |site: &PainSite| words::spot(site.region, site.side);
    let on = |site: &PainSite, day: LocalDate| match site.intensity {
        Some(score) => {
            format!("{} on {}", told.score(u8::try_from(score.get()).unwrap_or_default()), words::day(day))
        }
        None => words::day(day),
    };
    if from == to {
        return format!("Marked once: {}, {}.", name(first), on(first, *from));
    }
    if (first.region, first.side) == (last.region, last.side) {
        return format!(
            "The sorest spot stayed the {}: {}, then {}.",
            name(first),
            on(first, *from),
            on(last, *to)
        );
    }
    format!(
        "The sorest spot moved from the {} ({}) to the {} ({}).",
        name(first),
        on(first, *from),
        name(last),
        on(last, *to)
    )
}

fn count(days: usize) -> String {
    match days {
        0 => String::new(),
        1 => "From one day with a marked spot.".to_owned(),
        n => format!("From {} days with a marked spot.", words::count(n)),
    }
}
