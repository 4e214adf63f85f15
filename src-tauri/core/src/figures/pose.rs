//! Poses made whole: what a pose leaves out comes from the one before, and between two there are frames.

use hamstrong_rules::exercises::{Arm, ArmAngles, Figure, Footing, Grip, Leg, LegAngles, Point, Pose, Root};

/// A pose with nothing left open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stance {
    pub root: Root,
    /// Lean, twist, spine, side bend, spine twist, neck.
    pub trunk: [f64; 6],
    /// Sore, other.
    pub legs: [Leg; 2],
    pub arms: [Arm; 2],
}

impl Stance {
    fn standing() -> Self {
        Self {
            root: Root { point: Point::Hip, x: 0.0, y: 53.0, z: 0.0 },
            trunk: [0.0; 6],
            legs: [Leg::default(); 2],
            arms: [Arm::default(); 2],
        }
    }

    fn with(&self, pose: &Pose) -> Self {
        let said = [pose.lean, pose.twist, pose.spine, pose.side_bend, pose.spine_twist, pose.neck];
        let mut trunk = self.trunk;
        for (value, new) in trunk.iter_mut().zip(said) {
            *value = new.unwrap_or(*value);
        }
        let [sore_leg, other_leg] = self.legs;
        let [sore_arm, other_arm] = self.arms;
        Self {
            root: pose.root.unwrap_or(self.root),
            trunk,
            legs: [pose.sore_leg.unwrap_or(sore_leg), pose.other_leg.unwrap_or(other_leg)],
            arms: [pose.sore_arm.unwrap_or(sore_arm), pose.other_arm.unwrap_or(other_arm)],
        }
    }

    /// The stances of a picture's poses.
    pub fn all(figure: &Figure) -> Vec<Self> {
        let mut now = Self::standing();
        let mut stances = Vec::with_capacity(figure.poses.len());
        for pose in &figure.poses {
            now = now.with(pose);
            stances.push(now);
        }
        stances
    }

    /// Between two stances, 0–1 of the way. Places move straight, so that a foot on the floor stays there.
    #[must_use]
    pub fn towards(&self, other: &Self, part: f64) -> Self {
        let mix = |a: f64, b: f64| a + (b - a) * part;
        let mut trunk = self.trunk;
        for (value, goal) in trunk.iter_mut().zip(other.trunk) {
            *value = mix(*value, goal);
        }
        let [a, b] = [self.root, other.root];
        let [sore_leg, other_leg] = self.legs;
        let [sore_arm, other_arm] = self.arms;
        let [sore_goal, other_goal] = other.legs;
        let [sore_reach, other_reach] = other.arms;
        Self {
            root: Root { point: a.point, x: mix(a.x, b.x), y: mix(a.y, b.y), z: mix(a.z, b.z) },
            trunk,
            legs: [between_legs(sore_leg, sore_goal, part), between_legs(other_leg, other_goal, part)],
            arms: [between_arms(sore_arm, sore_reach, part), between_arms(other_arm, other_reach, part)],
        }
    }

    /// The same with the sides changed.
    #[must_use]
    pub fn swapped(&self) -> Self {
        let [sore_leg, other_leg] = self.legs;
        let [sore_arm, other_arm] = self.arms;
        let [lean, twist, spine, side_bend, spine_twist, neck] = self.trunk;
        Self {
            root: self.root,
            trunk: [lean, -twist, spine, -side_bend, -spine_twist, neck],
            legs: [other_leg, sore_leg],
            arms: [other_arm, sore_arm],
        }
    }

    /// Both stand on the same point and hold each limb in the same way, so that there are frames between them.
    pub fn moves_to(&self, other: &Self) -> bool {
        let legs = self.legs.iter().zip(&other.legs);
        let arms = self.arms.iter().zip(&other.arms);
        self.root.point == other.root.point
            && legs.into_iter().all(|(a, b)| match (a, b) {
                (Leg::Angles(_), Leg::Angles(_)) => true,
                (Leg::Foot(a), Leg::Foot(b)) => a.on_ball == b.on_ball,
                _ => false,
            })
            && arms.into_iter().all(|(a, b)| {
                matches!((a, b), (Arm::Angles(_), Arm::Angles(_)) | (Arm::Wrist(_), Arm::Wrist(_)))
            })
    }
}

fn between_legs(a: Leg, b: Leg, part: f64) -> Leg {
    let mix = |a: f64, b: f64| a + (b - a) * part;
    match (a, b) {
        (Leg::Angles(a), Leg::Angles(b)) => Leg::Angles(LegAngles {
            hip: mix(a.hip, b.hip),
            abd: mix(a.abd, b.abd),
            rot: mix(a.rot, b.rot),
            knee: mix(a.knee, b.knee),
            ankle: mix(a.ankle, b.ankle),
            toes: mix(a.toes, b.toes),
        }),
        (Leg::Foot(a), Leg::Foot(b)) => Leg::Foot(Footing {
            on_ball: a.on_ball,
            at: between_places(a.at, b.at, part),
            z: between_depths(a.z, b.z, part),
            pitch: mix(a.pitch, b.pitch),
            out: mix(a.out, b.out),
        }),
        (a, b) => nearer(a, b, part),
    }
}

fn between_arms(a: Arm, b: Arm, part: f64) -> Arm {
    let mix = |a: f64, b: f64| a + (b - a) * part;
    match (a, b) {
        (Arm::Angles(a), Arm::Angles(b)) => Arm::Angles(ArmAngles {
            shoulder: mix(a.shoulder, b.shoulder),
            abd: mix(a.abd, b.abd),
            rot: mix(a.rot, b.rot),
            elbow: mix(a.elbow, b.elbow),
            wrist: mix(a.wrist, b.wrist),
        }),
        (Arm::Wrist(a), Arm::Wrist(b)) => Arm::Wrist(Grip {
            at: between_places(a.at, b.at, part),
            z: between_depths(a.z, b.z, part),
            pitch: a.pitch.zip(b.pitch).map(|(a, b)| mix(a, b)).or(nearer(a.pitch, b.pitch, part)),
            out: mix(a.out, b.out),
        }),
        (a, b) => nearer(a, b, part),
    }
}

fn between_places([ax, ay]: [f64; 2], [bx, by]: [f64; 2], part: f64) -> [f64; 2] {
    [ax + (bx - ax) * part, ay + (by - ay) * part]
}

fn between_depths(a: Option<f64>, b: Option<f64>, part: f64) -> Option<f64> {
    a.zip(b).map(|(a, b)| a + (b - a) * part).or(nearer(a, b, part))
}

fn nearer<T>(a: T, b: T, part: f64) -> T {
    if part < 0.5 { a } else { b }
}
