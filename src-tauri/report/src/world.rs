//! What typst sees: the template, the data as a file beside it, the fonts, and nothing else.

use hamstrong_core::api::report::Paper;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::ReportError;
use crate::fonts::fonts;

const PARTS: &str = include_str!("../../../assets/report/parts.typ");

/// One report about to be set.
pub struct Stock {
    library: LazyHash<Library>,
    main: Source,
    parts: Source,
    files: Vec<(FileId, Bytes)>,
}

impl Stock {
    /// The stock for a template with its data as JSON and the pictures they name.
    pub fn new(
        template: &str,
        data: String,
        pictures: &[(&str, &[u8])],
        paper: Paper,
    ) -> Result<Self, ReportError> {
        let mut inputs = Dict::new();
        let word = match paper {
            Paper::A4 => "a4",
            Paper::Letter => "us-letter",
        };
        inputs.insert("paper".into(), word.into_value());
        let families =
            serde_json::to_string(&fonts().families).map_err(|e| ReportError::Set(e.to_string()))?;
        let mut files = vec![
            (id("data.json")?, Bytes::from_string(data)),
            (id("fonts.json")?, Bytes::from_string(families)),
        ];
        for (name, picture) in pictures {
            files.push((id(name)?, Bytes::new(picture.to_vec())));
        }
        Ok(Self {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            main: Source::new(id("main.typ")?, template.to_owned()),
            parts: Source::new(id("parts.typ")?, PARTS.to_owned()),
            files,
        })
    }
}

fn id(name: &str) -> Result<FileId, ReportError> {
    let path = VirtualPath::new(name).map_err(|_| ReportError::Set(format!("{name} is no path")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Stock {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &fonts().book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = [&self.main, &self.parts].into_iter().find(|source| source.id() == id);
        found.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(known, _)| *known == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().all.get(index).cloned()
    }

    /// There is no today here: the same report gives the same bytes.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
