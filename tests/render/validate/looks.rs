//! The styles of a workbook: what formats are made of, and how many there are.

use std::collections::BTreeSet;

use super::package::{Package, Part};
use super::ranges::units;
use super::tree::Node;
use super::{Problem, Rule};

/// How many formats of cells and of differences there are, and what is wrong with them.
pub(super) fn problems(package: &Package, main: &Part) -> (usize, usize, Vec<Problem>) {
    let Some(part) = package.related(main, "styles").next() else { return (1, 0, Vec::new()) };
    let Some(root) = &part.root else { return (1, 0, Vec::new()) };
    let mut problems = Vec::new();
    let mut count = |list: &str, name: &str, least: usize| {
        let there = root.list(list, name).len();
        let said = root.child(list).and_then(|list| list.number("count"));
        if said.is_some_and(|said| usize::try_from(said).ok() != Some(there)) || there < least {
            let what = format!("{list}: {said:?} are said and {there} are there");
            problems.push(Problem::new(Rule::Formats, &part.name, what));
        }
        there
    };
    let fonts = count("s:fonts", "s:font", 1);
    let fills = count("s:fills", "s:fill", 2);
    let borders = count("s:borders", "s:border", 1);
    let styles = count("s:cellStyleXfs", "s:xf", 1);
    let formats = count("s:cellXfs", "s:xf", 1);
    let differences = count("s:dxfs", "s:dxf", 0);
    count("s:cellStyles", "s:cellStyle", 0);
    if formats > 65_490 {
        problems.push(Problem::new(Rule::Formats, &part.name, format!("{formats} formats")));
    }
    let codes = root.list("s:numFmts", "s:numFmt");
    problems.extend(number_formats(&part.name, &codes));
    let codes: BTreeSet<i64> = codes.iter().filter_map(|code| code.number("numFmtId")).collect();
    for (list, of_styles) in [("s:cellXfs", true), ("s:cellStyleXfs", false)] {
        for (at, format) in root.list(list, "s:xf").into_iter().enumerate() {
            let mut within = |name: &str, most: usize| {
                let index = format.number(name).unwrap_or(0);
                if usize::try_from(index).map_or(true, |index| index >= most) {
                    let what = format!("{list}, format {at}: {name} is {index} of {most}");
                    problems.push(Problem::new(Rule::Formats, &part.name, what));
                }
            };
            within("fontId", fonts);
            within("fillId", fills);
            within("borderId", borders);
            if of_styles {
                within("xfId", styles);
            }
            let number = format.number("numFmtId").unwrap_or(0);
            if number >= 164 && !codes.contains(&number) {
                let what = format!("{list}, format {at}: numFmtId {number} is not there");
                problems.push(Problem::new(Rule::Formats, &part.name, what));
            }
        }
    }
    (formats, differences, problems)
}

fn number_formats(part: &str, codes: &[&Node]) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    let mut problems = Vec::new();
    for code in codes {
        let (id, text) = (code.number("numFmtId").unwrap_or(0), code.get("formatCode").unwrap_or_default());
        if id < 164 || !seen.insert(id) || !(1..=255).contains(&units(text)) {
            problems.push(Problem::new(Rule::NumberFormats, part, format!("{id}: {text}")));
        }
    }
    problems
}
