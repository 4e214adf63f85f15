//! A pen on a picture: it maps places to pixels, keeps count of how far it drew, and writes presentation attributes
//! only, as the page demands.

use std::fmt::Write as _;

use super::outline::{Camera, Spot, line, path, short};
use super::space::V3;
use crate::charts::{Rgb, Tokens};

/// How far something reaches on paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Bounds {
    pub const NOTHING: Self =
        Self { left: f64::INFINITY, top: f64::INFINITY, right: f64::NEG_INFINITY, bottom: f64::NEG_INFINITY };

    pub fn add(&mut self, spot: Spot) {
        self.left = self.left.min(spot.x);
        self.right = self.right.max(spot.x);
        self.top = self.top.min(spot.y);
        self.bottom = self.bottom.max(spot.y);
    }

    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// How a line or a shape looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub fill: Option<Rgb>,
    pub fill_opacity: f64,
    pub stroke: Option<Rgb>,
    /// Pixels.
    pub width: f64,
}

impl Look {
    pub const fn line(stroke: Rgb, width: f64) -> Self {
        Self { fill: None, fill_opacity: 1.0, stroke: Some(stroke), width }
    }

    pub const fn shape(fill: Rgb, stroke: Rgb, width: f64) -> Self {
        Self { fill: Some(fill), fill_opacity: 1.0, stroke: Some(stroke), width }
    }

    pub const fn fill(fill: Rgb, opacity: f64) -> Self {
        Self { fill: Some(fill), fill_opacity: opacity, stroke: None, width: 0.0 }
    }
}

/// Draws one pose, or only measures it.
#[derive(Debug)]
pub struct Pen<'a> {
    pub camera: &'a Camera,
    pub tokens: Tokens,
    /// Pixels of one hundredth of stature.
    scale: f64,
    shift: Spot,
    pub seen: Bounds,
    pub svg: String,
}

impl<'a> Pen<'a> {
    pub fn new(camera: &'a Camera, tokens: Tokens, scale: f64, shift: Spot) -> Self {
        Self { camera, tokens, scale, shift, seen: Bounds::NOTHING, svg: String::new() }
    }

    pub fn spot(&self, p: V3) -> Spot {
        self.camera.spot(p)
    }

    fn mapped(&mut self, points: &[Spot]) -> Vec<Spot> {
        let (scale, shift) = (self.scale, self.shift);
        points
            .iter()
            .map(|spot| {
                self.seen.add(*spot);
                Spot { x: shift.x + spot.x * scale, y: shift.y + spot.y * scale }
            })
            .collect()
    }

    /// Closed outlines that add up to one shape.
    pub fn shape(&mut self, outlines: &[Vec<Spot>], look: Look) {
        let mapped: Vec<Vec<Spot>> = outlines.iter().map(|outline| self.mapped(outline)).collect();
        let d = path(&mapped);
        self.path(&d, look);
    }

    /// Outlines as one body: first the line around each, then the paper over what lies within.
    pub fn union(&mut self, outlines: &[Vec<Spot>], fill: Rgb, stroke: Rgb, width: f64) {
        let mapped: Vec<Vec<Spot>> = outlines.iter().map(|outline| self.mapped(outline)).collect();
        let d = path(&mapped);
        let attributes = attributes(Look::shape(fill, stroke, width * 2.0));
        let _ = writeln!(self.svg, "<path d=\"{d}\"{attributes} paint-order=\"stroke\"/>");
    }

    /// An open line through points.
    pub fn line(&mut self, points: &[Spot], look: Look) {
        let mapped = self.mapped(points);
        let d = line(&mapped);
        self.path(&d, look);
    }

    /// A line through places.
    pub fn wire(&mut self, places: &[V3], look: Look) {
        let spots: Vec<Spot> = places.iter().map(|p| self.spot(*p)).collect();
        self.line(&spots, look);
    }

    /// A closed shape through places.
    pub fn plate(&mut self, corners: &[V3], look: Look) {
        let spots: Vec<Spot> = corners.iter().map(|p| self.spot(*p)).collect();
        self.shape(&[spots], look);
    }

    /// A circle that faces the reader, its radius in hundredths of stature.
    pub fn disc(&mut self, centre: Spot, radius: f64, look: Look) {
        for (x, y) in [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)] {
            self.seen.add(centre.plus(Spot { x, y }, radius));
        }
        let (x, y) = (self.shift.x + centre.x * self.scale, self.shift.y + centre.y * self.scale);
        let _ = writeln!(
            self.svg,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>",
            short(x),
            short(y),
            short(radius * self.scale),
            attributes(look)
        );
    }

    fn path(&mut self, d: &str, look: Look) {
        let _ = writeln!(self.svg, "<path d=\"{d}\"{}/>", attributes(look));
    }
}

/// A colour as SVG writes it.
pub fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn attributes(look: Look) -> String {
    let mut text = format!(" fill=\"{}\"", look.fill.map_or("none".to_owned(), hex));
    if look.fill_opacity < 1.0 {
        let _ = write!(text, " fill-opacity=\"{}\"", look.fill_opacity);
    }
    if let Some(stroke) = look.stroke {
        let _ = write!(text, " stroke=\"{}\" stroke-width=\"{}\"", hex(stroke), short(look.width));
    }
    text
}
