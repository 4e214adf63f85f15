//! Charts: a plain model in, an SVG with its words and its table out.
//!
//! The page, the picture file and the report all show the same drawing. Deliberately absent: scores across series,
//! percent recovered, and any forecast.

mod decimate;
mod heat;
mod layout;
mod metrics;
mod model;
mod pain;
mod place;
mod render_png;
mod render_svg;
mod series;
mod small;
mod table;
mod theme;
mod ticks;
mod window;
mod words;

pub(crate) use heat::{Calendar, Cell, heat, weeks_in};
pub use model::{DayReading, Flare, Limit, Mark, PainHistory, PhaseBand, Told};
pub use pain::pain_chart;
pub use render_png::{ChartError, png};
pub(crate) use small::{Bar, Line, Panel, Plot, panels};
pub use table::csv;
pub(crate) use table::written;
pub use theme::{Rgb, Tokens};
pub(crate) use window::days_of;
