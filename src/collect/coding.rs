//! Where what stands in a box becomes a code, a number or a date. A text that cannot be understood is invalid and
//! reported with its place; a text that has two readings is held out until a person decides. Nothing is guessed.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, collect as words};
use crate::collect::AnswerCell;
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::answer::AnswerValue;
use crate::survey::area::{AreaMatch, Areas};
use crate::survey::code_list::{CodeList, ResponseOption};
use crate::survey::missing::Missing;
use crate::survey::question::{Question, ResponseDomain};
use crate::text::counters::{QuantityProblem, quantity};
use crate::text::era::{CivilDate, DateReading, read_date, split_date_prefix, wareki};
use crate::text::marks::{Mark, mark, marked_option};
use crate::text::number::Decimal;
use crate::text::{clean, key, names};

/// A coded answer with the rules that were used and what was odd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// The value.
    pub value: AnswerValue,
    /// Findings; their scope is filled in by the caller, who knows the case.
    pub diagnostics: Vec<Diagnostic>,
}

impl Coded {
    fn clean(value: AnswerValue) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    fn missing(reason: Missing, diagnostic: Diagnostic) -> Self {
        Self { value: AnswerValue::Missing(reason), diagnostics: vec![diagnostic] }
    }
}

fn finding(
    rule: &'static str,
    severity: Severity,
    cells: &[&AnswerCell],
    found: Phrase,
    expected: Phrase,
    hint: Phrase,
) -> Diagnostic {
    Diagnostic::at(rule, severity, cells.iter().map(|cell| cell.at.clone()).collect(), found, expected, hint)
}

/// Codes the cells of one answer, writing into each the rule by which it was understood.
pub fn code(question: &Question, cells: &mut [AnswerCell], areas: &Areas) -> Coded {
    if let Some(failed) = cells.iter_mut().find(|cell| cell.error) {
        "error-value".clone_into(&mut failed.rule);
        let failed = &*failed;
        return Coded::missing(
            Missing::Invalid,
            finding(
                "error-value",
                Severity::Query,
                &[failed],
                Phrase::same(failed.raw.clone()),
                words::expected_answer(&question.number),
                words::hint_error_value(),
            ),
        );
    }
    let boxes = cells.iter().any(|cell| cell.option.is_some());
    match &question.domain {
        ResponseDomain::Single(codes) | ResponseDomain::Multiple(codes) if boxes => {
            let several = matches!(question.domain, ResponseDomain::Multiple(_));
            marked_boxes(question, codes, cells, several)
        }
        ResponseDomain::Single(codes) => one_cell(cells, |cell| single(codes, cell)),
        ResponseDomain::Multiple(codes) => one_cell(cells, |cell| multiple(codes, cell)),
        ResponseDomain::Quantity { unit, min, max } => {
            one_cell(cells, |cell| number(unit, min.as_ref(), max.as_ref(), cell))
        }
        ResponseDomain::Date => one_cell(cells, date),
        ResponseDomain::Area => one_cell(cells, |cell| area(areas, cell)),
        ResponseDomain::Text => one_cell(cells, |cell| {
            "text".clone_into(&mut cell.rule);
            Coded::clean(AnswerValue::Text(clean::clean(&cell.raw)))
        }),
        ResponseDomain::Category => one_cell(cells, |cell| {
            "category".clone_into(&mut cell.rule);
            Coded::clean(AnswerValue::Code(clean::clean(&cell.raw)))
        }),
        ResponseDomain::List => one_cell(cells, |cell| {
            "list".clone_into(&mut cell.rule);
            let items: BTreeSet<String> = clean::clean(&cell.raw)
                .split(['、', '\n', ';', '；'])
                .map(str::trim)
                .filter(|item| !item.is_empty())
                .map(str::to_owned)
                .collect();
            Coded::clean(if items.is_empty() {
                AnswerValue::Missing(Missing::NoAnswer)
            } else {
                AnswerValue::Options(items)
            })
        }),
    }
}

fn one_cell(cells: &mut [AnswerCell], read: impl FnOnce(&mut AnswerCell) -> Coded) -> Coded {
    let Some(cell) = cells.first_mut() else { return Coded::clean(AnswerValue::Missing(Missing::NoAnswer)) };
    if clean::clean(&cell.raw).is_empty() {
        "blank".clone_into(&mut cell.rule);
        return Coded::clean(AnswerValue::Missing(Missing::NoAnswer));
    }
    read(cell)
}

