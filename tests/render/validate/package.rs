//! The package around the parts (ECMA-376 Part 2): what every part is, how parts refer to each other, and that each is reached.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use super::grammar::grammar;
use super::tree::{Node, tree};
use super::{Problem, Rule};

const TYPES: &str = "[Content_Types].xml";
/// Types of XML parts that have no schema in the grammar: drawings of comments (VML) and the properties of Dublin Core.
const WITHOUT_SCHEMA: [&str; 3] = [
    "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "application/vnd.openxmlformats-package.core-properties+xml",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
];

/// How one part refers to another, or to a place outside.
#[derive(Debug, Clone)]
pub(super) struct Relationship {
    pub(super) id: String,
    /// The last word of its type: `styles`.
    pub(super) kind: String,
    /// The part, or the address outside.
    pub(super) target: String,
    pub(super) external: bool,
}

/// A part.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) content_type: String,
    /// The tree, where it is XML.
    pub(super) root: Option<Node>,
    pub(super) relationships: Vec<Relationship>,
}

/// A package.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) parts: Vec<Part>,
}

impl Package {
    pub(super) fn part(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == name)
    }

    /// The parts that a part refers to by a kind of relationship, in their order.
    pub(super) fn related<'a>(&'a self, part: &'a Part, kind: &'a str) -> impl Iterator<Item = &'a Part> {
        let targets =
            part.relationships.iter().filter(move |relation| relation.kind == kind && !relation.external);
        targets.filter_map(|relation| self.part(&relation.target))
    }
}

impl Part {
    pub(super) fn relationship(&self, id: &str) -> Option<&Relationship> {
        self.relationships.iter().find(|relation| relation.id == id)
    }
}

/// Opens a package and says what is wrong with it as such, and with each of its parts under the schema.
pub(super) fn open(bytes: &[u8]) -> (Package, Vec<Problem>) {
    let mut problems = Vec::new();
    let (files, twice) = unzipped(bytes);
    for name in twice {
        problems.push(Problem::new(
            Rule::PartNames,
            &name,
            "the name is there twice, where large and small letters are one",
        ));
    }
    for (name, _) in &files {
        let segments_are_bad = name.split('/').any(|segment| segment.is_empty() || segment.ends_with('.'));
        if segments_are_bad || name.contains(['\\', '%', '?', '#']) || !name.is_ascii() {
            problems.push(Problem::new(Rule::PartNames, name, "is no name of a part"));
        }
    }
    let mut trees: BTreeMap<&str, Node> = BTreeMap::new();
    for (name, bytes) in files.iter().filter(|(name, _)| is_xml(name)) {
        let read = std::str::from_utf8(bytes).map_err(|error| error.to_string()).and_then(tree);
        match read {
            Ok(root) => {
                trees.insert(name, root);
            }
            Err(error) => problems.push(Problem::new(Rule::WellFormed, name, error)),
        }
    }
    let names: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let types = content_types(trees.get(TYPES), &names, &mut problems);
    let mut package = Package::default();
    for (name, bytes) in &files {
        if name == TYPES || is_relations(name) {
            if let Some(root) = trees.get(name.as_str()) {
                problems.extend(grammar().check(name, root));
            }
            continue;
        }
        let content_type = types.of(name).unwrap_or_default();
        if content_type.is_empty() {
            problems.push(Problem::new(Rule::ContentTypes, name, "has no content type"));
        }
        let root = trees.get(name.as_str()).cloned();
        if let Some(root) = &root
            && !WITHOUT_SCHEMA.contains(&content_type.as_str())
        {
            problems.extend(grammar().check(name, root));
        }
        let relationships = relationships(name, &trees, &names, &mut problems);
        package.parts.push(Part { name: name.clone(), bytes: bytes.clone(), content_type, root, relationships });
    }
    let reached = reached(&package, relationships("", &trees, &names, &mut problems));
    for part in package.parts.iter().filter(|part| !reached.contains(&part.name)) {
        problems.push(Problem::new(Rule::Reached, &part.name, "nothing leads to it"));
    }
    for name in names.iter().filter(|name| is_relations(name)) {
        let of = name.replace("_rels/", "").trim_end_matches(".rels").to_owned();
        if !of.is_empty() && !names.contains(of.as_str()) {
            problems.push(Problem::new(Rule::Relationships, name, format!("belongs to {of}, which is not there")));
        }
    }
    problems.extend(package.parts.iter().flat_map(used));
    problems.extend(package.parts.iter().filter_map(picture));
    (package, problems)
}

fn is_relations(name: &str) -> bool {
    name.rsplit('.').next() == Some("rels")
}

fn is_xml(name: &str) -> bool {
    let ending = name.rsplit('.').next();
    ending.is_some_and(|ending| ["xml", "rels", "vml"].contains(&ending))
}

