//! What the invented athlete trains on which day, and what the physio asks for. The doses come from the plan.

use hamstrong_rules::domain::SkipReason;
use hamstrong_rules::exercises::Category;

/// The first day with a session.
const FROM: i64 = 4;
/// Back with the group.
const SPORT: [i64; 4] = [40, 45, 50, 52];
/// After the drive nothing is trained; from the second day on because the physio says so.
pub const STILL: std::ops::RangeInclusive<i64> = 19..=21;
/// Most exercises of one session.
pub const MOST: usize = 6;
/// Sessions in which the back of the thigh was sorer than usual, and by how much.
pub const SORE: [(i64, i64); 3] = [(17, 2), (31, 2), (43, 3)];
/// Done although the plan does not propose it yet: the first jog.
pub const EXTRA: [(i64, &str); 1] = [(30, "RUN-03")];
/// The day an exercise of the athlete's own comes in.
pub const OWN: i64 = 26;
/// Proposals are answered up to this day; what comes later waits.
pub const ANSWERED: i64 = 52;
/// The day on which what is proposed is turned down.
pub const REFUSED: i64 = 39;
/// Who prescribes.
pub const PHYSIO: &str = "M. Weber";

/// A kind of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Programme {
    /// Holds, strength and balance.
    Strength,
    /// Movement, trunk, walking and running.
    Moving,
    /// Training with the group, and what loosens before it.
    Sport,
}

/// What a day holds; none on a day of rest.
pub fn of(day: i64) -> Option<Programme> {
    let massage = super::massages::MASSAGES.iter().any(|massage| massage.day == day && massage.therapist);
    match day {
        _ if SPORT.contains(&day) => Some(Programme::Sport),
        _ if day < FROM || massage || STILL.contains(&day) || day % 7 == 6 => None,
        _ if day % 2 == 1 => Some(Programme::Strength),
        _ => Some(Programme::Moving),
    }
}

impl Programme {
    /// Whether an exercise of this category belongs to it; own exercises have none.
    pub fn has(self, category: Option<Category>) -> bool {
        use Category::{
            Balance, Cardio, Eccentric, FoamRoller, Isometric, Lengthening, Mobility, Running, Strength,
            Stretch, Trunk, Walking,
        };
        let Some(category) = category else { return self == Self::Strength };
        match self {
            Self::Strength => {
                matches!(category, Isometric | Strength | Eccentric | Lengthening | Balance)
            }
            Self::Moving => matches!(category, Mobility | Stretch | Trunk | Walking | Cardio | Running),
            Self::Sport => matches!(category, Stretch | Trunk | FoamRoller),
        }
    }
}

/// Why the last exercise of a session is left out; most sessions are done as planned.
pub const fn skipped(day: i64) -> Option<SkipReason> {
    match day {
        8 | 29 => Some(SkipReason::NoTime),
        17 => Some(SkipReason::Pain),
        32 => Some(SkipReason::NoEquipment),
        44 => Some(SkipReason::Tired),
        _ => None,
    }
}

/// What is loaded with a weight, and where it starts, in kilograms.
pub const LOADED: [(&str, f64); 3] = [("CON-04", 6.0), ("ECC-03", 10.0), ("ECC-04", 6.0)];
