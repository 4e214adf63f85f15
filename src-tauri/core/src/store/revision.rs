//! One wording of a record: the envelope, the payload, and the checksum over both.

use hamstrong_rules::domain::{DeviceId, Instant, LocalDate, LocalTime, RecordId, RevisionId, ZoneName};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Kind, Payload, StoreError};

/// When something was felt or done, on the athlete's own calendar and clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Felt {
    pub day: LocalDate,
    pub time: Option<LocalTime>,
    pub zone: ZoneName,
    /// East positive.
    pub offset_minutes: i32,
}

/// A wording with its envelope.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    pub id: RevisionId,
    pub record: RecordId,
    pub kind: Kind,
    pub episode: Option<RecordId>,
    pub felt: Felt,
    /// Which check-in of the day, from 1; only for check-ins and wellness.
    pub sitting: Option<u32>,
    pub written_at: Instant,
    /// The athlete's day at the time of writing.
    pub written_day: LocalDate,
    pub device: DeviceId,
    pub supersedes: Option<RevisionId>,
    /// The record is removed by this wording; its payload is what was removed.
    pub voided: bool,
    /// Answers that were given; what was not answered is not here.
    pub payload: Map<String, Value>,
}

impl Revision {
    /// The payload as its domain type.
    ///
    /// # Errors
    /// `Damaged` when the stored values are outside the ranges of the type.
    pub fn value<T: Payload>(&self) -> Result<T, StoreError> {
        serde_json::from_value(Value::Object(self.payload.clone()))
            .map_err(|e| StoreError::Damaged(format!("{} {}: {e}", self.kind, self.record)))
    }

    /// True when both say the same about the same time.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.voided == other.voided
            && self.felt.day == other.felt.day
            && self.felt.time == other.felt.time
            && self.sitting == other.sitting
            && canonical(&self.payload) == canonical(&other.payload)
    }

    /// BLAKE3 over envelope and payload, as 64 hex digits. SQLite does not notice most flipped bits; this does.
    pub fn hash(&self) -> String {
        let envelope = serde_json::json!({
            "id": self.id,
            "record": self.record,
            "kind": self.kind.word(),
            "episode": self.episode,
            "day": self.felt.day,
            "time": self.felt.time,
            "zone": self.felt.zone,
            "offset_minutes": self.felt.offset_minutes,
            "sitting": self.sitting,
            "written_at": self.written_at,
            "written_day": self.written_day,
            "device": self.device,
            "supersedes": self.supersedes,
            "voided": self.voided,
            "payload": self.payload,
        });
        let mut text = String::new();
        write_canonical(&envelope, &mut text);
        blake3::hash(text.as_bytes()).to_hex().to_string()
    }
}

/// A domain value as a payload: blank answers and empty lists are left out, so that a field added later does
/// not change the checksum of what was written before.
///
/// # Errors
/// `Damaged` when the value is not an object, which no payload type is.
pub fn payload_of<T: Payload>(value: &T) -> Result<Map<String, Value>, StoreError> {
    match serde_json::to_value(value) {
        Ok(Value::Object(map)) => Ok(map
            .into_iter()
            .filter(|(_, v)| !v.is_null() && v.as_array().is_none_or(|a| !a.is_empty()))
            .collect()),
        Ok(_) | Err(_) => Err(StoreError::Damaged(format!("a {} that is not a set of fields", T::KIND))),
    }
}

/// JSON with sorted keys and no spaces: equal values are equal bytes, whatever order a map keeps.
pub fn canonical(map: &Map<String, Value>) -> String {
    let mut text = String::new();
    write_object(map, &mut text);
    text
}

/// As [`canonical`], for any value.
pub fn canonical_value(value: &Value) -> String {
    let mut text = String::new();
    write_canonical(value, &mut text);
    text
}

fn write_object(map: &Map<String, Value>, out: &mut String) {
    let mut keys: Vec<&String> = map.keys().collect();
    keys.sort_unstable();
    out.push('{');
    for (n, key) in keys.into_iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        out.push_str(&Value::String(key.clone()).to_string());
        out.push(':');
        write_canonical(&map[key], out);
    }
    out.push('}');
}

fn write_canonical(value: &Value, out: &mut String) {
    match value {
        Value::Object(map) => write_object(map, out),
        Value::Array(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                write_canonical(item, out);
            }
            out.push(']');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            out.push_str(&value.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_does_not_depend_on_the_order_of_keys() {
        let a: Map<String, Value> = serde_json::from_str(r#"{"b":[{"y":1,"x":2}],"a":"ü"}"#).unwrap();
        let b: Map<String, Value> = serde_json::from_str(r#"{"a":"ü","b":[{"x":2,"y":1}]}"#).unwrap();
        assert_eq!(canonical(&a), r#"{"a":"ü","b":[{"x":2,"y":1}]}"#);
        assert_eq!(canonical(&a), canonical(&b));
    }
}
