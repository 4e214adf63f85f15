//! How wide words are in Source Sans 3, so that labels can be placed without a font engine.

/// Size of all text in a chart, in pixels.
pub(super) const TEXT: f64 = 13.0;

/// Height of a capital above the baseline, in pixels at [`TEXT`].
pub(super) const CAP: f64 = 8.6;

/// Stroke of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    SemiBold,
}

/// Advance widths of the characters from space to `~`, in thousandths of the text size.
const REGULAR: [u16; 95] = [
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497,
    497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617, 652, 263,
    479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497,
    500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419,
    338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
];

const SEMIBOLD: [u16; 95] = [
    200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 344, 513, 513, 513, 513, 513,
    513, 513, 513, 513, 513, 275, 275, 513, 513, 513, 444, 875, 558, 597, 576, 625, 538, 510, 628, 663, 282,
    494, 597, 502, 745, 657, 674, 582, 674, 592, 545, 546, 655, 536, 800, 541, 501, 540, 324, 344, 324, 513,
    500, 549, 516, 563, 462, 564, 507, 317, 520, 558, 262, 263, 522, 271, 843, 560, 549, 564, 564, 373, 431,
    361, 556, 495, 748, 481, 495, 443, 324, 255, 324, 513,
];

/// Width of a word in pixels, to about half a pixel: kerning is left out, and characters beyond ASCII count as wide ones.
pub(super) fn width(text: &str, weight: Weight) -> f64 {
    let table = match weight {
        Weight::Regular => &REGULAR,
        Weight::SemiBold => &SEMIBOLD,
    };
    let advance = |c: char| {
        let index = u32::from(c).checked_sub(32).and_then(|n| usize::try_from(n).ok());
        f64::from(index.and_then(|n| table.get(n)).copied().unwrap_or(700))
    };
    text.chars().map(advance).sum::<f64>() * TEXT / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::render_png::measured;

    #[test]
    fn the_table_agrees_with_the_font() {
        for (weight, number) in [(Weight::Regular, 400), (Weight::SemiBold, 600)] {
            for text in
                ["walking 10", "stretch 3", "low back 2", "painkiller", "no entry", "massage limit", "2031"]
            {
                let (table, font) = (width(text, weight), measured(text, number));
                // The font measures ink, so the blank at both sides of it is missing there.
                assert!((-0.5..3.0).contains(&(table - font)), "{text} {number}: {table} and {font}");
            }
        }
    }
}
