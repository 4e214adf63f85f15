//! The picture as a whole: what is drawn in which order, and what the words must keep clear of.

use super::super::layout::Layout;
use super::super::metrics::Weight;
use super::super::model::PainHistory;
use super::super::place::{Area, Ground};
use super::super::render_svg::{Drawing, Side, Spot};
use super::super::series::days;
use super::super::theme::{Rgb, Tokens};
use super::super::window::Window;
use super::super::words::Said;
use super::{Line, names};
use crate::api::inputs::PainChartQuery;

/// A word to be set once everything else lies.
pub(super) struct Word {
    pub text: String,
    pub at: Spot,
    pub side: Side,
    pub weight: Weight,
    pub colour: Rgb,
}

/// One picture in the making.
pub(super) struct Scene<'a> {
    pub history: &'a PainHistory,
    pub window: &'a Window,
    pub lines: &'a [Line],
    pub tokens: Tokens,
    pub layout: Layout,
    pub ground: Ground,
    pub words: Vec<Word>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        history: &'a PainHistory,
        window: &'a Window,
        lines: &'a [Line],
        query: &PainChartQuery,
    ) -> Self {
        let layout = Layout::new(query.width, window, history, &names::all(lines, history.told));
        let frame = layout.frame;
        let bounds = Area {
            left: frame.left + 2.0,
            top: frame.top,
            right: frame.right - 2.0,
            bottom: frame.bottom - 2.0,
        };
        Self {
            history,
            window,
            lines,
            tokens: Tokens::of(query.theme),
            layout,
            ground: Ground::new(bounds),
            words: Vec::new(),
        }
    }

    /// How closely the days lie.
    pub(super) fn density(&self) -> Density {
        Density { step: self.layout.frame.day_step }
    }

    /// Where today lies, when it is shown.
    pub(super) fn today_x(&self) -> Option<f64> {
        self.window.today.map(|n| self.layout.x(days(n)))
    }

    /// Sets a word at a fixed place.
    pub(super) fn write(&mut self, text: &str, at: Spot, side: Side, weight: Weight, colour: Rgb) {
        self.ground.area(Area::of_text(text, weight, at, side, 2.0));
        self.words.push(Word { text: text.to_owned(), at, side, weight, colour });
    }

    /// Sets a word at the first of the places that is free; nothing when none is.
    pub(super) fn write_free(
        &mut self,
        text: &str,
        places: &[Spot],
        side: Side,
        weight: Weight,
        colour: Rgb,
    ) -> bool {
        let Some(at) = self.ground.place(text, weight, side, places) else { return false };
        self.words.push(Word { text: text.to_owned(), at, side, weight, colour });
        true
    }

    /// The whole picture as an SVG.
    pub(super) fn draw(mut self, said: &Said) -> String {
        let mut drawing = Drawing::new(self.layout.width, self.layout.height);
        self.backdrop(&mut drawing);
        self.data(&mut drawing);
        self.lanes(&mut drawing);
        self.name_things(&mut drawing);
        let of = |weight: Weight| self.words.iter().filter(move |word| word.weight == weight);
        for (class, weight, number) in
            [("c-words", Weight::Regular, "400"), ("c-words c-strong", Weight::SemiBold, "600")]
        {
            drawing.layer(class, &[("font-weight", number)], |pen| {
                for word in of(weight) {
                    pen.text(&word.text, word.at, word.side, word.colour);
                }
            });
        }
        drawing.finish(&said.headline, &said.detail)
    }
}

/// How the pen adapts to pixels a day: with room every day is a dot; over years the trend leads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Density {
    /// Pixels a day.
    pub step: f64,
}

impl Density {
    /// Days lie so close that readings become a pale texture without dots, and the trend is the line to read.
    pub(super) fn dense(self) -> bool {
        self.step < 6.0
    }

    /// Stroke of the first series, in pixels.
    pub(super) fn pen(self) -> f64 {
        if self.dense() { 1.0 } else { 2.0 }
    }

    /// Radius of a reading of the first series, without its halo, in pixels.
    pub(super) fn dot(self) -> f64 {
        (self.step * 0.27).clamp(2.0, 4.25)
    }

    /// The most days apart two readings may be and still be joined. Each missing day breaks the line as long as
    /// the break is wider than the pen; over years narrower breaks cannot be seen and are not drawn.
    pub(super) fn reach(self) -> usize {
        let mut reach = 1;
        while days(reach + 1) * self.step < 2.0 && reach < 400 {
            reach += 1;
        }
        reach
    }

    /// Readings in the running median of the trend: five, or as many as lie on 14 pixels. Odd.
    pub(super) fn trend_width(self) -> usize {
        let mut width = 5;
        while days(width) * self.step < 14.0 && width < 999 {
            width += 2;
        }
        width
    }
}
