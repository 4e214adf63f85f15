//! Calls of running timers: each once, whatever the clocks and the computer do in between.

use std::time::Duration;

use hamstrong_core::clock::{Clock, instant_of};
use hamstrong_core::domain::{Instant, PriceKind, RecordId};
use hamstrong_core::tracker::{Caller, Reading};

use crate::price::{acute, start, stop, timer_of};
use crate::support::{Desk, day};

/// An athlete with ice from 19:42 on, somebody who calls, and two clocks.
struct Watch {
    desk: Desk,
    leg: RecordId,
    caller: Caller,
}

fn at(time: &str) -> Instant {
    instant_of(day("2026-06-12"), time.parse().unwrap(), &"Europe/Berlin".parse().unwrap())
}

fn minutes(n: u64) -> Duration {
    Duration::from_secs(n * 60)
}

impl Watch {
    fn with_ice() -> Self {
        let (mut desk, leg) = acute();
        start(&mut desk, leg, PriceKind::Ice, Some(20));
        let caller = Caller::from(desk.clock.now().at);
        Self { desk, leg, caller }
    }

    /// What is called when the wall clock shows `time` and the steady one has gone on for so many minutes since 19:42;
    /// and how many minutes to wait.
    fn look(&mut self, time: &str, steady: u64) -> (Vec<&'static str>, Option<u64>) {
        let calls = self.desk.tracker.calls().unwrap();
        let now = Reading { wall: at(time), steady: minutes(steady) };
        let (alarms, wait) = self.caller.due(&calls, now);
        (alarms.iter().map(|alarm| alarm.text).collect(), wait.map(|wait| wait.as_secs() / 60))
    }
}

const SKIN: &str = "Ice: look at the skin";
const NEARLY: &str = "Ice: nearly time to stop";
const STOP: &str = "Ice: time to stop";

#[test]
fn each_call_is_made_once_and_says_when_to_look_again() {
    let mut watch = Watch::with_ice();
    assert_eq!(watch.look("19:42", 0), (vec![], Some(5)));
    assert_eq!(watch.look("19:46", 4), (vec![], Some(1)));
    assert_eq!(watch.look("19:47", 5), (vec![SKIN], Some(10)));
    assert_eq!(watch.look("19:47", 5), (vec![], Some(10)));
    assert_eq!(watch.look("19:57", 15), (vec![NEARLY], Some(5)));
    assert_eq!(watch.look("20:02", 20), (vec![STOP], None));
    assert_eq!(watch.look("20:03", 21), (vec![], None));
}

#[test]
fn after_a_sleep_only_the_newest_call_is_made() {
    let mut watch = Watch::with_ice();
    watch.look("19:42", 0);
    // The steady clock stood still while the computer slept.
    assert_eq!(watch.look("23:00", 1), (vec![STOP], None));
}

#[test]
fn a_clock_set_back_delays_no_call_and_doubles_none() {
    let mut watch = Watch::with_ice();
    assert_eq!(watch.look("19:47", 5), (vec![SKIN], Some(10)));
    // Set back by three hours: the skin freezes all the same.
    assert_eq!(watch.look("16:48", 6), (vec![], Some(9)));
    assert_eq!(watch.look("16:57", 15), (vec![NEARLY], Some(5)));
    assert_eq!(watch.look("17:02", 20), (vec![STOP], None));
    assert_eq!(watch.look("20:10", 208), (vec![], None), "the wall's clock gets there as well");
}

#[test]
fn a_clock_set_forward_and_back_calls_once() {
    let mut watch = Watch::with_ice();
    watch.look("19:42", 0);
    assert_eq!(watch.look("22:43", 1), (vec![STOP], None));
    assert_eq!(watch.look("19:44", 2), (vec![], None));
    assert_eq!(watch.look("20:02", 20), (vec![], None));
}

#[test]
fn a_timer_started_after_the_clock_was_set_back_has_its_own_calls() {
    let mut watch = Watch::with_ice();
    watch.look("19:42", 0);
    let running = watch.desk.show("2026-06-12");
    stop(&mut watch.desk, timer_of(&running, PriceKind::Ice), Some(1));
    watch.desk.set_clock("2026-06-12", "17:00");
    let leg = watch.leg;
    start(&mut watch.desk, leg, PriceKind::Elevate, Some(10));
    assert_eq!(watch.look("17:00", 1), (vec![], Some(10)));
    assert_eq!(watch.look("17:10", 11), (vec!["Elevation: time is up"], None));
}

#[test]
fn what_fell_due_while_nobody_was_there_is_left_to_the_tile() {
    let mut watch = Watch::with_ice();
    watch.caller = Caller::from(at("19:58"));
    assert_eq!(watch.look("19:58", 0), (vec![], Some(4)), "the safe limit still comes");
    assert_eq!(watch.look("20:02", 4), (vec![STOP], None));
    watch.caller = Caller::from(at("20:05"));
    assert_eq!(watch.look("20:05", 0), (vec![], None));
}

#[test]
fn an_end_that_is_undone_calls_for_what_is_still_to_come() {
    let mut watch = Watch::with_ice();
    assert_eq!(watch.look("19:47", 5), (vec![SKIN], Some(10)));
    let running = watch.desk.show("2026-06-12");
    stop(&mut watch.desk, timer_of(&running, PriceKind::Ice), Some(5));
    assert_eq!(watch.look("19:48", 6), (vec![], None));
    watch.desk.tracker.undo(&hamstrong_core::api::inputs::OverviewQuery::default()).unwrap();
    assert_eq!(watch.look("19:49", 7), (vec![], Some(8)), "the skin is not called for again");
    assert_eq!(watch.look("19:57", 15), (vec![NEARLY], Some(5)));
}

#[test]
fn only_the_safe_limit_of_ice_is_urgent_and_no_call_holds_a_number() {
    let mut watch = Watch::with_ice();
    watch.look("19:42", 0);
    let calls = watch.desk.tracker.calls().unwrap();
    let mut urgent = Vec::new();
    for minute in 0..30 {
        let wall = Instant::from(at("19:42").utc() + minutes(minute));
        let (alarms, _) = watch.caller.due(&calls, Reading { wall, steady: minutes(minute) });
        for alarm in alarms {
            assert!(!alarm.text.chars().any(|c| c.is_ascii_digit()), "{}", alarm.text);
            urgent.push((alarm.text, alarm.urgent));
        }
    }
    assert_eq!(urgent, [(SKIN, false), (NEARLY, false), (STOP, true)]);
}

#[test]
fn a_stopped_timer_calls_nobody() {
    let mut watch = Watch::with_ice();
    watch.look("19:42", 0);
    let running = watch.desk.show("2026-06-12");
    stop(&mut watch.desk, timer_of(&running, PriceKind::Ice), Some(5));
    assert_eq!(watch.look("20:30", 48), (vec![], None));
}
