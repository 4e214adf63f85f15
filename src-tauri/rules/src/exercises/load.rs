//! Reading the library. An unknown field, a missing one or a link to nowhere is refused with file and path.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use super::{Check, Exercise, ExerciseId};
use crate::protocol::{Problem, Protocol, ProtocolError, Variant};

/// The files that ship with the app: name and text, by name.
const SHIPPED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/exercises.in"));

/// Everything that is wrong in the files of a library.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct LibraryError(pub Vec<ProtocolError>);

impl fmt::Display for LibraryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, error) in self.0.iter().enumerate() {
            let line_break = if i == 0 { "" } else { "\n" };
            write!(f, "{line_break}{error}")?;
        }
        Ok(())
    }
}

/// All exercises, by id.
#[derive(Debug, Clone, PartialEq)]
pub struct Library {
    exercises: BTreeMap<ExerciseId, Exercise>,
}

impl Library {
    /// The library that ships with the app.
    ///
    /// # Errors
    /// As [`Library::from_files`]; a test holds that the shipped files have none.
    pub fn builtin() -> Result<&'static Self, LibraryError> {
        static READ: OnceLock<Result<Library, LibraryError>> = OnceLock::new();
        READ.get_or_init(|| Self::from_files(SHIPPED)).as_ref().map_err(Clone::clone)
    }

    /// Reads files, each given by name and text. The names are used in messages, and have to be the id with
    /// `.json` behind it.
    ///
    /// # Errors
    /// Everything that is wrong, file by file: unknown or missing fields, an id twice or unlike the file's name,
    /// a link to an exercise that is not there, a source the protocol does not list.
    pub fn from_files(files: &[(&str, &str)]) -> Result<Self, LibraryError> {
        let mut exercises = BTreeMap::new();
        let mut errors = Vec::new();
        for (file, text) in files {
            match read(file, text) {
                Ok(exercise) if exercises.contains_key(&exercise.id) => {
                    errors.push(ProtocolError::one(file, "id", format!("{} is there already", exercise.id)));
                }
                Ok(exercise) => {
                    exercises.insert(exercise.id.clone(), exercise);
                }
                Err(error) => errors.push(error),
            }
        }
        let library = Self { exercises };
        errors.extend(library.exercises.values().filter_map(|exercise| library.check(exercise)));
        if errors.is_empty() { Ok(library) } else { Err(LibraryError(errors)) }
    }

    /// Every exercise, by id.
    pub fn all(&self) -> impl Iterator<Item = &Exercise> {
        self.exercises.values()
    }

    /// The exercise of an id.
    pub fn get(&self, id: &ExerciseId) -> Option<&Exercise> {
        self.exercises.get(id)
    }

    fn check(&self, exercise: &Exercise) -> Option<ProtocolError> {
        let mut problems = Vec::new();
        let mut wrong = |path: String, expected: &str| {
            problems.push(Problem { path, expected: expected.to_owned() });
        };
        for (name, links) in [("progress_to", &exercise.progress_to), ("regress_to", &exercise.regress_to)] {
            for (n, id) in links.iter().enumerate() {
                if *id == exercise.id || !self.exercises.contains_key(id) {
                    wrong(format!("{name}[{n}]"), &format!("the id of another exercise, not {id}"));
                }
            }
        }
        let protocol = Protocol::builtin(Variant::Balanced).ok();
        for (n, key) in exercise.sources.iter().enumerate() {
            if protocol.as_ref().is_none_or(|p| !p.book.sources.contains_key(key.as_str())) {
                wrong(format!("sources[{n}]"), &format!("a key of the protocol's sources, not \"{key}\""));
            }
        }
        for (n, ask) in exercise.asks.iter().enumerate() {
            if exercise.only_when.as_ref() != Some(&ask.text) && !exercise.not_if.contains(&ask.text) {
                wrong(format!("asks[{n}].text"), "a line of only_when or not_if");
            }
            if let Check::GreensOf { exercise: id, .. } | Check::PainIn { exercise: id, .. } = &ask.check
                && !self.exercises.contains_key(id)
            {
                wrong(format!("asks[{n}].check"), &format!("the id of an exercise, not {id}"));
            }
        }
        for (name, empty) in [
            ("steps", exercise.steps.is_empty()),
            ("phases", exercise.phases.is_empty()),
            ("sources", exercise.sources.is_empty()),
        ] {
            if empty {
                wrong(name.to_owned(), "at least one");
            }
        }
        for (path, expected) in exercise.figure.problems() {
            wrong(format!("figure.{path}"), &expected);
        }
        let ordered = exercise.phases.iter().zip(exercise.phases.iter().skip(1)).all(|(a, b)| a < b);
        if !ordered {
            wrong("phases".to_owned(), "each phase once, in their order");
        }
        let file = format!("{}.json", exercise.id);
        (!problems.is_empty()).then_some(ProtocolError { file, problems })
    }
}

fn read(file: &str, text: &str) -> Result<Exercise, ProtocolError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let exercise: Exercise = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        ProtocolError::one(file, path, error.into_inner().to_string())
    })?;
    reader.end().map_err(|error| ProtocolError::one(file, "end of file", error.to_string()))?;
    if file == format!("{}.json", exercise.id) {
        Ok(exercise)
    } else {
        Err(ProtocolError::one(file, "id", format!("the name of the file, not \"{}\"", exercise.id)))
    }
}
