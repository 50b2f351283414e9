//! How the rows of a table of change stand: per round what was answered, then the change and of what it consists, then
//! the range and the tests where there are any, then what the same units did.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, change as words, units};
use crate::findings::change_table::{Asked, Kind};
use crate::findings::plan::change::ChangeTest;
use crate::findings::question_table::frame_heading;
use crate::findings::table::{Drawing, Drawn, HeadCell, ResultCell, ResultTable};

/// One row of a group; what is not there stays empty.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub label: Phrase,
    /// Per round: count and percentage, or the one number of a quantity.
    pub rounds: Vec<Vec<ResultCell>>,
    /// Per pair of rounds: in all, of the same units, the rest.
    pub changes: Vec<Vec<ResultCell>>,
    /// Low and high.
    pub range: Vec<ResultCell>,
    /// p and adjusted p.
    pub tests: BTreeMap<ChangeTest, Vec<ResultCell>>,
    /// What the same units did.
    pub moves: Vec<ResultCell>,
}

/// The rows of all groups.
#[derive(Debug, Default)]
pub(super) struct Rows(Vec<(Phrase, Row)>);

/// Columns under one heading.
struct Block {
    heading: Phrase,
    columns: Vec<Phrase>,
}

impl Rows {
    pub(super) fn group(&mut self, label: Phrase, rows: Vec<Row>) {
        let mut label = Some(label);
        self.0.extend(rows.into_iter().map(|row| (label.take().unwrap_or_default(), row)));
    }

    pub(super) fn table(self, asked: &Asked<'_>, notes: Vec<Phrase>) -> ResultTable {
        let grouped = asked.change.by.is_some();
        let quantity = matches!(asked.kind, Kind::Quantity { .. });
        let width = if quantity { 1 } else { 2 };
        let ranged = self.0.iter().any(|(_, row)| !row.range.is_empty());
        let tests: BTreeSet<ChangeTest> = self.0.iter().flat_map(|(_, row)| row.tests.keys().copied()).collect();
        let pairs = asked.pairs();
        let moves = asked.moves_block();
        let mut blocks: Vec<Block> = Vec::new();
        for label in &asked.labels {
            let columns = [words::count_heading(), words::percent_heading()].into_iter().take(width);
            let columns = if quantity { vec![Phrase::default()] } else { columns.collect() };
            blocks.push(Block { heading: label.clone(), columns });
        }
        for (from, to) in &pairs {
            let between = || asked.rounds_named(*from, *to);
            let heading = match (quantity, pairs.len()) {
                (false, 1) => words::change_heading(),
                (false, _) => words::change_of(between()),
                (true, 1) => words::amount_change_heading(),
                (true, _) => words::amount_change_of(between()),
            };
            let parts = [words::all_answers(), words::same_units(), words::other_units()];
            blocks.push(Block { heading, columns: parts.into_iter().take(asked.parts()).collect() });
        }
        if ranged {
            blocks.push(Block { heading: words::range_heading(), columns: vec![words::low(), words::high()] });
        }
        for test in &tests {
            blocks.push(Block { heading: test.name(), columns: vec![words::p_heading(), words::holm_heading()] });
        }
        blocks.extend(moves);
        let mut head = [Vec::new(), Vec::new()];
        if grouped {
            head[0].push(HeadCell::one(asked.change.by.as_deref().map(frame_heading).unwrap_or_default()));
            head[1].push(HeadCell::one(Phrase::default()));
        }
        head[0].push(HeadCell::one(words::answer_heading()));
        head[1].push(HeadCell::one(Phrase::default()));
        for block in &blocks {
            head[0].extend(HeadCell::over(block.heading.clone(), block.columns.len()));
            head[1].extend(block.columns.iter().map(|column| HeadCell::one(column.clone())));
        }
        let rows = self.0.into_iter().map(|(group, mut row)| {
            let mut cells = Vec::new();
            if grouped {
                cells.push(ResultCell::Words(group));
            }
            cells.push(ResultCell::Words(row.label));
            let mut parts: Vec<Vec<ResultCell>> = Vec::new();
            row.rounds.resize(asked.labels.len(), Vec::new());
            row.changes.resize(pairs.len(), Vec::new());
            parts.append(&mut row.rounds);
            parts.append(&mut row.changes);
            if ranged {
                parts.push(row.range);
            }
            parts.extend(tests.iter().map(|test| row.tests.remove(test).unwrap_or_default()));
            parts.push(row.moves);
            for (mut part, block) in parts.into_iter().zip(&blocks) {
                part.resize(block.columns.len(), ResultCell::Words(Phrase::default()));
                cells.append(&mut part);
            }
            cells
        });
        let stub = if grouped { 2 } else { 1 };
        // Of groups there would be a picture for each.
        let drawn = (!grouped && !quantity).then(|| Drawn {
            how: Drawing::Bars,
            columns: (0..)
                .map(|r| stub + r * width + 1)
                .zip(&asked.labels)
                .map(|(at, label)| (label.clone(), at))
                .collect(),
            unit: units::percent(),
            notes: Vec::new(),
        });
        ResultTable {
            id: asked.request.id.clone(),
            title: asked.request.title.clone(),
            rows: rows.collect(),
            head: head.into(),
            stub_columns: stub,
            follows: None,
            turned: None,
            drawn,
            notes,
        }
    }
}

impl Asked<'_> {
    /// The pairs of rounds between which a change is shown: each with the next, and the first with the last.
    pub(super) fn pairs(&self) -> Vec<(usize, usize)> {
        let last = self.labels.len() - 1;
        let mut pairs: Vec<(usize, usize)> = (0..last).map(|from| (from, from + 1)).collect();
        if last > 1 {
            pairs.push((0, last));
        }
        pairs
    }

    /// Of how many parts a change is shown: without a frame nobody knows which units are the same.
    pub(super) fn parts(&self) -> usize {
        if self.groups.iter().any(|group| group.panel.is_some()) { 3 } else { 1 }
    }

    /// Whether some of the rounds are not compared, so that nothing can be said over all of them.
    pub(super) fn is_broken(&self) -> bool {
        self.change.question.not_comparable(0, self.labels.len() - 1).is_some()
    }

    /// The cells of a change that is not computed; why, says a note.
    pub(super) fn broken(&self) -> Vec<ResultCell> {
        vec![ResultCell::Words(words::broken()); self.parts()]
    }

    /// What the same units did between two rounds.
    fn moves_block(&self) -> Option<Block> {
        let [from, to] = self.labels.as_slice() else { return None };
        if self.parts() == 1 || self.is_broken() {
            return None;
        }
        match self.kind {
            Kind::Quantity { .. } => None,
            Kind::Multiple => Some(Block {
                heading: words::moves_of_options(from, to),
                columns: vec![words::kept(), words::left(), words::came(), words::never()],
            }),
            Kind::Single => Some(Block {
                heading: words::moves_heading(from, to),
                columns: self.options.iter().map(|option| option.label.clone()).collect(),
            }),
        }
    }
}
