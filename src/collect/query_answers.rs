//! Query sheets (確認票) that came back, as rows of the correction ledger. Nothing is made of an answer that the sheet does
//! not say, and nothing of a value that Excel has turned into something else: that is told instead.

mod sheet;

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, query as words};
use crate::collect::coding::code;
use crate::collect::layout::read_cell;
use crate::collect::query_answers::sheet::{Asked, Returned};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellRef;
use crate::questionnaire::SHEET_LANG;
use crate::questionnaire::identity::Identity;
use crate::questionnaire::query::{BY_NAME, DATE_NAME, return_label};
use crate::survey::area::Areas;
use crate::survey::definition::Survey;
use crate::survey::frame::SamplingFrame;
use crate::survey::missing::Missing;
use crate::survey::question::{Question, ResponseDomain};
use crate::text::clean::clean;
use crate::text::era::{DateReading, read_date};
use crate::text::key::key;
use crate::workbook::{CellValue, Workbook};

/// What a query sheet brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QueryAnswers {
    /// Rows of the correction ledger.
    pub rows: Vec<QueryRow>,
    /// What could not be made a row, and what a row lacks.
    pub diagnostics: Vec<Diagnostic>,
}

/// A row of the correction ledger that a query sheet makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryRow {
    /// Its ten fields in the usual order.
    pub row: [String; 10],
    /// The box that says so.
    pub at: Option<CellRef>,
    /// The number of what was asked.
    pub number: String,
}

/// What query sheets are read with.
#[derive(Debug, Clone, Copy)]
pub struct Definitions<'a> {
    /// The surveys.
    pub surveys: &'a [Survey],
    /// Their frames.
    pub frames: &'a BTreeMap<String, SamplingFrame>,
    /// The areas.
    pub areas: &'a Areas,
}

/// Reads one query sheet.
pub fn read(file: &str, book: &Workbook, definitions: Definitions<'_>) -> QueryAnswers {
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
    let data = sheet::data(book);
    let by_properties = Identity::read(&book.properties).filter(|identity| identity.query);
    let identity = by_properties.or_else(|| data.as_ref().and_then(|(_, data)| data.identity()));
    let Some(identity) = identity else { return whole(words::not_a_query(file), words::hint_query()) };
    let survey = definitions.surveys.iter().find(|survey| survey.id == identity.survey);
    let Some(survey) = survey.filter(|survey| survey.round(&identity.round).is_some()) else {
        return whole(words::other_survey(identity.word()), words::hint_other_survey());
    };
    let (Some(case), Some((own, data))) = (&identity.case, data) else {
        return whole(words::data_gone(), words::hint_data());
    };
    let on_frame = |frame: &SamplingFrame| frame.cases.iter().any(|known| key(&known.id) == key(case));
    if definitions.frames.get(&survey.id).is_some_and(|frame| !on_frame(frame)) {
        return whole(words::not_on_frame(case), words::hint_other_survey());
    }
    let Some(returned) = data.returned(file, book, own) else {
        return whole(words::data_gone(), words::hint_data());
    };
    let reader = Reader {
        definitions,
        survey,
        returned: &returned,
        identity: &identity,
        case,
        chosen: chosen(&returned, &data.asked),
    };
    let mut answers = QueryAnswers::default();
    let rows_given = data.asked.iter().any(|one| one.asks == "row" && returned.value(&one.name).is_some());
    for one in &data.asked {
        match reader.answer(one, rows_given) {
            Ok(rows) => answers.rows.extend(rows.into_iter().map(|row| QueryRow {
                row,
                at: returned.place(&one.name),
                number: one.number.clone(),
            })),
            Err(diagnostic) => answers.diagnostics.push(*diagnostic),
        }
    }
    answers.diagnostics.extend(data.outside(&returned, book, own));
    if !answers.rows.is_empty() {
        answers.diagnostics.extend(who_lacking(&returned));
    }
    answers
}

