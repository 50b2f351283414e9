//! Reads the forms and rounds of a survey: where each answer sits, and in which folders the returns lie.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::catalogue::{definition as words, layouts};
use crate::survey::definition::{JointRule, Round, Source};
use crate::survey::form::{AnswerBox, Column, Form, Layout};
use crate::survey::predicate::{fiscal_year_word, iso_date};
use crate::survey::question::ResponseDomain;
use crate::survey::toml::boxes::{Around, known_question, names_case, read_boxes, unnumbered};
use crate::survey::toml::coded::Asked;
use crate::survey::toml::export::read_export;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::repeats::{groups_without_table, read_group_tables};
use crate::survey::toml::tree::{Table, Words};

/// A form as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    /// The form.
    pub form: Form,
    /// Where its id stands.
    pub span: Range<usize>,
    /// Whether every box and column could be read, so that a question without one is a mistake of its own.
    pub settled: bool,
}

/// The forms of a survey.
pub fn read_forms(reading: &mut Reading<'_>, table: &Table, asked: &[Asked]) -> Vec<Laid> {
    let tables = table.tables("form");
    reading.once(tables.iter().filter_map(|form| form.words("id")));
    let around = Around { survey: table, asked };
    tables.into_iter().map(|form| read_form(reading, form, around)).collect()
}

fn read_form(reading: &mut Reading<'_>, table: &Table, around: Around<'_>) -> Laid {
    let before = reading.problems.len();
    let framed = around.survey.get("frame").is_some();
    let named = table.get("case_code").is_some()
        || table.get("case_name").is_some()
        || table.tables("box").iter().any(|answer| names_case(&answer.text("question")));
    if framed && !named {
        reading.advise(table.span.clone(), words::form_names_no_case(table.text("id")), words::key_case_code());
    }
    let layout = match table.words("kind").map(|kind| kind.text) {
        Some("labels") => {
            belongs(reading, table, "box", "column");
            Layout::Labels(read_boxes(reading, table, around))
        }
        Some("rows") => {
            belongs(reading, table, "column", "box");
            Layout::Rows(read_columns(reading, table, around.asked))
        }
        // The shape has noted it.
        _ => Layout::Rows(Vec::new()),
    };
    let known_kind = table.words("kind").is_some_and(|kind| matches!(kind.text, "labels" | "rows"));
    let export = read_export(reading, table);
    let form = Form {
        id: table.text("id"),
        sheet: table.words("sheet").map(|sheet| sheet.text.to_owned()),
        each_sheet: table.flag("each_sheet"),
        unread: table.list("unread").into_iter().map(|label| label.text.to_owned()).collect(),
        case_code: table.words("case_code").map(|label| label.text.to_owned()),
        case_name: table.words("case_name").map(|label| label.text.to_owned()),
        export,
        groups: read_group_tables(reading, table, around.survey),
        layout,
    };
    let complete = answers(table).all(|answer| answer.words("question").is_some());
    let settled = known_kind && complete && reading.problems.len() == before;
    Laid { form, span: table.place("id"), settled }
}

fn answers(form: &Table) -> impl Iterator<Item = &Table> {
    form.tables("box").into_iter().chain(form.tables("column"))
}

/// Notes a key that belongs to the other kind of form, and one that is missing from this.
fn belongs(reading: &mut Reading<'_>, table: &Table, own: &str, other: &str) {
    if let Some(entry) = table.get(other) {
        reading.say(entry.key_span.clone(), words::key_not_for_form(other, table.text("kind")));
    } else if table.get(own).is_none() {
        reading.misses(table, own, None, None);
    }
}

fn read_columns(reading: &mut Reading<'_>, table: &Table, asked: &[Asked]) -> Vec<Column> {
    let tables = table.tables("column");
    reading.once_as_read(tables.iter().filter_map(|column| column.words("label")));
    let mut seen: BTreeSet<(String, Option<String>)> = BTreeSet::new();
    let mut columns = Vec::new();
    for written in tables {
        let question = known_question(reading, written, asked);
        let option = written.words("option");
        if let (Some(asked), Some(option)) = (question.filter(|asked| asked.settled), &option) {
            match &asked.question.domain {
                ResponseDomain::Multiple(list) => {
                    let known: Vec<&str> = list.options.iter().map(|option| option.code.as_str()).collect();
                    reading.knows(option, &known, words::unknown_code(&asked.question.id, option.text));
                }
                ResponseDomain::Single(_)
                | ResponseDomain::Quantity { .. }
                | ResponseDomain::Date
                | ResponseDomain::Text
                | ResponseDomain::Area
                | ResponseDomain::Category
                | ResponseDomain::List => {
                    reading.say(option.span.clone(), words::option_only_for_multiple());
                }
            }
        }
        let name = written.text("question");
        let option = option.map(|option| option.text.to_owned());
        // One column for the whole answer, or one per option: never both, and none twice.
        let clash = seen
            .iter()
            .any(|(other, code)| *other == name && (code.is_none() || option.is_none() || *code == option));
        if clash && question.is_some() {
            reading.say(written.place("question"), words::duplicate(&name));
        }
        seen.insert((name.clone(), option.clone()));
        let unnumbered = unnumbered(reading, written, question);
        if unnumbered && option.is_some() {
            reading.say(written.place("unnumbered"), layouts::unnumbered_needs_words());
        }
        columns.push(Column { question: name, label: written.text("label"), option, unnumbered });
    }
    columns
}

