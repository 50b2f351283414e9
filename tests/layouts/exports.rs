//! Exports of web forms, as the profile of the definition says they are written.

use std::path::Path;

use super::{Collected, Space};

const QUESTIONS: &str = r#"
[[code_list]]
id = "wish"
options = [
  { code = "1", label = "研修" },
  { code = "2", label = "国, 県の補助" },
  { code = "3", label = "専門職の派遣" },
  { code = "9", label = "その他", other = "q2-other" },
]

[[question]]
id = "q1"
number = "問1"
text = "必要な支援"
type = "single"
codes = "need"

[[question]]
id = "q2"
number = "問2"
text = "国や県への要望"
type = "multiple"
codes = "wish"

[[question]]
id = "q2-other"
number = "問2その他"
text = "その他の要望"
type = "text"
optional = true

[[question]]
id = "q3"
number = "問3"
text = "ご意見"
type = "text"
optional = true
"#;

const JOINED: &str = r#"
[[form]]
id = "f"
kind = "rows"
case_name = "市町村名"
column = [
  { question = "q1", label = "問1" },
  { question = "q2", label = "問2" },
  { question = "q3", label = "問3" },
]
"#;

fn space(form: &str, file: &str) -> Space {
    let space = Space::new(&format!("{QUESTIONS}{form}"));
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/exports").join(file);
    space.write(&format!("returned/{file}"), std::fs::read(from).unwrap());
    space
}

fn read(form: &str, file: &str) -> Collected {
    space(form, file).collect()
}

fn sent(collected: &Collected, case: &str) -> Option<String> {
    let unit = collected.round().units.iter().find(|unit| unit.id == case).unwrap();
    unit.submission.as_ref()?.sent.map(|day| day.to_string())
}

#[test]
fn microsoft_forms() {
    let read = read(&format!("{JOINED}\n[form.export]\nprofile = \"microsoft-forms\"\n"), "microsoft.xlsx");
    assert_eq!(read.value("01", "q2"), "1、2");
    assert_eq!(read.value("01", "q2-other"), "(no_answer)");
    assert_eq!(read.value("02", "q2"), "1");
    // The words of その他 stand in the place of the option, and are the answer to its own question.
    assert_eq!(read.value("03", "q2"), "1、3、9");
    assert_eq!(read.value("03", "q2-other"), "近所の集まりの場所");
    // Two words that are no options: options reworded, or その他? Nobody knows.
    assert_eq!(read.value("04", "q2"), "(invalid)");
    assert!(read.finding("unknown-answer").found.ja.contains("研習;窓口"));
    assert_eq!(read.value("05", "q2"), "(no_answer)");
    assert_eq!(read.value("03", "q3"), "場所、人、お金");
    assert_eq!(sent(&read, "03").as_deref(), Some("2024-06-03"));
    assert_eq!(read.round().files[0].channel.as_deref(), Some("Web"));
    assert_eq!(read.0.diagnostics.iter().filter(|finding| finding.is_open()).count(), 1);
}

#[test]
fn what_is_no_option_is_asked_about_with_its_cell() {
    let export = "\n[form.export]\nprofile = \"microsoft-forms\"\nown_words = false\nchannel = \"Forms\"\n";
    let form = JOINED.replace("question = \"q3\"", "question = \"q2-other\"");
    let questions = QUESTIONS.split("[[question]]\nid = \"q3\"").next().unwrap();
    let space = Space::new(&format!("{questions}{form}{export}"));
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/exports/microsoft.xlsx");
    space.write("returned/microsoft.xlsx", std::fs::read(from).unwrap());
    let read = space.collect();
    assert_eq!(read.value("04", "q2"), "(invalid)");
    let told: Vec<_> = read.0.diagnostics.iter().filter(|finding| finding.rule == "unknown-answer").collect();
    let [one, other] = told.as_slice() else { panic!("{told:#?}") };
    assert_eq!(one.places[0].at.to_string(), "H4");
    assert!(one.found.ja.contains("近所の集まりの場所"), "{}", one.found.ja);
    assert_eq!(other.places[0].at.to_string(), "H5");
    assert_eq!(read.round().files[0].channel.as_deref(), Some("Forms"));
}

#[test]
fn google_forms() {
    let read = read(&format!("{JOINED}\n[form.export]\nprofile = \"google-forms\"\n"), "google.csv");
    assert_eq!(read.value("01", "q2"), "1、2");
    assert_eq!(read.value("02", "q2"), "2");
    assert_eq!(read.value("03", "q2"), "1、9");
    assert_eq!(read.value("03", "q2-other"), "集まる場所, 送迎の足");
    assert_eq!(read.value("01", "q3"), "もっと, 早く");
    assert_eq!(sent(&read, "02").as_deref(), Some("2024-06-02"));
}

