//! A power cut at random points of a recorded session: everything that was not synced is dropped, kept, reordered
//! or torn. This catches what `kill -9` cannot: an acknowledgement before the sync, a rename without one.

use crate::disk::{Disk, Fate};
use crate::logger::{Ack, Chance, faults, times};
use crate::recording::{Op, record};

#[derive(Debug, Default)]
struct Outcome {
    /// Cuts after which an acknowledged entry was gone, and how many entries that were in all and at most.
    lossy: usize,
    lost: usize,
    most: usize,
    /// Losses that the mark noticed: the mark leads, which under FULL it never may.
    noticed: usize,
    /// Cuts after which the journal did not open or did not hold together.
    corrupt: usize,
    /// What was found, a few of each.
    said: Vec<String>,
}

/// Cuts the power so often: a third of the cuts fall into the first start, the rest anywhere.
fn cut(ops: &[Op], cuts: usize, seed: u64) -> Outcome {
    let mut chance = Chance(seed);
    let started = ops.iter().position(|op| matches!(op, Op::Ack(_))).unwrap();
    let mut points: Vec<usize> =
        (0..cuts).map(|n| chance.between(0, if n % 3 == 0 { started } else { ops.len() }) + 1).collect();
    points.sort_unstable();
    let mut outcome = Outcome::default();
    let (mut disk, mut acknowledged, mut done) = (Disk::default(), Vec::<Ack>::new(), 0);
    for (n, point) in points.into_iter().enumerate() {
        for op in &ops[done..point] {
            disk.apply(op);
            if let Op::Ack(ack) = op {
                acknowledged.push(ack.clone());
            }
        }
        done = point;
        let fate = Fate::ALL[n % Fate::ALL.len()];
        let folder = tempfile::tempdir().unwrap();
        disk.cut(fate, &mut chance, folder.path());
        let found = faults(&folder.path().join("journal.hamstrong"), &acknowledged);
        let lost = found.iter().filter(|f| f.starts_with("lost")).count();
        outcome.lossy += usize::from(lost > 0);
        outcome.lost += lost;
        outcome.most = outcome.most.max(lost);
        let noticed = found.iter().filter(|f| f.ends_with("are not in the file.")).count();
        outcome.noticed += noticed;
        outcome.corrupt += usize::from(found.len() > lost + noticed);
        if let (Some(first), true) = (found.first(), outcome.said.len() < 8) {
            let all = acknowledged.len();
            outcome
                .said
                .push(format!("cut at {point} of {} after {all} entries, {fate:?}: {first}", ops.len()));
        }
    }
    outcome
}

#[test]
fn an_acknowledged_entry_outlives_a_power_cut() {
    // The second sitting begins with what the first one folded into the main file when it closed.
    let ops = record(&[&["--count", "90"], &["--count", "60"]]);
    let outcome = cut(&ops, times("HAMSTRONG_CUTS", 240), 3);
    println!("full: {} steps, {outcome:?}", ops.len());
    assert_eq!((outcome.lossy, outcome.noticed, outcome.corrupt), (0, 0, 0), "{:#?}", outcome.said);
}

#[test]
fn without_syncs_the_same_power_cuts_lose_entries() {
    let off = ["--synchronous", "off", "--count"];
    let ops = record(&[&[&off[..], &["90"]].concat(), &[&off[..], &["60"]].concat()]);
    let outcome = cut(&ops, times("HAMSTRONG_CUTS", 240) / 4, 3);
    println!("off: {} steps, {outcome:?}", ops.len());
    assert!(outcome.lossy > 0, "the simulated power cut does not see a missing sync");
}
