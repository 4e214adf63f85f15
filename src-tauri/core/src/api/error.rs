//! How a refusal is said: what happened, what was kept, what to do.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A refusal with its reason. A code exists only where the interface acts on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct ApiError {
    pub code: ErrorCode,
    /// A whole sentence or two, ready to be shown.
    pub message: String,
    /// Problems of single fields, all at once.
    pub fields: Vec<FieldError>,
}

/// What the interface does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// Shown beside the fields named.
    Invalid,
    /// The thing named is not there (any more): load again.
    NotFound,
    /// The journal could not be opened: the start-up screen.
    Unavailable,
    /// The journal can only be read: fields are shown, not offered.
    ReadOnly,
    /// Not saved, for example because the disk is full: keep the draft, offer to try again.
    NotSaved,
    /// Anything else.
    Failed,
}

/// One field and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldError {
    pub field: String,
    pub message: String,
}

impl ApiError {
    /// A refusal about single fields.
    pub fn invalid(fields: Vec<FieldError>) -> Self {
        let message = fields.iter().map(|f| f.message.as_str()).collect::<Vec<_>>().join(" ");
        Self { code: ErrorCode::Invalid, message, fields }
    }

    /// A refusal about one field.
    pub fn field(field: &str, message: impl Into<String>) -> Self {
        Self::invalid(vec![FieldError { field: field.to_owned(), message: message.into() }])
    }

    /// A refusal as a whole.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), fields: Vec::new() }
    }
}
