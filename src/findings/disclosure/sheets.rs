//! The tables that figures were counted on: rounds and record lists as they were collected, and rounds joined; and how an
//! answer of one round is seen in each of them.

use std::collections::BTreeMap;

use crate::findings::disclosure::moves::Values;
use crate::findings::material::{Material, joined_from};
use crate::findings::plan::TableKey;
use crate::responses::joined::{round_name, rows_in};
use crate::responses::schema;
use crate::responses::table::ResponseTable;
use crate::survey::answer::{AnswerValue, CaseView};
use crate::survey::area::Areas;
use crate::survey::missing::Disposition;

/// Every table that something was counted on.
#[derive(Debug)]
pub(super) struct Sheets<'m> {
    material: &'m Material<'m>,
    joined: BTreeMap<TableKey, ResponseTable>,
}

impl<'m> Sheets<'m> {
    /// The collected tables, and those of these keys that are made of several rounds.
    pub(super) fn new<'k>(material: &'m Material<'m>, keys: impl Iterator<Item = &'k TableKey>) -> Self {
        let mut sheets = Self { material, joined: BTreeMap::new() };
        for key in keys {
            if !sheets.joined.contains_key(key)
                && let Some(made) = sheets.made(key)
            {
                sheets.joined.insert(key.clone(), made);
            }
        }
        sheets
    }

    fn made(&self, key: &TableKey) -> Option<ResponseTable> {
        let rounds = joined_from(key);
        if rounds.is_empty() { None } else { self.material.joined(&rounds) }
    }

    /// The table of a key.
    pub(super) fn get(&self, key: &TableKey) -> Option<&ResponseTable> {
        self.material.tables.get(key).or_else(|| self.joined.get(key))
    }

    /// The rounds that a table is made of.
    pub(super) fn rounds(key: &TableKey) -> Vec<TableKey> {
        let rounds = joined_from(key);
        if rounds.is_empty() { vec![key.clone()] } else { rounds }
    }

    /// A table as the answers of one round are seen in it; none where that round is no part of it.
    pub(super) fn seen_from(&self, round: &TableKey, key: &TableKey) -> Option<Sheet<'_>> {
        let table = self.get(key)?;
        if key == round {
            return Some(Sheet { table, rows: None, round: None });
        }
        let rounds = Self::rounds(key);
        let at = rounds.iter().position(|one| one == round)?;
        let name = round_name(&round.survey, &round.round, &key.survey);
        let rows = rows_in(&self.material.joining(&rounds)?, at);
        Some(Sheet { table, rows: Some(rows), round: Some(schema::of_round("", &name)) })
    }
}

/// A table as the answers of one round are seen in it.
#[derive(Debug)]
pub(super) struct Sheet<'s> {
    table: &'s ResponseTable,
    /// The row of every row of the round, where they are not the same.
    rows: Option<Vec<Option<usize>>>,
    /// What the names of its columns end with.
    round: Option<String>,
}

impl Sheet<'_> {
    /// The question of the round that a column is about.
    pub(super) fn question<'n>(&self, column: &'n str) -> Option<&'n str> {
        match &self.round {
            None => Some(column),
            Some(ending) => column.strip_suffix(ending.as_str()),
        }
    }

    /// A row of the round in this table, with other values where some are given; none is a case that is not there.
    pub(super) fn case<'a>(&'a self, row: Option<usize>, values: Option<&'a Values>) -> Seen<'a> {
        let row = row.and_then(|row| match &self.rows {
            None => Some(row),
            Some(rows) => rows.get(row).copied().flatten(),
        });
        Seen { sheet: self, row, values }
    }
}

/// A case in a table, with other values for some questions.
pub(super) struct Seen<'a> {
    sheet: &'a Sheet<'a>,
    row: Option<usize>,
    values: Option<&'a Values>,
}

impl CaseView for Seen<'_> {
    fn value(&self, variable: &str) -> Option<&AnswerValue> {
        let other = || self.values?.get(self.sheet.question(variable)?);
        let own = || self.sheet.table.columns.get(variable)?.values.get(self.row?);
        other().or_else(own)
    }

    fn disposition(&self) -> Disposition {
        let case = self.row.and_then(|row| self.sheet.table.cases.get(row));
        case.map_or(Disposition::NotReturned, |case| case.disposition)
    }

    fn areas(&self) -> &Areas {
        &self.sheet.table.areas
    }
}
