//! The measures of the body: lengths, thicknesses and how far its joints go.
//!
//! Lengths are hundredths of stature after Drillis and Contini (1966), as Winter prints them in "Biomechanics and
//! Motor Control of Human Movement", figure 4.1. Thicknesses are our own, drawn to look like a trained adult.
//! Ranges of motion are those of the American Academy of Orthopaedic Surgeons ("Joint Motion", 1965), with the
//! deviations named where they are.

use super::space::{V3, v3};

/// Hip to knee.
pub const THIGH: f64 = 24.5;
/// Knee to ankle.
pub const SHANK: f64 = 24.6;
/// Ankle to sole.
pub const ANKLE: f64 = 3.9;
/// Heel to toe.
pub const FOOT: f64 = 15.2;
/// Shoulder to elbow.
pub const UPPER_ARM: f64 = 18.6;
/// Elbow to wrist.
pub const FOREARM: f64 = 14.6;
/// Wrist to finger tips.
pub const HAND: f64 = 10.8;
/// Hip to shoulder, over both pieces of the trunk.
pub const TRUNK: f64 = 28.8;
/// The lower of them.
pub const PELVIS: f64 = 10.0;
/// The upper.
pub const THORAX: f64 = TRUNK - PELVIS;
/// Middle to hip joint: half the hips' breadth of 19.1 less the flesh.
pub const HIP_HALF: f64 = 5.0;
/// Middle to shoulder joint: half the shoulders' breadth of 25.9 less the flesh.
pub const SHOULDER_HALF: f64 = 10.3;

/// Points of a foot, from the ankle: heel, ball and toe on the sole.
pub const HEEL: V3 = v3(-3.4, -ANKLE, 0.0);
pub const BALL: V3 = v3(6.8, -ANKLE, 0.0);
/// The toe, from the ball.
pub const TOE: V3 = v3(FOOT - 10.2 - 0.9, 0.0, 0.0);

/// A round of a limb: how far along (0–1), half as wide and half as deep, and how far its middle lies to the front.
#[derive(Debug, Clone, Copy)]
pub struct Round {
    pub at: f64,
    pub wide: f64,
    pub deep: f64,
    pub ahead: f64,
}

const fn round(at: f64, wide: f64, deep: f64, ahead: f64) -> Round {
    Round { at, wide, deep, ahead }
}

pub const THIGH_ROUNDS: [Round; 6] = [
    round(0.0, 5.0, 6.3, -0.3),
    round(0.22, 4.8, 5.9, -0.1),
    round(0.45, 4.3, 5.2, 0.1),
    round(0.7, 3.6, 4.2, 0.0),
    round(0.9, 3.1, 3.5, 0.0),
    round(1.0, 2.9, 3.3, 0.1),
];
pub const SHANK_ROUNDS: [Round; 6] = [
    round(0.0, 2.8, 3.2, 0.1),
    round(0.14, 2.8, 3.2, -0.3),
    round(0.32, 3.0, 3.5, -0.9),
    round(0.58, 2.4, 2.7, -0.6),
    round(0.82, 1.7, 1.9, -0.1),
    round(1.0, 1.6, 1.9, 0.0),
];
pub const UPPER_ARM_ROUNDS: [Round; 4] = [
    round(0.0, 2.6, 3.0, 0.0),
    round(0.25, 2.4, 2.9, 0.0),
    round(0.6, 2.0, 2.3, 0.1),
    round(1.0, 1.7, 1.9, 0.0),
];
pub const FOREARM_ROUNDS: [Round; 4] = [
    round(0.0, 1.7, 1.9, 0.0),
    round(0.25, 1.8, 2.0, 0.1),
    round(0.65, 1.4, 1.5, 0.0),
    round(1.0, 1.1, 1.3, 0.0),
];
pub const HAND_ROUNDS: [Round; 4] = [
    round(0.0, 1.0, 1.3, 0.0),
    round(0.35, 1.0, 1.9, 0.2),
    round(0.7, 0.8, 1.6, 0.3),
    round(0.97, 0.6, 0.9, 0.4),
];
/// The pelvis; `at` in hundredths of stature above the hips.
pub const PELVIS_ROUNDS: [Round; 4] = [
    round(-4.2, 6.6, 4.4, -0.6),
    round(-1.0, 8.6, 6.1, -1.0),
    round(3.5, 8.4, 6.0, -0.8),
    round(8.0, 7.1, 5.1, 0.0),
];
/// The thorax; `at` in hundredths of stature above its lower end.
pub const THORAX_ROUNDS: [Round; 6] = [
    round(3.0, 7.0, 5.0, 0.2),
    round(8.5, 8.0, 5.6, 0.3),
    round(13.5, 9.0, 5.8, 0.3),
    round(17.5, 9.2, 5.0, 0.0),
    round(19.6, 7.0, 3.6, -0.2),
    round(21.0, 4.0, 2.9, 0.0),
];
/// Neck above the shoulders.
pub const NECK_ROUNDS: [Round; 3] =
    [round(0.0, 3.0, 3.0, -0.2), round(3.5, 2.6, 2.7, 0.2), round(8.0, 2.6, 2.7, 0.5)];
/// Balls that make a head, from the shoulders: cranium, face, chin, nose, with their radii.
pub const HEAD: [(V3, f64); 4] = [
    (v3(-0.2, 12.6, 0.0), 5.6),
    (v3(1.6, 10.4, 0.0), 4.4),
    (v3(3.0, 7.4, 0.0), 2.2),
    (v3(6.2, 10.0, 0.0), 0.7),
];

/// How far a joint goes, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    pub joint: &'static str,
    pub least: f64,
    pub most: f64,
}

const fn range(joint: &'static str, least: f64, most: f64) -> Range {
    Range { joint, least, most }
}

/// Ranges of a leg in the order hip, abduction, rotation, knee, ankle, toes. The AAOS gives the knee 135; kneeling
/// back on the heels needs the 150 of its passive bend.
pub const LEG_RANGES: [Range; 6] = [
    range("hip", -30.0, 120.0),
    range("abd", -30.0, 45.0),
    range("rot", -45.0, 45.0),
    range("knee", -5.0, 150.0),
    range("ankle", -50.0, 25.0),
    range("toes", -30.0, 75.0),
];
/// Ranges of an arm: shoulder, abduction, rotation, elbow, wrist. The AAOS gives a free wrist 70 and 80; a hand that
/// carries weight on the floor bends to 90.
pub const ARM_RANGES: [Range; 5] = [
    range("shoulder", -60.0, 180.0),
    range("abd", -45.0, 180.0),
    range("rot", -90.0, 90.0),
    range("elbow", -5.0, 150.0),
    range("wrist", -90.0, 90.0),
];
/// Ranges of the trunk: spine forwards, to the side, turned; neck forwards.
pub const TRUNK_RANGES: [Range; 4] = [
    range("spine", -30.0, 80.0),
    range("side_bend", -35.0, 35.0),
    range("spine_twist", -45.0, 45.0),
    range("neck", -50.0, 45.0),
];
