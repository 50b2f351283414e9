//! The messy inputs that every collection meets, as one table: `tests/fixtures/messy/cases.toml` has each with its
//! input, how it is to be taken and what is to be said.

mod cases;
mod ledger;

use std::path::{Path, PathBuf};

use kaishu::collect::{CollectedRound, FileFate, Unit};
use kaishu::diagnostic::{Diagnostic, Severity};
use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::run::{Collection, collect_all};
use kaishu::pipeline::workspace;
use rust_xlsxwriter::{Format, Workbook};

use cases::{Case, ExpectedFinding, ExpectedValue, Outcome, Table, Try, Written};

/// How many kinds of messy input there are.
const KINDS: u32 = 88;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/messy")
}

fn table() -> Table {
    let text = std::fs::read_to_string(fixtures().join("cases.toml")).unwrap();
    toml::from_str(&text).unwrap_or_else(|error| panic!("cases.toml: {error}"))
}

#[test]
fn every_kind_is_there_once() {
    let found: Vec<u32> = table().case.iter().map(|case| case.number).collect();
    let wanted: Vec<u32> = (1..=KINDS).collect();
    assert_eq!(found, wanted);
    let untried: Vec<u32> =
        table().case.iter().filter(|case| case.tries.is_empty()).map(|case| case.number).collect();
    assert!(untried.is_empty(), "kinds without a try: {untried:?}");
}

#[test]
fn every_input_is_taken_as_the_table_says() {
    let mut wrong = Vec::new();
    let mut tries = 0;
    for case in table().case {
        for (index, one) in case.tries.iter().enumerate() {
            tries += 1;
            let mut said = Complaints { case: &case, index, list: &mut wrong };
            check(one, &mut said);
        }
    }
    println!("{tries} tries of messy inputs");
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is not as the table says.
struct Complaints<'a> {
    case: &'a Case,
    index: usize,
    list: &'a mut Vec<String>,
}

impl Complaints<'_> {
    fn say(&mut self, what: &str) {
        let Case { number, input, .. } = self.case;
        self.list.push(format!("{number} ({input}), try {}: {what}", self.index + 1));
    }
}

fn check(one: &Try, said: &mut Complaints<'_>) {
    // As the program does at its start: some formats are read in a process of their own.
    kaishu::workbook::read_apart_with(Path::new(env!("CARGO_BIN_EXE_kaishu")));
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures().join("workspaces").join(&one.workspace), folder.path());
    if let Some(files) = &one.files {
        copy(&fixtures().join("files").join(files), folder.path());
    }
    if !one.answers.is_empty() {
        write_answers(folder.path(), &one.answers);
    }
    let _held: Vec<Held> = one.locked.iter().map(|file| lock(&folder.path().join(file))).collect();
    let workspace = workspace::load(folder.path()).unwrap_or_else(|error| panic!("{error}"));
    let collection = collect_all(&workspace, &Silent).unwrap_or_else(|error| panic!("{error}"));
    for (index, written) in one.answers.iter().enumerate() {
        check_answer(&collection, &code(index), written, said);
    }
    for expected in &one.file {
        let fates: Vec<FileFate> = rounds(&collection)
            .flat_map(|round| &round.files)
            .filter(|entry| entry.file.ends_with(&expected.name))
            .map(|entry| entry.fate)
            .collect();
        let shown: Vec<String> = fates.iter().map(|fate| format!("{fate:?}")).collect();
        if shown != [expected.fate.clone()] {
            said.say(&format!("{} is {shown:?}, not {}", expected.name, expected.fate));
        }
    }
    for written in &one.ledger {
        ledger::check(written, said);
    }
    for expected in &one.value {
        check_value(&collection, expected, said);
    }
    for expected in &one.finding {
        let met = collection.diagnostics.iter().any(|found| is(found, expected));
        if !met {
            said.say(&format!("no finding {expected:?} among\n{}", list(&collection.diagnostics)));
        }
    }
    for finding in collection.diagnostics.iter().filter(|finding| finding.is_open()) {
        if !one.finding.is_empty() && !one.finding.iter().any(|expected| is(finding, expected)) {
            said.say(&format!("not expected: {}", shown(finding)));
        }
    }
    for finding in &collection.diagnostics {
        complete(finding, said);
    }
    let open = collection.diagnostics.iter().filter(|finding| finding.is_open()).count();
    let noted = collection.diagnostics.len();
    match one.outcome {
        Some(Outcome::Refused) if open == 0 => said.say("nothing is refused"),
        Some(Outcome::Said) if noted == 0 => said.say("nothing is said"),
        Some(Outcome::Silent) if open > 0 => said.say(&format!("not silent:\n{}", list(&collection.diagnostics))),
        Some(_) | None => {}
    }
}

