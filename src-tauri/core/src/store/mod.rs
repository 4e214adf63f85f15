//! The memory: one SQLite file per journal.
//!
//! Invariants: a revision is never changed or deleted; a record's revisions form one line, each superseding
//! the one before; one gesture is one transaction; a write is acknowledged only after its commit was synced.
//! Nothing in here judges what an entry means.

pub mod backup;
pub mod change;
pub mod error;
pub mod file;
pub mod find;
pub mod ids;
pub mod images;
pub mod kinds;
pub mod mark;
pub mod migrate;
mod older;
pub mod open;
pub mod read;
pub mod reminders;
pub mod revision;
pub mod rows;
pub mod settings;
mod training_columns;
pub mod undo;
pub mod verify;

pub use error::StoreError;
pub use kinds::{Kind, Payload};
pub use older::Apart;
pub use open::{Access, Durability, Edition, NewJournal, Opening, Store};
pub use revision::{Felt, Revision};
