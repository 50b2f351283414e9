//! What a column of a list holds, judged by its heading, its dropdown and what stands in it.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, draft as say};
use crate::draft::joined::{is_of_several, joined};
use crate::draft::kind::{is_day, is_number, label_words, unit_in_format};
use crate::draft::numbering::{Style, numbered};
use crate::draft::options::are_unnumbered;
use crate::draft::page::{Page, Piece, is_mark};
use crate::draft::sketch::{SketchOption, options_of};
use crate::draft::units;
use crate::draft::who::{Who, who};
use crate::draft::words::{self, Sense};
use crate::survey::export;
use crate::text::key::{choice, key, numbers};
use crate::workbook::CellValue;

/// Answers of a column that are named one by one.
const NAMED: usize = 8;

/// A list of options that stands beside a list, with the question that it names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Legend {
    /// The number of the question: 問3.
    pub about: Option<String>,
    /// The options in the order of their numbers.
    pub labels: Vec<String>,
}

/// What a column was taken for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub holds: Holds,
    pub reasons: Vec<Phrase>,
    pub doubts: Vec<Phrase>,
    /// What stands between joined answers.
    pub separator: Option<&'static str>,
    /// Whether its options are words without numbers, whose codes are the draft's own.
    pub unnumbered: bool,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Holds {
    /// Marks: it is one option of a question.
    Marks,
    /// One option.
    One(Vec<SketchOption>),
    /// Any options.
    Several(Vec<SketchOption>),
    /// Numbers with their unit.
    Numbers(String),
    /// Days.
    Days,
    /// Words.
    Words {
        /// Whether a blank says as much.
        optional: bool,
    },
    /// Running numbers.
    Serial,
}

impl Column {
    fn clear(holds: Holds, reason: Phrase) -> Self {
        Self { holds, reasons: vec![reason], doubts: Vec::new(), separator: None, unnumbered: false }
    }

    fn asked(holds: Holds, doubt: Phrase) -> Self {
        Self { holds, reasons: Vec::new(), doubts: vec![doubt], separator: None, unnumbered: false }
    }
}

