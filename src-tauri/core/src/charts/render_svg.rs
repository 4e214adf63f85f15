//! Ink on an SVG: the only file that knows plotters, so that it can be replaced.
//!
//! plotters places whole numbers only, so everything is drawn on a canvas ten times as large, with a `viewBox` over
//! it; lengths here are in pixels and become tenths at the last moment. Dashes, round joins and weights are not its to
//! give: each layer is drawn by itself and wrapped in a group whose presentation attributes its shapes inherit.
//! There is never a `style` attribute, a `<style>`, a script or a link: the page forbids them.

use std::fmt::Write as _;

use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::coord::{CoordTranslate, Shift};
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::{Color, IntoDrawingArea, IntoFont, RGBAColor, RGBColor, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{ShapeStyle, TextStyle};

use super::metrics::TEXT;
use super::series::Place;
use super::theme::Rgb;

/// A point in the picture, in pixels from its left upper corner.
pub(super) type Spot = (f64, f64);

/// Units of the canvas in one pixel.
const FINE: f64 = 10.0;

/// Text size in the SVG is the plotters size divided by this.
const PLOTTERS_TEXT: f64 = 1.24;

/// Distance plotters puts between the top of a text and its baseline, in text sizes.
const TOP_TO_BASELINE: f64 = 0.76;

/// Quoted, since a family name with a lone digit is no identifier and a browser would drop the whole list.
const FAMILY: &str = "'Source Sans 3', sans-serif";

/// Whole canvas units of a length; what is no number lands on the edge.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a float cast saturates, and a canvas is at most 20,000 wide"
)]
fn fine(pixels: f64) -> i32 {
    (pixels * FINE).round() as i32
}

fn spot((x, y): Spot) -> (i32, i32) {
    (fine(x), fine(y))
}

fn thickness(pixels: f64) -> u32 {
    u32::try_from(fine(pixels)).unwrap_or(0)
}

/// Where days and pain scores lie in the picture.
#[derive(Clone)]
pub(super) struct Axes(Cartesian2d<RangedCoordf64, RangedCoordf64>);

impl Axes {
    /// Day 0 at `x.0`, day `days` at `x.1`, pain 0 at `y.0`, pain 10 at `y.1`; `days` is above 0.
    pub(super) fn new(days: f64, x: (f64, f64), y: (f64, f64)) -> Self {
        let canvas = (fine(x.0)..fine(x.1), fine(y.0)..fine(y.1));
        Self(Cartesian2d::new(0.0..days, 0.0..10.0, canvas))
    }

    /// A place in the plot as a point in the picture.
    pub(super) fn spot(&self, place: Place) -> Spot {
        let (x, y) = self.0.translate(&place);
        (f64::from(x) / FINE, f64::from(y) / FINE)
    }
}

/// On which side of its point a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The text begins at the point.
    Start,
    Middle,
    /// The text ends at the point.
    End,
}

/// A picture in the making: layers from back to front.
pub(super) struct Drawing {
    width: f64,
    height: f64,
    layers: String,
}