#[test]
fn a_column_for_each_option_with_the_words_that_are_declared() {
    let form = r#"
[[form]]
id = "f"
kind = "rows"
case_name = "市町村名"
column = [
  { question = "q1", label = "問1" },
  { question = "q2", label = "問2［研修］", option = "1" },
  { question = "q2", label = "問2［国, 県の補助］", option = "2" },
  { question = "q2", label = "問2［専門職の派遣］", option = "3" },
  { question = "q3", label = "問3" },
]

[form.export]
profile = "logo"
own_words = true
"#;
    let read = read(form, "logo.csv");
    assert_eq!(read.value("01", "q2"), "1、3");
    assert_eq!(read.value("02", "q2"), "(no_answer)");
    // A 2 is neither chosen nor not.
    assert_eq!(read.value("03", "q2"), "(invalid)");
    assert_eq!(read.finding("unknown-mark").places[0].at.to_string(), "G4");
    assert_eq!(read.value("01", "q3"), "①をお願いします");
    assert_eq!(sent(&read, "01").as_deref(), Some("2024-06-01"));
    assert_eq!(sent(&read, "03"), None);
    let time = read.finding("received-date");
    assert_eq!((time.places[0].at.to_string().as_str(), time.found.ja.as_str()), ("B4", "いつか"));
}

#[test]
fn codes_and_the_cut_off_of_each_answer() {
    let form =
        format!("{JOINED}\n[form.export]\nprofile = \"denshi-shinsei\"\nwritten = \"code\"\nown_words = true\n");
    let space = space(&form, "denshi.csv");
    let survey = std::fs::read_to_string(space.root().join("surveys/s.toml")).unwrap();
    let survey = survey.replace("period = \"FY2024\"", "period = \"FY2024\"\ncut_off = \"2024-06-30\"");
    space.write("surveys/s.toml", survey);
    let read = space.collect();
    assert_eq!(read.value("01", "q2"), "1、3");
    assert_eq!(read.value("01", "q1"), "1");
    let late = read.finding("after-cut-off");
    assert_eq!(late.places[0].at.row, 2);
    let unit = read.round().units.iter().find(|unit| unit.id == "02").unwrap();
    assert_eq!((unit.disposition.word(), unit.submission.is_none()), ("late", true));
    assert!(!read.rules().contains(&"received-unknown"), "{:?}", read.rules());
}

#[test]
fn a_profile_belongs_to_a_list() {
    let form = "\n[[form]]\nid = \"f\"\nkind = \"labels\"\nbox = [{ question = \"q1\", label = \"問1\", answer = \"right\" }]\n[form.export]\nprofile = \"logo\"\n";
    let space = Space::new(&format!("{QUESTIONS}{form}"));
    let error = kaishu::pipeline::workspace::load(space.root()).unwrap_err().to_string();
    assert!(error.contains("export"), "{error}");
}

#[test]
fn full_width_separators_and_a_suggestion_that_loses_nothing() {
    let of = |profile: &str, own_words: bool, answers: &[&str]| {
        let export = format!("\n[form.export]\nprofile = \"{profile}\"\nown_words = {own_words}\n");
        let other = "column = [\n  { question = \"q2-other\", label = \"問2その他\" },";
        let space = Space::new(&format!("{QUESTIONS}{}{export}", JOINED.replace("column = [", other)));
        let times = "タイムスタンプ\t完了時刻\t市町村名\t問1\t問2\t問3\t問2その他\n";
        let towns = ["長野市", "松本市", "上田市", "岡谷市"];
        let rows = towns
            .iter()
            .zip(answers)
            .map(|(town, answer)| format!("2024/06/01\t2024/06/01\t{town}\t1\t{answer}\t\t\n"));
        space.write("returned/a.tsv", format!("{times}{}", rows.collect::<String>()));
        space.collect()
    };
    let said = |read: &Collected, row: u32| {
        let found =
            read.0.diagnostics.iter().find(|found| {
                found.rule == "unknown-answer" && found.places.iter().any(|place| place.at.row == row)
            });
        found.map(|found| found.suggested.clone())
    };
    let rule = |read: &Collected| read.answer("01", "q2").cells[0].rule.clone();
    let read =
        of("microsoft-forms", false, &["研修；専門職の派遣", "研修 専門職の派遣", "研修、何か", "専門職の派遺"]);
    assert_eq!((read.value("01", "q2").as_str(), rule(&read).as_str()), ("1、3", "by-labels+wide-separator"));
    assert_eq!(said(&read, 2), Some(Some("1、3".to_owned())));
    assert_eq!(said(&read, 3), Some(None), "the words beside the option would be lost");
    assert_eq!(said(&read, 4), Some(Some("3".to_owned())));
    let read = of("google-forms", true, &["研修、専門職の派遣", "研修、足", "国, 県の補助、研修"]);
    assert_eq!(read.value("01", "q2"), "1、3");
    assert_eq!(said(&read, 2), Some(None), "an option between the words is no part of その他");
    assert_eq!(read.value("03", "q2"), "1、2");
}
