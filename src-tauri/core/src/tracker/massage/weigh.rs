//! A massage held against its day before it is saved, so that the form can say where it goes beyond.

use super::super::{Tracker, inputs};
use super::sessions::{Ended, Held, all_beyond, allowed};
use super::words;
use crate::api::error::ApiError;
use crate::api::inputs::Entry;
use crate::api::massage::{MassageWeighed, RecordMassage};

impl Tracker {
    /// In what a massage would go beyond what its day allows. Writes nothing and refuses nothing for it.
    ///
    /// # Errors
    /// A field that does not hold, or an injury that is not there.
    pub fn weigh_massage(&self, input: &RecordMassage) -> Result<MassageWeighed, ApiError> {
        inputs::entry_payload(&Entry::Massage(input.massage.clone()))?;
        let case = self.case(input.episode)?;
        let felt = self.felt(input.day, input.time)?;
        let mut earlier: Vec<Held> = self.massages(input.episode, None)?;
        let ended = Ended::of(&felt, self.day_ends_at()?);
        earlier.retain(|held| held.ended <= ended);
        let day = allowed(&case, input.day).get(&input.day).copied();
        let rules = &case.protocol(input.day).book.massage;
        let found = all_beyond(&input.massage, ended, &earlier, day, rules);
        Ok(MassageWeighed { beyond: found.into_iter().map(words::beyond).collect() })
    }
}
