//! What is the most and what comes next, and the list of main reasons. Equal numbers are named together, because the order
//! among them says nothing.

use crate::catalogue::{Phrase, statements as words};
use crate::findings::bins::order::ranks;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::plan::{Called, Ordered, QuestionTable, TableKind};
use crate::findings::statements::answered::{Range, carries, range};
use crate::findings::statements::{Ending, Ground, Said, Unsaid, tenths};
use crate::stats::comparison::Fraction;
use crate::text::number;

/// One of the things that are put in order.
struct Item<'a> {
    label: Phrase,
    /// What it is ordered by.
    value: Fraction,
    /// The figure that says what may be said of it, and what is printed beside it.
    figure: &'a Figure,
}

/// An item with its numbers.
fn numbered(item: &Item<'_>) -> Phrase {
    let figure = item.figure;
    let numbers = match &figure.value {
        FigureValue::Share(share) => {
            let percent = tenths::in_percent(Fraction::from(*share), Called::default(), figure.decimals);
            Phrase::listed(&[
                percent.unwrap_or_else(|| figure.text()),
                Phrase::same(format!("{}/{}", share.numerator, share.denominator)),
            ])
        }
        _ => words::amount(figure.text(), &figure.unit),
    };
    words::item_numbers(&item.label, numbers)
}

/// An item without them.
fn named_only(item: &Item<'_>) -> Phrase {
    item.label.clone()
}

/// The options of a table of answers, with what was counted of each.
fn of_table<'a>(ground: &mut Ground<'a>, table: &str) -> Result<Vec<Item<'a>>, Unsaid> {
    let request = ground.plan.tables.iter().find(|request| request.id == table).ok_or(Unsaid::NoFigure)?;
    let TableKind::Question(QuestionTable { table: key, rows, .. }) = &request.kind else {
        return Err(Unsaid::NoFigure);
    };
    let survey = ground.surveys.iter().find(|survey| survey.id == key.survey).ok_or(Unsaid::NoFigure)?;
    let codes = survey.question(rows).and_then(|question| question.domain.codes()).ok_or(Unsaid::NoFigure)?;
    let mut items = Vec::new();
    for option in codes.values() {
        let id = |what: &str| format!("{table}.total.{}.{what}", option.code);
        // An option that the table does not show is not there.
        if !ground.figures.contains_key(&id("count")) {
            continue;
        }
        let count = ground.compare(&id("count"))?;
        let figure = ground.compare(&id("share"))?;
        let label = words::quoted(&option.label);
        items.push(Item { label, value: count.fraction().ok_or(Unsaid::NoFigure)?, figure });
    }
    Ok(items)
}

/// Figures of one kind and unit.
fn of_figures<'a>(ground: &mut Ground<'a>, ids: &[String]) -> Result<Vec<Item<'a>>, Unsaid> {
    let mut items: Vec<Item<'a>> = Vec::new();
    for id in ids {
        let figure = ground.compare(id)?;
        let value = match &figure.value {
            FigureValue::EstimatedShare(_) => return Err(Unsaid::Because(words::weighted_not_counted())),
            _ => figure.fraction().ok_or_else(|| Unsaid::Because(words::not_that_kind()))?,
        };
        let alike = |other: &Item<'_>| {
            let share = |figure: &Figure| matches!(figure.value, FigureValue::Share(_));
            other.figure.unit == figure.unit
                && other.figure.is_percentage() == figure.is_percentage()
                && share(other.figure) == share(figure)
        };
        if !items.iter().all(alike) {
            return Err(Unsaid::Because(words::not_one_kind()));
        }
        items.push(Item { label: figure.label.clone(), value, figure });
    }
    Ok(items)
}

/// The items of each place, the greatest first, as many places as are named; what was not counted at all has none.
fn places<'i, 'a>(items: &'i [Item<'a>], top: usize) -> Result<Vec<Vec<&'i Item<'a>>>, Unsaid> {
    let values: Vec<Fraction> = items.iter().map(|item| item.value).collect();
    let ranks = ranks(&values).ok_or_else(|| Unsaid::Because(words::not_that_kind()))?;
    let place = |rank: usize| {
        let of_rank =
            items.iter().zip(&ranks).filter(move |(item, own)| **own == rank && item.value.numerator > 0);
        of_rank.map(|(item, _)| item).collect::<Vec<_>>()
    };
    let named: Vec<_> = (1..=top).map(place).take_while(|place| !place.is_empty()).collect();
    if named.is_empty() { Err(Unsaid::Because(words::nothing_counted())) } else { Ok(named) }
}

