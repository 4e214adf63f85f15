//! Settings: plain rows, changed in place, with the value before kept for undo.

use rusqlite::OptionalExtension;
use serde::de::DeserializeOwned;

use super::change::{Change, Step};
use super::{Store, StoreError};

impl Store {
    /// The value of a setting; none when it was never set or cannot be read as `T`.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        let text: Option<String> = self
            .db
            .prepare_cached("SELECT value FROM settings WHERE key = ?1")?
            .query_row([key], |r| r.get(0))
            .optional()?;
        Ok(text.and_then(|t| serde_json::from_str(&t).ok()))
    }

    /// All settings as JSON texts, by key.
    pub fn settings(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement = self.db.prepare("SELECT key, value FROM settings ORDER BY key")?;
        let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Change<'_> {
    /// Sets a setting to a JSON text, or back to never set.
    pub fn put_setting(&mut self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        let before: Option<String> =
            self.tx.query_row("SELECT value FROM settings WHERE key = ?1", [key], |r| r.get(0)).optional()?;
        if before.as_deref() == value {
            return Ok(());
        }
        match value {
            Some(text) => self.tx.execute("INSERT OR REPLACE INTO settings VALUES (?1, ?2)", (key, text))?,
            None => self.tx.execute("DELETE FROM settings WHERE key = ?1", [key])?,
        };
        self.steps.push(Step::Setting { key: key.to_owned(), before, after: value.map(str::to_owned) });
        Ok(())
    }
}
