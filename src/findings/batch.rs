//! Everything that a plan wants counted, put to the engine in one go per table: first every request leaves its
//! specifications here and takes a ticket, then the engine runs, then the tickets are redeemed.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Error;
use crate::findings::evidence::{Evidence, Group};
use crate::findings::material::Material;
use crate::findings::plan::TableKey;
use crate::provenance::CellRef;
use crate::responses::table::ResponseTable;
use crate::survey::predicate::Predicate;
use crate::tally::engine::TallyEngine;
use crate::tally::spec::{Tally, TallySpec};

/// A place in the batch for a tally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyTicket {
    key: TableKey,
    index: usize,
}

/// Which cells of a group of cases are evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceCells {
    /// The cells of these variables; where a case has none of them, the cell that identifies it.
    Variables(BTreeSet<String>),
    /// The cell that identifies the return.
    Identity,
    /// The row of the frame.
    FrameRow,
}

/// Evidence that is still to be looked up: the cells of those who meet a condition; if nobody does, of the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidencePart {
    key: TableKey,
    members: usize,
    base: usize,
    everyone: usize,
    cells: EvidenceCells,
}

impl EvidencePart {
    /// The same cases with the cells of one more variable.
    #[must_use]
    pub fn and_cells_of(mut self, variable: &str) -> Self {
        if let EvidenceCells::Variables(variables) = &mut self.cells {
            variables.insert(variable.to_owned());
        }
        self
    }
}

/// A place in the batch for the rows of a group: for what needs values one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowsTicket {
    key: TableKey,
    index: usize,
}

#[derive(Debug, Default)]
struct Requests {
    specs: Vec<TallySpec>,
    conditions: Vec<Predicate>,
    known: BTreeMap<Predicate, usize>,
}

/// The requests so far.
#[derive(Debug, Default)]
pub struct Batch {
    tables: BTreeMap<TableKey, Requests>,
    made: BTreeMap<TableKey, ResponseTable>,
}

impl Batch {
    /// Brings a table that was made of collected ones, unless it is there already.
    pub fn bring(&mut self, key: &TableKey, make: impl FnOnce() -> Option<ResponseTable>) -> Option<()> {
        if !self.made.contains_key(key) {
            self.made.insert(key.clone(), make()?);
        }
        Some(())
    }

    /// Asks for a tally.
    pub fn tally(&mut self, key: &TableKey, spec: TallySpec) -> TallyTicket {
        let requests = self.tables.entry(key.clone()).or_default();
        requests.specs.push(spec);
        TallyTicket { key: key.clone(), index: requests.specs.len() - 1 }
    }

    /// Asks for the cells behind a count: of those in the base who meet the condition, or of the base if nobody
    /// does.
    pub fn evidence(
        &mut self,
        key: &TableKey,
        condition: &Predicate,
        base: &Predicate,
        cells: EvidenceCells,
    ) -> EvidencePart {
        let members = self.condition(key, base.clone().and(condition.clone()));
        let base = self.condition(key, base.clone());
        let everyone = self.condition(key, Predicate::Everyone);
        EvidencePart { key: key.clone(), members, base, everyone, cells }
    }

    /// Asks for the rows that meet a condition.
    pub fn rows(&mut self, key: &TableKey, condition: Predicate) -> RowsTicket {
        RowsTicket { key: key.clone(), index: self.condition(key, condition) }
    }

    fn condition(&mut self, key: &TableKey, condition: Predicate) -> usize {
        let requests = self.tables.entry(key.clone()).or_default();
        let next = requests.conditions.len();
        let index = *requests.known.entry(condition.clone()).or_insert(next);
        if index == next {
            requests.conditions.push(condition);
        }
        index
    }

