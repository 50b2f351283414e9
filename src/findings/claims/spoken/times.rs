//! When a statement holds: the year that its sentence, its paragraph or a heading gives it, and the day of an event.

use std::collections::BTreeSet;

use crate::document::Kind as BlockKind;
use crate::findings::claims::spoken::{Reader, counts};
use crate::findings::claims::stated::{Stated, What, When, stated_in};
use crate::text::era::{CivilDate, DateReading};

impl Reader<'_> {
    /// The fiscal years that a statement is about: its own, those of the sentence before one by one (それぞれ), the only one of
    /// the paragraph, or that of a heading.
    pub(super) fn years(&self, index: usize, moved: bool, before: bool) -> Vec<i32> {
        let own = self.years_said(index, moved);
        // 「前回調査の63％」 is of the year before the one that is spoken of.
        let shifted = before && self.stated[index].when != Some(When::PreviousYear);
        own.into_iter().map(|year| if shifted { year - 1 } else { year }).collect()
    }

    fn years_said(&self, index: usize, moved: bool) -> Vec<i32> {
        let one = &self.stated[index];
        let before = |at: &usize| self.stated[*at].span.start < one.span.start;
        let in_block: Vec<usize> =
            self.of_block.get(&one.block).into_iter().flatten().copied().filter(before).collect();
        // 「平成28年以降」 is since when something is asked, not of when the number is.
        let since: Vec<When> =
            in_block.iter().filter(|at| self.is_since(**at)).filter_map(|at| period(&self.stated[*at])).collect();
        let said: Vec<(usize, i32)> = in_block
            .iter()
            .filter(|at| !self.is_since(**at))
            .filter_map(|at| Some((*at, period(&self.stated[*at])?.fiscal_year()?)))
            .collect();
        match one.when.filter(|when| !since.contains(when)) {
            Some(When::PreviousYear) => {
                return said.last().map(|(_, year)| if moved { *year } else { year - 1 }).into_iter().collect();
            }
            Some(When::Whole) => return Vec::new(),
            // 「令和2年度は15人で、3年間の合計は39人」
            Some(_) if self.spans_years(index) => return Vec::new(),
            // 「令和2年度は9月末現在で15人」 is of the year that the sentence has named.
            Some(When::Month { .. }) => {
                let same = |at: usize| self.stated[at].sentence == one.sentence;
                if let Some((_, year)) = said.iter().rev().find(|(at, _)| same(*at)) {
                    return vec![*year];
                }
            }
            Some(when) => {
                if let Some(year) = when.fiscal_year() {
                    return vec![year];
                }
            }
            None => {}
        }
        let text = self.document.blocks.get(one.block).map_or("", |block| block.text.as_str());
        let sentence = text.get(one.sentence.clone()).unwrap_or_default();
        let earlier: Vec<i32> = said
            .iter()
            .filter(|(at, _)| self.stated[*at].sentence.start < one.sentence.start)
            .map(|(_, year)| *year)
            .collect();
        let distinct: BTreeSet<i32> = earlier.iter().copied().collect();
        if sentence.contains("それぞれ") {
            let mut order: Vec<i32> = Vec::new();
            for year in &earlier {
                if !order.contains(year) {
                    order.push(*year);
                }
            }
            let numbers = self
                .of_block
                .get(&one.block)
                .into_iter()
                .flatten()
                .filter(|at| counts(&self.stated[**at].what) && self.stated[**at].sentence == one.sentence);
            let place = numbers.clone().position(|at| *at == index);
            if numbers.count() == order.len()
                && let Some(year) = place.and_then(|place| order.get(place))
            {
                return vec![*year];
            }
        }
        if distinct.len() == 1 {
            return distinct.into_iter().collect();
        }
        if distinct.is_empty() {
            let block = self.document.blocks.get(one.block);
            for above in block.into_iter().flat_map(|block| block.above.iter().rev()) {
                let years: BTreeSet<i32> = self
                    .of_block
                    .get(above)
                    .into_iter()
                    .flatten()
                    .filter(|at| !self.is_since(**at))
                    .filter_map(|at| period(&self.stated[*at])?.fiscal_year())
                    .collect();
                if !years.is_empty() {
                    return years.into_iter().collect();
                }
            }
        }
        Vec::new()
    }

    /// Where the nearest year is a part of some name, the next ones that may be the time, the nearest first: those before it in
    /// the sentence, and those of the headings.
    pub(super) fn farther_years(&self, index: usize, headings: &[String]) -> Vec<Vec<i32>> {
        let one = &self.stated[index];
        let in_block = self.of_block.get(&one.block).into_iter().flatten().rev();
        let before = in_block.filter(|at| {
            let other = &self.stated[**at];
            other.span.start < one.span.start && other.sentence == one.sentence && !self.is_since(**at)
        });
        let before = before.filter_map(|at| Some(vec![period(&self.stated[*at])?.fiscal_year()?]));
        let above = headings.iter().map(|heading| self.years_in(heading)).filter(|years| !years.is_empty());
        before.chain(above).collect()
    }

    /// Whether 「3年間」 stands between the last time of the sentence and a statement.
    fn spans_years(&self, index: usize) -> bool {
        let same = |at: &usize| {
            let (other, one) = (&self.stated[*at], &self.stated[index]);
            other.block == one.block && other.sentence == one.sentence
        };
        let before = (0..index).rev().take_while(same).map(|at| &self.stated[at].what);
        before
            .take_while(|what| !matches!(what, What::Period(_) | What::Date(_)))
            .any(|what| matches!(what, What::Count { unit, .. } if unit == "年間"))
    }

    /// The day that stands before a statement in its paragraph or item; of a place in an order also behind it.
    pub(super) fn day_before(&self, index: usize) -> Option<CivilDate> {
        let one = &self.stated[index];
        let block = self.document.blocks.get(one.block)?;
        let ranked = matches!(one.what, What::Rank(_));
        // In running text a day is that of one sentence; in an item it is that of the item.
        let same = |other: &&Stated| {
            (ranked || other.span.end <= one.span.start)
                && (matches!(block.kind, BlockKind::Item { .. }) || other.sentence == one.sentence)
        };
        let others = self.of_block.get(&one.block)?.iter().map(|at| &self.stated[*at]);
        others.filter(same).filter_map(|other| date_of(&other.what)).next_back()
    }

    /// The fiscal years that a heading names.
    pub(super) fn years_in(&self, text: &str) -> Vec<i32> {
        let mut known = self.headings.borrow_mut();
        let found = || {
            let since = |one: &Stated| is_since(text, one);
            stated_in(0, text)
                .iter()
                .filter(|one| !since(one))
                .filter_map(|one| period(one)?.fiscal_year())
                .collect()
        };
        known.entry(text.to_owned()).or_insert_with(found).clone()
    }

    /// Whether a time is only a beginning.
    pub(super) fn is_since(&self, index: usize) -> bool {
        let one = &self.stated[index];
        self.document.blocks.get(one.block).is_some_and(|block| is_since(&block.text, one))
    }
}

/// Whether a time in a text is only a beginning: 平成28年以降.
fn is_since(text: &str, one: &Stated) -> bool {
    let behind = text.get(one.span.end..).unwrap_or_default();
    ["以降", "以後", "以来", "度以降", "度以後"].iter().any(|word| behind.starts_with(word))
        || text.get(one.span.clone()).is_some_and(|said| said.contains("以降"))
}

fn period(stated: &Stated) -> Option<When> {
    match &stated.what {
        What::Period(when) => Some(*when),
        _ => None,
    }
}

fn date_of(what: &What) -> Option<CivilDate> {
    match what {
        What::Date(DateReading::Exact { date, .. } | DateReading::OutsideEra { date, .. }) => Some(*date),
        What::Date(DateReading::TwoReadings { readings, .. }) => readings.first().copied(),
        _ => None,
    }
}
