//! JSON with every revision, on its way in. [`super::json_out`] writes what is read here.

use std::collections::HashMap;
use std::fmt;
use std::io::{self, Read};

use hamstrong_rules::domain::{
    Activity, Athlete, CheckIn, Clearance, Contraindications, DeviceId, DoseChange, Episode, Estimate,
    FirstAid, FunctionScore, Instant, LocalDate, LocalTime, Massage, MassageCheck, MassageReading,
    Medication, Note, OwnExercise, Photo, Prescription, PriceStep, PriceTimer, ProtocolChoice, RecordId,
    RevisionId, RuleChange, SelfTest, Session, SetDone, SkippedExercise, TrainingTimer, Wellness, Withdrawal,
    ZoneName,
};
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::json_images::{Images, KeptImages};
use crate::store::change::Change;
use crate::store::revision::payload_of;
use crate::store::{Felt, Kind, Payload, Revision, StoreError};

/// The name in the first line of every file.
pub const FORMAT: &str = "hamstrong-journal";
/// The version this program writes, and the newest it reads.
pub const VERSION: u32 = 1;
/// More revisions than this are refused: fifty years of ten entries a day, each reworded ten times.
pub const MOST_REVISIONS: u64 = 2_000_000;

/// Why a file was not taken in. Nothing of it is in the journal then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(
        "This journal has entries already. A file can only be brought into an empty one, so that nothing is mixed."
    )]
    NotEmpty,
    #[error("The file is not a Hamstrong journal: {0}")]
    Format(String),
    #[error("The file was written by a newer Hamstrong (format {0}; this one reads {VERSION}).")]
    Newer(u32),
    #[error("Entry {number} of the file: {problem}")]
    Entry { number: u64, problem: String },
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    pub revisions: u64,
    pub demo: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct JournalDoc {
    id: uuid::Uuid,
    created_at: Instant,
    demo: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RevisionDoc {
    id: RevisionId,
    record: RecordId,
    kind: Kind,
    episode: Option<RecordId>,
    day: LocalDate,
    time: Option<LocalTime>,
    zone: ZoneName,
    offset_minutes: i32,
    sitting: Option<u32>,
    written_at: Instant,
    written_day: LocalDate,
    device: DeviceId,
    supersedes: Option<RevisionId>,
    voided: bool,
    hash: String,
    payload: Box<RawValue>,
}

/// Brings a file into the change of an empty journal: everything, or an error and nothing.
///
/// # Errors
/// The first thing that does not hold, with the number of its entry.
pub fn read_json(
    change: &mut Change<'_>,
    known_settings: &[&str],
    from: impl Read,
) -> Result<Imported, ImportError> {
    let mut intake = Intake {
        change,
        known_settings,
        seen: HashMap::new(),
        kinds: HashMap::new(),
        images: KeptImages::default(),
        found: None,
        number: 0,
    };
    let mut reader = serde_json::Deserializer::from_reader(io::BufReader::new(from));
    let read = Top { intake: &mut intake }.deserialize(&mut reader).and_then(|imported| {
        reader.end()?;
        Ok(imported)
    });
    match (read, intake.found) {
        (_, Some(problem)) => Err(problem),
        (Err(error), None) => Err(ImportError::Format(error.to_string())),
        (Ok(imported), None) => Ok(imported),
    }
}

/// The state of an import: what has come in so far, and the first refusal that is ours rather than the parser's.
pub(super) struct Intake<'c, 's> {
    pub(super) change: &'c mut Change<'s>,
    known_settings: &'c [&'c str],
    seen: HashMap<RevisionId, RecordId>,
    kinds: HashMap<RecordId, Kind>,
    pub(super) images: KeptImages,
    found: Option<ImportError>,
    number: u64,
}

impl Intake<'_, '_> {
    pub(super) fn refuse<E: serde::de::Error>(&mut self, problem: ImportError) -> E {
        let text = problem.to_string();
        self.found.get_or_insert(problem);
        E::custom(text)
    }

    fn take(&mut self, doc: RevisionDoc) -> Result<(), ImportError> {
        self.number += 1;
        let number = self.number;
        let refuse = |problem: String| ImportError::Entry { number, problem };
        if number > MOST_REVISIONS {
            return Err(refuse(format!("more than {MOST_REVISIONS} entries are not taken in")));
        }
        let payload = typed_payload(doc.kind, &doc.payload).map_err(|e| refuse(e.to_string()))?;
        let hash = doc.hash;
        let revision = Revision {
            id: doc.id,
            record: doc.record,
            kind: doc.kind,
            episode: doc.episode,
            felt: Felt { day: doc.day, time: doc.time, zone: doc.zone, offset_minutes: doc.offset_minutes },
            sitting: doc.sitting,
            written_at: doc.written_at,
            written_day: doc.written_day,
            device: doc.device,
            supersedes: doc.supersedes,
            voided: doc.voided,
            payload,
        };
        self.check(&revision).map_err(refuse)?;
        self.images.named(&revision).map_err(refuse)?;
        if revision.hash() != hash {
            return Err(refuse("it does not match its checksum; the file was changed or damaged".to_owned()));
        }
        self.change.know_record(revision.record, revision.kind)?;
        self.change.insert(&revision)?;
        self.seen.insert(revision.id, revision.record);
        self.kinds.insert(revision.record, revision.kind);
        Ok(())
    }

