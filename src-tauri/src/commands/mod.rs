//! What the page may ask for. Each command hands its input to the façade and answers with what comes back; the
//! list of them is `src-tauri/commands.in`.

#![allow(clippy::needless_pass_by_value, reason = "Tauri hands a command its arguments by value")]

pub mod backups;
pub mod calling;
pub mod daily;
pub mod episode;
pub mod exchange;
pub mod journals;
pub mod massage;
pub mod overview;
pub mod photos;
pub mod price;
pub mod privacy;
pub mod quick_log;
pub mod quick_setup;
pub mod reminders;
pub mod report;
pub mod settings;
pub mod training;
pub mod undo;
pub mod window;
