//! The schemas of the standard, as they are written in `grammar/`, and whether a part follows them: which elements in which order,
//! which attributes, and what may stand in them. What a schema leaves open (`any`) is looked at where it is known.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::tree::Node;
use super::{Problem, Rule};

const FILES: [&str; 5] = [
    include_str!("grammar/common.txt"),
    include_str!("grammar/drawing.txt"),
    include_str!("grammar/chart.txt"),
    include_str!("grammar/sheet.txt"),
    include_str!("grammar/word.txt"),
];

/// What stands in an element.
#[derive(Debug)]
enum Particle {
    Element { name: String, kind: String },
    Any,
    Sequence(Vec<Particle>),
    Choice(Vec<Particle>),
    All(Vec<Particle>),
    Times(Box<Particle>, usize, usize),
}

#[derive(Debug)]
struct Attribute {
    name: String,
    kind: String,
    required: bool,
}

#[derive(Debug)]
struct Type {
    children: Particle,
    attributes: Vec<Attribute>,
    /// The type of its text, where it may have one.
    text: Option<String>,
}

#[derive(Debug)]
enum Simple {
    OneOf(Vec<String>),
    As { base: String, from: Option<f64>, to: Option<f64>, longest: Option<usize>, length: Option<usize> },
    AnyOf(Vec<String>),
    List(String),
}

#[derive(Debug, Default)]
pub(super) struct Grammar {
    roots: BTreeMap<String, String>,
    types: BTreeMap<String, Type>,
    simple: BTreeMap<String, Simple>,
}

/// The grammar, read once.
pub(super) fn grammar() -> &'static Grammar {
    static READ: OnceLock<Grammar> = OnceLock::new();
    READ.get_or_init(|| {
        let mut grammar = Grammar::default();
        for file in FILES {
            grammar.add(file);
        }
        grammar
    })
}

