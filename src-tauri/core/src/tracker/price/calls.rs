//! Calling the athlete when a timer asks for something, also with the window hidden. What is due is a pure function
//! of the timers and of what two clocks say; whoever has clocks and a way to call drives it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use hamstrong_rules::domain::Instant;
use hamstrong_rules::price::{Call, CallKind, Safety, calls};

use super::super::Tracker;
use super::words;
use crate::api::error::ApiError;

/// A call to be made. It carries no value of anyone's health.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarm {
    pub at: Instant,
    /// "Ice: time to stop".
    pub text: &'static str,
    /// The safe limit of ice: to be heard also where the desktop keeps others quiet.
    pub urgent: bool,
}

/// What two clocks say at the same moment.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// The clock on the wall, which can be set, and goes on while the computer sleeps.
    pub wall: Instant,
    /// One that nobody can set; it may stand still while the computer sleeps.
    pub steady: Duration,
}

/// Remembers which calls were made, so that none is made twice and none waits for a clock that was set back.
#[derive(Debug, Clone)]
pub struct Caller {
    looked: Instant,
    /// Calls still to be made, with what the steady clock says when they are due.
    waiting: BTreeMap<Call, Duration>,
    made: BTreeSet<Call>,
}

impl Caller {
    /// Calls from now on: what fell due while nobody was there is asked about on the tile instead.
    pub const fn from(now: Instant) -> Self {
        Self { looked: now, waiting: BTreeMap::new(), made: BTreeSet::new() }
    }

    /// The alarms that fell due, and how long to wait for the next. A call is due when either clock has come so far:
    /// the wall's after a sleep, the steady one after the wall's was set back. Of several alarms of one part that were
    /// slept over, only the newest is made.
    pub fn due(&mut self, all: &[Call], now: Reading) -> (Vec<Alarm>, Option<Duration>) {
        self.hear(all, now);
        let is_due = |call: &Call, steady: Duration| call.at <= now.wall || steady <= now.steady;
        let due: BTreeSet<Call> = self
            .waiting
            .iter()
            .filter(|(call, steady)| is_due(call, **steady))
            .map(|(call, _)| *call)
            .collect();
        self.waiting.retain(|call, _| !due.contains(call));
        let newest = |call: &&Call| !due.iter().any(|other| other.part == call.part && other > *call);
        let alarms = due.iter().filter(newest).map(|call| Alarm {
            at: call.at,
            text: words::call(call.part, call.kind),
            urgent: call.kind == CallKind::Stop,
        });
        let alarms = alarms.collect();
        self.made.extend(due);
        let waits = self
            .waiting
            .iter()
            .map(|(call, steady)| until(now.wall, call.at).min(steady.saturating_sub(now.steady)));
        (alarms, waits.min())
    }

    /// Takes in what runs now. A call that is new and was due before the last look is not made: a journal was brought
    /// in, or an end was undone.
    fn hear(&mut self, all: &[Call], now: Reading) {
        let known: BTreeSet<Call> = all.iter().copied().collect();
        self.waiting.retain(|call, _| known.contains(call));
        self.made.retain(|call| known.contains(call));
        let since = self.looked.min(now.wall);
        for call in known {
            if self.made.contains(&call) || self.waiting.contains_key(&call) {
                continue;
            }
            if call.at <= since {
                self.made.insert(call);
            } else {
                self.waiting.insert(call, now.steady + until(now.wall, call.at));
            }
        }
        self.looked = now.wall;
    }
}

/// How long it is from `now` to `at`; nothing when that has passed.
fn until(now: Instant, at: Instant) -> Duration {
    (at.utc() - now.utc()).to_std().unwrap_or_default()
}

impl Tracker {
    /// Every call of the timers that run, of all injuries.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn calls(&self) -> Result<Vec<Call>, ApiError> {
        let mut all = Vec::new();
        for (episode, _) in self.episode_heads()? {
            let running = self.running(episode)?;
            if running.is_empty() {
                continue;
            }
            let safety = Safety::of(&self.protocol_on(episode, self.today()?)?.book);
            for (_, timer) in running {
                all.extend(calls(&timer, &safety));
            }
        }
        Ok(all)
    }
}
