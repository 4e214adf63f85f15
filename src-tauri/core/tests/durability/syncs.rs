//! What an entry costs the disk, and when it is called saved.

use crate::recording::{Op, record};

#[test]
fn an_entry_costs_exactly_one_sync_and_is_called_saved_after_it() {
    let ops = record(&[&["--count", "60"], &["--count", "60"]]);
    let mut counted = 0;
    for sitting in ops.split(|op| *op == Op::Ready).skip(1) {
        // What follows the last acknowledgement is the closing and the next opening.
        for entry in sitting.split_inclusive(|op| matches!(op, Op::Ack(_))).take(60) {
            let (ack, work) = entry.split_last().unwrap();
            let is_sync = |op: &&Op| matches!(op, Op::Sync { .. } | Op::SyncFolder);
            assert_eq!(work.iter().filter(is_sync).count(), 1, "syncs before {ack:?}");
            let place = work.iter().position(|op| matches!(op, Op::Sync { .. }));
            let place = place.unwrap_or_else(|| panic!("only the folder was synced before {ack:?}"));
            let log = |op: &Op| matches!((op, &work[place]), (Op::Write { file, .. }, Op::Sync { file: f }) if file == f);
            assert!(work[..place].iter().any(log), "nothing to sync before {ack:?}");
            assert!(!work[place..].iter().any(log), "something was written after the sync of {ack:?}");
            counted += 1;
        }
    }
    assert_eq!(counted, 120);
}
