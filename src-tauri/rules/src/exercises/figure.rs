//! The picture of an exercise as data: a body in a few key poses, the things around it, what moves where.
//!
//! Lengths are in hundredths of stature, heights are above the floor, angles in degrees; `docs/EXERCISES.md` draws
//! them. The picture shows an athlete whose right side is sore; for a left one all of it is mirrored.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::limb::{Arm, Leg};

/// From where the athlete is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// From the sore side, a little from the front.
    Side,
    Front,
    Back,
}

/// How the poses of the still picture stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// One above the other: for a body that lies.
    Rows,
    /// Side by side: for a body that stands.
    Columns,
}

/// How the poses follow each other when the picture moves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    /// From the first to the last and back.
    #[default]
    ToAndFro,
    /// The sides change places and it goes on: walking, running, cycling.
    Gait,
    /// The poses are things of their own.
    None,
}

fn yes() -> bool {
    true
}

/// How much of the body is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shows {
    #[default]
    Whole,
    /// From the waist down.
    Legs,
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($variant),+ }
    };
}

named!(
    /// A point of the skeleton. `hip` and `neck` lie in the middle, between both hips and both shoulders.
    Point {
        Hip, Neck, Head,
        SoreHip, SoreKnee, SoreAnkle, SoreHeel, SoreBall, SoreToe, SoreShoulder, SoreElbow, SoreWrist, SoreHand,
        OtherHip, OtherKnee, OtherAnkle, OtherHeel, OtherBall, OtherToe, OtherShoulder, OtherElbow, OtherWrist,
        OtherHand,
    }
);

named!(
    /// A limb or the trunk, for the accent.
    Limb { SoreLeg, OtherLeg, SoreArm, OtherArm, Trunk }
);

named!(
    /// A piece of the body with a surface that can rest on something.
    Piece {
        Pelvis, Thorax, Head,
        SoreThigh, SoreShank, SoreFoot, SoreUpperArm, SoreForearm, SoreHand,
        OtherThigh, OtherShank, OtherFoot, OtherUpperArm, OtherForearm, OtherHand,
    }
);

/// A body point and where it is put: `x` to the front, `y` above the floor, `z` to the sore side.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Root {
    pub point: Point,
    pub x: f64,
    pub y: f64,
    #[serde(default)]
    pub z: f64,
}

/// A key pose. What a later pose does not say stays as in the one before; in the first it is a body that stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pose {
    /// The pose in words, for who cannot see it.
    pub words: String,
    pub root: Option<Root>,
    /// Pelvis tipped forwards (on the back: −90, face down: 90).
    pub lean: Option<f64>,
    /// Pelvis turned about the long axis of the body, the sore side forwards.
    pub twist: Option<f64>,
    /// Low and upper back bent forwards.
    pub spine: Option<f64>,
    /// Back bent to the sore side.
    pub side_bend: Option<f64>,
    /// Shoulders turned against the pelvis, the sore side forwards.
    pub spine_twist: Option<f64>,
    /// Head bent forwards.
    pub neck: Option<f64>,
    pub sore_leg: Option<Leg>,
    pub other_leg: Option<Leg>,
    pub sore_arm: Option<Arm>,
    pub other_arm: Option<Arm>,
    /// What rests on the floor or on a thing; said anew in each pose.
    pub touch: BTreeMap<Piece, Support>,
}

/// What a piece of the body rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Support {
    Floor,
    /// The top of the box of the picture.
    Box,
    /// The top of the roller.
    Roller,
    /// A slider or sock under the foot.
    Slider,
    /// The saddle of the bike.
    Saddle,
}

/// A place in the picture: a point of the body, or one in the room.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Place {
    Body(Point),
    Room([f64; 2]),
}

/// A thing around the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, tag = "is", rename_all = "snake_case")]
pub enum Prop {
    /// A mat from `from` to `to`.
    Mat {
        from: f64,
        to: f64,
    },
    /// A step, bench or box.
    Box {
        from: f64,
        to: f64,
        height: f64,
    },
    Chair {
        x: f64,
    },
    /// A rail to hold, at a height.
    Rail {
        x: f64,
        height: f64,
    },
    /// A strap, towel or band through points.
    Band {
        through: Vec<Place>,
    },
    /// A foam roller; it rolls with a point of the body, or lies still.
    Roller {
        x: f64,
        with: Option<Point>,
    },
    /// A slider or sock under a heel or ball.
    Slider {
        under: Point,
    },
    /// A bar with discs in both hands.
    Barbell,
    Dumbbell {
        hand: Point,
    },
    /// A helper's hand that holds a point, its arm coming from a place.
    Helper {
        holds: Point,
        from: [f64; 2],
    },
    Bike,
    /// Cones on the floor.
    Cones {
        at: Vec<f64>,
    },
    /// An elastic wrap around the sore thigh.
    Wrap,
    /// Strips of tape along the back of the sore thigh.
    Tape,
}

/// Where something goes: the way of a point from the pose before, or a straight arrow of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, tag = "is", rename_all = "snake_case")]
pub enum Arrow {
    /// The way of a point between two poses, drawn a little aside.
    Way {
        of: Point,
        #[serde(default)]
        aside: [f64; 2],
    },
    /// A push or a direction, from one place to another, in the pose of that number (from 1).
    Push { from: [f64; 2], to: [f64; 2], pose: usize },
}

/// The picture of an exercise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The whole in words, for who cannot see it.
    pub words: String,
    pub view: View,
    pub layout: Layout,
    #[serde(default)]
    pub shows: Shows,
    /// What works, drawn in the accent.
    pub works: Vec<Limb>,
    #[serde(default)]
    pub motion: Motion,
    /// The back of the sore thigh is tinted, if that leg works.
    #[serde(default = "yes")]
    pub hamstring: bool,
    #[serde(default)]
    pub props: Vec<Prop>,
    pub poses: Vec<Pose>,
    #[serde(default)]
    pub arrows: Vec<Arrow>,
}

impl Figure {
    /// What is wrong with it, each with its path below `figure`.
    pub(super) fn problems(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        if self.poses.is_empty() || self.poses.len() > 3 {
            found.push(("poses".to_owned(), format!("one to three, not {}", self.poses.len())));
        }
        if self.poses.first().is_some_and(|pose| pose.root.is_none()) {
            found.push(("poses[0].root".to_owned(), "a point of the body and its place".to_owned()));
        }
        for (n, pose) in self.poses.iter().enumerate() {
            if pose.words.trim().is_empty() {
                found.push((format!("poses[{n}].words"), "the pose in words".to_owned()));
            }
        }
        for (n, arrow) in self.arrows.iter().enumerate() {
            let fits = match arrow {
                Arrow::Way { .. } => self.poses.len() > 1,
                Arrow::Push { pose, .. } => (1..=self.poses.len()).contains(pose),
            };
            if !fits {
                found.push((format!("arrows[{n}]"), "a pose that is there".to_owned()));
            }
        }
        if self.words.trim().is_empty() {
            found.push(("words".to_owned(), "the picture in words".to_owned()));
        }
        found
    }
}
