//! All pictures on one sheet, for whoever judges them with their own eyes.

use std::fmt::Write as _;

use hamstrong_rules::domain::Side;
use hamstrong_rules::exercises::Exercise;

use super::pen::hex;
use super::sheet::{HEIGHT, WIDTH, escaped, still};
use crate::api::inputs::ChartTheme;
use crate::charts::Tokens;

const COLUMNS: usize = 5;
/// Room for the name under a picture.
const NAME: f64 = 26.0;
const GAP: f64 = 16.0;

/// The stills of exercises as one SVG, each with its id and name below.
pub fn contact_sheet(exercises: &[&Exercise], side: Side, theme: ChartTheme) -> String {
    let ink = hex(Tokens::of(theme).ink_2);
    let (wide, high) = (WIDTH + GAP, HEIGHT + NAME + GAP);
    let mut inside = String::new();
    let (mut rows, mut columns) = (0.0_f64, 0.0_f64);
    for (row, chunk) in exercises.chunks(COLUMNS).enumerate() {
        for (column, exercise) in chunk.iter().enumerate() {
            let place = |n: usize| u16::try_from(n).map_or(0.0, f64::from);
            let (x, y) = (GAP + place(column) * wide, GAP + place(row) * high);
            rows = rows.max(place(row) + 1.0);
            columns = columns.max(place(column) + 1.0);
            let placed = format!("<svg x=\"{x}\" y=\"{y}\" ");
            inside.push_str(&still(exercise, side, theme).replacen("<svg ", &placed, 1));
            let _ = writeln!(
                inside,
                "<text x=\"{x}\" y=\"{}\" font-family=\"'Source Sans 3', sans-serif\" font-size=\"13\" \
                 fill=\"{ink}\">{} {}</text>",
                y + HEIGHT + 17.0,
                exercise.id,
                escaped(&exercise.name)
            );
        }
    }
    let (width, height) = (GAP + columns * wide, GAP + rows * high);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n{inside}</svg>\n"
    )
}
