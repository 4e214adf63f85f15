//! Where things lie: the plot takes the width that the words leave, and text never shrinks.

use super::metrics::{Weight, width};
use super::model::PainHistory;
use super::render_svg::{Axes, Spot};
use super::series::{Place, days};
use super::window::Window;
use crate::api::views::PlotFrame;

/// Below this width everything is set closer.
const NARROW: f64 = 600.0;

/// Height of one event lane and of the axis row, in pixels.
pub(super) const LANE: f64 = 20.0;

/// A row of events under the axis. It exists once the injury has such an event, on whatever day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lane {
    Sessions,
    Massage,
    Painkiller,
}

impl Lane {
    /// Its name at the right.
    pub(super) fn name(self) -> &'static str {
        match self {
            Lane::Sessions => "sessions",
            Lane::Massage => "massage",
            Lane::Painkiller => "painkiller",
        }
    }
}

/// Geometry of one picture, in pixels.
pub(super) struct Layout {
    pub width: f64,
    pub height: f64,
    pub frame: PlotFrame,
    pub axes: Axes,
    pub lanes: Vec<Lane>,
    /// Right edge of the numbers of the pain axis.
    pub scale_x: f64,
    /// Left edge of the names at the right.
    pub names_x: f64,
    /// Room between the edges of the plot and the outermost days.
    pub inset: f64,
}

impl Layout {
    /// `names` are the words that will stand at the right.
    pub(super) fn new(asked: u32, window: &Window, history: &PainHistory, names: &[String]) -> Self {
        let picture = f64::from(asked.clamp(280, 2000));
        let narrow = picture < NARROW;
        let lanes = lanes_of(history);
        let widest = names
            .iter()
            .map(|name| width(name, Weight::SemiBold))
            .chain(lanes.iter().map(|lane| width(lane.name(), Weight::Regular)))
            .fold(width("month", Weight::Regular), f64::max);
        let (scale_x, left, inset, to_names) =
            if narrow { (16.0, 24.0, 8.0, 8.0) } else { (24.0, 36.0, 16.0, 12.0) };
        // The mock's margin where there is room for it, else as much as the longest word needs.
        let margin = if picture < 900.0 { (to_names + widest + 2.0).ceil() } else { 128.0 };
        let right = picture - margin;
        let top = 32.0;
        let bottom = top + (picture * 0.266).round().clamp(228.0, 340.0);
        let (from, to) = (left + inset, right - inset);
        let steps = days(usize::try_from(window.axis_days).unwrap_or(0));
        // A single day stands in the middle.
        let middle = f64::midpoint(from, to);
        let (first, last, span) = if steps < 1.0 { (middle, to, 1.0) } else { (from, to, steps) };
        let frame =
            PlotFrame { left, top, right, bottom, first_day_x: first, day_step: (last - first) / span };
        Self {
            width: picture,
            height: bottom + LANE + 12.0 + LANE * days(lanes.len()),
            frame,
            axes: Axes::new(span, (first, last), (bottom, top)),
            lanes,
            scale_x,
            names_x: right + to_names,
            inset,
        }
    }

    /// The point of a day (from the beginning of the window) and a pain score.
    pub(super) fn spot(&self, place: Place) -> Spot {
        self.axes.spot(place)
    }

    /// Height of a pain score.
    pub(super) fn y(&self, pain: f64) -> f64 {
        self.spot((0.0, pain)).1
    }

    /// Place of a day, which may lie outside the window.
    pub(super) fn x(&self, day: f64) -> f64 {
        self.spot((day, 0.0)).0
    }

    /// Middle of a lane.
    pub(super) fn lane_y(&self, n: usize) -> f64 {
        self.frame.bottom + LANE * (days(n) + 2.0)
    }

    /// Baseline of the words under the axis.
    pub(super) fn axis_row(&self) -> f64 {
        self.frame.bottom + 19.0
    }
}

fn lanes_of(history: &PainHistory) -> Vec<Lane> {
    let days = &history.days;
    let mut lanes = Vec::new();
    if days.iter().any(|d| d.sessions > 0) {
        lanes.push(Lane::Sessions);
    }
    if days.iter().any(|d| d.massages > 0) {
        lanes.push(Lane::Massage);
    }
    if days.iter().any(|d| d.painkiller) {
        lanes.push(Lane::Painkiller);
    }
    lanes
}
