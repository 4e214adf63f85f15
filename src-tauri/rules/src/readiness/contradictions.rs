//! Answers that seldom go together. The athlete is asked once; until confirmed the day opens no gate and stays
//! out of every baseline.

use super::diary::Merged;
use crate::protocol::{ContradictionCheck, Contradictions, Rule};

/// Which of the patterns a day shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Patterns {
    bits: u8,
}

impl Patterns {
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// The rules of the patterns, in the order of the file.
    pub fn rules(self, rules: &Contradictions) -> Vec<&Rule<ContradictionCheck>> {
        in_order(rules)
            .into_iter()
            .enumerate()
            .filter(|(i, _)| self.bits & (1 << i) != 0)
            .map(|(_, r)| r)
            .collect()
    }
}

fn in_order(rules: &Contradictions) -> [&Rule<ContradictionCheck>; 4] {
    [&rules.normal_walk_with_pain, &rules.rest_above_walk, &rules.pain_jump, &rules.sign_jump]
}

/// Judges a day against the newest earlier usable day; `true` beside it when that is calendar yesterday.
pub(super) fn judge(today: &Merged, before: Option<(&Merged, bool)>, rules: &Contradictions) -> Patterns {
    let mut bits = 0;
    for (i, rule) in in_order(rules).into_iter().enumerate() {
        if shows(today, before, rule.check) {
            bits |= 1 << i;
        }
    }
    Patterns { bits }
}

fn shows(today: &Merged, before: Option<(&Merged, bool)>, check: ContradictionCheck) -> bool {
    let above = |a: Option<u8>, b: Option<u8>, by: u32| {
        a.zip(b).is_some_and(|(a, b)| u32::from(a) >= u32::from(b) + by)
    };
    match check {
        ContradictionCheck::NormalWalkWithPain { walk_at_least } => {
            today.walking_normal == Some(true) && today.walk.is_some_and(|w| u32::from(w) >= walk_at_least)
        }
        ContradictionCheck::RestAboveWalk { rest_at_least, above_walk } => {
            today.rest.is_some_and(|r| u32::from(r) >= rest_at_least)
                && above(today.rest, today.walk, above_walk)
        }
        ContradictionCheck::PainJump { by } => before.is_some_and(|(old, yesterday)| {
            let fell = above(old.rest, today.rest, by) || above(old.walk, today.walk, by);
            let rose = above(today.rest, old.rest, by) || above(today.walk, old.walk, by);
            !today.sudden_pain && ((yesterday && fell) || (today.walking_normal == Some(true) && rose))
        }),
        ContradictionCheck::SignJump { by } => before.is_some_and(|(old, yesterday)| {
            let apart = |a, b| above(a, b, by) || above(b, a, by);
            yesterday
                && !today.sudden_pain
                && (apart(today.swelling, old.swelling) || apart(today.bruising, old.bruising))
        }),
    }
}