    /// Counts everything.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn run<'m>(self, engine: &dyn TallyEngine, material: &'m Material<'m>) -> Result<Counted<'m>, Error> {
        self.run_on(engine, material.tables)
    }

    /// Counts everything on these tables: those of the answers, or those of how every case ended.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn run_on<'m>(
        self,
        engine: &dyn TallyEngine,
        tables: &'m BTreeMap<TableKey, ResponseTable>,
    ) -> Result<Counted<'m>, Error> {
        let mut tallies = BTreeMap::new();
        let mut members = BTreeMap::new();
        let mut conditions = BTreeMap::new();
        for (key, requests) in self.tables {
            let Some(table) = tables.get(&key).or_else(|| self.made.get(&key)) else { continue };
            tallies.insert(key.clone(), engine.tally(table, &requests.specs)?);
            members.insert(key.clone(), engine.members(table, &requests.conditions)?);
            conditions.insert(key, requests.conditions);
        }
        Ok(Counted {
            tables,
            made: self.made,
            tallies,
            members,
            conditions,
            nothing: Tally { cells: Vec::new(), bases: Vec::new() },
        })
    }
}

/// What was counted.
#[derive(Debug)]
pub struct Counted<'m> {
    tables: &'m BTreeMap<TableKey, ResponseTable>,
    made: BTreeMap<TableKey, ResponseTable>,
    tallies: BTreeMap<TableKey, Vec<Tally>>,
    members: BTreeMap<TableKey, Vec<Vec<usize>>>,
    conditions: BTreeMap<TableKey, Vec<Predicate>>,
    nothing: Tally,
}

impl Counted<'_> {
    /// The tally of a ticket; an empty one where the table was never collected.
    pub fn tally(&self, ticket: &TallyTicket) -> &Tally {
        self.tallies.get(&ticket.key).and_then(|tallies| tallies.get(ticket.index)).unwrap_or(&self.nothing)
    }

    /// One cell of a tally.
    pub fn n(&self, ticket: &TallyTicket, row: usize, column: usize) -> u64 {
        self.tally(ticket).cells.get(row).and_then(|cells| cells.get(column)).map_or(0, |sums| sums.n)
    }

    /// The rows of a ticket, in order; none where the table was never collected.
    pub fn rows(&self, ticket: &RowsTicket) -> &[usize] {
        self.members.get(&ticket.key).and_then(|lists| lists.get(ticket.index)).map_or(&[], Vec::as_slice)
    }

    /// The table that the rows of a ticket are rows of.
    pub fn table(&self, ticket: &RowsTicket) -> Option<&ResponseTable> {
        self.table_of(&ticket.key)
    }

    fn table_of(&self, key: &TableKey) -> Option<&ResponseTable> {
        self.tables.get(key).or_else(|| self.made.get(key))
    }

    /// The cells of evidence, with the groups that were counted.
    pub fn cells(&self, parts: &[EvidencePart]) -> Evidence {
        // Cells come in runs of their order, which sorting makes use of and a set that grows cell by cell does not.
        let mut found: Vec<&CellRef> = Vec::new();
        let mut groups = Vec::new();
        for part in parts {
            let condition = self.conditions.get(&part.key).and_then(|conditions| conditions.get(part.members));
            groups.extend(condition.map(|condition| Group {
                table: part.key.clone(),
                condition: condition.clone(),
                by_answers: matches!(part.cells, EvidenceCells::Variables(_)),
            }));
            let Some(table) = self.table_of(&part.key) else { continue };
            let Some(lists) = self.members.get(&part.key) else { continue };
            let empty = Vec::new();
            let list = |index: usize| lists.get(index).unwrap_or(&empty);
            // A zero rests on its base; where even that is empty, on everyone who could have been in it.
            let rows = [part.members, part.base, part.everyone]
                .into_iter()
                .map(list)
                .find(|rows| !rows.is_empty())
                .unwrap_or(&empty);
            for row in rows {
                let Some(case) = table.cases.get(*row) else { continue };
                let identity = || case.identity.iter().chain(&case.frame_row).next();
                match &part.cells {
                    EvidenceCells::Identity => found.extend(identity()),
                    EvidenceCells::FrameRow => found.extend(&case.frame_row),
                    EvidenceCells::Variables(variables) => {
                        let before = found.len();
                        for column in variables.iter().filter_map(|name| table.column(name)) {
                            found.extend(column.cells.get(*row).into_iter().flatten());
                        }
                        if found.len() == before {
                            found.extend(identity());
                        }
                    }
                }
            }
        }
        found.sort();
        found.dedup();
        Evidence { cells: found.into_iter().cloned().collect(), groups }
    }
}
