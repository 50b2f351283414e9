//! Who answered, in short: what a person wants to know of a round before the lists are opened.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, answered as words};
use crate::collect::CollectedRound;
use crate::report::analyst::cases::to_remind;
use crate::report::analyst::fate_words;
use crate::survey::missing::Disposition;

/// The id of the table of those who are to be reminded.
pub fn reminders_table(round: &CollectedRound) -> String {
    format!("reminders-{}-{}", round.survey, round.round)
}

/// The files of a round by what became of them, those that came late, those who will not answer, and how many are to be
/// reminded: on the sheet of that name, as far as there is one. Nobody can be reminded where it is not known who was
/// asked. Nothing where there is nothing to say.
pub fn in_short(round: &CollectedRound, framed: bool, sheet: Option<&str>) -> Option<Phrase> {
    let mut parts = Vec::new();
    if !round.files.is_empty() {
        let fates = counted(round.files.iter().map(|file| file.fate));
        let fates = fates.into_iter().map(|(fate, n)| words::count(fate_words(fate), n));
        parts.push(words::files(round.files.len(), Phrase::list(fates)));
    }
    let late = round.files.iter().filter(|file| file.late).count();
    if late > 0 {
        parts.push(words::late(late));
    }
    if framed {
        let unlike = |disposition: &Disposition| disposition.in_chain() != Some(*disposition);
        let known = round.units.iter().map(|unit| unit.disposition);
        let without: Vec<Phrase> =
            counted(known.filter(|d| unlike(d) && d.in_chain() == Some(Disposition::NotReturned)))
                .into_iter()
                .map(|(disposition, n)| words::count(disposition.called(), n))
                .collect();
        if !without.is_empty() {
            parts.push(words::without_answer(Phrase::list(without)));
        }
        let waiting = round.units.iter().filter(|unit| to_remind(unit.disposition)).count();
        if waiting > 0 {
            let on = |sheet: &str| words::reminders_on(waiting, sheet);
            parts.push(sheet.map_or_else(|| words::reminders(waiting), on));
        }
    }
    (!parts.is_empty()).then(|| words::of_round(&round.survey, &round.round, Phrase::list(parts)))
}

fn counted<T: Ord>(all: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_insert(0) += 1;
    }
    counts
}
