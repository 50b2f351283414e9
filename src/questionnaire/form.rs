//! The form for one respondent, from the definition alone: cover, who answers, and each question with its boxes, drawn
//! from top to bottom on eleven columns that fill the width of an A4 page.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, questionnaire as words};
use crate::provenance::CellAddress;
use crate::questionnaire::asked::{Block, Item, PRINTED_BETWEEN, blocks, entry};
use crate::questionnaire::blank::{Blank, Holds, InputBox, Look, Part, Role, Takes};
use crate::questionnaire::identity::{self, CODE_NAME, NAME_NAME, Names};
use crate::questionnaire::sample::{answers, day, written};
use crate::questionnaire::{Asking, Outgoing, Refused, SHEET_LANG, book, file_part, routing};
use crate::survey::answer::AnswerValue;
use crate::survey::code_list::CodeList;
use crate::survey::frame::Case;
use crate::survey::question::{Question, ResponseDomain};
use crate::text::era::wareki_long;
use crate::text::names::display_width;
use crate::workbook::MergedRange;

/// The mark of a box.
pub const MARK: &str = "○";
/// Widths of the columns: the number of a question, then the space for its words and boxes.
const WIDTHS: [u16; 11] = [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9];
/// The last column.
const LAST: u32 = 10;
/// Options of a battery that still find room as columns beside the items.
const MOST_COLUMNS: usize = 6;
/// Options that are printed in a line beside their dropdown, for who fills in on paper.
const MOST_PRINTED: usize = 12;
/// Height of a line of text, in points.
const LINE: usize = 17;
/// Excel takes no longer formula.
const LONGEST_FORMULA: usize = 8000;

/// The blank form of a round, for a case or for anybody.
pub fn blank(asking: Asking<'_>, case: Option<&Case>) -> Blank {
    draw(asking, case, None)
}

/// The example, filled in and closed.
fn example(asking: Asking<'_>) -> Blank {
    draw(asking, None, Some(answers(asking.survey, asking.round)))
}

/// The sheets of a form: the form itself and the example.
pub fn sheets(asking: Asking<'_>, case: Option<&Case>) -> Vec<Blank> {
    vec![blank(asking, case), example(asking)]
}

/// The file for one case, or the one for everybody where the survey has no frame.
///
/// # Errors
/// What the workbook library refuses.
pub fn form(asking: Asking<'_>, case: Option<&Case>) -> Result<Outgoing, Refused> {
    let sheets = sheets(asking, case);
    let mut properties = book::properties(asking);
    properties.extend(case.map(|case| (identity::CASE, case.id.clone())));
    let name = match case {
        Some(case) => format!("【調査票】{}_{}.xlsx", file_part(&case.id), file_part(&case.name.ja)),
        None => format!("【調査票】{}_{}.xlsx", file_part(&asking.survey.title.ja), file_part(&asking.round.id)),
    };
    Ok((name, book::write(&title(asking), &sheets, &properties)?))
}

/// The heading of a form.
pub(super) fn title(asking: Asking<'_>) -> String {
    asking.survey.cover.title.clone().unwrap_or_else(|| asking.survey.title.ja.clone())
}

/// Words beside the code and the name.
pub(super) fn case_words(asking: Asking<'_>) -> [String; 2] {
    let cover = &asking.survey.cover;
    [(&cover.case_code, words::case_code()), (&cover.case_name, words::case_name())]
        .map(|(own, usual)| own.clone().unwrap_or_else(|| say(usual)))
}

pub(super) fn say(phrase: Phrase) -> String {
    phrase.text(SHEET_LANG).to_owned()
}

