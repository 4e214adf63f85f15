//! Pictures, each kept once under the BLAKE3 of its bytes. Lists of entries never look here.

use hamstrong_rules::domain::ImageId;
use rusqlite::OptionalExtension;

use super::change::Change;
use super::read::parse;
use super::{Store, StoreError};
use crate::photos::{Image, name_of};

impl Change<'_> {
    /// Keeps a picture; one that is there already stays.
    pub fn keep_image(&mut self, image: &Image) -> Result<(), StoreError> {
        self.tx
            .prepare_cached("INSERT OR IGNORE INTO images (id, jpeg) VALUES (?1, ?2)")?
            .execute((image.id().as_str(), image.jpeg()))?;
        Ok(())
    }

    /// True for a picture that is kept.
    pub fn has_image(&self, id: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM images WHERE id = ?1)";
        Ok(self.tx.prepare_cached(sql)?.query_row([id], |r| r.get(0))?)
    }
}

impl Store {
    /// The bytes of a picture.
    ///
    /// # Errors
    /// `Damaged` when they are not there or not those that were kept.
    pub fn image(&self, id: &ImageId) -> Result<Vec<u8>, StoreError> {
        let sql = "SELECT jpeg FROM images WHERE id = ?1";
        let found: Option<Vec<u8>> =
            self.db.prepare_cached(sql)?.query_row([id.as_str()], |r| r.get(0)).optional()?;
        match found {
            Some(jpeg) if name_of(&jpeg).as_ref() == Some(id) => Ok(jpeg),
            Some(_) => Err(StoreError::Damaged("a picture does not match its checksum".to_owned())),
            None => Err(StoreError::Damaged("a picture is missing".to_owned())),
        }
    }

    /// Every picture in the order of its name, one at a time.
    pub fn each_image(
        &self,
        mut visit: impl FnMut(&ImageId, &[u8]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.db.prepare("SELECT id, jpeg FROM images ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let jpeg = row.get_ref(1)?.as_blob().map_err(|e| StoreError::Damaged(e.to_string()))?;
            visit(&parse(row, 0)?, jpeg)?;
        }
        Ok(())
    }

    /// Bytes of all pictures together, without reading them.
    pub fn image_bytes(&self) -> Result<u64, StoreError> {
        let sql = "SELECT coalesce(sum(length(jpeg)), 0) FROM images";
        let bytes: i64 = self.db.query_row(sql, [], |r| r.get(0))?;
        Ok(u64::try_from(bytes).unwrap_or(0))
    }
}
