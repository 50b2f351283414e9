//! A workbook as a whole: its sheets, its names, its strings; then each sheet.

use std::collections::BTreeSet;

use super::package::{Package, Part};
use super::ranges::{places, units};
use super::tree::Node;
use super::{Problem, Rule, chart, looks, sheet};

/// What the parts of a workbook ask each other.
pub(super) struct Book<'a> {
    pub(super) package: &'a Package,
    /// Names of the sheets.
    pub(super) sheets: Vec<String>,
    pub(super) names: BTreeSet<String>,
    /// The shared strings.
    pub(super) strings: Vec<String>,
    pub(super) formats: usize,
    pub(super) differences: usize,
}

pub(super) fn problems(package: &Package, main: &Part) -> Vec<Problem> {
    let Some(root) = &main.root else { return Vec::new() };
    let mut problems = Vec::new();
    let (strings, wrong) = strings(package, main);
    problems.extend(wrong);
    let (formats, differences, wrong) = looks::problems(package, main);
    problems.extend(wrong);
    let sheets = root.list("s:sheets", "s:sheet");
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.get("name").unwrap_or_default().to_owned()).collect();
    problems.extend(sheet_names(&main.name, &names));
    let defined = root.list("s:definedNames", "s:definedName");
    problems.extend(defined_names(&main.name, &defined, &names));
    let defined = defined.iter().filter_map(|name| name.get("name")).map(str::to_owned).collect();
    let book = Book { package, sheets: names, names: defined, strings, formats, differences };
    problems.extend(listed(&book, main, root, &sheets));
    problems
}

/// The sheets of the list, and what is in them.
fn listed(book: &Book<'_>, main: &Part, root: &Node, sheets: &[&Node]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut say = |found: String| problems.push(Problem::new(Rule::Sheets, &main.name, found));
    let visible = sheets.iter().filter(|sheet| sheet.get("state").is_none_or(|state| state == "visible"));
    if visible.count() == 0 {
        say("no sheet is visible".to_owned());
    }
    let mut ids = BTreeSet::new();
    let mut parts = Vec::new();
    for sheet in sheets {
        let (name, id) = (sheet.get("name").unwrap_or_default(), sheet.number("sheetId").unwrap_or(0));
        if !(1..=65_534).contains(&id) || !ids.insert(id) {
            say(format!("{name}: the id {id}"));
        }
        let target =
            sheet.get("r:id").and_then(|id| main.relationship(id)).map(|relation| relation.target.as_str());
        match target.and_then(|target| book.package.part(target)) {
            Some(part) if part.content_type.ends_with("worksheet+xml") => parts.push(part),
            Some(part) => say(format!("{name} leads to {}, which is no sheet", part.name)),
            None => {}
        }
    }
    for view in root.list("s:bookViews", "s:workbookView") {
        for name in ["activeTab", "firstSheet"] {
            let index = view.number(name).unwrap_or(0);
            if usize::try_from(index).map_or(true, |index| index >= sheets.len()) {
                say(format!("{name} is {index} of {} sheets", sheets.len()));
            }
        }
    }
    let mut tables = BTreeSet::new();
    for part in parts {
        problems.extend(sheet::problems(book, part, &mut tables));
    }
    for part in book.package.parts.iter().filter(|part| part.content_type.ends_with("drawingml.chart+xml")) {
        problems.extend(chart::problems(book, part));
    }
    problems
}

fn sheet_names(part: &str, names: &[String]) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    let wrong = |name: &String| {
        let length = units(name);
        let what = if !(1..=31).contains(&length) {
            "has the wrong length"
        } else if name.contains(['[', ']', ':', '*', '?', '/', '\\']) || name.chars().any(char::is_control) {
            "has a forbidden character"
        } else if name.starts_with('\'') || name.ends_with('\'') {
            "begins or ends with an apostrophe"
        } else if name.eq_ignore_ascii_case("history") {
            "is a name that Excel keeps for itself"
        } else {
            return None;
        };
        Some(format!("{name:?} {what}"))
    };
    let mut problems = Vec::new();
    for name in names {
        problems.extend(wrong(name).map(|what| Problem::new(Rule::SheetNames, part, what)));
        if !seen.insert(name.to_lowercase()) {
            problems.push(Problem::new(Rule::SheetNames, part, format!("{name:?} is there twice")));
        }
    }
    problems
}

fn defined_names(part: &str, names: &[&Node], sheets: &[String]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for node in names {
        let name = node.get("name").unwrap_or_default();
        let mut say = |what: &str| problems.push(Problem::new(Rule::DefinedNames, part, format!("{name} {what}")));
        let bare = name.strip_prefix("_xlnm.").unwrap_or(name);
        let first = bare.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_' || c == '\\');
        let rest = bare.chars().all(|c| c.is_alphanumeric() || "_.\\?ー々".contains(c));
        if !first || !rest || units(name) > 255 || super::ranges::cell(&bare.to_uppercase()).is_some() {
            say("is no name");
        }
        let local = node.get("localSheetId");
        if local.is_some_and(|id| id.parse::<usize>().map_or(true, |id| id >= sheets.len())) {
            say("is of a sheet that is not there");
        }
        if !seen.insert((name.to_lowercase(), local)) {
            say("is there twice");
        }
        if node.text.contains("#REF!") {
            say("leads nowhere");
        }
        if let Some(places) = places(&node.text) {
            for (sheet, _) in places.iter().filter(|(sheet, _)| !sheets.contains(sheet)) {
                say(&format!("leads to {sheet}, which is not there"));
            }
        } else if name.starts_with("_xlnm.") {
            say(&format!("is {}, which is no range", node.text));
        }
    }
    problems
}

/// The shared strings of a workbook.
fn strings(package: &Package, main: &Part) -> (Vec<String>, Vec<Problem>) {
    let Some(part) = package.related(main, "sharedStrings").next() else { return (Vec::new(), Vec::new()) };
    let Some(root) = &part.root else { return (Vec::new(), Vec::new()) };
    let strings: Vec<String> = root.children("s:si").map(text).collect();
    let mut problems: Vec<Problem> = strings.iter().filter_map(|text| too_long(&part.name, text)).collect();
    let said = root.number("uniqueCount");
    if said.is_some_and(|said| usize::try_from(said).ok() != Some(strings.len())) {
        let what = format!("{} strings are said and {} are there", said.unwrap_or(0), strings.len());
        problems.push(Problem::new(Rule::SharedStrings, &part.name, what));
    }
    (strings, problems)
}

/// The text of a string with its runs, without readings.
pub(super) fn text(node: &Node) -> String {
    let runs = node.children("s:r").flat_map(|run| run.children("s:t"));
    node.children("s:t").chain(runs).map(|text| meant(&text.text)).collect()
}

/// What a text of Excel means: `_x000D_` is the character of that number (Part 1, 22.9.2.19).
fn meant(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).and_then(|code| u32::from_str_radix(code, 16).ok());
        let sign = code.and_then(char::from_u32).filter(|_| rest[at..].get(6..7) == Some("_"));
        out.push_str(&rest[..at]);
        match sign {
            Some(sign) => {
                out.push(sign);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out + rest
}

/// What is too much for a cell.
pub(super) fn too_long(part: &str, text: &str) -> Option<Problem> {
    let (length, breaks) = (units(text), text.matches('\n').count());
    let start: String = text.chars().take(20).collect();
    let what = format!("a text of {length} characters and {breaks} line breaks: {start}…");
    (length > 32_767 || breaks > 253).then(|| Problem::new(Rule::CellText, part, what))
}
