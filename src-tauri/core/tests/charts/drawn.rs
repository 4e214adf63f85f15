//! Reading a drawing back.

use resvg::usvg::roxmltree::{Document, Node};

/// Units of the canvas in a pixel.
pub const FINE: f64 = 10.0;

pub fn number(node: Node, name: &str) -> f64 {
    node.attribute(name).unwrap_or_else(|| panic!("{name} of {node:?}")).parse::<f64>().unwrap() / FINE
}

/// The shapes of all layers of a class, from back to front.
pub fn layer<'a>(drawn: &'a Document, class: &str) -> Vec<Node<'a, 'a>> {
    drawn
        .descendants()
        .filter(|n| n.attribute("class").is_some_and(|c| c.split(' ').any(|one| one == class)))
        .flat_map(|group| group.children().filter(Node::is_element).collect::<Vec<_>>())
        .collect()
}

pub fn points(polyline: Node) -> Vec<(f64, f64)> {
    let pair = |text: &str| {
        let (x, y) = text.split_once(',').unwrap();
        (x.parse::<f64>().unwrap() / FINE, y.parse::<f64>().unwrap() / FINE)
    };
    polyline.attribute("points").unwrap().split_whitespace().map(pair).collect()
}

/// Every word with the place plotters gave it.
pub fn words(drawn: &Document) -> Vec<(String, f64, f64)> {
    drawn
        .descendants()
        .filter(|n| n.has_tag_name("text"))
        .map(|n| (n.text().unwrap_or_default().trim().to_owned(), number(n, "x"), number(n, "y")))
        .collect()
}

pub fn height_of(drawn: &Document, word: &str) -> f64 {
    words(drawn).into_iter().find(|(text, _, _)| text == word).unwrap_or_else(|| panic!("no {word}")).2
}

/// Nothing the page would refuse: elements and attributes of a chart only, nothing that styles, runs or reaches out.
pub fn assert_clean(svg: &str) -> Document<'_> {
    let drawn = Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    let elements = "svg title desc g rect line polyline polygon circle text";
    let attributes = "class role width height viewBox aria-hidden x y x1 y1 x2 y2 cx cy r dy points fill stroke \
                      stroke-width stroke-dasharray stroke-linecap stroke-linejoin shape-rendering opacity \
                      text-anchor font-family font-size font-weight";
    let listed = |list: &str, name: &str| list.split_whitespace().any(|one| one == name);
    for node in drawn.descendants().filter(Node::is_element) {
        assert!(listed(elements, node.tag_name().name()), "element {}", node.tag_name().name());
        for attribute in node.attributes() {
            assert!(listed(attributes, attribute.name()), "attribute {}", attribute.name());
            assert!(!attribute.value().contains("url("), "{}", attribute.value());
        }
    }
    drawn
}
