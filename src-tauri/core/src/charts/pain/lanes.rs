//! What happened, one lane a kind under the axis: squares for sessions, diamonds for massages, bars for painkillers.

use super::super::layout::Lane;
use super::super::metrics::Weight;
use super::super::model::DayReading;
use super::super::render_svg::{Drawing, Pen, Side, Spot};
use super::super::series::days;
use super::super::theme::Rgb;
use super::scene::Scene;

impl Scene<'_> {
    /// Draws the lanes that this injury has.
    pub(super) fn lanes(&mut self, drawing: &mut Drawing) {
        let (frame, tokens, step) = (self.layout.frame, self.tokens, self.layout.frame.day_step);
        for (n, lane) in self.layout.lanes.clone().into_iter().enumerate() {
            let y = self.layout.lane_y(n);
            let rule = [(frame.left, y - 10.5), (frame.right, y - 10.5)];
            drawing.layer("c-grid", &[("shape-rendering", "crispEdges")], |pen| {
                pen.line(&rule, 1.0, tokens.line);
            });
            drawing.layer("c-lane", &[], |pen| {
                if step < 5.0 {
                    self.crowded(pen, lane, y);
                    return;
                }
                for (day, reading) in self.window.days.iter().enumerate() {
                    let Some(late) = event(lane, reading) else { continue };
                    let at = (self.layout.x(days(day)), y);
                    mark(pen, lane, at, (step / 10.0).min(1.0), late.then_some(tokens.paper), tokens.ink);
                }
            });
            self.write(
                lane.name(),
                (self.layout.names_x, y + 4.5),
                Side::Start,
                Weight::Regular,
                tokens.ink_3,
            );
        }
    }

    /// Days too close for shapes: a tick a day, paler when late. Ticks that touch are drawn as one.
    fn crowded(&self, pen: &Pen<'_>, lane: Lane, y: f64) {
        let step = self.layout.frame.day_step;
        let half = (step * 0.35).clamp(0.5, 2.0);
        let mut ticks: Vec<(f64, f64, bool)> = Vec::new();
        for (day, reading) in self.window.days.iter().enumerate() {
            let Some(pale) = event(lane, reading) else { continue };
            let x = self.layout.x(days(day));
            match ticks.last_mut() {
                Some((_, end, was_pale)) if *was_pale == pale && x - half - *end < 0.4 => *end = x + half,
                Some(_) | None => ticks.push((x - half, x + half, pale)),
            }
        }
        for (from, to, pale) in ticks {
            let colour = if pale { self.tokens.ink_3 } else { self.tokens.ink };
            pen.block((from, y - 4.0), (to, y + 4.0), colour);
        }
    }
}

/// Whether a day has something in a lane, and if so, whether it was written late.
fn event(lane: Lane, reading: &DayReading) -> Option<bool> {
    match lane {
        Lane::Sessions => (reading.sessions > 0).then_some(reading.sessions_late),
        Lane::Massage => (reading.massages > 0).then_some(reading.massages_late),
        Lane::Painkiller => reading.painkiller.then_some(reading.late),
    }
}

/// A mark at its place, `size` 0–1; with a `hollow` colour it is an outline.
fn mark(pen: &Pen<'_>, lane: Lane, at: Spot, size: f64, hollow: Option<Rgb>, ink: Rgb) {
    let shape = |grow: f64, colour: Rgb| match lane {
        Lane::Sessions => {
            let r = (4.0 + grow) * size;
            pen.block((at.0 - r, at.1 - r), (at.0 + r, at.1 + r), colour);
        }
        Lane::Massage => {
            // The same stroke measured across a slanted edge is longer along the axes.
            let r = (5.5 + grow * std::f64::consts::SQRT_2) * size;
            let (x, y) = at;
            pen.shape(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)], colour);
        }
        Lane::Painkiller => {
            let (w, h) = ((6.0 + grow / 2.0) * size, 1.5 + grow);
            pen.block((at.0 - w, at.1 - h), (at.0 + w, at.1 + h), colour);
        }
    };
    match hollow {
        None => shape(0.0, ink),
        Some(paper) => {
            shape(0.75, ink);
            shape(-0.75, paper);
        }
    }
}
