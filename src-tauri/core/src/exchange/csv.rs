//! CSV: a zip with one tidy table a kind and a README. What stands now, one row a record; wordings that were
//! corrected and records that were removed are in the JSON.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Cursor, Write};

use hamstrong_rules::domain::LocalDate;
use serde_json::Value;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::store::rows::{Part, Raw, Stored};
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
    let mut line = csv::StringRecord::new();
    store.each_standing(kind, |raw| {
        line.clear();
        row(kind, raw, &mut line)?;
        table.write_record(&line).map_err(broken)
    })?;
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

fn row(kind: Kind, raw: &Raw<'_, '_>, line: &mut csv::StringRecord) -> Result<(), StoreError> {
    line.push_field(raw.text(Part::Record)?.unwrap_or_default());
    if kind.of_episode() {
        line.push_field(raw.text(Part::Episode)?.unwrap_or_default());
    }
    let day = raw.text(Part::Day)?.unwrap_or_default();
    line.push_field(day);
    line.push_field(raw.text(Part::Time)?.unwrap_or_default());
    line.push_field(raw.text(Part::Zone)?.unwrap_or_default());
    let mut digits = String::new();
    push_number(raw.number(Part::Offset)?, &mut digits, line);
    if has_sittings(kind) {
        push_number(raw.number(Part::Sitting)?, &mut digits, line);
    }
    let first = raw.first_written_day()?.unwrap_or_default();
    line.push_field(first);
    line.push_field(raw.text(Part::WrittenAt)?.unwrap_or_default());
    line.push_field(yes_no(is_late(first, day)?));
    push_number(Some(raw.corrections()?), &mut digits, line);
    for n in 0..kind.columns().len() {
        match raw.value(n)? {
            None => line.push_field(""),
            Some(Stored::Integer(n)) => push_number(Some(n), &mut digits, line),
            Some(Stored::Real(x)) => line.push_field(&Value::from(x).to_string()),
            Some(Stored::Boolean(yes)) => line.push_field(yes_no(yes)),
            Some(Stored::Text(text)) => line.push_field(&guarded(text)),
            Some(Stored::List(text)) => line.push_field(&list(text)?),
        }
    }
    Ok(())
}

fn push_number(n: Option<i64>, digits: &mut String, line: &mut csv::StringRecord) {
    digits.clear();
    if let Some(n) = n {
        // Writing into a String cannot fail.
        let _ = write!(digits, "{n}");
    }
    line.push_field(digits);
}

fn has_sittings(kind: Kind) -> bool {
    matches!(kind, Kind::CheckIn | Kind::Wellness)
}

fn is_late(written: &str, day: &str) -> Result<bool, StoreError> {
    if written == day {
        return Ok(false);
    }
    let date = |text: &str| text.parse::<LocalDate>().map_err(|e| StoreError::Damaged(e.to_string()));
    Ok(date(written)?.days_since(date(day)?) >= LATE_AFTER_DAYS)
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn list(text: &str) -> Result<String, StoreError> {
    let items: Vec<Value> = serde_json::from_str(text).map_err(|e| StoreError::Damaged(e.to_string()))?;
    Ok(items.iter().map(item).collect::<Vec<_>>().join("; "))
}

/// A list's item: a word, a number, a marked spot as `left mid_outer 3`, or an answer as `no_ice.raynaud no`.
fn item(value: &Value) -> String {
    if let Some(number) = value.as_f64() {
        return number.to_string();
    }
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
pub fn guarded(text: &str) -> Cow<'_, str> {
    let risky = |c: char| {
        matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '\'' | '＝' | '＋' | '－' | '＠')
    };
    if text.starts_with(risky) { format!("'{text}").into() } else { text.into() }
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
