//! What the chart says in words: only what the entries carry, never a promise and never a reproach.

use super::model::PainHistory;
use super::pain::Line;
use super::window::Window;
use crate::api::inputs::PainSeries;

/// The two sentences over a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub headline: String,
    pub detail: String,
}

/// Name of a line at its end.
pub(super) fn short_name(series: PainSeries) -> &'static str {
    match series {
        PainSeries::Walk => "walking",
        PainSeries::Rest => "rest",
        PainSeries::Stretch => "stretch",
        PainSeries::Worst => "worst",
        PainSeries::LowBack => "low back",
    }
}

pub(super) fn describe(_: &PainHistory, _: &Window, _: &[Line]) -> Said {
    Said { headline: "H".into(), detail: String::new() }
}
