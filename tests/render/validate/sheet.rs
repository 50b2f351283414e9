//! A sheet around its cells: columns, merges, links, what may be entered, comments, drawings, tables and how it is printed.

use std::collections::BTreeSet;

use super::book::Book;
use super::cells;
use super::package::Part;
use super::ranges::{COLUMNS, Range, cell, meeting, places, range, units};
use super::tree::Node;
use super::{Problem, Rule};

pub(super) fn problems(book: &Book<'_>, part: &Part, tables: &mut BTreeSet<String>) -> Vec<Problem> {
    let Some(root) = &part.root else { return Vec::new() };
    let mut problems = cells::problems(book, part, root);
    let mut say = |rule: Rule, what: String| problems.push(Problem::new(rule, &part.name, what));
    columns(root, &mut say);
    merges(root, &mut say);
    links(book, part, root, &mut say);
    for text in root.child("s:headerFooter").map_or(&[][..], |node| &node.children) {
        if units(&text.text) > 255 {
            say(Rule::HeadersFooters, format!("{} has {} characters", text.name, units(&text.text)));
        }
    }
    validations(root, &mut say);
    conditions(book, root, &mut say);
    comments(book, part, root, &mut say);
    drawings(book, part, &mut say);
    for table in book.package.related(part, "table") {
        table_problems(book, root, table, tables, &mut say);
    }
    problems
}

type Say<'a> = dyn FnMut(Rule, String) + 'a;

fn columns(root: &Node, say: &mut Say<'_>) {
    let mut last = 0;
    for column in root.list("s:cols", "s:col") {
        let (from, to) = (column.number("min").unwrap_or(0), column.number("max").unwrap_or(0));
        if from <= last || to < from || to > i64::from(COLUMNS) {
            say(Rule::Columns, format!("columns {from} to {to} after {last}"));
        }
        last = to;
        let width: f64 = column.get("width").and_then(|width| width.parse().ok()).unwrap_or(0.0);
        if !(0.0..=255.0).contains(&width) {
            say(Rule::Columns, format!("column {from} is {width} wide"));
        }
    }
}

fn merges(root: &Node, say: &mut Say<'_>) {
    let mut found = Vec::new();
    for merge in root.list("s:mergeCells", "s:mergeCell") {
        let text = merge.get("ref").unwrap_or_default();
        match range(text) {
            Some(range) if range.cells() > 1 => found.push((range, text)),
            _ => say(Rule::Merges, format!("{text} is no block of cells")),
        }
    }
    for (one, other) in meeting(&found) {
        say(Rule::Merges, format!("{one} and {other} share a cell"));
    }
    let list = root.child("s:mergeCells");
    if list.is_some_and(|list| {
        list.number("count").is_some_and(|said| usize::try_from(said).ok() != Some(list.children.len()))
    }) {
        say(Rule::Merges, "are not as many as are said".to_owned());
    }
}

fn links(book: &Book<'_>, part: &Part, root: &Node, say: &mut Say<'_>) {
    let links = root.list("s:hyperlinks", "s:hyperlink");
    if links.len() > 65_530 {
        say(Rule::Links, format!("{} links", links.len()));
    }
    for link in links {
        let at = link.get("ref").unwrap_or_default();
        if range(at).is_none() {
            say(Rule::Links, format!("{at} is no cell"));
        }
        if link.get("tooltip").is_some_and(|words| units(words) > 255) {
            say(Rule::Links, format!("{at}: the words beside it are too long"));
        }
        let outside = link.get("r:id").and_then(|id| part.relationship(id));
        let location = link.get("location");
        if outside.is_some_and(|relation| !relation.external || units(&relation.target) > 2_079) {
            say(Rule::Links, format!("{at} leads neither outside nor to a cell"));
        }
        match (outside, location) {
            (None, None) => say(Rule::Links, format!("{at} leads nowhere")),
            (None, Some(location)) => {
                let there = places(location)
                    .is_some_and(|places| places.iter().all(|(sheet, _)| book.sheets.contains(sheet)));
                if !there && !book.names.contains(location) {
                    say(Rule::Links, format!("{at} leads to {location}, which is not there"));
                }
            }
            (Some(_), _) => {}
        }
    }
}

