//! From a stance to a skeleton: where every joint lies, which way every piece points, how far each joint is bent.
//!
//! Angles lead from the pelvis outwards; a foot or a hand that is put somewhere bends knee or elbow by the cosine
//! rule. Either way every length is the body's own.

use hamstrong_rules::exercises::{Arm, ArmAngles, Footing, Grip, Leg, LegAngles, Point};

use super::body::{
    BALL, FOREARM, HAND, HEEL, HIP_HALF, PELVIS, SHANK, SHOULDER_HALF, THIGH, THORAX, TOE, UPPER_ARM,
};
use super::pose::Stance;
use super::space::{Turn, V3, v3};

/// A leg in place.
#[derive(Debug, Clone, Copy)]
pub struct LegBones {
    pub hip: V3,
    pub knee: V3,
    pub ankle: V3,
    pub heel: V3,
    pub ball: V3,
    pub toe: V3,
    pub thigh: Turn,
    pub shank: Turn,
    pub foot: Turn,
    pub toes: Turn,
    pub angles: LegAngles,
}

/// An arm in place.
#[derive(Debug, Clone, Copy)]
pub struct ArmBones {
    pub shoulder: V3,
    pub elbow: V3,
    pub wrist: V3,
    pub tip: V3,
    pub upper: Turn,
    pub fore: Turn,
    pub hand: Turn,
    pub angles: ArmAngles,
}

/// A body in place; of two, the sore one comes first.
#[derive(Debug, Clone, Copy)]
pub struct Skeleton {
    pub hips: V3,
    pub waist: V3,
    pub neck: V3,
    pub pelvis: Turn,
    pub thorax: Turn,
    pub head: Turn,
    pub legs: [LegBones; 2],
    pub arms: [ArmBones; 2],
    /// Spine, side bend, spine twist, neck.
    pub trunk: [f64; 4],
}

/// +1 for the sore side, −1 for the other.
const SIDES: [f64; 2] = [1.0, -1.0];

impl Skeleton {
    /// The skeleton of a stance.
    pub fn of(stance: &Stance) -> Self {
        let root = stance.root;
        let loose = Self::at(stance, v3(0.0, 0.0, 0.0));
        let anchor = loose.point(root.point);
        Self::at(stance, v3(root.x, root.y, root.z) - anchor)
    }

    fn at(stance: &Stance, hips: V3) -> Self {
        let [lean, twist, spine, side_bend, spine_twist, neck_bend] = stance.trunk;
        let pelvis = Turn::UPRIGHT.swung(-lean).rotated(twist);
        let thorax = pelvis.swung(-spine).tilted(side_bend).rotated(spine_twist);
        let head = thorax.swung(-neck_bend);
        let waist = hips + pelvis.up * PELVIS;
        let neck = waist + thorax.up * THORAX;
        let [sore, other] = SIDES;
        let [sore_leg, other_leg] = stance.legs;
        let [sore_arm, other_arm] = stance.arms;
        let leg = |leg, side| place_leg(leg, side, hips + pelvis.side * (HIP_HALF * side), &pelvis);
        let arm = |arm, side| place_arm(arm, side, neck + thorax.side * (SHOULDER_HALF * side), &thorax);
        Self {
            hips,
            waist,
            neck,
            pelvis,
            thorax,
            head,
            legs: [leg(sore_leg, sore), leg(other_leg, other)],
            arms: [arm(sore_arm, sore), arm(other_arm, other)],
            trunk: [spine, side_bend, spine_twist, neck_bend],
        }
    }

    /// Where a point lies.
    pub fn point(&self, point: Point) -> V3 {
        let [sore, other] = self.legs;
        let [arm, far_arm] = self.arms;
        match point {
            Point::Hip => self.hips,
            Point::Neck => self.neck,
            Point::Head => self.neck + self.head.up * 12.0,
            Point::SoreHip => sore.hip,
            Point::SoreKnee => sore.knee,
            Point::SoreAnkle => sore.ankle,
            Point::SoreHeel => sore.heel,
            Point::SoreBall => sore.ball,
            Point::SoreToe => sore.toe,
            Point::OtherHip => other.hip,
            Point::OtherKnee => other.knee,
            Point::OtherAnkle => other.ankle,
            Point::OtherHeel => other.heel,
            Point::OtherBall => other.ball,
            Point::OtherToe => other.toe,
            Point::SoreShoulder => arm.shoulder,
            Point::SoreElbow => arm.elbow,
            Point::SoreWrist => arm.wrist,
            Point::SoreHand => (arm.wrist + arm.tip) * 0.5,
            Point::OtherShoulder => far_arm.shoulder,
            Point::OtherElbow => far_arm.elbow,
            Point::OtherWrist => far_arm.wrist,
            Point::OtherHand => (far_arm.wrist + far_arm.tip) * 0.5,
        }
    }
}

fn place_leg(leg: Leg, side: f64, hip: V3, pelvis: &Turn) -> LegBones {
    match leg {
        Leg::Angles(a) => {
            let thigh = pelvis.swung(a.hip).tilted(-side * a.abd).rotated(-side * a.rot);
            let shank = thigh.swung(-a.knee);
            finish_leg(hip, thigh, shank, shank.swung(a.ankle), a)
        }
        Leg::Foot(footing) => reach_foot(footing, side, hip, pelvis),
    }
}

