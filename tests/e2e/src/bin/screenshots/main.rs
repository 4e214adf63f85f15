//! `cargo xtask screenshots DIR [FILTER]`: every place in the real window, light and dark, wide and narrow, and contact
//! sheets of them. Pictures whose name does not contain FILTER are not taken.

#![cfg(target_os = "linux")]

mod sheet;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use hamstrong_e2e::{App, Outcome, Page, Scene};

/// Width and height of the window, in pixels.
const SIZES: [(u32, u32); 2] = [(1280, 800), (420, 800)];
/// A long place is photographed screen by screen, so far.
const SCREENS: u32 = 8;

/// What was asked for, and what was taken.
struct Album {
    folder: PathBuf,
    filter: String,
    taken: Vec<Picture>,
}

/// One picture. Its file is named after all of it.
struct Picture {
    scene: Scene,
    stop: String,
    size: (u32, u32),
    dark: bool,
    /// Counted from 1; further ones are what scrolling shows.
    screen: u32,
}

impl Picture {
    fn name(&self) -> String {
        let Self { stop, size: (width, _), screen, .. } = self;
        let more = if *screen > 1 { format!("-{screen}") } else { String::new() };
        format!("{}-{stop}-{width}-{}{more}", self.scene.name(), self.colours())
    }

    fn colours(&self) -> &'static str {
        if self.dark { "dark" } else { "light" }
    }
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some((folder, filter)) = args.split_first() else {
        eprintln!("screenshots: name a folder, and then perhaps a part of the pictures' names");
        return ExitCode::FAILURE;
    };
    match photograph(folder.into(), filter.first().cloned().unwrap_or_default()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("screenshots: {problem}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn photograph(folder: PathBuf, filter: String) -> Outcome {
    fs::create_dir_all(&folder)?;
    let mut album = Album { folder, filter, taken: Vec::new() };
    for dark in [false, true] {
        for scene in Scene::ALL {
            for size in SIZES {
                if album.wants(scene, size, dark) {
                    album.walk(scene, size, dark).await?;
                }
            }
        }
    }
    println!("{} pictures in {}", album.taken.len(), album.folder.display());
    for sheet in sheet::compose(&album.folder, &album.taken).await? {
        println!("contact sheet: {sheet}");
    }
    Ok(())
}

impl Album {
    /// Whether anything of this round can be wanted: the places are known only once the page is there.
    fn wants(&self, scene: Scene, (width, _): (u32, u32), dark: bool) -> bool {
        let excluded = |word: &str| self.filter.contains(word);
        let other_scene = Scene::ALL.iter().any(|s| *s != scene && self.filter.starts_with(s.name()));
        let other_width = SIZES.iter().any(|(w, _)| *w != width && excluded(&format!("-{w}")));
        !other_scene && !other_width && !excluded(if dark { "-light" } else { "-dark" })
    }

    async fn walk(&mut self, scene: Scene, size: (u32, u32), dark: bool) -> Outcome {
        let profile = if dark { scene.profile()?.dark() } else { scene.profile()? };
        let app = App::start(&profile).await?;
        app.resize(size.0, size.1).await?;
        // What lies under the pointer is drawn otherwise.
        app.screen().xdotool(&["mousemove", "1399", "999"])?;
        app.walk(scene, async |page, stop| {
            for screen in 1..=SCREENS {
                let picture = Picture { scene, stop: stop.to_owned(), size, dark, screen };
                if !picture.name().contains(&self.filter) || !page.scroll_to_screen(screen).await? {
                    break;
                }
                self.take(page, picture).await?;
            }
            page.scroll_to_screen(1).await?;
            Ok(())
        })
        .await
    }

    async fn take(&mut self, page: &Page, picture: Picture) -> Outcome {
        fs::write(file(&self.folder, &picture), page.picture().await?)?;
        println!("{}", picture.name());
        self.taken.push(picture);
        Ok(())
    }
}

fn file(folder: &Path, picture: &Picture) -> PathBuf {
    folder.join(format!("{}.png", picture.name()))
}
