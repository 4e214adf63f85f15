//! Smaller copies of a kept picture, made when they are shown: nothing that could differ from it is stored.

use super::Refusal;
use super::take_in::{at_most, encoded, upright};

/// Good enough for a picture that is small.
const QUALITY: u8 = 80;

/// A JPEG of the same picture with no side longer than `longest` pixels, and its width and height.
///
/// # Errors
/// Bytes that are no whole picture.
pub fn scaled(jpeg: &[u8], longest: u32) -> Result<(Vec<u8>, (u32, u32)), Refusal> {
    let small = at_most(&upright(jpeg)?, longest);
    Ok((encoded(&small, QUALITY)?, small.dimensions()))
}
