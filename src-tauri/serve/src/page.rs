//! The files of the page, as they lie in `ui/dist` now: a page that is built anew is there at the next reload.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::gate::Refusal;
use crate::reply::{Reply, reply};

/// # Errors
/// There is no such file, or it is not one of the page's.
pub fn file(dist: &Path, path: &str) -> Result<Reply, Refusal> {
    let place = inside(dist, path).ok_or(Refusal::Missing)?;
    let kind = kind(&place).ok_or(Refusal::Missing)?;
    let bytes = fs::read(&place).map_err(|_| Refusal::Missing)?;
    Ok(reply(200, kind, bytes))
}

/// Nothing if the path leads out of the folder. Names of the page need no escapes, so `%` is a letter like others.
fn inside(dist: &Path, path: &str) -> Option<PathBuf> {
    let path = Path::new(path.strip_prefix('/')?);
    if path.as_os_str().is_empty() {
        return Some(dist.join("index.html"));
    }
    path.components().all(|part| matches!(part, Component::Normal(_))).then(|| dist.join(path))
}

/// Nothing for files that no page has.
fn kind(file: &Path) -> Option<&'static str> {
    Some(match file.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "json" => "application/json",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let dist = Path::new("dist");
        for path in ["/../secret", "/a/../../secret", "//etc/passwd", "secret", "/..", ""] {
            assert_eq!(inside(dist, path), None, "{path}");
        }
        assert_eq!(inside(dist, "/"), Some("dist/index.html".into()));
        assert_eq!(inside(dist, "/assets/a.js"), Some("dist/assets/a.js".into()));
    }
}
