//! Days: those that their era does not have, with the readings that exist, and those that break the order of their list.

use super::{Check, Discrepancy, Spot, View};
use crate::catalogue::{Phrase, within as words};
use crate::document::Kind;
use crate::findings::claims::stated::{Stated, What};
use crate::text::era::{CivilDate, DateReading, wareki};

/// Days of a run that are named one by one.
const MOST_NAMED: usize = 3;

pub(super) fn check(view: &View<'_>) -> Vec<Discrepancy> {
    let mut found = outside(view);
    found.extend(impossible(view));
    found.extend(out_of_order(view));
    found
}

/// Days outside their era. Lines of one list with the same fault are one finding: the same hand wrote them.
fn outside(view: &View<'_>) -> Vec<Discrepancy> {
    let mut runs: Vec<Vec<&Stated>> = Vec::new();
    for stated in view.stated {
        let two = match &stated.what {
            What::Date(DateReading::OutsideEra { .. }) => false,
            What::Date(DateReading::TwoReadings { .. }) => true,
            _ => continue,
        };
        let joins = |last: &&Stated| {
            let blocks = view.blocks();
            let same = matches!(&last.what, What::Date(DateReading::TwoReadings { .. })) == two;
            same && blocks[last.block].above == blocks[stated.block].above
        };
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(joins) => run.push(stated),
            Some(_) | None => runs.push(vec![stated]),
        }
    }
    runs.iter().filter_map(|run| told(view, run)).collect()
}

fn told(view: &View<'_>, run: &[&Stated]) -> Option<Discrepancy> {
    let first = run.first()?;
    let written = |stated: &&Stated| {
        view.blocks()[stated.block].text.get(stated.span.clone()).unwrap_or_default().to_owned()
    };
    let mut named: Vec<String> = run.iter().take(MOST_NAMED).map(written).collect();
    if run.len() > MOST_NAMED {
        named.push("…".to_owned());
    }
    let named = named.join("、");
    let places = run.iter().map(|stated| Spot::of(stated)).collect();
    match &first.what {
        What::Date(DateReading::OutsideEra { date, .. }) => Some(Discrepancy {
            check: Check::OutsideEra,
            places,
            found: words::outside_era(&named, run.len()),
            expected: words::read_as(wareki(date), date),
            hint: words::hint_outside_era(),
        }),
        What::Date(DateReading::TwoReadings { readings, .. }) => {
            let shown: Vec<Phrase> = readings.iter().map(|date| words::reading(wareki(date), date)).collect();
            let order =
                fits_order(view, first).map_or_else(Phrase::default, |date| words::fits_order(wareki(&date)));
            Some(Discrepancy {
                check: Check::TwoReadings,
                places,
                found: words::two_readings(&named, run.len()),
                expected: words::either(Phrase::listed(&shown), order),
                hint: words::hint_two_readings(),
            })
        }
        _ => None,
    }
}

/// The one reading that fits between the lines around it, where only one does.
fn fits_order(view: &View<'_>, stated: &Stated) -> Option<CivilDate> {
    let What::Date(DateReading::TwoReadings { readings, .. }) = &stated.what else { return None };
    let list = lists(view).into_iter().find(|list| list.iter().any(|line| line.stated.block == stated.block))?;
    let at = list.iter().position(|line| line.stated.block == stated.block)?;
    let before = list.get(..at)?.iter().rev().find_map(Line::only);
    let after = list.get(at + 1..)?.iter().find_map(Line::only);
    let fits = |date: &&CivilDate| {
        before.is_none_or(|before| before.first_day_number() <= date.last_day_number())
            && after.is_none_or(|after| date.first_day_number() <= after.last_day_number())
    };
    let mut fitting = readings.iter().filter(fits);
    fitting.next().copied().filter(|_| fitting.next().is_none())
}

/// A line of a list that begins with a day.
struct Line<'s> {
    stated: &'s Stated,
    readings: Vec<CivilDate>,
}

impl Line<'_> {
    /// The day, where there is one reading.
    fn only(&self) -> Option<CivilDate> {
        match self.readings.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }
}

