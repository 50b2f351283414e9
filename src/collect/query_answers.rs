//! Query sheets (確認票) that came back, as rows of the correction ledger. Nothing is made of an answer that the sheet does
//! not say, and nothing of a value that Excel has turned into something else: that is told instead.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, query as words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::questionnaire::SHEET_LANG;
use crate::questionnaire::identity::{self, Identity, fold};
use crate::questionnaire::query::{BY_NAME, DATA_MARK, DATE_NAME};
use crate::survey::definition::Survey;
use crate::survey::question::{Question, ResponseDomain};
use crate::text::clean::clean;
use crate::text::era::{DateReading, read_date};
use crate::text::key::key;
use crate::workbook::{CellValue, Sheet, Workbook, cell_ref};

/// What a query sheet brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QueryAnswers {
    /// Rows of the correction ledger, each with its ten fields in the usual order.
    pub rows: Vec<[String; 10]>,
    /// What could not be made a row, and what a row lacks.
    pub diagnostics: Vec<Diagnostic>,
}

/// One line of the hidden sheet.
struct Asked {
    name: String,
    question: String,
    number: String,
    old: Option<String>,
    may_stay: bool,
    findings: Vec<String>,
}

/// Where things are on a returned sheet.
struct Returned<'a> {
    file: &'a str,
    sheet: &'a Sheet,
    boxes: BTreeMap<String, CellAddress>,
}

impl Returned<'_> {
    fn value(&self, name: &str) -> Option<(CellAddress, &CellValue)> {
        let at = *self.boxes.get(&fold(name))?;
        self.sheet.grid.get(at).map(|value| (at, value))
    }

    fn text(&self, name: &str) -> String {
        self.value(name).map(|(_, value)| clean(&value.raw())).unwrap_or_default()
    }

    fn odd(&self, name: &str, severity: Severity, found: Phrase, expected: Phrase, hint: Phrase) -> Diagnostic {
        let at = self.boxes.get(&fold(name)).map(|at| cell_ref(self.file, &self.sheet.name, *at));
        let mut diagnostic =
            Diagnostic::at("query-answer", severity, at.into_iter().collect(), found, expected, hint)
                .about(format!("{}!{name}", self.file));
        diagnostic.file = Some(self.file.to_owned());
        diagnostic
    }
}

/// Reads one query sheet. `surveys` are those of the workspace.
pub fn read(file: &str, book: &Workbook, surveys: &[Survey]) -> QueryAnswers {
    let whole = |found: Phrase, hint: Phrase| QueryAnswers {
        rows: Vec::new(),
        diagnostics: vec![Diagnostic::of_file(
            "query-sheet",
            Severity::SetAside,
            file,
            found,
            words::expected_query(),
            hint,
        )],
    };
    let Some(identity) = Identity::read(&book.properties).filter(|identity| identity.query) else {
        return whole(words::not_a_query(file), words::hint_query());
    };
    let survey = surveys.iter().find(|survey| survey.id == identity.survey);
    let Some(survey) = survey.filter(|survey| survey.round(&identity.round).is_some()) else {
        return whole(words::other_survey(identity.word()), words::hint_other_survey());
    };
    let (Some(case), Some(asked)) = (&identity.case, book.sheets.iter().find_map(asked)) else {
        return whole(words::data_gone(), words::hint_data());
    };
    let Some(returned) = returned(file, book, &asked) else {
        return whole(words::data_gone(), words::hint_data());
    };
    let mut answers = QueryAnswers::default();
    let by = returned.text(BY_NAME);
    let date = returned.text(DATE_NAME);
    for one in &asked {
        let Some(question) = survey.question(&one.question) else {
            let found = crate::catalogue::collect::no_such_question(&one.question);
            let expected = words::expected_text(&one.number);
            answers.diagnostics.push(returned.odd(
                &one.name,
                Severity::Query,
                found,
                expected,
                words::hint_data(),
            ));
            continue;
        };
        match answer(&returned, question, one) {
            Ok(Answered::New { old, new }) => {
                let fields = ["修正", &identity.survey, &identity.round, case, &one.question, &old, &new];
                answers.rows.push(row(fields, &by, &date));
            }
            Ok(Answered::Stays) => {
                for finding in &one.findings {
                    answers.rows.push(row(["了承", "", "", finding, "", "", ""], &by, &date));
                }
            }
            Err(diagnostic) => answers.diagnostics.push(*diagnostic),
        }
    }
    if !answers.rows.is_empty() {
        let dated = matches!(read_date(&date), DateReading::Exact { date, .. } if date.day.is_some());
        let lacking: Vec<Phrase> = [(by.is_empty(), words::confirmed_by()), (!dated, words::confirmed_on())]
            .into_iter()
            .filter_map(|(lacks, label)| lacks.then_some(label))
            .collect();
        if !lacking.is_empty() {
            let join = |lang| lacking.iter().map(|label| label.text(lang)).collect::<Vec<_>>().join("、");
            let lacking = Phrase { ja: join(crate::catalogue::Lang::Ja), en: join(crate::catalogue::Lang::En) };
            let found = words::who_lacking(lacking);
            answers.diagnostics.push(returned.odd(
                BY_NAME,
                Severity::Query,
                found,
                words::expected_who(),
                words::hint_who(),
            ));
        }
    }
    answers
}

