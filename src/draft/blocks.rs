//! One label with what stands below and beside it up to the next label: the options, the box, the unit, the notes; and the
//! question that this makes.

use crate::catalogue::{Phrase, draft as say};
use crate::draft::beside::{Sides, beside_boxes, sides, unnumbered};
use crate::draft::kind::label_words;
use crate::draft::labels::{Form, Label, Role};
use crate::draft::options::{alternatives, boxed, from_series, has_doubles, inline, option_words, series};
use crate::draft::page::Piece;
use crate::draft::sketch::{Kind, Place, SketchOption, SketchQuestion, options_of};
use crate::draft::who::Who;
use crate::draft::words;
use crate::provenance::CellAddress;
use crate::survey::form::Side;
use crate::text::key::key;

/// A label with its block.
pub(super) struct Block<'l> {
    pub label: &'l Label,
    /// The row of the next label below.
    pub end: u32,
    /// The column of the next label in the same row.
    pub beside: u32,
}

impl Form<'_, '_> {
    /// Makes the question of a label.
    pub(super) fn resolve(&mut self, block: &Block<'_>) {
        let label = block.label;
        match label.who {
            Some(Who::Code) if self.sketch.case_code.is_none() => {
                if let Some(words) = self.anchor(label) {
                    self.sketch.case_code = Some((words, self.page.cell(label.words_at)));
                    self.identity(block);
                    return;
                }
            }
            Some(Who::Name) if self.sketch.case_name.is_none() => {
                if let Some(words) = self.anchor(label) {
                    self.sketch.case_name = Some((words, self.page.cell(label.words_at)));
                    self.identity(block);
                    return;
                }
            }
            Some(Who::Contact(id, is_day)) => {
                self.contact(block, id, is_day);
                return;
            }
            Some(Who::Code | Who::Name | Who::Serial) | None => {}
        }
        if label.parent.is_none() && self.lattice_question(block) {
            return;
        }
        let around = self.around(block);
        let below = around.iter().filter(|piece| {
            self.roles.get(&piece.at) == Some(&Role::Note) || words::how_many(&piece.text).is_some()
        });
        // What speaks of another question by its number says nothing of this one.
        let below = below.filter(|piece| !self.spoken.speaks(piece.at)).map(|piece| piece.text.as_str());
        let spoken = self.spoken.notes_on(label).iter().map(|(_, text)| text.as_str());
        let notes = below.chain(spoken).collect::<Vec<_>>().join(" ");
        // A label with a box of its own is written to; what stands below it belongs to another.
        let own_box = label.number.is_none() && self.is_framed(self.page.right(label.words_at));
        if label.parent.is_none() && !own_box && self.chosen(block, &around, &notes) {
            return;
        }
        self.written(block, &notes);
    }

    /// The cells of a block that are nothing else yet, notes included.
    pub(super) fn around(&self, block: &Block<'_>) -> Vec<Piece> {
        let label = block.label;
        self.page
            .rows(label.at.row, block.end)
            .filter(|piece| {
                piece.at.row > label.at.row || (piece.at > label.words_at && piece.at.column < block.beside)
            })
            .filter(|piece| self.is_free(piece) || self.roles.get(&piece.at) == Some(&Role::Note))
            .cloned()
            .collect()
    }

