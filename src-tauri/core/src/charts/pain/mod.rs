//! The pain chart: each series over the days, the trend of the first, and what happened under the axis.

mod backdrop;
mod lanes;
mod lines;
mod names;
mod scene;

use super::model::PainHistory;
use super::series::{Point, points};
use super::window::Window;
use super::words;
use crate::api::inputs::{PainChartQuery, PainSeries};
use crate::api::views::{ChartDay, ChartValue, PainChart};
use hamstrong_rules::domain::DayIndex;
use scene::Scene;

/// A series as it was asked for, and its readings within the window.
#[derive(Debug)]
pub(super) struct Line {
    pub series: PainSeries,
    pub points: Vec<Point>,
}

/// Draws the pain of one injury and says in words what the picture shows.
///
/// Any history yields a chart: without an entry the axes stand empty and the words say so. The width is clamped
/// to 280–2000 pixels.
pub fn pain_chart(history: &PainHistory, query: &PainChartQuery) -> PainChart {
    let window = Window::select(history, query.range);
    let series = distinct(&query.series);
    let lines: Vec<Line> =
        series.iter().map(|&series| Line { series, points: points(&window, series) }).collect();
    let scene = Scene::new(history, &window, &lines, query);
    let said = words::describe(history, &window, &lines, !scene.density().dense());
    let (width, height, plot) = (scene.layout.width, scene.layout.height, scene.layout.frame);
    let svg = scene.draw(&said);
    let days = chart_days(history, &window, &series);
    PainChart {
        svg,
        width,
        height,
        headline: said.headline,
        detail: said.detail,
        plot,
        days,
        from: window.from,
        to: window.to,
    }
}

/// Each series once, in the order asked for.
fn distinct(asked: &[PainSeries]) -> Vec<PainSeries> {
    let mut series = Vec::new();
    for &one in asked {
        if !series.contains(&one) {
            series.push(one);
        }
    }
    series
}

fn chart_days(history: &PainHistory, window: &Window, series: &[PainSeries]) -> Vec<ChartDay> {
    let value =
        |day: &super::model::DayReading, series| day.pain(series).map(|value| ChartValue { series, value });
    window
        .days
        .iter()
        .map(|day| ChartDay {
            day: day.day,
            day_index: DayIndex::of(day.day, history.onset),
            values: series.iter().filter_map(|&one| value(day, one)).collect(),
            late: day.late,
            sessions: day.sessions,
            massages: day.massages,
            painkiller: day.painkiller,
        })
        .collect()
}
