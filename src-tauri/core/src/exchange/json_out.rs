//! JSON with every revision, on its way out. What is written here comes back without loss: exported, brought into an
//! empty journal and exported again, the two files are equal byte for byte. There is no time of export in it for
//! that reason.

use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::json::{FORMAT, VERSION};
use crate::store::revision::{canonical, canonical_value};
use crate::store::rows::{Part, Raw, Stored};
use crate::store::{Kind, Store, StoreError};

/// Writes the whole journal.
///
/// # Errors
/// When the journal cannot be read or the file cannot be written.
pub fn write_json(store: &Store, out: &mut dyn Write) -> Result<u64, StoreError> {
    let fact = |key| store.journal_value(key).map(Option::unwrap_or_default);
    let settings: Map<String, Value> = store
        .settings()?
        .into_iter()
        .filter_map(|(key, text)| serde_json::from_str(&text).ok().map(|value| (key, value)))
        .collect();
    let journal = serde_json::json!({
        "created_at": fact("created_at")?,
        "demo": store.is_demo()?,
        "id": fact("id")?,
    });
    writeln!(out, "{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"journal\": {journal},")?;
    writeln!(out, "\"settings\": {},", canonical(&settings))?;
    images(store, out)?;
    write!(out, "\"revisions\": [")?;
    let mut n = 0_u64;
    let orders = Kind::ALL.map(sorted_columns);
    let mut line = Vec::new();
    store.each_wording(|kind, raw| {
        line.clear();
        line.extend_from_slice(if n == 0 { b"\n" } else { b",\n" });
        n += 1;
        let order = Kind::ALL.iter().position(|k| *k == kind).map_or(&[][..], |at| &orders[at]);
        wording(kind, raw, order, &mut line)?;
        Ok(out.write_all(&line)?)
    })?;
    out.write_all(b"\n]\n}\n")?;
    Ok(n)
}

/// The pictures, each once under its name; left out where there are none.
fn images(store: &Store, out: &mut dyn Write) -> Result<(), StoreError> {
    let mut n = 0_u64;
    store.each_image(|id, jpeg| {
        let before = if n == 0 { "\"images\": {\n" } else { ",\n" };
        n += 1;
        Ok(write!(out, "{before}\"{id}\":\"{}\"", STANDARD.encode(jpeg))?)
    })?;
    if n > 0 {
        writeln!(out, "\n}},")?;
    }
    Ok(())
}

/// Columns of a kind with their place, in the order of their names, as the checksum has them.
fn sorted_columns(kind: Kind) -> Vec<(&'static str, usize)> {
    let mut columns: Vec<_> = kind.columns().iter().enumerate().map(|(n, (name, _))| (*name, n)).collect();
    columns.sort_unstable();
    columns
}

/// One wording as the import reads it, its payload in the canonical form.
fn wording(
    kind: Kind,
    raw: &Raw<'_, '_>,
    order: &[(&str, usize)],
    out: &mut Vec<u8>,
) -> Result<(), StoreError> {
    let text =
        |name: &str, part, out: &mut Vec<u8>| -> Result<(), StoreError> { put(out, name, &raw.text(part)?) };
    out.push(b'{');
    text("id", Part::Id, out)?;
    text(",record", Part::Record, out)?;
    put(out, ",kind", &kind)?;
    text(",episode", Part::Episode, out)?;
    text(",day", Part::Day, out)?;
    text(",time", Part::Time, out)?;
    text(",zone", Part::Zone, out)?;
    put(out, ",offset_minutes", &raw.number(Part::Offset)?)?;
    put(out, ",sitting", &raw.number(Part::Sitting)?)?;
    text(",written_at", Part::WrittenAt, out)?;
    text(",written_day", Part::WrittenDay, out)?;
    text(",device", Part::Device, out)?;
    text(",supersedes", Part::Supersedes, out)?;
    put(out, ",voided", &(raw.number(Part::Voided)? == Some(1)))?;
    text(",hash", Part::Hash, out)?;
    out.extend_from_slice(b",\"payload\":{");
    let mut comma = false;
    for (name, n) in order {
        let Some(value) = raw.value(*n)? else { continue };
        if comma {
            out.push(b',');
        }
        comma = true;
        match value {
            Stored::Integer(n) => put(out, name, &n)?,
            Stored::Real(x) => put(out, name, &x)?,
            Stored::Boolean(yes) => put(out, name, &yes)?,
            Stored::Text(text) => put(out, name, &text)?,
            Stored::List(text) => {
                let items: Value =
                    serde_json::from_str(text).map_err(|e| StoreError::Damaged(e.to_string()))?;
                let items = RawValue::from_string(canonical_value(&items)).map_err(io::Error::other)?;
                put(out, name, &items)?;
            }
        }
    }
    out.extend_from_slice(b"}}");
    Ok(())
}

/// `"name":value`, after a comma when the name begins with one.
fn put<T: Serialize>(out: &mut Vec<u8>, name: &str, value: &T) -> Result<(), StoreError> {
    let bare = name.strip_prefix(',');
    if bare.is_some() {
        out.push(b',');
    }
    out.push(b'"');
    out.extend_from_slice(bare.unwrap_or(name).as_bytes());
    out.extend_from_slice(b"\":");
    Ok(serde_json::to_writer(out, value).map_err(io::Error::from)?)
}
