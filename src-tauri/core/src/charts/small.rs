//! Small charts of one kind below each other, each with its finding: what Progress shows side by side, on one sheet.

use hamstrong_rules::domain::LocalDate;
use hamstrong_rules::training::Light;

use super::metrics::{CAP, Weight, width};
use super::render_svg::{Drawing, Pen, Side, Spot};
use super::theme::Tokens;

/// One small chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    pub name: String,
    /// The finding; breaks into lines.
    pub said: String,
    pub plot: Plot,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Plot {
    /// Bars from nought, oldest first, and the usual height of one.
    Bars { bars: Vec<Bar>, usual: Option<f64> },
    /// Lines over days. `error` is what the measurement cannot tell apart, around the second line.
    Lines { lowest: f64, highest: f64, lines: Vec<Line>, error: Option<f64> },
}

#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    pub label: String,
    pub value: u32,
    /// Lights of what is in it: red stands on top, green at the bottom.
    pub lights: Vec<Light>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub name: String,
    /// Oldest first, in the unit of the axis.
    pub points: Vec<(LocalDate, f64)>,
}

const WIDTH: f64 = 640.0;
/// Left blank around everything.
const EDGE: f64 = 14.0;
/// Room for the numbers of the axis, and for the names of the lines.
const LEFT: f64 = 54.0;
const RIGHT: f64 = 124.0;
const PLOT: f64 = 110.0;
/// Between two lines of text, and below a panel.
const LEADING: f64 = 18.0;
const GAP: f64 = 30.0;
/// Below the base line: lights, and the days.
const FOOT: f64 = 40.0;
/// Most lights below one bar.
const LIGHTS: usize = 8;

/// Draws the sheet, 640 pixels wide: its title with `lead` below it, then every panel. `desc` is for who cannot see it.
pub fn panels((title, lead, desc): (&str, &str, &str), panels: &[Panel], colours: &Tokens) -> String {
    let head = if lead.is_empty() { 0.0 } else { said_height(lead) };
    let heights: Vec<f64> = panels.iter().map(height).collect();
    let mut drawing = Drawing::new(WIDTH, EDGE + head + heights.iter().sum::<f64>());
    let days = days(panels);
    if !lead.is_empty() {
        say(&mut drawing, (title, lead), EDGE, colours);
    }
    let mut top = EDGE + head;
    for (panel, height) in panels.iter().zip(heights) {
        say(&mut drawing, (&panel.name, &panel.said), top, colours);
        let frame = Frame { top: top + said_height(&panel.said), colours, days };
        drawing.layer("plot", &[("stroke-linejoin", "round")], |pen| frame.plot(pen, &panel.plot));
        top += height;
    }
    drawing.finish(title, desc)
}

/// A name with its finding below it.
fn say(drawing: &mut Drawing, (name, said): (&str, &str), top: f64, colours: &Tokens) {
    drawing.layer("name", &[("font-weight", "600")], |pen| {
        pen.text(name, (EDGE, top + LEADING), Side::Start, colours.ink);
    });
    drawing.layer("said", &[], |pen| {
        let mut y = top + LEADING;
        for line in wrapped(said) {
            y += LEADING;
            pen.text(&line, (EDGE, y), Side::Start, colours.ink_2);
        }
    });
}

fn said_height(said: &str) -> f64 {
    LEADING * (1.7 + f64::from(u32::try_from(wrapped(said).len()).unwrap_or(0)))
}

fn height(panel: &Panel) -> f64 {
    let foot = if matches!(panel.plot, Plot::Bars { .. }) { FOOT } else { LEADING };
    said_height(&panel.said) + PLOT + foot + GAP
}

/// Words in lines that fit.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line)
                if width(line, Weight::Regular) + width(word, Weight::Regular) + 4.0
                    <= WIDTH - 2.0 * EDGE =>
            {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The first and the last day of all lines, so that the panels can be read below each other.
fn days(panels: &[Panel]) -> Option<(LocalDate, LocalDate)> {
    let all = || {
        panels.iter().flat_map(|panel| match &panel.plot {
            Plot::Bars { .. } => Vec::new(),
            Plot::Lines { lines, .. } => lines.iter().flat_map(|l| l.points.iter().map(|p| p.0)).collect(),
        })
    };
    all().min().zip(all().max())
}

struct Frame<'c> {
    top: f64,
    colours: &'c Tokens,
    days: Option<(LocalDate, LocalDate)>,
}

