//! A chart of a workbook: its axes, its series, and that the values which it keeps are those of the cells that it names.

use std::collections::BTreeSet;

use super::book::Book;
use super::cells;
use super::package::Part;
use super::ranges::places;
use super::tree::Node;
use super::{Problem, Rule};

pub(super) fn problems(book: &Book<'_>, part: &Part) -> Vec<Problem> {
    let Some(root) = &part.root else { return Vec::new() };
    let mut problems = Vec::new();
    let Some(area) = root.all("c:plotArea").into_iter().next() else { return problems };
    let axes: Vec<&Node> = area.children.iter().filter(|node| node.name.ends_with("Ax")).collect();
    let ids: BTreeSet<&str> = axes.iter().filter_map(|axis| axis.value("c:axId")).collect();
    let mut say = |rule: Rule, what: String| problems.push(Problem::new(rule, &part.name, what));
    if ids.len() != axes.len() {
        say(Rule::ChartAxes, "two axes have one id".to_owned());
    }
    let used = area.children.iter().flat_map(|plot| plot.children("c:axId").filter_map(|id| id.get("val")));
    let crossed = axes.iter().filter_map(|axis| axis.value("c:crossAx"));
    let plots = area.children.iter().filter(|node| !node.name.ends_with("Ax"));
    for id in used.chain(crossed).filter(|id| !ids.contains(id)) {
        say(Rule::ChartAxes, format!("the axis {id} is not there"));
    }
    let (mut numbers, mut orders) = (BTreeSet::new(), BTreeSet::new());
    for series in plots.flat_map(|plot| plot.children("c:ser")) {
        if !numbers.insert(series.value("c:idx")) || !orders.insert(series.value("c:order")) {
            say(Rule::ChartAxes, format!("two series are number {:?}", series.value("c:idx")));
        }
    }
    for reference in root.all("c:numRef").into_iter().chain(root.all("c:strRef")) {
        if let Some(wrong) = wrong_data(book, reference) {
            say(Rule::ChartData, wrong);
        }
    }
    problems
}

fn wrong_data(book: &Book<'_>, reference: &Node) -> Option<String> {
    let formula = reference.child("c:f").map(|formula| formula.text.as_str()).unwrap_or_default();
    let Some(found) = places(formula) else { return Some(format!("{formula} is no range")) };
    let (sheet, range) = found.first()?;
    let Some(at) = book.sheets.iter().position(|name| name == sheet) else {
        return Some(format!("{formula}: {sheet} is not there"));
    };
    let cache = reference.child("c:numCache").or_else(|| reference.child("c:strCache"))?;
    let count: u64 = cache.value("c:ptCount").and_then(|count| count.parse().ok()).unwrap_or(0);
    if found.len() == 1 && count != range.cells() {
        return Some(format!("{formula}: {count} values are kept of {} cells", range.cells()));
    }
    let main = book.package.parts.iter().find(|part| part.content_type.ends_with("sheet.main+xml"))?;
    let id = main.root.as_ref()?.list("s:sheets", "s:sheet").get(at)?.get("r:id")?.to_owned();
    let sheet = book.package.part(&main.relationship(&id)?.target)?.root.as_ref()?;
    let texts = cells::texts(book, sheet);
    let mut seen = BTreeSet::new();
    for point in cache.children("c:pt") {
        let index = u32::try_from(point.number("idx").unwrap_or(-1)).ok()?;
        if u64::from(index) >= count || !seen.insert(index) {
            return Some(format!("{formula}: the value {index} of {count}"));
        }
        let width = range.right - range.left + 1;
        let cell = texts.get(&(range.top + index / width, range.left + index % width));
        let kept = point.child("c:v").map(|value| value.text.clone()).unwrap_or_default();
        let same = match (&cell, reference.name.as_str()) {
            (Some(cell), "c:numRef") => cell.parse::<f64>().ok() == kept.parse::<f64>().ok(),
            (cell, _) => cell.map_or("", String::as_str) == kept,
        };
        if !same {
            return Some(format!("{formula}: {kept} is kept of {cell:?}"));
        }
    }
    None
}
