//! What happens on which day of the demo. Numbers only; the diary puts them in.

use crate::store::ids::split_mix;

/// Small reproducible chance.
#[derive(Debug)]
pub struct Chance(pub u64);

impl Chance {
    /// A number from 0 to `below`, without `below`.
    pub fn below(&mut self, below: u64) -> i64 {
        i64::try_from(split_mix(&mut self.0) % below).unwrap_or(0)
    }

    /// True `n` times in a hundred.
    pub fn percent(&mut self, n: i64) -> bool {
        self.below(100) < n
    }
}

/// The scores of one day, 0–10 and 0–3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scores {
    pub rest: i64,
    pub walk: i64,
    pub stretch: i64,
    pub worst: i64,
    pub swelling: i64,
    pub bruising: i64,
    /// An index into the five bands of morning stiffness.
    pub stiffness: usize,
}

/// Days without any entry.
pub const GAPS: [i64; 5] = [9, 24, 25, 38, 47];
/// Days entered afterwards, and how many days after.
pub const LATE: [(i64, i64); 2] = [(14, 3), (33, 2)];
/// The flare: a long drive, and a sorer day after it.
pub const FLARE: [(i64, i64); 2] = [(19, 3), (20, 1)];
/// Days with pain low in the back.
pub const LOW_BACK: [(i64, i64); 5] = [(20, 1), (21, 2), (22, 1), (23, 1), (35, 1)];
/// What the injury limits, in the athlete's words, and since which day it is scored.
pub const ACTIVITIES: [&str; 3] =
    ["Climbing the stairs at work", "An hour in the car", "Running for ten minutes"];
pub const ACTIVITIES_FROM: i64 = 4;
/// Scores of them, 0 cannot do it to 10 as before, about once a week.
pub const FUNCTION: [(i64, [i64; 3]); 8] = [
    (4, [3, 4, 0]),
    (11, [5, 5, 0]),
    (18, [6, 6, 1]),
    (26, [7, 5, 3]),
    (32, [8, 7, 5]),
    (39, [9, 8, 7]),
    (46, [9, 9, 8]),
    (53, [10, 9, 9]),
];
/// What a self-test read off: both sides, or one number.
#[derive(Debug, Clone, Copy)]
pub enum Read {
    Sides(f64, f64),
    One(f64),
}

/// Self-tests by day and id. The left leg is the injured one.
pub const TESTS: [(i64, &str, Read); 15] = [
    (10, "test.ake", Read::Sides(28.0, 12.0)),
    (15, "test.ake", Read::Sides(24.0, 11.0)),
    (15, "test.iso_half", Read::One(1.0)),
    (15, "test.squat", Read::One(1.0)),
    (15, "test.bridge_hold", Read::One(2.0)),
    (30, "test.ake", Read::Sides(17.0, 10.0)),
    (30, "test.iso_full", Read::One(1.0)),
    (30, "test.bridge_count", Read::Sides(21.0, 25.0)),
    (31, "test.jog", Read::One(0.0)),
    (48, "test.ake", Read::Sides(13.0, 10.0)),
    (48, "test.bridge_count", Read::Sides(26.0, 27.0)),
    (50, "test.press", Read::One(0.0)),
    (51, "test.sprint", Read::One(0.0)),
    (51, "test.confidence", Read::One(9.0)),
    (51, "test.trainings", Read::One(3.0)),
];
/// The day a physiotherapist agrees to the return to sport.
pub const CLEARED: i64 = 52;
/// Days on which all warning questions were answered.
pub const ASKED: [i64; 9] = [0, 7, 15, 22, 29, 36, 43, 50, 54];

/// Days on which a painkiller was taken.
pub const PAINKILLER: [i64; 3] = [0, 1, 2];

/// Piecewise course of walking pain of a moderate strain: (day, tenths of a point).
const COURSE: [(i64, i64); 9] =
    [(0, 70), (2, 52), (5, 32), (8, 20), (14, 13), (18, 10), (30, 6), (42, 2), (60, 0)];

fn course(day: i64) -> i64 {
    let mut before = COURSE[0];
    for point in COURSE {
        if point.0 >= day {
            let span = (point.0 - before.0).max(1);
            return before.1 + (point.1 - before.1) * (day - before.0) / span;
        }
        before = point;
    }
    before.1
}

/// The scores of a day.
pub fn scores(day: i64, chance: &mut Chance) -> Scores {
    let noise = chance.below(5) - 2;
    let flare = FLARE.iter().find(|(d, _)| *d == day).map_or(0, |(_, up)| *up);
    let point = |tenths: i64| ((tenths + 5) / 10).clamp(0, 10);
    let base = course(day);
    let walk = (point(base + noise) + flare).min(10);
    let rest = point(base * 6 / 10 + noise / 2 - 5) + flare.min(2);
    let stretch = (point(base + 13 + noise) + flare).min(10);
    let worst = walk.max(stretch).max(rest) + i64::from(chance.percent(35));
    let fading = |until: &[i64]| until.iter().filter(|d| day < **d).count();
    Scores {
        rest: rest.clamp(0, 10),
        walk,
        stretch,
        worst: worst.min(10),
        swelling: i64::try_from(fading(&[9, 4])).unwrap_or(0),
        // A bruise comes out over the first days.
        bruising: i64::try_from(fading(&[12, 7])).unwrap_or(0).min(day),
        stiffness: fading(&[36, 15, 5, 2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_course_falls_and_the_flare_stands_out() {
        let mut chance = Chance(1);
        let walk: Vec<i64> = (0..56).map(|d| scores(d, &mut chance).walk).collect();
        assert!(walk[0] >= 6 && walk[55] == 0, "{walk:?}");
        assert!(walk[19] >= walk[18] + 2, "{walk:?}");
    }
}
