//! The table of dispositions as it is printed: how each of them counts, and how many cases of every group ended so.

use crate::catalogue::{Phrase, outcome, units};
use crate::findings::figure::FigureValue;
use crate::findings::plan::RatesTable;
use crate::findings::rates::{Asked, Maker};
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::stats::Undefined;
use crate::stats::outcome_rate::dispositions::{DispositionTable, Ending, Standing};

/// The words of a line, and its part of the ids of figures.
fn named(ending: Ending) -> (Phrase, &'static str) {
    match ending {
        Ending::As(disposition) => (disposition.called(), disposition.word()),
        Ending::Partial => (outcome::partial(), "partial"),
    }
}

/// The cells of a group, one for every line.
pub(super) fn row(maker: &mut Maker<'_>) -> Vec<ResultCell> {
    let table = maker.asked.table;
    let endings = table.endings().into_iter();
    let known = maker.counts.chain.distributed.is_some();
    endings
        .map(|ending| {
            let (words, word) = named(ending);
            let n = maker.counts.cases.get(&ending).copied().unwrap_or(0);
            // Of whoever answered nobody knows who did not.
            let came = table.standing(ending).returned;
            let (value, part) = if known || came {
                (FigureValue::Count(n), maker.group.evidence.endings.get(&ending))
            } else {
                (FigureValue::Undefined(Undefined::UnknownBase), None)
            };
            let parts: Vec<_> = part.into_iter().collect();
            maker.add(&format!("disposition.{word}"), words, value, units::none(), &parts)
        })
        .collect()
}

impl Asked<'_> {
    /// The table that stands beside the rates.
    pub(super) fn dispositions_table(&self, counts: Vec<Vec<ResultCell>>) -> ResultTable {
        let endings = self.table.endings();
        let mut head = self.stub_head();
        head.extend(endings.iter().map(|ending| named(*ending).0));
        let mut rows: Vec<Vec<ResultCell>> = vec![
            self.line(outcome::counts_as_distributed(), &endings, |standing| counts_or_not(standing.distributed)),
            self.line(outcome::counts_as_returned(), &endings, |standing| counts_or_not(standing.returned)),
            self.line(outcome::counts_as_valid(), &endings, |standing| counts_or_not(standing.valid)),
            self.line(outcome::aapor_class(), &endings, |standing| Phrase::same(standing.class.word())),
        ];
        rows.extend(counts);
        ResultTable {
            id: RatesTable::dispositions_id(&self.request.id),
            title: outcome::dispositions_title(&self.request.title),
            head: vec![head.into_iter().map(HeadCell::one).collect()],
            rows,
            stub_columns: 2,
            follows: Some(self.request.id.clone()),
            turned: None,
            drawn: None,
            notes: notes(self.table),
        }
    }

    /// One property of every line; what the plan changed is marked.
    fn line(&self, name: Phrase, endings: &[Ending], says: impl Fn(Standing) -> Phrase) -> Vec<ResultCell> {
        let mut row = vec![ResultCell::Words(name), ResultCell::Words(Phrase::default())];
        row.extend(endings.iter().map(|ending| {
            let said = says(self.table.standing(*ending));
            let changed = match ending {
                Ending::As(disposition) => says(Standing::of(*disposition)) != said,
                Ending::Partial => false,
            };
            ResultCell::Words(if changed { outcome::changed(said) } else { said })
        }));
        row
    }
}

fn counts_or_not(counts: bool) -> Phrase {
    Phrase::same(if counts { "○" } else { "×" })
}

fn notes(table: &DispositionTable) -> Vec<Phrase> {
    let mut notes = vec![outcome::dispositions_note(), outcome::classes_note()];
    notes.push(match table.partial_below() {
        Some(least) => outcome::partial_note(least),
        None => outcome::no_partial_note(),
    });
    for (disposition, standing, reason) in table.changes() {
        let told = |standing: Standing| {
            outcome::standing(
                counts_or_not(standing.distributed),
                counts_or_not(standing.returned),
                counts_or_not(standing.valid),
                standing.class.word(),
            )
        };
        let (now, standard) = (told(standing), told(Standing::of(disposition)));
        notes.push(match reason {
            Some(reason) => outcome::change_because(disposition.called(), now, standard, reason),
            None => outcome::change(disposition.called(), now, standard),
        });
    }
    notes
}
