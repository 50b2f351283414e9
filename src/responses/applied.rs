//! Every rule that was applied to a cell, made from the answer ledger: the rules of cleaning and matching follow from the
//! raw text, those of the value stand in the ledger. So nothing that was changed in silence can be missing from the list.

use std::collections::BTreeMap;

use crate::responses::ledger::{AnswerLedger, LedgerRow};
use crate::text::clean::clean;
use crate::text::key::key;
use crate::text::rules::{RULES, Rule, find, of_cleaning, of_matching};

/// Rules by which a text was matched with the words of an option or an area.
const MATCHED: [&str; 4] = ["by-label", "by-labels", "by-number-and-label", "area-name"];

/// One rule applied to one cell.
#[derive(Debug, Clone)]
pub struct Application<'a> {
    /// The cell, as the ledger has it.
    pub row: &'a LedgerRow,
    /// The rule.
    pub rule: &'static Rule,
    /// What it made of the raw text: the clean text, the text for matching, or the value; empty where there is none.
    pub after: String,
}

/// Every application, in the order of the ledger and of the layers.
pub fn applications(ledger: &AnswerLedger) -> impl Iterator<Item = Application<'_>> {
    ledger.rows.iter().flat_map(of_row)
}

fn of_row(row: &LedgerRow) -> Vec<Application<'_>> {
    let mut found: Vec<Application<'_>> =
        of_cleaning(&row.raw).into_iter().map(|rule| Application { row, rule, after: clean(&row.raw) }).collect();
    let value: Vec<&'static Rule> = row.rule.split('+').filter_map(find).collect();
    if value.iter().any(|rule| MATCHED.contains(&rule.id)) {
        found.extend(of_matching(&row.raw).into_iter().map(|rule| Application {
            row,
            rule,
            after: key(&row.raw),
        }));
    }
    // A cell that is for one option says something about that option only.
    let after = if row.option.is_empty() {
        row.value.clone()
    } else if row.value.split('、').any(|code| code == row.option) {
        row.option.clone()
    } else {
        String::new()
    };
    found.extend(value.into_iter().map(|rule| Application { row, rule, after: after.clone() }));
    found
}

/// How often each rule was applied, in the order of the table of rules; rules that were not applied are left out.
pub fn counts(ledger: &AnswerLedger) -> Vec<(&'static Rule, usize)> {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for application in applications(ledger) {
        *counted.entry(application.rule.id).or_default() += 1;
    }
    RULES.iter().filter_map(|rule| Some((rule, *counted.get(rule.id)?))).collect()
}
