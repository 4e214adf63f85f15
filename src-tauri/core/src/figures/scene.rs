//! One pose with the things around it, the way it came and where it goes.

use hamstrong_rules::exercises::{Arrow, Figure, Prop, View};

use super::draw::{self, Cast};
use super::outline::{Camera, Spot, smooth};
use super::pen::{Look, Pen};
use super::pose::Stance;
use super::props;
use super::solve::Skeleton;
use super::space::v3;

/// The camera of a view; a left sore side is the mirrored right one.
pub fn camera(view: View, left: bool) -> Camera {
    match view {
        View::Side => Camera::new(10.0, 7.0, left),
        View::Front => Camera::new(90.0, 7.0, left),
        View::Back => Camera::new(-90.0, 0.0, left),
    }
}

/// Draws a stance with the figure's props.
pub fn stance(pen: &mut Pen<'_>, figure: &Figure, stance: &Stance) {
    let body = Skeleton::of(stance);
    let grounded = figure.props.iter().any(|prop| matches!(prop, Prop::Mat { .. }));
    if !grounded && figure.shows == hamstrong_rules::exercises::Shows::Whole {
        floor(pen, figure.view, &body);
    }
    for prop in &figure.props {
        props::behind(pen, prop, &body);
    }
    let cast = Cast {
        shows: figure.shows,
        works: &figure.works,
        hamstring: figure.hamstring,
        frontal: figure.view != View::Side,
    };
    draw::body(pen, &body, cast);
    for prop in &figure.props {
        props::before(pen, prop, &body);
    }
}

/// A line under the body, a little longer than it.
fn floor(pen: &mut Pen<'_>, view: View, body: &Skeleton) {
    let points = body.legs.iter().flat_map(|leg| [leg.heel, leg.toe, leg.hip]);
    let points = points.chain(body.arms.iter().map(|arm| arm.shoulder)).chain([body.neck]);
    let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
    for point in points {
        let along = if view == View::Side { point.x } else { point.z };
        from = from.min(along);
        to = to.max(along);
    }
    let (from, to) = (from - 8.0, to + 8.0);
    let ends = if view == View::Side {
        [v3(from, 0.0, 0.0), v3(to, 0.0, 0.0)]
    } else {
        [v3(0.0, 0.0, from), v3(0.0, 0.0, to)]
    };
    pen.wire(&ends, Look::line(pen.tokens.line_2, 1.0));
}

/// Draws the arrows that end in pose `n` (from 0).
pub fn arrows(pen: &mut Pen<'_>, figure: &Figure, stances: &[Stance], n: usize) {
    for arrow in &figure.arrows {
        match arrow {
            Arrow::Way { of, aside: [x, y] } => {
                let Some((from, to)) = n.checked_sub(1).and_then(|m| stances.get(m)).zip(stances.get(n))
                else {
                    continue;
                };
                let way = |step: u8| {
                    let part = f64::from(step) / 12.0;
                    let point = Skeleton::of(&from.towards(to, part)).point(*of);
                    pen.spot(point + v3(*x, *y, 0.0))
                };
                let line: Vec<Spot> = (0..=12).map(way).collect();
                pointed(pen, &line);
            }
            Arrow::Push { from: [ax, ay], to: [bx, by], pose } if *pose == n + 1 => {
                let z = if figure.view == View::Side { 8.0 } else { 0.0 };
                let place = |along: f64, up: f64| match figure.view {
                    View::Side => v3(along, up, z),
                    View::Front | View::Back => v3(8.0, up, along),
                };
                let ends = [pen.spot(place(*ax, *ay)), pen.spot(place(*bx, *by))];
                pointed(pen, &ends);
            }
            Arrow::Push { .. } => {}
        }
    }
}

/// Length and half breadth of an arrow's head.
const HEAD: (f64, f64) = (4.4, 2.2);

/// A line with a head at its end; nothing where it would be no longer than the head.
fn pointed(pen: &mut Pen<'_>, line: &[Spot]) {
    let length: f64 = line.array_windows::<2>().map(|[a, b]| a.to(*b).length()).sum();
    let (Some(tip), true) = (line.last(), length > HEAD.0 * 1.2) else { return };
    let now = pen.tokens.now;
    // The head points the way of the last stretch of its own length.
    let root = line.iter().rev().find(|spot| spot.to(*tip).length() >= HEAD.0).or(line.first());
    let Some(root) = root else { return };
    let way = root.to(*tip);
    let long = way.length().max(1e-6);
    let along = Spot { x: way.x / long, y: way.y / long };
    let neck = tip.plus(along, -HEAD.0);
    let mut shaft: Vec<Spot> = line
        .iter()
        .copied()
        .filter(|spot| spot.to(*tip).dot(along) > HEAD.0 || spot.to(*tip).length() > HEAD.0 * 1.5)
        .collect();
    shaft.push(neck.plus(along, 0.4));
    let shaft = if shaft.len() > 2 { smooth(&shaft) } else { shaft };
    pen.line(&shaft, Look::line(now, 1.8));
    let across = along.right();
    let head = vec![*tip, neck.plus(across, HEAD.1), neck.plus(across, -HEAD.1)];
    pen.shape(&[head], Look::fill(now, 1.0));
}