/// Judges a column by its own cells on the page and those of the same column in other files. `legends` are the option lists that stand
/// around the list.
pub(super) fn judge(
    page: &Page<'_>,
    heading: &str,
    own: &[&Piece],
    more: &[&Piece],
    legends: &[Legend],
) -> Column {
    let shown = label_words(heading);
    let sense = words::sense(heading);
    let shown_as = units_shown(page, own);
    let cells: Vec<&Piece> = own.iter().chain(more).copied().collect();
    let cells = cells.as_slice();
    let unit = units::unit_in_label(heading)
        .or_else(|| units::unit_in_values(cells.iter().map(|cell| cell.raw.as_str())))
        .or_else(|| shown_as.first().cloned().flatten().filter(|_| shown_as.len() == 1));
    if let Some(rule) = own.first().and_then(|cell| page.validation(cell.at)).filter(|rule| rule.kind == "list")
        && rule.entries.len() > 1
        && cells.iter().all(|cell| rule.entries.iter().any(|entry| key(entry) == cell.key))
    {
        let options = counted(options_of(rule.entries.clone()), cells);
        let unnumbered = are_unnumbered(&options);
        let reason = say::because_dropdown(rule.entries.len());
        return Column { unnumbered, ..Column::clear(Holds::One(options), reason) };
    }
    if cells.is_empty() {
        return match (sense, unit) {
            (_, Some(unit)) => Column::clear(Holds::Numbers(unit.clone()), say::because_unit(unit)),
            (Some(Sense::Number), None) => Column::clear(Holds::Numbers(String::new()), say::because_words(shown)),
            (Some(Sense::Day), None) => Column::clear(Holds::Days, say::because_words(shown)),
            (Some(Sense::Words), None) => {
                Column::clear(Holds::Words { optional: true }, say::because_words(shown))
            }
            (None, None) => Column::asked(Holds::Words { optional: false }, say::ask_empty_column(shown)),
        };
    }
    if !own.is_empty() && is_serial(own) && who(heading) == Some(Who::Serial) {
        return Column::clear(Holds::Serial, say::because_numbers());
    }
    // A code is a name; as a number it would be added up.
    if words::names_a_code(heading) && sense.is_none() {
        return Column::clear(Holds::Words { optional: false }, say::because_words(shown));
    }
    if cells.iter().all(|cell| is_mark(&cell.raw) && !matches!(cell.value, CellValue::Number(_))) {
        return Column::clear(Holds::Marks, say::because_marks());
    }
    if cells.iter().all(|cell| is_day(&cell.value)) && !cells.iter().all(|cell| is_number(&cell.value, None)) {
        return Column::clear(Holds::Days, say::because_days());
    }
    if let Some(unit) = unit {
        return quantity(unit.clone(), cells, &shown, say::because_unit(unit));
    }
    // Some of the numbers are shown as percentages and some are not.
    if shown_as.len() > 1 {
        let doubts = vec![say::ask_units_shown(&shown)];
        return Column { doubts, ..quantity(String::new(), cells, &shown, say::because_numbers()) };
    }
    if sense == Some(Sense::Number) {
        return quantity(String::new(), cells, &shown, say::because_words(&shown));
    }
    // What stands below the heading tells more than its words.
    let days = cells.iter().filter(|cell| words::is_day(&cell.raw)).count();
    if sense == Some(Sense::Day) && days * 2 > cells.len() {
        return Column::clear(Holds::Days, say::because_words(shown));
    }
    if sense == Some(Sense::Day) {
        let seen: Vec<&str> = cells.iter().take(3).map(|cell| cell.text.as_str()).collect();
        return Column::asked(
            Holds::Words { optional: false },
            say::ask_text_or_choice(&shown, Phrase::list(&seen)),
        );
    }
    let by_number =
        cells.iter().filter(|cell| numbers(&cell.raw).len() == 1 || choice(&cell.raw).number.is_some()).count();
    let all_numbers = cells.iter().all(|cell| is_number(&cell.value, None));
    let listed = cells.iter().filter(|cell| numbers(&cell.raw).len() > 1).count();
    let asked = numbered(heading).is_some_and(|number| number.style == Style::Question);
    if (by_number + listed) * 2 > cells.len()
        && (asked || !all_numbers || !legends.is_empty())
        && let Some(column) = coded(heading, cells, listed > 0, legends, &shown)
    {
        return column;
    }
    if all_numbers {
        let small = cells.iter().all(|cell| cell.text.parse::<u32>().is_ok_and(|number| number <= 10));
        return if asked || small || are_like_codes(cells) {
            Column {
                doubts: vec![say::ask_number_or_code(&shown)],
                ..quantity(String::new(), cells, &shown, say::because_numbers())
            }
        } else {
            quantity(String::new(), cells, &shown, say::because_numbers())
        };
    }
    let most_numbers = cells.iter().filter(|cell| is_number(&cell.value, None)).count();
    if most_numbers * 10 >= cells.len() * 6 && !asked {
        return quantity(String::new(), cells, &shown, say::because_numbers());
    }
    words_column(cells, &shown, sense)
}

/// The units that the number formats of the numbers in a column show.
fn units_shown(page: &Page<'_>, cells: &[&Piece]) -> Vec<Option<String>> {
    let numbers = cells.iter().filter(|cell| matches!(cell.value, CellValue::Number(_)));
    let mut units: Vec<Option<String>> =
        numbers.map(|cell| page.format(cell.at).and_then(unit_in_format)).collect();
    units.sort();
    units.dedup();
    units
}

fn quantity(unit: String, cells: &[&Piece], shown: &str, reason: Phrase) -> Column {
    let odd = cells.iter().find(|cell| !is_number(&cell.value, Some(&unit)));
    let doubts = odd.map(|cell| say::ask_kind_quantity(shown, label_words(&cell.text))).into_iter().collect();
    Column { holds: Holds::Numbers(unit), reasons: vec![reason], doubts, separator: None, unnumbered: false }
}

/// Whether whole numbers look like codes of something: long, all of one length and all different.
fn are_like_codes(cells: &[&Piece]) -> bool {
    let digits = |cell: &&&Piece| cell.text.len() >= 5 && cell.text.bytes().all(|byte| byte.is_ascii_digit());
    let seen: std::collections::BTreeSet<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
    let lengths: std::collections::BTreeSet<usize> = cells.iter().map(|cell| cell.text.len()).collect();
    cells.len() >= 3 && cells.iter().all(|cell| digits(&cell)) && seen.len() == cells.len() && lengths.len() <= 2
}

