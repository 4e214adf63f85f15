//! The words in the picture: each line's name and value at its end, numbers at exceptional points, gaps in words.

use super::super::metrics::{Weight, width};
use super::super::model::Told;
use super::super::place::spread;
use super::super::render_svg::{Drawing, Side, Spot};
use super::super::series::{Point, days, runs, trend};
use super::super::words::short_name;
use super::Line;
use super::lines::place;
use super::scene::Scene;

/// Baselines of names at the right are at least this far apart, in pixels.
const NAME_GAP: f64 = 16.0;

/// A reading is exceptional when it is this far from the trend: two points are more than day-to-day noise on the
/// 0–10 scale (Farrar and others, Pain 2001).
const EXCEPTIONAL: f64 = 2.0;

/// Most numbers in one picture, besides the first.
const NUMBERS: usize = 6;

/// The names at the right, as they will be written.
pub(super) fn all(lines: &[Line], told: Told) -> Vec<String> {
    lines.iter().filter_map(|line| name(line, told)).collect()
}

fn name(line: &Line, told: Told) -> Option<String> {
    line.points.last().map(|last| format!("{} {}", short_name(line.series), told.score(last.value)))
}

impl Scene<'_> {
    /// Sets every word that belongs to the data. Those that say most come first and get the room.
    pub(super) fn name_things(&mut self, drawing: &mut Drawing) {
        self.line_names(drawing);
        if self.history.told == Told::Numbers {
            self.first_number();
            self.exceptional_numbers();
        }
        self.limit_name();
        self.flare_names();
        self.gaps();
        self.trend_name();
        self.marks(drawing);
        if self.lines.iter().all(|line| line.points.is_empty()) {
            self.nothing();
        }
    }

    fn line_names(&mut self, drawing: &mut Drawing) {
        let (frame, tokens, names_x) = (self.layout.frame, self.tokens, self.layout.names_x);
        let ends: Vec<(Spot, String, bool)> = self
            .lines
            .iter()
            .enumerate()
            .filter_map(|(n, line)| {
                let end = self.layout.spot(place(*line.points.last()?));
                Some((end, name(line, self.history.told)?, n == 0))
            })
            .collect();
        let wanted: Vec<f64> = ends.iter().map(|((_, y), _, _)| y + 4.5).collect();
        let heights = spread(&wanted, NAME_GAP, (frame.top + 4.5, frame.bottom + 0.5));
        let limit = self.history.limit.as_ref().map(|limit| limit.value.get());
        let mut leaders: Vec<Vec<Spot>> = Vec::new();
        for ((((x, y), _, _), height), line) in
            ends.iter().zip(&heights).zip(self.lines.iter().filter(|l| !l.points.is_empty()))
        {
            let moved = (height - y - 4.5).abs() > 5.0;
            let on_limit = line.points.last().is_some_and(|p| limit == Some(i64::from(p.value)));
            let begin = x + self.density().dot() + 4.5;
            let bend = frame.right - 2.0;
            // Over the axis or the limit a leader would hide what it runs along.
            let covers = on_limit || *y > frame.bottom - 1.0;
            if bend - begin > 28.0 && !covers {
                leaders.push(vec![(begin, *y), (bend, *y), (names_x - 4.0, height - 4.5)]);
            } else if moved {
                leaders.push(vec![(begin.max(bend - 4.0), *y), (names_x - 4.0, height - 4.5)]);
            }
        }
        drawing.layer("c-leaders", &[("stroke-linejoin", "round")], |pen| {
            for leader in &leaders {
                pen.line(leader, 0.75, tokens.line_2);
            }
        });
        for leader in &leaders {
            self.ground.line(leader);
        }
        for ((_, text, first), height) in ends.into_iter().zip(heights) {
            let (weight, colour) =
                if first { (Weight::SemiBold, tokens.ink) } else { (Weight::Regular, tokens.ink_2) };
            self.write(&text, (names_x, height), Side::Start, weight, colour);
        }
    }

    fn main_points(&self) -> &[Point] {
        self.lines.first().map_or(&[], |line| line.points.as_slice())
    }

    /// Places for a number at a reading: over it, or under it when it is a low one, else before it.
    fn number_places(&self, point: Point, under: bool) -> Vec<Spot> {
        let (x, y) = self.layout.spot(place(point));
        let clear = self.density().dot() + 8.5;
        let (over, beneath) = ((x, y - clear), (x, y + clear + 8.6));
        let before = (x - clear, y + 4.5);
        if under { vec![beneath, over, before] } else { vec![over, beneath, before] }
    }

    fn first_number(&mut self) {
        if self.density().dense() {
            return;
        }
        let Some(&first) = self.main_points().first() else { return };
        let places = self.number_places(first, false);
        let ink = self.tokens.ink;
        self.write_free(&first.value.to_string(), &places, Side::Middle, Weight::SemiBold, ink);
    }

    /// Numbers at readings far from the trend, the farthest first.
    fn exceptional_numbers(&mut self) {
        let density = self.density();
        if density.dense() {
            return;
        }
        let mut far: Vec<(f64, Point)> = runs(self.main_points(), density.reach())
            .flat_map(|run| run.iter().zip(trend(run, density.trend_width())))
            .map(|(&point, (_, usual))| (f64::from(point.value) - usual, point))
            .filter(|(off, _)| off.abs() >= EXCEPTIONAL)
            .collect();
        far.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
        let ink = self.tokens.ink;
        for (off, point) in far.into_iter().take(NUMBERS) {
            let places = self.number_places(point, off < 0.0);
            self.write_free(&point.value.to_string(), &places[..1], Side::Middle, Weight::SemiBold, ink);
        }
    }

    /// The limit's words: under the line as far right as there is room, else over it, else one row further down.
    fn limit_name(&mut self) {
        let Some(limit) = &self.history.limit else { return };
        let Some((left, right)) = self.span(self.window.offset(limit.from), None) else { return };
        let label = limit.label.clone();
        let y = self.layout.y(f64::from(u8::try_from(limit.value.get()).unwrap_or(10)));
        let leftmost = left + 4.0 + width(&label, Weight::Regular);
        let xs: Vec<f64> =
            (0..400_u16).map(|n| right - 4.0 - f64::from(n) * 6.0).take_while(|&x| x >= leftmost).collect();
        let places: Vec<Spot> =
            [16.0, -7.0, 34.0].iter().flat_map(|dy| xs.iter().map(move |&x| (x, y + dy))).collect();
        self.write_free(&label, &places, Side::End, Weight::Regular, self.tokens.now);
    }

    /// A flare's words, under its triangle and its span.
    fn flare_names(&mut self) {
        let frame = self.layout.frame;
        for (x, _, label) in self.shown_flares() {
            let wide = width(&label, Weight::Regular);
            let before_today = self.today_x().map(|today| today - 5.0 - wide);
            let starts = [Some(x - 6.0), before_today, Some(x + 6.0 - wide), Some(frame.right - 5.0 - wide)];
            let places: Vec<Spot> = [35.0, 51.0]
                .iter()
                .flat_map(|dy| starts.iter().flatten().map(move |&left| (left, frame.top + dy)))
                .collect();
            self.write_free(&label, &places, Side::Start, Weight::Regular, self.tokens.ink_2);
        }
    }

    /// "no entry" where days without any of the shown readings leave a gap wide enough for the words.
    fn gaps(&mut self) {
        let mut logged: Vec<usize> =
            self.lines.iter().flat_map(|line| line.points.iter().map(|p| p.day)).collect();
        logged.sort_unstable();
        logged.dedup();
        let (Some(&first), Some(&last)) = (logged.first(), logged.last()) else { return };
        // Today may still be logged, so it is no gap yet.
        let end = self.window.days.len() - usize::from(self.window.today.is_some());
        let inner = logged.windows(2).map(|w| (Some(w[0]), Some(w[1])));
        let gaps: Vec<_> = std::iter::once((None, Some(first)))
            .filter(|_| first > 0)
            .chain(inner.filter(|(a, b)| b.zip(*a).is_some_and(|(b, a)| b - a > 1)))
            .chain(std::iter::once((Some(last), None)).filter(|_| last + 1 < end))
            .collect();
        for (before, after) in gaps {
            self.gap(before, after, end);
        }
    }

    fn gap(&mut self, before: Option<usize>, after: Option<usize>, end: usize) {
        let text = "no entry";
        let edge = |day: Option<usize>, beyond: f64| day.map_or(beyond, |n| self.layout.x(days(n)));
        let frame = self.layout.frame;
        let (left, right) = (edge(before, frame.left), edge(after, self.layout.x(days(end))));
        if right - left < width(text, Weight::Regular) + 2.0 * self.density().dot() + 8.0 {
            return;
        }
        let height = |day: Option<usize>| {
            let found = self.lines.iter().find_map(|line| line.points.iter().find(|p| Some(p.day) == day));
            found.map(|p| self.layout.y(f64::from(p.value)))
        };
        let (a, b) = (height(before), height(after));
        let middle = f64::midpoint(a.or(b).unwrap_or(frame.top), b.or(a).unwrap_or(frame.top)) + 4.5;
        let x = f64::midpoint(left, right);
        let places: Vec<Spot> =
            [0.0, -14.0, 14.0, -28.0, 28.0, -42.0, 42.0, -56.0].iter().map(|dy| (x, middle + dy)).collect();
        self.write_free(text, &places, Side::Middle, Weight::Regular, self.tokens.ink_2);
    }

    /// "trend" beside the broad stroke, once.
    fn trend_name(&mut self) {
        let density = self.density();
        if density.dense() {
            return;
        }
        let line: Vec<Spot> = self.trends(self.main_points()).concat();
        // The broad stroke itself must not run through its name.
        for &spot in &line {
            self.ground.disc(spot, 5.0);
        }
        // Not right beside the first number, or the two would read as one.
        let past = line.first().map_or(0.0, |first| first.0 + 44.0);
        let (near, far): (Vec<Spot>, Vec<Spot>) = line.into_iter().partition(|spot| spot.0 < past);
        let line = [far, near].concat();
        let places: Vec<Spot> = [-13.0, 21.0, -19.0, 27.0]
            .iter()
            .flat_map(|dy| line.iter().map(move |&(x, y)| (x, y + dy)))
            .collect();
        self.write_free("trend", &places, Side::Middle, Weight::Regular, self.tokens.ink_2);
    }

    /// Changes with their reasons: a hairline on the day, and the words where they fit.
    fn marks(&mut self, drawing: &mut Drawing) {
        let (frame, tokens) = (self.layout.frame, self.tokens);
        let shown: Vec<(f64, String)> = self
            .history
            .marks
            .iter()
            .filter(|mark| (self.window.from..=self.window.to).contains(&mark.day))
            .map(|mark| {
                (self.layout.x(super::backdrop::offset(self.window.offset(mark.day))), mark.label.clone())
            })
            .collect();
        drawing.layer("c-marks", &[], |pen| {
            for (x, _) in &shown {
                pen.shape(&[(x - 4.0, frame.top), (x + 4.0, frame.top), (*x, frame.top + 6.0)], tokens.ink_2);
            }
        });
        for (x, label) in shown {
            let rows: Vec<Spot> =
                (0..4_u8).map(|n| (x + 7.0, frame.top + 14.0 + f64::from(n) * 16.0)).collect();
            self.write_free(&label, &rows, Side::Start, Weight::Regular, tokens.ink_2);
        }
    }

    /// An empty plot says so.
    fn nothing(&mut self) {
        let frame = self.layout.frame;
        let at = (f64::midpoint(frame.left, frame.right), self.layout.y(5.0) + 20.0);
        self.write_free("no entry yet", &[at], Side::Middle, Weight::Regular, self.tokens.ink_2);
    }
}
