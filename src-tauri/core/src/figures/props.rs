//! The things around the body: what it lies on, holds, pushes or is held by.

use hamstrong_rules::exercises::{Place, Point, Prop};

use super::body::{THIGH, THIGH_ROUNDS};
use super::draw::thigh_tube;
use super::outline::{End, Ring, Spot, Tube, rings};
use super::pen::{Look, Pen};
use super::solve::Skeleton;
use super::space::{Turn, V3, v3};

/// Half the depth of a mat, a box or a rail.
const DEEP: f64 = 14.0;
/// Radius of a foam roller of 15 cm, for a stature of 1.7 m.
pub const ROLLER: f64 = 4.4;
/// Thickness of a slider.
pub const SLIDER: f64 = 0.8;
/// Height of a bike's saddle.
pub const SADDLE: f64 = 50.0;
/// Middle of the pedals' way, and its radius: cranks of 170 mm.
pub const CRANK: (f64, f64, f64) = (12.0, 17.0, 10.0);

/// Draws what lies behind the body.
pub fn behind(pen: &mut Pen<'_>, prop: &Prop, body: &Skeleton) {
    let t = pen.tokens;
    let thing = Look::shape(t.paper, t.ink_2, 1.0);
    match prop {
        Prop::Mat { from, to } => {
            let corners =
                [v3(*from, 0.0, -DEEP), v3(*to, 0.0, -DEEP), v3(*to, 0.0, DEEP), v3(*from, 0.0, DEEP)];
            pen.plate(&corners, Look::shape(t.band_1, t.line_2, 1.0));
        }
        Prop::Box { from, to, height } => {
            let (a, b, h) = (*from, *to, *height);
            pen.plate(&[v3(a, h, -DEEP), v3(b, h, -DEEP), v3(b, h, DEEP), v3(a, h, DEEP)], thing);
            pen.plate(
                &[v3(a, 0.0, DEEP), v3(b, 0.0, DEEP), v3(b, h, DEEP), v3(a, h, DEEP)],
                Look::shape(t.band_1, t.ink_2, 1.0),
            );
        }
        Prop::Chair { x } => chair(pen, *x),
        Prop::Rail { x, height } => {
            let line = Look::line(t.ink_2, 2.2);
            pen.wire(&[v3(*x, 0.0, -10.0), v3(*x, *height, -10.0)], line);
            pen.wire(&[v3(*x, 0.0, 10.0), v3(*x, *height, 10.0)], line);
            pen.wire(&[v3(*x, *height, -16.0), v3(*x, *height, 16.0)], Look::line(t.ink_2, 3.0));
            pen.wire(&[v3(x - 5.0, 0.0, 10.0), v3(x + 5.0, 0.0, 10.0)], line);
        }
        Prop::Roller { x, with } => {
            let x = with.map_or(*x, |point| x + body.point(point).x);
            pen.disc(pen.spot(v3(x, ROLLER, -8.0)), ROLLER, thing);
            let centre = pen.spot(v3(x, ROLLER, 8.0));
            pen.disc(centre, ROLLER, Look::shape(t.band_1, t.ink_2, 1.0));
            pen.disc(centre, ROLLER * 0.45, Look::line(t.ink_2, 0.8));
        }
        Prop::Slider { under } => {
            let at = body.point(*under);
            let (a, b) = (at.x - 4.0, at.x + 4.0);
            let y = at.y - SLIDER;
            let corners = [v3(a, y, at.z), v3(b, y, at.z), v3(b, y + SLIDER, at.z), v3(a, y + SLIDER, at.z)];
            pen.plate(&corners, Look::shape(t.ink_2, t.ink_2, 1.0));
        }
        Prop::Bike => bike(pen, body),
        Prop::Cones { at } => {
            for x in at {
                let corners = [v3(x - 5.0, 0.0, 0.0), v3(x + 5.0, 0.0, 0.0), v3(*x, 15.0, 0.0)];
                pen.plate(&corners, thing);
            }
        }
        Prop::Band { .. }
        | Prop::Barbell
        | Prop::Dumbbell { .. }
        | Prop::Helper { .. }
        | Prop::Wrap
        | Prop::Tape => {}
    }
}

