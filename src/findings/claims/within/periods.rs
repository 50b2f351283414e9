//! A year of which only a part has been counted, compared with a target or a year before as if it were whole.

use super::{Check, Discrepancy, Spot, View};
use crate::catalogue::within as words;
use crate::findings::claims::stated::{Against, Stated, What, When, stated_in};

pub(super) fn check(view: &View<'_>) -> Vec<Discrepancy> {
    let parts = part_years(view);
    let mut found: Vec<Discrepancy> = Vec::new();
    for stated in view.stated {
        let Some(block) = view.blocks().get(stated.block) else { continue };
        let compares =
            matches!(stated.against, Some(Against::Target | Against::PreviousYear)) && block.cell().is_none();
        let Some(When::FiscalYear { year, .. }) = stated.when.filter(|_| compares) else { continue };
        let sentence = block.text.get(stated.sentence.clone()).unwrap_or_default();
        if ["時点", "現在", "月末", "途中"].iter().any(|word| sentence.contains(word)) {
            continue;
        }
        let part = parts.iter().find(|part| part.year == year && view.related(part.spot.block, stated.block));
        let Some(part) = part else { continue };
        // One sentence is one finding, however many numbers it compares.
        let same = |other: &Discrepancy| {
            other
                .places
                .first()
                .is_some_and(|spot| spot.block == stated.block && stated.sentence.contains(&spot.span.start))
        };
        match found.iter_mut().find(|other| same(other)) {
            Some(other) => {
                let last = other.places.len() - 1;
                other.places.insert(last, Spot::of(stated));
            }
            None => found.push(Discrepancy {
                check: Check::UnlikePeriods,
                places: vec![Spot::of(stated), part.spot.clone()],
                found: words::compared_part(sentence.trim(), &part.words),
                expected: words::marked_part(),
                hint: words::hint_part(),
            }),
        }
    }
    found
}

/// A year that is told to be counted in part.
struct PartYear {
    year: i32,
    words: String,
    spot: Spot,
}

/// 「R2（9月末時点）」 above a column, 「※R2は11月末現在」 below a table.
fn part_years(view: &View<'_>) -> Vec<PartYear> {
    let mut found = Vec::new();
    for (index, block) in view.blocks().iter().enumerate() {
        let head = block.cell().is_some_and(|cell| cell.head);
        if !head && block.mark != "※" {
            continue;
        }
        let own;
        let statements: &[Stated] = if head {
            own = stated_in(index, &block.text);
            &own
        } else {
            view.of_block(index)
        };
        let year = statements.iter().find_map(|stated| match stated.what {
            What::Period(When::FiscalYear { year, .. }) => Some(year),
            _ => None,
        });
        let as_of =
            statements.iter().any(|stated| matches!(stated.what, What::Period(When::Month { as_of: true, .. })));
        if let Some(year) = year.filter(|_| as_of) {
            found.push(PartYear {
                year,
                words: block.text.trim().to_owned(),
                spot: Spot::whole(view.document, index),
            });
        }
    }
    found
}
