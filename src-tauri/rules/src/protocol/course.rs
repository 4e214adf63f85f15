//! Which protocol was in force on which day: a switch or a physio's change acts from its day and never before.

use super::{Override, Protocol, ProtocolError};
use crate::domain::LocalDate;

/// A protocol, and what replaced it from which day. Never empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    first: Protocol,
    /// In order of their days.
    later: Vec<(LocalDate, Protocol)>,
}

impl Course {
    /// One protocol throughout.
    pub fn of(protocol: Protocol) -> Self {
        Self { first: protocol, later: Vec::new() }
    }

    /// Another protocol from `day` on. Of two switches on one day the later call wins.
    #[must_use]
    pub fn then(mut self, day: LocalDate, protocol: Protocol) -> Self {
        let at = self.later.partition_point(|(from, _)| *from <= day);
        self.later.insert(at, (day, protocol));
        self
    }

    /// One protocol, and a physio's changes each from its date. Decisions of earlier days stand.
    ///
    /// # Errors
    /// As [`Protocol::with_overrides`].
    pub fn with_overrides(protocol: &Protocol, overrides: &[Override]) -> Result<Self, ProtocolError> {
        let mut sorted: Vec<_> = overrides.to_vec();
        sorted.sort_by_key(|edit| edit.date);
        let mut course = Self::of(protocol.clone());
        for i in 0..sorted.len() {
            let known = sorted.get(..=i).unwrap_or_default();
            if let Some(last) = known.last() {
                course = course.then(last.date, protocol.with_overrides(known)?);
            }
        }
        Ok(course)
    }

    /// The protocol in force on a day.
    pub fn on(&self, day: LocalDate) -> &Protocol {
        let at = self.later.partition_point(|(from, _)| *from <= day);
        at.checked_sub(1).and_then(|i| self.later.get(i)).map_or(&self.first, |(_, protocol)| protocol)
    }
}

impl From<Protocol> for Course {
    fn from(protocol: Protocol) -> Self {
        Self::of(protocol)
    }
}
