//! A form that one respondent fills in: which cells are labels, where the answer to each stands, and what kind it is. A label
//! is numbered, asks who answers, or has a box beside it that the file itself offers; anything else is asked about.

use std::collections::BTreeMap;

use crate::catalogue::draft as say;
use crate::draft::blocks::Block;
use crate::draft::numbering::{Numbered, Style, numbered, spoken_of};
use crate::draft::options::{Series, series};
use crate::draft::page::{Page, Piece};
use crate::draft::sketch::Sketch;
use crate::draft::spoken::Spoken;
use crate::draft::units;
use crate::draft::who::{self, Who};
use crate::draft::words;
use crate::provenance::CellAddress;
use crate::text::key::key;

/// What a cell of the form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Note,
    Section,
    Label,
    Option,
    Unit,
    Answer,
    /// Part of something that is asked about as a whole, or the heading of a column of answers.
    Asked,
}

/// A label with what is known of it before its answer is looked for.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// The cell that it begins in: its number, where that has a cell of its own.
    pub at: CellAddress,
    /// The cell with its words, beside or below which the answer is.
    pub words_at: CellAddress,
    /// Its number.
    pub number: Option<Numbered>,
    /// Its words without the number.
    pub text: String,
    /// What it asks of who answers.
    pub who: Option<Who>,
    /// The number of the question that it is a part of, with its words.
    pub parent: Option<(String, String)>,
}

/// The work on one sheet.
pub(super) struct Form<'p, 'a> {
    pub page: &'p Page<'a>,
    pub sketch: &'p mut Sketch,
    pub roles: BTreeMap<CellAddress, Role>,
    /// First and last cells of the tables below questions.
    pub reserved: Vec<(CellAddress, CellAddress)>,
    /// Whether lines draw a box beside any words of the sheet: an empty cell without one is none then.
    pub drawn: bool,
    /// Notes that name the question that they speak of, wherever they stand.
    pub spoken: Spoken,
}

/// Drafts a form from a sheet.
pub(super) fn draft(page: &Page<'_>, sketch: &mut Sketch) {
    let mut form = Form {
        page,
        sketch,
        roles: BTreeMap::new(),
        reserved: Vec::new(),
        drawn: false,
        spoken: Spoken::default(),
    };
    form.drawn = form.draws_boxes();
    form.title();
    form.answer_headings();
    form.repeats();
    form.asides();
    let labels = form.labels();
    form.spoken = Spoken::of(page, &labels);
    for (index, label) in labels.iter().enumerate() {
        let end = labels[index + 1..]
            .iter()
            .map(|next| next.at.row)
            .find(|row| *row > label.at.row)
            .unwrap_or_else(|| page.pieces.last().map_or(0, |piece| piece.last.row) + 3);
        let beside = labels[index + 1..]
            .iter()
            .find(|next| next.at.row == label.at.row)
            .map_or(u32::MAX, |next| next.at.column);
        let id = label.number.as_ref().map(number_id);
        let is_part = |other: &Label| other.parent.as_ref().map(|(parent, _)| parent) == id.as_ref();
        if label.parent.is_none() && id.is_some() && labels.iter().any(is_part) {
            // Its words stand in front of those of its parts.
            form.roles.insert(label.at, Role::Asked);
            form.roles.insert(label.words_at, Role::Asked);
        } else {
            form.resolve(&Block { label, end, beside });
        }
    }
    form.one_cell_of_several();
    form.leftovers();
    let roles = std::mem::take(&mut form.roles);
    // A label is known by the question that it became; a heading of a section and a note are listed.
    let has_meaning = |role: Role| match role {
        Role::Title | Role::Option | Role::Unit | Role::Asked => true,
        Role::Note | Role::Section | Role::Label | Role::Answer => false,
    };
    sketch.known = roles.iter().filter(|(_, role)| has_meaning(**role)).map(|(at, _)| page.cell(*at)).collect();
}

