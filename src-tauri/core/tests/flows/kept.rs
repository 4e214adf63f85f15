//! What the program keeps of a journal between two answers is what the file says.

use hamstrong_core::Tracker;
use hamstrong_core::api::inputs::OverviewQuery;
use hamstrong_core::api::readiness::ReadinessQuery;
use proptest::prelude::*;
use serde_json::json;

use crate::exchange::{act, acts, cases};
use crate::support::{Desk, from};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(16)))]

    #[test]
    fn an_open_journal_answers_as_one_that_was_just_opened(acts in acts(true), nights in 0..3_usize) {
        let (mut desk, leg) = Desk::with_injury();
        let other = desk.injure("right", "2026-05-30");
        desk.wellness("2026-06-12", 1, json!({ "red_flags_asked": true }));
        let late = acts.len().saturating_sub(nights);
        for (n, one) in acts.iter().enumerate() {
            act(&mut desk, if n % 3 == 2 { other } else { leg }, one);
            if n >= late {
                // The day goes on to the next without anything being written.
                desk.set_clock(&format!("2026-06-{}", 13 + n - late), "03:01");
            }
            let fresh = Tracker::open_to_read(&desk.path(), desk.clock.clone()).unwrap();
            // The one asked for last comes first the next time.
            for injury in if n % 2 == 0 { [leg, other] } else { [other, leg] } {
                let query = OverviewQuery { day: None, episode: Some(injury) };
                let (kept, read) = (desk.tracker.overview(&query).unwrap(), fresh.overview(&query).unwrap());
                prop_assert_eq!(json!(kept.status), json!(read.status));
                prop_assert_eq!(json!(kept.training), json!(read.training));
                let query: ReadinessQuery = from(json!({ "episode": injury }));
                let (kept, read) = (desk.tracker.decision(&query).unwrap(), fresh.decision(&query).unwrap());
                prop_assert_eq!(json!(kept), json!(read));
            }
        }
    }
}
