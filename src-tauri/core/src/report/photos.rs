//! Photos in the report, when the athlete chose to have them in it.

use hamstrong_rules::domain::{LocalDate, Photo};
use serde::Serialize;

use super::material::Material;
use super::phrases::{capital, count};
use crate::words;

/// The most that are printed; the newest come first when there are more.
pub const MOST: usize = 24;
/// Longest side of a printed photo, in pixels: 300 to the inch.
pub const LONGEST_SIDE: u32 = 1050;

/// A photo as it is printed, with what is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub day: LocalDate,
    pub photo: Photo,
    pub jpeg: Vec<u8>,
}

/// Photos under a heading; empty when there are none, or none were chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Photos {
    pub heading: String,
    pub photos: Vec<Printed>,
    /// How many of them are here; may be blank.
    pub note: String,
}

/// One photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Printed {
    /// Its file beside the data of the page.
    pub file: String,
    /// "Day 12, 12 June".
    pub title: String,
    /// Where it is and what the athlete said; may be blank.
    pub text: String,
    /// What it is, for who cannot see it.
    pub alt: String,
    #[serde(skip)]
    pub jpeg: Vec<u8>,
}

/// The photos of the days of the report, oldest first.
pub fn photos(m: &Material) -> Photos {
    let printed: Vec<Printed> = m.photos.iter().enumerate().map(|(n, kept)| printed(m, n, kept)).collect();
    let note = match m.photos_kept {
        all if all > printed.len() => format!("The newest {} of {all} photos.", printed.len()),
        _ => String::new(),
    };
    Photos {
        heading: if printed.is_empty() { String::new() } else { "Photos".to_owned() },
        photos: printed,
        note,
    }
}

fn printed(m: &Material, n: usize, kept: &Kept) -> Printed {
    let place = match (kept.photo.region, kept.photo.side) {
        (Some(region), side) => Some(capital(&words::spot(region, side))),
        (None, _) => None,
    };
    let parts = [place, kept.photo.text.clone()].into_iter().flatten();
    Printed {
        file: format!("photo-{}.jpg", n + 1),
        title: format!("Day {}, {}", m.index(kept.day), m.date(kept.day)),
        text: parts.collect::<Vec<_>>().join(". "),
        alt: words::photo(kept.day, &kept.photo),
        jpeg: kept.jpeg.clone(),
    }
}

/// "Two photos are kept back."
pub fn kept_back(m: &Material) -> Option<String> {
    match m.photos_kept {
        _ if !m.photos.is_empty() => None,
        0 => None,
        1 => Some("One photo is kept back.".to_owned()),
        n => Some(format!("{} photos are kept back.", capital(&count(n)))),
    }
}