/// Lists whose items begin with a day.
fn lists<'s>(view: &View<'s>) -> Vec<Vec<Line<'s>>> {
    let mut lists: Vec<Vec<Line<'s>>> = Vec::new();
    let mut last: Option<(Vec<usize>, &str)> = None;
    for (index, block) in view.blocks().iter().enumerate() {
        if block.is_heading() && !is_short(block.text.as_str()) {
            last = None;
        }
        let Kind::Item { .. } = block.kind else { continue };
        let Some(stated) = view.of_block(index).first() else { continue };
        let What::Date(reading) = &stated.what else { continue };
        if !block.text.get(..stated.span.start).is_some_and(|before| before.trim().is_empty()) {
            continue;
        }
        let readings = match reading {
            DateReading::Exact { date, .. } | DateReading::OutsideEra { date, .. } => vec![*date],
            DateReading::TwoReadings { readings, .. } => readings.clone(),
            DateReading::FiscalYear { .. }
            | DateReading::Impossible { .. }
            | DateReading::EraMissing { .. }
            | DateReading::Blank
            | DateReading::NotADate => Vec::new(),
        };
        let list = (counted_section(view, index), block.mark.as_str());
        if last.as_ref() != Some(&list) {
            lists.push(Vec::new());
            last = Some(list);
        }
        if let Some(lines) = lists.last_mut() {
            lines.push(Line { stated, readings });
        }
    }
    lists
}

/// A heading in brackets that a box beside the list has left there: 「（参加者）」.
fn is_short(text: &str) -> bool {
    text.starts_with(['（', '(']) && text.ends_with(['）', ')'])
}

/// The headings of a block without those in brackets.
fn counted_section(view: &View<'_>, index: usize) -> Vec<usize> {
    let blocks = view.blocks();
    blocks[index].above.iter().copied().filter(|above| !is_short(&blocks[*above].text)).collect()
}

/// Days that no calendar has.
fn impossible(view: &View<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for stated in view.stated {
        if let What::Date(DateReading::Impossible { written, .. }) = &stated.what {
            found.push(Discrepancy {
                check: Check::ImpossibleDay,
                places: vec![Spot::of(stated)],
                found: words::impossible_day(written),
                expected: words::possible_day(),
                hint: words::hint_impossible_day(),
            });
        }
    }
    found
}

/// Lines that stand before one of an earlier day, in a list that is in the order of time for the rest.
fn out_of_order(view: &View<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for list in lists(view) {
        let lines: Vec<(&Stated, CivilDate)> =
            list.iter().filter_map(|line| Some((line.stated, line.only()?))).collect();
        let steps: Vec<std::cmp::Ordering> = lines
            .windows(2)
            .map(|pair| {
                if pair[0].1.last_day_number() < pair[1].1.first_day_number() {
                    std::cmp::Ordering::Less
                } else if pair[0].1.first_day_number() > pair[1].1.last_day_number() {
                    std::cmp::Ordering::Greater
                } else {
                    std::cmp::Ordering::Equal
                }
            })
            .collect();
        let down = steps.iter().filter(|step| step.is_gt()).count();
        let up = steps.iter().filter(|step| step.is_lt()).count();
        // A list that runs backwards, newest first, is in order too.
        let (wrong, few) =
            if up >= down { (std::cmp::Ordering::Greater, down) } else { (std::cmp::Ordering::Less, up) };
        if few == 0 || few * 4 > steps.len() {
            continue;
        }
        for (pair, _) in lines.windows(2).zip(&steps).filter(|(_, step)| **step == wrong) {
            let written = |stated: &Stated| {
                view.blocks()[stated.block].text.get(stated.span.clone()).unwrap_or_default().to_owned()
            };
            found.push(Discrepancy {
                check: Check::DayOrder,
                places: vec![Spot::of(pair[1].0), Spot::of(pair[0].0)],
                found: words::day_order(written(pair[0].0), written(pair[1].0)),
                expected: words::in_order(),
                hint: words::hint_day_order(),
            });
        }
    }
    found
}

/// Lists of days with their lines, for whoever counts them by year: the block, its day (of two readings the one of the
/// fiscal year, which is how offices number them), and the headings above.
pub(super) fn dated_lines(view: &View<'_>) -> Vec<(usize, CivilDate)> {
    let lines = lists(view).into_iter().flatten();
    lines.filter_map(|line| Some((line.stated.block, *line.readings.first()?))).collect()
}
