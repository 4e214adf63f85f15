//! What a screen reader is told: the tree of roles, names and states, as Chromium makes it.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::{Outcome, Tab};

/// Nodes that say nothing themselves; what is in them counts.
const SILENT: [&str; 12] = [
    "none",
    "generic",
    "StaticText",
    "InlineTextBox",
    "LayoutTable",
    "LabelText",
    "LineBreak",
    "Legend",
    "caption",
    "DescriptionList",
    "rowgroup",
    "paragraph",
];
/// Nodes whose name is only what is in them.
const PARTS: [&str; 3] = ["row", "cell", "listitem"];
/// States that are told when they are so.
const STATES: [&str; 9] =
    ["checked", "selected", "expanded", "pressed", "disabled", "readonly", "required", "invalid", "level"];

impl Tab {
    /// A line for each thing that is told of the part of the page under `selector`, indented by what it lies in.
    ///
    /// # Errors
    /// Nothing matches the selector.
    pub async fn heard(&self, selector: &str) -> Outcome<String> {
        let document = self.cdp("DOM.getDocument", json!({ "depth": 0 })).await?;
        let within = json!({ "nodeId": document["root"]["nodeId"], "selector": selector });
        let found = self.cdp("DOM.querySelector", within).await?["nodeId"].take();
        let node = self.cdp("DOM.describeNode", json!({ "nodeId": found })).await?;
        let all = self.cdp("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = all["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
        let tree = Tree { nodes: nodes.iter().filter_map(|n| Some((n["nodeId"].as_str()?, n))).collect() };
        let root = &node["node"]["backendNodeId"];
        let root =
            nodes.iter().find(|n| n["backendDOMNodeId"] == *root).ok_or("it is told of nothing there")?;
        let mut telling = Telling::default();
        tree.tell(root, 0, "", &mut telling);
        Ok(telling.lines)
    }
}

struct Tree<'t> {
    nodes: HashMap<&'t str, &'t Value>,
}

/// What was told so far.
#[derive(Default)]
struct Telling {
    lines: String,
    /// The name told last: the words of a label follow their control and are not told twice.
    last: String,
}

impl Tree<'_> {
    fn tell(&self, node: &Value, depth: usize, above: &str, telling: &mut Telling) {
        let (role, name) = (text(&node["role"]), text(&node["name"]).trim().to_owned());
        if role == "StaticText" {
            if !name.is_empty() && !holds(above, &name) && !holds(&telling.last, &name) {
                telling.say(depth, &format!("text \"{name}\""));
            }
            return;
        }
        let told = node["ignored"] != json!(true) && !SILENT.contains(&role);
        if told {
            let named =
                if name.is_empty() || PARTS.contains(&role) { String::new() } else { format!(" \"{name}\"") };
            telling.say(depth, &format!("{role}{named}{}", told_besides(node)));
            telling.last = if PARTS.contains(&role) { String::new() } else { name.clone() };
        }
        let above = if told && !PARTS.contains(&role) { name.as_str() } else { above };
        for child in node["childIds"].as_array().into_iter().flatten() {
            if let Some(child) = child.as_str().and_then(|id| self.nodes.get(id)) {
                self.tell(child, depth + usize::from(told), above, telling);
            }
        }
    }
}

/// Whether these words were told with those.
fn holds(told: &str, words: &str) -> bool {
    told.to_lowercase().contains(&words.to_lowercase())
}

impl Telling {
    fn say(&mut self, depth: usize, words: &str) {
        let _ = writeln!(self.lines, "{}{words}", "  ".repeat(depth));
    }
}

/// Value, description and states.
fn told_besides(node: &Value) -> String {
    let mut words = String::new();
    let value = &node["value"]["value"];
    match value.as_str() {
        Some("") => {}
        Some(value) => words.extend([", now \"", value, "\""]),
        None if value.is_null() => {}
        None => words.extend([", now ", &value.to_string()]),
    }
    let description = text(&node["description"]);
    if !description.is_empty() {
        words.extend([", \"", description, "\""]);
    }
    let properties = node["properties"].as_array().into_iter().flatten();
    for (name, value) in properties.filter_map(|p| Some((p["name"].as_str()?, &p["value"]["value"]))) {
        words += &state(name, value);
    }
    words
}

/// A state in words, if it is one that is told.
fn state(name: &str, value: &Value) -> String {
    match (name, value) {
        ("expanded", Value::Bool(false)) => ", folded".to_owned(),
        ("valuetext", Value::String(said)) if !said.is_empty() => format!(", \"{said}\""),
        _ if !STATES.contains(&name) => String::new(),
        (_, Value::Bool(true)) => format!(", {name}"),
        (_, Value::String(said)) if said == "true" => format!(", {name}"),
        (_, Value::Number(number)) => format!(", {name} {number}"),
        _ => String::new(),
    }
}

fn text(value: &Value) -> &str {
    value["value"].as_str().unwrap_or_default()
}
