//! The judgement of Hamstrong: what the words mean (`domain`), which limits apply (`protocol`), what
//! follows from a history (`readiness`), how first aid is planned, limited and counted (`price`) and how a
//! massage went (`massage`); `exercises` is the library, `training` what is done of it and what follows.
//!
//! Pure by construction: nothing here reads a clock, a file or a database, and the same input gives the
//! same output. What was logged comes in, decisions with their reasons go out.

pub mod conformance;
pub mod domain;
pub mod exercises;
pub mod function;
pub mod massage;
pub mod price;
pub mod protocol;
pub mod readiness;
pub mod reminders;
pub mod training;
