//! Reads what a survey says about the one before it, and checks it against both: what is declared must be there, complete and
//! possible. What is not declared at all is a finding, until something is to be compared.

use std::collections::BTreeMap;

use crate::catalogue::{Lang, Phrase, concordance as words, definition};
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::code_list::CodeList;
use crate::survey::concordance::link::{Difference, Standing, is_named, lost, standing};
use crate::survey::concordance::suggest::{Suggestion, suggestions};
use crate::survey::concordance::{Entry, Mergers, OptionsMoved, Predecessor, series};
use crate::survey::definition::Survey;
use crate::survey::question::Question;
use crate::survey::remarks::Remarks;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{Data, Table, Words};
use crate::survey::toml::write::write_toml;
use crate::survey::workbook::layout::SURVEY;

/// What a unit is that others have become part of.
pub fn read_mergers(table: &Table) -> Mergers {
    match table.words("mergers").map(|word| word.text) {
        Some("same") => Mergers::Same,
        _ => Mergers::Apart,
    }
}

/// The survey before and the concordance with it.
pub fn read_predecessor(reading: &mut Reading<'_>, table: &Table) -> Option<Predecessor> {
    let Some(previous) = table.words("previous") else {
        // Where the key is there and says nothing, its shape has noted it.
        if let Some(entry) = table.get("concordance").filter(|_| table.get("previous").is_none()) {
            reading.advise(entry.key_span.clone(), words::without_previous("concordance"), words::say_previous());
        }
        return None;
    };
    let entries = table.tables("concordance").into_iter().map(|entry| read_entry(reading, entry)).collect();
    Some(Predecessor { survey: previous.text.to_owned(), entries })
}

fn read_entry(reading: &mut Reading<'_>, table: &Table) -> Entry {
    let words = |key: &str| table.words(key).map(|words| words.text.to_owned());
    let mut options = Vec::new();
    for written in table.list("options") {
        match OptionsMoved::from_text(written.text) {
            Some(moved) => options.push(moved),
            None => reading.advise(written.span, words::no_arrow(written.text), words::options_shape()),
        }
    }
    Entry {
        question: words("question"),
        was: words("was"),
        options,
        reworded: table.some_phrase("reworded"),
        not_comparable: table.some_phrase("not_comparable"),
    }
}

/// An entry as it stands in a definition.
pub fn table_of(entry: &Entry) -> Table {
    let mut table = Table::default();
    for (key, id) in [("question", &entry.question), ("was", &entry.was)] {
        if let Some(id) = id {
            table.put(key, id.as_str());
        }
    }
    for (key, words) in [("reworded", &entry.reworded), ("not_comparable", &entry.not_comparable)] {
        if let Some(words) = words {
            table.put_phrase(key, words);
        }
    }
    if !entry.options.is_empty() {
        let options: Vec<Data> = entry.options.iter().map(|moved| Data::from(moved.to_string())).collect();
        table.put("options", options);
    }
    table
}

/// An entry as TOML.
pub fn toml_of(entry: &Entry) -> String {
    let mut root = Table::default();
    root.push("concordance", table_of(entry));
    write_toml(SURVEY, &root, &Remarks::default())
}

/// Checks every survey that names one before it. Gives what is declared of neither: nothing is compared by it until it is.
pub fn check_concordances(
    written: &[(&SourceFile, &Table)],
    surveys: &[Survey],
    problems: &mut Problems,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if problems.has_unread() {
        return findings;
    }
    for (file, table) in written {
        let Some(previous) = table.words("previous") else { continue };
        let Some(later) = surveys.iter().find(|survey| survey.id == table.text("id")) else { continue };
        // Other mistakes of the two would come back as mistakes between them.
        let of_earlier = written.iter().find(|(_, table)| table.text("id") == previous.text);
        if problems.is_in(&file.name) || of_earlier.is_some_and(|(file, _)| problems.is_in(&file.name)) {
            continue;
        }
        let before = problems.len();
        let reading = &mut Reading { file, problems };
        let Some(earlier) = predecessor(reading, &previous, later, surveys) else { continue };
        check_entries(reading, table, earlier, later);
        if problems.len() == before {
            findings.extend(holes(file, earlier, later));
        }
    }
    findings
}

