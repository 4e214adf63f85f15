//! The data: trend, lines, and a dot for each reading.

use super::super::decimate::{largest_triangles, min_max};
use super::super::render_svg::{Drawing, Spot};
use super::super::series::{Place, Point, days, runs, trend, whole};
use super::scene::Scene;

/// Dashes of the second to fifth series, in tenths of a pixel; each differs in shape, none in colour.
const DASHES: [&str; 4] = ["50 30", "none", "10 30", "90 30 10 30"];

impl Scene<'_> {
    /// Draws the data, from the faintest to the strongest.
    pub(super) fn data(&mut self, drawing: &mut Drawing) {
        if self.density().dense() {
            self.texture(drawing);
            self.others(drawing, true);
            self.leading_trend(drawing);
        } else {
            self.trend(drawing);
            self.others(drawing, false);
            self.main_line(drawing);
        }
        self.today_line(drawing);
        self.dots(drawing);
    }

    fn main(&self) -> &[Point] {
        self.lines.first().map_or(&[], |line| line.points.as_slice())
    }

    fn spots(&self, places: &[Place]) -> Vec<Spot> {
        places.iter().map(|&place| self.layout.spot(place)).collect()
    }

    /// The trend of each run, ready to draw: curved where days lie apart, thinned where they crowd.
    pub(super) fn trends(&self, points: &[Point]) -> Vec<Vec<Spot>> {
        let density = self.density();
        let frame = self.layout.frame;
        let pixels = frame.right - frame.left;
        runs(points, density.reach())
            .map(|run| trend(run, density.trend_width()))
            .filter(|line| line.len() > 1)
            .map(|line| {
                let covered = (line[line.len() - 1].0 - line[0].0) * frame.day_step;
                let keep = whole(covered / pixels * 300.0).max(24);
                self.spots(&curved(&largest_triangles(&line, keep), density.step))
            })
            .collect()
    }

    /// The broad stroke behind the readings.
    fn trend(&mut self, drawing: &mut Drawing) {
        let lines = self.trends(self.main());
        let colour = self.tokens.trend;
        drawing.layer("c-trend", &ROUND, |pen| {
            for line in &lines {
                pen.line(line, 10.0, colour);
            }
        });
    }

    /// Over years the trend is the line, drawn strongly over the readings.
    fn leading_trend(&mut self, drawing: &mut Drawing) {
        let lines = self.trends(self.main());
        let colour = self.tokens.ink;
        drawing.layer("c-trend c-main", &ROUND, |pen| {
            for line in &lines {
                pen.line(line, 2.0, colour);
            }
            for at in self.lonely(self.main()) {
                pen.disc(at, 1.75, colour);
            }
        });
        for line in &lines {
            self.ground.line(line);
        }
    }

    /// Over years the readings are a texture behind the trend: the extremes of each pixel column.
    fn texture(&mut self, drawing: &mut Drawing) {
        let density = self.density();
        let lines: Vec<Vec<Spot>> = runs(self.main(), density.reach())
            .filter(|run| run.len() > 1)
            .map(|run| self.spots(&min_max(run, 1.0 / density.step)))
            .collect();
        let colour = self.tokens.line_2;
        drawing.layer("c-readings", &ROUND, |pen| {
            for line in &lines {
                pen.line(line, density.pen(), colour);
            }
        });
    }

    /// Readings in runs too short for a trend: where the trend leads, they would otherwise be lost.
    fn lonely(&self, points: &[Point]) -> Vec<Spot> {
        let short = runs(points, self.density().reach()).filter(|run| run.len() < 3);
        short.flatten().map(|&point| self.layout.spot(place(point))).collect()
    }

    /// The second to fifth series, as trends when days crowd.
    fn others(&mut self, drawing: &mut Drawing, as_trend: bool) {
        let reach = self.density().reach();
        let colour = self.tokens.ink_2;
        for (n, line) in self.lines.iter().skip(1).enumerate() {
            let strokes: Vec<Vec<Spot>> = if as_trend {
                self.trends(&line.points)
            } else {
                let straight = |run: &[Point]| run.iter().map(|&p| self.layout.spot(place(p))).collect();
                runs(&line.points, reach).filter(|run| run.len() > 1).map(straight).collect()
            };
            let dashes = DASHES.get(n).copied().unwrap_or("none");
            let attributes = [ROUND_JOIN, ("stroke-dasharray", dashes)];
            drawing.layer("c-other", &attributes, |pen| {
                for stroke in &strokes {
                    pen.line(stroke, 1.25, colour);
                }
                for at in if as_trend { self.lonely(&line.points) } else { Vec::new() } {
                    pen.disc(at, 1.25, colour);
                }
            });
            for stroke in &strokes {
                self.ground.line(stroke);
            }
        }
    }

    fn main_line(&mut self, drawing: &mut Drawing) {
        let density = self.density();
        let lines: Vec<Vec<Spot>> = runs(self.main(), density.reach())
            .filter(|run| run.len() > 1)
            .map(|run| run.iter().map(|&p| self.layout.spot(place(p))).collect())
            .collect();
        let colour = self.tokens.ink;
        drawing.layer("c-main", &ROUND, |pen| {
            for line in &lines {
                pen.line(line, density.pen(), colour);
            }
        });
        for line in &lines {
            self.ground.line(line);
        }
    }

    /// Dots: filled when written on its day, hollow when written late. Lines other than the first have one only where
    /// it says something: a late reading, or one without neighbours. Where days crowd there are none at all.
    fn dots(&mut self, drawing: &mut Drawing) {
        let (density, tokens) = (self.density(), self.tokens);
        if density.dense() {
            return;
        }
        let mut taken: Vec<(Spot, f64)> = Vec::new();
        drawing.layer("c-dots", &[], |pen| {
            for (n, line) in self.lines.iter().enumerate().rev() {
                let first = n == 0;
                let (radius, colour) =
                    if first { (density.dot(), tokens.ink) } else { (density.dot().min(2.25), tokens.ink_2) };
                for run in runs(&line.points, density.reach()) {
                    for &point in run {
                        let at = self.layout.spot(place(point));
                        if point.late {
                            pen.disc(at, radius + 0.75, colour);
                            pen.disc(at, (radius - 0.75).max(1.0), tokens.paper);
                        } else if first {
                            pen.disc(at, radius + 1.5, tokens.paper);
                            pen.disc(at, radius, colour);
                        } else if run.len() == 1 {
                            pen.disc(at, radius, colour);
                        } else {
                            continue;
                        }
                        taken.push((at, radius + 1.5));
                    }
                }
            }
        });
        for (at, radius) in taken {
            self.ground.disc(at, radius);
        }
    }
}

