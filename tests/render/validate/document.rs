//! A document of Word: what its text names, and what has to be in pairs.

use std::collections::{BTreeMap, BTreeSet};

use super::package::{Package, Part};
use super::ranges::units;
use super::tree::Node;
use super::{Problem, Rule};

/// What the text may name.
#[derive(Default)]
struct Known {
    /// Styles: id and type.
    styles: BTreeMap<String, String>,
    lists: BTreeSet<String>,
    comments: BTreeSet<String>,
    footnotes: BTreeSet<String>,
    endnotes: BTreeSet<String>,
    bookmarks: BTreeSet<String>,
}

type Say<'a> = dyn FnMut(Rule, String) + 'a;

pub(super) fn problems(package: &Package, main: &Part) -> Vec<Problem> {
    let mut problems = Vec::new();
    let stories: Vec<&Part> = std::iter::once(main)
        .chain(
            ["header", "footer", "footnotes", "endnotes", "comments"]
                .into_iter()
                .flat_map(|kind| package.related(main, kind)),
        )
        .collect();
    let known = known(package, main, &stories, &mut problems);
    let mut drawings = BTreeSet::new();
    let mut controls = BTreeSet::new();
    for part in stories {
        let Some(root) = &part.root else { continue };
        let mut say = |rule: Rule, what: String| problems.push(Problem::new(rule, &part.name, what));
        styles_used(root, &known, &mut say);
        for list in root.all("w:numPr").iter().filter_map(|list| list.value("w:numId")) {
            if list != "0" && !known.lists.contains(list) {
                say(Rule::Numbering, format!("the list {list} is not there"));
            }
        }
        for drawing in root.all("wp:docPr") {
            let id = drawing.get("id").unwrap_or_default();
            if !drawings.insert(id.to_owned()) {
                say(Rule::DrawingIds, format!("the drawing {id} is there twice"));
            }
        }
        bookmarks(root, &mut say);
        comment_marks(root, &known, &mut say);
        for (mark, notes) in [("w:footnoteReference", &known.footnotes), ("w:endnoteReference", &known.endnotes)] {
            for id in root.all(mark).iter().filter_map(|mark| mark.get("w:id")).filter(|id| !notes.contains(*id)) {
                say(Rule::Footnotes, format!("the note {id} is not there"));
            }
        }
        for cell in root.all("w:tc") {
            if cell.children.last().is_none_or(|last| last.name != "w:p") {
                say(Rule::TableCells, "a cell does not end with a paragraph".to_owned());
            }
        }
        for table in root.all("w:tbl") {
            grid(table, &mut say);
        }
        fields(root, &mut say);
        for control in root.all("w:sdt") {
            let id = control.child("w:sdtPr").and_then(|look| look.value("w:id"));
            if id.is_some_and(|id| !controls.insert(id.to_owned())) {
                say(Rule::ContentControls, format!("the control {id:?} is there twice"));
            }
            if control.child("w:sdtContent").is_none_or(|content| content.children.is_empty()) {
                say(Rule::ContentControls, format!("the control {id:?} is empty"));
            }
        }
        for text in root.all("w:t").into_iter().chain(root.all("w:instrText")) {
            let bare = text.text.trim_matches([' ', '\t', '\n']);
            if bare != text.text && text.get("xml:space") != Some("preserve") {
                say(Rule::Blanks, format!("{:?} loses its blanks", text.text));
            }
        }
        for link in root.all("w:hyperlink").iter().filter_map(|link| link.get("w:anchor")) {
            if !known.bookmarks.contains(link) {
                say(Rule::Anchors, format!("{link} is no bookmark"));
            }
        }
        if let Some(body) = root.child("w:body") {
            sections(body, &mut say);
        }
    }
    problems
}

