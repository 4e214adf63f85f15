//! The journal as files: JSON with everything, CSV for tables of one's own, and back.

pub mod csv;
pub mod json;
mod json_images;
pub mod json_out;

pub use csv::write_csv;
pub use json::{ImportError, Imported, read_json};
pub use json_out::write_json;
