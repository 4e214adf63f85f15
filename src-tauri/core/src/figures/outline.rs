//! Outlines on paper: a tube or a heap of balls seen from somewhere becomes a smooth closed line.

use super::body::Round;
use super::space::{Turn, V3};

/// A point on the picture's plane: to the right, and down.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Spot {
    pub x: f64,
    pub y: f64,
}

impl Spot {
    pub fn plus(self, other: Spot, times: f64) -> Spot {
        Spot { x: self.x + other.x * times, y: self.y + other.y * times }
    }

    pub fn to(self, other: Spot) -> Spot {
        other.plus(self, -1.0)
    }

    pub fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    fn unit(self) -> Spot {
        let length = self.length();
        if length < 1e-9 { Spot { x: 0.0, y: -1.0 } } else { Spot { x: self.x / length, y: self.y / length } }
    }

    /// Turned a quarter to the right, as seen on paper.
    pub fn right(self) -> Spot {
        Spot { x: -self.y, y: self.x }
    }

    pub fn dot(self, other: Spot) -> f64 {
        self.x * other.x + self.y * other.y
    }
}

/// From where the room is seen, without perspective. Seen from the side, the floor rises with the distance of the
/// sides only, so that what runs along the athlete's way stays level on paper.
#[derive(Debug, Clone, Copy)]
pub struct Camera {
    turn: (f64, f64),
    height: (f64, f64),
    mirrored: f64,
}

impl Camera {
    /// `turn` 0 looks at the sore side, 90 at the front, −90 at the back; `height` looks down from above; a mirrored
    /// picture shows a left sore side.
    pub fn new(turn: f64, height: f64, mirrored: bool) -> Self {
        Self {
            turn: turn.to_radians().sin_cos(),
            height: height.to_radians().sin_cos(),
            mirrored: if mirrored { -1.0 } else { 1.0 },
        }
    }

    /// How near a point is.
    pub fn depth(&self, p: V3) -> f64 {
        p.x * self.turn.0 + p.z * self.turn.1
    }

    /// Where a point (or a direction) lies on paper.
    pub fn spot(&self, p: V3) -> Spot {
        let across = p.x * self.turn.1 - p.z * self.turn.0;
        let sideways = self.turn.0.abs() < self.turn.1.abs();
        let depth = if sideways { p.z } else { self.depth(p) };
        Spot { x: across * self.mirrored, y: depth * self.height.0 - p.y * self.height.1 }
    }
}

/// A round in the room: its middle and the directions of its width and depth.
#[derive(Debug, Clone, Copy)]
pub struct Ring {
    pub centre: V3,
    pub wide: V3,
    pub deep: V3,
}

/// The rounds of a limb from `from`, `length` down its own length.
pub fn rings(rounds: &[Round], from: V3, turn: &Turn, length: f64) -> Vec<Ring> {
    let ring = |round: &Round| Ring {
        centre: from + turn.up * (-length * round.at) + turn.front * round.ahead,
        wide: turn.side * round.wide,
        deep: turn.front * round.deep,
    };
    rounds.iter().map(ring).collect()
}

impl Ring {
    /// How far it reaches in a direction.
    pub fn reach(&self, direction: V3) -> f64 {
        self.wide.dot(direction).hypot(self.deep.dot(direction))
    }

    fn reach_on_paper(&self, camera: &Camera, direction: Spot) -> f64 {
        camera.spot(self.wide).dot(direction).hypot(camera.spot(self.deep).dot(direction))
    }
}

/// How an end of a tube looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Round,
    Flat,
}

/// The two edges of a tube on paper, from its beginning to its end, and its closed outline.
#[derive(Debug, Clone)]
pub struct Tube {
    pub left: Vec<Spot>,
    pub right: Vec<Spot>,
    ends: (End, End),
}

impl Tube {
    pub fn new(camera: &Camera, rings: &[Ring], ends: (End, End)) -> Self {
        let centres: Vec<Spot> = rings.iter().map(|ring| camera.spot(ring.centre)).collect();
        let mut tube = Self { left: Vec::new(), right: Vec::new(), ends };
        for (n, (ring, centre)) in rings.iter().zip(&centres).enumerate() {
            let before = n.checked_sub(1).and_then(|n| centres.get(n)).unwrap_or(centre);
            let after = centres.get(n + 1).unwrap_or(centre);
            let across = before.to(*after).unit().right();
            let half = ring.reach_on_paper(camera, across);
            tube.left.push(centre.plus(across, half));
            tube.right.push(centre.plus(across, -half));
        }
        tube
    }

