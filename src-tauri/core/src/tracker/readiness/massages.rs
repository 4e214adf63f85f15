//! Massages as the engine hears of them: each with what its readings said, anew whenever one of them is written.

use std::collections::BTreeMap;

use hamstrong_rules::domain::{LocalDate, Massage, MassageReading, RecordId};
use hamstrong_rules::massage::{read_response, tier_of};
use hamstrong_rules::protocol::MassageResponse;
use hamstrong_rules::readiness::Deed;

use crate::api::error::ApiError;
use crate::store::{Kind, Revision};

/// Massages and readings known so far in the log.
pub(super) struct MassageLog<'a> {
    rule: &'a MassageResponse,
    massages: BTreeMap<RecordId, (LocalDate, Massage)>,
    readings: BTreeMap<RecordId, MassageReading>,
}

impl<'a> MassageLog<'a> {
    pub(super) const fn new(rule: &'a MassageResponse) -> Self {
        Self { rule, massages: BTreeMap::new(), readings: BTreeMap::new() }
    }

    /// Takes in a wording of a massage or of a reading, and says what the engine is told of it.
    pub(super) fn hear(&mut self, revision: &Revision) -> Result<Option<Deed>, ApiError> {
        let record = revision.record;
        match (revision.kind, revision.voided) {
            (Kind::Massage, true) => {
                self.massages.remove(&record);
                Ok(Some(Deed::Void { record }))
            }
            (Kind::Massage, false) => {
                self.massages.insert(record, (revision.felt.day, revision.value()?));
                Ok(self.told(record))
            }
            (Kind::MassageReading, true) => {
                Ok(self.readings.remove(&record).and_then(|r| self.told(r.massage)))
            }
            (Kind::MassageReading, false) => {
                let reading: MassageReading = revision.value()?;
                let massage = reading.massage;
                self.readings.insert(record, reading);
                Ok(self.told(massage))
            }
            _ => Ok(None),
        }
    }

    fn told(&self, record: RecordId) -> Option<Deed> {
        let (day, massage) = self.massages.get(&record)?;
        let readings: Vec<MassageReading> =
            self.readings.values().filter(|reading| reading.massage == record).cloned().collect();
        let result = read_response(&readings, self.rule).result;
        Some(Deed::Massage { record, day: *day, tier: tier_of(massage.reach()), result })
    }
}
