//! Commands: the body of a request to the façade, and its answer back.

use hamstrong_core::Journal;
use hamstrong_core::api::dispatch::{Command, DESKTOP, answer};
use hamstrong_core::api::error::ApiError;

use crate::desktop::{self, Answer};
use crate::gate::Refusal;
use crate::reply::{Reply, add, reply};

/// The most that the input of a command may have, in bytes.
const MOST: u64 = 1 << 20;

/// The most bytes that this command takes.
pub fn limit(name: &str) -> u64 {
    desktop::upload(name).unwrap_or(MOST)
}

/// # Errors
/// The list has no such command, or the body is not text.
pub fn perform(journal: &Journal, name: &str, body: &[u8]) -> Result<Reply, Refusal> {
    let done = if DESKTOP.contains(&name) {
        desktop::perform(journal, name, body)
    } else {
        let command = Command::named(name).ok_or(Refusal::Missing)?;
        let input = std::str::from_utf8(body).map_err(|_| Refusal::WrongKind)?;
        journal.with(|tracker| command.call(tracker, input)).map(Answer::Json)
    };
    Ok(done.map_or_else(|error| told(&error), given))
}

fn given(answer: Answer) -> Reply {
    match answer {
        Answer::Json(json) => reply(200, "application/json", json.into_bytes()),
        Answer::File { name, bytes } => {
            let mut reply = reply(200, "application/octet-stream", bytes);
            add(&mut reply, "Content-Disposition", &format!("attachment; filename=\"{name}\""));
            reply
        }
    }
}

fn told(error: &ApiError) -> Reply {
    let json = answer(error).unwrap_or_else(|unsaid| unsaid.message);
    reply(422, "application/json", json.into_bytes())
}