impl Form<'_, '_> {
    pub(super) fn role(&mut self, at: CellAddress, role: Role) {
        self.roles.entry(self.page.sheet.grid.resolve(at)).or_insert(role);
    }

    pub(super) fn is_free(&self, piece: &Piece) -> bool {
        !self.roles.contains_key(&piece.at)
    }

    /// The title: the first words of the sheet that say what it is.
    fn title(&mut self) {
        let says = |text: &str| {
            ["アンケート", "調査", "照会", "回答票", "様式", "報告", "申請", "シート", "票", "survey", "form"]
                .iter()
                .any(|word| text.to_lowercase().contains(word))
        };
        let mut first: Option<&Piece> = None;
        let mut best: Option<&Piece> = None;
        for piece in self.page.pieces.iter().take_while(|piece| piece.at.row < 10).filter(|piece| piece.words) {
            let plain = numbered(&piece.text).is_none()
                && who::who(&piece.text).is_none()
                && !words::is_note(&piece.text)
                && !self.page.is_box(piece.at)
                && !self.page.is_box(self.page.right(piece.at))
                && !self.is_framed(self.page.right(piece.at))
                && piece.text.chars().count() > 2;
            let attachment =
                ["別紙", "別記", "様式第", "様式", "(様式"].iter().any(|word| piece.text.starts_with(word))
                    && piece.text.chars().count() < 9;
            if attachment {
                self.roles.insert(piece.at, Role::Title);
                continue;
            }
            if !plain {
                break;
            }
            let wide = piece.last.column > piece.at.column + 1;
            // What says what it is or stands over several columns, else the first words.
            if self.page.row(piece.at.row).count() <= 2 {
                if wide || says(&piece.text) {
                    best = Some(piece);
                    break;
                }
                if piece.at.row < 2 {
                    first.get_or_insert(piece);
                }
            }
        }
        if let Some(piece) = best.or(first) {
            self.roles.insert(piece.at, Role::Title);
            self.sketch.title = piece.text.lines().next().unwrap_or_default().trim().to_owned();
            self.sketch.title_at = Some(self.page.cell(piece.at));
        }
    }

    /// Notes and headings of sections.
    fn asides(&mut self) {
        for piece in self.page.pieces.iter().filter(|piece| piece.words) {
            if self.roles.contains_key(&piece.at) || self.page.is_box(piece.at) {
                continue;
            }
            let right = self.page.right(piece.at);
            let asks = self.page.is_box(right)
                || self.is_framed(right)
                || self.is_framed_below(piece)
                || self.is_polite_label(piece);
            if (words::is_note(&piece.text) || !spoken_of(&piece.text).is_empty()) && !asks {
                self.roles.insert(piece.at, Role::Note);
            } else if is_section(&piece.text) && !asks {
                self.roles.insert(piece.at, Role::Section);
            }
        }
    }

    /// The heading row above a column of answers, with the columns beside it that take remarks.
    fn answer_headings(&mut self) {
        let heads: Vec<Piece> =
            self.page.answer_heads.iter().filter_map(|(first, _)| self.page.piece(*first)).cloned().collect();
        for head in heads {
            let row: Vec<Piece> = self.page.row(head.at.row).cloned().collect();
            for piece in row {
                self.roles.entry(piece.at).or_insert(Role::Asked);
                if piece.at.column > head.at.column {
                    let place = vec![self.page.cell(piece.at)];
                    self.sketch.ask(None, place, say::ask_remarks(super::kind::label_words(&piece.text)));
                }
            }
        }
    }

