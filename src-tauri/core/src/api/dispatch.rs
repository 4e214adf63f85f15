//! From the name of a command and its input as JSON to the façade, and back to JSON: for whoever is not Tauri.
//! The table is generated from `src-tauri/commands.in`.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{ApiError, ErrorCode};
use crate::Tracker;

type Call = fn(&mut Tracker, &str) -> Result<String, ApiError>;

include!(concat!(env!("OUT_DIR"), "/calls.rs"));

/// A command of the list that the façade answers alone.
#[derive(Debug, Clone, Copy)]
pub struct Command(Call);

impl Command {
    /// Nothing if the list has no such command, or it needs the desktop ([`DESKTOP`]): a dialog, a viewer, the window.
    pub fn named(name: &str) -> Option<Self> {
        CALLS.iter().find(|(known, _)| *known == name).map(|(_, call)| Self(*call))
    }

    /// Carries `input` in and the answer out, both JSON.
    ///
    /// # Errors
    /// The input is not what the command takes, or the façade refuses.
    pub fn call(self, tracker: &mut Tracker, input: &str) -> Result<String, ApiError> {
        (self.0)(tracker, input)
    }
}

/// An input from JSON.
///
/// # Errors
/// It is not what is asked for; the message names the place.
pub fn read<T: DeserializeOwned>(input: &str) -> Result<T, ApiError> {
    serde_json::from_str(input).map_err(|error| {
        ApiError::new(ErrorCode::Failed, format!("The page asked in words that are not understood: {error}."))
    })
}

/// An answer as JSON.
///
/// # Errors
/// It cannot be written as JSON.
pub fn answer<T: Serialize>(answer: &T) -> Result<String, ApiError> {
    serde_json::to_string(answer).map_err(|error| {
        ApiError::new(ErrorCode::Failed, format!("The answer cannot be carried to the page: {error}."))
    })
}