fn is_serial(cells: &[&Piece]) -> bool {
    let values: Option<Vec<i64>> = cells.iter().map(|cell| cell.text.parse().ok()).collect();
    values.is_some_and(|values| values.windows(2).all(|pair| pair[1] == pair[0] + 1) || values.len() == 1)
}

/// A column of option numbers, with their words as far as the column or a legend says them.
fn coded(heading: &str, cells: &[&Piece], several: bool, legends: &[Legend], shown: &str) -> Option<Column> {
    let mut labels: BTreeMap<u32, Option<String>> = BTreeMap::new();
    let mut only_words: Vec<String> = Vec::new();
    for cell in cells {
        let list = numbers(&cell.raw);
        if !list.is_empty() {
            for number in list {
                labels.entry(number).or_default();
            }
            continue;
        }
        let one = choice(&cell.raw);
        match one.number {
            Some(number) => {
                let words = numbered(&cell.text).map(|found| found.rest).filter(|rest| !rest.is_empty())?;
                let known = labels.entry(number).or_default();
                if known.as_ref().is_some_and(|known| key(known) != key(&words)) {
                    return None;
                }
                *known = Some(words);
            }
            None => only_words.push(cell.text.clone()),
        }
    }
    let highest = *labels.keys().max()?;
    if highest > 20 || labels.len() > 15 || labels.contains_key(&0) {
        return None;
    }
    let mut reasons = Vec::new();
    let mut doubts = Vec::new();
    let token =
        numbered(heading).filter(|number| number.style == Style::Question).map(|number| key(&number.token));
    let covers = |legend: &&Legend| {
        let own = legend
            .about
            .as_ref()
            .is_none_or(|about| token.as_ref().is_some_and(|token| token.starts_with(about.as_str())));
        let legend = &legend.labels;
        own && u32::try_from(legend.len()).is_ok_and(|length| length >= highest)
            && labels.iter().all(|(number, words)| {
                words.as_ref().is_none_or(|words| {
                    usize::try_from(*number)
                        .ok()
                        .and_then(|n| legend.get(n - 1))
                        .is_some_and(|label| key(label) == key(words))
                })
            })
            && only_words.iter().all(|words| legend.iter().any(|label| key(label) == key(words)))
    };
    let fitting: Vec<&Legend> = legends.iter().filter(covers).collect();
    let mut options: Vec<SketchOption> = if let [legend] = fitting.as_slice() {
        reasons.push(say::because_legend());
        if legend.about.is_none() {
            doubts.push(say::ask_legend(shown, legend.labels.join("／")));
        }
        options_of(legend.labels.clone())
    } else {
        let mut options: Vec<SketchOption> = Vec::new();
        for number in 1..=highest {
            let words = labels.get(&number).cloned().flatten();
            let label = words.unwrap_or_else(|| number.to_string());
            options.push(SketchOption { code: number.to_string(), label, aliases: Vec::new(), count: None });
        }
        // Words without a number may be those of a number that has none yet; nobody can tell which.
        for words in &only_words {
            let known = options.iter().any(|option| key(&option.label) == key(words));
            if !known {
                let code = (options.len() + 1).to_string();
                options.push(SketchOption { code, label: words.clone(), aliases: Vec::new(), count: None });
            }
        }
        let unnamed: Vec<String> = options
            .iter()
            .filter(|option| option.label == option.code)
            .map(|option| option.code.clone())
            .collect();
        if unnamed.is_empty() {
            reasons.push(say::because_legend());
        } else {
            doubts.push(say::ask_codes(shown, Phrase::list(&unnamed)));
        }
        options
    };
    options = counted(options, cells);
    if several && reasons.is_empty() {
        reasons.push(say::because_joined("、"));
    }
    if options.len() > 20 {
        return None;
    }
    let holds = if several { Holds::Several(options) } else { Holds::One(options) };
    Some(Column { holds, reasons, doubts, separator: None, unnumbered: false })
}

