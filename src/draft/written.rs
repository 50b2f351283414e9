//! A label whose answer is written into a box: whether the box is to the right or below, what it takes, and its unit.

use crate::catalogue::draft as say;
use crate::draft::blocks::Block;
use crate::draft::kind::{Takes, is_day, judge, label_words};
use crate::draft::labels::{Form, Label, Role};
use crate::draft::numbering::{Style, numbered};
use crate::draft::options::are_unnumbered;
use crate::draft::sketch::{Kind, Place, options_of};
use crate::draft::units;
use crate::draft::who;
use crate::draft::words::{self, Sense};
use crate::provenance::CellAddress;

/// Where the answer of a label was found.
struct Found {
    place: Place,
    at: CellAddress,
    sure: bool,
}

impl Form<'_, '_> {
    /// A question whose answer is written into a box.
    pub(super) fn written(&mut self, block: &Block<'_>, notes: &str) {
        let label = block.label;
        let place = self.page.cell(label.words_at);
        let Some(found) = self.written_place(block) else {
            let asked = self.sketch.doubts.iter().any(|doubt| doubt.places.contains(&place));
            if label.number.is_some() && !asked {
                self.sketch.ask(None, vec![place], say::ask_not_taken(label_words(&Self::shown(label))));
            }
            return;
        };
        let Some(words) = self.anchor(label) else {
            self.twice(label);
            return;
        };
        let in_notes =
            || unit_in_notes(notes).or_else(|| units::unit_in_label(notes)).map(|unit| (unit, found.at));
        let unit = self.unit_behind(found.at).or_else(|| self.word_behind(label, found.at)).or_else(in_notes);
        let full = format!("{} {}", label.text, notes);
        let judged = judge(self.page, &label.text, found.at, unit.as_ref().map(|(unit, _)| unit.clone()));
        if let Some((_, at)) = unit.filter(|(_, at)| *at != found.at) {
            self.role(at, Role::Unit);
        }
        let id = self.question_id(label);
        let mut reasons = judged.reasons;
        let mut doubt = judged.doubt;
        let mut optional = false;
        let mut unnumbered = false;
        let kind = match judged.takes {
            Takes::Entries(entries) => {
                let list = options_of(entries);
                unnumbered = are_unnumbered(&list);
                let single = words::how_many(&full) != Some(false);
                let list = self.sketch.list(&format!("list-{id}"), list);
                if single { Kind::Single(list) } else { Kind::Multiple(list) }
            }
            Takes::Mark => {
                let list = options_of(["○".to_owned()]);
                Kind::Single(self.sketch.list(&format!("list-{id}"), list))
            }
            Takes::Number { unit, min, max } => Kind::Quantity { unit, min, max },
            Takes::Day => Kind::Date,
            Takes::Words { optional: blank } => {
                optional = blank;
                Kind::Text
            }
        };
        if let Some(number) = &label.number {
            reasons.insert(0, say::because_number(&number.token));
        } else if self.page.varies(found.at) {
            reasons.insert(0, say::because_varies());
        } else if self.page.is_box(found.at) {
            reasons.insert(0, say::because_open());
        }
        let mut cells = vec![label.at];
        if let Place::Cell { label: words_at, at } = found.place {
            reasons.push(say::because_under(at));
            cells.extend(Some(words_at).filter(|words_at| *words_at != label.at));
        }
        cells.push(found.at);
        let cells = cells.into_iter().map(|at| self.page.cell(at)).collect();
        // What is of the kind that the label asks for is its answer.
        let fits = match &kind {
            Kind::Date => self.page.answers(found.at).iter().all(is_day),
            Kind::Quantity { .. } => doubt.is_none(),
            Kind::Single(_) | Kind::Multiple(_) | Kind::Text => false,
        };
        let filled = self.page.piece(found.at).is_some() && fits;
        if let Some(piece) = self.page.piece(found.at).filter(|piece| self.is_free(piece)).cloned() {
            self.role(found.at, Role::Answer);
            if piece.words
                && self.page.returns.count < 2
                && !self.page.is_box(found.at)
                && label.who.is_none()
                && !found.sure
                && !fits
            {
                doubt = Some(say::ask_is_answer(label_words(&label.text), label_words(&piece.text)));
            }
        }
        // A number or day beside words that nothing else makes a label: it may be the other half of an answer.
        let only_beside = label.number.is_none()
            && label.who.is_none()
            && self.page.piece(found.at).is_some()
            && self.page.returns.count < 2
            && !self.page.is_box(found.at)
            && !self.is_in_answer_column(found.at);
        let places = vec![place];
        if doubt.is_none() && only_beside {
            doubt = Some(say::ask_is_question(label_words(&label.text)));
        }
        if doubt.is_none() && !found.sure && !filled {
            let where_ = match found.place {
                Place::Below => say::place_below(),
                Place::Cell { at, .. } => say::place_cell(at),
                Place::Right
                | Place::Options(_)
                | Place::Grid(_)
                | Place::Inline { .. }
                | Place::Inside { .. }
                | Place::Column
                | Place::Columns(_)
                | Place::Nowhere => say::place_right(),
            };
            doubt = Some(if let Place::Cell { at, .. } = found.place {
                say::ask_place_cell(label_words(&Self::shown(label)), at)
            } else if label.number.is_some() {
                say::ask_place(label_words(&Self::shown(label)), where_)
            } else {
                say::ask_is_question(label_words(&label.text))
            });
        }
        self.push(label, id.clone(), kind, words, found.place, cells, reasons);
        if let Some(question) = self.sketch.questions.last_mut() {
            question.optional |= optional;
            question.unnumbered = unnumbered;
        }
        if let Some(doubt) = doubt {
            self.sketch.ask(Some(&id), places, doubt);
        }
        self.routing(label, &id, notes);
    }

