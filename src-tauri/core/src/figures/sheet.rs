//! The picture as a whole: poses in their cells, frames of a movement, title and description.

use std::fmt::Write as _;

use hamstrong_rules::domain::Side;
use hamstrong_rules::exercises::{Exercise, Figure, Layout, Motion, View};

use super::outline::{Camera, Spot, short};
use super::pen::{Bounds, Pen, hex};
use super::pose::Stance;
use super::scene;
use crate::api::inputs::ChartTheme;
use crate::charts::{Rgb, Tokens};

/// Size of a picture in pixels.
pub const WIDTH: f64 = 240.0;
/// Its height.
pub const HEIGHT: f64 = 180.0;
/// Blank edge.
const EDGE: f64 = 7.0;
/// Between two cells.
const GAP: f64 = 10.0;
/// Height of the words under a picture from the front or the back.
const WORDS: f64 = 15.0;
/// Pixels of one hundredth of stature, at most.
const LARGEST: f64 = 2.6;
/// Frames from one pose to the next.
const STEPS: u8 = 9;
/// The same in a gait, which has four ways to go.
const GAIT_STEPS: u8 = 6;

/// What a picture is made of.
struct Subject<'a> {
    figure: &'a Figure,
    camera: Camera,
    tokens: Tokens,
    stances: Vec<Stance>,
}

impl<'a> Subject<'a> {
    fn new(exercise: &'a Exercise, side: Side, theme: ChartTheme) -> Self {
        let figure = &exercise.figure;
        let camera = scene::camera(figure.view, side == Side::Left);
        Self { figure, camera, tokens: Tokens::of(theme), stances: Stance::all(figure) }
    }

    fn pose(&self, n: usize, place: (f64, Spot)) -> (String, Bounds) {
        let mut pen = Pen::new(&self.camera, self.tokens, place.0, place.1);
        if let Some(stance) = self.stances.get(n) {
            scene::stance(&mut pen, self.figure, stance);
            scene::arrows(&mut pen, self.figure, &self.stances, n);
        }
        (pen.svg, pen.seen)
    }

    fn frame(&self, stance: &Stance, place: (f64, Spot)) -> (String, Bounds) {
        let mut pen = Pen::new(&self.camera, self.tokens, place.0, place.1);
        scene::stance(&mut pen, self.figure, stance);
        (pen.svg, pen.seen)
    }

    /// Room for words under the drawing.
    fn foot(&self) -> f64 {
        if self.figure.view == View::Side { 0.0 } else { WORDS }
    }
}

/// Measuring: one pixel a hundredth, nothing moved.
const BARE: (f64, Spot) = (1.0, Spot { x: 0.0, y: 0.0 });

/// The key poses in one picture. `side` is the sore one.
pub fn still(exercise: &Exercise, side: Side, theme: ChartTheme) -> String {
    let subject = Subject::new(exercise, side, theme);
    let seen: Vec<Bounds> = (0..subject.stances.len()).map(|n| subject.pose(n, BARE).1).collect();
    let mut inside = String::new();
    for (n, place) in cells(&subject, &seen).into_iter().enumerate() {
        let _ = write!(inside, "<g>\n{}</g>\n", subject.pose(n, place.drawn).0);
        if seen.len() > 1 {
            let number = text(&(n + 1).to_string(), place.number, "start", subject.tokens.ink_3);
            inside.push_str(&number);
        }
    }
    inside.push_str(&sides(&subject));
    framed(exercise, &inside)
}

/// The movement as frames, each a group of its own in order; the page shows one at a time. Blank when nothing moves.
pub fn motion(exercise: &Exercise, side: Side, theme: ChartTheme) -> Option<String> {
    let subject = Subject::new(exercise, side, theme);
    let frames = frames(exercise);
    if frames.len() < 2 {
        return None;
    }
    let seen = frames.iter().map(|f| subject.frame(f, BARE).1).fold(Bounds::NOTHING, Bounds::and);
    let place = fitted(&seen, (EDGE, EDGE, WIDTH - EDGE, HEIGHT - EDGE - subject.foot()));
    let mut inside = String::new();
    for stance in &frames {
        let _ = write!(inside, "<g class=\"frame\">\n{}</g>\n", subject.frame(stance, place).0);
    }
    inside.push_str(&sides(&subject));
    Some(framed(exercise, &inside))
}

/// The stances of a movement, from the first pose to the last; a gait comes back to where it began.
pub fn frames(exercise: &Exercise) -> Vec<Stance> {
    let motion = exercise.figure.motion;
    let mut keys = Stance::all(&exercise.figure);
    if motion == Motion::None {
        return Vec::new();
    }
    if motion == Motion::Gait {
        let other: Vec<Stance> = keys.iter().map(Stance::swapped).collect();
        keys.extend(other);
        keys.extend(keys.first().copied());
    }
    let mut frames = Vec::new();
    for [from, to] in keys.array_windows::<2>() {
        let steps = if motion == Motion::Gait { GAIT_STEPS } else { STEPS };
        let steps = if from.moves_to(to) { steps } else { 1 };
        frames.extend((0..steps).map(|n| from.towards(to, eased(f64::from(n) / f64::from(steps)))));
    }
    if motion == Motion::ToAndFro {
        frames.extend(keys.last().copied());
    }
    frames
}

