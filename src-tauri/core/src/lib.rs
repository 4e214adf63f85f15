//! The memory and the façade of Hamstrong.

pub mod api;
pub mod charts;
