//! What does not fit together within a report itself, without any data: a stated count and the list below it, days that no
//! era has, sums of a table, a target that was missed and never spoken of. What cannot be wrong for sure is a note: words
//! for a cause without a comparison, a method without a result, a heading without text, one thing written in two ways.

mod causal;
mod days;
mod empty;
mod lists;
mod methods;
mod periods;
mod shares;
mod spelling;
mod sums;
mod tables;
mod targets;
#[cfg(test)]
mod tests;
mod yearly;

use std::ops::Range;

use crate::catalogue::Phrase;
use crate::document::{Block, Document, Kind};
use crate::findings::claims::stated::{Stated, stated};
use crate::text::key::key;

/// One thing that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discrepancy {
    /// What was checked.
    pub check: Check,
    /// Where it stands: first what is said, then what it does not fit with.
    pub places: Vec<Spot>,
    /// What was found, in the report's own words.
    pub found: Phrase,
    /// What was expected.
    pub expected: Phrase,
    /// What to do.
    pub hint: Phrase,
}

/// A place in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The block.
    pub block: usize,
    /// The bytes of its text.
    pub span: Range<usize>,
}

/// What is checked within a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// A stated count against the items listed.
    ListCount,
    /// A day outside its era, with one reading.
    OutsideEra,
    /// A day outside its era, with two readings.
    TwoReadings,
    /// A day that no calendar has.
    ImpossibleDay,
    /// A day out of the order of its list.
    DayOrder,
    /// A total row or column against its parts.
    TableSum,
    /// A percentage against the numbers beside it.
    ShareAndCount,
    /// A number of the text against the cell of a table that it names.
    TableAndText,
    /// A missed target that the text never speaks of.
    MissedTarget,
    /// A part of a year compared with a whole one.
    UnlikePeriods,
    /// An indicator of meetings against the meetings that are listed.
    ListAndIndicator,
    /// A method of verification without a result.
    MethodWithoutResult,
    /// A word for a cause without a comparison.
    CausalWord,
    /// A heading without text.
    EmptySection,
    /// One thing written in two ways.
    Spelling,
}

impl Check {
    /// Every check, in the order in which they are told.
    pub const ALL: [Check; 15] = [
        Check::ListCount,
        Check::OutsideEra,
        Check::TwoReadings,
        Check::ImpossibleDay,
        Check::DayOrder,
        Check::TableSum,
        Check::ShareAndCount,
        Check::TableAndText,
        Check::MissedTarget,
        Check::UnlikePeriods,
        Check::ListAndIndicator,
        Check::MethodWithoutResult,
        Check::CausalWord,
        Check::EmptySection,
        Check::Spelling,
    ];

    /// Whether it is a note for a person, and nothing that is wrong for sure.
    pub fn is_note(self) -> bool {
        match self {
            Check::ListCount
            | Check::OutsideEra
            | Check::TwoReadings
            | Check::ImpossibleDay
            | Check::DayOrder
            | Check::TableSum
            | Check::ShareAndCount
            | Check::TableAndText
            | Check::MissedTarget
            | Check::UnlikePeriods => false,
            Check::ListAndIndicator
            | Check::MethodWithoutResult
            | Check::CausalWord
            | Check::EmptySection
            | Check::Spelling => true,
        }
    }

    /// Its stable word.
    pub fn rule(self) -> &'static str {
        match self {
            Check::ListCount => "text-list-count",
            Check::OutsideEra => "text-outside-era",
            Check::TwoReadings => "text-two-readings",
            Check::ImpossibleDay => "text-impossible-day",
            Check::DayOrder => "text-day-order",
            Check::TableSum => "text-table-sum",
            Check::ShareAndCount => "text-share-and-count",
            Check::TableAndText => "text-table-and-text",
            Check::MissedTarget => "text-missed-target",
            Check::UnlikePeriods => "text-unlike-periods",
            Check::ListAndIndicator => "text-list-and-indicator",
            Check::MethodWithoutResult => "text-method-without-result",
            Check::CausalWord => "text-causal-word",
            Check::EmptySection => "text-empty-section",
            Check::Spelling => "text-spelling",
        }
    }
}

/// Everything that does not fit in a document, by check and then by place.
pub fn check(document: &Document) -> Vec<Discrepancy> {
    check_with(document, &stated(document))
}

/// The same, where the statements are at hand.
pub fn check_with(document: &Document, stated: &[Stated]) -> Vec<Discrepancy> {
    let view = View { document, stated };
    let mut found = Vec::new();
    found.extend(lists::check(&view));
    found.extend(days::check(&view));
    found.extend(sums::check(&view));
    found.extend(shares::check(&view));
    found.extend(tables::check(&view));
    found.extend(targets::check(&view));
    found.extend(periods::check(&view));
    found.extend(yearly::check(&view));
    found.extend(methods::check(&view));
    found.extend(causal::check(&view));
    found.extend(empty::check(&view));
    found.extend(spelling::check(&view));
    let first = |found: &Discrepancy| found.places.first().map(|spot| (spot.block, spot.span.start));
    found.sort_by_key(|found| (found.check, first(found)));
    found
}

/// A document with its statements, as the checks look at it.
struct View<'d> {
    document: &'d Document,
    stated: &'d [Stated],
}

impl<'d> View<'d> {
    fn blocks(&self) -> &'d [Block] {
        &self.document.blocks
    }

    /// The statements of a block, in their order.
    fn of_block(&self, block: usize) -> &'d [Stated] {
        let from = self.stated.partition_point(|stated| stated.block < block);
        let to = self.stated.partition_point(|stated| stated.block <= block);
        self.stated.get(from..to).unwrap_or_default()
    }

    /// The blocks that stand under a heading or numbered item.
    fn under(&self, block: usize) -> impl Iterator<Item = usize> {
        self.blocks()
            .iter()
            .enumerate()
            .skip(block + 1)
            .take_while(move |(_, other)| other.above.contains(&block))
            .map(|(index, _)| index)
    }

    /// The names of what a block belongs to: headings above it, and a short line that stands for a heading below them.
    fn names(&self, block: usize) -> Vec<String> {
        let Some(found) = self.blocks().get(block) else { return Vec::new() };
        let mut names: Vec<String> = found.above.iter().map(|above| key(&self.blocks()[*above].text)).collect();
        // 「■ 取組内容②」 holds several headings; the line below the first names all of them.
        for above in &found.above {
            if let Some(next) = self.blocks().get(above + 1).filter(|next| matches!(next.kind, Kind::Paragraph))
                && above + 1 != block
                && next.text.chars().count() <= 40
                && !next.text.contains('。')
            {
                names.push(key(&next.text));
            }
        }
        names.retain(|name| name.chars().count() >= 4);
        names
    }

    /// Whether two blocks speak of the same thing by the names of what they belong to.
    fn related(&self, one: usize, other: usize) -> bool {
        let (ours, theirs) = (self.names(one), self.names(other));
        ours.iter()
            .any(|name| theirs.iter().any(|other| name.contains(other.as_str()) || other.contains(name.as_str())))
    }
}

impl Spot {
    fn of(stated: &Stated) -> Self {
        Self { block: stated.block, span: stated.span.clone() }
    }

    /// A block as a whole.
    fn whole(document: &Document, block: usize) -> Self {
        let length = document.blocks.get(block).map_or(0, |block| block.text.len());
        Self { block, span: 0..length }
    }
}
