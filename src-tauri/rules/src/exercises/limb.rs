//! A leg or an arm of a pose: by its angles, or by the place it reaches; then its angles follow.

use serde::{Deserialize, Serialize};

/// Angles of a leg in degrees; all 0 is a leg that stands straight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LegAngles {
    /// Thigh forwards.
    pub hip: f64,
    /// Thigh outwards.
    pub abd: f64,
    /// Thigh turned outwards about its length.
    pub rot: f64,
    pub knee: f64,
    /// Toes towards the shin.
    pub ankle: f64,
    /// Toes bent up against the foot.
    pub toes: f64,
}

/// Where a foot is put. `x` to the front, `y` above the floor.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Footing {
    /// On the ball (with the toes flat) instead of the heel.
    pub on_ball: bool,
    pub at: [f64; 2],
    /// Distance from the middle plane; blank keeps it under the hip.
    pub z: Option<f64>,
    /// Toes up against the floor.
    pub pitch: f64,
    /// Knee and toes turned outwards.
    pub out: f64,
}

/// A leg of a pose.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "LegFile", into = "LegFile")]
pub enum Leg {
    Angles(LegAngles),
    Foot(Footing),
}

impl Default for Leg {
    fn default() -> Self {
        Self::Angles(LegAngles::default())
    }
}

/// A leg as files write it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct LegFile {
    hip: Option<f64>,
    abd: Option<f64>,
    rot: Option<f64>,
    knee: Option<f64>,
    ankle: Option<f64>,
    toes: Option<f64>,
    heel: Option<[f64; 2]>,
    ball: Option<[f64; 2]>,
    z: Option<f64>,
    pitch: Option<f64>,
    out: Option<f64>,
}

impl TryFrom<LegFile> for Leg {
    type Error = &'static str;

    fn try_from(file: LegFile) -> Result<Self, Self::Error> {
        let angles = [file.hip, file.abd, file.rot, file.knee, file.ankle, file.toes];
        let given = |value: Option<f64>| value.unwrap_or(0.0);
        let by_angles = || {
            Self::Angles(LegAngles {
                hip: given(file.hip),
                abd: given(file.abd),
                rot: given(file.rot),
                knee: given(file.knee),
                ankle: given(file.ankle),
                toes: given(file.toes),
            })
        };
        let by_foot = |at, on_ball| {
            Self::Foot(Footing { on_ball, at, z: file.z, pitch: given(file.pitch), out: given(file.out) })
        };
        let any_angle = angles.iter().any(Option::is_some);
        let any_place = file.z.is_some() || file.pitch.is_some() || file.out.is_some();
        match (file.heel, file.ball) {
            (None, None) if !any_place => Ok(by_angles()),
            (Some(at), None) if !any_angle => Ok(by_foot(at, false)),
            (None, Some(at)) if !any_angle => Ok(by_foot(at, true)),
            _ => Err("either angles, or a place for the heel or the ball with z, pitch and out"),
        }
    }
}

impl From<Leg> for LegFile {
    fn from(leg: Leg) -> Self {
        match leg {
            Leg::Angles(a) => Self {
                hip: Some(a.hip),
                abd: Some(a.abd),
                rot: Some(a.rot),
                knee: Some(a.knee),
                ankle: Some(a.ankle),
                toes: Some(a.toes),
                ..Self::default()
            },
            Leg::Foot(f) => Self {
                heel: (!f.on_ball).then_some(f.at),
                ball: f.on_ball.then_some(f.at),
                z: f.z,
                pitch: Some(f.pitch),
                out: Some(f.out),
                ..Self::default()
            },
        }
    }
}

/// Angles of an arm in degrees; all 0 is an arm that hangs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ArmAngles {
    /// Upper arm forwards and up.
    pub shoulder: f64,
    /// Upper arm outwards.
    pub abd: f64,
    /// Upper arm turned outwards about its length.
    pub rot: f64,
    pub elbow: f64,
    /// Hand towards the inside of the forearm.
    pub wrist: f64,
}

/// Where a wrist is put. `x` to the front, `y` above the floor.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Grip {
    pub at: [f64; 2],
    /// Distance from the middle plane; blank keeps it under the shoulder.
    pub z: Option<f64>,
    /// Direction of the hand: 0 to the front, −90 down; blank keeps it in line with the forearm.
    pub pitch: Option<f64>,
    /// Elbow turned outwards.
    pub out: f64,
}

/// An arm of a pose.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "ArmFile", into = "ArmFile")]
pub enum Arm {
    Angles(ArmAngles),
    Wrist(Grip),
}

impl Default for Arm {
    fn default() -> Self {
        Self::Angles(ArmAngles { elbow: 8.0, ..ArmAngles::default() })
    }
}

/// An arm as files write it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ArmFile {
    shoulder: Option<f64>,
    abd: Option<f64>,
    rot: Option<f64>,
    elbow: Option<f64>,
    wrist: Option<f64>,
    at: Option<[f64; 2]>,
    z: Option<f64>,
    pitch: Option<f64>,
    out: Option<f64>,
}

impl TryFrom<ArmFile> for Arm {
    type Error = &'static str;

    fn try_from(file: ArmFile) -> Result<Self, Self::Error> {
        let angles = [file.shoulder, file.abd, file.rot, file.elbow, file.wrist];
        let given = |value: Option<f64>| value.unwrap_or(0.0);
        let any_place = file.z.is_some() || file.pitch.is_some() || file.out.is_some();
        match file.at {
            None if !any_place => Ok(Self::Angles(ArmAngles {
                shoulder: given(file.shoulder),
                abd: given(file.abd),
                rot: given(file.rot),
                elbow: given(file.elbow),
                wrist: given(file.wrist),
            })),
            Some(at) if angles.iter().all(Option::is_none) => {
                Ok(Self::Wrist(Grip { at, z: file.z, pitch: file.pitch, out: given(file.out) }))
            }
            _ => Err("either angles, or a place for the wrist (at) with z, pitch and out"),
        }
    }
}

impl From<Arm> for ArmFile {
    fn from(arm: Arm) -> Self {
        match arm {
            Arm::Angles(a) => Self {
                shoulder: Some(a.shoulder),
                abd: Some(a.abd),
                rot: Some(a.rot),
                elbow: Some(a.elbow),
                wrist: Some(a.wrist),
                ..Self::default()
            },
            Arm::Wrist(g) => {
                Self { at: Some(g.at), z: g.z, pitch: g.pitch, out: Some(g.out), ..Self::default() }
            }
        }
    }
}