fn validations(root: &Node, say: &mut Say<'_>) {
    let list = root.list("s:dataValidations", "s:dataValidation");
    if list.len() > 65_534 {
        say(Rule::Validations, format!("{} of them", list.len()));
    }
    let mut found: Vec<(Range, &str)> = Vec::new();
    for validation in list {
        let at = validation.get("sqref").unwrap_or_default();
        let ranges: Vec<Range> = at.split_whitespace().filter_map(range).collect();
        if ranges.is_empty() || ranges.len() != at.split_whitespace().count() {
            say(Rule::Validations, format!("{at} is no range"));
        }
        found.extend(ranges.into_iter().map(|range| (range, at)));
        for (name, most) in [("promptTitle", 32), ("errorTitle", 32), ("prompt", 255), ("error", 255)] {
            if validation.get(name).is_some_and(|text| units(text) > most) {
                say(Rule::Validations, format!("{at}: {name} is longer than {most}"));
            }
        }
        let formula = validation.child("s:formula1").map(|formula| formula.text.as_str());
        let needs = validation.get("type").is_some_and(|kind| kind != "none");
        match formula {
            Some(formula) if units(formula) > if formula.starts_with('"') { 257 } else { 8_192 } => {
                say(Rule::Validations, format!("{at}: a list of {} characters", units(formula)));
            }
            Some("") | None if needs => say(Rule::Validations, format!("{at}: no formula")),
            Some(_) | None => {}
        }
    }
    for (one, other) in meeting(&found) {
        say(Rule::Validations, format!("{one} and {other} share a cell"));
    }
}

fn conditions(book: &Book<'_>, root: &Node, say: &mut Say<'_>) {
    for block in root.children("s:conditionalFormatting") {
        let at = block.get("sqref").unwrap_or_default();
        if at.is_empty() || at.split_whitespace().any(|place| range(place).is_none()) {
            say(Rule::Conditions, format!("{at:?} is no range"));
        }
        for rule in block.children("s:cfRule") {
            let look = rule.number("dxfId");
            if look.is_some_and(|look| usize::try_from(look).map_or(true, |look| look >= book.differences)) {
                say(Rule::Conditions, format!("{at}: the look {look:?} of {}", book.differences));
            }
        }
    }
}

fn comments(book: &Book<'_>, part: &Part, root: &Node, say: &mut Say<'_>) {
    for found in book.package.related(part, "comments") {
        let Some(comments) = &found.root else { continue };
        let authors = comments.list("s:authors", "s:author").len();
        let mut seen = BTreeSet::new();
        for comment in comments.list("s:commentList", "s:comment") {
            let at = comment.get("ref").unwrap_or_default();
            if cell(at).is_none() || !seen.insert(at) {
                say(Rule::Comments, format!("a comment at {at}, which is no cell or has one"));
            }
            let author = comment.number("authorId").unwrap_or(-1);
            if usize::try_from(author).map_or(true, |author| author >= authors) {
                say(Rule::Comments, format!("{at}: the author {author} of {authors}"));
            }
        }
        let drawn =
            root.child("s:legacyDrawing").and_then(|node| node.get("r:id")).and_then(|id| part.relationship(id));
        let drawing = drawn.and_then(|relation| book.package.part(&relation.target));
        let shapes = drawing
            .map_or(0, |drawing| String::from_utf8_lossy(&drawing.bytes).matches("ObjectType=\"Note\"").count());
        if shapes != seen.len() {
            say(Rule::Comments, format!("{} comments and {shapes} drawings of them", seen.len()));
        }
    }
}

fn drawings(book: &Book<'_>, part: &Part, say: &mut Say<'_>) {
    for drawing in book.package.related(part, "drawing") {
        let Some(root) = &drawing.root else { continue };
        let mut seen = BTreeSet::new();
        for shape in root.all("xdr:cNvPr") {
            if !seen.insert(shape.get("id")) {
                say(Rule::DrawingIds, format!("{}: the id {:?} is there twice", drawing.name, shape.get("id")));
            }
        }
    }
}

fn table_problems(book: &Book<'_>, sheet: &Node, part: &Part, names: &mut BTreeSet<String>, say: &mut Say<'_>) {
    let Some(table) = &part.root else { return };
    let name = table.get("displayName").unwrap_or_default();
    for known in [name.to_lowercase(), format!("#{}", table.get("id").unwrap_or_default())] {
        if !names.insert(known.clone()) {
            say(Rule::Tables, format!("{known} is there twice"));
        }
    }
    let place = table.get("ref").and_then(range);
    let columns: Vec<&str> =
        table.list("s:tableColumns", "s:tableColumn").iter().filter_map(|column| column.get("name")).collect();
    let unlike: BTreeSet<String> = columns.iter().map(|column| column.to_lowercase()).collect();
    let Some(place) = place.filter(|place| place.bottom > place.top || table.get("headerRowCount") == Some("0"))
    else {
        say(Rule::Tables, format!("{name} has no row"));
        return;
    };
    let width = usize::try_from(place.right - place.left + 1).unwrap();
    if columns.len() != width || unlike.len() != width {
        say(
            Rule::Tables,
            format!("{name}: {} columns, {} of them unlike, for {width}", columns.len(), unlike.len()),
        );
    }
    let texts = cells::texts(book, sheet);
    for (at, column) in (place.left..).zip(&columns) {
        if texts.get(&(place.top, at)).map(String::as_str) != Some(*column) {
            say(Rule::Tables, format!("{name}: the column {column} is headed otherwise"));
        }
    }
}