/// The survey before: known, a questionnaire, and not a later one of the same series.
fn predecessor<'s>(
    reading: &mut Reading<'_>,
    written: &Words<'_>,
    later: &Survey,
    surveys: &'s [Survey],
) -> Option<&'s Survey> {
    let fits = |survey: &&Survey| survey.records().is_none() && survey.group_of.is_none() && survey.id != later.id;
    let known: Vec<&str> = surveys.iter().filter(fits).map(|survey| survey.id.as_str()).collect();
    let message = match surveys.iter().find(|survey| survey.id == written.text) {
        Some(own) if own.id == later.id => words::previous_is_itself(&own.id),
        Some(list) if list.records().is_some() => words::previous_is_records(&list.id),
        Some(_) | None => definition::unknown_survey(written.text),
    };
    reading.knows(written, &known, message).then_some(())?;
    let earlier = surveys.iter().find(|survey| survey.id == written.text)?;
    if series(surveys, earlier).iter().any(|survey| survey.id == later.id) {
        reading.advise(written.span.clone(), words::previous_in_circle(&later.id, &earlier.id), words::one_way());
        return None;
    }
    Some(earlier)
}

fn check_entries(reading: &mut Reading<'_>, table: &Table, earlier: &Survey, later: &Survey) {
    let tables = table.tables("concordance");
    for key in ["question", "was"] {
        reading.once(tables.iter().filter_map(|entry| entry.words(key)));
    }
    for written in tables {
        let before = reading.problems.len();
        known_question(reading, written, "question", later);
        known_question(reading, written, "was", earlier);
        if written.get("question").is_none() && written.get("was").is_none() {
            reading.advise(written.span.clone(), words::entry_of_nothing(), words::name_question());
        } else if reading.problems.len() == before {
            check_entry(reading, written, earlier, later);
        }
    }
}

/// A question, or a battery of them.
fn known_question(reading: &mut Reading<'_>, written: &Table, key: &str, survey: &Survey) {
    let Some(name) = written.words(key) else { return };
    let battery = format!("{}.", name.text);
    if survey.questions.iter().any(|question| question.id.starts_with(&battery)) {
        return;
    }
    let known: Vec<&str> = survey.questions.iter().map(|question| question.id.as_str()).collect();
    reading.knows(&name, &known, words::no_such_question(&survey.id, name.text));
}

/// The questions of the later survey that an entry speaks of, each with the earlier one.
fn questions_of<'s>(
    written: &Table,
    earlier: &'s Survey,
    later: &'s Survey,
) -> Vec<(Option<&'s Question>, &'s Question)> {
    let (named, was) = (written.text("question"), written.text("was"));
    let one = |question: &'s Question| {
        let item = question.id.strip_prefix(named.as_str())?;
        (item.is_empty() || item.starts_with('.')).then_some(())?;
        Some((earlier.question(&format!("{was}{item}")), question))
    };
    match later.question(&named) {
        Some(question) => vec![(earlier.question(&was), question)],
        None => later.questions.iter().filter_map(one).collect(),
    }
}

fn check_entry(reading: &mut Reading<'_>, written: &Table, earlier: &Survey, later: &Survey) {
    if written.get("question").is_none() || written.get("was").is_none() {
        for key in ["options", "reworded", "not_comparable"] {
            if let Some(entry) = written.get(key) {
                reading.advise(entry.key_span.clone(), words::needs_both(key), words::name_both());
            }
        }
        return;
    }
    let pairs = questions_of(written, earlier, later);
    let before = reading.problems.len();
    for (was, question) in &pairs {
        match was {
            None => {
                let id = format!("{}{}", written.text("was"), &question.id[written.text("question").len()..]);
                let message = words::no_such_question(&earlier.id, id);
                reading.advise(written.place("was"), message, words::entry_of_item());
                return;
            }
            Some(was) => check_options(reading, written, was, question),
        }
        // The items of a battery share their options: what is wrong with them is said once.
        if reading.problems.len() > before {
            return;
        }
    }
    for (_, question) in pairs {
        if let Standing::Incomplete(was, open) = standing(earlier, later, question) {
            for difference in &open {
                let (key, message, help) = incomplete(difference, was, question);
                let place = written.get(key).map_or_else(|| written.place("question"), |e| e.value.span.clone());
                reading.advise(place, message, help);
            }
            return;
        }
    }
}

/// What an entry does not say, the key that it belongs to, and what to do.
fn incomplete(difference: &Difference, was: &Question, question: &Question) -> (&'static str, Phrase, Phrase) {
    let label = |question: &Question, code: &str| {
        question
            .domain
            .codes()
            .and_then(|list| list.get(code))
            .map(|option| option.label.clone())
            .unwrap_or_default()
    };
    match difference {
        Difference::Text => {
            ("question", words::text_differs(&was.text, &question.text), words::say_reworded_or_reason())
        }
        Difference::Routing => (
            "question",
            words::routing_differs(&was.universe, &question.universe),
            words::say_reworded_or_reason(),
        ),
        Difference::Kind => {
            let message = words::kind_differs(was.domain.called(), question.domain.called());
            ("question", message, words::say_reason())
        }
        Difference::Unit => ("question", words::unit_differs(), words::say_reason()),
        Difference::Label(code) => (
            "options",
            words::option_words_differ(code, label(was, code), label(question, code)),
            words::say_option_words(code),
        ),
        Difference::Answer(code) => ("options", words::option_answer_differs(code), words::say_reason()),
        Difference::Gone(code) => {
            ("options", words::option_gone(code, label(was, code)), words::say_option_gone(code))
        }
        Difference::Added(code) => {
            ("options", words::option_added(code, label(question, code)), words::say_option_added(code))
        }
    }
}