    /// A question with options to choose from.
    pub(super) fn chosen(&mut self, block: &Block<'_>, around: &[Piece], notes: &str) -> bool {
        let label = block.label;
        let free: Vec<Piece> = around.iter().filter(|piece| self.is_free(piece)).cloned().collect();
        // Cells with a □ in front.
        let boxes: Vec<(CellAddress, String)> =
            free.iter().filter_map(|piece| boxed(&piece.text).map(|(_, words)| (piece.at, words))).collect();
        if boxes.len() > 1 {
            let reason = say::because_boxes(boxes.len());
            let list = options_of(boxes.iter().map(|(_, words)| option_words(words).0));
            let cells: Vec<CellAddress> = boxes.iter().map(|(at, _)| *at).collect();
            let marked = boxes.iter().filter(|(at, _)| {
                self.page.answers(*at).iter().any(|value| boxed(&value.raw()).is_some_and(|(ticked, _)| ticked))
            });
            let marked = marked.count();
            return self.options_question(block, list, &cells, notes, Side::Right, marked, reason, false);
        }
        // A series that counts on and has no boxes of its own but for marks.
        let found = series(free.iter()).into_iter().max_by_key(|series| series.items.len());
        if let Some(series) = found.filter(|series| !series.items.iter().any(|(at, _)| self.has_own_box(*at))) {
            let cells: Vec<CellAddress> = series.items.iter().map(|(at, _)| *at).collect();
            let list = from_series(&series);
            let reason = say::because_options(list.len());
            let number_box = self.number_box(label);
            let sides = sides(self.page, &cells);
            let below = cells.iter().all(|at| at.row > label.words_at.row);
            if let Some(at) = number_box.filter(|_| !sides.marked) {
                return self.number_question(block, list, &cells, at, notes, reason);
            }
            if below && sides.fits {
                return self.sided_question(block, list, &cells, notes, sides, reason);
            }
        }
        if self.in_one_cell(block, notes) {
            return true;
        }
        // Options that stand in one cell, and a box for the number of one.
        if let Some((piece, labels)) = around.iter().find_map(|piece| {
            let labels = inline(&piece.text);
            (labels.len() > 1).then_some((piece, labels))
        }) && !piece.text.contains(['□', '☐', '■', '☑'])
        {
            let at = self.number_box(label).or_else(|| self.blank_beside(piece.at, block));
            if let Some(at) = at {
                let reason = say::because_options(labels.len());
                return self.number_question(block, options_of(labels), &[piece.at], at, notes, reason);
            }
        }
        // Words one below the other with marks beside them.
        let cells = unnumbered(self.page, label.words_at.row + 1, block.end, label.at.column);
        let cells: Vec<CellAddress> =
            cells.into_iter().filter(|at| self.page.piece(*at).is_some_and(|piece| self.is_free(piece))).collect();
        if cells.len() > 1 {
            let labels =
                cells.iter().filter_map(|at| self.page.piece(*at)).map(|piece| option_words(&piece.text).0);
            let list = options_of(labels);
            let sides = sides(self.page, &cells);
            return self.sided_question(block, list, &cells, notes, sides, say::because_marks());
        }
        self.words_beside_boxes(block, notes)
    }

    /// A question with a box for a mark beside each option. Where nothing tells on which side the boxes are, it is asked.
    fn sided_question(
        &mut self,
        block: &Block<'_>,
        list: Vec<SketchOption>,
        cells: &[CellAddress],
        notes: &str,
        sides: Sides,
        reason: Phrase,
    ) -> bool {
        let side = sides.side.unwrap_or(Side::Right);
        let marked = cells.iter().filter(|at| {
            let beside = match side {
                Side::Left => self.page.sheet.grid.left_of(**at),
                Side::Right => Some(self.page.right(**at)),
            };
            beside.is_some_and(|beside| self.page.has_chosen(beside))
        });
        let marked = marked.count();
        self.options_question(block, list, cells, notes, side, marked, reason, sides.side.is_none())
    }

    /// Words one below the other or side by side with empty boxes beside them: options, where the label asks to choose; else nobody knows
    /// whether the boxes take marks or answers of their own.
    fn words_beside_boxes(&mut self, block: &Block<'_>, notes: &str) -> bool {
        let label = block.label;
        if label.number.is_none() || self.is_framed(self.page.right(label.words_at)) {
            return false;
        }
        let Some((cells, side)) = beside_boxes(self.page, label.words_at.row + 1, block.end) else { return false };
        if !cells.iter().all(|at| self.page.piece(*at).is_some_and(|piece| self.is_free(piece))) {
            return false;
        }
        let labels = cells.iter().filter_map(|at| self.page.piece(*at)).map(|piece| option_words(&piece.text).0);
        let list = options_of(labels);
        let words = format!("{} {notes}", label.text);
        let chooses = words::how_many(&words).is_some()
            || ["○", "〇", "◯", "✓", "チェック", "選"].iter().any(|sign| words.contains(sign));
        if chooses {
            let reason = say::because_boxes(cells.len());
            let sides = Sides { fits: true, side, marked: false };
            return self.sided_question(block, list, &cells, notes, sides, reason);
        }
        let mut places = vec![self.page.cell(label.words_at)];
        places.extend(cells.iter().map(|at| self.page.cell(*at)));
        self.sketch.ask(None, places, say::ask_boxes(label_words(&Self::shown(label)), joined(&list)));
        true
    }

