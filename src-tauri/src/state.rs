//! What the commands share.

/// The one journal, opened when first asked for.
pub type AppState = hamstrong_core::Journal;
