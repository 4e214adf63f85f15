//! Photos of a day: kept, shown, saved as a file.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hamstrong_rules::domain::{Episode, Photo};

use super::exchange::saved;
use super::{Tracker, inputs};
use crate::api::error::{ApiError, ErrorCode};
use crate::api::inputs::{Entry, OverviewQuery, RecordRef};
use crate::api::photos::{AddPhoto, PhotoPicture, PhotoQuery, PhotoSize};
use crate::api::views::{Overview, SavedFile};
use crate::photos::{Image, LARGEST_FILE, Refusal, scaled};
use crate::store::change::{Memory, Wording};
use crate::store::{Kind, Revision, StoreError, file};
use crate::words;

/// Longest side of a small picture, in pixels: sharp at half that size on any screen.
const SMALL_SIDE: u32 = 320;

/// Bytes of all photos of a journal together: as text in an export they then stay below what can be brought in again.
const MOST_OF_ALL: u64 = 700_000_000;

/// A photo out of a file, not yet in any journal.
///
/// # Errors
/// A file that cannot be read or is not kept as a photo.
pub fn photo_of(place: &Path) -> Result<Image, ApiError> {
    let file = File::open(place).map_err(StoreError::from)?;
    let mut bytes = Vec::new();
    // One more than is looked at, so that a larger file is known for one.
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(StoreError::from)?;
    Ok(Image::take_in(&bytes)?)
}

impl Tracker {
    /// A day on which a photo can be put; asked before a file is chosen.
    ///
    /// # Errors
    /// An injury that is not there, a day that cannot be logged, a journal that can only be read.
    pub fn check_photo(&self, input: &AddPhoto) -> Result<(), ApiError> {
        let episode: Episode = self.standing(input.episode, Kind::Episode)?.value()?;
        inputs::loggable(input.day, self.today()?, Some(episode.onset))?;
        if self.read_only() { Err(StoreError::ReadOnly.into()) } else { Ok(()) }
    }

    /// Keeps a photo on a day.
    ///
    /// # Errors
    /// As `check_photo`, words that are too long, or photos that together would not fit into an export.
    pub fn add_photo(&mut self, input: &AddPhoto, image: &Image) -> Result<Overview, ApiError> {
        self.check_photo(input)?;
        if self.store.image_bytes()? + image.jpeg().len() as u64 > MOST_OF_ALL {
            let text = "The photos of this journal take 700 MB together, as much as an export can carry.";
            return Err(ApiError::field("photo", text));
        }
        let (width, height) = image.size();
        let photo = Photo {
            image: image.id().clone(),
            width,
            height,
            bytes: u32::try_from(image.jpeg().len()).unwrap_or(u32::MAX),
            side: input.side,
            region: input.region,
            text: input.text.clone().filter(|text| !text.trim().is_empty()),
        };
        let (kind, payload) = inputs::entry_payload(&Entry::Photo(photo))?;
        let label = words::act(kind, None, &payload, input.day);
        let felt = self.felt(input.day, input.time)?;
        let wording = Wording { kind, episode: Some(input.episode), felt, sitting: None, payload };
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            change.keep_image(image)?;
            change.add(wording)?;
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: Some(input.day), episode: Some(input.episode) })
    }

    /// A photo to be looked at; one that was removed too, as long as it is in the bin.
    ///
    /// # Errors
    /// No such photo, or one whose picture is damaged.
    pub fn photo(&self, query: &PhotoQuery) -> Result<PhotoPicture, ApiError> {
        let (head, photo) = self.photo_head(query.record)?;
        let kept = self.store.image(&photo.image)?;
        let (jpeg, (width, height)) = match query.size {
            PhotoSize::Small => scaled(&kept, SMALL_SIDE).map_err(|e| damaged(&e))?,
            PhotoSize::Full => (kept, (photo.width, photo.height)),
        };
        Ok(PhotoPicture {
            picture: format!("data:image/jpeg;base64,{}", STANDARD.encode(jpeg)),
            width,
            height,
            words: words::photo(head.felt.day, &photo),
        })
    }

    /// A name for the file of a photo: "hamstrong-photo-2026-06-12.jpg".
    ///
    /// # Errors
    /// No such photo.
    pub fn photo_name(&self, of: &RecordRef) -> Result<String, ApiError> {
        Ok(format!("{}-photo-{}.jpg", self.stem()?, self.photo_head(of.record)?.0.felt.day))
    }

    /// Writes a photo to a file, whole or not at all.
    ///
    /// # Errors
    /// No such photo, one whose picture is damaged, a disk that refuses.
    pub fn save_photo(&self, of: &RecordRef, place: &Path) -> Result<SavedFile, ApiError> {
        let jpeg = self.store.image(&self.photo_head(of.record)?.1.image)?;
        let bytes = file::write_whole::<StoreError>(place, |out| Ok(out.write_all(&jpeg)?))?;
        Ok(saved(place, bytes))
    }

    fn photo_head(&self, record: hamstrong_rules::domain::RecordId) -> Result<(Revision, Photo), ApiError> {
        let head = self.store.head(record)?.filter(|head| head.kind == Kind::Photo);
        let head = head.ok_or_else(|| StoreError::NoRecord(record.to_string()))?;
        let photo = head.value()?;
        Ok((head, photo))
    }

    /// Only the words about a photo can be given anew.
    pub(super) fn check_same_picture(entry: &Entry, head: &Revision) -> Result<(), ApiError> {
        let Entry::Photo(new) = entry else { return Ok(()) };
        let old: Photo = head.value()?;
        let picture = |p: &Photo| (p.image.clone(), p.width, p.height, p.bytes);
        if picture(new) == picture(&old) {
            return Ok(());
        }
        Err(ApiError::field("photo", "The picture stays as it is. Remove the photo and add another one."))
    }
}

fn damaged(refusal: &Refusal) -> ApiError {
    ApiError::new(ErrorCode::Failed, format!("The photo in the journal cannot be shown: {refusal}"))
}
