//! Which reminders were made, and whether the day's was put off. Local to this copy: no export takes it along.

use hamstrong_rules::domain::LocalDate;

use super::{Access, Store, StoreError};

/// Reminders older than this are forgotten, days.
const KEPT_DAYS: i64 = 60;
const SNOOZE: &str = "reminder_snooze";

/// Words of the table and the fact that claims and takes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub day: LocalDate,
    /// The slots that are done with it.
    pub slots: Vec<&'static str>,
    /// The put-off that it ends, as it is kept.
    pub snooze: Option<String>,
}

impl Store {
    /// Days and slots of reminders made since a day.
    pub fn reminders_made(&self, since: LocalDate) -> Result<Vec<(LocalDate, String)>, StoreError> {
        let mut statement =
            self.db.prepare_cached("SELECT day, slot FROM reminders_made WHERE day >= ?1 ORDER BY day")?;
        let rows = statement.query_map([since.to_string()], |r| Ok((r.get::<_, String>(0)?, r.get(1)?)))?;
        let mut made = Vec::new();
        for row in rows {
            let (day, slot) = row?;
            let day = day.parse().map_err(|_| StoreError::Damaged(format!("the day {day} of a reminder")))?;
            made.push((day, slot));
        }
        Ok(made)
    }

    /// Claims a reminder before it is made; whether nobody had it before. One claim is one transaction, so that of two
    /// that ask at once only one makes it.
    pub fn claim_reminder(&mut self, claim: &Claim) -> Result<bool, StoreError> {
        if self.access == Access::Read {
            return Err(StoreError::ReadOnly);
        }
        let tx = self.db.transaction()?;
        let mut ours = match &claim.snooze {
            Some(kept) => {
                tx.execute("DELETE FROM local WHERE key = ?1 AND value = ?2", [SNOOZE, kept.as_str()])? == 1
            }
            None => false,
        };
        for slot in &claim.slots {
            let new = "INSERT OR IGNORE INTO reminders_made (day, slot) VALUES (?1, ?2)";
            let added = tx.execute(new, [claim.day.to_string().as_str(), slot])?;
            ours |= claim.snooze.is_none() && added == 1;
        }
        let old = claim.day.plus_days(-KEPT_DAYS).to_string();
        tx.execute("DELETE FROM reminders_made WHERE day < ?1", [old])?;
        tx.commit()?;
        Ok(ours)
    }

    /// Gives a claim back: nobody could be reminded.
    pub fn unclaim_reminder(&mut self, claim: &Claim) -> Result<(), StoreError> {
        if let Some(kept) = &claim.snooze {
            return self.note_snooze(Some(kept));
        }
        for slot in &claim.slots {
            let gone = "DELETE FROM reminders_made WHERE day = ?1 AND slot = ?2";
            self.db.execute(gone, [claim.day.to_string().as_str(), slot])?;
        }
        Ok(())
    }

    /// The put-off, as it is kept.
    pub fn snooze(&self) -> Result<Option<String>, StoreError> {
        self.local_fact(SNOOZE)
    }

    /// Puts the day's reminder off, or no longer.
    pub fn note_snooze(&mut self, value: Option<&str>) -> Result<(), StoreError> {
        self.note_local_fact(SNOOZE, value)
    }
}