    /// A short word behind a box that takes a number, which is its unit though nobody has heard of it: 分団.
    fn word_behind(&self, label: &Label, at: CellAddress) -> Option<(String, CellAddress)> {
        let counts = words::sense(&label.text) == Some(Sense::Number)
            || self.page.answers(at).iter().any(|value| matches!(value, crate::workbook::CellValue::Number(_)));
        let next =
            self.page.piece(self.page.right(at)).filter(|next| counts && next.words && self.is_free(next))?;
        let short =
            (1..=4).contains(&next.text.chars().count()) && !next.text.contains(|c: char| c.is_ascii_digit());
        let ends = self.page.piece(self.page.right(next.at)).is_none_or(|after| !self.is_free(after));
        (short && ends && !super::page::is_mark(&next.raw)).then(|| (next.text.clone(), next.at))
    }

    /// Where the answer of a label is written.
    fn written_place(&mut self, block: &Block<'_>) -> Option<Found> {
        let label = block.label;
        let right = self.page.right(label.words_at);
        let below = self.page.below(label.words_at);
        let in_reach = right.column < block.beside;
        let usable = |form: &Self, at: CellAddress| match form.page.piece(at) {
            None => true,
            Some(piece) => {
                form.is_free(piece)
                    && !form.page.is_form_text(at)
                    && units::unit(&piece.text).is_none()
                    && numbered(&piece.text).is_none_or(|n| n.style != Style::Question || !piece.words)
            }
        };
        let strong = |form: &Self, at: CellAddress| {
            form.page.is_box(at) && !form.page.is_form_text(at)
                || form.is_in_answer_column(at)
                || form.page.piece(at).is_some_and(|piece| !piece.words)
                || form.is_framed(at)
                || (form.page.piece(at).is_none() && form.unit_behind(at).is_some())
                || form.page.piece(at).is_none() && form.page.sheet.grid.merged(at).is_some()
        };
        if in_reach && self.is_separate_date(right) {
            let place = vec![self.page.cell(label.words_at)];
            self.sketch.ask(None, place, say::ask_separate_date(label_words(&Self::shown(label))));
            return None;
        }
        let right_usable = in_reach && usable(self, right);
        let below_usable = below.row < block.end && usable(self, below);
        if right_usable && strong(self, right) {
            return Some(Found { place: Place::Right, at: right, sure: true });
        }
        let below_label = self.page.piece(below).is_some_and(|piece| who::who(&piece.text).is_some());
        let below_framed = self.page.piece(label.words_at).is_some_and(|piece| self.is_framed_below(piece));
        if below_usable && !below_label && (strong(self, below) || below_framed) {
            return Some(Found { place: Place::Below, at: below, sure: true });
        }
        match self.boxes_under(label.words_at, block.end, block.beside)[..] {
            [] => {}
            // Straight under the label it needs no cell.
            [only] if only.at == below => {}
            _ if self.page.piece(right).is_some_and(|piece| self.is_free(piece)) => {}
            [first, ..] if self.is_separate_date(first.at) => {
                let places = vec![self.page.cell(label.words_at), self.page.cell(first.at)];
                self.sketch.ask(None, places, say::ask_separate_date(label_words(&Self::shown(label))));
                return None;
            }
            [only] => {
                let place = Place::Cell { label: label.words_at, at: only.at };
                return Some(Found { place, at: only.at, sure: only.sure });
            }
            ref several => {
                let shown: Vec<String> = several.iter().map(|under| under.at.to_string()).collect();
                let mut places = vec![self.page.cell(label.words_at)];
                places.extend(several.iter().map(|under| self.page.cell(under.at)));
                let asks = say::ask_which_box(label_words(&Self::shown(label)), shown.join("、"));
                self.sketch.ask(None, places, asks);
                return None;
            }
        }
        let wide = self.page.piece(label.words_at).is_some_and(|piece| piece.last.column >= self.last_column());
        let words_wanted = words::sense(&label.text) == Some(Sense::Words);
        let right_filled = self.page.piece(right).is_some();
        if right_usable && (right_filled || !wide) && (right.column <= self.last_column() || !below_usable) {
            // Free words are written where there is room for them.
            let sure = !right_filled
                && (label.who.is_some() || !below_usable || !words_wanted)
                && right.column <= self.last_column()
                && !self.drawn;
            return Some(Found { place: Place::Right, at: right, sure });
        }
        if below_usable && !below_label {
            let room = (below.row + 1..block.end).count() > 0 || block.end == u32::MAX;
            let sure = self.page.piece(below).is_none() && words_wanted && wide && room;
            return Some(Found { place: Place::Below, at: below, sure });
        }
        None
    }

