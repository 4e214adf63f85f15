//! Text that can be set: what no font can draw, and what would steer the page instead of standing on it, is shown as
//! its code point in brackets. Nothing vanishes silently, and nothing becomes a box.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use crate::fonts::covers;

/// A run without a blank longer than this may be broken after any of its characters.
const LONGEST_WORD: usize = 24;

/// Zero width space: where a line may break.
const MAY_BREAK: char = '\u{200b}';

/// Makes every text of the report settable. `refused` are characters that a font knows and yet could not draw
/// where they stand.
pub fn make_settable(value: &mut Value, refused: &BTreeSet<char>) {
    match value {
        Value::String(text) => *text = settable(text, refused),
        Value::Array(items) => items.iter_mut().for_each(|item| make_settable(item, refused)),
        Value::Object(fields) => {
            for (name, field) in fields {
                // The drawing is a picture, not a text.
                if name != "svg" {
                    make_settable(field, refused);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn settable(text: &str, refused: &BTreeSet<char>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.chars() {
        run = if c.is_whitespace() { 0 } else { run + 1 };
        if run > LONGEST_WORD && breaks_anywhere(c) {
            out.push(MAY_BREAK);
            run = 1;
        }
        match c {
            '\n' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => out.push(' '),
            c if is_joiner(c) => out.push(c),
            c if steers(c) || refused.contains(&c) || !covers(c) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "[U+{:04X}]", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// Letters that a long run may be broken between: not those that join or stack on their neighbours.
fn breaks_anywhere(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{a1}'..='\u{24f}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}')
}

/// Invisible, and part of how the letters around it are drawn.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{ad}')
}

/// Turns the direction of what follows, is no character, or has no meaning that a reader could know (private use).
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff0}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        settable(text, &BTreeSet::new())
    }

    #[test]
    fn what_can_be_drawn_stays_as_typed() {
        for text in [
            "#eval(\"1\") *bold* $x$ <b> \\u{41} // /* */ @ref",
            "Größe 5 µg, 3 × 20 s",
            "🏃\u{200d}♂\u{fe0f}",
            "a\nb",
        ] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn what_cannot_be_drawn_is_named() {
        assert_eq!(plain("a\u{0}b\u{1b}"), "a[U+0000]b[U+001B]");
        assert_eq!(plain("\u{202e}abc"), "[U+202E]abc");
        assert_eq!(plain("\u{e000}\u{fffe}"), "[U+E000][U+FFFE]");
        // Egyptian hieroglyphs are not among the fonts.
        assert_eq!(plain("\u{13000}"), "[U+13000]");
        assert_eq!(settable("ab", &BTreeSet::from(['b'])), "a[U+0062]");
    }

    #[test]
    fn a_long_run_may_break_and_loses_nothing() {
        let long = "x".repeat(200);
        let set = plain(&long);
        assert_eq!(set.replace(MAY_BREAK, ""), long);
        assert!(set.split(MAY_BREAK).all(|part| part.len() <= LONGEST_WORD));
    }
}
