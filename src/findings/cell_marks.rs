//! The numbers that stand in tables, as a mark names them: `table.row.column`. People know a row and a column by what is printed
//! there, and the ids by heart nobody.

use crate::catalogue::{Phrase, definition as words};
use crate::findings::evaluate::Findings;
use crate::findings::plan::RatesTable;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::survey::toml::source::listed;
use crate::text::key::key;

/// Rows that are named in a form.
const ROWS: usize = 12;

/// A number in a table, with what is printed beside and above it.
struct Cell<'t> {
    id: &'t str,
    /// Which column it is.
    at: usize,
    row: Vec<&'t Phrase>,
    column: Vec<&'t Phrase>,
}

fn cells(table: &ResultTable) -> impl Iterator<Item = Cell<'_>> {
    table.rows.iter().flat_map(move |cells| {
        let row = cells.iter().take(table.stub_columns).filter_map(|cell| match cell {
            ResultCell::Words(words) => Some(words),
            ResultCell::Figure(_) => None,
        });
        let row: Vec<&Phrase> = row.collect();
        cells.iter().enumerate().filter_map(move |(at, cell)| match cell {
            ResultCell::Figure(id) => {
                let over = table.head.iter().filter_map(|line| HeadCell::above(line, at));
                let column = over.map(|head| &head.words).collect();
                Some(Cell { id, at, row: row.clone(), column })
            }
            ResultCell::Words(_) => None,
        })
    })
}

/// The number that was meant by an id in which a row or a column stands under what is printed there
/// (`rates.保護司会.return_rate`); several where the words are those of several.
pub fn called(typed: &str, findings: &Findings) -> Option<Phrase> {
    let (table, parts) = typed.split_once('.')?;
    let table = findings.tables.iter().find(|of| of.id == table)?;
    let parts: Vec<&str> = parts.split('.').collect();
    // A head of percentages says so behind its words.
    let bare = |words: &str| key(words).trim_end_matches(&key("（％）")).to_owned();
    let is = |words: &&Phrase, part: &str| [&words.ja, &words.en].into_iter().any(|own| bare(own) == bare(part));
    let found: Vec<&str> = cells(table)
        .filter(|cell| {
            let own: Vec<&str> = cell.id.split('.').skip(1).collect();
            let printed = |part: &str| cell.row.iter().chain(&cell.column).any(|words| is(words, part));
            // What kind of number it is stands in the last part, or in the head.
            let kind = own.last().is_some_and(|kind| parts.contains(kind));
            let headed = || parts.iter().any(|part| cell.column.iter().any(|words| is(words, part)));
            parts.iter().any(|part| printed(part))
                && (kind || headed())
                && parts.iter().all(|part| own.contains(part) || printed(part))
        })
        .map(|cell| cell.id)
        .collect();
    match found.as_slice() {
        [] => None,
        [only] => Some(words::did_you_mean(only)),
        several => Some(words::mark_one_of(listed(several))),
    }
}

/// How the ids of a table's rows are made: what stands before and behind the parts that name the row, and the rows by these,
/// each with what is printed there. Nothing of a table of one row.
pub struct RowForm {
    before: String,
    behind: String,
    rows: Vec<(String, Phrase)>,
}

impl RowForm {
    /// Of a table, by the rate or share that it has, else by its first number.
    pub fn of(table: &ResultTable) -> Option<Self> {
        let kind = |cell: &Cell<'_>| cell.id.rsplit('.').next().map(str::to_owned);
        let wanted = [RatesTable::RETURN_RATE, "share"];
        let first = cells(table).find(|cell| kind(cell).is_some_and(|kind| wanted.contains(&kind.as_str())));
        let first = first.or_else(|| cells(table).next())?;
        let column: Vec<(Vec<&str>, Phrase)> = cells(table)
            .filter(|cell| cell.at == first.at)
            .map(|cell| {
                let words: Vec<Phrase> =
                    cell.row.iter().filter(|words| !words.is_empty()).map(|own| (*own).clone()).collect();
                (cell.id.split('.').collect(), Phrase::joined(&words, &Phrase::same(" ")))
            })
            .collect();
        let (own, others) = column.split_first().map(|((own, _), others)| (own, others))?;
        let shared = |same: &dyn Fn(&[&str]) -> usize| others.iter().map(|(parts, _)| same(parts)).min();
        let before = shared(&|parts| own.iter().zip(parts).take_while(|(own, part)| own == part).count())?;
        let behind = shared(&|parts| {
            let of_rest = own[before..].iter().rev().zip(parts[before.min(parts.len())..].iter().rev());
            of_rest.take_while(|(own, part)| own == part).count()
        })?;
        let of_row = |parts: &[&str]| parts[before..parts.len() - behind].join(".");
        let rows: Vec<(String, Phrase)> =
            column.iter().map(|(parts, words)| (of_row(parts), words.clone())).collect();
        let named = before > 0 && behind > 0 && rows.iter().all(|(part, _)| !part.is_empty());
        let (before, behind) = (own[..before].join("."), own[own.len() - behind..].join("."));
        named.then_some(Self { before, behind, rows })
    }

    /// The form of the ids.
    pub fn form(&self) -> String {
        let parts: Vec<&str> = self.rows.iter().take(ROWS).map(|(part, _)| part.as_str()).collect();
        let more = if self.rows.len() > ROWS { "｜…" } else { "" };
        format!("{}.〔{}{more}〕.{}", self.before, parts.join("｜"), self.behind)
    }

    /// What each row is called.
    pub fn rows(&self) -> Phrase {
        let called = |(part, words): &(String, Phrase)| words.clone().map(|words| format!("{part}＝{words}"));
        let rows: Vec<Phrase> = self.rows.iter().take(ROWS).map(called).collect();
        let rows = Phrase::listed(&rows);
        if self.rows.len() > ROWS { rows.map(|text| format!("{text} …")) } else { rows }
    }
}
