//! Every key has a Japanese heading, every word of a closed key a Japanese word, and none means two things on one sheet.

use std::collections::BTreeSet;

use kaishu::findings::plan::keys::KIND as PLAN;
use kaishu::survey::toml::shape::Shape;
use kaishu::survey::workbook::layout::{INDICATORS, RECORDS, SURVEY, WORKSPACE, sheets};
use kaishu::survey::workbook::{heading, headings};

#[test]
fn every_key_has_a_japanese_heading_of_its_own() {
    let mut lacking = BTreeSet::new();
    let mut names = BTreeSet::new();
    for kind in [SURVEY, RECORDS, INDICATORS, WORKSPACE, PLAN] {
        for layout in sheets(kind) {
            if layout.english == layout.japanese {
                lacking.insert(format!("sheet of {:?}", layout.rows.first().map(|row| row.path.clone())));
            }
            if kind.word != "records" && kind.word != "indicators" && kind.word != "workspace" {
                assert!(names.insert(layout.english.clone()), "two sheets {}", layout.english);
                assert!(names.insert(layout.japanese.clone()), "two sheets {}", layout.japanese);
            }
            let mut seen = BTreeSet::new();
            for column in layout.columns() {
                let Some(japanese) = heading(&layout, &column) else {
                    lacking.insert(format!("{}.{column}", layout.english));
                    continue;
                };
                assert!(seen.insert(japanese), "{}: two columns {japanese}", layout.japanese);
                assert!(seen.insert(Box::leak(column.clone().into_boxed_str())), "{}: {column}", layout.english);
            }
        }
    }
    assert!(lacking.is_empty(), "src/survey/workbook/headings.rs lacks {lacking:#?}");
}

#[test]
fn every_word_of_a_closed_key_is_said_in_japanese() {
    let mut lacking = BTreeSet::new();
    for kind in [SURVEY, RECORDS, INDICATORS, WORKSPACE, PLAN] {
        for layout in sheets(kind) {
            for row in layout.rows.iter().filter(|_| layout.is_mixed()) {
                if headings::word("row", row.word()).is_none() {
                    lacking.insert(format!("row: {}", row.word()));
                }
            }
            for leaf in layout.leaves() {
                let (Shape::Word(known) | Shape::List(&Shape::Word(known))) = leaf.shape else { continue };
                let said: BTreeSet<&str> =
                    known.iter().filter_map(|word| headings::word(&leaf.key, word)).collect();
                lacking.extend(
                    known
                        .iter()
                        .filter(|word| headings::word(&leaf.key, word).is_none())
                        .map(|word| format!("{}: {word}", leaf.key)),
                );
                assert!(said.len() == known.len() || !lacking.is_empty(), "{}: a word stands for two", leaf.key);
            }
        }
    }
    assert!(lacking.is_empty(), "src/survey/workbook/headings.rs lacks {lacking:#?}");
}
