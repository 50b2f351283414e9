//! What is said by comparing the sheets of a round with each other and with the form as sent out.

use std::collections::BTreeSet;

use kaishu::diagnostic::Severity;
use proptest::prelude::*;

use super::{Book, ROUND, Space};

const SURVEY: &str = r#"
[[question]]
id = "q1"
number = "問1"
text = "必要か"
type = "single"
codes = "need"

[[question]]
id = "q2"
number = "問2"
text = "件数"
type = "quantity"
unit = "件"

[[form]]
id = "f"
kind = "labels"
sheet = "調査票"
case_code = "コード"
box = [
  { question = "q1", label = "問1", answer = "options", mark = "right" },
  { question = "q2", label = "問2", answer = "right" },
]
"#;

/// The form as it was sent out.
const FORM: &[(&str, &str)] = &[
    ("A1", "ネットワークに関する調査"),
    ("A2", "コード"),
    ("A4", "問1　必要ですか"),
    ("A5", "1 必要"),
    ("A6", "2 不要"),
    ("A7", "※1つだけ○を付けてください"),
    ("A8", "問2　件数"),
    ("C8", "件"),
];

fn filled<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut cells = FORM.to_vec();
    cells.retain(|(at, _)| !more.iter().any(|(changed, _)| changed == at));
    cells.extend(more);
    cells.retain(|(_, text)| !text.is_empty());
    cells
}

const CODES: [&str; 4] = ["01", "02", "03", "04"];

/// Four returns, the last with something special.
fn four(space: &Space, special: Book) {
    for (index, code) in CODES.iter().take(3).enumerate() {
        let number = (index + 3).to_string();
        let cells = filled(&[("B2", code), ("B5", "○"), ("B8", &number)]);
        space.save(&format!("returned/{code}.xlsx"), Book::default().sheet("調査票", &cells));
    }
    space.save("returned/04.xlsx", special);
}

fn with_blank() -> Space {
    let round = ROUND.replace("form = \"f\" }", "form = \"f\", blank = \"sent/form.xlsx\" }");
    let space = Space::with_round(SURVEY, &round);
    let sample = filled(&[("B2", "99"), ("B5", "○"), ("B8", "12")]);
    space.save("sent/form.xlsx", Book::default().sheet("調査票", FORM).sheet("記入例", &sample));
    space
}

#[test]
fn what_is_drawn_outside_the_boxes_is_listed_unless_the_form_came_with_it() {
    let cells = filled(&[("B2", "04"), ("B5", "○"), ("B8", "2")]);
    let drawn = || Book::default().sheet("調査票", &cells).text_box("F12", "来年度からは不要");
    let space = Space::new(SURVEY);
    four(&space, drawn());
    let found = space.collect();
    let said = found.finding("drawn-outside");
    assert_eq!((said.severity, said.scope.case.as_deref()), (Severity::Query, Some("04")));
    assert_eq!(said.place_text(), "returned/04.xlsx｜調査票!F12");
    assert!(said.found.ja.contains("「来年度からは不要」"), "{said:#?}");
    assert_eq!(found.value("04", "q2"), "2");
    for code in &CODES[1..3] {
        let cells = filled(&[("B2", code), ("B5", "○"), ("B8", "2")]);
        let book = Book::default().sheet("調査票", &cells).text_box("F12", "来年度からは不要");
        space.save(&format!("returned/{code}.xlsx"), book);
    }
    assert!(!space.collect().rules().contains(&"drawn-outside"), "three of four have it: it came with the form");
}

#[test]
fn what_is_written_outside_the_boxes_is_listed_and_printed_words_are_not() {
    let special = || {
        Book::default()
            .sheet("調査票", &filled(&[("B2", "04"), ("B5", "○"), ("B8", "2"), ("D5", "別紙参照"), ("F9", "12")]))
            .sheet("別紙", &[("A1", "くわしくは…")])
    };
    for space in [with_blank(), Space::new(SURVEY)] {
        four(&space, special());
        let found = space.collect();
        let finding = found.finding("outside-box");
        assert_eq!(finding.severity, Severity::Query);
        assert_eq!(finding.scope.case.as_deref(), Some("04"));
        assert_eq!(finding.found.ja, "D5「別紙参照」、F9「12」、シート「別紙」");
        assert!(finding.hint.ja.contains("ほかの場所"), "{finding:#?}");
        assert_eq!(finding.places.len(), 3);
    }
    // One return alone: nobody knows what the form prints.
    let space = Space::new(SURVEY);
    space.save("returned/a.xlsx", Book::default().sheet("調査票", &filled(&[("B2", "01"), ("B5", "○")])));
    assert_eq!(space.collect().finding("outside-box").severity, Severity::Note);
}

