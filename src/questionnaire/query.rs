//! The query sheet (確認票): one short polite sheet for one respondent, with each doubtful answer quoted and a box for
//! what is meant. What is needed to make ledger rows of it travels with it on a hidden sheet, as text, so that
//! Excel turns neither an old value nor an id into a date or a number.

use std::collections::BTreeSet;

use crate::catalogue::query as words;
use crate::provenance::CellAddress;
use crate::questionnaire::asked::entry;
use crate::questionnaire::blank::{Blank, Holds, InputBox, Look, Part, Role, Takes};
use crate::questionnaire::form::{say, takes};
use crate::questionnaire::identity;
use crate::questionnaire::{Asking, Outgoing, Refused, book, file_part};
use crate::survey::question::{Question, ResponseDomain};
use crate::text::names::display_width;
use crate::workbook::MergedRange;

/// First cell of the hidden sheet, by which it is known.
pub const DATA_MARK: &str = "kaishu.query";
/// Name of the box for who filled it in.
pub const BY_NAME: &str = "kaishu.by";
/// Name of the box for the day.
pub const DATE_NAME: &str = "kaishu.date";

/// Widths of the columns: number, question, cell, what was written, what is unclear, answer.
const WIDTHS: [u16; 6] = [9, 26, 9, 24, 36, 30];

/// One thing that is to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt<'a> {
    /// The question.
    pub question: &'a Question,
    /// Its number as the respondent knows it.
    pub number: String,
    /// Its words.
    pub text: String,
    /// Where the answer stands: `F10`.
    pub cell: String,
    /// What stands there, as the respondent is shown it.
    pub present: String,
    /// What is unclear, in plain words.
    pub unclear: Vec<String>,
    /// What is made of the answer.
    pub asks: Asks,
}

/// What an answer is about, and what is needed to make ledger rows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// What one answer means.
    Answer {
        /// What stands there, as a ledger row expects it.
        old: String,
        /// Ids of the findings that are settled when it may stay as it is.
        findings: Vec<String>,
        /// Whether it may.
        may_stay: bool,
    },
    /// Which of several returns counts.
    Return {
        /// The returns as a ledger row names them.
        files: Vec<String>,
    },
    /// An answer in which they differ, if the one of the chosen return is not right either.
    Differing {
        /// What stands there in each of them.
        olds: Vec<String>,
    },
    /// Whether the rows of a table are right although its total differs.
    Total {
        /// Ids of the findings.
        findings: Vec<String>,
    },
    /// One of those rows, if it is not right.
    Row {
        /// The survey that the rows are.
        survey: String,
        /// The row as a case.
        case: String,
        /// What stands there.
        old: String,
    },
}

impl Asks {
    /// The word on the hidden sheet.
    fn word(&self) -> &'static str {
        match self {
            Asks::Answer { may_stay: true, .. } => "stay",
            Asks::Answer { may_stay: false, .. } => "change",
            Asks::Return { .. } => "return",
            Asks::Differing { .. } => "differing",
            Asks::Total { .. } => "total",
            Asks::Row { .. } => "row",
        }
    }
}

/// A return as the respondent chooses it: 2通目（【回答】長野市.xlsx）.
pub fn return_label(place: usize, file: &str) -> String {
    say(words::return_label(place + 1, file.rsplit('/').next().unwrap_or(file)))
}

/// The name of the box for the n-th doubt.
pub fn name(place: usize) -> String {
    format!("query.{}", place + 1)
}

/// The query sheet for one case.
///
/// # Errors
/// What the workbook library refuses.
pub fn sheet(asking: Asking<'_>, case: (&str, &str), doubts: &[Doubt<'_>]) -> Result<Outgoing, Refused> {
    let (code, called) = case;
    let visible = visible(asking, called, doubts);
    let sheets = [visible.clone(), data(asking, code, doubts, &visible)];
    let mut properties = book::properties(asking);
    properties.push((identity::CASE, code.to_owned()));
    properties.push((identity::QUERY, format!("{}/{code}", identity::form_id(asking.survey, asking.round))));
    let file = format!("【確認票】{}_{}.xlsx", file_part(code), file_part(called));
    Ok((file, book::write(&say(words::title()), &sheets, &properties)?))
}

