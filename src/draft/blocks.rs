//! One label with what stands below and beside it up to the next label: the options, the box, the unit, the notes; and the
//! question that this makes.

use crate::catalogue::{Phrase, draft as say};
use crate::draft::kind::{Takes, judge, label_words};
use crate::draft::labels::{Form, Label, Role, number_id};
use crate::draft::numbering::{Style, letter, numbered};
use crate::draft::options::{boxed, from_series, has_doubles, inline, option_words, series, side, unnumbered};
use crate::draft::page::Piece;
use crate::draft::sketch::{Kind, Place, SketchOption, SketchQuestion, id_from, options_of};
use crate::draft::words::{self, Sense, Who};
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

/// Where the answer of a label was found.
struct Found {
    place: Place,
    at: CellAddress,
    sure: bool,
}

impl Form<'_, '_> {
    /// Makes the question of a label.
    pub(super) fn resolve(&mut self, block: &Block<'_>) {
        let label = block.label;
        match label.who {
            Some(Who::Code) if self.sketch.case_code.is_none() => {
                if let Some(words) = self.anchor(label) {
                    self.sketch.case_code = Some((words, self.page.cell(label.words_at)));
                    self.role(self.page.right(label.words_at), Role::Answer);
                    return;
                }
            }
            Some(Who::Name) if self.sketch.case_name.is_none() => {
                if let Some(words) = self.anchor(label) {
                    self.sketch.case_name = Some((words, self.page.cell(label.words_at)));
                    self.role(self.page.right(label.words_at), Role::Answer);
                    return;
                }
            }
            Some(Who::Contact(id, is_day)) => {
                self.contact(label, id, is_day);
                return;
            }
            Some(Who::Code | Who::Name | Who::Serial) | None => {}
        }
        let around = self.around(block);
        let notes: String = around
            .iter()
            .filter(|piece| {
                self.roles.get(&piece.at) == Some(&Role::Note) || words::how_many(&piece.text).is_some()
            })
            .map(|piece| piece.text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        if label.parent.is_none() && self.chosen(block, &around, &notes) {
            return;
        }
        self.written(block, &notes);
    }

    /// The cells of a block that are nothing else yet, notes included.
    fn around(&self, block: &Block<'_>) -> Vec<Piece> {
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
    fn chosen(&mut self, block: &Block<'_>, around: &[Piece], notes: &str) -> bool {
        let label = block.label;
        let free: Vec<Piece> = around.iter().filter(|piece| self.is_free(piece)).cloned().collect();
        // Cells with a □ in front.
        let boxes: Vec<(CellAddress, String)> =
            free.iter().filter_map(|piece| boxed(&piece.text).map(|(_, words)| (piece.at, words))).collect();
        if boxes.len() > 1 {
            let reason = say::because_boxes(boxes.len());
            let list = options_of(boxes.iter().map(|(_, words)| option_words(words).0))
                .into_iter()
                .zip(&boxes)
                .map(|(option, (_, words))| SketchOption { aliases: box_aliases(&option.label, words), ..option })
                .collect();
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
            let sides = side(self.page, &cells, self.last_column());
            let asked = sides.right_marked == sides.left_marked
                && sides.right
                && sides.left
                && !sides.right_merged
                && cells.iter().any(|at| at.column > label.at.column);
            let below = cells.iter().all(|at| at.row > label.words_at.row);
            if let Some(at) = number_box.filter(|_| !sides.right_marked && !sides.left_marked) {
                return self.number_question(block, list, &cells, at, notes, reason);
            }
            if below && (sides.right || sides.left) {
                let left = sides.left && (sides.left_marked || !sides.right) && !sides.right_marked;
                let marks = |at: &CellAddress| {
                    let beside = if left { self.page.sheet.grid.left_of(*at) } else { Some(self.page.right(*at)) };
                    beside.is_some_and(|beside| self.page.has_mark(beside))
                };
                let marked = cells.iter().filter(|at| marks(at)).count();
                let side = if left { Side::Left } else { Side::Right };
                return self.options_question(block, list, &cells, notes, side, marked, reason, asked);
            }
        }
        // Options that stand in one cell.
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
            let sides = side(self.page, &cells, self.last_column());
            let (side, marked) = if sides.left_marked && !sides.right_marked {
                (
                    Side::Left,
                    cells
                        .iter()
                        .filter_map(|at| self.page.sheet.grid.left_of(*at))
                        .filter(|at| self.page.has_mark(*at))
                        .count(),
                )
            } else {
                (Side::Right, cells.iter().filter(|at| self.page.has_mark(self.page.right(**at))).count())
            };
            return self.options_question(block, list, &cells, notes, side, marked, say::because_marks(), false);
        }
        false
    }

    /// The box beside a label that takes the number of an option.
    fn number_box(&self, label: &Label) -> Option<CellAddress> {
        let at = self.page.right(label.words_at);
        let offered = self.page.is_box(at) || self.is_in_answer_column(at);
        let holds = |piece: &Piece| {
            let numbers = crate::text::key::numbers(&piece.raw);
            !numbers.is_empty() || crate::text::key::choice(&piece.raw).number.is_some()
        };
        match self.page.piece(at) {
            Some(piece) if self.is_free(piece) => (offered || holds(piece)).then_some(at),
            Some(_) => None,
            None => {
                let asks = key(&label.text).contains("番号") && at.column <= self.last_column();
                (offered || asks).then_some(at)
            }
        }
    }

    /// An empty cell beside the options of one cell that the file offers as a box.
    fn blank_beside(&self, at: CellAddress, block: &Block<'_>) -> Option<CellAddress> {
        let beside = self.page.right(at);
        let inside = beside.row < block.end;
        (inside && (self.page.is_box(beside) || self.is_in_answer_column(beside))).then_some(beside)
    }

    /// The last column that holds anything.
    pub(super) fn last_column(&self) -> u32 {
        self.page.pieces.iter().map(|piece| piece.last.column).max().unwrap_or(0)
    }

    #[allow(clippy::too_many_arguments, reason = "one call per shape of options")]
    fn options_question(
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
        true
    }

    /// A question that is answered with the number of an option in one box.
    fn number_question(
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
        true
    }

    /// Whether one option or several may be chosen, why, and what to ask where nothing says it.
    fn how_many(
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

    /// A question whose answer is written into a box.
    fn written(&mut self, block: &Block<'_>, notes: &str) {
        let label = block.label;
        let place = self.page.cell(label.words_at);
        let Some(found) = self.written_place(block) else {
            if label.number.is_some() {
                self.sketch.ask(None, vec![place], say::ask_not_taken(label_words(&self.shown(label))));
            }
            return;
        };
        let Some(words) = self.anchor(label) else {
            self.twice(label);
            return;
        };
        let unit = self.unit_behind(found.at).or_else(|| unit_in_notes(notes).map(|unit| (unit, found.at)));
        let full = format!("{} {}", label.text, notes);
        let judged = judge(self.page, &label.text, found.at, unit.as_ref().map(|(unit, _)| unit.clone()));
        if let Some((_, at)) = unit.filter(|(_, at)| *at != found.at) {
            self.role(at, Role::Unit);
        }
        let id = self.question_id(label);
        let mut reasons = judged.reasons;
        let mut doubt = judged.doubt;
        let mut optional = false;
        let kind = match judged.takes {
            Takes::Entries(entries) => {
                let list = options_of(entries);
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
        let cells = [label.at, found.at].into_iter().map(|at| self.page.cell(at)).collect();
        if let Some(piece) = self.page.piece(found.at).filter(|piece| self.is_free(piece)).cloned() {
            self.role(found.at, Role::Answer);
            if piece.words
                && self.page.returns.count < 2
                && !self.page.is_box(found.at)
                && label.who.is_none()
                && !found.sure
            {
                doubt = Some(say::ask_is_answer(label_words(&label.text), label_words(&piece.text)));
            }
        }
        let places = vec![place];
        if doubt.is_none() && !found.sure {
            let where_ = match found.place {
                Place::Below => say::place_below(),
                Place::Right | Place::Options(_) | Place::Column | Place::Columns(_) | Place::Nowhere => {
                    say::place_right()
                }
            };
            doubt = Some(if label.number.is_some() {
                say::ask_place(label_words(&self.shown(label)), where_)
            } else {
                say::ask_is_question(label_words(&label.text))
            });
        }
        self.push(label, id.clone(), kind, words, found.place, cells, reasons);
        if optional && let Some(question) = self.sketch.questions.last_mut() {
            question.optional = true;
        }
        if let Some(doubt) = doubt {
            self.sketch.ask(Some(&id), places, doubt);
        }
        self.routing(label, &id, notes);
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
                    && words::unit(&piece.text).is_none()
                    && numbered(&piece.text).is_none_or(|n| n.style != Style::Question || !piece.words)
            }
        };
        let strong = |form: &Self, at: CellAddress| {
            form.page.is_box(at) && !form.page.is_form_text(at)
                || form.is_in_answer_column(at)
                || form.page.piece(at).is_some_and(|piece| !piece.words)
                || (form.page.piece(at).is_none() && form.unit_behind(at).is_some())
                || form.page.piece(at).is_none() && form.page.sheet.grid.merged(at).is_some()
        };
        if in_reach && self.is_separate_date(right) {
            let place = vec![self.page.cell(label.words_at)];
            self.sketch.ask(None, place, say::ask_separate_date(label_words(&self.shown(label))));
            return None;
        }
        let right_usable = in_reach && usable(self, right);
        let below_usable = below.row < block.end && usable(self, below);
        if right_usable && strong(self, right) {
            return Some(Found { place: Place::Right, at: right, sure: true });
        }
        let below_label = self.page.piece(below).is_some_and(|piece| words::who(&piece.text).is_some());
        if below_usable && !below_label && strong(self, below) {
            return Some(Found { place: Place::Below, at: below, sure: true });
        }
        let wide = self.page.piece(label.words_at).is_some_and(|piece| piece.last.column >= self.last_column());
        let words_wanted = words::sense(&label.text) == Some(Sense::Words);
        let right_filled = self.page.piece(right).is_some();
        if right_usable && (right_filled || !wide) && (right.column <= self.last_column() || !below_usable) {
            // Free words are written where there is room for them.
            let sure = !right_filled
                && (label.who.is_some() || !below_usable || !words_wanted)
                && right.column <= self.last_column();
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
    fn is_separate_date(&self, at: CellAddress) -> bool {
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

    /// A question about whoever filled the form in.
    fn contact(&mut self, label: &Label, id: &str, is_day: bool) {
        let at = self.page.right(label.words_at);
        if self.page.piece(at).is_some_and(|piece| !self.is_free(piece)) {
            return;
        }
        let separate = self.is_separate_date(at);
        if is_day && separate {
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
        let reasons = vec![say::because_words(label_words(&label.text))];
        self.push(label, id, kind, words, Place::Right, cells, reasons);
        if let Some(question) = self.sketch.questions.last_mut() {
            question.optional = true;
        }
    }

    /// The condition that the words of a label name.
    fn routing(&mut self, label: &Label, id: &str, notes: &str) {
        let text = format!("{} {notes}", label.text);
        let said = [
            "場合のみ",
            "場合だけ",
            "と答えた",
            "と回答した",
            "を選んだ",
            "を選択した",
            "とお答え",
            "の場合",
            "と回答された",
            "の方のみ",
        ];
        if !said.iter().any(|word| text.contains(word)) {
            return;
        }
        let place = vec![self.page.cell(label.words_at)];
        let before: Vec<(String, String, String)> = self
            .sketch
            .questions
            .iter()
            .filter(|question| question.id != id)
            .filter_map(|question| {
                Some((question.id.clone(), question.number.clone(), question.kind.list()?.to_owned()))
            })
            .collect();
        let whole = key(&text);
        // 「問1で1と答えた」 names question and option; 「必要であると回答した」 quotes the words of one.
        for (question, number, list) in before.iter().rev() {
            for option in self.sketch.options(list) {
                let quoted = option.label.chars().count() > 2 && whole.contains(&key(&option.label));
                let by_number = key(number).len() > 1
                    && [
                        format!("{}で{}", key(number), option.code),
                        format!("{}で「{}", key(number), option.code),
                    ]
                    .iter()
                    .any(|words| whole.contains(words));
                if quoted || by_number {
                    let condition = format!("{question} = {}", option.code);
                    self.sketch.ask(
                        Some(id),
                        place,
                        say::ask_universe(label_words(&self.shown(label)), condition),
                    );
                    return;
                }
            }
        }
        self.sketch.ask(Some(id), place, say::ask_universe_words(label_words(&self.shown(label))));
    }

    /// The words of a label with its number, as they are shown in a question.
    pub(super) fn shown(&self, label: &Label) -> String {
        match &label.number {
            Some(number) => format!("{} {}", number.token, label.text).trim().to_owned(),
            None => label.text.clone(),
        }
    }

    fn twice(&mut self, label: &Label) {
        let place = vec![self.page.cell(label.words_at)];
        self.sketch.ask(None, place, say::ask_label_twice(label_words(&self.shown(label))));
    }

    /// The words by which the cell of a label is found again, where there are any: its number, else its first words.
    fn anchor(&self, label: &Label) -> Option<String> {
        let piece = self.page.piece(label.words_at)?;
        let text = piece.text.as_str();
        let mut wanted: Vec<String> = Vec::new();
        if label.words_at == label.at
            && let Some(number) = label.number.as_ref().filter(|number| number.style == Style::Question)
        {
            wanted.push(number.token.clone());
        }
        let first = text.lines().next().unwrap_or_default().trim();
        let before_bracket = first.split(['(', ':']).next().unwrap_or_default().trim();
        if before_bracket.chars().count() >= 2 {
            wanted.push(before_bracket.to_owned());
        }
        wanted.push(first.to_owned());
        wanted.push(text.to_owned());
        wanted.into_iter().find(|words| !words.is_empty() && self.page.finds(words) == Some(label.words_at))
    }

    fn question_id(&self, label: &Label) -> String {
        let wanted = match (&label.parent, &label.number) {
            (Some(parent), Some(number)) => {
                let part = if number.style == Style::Kana {
                    letter(usize::try_from(number.value).unwrap_or(1) - 1)
                } else {
                    number.value.to_string()
                };
                format!("{parent}-{part}")
            }
            (None, Some(number)) => number_id(number),
            (_, None) => id_from(&label.text)
                .filter(|id| id.len() > 2)
                .unwrap_or_else(|| format!("item{}", self.sketch.questions.len() + 1)),
        };
        self.sketch.free_id(&wanted)
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of a question")]
    fn push(
        &mut self,
        label: &Label,
        id: String,
        kind: Kind,
        words: String,
        place: Place,
        cells: Vec<crate::provenance::CellRef>,
        reasons: Vec<Phrase>,
    ) {
        let number = match (&label.parent, &label.number) {
            (Some(parent), Some(number)) => format!("{}{}", parent.replacen('q', "問", 1), number.token),
            (None, Some(number)) => number.token.clone(),
            (_, None) => label_words(&label.text),
        };
        let text = if label.text.trim().is_empty() { number.clone() } else { flat(&label.text) };
        self.sketch.questions.push(SketchQuestion {
            id,
            number,
            text,
            kind,
            optional: false,
            universe: None,
            label: words,
            place,
            cells,
            reasons,
        });
    }
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn joined(list: &[SketchOption]) -> String {
    let shown: Vec<&str> = list.iter().take(4).map(|option| option.label.as_str()).collect();
    let more = if list.len() > 4 { "…" } else { "" };
    format!("{}{more}", shown.join("／"))
}

/// The spellings of an option in a cell with its □: as it stands, so that an empty □ is found again.
fn box_aliases(label: &str, words: &str) -> Vec<String> {
    let mut aliases = vec![format!("□{words}")];
    if key(words) != key(label) {
        aliases.push(words.to_owned());
    }
    aliases
}

/// 「単位は人」 in a note.
fn unit_in_notes(notes: &str) -> Option<String> {
    let shown = crate::text::clean::clean(notes);
    let (_, after) = shown.split_once("単位")?;
    let after = after.trim_start_matches([':', '：', 'は', ' ', '/']);
    (1..=4).rev().find_map(|length| {
        let word: String = after.chars().take(length).collect();
        words::unit(&word)
    })
}