    /// Every label in reading order.
    fn labels(&mut self) -> Vec<Label> {
        let mut labels: Vec<Label> = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for piece in self.page.pieces.iter().filter(|piece| piece.words && self.is_free(piece)) {
            let Some(number) = numbered(&piece.text).filter(|number| number.style == Style::Question) else {
                continue;
            };
            if self.page.varies(piece.at) {
                continue;
            }
            *seen.entry(number.token.clone()).or_default() += 1;
            labels.push(self.label(piece, Some(number), None));
        }
        let strong = labels.len();
        if strong == 0 {
            for series in self.question_series() {
                for (at, number) in series.items {
                    if let Some(piece) = self.page.piece(at) {
                        labels.push(self.label(piece, Some(number), None));
                    }
                }
            }
        }
        for label in &labels {
            self.roles.insert(label.at, Role::Label);
            self.roles.insert(label.words_at, Role::Label);
        }
        self.reserve(&labels);
        for piece in self.page.pieces.iter().filter(|piece| piece.words && self.is_free(piece)) {
            if self.is_reserved(piece.at) {
                continue;
            }
            if let Some(who) =
                who::who(&piece.text).filter(|who| *who != Who::Serial && !self.in_heading_row(piece))
            {
                labels.push(Label { who: Some(who), ..self.label(piece, None, None) });
            }
        }
        labels.sort_by_key(|label| label.at);
        let parts = self.parts(&labels);
        labels.extend(parts);
        labels.sort_by_key(|label| label.at);
        for label in &labels {
            self.roles.insert(label.at, Role::Label);
            self.roles.insert(label.words_at, Role::Label);
        }
        let plain = self.plain_labels(&labels);
        labels.extend(plain);
        labels.sort_by_key(|label| label.at);
        for label in &labels {
            self.roles.insert(label.at, Role::Label);
            self.roles.insert(label.words_at, Role::Label);
        }
        labels
    }

    /// Whether a label of identification heads a column of a table: other headings stand beside it and rows below.
    fn in_heading_row(&self, piece: &Piece) -> bool {
        let row: Vec<&Piece> = self.page.row(piece.at.row).collect();
        let heads = row.iter().filter(|other| other.words && who::who(&other.text).is_none()).count();
        let beside = self.page.piece(self.page.right(piece.at));
        row.len() >= 3
            && heads >= 1
            && beside.is_some_and(|beside| {
                words::sense(&beside.text).is_some() || units::unit_in_label(&beside.text).is_some()
            })
    }

    /// The tables below numbered questions, whose cells are no labels.
    fn reserve(&mut self, labels: &[Label]) {
        for (index, label) in labels.iter().enumerate().filter(|(_, label)| label.number.is_some()) {
            let end = labels[index + 1..].iter().map(|next| next.at.row).find(|row| *row > label.at.row);
            let end = end.unwrap_or_else(|| self.page.pieces.last().map_or(0, |piece| piece.last.row + 1));
            if let Some(lattice) = self.lattice(label.words_at.row + 1, end) {
                self.reserved.push(lattice.range());
            }
        }
    }

    /// Whether a cell lies in a table.
    pub(super) fn is_reserved(&self, at: CellAddress) -> bool {
        self.reserved.iter().any(|(first, last)| {
            (first.row..=last.row).contains(&at.row) && (first.column..=last.column).contains(&at.column)
        })
    }

    pub(super) fn label(
        &self,
        piece: &Piece,
        number: Option<Numbered>,
        parent: Option<(String, String)>,
    ) -> Label {
        let alone = number.as_ref().is_some_and(|number| number.rest.is_empty());
        let beside = self.page.piece(self.page.right(piece.at)).filter(|next| {
            alone && next.words && numbered(&next.text).is_none_or(|number| number.style != Style::Question)
        });
        let text = match (&number, beside) {
            (_, Some(next)) => next.text.clone(),
            (Some(number), None) => number.rest.clone(),
            (None, None) => piece.text.clone(),
        };
        Label { at: piece.at, words_at: beside.map_or(piece.at, |next| next.at), number, text, who: None, parent }
    }

    /// Series that are questions where no cell says 問: their cells have boxes or lie apart from each other.
    fn question_series(&self) -> Vec<Series> {
        let pieces = self.page.pieces.iter().filter(|piece| self.is_free(piece) && !self.page.varies(piece.at));
        let all = series(pieces);
        let lone = self.lone_numbers();
        let mut found: Vec<Series> = all.into_iter().filter(|series| self.asks(series)).collect();
        found.extend(lone);
        found
    }

