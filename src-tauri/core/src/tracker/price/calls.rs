//! Calling the athlete when a timer asks for something, also with the window hidden. What is due is a pure function
//! of the timers and of two moments; whoever has a clock and a way to call drives it.

use hamstrong_rules::domain::Instant;
use hamstrong_rules::price::{Call, Safety, calls, due_calls, next_call};

use super::super::Tracker;
use super::words;
use crate::api::error::ApiError;

/// A call to be made. It carries no value of anyone's health.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarm {
    pub at: Instant,
    /// "Ice: time to stop".
    pub text: &'static str,
}

/// Remembers up to when calls were made, so that none is made twice and none is lost to a short sleep.
#[derive(Debug, Clone, Copy)]
pub struct Caller {
    since: Instant,
}

impl Caller {
    /// Calls from now on: what fell due while nobody was there is asked about on the tile instead.
    pub const fn from(now: Instant) -> Self {
        Self { since: now }
    }

    /// The alarms that fell due up to `now`, and when to look again. Of several alarms of one part that were slept
    /// over, only the newest is made. A clock that was set back makes none again.
    pub fn due(&mut self, all: &[Call], now: Instant) -> (Vec<Alarm>, Option<Instant>) {
        let mut due: Vec<&Call> = due_calls(all, self.since, now).collect();
        due.sort_unstable();
        let newest =
            due.iter().filter(|call| !due.iter().any(|other| other.part == call.part && other > call));
        let alarms = newest.map(|call| Alarm { at: call.at, text: words::call(call.part, call.kind) });
        let alarms = alarms.collect();
        self.since = self.since.max(now);
        (alarms, next_call(all, self.since).map(|call| call.at))
    }
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