fn known(package: &Package, main: &Part, stories: &[&Part], problems: &mut Vec<Problem>) -> Known {
    let mut known = Known::default();
    for part in package.related(main, "styles") {
        let Some(root) = &part.root else { continue };
        let mut say = |what: String| problems.push(Problem::new(Rule::Styles, &part.name, what));
        let mut defaults = BTreeSet::new();
        for style in root.children("w:style") {
            let (id, kind) =
                (style.get("w:styleId").unwrap_or_default(), style.get("w:type").unwrap_or("paragraph"));
            if known.styles.insert(id.to_owned(), kind.to_owned()).is_some() {
                say(format!("the style {id} is there twice"));
            }
            if style.get("w:default").is_some_and(|word| word == "1" || word == "true") && !defaults.insert(kind) {
                say(format!("two styles are what a {kind} has by itself"));
            }
        }
        for style in root.children("w:style") {
            for (name, same) in [("w:basedOn", true), ("w:next", true), ("w:link", false)] {
                let Some(other) = style.value(name) else { continue };
                let kind = known.styles.get(other).map(String::as_str);
                if kind.is_none() || (same && kind != style.get("w:type")) {
                    say(format!("{:?}: {name} is {other}", style.get("w:styleId")));
                }
            }
        }
    }
    for part in package.related(main, "numbering") {
        let Some(root) = &part.root else { continue };
        let kinds: BTreeSet<&str> =
            root.children("w:abstractNum").filter_map(|kind| kind.get("w:abstractNumId")).collect();
        for list in root.children("w:num") {
            let id = list.get("w:numId").unwrap_or_default();
            if !known.lists.insert(id.to_owned())
                || list.value("w:abstractNumId").is_none_or(|kind| !kinds.contains(kind))
            {
                problems.push(Problem::new(
                    Rule::Numbering,
                    &part.name,
                    format!("the list {id} is there twice, or of no kind"),
                ));
            }
        }
    }
    let ids = |kind: &str, name: &str, rule: Rule, problems: &mut Vec<Problem>| {
        let mut found = BTreeSet::new();
        for part in package.related(main, kind) {
            for note in part.root.iter().flat_map(|root| root.children(name)) {
                let id = note.get("w:id").unwrap_or_default();
                if !found.insert(id.to_owned()) {
                    problems.push(Problem::new(rule, &part.name, format!("{id} is there twice")));
                }
            }
        }
        found
    };
    known.comments = ids("comments", "w:comment", Rule::WordComments, problems);
    known.footnotes = ids("footnotes", "w:footnote", Rule::Footnotes, problems);
    known.endnotes = ids("endnotes", "w:endnote", Rule::Footnotes, problems);
    // What stands between the text and its notes is named by the settings.
    for settings in package.related(main, "settings").filter_map(|part| part.root.as_ref()) {
        for (list, name, notes) in
            [("w:footnotePr", "w:footnote", &known.footnotes), ("w:endnotePr", "w:endnote", &known.endnotes)]
        {
            for id in settings.list(list, name).iter().filter_map(|note| note.get("w:id")) {
                if !notes.contains(id) {
                    problems.push(Problem::new(
                        Rule::Footnotes,
                        "word/settings.xml",
                        format!("the note {id} is not there"),
                    ));
                }
            }
        }
    }
    let marks = stories.iter().filter_map(|part| part.root.as_ref()).flat_map(|root| root.all("w:bookmarkStart"));
    known.bookmarks = marks.filter_map(|mark| mark.get("w:name")).map(str::to_owned).collect();
    known
}

fn styles_used(root: &Node, known: &Known, say: &mut Say<'_>) {
    for (name, kind) in [("w:pStyle", "paragraph"), ("w:rStyle", "character"), ("w:tblStyle", "table")] {
        for style in root.all(name).iter().filter_map(|style| style.get("w:val")) {
            if known.styles.get(style).map(String::as_str) != Some(kind) {
                say(Rule::Styles, format!("{style} is no style of a {kind}"));
            }
        }
    }
}

fn bookmarks(root: &Node, say: &mut Say<'_>) {
    let (mut ids, mut names) = (BTreeSet::new(), BTreeSet::new());
    let ends: Vec<&str> = root.all("w:bookmarkEnd").iter().filter_map(|mark| mark.get("w:id")).collect();
    for mark in root.all("w:bookmarkStart") {
        let (id, name) = (mark.get("w:id").unwrap_or_default(), mark.get("w:name").unwrap_or_default());
        let sound = ids.insert(id) && names.insert(name.to_lowercase()) && (1..=40).contains(&units(name));
        if !sound || ends.iter().filter(|end| **end == id).count() != 1 {
            say(Rule::Bookmarks, format!("the bookmark {id} {name}"));
        }
    }
    for end in ends.iter().filter(|end| !ids.contains(**end)) {
        say(Rule::Bookmarks, format!("the end of a bookmark {end} that does not begin"));
    }
}