/// Who filled the sheet in and when, where that is not said.
fn who_lacking(returned: &Returned<'_>) -> Option<Diagnostic> {
    let dated =
        matches!(read_date(&returned.text(DATE_NAME)), DateReading::Exact { date, .. } if date.day.is_some());
    let lacking: Vec<Phrase> =
        [(returned.text(BY_NAME).is_empty(), words::confirmed_by()), (!dated, words::confirmed_on())]
            .into_iter()
            .filter_map(|(lacks, label)| lacks.then_some(label))
            .collect();
    let said = Phrase::listed(&lacking);
    (!lacking.is_empty()).then(|| {
        let words = [words::who_lacking(said), words::expected_who(), words::hint_who()];
        returned.odd(BY_NAME, Severity::Query, words)
    })
}

/// Which of several returns the respondent chose.
fn chosen(returned: &Returned<'_>, asked: &[Asked]) -> Option<usize> {
    let one = asked.iter().find(|one| one.asks == "return")?;
    let written = key(&returned.text(&one.name));
    let files: Vec<&String> = one.each.iter().flatten().collect();
    let says = |place: usize, file: &str| {
        let number = words::return_number(place + 1).text(SHEET_LANG).to_owned();
        let last = file.rsplit('/').next().unwrap_or(file);
        [return_label(place, file), number, (place + 1).to_string(), last.to_owned()].map(|text| key(&text))
    };
    let fitting: Vec<usize> =
        (0..files.len()).filter(|place| says(*place, files[*place]).contains(&written)).collect();
    if let ([only], false) = (fitting.as_slice(), written.is_empty()) { Some(*only) } else { None }
}

/// What the boxes of one sheet are read with.
struct Reader<'a> {
    definitions: Definitions<'a>,
    survey: &'a Survey,
    returned: &'a Returned<'a>,
    identity: &'a Identity,
    case: &'a str,
    chosen: Option<usize>,
}

type Row = [String; 10];