/// What a box for a question takes, and what is said when it is entered. Boxes for marks are not asked here.
pub(super) fn takes(question: &Question) -> (Takes, String) {
    match &question.domain {
        ResponseDomain::Single(list) => (Takes::List(entries(list)), say(words::prompt_choose())),
        ResponseDomain::Multiple(_) => mark_box(),
        ResponseDomain::Quantity { unit, min, max } => {
            let bounds = match (min, max) {
                (Some(min), Some(max)) => words::prompt_bounds(min, max),
                (Some(min), None) => words::prompt_at_least(min),
                (None, Some(max)) => words::prompt_at_most(max),
                (None, None) => Phrase::default(),
            };
            let unit = if unit.ja.is_empty() { Phrase::default() } else { words::prompt_unit(unit) };
            (Takes::Number { min: *min, max: *max }, say(words::prompt_number(unit, bounds)))
        }
        ResponseDomain::Date => (Takes::Date, say(words::prompt_date())),
        ResponseDomain::Text | ResponseDomain::Area | ResponseDomain::Category | ResponseDomain::List => {
            (Takes::Words, say(words::prompt_text()))
        }
    }
}

pub(super) fn mark_box() -> (Takes, String) {
    (Takes::List(vec![MARK.to_owned()]), say(words::prompt_mark()))
}

fn entries(list: &CodeList) -> Vec<String> {
    list.options.iter().map(entry).collect()
}

/// A form while it is drawn.
struct Drawing<'a> {
    asking: Asking<'a>,
    blank: Blank,
    names: Names,
    row: u32,
    sample: Option<BTreeMap<String, AnswerValue>>,
    /// Pieces of the formula that names the questions without an answer, with their numbers.
    unanswered: Vec<(String, String)>,
}

fn draw(asking: Asking<'_>, case: Option<&Case>, sample: Option<BTreeMap<String, AnswerValue>>) -> Blank {
    let closed = sample.is_some();
    let blank = Blank {
        name: say(if closed { words::sheet_sample() } else { words::sheet_form() }),
        widths: WIDTHS.to_vec(),
        repeated: Some((0, 0)),
        header: case.map(|case| format!("{} {}", case.id, case.name.ja)).unwrap_or_default(),
        footer: say(words::form_footer(
            identity::form_id(asking.survey, asking.round),
            identity::version(asking.survey),
        )),
        closed,
        ..Blank::default()
    };
    let mut drawing = Drawing { asking, blank, names: Names::default(), row: 0, sample, unanswered: Vec::new() };
    drawing.cover();
    let check = drawing.respondent(case);
    for block in blocks(asking.survey) {
        drawing.block(&block);
    }
    drawing.gap(8);
    drawing.line(&say(words::thanks()), Look::Right);
    drawing.check(check);
    drawing.blank
}