fn visible(asking: Asking<'_>, called: &str, doubts: &[Doubt<'_>]) -> Blank {
    let mut blank = Blank {
        name: say(words::sheet()),
        widths: WIDTHS.to_vec(),
        landscape: true,
        header: called.to_owned(),
        footer: identity::form_id(asking.survey, asking.round),
        ..Blank::default()
    };
    let mut row = 0;
    let mut line = |blank: &mut Blank, text: String, look: Look, tall: u16| {
        let range = MergedRange { first: CellAddress::new(row, 0), last: CellAddress::new(row, 5) };
        blank.parts.push(Part { range, text, look, role: Role::Words });
        blank.heights.insert(row, tall);
        row += 1;
    };
    line(&mut blank, say(words::title()), Look::Title, 30);
    line(&mut blank, say(words::to(called)), Look::Line, 22);
    let greeting = words::greeting(&asking.survey.title, doubts.len());
    line(&mut blank, say(greeting), Look::Line, 40);
    let how = say(words::how(words::as_written(), words::no_answer()));
    line(&mut blank, how, Look::Line, 22);
    if let Some(contact) = &asking.survey.cover.contact {
        let label = say(crate::catalogue::questionnaire::contact());
        line(&mut blank, format!("{label}　{contact}"), Look::Line, 22);
    }
    row += 1;
    let one = |row: u32, column: u32| {
        let at = CellAddress::new(row, column);
        MergedRange { first: at, last: at }
    };
    let heads = [
        words::head_number(),
        words::head_text(),
        words::head_cell(),
        words::head_present(),
        words::head_unclear(),
        words::head_answer(),
    ];
    for (column, head) in (0..).zip(heads) {
        blank.parts.push(Part { range: one(row, column), text: say(head), look: Look::Head, role: Role::Words });
    }
    blank.heights.insert(row, 22);
    blank.repeated = Some((row, row));
    for (place, doubt) in doubts.iter().enumerate() {
        row += 1;
        let present = if doubt.present.trim().is_empty() { say(words::blank()) } else { doubt.present.clone() };
        let (takes, prompt) = answer(doubt);
        let mut unclear = doubt.unclear.join("\n");
        let of_the_question = !matches!(doubt.asks, Asks::Return { .. } | Asks::Total { .. });
        if let (ResponseDomain::Multiple(list), true) = (&doubt.question.domain, of_the_question) {
            let listed = list.options.iter().map(entry).collect::<Vec<_>>().join("、");
            unclear.push('\n');
            unclear.push_str(&say(words::several(listed)));
        }
        let texts = [doubt.number.clone(), doubt.text.clone(), doubt.cell.clone(), present, unclear];
        let mut tall = 2;
        for ((column, text), width) in (0..).zip(texts).zip(WIDTHS) {
            let room = usize::from(width).saturating_sub(3);
            tall = tall.max(text.split('\n').map(|line| display_width(line).div_ceil(room).max(1)).sum());
            blank.parts.push(Part { range: one(row, column), text, look: Look::Item, role: Role::Words });
        }
        let holds = Holds::Answer { question: doubt.question.id.clone(), option: None };
        let input = InputBox { name: name(place), holds, takes, prompt, locked: false };
        blank.parts.push(Part {
            range: one(row, 5),
            text: String::new(),
            look: Look::Words,
            role: Role::Box(input),
        });
        blank.heights.insert(row, u16::try_from((tall * 16).min(400)).unwrap_or(400));
    }
    row += 2;
    for (label, name) in [(words::confirmed_by(), BY_NAME), (words::confirmed_on(), DATE_NAME)] {
        let words = MergedRange { first: CellAddress::new(row, 3), last: CellAddress::new(row, 4) };
        blank.parts.push(Part { range: words, text: say(label), look: Look::Label, role: Role::Words });
        let takes = if name == BY_NAME { Takes::Words } else { Takes::Date };
        let holds = if name == BY_NAME { Holds::Name } else { Holds::Source };
        let input = InputBox { name: name.to_owned(), holds, takes, prompt: String::new(), locked: false };
        let look = if name == BY_NAME { Look::Words } else { Look::Value };
        blank.parts.push(Part { range: one(row, 5), text: String::new(), look, role: Role::Box(input) });
        blank.heights.insert(row, 24);
        row += 1;
    }
    blank
}