/// How often each option was chosen, by its number or its words.
fn counted(mut options: Vec<SketchOption>, cells: &[&Piece]) -> Vec<SketchOption> {
    for option in &mut options {
        let wanted = key(&option.label);
        let number: Option<u32> = option.code.parse().ok();
        let count = cells.iter().filter(|cell| {
            let by_number = numbers(&cell.raw);
            if by_number.is_empty() {
                let one = choice(&cell.raw);
                cell.key == wanted || one.label_key == wanted || (one.number.is_some() && one.number == number)
            } else {
                number.is_some_and(|number| by_number.contains(&number))
            }
        });
        option.count = Some(count.count());
    }
    options
}

/// Whether the same few answers come again and again, and which.
fn repeats(cells: &[&Piece]) -> (bool, Vec<(String, usize)>) {
    let mut counts: Vec<(String, String, usize)> = Vec::new();
    for cell in cells {
        match counts.iter_mut().find(|(known, _, _)| *known == cell.key) {
            Some((_, _, count)) => *count += 1,
            None => counts.push((cell.key.clone(), cell.text.clone(), 1)),
        }
        if counts.len() > 60 {
            return (false, Vec::new());
        }
    }
    let longest = counts.iter().map(|(_, text, _)| text.chars().count()).max().unwrap_or(0);
    let few = counts.len() <= 15 && cells.len() >= counts.len() * 2 && cells.len() >= 4 && longest <= 40;
    let counts: Vec<(String, usize)> = counts.into_iter().map(|(_, text, count)| (text, count)).collect();
    (few, counts)
}

fn words_column(cells: &[&Piece], shown: &str, sense: Option<Sense>) -> Column {
    let values: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
    if let Some(found) = joined(&values) {
        let options: Vec<SketchOption> = found
            .options
            .iter()
            .enumerate()
            .map(|(index, (label, count))| SketchOption {
                code: (index + 1).to_string(),
                label: label.clone(),
                aliases: Vec::new(),
                count: Some(*count),
            })
            .collect();
        let separator = export::shown(found.separator);
        let mut doubts = vec![say::ask_joined(shown, &separator, counted_words(&found.options))];
        doubts.extend(found.whole.iter().map(|option| say::ask_option_with_separator(shown, option)));
        if !found.once.is_empty() {
            doubts.push(say::ask_other_words(shown, found.once.join("／")));
        }
        return Column {
            unnumbered: are_unnumbered(&options),
            holds: Holds::Several(options),
            reasons: vec![say::because_joined(separator)],
            doubts,
            separator: Some(found.separator),
        };
    }
    let (few, counts) = repeats(cells);
    // What names two of the options is none itself.
    let labels: Vec<String> = counts.iter().map(|(label, _)| label.clone()).collect();
    let (two, counts): (Vec<_>, Vec<_>) =
        counts.into_iter().partition(|(label, _)| few && is_of_several(label, &labels));
    let found = counted_words(&counts);
    if few && sense != Some(Sense::Words) {
        let options: Vec<SketchOption> = counts
            .iter()
            .enumerate()
            .map(|(index, (label, count))| SketchOption {
                code: (index + 1).to_string(),
                label: label.clone(),
                aliases: Vec::new(),
                count: Some(*count),
            })
            .collect();
        return Column {
            unnumbered: are_unnumbered(&options),
            holds: Holds::One(options),
            reasons: vec![say::because_repeats(counts.len(), cells.len())],
            doubts: std::iter::once(say::ask_categories(shown, found))
                .chain((!two.is_empty()).then(|| say::ask_two_answers(shown, counted_words(&two))))
                .collect(),
            separator: None,
        };
    }
    let optional = sense == Some(Sense::Words);
    let all_different = counts.len() * 10 >= cells.len() * 8 && cells.len() >= 3;
    if optional || all_different || counts.is_empty() {
        return Column::clear(Holds::Words { optional }, say::because_words(shown));
    }
    Column::asked(Holds::Words { optional }, say::ask_text_or_choice(shown, found))
}

/// Answers with how often each was given, as far as they are named one by one.
fn counted_words(counts: &[(String, usize)]) -> Phrase {
    let mut said: Vec<Phrase> =
        counts.iter().take(NAMED).map(|(text, count)| Phrase::same(format!("{text}（{count}）"))).collect();
    if counts.len() > NAMED {
        said.push(say::more_answers(counts.len() - NAMED));
    }
    Phrase::listed(&said)
}