fn check_options(reading: &mut Reading<'_>, written: &Table, was: &Question, question: &Question) {
    let lines = written.list("options");
    let Some(first) = lines.first() else { return };
    let (Some(before), Some(after)) = (was.domain.codes(), question.domain.codes()) else {
        reading.say(first.span.clone(), words::options_of_no_options(&question.id));
        return;
    };
    let mut seen: [BTreeMap<String, usize>; 2] = [BTreeMap::new(), BTreeMap::new()];
    for (number, line) in lines.iter().enumerate() {
        let Some(moved) = OptionsMoved::from_text(line.text) else { continue };
        if moved.to.is_empty() && moved.from.len() > 1 {
            reading.advise(line.span.clone(), words::merged_into_none(moved.from.join(" + ")), words::say_where());
        } else if moved.to.is_empty() && moved.from.is_empty() {
            reading.advise(line.span.clone(), words::line_of_nothing(), words::options_shape());
        }
        let sides = [(&moved.from, before, &was.id), (&moved.to, after, &question.id)];
        for ((codes, list, id), seen) in sides.into_iter().zip(&mut seen) {
            for code in codes {
                known_code(reading, line, code, list, id);
                if let Some(first) = seen.insert(code.clone(), number) {
                    let message = words::option_twice(code);
                    let help = words::option_twice_help(lines.get(first).map_or("", |line| line.text));
                    reading.advise(line.span.clone(), message, help);
                }
            }
        }
    }
}

fn known_code(reading: &mut Reading<'_>, line: &Words<'_>, code: &str, list: &CodeList, question: &str) {
    let known: Vec<&str> = list.options.iter().map(|option| option.code.as_str()).collect();
    let name = Words { text: code, span: line.span.clone() };
    reading.knows(&name, &known, definition::unknown_code(question, code));
}

/// What is declared of neither survey, one finding for each question, with the entry that probably belongs there.
fn holes(file: &SourceFile, earlier: &Survey, later: &Survey) -> Vec<Diagnostic> {
    let (ja, en) = (suggestions(earlier, later, Lang::Ja), suggestions(earlier, later, Lang::En));
    let of = |wanted: &dyn Fn(&Entry) -> bool| ja.iter().zip(&en).find(|(made, _)| wanted(&made.entry));
    let mut found = Vec::new();
    let mut say = |id: &str, what: Phrase, suggestion: Option<(&Suggestion, &Suggestion)>| {
        let line = |made: &Suggestion| toml_of(&made.entry).trim().replace('\n', " / ");
        let hint = match suggestion {
            Some((ja, en)) => words::hint_hole(Phrase { ja: line(ja), en: line(en) }, &later.id),
            None => words::hint_hole_alone(&later.id),
        };
        let finding = Diagnostic::of_file(
            "concordance-hole",
            Severity::Query,
            &file.name,
            what,
            words::every_question_declared(&earlier.id),
            hint,
        );
        found.push(finding.about(format!("{}.{id}", later.id)));
    };
    for question in &later.questions {
        let suggestion = || of(&|entry| entry.question.as_ref() == Some(&question.id));
        match standing(earlier, later, question) {
            Standing::Linked(_) | Standing::New | Standing::Incomplete(..) => {}
            Standing::Differs(before, differences) => {
                let what =
                    words::hole_differs(&question.id, &earlier.id, differing(&differences, before, question));
                say(&question.id, what, suggestion());
            }
            Standing::Undeclared => {
                say(&question.id, words::hole_new(&question.id, &question.text, &earlier.id), suggestion());
            }
        }
    }
    for question in lost(earlier, later) {
        // The later question that it probably is has said it.
        let paired = of(&|entry| entry.was.as_ref() == Some(&question.id) && entry.question.is_some());
        if paired.is_none() && is_named(earlier, later, &question.id).is_none() {
            let what = words::hole_lost(&question.id, &question.text, &earlier.id);
            let suggestion = of(&|entry| entry.was.as_ref() == Some(&question.id));
            say(&format!("was-{}", question.id), what, suggestion);
        }
    }
    found
}

/// In what two questions differ, in one line.
pub fn differing(differences: &[Difference], was: &Question, question: &Question) -> Phrase {
    let said: Vec<Phrase> = differences.iter().map(|difference| incomplete(difference, was, question).1).collect();
    Phrase::listed(&said)
}
