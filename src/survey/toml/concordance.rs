//! Reads what a survey says about the one before it. What it says of the other survey is checked where both are known.

use crate::catalogue::concordance as words;
use crate::survey::concordance::{Entry, Mergers, OptionsMoved, Predecessor};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::Table;

/// The survey before and the concordance with it.
pub fn read_predecessor(reading: &mut Reading<'_>, table: &Table) -> Option<Predecessor> {
    let Some(previous) = table.words("previous") else {
        // Where the key is there and says nothing, its shape has noted it.
        for key in ["concordance", "mergers"] {
            if let Some(entry) = table.get(key).filter(|_| table.get("previous").is_none()) {
                reading.advise(entry.key_span.clone(), words::without_previous(key), words::say_previous());
            }
        }
        return None;
    };
    let mergers = match table.words("mergers").map(|word| word.text) {
        Some("same") => Mergers::Same,
        _ => Mergers::Apart,
    };
    let entries = table.tables("concordance").into_iter().map(|entry| read_entry(reading, entry)).collect();
    Some(Predecessor { survey: previous.text.to_owned(), mergers, entries })
}

fn read_entry(reading: &mut Reading<'_>, table: &Table) -> Entry {
    let words = |key: &str| table.words(key).map(|words| words.text.to_owned());
    let mut options = Vec::new();
    for written in table.list("options") {
        match OptionsMoved::from_text(written.text) {
            Some(moved) => options.push(moved),
            None => reading.advise(written.span, words::no_arrow(written.text), words::options_shape()),
        }
    }
    Entry {
        question: words("question"),
        was: words("was"),
        options,
        reworded: words("reworded"),
        not_comparable: words("not_comparable"),
    }
}
