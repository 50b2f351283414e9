//! Text of a page: escaped, its line ends kept, and fenced where its characters run from right to left or say so, so that
//! nothing around it is turned round.

use std::collections::BTreeSet;

use crate::render::xml::{escape, escape_lines};
use crate::report::model::Span;

/// A text of the report as it stands in an element.
pub(super) fn line(text: &str) -> String {
    let escaped = escape_lines(text);
    if text.chars().any(turns) { format!("<bdi>{escaped}</bdi>") } else { escaped }
}

/// Runs of text; a number that is a figure carries its id.
pub(super) fn spans(spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans.iter().filter(|span| !span.text.is_empty()) {
        let mut text = line(&span.text);
        if let Some(figure) = &span.figure {
            text = format!("<span data-figure=\"{}\">{text}</span>", escape(figure));
        }
        out.push_str(&if span.strong { format!("<strong>{text}</strong>") } else { text });
    }
    out
}

/// The characters of runs, without their marks.
pub(super) fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// A letter or a mark that runs, or makes others run, from right to left.
fn turns(c: char) -> bool {
    matches!(c,
        '\u{0590}'..='\u{08FF}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Names of places in the page, each once.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: BTreeSet<String>,
}

impl Ids {
    /// A name made of a word and an id; where that is taken or says nothing, of the word and a number.
    pub(super) fn unique(&mut self, word: &str, id: &str) -> String {
        let id: String =
            id.chars().map(|c| if c.is_alphanumeric() || "._-".contains(c) { c } else { '-' }).collect();
        let wanted = format!("{word}-{id}");
        let name = if id.is_empty() || self.taken.contains(&wanted) {
            let numbers = (1u32..).map(|number| format!("{word}-{number}"));
            numbers.into_iter().find(|name| !self.taken.contains(name)).unwrap_or(wanted)
        } else {
            wanted
        };
        self.taken.insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::{Ids, line};

    #[test]
    fn a_text_that_turns_is_fenced() {
        assert_eq!(line("a\u{202E}b"), "<bdi>a\u{202E}b</bdi>");
        assert_eq!(line("<b>\n𠮷ｶﾞ"), "&lt;b&gt;\n𠮷ｶﾞ");
    }

    #[test]
    fn names_are_unique() {
        let mut ids = Ids::default();
        assert_eq!(ids.unique("table", "need"), "table-need");
        assert_eq!(ids.unique("table", "need"), "table-1");
        assert_eq!(ids.unique("table", "1"), "table-2");
        assert_eq!(ids.unique("table", ""), "table-3");
        assert_eq!(ids.unique("table", "a b\"c"), "table-a-b-c");
    }
}
