//! A photo of the injury: what is known about it. The picture itself is kept apart, under its own name.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Region, Side};

/// The name of a kept picture: the BLAKE3 of its bytes as 64 lower-case hex digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct ImageId(String);

/// A text that names no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a picture is named by 64 hex digits")]
pub struct NoImageId;

impl ImageId {
    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ImageId {
    type Error = NoImageId;

    fn try_from(text: String) -> Result<Self, NoImageId> {
        let digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() == 64 && text.bytes().all(digit) { Ok(Self(text)) } else { Err(NoImageId) }
    }
}

impl FromStr for ImageId {
    type Err = NoImageId;

    fn from_str(text: &str) -> Result<Self, NoImageId> {
        text.to_owned().try_into()
    }
}

impl From<ImageId> for String {
    fn from(id: ImageId) -> Self {
        id.0
    }
}

impl fmt::Display for ImageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A photo of a bruise or a swelling on one day. Only the words about it can be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    pub image: ImageId,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// Size of the kept picture.
    pub bytes: u32,
    /// The athlete's own left or right.
    #[serde(default)]
    pub side: Option<Side>,
    #[serde(default)]
    pub region: Option<Region>,
    /// What it shows, in the athlete's words.
    #[serde(default)]
    pub text: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_named_by_64_lower_case_hex_digits_and_nothing_else() {
        assert!("0a".repeat(32).parse::<ImageId>().is_ok());
        for wrong in ["", "0a", &"0A".repeat(32), &"0g".repeat(32), &"ä".repeat(32), &"0a".repeat(33)] {
            assert!(wrong.parse::<ImageId>().is_err(), "{wrong}");
        }
    }
}
