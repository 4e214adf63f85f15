//! The journal as files: JSON with everything, CSV for tables of one's own, and back.

pub mod csv;
pub mod json;

pub use csv::write_csv;
pub use json::{ImportError, Imported, read_json, write_json};