impl Grammar {
    fn add(&mut self, file: &str) {
        let mut space = String::new();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let own = |name: &str| if name.contains(':') { name.to_owned() } else { format!("{space}:{name}") };
            let (word, rest) = line.split_once(' ').unwrap();
            match word {
                "namespace" => space = rest.to_owned(),
                "root" => {
                    let (name, kind) = rest.split_once(" = ").unwrap();
                    self.roots.insert(own(name), own(kind));
                }
                "type" => {
                    let (head, attributes) = rest.split_once(" @ ").unwrap_or((rest, ""));
                    let (head, children) = head.split_once(" : ").unwrap_or((head, ""));
                    let head: Vec<&str> = head.split(' ').collect();
                    let attributes = attributes.split_whitespace().map(|attribute| {
                        let (name, kind) = attribute.split_once('=').unwrap();
                        let bare = kind.trim_end_matches('!');
                        Attribute { name: name.to_owned(), kind: own(bare), required: bare != kind }
                    });
                    let attributes = attributes.collect();
                    let mut tokens = children.split_whitespace().peekable();
                    let children = series(&mut tokens, &own);
                    assert!(tokens.next().is_none(), "{line}");
                    let text = match head.get(1..) {
                        Some(["mixed", ..]) => Some("xsd:string".to_owned()),
                        Some(["text", kind]) => Some(own(kind)),
                        _ => None,
                    };
                    self.types.insert(own(head[0]), Type { children, attributes, text });
                }
                "simple" => {
                    let words: Vec<&str> = rest.split(' ').collect();
                    let after = |word: &str| words.iter().position(|w| *w == word).map(|at| words[at + 1]);
                    let number = |word: &str| after(word).map(|text| text.parse::<f64>().unwrap());
                    let length = |word: &str| after(word).map(|text| text.parse::<usize>().unwrap());
                    let simple = match words[1] {
                        "one" => Simple::OneOf(
                            words[3..]
                                .iter()
                                .map(|w| if *w == "\"\"" { String::new() } else { (*w).to_owned() })
                                .collect(),
                        ),
                        "any" => Simple::AnyOf(words[3..].iter().map(|name| own(name)).collect()),
                        "list" => Simple::List(own(words[3])),
                        _ => Simple::As {
                            base: own(words[2]),
                            from: number("from"),
                            to: number("to"),
                            longest: length("atmost"),
                            length: length("exactly"),
                        },
                    };
                    self.simple.insert(own(words[0]), simple);
                }
                other => panic!("{other}"),
            }
        }
    }

    /// Everything in a part that its schema does not allow.
    pub(super) fn check(&self, part: &str, root: &Node) -> Vec<Problem> {
        let mut problems = Vec::new();
        match self.roots.get(&root.name) {
            Some(kind) => self.element(root, kind, &format!("/{}", root.name), part, &mut problems),
            None => problems.push(Problem::new(
                Rule::Children,
                part,
                format!("a part cannot begin with {}", root.name),
            )),
        }
        problems
    }

    fn element(&self, node: &Node, kind: &str, path: &str, part: &str, problems: &mut Vec<Problem>) {
        let mut say =
            |rule: Rule, what: String| problems.push(Problem::new(rule, part, format!("{path}: {what}")));
        let Some(complex) = self.types.get(kind) else {
            // An element that holds only text.
            if let Some(wrong) = self.wrong(kind, &node.text) {
                say(Rule::Values, wrong);
            }
            return;
        };
        for (name, value) in &node.attributes {
            match complex.attributes.iter().find(|known| known.name == *name) {
                None if name.starts_with("xsi:") => {}
                None => say(Rule::Attributes, format!("no attribute {name}")),
                Some(known) => {
                    if let Some(wrong) = self.wrong(&known.kind, value) {
                        say(Rule::Values, format!("{name}: {wrong}"));
                    }
                }
            }
        }
        for known in complex.attributes.iter().filter(|known| known.required && node.get(&known.name).is_none()) {
            say(Rule::Attributes, format!("the attribute {} is missing", known.name));
        }
        match &complex.text {
            Some(kind) => {
                if let Some(wrong) = self.wrong(kind, &node.text) {
                    say(Rule::Values, wrong);
                }
            }
            None if !node.text.trim().is_empty() => {
                say(Rule::Children, format!("no text such as {:?}", node.text));
            }
            None => {}
        }
        let mut kinds = Vec::new();
        let read = complex.children.read(&node.children, &mut kinds);
        match read {
            Ok(()) if kinds.len() == node.children.len() => {}
            Ok(()) => say(Rule::Children, format!("{} does not belong here", node.children[kinds.len()].name)),
            Err(missing) => say(Rule::Children, format!("{missing} is missing before place {}", kinds.len() + 1)),
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (child, kind) in node.children.iter().zip(kinds) {
            let count = counts.entry(&child.name).or_default();
            *count += 1;
            let kind = kind.or_else(|| self.roots.get(&child.name).map(String::as_str));
            if let Some(kind) = kind {
                self.element(child, kind, &format!("{path}/{}[{count}]", child.name), part, problems);
            }
        }
    }

    /// What is wrong with a text of a simple type.
    fn wrong(&self, kind: &str, text: &str) -> Option<String> {
        let Some(simple) = self.simple.get(kind) else { return basic(kind, text) };
        match simple {
            Simple::OneOf(words) => (!words.iter().any(|word| word == text))
                .then(|| format!("{text:?} is none of {}", words.join(" "))),
            Simple::AnyOf(kinds) => {
                let wrong: Vec<String> = kinds.iter().map_while(|kind| self.wrong(kind, text)).collect();
                (wrong.len() == kinds.len()).then(|| wrong.join(", and "))
            }
            Simple::List(kind) => text.split_whitespace().find_map(|word| self.wrong(kind, word)),
            Simple::As { base, from, to, longest, length } => {
                if let Some(wrong) = self.wrong(base, text) {
                    return Some(wrong);
                }
                let value = text.trim().parse::<f64>().ok();
                let units = if base == "xsd:hexBinary" { text.len() / 2 } else { text.chars().count() };
                let below = from.zip(value).is_some_and(|(from, value)| value < from);
                let above = to.zip(value).is_some_and(|(to, value)| value > to);
                let long = longest.is_some_and(|longest| units > longest);
                let other = length.is_some_and(|length| units != length);
                (below || above || long || other).then(|| format!("{text:?} is outside of {kind}"))
            }
        }
    }
}

