//! What a body would not do: a joint past its range, a foot that does not reach its place, a limb through the floor,
//! a contact that is none. Whoever adds an exercise is told here; a test holds it for all that ship.

use hamstrong_rules::exercises::{Arm, Exercise, Leg, Piece, Prop, Support};

use super::body::{
    ARM_RANGES, BALL, FOREARM, HAND, HEEL, LEG_RANGES, PELVIS, Range, SHANK, THIGH, THORAX, TRUNK_RANGES,
    UPPER_ARM,
};
use super::draw::lowest;
use super::pose::Stance;
use super::props::{ROLLER, SADDLE, SLIDER};
use super::sheet::frames;
use super::solve::Skeleton;

/// A piece may sink in so far where it rests, in hundredths of stature: skin and mat give way.
const SINKS: f64 = 1.2;
/// And so far may it stay away and still count as resting.
const HOVERS: f64 = 1.6;

const PIECES: [Piece; 15] = [
    Piece::Pelvis,
    Piece::Thorax,
    Piece::Head,
    Piece::SoreThigh,
    Piece::SoreShank,
    Piece::SoreFoot,
    Piece::SoreUpperArm,
    Piece::SoreForearm,
    Piece::SoreHand,
    Piece::OtherThigh,
    Piece::OtherShank,
    Piece::OtherFoot,
    Piece::OtherUpperArm,
    Piece::OtherForearm,
    Piece::OtherHand,
];

/// Everything an exercise's picture does that a body would not, in words.
pub fn problems(exercise: &Exercise) -> Vec<String> {
    let figure = &exercise.figure;
    let keys = Stance::all(figure);
    let mut found = Vec::new();
    for (n, (stance, pose)) in keys.iter().zip(&figure.poses).enumerate() {
        let body = Skeleton::of(stance);
        let at = format!("pose {}", n + 1);
        found.extend(bodily(stance, &body).into_iter().map(|words| format!("{at}: {words}")));
        for (piece, support) in &pose.touch {
            let gap = lowest(&body, *piece) - height(*support, &figure.props);
            if !(-SINKS..=HOVERS).contains(&gap) {
                found.push(format!("{at}: {piece:?} is {gap:.1} from the {support:?}"));
            }
        }
    }
    for (n, stance) in frames(exercise).iter().enumerate() {
        let words = bodily(stance, &Skeleton::of(stance));
        found.extend(words.into_iter().map(|words| format!("frame {}: {words}", n + 1)));
    }
    found
}

fn height(support: Support, props: &[Prop]) -> f64 {
    let tall = props.iter().find_map(|prop| match prop {
        Prop::Box { height, .. } => Some(*height),
        _ => None,
    });
    match support {
        Support::Floor => 0.0,
        Support::Box => tall.unwrap_or(0.0),
        Support::Roller => ROLLER * 2.0,
        Support::Slider => SLIDER,
        Support::Saddle => SADDLE,
    }
}

fn bodily(stance: &Stance, body: &Skeleton) -> Vec<String> {
    let mut found = Vec::new();
    for (name, leg, asked) in
        [("sore", &body.legs[0], stance.legs[0]), ("other", &body.legs[1], stance.legs[1])]
    {
        let a = leg.angles;
        let angles = [a.hip, a.abd, a.rot, a.knee, a.ankle, a.toes];
        found.extend(past(&format!("{name} leg"), &angles, &LEG_RANGES));
        if let Leg::Foot(footing) = asked {
            let [x, y] = footing.at;
            let there = if footing.on_ball { leg.ball } else { leg.heel };
            let miss = (there.x - x).hypot(there.y - y);
            if miss > 0.3 {
                found.push(format!("the {name} foot misses its place by {miss:.1}"));
            }
        }
    }
    for (name, arm, asked) in
        [("sore", &body.arms[0], stance.arms[0]), ("other", &body.arms[1], stance.arms[1])]
    {
        let a = arm.angles;
        let angles = [a.shoulder, a.abd, a.rot, a.elbow, a.wrist];
        found.extend(past(&format!("{name} arm"), &angles, &ARM_RANGES));
        if let Arm::Wrist(grip) = asked {
            let [x, y] = grip.at;
            let miss = (arm.wrist.x - x).hypot(arm.wrist.y - y);
            if miss > 0.3 {
                found.push(format!("the {name} wrist misses its place by {miss:.1}"));
            }
        }
    }
    found.extend(lengths(body));
    found.extend(past("trunk", &body.trunk, &TRUNK_RANGES));
    for piece in PIECES {
        let low = lowest(body, piece);
        if low < -SINKS {
            found.push(format!("{piece:?} is {:.1} below the floor", -low));
        }
    }
    found
}

/// Pieces that are not as long as the body's own.
fn lengths(body: &Skeleton) -> Vec<String> {
    let mut pieces =
        vec![("pelvis", body.hips, body.waist, PELVIS), ("thorax", body.waist, body.neck, THORAX)];
    for leg in &body.legs {
        pieces.push(("thigh", leg.hip, leg.knee, THIGH));
        pieces.push(("shank", leg.knee, leg.ankle, SHANK));
        pieces.push(("foot", leg.heel, leg.ball, BALL.x - HEEL.x));
    }
    for arm in &body.arms {
        pieces.push(("upper arm", arm.shoulder, arm.elbow, UPPER_ARM));
        pieces.push(("forearm", arm.elbow, arm.wrist, FOREARM));
        pieces.push(("hand", arm.wrist, arm.tip, HAND));
    }
    pieces
        .into_iter()
        .map(|(name, from, to, length)| (name, (to - from).length(), length))
        .filter(|(_, drawn, length)| (drawn - length).abs() > 1e-6)
        .map(|(name, drawn, length)| format!("a {name} of {drawn:.2} instead of {length}"))
        .collect()
}

fn past(limb: &str, angles: &[f64], ranges: &[Range]) -> Vec<String> {
    angles
        .iter()
        .zip(ranges)
        .filter(|(angle, range)| **angle < range.least - 0.5 || **angle > range.most + 0.5)
        .map(|(angle, range)| {
            format!("{limb}: {} {angle:.0}, range {} to {}", range.joint, range.least, range.most)
        })
        .collect()
}
