//! A part of a package as a tree. Names carry the usual prefix of their namespace, whatever prefix the part uses, and what a
//! newer program offers (`mc:AlternateContent`, ignorable names) is taken as a program of the standard takes it.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// The usual prefixes.
const NAMESPACES: [(&str, &str); 20] = [
    ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("s", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
    ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("xdr", "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"),
    ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("o", "http://schemas.openxmlformats.org/officeDocument/2006/sharedTypes"),
    ("ep", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"),
    ("vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
    ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    ("ct", "http://schemas.openxmlformats.org/package/2006/content-types"),
    ("rel", "http://schemas.openxmlformats.org/package/2006/relationships"),
    ("cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
    ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// An element.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
    /// All text directly in it.
    pub(super) text: String,
}

impl Node {
    /// An attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// An attribute that is a whole number.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.get(name)?.trim().parse().ok()
    }

    /// The first child of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of a name.
    pub(super) fn children<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// A grandchild list: the children of a name in the first child of a name.
    pub(super) fn list<'a>(&'a self, list: &str, name: &'a str) -> Vec<&'a Node> {
        self.child(list).map_or_else(Vec::new, |list| list.children(name).collect())
    }

    /// The value of `w:val` or `val` of the first child of a name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name).and_then(|child| child.get("w:val").or_else(|| child.get("val")))
    }

    /// Everything below of a name, in the order of the text.
    pub(super) fn all<'a>(&'a self, name: &str) -> Vec<&'a Node> {
        let mut found = Vec::new();
        self.walk(&mut |node| {
            if node.name == name {
                found.push(node);
            }
        });
        found
    }

    /// Goes to everything below, in the order of the text.
    pub(super) fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Node)) {
        for child in &self.children {
            visit(child);
            child.walk(visit);
        }
    }
}

/// The tree of a part, or why it is none.
pub(super) fn tree(xml: &str) -> Result<Node, String> {
    if let Some(c) = xml.chars().find(|c| !legal(*c)) {
        return Err(format!("the character U+{:04X} is none of XML", u32::from(c)));
    }
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut open = vec![Node::default()];
    let mut scopes: Vec<Vec<(String, String)>> = vec![vec![("xml".to_owned(), "xml".to_owned())]];
    let mut ignored: Vec<String> = Vec::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => {
                let node = start(&tag, &mut scopes, &mut ignored)?;
                open.push(node);
            }
            Event::End(_) => {
                scopes.pop();
                let node = open.pop().ok_or("an end without a start")?;
                let parent = open.last_mut().ok_or("an end without a start")?;
                let ignorable =
                    node.name.split_once(':').is_some_and(|(prefix, _)| ignored.iter().any(|i| i == prefix));
                match node.name.as_str() {
                    // A program of the standard takes the replacement.
                    "mc:AlternateContent" => {
                        let replacement = node.children.into_iter().find(|child| child.name == "mc:Fallback");
                        parent.children.extend(replacement.into_iter().flat_map(|found| found.children));
                    }
                    _ if ignorable => {}
                    _ => parent.children.push(node),
                }
            }
            Event::Text(words) => last(&mut open)?.text.push_str(&words.xml10_content()),
            Event::CData(words) => last(&mut open)?.text.push_str(&words.xml10_content()),
            Event::GeneralRef(reference) => {
                let sign = match reference.resolve_char_ref() {
                    Ok(Some(sign)) if legal(sign) => Some(sign.to_string()),
                    _ => {
                        quick_xml::escape::resolve_predefined_entity(&reference.xml10_content()).map(str::to_owned)
                    }
                };
                let sign = sign.ok_or_else(|| format!("&{};", reference.xml10_content()))?;
                last(&mut open)?.text.push_str(&sign);
            }
            Event::DocType(_) => return Err("a document type".to_owned()),
            Event::Eof => break,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    let mut top = open.pop().ok_or("nothing is there")?;
    match (open.len(), top.children.len(), top.text.trim()) {
        (0, 1, "") => Ok(top.children.remove(0)),
        (0, elements, _) => Err(format!("{elements} elements and text where one element belongs")),
        (still, ..) => Err(format!("{still} elements are not ended")),
    }
}

/// XML 1.0, production `Char`.
fn legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

fn last(open: &mut [Node]) -> Result<&mut Node, String> {
    open.last_mut().ok_or_else(|| "text without an element".to_owned())
}

fn start(
    tag: &BytesStart<'_>,
    scopes: &mut Vec<Vec<(String, String)>>,
    ignored: &mut Vec<String>,
) -> Result<Node, String> {
    let mut written = Vec::new();
    let mut scope = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value =
            attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?.into_owned();
        let key = attribute.key.into_inner();
        if key == "xmlns" {
            scope.push((String::new(), usual(&value)));
        } else if let Some(prefix) = key.strip_prefix("xmlns:") {
            scope.push((prefix.to_owned(), usual(&value)));
        } else {
            written.push((key.to_owned(), value));
        }
    }
    scopes.push(scope);
    let resolve = |prefix: &str| {
        let known = scopes.iter().rev().flatten().find(|(known, _)| known == prefix);
        known.map(|(_, space)| space.clone())
    };
    for (_, value) in written.iter().filter(|(key, _)| key.ends_with(":Ignorable")) {
        for prefix in value.split_whitespace() {
            ignored.push(resolve(prefix).ok_or_else(|| format!("the prefix {prefix} stands for nothing"))?);
        }
    }
    let name = tag.name().into_inner();
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let space = match resolve(prefix) {
        Some(space) => space,
        None if prefix.is_empty() => String::new(),
        None => return Err(format!("the prefix {prefix} stands for nothing")),
    };
    let mut node = Node { name: format!("{space}:{local}"), ..Node::default() };
    for (key, value) in written {
        let key = match key.split_once(':') {
            None => key,
            Some((prefix, local)) => {
                let space = resolve(prefix).ok_or_else(|| format!("the prefix {prefix} stands for nothing"))?;
                if space == "mc" || ignored.contains(&space) {
                    continue;
                }
                format!("{space}:{local}")
            }
        };
        node.attributes.push((key, value));
    }
    Ok(node)
}

fn usual(namespace: &str) -> String {
    let known = NAMESPACES.iter().find(|(_, known)| *known == namespace);
    known.map_or_else(|| format!("{{{namespace}}}"), |(prefix, _)| (*prefix).to_owned())
}