    /// The closed outline as points.
    pub fn outline(&self) -> Vec<Spot> {
        let mut points = smooth(&self.left);
        if let (End::Round, Some(a), Some(b)) = (self.ends.1, self.left.last(), self.right.last()) {
            points.extend(cap(*a, *b));
        }
        let mut back = smooth(&self.right);
        back.reverse();
        points.append(&mut back);
        if let (End::Round, Some(a), Some(b)) = (self.ends.0, self.right.first(), self.left.first()) {
            points.extend(cap(*a, *b));
        }
        points
    }
}

/// A half round from `a` to `b`, on the far side of the way there.
fn cap(a: Spot, b: Spot) -> Vec<Spot> {
    let middle = Spot { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) };
    let arm = middle.to(a);
    let out = arm.right();
    let step = |n: u8| {
        let (s, c) = (f64::from(n) * 22.5).to_radians().sin_cos();
        middle.plus(arm, c).plus(out, -s)
    };
    (1..8).map(step).collect()
}

/// A smooth line through points: three more between each two (Catmull and Rom).
pub fn smooth(points: &[Spot]) -> Vec<Spot> {
    let mut line = Vec::with_capacity(points.len() * 4);
    for (n, [b, c]) in points.array_windows::<2>().enumerate() {
        let a = n.checked_sub(1).and_then(|n| points.get(n)).unwrap_or(b);
        let d = points.get(n + 2).unwrap_or(c);
        line.push(*b);
        for quarter in 1..4_u8 {
            let t = f64::from(quarter) / 4.0;
            let of = |a: f64, b: f64, c: f64, d: f64| {
                0.5 * (2.0 * b
                    + (c - a) * t
                    + (2.0 * a - 5.0 * b + 4.0 * c - d) * t * t
                    + (3.0 * b - a - 3.0 * c + d) * t * t * t)
            };
            line.push(Spot { x: of(a.x, b.x, c.x, d.x), y: of(a.y, b.y, c.y, d.y) });
        }
    }
    line.extend(points.last());
    line
}

/// The outline around balls: middle and radius of each.
pub fn hull(camera: &Camera, balls: &[(V3, f64)]) -> Vec<Spot> {
    let mut points: Vec<Spot> = Vec::with_capacity(balls.len() * 16);
    for (middle, radius) in balls {
        let middle = camera.spot(*middle);
        points.extend((0..16_u8).map(|n| {
            let (s, c) = (f64::from(n) * 22.5).to_radians().sin_cos();
            middle.plus(Spot { x: c, y: s }, *radius)
        }));
    }
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let mut around = half_hull(&points);
    points.reverse();
    around.extend(half_hull(&points));
    around
}

fn half_hull(sorted: &[Spot]) -> Vec<Spot> {
    let mut kept: Vec<Spot> = Vec::new();
    for point in sorted {
        while let [.., a, b] = kept.as_slice() {
            let (ab, ap) = (a.to(*b), a.to(*point));
            if ab.x * ap.y - ab.y * ap.x > 0.0 {
                break;
            }
            kept.pop();
        }
        kept.push(*point);
    }
    kept.pop();
    kept
}

/// Closed outlines as one path, all turning the same way, so that they add up where they overlap.
pub fn path(outlines: &[Vec<Spot>]) -> String {
    let mut d = String::new();
    for outline in outlines {
        let area: f64 =
            outline.iter().zip(outline.iter().cycle().skip(1)).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
        if area >= 0.0 {
            write_line(outline.iter(), &mut d);
        } else {
            write_line(outline.iter().rev(), &mut d);
        }
        d.push('z');
    }
    d
}

/// An open line through points.
pub fn line(points: &[Spot]) -> String {
    let mut d = String::new();
    write_line(points.iter(), &mut d);
    d
}

/// Steps from point to point in tenths, so that errors of rounding do not add up; steps of nothing are left out.
fn write_line<'a>(points: impl Iterator<Item = &'a Spot>, d: &mut String) {
    let mut last: Option<(f64, f64)> = None;
    for point in points {
        let (x, y) = ((point.x * 10.0).round(), (point.y * 10.0).round());
        let step = last.map(|(a, b)| (x - a, y - b));
        if step == Some((0.0, 0.0)) {
            continue;
        }
        let (letter, (x_said, y_said)) = step.map_or(('M', (x, y)), |step| ('l', step));
        d.push(letter);
        d.push_str(&short(x_said / 10.0));
        let y_text = short(y_said / 10.0);
        // A minus sign parts two numbers as well as a blank does.
        if !y_text.starts_with('-') {
            d.push(' ');
        }
        d.push_str(&y_text);
        last = Some((x, y));
    }
}

/// A number with one digit behind the point, and none where it is 0.
pub fn short(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