impl Frame<'_> {
    fn plot(&self, pen: &Pen<'_>, plot: &Plot) {
        match plot {
            Plot::Bars { bars, usual } => self.bars(pen, bars, *usual),
            Plot::Lines { lowest, highest, lines, error } => {
                self.lines(pen, (*lowest, *highest), lines, *error);
            }
        }
    }

    fn base(&self) -> f64 {
        self.top + PLOT
    }

    /// `value` between the ends of the axis as a height in the picture.
    fn y(&self, value: f64, (lowest, highest): (f64, f64)) -> f64 {
        let share = (value - lowest) / (highest - lowest).max(f64::EPSILON);
        self.base() - share.clamp(0.0, 1.0) * (PLOT - LEADING)
    }

    fn bars(&self, pen: &Pen<'_>, bars: &[Bar], usual: Option<f64>) {
        let count = f64::from(u32::try_from(bars.len()).unwrap_or(1).max(1));
        let step = ((WIDTH - LEFT - EDGE) / count).min(64.0);
        let most = bars.iter().map(|bar| f64::from(bar.value)).chain(usual).fold(1.0, f64::max);
        let mut x = LEFT;
        if let Some(usual) = usual {
            let y = self.y(usual, (0.0, most));
            pen.line(&[(LEFT, y), (LEFT + step * count, y)], 1.0, self.colours.now);
            pen.text("usual", (EDGE, y + CAP / 2.0), Side::Start, self.colours.now);
        }
        for bar in bars {
            let y = self.y(f64::from(bar.value), (0.0, most));
            let (from, to, middle) = (x + step * 0.22, x + step * 0.78, x + step / 2.0);
            pen.block((from, y), (to, self.base()), self.colours.ink_3);
            if bar.value > 0 {
                let text = bar.value.to_string();
                let half = width(&text, Weight::Regular) / 2.0 + 2.0;
                pen.block((middle - half, y - CAP - 8.0), (middle + half, y - 2.0), self.colours.paper);
                pen.text(&text, (middle, y - 5.0), Side::Middle, self.colours.ink_2);
            }
            self.lights(pen, middle, &bar.lights);
            pen.text(&bar.label, (middle, self.base() + FOOT), Side::Middle, self.colours.ink_3);
            x += step;
        }
        pen.line(&[(LEFT, self.base()), (x, self.base())], 1.0, self.colours.line_2);
    }

    fn lights(&self, pen: &Pen<'_>, middle: f64, lights: &[Light]) {
        let shown = &lights[lights.len().saturating_sub(LIGHTS)..];
        let mut x = middle - f64::from(u32::try_from(shown.len()).unwrap_or(1).saturating_sub(1)) * 3.5;
        for light in shown {
            for (n, place) in [Light::Red, Light::Amber, Light::Green].into_iter().enumerate() {
                let y = self.base() + 8.0 + 6.0 * f64::from(u32::try_from(n).unwrap_or(0));
                let lit = place == *light;
                pen.disc((x, y), 2.4, if lit { self.colours.ink } else { self.colours.line });
            }
            x += 7.0;
        }
    }

    fn lines(&self, pen: &Pen<'_>, axis: (f64, f64), lines: &[Line], error: Option<f64>) {
        let Some((from, to)) = self.days else { return };
        let whole = f64::from(i32::try_from(to.days_since(from)).unwrap_or(1).max(1));
        let x = |day: LocalDate| {
            let after = f64::from(i32::try_from(day.days_since(from)).unwrap_or(0));
            LEFT + 8.0 + after / whole * (WIDTH - LEFT - RIGHT - 16.0)
        };
        let spot = |(day, value): (LocalDate, f64)| -> Spot { (x(day), self.y(value, axis)) };
        if let (Some(error), Some(other)) = (error, lines.get(1)) {
            let edge = |by: f64| other.points.iter().map(move |(day, value)| spot((*day, value + by)));
            let around: Vec<Spot> = edge(error).chain(edge(-error).rev()).collect();
            if other.points.len() > 1 {
                pen.shape(&around, self.colours.band_1);
            }
        }
        self.axis(pen, axis, ((from, x(from)), (to, x(to))));
        let mut taken: Option<f64> = None;
        for (n, line) in lines.iter().enumerate() {
            let colour = if n == 0 { self.colours.ink } else { self.colours.ink_3 };
            let points: Vec<Spot> = line.points.iter().copied().map(spot).collect();
            pen.line(&points, if n == 0 { 2.0 } else { 1.2 }, colour);
            for point in &points {
                pen.disc(*point, if n == 0 { 3.5 } else { 2.5 }, colour);
            }
            let Some((last_x, last_y)) = points.last() else { continue };
            let near = taken.filter(|y| (y - last_y).abs() < LEADING - 4.0);
            let y = near.map_or(*last_y, |y| if *last_y < y { y - LEADING } else { y + LEADING });
            taken = Some(y);
            pen.text(&line.name, (last_x + 10.0, y + CAP / 2.0), Side::Start, colour);
        }
    }

    fn axis(&self, pen: &Pen<'_>, axis: (f64, f64), ends: ((LocalDate, f64), (LocalDate, f64))) {
        for value in [axis.0, axis.1] {
            let y = self.y(value, axis);
            pen.line(&[(LEFT, y), (WIDTH - RIGHT, y)], 1.0, self.colours.line);
            pen.text(&value.to_string(), (LEFT - 8.0, y + CAP / 2.0), Side::End, self.colours.ink_3);
        }
        let below = self.base() + LEADING;
        let said = |day: LocalDate| day.naive().format("%-d %b %Y").to_string();
        let ((from, left), (to, right)) = ends;
        pen.text(&said(from), (left, below), Side::Start, self.colours.ink_3);
        if to != from {
            pen.text(&said(to), (right, below), Side::End, self.colours.ink_3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::inputs::ChartTheme;

    fn line(name: &str, values: [f64; 2]) -> Line {
        let day = |text: &str| text.parse().unwrap();
        Line {
            name: name.into(),
            points: vec![(day("2026-06-02"), values[0]), (day("2026-06-20"), values[1])],
        }
    }

    fn drawn(panel: Panel) -> String {
        panels(("Both legs", "", "Fell."), &[panel], &Tokens::of(ChartTheme::Light))
    }

    #[test]
    fn a_finding_breaks_into_lines_that_fit() {
        let said = "The injured leg comes twelve degrees nearer to straight than it did. ".repeat(4);
        let lines = wrapped(&said);
        assert!(
            lines.len() > 1 && lines.iter().all(|line| width(line, Weight::Regular) <= WIDTH),
            "{lines:?}"
        );
        assert_eq!(lines.join(" "), said.trim());
    }

    #[test]
    fn two_lines_that_end_together_keep_their_names_apart() {
        let lines = vec![line("injured", [20.0, 10.0]), line("other", [10.0, 10.0])];
        let plot = Plot::Lines { lowest: 0.0, highest: 30.0, lines, error: Some(5.0) };
        let svg = drawn(Panel { name: "Knee".into(), said: String::new(), plot });
        let y = |word: &str| {
            let before = svg.split(word).next().unwrap().rsplit_once(" y=\"").unwrap().1;
            before.split('"').next().unwrap().parse::<i32>().unwrap()
        };
        assert!((y(">injured<") - y(">other<")).abs() >= 140, "{svg}");
    }

    #[test]
    fn one_week_without_a_session_and_one_day_can_be_drawn() {
        let plot =
            Plot::Bars { bars: vec![Bar { label: "7 Jun".into(), value: 0, lights: vec![] }], usual: None };
        assert!(drawn(Panel { name: "Load".into(), said: String::new(), plot }).contains("7 Jun"));
        let one = Line { name: "Stairs".into(), points: vec![("2026-06-02".parse().unwrap(), 3.0)] };
        let plot = Plot::Lines { lowest: 0.0, highest: 10.0, lines: vec![one], error: None };
        assert!(drawn(Panel { name: "Stairs".into(), said: String::new(), plot }).contains("2 Jun 2026"));
    }
}
