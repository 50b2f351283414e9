//! Where two findings would be seen to differ in a report: what must be withheld so that both look the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Phrase;
use crate::findings::evaluate::Findings;
use crate::findings::figure::Figure;
use crate::findings::table::{ResultCell, ResultTable};

/// What is withheld.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Withheld {
    /// Figures of which nothing is shown.
    pub(super) values: BTreeSet<String>,
    /// Of those the ones that are there in some data only, as they are called: hidden, they are there in all.
    pub(super) called: BTreeMap<String, Figure>,
    /// Of those hidden the ones of which not even the unit is the same: a percentage of nobody has none.
    pub(super) units: BTreeSet<String>,
    /// Of those hidden the ones that may be 0, though the rule shows 0.
    pub(super) zeros: BTreeSet<String>,
    /// Figures of which the value is shown, and not what it rests on.
    pub(super) bases: BTreeSet<String>,
    /// Tables of which nothing is shown.
    pub(super) tables: BTreeSet<usize>,
    /// Cells of words, by table, row and column.
    pub(super) cells: BTreeSet<(usize, usize, usize)>,
    /// Notes of tables and figures, by the id and the words: the same words may stand below another table and say no more there.
    pub(super) notes: BTreeSet<(String, Phrase)>,
    /// The figures and tables that lose a note.
    pub(super) noted: BTreeSet<String>,
    /// Sentences.
    pub(super) sentences: BTreeSet<String>,
}

/// The figures, tables and sentences that are not the same in both. None where they have not the same tables, or a table has
/// not the same rows or columns: to withhold all of it is the last resort, for which `whole_tables` asks.
pub(super) fn differences(one: &Findings, other: &Findings, whole_tables: bool) -> Option<Withheld> {
    let mut found = Withheld::default();
    if one.tables.len() != other.tables.len() {
        return None;
    }
    for (there, not_there) in [(one, other), (other, one)] {
        for (id, figure) in there.figures.iter().filter(|(id, _)| !not_there.figures.contains_key(*id)) {
            found.values.insert(id.clone());
            found.called.insert(id.clone(), figure.clone());
        }
    }
    for (a, b) in one.figures.values().filter_map(|a| Some((a, other.figures.get(&a.id)?))) {
        if !named_the_same(a, b) {
            return None;
        }
        if a.unit != b.unit {
            found.units.insert(a.id.clone());
        }
        if a.value != b.value || a.withheld != b.withheld || a.unit != b.unit {
            found.values.insert(a.id.clone());
            continue;
        }
        let rests = a.base == b.base && a.mode == b.mode && a.beyond == b.beyond && a.how == b.how;
        if !rests || a.evidence.len() != b.evidence.len() {
            found.bases.insert(a.id.clone());
        }
        found.drop_notes(&a.id, &a.notes, &b.notes);
    }
    for (number, (a, b)) in one.tables.iter().zip(&other.tables).enumerate() {
        if a.id != b.id || a.title != b.title {
            return None;
        }
        match unlike_cells(a, b) {
            Some(cells) => found.cells.extend(cells.into_iter().map(|(row, column)| (number, row, column))),
            None if whole_tables => {
                found.tables.insert(number);
                for (table, findings) in [(a, one), (b, other)] {
                    found.drop_figures(table, findings);
                }
                continue;
            }
            None => return None,
        }
        found.drop_notes(&a.id, &a.notes, &b.notes);
    }
    for (id, a) in &one.sentences {
        if other.sentences.get(id).is_none_or(|b| a.text != b.text || a.remarks != b.remarks) {
            found.sentences.insert(id.clone());
        }
    }
    Some(found)
}

impl Withheld {
    /// Withholds every figure of a table.
    fn drop_figures(&mut self, table: &ResultTable, findings: &Findings) {
        for cell in table.rows.iter().flatten() {
            if let ResultCell::Figure(id) = cell
                && let Some(figure) = findings.figures.get(id)
            {
                self.values.insert(id.clone());
                self.called.insert(id.clone(), figure.clone());
            }
        }
    }

    /// Withholds the notes that stand under one of two alone.
    fn drop_notes(&mut self, id: &str, a: &[Phrase], b: &[Phrase]) {
        let dropped = unlike(a, b);
        if !dropped.is_empty() {
            self.noted.insert(id.to_owned());
            self.notes.extend(dropped.into_iter().map(|note| (id.to_owned(), note)));
        }
    }

    /// Withholds what another withholds as well.
    pub(super) fn extend(&mut self, other: Withheld) {
        self.values.extend(other.values);
        self.units.extend(other.units);
        self.zeros.extend(other.zeros);
        self.called.extend(other.called);
        self.bases.extend(other.bases);
        self.tables.extend(other.tables);
        self.cells.extend(other.cells);
        self.notes.extend(other.notes);
        self.noted.extend(other.noted);
        self.sentences.extend(other.sentences);
    }

    /// Whether there is nothing to withhold.
    pub(super) fn is_empty(&self) -> bool {
        *self == Withheld::default()
    }
}

/// Whether two figures differ in nothing but what they say.
fn named_the_same(a: &Figure, b: &Figure) -> bool {
    a.class == b.class
        && a.label == b.label
        && a.period == b.period
        && a.as_of == b.as_of
        && a.provisional == b.provisional
        && (a.decimals == b.decimals || a.value != b.value)
}

/// Notes that stand in one list alone.
fn unlike(a: &[Phrase], b: &[Phrase]) -> BTreeSet<Phrase> {
    let in_a: BTreeSet<&Phrase> = a.iter().collect();
    let in_b: BTreeSet<&Phrase> = b.iter().collect();
    in_a.symmetric_difference(&in_b).map(|note| (*note).clone()).collect()
}

/// Cells that are not the same; none where the tables have not the same rows or columns.
fn unlike_cells(a: &ResultTable, b: &ResultTable) -> Option<Vec<(usize, usize)>> {
    if a.rows.len() != b.rows.len() || a.head != b.head || a.stub_columns != b.stub_columns {
        return None;
    }
    let mut found = Vec::new();
    for (number, (row, other)) in a.rows.iter().zip(&b.rows).enumerate() {
        if row.len() != other.len() {
            return None;
        }
        for (column, pair) in row.iter().zip(other).enumerate() {
            match pair {
                (ResultCell::Figure(a), ResultCell::Figure(b)) if a == b => {}
                (ResultCell::Words(a), ResultCell::Words(b)) if a == b => {}
                (ResultCell::Words(_) | ResultCell::Figure(_), ResultCell::Words(_) | ResultCell::Figure(_)) => {
                    found.push((number, column));
                }
            }
        }
    }
    Some(found)
}