/// A form with a box for a mark beside every option.
fn marked_boxes(question: &Question, codes: &CodeList, cells: &mut [AnswerCell], several: bool) -> Coded {
    let mut chosen = BTreeSet::new();
    let mut odd = Vec::new();
    for (index, cell) in cells.iter_mut().enumerate() {
        let Some(option) = cell.option.clone() else { continue };
        if cell.rule == "mark-in-label" {
            chosen.insert(option);
            continue;
        }
        match mark(&cell.raw) {
            Mark::Blank => "blank".clone_into(&mut cell.rule),
            Mark::Chosen { rule } => {
                rule.clone_into(&mut cell.rule);
                chosen.insert(option);
            }
            Mark::NotChosen { rule } => rule.clone_into(&mut cell.rule),
            Mark::Doubtful { rule } => {
                rule.clone_into(&mut cell.rule);
                odd.push(index);
            }
            // The option's own number in its box is as clear as a mark.
            Mark::Other if key::numbers(&cell.raw).iter().map(u32::to_string).eq([option.clone()]) => {
                "mark-number".clone_into(&mut cell.rule);
                chosen.insert(option);
            }
            Mark::Other => {
                "unknown-mark".clone_into(&mut cell.rule);
                odd.push(index);
            }
        }
    }
    if !odd.is_empty() {
        let places: Vec<&AnswerCell> = odd.iter().map(|index| &cells[*index]).collect();
        let found = Phrase::same(places.iter().map(|cell| cell.raw.clone()).collect::<Vec<_>>().join("、"));
        return Coded::missing(
            Missing::Invalid,
            finding("unknown-mark", Severity::Query, &places, found, words::expected_mark(), words::hint_mark()),
        );
    }
    if chosen.is_empty() {
        return Coded::clean(AnswerValue::Missing(Missing::NoAnswer));
    }
    if several {
        return Coded::clean(AnswerValue::Options(chosen));
    }
    if chosen.len() > 1 {
        let places: Vec<&AnswerCell> = cells
            .iter()
            .filter(|cell| cell.option.as_ref().is_some_and(|option| chosen.contains(option)))
            .collect();
        let labels: Vec<&str> =
            chosen.iter().filter_map(|code| codes.get(code)).map(|option| option.label.as_str()).collect();
        return Coded::missing(
            Missing::Invalid,
            finding(
                "two-marks",
                Severity::Query,
                &places,
                words::marks_on(labels.join("、")),
                words::one_mark(&question.number),
                words::hint_ask(),
            ),
        );
    }
    let only = chosen.into_iter().next().unwrap_or_default();
    Coded::clean(AnswerValue::Code(only))
}

/// What a text says about one option.
enum Understood<'a> {
    One(&'a ResponseOption, &'static str),
    Conflict,
    No,
}

fn understand<'a>(codes: &'a CodeList, text: &str) -> Understood<'a> {
    let whole = key::key(text);
    let labelled = |wanted: &str| {
        codes.options.iter().find(|option| {
            std::iter::once(&option.label).chain(&option.aliases).any(|name| key::key(name) == wanted)
        })
    };
    if let Some(option) = labelled(&whole) {
        return Understood::One(option, "by-label");
    }
    let choice = key::choice(text);
    let numbered = choice.number.and_then(|number| codes.get(&number.to_string()));
    match (numbered, choice.label_key.is_empty()) {
        (Some(option), true) => Understood::One(option, "by-number"),
        (Some(option), false) => match labelled(&choice.label_key) {
            Some(named) if named.code == option.code => Understood::One(option, "by-number-and-label"),
            Some(_) => Understood::Conflict,
            None => Understood::No,
        },
        (None, _) => Understood::No,
    }
}

fn single(codes: &CodeList, cell: &mut AnswerCell) -> Coded {
    let raw = cell.raw.clone();
    let mut understood = understand(codes, &raw);
    if matches!(understood, Understood::No)
        && let Some(rest) = marked_option(&raw)
        && let Understood::One(option, _) = understand(codes, &rest)
    {
        understood = Understood::One(option, "mark-with-option");
    }
    match understood {
        Understood::One(option, rule) => {
            rule.clone_into(&mut cell.rule);
            Coded::clean(AnswerValue::Code(option.code.clone()))
        }
        Understood::Conflict => {
            "number-label-conflict".clone_into(&mut cell.rule);
            let found = Phrase::same(raw);
            Coded::missing(
                Missing::Invalid,
                finding(
                    "number-label-conflict",
                    Severity::Query,
                    &[cell],
                    found,
                    words::number_fits(),
                    words::hint_ask(),
                ),
            )
        }
        Understood::No if key::numbers(&raw).len() > 1 => {
            "two-marks".clone_into(&mut cell.rule);
            let found = Phrase::same(raw);
            Coded::missing(
                Missing::Invalid,
                finding(
                    "two-marks",
                    Severity::Query,
                    &[cell],
                    found,
                    words::one_of(list(codes)),
                    words::hint_ask(),
                ),
            )
        }
        Understood::No => unknown_option(codes, &raw, cell),
    }
}

