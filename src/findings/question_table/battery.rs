//! A battery in one table: its items under one another, each with its own base chain and its own word on what may be said,
//! since one item of a census may be complete and the next not.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, findings, tabulation as words};
use crate::findings::batch::{Batch, Counted};
use crate::findings::figure::Figure;
use crate::findings::material::Material;
use crate::findings::plan::{QuestionTable, TableRequest};
use crate::findings::question_table;
use crate::findings::question_table::head::called;
use crate::findings::question_table::values::reasons;
use crate::findings::table::{Drawing, Drawn, HeadCell, ResultCell, ResultTable, Turned};
use crate::findings::whole::Whole;
use crate::survey::missing::Missing;

/// A battery whose counts are being made.
#[derive(Debug)]
pub struct Asked<'p> {
    items: Vec<(Phrase, question_table::Asked<'p>)>,
}

/// Asks for what every item needs.
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    tables: &'p [QuestionTable],
) -> Asked<'p> {
    let of_any: BTreeSet<Missing> = tables.iter().flat_map(|table| reasons(material, table)).collect();
    let shown: Vec<Missing> = Missing::ALL.into_iter().filter(|reason| of_any.contains(reason)).collect();
    let items = tables.iter().map(|table| {
        let mut asked = question_table::ask_with(batch, material, request, table, &shown);
        let survey = material.survey(&table.table.survey);
        let question = survey.and_then(|survey| survey.question(&table.rows));
        let called = question.map_or_else(|| Phrase::same(&table.rows), called);
        let words = question.filter(|question| question.in_battery().is_none());
        let words = words.map(|question| words::item_label(&question.number, &question.text));
        asked.item = Some(called.clone());
        (words.unwrap_or(called), asked)
    });
    Asked { items: items.collect() }
}

/// Notes, each with the items of which it is said.
type Notes = Vec<(Phrase, Vec<Phrase>)>;

fn add(notes: &mut Notes, of_item: Vec<Phrase>, item: &Phrase) {
    for note in of_item {
        match notes.iter_mut().find(|(known, _)| *known == note) {
            Some((_, items)) => items.push(item.clone()),
            None => notes.push((note, vec![item.clone()])),
        }
    }
}

/// The words that the items of a battery have in common.
fn shared_words(material: &Material<'_>, table: &QuestionTable) -> Option<Phrase> {
    let question = material.survey(&table.table.survey)?.question(&table.rows)?;
    let (words, _) = question.battery_words()?;
    Some(findings::question_note(&question.number, words))
}

impl Asked<'_> {
    /// The table and its figures.
    pub fn finish(&self, counted: &Counted<'_>, material: &Material<'_>) -> (ResultTable, Vec<Figure>) {
        let mut table = ResultTable::default();
        let mut figures = Vec::new();
        let mut notes = Notes::new();
        // Each item is one band, or bars beside each other; with groups it would be no item that a line is of.
        let mut drawn: Option<Drawn> = None;
        let mut under = Notes::new();
        let mut is_drawn = true;
        let all = || self.items.iter().filter_map(|(_, asked)| asked.item.clone()).collect::<Vec<_>>();
        let shared: BTreeSet<Phrase> =
            self.items.iter().filter_map(|(_, asked)| shared_words(material, asked.question)).collect();
        notes.extend(shared.into_iter().map(|words| (words, all())));
        for (i, (words, asked)) in self.items.iter().enumerate() {
            let (part, found) = asked.finish(counted, material);
            figures.extend(found);
            let rows = part.rows.len();
            for (r, mut row) in part.rows.into_iter().enumerate() {
                let words = if r == 0 { words.clone() } else { Phrase::default() };
                row.insert(0, ResultCell::Words(words));
                table.rows.push(row);
            }
            let number = asked.item.clone().unwrap_or_default();
            add(&mut notes, part.notes, &number);
            is_drawn &= rows == 1;
            match part.drawn {
                Some(Drawn { how, columns, unit, notes }) => {
                    add(&mut under, notes, &number);
                    let how = if how == Drawing::Band { how } else { Drawing::Bars };
                    let columns = columns.into_iter().map(|(name, at)| (name, at + 1)).collect();
                    drawn.get_or_insert(Drawn { how, columns, unit, notes: Vec::new() });
                }
                None => is_drawn = false,
            }
            if i == 0 {
                table.id = part.id;
                table.title = part.title;
                table.stub_columns = part.stub_columns + 1;
                // Every item has a total of its own, so what groups it stands over all of them.
                table.turned = part.turned.map(|turned| Turned {
                    groups: turned.groups.map(|(words, _)| (words::crossed(words::item_heading(), words), 0)),
                    ..turned
                });
                table.head = part.head;
                for (line, head) in table.head.iter_mut().enumerate() {
                    let words = if line == 0 { words::item_heading() } else { Phrase::default() };
                    head.insert(0, HeadCell::one(words));
                }
            }
        }
        table.notes = self.said(notes);
        let under = self.said(under);
        table.drawn = drawn.filter(|_| is_drawn).map(|drawn| Drawn { notes: under, ..drawn });
        (table, figures)
    }

    /// What is said of every item, said once; the rest names its items.
    fn said(&self, notes: Notes) -> Vec<Phrase> {
        let said = |(note, items): (Phrase, Vec<Phrase>)| {
            if items.len() == self.items.len() { note } else { words::of_item(Phrase::listed(&items), note) }
        };
        notes.into_iter().map(said).collect()
    }

    /// The tables of intervals and of tests of its items.
    pub fn below(&self, counted: &Counted<'_>, material: &Material<'_>) -> Vec<(ResultTable, Vec<Figure>)> {
        self.items.iter().flat_map(|(_, asked)| asked.below(counted, material)).collect()
    }

    /// The groups of every item whose shares make up a whole.
    pub fn wholes(&self) -> Vec<Whole> {
        self.items.iter().flat_map(|(_, asked)| asked.wholes()).collect()
    }
}