/// The items of the container, and the names that are there twice.
fn unzipped(bytes: &[u8]) -> (Vec<(String, Vec<u8>)>, Vec<String>) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let (mut files, mut twice, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        // A folder is no part.
        if file.is_dir() {
            continue;
        }
        let name = file.name().unwrap().into_owned();
        if !seen.insert(name.to_lowercase()) {
            twice.push(name.clone());
        }
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        files.push((name, content));
    }
    (files, twice)
}

/// What the parts are.
#[derive(Debug, Default)]
struct ContentTypes {
    defaults: BTreeMap<String, String>,
    overrides: BTreeMap<String, String>,
}

impl ContentTypes {
    fn of(&self, name: &str) -> Option<String> {
        let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
        self.overrides.get(&format!("/{name}")).or_else(|| self.defaults.get(&ending)).cloned()
    }
}

fn content_types(root: Option<&Node>, names: &BTreeSet<&str>, problems: &mut Vec<Problem>) -> ContentTypes {
    let mut types = ContentTypes::default();
    let Some(root) = root else {
        problems.push(Problem::new(Rule::ContentTypes, TYPES, "is not there"));
        return types;
    };
    for entry in &root.children {
        let text = |name: &str| entry.get(name).unwrap_or_default().to_owned();
        let (list, key) = if entry.name == "ct:Default" {
            (&mut types.defaults, text("Extension").to_lowercase())
        } else {
            (&mut types.overrides, text("PartName"))
        };
        if entry.name == "ct:Override" && !names.contains(key.trim_start_matches('/')) {
            problems.push(Problem::new(Rule::ContentTypes, TYPES, format!("{key} is not there")));
        }
        if list.insert(key.clone(), text("ContentType")).is_some() {
            problems.push(Problem::new(Rule::ContentTypes, TYPES, format!("{key} is said twice")));
        }
    }
    types
}

/// The relationships of a part; of the package where the name is empty.
fn relationships(
    part: &str,
    trees: &BTreeMap<&str, Node>,
    names: &BTreeSet<&str>,
    problems: &mut Vec<Problem>,
) -> Vec<Relationship> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let name = format!("{prefix}_rels/{file}.rels");
    let Some(root) = trees.get(name.as_str()) else { return Vec::new() };
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for entry in &root.children {
        let text = |name: &str| entry.get(name).unwrap_or_default().to_owned();
        let external = entry.get("TargetMode") == Some("External");
        let target = if external { text("Target") } else { within(folder, &text("Target")) };
        if !external && !names.contains(target.as_str()) {
            problems.push(Problem::new(Rule::Relationships, &name, format!("{target} is not there")));
        }
        if !seen.insert(text("Id")) {
            problems.push(Problem::new(Rule::Relationships, &name, format!("{} is there twice", text("Id"))));
        }
        let kind = text("Type").rsplit('/').next().unwrap_or_default().to_owned();
        found.push(Relationship { id: text("Id"), kind, target, external });
    }
    found
}

/// A target as the name of a part.
fn within(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for segment in target.split('/').filter(|segment| !segment.is_empty()) {
        match segment {
            "." => {}
            ".." => {
                path.pop();
            }
            segment => path.push(segment),
        }
    }
    path.retain(|segment| !segment.is_empty());
    path.join("/")
}

fn reached(package: &Package, from: Vec<Relationship>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut next = from;
    while let Some(relation) = next.pop() {
        if !relation.external
            && reached.insert(relation.target.clone())
            && let Some(part) = package.part(&relation.target)
        {
            next.extend(part.relationships.iter().cloned());
        }
    }
    reached
}

/// Every `r:id`, `r:embed` … of a part is a relationship of it.
fn used(part: &Part) -> Vec<Problem> {
    let Some(root) = &part.root else { return Vec::new() };
    let mut problems = Vec::new();
    let mut look = |node: &Node| {
        for (name, value) in node.attributes.iter().filter(|(name, _)| name.starts_with("r:")) {
            if part.relationship(value).is_none() {
                let what = format!("{} {name}={value}: no such relationship", node.name);
                problems.push(Problem::new(Rule::RelationshipIds, &part.name, what));
            }
        }
    };
    look(root);
    root.walk(&mut look);
    problems
}

/// A picture is what its content type says.
fn picture(part: &Part) -> Option<Problem> {
    let begins: &[u8] = match part.content_type.as_str() {
        "image/png" => b"\x89PNG\r\n\x1a\n",
        "image/jpeg" => b"\xFF\xD8\xFF",
        "image/gif" => b"GIF8",
        _ => return None,
    };
    (!part.bytes.starts_with(begins))
        .then(|| Problem::new(Rule::Pictures, &part.name, format!("is no {}", part.content_type)))
}
