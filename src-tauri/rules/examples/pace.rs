//! How long the engine takes: `cargo run --release -p hamstrong-rules --example pace`.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement that cannot run has to stop")]

use std::time::Instant;

use hamstrong_rules::conformance;
use hamstrong_rules::domain::RecordId;
use hamstrong_rules::protocol::{Course, Protocol, Variant};
use hamstrong_rules::readiness::{Act, DayValues, Deed, History, evaluate, timeline};
use uuid::Uuid;

/// An entry a day: pain that falls, with some noise and a late entry each week.
fn history(days: i64) -> History {
    let mut history = History::new("2016-02-01".parse().unwrap());
    for day in 0..days {
        let level = (7 - day / 3).max(0);
        let pain = |n: i64| Some(n.clamp(0, 10).try_into().unwrap());
        let values = DayValues {
            pain_rest: pain(level / 2 + day % 2),
            pain_walk: pain(level + day % 3 / 2),
            pain_stretch: pain(level + 1),
            swelling: Some((level / 3).try_into().unwrap()),
            bruising: Some((level / 4).try_into().unwrap()),
            walking_normal: Some(level < 3),
            night_pain: Some(level > 5),
            low_back: pain(day % 5 / 4),
            ..DayValues::default()
        };
        let record = RecordId::new(Uuid::from_u128(u128::try_from(day).unwrap() + 1));
        let on = history.onset.plus_days(day);
        let entered_on = on.plus_days(if day % 7 == 3 { 2 } else { 0 });
        history.acts.push(Act { entered_on, deed: Deed::Entry { record, day: on, values } });
    }
    history
}

/// Best of some runs, in milliseconds.
fn best<T>(runs: u32, mut work: impl FnMut() -> T) -> f64 {
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed().as_secs_f64() * 1000.0
    });
    times.fold(f64::INFINITY, f64::min)
}

fn main() {
    let course = Course::of(Protocol::builtin(Variant::Balanced).unwrap());
    for days in [120, 3650] {
        let history = history(days);
        let last = history.onset.plus_days(days - 1);
        println!("{days:>5} days, timeline  {:8.3} ms", best(20, || timeline(&course, &history, last)));
        println!("{days:>5} days, one day   {:8.3} ms", best(20, || evaluate(&course, &history, last, last)));
    }
    let own: serde_json::Value =
        serde_json::from_str(include_str!("../../../tests/scenarios/shared.json")).unwrap();
    let ten = own["scenarios"].as_array().unwrap();
    let many: Vec<_> = ten.iter().cycle().take(2000).collect();
    let text = serde_json::json!({ "scenarios": many }).to_string();
    println!("2000 scenarios        {:8.0} ms", best(3, || conformance::run(&text, None).unwrap()));
    println!("loading the protocol  {:8.3} ms", best(20, || Protocol::builtin(Variant::EarlyLoad).unwrap()));
}
