//! A calendar of days: a column a week, a row a weekday, a cell the darker the more of the plan was done. What no tone
//! says stands in the cell as a number, or as an outline, or as a dot.

use hamstrong_rules::domain::LocalDate;

use chrono::Datelike as _;

use super::metrics::{CAP, Weight, width};
use super::render_svg::{Drawing, Pen, Side, Spot};
use super::theme::{Rgb, Tokens};

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Percent, and whether all that was asked was logged.
    Scored { percent: u32, whole: bool },
    /// Something was asked, and too little was logged; or the day goes on.
    Open { some: bool },
    /// Nothing was asked.
    Quiet,
}

/// A calendar to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// The first day of the first week, whether or not it is shown.
    pub first: LocalDate,
    /// Oldest first, without gaps.
    pub cells: Vec<(LocalDate, Cell)>,
    /// In pixels.
    pub width: f64,
    pub title: String,
    pub desc: String,
}

/// Room for the names of the weekdays, in pixels.
const LEFT: f64 = 36.0;
/// Room for the dates above the weeks.
const TOP: f64 = 22.0;
/// Between the calendar and its key, and the key's own height.
const KEY: f64 = 34.0;
const LARGEST: f64 = 34.0;
/// Smallest cell that is still told apart.
pub const SMALLEST: f64 = 11.0;
const GAP: f64 = 3.0;
/// From this size on a cell has room for its number.
const WITH_NUMBER: f64 = 27.0;

/// How many weeks such a width has room for.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates")]
pub fn weeks_in(width: f64) -> usize {
    ((width - LEFT) / (SMALLEST + GAP)).floor().max(1.0) as usize
}

/// Draws the calendar.
pub fn heat(calendar: &Calendar, colours: &Tokens) -> String {
    let weeks = calendar.cells.last().map_or(0, |(day, _)| day.days_since(calendar.first) / 7 + 1);
    let weeks = f64::from(u32::try_from(weeks).unwrap_or(1).max(1));
    let size = ((calendar.width - LEFT) / weeks - GAP).clamp(SMALLEST, LARGEST).floor();
    let sheet = Sheet { calendar, colours, size };
    let mut drawing = Drawing::new(calendar.width, TOP + 7.0 * (size + GAP) + KEY);
    drawing.layer("cells", &[], |pen| sheet.cells(pen));
    drawing.layer("numbers", &[], |pen| sheet.numbers(pen));
    drawing.layer("names", &[], |pen| sheet.names(pen));
    drawing.layer("key", &[], |pen| sheet.key(pen));
    drawing.finish(&calendar.title, &calendar.desc)
}

struct Sheet<'c> {
    calendar: &'c Calendar,
    colours: &'c Tokens,
    size: f64,
}

