//! The safety limits of a protocol, read once. They can be added to and never changed.

use crate::protocol::{RuleBook, SafetyCheck};

/// Limits of first aid. Minutes unless the name says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Safety {
    pub ice_warn: u32,
    pub ice_stop: u32,
    pub ice_gap: u32,
    pub ice_gap_advised: u32,
    pub ice_sessions_at_most: u32,
    pub ice_skin_check: u32,
    pub toe_check: u32,
    pub toe_help_after: u32,
    pub avoid_hours: u32,
}

impl Safety {
    /// The limits of a book. A file cannot leave one out: the loader refuses it.
    pub fn of(book: &RuleBook) -> Self {
        let find = |read: fn(&SafetyCheck) -> Option<u32>| {
            book.price.safety.iter().find_map(|rule| read(&rule.check)).unwrap_or_default()
        };
        macro_rules! read {
            ($kind:ident) => {
                find(|check| if let SafetyCheck::$kind(n) = check { Some(*n) } else { None })
            };
        }
        Self {
            ice_warn: read!(IceWarnMinutes),
            ice_stop: read!(IceStopMinutes),
            ice_gap: read!(IceGapMinutes),
            ice_gap_advised: read!(IceGapAdvisedMinutes),
            ice_sessions_at_most: read!(IceSessionsAtMost),
            ice_skin_check: read!(IceSkinCheckMinutes),
            toe_check: read!(CompressionToeCheckHours).saturating_mul(60),
            toe_help_after: read!(CompressionHelpAfterMinutes),
            avoid_hours: read!(AvoidCardHours),
        }
    }

    /// Whether the avoid card still stands. An injury has no time of day and is taken to have come in its last
    /// minute, so 72 hours are over with day 4.
    pub fn avoid_card(&self, index: i32) -> bool {
        let whole_days = self.avoid_hours.div_ceil(24);
        (0..=i64::from(whole_days)).contains(&i64::from(index))
    }
}