#[test]
fn inserted_rows_and_moved_columns_are_followed_and_said() {
    let shifted = [
        ("A1", "ネットワークに関する調査"),
        ("A2", "コード"),
        ("B2", "04"),
        ("A7", "問1　必要ですか"),
        ("A8", "1 必要"),
        ("A9", "2 不要"),
        ("B9", "○"),
        ("A10", "※1つだけ○を付けてください"),
        ("B10", "問2　件数"),
        ("C10", "7"),
        ("D10", "件"),
    ];
    for space in [with_blank(), Space::new(SURVEY)] {
        four(&space, Book::default().sheet("調査票", &shifted));
        let found = space.collect();
        assert_eq!((found.value("04", "q1"), found.value("04", "q2")), ("2".to_owned(), "7".to_owned()));
        let finding = found.finding("moved-label");
        assert_eq!(finding.found.ja, "「問1」から3行下にずれ（A4→A7）、「問2」から2行下に、1列右にずれ（A8→B10）");
        assert!(!found.rules().contains(&"outside-box"), "{:#?}", found.0.diagnostics);
    }
    let space = Space::new(&SURVEY.replace("answer = \"right\"", "answer = \"right\", at = \"A9\""));
    space.save("returned/a.xlsx", Book::default().sheet("調査票", &filled(&[("B2", "01"), ("B8", "3")])));
    assert_eq!(space.collect().finding("moved-label").found.ja, "「問2」から1行上にずれ（A9→A8）");
}

#[test]
fn a_sample_sent_back_and_answers_on_the_sample_are_noticed() {
    let sample = filled(&[("B2", "99"), ("B5", "○"), ("B8", "12")]);
    let own = Book::default()
        .sheet("調査票", &filled(&[("B2", "04"), ("B5", "○"), ("B8", "12")]))
        .sheet("記入例", &sample);
    let space = Space::new(SURVEY);
    four(&space, own);
    assert_eq!(space.collect().finding("sample-returned").scope.case.as_deref(), Some("04"));

    let space = with_blank();
    four(&space, Book::default().sheet("調査票", &filled(&[("B2", "04"), ("B5", "○"), ("B8", "12")])));
    space.collect().finding("sample-returned");

    let space = with_blank();
    let on_sample = filled(&[("B2", "04"), ("B6", "○"), ("B8", "5")]);
    four(&space, Book::default().sheet("調査票", &filled(&[("B2", "04")])).sheet("記入例", &on_sample));
    let found = space.collect();
    found.finding("answers-on-sample");
    assert_eq!(found.value("04", "q2"), "(no_answer)");

    let space = with_blank();
    four(&space, Book::default().sheet("記入例", &on_sample));
    let found = space.collect();
    assert!(found.finding("no-form").found.ja.contains("記入例のシートしか"));
}

