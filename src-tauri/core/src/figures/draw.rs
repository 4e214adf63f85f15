//! The body on paper: far limbs first and lighter, then the trunk, then what is near; what works in the accent.

use hamstrong_rules::exercises::{Limb, Piece, Shows};

use super::body::{
    FOREARM, FOREARM_ROUNDS, HAND, HAND_ROUNDS, HEAD, NECK_ROUNDS, PELVIS_ROUNDS, SHANK, SHANK_ROUNDS, THIGH,
    THIGH_ROUNDS, THORAX_ROUNDS, UPPER_ARM, UPPER_ARM_ROUNDS,
};
use super::outline::{End, Ring, Spot, Tube, hull, rings};
use super::pen::{Look, Pen};
use super::solve::{ArmBones, LegBones, Skeleton};
use super::space::{V3, v3};

/// Rounds that make the trunk, from below.
pub fn trunk_rings(body: &Skeleton, shows: Shows) -> Vec<Ring> {
    let pelvis = rings(&PELVIS_ROUNDS, body.hips, &body.pelvis, -1.0);
    let thorax = rings(&THORAX_ROUNDS, body.waist, &body.thorax, -1.0);
    match shows {
        Shows::Whole => pelvis.into_iter().chain(thorax).collect(),
        Shows::Legs => pelvis,
    }
}

/// Middles and radii of balls.
type Balls = Vec<(V3, f64)>;

fn balls(from: V3, body: &super::space::Turn, balls: &[(V3, f64)]) -> Balls {
    balls.iter().map(|(place, radius)| (from + body.of(*place), *radius)).collect()
}

/// Balls of the rear of a foot, from the ankle.
const REAR: [(V3, f64); 5] = [
    (v3(-1.5, -1.9, 0.0), 2.0),
    (v3(0.0, 0.0, 0.0), 1.8),
    (v3(3.0, -1.4, 0.0), 1.7),
    (v3(6.6, -2.6, 1.2), 1.3),
    (v3(6.6, -2.6, -1.2), 1.3),
];

/// The rear of a foot and its toes.
fn foot_balls(leg: &LegBones) -> (Balls, Balls) {
    let rear = balls(leg.ankle, &leg.foot, &REAR);
    let toes = [
        (leg.ball + leg.foot.of(v3(-0.2, 1.3, 1.2)), 1.3),
        (leg.ball + leg.foot.of(v3(-0.2, 1.3, -1.2)), 1.3),
        (leg.toe + leg.toes.of(v3(0.0, 0.9, 0.6)), 0.9),
        (leg.toe + leg.toes.of(v3(0.0, 0.9, -0.6)), 0.9),
    ];
    (rear, toes.to_vec())
}

/// Height of the lowest spot of a piece's surface, in hundredths of stature above the floor.
pub fn lowest(body: &Skeleton, piece: Piece) -> f64 {
    let up = v3(0.0, 1.0, 0.0);
    let of_rings = |rings: Vec<Ring>| {
        rings.iter().map(|ring| ring.centre.y - ring.reach(up)).fold(f64::INFINITY, f64::min)
    };
    let of_balls = |balls: &[(V3, f64)]| balls.iter().map(|(p, r)| p.y - r).fold(f64::INFINITY, f64::min);
    let [leg, far_leg] = &body.legs;
    let [arm, far_arm] = &body.arms;
    let thigh = |leg: &LegBones| of_rings(rings(&THIGH_ROUNDS, leg.hip, &leg.thigh, THIGH));
    let shank = |leg: &LegBones| of_rings(rings(&SHANK_ROUNDS, leg.knee, &leg.shank, SHANK));
    let foot = |leg: &LegBones| {
        let (rear, toes) = foot_balls(leg);
        of_balls(&rear).min(of_balls(&toes))
    };
    let upper = |arm: &ArmBones| of_rings(rings(&UPPER_ARM_ROUNDS, arm.shoulder, &arm.upper, UPPER_ARM));
    let fore = |arm: &ArmBones| of_rings(rings(&FOREARM_ROUNDS, arm.elbow, &arm.fore, FOREARM));
    let hand = |arm: &ArmBones| of_rings(rings(&HAND_ROUNDS, arm.wrist, &arm.hand, HAND));
    match piece {
        Piece::Pelvis => of_rings(rings(&PELVIS_ROUNDS, body.hips, &body.pelvis, -1.0)),
        Piece::Thorax => of_rings(rings(&THORAX_ROUNDS, body.waist, &body.thorax, -1.0)),
        Piece::Head => of_balls(&balls(body.neck, &body.head, &HEAD)),
        Piece::SoreThigh => thigh(leg),
        Piece::OtherThigh => thigh(far_leg),
        Piece::SoreShank => shank(leg),
        Piece::OtherShank => shank(far_leg),
        Piece::SoreFoot => foot(leg),
        Piece::OtherFoot => foot(far_leg),
        Piece::SoreUpperArm => upper(arm),
        Piece::OtherUpperArm => upper(far_arm),
        Piece::SoreForearm => fore(arm),
        Piece::OtherForearm => fore(far_arm),
        Piece::SoreHand => hand(arm),
        Piece::OtherHand => hand(far_arm),
    }
}

