//! Points, directions and turns in the room: x to the athlete's front, y up, z to the sore side.

use std::ops::{Add, Mul, Sub};

/// A point or a direction, in hundredths of stature.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct V3 {
    pub x: f64,
    pub y: f64,
    pub z: f64,
}

/// A point or a direction.
pub const fn v3(x: f64, y: f64, z: f64) -> V3 {
    V3 { x, y, z }
}

impl V3 {
    pub fn dot(self, other: V3) -> f64 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    pub fn cross(self, other: V3) -> V3 {
        v3(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )
    }

    pub fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    /// The direction, or straight up where there is none.
    pub fn unit(self) -> V3 {
        let length = self.length();
        if length < 1e-9 { v3(0.0, 1.0, 0.0) } else { self * (1.0 / length) }
    }
}

impl Add for V3 {
    type Output = V3;

    fn add(self, other: V3) -> V3 {
        v3(self.x + other.x, self.y + other.y, self.z + other.z)
    }
}

impl Sub for V3 {
    type Output = V3;

    fn sub(self, other: V3) -> V3 {
        self + other * -1.0
    }
}

impl Mul<f64> for V3 {
    type Output = V3;

    fn mul(self, by: f64) -> V3 {
        v3(self.x * by, self.y * by, self.z * by)
    }
}

/// The directions of a piece of the body: its front, its upper end, its sore side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    pub front: V3,
    pub up: V3,
    pub side: V3,
}

impl Turn {
    /// Upright, facing the front.
    pub const UPRIGHT: Self =
        Self { front: v3(1.0, 0.0, 0.0), up: v3(0.0, 1.0, 0.0), side: v3(0.0, 0.0, 1.0) };

    /// A direction given in the piece's own directions.
    pub fn of(&self, own: V3) -> V3 {
        self.front * own.x + self.up * own.y + self.side * own.z
    }

    /// A direction of the room in the piece's own directions.
    pub fn own(&self, room: V3) -> V3 {
        v3(room.dot(self.front), room.dot(self.up), room.dot(self.side))
    }

    fn then(&self, front: V3, up: V3, side: V3) -> Self {
        Self { front: self.of(front), up: self.of(up), side: self.of(side) }
    }

    /// Turned about its own side by degrees: what hangs down swings to the front.
    #[must_use]
    pub fn swung(&self, degrees: f64) -> Self {
        let (s, c) = degrees.to_radians().sin_cos();
        self.then(v3(c, s, 0.0), v3(-s, c, 0.0), v3(0.0, 0.0, 1.0))
    }

    /// Turned about its own front by degrees: what hangs down swings away from the sore side.
    #[must_use]
    pub fn tilted(&self, degrees: f64) -> Self {
        let (s, c) = degrees.to_radians().sin_cos();
        self.then(v3(1.0, 0.0, 0.0), v3(0.0, c, s), v3(0.0, -s, c))
    }

    /// Turned about its own length by degrees: the front turns away from the sore side.
    #[must_use]
    pub fn rotated(&self, degrees: f64) -> Self {
        let (s, c) = degrees.to_radians().sin_cos();
        self.then(v3(c, 0.0, -s), v3(0.0, 1.0, 0.0), v3(s, 0.0, c))
    }

    /// Swing, tilt and rotation that lead from `self` to `other`, in degrees.
    pub fn steps_to(&self, other: &Turn) -> [f64; 3] {
        let up = self.own(other.up);
        let tilt = up.z.clamp(-1.0, 1.0).asin().to_degrees();
        let swing = (-up.x).atan2(up.y).to_degrees();
        let half = self.swung(swing).tilted(tilt);
        let front = half.own(other.front);
        [swing, tilt, (-front.z).atan2(front.x).to_degrees()]
    }
}