fn rounds(collection: &Collection) -> impl Iterator<Item = &CollectedRound> {
    collection.rounds.iter()
}

fn unit<'a>(collection: &'a Collection, case: &str) -> Option<&'a Unit> {
    rounds(collection).flat_map(|round| &round.units).find(|unit| unit.id == case)
}

fn check_answer(collection: &Collection, case: &str, written: &Written, said: &mut Complaints<'_>) {
    let about = format!("{} {:?}", written.question, written.raw);
    let Some(answer) = unit(collection, case).and_then(|unit| unit.answer(&written.question)) else {
        said.say(&format!("{about}: no answer was read"));
        return;
    };
    let missing = answer.value.missing().map(|reason| reason.word().to_owned());
    let value = missing.is_none().then(|| answer.value.text());
    if value != written.value || missing != written.missing {
        said.say(&format!("{about}: value {value:?}, missing {missing:?}"));
    }
    let rules: Vec<&str> = answer.cells.iter().map(|cell| cell.rule.as_str()).collect();
    if let Some(rule) = &written.rule
        && !rules.iter().any(|found| found.contains(rule.as_str()))
    {
        said.say(&format!("{about}: rules {rules:?}"));
    }
    let at: Vec<_> = answer.cells.iter().map(|cell| &cell.at).collect();
    let findings: Vec<&Diagnostic> = collection
        .diagnostics
        .iter()
        .filter(|finding| finding.places.iter().any(|place| at.contains(&place)))
        .collect();
    let open = findings.iter().any(|finding| finding.is_open());
    let fits = match written.outcome {
        Outcome::Refused => open && missing.is_some(),
        Outcome::Said => !findings.is_empty(),
        Outcome::Silent => !open,
    };
    if !fits {
        said.say(&format!("{about}: not {:?}, findings {:?}", written.outcome, texts(&findings)));
    }
    if let Some(rule) = &written.finding {
        let told = findings.iter().find(|finding| finding.rule == rule);
        match told {
            None => said.say(&format!("{about}: no finding {rule}, but {:?}", texts(&findings))),
            Some(finding) => {
                for words in written.says.iter().filter(|words| !shown(finding).contains(words.as_str())) {
                    said.say(&format!("{about}: does not say {words}: {}", shown(finding)));
                }
            }
        }
    }
}

fn check_value(collection: &Collection, expected: &ExpectedValue, said: &mut Complaints<'_>) {
    let Some(unit) = unit(collection, &expected.case) else {
        said.say(&format!("no case {}", expected.case));
        return;
    };
    if let Some(word) = &expected.disposition
        && unit.disposition.word() != word
    {
        said.say(&format!("{} is {}, not {word}", expected.case, unit.disposition.word()));
    }
    if expected.question.is_empty() {
        return;
    }
    let answer = unit.answer(&expected.question);
    let missing = answer.and_then(|answer| answer.value.missing()).map(|reason| reason.word().to_owned());
    let value = answer.filter(|_| missing.is_none()).map(|answer| answer.value.text());
    if value != expected.value || missing != expected.missing {
        said.say(&format!("{} {}: value {value:?}, missing {missing:?}", expected.case, expected.question));
    }
}

