//! Text as it is looked for: without capitals, accents or ligatures.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::api::history::Piece;

/// Characters of context before the first place found.
const BEFORE: usize = 48;
/// Characters of an excerpt.
const LONGEST: usize = 180;

/// A letter as it is compared, and the bytes of the text it comes from.
#[derive(Debug, Clone, Copy)]
struct Letter {
    folded: char,
    start: usize,
    end: usize,
}

/// The words of a search, ready to compare.
#[derive(Debug, Clone)]
pub struct Wanted(Vec<Vec<char>>);

impl Wanted {
    /// The words of what was typed.
    pub fn new(typed: &str) -> Self {
        let words = typed.split_whitespace().map(|word| folded(word).iter().map(|l| l.folded).collect());
        Self(words.filter(|word: &Vec<char>| !word.is_empty()).collect())
    }

    /// Nothing is looked for.
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// The excerpt of the text that has most of the words, when the texts together have all of them.
    pub fn find(&self, texts: &[String]) -> Option<Vec<Piece>> {
        let all: Vec<Vec<Letter>> = texts.iter().map(|text| folded(text)).collect();
        if !self.0.iter().all(|word| all.iter().any(|text| first(text, word, 0).is_some())) {
            return None;
        }
        let places: Vec<Vec<(usize, usize)>> = all.iter().map(|text| self.places(text)).collect();
        let best = (0..texts.len()).max_by_key(|n| (places[*n].len(), usize::MAX - n))?;
        Some(excerpt(&texts[best], &places[best]))
    }

    /// Bytes of the text that are one of the words, in order and without overlap.
    fn places(&self, text: &[Letter]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for word in &self.0 {
            let mut from = 0;
            while let Some(at) = first(text, word, from) {
                found.push((text[at].start, text[at + word.len() - 1].end));
                from = at + word.len();
            }
        }
        found.sort_unstable();
        let mut apart: Vec<(usize, usize)> = Vec::new();
        for (start, end) in found {
            match apart.last_mut() {
                Some(last) if start < last.1 => last.1 = last.1.max(end),
                _ => apart.push((start, end)),
            }
        }
        apart
    }
}

fn folded(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        let mut push = |folded| letters.push(Letter { folded, start, end });
        if c.is_ascii() {
            push(c.to_ascii_lowercase());
            continue;
        }
        for part in std::iter::once(c).nfkd().filter(|part| !is_combining_mark(*part)) {
            for lower in part.to_lowercase() {
                spelled(lower).for_each(&mut push);
            }
        }
    }
    letters
}

/// Letters that have no accent to take away, as they are typed without them.
fn spelled(letter: char) -> impl Iterator<Item = char> {
    let plain: &[char] = match letter {
        'ß' => &['s', 's'],
        'æ' => &['a', 'e'],
        'œ' => &['o', 'e'],
        'ø' => &['o'],
        'ł' => &['l'],
        'đ' => &['d'],
        'ı' => &['i'],
        'ς' => &['σ'],
        _ => &[],
    };
    plain.iter().copied().chain(plain.is_empty().then_some(letter))
}

fn first(text: &[Letter], word: &[char], from: usize) -> Option<usize> {
    let matches = |at: &usize| text[*at..].iter().zip(word).all(|(l, w)| l.folded == *w);
    (from..(text.len() + 1).saturating_sub(word.len()).max(from)).find(matches)
}

/// The text around the first place, on one line, with every place in it marked.
fn excerpt(text: &str, places: &[(usize, usize)]) -> Vec<Piece> {
    let begin = places.first().map_or(0, |(start, _)| back(text, *start, BEFORE));
    let end = text[begin..].char_indices().nth(LONGEST).map_or(text.len(), |(n, _)| begin + n);
    let mut pieces = Vec::new();
    let mut push = |text: &str, hit| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.replace(['\n', '\r', '\t'], " "), hit });
        }
    };
    push(if begin > 0 { "… " } else { "" }, false);
    let mut at = begin;
    for (start, stop) in places.iter().filter(|(start, _)| *start < end) {
        push(&text[at..*start], false);
        push(&text[*start..*stop], true);
        at = *stop;
    }
    push(&text[at..end.max(at)], false);
    push(if end < text.len() { " …" } else { "" }, false);
    pieces
}

/// Where a text is cut at most so many characters before a place: at a gap between words.
fn back(text: &str, place: usize, most: usize) -> usize {
    let Some((cut, _)) = text[..place].char_indices().rev().nth(most) else { return 0 };
    text[cut..place].find(' ').map_or(cut, |n| cut + n + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(typed: &str, text: &str) -> Option<String> {
        let pieces = Wanted::new(typed).find(&[text.to_owned()])?;
        Some(pieces.iter().map(|p| if p.hit { format!("[{}]", p.text) } else { p.text.clone() }).collect())
    }

    #[test]
    fn capitals_accents_and_ligatures_do_not_matter() {
        assert_eq!(found("uber", "Weg Über die Straße").unwrap(), "Weg [Über] die Straße");
        assert_eq!(found("STRASSE", "die Straße").unwrap(), "die [Straße]");
        assert_eq!(found("zolc", "żółć").unwrap(), "[żółć]");
        assert_eq!(found("efficient", "eﬃcient").unwrap(), "[eﬃcient]");
        assert_eq!(found("é", "cafe").unwrap(), "caf[e]");
        assert_eq!(found("cafe\u{301}", "Café").unwrap(), "[Café]");
    }

    #[test]
    fn all_words_have_to_occur_in_any_order() {
        assert_eq!(found("stairs car", "car, then stairs").unwrap(), "[car], then [stairs]");
        assert_eq!(found("stairs bus", "car, then stairs"), None);
        assert_eq!(found("sta stairs", "stairs").unwrap(), "[stairs]");
        assert_eq!(found("x", ""), None);
    }

    #[test]
    fn the_words_may_stand_in_several_texts_of_an_entry() {
        let texts = ["walked".to_owned(), "stairs and stairs".to_owned()];
        let pieces = Wanted::new("walk stairs").find(&texts).unwrap();
        assert_eq!(pieces.iter().filter(|p| p.hit).count(), 2);
    }

    #[test]
    fn a_long_text_is_cut_around_the_first_place() {
        let text = format!("{}pulling when I got out {}", "word ".repeat(60), "word ".repeat(60));
        let said = found("pulling", &text).unwrap();
        assert!(said.starts_with("… word") && said.ends_with(" …"), "{said}");
        assert!(said.contains("[pulling] when"));
        assert!(said.chars().count() < LONGEST + 10);
    }

    proptest! {
        // Short enough that no place in it is cut at its beginning: `BEFORE` characters at most.
        #[test]
        fn any_text_can_be_looked_through_and_is_shown_as_it_stands(text in "\\PC{0,48}", typed in "\\PC{0,6}") {
            let wanted = Wanted::new(&typed);
            if let Some(pieces) = wanted.find(std::slice::from_ref(&text)) {
                let whole: String = pieces.into_iter().map(|p| p.text).collect();
                prop_assert_eq!(whole, text);
            }
        }

        #[test]
        fn a_piece_of_a_text_is_found_in_it(text in "[a-zäöüéßŁ ]{1,40}", at in 0_usize..40, len in 1_usize..8) {
            let piece: String = text.chars().skip(at).take(len).collect();
            prop_assume!(!piece.trim().is_empty());
            prop_assert!(Wanted::new(&piece.to_uppercase()).find(&[text]).is_some());
        }
    }
}