fn row(fields: [&str; 7], by: &str, date: &str) -> [String; 10] {
    let reason = words::reason().text(SHEET_LANG).to_owned();
    let [action, survey, round, case, question, old, new] = fields.map(str::to_owned);
    [action, survey, round, case, question, old, new, reason, by.to_owned(), date.to_owned()]
}

/// What a respondent said of one answer.
enum Answered {
    New { old: String, new: String },
    Stays,
}

fn answer(returned: &Returned<'_>, question: &Question, one: &Asked) -> Result<Answered, Box<Diagnostic>> {
    let odd = |found: Phrase, expected: Phrase, hint: Phrase| {
        Box::new(returned.odd(&one.name, Severity::Query, found, expected, hint))
    };
    let number = one.number.as_str();
    let value = returned.value(&one.name).filter(|(_, value)| !key(&value.raw()).is_empty());
    let Some((_, value)) = value else {
        return Err(odd(words::empty(number), words::expected_filled(), words::hint_empty()));
    };
    let Some(old) = one.old.clone() else {
        return Err(odd(words::old_harmed(number), words::expected_text(number), words::hint_harm()));
    };
    if let (CellValue::Date(day), false) = (value, question.domain == ResponseDomain::Date) {
        // 1-2 became the second of January.
        return Err(odd(words::turned_into_date(number, day), words::expected_text(number), words::hint_harm()));
    }
    let written = clean(&value.raw());
    if key(&written) == key(words::no_answer().text(SHEET_LANG)) {
        return Ok(Answered::New { old, new: String::new() });
    }
    let stays = key(&written) == key(words::as_written().text(SHEET_LANG)) || key(&written) == key(&old);
    if stays {
        return if one.may_stay {
            Ok(Answered::Stays)
        } else {
            Err(odd(words::cannot_stay(number), words::expected_value(number), words::hint_cannot_stay()))
        };
    }
    Ok(Answered::New { old, new: with_zeros(question, value, written) })
}

/// A code that Excel took for a number, with the zeros that it dropped.
fn with_zeros(question: &Question, value: &CellValue, written: String) -> String {
    let Some(codes) = question.domain.codes().filter(|_| matches!(value, CellValue::Number(_))) else {
        return written;
    };
    let bare = |code: &str| code.trim_start_matches('0').to_owned();
    let fitting: Vec<_> = codes.options.iter().filter(|option| bare(&option.code) == bare(&written)).collect();
    match fitting.as_slice() {
        [only] if only.code != written => only.label.clone(),
        _ => written,
    }
}

/// What was asked, from the hidden sheet.
fn asked(sheet: &Sheet) -> Option<Vec<Asked>> {
    let at = CellAddress::new;
    if sheet.grid.text(at(0, 0)).trim() != DATA_MARK {
        return None;
    }
    let asked: Vec<Asked> = sheet
        .grid
        .rows()
        .filter(|row| *row > 0)
        .map(|row| {
            let text = |column| sheet.grid.text(at(row, column));
            // The old value was written as text; anything else there is what a program made of it.
            let old = match sheet.grid.get(at(row, 3)) {
                None => Some(String::new()),
                Some(CellValue::Text(text)) => Some(text.clone()),
                Some(CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) | CellValue::Error(_)) => None,
            };
            let findings = text(5).lines().map(str::to_owned).filter(|id| !id.is_empty()).collect();
            Asked { name: text(0), question: text(1), number: text(2), old, may_stay: text(4) == "stay", findings }
        })
        .collect();
    (!asked.is_empty()).then_some(asked)
}

/// The boxes by their names; where names were lost, in the column of answers beside the questions' numbers.
fn returned<'a>(file: &'a str, book: &'a Workbook, asked: &[Asked]) -> Option<Returned<'a>> {
    let mut boxes: BTreeMap<String, CellAddress> = BTreeMap::new();
    let mut on: Option<&str> = None;
    for name in &book.names {
        if let Some((sheet, range)) = &name.target {
            boxes.insert(fold(&name.name), range.first);
            if asked.iter().any(|one| fold(&one.name) == fold(&name.name)) {
                on = Some(sheet);
            }
        }
    }
    if let Some(sheet) = on.and_then(|name| book.sheets.iter().find(|sheet| sheet.name == name)) {
        return Some(Returned { file, sheet, boxes });
    }
    let head = key(words::head_answer().text(SHEET_LANG));
    for sheet in &book.sheets {
        let Some(answers) = sheet.grid.cells().find(|(_, value)| key(&value.raw()) == head).map(|(at, _)| at)
        else {
            continue;
        };
        let mut boxes = BTreeMap::new();
        for (row, one) in (answers.row + 1..).zip(asked) {
            boxes.insert(fold(&one.name), CellAddress::new(row, answers.column));
        }
        for (label, name) in [(words::confirmed_by(), BY_NAME), (words::confirmed_on(), DATE_NAME)] {
            let wanted = key(label.text(SHEET_LANG));
            let at = sheet.grid.cells().find(|(_, value)| key(&value.raw()) == wanted).map(|(at, _)| at);
            boxes.extend(at.map(|at| (fold(name), CellAddress::new(at.row, answers.column))));
        }
        return Some(Returned { file, sheet, boxes });
    }
    None
}

/// Whether a workbook is a query sheet.
pub fn is_query(book: &Workbook) -> bool {
    book.properties.contains_key(identity::QUERY)
}