    fn check(&self, r: &Revision) -> Result<(), String> {
        match r.supersedes {
            Some(earlier) if self.seen.get(&earlier) != Some(&r.record) => {
                return Err("it corrects an entry that does not come before it".to_owned());
            }
            None if self.kinds.contains_key(&r.record) => return Err("its record begins twice".to_owned()),
            _ => {}
        }
        if self.kinds.get(&r.record).is_some_and(|kind| *kind != r.kind) {
            return Err("its record is of another kind".to_owned());
        }
        match r.episode {
            Some(episode) if self.kinds.get(&episode) != Some(&Kind::Episode) => {
                Err("it belongs to an injury that does not come before it".to_owned())
            }
            None if r.kind.of_episode() => Err(format!("a {} belongs to an injury", r.kind)),
            Some(_) if !r.kind.of_episode() => Err(format!("a {} belongs to the person", r.kind)),
            _ => Ok(()),
        }
    }
}

fn typed_payload(kind: Kind, raw: &RawValue) -> Result<Map<String, Value>, StoreError> {
    fn through<T: Payload>(raw: &RawValue) -> Result<Map<String, Value>, StoreError> {
        let value: T = serde_json::from_str(raw.get()).map_err(|e| StoreError::Damaged(e.to_string()))?;
        payload_of(&value)
    }
    match kind {
        Kind::Athlete => through::<Athlete>(raw),
        Kind::Episode => through::<Episode>(raw),
        Kind::CheckIn => through::<CheckIn>(raw),
        Kind::Wellness => through::<Wellness>(raw),
        Kind::PriceStep => through::<PriceStep>(raw),
        Kind::Session => through::<Session>(raw),
        Kind::Massage => through::<Massage>(raw),
        Kind::MassageReading => through::<MassageReading>(raw),
        Kind::MassageCheck => through::<MassageCheck>(raw),
        Kind::Note => through::<Note>(raw),
        Kind::SelfTest => through::<SelfTest>(raw),
        Kind::Clearance => through::<Clearance>(raw),
        Kind::Withdrawal => through::<Withdrawal>(raw),
        Kind::Contraindications => through::<Contraindications>(raw),
        Kind::ProtocolChoice => through::<ProtocolChoice>(raw),
        Kind::RuleChange => through::<RuleChange>(raw),
        Kind::Estimate => through::<Estimate>(raw),
        Kind::Medication => through::<Medication>(raw),
        Kind::Activity => through::<Activity>(raw),
        Kind::FunctionScore => through::<FunctionScore>(raw),
        Kind::PriceTimer => through::<PriceTimer>(raw),
        Kind::FirstAid => through::<FirstAid>(raw),
        Kind::Photo => through::<Photo>(raw),
        Kind::SetDone => through::<SetDone>(raw),
        Kind::SkippedExercise => through::<SkippedExercise>(raw),
        Kind::TrainingTimer => through::<TrainingTimer>(raw),
        Kind::OwnExercise => through::<OwnExercise>(raw),
        Kind::Prescription => through::<Prescription>(raw),
        Kind::DoseChange => through::<DoseChange>(raw),
    }
}

/// The outermost object, whose `revisions` come last and are taken in one by one.
struct Top<'i, 'c, 's> {
    intake: &'i mut Intake<'c, 's>,
}

impl<'de> DeserializeSeed<'de> for Top<'_, '_, '_> {
    type Value = Imported;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Imported, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Top<'_, '_, '_> {
    type Value = Imported;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a Hamstrong journal")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Imported, A::Error> {
        let mut head = Head::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "format" => {
                    head.format_known = map.next_value::<String>()? == FORMAT;
                    if !head.format_known {
                        return Err(A::Error::custom(format!("its format is not \"{FORMAT}\"")));
                    }
                }
                "version" => {
                    head.version = map.next_value()?;
                    if head.version > VERSION {
                        return Err(self.intake.refuse(ImportError::Newer(head.version)));
                    }
                }
                "journal" => head.journal = Some(map.next_value()?),
                "settings" => head.settings = map.next_value()?,
                "images" if head.is_whole() => map.next_value_seed(Images { intake: self.intake })?,
                "revisions" if head.is_whole() => map.next_value_seed(Revisions { intake: self.intake })?,
                "images" | "revisions" => {
                    return Err(A::Error::custom(
                        "format, version and journal come before pictures and entries",
                    ));
                }
                other => {
                    map.next_value::<IgnoredAny>()?;
                    return Err(A::Error::custom(format!("it has a part called \"{other}\"")));
                }
            }
        }
        let Some(journal) = head.journal else { return Err(A::Error::missing_field("journal")) };
        let done = self.intake.finish(&journal, head.settings);
        done.map_err(|problem| self.intake.refuse(problem))
    }
}

#[derive(Default)]
struct Head {
    format_known: bool,
    version: u32,
    journal: Option<JournalDoc>,
    settings: Map<String, Value>,
}

impl Head {
    fn is_whole(&self) -> bool {
        self.format_known && self.version > 0 && self.journal.is_some()
    }
}

impl Intake<'_, '_> {
    fn finish(
        &mut self,
        journal: &JournalDoc,
        settings: Map<String, Value>,
    ) -> Result<Imported, ImportError> {
        self.images.all_named().map_err(ImportError::Format)?;
        for (key, value) in settings {
            if !self.known_settings.contains(&key.as_str()) {
                return Err(ImportError::Format(format!("it has a setting called \"{key}\"")));
            }
            self.change.put_setting(&key, Some(&value.to_string()))?;
        }
        self.change.adopt_identity(&journal.id.to_string(), journal.created_at, journal.demo)?;
        Ok(Imported { revisions: self.number, demo: journal.demo })
    }
}

struct Revisions<'i, 'c, 's> {
    intake: &'i mut Intake<'c, 's>,
}

impl<'de> DeserializeSeed<'de> for Revisions<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Revisions<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of revisions")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(doc) = seq.next_element::<RevisionDoc>()? {
            self.intake.take(doc).map_err(|problem| self.intake.refuse(problem))?;
        }
        Ok(())
    }
}
