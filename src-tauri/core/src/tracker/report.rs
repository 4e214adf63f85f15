//! The report: the journal gathered for it, and a place on the disk for what was set.

use std::collections::BTreeMap;
use std::path::Path;

use hamstrong_rules::domain::{Episode, LocalDate, Photo, SelfTest, Withdrawal};

use super::exchange::saved;
use super::overview::ENTRY_KINDS;
use super::readiness::{Case, result_words};
use super::recorded::{LATE_AFTER_DAYS, recorded, recorded_as, zone_in_words};
use super::{Tracker, inputs};
use crate::api::error::ApiError;
use crate::api::function::FunctionQuery;
use crate::api::inputs::{ChartRange, ChartTheme, Entry, PainChartQuery, PainSeries};
use crate::api::readiness::ReadinessQuery;
use crate::api::report::{ReportQuery, ReportRange};
use crate::api::views::SavedFile;
use crate::clock::in_day;
use crate::photos::scaled;
use crate::report::{self, DayFacts, Material, Report, Tested, photos};
use crate::store::read::{Head, Select};
use crate::store::{Kind, StoreError, file};

/// Width of the chart in pixels: the words in it then print at about 8 points.
const CHART_WIDTH: u32 = 840;

/// Days of a report, both ends included, and the last day there could be.
#[derive(Debug, Clone, Copy)]
struct Span {
    from: LocalDate,
    to: LocalDate,
    last: LocalDate,
}

impl Tracker {
    /// What the report of an injury says.
    ///
    /// # Errors
    /// Days that end before they begin, an injury that is not there, a journal that cannot be read.
    pub fn report(&self, query: &ReportQuery) -> Result<Report, ApiError> {
        Ok(report::write(&self.material(query)?))
    }

    /// The days a report is about.
    ///
    /// # Errors
    /// As `report`.
    pub fn report_days(&self, query: &ReportQuery) -> Result<(LocalDate, LocalDate), ApiError> {
        let episode: Episode = self.standing(query.episode, Kind::Episode)?.value()?;
        let span = self.span_of(&episode, query.range)?;
        Ok((span.from, span.to))
    }

