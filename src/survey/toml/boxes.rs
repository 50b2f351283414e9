//! Reads the answer boxes of a form with one respondent per sheet: where each answer is and how it is written there.

use crate::catalogue::{definition as words, layouts};
use crate::provenance::CellAddress;
use crate::survey::form::{Along, AnswerBox, AnswerPlace, CASE_CODE, CASE_NAME, GridItem, Side, Writing};
use crate::survey::toml::coded::Asked;
use crate::survey::toml::keys::ANSWER_PLACES;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words};

/// The keys that belong to some places only, with those places.
const KEYS_OF_PLACES: [(&str, &[&str]); 9] = [
    ("mark", &["options"]),
    ("items", &["grid"]),
    ("name", &["name"]),
    ("cell", &["cell"]),
    ("before", WRITTEN),
    ("after", WRITTEN),
    ("inline", WRITTEN),
    ("squares", &["right", "below", "cell"]),
    ("unnumbered", WRITTEN),
];

/// Places that are one cell, in which an answer can be written in several ways.
const WRITTEN: &[&str] = &["right", "below", "inside", "name", "cell"];

/// What a form's boxes are read with: the questions, and the batteries that grids are made of.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The whole survey.
    pub survey: &'a Table,
    /// Its questions.
    pub asked: &'a [Asked],
}

/// Whether a box says who answers.
pub fn names_case(question: &str) -> bool {
    matches!(question, CASE_CODE | CASE_NAME)
}

/// The boxes of a form.
pub fn read_boxes(reading: &mut Reading<'_>, form: &Table, around: Around<'_>) -> Vec<AnswerBox> {
    let tables = form.tables("box");
    reading.once(tables.iter().filter_map(|answer| answer.words("question")));
    // Several answers can stand in one cell, each between words of its own.
    let between = |answer: &&&Table| answer.get("before").is_some() || answer.get("after").is_some();
    reading
        .once_as_read(tables.iter().filter(|answer| !between(answer)).filter_map(|answer| answer.words("label")));
    tables.into_iter().map(|written| read_box(reading, written, around)).collect()
}

fn read_box(reading: &mut Reading<'_>, table: &Table, around: Around<'_>) -> AnswerBox {
    let place = table.text("answer");
    let name = table.words("question");
    let battery = name.as_ref().and_then(|name| items_of(around, name.text).into_iter().next());
    if !ANSWER_PLACES.contains(&place.as_str()) {
        if battery.is_none() {
            known_question(reading, table, around.asked);
        }
        return unplaced(table, around);
    }
    if let (Some(name), Some(first)) = (&name, battery.filter(|_| place != "grid")) {
        let as_grid = layouts::battery_as_grid(first.question);
        reading.advise(name.span.clone(), layouts::battery_no_question(name.text), as_grid);
        return unplaced(table, around);
    }
    for (key, places) in KEYS_OF_PLACES {
        if let Some(entry) = table.get(key).filter(|_| !place.is_empty() && !places.contains(&place.as_str())) {
            let message = match key {
                "mark" => words::mark_only_for_options(),
                _ => layouts::key_not_for_answer(key, &place),
            };
            reading.say(entry.key_span.clone(), message);
        }
    }
    if place != "name" && table.get("label").is_none() {
        reading.misses(table, "label", None, Some(words::key_box_label()));
    }
    let question = if place == "grid" { None } else { known_question(reading, table, around.asked) };
    let answer = match place.as_str() {
        "below" => AnswerPlace::Below,
        "inside" => AnswerPlace::Inside,
        "options" => options(reading, table, question),
        "grid" => grid(reading, table, around),
        "name" => named(reading, table, question),
        "cell" => fixed(reading, table),
        _ => AnswerPlace::Right,
    };
    let at = table.words("at").and_then(|written| address(reading, &written)).map(|(_, at)| at);
    AnswerBox {
        question: table.text("question"),
        label: table.text("label"),
        answer,
        writing: writing(reading, table, question),
        unnumbered: unnumbered(reading, table, question),
        at,
    }
}

/// A box of which nobody can tell how it is laid out, which has been said: what else fits it is not known either.
fn unplaced(table: &Table, around: Around<'_>) -> AnswerBox {
    let items = items_of(around, &table.text("question"));
    let answer =
        if items.is_empty() { AnswerPlace::Right } else { AnswerPlace::Grid { items, along: Along::Rows } };
    AnswerBox {
        question: table.text("question"),
        label: table.text("label"),
        answer,
        writing: Writing::Whole,
        unnumbered: false,
        at: None,
    }
}

/// The items of a battery, which are the questions `battery.item`.
fn items_of(around: Around<'_>, battery: &str) -> Vec<GridItem> {
    let tables = around.survey.tables("battery").into_iter().filter(|table| table.text("id") == battery);
    tables
        .flat_map(|table| table.tables("items"))
        .map(|item| GridItem { question: format!("{battery}.{}", item.text("id")), label: item.text("text") })
        .collect()
}

