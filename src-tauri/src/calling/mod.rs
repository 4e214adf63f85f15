//! Calling the athlete through the desktop's notifications. A thread sleeps to the next moment that something is due,
//! wakes when the journal is written, and looks again now and then, since clocks are set and computers sleep. What is
//! due is decided by the core; nothing here knows a rule.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod freedesktop;
mod notice;
mod reminding;

use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use hamstrong_core::clock::{Clock, SystemClock};
use hamstrong_core::tracker::{Caller, Reading};
use tauri::{AppHandle, Manager};

#[cfg(not(target_os = "linux"))]
pub use elsewhere::Desk;
#[cfg(target_os = "linux")]
pub use freedesktop::Desk;
pub use notice::Notice;
use reminding::Reminding;

use crate::state::AppState;

/// The longest sleep without a look at the clock: a computer that slept, or a clock that was set, is noticed then.
const AT_MOST: Duration = Duration::from_secs(20);

/// Begins to call when something is due.
pub fn begin(app: &AppHandle) {
    app.manage(Desk::new(app));
    let app = app.clone();
    std::thread::spawn(move || {
        let words = app.state::<AppState>().watch();
        let begun = Instant::now();
        let start = SystemClock.now();
        let mut caller = Caller::from(start.at);
        let mut reminding = Reminding::from(&start);
        loop {
            let moment = SystemClock.now();
            let now = Reading { wall: moment.at, steady: begun.elapsed() };
            let wait = timers(&app, &mut caller, now).unwrap_or(AT_MOST);
            let wait = wait.min(reminding.look(&app, &moment, now.steady));
            match words.recv_timeout(wait.min(AT_MOST)) {
                Ok(()) => reminding.hear(begun.elapsed()),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    });
}

/// Calls for what a running timer asks; how long to wait for the next.
fn timers(app: &AppHandle, caller: &mut Caller, now: Reading) -> Option<Duration> {
    let calls = app.state::<AppState>().if_open(|tracker| tracker.calls()).ok()??;
    let (alarms, wait) = caller.due(&calls, now);
    for alarm in alarms {
        // Where it cannot be sent, the tile says so and asks.
        app.state::<Desk>().show(&Notice::of_alarm(&alarm));
    }
    wait
}