/// Draws what lies before the body.
pub fn before(pen: &mut Pen<'_>, prop: &Prop, body: &Skeleton) {
    let t = pen.tokens;
    match prop {
        Prop::Band { through } => {
            let places: Vec<V3> = through
                .iter()
                .map(|place| match place {
                    Place::Body(point) => body.point(*point),
                    Place::Room([x, y]) => v3(*x, *y, body.legs[0].ankle.z),
                })
                .collect();
            pen.wire(&places, Look::line(t.ink, 2.4));
            pen.wire(&places, Look::line(t.paper, 0.8));
        }
        Prop::Barbell => {
            let [a, b] = [Point::SoreHand, Point::OtherHand].map(|point| body.point(point));
            let (a, b) = (a + v3(0.0, 0.0, 12.0), b + v3(0.0, 0.0, -12.0));
            pen.wire(&[a, b], Look::line(t.ink_2, 2.0));
            disc(pen, a, 8.0);
        }
        Prop::Dumbbell { hand } => {
            let at = body.point(*hand) + v3(0.0, 0.0, 2.0);
            disc(pen, at, 3.6);
        }
        Prop::Helper { holds, from: [x, y] } => {
            let at = body.point(*holds);
            helper(pen, v3(*x, *y, at.z), at);
        }
        Prop::Wrap => wrap(pen, body),
        Prop::Tape => tape(pen, body),
        Prop::Mat { .. }
        | Prop::Box { .. }
        | Prop::Chair { .. }
        | Prop::Rail { .. }
        | Prop::Roller { .. }
        | Prop::Slider { .. }
        | Prop::Bike
        | Prop::Cones { .. } => {}
    }
}

fn disc(pen: &mut Pen<'_>, at: V3, radius: f64) {
    let t = pen.tokens;
    let spot = pen.spot(at);
    pen.disc(spot, radius, Look::shape(t.band_1, t.ink_2, 1.2));
    pen.disc(spot, radius * 0.3, Look::shape(t.paper, t.ink_2, 1.0));
}

fn chair(pen: &mut Pen<'_>, x: f64) {
    let t = pen.tokens;
    let (front, back, seat, top) = (x + 11.0, x - 11.0, 26.0, 53.0);
    let line = Look::line(t.ink_2, 2.0);
    for z in [-10.0, 10.0] {
        pen.wire(&[v3(back, 0.0, z), v3(back, top, z)], line);
        pen.wire(&[v3(front, 0.0, z), v3(front, seat, z)], line);
    }
    let corners =
        [v3(back, seat, -10.0), v3(front, seat, -10.0), v3(front, seat, 10.0), v3(back, seat, 10.0)];
    pen.plate(&corners, Look::shape(t.band_1, t.ink_2, 1.2));
    for y in [top, top - 9.0] {
        pen.wire(&[v3(back, y, -10.0), v3(back, y, 10.0)], line);
    }
}

fn bike(pen: &mut Pen<'_>, body: &Skeleton) {
    let t = pen.tokens;
    let (x, y, crank) = CRANK;
    let line = Look::line(t.ink_2, 2.2);
    let wire = |pen: &mut Pen<'_>, points: &[(f64, f64)]| {
        let places: Vec<V3> = points.iter().map(|(x, y)| v3(*x, *y, 0.0)).collect();
        pen.wire(&places, line);
    };
    wire(pen, &[(-20.0, 0.8), (44.0, 0.8)]);
    wire(pen, &[(-14.0, 0.8), (-3.0, 22.0), (x, y), (30.0, 0.8)]);
    wire(pen, &[(-3.0, 22.0), (-8.0, SADDLE - 2.0)]);
    wire(pen, &[(-3.0, 22.0), (28.0, 34.0), (34.0, 62.0), (43.0, 64.0)]);
    wire(pen, &[(x, y), (28.0, 34.0)]);
    let saddle = [v3(-16.0, SADDLE, 0.0), v3(2.0, SADDLE, 0.0), v3(-6.0, SADDLE - 3.0, 0.0)];
    pen.plate(&saddle, Look::shape(t.ink_2, t.ink_2, 2.0));
    let middle = pen.spot(v3(x, y, 0.0));
    pen.disc(pen.spot(v3(32.0, 15.0, 0.0)), 14.0, Look::line(t.ink_2, 1.2));
    pen.disc(middle, crank * 0.5, Look::shape(t.paper, t.ink_2, 1.0));
    for leg in &body.legs {
        let pedal = leg.ball;
        pen.wire(&[v3(x, y, pedal.z), pedal], Look::line(t.ink_2, 1.6));
        pen.wire(&[pedal + v3(-3.5, 0.0, 0.0), pedal + v3(3.5, 0.0, 0.0)], Look::line(t.ink_2, 2.2));
    }
}

