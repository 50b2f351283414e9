//! How far a target was reached, what changed since the year or the round before, both in one sentence, and the whole period
//! with its years. That something changed is stated and never why.

use crate::catalogue::{Phrase, statements as words};
use crate::findings::bins::change::ChangeWord;
use crate::findings::bins::share::ShareWord;
use crate::findings::derived::{whole_period_note, year_names};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::How;
use crate::findings::indicators::figure_id;
use crate::findings::plan::rounds::ChangeRound;
use crate::findings::plan::{AnalysisPlan, Called, Changed, Derivation, FigureSource, TableKind};
use crate::findings::statements::answered::{Range, range};
use crate::findings::statements::{Ending, Ground, Said, Unsaid, tenths};
use crate::stats::comparison::Fraction;
use crate::text::era::fiscal_year_name;
use crate::text::number;

fn other_kind() -> Unsaid {
    Unsaid::Because(words::not_that_kind())
}

/// Which indicator a figure of the plan is put together from, how, and over which years.
fn derived_of<'p>(plan: &'p AnalysisPlan, id: &str) -> Option<(&'p str, Derivation, &'p [i32])> {
    match &plan.figures.iter().find(|request| request.id == id)?.source {
        FigureSource::Indicator { indicator, derive, years } => Some((indicator, *derive, years)),
        FigureSource::Counted { .. } => None,
    }
}

/// The remarks of figures. An actual of part of a year is compared only with the remark that says so; which years a whole
/// period has, the sentence says itself.
fn remarks(plan: &AnalysisPlan, figures: &[&Figure]) -> Vec<Phrase> {
    let mut remarks: Vec<Phrase> = Vec::new();
    for figure in figures {
        let said = derived_of(plan, &figure.id).and_then(|(_, derive, years)| whole_period_note(derive, years));
        for note in figure.notes.iter().filter(|note| Some(*note) != said.as_ref()) {
            if !remarks.contains(note) {
                remarks.push(note.clone());
            }
        }
    }
    remarks
}

/// An achievement in words, with the numbers behind it.
struct Achieved {
    words: Phrase,
    exact: Vec<Phrase>,
}

impl Achieved {
    fn of(figure: &Figure, called: Called) -> Result<Self, Unsaid> {
        let FigureValue::Ratio(ratio) = figure.value else { return Err(other_kind()) };
        let words = if ShareWord::All.holds(ratio, 0) == Some(true) {
            words::as_targeted()
        } else {
            words::of_target(tenths::called(ratio, called, figure.decimals).ok_or_else(other_kind)?)
        };
        let exact = Phrase::same(format!("{}/{}", ratio.numerator, ratio.denominator));
        Ok(Self { words, exact: [exact].into_iter().chain(tenths::convention(ratio, called)).collect() })
    }
}

fn bracketed(brief: &Phrase, exact: &[Phrase]) -> Phrase {
    if exact.is_empty() { brief.clone() } else { words::in_brackets(brief, Phrase::listed(exact)) }
}

/// How far a target was reached, or how far it is away.
pub(super) fn target(ground: &mut Ground<'_>, id: &str, called: Called) -> Result<Said, Unsaid> {
    let figure = ground.take(id)?;
    let remarks = remarks(ground.plan, &[figure]);
    let (brief, exact, ending) = match &figure.value {
        FigureValue::Ratio(_) => {
            let achieved = Achieved::of(figure, called)?;
            (achieved.words, achieved.exact, Ending::Was)
        }
        FigureValue::Points(points) => {
            let size = tenths::size(*points).ok_or_else(other_kind)?;
            let text = points_text(size, called, figure.decimals).ok_or_else(other_kind)?;
            let (brief, ending) = match ChangeWord::of(*points) {
                ChangeWord::Increase => (words::above_target(text), Ending::Bare),
                ChangeWord::Decrease => (words::below_target(text), Ending::Bare),
                ChangeWord::Unchanged | ChangeWord::AboutTheSame => (words::at_target(), Ending::Was),
            };
            (brief, actual_and_target(ground, figure).into_iter().collect(), ending)
        }
        _ => return Err(other_kind()),
    };
    let full = bracketed(&brief, &exact);
    Ok(Said { brief, full, exact, remarks, ending })
}

