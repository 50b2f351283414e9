//! Definition → workbook → definition is the identity, and so is definition → TOML → definition, over definitions that
//! are made from the keys themselves: every key, every kind of value, and words with all the signs that could break out
//! of a cell or a quoted text.

use proptest::prelude::*;

use kaishu::catalogue::Lang;
use kaishu::findings::plan::keys::KIND as PLAN;
use kaishu::survey::remarks::Remarks;
use kaishu::survey::toml::shape::{Field, Shape};
use kaishu::survey::toml::tree::{Data, Table, same};
use kaishu::survey::toml::write::write_toml;
use kaishu::survey::workbook::Kind;
use kaishu::survey::workbook::layout::{INDICATORS, RECORDS, SURVEY, TOGETHER, WORKSPACE};
use kaishu::text::number::Decimal;

use super::converted::{through_excel, tree_of};

/// Signs and words that definitions are made of.
const PIECES: &[&str] = &[
    "a",
    "設問",
    " ",
    "　",
    "\n",
    "|",
    "\"",
    "\"\"",
    "=",
    "、",
    ",",
    "１",
    "ｶ",
    "#",
    "'",
    "\\",
    "01",
    "true",
    "はい",
    "2020-01-02",
    "FY2020",
    "=1+1",
    "-",
    "○",
    "𠮷",
    "\t",
    "id",
    "項目",
    "{",
    "]",
    "*",
    "q1 = 1",
];

/// A source of choices that is the same for the same seed.
struct Choices(u64, usize);

impl Choices {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most
    }

    fn text(&mut self) -> String {
        loop {
            let pieces = 1 + self.below(5);
            let text: String = (0..pieces).map(|_| PIECES[self.below(PIECES.len())]).collect();
            if !text.trim().is_empty() {
                return text;
            }
        }
    }

    fn value(&mut self, shape: Shape) -> Data {
        let words = |choices: &mut Self, known: &[&str]| Data::from(known[choices.below(known.len())]);
        match shape {
            Shape::Text | Shape::Separator | Shape::Condition => Data::from(self.text()),
            // Ids are different, as they are in every sound definition.
            Shape::Id | Shape::RoundId => {
                self.1 += 1;
                Data::from(format!("n{}", self.1))
            }
            Shape::Code => words(self, &["1", "01", "a-1", "①", "開催"]),
            Shape::Word(known) => words(self, known),
            Shape::Number => {
                let known = ["0", "-3.25", "0.1", "500", "12345678901234567890", "0.000000000001"];
                Data::Number(Decimal::from_text(known[self.below(known.len())]))
            }
            Shape::Whole(least, most) => Data::from(Decimal::from(i64::from(
                least.saturating_add(u32::try_from(self.below(9)).unwrap()).min(most),
            ))),
            Shape::Flag => Data::from(self.below(2) == 0),
            Shape::Path => words(self, &["a/b.csv", "返送/R2", "c"]),
            Shape::FiscalYear => words(self, &["FY2018", "FY2020"]),
            Shape::Day => words(self, &["2020-12-31", "2019-05-01"]),
            Shape::List(member) => {
                let members = 1 + self.below(3);
                Data::from((0..members).map(|_| self.value(*member)).collect::<Vec<_>>())
            }
            Shape::Several(member) => {
                let members: Vec<Data> = (0..=self.below(3)).map(|_| self.value(*member)).collect();
                if members.len() == 1 { members.into_iter().next().unwrap() } else { Data::from(members) }
            }
            Shape::Table(fields) => Data::Table(self.table(fields)),
            Shape::Tables(_) => Data::from(""),
            Shape::ByFiscalYear => {
                let mut years = Table::default();
                for year in 2018..=2018 + self.below(3) {
                    years.put(&format!("FY{year}"), self.text());
                }
                Data::Table(years)
            }
        }
    }

    fn table(&mut self, fields: &'static [Field]) -> Table {
        let mut table = Table::default();
        let mut lists: Vec<&'static Field> = Vec::new();
        for field in fields {
            if let Shape::Tables(_) = field.shape {
                let members = usize::from(field.required) + self.below(3);
                lists.extend(std::iter::repeat_n(field, members));
            } else if let Shape::Table(inner) = field.shape {
                let inner = self.table(inner);
                if !inner.entries.is_empty() && (field.required || self.below(2) == 0) {
                    table.put(field.key, Data::Table(inner));
                }
            } else if field.required || self.below(2) == 0 {
                table.put(field.key, self.value(field.shape));
            }
        }
        while !lists.is_empty() {
            let field = lists.swap_remove(self.below(lists.len()));
            if let Shape::Tables(inner) = field.shape {
                let member = self.table(inner);
                if !member.entries.is_empty() {
                    table.push(field.key, member);
                }
            }
        }
        table
    }
}

fn comes_back(kind: Kind, seed: u64, lang: Lang) {
    let table = Choices(seed, 0).table(kind.fields);
    let toml = write_toml(kind, &table, &Remarks::default());
    let read = tree_of(&toml);
    assert!(same(&table, &read, TOGETHER), "{} of seed {seed} through TOML\n{toml}", kind.word);
    let back = through_excel(kind, &table, lang);
    let again = write_toml(kind, &back, &Remarks::default());
    assert!(same(&table, &back, TOGETHER), "{} of seed {seed} through Excel\n{toml}\n----\n{again}", kind.word);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_definition_comes_back(seed in any::<u64>(), english in any::<bool>()) {
        let lang = if english { Lang::En } else { Lang::Ja };
        for kind in [SURVEY, PLAN, RECORDS, INDICATORS, WORKSPACE] {
            comes_back(kind, seed, lang);
        }
    }
}