impl Reader<'_> {
    fn odd(&self, one: &Asked, words: [Phrase; 3]) -> Box<Diagnostic> {
        Box::new(self.returned.odd(&one.name, Severity::Query, words))
    }

    fn row(&self, fields: [&str; 7]) -> Row {
        let reason = words::reason().text(SHEET_LANG).to_owned();
        let [action, survey, round, case, question, old, new] = fields.map(str::to_owned);
        let (by, date) = (self.returned.text(BY_NAME), self.returned.text(DATE_NAME));
        [action, survey, round, case, question, old, new, reason, by, date]
    }

    fn accepted(&self, findings: &[String]) -> Vec<Row> {
        findings.iter().map(|finding| self.row(["了承", "", "", finding, "", "", ""])).collect()
    }

    /// The rows that one box makes.
    fn answer(&self, one: &Asked, rows_given: bool) -> Result<Vec<Row>, Box<Diagnostic>> {
        let number = one.number.as_str();
        if self.returned.at(&one.name).is_none() {
            let words = [words::box_not_found(number), words::expected_box(number), words::hint_box()];
            return Err(self.odd(one, words));
        }
        let empty = || {
            let words = [words::empty(number), words::expected_filled(), words::hint_empty()];
            Err(self.odd(one, words))
        };
        let filled = self.returned.value(&one.name).is_some();
        match one.asks.as_str() {
            "return" if !filled => empty(),
            "return" => {
                let files: Vec<String> = one.each.iter().flatten().cloned().collect();
                match self.chosen.and_then(|place| files.get(place)) {
                    Some(file) => Ok(vec![self.row([
                        "採用",
                        &self.identity.survey,
                        &self.identity.round,
                        self.case,
                        "",
                        "",
                        file,
                    ])]),
                    None => {
                        let labels = files.iter().enumerate().map(|(place, file)| return_label(place, file));
                        let expected = words::a_return(Phrase::list(labels));
                        let found = words::not_an_answer(number, self.returned.text(&one.name));
                        Err(self.odd(one, [found, expected, words::hint_harm()]))
                    }
                }
            }
            "total" if !filled && rows_given => Ok(Vec::new()),
            "total" if !filled => empty(),
            "total" => {
                let rows_right = words::rows_right();
                if key(&self.returned.text(&one.name)) == key(rows_right.text(SHEET_LANG)) {
                    return Ok(self.accepted(&one.findings));
                }
                let found = words::not_an_answer(number, self.returned.text(&one.name));
                Err(self.odd(one, [found, rows_right, words::hint_harm()]))
            }
            "differing" | "row" if !filled => Ok(Vec::new()),
            "differing" => {
                let Some(old) = self.chosen.and_then(|place| one.each.get(place)) else {
                    let words = [words::choose_first(number), words::expected_filled(), words::hint_empty()];
                    return Err(self.odd(one, words));
                };
                self.changed(one, self.survey, self.case, old.clone(), true)
            }
            "row" => {
                let of = self.definitions.surveys.iter().find(|survey| survey.id == one.survey);
                self.changed(one, of.unwrap_or(self.survey), &one.case, one.old.clone(), true)
            }
            _ if !filled => empty(),
            _ => self.changed(one, self.survey, self.case, one.old.clone(), one.asks == "stay"),
        }
    }

    /// What a respondent says of one answer.
    fn changed(
        &self,
        one: &Asked,
        survey: &Survey,
        case: &str,
        old: Option<String>,
        may_stay: bool,
    ) -> Result<Vec<Row>, Box<Diagnostic>> {
        let number = one.number.as_str();
        let Some(question) = survey.question(&one.question) else {
            let found = crate::catalogue::collect::no_such_question(&one.question);
            return Err(self.odd(one, [found, words::expected_text(number), words::hint_data()]));
        };
        let Some(value) = self.returned.value(&one.name) else { return Ok(Vec::new()) };
        let Some(old) = old else {
            let words = [words::old_harmed(number), words::expected_text(number), words::hint_harm()];
            return Err(self.odd(one, words));
        };
        if let (CellValue::Date(day), false) = (value, question.domain == ResponseDomain::Date) {
            // 1-2 became the second of January.
            let words = [words::turned_into_date(number, day), words::expected_text(number), words::hint_harm()];
            return Err(self.odd(one, words));
        }
        let written = clean(&value.raw());
        let set = |new: &str| self.row(["修正", &survey.id, &self.identity.round, case, &one.question, &old, new]);
        if key(&written) == key(words::no_answer().text(SHEET_LANG)) {
            return Ok(vec![set("")]);
        }
        if key(&written) == key(words::as_written().text(SHEET_LANG)) || key(&written) == key(&old) {
            if may_stay {
                return Ok(self.accepted(&one.findings));
            }
            let words = [words::cannot_stay(number), words::expected_value(number), words::hint_cannot_stay()];
            return Err(self.odd(one, words));
        }
        let new = with_zeros(question, value, written);
        self.understood(one, question, &new)?;
        Ok(vec![set(&new)])
    }

    /// Whether the answer can be understood; a row that cannot would only hold its case out.
    fn understood(&self, one: &Asked, question: &Question, new: &str) -> Result<(), Box<Diagnostic>> {
        let Some(at) = self.returned.at(&one.name) else { return Ok(()) };
        let mut cell = read_cell(self.returned.file, self.returned.sheet, at, None);
        if !cell.error {
            new.clone_into(&mut cell.raw);
        }
        let coded = code(question, &mut [cell], self.definitions.areas);
        if let Some(year) = coded.diagnostics.iter().find(|found| found.rule == "year-not-shown") {
            return Err(self.odd(one, [year.found.clone(), year.expected.clone(), words::hint_harm()]));
        }
        match coded.value.missing() {
            Some(Missing::Invalid | Missing::Contradictory | Missing::HeldOut) => {
                let expected = coded.diagnostics.first().map(|found| found.expected.clone());
                let expected = expected.unwrap_or_else(|| words::expected_value(&one.number));
                Err(self.odd(one, [words::not_an_answer(&one.number, new), expected, words::hint_harm()]))
            }
            Some(Missing::NoAnswer | Missing::NotApplicable | Missing::DontKnow | Missing::Refused) | None => {
                Ok(())
            }
        }
    }
}

/// A code that Excel took for a number, with the zeros that it dropped.
fn with_zeros(question: &Question, value: &CellValue, written: String) -> String {
    let Some(codes) = question.domain.codes().filter(|_| matches!(value, CellValue::Number(_))) else {
        return written;
    };
    let bare = |code: &str| code.trim_start_matches('0').to_owned();
    let fitting: Vec<_> = codes.options.iter().filter(|option| bare(&option.code) == bare(&written)).collect();
    match fitting.as_slice() {
        [only] if only.code != written => only.label.ja.clone(),
        _ => written,
    }
}