    /// A column of bare numbers 1, 2, 3 … each with words to its right.
    fn lone_numbers(&self) -> Option<Series> {
        let mut items: Vec<(CellAddress, Numbered)> = Vec::new();
        for piece in &self.page.pieces {
            let value: Option<u32> = piece.text.parse().ok();
            let expected = u32::try_from(items.len()).unwrap_or(u32::MAX).saturating_add(1);
            let same_column = items.first().is_none_or(|(at, _)| at.column == piece.at.column);
            if value != Some(expected) || !same_column {
                continue;
            }
            let Some(next) = self.page.piece(self.page.right(piece.at)).filter(|next| next.words) else {
                continue;
            };
            let boxed = self.page.right(next.at);
            if self.page.is_box(boxed) || self.is_in_answer_column(boxed) {
                let token = piece.text.clone();
                items.push((
                    piece.at,
                    Numbered { style: Style::Bare, value: expected, part: None, token, rest: String::new() },
                ));
            }
        }
        (items.len() > 1).then_some(Series { style: Style::Bare, items })
    }

    /// Whether the cells of a series ask: they have boxes of their own, or end like questions.
    fn asks(&self, series: &Series) -> bool {
        let asking = series.items.iter().filter(|(at, number)| {
            let words = number.rest.trim_end_matches(['。', ')', ' ']);
            let question = words.ends_with(['か', '?', '？']) || words::how_many(&number.rest).is_some();
            let boxed_under = || self.page.piece(*at).and_then(|piece| self.boxed_under(piece)).is_some();
            question || self.has_own_box(*at) || boxed_under()
        });
        asking.count() * 2 > series.items.len()
    }

    /// Whether a box that takes more than a mark is beside a cell.
    pub(super) fn has_own_box(&self, at: CellAddress) -> bool {
        let beside = self.page.right(at);
        let number = self.page.answers(beside).iter().any(|value| {
            !matches!(value, crate::workbook::CellValue::Text(_)) && !super::page::is_mark(&value.raw())
        });
        let offered = self.page.is_box(beside)
            && !self.page.validation(beside).is_some_and(|rule| {
                !rule.entries.is_empty() && rule.entries.iter().all(|entry| super::page::is_mark(entry))
            })
            && !self
                .page
                .answers(beside)
                .iter()
                .all(|value| super::page::is_mark(&value.raw()) && self.page.varies(beside));
        number || offered || self.unit_behind(beside).is_some() || self.is_in_answer_column(beside)
    }

    /// The unit in the cell behind a box.
    pub(super) fn unit_behind(&self, at: CellAddress) -> Option<(String, CellAddress)> {
        let empty = self.page.piece(at).is_none_or(|piece| units::unit(&piece.text).is_none());
        let next = self.page.piece(self.page.right(at)).filter(|next| empty && next.words)?;
        units::unit(&next.text).map(|unit| (unit, next.at))
    }

    /// Whether a column is headed 回答 or 記入欄 and the cell lies below that heading.
    pub(super) fn is_in_answer_column(&self, at: CellAddress) -> bool {
        self.page.answer_heads.iter().any(|(first, last)| {
            first.row < at.row && at.row - first.row < 200 && (first.column..=last.column).contains(&at.column)
        })
    }

    /// Numbered parts of numbered questions that have boxes of their own: (1) 正規職員 ＿ 人.
    fn parts(&mut self, labels: &[Label]) -> Vec<Label> {
        let mut found = Vec::new();
        let questions: Vec<&Label> = labels.iter().filter(|label| label.number.is_some()).collect();
        for (index, label) in questions.iter().enumerate() {
            let end = questions[index + 1..].iter().map(|next| next.at.row).find(|row| *row > label.at.row);
            let end = end.unwrap_or(u32::MAX);
            let own = label.number.as_ref().map(|number| number.style);
            let inside: Vec<&Piece> = self
                .page
                .rows(label.at.row, end)
                .filter(|piece| self.is_free(piece) && !self.is_reserved(piece.at))
                .collect();
            for series in series(inside.iter().copied()) {
                if Some(series.style) == own || !self.asks(&series) {
                    continue;
                }
                let parent = label.number.as_ref().map(|number| (number_id(number), label.text.clone()));
                for (at, number) in series.items {
                    if let Some(piece) = self.page.piece(at) {
                        found.push(self.label(piece, Some(number), parent.clone()));
                    }
                }
            }
        }
        found
    }

