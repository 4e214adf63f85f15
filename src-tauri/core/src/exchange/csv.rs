//! CSV: a zip with one tidy table a kind and a README. What stands now, one row a record; wordings that were
//! corrected and records that were removed are in the JSON.

use std::io::{self, Cursor, Write};

use hamstrong_rules::domain::LocalDate;
use serde_json::Value;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::store::kinds::Shape;
use crate::store::read::Head;
use crate::store::{Kind, Store, StoreError};

const README: &str = include_str!("csv_readme.txt");

/// Written this many days after its day, an entry is marked late; see the README inside the zip.
const LATE_AFTER_DAYS: i64 = 2;

/// Writes the zip.
///
/// # Errors
/// When the journal cannot be read or the file cannot be written.
pub fn write_csv(store: &Store, out: &mut dyn Write) -> Result<(), StoreError> {
    // A fixed date inside, so that the same journal gives the same bytes.
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let other = |e: zip::result::ZipError| StoreError::Io(io::Error::other(e));
    zip.start_file("README.txt", options).map_err(other)?;
    let demo = if store.is_demo()? { "This is sample data from the demo journal.\n\n" } else { "" };
    write!(zip, "{demo}{README}")?;
    for kind in Kind::ALL {
        zip.start_file(format!("{}.csv", kind.table()), options).map_err(other)?;
        write_table(store, kind, &mut zip)?;
    }
    out.write_all(zip.finish().map_err(other)?.get_ref())?;
    Ok(())
}

fn write_table(store: &Store, kind: Kind, out: &mut dyn Write) -> Result<(), StoreError> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let broken = |e: csv::Error| StoreError::Io(io::Error::other(e));
    table.write_record(header(kind)).map_err(broken)?;
    store.each_head(kind, |head| table.write_record(row(kind, &head)).map_err(broken))?;
    table.flush()?;
    Ok(())
}

fn header(kind: Kind) -> Vec<&'static str> {
    let mut names = vec!["record"];
    if kind.of_episode() {
        names.push("episode");
    }
    names.extend(["day", "time", "zone", "utc_offset_minutes"]);
    if has_sittings(kind) {
        names.push("sitting");
    }
    names.extend(["first_written_day", "written_at", "late", "corrections"]);
    names.extend(kind.columns().iter().map(|(name, _)| *name));
    names
}

fn row(kind: Kind, head: &Head) -> Vec<String> {
    let r = &head.revision;
    let mut cells = vec![r.record.to_string()];
    if kind.of_episode() {
        cells.push(r.episode.map(|e| e.to_string()).unwrap_or_default());
    }
    let felt = &r.felt;
    cells.extend([
        felt.day.to_string(),
        felt.time.map(|t| t.to_string()).unwrap_or_default(),
        felt.zone.to_string(),
        felt.offset_minutes.to_string(),
    ]);
    if has_sittings(kind) {
        cells.push(r.sitting.map(|n| n.to_string()).unwrap_or_default());
    }
    cells.extend([
        head.first_written_day.to_string(),
        r.written_at.to_string(),
        yes_no(is_late(head.first_written_day, felt.day)).to_owned(),
        head.corrections.to_string(),
    ]);
    cells.extend(kind.columns().iter().map(|(name, shape)| cell(r.payload.get(*name), *shape)));
    cells
}

fn has_sittings(kind: Kind) -> bool {
    matches!(kind, Kind::CheckIn | Kind::Wellness)
}

fn is_late(written: LocalDate, day: LocalDate) -> bool {
    written.days_since(day) >= LATE_AFTER_DAYS
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn cell(value: Option<&Value>, shape: Shape) -> String {
    match (value, shape) {
        (None | Some(Value::Null), _) => String::new(),
        (Some(Value::Bool(b)), _) => yes_no(*b).to_owned(),
        (Some(Value::String(text)), _) => guarded(text),
        (Some(Value::Array(items)), _) => items.iter().map(item).collect::<Vec<_>>().join("; "),
        (Some(other), _) => other.to_string(),
    }
}

/// A list's item: a word, a marked spot as `left mid_outer 3`, or an answer as `no_ice.raynaud no`.
fn item(value: &Value) -> String {
    let Some(spot) = value.as_object() else { return value.as_str().unwrap_or_default().to_owned() };
    if let (Some(id), Some(present)) = (spot.get("id"), spot.get("present")) {
        let (id, present) = (id.as_str().unwrap_or_default(), present.as_bool().unwrap_or_default());
        return format!("{id} {}", yes_no(present));
    }
    let word = |key: &str| spot.get(key).and_then(Value::as_str).map(str::to_owned);
    let strength = spot.get("intensity").and_then(Value::as_i64).map(|n| n.to_string());
    [word("side"), word("region"), strength].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A spreadsheet runs text that begins like a formula. An apostrophe in front keeps it text; the README says so,
/// and text that begins with an apostrophe gets one more, so that taking one away restores it.
pub fn guarded(text: &str) -> String {
    let risky = |c: char| {
        matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '\'' | '＝' | '＋' | '－' | '＠')
    };
    if text.starts_with(risky) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_begin_like_a_formula() {
        for bad in ["=1+1", "+1", "-1", "@x", "\tx", "＝1", "'quoted"] {
            assert_eq!(guarded(bad), format!("'{bad}"));
        }
        assert_eq!(guarded("stairs = easier"), "stairs = easier");
    }
}
