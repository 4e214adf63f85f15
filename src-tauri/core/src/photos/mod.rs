//! Photos on their way into the journal. Whatever comes in is decoded and written anew as a JPEG, so that nothing of
//! the file is kept but its picture: no position, no time, no camera, no words, no smaller picture inside.
//!
//! Deliberately absent: reading the day out of the file, and colour profiles (a photo in a wide colour space looks a
//! little paler).

mod refusal;
mod scale;
mod segments;
mod take_in;

use hamstrong_rules::domain::ImageId;

pub use refusal::Refusal;
pub use scale::scaled;
pub use segments::{Segment, segments};

/// The most bytes that a kept picture has.
pub const MOST_BYTES: usize = 2_000_000;
/// Longest side of a kept picture, in pixels.
pub const LONGEST_SIDE: u32 = 2048;
/// The largest file that is looked at, in bytes.
pub const LARGEST_FILE: u64 = 100 << 20;

/// A picture as it is kept: a JPEG of at most [`MOST_BYTES`] with nothing in it but the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    id: ImageId,
    jpeg: Vec<u8>,
    width: u32,
    height: u32,
}

impl Image {
    /// Makes one of a file of the athlete's: JPEG, PNG or WebP, whatever its name ends in.
    ///
    /// # Errors
    /// A file that is no such picture, is cut off, or is larger than can be worked on.
    pub fn take_in(file: &[u8]) -> Result<Self, Refusal> {
        take_in::image(file)
    }

    /// One that was kept before and comes back, byte for byte.
    ///
    /// # Errors
    /// Bytes that this program would not have kept, or not under this name.
    pub fn brought_back(id: &ImageId, jpeg: Vec<u8>) -> Result<Self, Refusal> {
        take_in::brought_back(id, jpeg)
    }

    pub fn id(&self) -> &ImageId {
        &self.id
    }

    pub fn jpeg(&self) -> &[u8] {
        &self.jpeg
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }
}

/// The name of these bytes.
pub(crate) fn name_of(jpeg: &[u8]) -> Option<ImageId> {
    blake3::hash(jpeg).to_hex().as_str().parse().ok()
}
