//! Puts every file of `assets/exercises/` into the program, so that adding an exercise is adding a file.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder =
        Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../assets/exercises");
    // Cargo looks through the whole folder: a file that came, went or changed builds anew.
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let name =
            entry?.file_name().into_string().map_err(|_| io::Error::other("a file name is not text"))?;
        if Path::new(&name).extension().is_some_and(|ending| ending == "json") {
            names.push(name);
        }
    }
    names.sort();
    let mut list = String::from("&[\n");
    for name in names {
        let path = fs::canonicalize(folder.join(&name))?;
        let path = path.to_str().ok_or_else(|| io::Error::other("the path of this checkout is not text"))?;
        // Both are written as Rust strings, so that a path of any system stays what it is.
        let _ = writeln!(list, "    ({name:?}, include_str!({path:?})),");
    }
    list.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("exercises.in"), list)
}