/// A forearm with a hand that comes from a place and holds a point.
fn helper(pen: &mut Pen<'_>, from: V3, to: V3) {
    let t = pen.tokens;
    let way = to - from;
    let up = way.unit() * -1.0;
    let side = v3(0.0, 0.0, 1.0);
    let turn = Turn { front: up.cross(side).unit() * -1.0, up, side };
    let length = way.length();
    let arm = [
        super::body::Round { at: 0.0, wide: 2.6, deep: 3.2, ahead: 0.0 },
        super::body::Round { at: 0.45, wide: 2.2, deep: 2.6, ahead: 0.0 },
        super::body::Round { at: 0.76, wide: 1.6, deep: 1.8, ahead: 0.0 },
        super::body::Round { at: 0.9, wide: 2.0, deep: 3.0, ahead: 0.4 },
        super::body::Round { at: 1.02, wide: 2.0, deep: 3.0, ahead: 0.6 },
        super::body::Round { at: 1.12, wide: 1.4, deep: 1.8, ahead: 0.8 },
    ];
    let outline = Tube::new(pen.camera, &rings(&arm, from, &turn, length), (End::Flat, End::Round)).outline();
    pen.shape(&[outline], Look::shape(t.paper, t.ink_2, 1.1));
    // Three lines between the fingers make it a hand.
    for finger in [-1.1, 0.2, 1.5] {
        let root = from + turn.up * (-length * 0.98) + turn.front * finger;
        pen.wire(&[root, root + turn.up * (-length * 0.1)], Look::line(t.ink_2, 0.8));
    }
}

fn wrap(pen: &mut Pen<'_>, body: &Skeleton) {
    let t = pen.tokens;
    let [leg, _] = &body.legs;
    let tube = thigh_tube(pen, leg);
    let edge = |side: &[Spot], at: f64| {
        let line = super::outline::smooth(side);
        #[allow(clippy::cast_precision_loss, reason = "two dozen points")]
        let steps = line.len().saturating_sub(1) as f64;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and two dozen")]
        let n = (at * steps).round() as usize;
        line.get(n).copied().unwrap_or_default()
    };
    let part = |a: f64, b: f64| {
        let steps = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0].map(|n| a + (b - a) * n);
        let mut outline: Vec<Spot> = steps.iter().map(|at| edge(&tube.left, *at)).collect();
        outline.extend(steps.iter().rev().map(|at| edge(&tube.right, *at)));
        outline
    };
    let mut cover = Look::shape(t.paper, t.now, 1.5);
    pen.shape(&[part(0.3, 0.95)], cover);
    cover = Look::fill(t.now, 0.16);
    pen.shape(&[part(0.3, 0.95)], cover);
    for turn in 0..7_u8 {
        let low = 0.93 - 0.1 * f64::from(turn);
        let high = (low - 0.1).max(0.3);
        if low > 0.32 {
            pen.line(&[edge(&tube.left, low), edge(&tube.right, high)], Look::line(t.now, 1.0));
        }
    }
}

fn tape(pen: &mut Pen<'_>, body: &Skeleton) {
    let t = pen.tokens;
    let [leg, _] = &body.legs;
    let thigh = rings(&THIGH_ROUNDS, leg.hip, &leg.thigh, THIGH);
    for side in [-0.48, 0.48] {
        let strip: Vec<Ring> = thigh
            .iter()
            .take(5)
            .map(|ring| Ring {
                centre: ring.centre + ring.deep * -0.9 + ring.wide * side,
                wide: ring.wide.unit() * 1.1,
                deep: ring.deep.unit() * 0.2,
            })
            .collect();
        let outline = Tube::new(pen.camera, &strip, (End::Round, End::Round)).outline();
        pen.shape(std::slice::from_ref(&outline), Look::shape(t.paper, t.now, 1.2));
        pen.shape(&[outline], Look::fill(t.now, 0.5));
    }
}