    /// Whether a box is one of three for year, month and day.
    pub(super) fn is_separate_date(&self, at: CellAddress) -> bool {
        let mut at = at;
        let mut signs = String::new();
        for _ in 0..8 {
            if let Some(piece) = self.page.piece(at) {
                let word = piece.key.as_str();
                if matches!(word, "年" | "月" | "日") {
                    signs.push_str(word);
                }
            }
            at = self.page.right(at);
        }
        signs.starts_with("年月")
    }

    /// The cell beside the label of who answers, from which a definition takes it; asked about where the box is below.
    pub(super) fn identity(&mut self, block: &Block<'_>) {
        let label = block.label;
        if let Some(under) = self.only_under(block) {
            let places = vec![self.page.cell(label.words_at), self.page.cell(under.at)];
            self.sketch.ask(None, places, say::ask_identity_under(label_words(&label.text), under.at));
        }
        self.role(self.page.right(label.words_at), Role::Answer);
    }

    /// A question about whoever filled the form in.
    pub(super) fn contact(&mut self, block: &Block<'_>, id: &str, is_day: bool) {
        let label = block.label;
        let right = self.page.right(label.words_at);
        if self.page.piece(right).is_some_and(|piece| !self.is_free(piece)) {
            return;
        }
        let under = self.only_under(block);
        let (place, at) = match under {
            None => (Place::Right, right),
            Some(under) if under.at == self.page.below(label.words_at) => (Place::Below, under.at),
            Some(under) => (Place::Cell { label: label.words_at, at: under.at }, under.at),
        };
        if is_day && self.is_separate_date(at) {
            let place = vec![self.page.cell(label.words_at)];
            self.sketch.ask(None, place, say::ask_separate_date(label_words(&label.text)));
            return;
        }
        let Some(words) = self.anchor(label) else {
            self.twice(label);
            return;
        };
        let id = self.sketch.free_id(id);
        let kind = if is_day { Kind::Date } else { Kind::Text };
        let cells = [label.at, at].into_iter().map(|at| self.page.cell(at)).collect();
        self.role(at, Role::Answer);
        let mut reasons = vec![say::because_words(label_words(&label.text))];
        reasons.extend(under.map(|under| say::because_under(under.at)));
        self.push(label, id, kind, words, place, cells, reasons);
        if let Some(question) = self.sketch.questions.last_mut() {
            question.optional = true;
        }
    }
}

/// 「単位は人」 in a note.
fn unit_in_notes(notes: &str) -> Option<String> {
    let shown = crate::text::clean::clean(notes);
    let (_, after) = shown.split_once("単位")?;
    let after = after.trim_start_matches([':', '：', 'は', ' ', '/']);
    (1..=4).rev().find_map(|length| {
        let word: String = after.chars().take(length).collect();
        units::unit(&word)
    })
}