/// What of the body is drawn, and what of it works.
#[derive(Debug, Clone, Copy)]
pub struct Cast<'a> {
    pub shows: Shows,
    pub works: &'a [Limb],
    /// The back of the working sore thigh is tinted.
    pub hamstring: bool,
    /// Standing in the reader's direction, where neither side is nearer.
    pub frontal: bool,
}

enum Bones<'a> {
    Leg(&'a LegBones, Limb),
    Arm(&'a ArmBones, Limb),
}

impl Bones<'_> {
    fn limb(&self) -> Limb {
        match self {
            Self::Leg(_, limb) | Self::Arm(_, limb) => *limb,
        }
    }

    /// How near the limb is, in the middle of its joints.
    fn depth(&self, pen: &Pen<'_>, frontal: bool) -> f64 {
        let (a, b, c) = match self {
            Self::Leg(leg, _) => (leg.hip, leg.knee, leg.ankle),
            Self::Arm(arm, _) => (arm.shoulder, arm.elbow, arm.wrist),
        };
        let middle = (a + b + c) * (1.0 / 3.0);
        // From the side, what lies further ahead is not nearer for it.
        if frontal { pen.camera.depth(middle) } else { middle.z }
    }
}

/// Draws a body.
pub fn body(pen: &mut Pen<'_>, body: &Skeleton, cast: Cast<'_>) {
    let [leg, far_leg] = &body.legs;
    let [arm, far_arm] = &body.arms;
    let mut limbs = vec![Bones::Leg(far_leg, Limb::OtherLeg), Bones::Leg(leg, Limb::SoreLeg)];
    if cast.shows == Shows::Whole {
        limbs.push(Bones::Arm(far_arm, Limb::OtherArm));
        limbs.push(Bones::Arm(arm, Limb::SoreArm));
    }
    let trunk = (body.hips + body.neck) * 0.5;
    let middle = if cast.frontal { pen.camera.depth(trunk) } else { trunk.z };
    let mut placed: Vec<(f64, Bones<'_>)> =
        limbs.into_iter().map(|limb| (limb.depth(pen, cast.frontal) - middle, limb)).collect();
    placed.sort_by(|a, b| a.0.total_cmp(&b.0));
    let behind = |depth: f64, bones: &Bones<'_>| match bones {
        // Seen from the front or the back, both thighs begin on the trunk.
        Bones::Leg(..) if cast.frontal => false,
        Bones::Leg(..) | Bones::Arm(..) => depth < -0.5,
    };
    for (depth, limb) in placed.iter().filter(|(depth, limb)| behind(*depth, limb)) {
        draw_limb(pen, limb, cast, !cast.frontal && *depth < -2.0);
    }
    draw_trunk(pen, body, cast);
    for (_, limb) in placed.iter().filter(|(depth, limb)| !behind(*depth, limb)) {
        draw_limb(pen, limb, cast, false);
    }
}

