//! What the pictures of the exercises promise, read back from bodies and drawings.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use hamstrong_core::api::inputs::ChartTheme;
use hamstrong_core::domain::Side;
use hamstrong_core::figures::{self, HEIGHT, WIDTH};
use hamstrong_rules::exercises::{Exercise, Library, View};
use resvg::usvg::roxmltree::{Document, Node};

fn all() -> Vec<&'static Exercise> {
    Library::builtin().unwrap_or_else(|error| panic!("{error}")).all().collect()
}

fn named(id: &str) -> Exercise {
    all().into_iter().find(|exercise| exercise.id.as_str() == id).unwrap().clone()
}

/// A shipped exercise with a piece of its file replaced.
fn changed(id: &str, from: &str, to: &str) -> Exercise {
    let text = serde_json::to_string(&named(id)).unwrap();
    assert!(text.contains(from), "{from} in {text}");
    serde_json::from_str(&text.replacen(from, to, 1)).unwrap()
}

/// Every point a path goes through, and every edge of a circle.
fn points(node: Node<'_, '_>) -> Vec<(f64, f64)> {
    let number = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
    if node.has_tag_name("circle") {
        let (x, y, r) = (number("cx"), number("cy"), number("r"));
        return vec![(x - r, y), (x + r, y), (x, y - r), (x, y + r)];
    }
    let mut found = Vec::new();
    let (mut x, mut y) = (0.0, 0.0);
    for part in node.attribute("d").unwrap().split('z') {
        for (at, letter) in part.match_indices(['M', 'l']) {
            let rest = &part[at + 1..];
            let end = rest.find(['M', 'l']).unwrap_or(rest.len());
            let pair = rest[..end].replace('-', " -");
            let mut numbers = pair.split_whitespace().map(|n| n.parse::<f64>().unwrap());
            let (dx, dy) = (numbers.next().unwrap(), numbers.next().unwrap());
            (x, y) = if letter == "M" { (dx, dy) } else { (x + dx, y + dy) };
            found.push((x, y));
        }
    }
    found
}

fn shapes<'a>(drawing: &'a Document<'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    drawing.descendants().filter(|node| node.has_tag_name("path") || node.has_tag_name("circle"))
}

const NOW: &str = "#b0451a";

/// Middle of everything stroked in the accent.
fn middle_of_the_accent(svg: &str) -> f64 {
    let drawing = Document::parse(svg).unwrap();
    let accent = shapes(&drawing).filter(|node| node.attribute("paint-order").is_some());
    let accent = accent.filter(|node| node.attribute("stroke") == Some(NOW));
    let across: Vec<f64> = accent.flat_map(points).map(|(x, _)| x).collect();
    let least = across.iter().copied().fold(f64::INFINITY, f64::min);
    let most = across.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    f64::midpoint(least, most)
}