impl Drawing<'_> {
    fn cover(&mut self) {
        let asking = self.asking;
        let cover = &asking.survey.cover;
        let title = title(asking);
        let title = if self.sample.is_some() { say(words::sample_title(title)) } else { title };
        self.part(0..=LAST, title.clone(), Look::Title, Role::Words);
        self.next(lines(&title, 11, 16), 26);
        self.line(&asking.round.label.ja, Look::Right);
        if self.sample.is_some() {
            self.line(&say(words::sample_line()), Look::Warning);
        }
        if let Some(greeting) = &cover.greeting {
            self.line(greeting, Look::Line);
        }
        self.gap(6);
        let told = [
            (words::deadline(), cover.deadline.clone()),
            (words::return_to(), cover.return_to.clone()),
            (words::contact(), cover.contact.clone()),
            (words::how_to(), Some(say(words::how_to_text()))),
            (Phrase::default(), cover.note.clone()),
        ];
        for (label, text) in told {
            let Some(text) = text else { continue };
            self.part(0..=1, say(label), Look::Label, Role::Words);
            self.part(2..=LAST, text.clone(), Look::Told, Role::Words);
            self.next(lines(&text, 9, 10), LINE);
        }
        self.gap(6);
    }

    /// Who answers; gives the row in which the questions without an answer are named.
    fn respondent(&mut self, case: Option<&Case>) -> u32 {
        let [code_label, name_label] = case_words(self.asking);
        let known = case.is_some() || self.sample.is_some();
        let (code, name) = match (case, &self.sample) {
            (Some(case), _) => (case.id.clone(), case.name.ja.clone()),
            (None, Some(_)) => (say(words::sample_code()), say(words::sample_name())),
            (None, None) => (String::new(), String::new()),
        };
        let input = |name: &str, holds: Holds| InputBox {
            name: name.to_owned(),
            holds,
            takes: Takes::Words,
            prompt: if known { String::new() } else { say(words::prompt_code()) },
            locked: known,
        };
        let code_box = input(CODE_NAME, Holds::Code);
        let name_box = InputBox { prompt: String::new(), ..input(NAME_NAME, Holds::Name) };
        self.part(0..=1, code_label, Look::Label, Role::Words);
        self.part(2..=3, code, Look::Words, Role::Box(code_box));
        self.part(4..=5, name_label, Look::Label, Role::Words);
        self.part(6..=LAST, name, Look::Words, Role::Box(name_box));
        self.next(1, 24);
        let check = self.row;
        if self.sample.is_none() {
            self.part(0..=1, say(words::not_filled()), Look::Label, Role::Words);
            self.next(1, 20);
        }
        check
    }

    /// The formula that names the questions without an answer.
    fn check(&mut self, row: u32) {
        let pieces: Vec<&str> = self.unanswered.iter().map(|(piece, _)| piece.as_str()).collect();
        let formula = format!("=\"{}\"&{}", say(words::not_filled_lead()), pieces.join("&"));
        if self.sample.is_some() {
            return;
        }
        let numbers: String = self.unanswered.iter().map(|(_, number)| format!("{number} ")).collect();
        let (text, role) = if pieces.is_empty() || formula.len() > LONGEST_FORMULA {
            (String::new(), Role::Words)
        } else {
            (format!("{}{numbers}", say(words::not_filled_lead())), Role::Formula(formula))
        };
        let tall = lines(&text, 9, 10);
        self.blank.heights.insert(row, u16::try_from((tall * LINE).clamp(20, 400)).unwrap_or(20));
        let range = MergedRange { first: CellAddress::new(row, 2), last: CellAddress::new(row, LAST) };
        self.blank.parts.push(Part { range, text, look: Look::Told, role });
        self.blank.parts.sort_by_key(|part| part.range.first);
    }

    fn block(&mut self, block: &Block<'_>) {
        let Some(first) = block.first() else { return };
        self.gap(10);
        let text = match block {
            Block::Single(question) => question.text.ja.as_str(),
            Block::Battery { stem, .. } => stem,
        };
        self.part(0..=0, first.number.ja.clone(), Look::Number, Role::Words);
        self.part(1..=LAST, text.to_owned(), Look::Question, Role::Words);
        self.next(lines(text, 10, 11).max(lines(&first.number.ja, 1, 11)), LINE + 3);
        if let Some(routed) = routing::line(self.asking.survey, block.universe(), SHEET_LANG) {
            self.small(&routed);
        }
        match block {
            Block::Single(question) => self.single(question),
            Block::Battery { items, codes, .. } => self.battery(items, codes),
        }
    }

    fn single(&mut self, question: &Question) {
        match &question.domain {
            ResponseDomain::Single(list) => {
                self.how(&say(words::choose_one()), question);
                if list.options.len() <= MOST_PRINTED {
                    let printed = entries(list).join(PRINTED_BETWEEN);
                    self.small(&printed);
                }
                self.answer(question, 1..=7, Look::Words);
                self.next(1, 24);
            }
            ResponseDomain::Multiple(list) => {
                self.how(&say(words::mark_all()), question);
                let from = self.row;
                for option in &list.options {
                    self.mark(question, &option.code, 1);
                    let text = entry(option);
                    self.part(2..=LAST, text.clone(), Look::Option, Role::Words);
                    self.next(lines(&text, 9, 11), LINE + 3);
                }
                let boxes = MergedRange {
                    first: CellAddress::new(from, 1),
                    last: CellAddress::new(self.row.saturating_sub(1), 1),
                };
                self.required(question, format!("COUNTA({})=0", address(boxes)));
            }
            ResponseDomain::Quantity { unit, .. } => {
                self.how("", question);
                self.answer(question, 1..=3, Look::Value);
                self.part(4..=LAST, unit.ja.clone(), Look::Option, Role::Words);
                self.next(1, 24);
            }
            ResponseDomain::Date => {
                self.how("", question);
                self.answer(question, 1..=4, Look::Value);
                let example = wareki_long(&day(self.asking.round));
                self.part(5..=LAST, say(words::date_example(example)), Look::Option, Role::Words);
                self.next(1, 24);
            }
            ResponseDomain::Text | ResponseDomain::Area | ResponseDomain::Category | ResponseDomain::List => {
                self.how("", question);
                self.answer(question, 1..=LAST, Look::Words);
                self.next(1, 90);
            }
        }
    }

    fn battery(&mut self, items: &[Item<'_>], codes: &CodeList) {
        let in_columns = codes.options.len() <= MOST_COLUMNS;
        let Some(first) = items.first() else { return };
        self.how(&say(if in_columns { words::mark_one() } else { words::choose_each() }), first.question);
        let count = u32::try_from(codes.options.len()).unwrap_or(0);
        let words_to = if in_columns { LAST - count } else { 5 };
        if in_columns {
            self.part(1..=words_to, String::new(), Look::Head, Role::Words);
            let mut tallest = 1;
            for (column, option) in (words_to + 1..=LAST).zip(&codes.options) {
                let text = entry(option);
                tallest = tallest.max(lines(&text, 1, 10));
                self.part(column..=column, text, Look::Head, Role::Words);
            }
            self.next(tallest, LINE);
        }
        let from = self.row;
        for item in items {
            self.part(1..=words_to, item.text.to_owned(), Look::Item, Role::Words);
            let tall = lines(item.text, usize::try_from(words_to).unwrap_or(1), 11);
            if in_columns {
                for (column, option) in (words_to + 1..=LAST).zip(&codes.options) {
                    self.mark(item.question, &option.code, column);
                }
                self.blank.one_of.push(MergedRange {
                    first: CellAddress::new(self.row, words_to + 1),
                    last: CellAddress::new(self.row, LAST),
                });
            } else {
                self.answer_box(item.question, words_to + 1..=LAST, Look::Words);
            }
            self.next(tall, LINE + 5);
        }
        let boxes = MergedRange {
            first: CellAddress::new(from, words_to + 1),
            last: CellAddress::new(self.row.saturating_sub(1), LAST),
        };
        self.required(first.question, format!("COUNTA({})<{}", address(boxes), items.len()));
    }

    /// How a question is answered, in small words; nothing where there is nothing to say.
    fn how(&mut self, text: &str, question: &Question) {
        // Most question texts say themselves that several may be marked.
        let text = if question.text.ja.contains("あてはまる") { "" } else { text };
        let optional = if question.optional { say(words::optional()) } else { String::new() };
        let said: Vec<&str> = [text, &optional].into_iter().filter(|said| !said.is_empty()).collect();
        if !said.is_empty() {
            self.small(&format!("（{}）", said.join("・")));
        }
    }

    /// The answer's box, with the word 回答 before it.
    fn answer(&mut self, question: &Question, columns: std::ops::RangeInclusive<u32>, look: Look) {
        self.part(0..=0, say(words::answer()), Look::Beside, Role::Words);
        let at = MergedRange {
            first: CellAddress::new(self.row, *columns.start()),
            last: CellAddress::new(self.row, *columns.start()),
        };
        self.answer_box(question, columns, look);
        self.required(question, format!("{}=\"\"", address(at)));
    }

    fn answer_box(&mut self, question: &Question, columns: std::ops::RangeInclusive<u32>, look: Look) {
        let (takes, prompt) = takes(question);
        let text = self.sample.as_ref().and_then(|sample| sample.get(&question.id)).map(|value| {
            let code = |code: &String| question.domain.codes().and_then(|list| list.get(code)).map(entry);
            match value {
                AnswerValue::Code(chosen) => code(chosen).unwrap_or_else(|| chosen.clone()),
                AnswerValue::Options(_)
                | AnswerValue::Quantity(_)
                | AnswerValue::Date(_)
                | AnswerValue::Text(_)
                | AnswerValue::Missing(_) => written(value),
            }
        });
        let name = self.names.answer(&question.id, None);
        let holds = Holds::Answer { question: question.id.clone(), option: None };
        let input = InputBox { name, holds, takes, prompt, locked: false };
        self.part(columns, text.unwrap_or_default(), look, Role::Box(input));
    }

    /// A box for the mark of one option.
    fn mark(&mut self, question: &Question, option: &str, column: u32) {
        let chosen =
            self.sample.as_ref().and_then(|sample| sample.get(&question.id)).is_some_and(|value| match value {
                AnswerValue::Code(code) => code == option,
                AnswerValue::Options(codes) => codes.contains(option),
                AnswerValue::Quantity(_)
                | AnswerValue::Date(_)
                | AnswerValue::Text(_)
                | AnswerValue::Missing(_) => false,
            });
        let (takes, prompt) = mark_box();
        let name = self.names.answer(&question.id, Some(option));
        let holds = Holds::Answer { question: question.id.clone(), option: Some(option.to_owned()) };
        let input = InputBox { name, holds, takes, prompt, locked: false };
        let text = if chosen { MARK.to_owned() } else { String::new() };
        self.part(column..=column, text, Look::Mark, Role::Box(input));
    }

    /// Has a question named as long as nothing is written; not one that is not asked of everybody.
    fn required(&mut self, question: &Question, empty: String) {
        if !question.optional && question.universe == crate::survey::predicate::Predicate::Everyone {
            let number = question.number.ja.replace('"', "\"\"");
            self.unanswered.push((format!("IF({empty},\"{number} \",\"\")"), question.number.ja.clone()));
        }
    }

    fn small(&mut self, text: &str) {
        self.part(1..=LAST, text.to_owned(), Look::Small, Role::Words);
        self.next(lines(text, 10, 10), LINE);
    }

    fn line(&mut self, text: &str, look: Look) {
        self.part(0..=LAST, text.to_owned(), look, Role::Words);
        self.next(lines(text, 11, 11), LINE + 1);
    }

    fn part(&mut self, columns: std::ops::RangeInclusive<u32>, text: String, look: Look, role: Role) {
        let first = CellAddress::new(self.row, *columns.start());
        let last = CellAddress::new(self.row, *columns.end());
        self.blank.parts.push(Part { range: MergedRange { first, last }, text, look, role });
    }

    fn next(&mut self, lines: usize, points: usize) {
        let tall = if lines > 1 { points + (lines - 1) * LINE } else { points };
        self.blank.heights.insert(self.row, u16::try_from(tall.min(400)).unwrap_or(400));
        self.row += 1;
    }

    fn gap(&mut self, points: u16) {
        self.blank.heights.insert(self.row, points);
        self.row += 1;
    }
}

/// The lines that a text takes in so many columns, at a size in points.
fn lines(text: &str, columns: usize, size: usize) -> usize {
    let room = (columns * usize::from(WIDTHS[1])).saturating_sub(2).max(2) * 11 / size;
    text.split('\n').map(|line| display_width(line).div_ceil(room).max(1)).sum()
}

fn address(range: MergedRange) -> String {
    if range.first == range.last { range.first.to_string() } else { format!("{}:{}", range.first, range.last) }
}
