//! The entry sheet (入力用シート): one row per respondent, for answers that came on paper or by fax. Code and name stand
//! there already, each option of a multiple answer has a column of its own, and the last column says where the paper is.
//! For a second person to key everything again there is a second sheet, which knows that it is the second.

use crate::catalogue::questionnaire as words;
use crate::provenance::CellAddress;
use crate::questionnaire::asked::{Block, blocks, entry, spoken};
use crate::questionnaire::blank::{Blank, Holds, InputBox, Look, Part, Role, Takes};
use crate::questionnaire::form::{case_words, mark_box, say, takes, title};
use crate::questionnaire::identity::{self, CODE_NAME, NAME_NAME, Names, SOURCE_NAME};
use crate::questionnaire::{Asking, Outgoing, Refused, book, file_part};
use crate::survey::question::{Question, ResponseDomain};
use crate::text::names::display_width;
use crate::workbook::MergedRange;

/// The row, hidden, in which each column says by its name what it holds.
const KEYS: u32 = 2;
/// The row of the headings.
const HEADINGS: u32 = 3;
/// The first row of a respondent.
const FIRST: u32 = 4;
/// Rows of a sheet without a frame.
const OPEN_ROWS: u32 = 300;
/// Width of a column for an answer.
const ANSWER: u16 = 16;
/// Width of a column for the mark of an option.
const MARKED: u16 = 9;

/// Which of two people keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typist {
    /// The only one, or the first.
    First,
    /// Who keys everything again.
    Second,
}

impl Typist {
    /// The word in the sheet's property.
    pub fn word(self) -> &'static str {
        match self {
            Typist::First => "1",
            Typist::Second => "2",
        }
    }
}

/// One column: what it holds, its name, its heading, what it takes.
struct Column {
    holds: Holds,
    name: String,
    heading: String,
    takes: Takes,
    width: u16,
    filled: Vec<String>,
    look: Look,
}

/// The entry sheet of a round.
///
/// # Errors
/// What the workbook library refuses.
pub fn entry_sheet(asking: Asking<'_>, typist: Typist) -> Result<Outgoing, Refused> {
    let blank = blank(asking, typist);
    let mut properties = book::properties(asking);
    properties.push((identity::ENTRY, typist.word().to_owned()));
    let second = match typist {
        Typist::First => String::new(),
        Typist::Second => say(words::second_typist()),
    };
    let name =
        format!("【入力用】{}_{}{second}.xlsx", file_part(&asking.survey.title.ja), file_part(&asking.round.id));
    Ok((name, book::write(&title(asking), &[blank], &properties)?))
}

/// The sheet before anything is keyed.
pub fn blank(asking: Asking<'_>, typist: Typist) -> Blank {
    let columns = columns(asking);
    let rows = asking.frame.map_or(OPEN_ROWS, |frame| u32::try_from(frame.cases.len()).unwrap_or(OPEN_ROWS));
    let mut blank = Blank {
        name: say(words::sheet_entry()),
        widths: columns.iter().map(|column| column.width).collect(),
        hidden_rows: vec![KEYS],
        repeated: Some((HEADINGS, HEADINGS)),
        frozen: Some((FIRST, 2)),
        landscape: true,
        footer: say(words::form_footer(
            identity::form_id(asking.survey, asking.round),
            identity::version(asking.survey),
        )),
        ..Blank::default()
    };
    let at = CellAddress::new;
    let wide = u32::try_from(columns.len().clamp(4, 8)).unwrap_or(4) - 1;
    let mut line = |row: u32, text: String, look: Look, tall: u16| {
        let range = MergedRange { first: at(row, 0), last: at(row, wide) };
        blank.parts.push(Part { range, text, look, role: Role::Words });
        blank.heights.insert(row, tall);
    };
    line(0, say(words::entry_title(title(asking), &asking.round.label)), Look::Question, 24);
    let how = match typist {
        Typist::First => words::entry_how(),
        Typist::Second => words::entry_how_second(),
    };
    line(1, say(how), Look::Small, 48);
    let mut tallest = 2;
    for (column, planned) in (0u32..).zip(columns) {
        let one = |row: u32| MergedRange { first: at(row, column), last: at(row, column) };
        let words = |row: u32, text: &str, look: Look| Part {
            range: one(row),
            text: text.to_owned(),
            look,
            role: Role::Words,
        };
        blank.parts.push(words(KEYS, &planned.name, Look::Small));
        blank.parts.push(words(HEADINGS, &planned.heading, Look::Head));
        let room = usize::from(planned.width).saturating_sub(2).max(2);
        tallest = tallest.max(planned.heading.split('\n').map(|line| display_width(line).div_ceil(room)).sum());
        let locked = !planned.filled.is_empty();
        let input = InputBox {
            name: planned.name,
            holds: planned.holds,
            takes: planned.takes,
            prompt: String::new(),
            locked,
        };
        blank.parts.push(Part {
            range: MergedRange { first: at(FIRST, column), last: at(FIRST + rows.max(1) - 1, column) },
            text: planned.filled.join("\n"),
            look: planned.look,
            role: Role::Column(input),
        });
    }
    blank.heights.insert(HEADINGS, u16::try_from(tallest.min(10) * 16 + 6).unwrap_or(60));
    blank
}

fn columns(asking: Asking<'_>) -> Vec<Column> {
    let cases = asking.frame.map(|frame| frame.cases.as_slice()).unwrap_or_default();
    let one_line = |text: &str| text.replace('\n', " ");
    let [code, name] = case_words(asking);
    let plain = |holds, name: &str, heading, width, filled| Column {
        holds,
        name: name.to_owned(),
        heading,
        takes: Takes::Words,
        width,
        filled,
        look: Look::Words,
    };
    let mut columns = vec![
        plain(Holds::Code, CODE_NAME, code, 11, cases.iter().map(|case| one_line(&case.id)).collect()),
        plain(Holds::Name, NAME_NAME, name, 18, cases.iter().map(|case| one_line(&case.name.ja)).collect()),
    ];
    let mut names = Names::default();
    for block in blocks(asking.survey) {
        match &block {
            Block::Single(question) => question_columns(question, &question.text.ja, &mut names, &mut columns),
            Block::Battery { items, .. } => {
                for item in items {
                    question_columns(item.question, item.text, &mut names, &mut columns);
                }
            }
        }
    }
    columns.push(plain(Holds::Source, SOURCE_NAME, say(words::entry_source()), 24, Vec::new()));
    columns
}

fn question_columns(question: &Question, text: &str, names: &mut Names, columns: &mut Vec<Column>) {
    let holds =
        |option: Option<&str>| Holds::Answer { question: question.id.clone(), option: option.map(str::to_owned) };
    if let ResponseDomain::Multiple(list) = &question.domain {
        for option in &list.options {
            columns.push(Column {
                holds: holds(Some(&option.code)),
                name: names.answer(&question.id, Some(&option.code)),
                heading: format!("{}\n{}", spoken(question), entry(option)),
                takes: mark_box().0,
                width: MARKED,
                filled: Vec::new(),
                look: Look::Mark,
            });
        }
        return;
    }
    let (takes, _) = takes(question);
    let look = match &takes {
        Takes::Number { .. } | Takes::Date => Look::Value,
        Takes::Words | Takes::List(_) => Look::Words,
    };
    columns.push(Column {
        holds: holds(None),
        name: names.answer(&question.id, None),
        heading: format!("{}\n{text}", question.number.ja),
        takes,
        width: ANSWER,
        filled: Vec::new(),
        look,
    });
}