#[test]
fn no_picture_does_what_a_body_would_not() {
    let found: Vec<String> = all()
        .into_iter()
        .flat_map(|e| figures::problems(e).into_iter().map(move |words| format!("{}: {words}", e.id)))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_a_body_would_not_do_is_noticed() {
    let cases = [
        ("MOB-03", "\"knee\":28.0", "\"knee\":-28.0", "sore leg: knee -28, range -5 to 150"),
        ("MOB-03", "\"hip\":87.0", "\"hip\":140.0", "sore leg: hip 140, range -30 to 120"),
        ("ISO-03", "\"heel\":[27.5,0.0]", "\"heel\":[60.0,0.0]", "the sore foot misses its place"),
        ("CON-04", "\"heel\":[22.0,0.0]", "\"heel\":[22.0,-6.0]", "SoreFoot is 6.0 below the floor"),
        ("CON-04", "\"heel\":[22.0,0.0]", "\"heel\":[22.0,6.0]", "SoreFoot is 6.0 from the Floor"),
        ("CON-02", "\"height\":14.0", "\"height\":4.0", "from the Box"),
    ];
    for (id, from, to, expected) in cases {
        let found = figures::problems(&changed(id, from, to));
        assert!(found.iter().any(|words| words.contains(expected)), "{id} {to}: {found:?}");
    }
}

#[test]
fn nothing_is_drawn_outside_the_picture() {
    for exercise in all() {
        for side in [Side::Left, Side::Right] {
            let still = figures::still(exercise, side, ChartTheme::Light);
            let motion = figures::motion(exercise, side, ChartTheme::Light);
            for svg in [still].into_iter().chain(motion) {
                let drawing = Document::parse(&svg).unwrap();
                for (x, y) in shapes(&drawing).flat_map(points) {
                    let inside = (1.0..=WIDTH - 1.0).contains(&x) && (1.0..=HEIGHT - 1.0).contains(&y);
                    assert!(inside, "{}: {x}, {y}", exercise.id);
                }
            }
        }
    }
}

#[test]
fn a_picture_is_small_inert_and_described() {
    let attributes = "class role width height viewBox aria-hidden x y cx cy r d fill fill-opacity stroke \
                      stroke-width stroke-dasharray stroke-linecap stroke-linejoin paint-order text-anchor \
                      font-family font-size";
    for exercise in all() {
        let still = figures::still(exercise, Side::Left, ChartTheme::Dark);
        assert!(still.len() < 26_000, "{}: {} bytes", exercise.id, still.len());
        let motion = figures::motion(exercise, Side::Left, ChartTheme::Dark);
        assert!(motion.as_ref().is_none_or(|svg| svg.len() < 260_000), "{}", exercise.id);
        for svg in [still].iter().chain(&motion) {
            let drawing = Document::parse(svg).unwrap();
            for node in drawing.descendants().filter(Node::is_element) {
                let name = node.tag_name().name();
                assert!(["svg", "title", "desc", "g", "path", "circle", "text"].contains(&name), "{name}");
                for attribute in node.attributes() {
                    assert!(
                        attributes.split_whitespace().any(|known| known == attribute.name()),
                        "{attribute:?}"
                    );
                    assert!(!attribute.value().contains("url("), "{attribute:?}");
                }
            }
            let text = |name| drawing.descendants().find(|n| n.has_tag_name(name)).and_then(|n| n.text());
            assert_eq!(text("title"), Some(exercise.name.as_str()));
            assert!(text("desc").is_some_and(|words| words.len() > 40), "{}", exercise.id);
        }
    }
}

#[test]
fn the_same_file_gives_the_same_picture() {
    for exercise in all() {
        let draw = || figures::still(exercise, Side::Right, ChartTheme::Light);
        assert_eq!(draw(), draw());
    }
}

#[test]
fn the_sore_leg_is_the_athletes_own() {
    // Seen from the side, the sore side is the near one: an athlete with a sore right leg faces right, with a sore
    // left leg to the left.
    for id in ["ISO-01", "TRU-01"] {
        let right = middle_of_the_accent(&figures::still(&named(id), Side::Right, ChartTheme::Light));
        let left = middle_of_the_accent(&figures::still(&named(id), Side::Left, ChartTheme::Light));
        assert!((right + left - WIDTH).abs() < 1.0, "{id}: {right}, {left}");
    }
    // From behind, right is right; from the front, it is on the other side.
    for (id, view, right_is_right) in [("TAP-02", View::Back, true), ("RUN-01", View::Front, false)] {
        let exercise = named(id);
        assert_eq!(exercise.figure.view, view);
        let mut alone = exercise.clone();
        alone.figure.poses.truncate(1);
        alone.figure.arrows.clear();
        for side in [Side::Right, Side::Left] {
            let svg = figures::still(&alone, side, ChartTheme::Light);
            let on_the_right = middle_of_the_accent(&svg) > WIDTH / 2.0;
            assert_eq!(on_the_right, (side == Side::Right) == right_is_right, "{id} {side:?}");
            let drawing = Document::parse(&svg).unwrap();
            let first = drawing.descendants().find(|n| n.has_tag_name("text")).unwrap();
            assert_eq!(first.text(), Some(if right_is_right { "left" } else { "right" }));
        }
    }
}

#[test]
fn what_moves_has_frames_and_what_stands_has_none() {
    let count = |id| {
        let svg = figures::motion(&named(id), Side::Right, ChartTheme::Light)?;
        Some(svg.matches("class=\"frame\"").count())
    };
    assert_eq!(count("TRU-01"), None, "a plank is held");
    assert_eq!(count("RUN-02"), None, "walking does not turn into jogging limb by limb");
    assert_eq!(count("ISO-03"), Some(10));
    assert_eq!(count("WLK-01"), Some(24), "two poses and their mirrored twins, back to the first");
}

#[test]
fn the_example_of_the_guide_is_an_exercise_with_a_picture() {
    let guide = include_str!("../../../docs/EXERCISES.md");
    let example = guide.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let library = Library::from_files(&[("HIP-01.json", example)]).unwrap_or_else(|error| panic!("{error}"));
    let exercise = library.all().next().unwrap();
    assert_eq!(figures::problems(exercise), Vec::<String>::new());
    assert!(figures::still(exercise, Side::Left, ChartTheme::Light).contains("<title>Small bow</title>"));
}
