//! Copies of the journal that are made by themselves, thin out with age, and can be proven to work.

pub mod folder;
pub mod name;
pub mod proof;
pub mod rotation;