/// What is wrong with a text of a type that XML Schema itself knows.
fn basic(kind: &str, text: &str) -> Option<String> {
    let bare = text.trim();
    let whole = |low: i128, high: i128| bare.parse::<i128>().is_ok_and(|value| (low..=high).contains(&value));
    let measure = |units: &[&str]| {
        units.iter().any(|unit| bare.strip_suffix(unit).is_some_and(|number| number.parse::<f64>().is_ok()))
    };
    let hex = |text: &str| text.bytes().all(|b| b.is_ascii_hexdigit());
    let right = match kind.strip_prefix("xsd:").unwrap_or_else(|| panic!("the type {kind} is unknown")) {
        "boolean" => ["0", "1", "true", "false"].contains(&bare),
        "byte" => whole(-0x80, 0x7F),
        "short" => whole(-0x8000, 0x7FFF),
        "int" => whole(i32::MIN.into(), i32::MAX.into()),
        "long" | "integer" => whole(i64::MIN.into(), i64::MAX.into()),
        "unsignedByte" => whole(0, 0xFF),
        "unsignedShort" => whole(0, 0xFFFF),
        "unsignedInt" => whole(0, u32::MAX.into()),
        "unsignedLong" | "nonNegativeInteger" => whole(0, u64::MAX.into()),
        "double" | "float" | "decimal" => bare.parse::<f64>().is_ok_and(f64::is_finite),
        "hexBinary" => bare.len().is_multiple_of(2) && hex(bare),
        "dateTime" => bare.len() >= 19 && bare.is_ascii() && &bare[10..11] == "T",
        "percent" => measure(&["%"]),
        "measure" => measure(&["mm", "cm", "in", "pt", "pc", "pi"]),
        "guid" => {
            bare.len() == 38 && bare.starts_with('{') && bare.ends_with('}') && hex(&bare[1..37].replace('-', ""))
        }
        "ID" | "NCName" => {
            !bare.is_empty()
                && !bare.starts_with(|c: char| c.is_ascii_digit() || c == '-')
                && !bare.contains([' ', ':'])
        }
        "string" | "token" | "anyURI" | "base64Binary" => true,
        other => panic!("the type xsd:{other} is unknown"),
    };
    (!right).then(|| format!("{text:?} is no {}", kind.trim_start_matches("xsd:")))
}

