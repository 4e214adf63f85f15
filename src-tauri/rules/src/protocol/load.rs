//! Reading a protocol file. Anything unknown, dangling or out of bounds is refused, with file, path and what
//! was expected.

use std::fmt;
use std::sync::OnceLock;

use serde_json::Value;

use super::{Protocol, RuleBook, Variant, schema::SCHEMA, validate};

/// The file that ships with the app.
const SHIPPED: &str = include_str!("../../../../assets/protocols/hamstrong.json");
/// Its name in messages.
pub const SHIPPED_NAME: &str = "assets/protocols/hamstrong.json";

/// One thing that is wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// JSON path, such as `gates.P2[1].check.all_recent`.
    pub path: String,
    /// What was expected, and what stands there.
    pub expected: String,
}

/// A protocol file that was refused, with everything that is wrong in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ProtocolError {
    pub file: String,
    pub problems: Vec<Problem>,
}

impl fmt::Display for ProtocolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, Problem { path, expected }) in self.problems.iter().enumerate() {
            let line_break = if i == 0 { "" } else { "\n" };
            write!(f, "{line_break}{}: {path}: {expected}", self.file)?;
        }
        Ok(())
    }
}

impl ProtocolError {
    pub(crate) fn one(file: &str, path: impl Into<String>, expected: impl Into<String>) -> Self {
        let problem = Problem { path: path.into(), expected: expected.into() };
        Self { file: file.to_owned(), problems: vec![problem] }
    }
}

impl Protocol {
    /// Reads a protocol file in its base variant. `file_name` is used in messages only.
    ///
    /// # Errors
    /// Everything that is wrong in the file: unknown kinds or keys, dangling sources, values outside their
    /// bounds, a gate that can never be met, a shipped warning sign or safety limit that is missing or softened.
    pub fn from_json(file_name: &str, text: &str) -> Result<Self, ProtocolError> {
        let book = parse(file_name, text)?;
        let shipped = parse(SHIPPED_NAME, SHIPPED)?;
        let mut problems = validate::check(&book);
        problems.extend(validate::check_floor(&book, &shipped));
        for variant in Variant::ALL.iter().copied().filter(|v| book.variants.contains_key(v)) {
            let (varied, wrong) = apply(&book, variant);
            problems.extend(wrong);
            problems.extend(validate::check_varied(&varied, variant));
        }
        if !problems.is_empty() {
            return Err(ProtocolError { file: file_name.to_owned(), problems });
        }
        let content = content_hash(file_name, text)?;
        let hash = derived_hash(&content, Variant::Balanced, "");
        let base = book.clone();
        Ok(Self { book, variant: Variant::Balanced, hash, file: file_name.to_owned(), base, content })
    }

    /// The shipped protocol in one variant.
    ///
    /// # Errors
    /// As [`Protocol::from_json`]; a test holds that the shipped file has none.
    pub fn builtin(variant: Variant) -> Result<Self, ProtocolError> {
        // The file is part of the program: reading it once is reading it always.
        static READ: OnceLock<Result<Protocol, ProtocolError>> = OnceLock::new();
        READ.get_or_init(|| Self::from_json(SHIPPED_NAME, SHIPPED)).clone()?.with_variant(variant)
    }

    /// The same file in another variant. Overrides do not carry over: a physio sets them for one reading.
    ///
    /// # Errors
    /// The file has no such variant.
    pub fn with_variant(&self, variant: Variant) -> Result<Self, ProtocolError> {
        if !self.base.variants.contains_key(&variant) {
            let path = format!("variants.{variant}");
            return Err(ProtocolError::one(&self.file, path, "this variant is not in the file"));
        }
        let (book, problems) = apply(&self.base, variant);
        if !problems.is_empty() {
            return Err(ProtocolError { file: self.file.clone(), problems });
        }
        let hash = derived_hash(&self.content, variant, "");
        Ok(Self { book, variant, hash, ..self.clone() })
    }
}

/// The book with the differences of one variant in place, and what does not fit.
fn apply(base: &RuleBook, variant: Variant) -> (RuleBook, Vec<Problem>) {
    let mut book = base.clone();
    let mut problems = Vec::new();
    let changes = base.variants.get(&variant).map(|info| info.changes.clone()).unwrap_or_default();
    let mut rules = book.rules_mut();
    for (id, setting) in changes {
        let path = format!("variants.{variant}.changes.{id}");
        match rules.iter_mut().find(|(_, rule)| *rule.id() == id) {
            None => problems.push(Problem { path, expected: "the id of a rule of this file".to_owned() }),
            Some((_, rule)) => {
                if let Err(expected) = rule.change(setting, None) {
                    problems.push(Problem { path, expected: format!("{expected}, not {setting}") });
                }
            }
        }
    }
    drop(rules);
    (book, problems)
}

fn parse(file: &str, text: &str) -> Result<RuleBook, ProtocolError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let book: RuleBook = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        ProtocolError::one(file, path, error.into_inner().to_string())
    })?;
    reader.end().map_err(|error| ProtocolError::one(file, "end of file", error.to_string()))?;
    if book.schema == SCHEMA {
        Ok(book)
    } else {
        let expected = format!("\"{SCHEMA}\", not \"{}\"", book.schema);
        Err(ProtocolError::one(file, "schema", expected))
    }
}

/// Hash of the content, whatever the order of keys and the line ends.
fn content_hash(file: &str, text: &str) -> Result<String, ProtocolError> {
    let value: Value =
        serde_json::from_str(text).map_err(|error| ProtocolError::one(file, "file", error.to_string()))?;
    let mut canonical = String::new();
    write_canonical(&value, &mut canonical);
    Ok(blake3::hash(canonical.as_bytes()).to_hex().to_string())
}

/// Hash of what is in force: content, variant, overrides.
pub(super) fn derived_hash(content: &str, variant: Variant, overrides: &str) -> String {
    let text = format!("{content}\n{variant}\n{overrides}");
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

fn write_canonical(value: &Value, out: &mut String) {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<_> = map.iter().collect();
            keys.sort_by(|a, b| a.0.cmp(b.0));
            out.push('{');
            for (key, inner) in keys {
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
                write_canonical(inner, out);
                out.push(',');
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for item in items {
                write_canonical(item, out);
                out.push(',');
            }
            out.push(']');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            out.push_str(&value.to_string());
        }
    }
}
