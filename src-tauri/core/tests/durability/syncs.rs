//! What an entry costs the disk, and when it is called saved.

use crate::recording::{Op, record};

#[test]
fn an_entry_costs_exactly_one_sync_and_is_called_saved_after_it() {
    let ops = record(&[&["--count", "1"], &["--count", "60"]]);
    let places: Vec<usize> =
        ops.iter().enumerate().filter(|(_, op)| matches!(op, Op::Ack(_))).map(|(n, _)| n).collect();
    assert_eq!(places.len(), 61);
    // From the last word of the first sitting on there is also the closing and the opening; then entry by entry.
    for pair in places[1..].windows(2) {
        let between = &ops[pair[0] + 1..pair[1]];
        let syncs: Vec<usize> = between
            .iter()
            .enumerate()
            .filter(|(_, op)| matches!(op, Op::Sync { .. } | Op::SyncFolder))
            .map(|(n, _)| n)
            .collect();
        assert_eq!(syncs.len(), 1, "{} syncs before {:?}", syncs.len(), ops[pair[1]]);
        let Op::Sync { file } = between[syncs[0]] else { panic!("only the folder was synced") };
        let entry_after_sync =
            between[syncs[0]..].iter().any(|op| matches!(op, Op::Write { file: f, .. } if *f == file));
        let entry_before_sync =
            between[..syncs[0]].iter().any(|op| matches!(op, Op::Write { file: f, .. } if *f == file));
        assert!(
            entry_before_sync && !entry_after_sync,
            "something of {:?} was written after its sync",
            ops[pair[1]]
        );
    }
}