fn draw_trunk(pen: &mut Pen<'_>, body: &Skeleton, cast: Cast<'_>) {
    let ends = (End::Round, if cast.shows == Shows::Legs { End::Flat } else { End::Round });
    let mut outlines = vec![Tube::new(pen.camera, &trunk_rings(body, cast.shows), ends).outline()];
    if cast.shows == Shows::Whole {
        let neck = rings(&NECK_ROUNDS, body.neck, &body.head, -1.0);
        outlines.push(Tube::new(pen.camera, &neck, (End::Round, End::Round)).outline());
        let head = balls(body.neck, &body.head, &HEAD);
        let [skull, face, chin, nose] = [0, 1, 2, 3].map(|n| head.get(n).copied());
        let heaps = [[skull, face, chin], [face, nose, None]];
        for heap in heaps {
            let part: Balls = heap.into_iter().flatten().collect();
            outlines.push(hull(pen.camera, &part));
        }
    }
    let works = cast.works.contains(&Limb::Trunk);
    let stroke = if works { pen.tokens.now } else { pen.tokens.ink };
    pen.union(&outlines, pen.tokens.paper, stroke, if works { 1.5 } else { 1.2 });
}

fn draw_limb(pen: &mut Pen<'_>, bones: &Bones<'_>, cast: Cast<'_>, far: bool) {
    let works = cast.works.contains(&bones.limb());
    let stroke = match (works, far) {
        (true, _) => pen.tokens.now,
        (false, true) => pen.tokens.ink_3,
        (false, false) => pen.tokens.ink,
    };
    let width = match (works, far) {
        (true, false) => 1.5,
        (true, true) => 1.1,
        (false, true) => 0.9,
        (false, false) => 1.2,
    };
    let paper = pen.tokens.paper;
    match bones {
        Bones::Leg(leg, _) => {
            let thigh = thigh_tube(pen, leg);
            let shank = rings(&SHANK_ROUNDS, leg.knee, &leg.shank, SHANK);
            let shank = Tube::new(pen.camera, &shank, (End::Round, End::Round)).outline();
            let (rear, toes) = foot_balls(leg);
            let feet = [hull(pen.camera, &rear), hull(pen.camera, &toes)];
            let [rear, toes] = feet;
            pen.union(&[thigh.outline(), shank, rear, toes], paper, stroke, width);
            open_top(pen, &thigh);
            if works && cast.hamstring && matches!(bones.limb(), Limb::SoreLeg) {
                hamstring(pen, leg);
            }
        }
        Bones::Arm(arm, _) => {
            let upper = rings(&UPPER_ARM_ROUNDS, arm.shoulder, &arm.upper, UPPER_ARM);
            let fore = rings(&FOREARM_ROUNDS, arm.elbow, &arm.fore, FOREARM);
            let hand = rings(&HAND_ROUNDS, arm.wrist, &arm.hand, HAND);
            let round = (End::Round, End::Round);
            let upper = Tube::new(pen.camera, &upper, round);
            let fore = Tube::new(pen.camera, &fore, round).outline();
            let hand = Tube::new(pen.camera, &hand, round).outline();
            pen.union(&[upper.outline(), fore, hand], paper, stroke, width);
        }
    }
}

/// The thigh on paper.
pub fn thigh_tube(pen: &Pen<'_>, leg: &LegBones) -> Tube {
    let thigh = rings(&THIGH_ROUNDS, leg.hip, &leg.thigh, THIGH);
    Tube::new(pen.camera, &thigh, (End::Flat, End::Round))
}

/// Takes the line across the top of a thigh away, but for its ends, which read as creases.
fn open_top(pen: &mut Pen<'_>, thigh: &Tube) {
    let (Some(a), Some(b)) = (thigh.left.first(), thigh.right.first()) else { return };
    let (from, to) = (a.plus(a.to(*b), 0.16), a.plus(a.to(*b), 0.84));
    pen.line(&[from, to], Look::line(pen.tokens.paper, 4.0));
}

/// The back of the thigh, tinted where it can be seen.
fn hamstring(pen: &mut Pen<'_>, leg: &LegBones) {
    let back = leg.thigh.front * -1.0;
    if pen.camera.depth(back) < -0.5 {
        return;
    }
    let all = rings(&THIGH_ROUNDS, leg.hip, &leg.thigh, THIGH);
    let part: Vec<Ring> = all
        .iter()
        .map(|ring| Ring {
            centre: ring.centre + ring.deep * -0.5,
            wide: ring.wide * 0.72,
            deep: ring.deep * 0.4,
        })
        .take(5)
        .collect();
    let outline: Vec<Spot> = Tube::new(pen.camera, &part, (End::Round, End::Round)).outline();
    pen.shape(&[outline], Look::fill(pen.tokens.now, 0.28));
}