/// What the box for an answer takes: an option, or whatever the question takes, and the words that say that nothing else is
/// meant.
fn answer(doubt: &Doubt<'_>) -> (Takes, String) {
    let mut entries: Vec<String> = Vec::new();
    let may_stay = match &doubt.asks {
        Asks::Return { files } => {
            let labels = files.iter().enumerate().map(|(place, file)| return_label(place, file));
            return (Takes::List(labels.collect()), String::new());
        }
        Asks::Total { .. } => return (Takes::List(vec![say(words::rows_right())]), String::new()),
        Asks::Answer { may_stay, .. } => *may_stay,
        // A box that is left blank says so already.
        Asks::Differing { .. } | Asks::Row { .. } => false,
    };
    match &doubt.question.domain {
        ResponseDomain::Single(list) => entries.extend(list.options.iter().map(entry)),
        // Anything may be typed into these; a list would refuse it.
        ResponseDomain::Multiple(_)
        | ResponseDomain::Quantity { .. }
        | ResponseDomain::Date
        | ResponseDomain::Text
        | ResponseDomain::Area
        | ResponseDomain::Category
        | ResponseDomain::List => {
            let (_, prompt) = takes(doubt.question);
            let several = matches!(doubt.question.domain, ResponseDomain::Multiple(_));
            return (Takes::Words, if several { String::new() } else { prompt });
        }
    }
    if may_stay {
        entries.push(say(words::as_written()));
    }
    entries.push(say(words::no_answer()));
    (Takes::List(entries), String::new())
}

/// Columns of the hidden sheet, after the mark or the name of a box.
pub mod data_column {
    /// Question id.
    pub const QUESTION: u32 = 1;
    /// Its number.
    pub const NUMBER: u32 = 2;
    /// The old value.
    pub const OLD: u32 = 3;
    /// What is asked.
    pub const ASKS: u32 = 4;
    /// Ids of findings, one a line.
    pub const FINDINGS: u32 = 5;
    /// The survey, where it is that of the rows of a table.
    pub const SURVEY: u32 = 6;
    /// The case, where it is a row.
    pub const CASE: u32 = 7;
    /// The words of the question, as printed in the row of the box.
    pub const TEXT: u32 = 8;
    /// The cell, as printed there.
    pub const CELL: u32 = 9;
    /// Returns, or what stands in each of them, from here on.
    pub const EACH: u32 = 10;
}

/// What stands before each printed text on the hidden sheet.
pub const PRINTED_MARK: &str = "kaishu.printed";
/// What stands before each entry of a list.
pub const LISTED_MARK: &str = "kaishu.listed";

/// The hidden sheet: whom the sheet is for; a row for each box with what makes a ledger row of it; and what is printed, so that
/// whatever else comes back is known to be written by somebody.
fn data(asking: Asking<'_>, case: &str, doubts: &[Doubt<'_>], visible: &Blank) -> Blank {
    use data_column as column;
    let mut blank = Blank {
        name: say(words::data_sheet()),
        widths: vec![12; 6],
        hidden: true,
        closed: true,
        ..Blank::default()
    };
    let mut put = |row: u32, column: u32, text: String| {
        let at = CellAddress::new(row, column);
        let range = MergedRange { first: at, last: at };
        blank.parts.push(Part { range, text, look: Look::Words, role: Role::Words });
    };
    put(0, 0, DATA_MARK.to_owned());
    put(0, 1, identity::form_id(asking.survey, asking.round));
    put(0, 2, case.to_owned());
    let mut row = 0;
    for (place, doubt) in doubts.iter().enumerate() {
        row += 1;
        put(row, 0, name(place));
        put(row, column::QUESTION, doubt.question.id.clone());
        put(row, column::NUMBER, doubt.number.clone());
        put(row, column::ASKS, doubt.asks.word().to_owned());
        put(row, column::TEXT, doubt.text.clone());
        put(row, column::CELL, doubt.cell.clone());
        let mut each = |texts: &[String]| {
            for (at, text) in (column::EACH..).zip(texts) {
                put(row, at, text.clone());
            }
        };
        match &doubt.asks {
            Asks::Answer { old, findings, .. } => {
                put(row, column::OLD, old.clone());
                put(row, column::FINDINGS, findings.join("\n"));
            }
            Asks::Return { files } => each(files),
            Asks::Differing { olds } => each(olds),
            Asks::Total { findings } => put(row, column::FINDINGS, findings.join("\n")),
            Asks::Row { survey, case, old } => {
                put(row, column::OLD, old.clone());
                put(row, column::SURVEY, survey.clone());
                put(row, column::CASE, case.clone());
            }
        }
    }
    let lists = visible.boxes().flat_map(|(_, input)| match &input.takes {
        Takes::List(entries) => entries.as_slice(),
        Takes::Words | Takes::Number { .. } | Takes::Date => &[],
    });
    let printed = visible.words().map(|(_, text)| (PRINTED_MARK, text));
    let listed = lists.map(|entry| (LISTED_MARK, entry.as_str()));
    let printed: BTreeSet<(&str, &str)> = printed.chain(listed).filter(|(_, text)| !text.is_empty()).collect();
    for (mark, text) in printed {
        row += 1;
        put(row, 0, mark.to_owned());
        put(row, 1, text.to_owned());
    }
    blank
}