fn is(found: &Diagnostic, expected: &ExpectedFinding) -> bool {
    let place = found.place_text();
    found.rule == expected.rule
        && expected.place.as_ref().is_none_or(|wanted| place.contains(wanted.as_str()))
        && expected.says.iter().all(|words| shown(found).contains(words.as_str()))
}

/// Every finding says where, what was found, what was expected and what to do, in both languages.
fn complete(finding: &Diagnostic, said: &mut Complaints<'_>) {
    let places = !finding.places.is_empty() || finding.file.is_some();
    let texts = [&finding.expected, &finding.hint];
    let worded = texts.iter().all(|text| !text.ja.trim().is_empty() && !text.en.trim().is_empty());
    if !places || !worded {
        said.say(&format!("a finding that lacks a place or words: {}", shown(finding)));
    }
    if finding.severity == Severity::SetAside && finding.found.ja.trim().is_empty() {
        said.say(&format!("set aside without saying what was found: {}", shown(finding)));
    }
}

fn shown(finding: &Diagnostic) -> String {
    format!(
        "[{:?}] {} {}｜{}｜{}｜{}",
        finding.severity,
        finding.rule,
        finding.place_text(),
        finding.found.ja,
        finding.expected.ja,
        finding.hint.ja
    )
}

fn texts(findings: &[&Diagnostic]) -> Vec<String> {
    findings.iter().map(|finding| shown(finding)).collect()
}

fn list(findings: &[Diagnostic]) -> String {
    findings.iter().map(|finding| format!("  {}", shown(finding))).collect::<Vec<_>>().join("\n")
}

/// The code of the respondent in a row of the list.
fn code(index: usize) -> String {
    format!("M{:02}", index + 1)
}

/// A list with one respondent per answer, as an office would keep it.
fn write_answers(root: &Path, answers: &[Written]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("回答").unwrap();
    let mut questions: Vec<&str> = answers.iter().map(|answer| answer.question.as_str()).collect();
    questions.sort_unstable();
    questions.dedup();
    sheet.write(0, 0, "番号").unwrap();
    // Every question of the survey has its column.
    let all = ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8"];
    for (column, question) in (1..).zip(all) {
        sheet.write(0, column, heading(question)).unwrap();
    }
    for (row, (index, answer)) in (1..).zip(answers.iter().enumerate()) {
        sheet.write(row, 0, code(index)).unwrap();
        let column = (1..).zip(all).find(|(_, question)| *question == answer.question).map(|(column, _)| column);
        let column = column.unwrap_or_else(|| panic!("no question {}", answer.question));
        let format = answer.format.as_ref().map_or_else(Format::new, |code| Format::new().set_num_format(code));
        match &answer.raw {
            toml::Value::String(text) => sheet.write_with_format(row, column, text, &format).unwrap(),
            toml::Value::Float(number) => sheet.write_with_format(row, column, *number, &format).unwrap(),
            #[expect(clippy::cast_precision_loss, reason = "a cell holds a float")]
            toml::Value::Integer(number) => sheet.write_with_format(row, column, *number as f64, &format).unwrap(),
            toml::Value::Boolean(truth) => sheet.write_with_format(row, column, *truth, &format).unwrap(),
            other => panic!("{other:?} is no cell"),
        };
    }
    let folder = root.join("returned");
    std::fs::create_dir_all(&folder).unwrap();
    book.save(folder.join("回答.xlsx")).unwrap();
}

fn heading(question: &str) -> String {
    format!("{}の回答", question.replace('q', "問"))
}

/// What keeps a file from being opened.
#[cfg(windows)]
type Held = std::fs::File;
#[cfg(not(windows))]
type Held = ();

/// A file that is open in Excel.
#[cfg(windows)]
fn lock(path: &Path) -> Held {
    use std::os::windows::fs::OpenOptionsExt as _;
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::OpenOptions::new().write(true).create(true).truncate(true).share_mode(0).open(path).unwrap()
}

/// A name that is in its folder and leads to nothing: permissions do not keep everybody out.
#[cfg(not(windows))]
fn lock(path: &Path) -> Held {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink("gone", path).unwrap();
}

/// Copies what is below a folder.
fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}