const ROUND_JOIN: (&str, &str) = ("stroke-linejoin", "round");
const ROUND: [(&str, &str); 2] = [ROUND_JOIN, ("stroke-linecap", "round")];

/// A reading's place in the plot.
pub(super) fn place(point: Point) -> Place {
    (days(point.day), f64::from(point.value))
}

/// A smooth line through the points that never overshoots them (Fritsch and Carlson, 1980), as short straight pieces
/// of about four pixels; `step` is pixels a day.
fn curved(line: &[Place], step: f64) -> Vec<Place> {
    let [first, .., _] = line else { return line.to_vec() };
    let slope = |n: usize| (line[n + 1].1 - line[n].1) / (line[n + 1].0 - line[n].0);
    let tangent = |n: usize| {
        if n == 0 || n + 1 == line.len() {
            return slope(n.min(line.len() - 2));
        }
        let (before, after) = (slope(n - 1), slope(n));
        // Two slopes of one sign meet in their harmonic mean; a turning point is flat.
        if before * after <= 0.0 { 0.0 } else { 2.0 * before * after / (before + after) }
    };
    let mut smooth = vec![*first];
    for n in 0..line.len() - 1 {
        let (from, to) = (line[n], line[n + 1]);
        let wide = to.0 - from.0;
        let pieces = whole(wide * step / 4.0).max(1);
        for k in 1..=pieces {
            let t = days(k) / days(pieces);
            let (t2, t3) = (t * t, t * t * t);
            let y = (2.0 * t3 - 3.0 * t2 + 1.0) * from.1
                + (t3 - 2.0 * t2 + t) * wide * tangent(n)
                + (3.0 * t2 - 2.0 * t3) * to.1
                + (t3 - t2) * wide * tangent(n + 1);
            smooth.push((from.0 + wide * t, y));
        }
    }
    smooth
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_passes_its_points_and_never_overshoots() {
        let line = [(0.0, 7.0), (1.0, 7.0), (2.0, 2.0), (3.0, 2.0), (4.0, 5.0)];
        let smooth = curved(&line, 40.0);
        assert!(
            line.iter().all(|p| smooth.iter().any(|q| (p.0 - q.0).abs() < 1e-9 && (p.1 - q.1).abs() < 1e-9))
        );
        assert!(smooth.iter().all(|p| (2.0 - 1e-9..=7.0 + 1e-9).contains(&p.1)), "{smooth:?}");
        assert_eq!(smooth.len(), 41);
    }
}