impl Particle {
    /// Reads children from the place where `kinds` ends, and adds the type of each one read; `None` where it is left open.
    fn read<'a>(&'a self, children: &[Node], kinds: &mut Vec<Option<&'a str>>) -> Result<(), String> {
        match self {
            Self::Element { name, kind } => match children.get(kinds.len()) {
                Some(child) if child.name == *name => {
                    kinds.push((kind != "-").then_some(kind.as_str()));
                    Ok(())
                }
                _ => Err(name.clone()),
            },
            Self::Any => {
                if kinds.len() < children.len() {
                    kinds.push(None);
                }
                Ok(())
            }
            Self::Sequence(parts) => parts.iter().try_for_each(|part| part.read(children, kinds)),
            Self::Choice(parts) => {
                let next = children.get(kinds.len());
                match parts.iter().find(|part| next.is_some_and(|next| part.starts_with(&next.name))) {
                    Some(part) => part.read(children, kinds),
                    None if parts.iter().any(Self::may_be_empty) => Ok(()),
                    None => Err(parts.iter().map(Self::names).collect::<Vec<_>>().join(" or ")),
                }
            }
            Self::All(parts) => {
                let mut left: Vec<&Particle> = parts.iter().collect();
                while let Some(next) = children.get(kinds.len()) {
                    let Some(at) = left.iter().position(|part| part.starts_with(&next.name)) else { break };
                    left.remove(at).read(children, kinds)?;
                }
                match left.iter().find(|part| !part.may_be_empty()) {
                    Some(part) => Err(part.names()),
                    None => Ok(()),
                }
            }
            Self::Times(part, least, most) => {
                let mut read = 0;
                while read < *most && children.get(kinds.len()).is_some_and(|next| part.starts_with(&next.name)) {
                    let before = kinds.len();
                    part.read(children, kinds)?;
                    read += 1;
                    if kinds.len() == before {
                        break;
                    }
                }
                if read >= *least || part.may_be_empty() { Ok(()) } else { Err(part.names()) }
            }
        }
    }

    fn starts_with(&self, child: &str) -> bool {
        match self {
            Self::Element { name, .. } => name == child,
            Self::Any => true,
            Self::Sequence(parts) => {
                let empty = parts.iter().take_while(|part| part.may_be_empty()).count();
                parts.iter().take(empty + 1).any(|part| part.starts_with(child))
            }
            Self::Choice(parts) | Self::All(parts) => parts.iter().any(|part| part.starts_with(child)),
            Self::Times(part, ..) => part.starts_with(child),
        }
    }

    fn may_be_empty(&self) -> bool {
        match self {
            Self::Element { .. } => false,
            Self::Any => true,
            Self::Sequence(parts) | Self::All(parts) => parts.iter().all(Self::may_be_empty),
            Self::Choice(parts) => parts.iter().any(Self::may_be_empty),
            Self::Times(part, least, _) => *least == 0 || part.may_be_empty(),
        }
    }

    fn names(&self) -> String {
        match self {
            Self::Element { name, .. } => name.clone(),
            Self::Any => "anything".to_owned(),
            Self::Sequence(parts) | Self::All(parts) => parts.first().map(Self::names).unwrap_or_default(),
            Self::Choice(parts) => parts.iter().map(Self::names).collect::<Vec<_>>().join(" or "),
            Self::Times(part, ..) => part.names(),
        }
    }
}

/// Reads particles up to a closing parenthesis or the end.
fn series<'a>(
    tokens: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>,
    own: &dyn Fn(&str) -> String,
) -> Particle {
    let mut parts = Vec::new();
    let mut between = "";
    while let Some(token) = tokens.peek().copied().filter(|token| !token.starts_with(')')) {
        tokens.next();
        match token {
            "|" | "&" => between = token,
            "(" => {
                let inner = series(tokens, own);
                let end = tokens.next().unwrap();
                parts.push(times(inner, &end[1..]));
            }
            _ if token.starts_with("*any") => parts.push(times(Particle::Any, &token[4..])),
            _ => {
                let (word, count) = token.split_at(token.find(['?', '*', '+', '{']).unwrap_or(token.len()));
                let (name, kind) = word.split_once('=').unwrap();
                // A type that the grammar leaves out: mathematics.
                let kind = if kind == "-" { kind.to_owned() } else { own(kind) };
                parts.push(times(Particle::Element { name: own(name), kind }, count));
            }
        }
    }
    match (between, parts.len()) {
        ("", 1) => parts.remove(0),
        ("|", _) => Particle::Choice(parts),
        ("&", _) => Particle::All(parts),
        _ => Particle::Sequence(parts),
    }
}

fn times(part: Particle, count: &str) -> Particle {
    let (least, most) = match count {
        "" => return part,
        "?" => (0, 1),
        "*" => (0, usize::MAX),
        "+" => (1, usize::MAX),
        count => {
            let (least, most) = count.trim_matches(['{', '}']).split_once(',').unwrap();
            (least.parse().unwrap(), most.parse().unwrap_or(usize::MAX))
        }
    };
    Particle::Times(Box::new(part), least, most)
}