    /// A question whose options all stand in the cell to the right or below, with a mark at one: 「□有　□無」, 「はい・いいえ」.
    fn in_one_cell(&mut self, block: &Block<'_>, notes: &str) -> bool {
        let label = block.label;
        let right = self.page.right(label.words_at);
        let below = self.page.below(label.words_at);
        let held = [(right, false), (below, true)].into_iter().find_map(|(at, is_below)| {
            let near = if is_below { at.row < block.end } else { at.column < block.beside };
            let piece = self.page.piece(at).filter(|piece| near && piece.words && self.is_free(piece))?;
            let boxes = piece.text.contains(['□', '☐', '■', '☑']);
            let labels = inline(&piece.text);
            let numbered = labels.len() > 1
                && !boxes
                && self.number_box(label).is_none()
                && self.blank_beside(at, block).is_none();
            if labels.len() > 1 && (boxes || numbered) {
                return Some((at, is_below, labels, !boxes));
            }
            let labels = alternatives(&piece.text);
            (labels.len() > 1).then_some((at, is_below, labels, true))
        });
        let Some((at, is_below, labels, ask_place)) = held else { return false };
        let list = options_of(labels.iter().map(|label| option_words(label).0));
        if has_doubles(&list) || list.len() != labels.len() {
            return false;
        }
        let Some(words) = self.anchor(label) else {
            self.twice(label);
            return true;
        };
        let (kind_reason, single, doubt) = self.how_many(label, &list, notes, 0);
        let id = self.question_id(label);
        let shown = joined(&list);
        let reason = say::because_in_one_cell(list.len());
        self.role(at, Role::Answer);
        let list = self.sketch.list(&format!("list-{id}"), list);
        let kind = if single { Kind::Single(list) } else { Kind::Multiple(list) };
        let places: Vec<_> = [label.at, at].into_iter().map(|at| self.page.cell(at)).collect();
        let reasons = std::iter::once(reason).chain(kind_reason).collect();
        self.push(label, id.clone(), kind, words, Place::Inline { below: is_below }, places, reasons);
        let cell = vec![self.page.cell(at)];
        if let Some(doubt) = doubt {
            self.sketch.ask(Some(&id), cell.clone(), doubt);
        }
        if ask_place {
            self.sketch.ask(Some(&id), cell, say::ask_in_one_cell(shown));
        }
        self.routing(label, &id, notes);
        true
    }

    /// The box beside a label that takes the number of an option.
    pub(super) fn number_box(&self, label: &Label) -> Option<CellAddress> {
        let at = self.page.right(label.words_at);
        let offered = self.page.is_box(at) || self.is_in_answer_column(at);
        let holds = |piece: &Piece| {
            let numbers = crate::text::key::numbers(&piece.raw);
            let one = !numbers.is_empty() || crate::text::key::choice(&piece.raw).number.is_some();
            one && inline(&piece.text).len() < 2
        };
        match self.page.piece(at) {
            Some(piece) if self.is_free(piece) => (offered || holds(piece)).then_some(at),
            Some(_) => None,
            None => {
                // 「番号を記入」 wants a number, 「番号に○」 a ring around one.
                let words = key(&label.text);
                let asks = words.contains("番号を") && !words.contains('○') && at.column <= self.last_column();
                (offered || asks).then_some(at)
            }
        }
    }

    /// An empty cell beside the options of one cell that the file offers as a box.
    pub(super) fn blank_beside(&self, at: CellAddress, block: &Block<'_>) -> Option<CellAddress> {
        let beside = self.page.right(at);
        let inside = beside.row < block.end;
        (inside && (self.page.is_box(beside) || self.is_in_answer_column(beside))).then_some(beside)
    }

    /// The last column that holds anything.
    pub(super) fn last_column(&self) -> u32 {
        self.page.last_column
    }

    #[allow(clippy::too_many_arguments, reason = "one call per shape of options")]
    pub(super) fn options_question(
        &mut self,
        block: &Block<'_>,
        list: Vec<SketchOption>,
        cells: &[CellAddress],
        notes: &str,
        side: Side,
        marked: usize,
        reason: Phrase,
        side_asked: bool,
    ) -> bool {
        let label = block.label;
        if has_doubles(&list) || list.len() != cells.len() {
            return false;
        }
        let Some(words) = self.anchor(label) else {
            self.twice(label);
            return true;
        };
        let (kind_reason, single, doubt) = self.how_many(label, &list, notes, marked);
        let id = self.question_id(label);
        let labels = joined(&list);
        for at in cells {
            self.role(*at, Role::Option);
            let beside = match side {
                Side::Right => Some(self.page.right(*at)),
                Side::Left => self.page.sheet.grid.left_of(*at),
            };
            if let Some(beside) =
                beside.filter(|beside| self.page.piece(*beside).is_some_and(|piece| self.is_free(piece)))
            {
                self.role(beside, Role::Answer);
            }
        }
        let list = self.sketch.list(&format!("list-{id}"), list);
        let kind = if single { Kind::Single(list) } else { Kind::Multiple(list) };
        let places =
            std::iter::once(label.at).chain(cells.first().copied()).map(|at| self.page.cell(at)).collect();
        let mut reasons = vec![reason];
        reasons.extend(kind_reason);
        self.push(label, id.clone(), kind, words, Place::Options(side), places, reasons);
        let place = vec![self.page.cell(label.words_at)];
        if let Some(doubt) = doubt {
            self.sketch.ask(Some(&id), place.clone(), doubt);
        }
        if side_asked {
            self.sketch.ask(Some(&id), place, say::ask_side(label_words(&label.text), labels));
        }
        self.routing(label, &id, notes);
        self.other_words(label, &id, cells);
        true
    }

