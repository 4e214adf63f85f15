//! The colours of a chart: the page's tokens, so that a picture and the page cannot drift apart.

use crate::api::inputs::ChartTheme;

/// A colour, 0–255 a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The tokens of `ui/src/styles/tokens.css` that a chart uses, by the same names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tokens {
    pub paper: Rgb,
    pub ink: Rgb,
    pub ink_2: Rgb,
    pub ink_3: Rgb,
    pub line: Rgb,
    pub line_2: Rgb,
    pub now: Rgb,
    pub trend: Rgb,
    pub band_1: Rgb,
    pub band_2: Rgb,
}

impl Tokens {
    /// The tokens of a theme.
    pub fn of(theme: ChartTheme) -> Self {
        match theme {
            ChartTheme::Light => Self {
                paper: Rgb(0xff, 0xff, 0xff),
                ink: Rgb(0x14, 0x20, 0x2a),
                ink_2: Rgb(0x4e, 0x5b, 0x65),
                ink_3: Rgb(0x65, 0x71, 0x7a),
                line: Rgb(0xe0, 0xe5, 0xe8),
                line_2: Rgb(0xb9, 0xc3, 0xc8),
                now: Rgb(0xb0, 0x45, 0x1a),
                trend: Rgb(0xd5, 0xdc, 0xe0),
                band_1: Rgb(0xec, 0xef, 0xf1),
                band_2: Rgb(0xf6, 0xf8, 0xf8),
            },
            ChartTheme::Dark => Self {
                paper: Rgb(0x12, 0x16, 0x1a),
                ink: Rgb(0xe4, 0xea, 0xec),
                ink_2: Rgb(0xa9, 0xb5, 0xbd),
                ink_3: Rgb(0x8a, 0x97, 0xa0),
                line: Rgb(0x27, 0x2e, 0x34),
                line_2: Rgb(0x43, 0x4c, 0x54),
                now: Rgb(0xf2, 0x99, 0x6b),
                trend: Rgb(0x35, 0x41, 0x4a),
                band_1: Rgb(0x1e, 0x25, 0x2b),
                band_2: Rgb(0x17, 0x1c, 0x20),
            },
        }
    }

    /// Name in the style sheet and colour.
    pub fn named(&self) -> [(&'static str, Rgb); 10] {
        [
            ("--paper", self.paper),
            ("--ink", self.ink),
            ("--ink-2", self.ink_2),
            ("--ink-3", self.ink_3),
            ("--line", self.line),
            ("--line-2", self.line_2),
            ("--now", self.now),
            ("--trend", self.trend),
            ("--band-1", self.band_1),
            ("--band-2", self.band_2),
        ]
    }
}
