//! The query sheet (確認票): one short polite sheet for one respondent, with each doubtful answer quoted and a box for
//! what is meant. What is needed to make ledger rows of it travels with it on a hidden sheet, as text, so that
//! Excel turns neither an old value nor an id into a date or a number.

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

/// One doubtful answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt<'a> {
    /// The question.
    pub question: &'a Question,
    /// Where the answer stands: `F10`.
    pub cell: String,
    /// What stands there, as a ledger row expects it.
    pub present: String,
    /// What is unclear, in plain words.
    pub unclear: Vec<String>,
    /// Ids of the findings, with those that can be settled by accepting first.
    pub findings: Vec<String>,
    /// Whether the answer may stay as it is.
    pub may_stay: bool,
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
    let sheets = [visible(asking, called, doubts), data(doubts)];
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
        if let ResponseDomain::Multiple(list) = &doubt.question.domain {
            let listed = list.options.iter().map(entry).collect::<Vec<_>>().join("、");
            unclear.push('\n');
            unclear.push_str(&say(words::several(listed)));
        }
        let texts =
            [doubt.question.number.clone(), doubt.question.text.clone(), doubt.cell.clone(), present, unclear];
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

/// What the box for an answer takes: an option, or whatever the question takes; and always the two words that say that
/// nothing else is meant.
fn answer(doubt: &Doubt<'_>) -> (Takes, String) {
    let mut entries: Vec<String> = Vec::new();
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
    if doubt.may_stay {
        entries.push(say(words::as_written()));
    }
    entries.push(say(words::no_answer()));
    (Takes::List(entries), String::new())
}

/// The hidden sheet: name, question, number, old value, whether it may stay, ids of findings.
fn data(doubts: &[Doubt<'_>]) -> Blank {
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
    for ((row, place), doubt) in (1..).zip(0..).zip(doubts) {
        let stay = if doubt.may_stay { "stay" } else { "change" };
        let texts = [
            name(place),
            doubt.question.id.clone(),
            doubt.question.number.clone(),
            doubt.present.clone(),
            stay.to_owned(),
            doubt.findings.join("\n"),
        ];
        for (column, text) in (0..).zip(texts) {
            put(row, column, text);
        }
    }
    blank
}