fn unknown_option(codes: &CodeList, text: &str, cell: &mut AnswerCell) -> Coded {
    "unknown-answer".clone_into(&mut cell.rule);
    let near = names::nearest(text, codes.options.iter().map(|option| option.label.as_str()), 1);
    let hint = near.first().map_or_else(words::hint_ask, words::hint_nearest);
    Coded::missing(
        Missing::Invalid,
        finding(
            "unknown-answer",
            Severity::Query,
            &[cell],
            Phrase::same(text.to_owned()),
            words::one_of(list(codes)),
            hint,
        ),
    )
}

fn list(codes: &CodeList) -> String {
    codes.options.iter().map(|option| format!("{} {}", option.code, option.label)).collect::<Vec<_>>().join("、")
}

/// Several answers in one cell: numbers, or labels joined by a separator (longest label first, since a label may
/// itself hold a separator).
fn multiple(codes: &CodeList, cell: &mut AnswerCell) -> Coded {
    let raw = cell.raw.clone();
    let numbers = key::numbers(&raw);
    if !numbers.is_empty() {
        let wanted: BTreeSet<String> = numbers.iter().map(u32::to_string).collect();
        if wanted.iter().all(|code| codes.get(code).is_some()) {
            "by-numbers".clone_into(&mut cell.rule);
            return Coded::clean(AnswerValue::Options(wanted));
        }
        return unknown_option(codes, &raw, cell);
    }
    let mut rest = key::key(&raw);
    let mut chosen = BTreeSet::new();
    let mut labels: Vec<(String, &str)> = codes
        .options
        .iter()
        .flat_map(|option| {
            std::iter::once(&option.label)
                .chain(&option.aliases)
                .map(|name| (key::key(name), option.code.as_str()))
        })
        .collect();
    labels.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
    for (name, code) in labels {
        if let Some(at) = rest.find(&name) {
            // A number directly before a label must be its own; one that stands alone is an answer not understood.
            let before = rest[..at].trim_end_matches(['.', ')', '．', '、']).to_owned();
            let number = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let written = &before[before.len() - number..];
            let start = if written == code && rest[before.len()..at].chars().all(|c| c != '、') {
                before.len() - number
            } else {
                at
            };
            rest.replace_range(start..at + name.len(), "、");
            chosen.insert(code.to_owned());
        }
    }
    let left: String = rest.chars().filter(|c| !"、,・;/．.()".contains(*c)).collect();
    if !chosen.is_empty() && left.is_empty() {
        "by-labels".clone_into(&mut cell.rule);
        return Coded::clean(AnswerValue::Options(chosen));
    }
    unknown_option(codes, &raw, cell)
}

fn number(unit: &str, min: Option<&Decimal>, max: Option<&Decimal>, cell: &mut AnswerCell) -> Coded {
    let raw = cell.raw.clone();
    let invalid = |cell: &mut AnswerCell, rule: &'static str, expected: Phrase, hint: Phrase| {
        rule.clone_into(&mut cell.rule);
        Coded::missing(
            Missing::Invalid,
            finding(rule, Severity::Query, &[cell], Phrase::same(raw.clone()), expected, hint),
        )
    };
    match quantity(&raw, &[unit.to_owned()]) {
        Ok(reading) => {
            // Amounts are counted in thousandths; anything finer would be added up as nothing.
            if reading.value.milli().is_none() {
                return invalid(cell, "finer-than-thousandth", words::three_places(unit), words::hint_ask());
            }
            let low = min.is_some_and(|min| reading.value < *min);
            let high = max.is_some_and(|max| reading.value > *max);
            if low || high {
                let show = |bound: Option<&Decimal>| bound.map_or_else(String::new, ToString::to_string);
                return invalid(
                    cell,
                    "out-of-range",
                    words::between(show(min), show(max), unit),
                    words::hint_ask(),
                );
            }
            cell.rule = if reading.rules.is_empty() { "number".to_owned() } else { reading.rules.join("+") };
            Coded::clean(AnswerValue::Quantity(reading.value))
        }
        Err(QuantityProblem::Blank) => Coded::clean(AnswerValue::Missing(Missing::NoAnswer)),
        Err(QuantityProblem::Dash) => {
            "dash".clone_into(&mut cell.rule);
            Coded::clean(AnswerValue::Missing(Missing::NoAnswer))
        }
        Err(QuantityProblem::Approximate(_)) => {
            invalid(cell, "approximate", words::one_number(unit), words::hint_ask())
        }
        Err(QuantityProblem::Range) => invalid(cell, "range", words::one_number(unit), words::hint_ask()),
        Err(QuantityProblem::NotANumber) => {
            invalid(cell, "not-a-number", words::one_number(unit), words::hint_ask())
        }
    }
}

