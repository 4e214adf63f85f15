//! The pictures of a JSON export on their way in: one at a time, each looked at before it is kept.

use std::collections::HashMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hamstrong_rules::domain::ImageId;
use serde::Deserializer;
use serde::de::{DeserializeSeed, MapAccess, Visitor};

use super::ImportError;
use super::json::Intake;
use crate::photos::Image;
use crate::store::{Kind, Revision};

/// The pictures that came in, and whether an entry has named them.
#[derive(Debug, Default)]
pub struct KeptImages(HashMap<String, bool>);

impl KeptImages {
    /// A photo names a picture that has come in before it.
    ///
    /// # Errors
    /// A sentence without its full stop.
    pub fn named(&mut self, revision: &Revision) -> Result<(), String> {
        if revision.kind != Kind::Photo {
            return Ok(());
        }
        let id = revision.payload.get("image").and_then(serde_json::Value::as_str).unwrap_or_default();
        let Some(named) = self.0.get_mut(id) else { return Err("its picture is not in the file".to_owned()) };
        *named = true;
        Ok(())
    }

    /// Nothing came in that no entry speaks of.
    ///
    /// # Errors
    /// A sentence without its full stop.
    pub fn all_named(&self) -> Result<(), String> {
        match self.0.values().filter(|named| !**named).count() {
            0 => Ok(()),
            n => Err(format!("it has {n} pictures that no entry speaks of")),
        }
    }
}

/// The object of pictures by their names.
pub struct Images<'i, 'c, 's> {
    pub intake: &'i mut Intake<'c, 's>,
}

impl<'de> DeserializeSeed<'de> for Images<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Images<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("pictures by their names")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((id, text)) = map.next_entry::<ImageId, String>()? {
            let taken = taken(&id, &text).and_then(|image| Ok(self.intake.change.keep_image(&image)?));
            taken.map_err(|problem| self.intake.refuse(problem))?;
            self.intake.images.0.insert(id.into(), false);
        }
        Ok(())
    }
}

fn taken(id: &ImageId, text: &str) -> Result<Image, ImportError> {
    let refuse = |problem: String| ImportError::Format(problem);
    let jpeg = STANDARD.decode(text).map_err(|_| refuse("a picture is not written as base64".to_owned()))?;
    Image::brought_back(id, jpeg).map_err(|refusal| refuse(refusal.to_string()))
}