    /// Tells one edition of a report from another: the same for ten minutes, while nothing is written and nothing else
    /// is chosen.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn report_edition(&self, query: &ReportQuery) -> Result<String, ApiError> {
        let now = self.clock.now();
        let (journal, slot) = (self.store.edition()?, now.at.utc().timestamp() / 600);
        Ok(format!("{journal:?} {} {slot} {} {query:?}", self.today()?, now.zone))
    }

    /// A name for the file: "hamstrong-report-2026-06-12.pdf".
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn report_name(&self) -> Result<String, ApiError> {
        Ok(format!("{}-report-{}.pdf", self.stem()?, self.today()?))
    }

    /// Puts a report that was set into a file, whole or not at all.
    ///
    /// # Errors
    /// When the disk refuses; a file that stood there is then as it was.
    pub fn save_report(&self, pdf: &[u8], place: &Path) -> Result<SavedFile, ApiError> {
        let bytes = file::write_whole::<StoreError>(place, |out| Ok(out.write_all(pdf)?))?;
        Ok(saved(place, bytes))
    }

    fn span_of(&self, episode: &Episode, range: ReportRange) -> Result<Span, ApiError> {
        let last = self.last_day(episode)?;
        let back = |days: i64| last.plus_days(1 - days);
        let (from, to) = match range {
            ReportRange::All => (episode.onset, last),
            ReportRange::TwoWeeks => (back(14), last),
            ReportRange::SixWeeks => (back(42), last),
            ReportRange::Days { from, to } => (from.unwrap_or(episode.onset), to.unwrap_or(last)),
        };
        if from > to {
            return Err(ApiError::field("to", "The last day is before the first."));
        }
        if from > last {
            return Err(ApiError::field("from", "The first day has not come yet."));
        }
        if to < episode.onset {
            return Err(ApiError::field("to", "The last day is before the injury."));
        }
        Ok(Span { from: from.max(episode.onset), to: to.min(last), last })
    }

    fn material(&self, query: &ReportQuery) -> Result<Material, ApiError> {
        let case = self.case(query.episode)?;
        let span = self.span_of(&case.episode, query.range)?;
        let days = self.day_facts(&case, span)?;
        let checked = days.iter().rev().find(|(_, facts)| !facts.check_ins.is_empty());
        let newest = checked.map_or(span.to, |(day, _)| *day);
        let ready =
            self.readiness(&ReadinessQuery { episode: query.episode, day: Some(newest), as_of: None })?;
        let chart = self.pain_chart(&PainChartQuery {
            episode: query.episode,
            series: vec![PainSeries::Walk, PainSeries::Rest, PainSeries::Stretch],
            range: ChartRange::Days { from: span.from, to: span.to },
            theme: ChartTheme::Light,
            width: CHART_WIDTH,
        })?;
        let (photos, photos_kept) = self.printed_photos(&days, query.photos)?;
        let course = self.function_course(&FunctionQuery { episode: query.episode })?;
        let within = |day: LocalDate| (span.from..=span.to).contains(&day);
        let now = self.clock.now();
        let training = self.trained(&case)?;
        Ok(Material {
            trained: training.sessions,
            exercises: training.exercises,
            function: course.rounds.iter().map(|r| (r.day, r.mean)).filter(|(day, _)| within(*day)).collect(),
            activities: course.activities.into_iter().map(|a| (a.record, a.text)).collect(),
            demo: self.store.is_demo()?,
            written_at: now.at,
            today: self.today()?,
            written: (now.date(), now.time()),
            zone: zone_in_words(&now.zone),
            athlete: if query.name { Some(self.athlete()?) } else { None },
            from: span.from,
            to: span.to,
            last: span.last,
            days,
            timeline: case.timeline(span.to).to_vec(),
            protocol: case.protocol(newest).clone(),
            signs_known: self.warning_signs_known(&case, newest)?,
            phases: ready.changes,
            changes: ready.protocol.changes,
            decision: ready.decision,
            chart,
            massages: self.massage_lines(&case)?,
            private_notes: query.private_notes,
            medication: query.medication,
            photos,
            photos_kept,
            episode: case.episode.clone(),
        })
    }

    /// The newest photos of these days, oldest first, and how many there are.
    fn printed_photos(
        &self,
        days: &BTreeMap<LocalDate, DayFacts>,
        wanted: bool,
    ) -> Result<(Vec<photos::Kept>, usize), ApiError> {
        let all: Vec<(LocalDate, &Photo)> = days
            .iter()
            .flat_map(|(day, facts)| facts.entries.iter().map(|entry| (*day, &entry.value)))
            .filter_map(
                |(day, entry)| if let Entry::Photo(photo) = entry { Some((day, photo)) } else { None },
            )
            .collect();
        let chosen = if wanted { &all[all.len().saturating_sub(photos::MOST)..] } else { &[] };
        let mut kept = Vec::new();
        for (day, photo) in chosen {
            let (jpeg, _) = scaled(&self.store.image(&photo.image)?, photos::LONGEST_SIDE)?;
            kept.push(photos::Kept { day: *day, photo: (*photo).clone(), jpeg });
        }
        Ok((kept, all.len()))
    }

    /// The days of a report that have anything on them.
    fn day_facts(&self, case: &Case, span: Span) -> Result<BTreeMap<LocalDate, DayFacts>, ApiError> {
        let here = self.clock.now().zone;
        let mut days: BTreeMap<LocalDate, DayFacts> = BTreeMap::new();
        let read = |kind: Kind| {
            let episode = kind.of_episode().then_some(case.record);
            self.store.heads(Select { kind, episode, days: Some((span.from, span.to)), removed: false })
        };
        for head in read(Kind::CheckIn)? {
            let facts = days.entry(head.revision.felt.day).or_default();
            facts.reworded |= reworded(&head);
            facts.check_ins.push(recorded(&head, &here)?);
        }
        for head in read(Kind::Wellness)? {
            days.entry(head.revision.felt.day).or_default().wellness.push(recorded(&head, &here)?);
        }
        for head in read(Kind::Withdrawal)? {
            let facts = days.entry(head.revision.felt.day).or_default();
            facts.withdrawn.push(head.revision.value::<Withdrawal>()?);
        }
        for kind in ENTRY_KINDS {
            for head in read(kind)? {
                let facts = days.entry(head.revision.felt.day).or_default();
                match inputs::entry_of(kind, &head.revision)? {
                    Some(Entry::SelfTest(test)) => {
                        facts.tests.push(tested(case, head.revision.felt.day, &test));
                    }
                    Some(entry) => facts.entries.push(recorded_as(&head, &here, entry)),
                    None => {}
                }
            }
        }
        let day_ends_at = self.day_ends_at()?;
        for facts in days.values_mut() {
            facts.entries.sort_by_key(|entry| in_day(entry.time, day_ends_at));
        }
        Ok(days)
    }
}

/// Written in time, and given other words two or more days after its day.
fn reworded(head: &Head) -> bool {
    let day = head.revision.felt.day;
    let late = |written: LocalDate| written.days_since(day) >= LATE_AFTER_DAYS;
    late(head.revision.written_day) && !late(head.first_written_day)
}

fn tested(case: &Case, day: LocalDate, test: &SelfTest) -> Tested {
    let rules = &case.protocol(day).book.self_tests;
    let rule = rules.iter().find(|rule| rule.id.as_str() == test.test);
    let of_pain = rule.is_some_and(|rule| {
        let record = rule.check.record.to_lowercase();
        record.starts_with("pain") || record.starts_with("worst pain")
    });
    let result = result_words(test);
    Tested {
        name: rule.map_or_else(|| test.test.clone(), |rule| rule.check.name.clone()),
        result: if of_pain { format!("pain {result}") } else { result },
    }
}
