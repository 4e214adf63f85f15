//! The memory and the façade of Hamstrong.
//!
//! - [`tracker`]: one method for each thing the athlete can do; the only way in.
//! - [`api`]: what those methods take and give, as the interface sees it.
//! - `store`: one SQLite file, revisions that are only ever added, undo that survives a restart.
//! - [`exchange`]: the journal as JSON and CSV, and back.
//! - [`figures`]: pictures of exercises, drawn from their files.
//! - [`photos`]: pictures on their way in: looked at, turned, freed of everything but the picture, made small.
//! - [`clock`]: the only place that asks what time it is.
//!
//! No Tauri and no network here; judgement about the body lives in `hamstrong-rules`.

pub mod api;
mod backups;
pub mod charts;
pub mod clock;
pub mod demo;
pub mod exchange;
pub mod figures;
mod footprint;
mod journal;
pub mod photos;
pub mod report;
mod store;
pub mod tracker;
mod words;

pub use footprint::{erase, files_of};
pub use hamstrong_rules::domain;
pub use journal::Journal;
pub use store::backup::backup;
pub use store::verify::{Verified, verify};
pub use store::{Access, Durability, Opening, StoreError};
pub use tracker::Tracker;
