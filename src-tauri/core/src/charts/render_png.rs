//! The same chart as pixels: the SVG drawn by resvg with fonts carried in the program, alike on every machine.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use super::theme::{Rgb, Tokens};
use crate::api::inputs::ChartTheme;

/// A picture that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// The text is not an SVG that can be drawn.
    #[error("the chart could not be read: {0}")]
    Svg(String),
    /// The picture would be empty or too large.
    #[error("a picture of {width} by {height} pixels cannot be made")]
    Size { width: u32, height: u32 },
    /// The pixels could not be packed.
    #[error("the picture could not be packed: {0}")]
    Pack(String),
}

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(include_bytes!("../../../../assets/fonts/SourceSans3-Regular.ttf").to_vec());
    fonts.load_font_data(include_bytes!("../../../../assets/fonts/SourceSans3-SemiBold.ttf").to_vec());
    fonts.set_sans_serif_family("Source Sans 3");
    Arc::new(fonts)
});

/// Draws a chart as PNG on the paper of its theme. `scale` is pixels of the picture per pixel of the chart, 1 to 4.
///
/// # Errors
/// [`ChartError`] when `svg` is not one of our charts or the picture would not fit into memory.
pub fn png(svg: &str, theme: ChartTheme, scale: f32) -> Result<Vec<u8>, ChartError> {
    let scale = if scale.is_finite() { scale.clamp(1.0, 4.0) } else { 1.0 };
    let options =
        Options { fontdb: Arc::clone(&FONTS), font_family: "Source Sans 3".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| ChartError::Svg(error.to_string()))?;
    let size = tree.size().to_int_size();
    let (width, height) = (pixels(size.width(), scale), pixels(size.height(), scale));
    let mut pixmap = Pixmap::new(width, height).ok_or(ChartError::Size { width, height })?;
    let Rgb(r, g, b) = Tokens::of(theme).paper;
    pixmap.fill(Color::from_rgba8(r, g, b, 255));
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| ChartError::Pack(error.to_string()))
}

/// A length in the picture.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float cast saturates; both are positive"
)]
#[allow(clippy::cast_precision_loss, reason = "charts are at most a few thousand pixels wide")]
fn pixels(length: u32, scale: f32) -> u32 {
    (length as f32 * scale).round() as u32
}

/// Width of the ink of a word at 13 pixels.
#[cfg(test)]
pub(super) fn measured(text: &str, weight: u16) -> f64 {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"50\"><text x=\"10\" y=\"30\" \
         font-family=\"'Source Sans 3'\" font-size=\"13\" font-weight=\"{weight}\">{text}</text></svg>"
    );
    let options = Options { fontdb: Arc::clone(&FONTS), ..Options::default() };
    let tree = Tree::from_str(&svg, &options).unwrap();
    f64::from(tree.root().abs_bounding_box().width())
}
