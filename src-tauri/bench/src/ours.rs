//! Our side of each task: the façade, as the app and the command line use it.

use std::path::Path;
use std::sync::Arc;

use clap::ValueEnum;
use hamstrong_core::api::inputs::{
    ChartRange, ChartTheme, ExportFormat, OverviewQuery, PainChartQuery, PainSeries,
};
use hamstrong_core::clock::{Clock, SystemClock};
use hamstrong_core::demo::Demo;
use hamstrong_core::demo::long::{Length, stream};
use hamstrong_core::domain::LocalTime;
use hamstrong_core::{Opening, Tracker};

use crate::Outcome;

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// The journal itself; `times` is its number of rows.
    Make,
    Open,
    Overview,
    Year,
    CsvOut,
    JsonOut,
    JsonIn,
}

/// Does it.
pub fn perform(what: What, journal: &Path, other: &Path, times: u32) -> Outcome {
    match what {
        What::Make => {
            let now = SystemClock.now();
            let until = now.day(LocalTime::MIDNIGHT);
            let demo = Demo { seed: 7, until, now: now.at, zone: now.zone };
            stream(journal, &demo, Length { rows: Some(u64::from(times)), ..Length::default() })?;
        }
        What::Open => {
            for _ in 0..times {
                open(journal)?.today()?;
            }
        }
        What::Overview => {
            let tracker = open(journal)?;
            for _ in 0..times {
                tracker.overview(&OverviewQuery::default())?;
            }
        }
        What::Year => year(journal, times)?,
        What::CsvOut => drop(open(journal)?.export_to(ExportFormat::Csv, other)?),
        What::JsonOut => drop(open(journal)?.export_to(ExportFormat::Json, other)?),
        What::JsonIn => {
            let mut tracker = Tracker::create(journal, false, Opening::to_write(), Arc::new(SystemClock))?;
            tracker.import_from(other)?;
        }
    }
    Ok(())
}

fn open(journal: &Path) -> Outcome<Tracker> {
    Ok(Tracker::open(journal, Opening::to_read(), Arc::new(SystemClock))?)
}

fn year(journal: &Path, times: u32) -> Outcome {
    let tracker = open(journal)?;
    let today = tracker.today()?;
    let episode = tracker.overview(&OverviewQuery::default())?.episode.ok_or("no injury")?;
    let query = PainChartQuery {
        episode,
        series: vec![PainSeries::Walk, PainSeries::Rest, PainSeries::Stretch],
        range: ChartRange::Days { from: today.plus_days(-365), to: today },
        theme: ChartTheme::Light,
        width: 1008,
    };
    for _ in 0..times {
        tracker.pain_chart(&query)?;
    }
    Ok(())
}
