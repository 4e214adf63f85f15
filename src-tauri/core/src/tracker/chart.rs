//! The pain chart of an injury, and the same as a file.

use std::path::Path;

use hamstrong_rules::domain::{Episode, LocalDate, PainScore, RecordId};
use hamstrong_rules::protocol::{Protocol, Setting};
use hamstrong_rules::readiness::{Notice, words};

use super::Tracker;
use super::exchange::saved;
use super::history::DaySum;
use crate::api::error::{ApiError, ErrorCode};
use crate::api::inputs::{ChartTheme, PainChartQuery, PainSeries, PictureFormat, SaveChart};
use crate::api::views::{PainChart, SavedFile};
use crate::charts::{self, DayReading, Flare, Limit, PainHistory, PhaseBand, Told};
use crate::store::{Kind, StoreError, file};

/// Pixels of a saved picture for each pixel of the chart on screen.
const PICTURE_SCALE: f32 = 2.0;

impl Tracker {
    /// Draws the pain chart.
    ///
    /// # Errors
    /// No series, a width outside 280 to 2000, an injury that is not there.
    pub fn pain_chart(&self, query: &PainChartQuery) -> Result<PainChart, ApiError> {
        if query.series.is_empty() {
            return Err(ApiError::field("series", "Choose at least one line."));
        }
        if !(280..=2000).contains(&query.width) {
            return Err(ApiError::field("width", "The chart can be 280 to 2000 pixels wide."));
        }
        let episode: Episode = self.standing(query.episode, Kind::Episode)?.value()?;
        let today = self.today()?;
        let sums = self.day_sums(query.episode, episode.onset, self.last_day(&episode)?)?;
        let mut history = PainHistory::new(episode.onset, today);
        history.closed = episode.closed_on;
        history.told = if self.hides_numbers()? { Told::Words } else { Told::Numbers };
        history.days = sums.iter().map(|(day, sum)| reading(*day, sum)).collect();
        let massage = query.series.first() == Some(&PainSeries::Walk);
        self.add_course(query.episode, massage, &mut history)?;
        Ok(charts::pain_chart(&history, query))
    }

    /// Phases behind the plot, flares above it, and the massage limit of the walking line.
    fn add_course(&self, episode: RecordId, limit: bool, history: &mut PainHistory) -> Result<(), ApiError> {
        let case = self.case(episode)?;
        let until = case.last;
        for decided in case.timeline(until) {
            let protocol = case.protocol(decided.day);
            let name = words::phase_name(protocol, decided.phase);
            match history.bands.last_mut() {
                Some(band) if band.name == name => {}
                last => {
                    if let Some(band) = last {
                        band.to = Some(decided.day.plus_days(-1));
                    }
                    history.bands.push(PhaseBand { from: decided.day, to: None, name: name.to_owned() });
                }
            }
            if decided.notices.contains(&Notice::Flare) {
                let until = Some(decided.day.plus_days(2));
                history.flares.push(Flare {
                    day: decided.day,
                    until,
                    label: "flare, massage paused".to_owned(),
                });
            }
        }
        let protocol = case.protocol(until);
        if let Some(value) = walking_limit(protocol).filter(|_| limit) {
            let from = history.bands.get(1).map_or(history.onset, |band| band.from);
            history.limit = Some(Limit { from, value, label: "massage limit".to_owned() });
        }
        Ok(())
    }

    /// A name for a saved chart: "hamstrong-pain-2026-06-12.svg".
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn chart_name(&self, format: PictureFormat) -> Result<String, ApiError> {
        self.picture_name("pain", format)
    }

    /// Saves the chart to a file, whole or not at all.
    ///
    /// # Errors
    /// As `pain_chart`, and when the disk refuses.
    pub fn save_chart(&self, input: &SaveChart, place: &Path) -> Result<SavedFile, ApiError> {
        let chart = self.pain_chart(&input.chart)?;
        let drawing = Saved { svg: &chart.svg, theme: input.chart.theme, format: input.format };
        drawing.write(place, || charts::csv(&chart, &input.chart.series))
    }

    /// A name for a saved chart of whatever kind: "hamstrong-pain-2026-06-12.svg".
    pub(super) fn picture_name(&self, what: &str, format: PictureFormat) -> Result<String, ApiError> {
        Ok(format!("{}-{what}-{}.{}", self.stem()?, self.today()?, format.ending()))
    }
}

/// A chart on its way to a file: the drawing, the same as pixels, or the values behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Saved<'c> {
    pub svg: &'c str,
    pub theme: ChartTheme,
    pub format: PictureFormat,
}

impl Saved<'_> {
    /// Writes it whole or not at all.
    pub fn write(
        self,
        place: &Path,
        table: impl FnOnce() -> Result<Vec<u8>, csv::Error>,
    ) -> Result<SavedFile, ApiError> {
        let failed = |error: String| ApiError::new(ErrorCode::Failed, error);
        let bytes = match self.format {
            PictureFormat::Svg => self.svg.as_bytes().to_vec(),
            PictureFormat::Png => {
                charts::png(self.svg, self.theme, PICTURE_SCALE).map_err(|e| failed(e.to_string()))?
            }
            PictureFormat::Csv => table().map_err(|e| failed(e.to_string()))?,
        };
        let written = file::write_whole::<StoreError>(place, |out| Ok(out.write_all(&bytes)?))?;
        Ok(saved(place, written))
    }
}

/// The highest walking pain of the massage checklist, as the protocol in force has it.
fn walking_limit(protocol: &Protocol) -> Option<PainScore> {
    match protocol.book.rule("M2.walk")?.setting()? {
        #[allow(clippy::cast_possible_truncation, reason = "a limit within 0 to 10")]
        Setting::Number(n) => PainScore::try_from(n as i64).ok(),
        Setting::ByBand(_) | Setting::Range(_) | Setting::Flag(_) | Setting::Off => None,
    }
}

fn reading(day: LocalDate, sum: &DaySum) -> DayReading {
    DayReading {
        rest: sum.rest,
        walk: sum.walk,
        stretch: sum.stretch,
        worst: sum.worst,
        low_back: sum.low_back,
        late: sum.check_ins > 0 && sum.late_check_ins == sum.check_ins,
        sessions: sum.sessions,
        sessions_late: sum.sessions > 0 && sum.late_sessions == sum.sessions,
        massages: sum.massages,
        massages_late: sum.massages > 0 && sum.late_massages == sum.massages,
        painkiller: sum.painkiller,
        ..DayReading::blank(day)
    }
}
