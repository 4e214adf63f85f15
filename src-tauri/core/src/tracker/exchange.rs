//! Taking the journal along and bringing one in.

use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use super::{Tracker, settings};
use crate::api::error::{ApiError, ErrorCode};
use crate::api::inputs::{ExportFormat, OverviewQuery};
use crate::api::views::{Overview, SavedFile};
use crate::exchange::{ImportError, read_json, write_csv, write_json};
use crate::store::change::Memory;
use crate::store::verify::verify;
use crate::store::{Apart, StoreError, file};

/// A larger file is not opened at all.
const MOST_BYTES: u64 = 1 << 30;

impl Tracker {
    /// A name for a file with the whole journal: "hamstrong-2026-06-12.json".
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn export_name(&self, format: ExportFormat) -> Result<String, ApiError> {
        let ending = match format {
            ExportFormat::Json => ".json",
            ExportFormat::Csv => "-csv.zip",
        };
        Ok(format!("{}-{}{ending}", self.stem()?, self.today()?))
    }

    pub(super) fn stem(&self) -> Result<&'static str, ApiError> {
        Ok(if self.store.is_demo()? { "hamstrong-demo" } else { "hamstrong" })
    }

    /// Writes the whole journal to a file, whole or not at all.
    ///
    /// # Errors
    /// When the disk refuses; a file that stood there is then as it was.
    pub fn export_to(&self, format: ExportFormat, place: &Path) -> Result<SavedFile, ApiError> {
        let bytes = file::write_whole::<StoreError>(place, |out| match format {
            ExportFormat::Json => write_json(&self.store, out).map(drop),
            ExportFormat::Csv => write_csv(&self.store, out),
        })?;
        Ok(saved(place, bytes))
    }

    /// Brings a JSON file, or a copy of a journal, into this journal, which must be empty. Everything comes in, or nothing.
    ///
    /// # Errors
    /// A journal that has entries, a file that is not ours, is newer, or does not hold together.
    pub fn import_from(&mut self, place: &Path) -> Result<Overview, ApiError> {
        let source = File::open(place).map_err(StoreError::from)?;
        let size = source.metadata().map_err(StoreError::from)?.len();
        if size > MOST_BYTES {
            return Err(ImportError::Format("it is larger than any journal could be".to_owned()).into());
        }
        if !self.store.is_empty()? {
            return Err(ImportError::NotEmpty.into());
        }
        let source = as_json(place, source)?;
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            read_json(change, &settings::KNOWN, source)?;
            Ok::<_, ImportError>(((), Memory::None))
        })?;
        self.overview(&OverviewQuery::default())
    }
}

/// A copy of a journal is read as the JSON it would be saved as: it is opened to read only, and one of an
/// older version is brought up to date in a copy of it.
fn as_json(place: &Path, mut source: File) -> Result<File, ApiError> {
    let mut head = [0_u8; 16];
    let length = source.read(&mut head).map_err(StoreError::from)?;
    source.rewind().map_err(StoreError::from)?;
    if &head[..length] != b"SQLite format 3\0" {
        return Ok(source);
    }
    let copy = Apart::open(place)?;
    let found = verify(copy.store())?;
    if let Some(problem) = found.problems.first() {
        return Err(ImportError::Format(format!("it is damaged ({problem})")).into());
    }
    let mut json = tempfile::tempfile().map_err(StoreError::from)?;
    write_json(copy.store(), &mut json)?;
    json.rewind().map_err(StoreError::from)?;
    Ok(json)
}

pub(super) fn saved(place: &Path, bytes: u64) -> SavedFile {
    let name = place.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    SavedFile { name, bytes }
}

impl From<ImportError> for ApiError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Store(error) => error.into(),
            other => Self::new(ErrorCode::Failed, other.to_string()),
        }
    }
}