/// The questions that a form has a place for.
fn covered<'a>(form: &'a Form, asked: &'a [Asked]) -> BTreeSet<&'a str> {
    let mut covered: BTreeSet<&str> = match &form.layout {
        Layout::Labels(boxes) => boxes.iter().flat_map(AnswerBox::questions).collect(),
        Layout::Rows(columns) => columns.iter().map(|column| column.question.as_str()).collect(),
    };
    if form.export.as_ref().is_some_and(|export| export.own_words) {
        // The words of その他 stand among the options.
        let among = asked.iter().filter(|asked| covered.contains(asked.question.id.as_str()));
        let options = among.filter_map(|asked| asked.question.domain.codes()).flat_map(|codes| &codes.options);
        let words: Vec<&str> = options.filter_map(|option| option.other.as_deref()).collect();
        covered.extend(words);
    }
    covered
}

/// The rounds of a survey, and the check that the forms they use leave no question out.
pub fn read_rounds(reading: &mut Reading<'_>, table: &Table, asked: &[Asked], forms: &[Laid]) -> Vec<Round> {
    let tables = table.tables("round");
    reading.once(tables.iter().filter_map(|round| round.words("id")));
    // The returns of one folder would count twice.
    let folders = tables.iter().flat_map(|round| round.tables("source"));
    let folders: Vec<Words<'_>> = folders.filter_map(|source| source.words("folder")).collect();
    for folder in &folders {
        reading.problems.claim_folder(reading.file, folder.text, folder.span.clone());
    }
    reading.once(folders);
    let known: Vec<&str> = forms.iter().map(|laid| laid.form.id.as_str()).collect();
    let mut used = BTreeSet::new();
    let mut rounds = Vec::new();
    for round in tables {
        let mut sources = Vec::new();
        for source in round.tables("source") {
            if let Some(form) = source.words("form") {
                reading.knows(&form, &known, words::unknown_form(form.text));
                used.insert(form.text.to_owned());
            }
            sources.push(Source {
                folder: source.text("folder"),
                form: source.words("form").map(|form| form.text.to_owned()),
                channel: source.words("channel").map(|channel| channel.text.to_owned()),
                blank: source.words("blank").map(|path| path.text.to_owned()),
            });
        }
        rounds.push(Round {
            id: round.text("id"),
            label: round.phrase("label"),
            fiscal_year: round.words("period").and_then(|year| fiscal_year_word(year.text)),
            as_of: round.words("as_of").and_then(|day| iso_date(day.text)),
            audience: round.words("audience").map(|audience| audience.text.to_owned()),
            received: round.words("received").map(|path| path.text.to_owned()),
            deadline: round.words("deadline").and_then(|day| iso_date(day.text)),
            cut_off: round.words("cut_off").and_then(|day| iso_date(day.text)),
            joint: match round.words("joint").map(|rule| rule.text) {
                Some("each") => Some(JointRule::Each),
                Some("once") => Some(JointRule::Once),
                _ => None,
            },
            passwords: round.words("passwords").map(|path| path.text.to_owned()),
            sources,
        });
    }
    for laid in forms.iter().filter(|laid| laid.settled && used.contains(&laid.form.id)) {
        let places = covered(&laid.form, asked);
        let questions =
            asked.iter().map(|asked| asked.question.id.clone()).filter(|id| !places.contains(id.as_str()));
        let lacking: Vec<String> = questions.chain(groups_without_table(table, &laid.form)).collect();
        if !lacking.is_empty() {
            reading.say(laid.span.clone(), words::form_lacks(&laid.form.id, lacking.join(" / ")));
        }
    }
    rounds
}