/// The numbers that are so many points apart.
fn actual_and_target(ground: &Ground<'_>, figure: &Figure) -> Option<Phrase> {
    let How::Derived { actuals, targets, .. } = &figure.how else { return None };
    let text = |ids: &[String]| {
        let part = ground.figures.get(ids.first()?)?;
        Some(words::amount(part.text(), &part.unit))
    };
    Some(words::actual_and_target(text(actuals)?, text(targets)?))
}

fn points_text(size: Fraction, called: Called, decimals: u32) -> Option<Phrase> {
    let text = number::percent(size.numerator, size.denominator, called.decimals.unwrap_or(decimals))?;
    Some(words::points(text))
}

/// What a change is relative to: the year before, or an earlier one by name.
fn reference(figure: &Figure) -> Phrase {
    match figure.period {
        Some((first, last)) if last - first > 1 => words::year_named(fiscal_year_name(first)),
        Some(_) | None => words::year_before(),
    }
}

/// A relative change in words.
fn relative(figure: &Figure, by: Called) -> Result<(Phrase, Phrase), Unsaid> {
    let FigureValue::Change(change) = figure.value else { return Err(other_kind()) };
    let size = tenths::size(change).ok_or_else(other_kind)?;
    let said = tenths::called(size, by, figure.decimals).ok_or_else(other_kind)?;
    let range = tenths::is_range(size, by);
    let reference = reference(figure);
    let brief = match ChangeWord::of(change) {
        ChangeWord::Decrease if range => words::under_a_tenth_down(reference, said),
        ChangeWord::Decrease => words::less_than(reference, said),
        ChangeWord::Increase if range => words::under_a_tenth_up(reference, said),
        ChangeWord::Increase => words::more_than(reference, said),
        ChangeWord::Unchanged | ChangeWord::AboutTheSame => words::same_as(reference),
    };
    Ok((brief, words::percent(figure.text())))
}

/// What changed since the year or the round before.
pub(super) fn change(ground: &mut Ground<'_>, of: &Changed, called: Called) -> Result<Said, Unsaid> {
    match of {
        Changed::Figure(id) => {
            let figure = ground.take(id)?;
            let (brief, percent) = relative(figure, called)?;
            let exact: Vec<Phrase> = match called.tenths {
                Some(_) => vec![percent],
                None => relative_numbers(ground, figure).into_iter().collect(),
            };
            let full = bracketed(&brief, &exact);
            Ok(Said { brief, full, exact, remarks: remarks(ground.plan, &[figure]), ending: Ending::Was })
        }
        Changed::Option { table, option } => of_rounds(ground, table, option.as_deref(), called),
    }
}

/// The earlier and the later amount.
fn relative_numbers(ground: &Ground<'_>, figure: &Figure) -> Option<Phrase> {
    let How::Derived { actuals, .. } = &figure.how else { return None };
    let [first, last] = actuals.as_slice() else { return None };
    let text = |id: &String| {
        let part = ground.figures.get(id)?;
        Some(words::amount(part.text(), &part.unit))
    };
    Some(words::from_to(text(first)?, text(last)?))
}

/// What changed between two rounds: a share in points, a mean in its unit. Of everyone only where the range of the change
/// lies on one side.
fn of_rounds(ground: &mut Ground<'_>, table: &str, option: Option<&str>, called: Called) -> Result<Said, Unsaid> {
    let row = |what: &str| match option {
        Some(option) => format!("{table}.total.{option}.{what}"),
        None => format!("{table}.total.mean.{what}"),
    };
    let figure = ground.take(&row("change"))?;
    let (size, decimals) = (figure.fraction().and_then(tenths::size), figure.decimals);
    let size = size.ok_or_else(other_kind)?;
    let text = match &figure.value {
        FigureValue::Points(_) => points_text(size, called, decimals),
        FigureValue::Mean(_) => {
            number::ratio(size.numerator, size.denominator, called.decimals.unwrap_or(decimals))
                .map(|text| words::amount(number::separated(&text), &figure.unit))
        }
        _ => None,
    };
    let text = text.ok_or_else(other_kind)?;
    let direction = figure.fraction().map(ChangeWord::of).ok_or_else(other_kind)?;
    let before = words::round_before();
    let brief = match direction {
        ChangeWord::Decrease => words::less_by(before, text),
        ChangeWord::Increase => words::more_by(before, text),
        ChangeWord::Unchanged | ChangeWord::AboutTheSame => words::same_as(before),
    };
    let end = |what: &str| ground.figures.get(&row(what)).and_then(Figure::shown_number);
    let everyone = range(figure) == Range::Exact
        || match direction {
            ChangeWord::Increase => end("low").is_some_and(|low| low > 0.0),
            ChangeWord::Decrease => end("high").is_some_and(|high| high < 0.0),
            ChangeWord::Unchanged | ChangeWord::AboutTheSame => false,
        };
    let brief = if everyone { brief } else { words::among_those_answering(brief) };
    let exact: Vec<Phrase> = rounds_numbers(ground, table, option).into_iter().collect();
    let full = bracketed(&brief, &exact);
    Ok(Said { brief, full, exact, remarks: remarks(ground.plan, &[figure]), ending: Ending::Was })
}

