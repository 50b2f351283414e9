//! Notes that name the question that they speak of, such as 「※問2は、問1で「必要である」と回答した団体のみ」. They belong to that
//! question wherever they stand: at the foot of a form, above it, or below another question, of which they say nothing.

use std::collections::BTreeMap;

use crate::draft::labels::{Label, id_of, number_id};
use crate::draft::numbering::{Style, spoken_of};
use crate::draft::page::Page;
use crate::provenance::CellAddress;

/// The notes of a form that speak of its questions.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    /// Cell and words, by the numbers of the questions.
    of: BTreeMap<String, Vec<(CellAddress, String)>>,
}

impl Spoken {
    /// Of a page with its labels: what names a question that the form does not have speaks of none.
    pub(super) fn of(page: &Page<'_>, labels: &[Label]) -> Self {
        let asked = labels.iter().filter_map(own_number).collect::<Vec<_>>();
        let labelled = |at: CellAddress| labels.iter().any(|label| label.at == at || label.words_at == at);
        let mut of: BTreeMap<String, Vec<(CellAddress, String)>> = BTreeMap::new();
        for piece in page.pieces.iter().filter(|piece| piece.words && !labelled(piece.at)) {
            for (value, part) in spoken_of(&piece.text) {
                let id = id_of(value, part.as_deref());
                if asked.contains(&id) {
                    of.entry(id).or_default().push((piece.at, piece.text.clone()));
                }
            }
        }
        Self { of }
    }

    /// The notes on the question of a label.
    pub(super) fn notes_on(&self, label: &Label) -> &[(CellAddress, String)] {
        own_number(label).and_then(|id| self.of.get(&id)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a cell speaks of any question by its number.
    pub(super) fn speaks(&self, at: CellAddress) -> bool {
        self.of.values().flatten().any(|(known, _)| *known == at)
    }
}

/// The number of a label that is a question by itself.
fn own_number(label: &Label) -> Option<String> {
    let number = label.number.as_ref().filter(|number| number.style == Style::Question && label.parent.is_none());
    number.map(number_id)
}
