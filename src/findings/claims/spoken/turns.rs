//! Of which round a statement is, and numbers of which one became the other: 「前回の30.0％から42.9％となり」.

use crate::findings::claims::around::{is_what_became, without_years};
use crate::findings::claims::bind::Context;
use crate::findings::claims::spoken::{Reader, counts};
use crate::findings::claims::stated::{What, When};
use crate::findings::claims::turn::Turn;

/// What may stand between two numbers beside the time of the second.
const BETWEEN: &[&str] =
    &["今回調査", "今回", "今年度", "本年度", "調査", "の", "は", "には", "では", "に", "、", "，", " ", "　"];

impl Reader<'_> {
    /// Of which round a statement is that stands in running text with some years around it.
    pub(super) fn turn(&self, index: usize, years: &[i32]) -> Turn {
        let one = &self.stated[index];
        let text = self.document.blocks.get(one.block).map_or("", |block| block.text.as_str());
        let before = text.get(one.sentence.start..one.span.start).unwrap_or_default();
        match Turn::before(before) {
            Turn::YearBefore if !years.is_empty() => Turn::Unsaid,
            Turn::Unsaid if self.is_led_to_another(index) && !self.has_own_year(index) => Turn::Before,
            turn => turn,
        }
    }

    /// Whether something became another number from this one, which is said next.
    fn is_led_to_another(&self, index: usize) -> bool {
        let same = |at: &usize| self.stated[*at].sentence == self.stated[index].sentence;
        let next = (index + 1..self.stated.len()).take_while(same).take(4);
        next.into_iter().any(|at| self.led_from(at) == Some(index))
    }

    /// Whether a year is said of this number alone: 令和2年度の30.0％から.
    fn has_own_year(&self, index: usize) -> bool {
        let one = &self.stated[index];
        let text = self.document.blocks.get(one.block).map_or("", |block| block.text.as_str());
        let last = (0..index).rev().map(|at| &self.stated[at]).take_while(|other| {
            other.block == one.block && other.sentence == one.sentence && !counts(&other.what)
        });
        last.into_iter().find(|other| matches!(other.what, What::Period(_) | What::Date(_))).is_some_and(|other| {
            let between = text.get(other.span.end..one.span.start).unwrap_or_default();
            !between.contains(['は', '、', '，'])
        })
    }

    /// The number that became this one: 「30.0％（n=100）から42.9％となり」.
    pub(super) fn led_from(&self, index: usize) -> Option<usize> {
        let one = self.stated.get(index)?;
        let text = self.document.blocks.get(one.block)?.text.as_str();
        let behind = without_bracket(text.get(one.span.end..one.sentence.end)?);
        if !is_what_became(behind) {
            return None;
        }
        let alike = |other: &What| match (other, &one.what) {
            (What::Percent(_), What::Percent(_)) => true,
            (What::Count { unit, .. }, What::Count { unit: own, .. }) => unit == own && !unit.is_empty(),
            _ => false,
        };
        let before = (0..index).rev().take_while(|at| {
            let other = &self.stated[*at];
            other.block == one.block && other.sentence == one.sentence
        });
        let at = before.into_iter().find(|at| alike(&self.stated[*at].what))?;
        let between = text.get(self.stated[at].span.end..one.span.start)?;
        let between = without_years(without_bracket(between).strip_prefix("から")?);
        let mut rest = between.as_str();
        while let Some(shorter) = BETWEEN.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = shorter;
        }
        rest.is_empty().then_some(at)
    }

    /// What a number is about that something became: what the number before it is, in the round that is spoken of last.
    pub(super) fn follow(&self, index: usize, own: &Context, from: &Context, at: usize) -> Context {
        let (one, first) = (&self.stated[index], &self.stated[at]);
        let year = |other: &What| match other {
            What::Period(when) => when.fiscal_year(),
            _ => None,
        };
        let in_sentence = self.stated.iter().filter(|other| {
            other.block == one.block && other.sentence == one.sentence && other.span.end <= one.span.start
        });
        let said: Vec<(usize, i32)> =
            in_sentence.filter_map(|other| Some((other.span.start, year(&other.what)?))).collect();
        let between = said.iter().rev().find(|(start, _)| *start >= first.span.end).map(|(_, year)| *year);
        let own_of_first = self.has_own_year(at).then(|| first.when.and_then(When::fiscal_year)).flatten();
        let topic = || {
            let mut said = said.iter().rev().map(|(_, year)| *year);
            said.find(|year| Some(*year) != own_of_first)
        };
        let years = match (between.or_else(topic), own_of_first) {
            (Some(year), _) => vec![year],
            (None, Some(_)) => Vec::new(),
            (None, None) => from.years.clone(),
        };
        Context {
            years,
            turn: Turn::Now,
            moved: own.moved,
            based: own.based,
            reference: true,
            loose: own.loose,
            ..from.clone()
        }
    }
}

/// A text without a bracket that it begins with.
fn without_bracket(text: &str) -> &str {
    let text = text.trim_start();
    let Some(inside) = text.strip_prefix(['（', '(']) else { return text };
    inside
        .find(['）', ')'])
        .and_then(|at| Some(&inside[at + inside[at..].chars().next()?.len_utf8()..]))
        .unwrap_or(text)
}