/// What is the most and what comes next.
pub(super) fn order(ground: &mut Ground<'_>, of: &Ordered, top: usize, unit: &Phrase) -> Result<Said, Unsaid> {
    let items = match of {
        Ordered::Table(table) => of_table(ground, table)?,
        Ordered::Figures(ids) => of_figures(ground, ids)?,
    };
    let named = places(&items, top)?;
    if items.len() > 1 && named.first().is_some_and(|first| first.len() == items.len()) {
        return Err(Unsaid::Because(words::equal_all()));
    }
    ground.used.extend(named.iter().flatten().map(|item| item.figure.id.clone()));
    // Of everyone only where it would be so whatever those say who did not answer.
    let everyone = named.iter().flatten().all(|item| {
        items.iter().filter(|other| !std::ptr::eq(*item, *other)).all(|other| {
            let same = tied(item, other);
            let higher = !same && is_less(other, item);
            if same {
                range(item.figure) == Range::Exact && range(other.figure) == Range::Exact
            } else {
                !higher || carries(item.figure, other.figure)
            }
        })
    });
    let of = if everyone { Phrase::default() } else { among(&items, unit) };
    let joined = |item: fn(&Item<'_>) -> Phrase| -> Vec<Phrase> {
        named
            .iter()
            .map(|place| {
                let all = Phrase::listed(&place.iter().map(|one| item(one)).collect::<Vec<_>>());
                if place.len() > 1 { words::together(all) } else { all }
            })
            .collect()
    };
    let full = joined(numbered).into_iter().enumerate().map(|(at, place)| match at {
        0 => words::majority_of(&of, words::most_is(place)),
        1 => words::next_is(place),
        _ => words::then_is(place),
    });
    let full = full.reduce(words::listed).unwrap_or_default();
    let several = named.len() > 1;
    let brief = joined(named_only).into_iter().enumerate().map(|(at, place)| match at {
        0 if several => words::majority_of(&of, words::most_brief(place)),
        0 => words::majority_of(&of, words::most_alone(place)),
        1 => words::next_is(place),
        _ => words::then_is(place),
    });
    let brief = brief.reduce(words::listed).unwrap_or_default();
    let exact = named.iter().flatten().map(|item| numbered(item)).collect();
    Ok(Said { brief, full, exact, remarks: Vec::new(), ending: Ending::Was })
}

fn tied(one: &Item<'_>, other: &Item<'_>) -> bool {
    ranks(&[one.value, other.value]).is_some_and(|ranks| ranks == [1, 1])
}

fn is_less(one: &Item<'_>, other: &Item<'_>) -> bool {
    ranks(&[one.value, other.value]).is_some_and(|ranks| ranks == [2, 1])
}

/// Of whom an order is said that is not known of everyone.
fn among(items: &[Item<'_>], unit: &Phrase) -> Phrase {
    let mut bases = items.iter().map(|item| match &item.figure.value {
        FigureValue::Share(share) => Some(share.denominator),
        _ => None,
    });
    let first = bases.next().flatten();
    match first.filter(|first| bases.all(|other| other == Some(*first))) {
        Some(n) => words::in_those_answered(number::grouped(i128::from(n)), unit),
        None => words::in_those_answered_each(),
    }
}

/// The most frequent options of a multiple answer, with their counts. The last that is named is named with its equals.
pub(super) fn main_reasons(ground: &mut Ground<'_>, table: &str, top: usize) -> Result<Said, Unsaid> {
    let items = of_table(ground, table)?;
    let mut named: Vec<&Item<'_>> = Vec::new();
    for place in places(&items, items.len())? {
        if named.len() < top {
            named.extend(place);
        }
    }
    ground.used.extend(named.iter().map(|item| item.figure.id.clone()));
    let listed =
        |item: fn(&Item<'_>) -> Phrase| Phrase::listed(&named.iter().map(|one| item(one)).collect::<Vec<_>>());
    let (brief, full) = (listed(named_only), listed(numbered));
    Ok(Said { brief, full: full.clone(), exact: vec![full], remarks: Vec::new(), ending: Ending::Was })
}
