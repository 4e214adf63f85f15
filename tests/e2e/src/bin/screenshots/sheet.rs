//! Contact sheets: the pictures of one size and brightness beside each other, each with its name. A page for any
//! browser, and the same as a picture.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use hamstrong_e2e::{Look, Outcome, Tab};

use crate::Picture;

/// Width of a sheet, in pixels.
const WIDTH: u32 = 2640;
/// The most pictures of one sheet; more begin another.
const MOST: usize = 24;

const STYLE: &str =
    "html { overflow: hidden } body { margin: 24px; background: #8a949b; font: 18px/1.6 sans-serif; display: grid; gap: 24px }
figure { margin: 0 } img { display: block; width: 100% } figcaption { overflow-wrap: anywhere }";

/// Writes the sheets of these pictures; their names.
///
/// # Errors
/// The disk refuses, or the browser that turns them into pictures does not start.
pub async fn compose(folder: &Path, taken: &[Picture]) -> Outcome<Vec<String>> {
    let mut sheets = Vec::new();
    let mut groups: Vec<_> = taken.iter().map(|picture| (picture.size, picture.dark)).collect();
    groups.sort_unstable();
    groups.dedup();
    for (size, dark) in groups {
        let group: Vec<&Picture> =
            taken.iter().filter(|picture| (picture.size, picture.dark) == (size, dark)).collect();
        for (number, some) in group.chunks(MOST).enumerate() {
            let name = format!("sheet-{}-{}-{}", size.0, if dark { "dark" } else { "light" }, number + 1);
            let file = folder.join(format!("{name}.html"));
            fs::write(&file, page(size, some)?)?;
            fs::write(folder.join(format!("{name}.png")), pixels(&file).await?)?;
            sheets.push(format!("{name}.png"));
        }
    }
    Ok(sheets)
}

fn page((width, height): (u32, u32), pictures: &[&Picture]) -> Outcome<String> {
    let columns = if width > height { 4 } else { 8 };
    let mut html = format!(
        "<!doctype html><meta charset=\"utf-8\"><title>Contact sheet</title>\
         <style>{STYLE} body {{ grid-template-columns: repeat({columns}, 1fr) }}</style>\n"
    );
    for name in pictures.iter().map(|picture| picture.name()) {
        writeln!(
            html,
            "<figure><figcaption>{name}</figcaption><img src=\"{name}.png\" alt=\"{name}\"></figure>"
        )?;
    }
    Ok(html)
}

async fn pixels(file: &Path) -> Outcome<Vec<u8>> {
    let tab = Tab::blank(Look { width: WIDTH, ..Look::DESKTOP }).await?;
    tab.visit(&format!("file://{}", fs::canonicalize(file)?.display())).await?;
    tab.whole_picture().await
}
