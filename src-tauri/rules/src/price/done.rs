//! What was done on one day, added up. What was not logged stays unknown.

use super::plan::Tick;
use crate::domain::{Minutes, PriceKind, PriceStep};

/// First aid of one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    no_sprint: Option<bool>,
    no_hard_stretch: Option<bool>,
    support: Option<bool>,
    /// Minutes.
    pub walking: Option<i64>,
    /// Minutes.
    pub vigorous: Option<i64>,
    /// Sessions, whatever their length.
    pub ice: u32,
    /// Minutes of all sessions that have them.
    pub ice_minutes: Option<i64>,
    /// Minutes.
    pub compress: Option<i64>,
    /// Minutes.
    pub elevate: Option<i64>,
}

impl Done {
    /// Adds up the steps of a day. An item of protection that was kept in one step and not in another was not kept.
    pub fn of<'s>(steps: impl IntoIterator<Item = &'s PriceStep>) -> Self {
        let mut done = Self::default();
        for step in steps {
            match step.part {
                PriceKind::Protect => {
                    keep(&mut done.no_sprint, step.no_sprint);
                    keep(&mut done.no_hard_stretch, step.no_hard_stretch);
                    keep(&mut done.support, step.support);
                }
                PriceKind::Rest => {
                    add(&mut done.walking, step.walking_minutes);
                    add(&mut done.vigorous, step.vigorous_minutes);
                }
                PriceKind::Ice => {
                    done.ice += 1;
                    add(&mut done.ice_minutes, step.minutes);
                }
                PriceKind::Compress => add(&mut done.compress, step.minutes),
                PriceKind::Elevate => add(&mut done.elevate, step.minutes),
            }
        }
        done
    }

    /// Whether an item of protection was kept; none when nothing was said about it.
    pub const fn tick(&self, tick: Tick) -> Option<bool> {
        match tick {
            Tick::NoSprint => self.no_sprint,
            Tick::NoHardStretch => self.no_hard_stretch,
            Tick::Support => self.support,
        }
    }
}

fn keep(so_far: &mut Option<bool>, said: Option<bool>) {
    *so_far = match (*so_far, said) {
        (Some(a), Some(b)) => Some(a && b),
        (a, b) => a.or(b),
    };
}

fn add(so_far: &mut Option<i64>, minutes: Option<Minutes>) {
    if let Some(minutes) = minutes {
        *so_far = Some(so_far.unwrap_or_default() + minutes.get());
    }
}
