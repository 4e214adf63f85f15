//! Why a file is not kept as a photo: what it is, and what to do.

use crate::api::error::ApiError;

/// A file that was not taken in. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("The file is empty. Choose another one.")]
    Empty,
    #[error("The file is larger than 100 MB. Save a smaller copy of the photo and choose that.")]
    LargeFile,
    #[error("This is a HEIC photo, which cannot be read here. Save it as JPEG first and choose that.")]
    Heic,
    #[error("This is {0}, which is not kept as a photo. Choose a JPEG, PNG or WebP file.")]
    Other(&'static str),
    #[error("This file is no photo, whatever its name says. Choose a JPEG, PNG or WebP file.")]
    NoPhoto,
    #[error(
        "The photo has {width} × {height} pixels, more than 64 million. Save a smaller copy and choose that."
    )]
    ManyPixels { width: u32, height: u32 },
    #[error(
        "The photo is cut off or damaged. Copy it from the phone or camera once more and choose the copy."
    )]
    Broken,
    #[error("The photo could not be made small enough to keep. Save a smaller copy and choose that.")]
    TooDetailed,
    #[error("A picture in the file is not as it was kept: {0}.")]
    NotAsKept(&'static str),
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self::field("photo", refusal.to_string())
    }
}
