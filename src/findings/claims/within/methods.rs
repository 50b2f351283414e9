//! Methods of verification that a report announces, and the results that it gives under the same name and number.

use super::{Check, Discrepancy, Spot, View};
use crate::catalogue::within as words;
use crate::document::Kind;
use crate::text::key::key;

pub(super) fn check(view: &View<'_>) -> Vec<Discrepancy> {
    let heading = |is: fn(&str) -> bool| {
        view.blocks()
            .iter()
            .enumerate()
            .filter(move |(_, block)| block.is_heading() && is(&key(&block.text)))
            .map(|(index, _)| index)
    };
    let announced = |name: &str| ["検証", "評価"].iter().any(|word| name.contains(word)) && name.contains("方法");
    let results: Vec<usize> = heading(|name| {
        ["検証", "評価"].iter().any(|word| name.contains(word)) && name.contains("結果") && !name.contains("方法")
    })
    .collect();
    let mut found = Vec::new();
    for method in heading(announced) {
        // The section of results beside it, not the one that holds both.
        let above = &view.blocks()[method].above;
        let result =
            results.iter().copied().find(|result| *result > method && view.blocks()[*result].above == *above);
        let items: Vec<usize> = view.under(method).filter(|index| is_numbered(view, *index)).collect();
        let Some(result) = result else {
            if !items.is_empty() {
                found.push(told(view, &[method], words::no_results()));
            }
            continue;
        };
        let answered: Vec<(String, String)> = view
            .under(result)
            .filter(|index| is_numbered(view, *index))
            .map(|index| name(view, index, result))
            .collect();
        let sections: Vec<String> = view
            .under(result)
            .filter(|index| view.blocks()[*index].is_heading())
            .map(|index| key(&view.blocks()[index].text))
            .collect();
        for item in items {
            let (section, mark) = name(view, item, method);
            let same_section = |other: &str| section.is_empty() || other == section;
            // Where results have no numbers, that the section is there is all that can be asked.
            let numbered = answered.iter().any(|(other, _)| same_section(other));
            let given = if numbered {
                answered.iter().any(|(other, number)| same_section(other) && *number == mark)
            } else {
                sections.iter().any(|other| same_section(other)) && !section.is_empty()
                    || section.is_empty() && answered.is_empty() && view.under(result).next().is_some()
            };
            if !given {
                found.push(told(view, &[item, result], words::no_result_for(view.document.section(item))));
            }
        }
    }
    found
}

fn is_numbered(view: &View<'_>, index: usize) -> bool {
    let block = &view.blocks()[index];
    let numbered = block.mark.chars().any(|c| matches!(c, '①'..='⑳') || c.is_numeric());
    matches!(block.kind, Kind::Item { .. }) && numbered
}

/// The section of an item below a heading, without headings in brackets, and its number.
fn name(view: &View<'_>, item: usize, below: usize) -> (String, String) {
    let blocks = view.blocks();
    let block = &blocks[item];
    let section = block.above.iter().skip_while(|above| **above != below).skip(1).map(|above| &blocks[*above]);
    let own = section
        .filter(|above| above.is_heading() && !above.text.starts_with(['（', '(']))
        .map(|above| key(&above.text));
    (own.collect::<Vec<_>>().join("/"), key(&block.mark))
}

fn told(view: &View<'_>, places: &[usize], expected: crate::catalogue::Phrase) -> Discrepancy {
    let text = places.first().map(|index| view.blocks()[*index].text.clone()).unwrap_or_default();
    let short: String = text.chars().take(60).collect();
    Discrepancy {
        check: Check::MethodWithoutResult,
        places: places.iter().map(|index| Spot::whole(view.document, *index)).collect(),
        found: words::method_announced(short),
        expected,
        hint: words::hint_method(),
    }
}
