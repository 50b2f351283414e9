//! Finds the labels of a form on a sheet, by their words. Inserted rows, renamed sheets and moved columns make no
//! difference; a label that is there twice is nowhere.

use crate::provenance::CellAddress;
use crate::text::{clean, key};
use crate::workbook::{CellValue, Sheet};

/// Whether the text of a cell is this label, or begins with it: 「問1　必要だと…」 is the label 問1, 「問10」 is not.
pub(in crate::collect) fn label_fits(text_key: &str, label_key: &str) -> bool {
    text_key.strip_prefix(label_key).is_some_and(|rest| {
        !(label_key.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// What the search for a label found.
pub(crate) enum Anchor {
    At(CellAddress),
    Several(Vec<CellAddress>),
}

/// Rows of a sheet in which labels are looked for: no form is longer, and the rows of a long list hold no labels.
const LABEL_ROWS: u32 = 500;

/// The texts of a sheet with their keys, made once for all labels. A text that a merge hides is no label: nobody sees it.
pub(crate) struct Labelled<'a> {
    pub(in crate::collect) sheet: &'a Sheet,
    texts: Vec<(CellAddress, String, &'a str)>,
}

impl<'a> Labelled<'a> {
    pub(crate) fn new(sheet: &'a Sheet) -> Self {
        let texts = sheet
            .grid
            .cells()
            .take_while(|(at, _)| at.row < LABEL_ROWS)
            .filter(|(at, _)| sheet.grid.resolve(*at) == *at)
            .filter_map(|(at, value)| match value {
                CellValue::Text(text) => Some((at, key::key(text), text.as_str())),
                CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) | CellValue::Error(_) => None,
            })
            .collect();
        Self { sheet, texts }
    }

    /// A cell that holds the words of a label without beginning with them, to tell a person where they stand.
    pub(in crate::collect) fn holding(&self, label: &str) -> Option<(CellAddress, &'a str)> {
        let label_key = key::key(label);
        self.texts.iter().find(|(_, text_key, _)| text_key.contains(&label_key)).map(|(at, _, text)| (*at, *text))
    }

    /// Finds the cell that carries a label. A cell with exactly the label wins; then the only one in which a blank or
    /// punctuation follows it; then the only one that begins with it.
    pub(crate) fn find(&self, label: &str) -> Option<Anchor> {
        let label_key = key::key(label);
        let mut exact = Vec::new();
        let mut begins = Vec::new();
        let mut separated = Vec::new();
        for (at, text_key, text) in &self.texts {
            if *text_key == label_key {
                exact.push(*at);
            } else if label_fits(text_key, &label_key) {
                begins.push(*at);
                if followed_by_separator(text, label) {
                    separated.push(*at);
                }
            }
        }
        for found in [exact, separated, begins] {
            match found.len() {
                0 => {}
                1 => return Some(Anchor::At(found[0])),
                _ => return Some(Anchor::Several(found)),
            }
        }
        None
    }
}

pub(super) fn followed_by_separator(text: &str, label: &str) -> bool {
    let (text, label) = (clean::clean(text), clean::clean(label));
    text.trim_start()
        .strip_prefix(label.trim())
        .and_then(|rest| rest.chars().next())
        .is_some_and(|next| next.is_whitespace() || "、。.．:：(（)）-―".contains(next))
}
