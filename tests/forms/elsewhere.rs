//! Answers that stand elsewhere than in the boxes of a form that says which one it is: in the example, or on a form that
//! has forgotten what it is, in the folder of a form of somebody else.

use std::path::Path;

use kaishu::collect::FileFate;
use kaishu::diagnostic::Severity;
use kaishu::survey::missing::{Disposition, Missing};
use rust_xlsxwriter::Workbook;

use super::tools::{self, Fixture};
use super::{collected, open};

const FORMS: &str = "out/forms/all-kinds/R2";

#[track_caller]
fn fill(python: &str, fixture: &Fixture, case: &str, to: &str, given: &[&str]) {
    let root = fixture.root();
    std::fs::create_dir_all(root.join("returned")).unwrap();
    let (from, to) = (root.join(format!("{FORMS}/【調査票】{case}.xlsx")), root.join("returned").join(to));
    let arguments: Vec<&Path> =
        [from.as_path(), to.as_path()].into_iter().chain(given.iter().map(Path::new)).collect();
    tools::script(python, "answer.py", &arguments);
}

#[test]
fn answers_on_the_example_are_told_and_an_untouched_example_is_not() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = Fixture::new();
    fixture.kaishu(&["form", "--round", "R2"]).ends_with(0);
    let plain = ["ans.q1=2 必要ではない", "ans.q3=number:3"];
    fill(&python, &fixture, "202011_長野市", "fine.xlsx", &plain);
    // The box of 問1 on the example.
    let only = "記入例!B15=3 わからない";
    fill(&python, &fixture, "202029_松本市", "only.xlsx", &[only]);
    let both = [plain.as_slice(), &[only]].concat();
    fill(&python, &fixture, "202037_上田市", "both.xlsx", &both);
    // The example is known by what it says, whatever its name is now; so is the form.
    let renamed = ["--rename=記入例=控え", "--rename=調査票=調査票（記入例を見て記入）"];
    fill(&python, &fixture, "202045_岡谷市", "renamed.xlsx", &[plain.as_slice(), &renamed].concat());
    let round = collected(fixture.root());
    let told = open(&round, "answers-on-sample");
    let files: Vec<&str> = told.iter().map(|found| found.places[0].file.rsplit('/').next().unwrap()).collect();
    assert_eq!(files, ["both.xlsx", "only.xlsx"], "{told:#?}");
    for found in &told {
        assert!(found.found.ja.contains("B15「3 わからない」"), "{found:#?}");
        assert!(found.place_text().ends_with("記入例!B15"), "{found:#?}");
    }
    let of = |id: &str| round.units.iter().find(|unit| unit.id == id).unwrap();
    assert_eq!(of("202029").disposition, Disposition::Invalid);
    for case in ["202011", "202037", "202045"] {
        assert_eq!(of(case).answer("q1").unwrap().value.text(), "2", "{case}");
    }
}

#[test]
fn a_form_that_forgot_what_it_is_is_known_by_the_names_of_its_boxes() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = Fixture::new();
    fixture.kaishu(&["form", "--round", "R2"]).ends_with(0);
    // In the folder of another form, whose labels our form has too.
    let definition = fixture.root().join("surveys/all-kinds.toml");
    let text = std::fs::read_to_string(&definition).unwrap();
    let text = text.replacen("folder = \"returned\"", "folder = \"returned\"\n  form = \"paper\"", 1);
    let labels = ["q1", "q2", "q3", "q5", "q6", "q7"]
        .map(|id| format!("  {{ question = \"{id}\", label = \"問{}\", answer = \"right\" }},\n", &id[1..]));
    let battery = "  { question = \"q4\", label = \"問4\", answer = \"grid\", items = \"rows\" },\n";
    let form = format!(
        "\n[[form]]\nid = \"paper\"\nkind = \"labels\"\ncase_code = \"団体コード\"\nbox = [\n{}{battery}]\n",
        labels.concat()
    );
    std::fs::write(&definition, format!("{text}{form}")).unwrap();
    let given = ["--forget", "ans.q1=2 必要ではない", "ans.q3=number:3", "ans.q4.office.1=○"];
    fill(&python, &fixture, "202011_長野市", "a.xlsx", &given);
    // Names of a form of ours, and another survey's questions.
    let mut other = Workbook::new();
    other.add_worksheet().set_name("調査票").unwrap().write_string(0, 0, "防災に関する調査").unwrap();
    other.define_name("ans.q1", "='調査票'!$B$3").unwrap();
    other.define_name("kaishu.code", "='調査票'!$B$1").unwrap();
    other.save(fixture.root().join("returned/b.xlsx")).unwrap();
    let round = collected(fixture.root());
    let nagano = round.units.iter().find(|unit| unit.id == "202011").unwrap();
    let values = ["q1", "q3", "q4.office"].map(|question| nagano.answer(question).unwrap().value.text());
    assert_eq!(values, ["2", "3", "1"]);
    assert!(round.diagnostics.iter().any(|found| found.rule == "form-without-id"));
    let aside = open(&round, "no-form");
    let [only] = aside.as_slice() else { panic!("{aside:#?}") };
    assert_eq!((only.severity, only.file.as_deref()), (Severity::SetAside, Some("returned/b.xlsx")));
    assert!(only.found.ja.contains("ans.") && !only.expected.ja.is_empty(), "{only:#?}");
    let entry = round.files.iter().find(|entry| entry.file.ends_with("b.xlsx")).unwrap();
    assert_eq!(entry.fate, FileFate::SetAside);
}

