//! The reference for physios: file formats in words, and every rule in a table.

use std::fmt::Write as _;

use super::{AnyRule, Protocol, ProtocolError, ReadHow, Variant};

const INTRODUCTION: &str = include_str!("docs_intro.md");

/// The text of `docs/PROTOCOL.md`, from the shipped protocol.
///
/// # Errors
/// The shipped protocol does not load; a test holds that it does.
pub fn protocol_md() -> Result<String, ProtocolError> {
    let base = Protocol::builtin(Variant::Balanced)?;
    let variants =
        [&base, &Protocol::builtin(Variant::ClassicPrice)?, &Protocol::builtin(Variant::EarlyLoad)?];
    let mut text = INTRODUCTION.to_owned();
    let book = &base.book;
    let _ = write!(
        text,
        "\n## The shipped protocol\n\n`{}` version {}. {}\n\n",
        book.id, book.version, book.status
    );
    for (variant, info) in &book.variants {
        let _ = writeln!(text, "- **{}** (`{variant}`): {}", info.label, info.rationale);
    }
    let _ = write!(text, "\n## Every rule\n\nDay floors are written mild/moderate/severe.\n");
    let lists: Vec<_> = variants.iter().map(|protocol| protocol.book.rules()).collect();
    let mut section = "";
    for (i, (name, rule)) in book.rules().into_iter().enumerate() {
        if name != section {
            section = name;
            let _ = write!(
                text,
                "\n### {name}\n\n| rule | checks | value | may be set to | source | confidence | why |\n"
            );
            text.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
        }
        let others: Vec<&dyn AnyRule> =
            lists.iter().filter_map(|list| list.get(i)).map(|(_, rule)| *rule).collect();
        row(&mut text, rule, &others);
    }
    text.push_str("\n## Sources\n\n| key | citation | seen |\n| --- | --- | --- |\n");
    for (key, source) in &book.sources {
        let _ = writeln!(text, "| {key} | {} | {} |", cell(&source.citation), seen(source.read));
    }
    Ok(text)
}

fn row(text: &mut String, rule: &dyn AnyRule, variants: &[&dyn AnyRule]) {
    let values: Vec<String> =
        variants.iter().map(|rule| rule.setting().map_or(String::new(), |value| value.to_string())).collect();
    let value = match values.as_slice() {
        [base, classic, early] if base != classic || base != early => {
            format!("balanced {base}; classic {classic}; early {early}")
        }
        [base, ..] => base.clone(),
        [] => String::new(),
    };
    let confidence: Vec<&str> = rule.confidence().iter().map(|level| level.word()).collect();
    let note = rule.note().map_or(String::new(), |note| format!(" ({note})"));
    let _ = writeln!(
        text,
        "| {} | `{}` | {} | {} | {} | {}{} | {} |",
        rule.id(),
        cell(&rule.check_json()),
        value,
        rule.bounds().map_or("-".to_owned(), |bounds| bounds.to_string()),
        rule.sources().join(", "),
        confidence.join(", "),
        cell(&note),
        cell(rule.why()),
    );
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn seen(read: ReadHow) -> &'static str {
    match read {
        ReadHow::Text => "text read",
        ReadHow::Partly => "partly read, partly background knowledge",
        ReadHow::Background => "background knowledge, not checked again",
        ReadHow::OwnChoice => "own choice",
    }
}
