//! The wire: what comes in, what goes out, and how a refusal is said. Twins of the domain types, exported to
//! TypeScript; nothing here decides anything.

pub mod adherence;
pub mod body;
pub mod calling;
pub mod courses;
pub mod dispatch;
pub mod error;
pub mod exercises;
pub mod function;
pub mod history;
pub mod inputs;
pub mod keeping;
pub mod massage;
pub mod photos;
pub mod preferences;
pub mod price;
pub mod quick;
pub mod readiness;
pub mod reminders;
pub mod report;
pub mod symmetry;
pub mod training;
pub mod views;