fn finish_leg(hip: V3, thigh: Turn, shank: Turn, foot: Turn, angles: LegAngles) -> LegBones {
    let knee = hip + thigh.up * -THIGH;
    let ankle = knee + shank.up * -SHANK;
    let ball = ankle + foot.of(BALL);
    let toes = foot.swung(angles.toes);
    let heel = ankle + foot.of(HEEL);
    LegBones { hip, knee, ankle, heel, ball, toe: ball + toes.of(TOE), thigh, shank, foot, toes, angles }
}

fn reach_foot(footing: Footing, side: f64, hip: V3, pelvis: &Turn) -> LegBones {
    let [x, y] = footing.at;
    let at = v3(x, y, footing.z.unwrap_or(hip.z));
    let foot = Turn::UPRIGHT.rotated(-side * footing.out).swung(footing.pitch);
    let from_ankle = if footing.on_ball { BALL } else { HEEL };
    let ankle = at - foot.of(from_ankle);
    // The knee bends the way the pelvis faces, seen across the line from hip to ankle.
    let line = (ankle - hip).unit();
    let outwards = pelvis.side * (side * footing.out.to_radians().sin());
    let forwards = pelvis.side.cross(line);
    let reach = Reach { from: hip, to: ankle, first: THIGH, second: SHANK };
    let (thigh, bend) = reach.bend(forwards + outwards, -1.0);
    let shank = thigh.swung(-bend);
    let [hip_bend, tilt, turn] = pelvis.steps_to(&thigh);
    let own = shank.own(foot.front);
    let toes = if footing.on_ball { (-footing.pitch).clamp(0.0, 75.0) } else { 0.0 };
    let angles = LegAngles {
        hip: hip_bend,
        abd: -side * tilt,
        rot: -side * turn,
        knee: bend,
        ankle: own.y.atan2(own.x).to_degrees(),
        toes,
    };
    finish_leg(hip, thigh, shank, foot, angles)
}

fn place_arm(arm: Arm, side: f64, shoulder: V3, thorax: &Turn) -> ArmBones {
    match arm {
        Arm::Angles(a) => {
            let upper = thorax.swung(a.shoulder).tilted(-side * a.abd).rotated(-side * a.rot);
            let fore = upper.swung(a.elbow);
            finish_arm(shoulder, upper, fore, a)
        }
        Arm::Wrist(grip) => reach_wrist(grip, side, shoulder, thorax),
    }
}

fn finish_arm(shoulder: V3, upper: Turn, fore: Turn, angles: ArmAngles) -> ArmBones {
    let elbow = shoulder + upper.up * -UPPER_ARM;
    let wrist = elbow + fore.up * -FOREARM;
    let hand = fore.swung(angles.wrist);
    ArmBones { shoulder, elbow, wrist, tip: wrist + hand.up * -HAND, upper, fore, hand, angles }
}

fn reach_wrist(grip: Grip, side: f64, shoulder: V3, thorax: &Turn) -> ArmBones {
    let [x, y] = grip.at;
    let wrist = v3(x, y, grip.z.unwrap_or(shoulder.z));
    // The elbow points backwards and, where asked for, outwards.
    let line = (wrist - shoulder).unit();
    let outwards = thorax.side * (side * grip.out.to_radians().sin());
    let backwards = line.cross(thorax.side) * grip.out.to_radians().cos();
    let reach = Reach { from: shoulder, to: wrist, first: UPPER_ARM, second: FOREARM };
    let (upper, bend) = reach.bend((backwards + outwards) * -1.0, 1.0);
    let fore = upper.swung(bend);
    let [swing, tilt, turn] = thorax.steps_to(&upper);
    let wrist_bend = grip.pitch.map_or(0.0, |pitch| {
        let (s, c) = pitch.to_radians().sin_cos();
        let own = fore.own(v3(c, s, 0.0));
        own.x.atan2(-own.y).to_degrees()
    });
    let angles =
        ArmAngles { shoulder: swing, abd: -side * tilt, rot: -side * turn, elbow: bend, wrist: wrist_bend };
    finish_arm(shoulder, upper, fore, angles)
}

/// Two pieces of a limb between two places.
struct Reach {
    from: V3,
    to: V3,
    first: f64,
    second: f64,
}

impl Reach {
    /// Direction of the first piece and bend of the middle joint in degrees. `forwards` is where the front of the
    /// limb looks; the middle joint moves there with `sense` −1 (a knee) and away from it with 1 (an elbow).
    fn bend(&self, forwards: V3, sense: f64) -> (Turn, f64) {
        let way = self.to - self.from;
        let longest = self.first + self.second;
        let shortest = (self.first - self.second).abs();
        let distance = way.length().clamp(shortest + 1e-6, longest - 1e-9);
        let (a, b) = (self.first, self.second);
        let inner = ((a * a + b * b - distance * distance) / (2.0 * a * b)).clamp(-1.0, 1.0).acos();
        let lead = ((a * a + distance * distance - b * b) / (2.0 * a * distance)).clamp(-1.0, 1.0).acos();
        let down = way.unit();
        let front = (forwards - down * forwards.dot(down)).unit();
        let up = down * -1.0;
        let along = Turn { front, up, side: front.cross(up) };
        let bend = 180.0 - inner.to_degrees();
        (along.swung(-sense * lead.to_degrees()), bend)
    }
}