#[test]
fn an_answer_in_the_cell_of_a_label_waits_and_a_retyped_label_is_told() {
    let answer = filled(&[("B2", "04"), ("B5", "○"), ("A8", "問2　件数 25件")]);
    let retyped = filled(&[("B2", "04"), ("B5", "○"), ("B8", "2"), ("A8", "問2　件数（非常勤のみ）")]);
    for space in [with_blank(), Space::new(SURVEY)] {
        four(&space, Book::default().sheet("調査票", &answer));
        let found = space.collect();
        assert_eq!(found.value("04", "q2"), "(held_out)");
        let said = found.finding("label-words");
        assert_eq!((said.severity, said.scope.case.as_deref()), (Severity::Undecided, Some("04")));
        assert_eq!(
            (said.place_text(), said.scope.question.as_deref()),
            ("returned/04.xlsx｜調査票!A8".to_owned(), Some("q2"))
        );
        assert_eq!(said.found.ja, "見出しのセルに「問2　件数 25件」");
        assert_eq!(said.expected.ja, "様式の見出し「問2　件数」");
        four(&space, Book::default().sheet("調査票", &retyped));
        let found = space.collect();
        assert_eq!(found.value("04", "q2"), "2");
        let said = found.finding("label-words");
        assert_eq!((said.severity, said.places.len()), (Severity::Query, 1));
        assert!(said.found.ja.contains("（非常勤のみ）"), "{said:#?}");
    }
    // One return alone: the definition tells, and its words are no answer.
    for (label, held) in [("問2　件数 25件", true), ("問2　件数", false), ("問2 相談の件数（年間）", false)]
    {
        let space = Space::new(SURVEY);
        let cells = filled(&[("B2", "01"), ("B5", "○"), ("A8", label)]);
        space.save("returned/a.xlsx", Book::default().sheet("調査票", &cells));
        let found = space.collect();
        assert_eq!(found.value("01", "q2"), if held { "(held_out)" } else { "(no_answer)" }, "{label}");
        assert_eq!(found.rules().contains(&"label-words"), held, "{label}");
    }
}

#[test]
fn the_form_of_another_survey_is_named() {
    let space = Space::new(SURVEY);
    let other = format!("{}\n{}\n{}", super::HEAD, SURVEY, ROUND)
        .replace("id = \"s\"", "id = \"last\"")
        .replace("\"returned\"", "\"returned-last\"")
        .replace("label = \"問1\"", "label = \"設問A\"")
        .replace("label = \"問2\"", "label = \"設問B\"");
    space.write("surveys/last.toml", other);
    let theirs =
        [("A2", "コード"), ("B2", "04"), ("A4", "設問A"), ("A5", "必要"), ("A6", "不要"), ("A8", "設問B")];
    four(&space, Book::default().sheet("調査票", &theirs));
    let workspace = space.collect();
    let finding = workspace.finding("other-form");
    assert_eq!(finding.severity, Severity::SetAside);
    assert!(finding.found.ja.contains("s / f") && finding.found.ja.contains("last / f"), "{finding:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever stands on a returned form is an answer, printed words, or listed.
    #[test]
    fn nothing_on_a_returned_form_goes_unseen(
        cells in proptest::collection::btree_map((0u32..14, 0u16..7), "[○×1-9あ-う山別紙参照]{1,6}", 0..10)
    ) {
        let space = with_blank();
        let written: Vec<(String, String)> = cells
            .into_iter()
            .map(|((row, column), text)| (kaishu::provenance::CellAddress::new(row, u32::from(column)).to_string(), text))
            // The form itself stays: what is written over it is another matter.
            .filter(|(at, _)| !FORM.iter().any(|(known, _)| known == at))
            .collect();
        let mut sheet: Vec<(&str, &str)> = FORM.to_vec();
        sheet.extend(written.iter().map(|(at, text)| (at.as_str(), text.as_str())));
        space.save("returned/a.xlsx", Book::default().sheet("調査票", &sheet));
        let found = space.collect();
        let listed: BTreeSet<String> =
            found.0.diagnostics.iter().flat_map(|finding| &finding.places).map(|place| place.at.to_string()).collect();
        let answers = found.round().units.iter().filter_map(|unit| unit.submission.as_ref());
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for submission in answers {
            for cell in submission.answers.iter().flat_map(|answer| &answer.cells) {
                let there = sheet.iter().find(|(at, _)| *at == cell.at.at.to_string());
                prop_assert_eq!(there.map_or("", |(_, text)| *text), cell.raw.as_str());
                seen.insert(cell.at.at.to_string());
            }
            seen.extend(submission.code.iter().map(|cell| cell.at.at.to_string()));
        }
        // A return of which nobody knows whose it is has no unit; its code is in the finding, its boxes wait.
        let boxes = ["B2", "B5", "B6", "B8"];
        for (at, text) in &sheet {
            let printed = FORM.iter().any(|(known, _)| known == at);
            let known = printed || seen.contains(*at) || listed.contains(*at) || boxes.contains(at);
            prop_assert!(known, "{} {} is nowhere: {:#?}", at, text, found.0.diagnostics);
        }
    }
}