    /// Questions of which one cell would be the box are not drafted, since nobody can tell whose answer stands in it.
    fn one_cell_of_several(&mut self) {
        let mut boxes: BTreeMap<CellAddress, Vec<String>> = BTreeMap::new();
        for question in self.sketch.questions.iter().filter(|question| question.place.is_one_cell()) {
            if let [_, .., at] = question.cells.as_slice() {
                boxes.entry(self.page.sheet.grid.resolve(at.at)).or_default().push(question.id.clone());
            }
        }
        for (at, ids) in boxes.into_iter().filter(|(_, ids)| ids.len() > 1) {
            let taken: Vec<_> = ids.iter().filter_map(|id| self.sketch.remove(id)).collect();
            let mut cells: Vec<_> = taken.iter().filter_map(|question| question.cells.first().cloned()).collect();
            cells.push(self.page.cell(at));
            let texts: Vec<String> =
                taken.iter().map(|question| super::kind::label_words(&question.text)).collect();
            self.sketch.ask(None, cells, say::ask_one_cell(texts.join("」「")));
        }
    }

    /// Whether a cell is the box of a question already.
    fn is_read(&self, at: CellAddress) -> bool {
        let cell = self.page.cell(at);
        self.sketch.questions.iter().any(|question| question.cells.contains(&cell))
    }

    /// What nothing covers and reads like a question is asked about, below the first label.
    fn leftovers(&mut self) {
        let first = self.roles.iter().find(|(_, role)| **role == Role::Label).map_or(0, |(at, _)| at.row);
        let below = |piece: &&Piece| piece.words && piece.at.row >= first && self.is_free(piece);
        let pieces: Vec<Piece> = self.page.pieces.iter().filter(below).cloned().collect();
        self.headings_left();
        for piece in pieces.into_iter().filter(|piece| self.is_free(piece)).collect::<Vec<_>>() {
            let asks = piece.text.trim_end_matches(['。', ')', ' ']).ends_with(['か', '？', '?'])
                || words::how_many(&piece.text).is_some();
            if asks && piece.text.chars().count() > 5 {
                let place = self.page.cell(piece.at);
                self.sketch.ask(None, vec![place], say::ask_not_taken(super::kind::label_words(&piece.text)));
            } else if let Some(under) = self.boxed_under(&piece).filter(|under| !self.is_read(*under)) {
                let places = vec![self.page.cell(piece.at), self.page.cell(under)];
                self.sketch.ask(None, places, say::ask_box_under(super::kind::label_words(&piece.text), under));
            }
        }
    }
}

/// The id of a number: q3, q3-1.
pub(super) fn number_id(number: &Numbered) -> String {
    id_of(number.value, number.part.as_deref())
}

/// The same of a number and its part.
pub(super) fn id_of(value: u32, part: Option<&str>) -> String {
    part.map_or_else(|| format!("q{value}"), |part| format!("q{value}-{part}"))
}

/// Whether a text is the heading of a section and asks nothing.
fn is_section(text: &str) -> bool {
    let whole = text.trim();
    let bracketed =
        whole.starts_with(['【', '《', '〔', '＜', '<']) && whole.ends_with(['】', '》', '〕', '＞', '>']);
    let signed = whole.starts_with(['■', '◆', '●', '◇', '▼', '▶', '◎']) && !key(whole).ends_with('か');
    let roman = whole.starts_with(['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ', 'Ⅶ', 'Ⅷ', 'Ⅸ', 'Ⅹ']);
    (bracketed || signed || roman) && numbered(whole).is_none_or(|number| number.style != Style::Question)
}