/// What was counted in the two rounds.
fn rounds_numbers(ground: &Ground<'_>, table: &str, option: Option<&str>) -> Option<Phrase> {
    let request = ground.plan.tables.iter().find(|request| request.id == table)?;
    let TableKind::Change(change) = &request.kind else { return None };
    let text = |round: &ChangeRound| {
        let round = &round.name;
        let id = match option {
            Some(option) => format!("{table}.total.{round}.{option}.share"),
            None => format!("{table}.total.{round}.mean"),
        };
        let part = ground.figures.get(&id)?;
        Some(words::amount(part.text(), &part.unit))
    };
    let [first, last] = change.rounds.as_slice() else { return None };
    Some(words::from_to(text(first)?, text(last)?))
}

/// How far a target was reached, and what changed since the year before.
pub(super) fn both(
    ground: &mut Ground<'_>,
    target: &str,
    change: &str,
    target_called: Called,
    change_called: Called,
) -> Result<Said, Unsaid> {
    let target = ground.take(target)?;
    let change = ground.take(change)?;
    let achieved = Achieved::of(target, target_called)?;
    let (moved, percent) = relative(change, change_called)?;
    let ratio: Vec<Phrase> = achieved.exact.into_iter().take(1).collect();
    let brief = words::and_change_brief(&achieved.words, &moved);
    let full = words::and_change(bracketed(&achieved.words, &ratio), words::in_brackets(&moved, &percent));
    let exact = ratio.into_iter().chain([percent]).collect();
    Ok(Said { brief, full, exact, remarks: remarks(ground.plan, &[target, change]), ending: Ending::Was })
}

/// Achievement over several years, with their names and with those that had no target. A year that has one and is left out
/// would make it another period.
pub(super) fn whole_period(ground: &mut Ground<'_>, id: &str, called: Called) -> Result<Said, Unsaid> {
    let figure = ground.take(id)?;
    let (indicator, _, years) = derived_of(ground.plan, id).ok_or_else(other_kind)?;
    let (first, last) = ground.plan.period;
    let others = (first..=last).filter(|year| !years.contains(year));
    let (targeted, without): (Vec<i32>, Vec<i32>) =
        others.partition(|year| ground.figures.contains_key(&figure_id(indicator, "target", *year)));
    if !targeted.is_empty() {
        return Err(Unsaid::Because(words::target_left_out(year_names(&targeted))));
    }
    let achieved = Achieved::of(figure, called)?;
    let whole = figure.fraction().and_then(|ratio| ShareWord::All.holds(ratio, 0)) == Some(true);
    let brief = if whole { words::target_itself() } else { achieved.words };
    let mut parts = achieved.exact.into_iter();
    let ratio = parts.next().unwrap_or_default();
    let exact: Vec<Phrase> = [words::years_in_all(year_names(years), ratio)]
        .into_iter()
        .chain((!without.is_empty()).then(|| words::no_target_in(year_names(&without))))
        .chain(parts)
        .collect();
    let full = bracketed(&brief, &exact);
    Ok(Said { brief, full, exact, remarks: remarks(ground.plan, &[figure]), ending: Ending::Reached })
}