/// Slow at both ends.
fn eased(part: f64) -> f64 {
    part * part * (3.0 - 2.0 * part)
}

/// The last pose alone, for a row of a list.
pub fn thumbnail(exercise: &Exercise, side: Side, theme: ChartTheme) -> String {
    let subject = Subject::new(exercise, side, theme);
    let n = subject.stances.len().saturating_sub(1);
    let seen = subject.pose(n, BARE).1;
    let place = fitted(&seen, (EDGE, EDGE, WIDTH - EDGE, HEIGHT - EDGE));
    framed(exercise, &subject.pose(n, place).0)
}

/// Where a pose is drawn, and where its number stands.
struct Cell {
    drawn: (f64, Spot),
    number: Spot,
}

fn cells(subject: &Subject<'_>, seen: &[Bounds]) -> Vec<Cell> {
    let (wide, high) = (WIDTH - 2.0 * EDGE, HEIGHT - 2.0 * EDGE - subject.foot());
    let all = seen.iter().copied().fold(Bounds::NOTHING, Bounds::and);
    let count = u8::try_from(seen.len()).map_or(1.0, f64::from);
    let gaps = GAP * (count - 1.0);
    match subject.figure.layout {
        Layout::Rows => {
            let tall: f64 = seen.iter().map(Bounds::height).sum();
            let scale = (wide / all.width()).min((high - gaps) / tall).min(LARGEST);
            let left = (WIDTH - all.width() * scale) / 2.0 - all.left * scale;
            let spare = (high - gaps - tall * scale) / (count + 1.0);
            let mut top = EDGE + spare;
            let mut cells = Vec::new();
            for bounds in seen {
                let shift = Spot { x: left, y: top - bounds.top * scale };
                let number = Spot { x: 4.0, y: top + 10.0 };
                cells.push(Cell { drawn: (scale, shift), number });
                top += bounds.height() * scale + GAP + spare;
            }
            cells
        }
        Layout::Columns => {
            let broad: f64 = seen.iter().map(Bounds::width).sum();
            let scale = ((wide - gaps) / broad).min(high / all.height()).min(LARGEST);
            let spare = (wide - gaps - broad * scale) / (count + 1.0);
            let top = EDGE + (high - all.height() * scale) / 2.0 - all.top * scale;
            // A left sore side mirrors each pose; the order of reading stays.
            let mut left = EDGE + spare;
            let mut cells = Vec::new();
            for bounds in seen {
                let shift = Spot { x: left - bounds.left * scale, y: top };
                let number = Spot { x: left - 3.0_f64.min(left), y: 13.0 };
                cells.push(Cell { drawn: (scale, shift), number });
                left += bounds.width() * scale + GAP + spare;
            }
            cells
        }
    }
}

/// Scale and shift that put bounds into the middle of a box of left, top, right, bottom.
fn fitted(seen: &Bounds, (left, top, right, bottom): (f64, f64, f64, f64)) -> (f64, Spot) {
    let scale = ((right - left) / seen.width()).min((bottom - top) / seen.height()).min(LARGEST);
    let x = f64::midpoint(left, right) - f64::midpoint(seen.left, seen.right) * scale;
    let y = f64::midpoint(top, bottom) - f64::midpoint(seen.top, seen.bottom) * scale;
    (scale, Spot { x, y })
}

/// "left" and "right" under a picture in which neither side is nearer: the athlete's own, whichever is sore.
fn sides(subject: &Subject<'_>) -> String {
    let (first, second) = match subject.figure.view {
        View::Side => return String::new(),
        View::Front => ("right", "left"),
        View::Back => ("left", "right"),
    };
    let y = HEIGHT - 4.0;
    let ink = subject.tokens.ink_3;
    text(first, Spot { x: EDGE, y }, "start", ink) + &text(second, Spot { x: WIDTH - EDGE, y }, "end", ink)
}

fn text(words: &str, at: Spot, anchor: &str, ink: Rgb) -> String {
    let (x, y, ink) = (short(at.x), short(at.y), hex(ink));
    format!(
        "<text x=\"{x}\" y=\"{y}\" font-family=\"'Source Sans 3', sans-serif\" font-size=\"12\" fill=\"{ink}\" \
         text-anchor=\"{anchor}\">{words}</text>\n"
    )
}

fn framed(exercise: &Exercise, inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"exercise\" role=\"img\" width=\"{WIDTH}\" \
         height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">\n<title>{}</title>\n<desc>{}</desc>\n\
         <g aria-hidden=\"true\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n{inside}</g>\n</svg>\n",
        escaped(&exercise.name),
        escaped(&exercise.figure.words),
    )
}

/// Text that is safe inside an element.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
