//! SVG that is kept in the repository is inert: the page admits nothing else.

use crate::none;
use crate::repository::{Source, sources};

const FORBIDDEN: &[&str] =
    &["<style", "style=", "<script", "<foreignobject", "href=", "<iframe", "javascript:", "<!entity"];

fn activity(source: &Source) -> Vec<String> {
    let text = source.text.to_lowercase();
    let found = FORBIDDEN.iter().filter(|word| text.contains(*word)).map(|word| (*word).to_owned());
    let handlers = text.split_whitespace().filter(|word| word.starts_with("on") && word.contains('='));
    let all = found.chain(handlers.map(str::to_owned));
    all.map(|word| format!("{}: a picture must not contain {word}", source.path)).collect()
}

#[test]
fn every_picture_is_presentation_attributes_and_classes_only() {
    let pictures = sources().into_iter().filter(|source| source.is(&["svg"]));
    none(&pictures.flat_map(|source| activity(&source)).collect::<Vec<_>>());
}

#[test]
fn style_script_links_and_handlers_are_noticed() {
    for text in ["<g style=\"fill:red\"/>", "<script/>", "<a href=\"x\"/>", "<g onload=\"x\"/>", "<Style>"] {
        assert!(!activity(&Source::new("a.svg", text)).is_empty(), "{text}");
    }
    assert!(activity(&Source::new("a.svg", "<path class=\"line\" fill=\"none\"/>")).is_empty());
}