/// Whether a question takes options, where its kind of answer is known.
fn takes_options(question: Option<&Asked>) -> bool {
    question.filter(|asked| asked.settled).is_none_or(|asked| asked.question.domain.codes().is_some())
}

/// The question of a box or column; a box that says who answers has none.
pub fn known_question<'a>(reading: &mut Reading<'_>, table: &Table, asked: &'a [Asked]) -> Option<&'a Asked> {
    let name = table.words("question")?;
    if names_case(name.text) {
        return None;
    }
    let known: Vec<&str> = asked.iter().map(|asked| asked.question.id.as_str()).collect();
    reading.knows(&name, &known, words::unknown_question(name.text));
    asked.iter().find(|asked| asked.question.id == name.text)
}

/// Whether a box or column offers its options without numbers, which only a question with options can.
pub fn unnumbered(reading: &mut Reading<'_>, table: &Table, question: Option<&Asked>) -> bool {
    let unnumbered = table.flag("unnumbered");
    if unnumbered && !takes_options(question) {
        reading.say(table.place("unnumbered"), layouts::unnumbered_needs_codes(table.text("question")));
    }
    unnumbered
}

fn options(reading: &mut Reading<'_>, table: &Table, question: Option<&Asked>) -> AnswerPlace {
    let place = table.place("answer");
    if !takes_options(question) {
        reading.say(place.clone(), words::options_need_codes(table.text("question")));
    }
    if table.get("mark").is_none() {
        reading.misses(table, "mark", Some("answer"), Some(words::key_mark()));
    }
    let mark = if table.text("mark") == "left" { Side::Left } else { Side::Right };
    AnswerPlace::Options { mark }
}

/// A battery laid out as a grid.
fn grid(reading: &mut Reading<'_>, table: &Table, around: Around<'_>) -> AnswerPlace {
    let batteries = around.survey.tables("battery");
    let along = if table.text("items") == "columns" { Along::Columns } else { Along::Rows };
    if table.get("items").is_none() {
        reading.misses(table, "items", Some("answer"), Some(layouts::key_grid_items()));
    }
    let Some(name) = table.words("question") else {
        return AnswerPlace::Grid { items: Vec::new(), along };
    };
    let ids: Vec<String> = batteries.iter().map(|battery| battery.text("id")).collect();
    let known: Vec<&str> = ids.iter().map(String::as_str).collect();
    reading.knows(&name, &known, layouts::unknown_battery(name.text));
    let items = items_of(around, name.text);
    AnswerPlace::Grid { items, along }
}

fn named(reading: &mut Reading<'_>, table: &Table, question: Option<&Asked>) -> AnswerPlace {
    let name = table.text("name");
    if table.get("name").is_none() {
        reading.misses(table, "name", Some("answer"), Some(layouts::key_defined_name()));
    } else if name.contains("{option}") && !takes_options(question) {
        reading.say(table.place("name"), layouts::name_needs_option());
    }
    AnswerPlace::Name(name)
}

fn fixed(reading: &mut Reading<'_>, table: &Table) -> AnswerPlace {
    for (key, meaning) in [("cell", layouts::key_cell()), ("at", layouts::key_at())] {
        if table.get(key).is_none() {
            reading.misses(table, key, Some("answer"), Some(meaning));
        }
    }
    let read = table.words("cell").and_then(|written| address(reading, &written));
    let (sheet, at) = read.unwrap_or((None, CellAddress::new(0, 0)));
    AnswerPlace::Cell { sheet, at }
}

/// A cell as `D14` or `表紙!D14`.
fn address(reading: &mut Reading<'_>, written: &Words<'_>) -> Option<(Option<String>, CellAddress)> {
    let (sheet, cell) = match written.text.rsplit_once('!') {
        Some((sheet, cell)) => (Some(sheet.trim_matches('\'').to_owned()), cell),
        None => (None, written.text),
    };
    let at = CellAddress::from_text(cell);
    if at.is_none() {
        reading.say(written.span.clone(), layouts::bad_cell(written.text));
    }
    at.map(|at| (sheet, at))
}

fn writing(reading: &mut Reading<'_>, table: &Table, question: Option<&Asked>) -> Writing {
    let text = |key: &str| table.words(key).map(|words| words.text.to_owned());
    let (before, after) = (text("before"), text("after"));
    let between = before.is_some() || after.is_some();
    let squares = table.number("squares").and_then(|number| number.to_i128());
    let squares = squares.and_then(|number| u32::try_from(number).ok());
    let inline = table.flag("inline");
    if usize::from(between) + usize::from(inline) + usize::from(squares.is_some()) > 1 {
        reading.say(table.span.clone(), layouts::one_writing());
    }
    if inline && !takes_options(question) {
        reading.say(table.place("inline"), layouts::inline_needs_codes(table.text("question")));
    }
    match squares {
        _ if inline => Writing::Inline,
        Some(count) => Writing::Squares(count),
        None if between => Writing::Between { before, after },
        None => Writing::Whole,
    }
}