impl Sheet<'_> {
    /// The left upper corner of a day.
    fn corner(&self, day: LocalDate) -> Spot {
        let after = day.days_since(self.calendar.first);
        let at = |n: i64| f64::from(i32::try_from(n).unwrap_or(0)) * (self.size + GAP);
        (LEFT + at(after.div_euclid(7)), TOP + at(after.rem_euclid(7)))
    }

    fn cells(&self, pen: &Pen<'_>) {
        for (day, cell) in &self.calendar.cells {
            self.cell(pen, self.corner(*day), self.size, *cell);
        }
    }

    fn cell(&self, pen: &Pen<'_>, (x, y): Spot, size: f64, cell: Cell) {
        let to = (x + size, y + size);
        let middle = (x + size / 2.0, y + size / 2.0);
        match cell {
            Cell::Scored { percent, whole } => {
                pen.block((x, y), to, self.tone(percent));
                self.outline(pen, (x, y), size);
                if !whole {
                    // A corner is missing where something was left open.
                    let cut = (size * 0.34).max(4.0);
                    pen.shape(&[(to.0 - cut, y), (to.0, y), (to.0, y + cut)], self.colours.paper);
                    pen.line(&[(to.0 - cut, y), (to.0, y + cut)], 1.0, self.colours.ink_3);
                }
            }
            Cell::Open { some } => {
                self.outline(pen, (x, y), size);
                if some {
                    pen.disc(middle, 2.0, self.colours.ink_3);
                }
            }
            Cell::Quiet => pen.disc(middle, 1.5, self.colours.line_2),
        }
    }

    fn outline(&self, pen: &Pen<'_>, (x, y): Spot, size: f64) {
        let (right, bottom) = (x + size, y + size);
        pen.line(&[(x, y), (right, y), (right, bottom), (x, bottom), (x, y)], 1.0, self.colours.ink_3);
    }

    /// From a pale ground at 0 to ink at 100.
    fn tone(&self, percent: u32) -> Rgb {
        let share = f64::from(percent.min(100)) / 100.0;
        let (Rgb(r, g, b), Rgb(to_r, to_g, to_b)) = (self.colours.band_1, self.colours.ink);
        let mix = |from: u8, to: u8| between(f64::from(from) + (f64::from(to) - f64::from(from)) * share);
        Rgb(mix(r, to_r), mix(g, to_g), mix(b, to_b))
    }

    fn numbers(&self, pen: &Pen<'_>) {
        if self.size < WITH_NUMBER {
            return;
        }
        for (day, cell) in &self.calendar.cells {
            let Cell::Scored { percent, .. } = cell else { continue };
            let (x, y) = self.corner(*day);
            let colour = if *percent < 50 { self.colours.ink } else { self.colours.paper };
            let at = (x + self.size / 2.0, y + self.size / 2.0 + CAP / 2.0);
            pen.text(&percent.to_string(), at, Side::Middle, colour);
        }
    }

    /// Every other weekday, and the date of a week wherever it has room.
    fn names(&self, pen: &Pen<'_>) {
        for row in [0, 2, 4, 6] {
            let day = self.calendar.first.plus_days(row);
            let (_, y) = self.corner(day);
            let name = day.naive().format("%a").to_string();
            pen.text(&name, (0.0, y + self.size / 2.0 + CAP / 2.0), Side::Start, self.colours.ink_3);
        }
        let mut free = LEFT;
        let mut month = 0;
        let Some((last, _)) = self.calendar.cells.last() else { return };
        let mut week = self.calendar.first;
        while week <= *last {
            let (x, _) = self.corner(week);
            let words = if month == week.naive().month() { "%-d" } else { "%-d %b" };
            let text = week.naive().format(words).to_string();
            if x >= free {
                pen.text(&text, (x, TOP - 8.0), Side::Start, self.colours.ink_3);
                free = x + width(&text, Weight::Regular) + 8.0;
                month = week.naive().month();
            }
            week = week.plus_days(7);
        }
    }

    /// What the cells mean.
    fn key(&self, pen: &Pen<'_>) {
        let y = TOP + 7.0 * (self.size + GAP) + KEY - 16.0;
        let baseline = y + 6.0 + CAP / 2.0;
        let mut x = LEFT;
        let word = |pen: &Pen<'_>, x: f64, text: &str| {
            pen.text(text, (x, baseline), Side::Start, self.colours.ink_2);
            x + width(text, Weight::Regular) + 14.0
        };
        x = word(pen, x, "0 %") - 8.0;
        for percent in [0, 25, 50, 75, 100] {
            self.cell(pen, (x, y), 12.0, Cell::Scored { percent, whole: true });
            x += 13.0;
        }
        x = word(pen, x + 6.0, "100 %");
        let kinds = [
            (Cell::Scored { percent: 50, whole: false }, "in part"),
            (Cell::Open { some: true }, "too little"),
            (Cell::Open { some: false }, "nothing"),
            (Cell::Quiet, "not asked"),
        ];
        for (cell, text) in kinds {
            if x + 16.0 + width(text, Weight::Regular) > self.calendar.width {
                return;
            }
            self.cell(pen, (x, y), 12.0, cell);
            x = word(pen, x + 17.0, text);
        }
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two colours, 0 to 255")]
fn between(channel: f64) -> u8 {
    channel.round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::inputs::ChartTheme;

    fn calendar(days: i64, width: f64) -> Calendar {
        let first: LocalDate = "2026-06-01".parse().unwrap();
        let cell = |n: i64| match n % 4 {
            0 => Cell::Scored { percent: 80, whole: n % 8 == 0 },
            1 => Cell::Open { some: true },
            2 => Cell::Open { some: false },
            _ => Cell::Quiet,
        };
        let cells = (0..days).map(|n| (first.plus_days(n), cell(n))).collect();
        Calendar { first, cells, width, title: "First aid".into(), desc: "Half.".into() }
    }

    #[test]
    fn the_drawing_is_as_wide_as_asked_and_no_wider() {
        for (days, width) in [(1, 280.0), (14, 640.0), (200, 640.0), (140, 330.0)] {
            let picture = heat(&calendar(days, width), &Tokens::of(ChartTheme::Light));
            assert!(picture.contains(&format!("width=\"{width}\"")), "{days} days");
            let weeks = usize::try_from(days).unwrap().div_ceil(7);
            assert!(weeks <= weeks_in(width), "{days} days do not fit into {width}");
        }
    }

    #[test]
    fn a_number_stands_only_where_it_has_room() {
        let has = |days: i64| {
            heat(&calendar(days, 420.0), &Tokens::of(ChartTheme::Dark)).contains("class=\"numbers\"")
        };
        assert!(has(14));
        assert!(!has(180));
    }

    #[test]
    fn more_of_the_plan_is_further_from_the_ground_in_both_themes() {
        for theme in [ChartTheme::Light, ChartTheme::Dark] {
            let colours = Tokens::of(theme);
            let calendar = calendar(7, 280.0);
            let sheet = Sheet { calendar: &calendar, colours: &colours, size: 20.0 };
            let far = |percent: u32| {
                let Rgb(r, g, b) = sheet.tone(percent);
                let Rgb(pr, pg, pb) = colours.paper;
                u32::from(r.abs_diff(pr)) + u32::from(g.abs_diff(pg)) + u32::from(b.abs_diff(pb))
            };
            assert!((0..100).all(|percent| far(percent) <= far(percent + 1)), "{theme:?}");
            assert!(far(100) > far(0) + 300, "{theme:?}");
        }
    }
}
