//! The tables of the list: the figures with a column for every cause that moved any, the sentences, and the 正誤表.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, moved as words, units};
use crate::findings::changes::{Cause, Changes, Erratum, Moved, SentenceErratum};
use crate::report::changes::behind::ranges;
use crate::report::changes::{Audience, Composer, cause_words, causes_words, kind_words};
use crate::report::model::{ReportTable, TableCell};

impl Composer {
    /// The figures that moved.
    pub(super) fn figures(self, changes: &Changes) -> ReportTable {
        let causes: Vec<Cause> = Self::causes_of_figures(changes).into_iter().collect();
        let mut head = vec![
            words::kind(),
            words::figure(),
            words::published(),
            words::now(),
            words::difference(),
            words::unit(),
        ];
        head.extend(causes.iter().copied().map(cause_words));
        head.push(words::id());
        let numbered = self.audience == Audience::Analyst && changes.unexplained.is_none();
        if numbered {
            head.push(words::numbers());
        }
        let row = |moved: &Moved| {
            let (old, new) = (moved.old.as_ref(), moved.new.as_ref());
            let mut cells = vec![
                TableCell::words(self.text(kind_words(moved.kind()))),
                TableCell::words(moved.label()),
                TableCell::words(self.side(old, new)),
                TableCell::words(self.side(new, old)),
                self.difference(moved),
                TableCell::words(self.unit(moved)),
            ];
            cells.extend(causes.iter().map(|cause| {
                let part = moved.parts.iter().flatten().find(|part| part.cause == *cause);
                self.part(moved, part)
            }));
            cells.push(TableCell::words(&moved.id));
            if numbered {
                cells.push(TableCell::words(self.behind_parts(moved)));
            }
            cells
        };
        let mut notes = vec![self.text(words::note_exact())];
        if !causes.is_empty() {
            notes.push(self.text(words::note_order()));
        }
        if causes.contains(&Cause::HeldOut) {
            notes.push(self.text(words::note_held_out()));
        }
        if changes.figures.iter().any(|moved| self.withholds_parts(moved.withheld)) {
            notes.push(self.text(words::note_withheld()));
        }
        let rows = changes.figures.iter().map(row).collect();
        self.table("changes", words::list(), &head, rows, 2, notes)
    }

    fn causes_of_figures(changes: &Changes) -> BTreeSet<Cause> {
        changes.figures.iter().flat_map(|moved| moved.parts.iter().flatten()).map(|part| part.cause).collect()
    }

    /// The numbers of what is behind each part.
    fn behind_parts(self, moved: &Moved) -> String {
        let parts = moved.parts.iter().flatten().filter(|part| !part.behind.is_empty());
        let said: Vec<Phrase> = parts
            .map(|part| words::cause_numbers(cause_words(part.cause), ranges(&part.behind, self.lang)))
            .collect();
        self.text(Phrase::listed(&said))
    }

    /// The sentences that moved.
    pub(super) fn sentences(self, changes: &Changes) -> ReportTable {
        let none = || self.text(words::none());
        let row = |moved: &crate::findings::changes::MovedSentence| {
            let causes = moved.causes.as_ref().map(|causes| self.text(causes_words(causes)));
            let cells = [
                moved.id.clone(),
                moved.old.clone().unwrap_or_else(none),
                moved.new.clone().unwrap_or_else(none),
                causes.unwrap_or_else(|| self.text(units::nothing())),
            ];
            cells.into_iter().map(TableCell::words).collect()
        };
        let head = [words::id(), words::published(), words::now(), words::causes()];
        let rows = changes.sentences.iter().map(row).collect();
        self.table("changed-sentences", words::sentences(), &head, rows, 1, Vec::new())
    }

    /// The 正誤表; none where there was no mistake.
    pub(super) fn errata(self, changes: &Changes) -> Option<ReportTable> {
        let mut rows: Vec<Vec<TableCell>> =
            changes.sentence_errata().iter().map(|erratum| self.sentence_erratum(erratum)).collect();
        rows.extend(changes.errata().iter().map(|erratum| self.erratum(erratum)));
        if rows.is_empty() {
            return None;
        }
        let head = [
            words::figure_or_sentence(),
            words::wrong(),
            words::right(),
            words::corrected_by(),
            words::unit(),
            words::causes(),
            words::remark(),
            words::id(),
        ];
        let notes = vec![self.text(words::note_errata()), self.text(words::note_late())];
        Some(self.table("errata", words::errata(), &head, rows, 1, notes))
    }

    fn erratum(self, erratum: &Erratum<'_>) -> Vec<TableCell> {
        let moved = erratum.moved;
        let (old, new) = (moved.old.as_ref(), moved.new.as_ref());
        let now = self.side(new, old);
        let (right, remark) = if erratum.is_whole() {
            (now, String::new())
        } else {
            let others = causes_words(&erratum.others);
            ("―".to_owned(), self.text(words::beside_others(now, others)))
        };
        vec![
            TableCell::words(moved.label()),
            TableCell::words(self.side(old, new)),
            TableCell::words(right),
            self.correction(erratum),
            TableCell::words(self.unit(moved)),
            TableCell::words(self.text(causes_words(&erratum.causes))),
            TableCell::words(remark),
            TableCell::words(&moved.id),
        ]
    }

    fn sentence_erratum(self, erratum: &SentenceErratum<'_>) -> Vec<TableCell> {
        let moved = erratum.moved;
        let none = || self.text(words::none());
        let remark = if erratum.others.is_empty() {
            String::new()
        } else {
            self.text(words::sentence_beside_others(causes_words(&erratum.others)))
        };
        let cells = [
            String::new(),
            moved.old.clone().unwrap_or_else(none),
            moved.new.clone().unwrap_or_else(none),
            String::new(),
            String::new(),
            self.text(causes_words(&erratum.causes)),
            remark,
            moved.id.clone(),
        ];
        cells.into_iter().map(TableCell::words).collect()
    }

    /// A table on a sheet of its own, named after its title.
    pub(super) fn table(
        self,
        id: &str,
        title: Phrase,
        head: &[Phrase],
        rows: Vec<Vec<TableCell>>,
        stub_columns: usize,
        notes: Vec<String>,
    ) -> ReportTable {
        let title = self.text(title);
        ReportTable {
            id: id.to_owned(),
            number: 0,
            head: vec![head.iter().map(|phrase| TableCell::words(phrase.text(self.lang))).collect()],
            rows,
            stub_columns,
            notes,
            sheet: Some(title.clone()),
            chart: None,
            in_data: None,
            title,
        }
    }
}
