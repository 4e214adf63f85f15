//! What stands behind the data: paper, phases, grid, axes, today, the limit and flares.

use super::super::metrics::{Weight, width};
use super::super::model::Told;
use super::super::render_svg::{Drawing, Side};
use super::super::ticks::{Unit, ticks};
use super::scene::Scene;

impl Scene<'_> {
    /// Draws everything behind the data.
    pub(super) fn backdrop(&mut self, drawing: &mut Drawing) {
        let (w, h, tokens) = (self.layout.width, self.layout.height, self.tokens);
        drawing.layer("c-paper", &[], |pen| pen.block((0.0, 0.0), (w, h), tokens.paper));
        self.today_word();
        self.bands(drawing);
        self.grid(drawing);
        self.axis_words();
        self.limit(drawing);
        self.flares(drawing);
    }

    /// The line of today goes over the data, so it is drawn later; here its word is set and its ground taken.
    fn today_word(&mut self) {
        let Some(x) = self.today_x() else { return };
        self.ground.line(&[(x, self.layout.frame.top), (x, self.layout.frame.bottom)]);
        let half = width("today", Weight::SemiBold) / 2.0;
        let x = x.clamp(half, self.layout.width - half);
        self.write(
            "today",
            (x, self.layout.frame.top - 10.0),
            Side::Middle,
            Weight::SemiBold,
            self.tokens.now,
        );
    }

    /// The line of today.
    pub(super) fn today_line(&mut self, drawing: &mut Drawing) {
        let Some(x) = self.today_x() else { return };
        let (frame, now) = (self.layout.frame, self.tokens.now);
        let line = [(x, frame.top), (x, frame.bottom)];
        drawing.layer("c-today", &[("shape-rendering", "crispEdges")], |pen| {
            pen.line_mixed(&line, 1.0, now, 0.55);
        });
    }

    /// Left and right edge of days `from..=to` in the plot, half a day beyond each; none outside of it.
    pub(super) fn span(&self, from: i64, to: Option<i64>) -> Option<(f64, f64)> {
        let frame = self.layout.frame;
        let at = |n: i64, half: f64| frame.first_day_x + (offset(n) + half) * frame.day_step;
        let left = if from <= 0 { frame.left } else { at(from, -0.5) };
        let right = to.map_or(frame.right, |n| at(n, 0.5).min(frame.right));
        (left < right && right > frame.left).then_some((left.max(frame.left), right))
    }

    fn bands(&mut self, drawing: &mut Drawing) {
        let (frame, tokens) = (self.layout.frame, self.tokens);
        let bands: Vec<(f64, f64, String)> = self
            .history
            .bands
            .iter()
            .filter_map(|band| {
                let to = band.to.map(|day| self.window.offset(day));
                let (left, right) = self.span(self.window.offset(band.from), to)?;
                Some((left, right, band.name.clone()))
            })
            .collect();
        drawing.layer("c-bands", &[("shape-rendering", "crispEdges")], |pen| {
            for (n, (left, right, _)) in bands.iter().enumerate() {
                let tint = if n % 2 == 0 { tokens.band_1 } else { tokens.band_2 };
                pen.block((*left, frame.top), (*right, frame.bottom), tint);
            }
            for (left, _, _) in &bands {
                let foot = if *left > frame.left { frame.bottom } else { frame.top };
                pen.line(&[(*left, frame.top - 24.0), (*left, foot)], 1.0, tokens.line_2);
            }
        });
        let last = bands.len().saturating_sub(1);
        for (n, (left, right, name)) in bands.into_iter().enumerate() {
            // A name that its phase cannot hold, or that would run into "today", is left out: the page names it too.
            let left = left + self.layout.inset / 2.0;
            let end = left + width(&name, Weight::Regular);
            let clear = self.today_x().is_none_or(|x| end + 24.0 < x || left > x + 24.0);
            if end < right && clear {
                let colour = if n == last { tokens.ink } else { tokens.ink_2 };
                self.write(&name, (left, frame.top - 10.0), Side::Start, Weight::Regular, colour);
            }
        }
    }

    /// Pain told in words has no numbers at its axis.
    fn axis_label(&self, pain: u8) -> String {
        if self.history.told == Told::Words { String::new() } else { pain.to_string() }
    }

    fn grid(&mut self, drawing: &mut Drawing) {
        let (frame, tokens) = (self.layout.frame, self.tokens);
        let level = |pain: u8| self.layout.y(f64::from(pain));
        let marks: Vec<(f64, String)> =
            (0..=10).step_by(2).map(|pain| (level(pain), self.axis_label(pain))).collect();
        let firsts: Vec<f64> = match self.ticks() {
            (Unit::Day, _) => Vec::new(),
            (Unit::Month | Unit::Year, ticks) => ticks.into_iter().map(|(x, _)| x).collect(),
        };
        drawing.layer("c-grid", &[("shape-rendering", "crispEdges")], |pen| {
            for (y, _) in &marks {
                pen.line(&[(frame.left, *y), (frame.right, *y)], 1.0, tokens.line);
            }
            for x in firsts {
                pen.line(&[(x, frame.top), (x, frame.bottom)], 1.0, tokens.line);
            }
        });
        drawing.layer("c-axis", &[("shape-rendering", "crispEdges")], |pen| {
            pen.line(&[(frame.left, frame.bottom), (frame.right, frame.bottom)], 1.0, tokens.ink);
        });
        for (y, label) in marks {
            self.write(&label, (self.layout.scale_x, y + 4.5), Side::End, Weight::Regular, tokens.ink_3);
        }
    }

    fn ticks(&self) -> (Unit, Vec<(f64, String)>) {
        let step = self.layout.frame.day_step;
        let (unit, ticks) = ticks(self.history.onset, self.window.from, self.window.axis_days, step);
        (unit, ticks.into_iter().map(|tick| (self.layout.x(offset(tick.offset)), tick.label)).collect())
    }

    /// The words under the axis. Today's number comes first and pushes out the labels it would touch.
    fn axis_words(&mut self) {
        let tokens = self.tokens;
        let (unit, ticks) = self.ticks();
        let row = self.layout.axis_row();
        let names_x = self.layout.names_x;
        self.write(unit.name(), (names_x, row), Side::Start, Weight::Regular, tokens.ink_3);
        let today = self.today_x().map(|x| {
            let number = self.window.to.days_since(self.history.onset);
            let label = match unit {
                Unit::Day => number.to_string(),
                Unit::Month | Unit::Year => format!("day {number}"),
            };
            let half = width(&label, Weight::SemiBold) / 2.0;
            let x = x.min(names_x - 12.0 - half);
            self.write(&label, (x, row), Side::Middle, Weight::SemiBold, tokens.now);
            (x, half)
        });
        for (x, label) in ticks {
            let half = width(&label, Weight::Regular) / 2.0;
            let clear = today.is_none_or(|(at, room)| (x - at).abs() >= room + half + 9.0);
            if clear && x + half + 6.0 < names_x {
                self.write(&label, (x, row), Side::Middle, Weight::Regular, tokens.ink_3);
            }
        }
    }

    fn limit(&mut self, drawing: &mut Drawing) {
        let Some(limit) = &self.history.limit else { return };
        let Some((left, right)) = self.span(self.window.offset(limit.from), None) else { return };
        let y = self.layout.y(f64::from(u8::try_from(limit.value.get()).unwrap_or(10)));
        let now = self.tokens.now;
        let line = [(left, y), (right, y)];
        self.ground.line(&line);
        drawing.layer("c-limit", &[("stroke-dasharray", "20 30")], |pen| pen.line(&line, 1.25, now));
    }

    fn flares(&mut self, drawing: &mut Drawing) {
        let (tokens, y) = (self.tokens, self.layout.frame.top + 14.0);
        let shown = self.shown_flares();
        drawing.layer("c-flares", &[], |pen| {
            for (x, until, _) in &shown {
                pen.shape(&[(*x, y - 5.0), (x + 5.5, y + 4.5), (x - 5.5, y + 4.5)], tokens.ink);
                if *until > x + 12.0 {
                    pen.line(&[(x + 9.0, y), (*until, y)], 1.0, tokens.ink_2);
                    pen.line(&[(*until, y - 4.0), (*until, y + 4.0)], 1.0, tokens.ink_2);
                }
            }
        });
        for (x, until, _) in shown {
            self.ground.disc((x, y), 6.0);
            self.ground.line(&[(x, y), (until, y)]);
        }
    }

    /// Flares that begin within the window: where they begin and end, and their words.
    pub(super) fn shown_flares(&self) -> Vec<(f64, f64, String)> {
        let end = self.window.offset(self.window.to);
        self.history
            .flares
            .iter()
            .filter(|flare| (self.window.from..=self.window.to).contains(&flare.day))
            .map(|flare| {
                let until = flare.until.map_or(end, |day| self.window.offset(day).min(end));
                let x = self.layout.x(offset(self.window.offset(flare.day)));
                (x, self.layout.x(offset(until)), flare.label.clone())
            })
            .collect()
    }
}

/// A day count as a coordinate.
#[allow(clippy::cast_precision_loss, reason = "a history has far fewer than 2^52 days")]
pub(super) fn offset(n: i64) -> f64 {
    n as f64
}