#[test]
fn answers_in_printed_cells_and_numbers_of_two_meanings_wait() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = Fixture::new();
    let definition = fixture.root().join("surveys/all-kinds.toml");
    let text = std::fs::read_to_string(&definition).unwrap();
    std::fs::write(&definition, text.replace("ハローワーク（就労の支援を行う国の機関）", "5人以上の団体"))
        .unwrap();
    fixture.kaishu(&["form", "--round", "R2"]).ends_with(0);
    let line = "調査票!B14=1 必要ではない　／　2 必要である　／　3 わからない";
    let held = [
        ("202011_長野市", vec!["調査票!A27=回答 55"], "q3", "answer-beside-box", "「回答 55」"),
        ("202029_松本市", vec!["調査票!E27=55件"], "q3", "answer-beside-box", "「55件」"),
        ("202037_上田市", vec!["調査票!B26=昨年度に受けた相談の件数 → 55"], "q3", "answer-beside-box", "→ 55"),
        ("202045_岡谷市", vec!["調査票!A27=number:55"], "q3", "answer-beside-box", "「55」"),
        ("202053_飯田市", vec!["調査票!B28=number:55"], "q3", "answer-beside-box", "「55」"),
        ("202061_諏訪市", vec![line, "ans.q1=number:1"], "q1", "unknown-answer", "1 必要ではない　／"),
        ("202070_須坂市", vec!["ans.q5=number:9"], "q5", "unknown-answer", "番号なら「5人以上の団体」"),
    ];
    let plain = ["ans.q1=2 必要ではない", "ans.q5=number:10"];
    for (case, given, ..) in &held {
        fill(&python, &fixture, case, &format!("{case}.xlsx"), &[&plain, given.as_slice()].concat());
    }
    let told = ["ans.q1=必要かも", "ans.q2.1=○", "ans.q3=number:3", "調査票!E27=千件", "補足!B2=問3は500件です"];
    fill(&python, &fixture, "202088_小諸市", "told.xlsx", &told);
    let round = collected(fixture.root());
    let of = |id: &str| round.units.iter().find(|unit| unit.id == id).unwrap();
    for (case, _, question, rule, quoted) in &held {
        let id = &case[..6];
        assert_eq!(of(id).answer(question).unwrap().value.missing(), Some(Missing::HeldOut), "{case}");
        let about = |found: &&kaishu::diagnostic::Diagnostic| {
            found.scope.case.as_deref() == Some(id) && found.severity == Severity::Undecided
        };
        let said: Vec<_> = round.diagnostics.iter().filter(about).collect();
        let [only] = said.as_slice() else { panic!("{case}: {said:#?}") };
        assert_eq!((only.rule, only.scope.question.as_deref()), (*rule, Some(*question)), "{case}");
        assert!(only.found.ja.contains(quoted), "{case}: {only:#?}");
    }
    assert_eq!(of("202011").answer("q5").unwrap().value.text(), "10", "the number stands in its words");
    // Nobody knows whether 問2 was asked, since 問1 cannot be read.
    let komoro = of("202088");
    assert_eq!(komoro.answer("q2").unwrap().value.missing(), Some(Missing::Invalid));
    assert_eq!(komoro.answer("q3").unwrap().value.text(), "3");
    let queries: Vec<_> = round
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Query && found.place_text().contains("told.xlsx"))
        .collect();
    let said = |rule: &str, words: &str| queries.iter().any(|f| f.rule == rule && f.found.ja.contains(words));
    assert!(said("form-altered", "件 → 千件"), "{queries:#?}");
    assert!(said("outside-box", "シート「補足」、B2「問3は500件です」"), "{queries:#?}");
}
