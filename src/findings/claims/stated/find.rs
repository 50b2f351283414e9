//! Goes through the blocks of a report and through each text from its first sign to its last, and tells every statement. What
//! is no statement is passed over as a whole, so that no part of it is taken for one.

use std::ops::Range;

use super::context::{self, Clause};
use super::{Degree, Number, Stated, What, When, dates, parts, passed, quantity, words};
use crate::document::{Block, Document, Heads, Part, Table};
use crate::text::era::DateReading;
use crate::text::running::Running;

/// A statement while its text is read, in signs.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) what: What,
    pub(super) signs: Range<usize>,
    pub(super) degree: Degree,
    pub(super) direction: Option<super::Direction>,
}

impl Found {
    pub(super) fn new(what: What, signs: Range<usize>) -> Self {
        Self { what, signs, degree: Degree::Plain, direction: None }
    }
}

/// The bytes of the number that somebody typed in front of a heading, with a space behind it: 「3 人の配置」 is about people, and
/// says of none that they are three.
fn heading_number(text: &str) -> usize {
    let rest = text
        .trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || ".．-－".contains(c));
    let end = text.len() - rest.len();
    if rest.starts_with(char::is_whitespace) { end } else { 0 }
}

/// Every statement of a document, in reading order. Comments beside the text are none of the report's.
pub fn stated(document: &Document) -> Vec<Stated> {
    let tables = document.tables();
    let mut table: Option<&Table> = None;
    let mut all = Vec::new();
    let part_numbers = parts::part_numbers(&document.blocks);
    for (index, block) in document.blocks.iter().enumerate() {
        if block.part == Part::Comment {
            continue;
        }
        if let Some(bracket) = part_numbers.get(&index) {
            let before = |one: &Stated| one.span.end <= bracket.start;
            all.extend(stated_in(index, &block.text).into_iter().filter(before));
            continue;
        }
        let Some(cell) = block.cell() else {
            let number = if block.is_heading() { heading_number(&block.text) } else { 0 };
            all.extend(stated_in(index, &block.text).into_iter().filter(|one| one.span.start >= number));
            continue;
        };
        if cell.head {
            continue;
        }
        if table.is_none_or(|table| table.number != cell.table) {
            table = tables.iter().find(|table| table.number == cell.table);
        }
        let heads = table.map(|table| document.heads_in(table, index)).unwrap_or_default();
        all.extend(of_cell(index, block, &heads));
    }
    all
}

/// The statements of one text.
pub fn stated_in(block: usize, text: &str) -> Vec<Stated> {
    let running = Running::new(text);
    if passed::whole(&running) {
        return Vec::new();
    }
    let sentences = signs_of_sentences(&running);
    let found = scan(&running);
    let mut all: Vec<Stated> = Vec::new();
    let mut end_before = 0;
    // The last time that the sentence has named.
    let (mut of_sentence, mut when) = (0..0, None);
    for found in found {
        let at = sentences.partition_point(|sentence| sentence.end <= found.signs.start);
        let sentence = sentences.get(at).cloned().unwrap_or(0..running.signs.len());
        if sentence != of_sentence {
            (of_sentence, when) = (sentence.clone(), None);
        }
        let clause = Clause { text: &running, sentence: sentence.clone(), end_before, signs: found.signs.clone() };
        let bytes = |signs: Range<usize>| running.byte(signs.start)..running.byte(signs.end);
        if found.what == What::Trend && context::is_told(&clause, all.last(), found.direction) {
            continue;
        }
        let given = time_of(&found.what);
        end_before = found.signs.end;
        all.push(Stated {
            against: context::against(&clause, &found.what),
            direction: found.direction.or_else(|| context::direction(&clause, &found.what)),
            degree: found.degree,
            what: found.what,
            block,
            span: bytes(found.signs),
            sentence: bytes(sentence),
            when,
        });
        when = given.or(when);
    }
    all
}

/// The time that a statement names.
fn time_of(what: &What) -> Option<When> {
    match what {
        What::Period(when) => Some(*when),
        What::Date(DateReading::Exact { date, .. } | DateReading::OutsideEra { date, .. }) => {
            Some(When::Date(*date))
        }
        What::Date(_)
        | What::Count { .. }
        | What::Percent(_)
        | What::Points(_)
        | What::Tenths(_)
        | What::Times(_)
        | What::Fraction { .. }
        | What::Ratio { .. }
        | What::Base(_)
        | What::Part(_)
        | What::Rank(_)
        | What::Trend
        | What::Target { .. } => None,
    }
}

/// The sentences of a text in bytes; what stands in brackets ends none.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let running = Running::new(text);
    signs_of_sentences(&running)
        .into_iter()
        .map(|range| running.byte(range.start)..running.byte(range.end))
        .collect()
}

fn signs_of_sentences(text: &Running) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, c) in text.signs.iter().enumerate() {
        match c {
            '(' | '「' | '『' | '[' => depth += 1,
            ')' | '」' | '』' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = matches!(c, '。' | '!' | '?') && depth == 0 || *c == '\n';
        if ends {
            depth = 0;
            sentences.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < text.signs.len() {
        sentences.push(start..text.signs.len());
    }
    sentences
}

/// What stands in a text, in order.
fn scan(text: &Running) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.signs.len() {
        if let Some(date) = dates::at(text, at) {
            at = date.signs.end.max(at + 1);
            match passed::law(text, at) {
                // 平成28年法律第104号 is the name of a law.
                Some(end) => at = end,
                None => found.push(date),
            }
        } else if let Some(end) = passed::at(text, at) {
            at = end.max(at + 1);
        } else if let Some(quantities) = quantity::at(text, at) {
            at = quantities.last().map_or(at, |last| last.signs.end).max(at + 1);
            found.extend(quantities);
        } else if let Some(word) = words::at(text, at) {
            at = word.signs.end.max(at + 1);
            found.push(word);
        } else {
            at = passed::unread(text, at);
        }
    }
    found
}

/// The statements of a cell: a bare number is counted in the unit that its heads give.
fn of_cell(index: usize, block: &Block, heads: &Heads) -> Vec<Stated> {
    let mut all = stated_in(index, &block.text);
    let names = heads.columns.iter().chain(&heads.rows);
    let unit = heads.unit.clone().or_else(|| names.rev().find_map(|name| context::unit_of_name(name)));
    for stated in &mut all {
        let What::Count { value, unit: written } = &stated.what else { continue };
        if !written.is_empty() {
            continue;
        }
        let value: Number = *value;
        if let Some(unit) = &unit {
            stated.what = match unit.as_str() {
                "%" | "％" | "パーセント" => What::Percent(value),
                "ポイント" | "pt" => What::Points(value),
                "割" => What::Tenths(value),
                unit => What::Count { value, unit: context::plain_unit(unit) },
            };
        }
        stated.when =
            heads.columns.iter().rev().chain(heads.rows.iter().rev()).find_map(|name| dates::named(name));
    }
    all
}