fn comment_marks(root: &Node, known: &Known, say: &mut Say<'_>) {
    let marks = |name: &str| {
        root.all(name).iter().filter_map(|mark| mark.get("w:id")).map(str::to_owned).collect::<Vec<_>>()
    };
    let (starts, ends, references) =
        (marks("w:commentRangeStart"), marks("w:commentRangeEnd"), marks("w:commentReference"));
    for id in starts.iter().chain(&ends).chain(&references) {
        let count = |list: &[String]| list.iter().filter(|known| *known == id).count();
        let paired = count(&starts) == count(&ends) && count(&starts) <= 1 && count(&references) == 1;
        if !known.comments.contains(id) || !paired {
            say(Rule::WordComments, format!("the marks of the comment {id}"));
        }
    }
}

fn grid(table: &Node, say: &mut Say<'_>) {
    let columns = table.list("w:tblGrid", "w:gridCol").len();
    if !(1..=63).contains(&columns) {
        say(Rule::TableGrid, format!("a table of {columns} columns"));
    }
    let number = |cell: &Node, name: &str| {
        let look = cell.child("w:tcPr").and_then(|look| look.value(name));
        look.and_then(|text| text.parse::<usize>().ok()).unwrap_or(1)
    };
    let mut above: BTreeSet<(usize, usize)> = BTreeSet::new();
    for row in within(table, "w:tr") {
        let mut at = 0;
        let mut merged = BTreeSet::new();
        for cell in within(row, "w:tc") {
            let span = number(cell, "w:gridSpan");
            let merge = cell.child("w:tcPr").and_then(|look| look.child("w:vMerge"));
            if let Some(merge) = merge {
                let continues = merge.get("w:val").unwrap_or("continue") == "continue";
                if continues && !above.contains(&(at, span)) {
                    say(Rule::TableGrid, format!("a cell in column {} continues none", at + 1));
                }
                merged.insert((at, span));
            }
            at += span;
        }
        if at != columns {
            say(Rule::TableGrid, format!("a row of {at} columns in a table of {columns}"));
        }
        above = merged;
    }
}

/// The children of a name, also those in content controls.
fn within<'a>(node: &'a Node, name: &str) -> Vec<&'a Node> {
    let mut found = Vec::new();
    for child in &node.children {
        if child.name == name {
            found.push(child);
        } else if let Some(content) = child.child("w:sdtContent").filter(|_| child.name == "w:sdt") {
            found.extend(within(content, name));
        }
    }
    found
}

fn fields(root: &Node, say: &mut Say<'_>) {
    let mut open: Vec<bool> = Vec::new();
    for mark in root.all("w:fldChar") {
        let right = match mark.get("w:fldCharType") {
            Some("begin") => {
                open.push(false);
                true
            }
            Some("separate") => open.last_mut().is_some_and(|separated| !std::mem::replace(separated, true)),
            _ => open.pop().is_some(),
        };
        if !right {
            say(Rule::Fields, format!("{:?} without a beginning", mark.get("w:fldCharType")));
        }
    }
    if !open.is_empty() {
        say(Rule::Fields, format!("{} fields do not end", open.len()));
    }
}

fn sections(body: &Node, say: &mut Say<'_>) {
    if body.children.last().is_none_or(|last| last.name != "w:sectPr") {
        say(Rule::Sections, "the body does not end with a section".to_owned());
    }
    for section in body.all("w:sectPr") {
        let mut seen = BTreeSet::new();
        for reference in section.children.iter().filter(|child| child.name.ends_with("Reference")) {
            if !seen.insert((&reference.name, reference.get("w:type"))) {
                say(Rule::Sections, format!("{} {:?} twice", reference.name, reference.get("w:type")));
            }
        }
    }
}
