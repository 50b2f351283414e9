//! What is said under a table of response rates: the formulas with the edition they follow, and e.

use crate::catalogue::{Phrase, findings as words, outcome};
use crate::findings::plan::RatesTable;
use crate::stats::outcome_rate::aapor::{Dispositions, Rate};
use crate::stats::outcome_rate::dispositions::DispositionTable;
use crate::text::number::Decimal;

/// The notes of the table.
pub(super) fn of_rates(rates: &RatesTable, table: &DispositionTable) -> Vec<Phrase> {
    let mut notes = vec![words::rates_note()];
    let changed: Vec<Phrase> = table.changes().map(|(disposition, ..)| disposition.called()).collect();
    if !changed.is_empty() {
        notes.push(outcome::counts_changed(Phrase::listed(&changed)));
    }
    if !rates.rates.is_empty() {
        let formulas: Vec<String> =
            rates.rates.iter().map(|rate| format!("{} = {}", rate.name(), rate.formula())).collect();
        notes.push(outcome::formulas(formulas.join("、"), formulas.join("; ")));
        notes.push(outcome::edition());
    }
    if rates.rates.iter().any(|rate| rate.uses_eligibility()) {
        notes.push(match &rates.eligibility {
            Some((share, reason)) => outcome::e_given(share, reason),
            None => outcome::e_casro(),
        });
    }
    notes
}

/// A rate with the numbers that stand for its letters.
pub(super) fn numbers(rate: Rate, classes: &Dispositions, given: Option<&Decimal>) -> Phrase {
    let numbers: Vec<String> =
        letters(rate, classes, given).iter().map(|(letters, n)| format!("{letters} {n}")).collect();
    outcome::rate_numbers(rate.name(), rate.formula(), numbers.join("、"), numbers.join(", "))
}

/// The letters of the formulas with their numbers.
pub(super) fn letters(rate: Rate, classes: &Dispositions, given: Option<&Decimal>) -> Vec<(String, String)> {
    let mut letters: Vec<(String, String)> = [
        ("I", classes.complete),
        ("P", classes.partial),
        ("R", classes.refusal),
        ("NC", classes.non_contact),
        ("O", classes.other),
        ("UH", classes.unknown_household),
        ("UO", classes.unknown_other),
    ]
    .into_iter()
    .map(|(letters, n)| (letters.to_owned(), n.to_string()))
    .collect();
    if rate.uses_eligibility() {
        letters.push(match given {
            Some(share) => ("e".to_owned(), share.to_string()),
            None => ("NE".to_owned(), classes.not_eligible.to_string()),
        });
    }
    letters
}