    /// The words of その他, where its cell has room for them: a question of its own, found in the option's cell.
    fn other_words(&mut self, label: &Label, id: &str, cells: &[CellAddress]) {
        let open: Vec<(usize, Piece)> = cells
            .iter()
            .enumerate()
            .filter_map(|(index, at)| Some((index, self.page.piece(*at)?.clone())))
            .filter(|(_, piece)| option_words(&piece.text).1)
            .collect();
        let Some(list) = self.sketch.questions.iter().find(|question| question.id == id) else { return };
        let Some(list) = list.kind.list().map(str::to_owned) else { return };
        for (index, piece) in &open {
            let words = piece.text.split('(').next().unwrap_or_default().trim().to_owned();
            let shared = self.sketch.questions.iter().filter(|other| other.kind.list() == Some(&list)).count() > 1;
            let found = self.page.finds(&words) == Some(piece.at);
            let code =
                self.sketch.options(&list).get(*index).map(|option| (option.code.clone(), option.label.clone()));
            let place = self.page.cell(piece.at);
            let Some((code, option)) = code.filter(|_| open.len() == 1 && found && !shared) else {
                self.sketch.ask(Some(id), vec![place], say::ask_other_box(label_words(&piece.text)));
                continue;
            };
            let own = self.sketch.free_id(&format!("{id}-other"));
            if let Some(known) = self.sketch.lists.iter_mut().find(|known| known.id == list) {
                known.other = Some((code, own.clone()));
            }
            let number = label.number.as_ref().map_or_else(String::new, |number| number.token.clone());
            self.sketch.questions.push(SketchQuestion {
                id: own,
                number: format!("{number}{option}"),
                text: say::words_of_other(&option).ja,
                kind: Kind::Text,
                optional: true,
                universe: None,
                label: words,
                place: Place::Inside { before: "(".to_owned(), after: ")".to_owned() },
                unnumbered: false,
                cells: vec![place],
                reasons: vec![say::because_brackets()],
            });
        }
    }

    /// A question that is answered with the number of an option in one box.
    pub(super) fn number_question(
        &mut self,
        block: &Block<'_>,
        list: Vec<SketchOption>,
        cells: &[CellAddress],
        at: CellAddress,
        notes: &str,
        reason: Phrase,
    ) -> bool {
        let label = block.label;
        if has_doubles(&list) || at != self.page.right(label.words_at) {
            return false;
        }
        let Some(words) = self.anchor(label) else {
            self.twice(label);
            return true;
        };
        let several = self.page.answers(at).iter().any(|value| crate::text::key::numbers(&value.raw()).len() > 1);
        let (kind_reason, single, doubt) = self.how_many(label, &list, notes, if several { 2 } else { 0 });
        let id = self.question_id(label);
        for at in cells {
            self.roles.insert(*at, Role::Option);
        }
        self.role(at, Role::Answer);
        let list = self.sketch.list(&format!("list-{id}"), list);
        let kind = if single { Kind::Single(list) } else { Kind::Multiple(list) };
        let places = [label.at, at].into_iter().map(|at| self.page.cell(at)).collect();
        let reasons = std::iter::once(reason).chain(kind_reason).collect();
        self.push(label, id.clone(), kind, words, Place::Right, places, reasons);
        if let Some(doubt) = doubt {
            self.sketch.ask(Some(&id), vec![self.page.cell(label.words_at)], doubt);
        }
        self.routing(label, &id, notes);
        self.other_words(label, &id, cells);
        true
    }

    /// Whether one option or several may be chosen, why, and what to ask where nothing says it.
    pub(super) fn how_many(
        &self,
        label: &Label,
        list: &[SketchOption],
        notes: &str,
        marked: usize,
    ) -> (Option<Phrase>, bool, Option<Phrase>) {
        let said = words::how_many(&label.text).or_else(|| words::how_many(notes));
        match said {
            Some(true) => (Some(say::because_one()), true, None),
            Some(false) => (Some(say::because_several()), false, None),
            None if marked > 1 && self.page.returns.count < 2 => (Some(say::because_two_marks()), false, None),
            None => {
                let labels: Vec<String> = list.iter().map(|option| option.label.clone()).collect();
                if words::is_pair(&labels) || words::is_scale(&labels) {
                    (None, true, Some(say::ask_single_pair(label_words(&label.text), joined(list))))
                } else {
                    (None, false, Some(say::ask_single(label_words(&label.text), joined(list))))
                }
            }
        }
    }
}

fn joined(list: &[SketchOption]) -> String {
    let shown: Vec<&str> = list.iter().take(4).map(|option| option.label.as_str()).collect();
    let more = if list.len() > 4 { "…" } else { "" };
    format!("{}{more}", shown.join("／"))
}