fn date(cell: &mut AnswerCell) -> Coded {
    let raw = cell.raw.clone();
    let mut reading = read_date(&raw);
    let mut rest = None;
    if matches!(reading, DateReading::NotADate)
        && let Some((first, words)) = split_date_prefix(&raw)
    {
        reading = read_date(&first);
        rest = Some(words);
    }
    let found = Phrase::same(raw);
    let rule = |cell: &mut AnswerCell, rule: &str| rule.clone_into(&mut cell.rule);
    match reading {
        DateReading::Exact { date, rule: name } => {
            rule(cell, name);
            if rest.is_some() {
                cell.rule.push_str("+words-after-date");
            }
            Coded::clean(AnswerValue::Date(date))
        }
        DateReading::OutsideEra { date, .. } => {
            rule(cell, "date-outside-era");
            let shown = words::date_read_as(date, wareki(&date));
            let diagnostic =
                finding("date-outside-era", Severity::Query, &[cell], found, words::date_in_era(), shown);
            Coded { value: AnswerValue::Date(date), diagnostics: vec![diagnostic] }
        }
        DateReading::TwoReadings { readings, .. } => {
            rule(cell, "date-two-readings");
            let shown = |date: &CivilDate| format!("{}（{date}）", wareki(date));
            let both = readings.iter().map(shown).collect::<Vec<_>>().join(" / ");
            Coded::missing(
                Missing::HeldOut,
                finding(
                    "date-two-readings",
                    Severity::Undecided,
                    &[cell],
                    found,
                    words::date_in_era(),
                    words::hint_two_readings(both),
                ),
            )
        }
        DateReading::EraMissing { .. } => {
            rule(cell, "date-without-era");
            Coded::missing(
                Missing::Invalid,
                finding(
                    "date-without-era",
                    Severity::Query,
                    &[cell],
                    found,
                    words::date_in_era(),
                    words::hint_era(),
                ),
            )
        }
        DateReading::FiscalYear { .. } | DateReading::Impossible { .. } | DateReading::NotADate => {
            rule(cell, "not-a-date");
            Coded::missing(
                Missing::Invalid,
                finding("not-a-date", Severity::Query, &[cell], found, words::expected_date(), words::hint_ask()),
            )
        }
        DateReading::Blank => Coded::clean(AnswerValue::Missing(Missing::NoAnswer)),
    }
}

fn area(areas: &Areas, cell: &mut AnswerCell) -> Coded {
    let raw = cell.raw.clone();
    match areas.find(&raw) {
        AreaMatch::One(area) => {
            "area-name".clone_into(&mut cell.rule);
            Coded::clean(AnswerValue::Code(area.id.clone()))
        }
        AreaMatch::Ambiguous(several) => {
            "area-ambiguous".clone_into(&mut cell.rule);
            let names =
                several.iter().map(|area| format!("{}{}", area.name, area.level)).collect::<Vec<_>>().join(" / ");
            Coded::missing(
                Missing::HeldOut,
                finding(
                    "area-ambiguous",
                    Severity::Undecided,
                    &[cell],
                    Phrase::same(raw),
                    words::one_area(),
                    words::hint_area(names),
                ),
            )
        }
        AreaMatch::Unknown => {
            "area-unknown".clone_into(&mut cell.rule);
            let near = names::nearest(&raw, areas.iter().map(|area| area.name.as_str()), 2).join("、");
            let hint = if near.is_empty() { words::hint_area_list() } else { words::hint_nearest(near) };
            Coded::missing(
                Missing::Invalid,
                finding("area-unknown", Severity::Query, &[cell], Phrase::same(raw), words::one_area(), hint),
            )
        }
    }
}
