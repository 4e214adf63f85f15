//! Reads the one list of commands and generates the table from a command's name to its method of the façade.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const LIST: &str = "../commands.in";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed={LIST}");
    let list = fs::read_to_string(LIST)?;
    let (mut calls, mut desktop) = (String::new(), String::new());
    for line in list.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let (path, rest) = line.split_once('(').ok_or_else(|| format!("no input in {line:?}"))?;
        let (_, name) = path.split_once("::").ok_or_else(|| format!("no module in {line:?}"))?;
        if path.split(' ').any(|word| word == "desktop") {
            writeln!(desktop, "    {name:?},")?;
        } else {
            let (given, input) = if rest.starts_with(')') { ("_", "") } else { ("input", "&read(input)?") };
            writeln!(calls, "    ({name:?}, |tracker, {given}| answer(&tracker.{name}({input})?)),")?;
        }
    }
    let code = format!(
        "const CALLS: &[(&str, Call)] = &[\n{calls}];\npub const DESKTOP: &[&str] = &[\n{desktop}];\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("calls.rs"), code)?;
    Ok(())
}