impl Drawing {
    /// A blank picture, sizes in pixels.
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self { width, height, layers: String::new() }
    }

    /// Adds a layer. `class` is for the page's style sheet, `attributes` are presentation attributes for all of it.
    pub(super) fn layer(&mut self, class: &str, attributes: &[(&str, &str)], draw: impl FnOnce(&Pen<'_>)) {
        let mut svg = String::new();
        let area = SVGBackend::with_string(&mut svg, (thickness(self.width), thickness(self.height)));
        let pen = Pen { area: area.into_drawing_area() };
        draw(&pen);
        drop(pen);
        // plotters closes what it opened: only what lies between its own <svg> and </svg> is taken.
        let inside = svg.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</svg>"));
        let shapes = inside.map_or("", |(shapes, _)| shapes.trim());
        if shapes.is_empty() {
            return;
        }
        let _ = write!(self.layers, "<g class=\"{class}\"");
        for (name, value) in attributes {
            let _ = write!(self.layers, " {name}=\"{}\"", escaped(value));
        }
        self.layers.push_str(">\n");
        for line in shapes.lines() {
            // An opacity of 1 is the default; left in, it is a quarter of the file.
            self.layers.push_str(&line.replace(" opacity=\"1\"", ""));
            // plotters breaks the line before and after each word; a blank there could be measured with it.
            let shape = line.starts_with('<') && !line.starts_with("<text");
            self.layers.push_str(if shape { "\n" } else { "" });
        }
        self.layers.push_str("</g>\n");
    }

    /// The SVG. `title` is its name and `desc` its description for who cannot see it; the drawing itself stays silent.
    pub(super) fn finish(self, title: &str, desc: &str) -> String {
        let (width, height) = (self.width, self.height);
        let desc = if desc.is_empty() { String::new() } else { format!("<desc>{}</desc>\n", escaped(desc)) };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" width=\"{width}\" \
             height=\"{height}\" viewBox=\"0 0 {} {}\">\n<title>{}</title>\n{desc}\
             <g aria-hidden=\"true\">\n{}</g>\n</svg>\n",
            fine(width),
            fine(height),
            escaped(title),
            self.layers
        )
    }
}

/// Text that is safe inside an element or an attribute; what XML cannot carry is left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in printable(text) {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&apos;"),
            other => safe.push(other),
        }
    }
    safe
}

fn printable(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
}

/// Draws on one layer. All lengths are in pixels. Nothing here can fail: it writes to a string, and the one error
/// plotters could report is that of a file.
pub(super) struct Pen<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
}

impl Pen<'_> {
    /// A line through points.
    pub(super) fn line(&self, through: &[Spot], width: f64, colour: Rgb) {
        self.line_mixed(through, width, colour, 1.0);
    }

    /// A line that lets the ground through, `strength` 0–1.
    pub(super) fn line_mixed(&self, through: &[Spot], width: f64, colour: Rgb, strength: f64) {
        let style =
            ShapeStyle { color: ink(colour).mix(strength), filled: false, stroke_width: thickness(width) };
        let points: Vec<(i32, i32)> = through.iter().copied().map(spot).collect();
        self.area.draw(&PathElement::new(points, style)).ok();
    }

    /// A filled circle.
    pub(super) fn disc(&self, centre: Spot, radius: f64, colour: Rgb) {
        self.area.draw(&Circle::new(spot(centre), fine(radius), ink(colour).filled())).ok();
    }

    /// A filled rectangle from its left upper to its right lower corner.
    pub(super) fn block(&self, from: Spot, to: Spot, colour: Rgb) {
        self.area.draw(&Rectangle::new([spot(from), spot(to)], ink(colour).filled())).ok();
    }

    /// A filled polygon.
    pub(super) fn shape(&self, corners: &[Spot], colour: Rgb) {
        let corners: Vec<(i32, i32)> = corners.iter().copied().map(spot).collect();
        self.area.draw(&Polygon::new(corners, ink(colour).filled())).ok();
    }

    /// A word with its baseline at `at`.
    pub(super) fn text(&self, text: &str, at: Spot, side: Side, colour: Rgb) {
        let horizontal = match side {
            Side::Start => HPos::Left,
            Side::Middle => HPos::Center,
            Side::End => HPos::Right,
        };
        let letters = TEXT * FINE * PLOTTERS_TEXT;
        let colour = ink(colour);
        let style = TextStyle::from((FAMILY, letters).into_font())
            .color(&colour)
            .pos(Pos::new(horizontal, VPos::Top));
        let top = (at.0, at.1 - TOP_TO_BASELINE * TEXT);
        let text: String = printable(text).collect();
        self.area.draw(&Text::new(text, spot(top), style)).ok();
    }
}

fn ink(Rgb(r, g, b): Rgb) -> RGBAColor {
    RGBColor(r, g, b).to_rgba()
}
