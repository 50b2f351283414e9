//! The signs that stand in the place of a number, or before one: only those that this report prints.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, guide as words, report as report_words, units};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::plan::TableKind;
use crate::report::guide::{Ground, Shown};

pub(super) fn heads() -> Vec<Phrase> {
    vec![words::symbol_heading(), words::meaning_heading()]
}

/// One row for each sign that is printed.
pub(super) fn rows(ground: &Ground<'_>, shown: &Shown<'_>) -> Vec<Vec<Phrase>> {
    let printed = |sign: &Phrase| {
        let text = |figure: &&Figure| figure.text();
        shown.figures.iter().map(text).any(|text| text == *sign)
            || shown.tables.iter().flat_map(|table| table.rows.iter().flatten()).any(|cell| is(&cell.text, sign))
    };
    let mut rows = Vec::new();
    let mut say = |sign: Phrase, meaning: Phrase| rows.push(vec![sign, meaning]);
    let reasons = dash_reasons(ground, shown);
    if !reasons.is_empty() {
        say(units::nothing(), words::no_value(Phrase::listed(&reasons.into_iter().collect::<Vec<_>>())));
    }
    for (sign, meaning) in zeros(shown) {
        say(Phrase::same(sign), meaning);
    }
    if printed(&Phrase::same("…")) {
        say(Phrase::same("…"), words::not_known());
    }
    if printed(&units::hidden()) {
        say(units::hidden(), words::hidden());
    }
    let cells = || shown.tables.iter().flat_map(|table| table.rows.iter().flatten());
    let marked = units::marked();
    if cells().any(|cell| cell.text.contains(&marked.ja) || cell.text.contains(&marked.en)) {
        say(marked, words::marked());
    }
    if shown.figures.iter().any(|figure| figure.text().ja.starts_with('△')) {
        say(units::decrease(), words::decrease());
    }
    let below = |figure: &&Figure| matches!(figure.value, FigureValue::Probability(_)).then(|| figure.text());
    let below: BTreeSet<String> =
        shown.figures.iter().filter_map(below).map(|text| text.ja).filter(|text| text.starts_with('<')).collect();
    for sign in below {
        say(Phrase::same(sign), words::p_below());
    }
    if shown.figures.iter().any(|figure| figure.provisional) {
        let sign = report_words::to_confirm();
        let sign = Phrase { ja: sign.ja.trim().to_owned(), en: sign.en.trim().to_owned() };
        rows.push(vec![sign, words::to_confirm()]);
    }
    rows
}

/// Whether a printed text is a sign, in either language.
fn is(text: &str, sign: &Phrase) -> bool {
    text == sign.ja || text == sign.en
}

/// Why there is no value, for every dash that is printed.
fn dash_reasons(ground: &Ground<'_>, shown: &Shown<'_>) -> BTreeSet<Phrase> {
    let undefined = shown.figures.iter().filter_map(|figure| match figure.value {
        FigureValue::Undefined(reason) => Some(reason.words()),
        _ => None,
    });
    let mut reasons: BTreeSet<Phrase> = undefined.collect();
    for table in &shown.tables {
        let dash =
            |cell: &crate::report::model::TableCell| is(&cell.text, &units::nothing()) && cell.figure.is_none();
        if table.rows.iter().flatten().any(dash) {
            let request = ground.plan.tables.iter().find(|request| request.id == table.id);
            let indicators = request.is_some_and(|request| matches!(request.kind, TableKind::Indicators(_)));
            reasons.insert(if indicators { words::nothing_entered() } else { words::nothing_written() });
        }
    }
    reasons
}

/// Every way in which a nought is printed, with what it is.
fn zeros(shown: &Shown<'_>) -> Vec<(String, Phrase)> {
    let is_zero = |text: &str| !text.is_empty() && text.chars().all(|c| matches!(c, '0' | '.'));
    let mut found: Vec<(String, Phrase)> = Vec::new();
    let counted = shown.figures.iter().any(|figure| {
        matches!(figure.value, FigureValue::Count(_) | FigureValue::Amount(_)) && is_zero(&figure.text().ja)
    });
    found.extend(counted.then(|| ("0".to_owned(), words::zero())));
    let texts: BTreeSet<String> =
        shown.figures.iter().filter(|figure| figure.is_percentage()).map(|figure| figure.text().ja).collect();
    for text in texts.into_iter().filter(|text| is_zero(text)) {
        let of_text = || shown.figures.iter().filter(|figure| figure.is_percentage() && figure.text().ja == text);
        let share = |numerator: bool| {
            of_text().any(|figure| match &figure.value {
                FigureValue::Share(share) => (share.numerator == 0) == numerator,
                FigureValue::EstimatedShare(_) => true,
                _ => false,
            })
        };
        let other = of_text()
            .any(|figure| !matches!(figure.value, FigureValue::Share(_) | FigureValue::EstimatedShare(_)));
        let meaning = match (share(true), share(false)) {
            (true, true) => Some(words::zero_either(&text)),
            (true, false) => Some(words::zero_share()),
            (false, true) => Some(words::rounded_to_zero(&text)),
            (false, false) => None,
        };
        let difference = other.then(|| words::zero_difference(&text));
        let all: Vec<Phrase> = meaning.into_iter().chain(difference).collect();
        found.push((text, super::sentences(&all)));
    }
    found
}
