//! Lists with one respondent per row, and what people write around them.

use super::{Book, HEAD, ROUND, Space};

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
text = "台数"
type = "quantity"
unit = "台"

[[question]]
id = "q3"
number = "問3"
text = "ご意見"
type = "text"
optional = true

[[form]]
id = "f"
kind = "rows"
NAME
column = [
  { question = "q1", label = "問1" },
  { question = "q2", label = "問2" },
  { question = "q3", label = "問3" },
]
"#;

#[test]
fn the_words_that_end_a_list_are_no_respondent_and_a_lone_cell_is_asked_about() {
    for end in ["以上", "以下余白", "（以下余白）", "合計"] {
        let space = Space::new("");
        let head = HEAD.replace("frame = \"frames/s.csv\"\n", "").replace("census", "open");
        space.write("surveys/s.toml", format!("{head}\n{}\n{ROUND}", SURVEY.replace("NAME\n", "")));
        space.write("returned/a.csv", format!("問1,問2,問3\n1,3,\n2,4,はい\n,,至急お願いします\n{end},,\n"));
        let found = space.collect();
        let counted = found.round().units.iter().filter(|unit| unit.submission.is_some()).count();
        assert_eq!(counted, 3, "{end}");
        let rule = if end == "合計" { "total-row" } else { "note-row" };
        assert_eq!(found.finding(rule).places[0].at.to_string(), "A5", "{end}");
        let lone = found.finding("lone-cell");
        assert!(lone.is_open() && lone.found.ja.contains("至急") && lone.places[0].at.to_string() == "C4");
    }
}

#[test]
fn added_columns_and_notes_in_the_margin_are_listed() {
    let survey = SURVEY.replace("NAME", "case_name = \"団体名\"");
    let list =
        "団体名,問1,問2,問3,担当者,,備考,No.\n長野市,1,3,,山田,,,1\n松本市,2,4,,佐藤,至急,済,2\n以上,,,,,,,\n";
    let space = Space::new(&survey);
    space.write("returned/a.csv", list);
    let found = space.collect();
    assert_eq!((found.value("01", "q1").as_str(), found.value("02", "q2").as_str()), ("1", "4"));
    let columns = found.finding("unread-box");
    for words in ["担当者", "2 件", "E2「山田」", "備考", "G3「済」"] {
        assert!(columns.found.ja.contains(words), "{}", columns.found.ja);
    }
    assert!(!columns.found.ja.contains("No."), "a column of row numbers says nothing");
    let margin = found.finding("outside-box");
    assert!(margin.is_open() && margin.found.ja.contains("F3「至急」"), "{margin:#?}");
    // Columns that the definition says are not read.
    let space = Space::new(&survey.replace("column = [", "unread = [\"担当者\", \"備考\"]\ncolumn = ["));
    space.write("returned/a.csv", list);
    assert!(!space.collect().rules().contains(&"unread-box"));
}

#[test]
fn a_heading_that_says_more_than_the_declared_one_is_shown_and_not_read() {
    let survey = SURVEY.replace("NAME", "case_name = \"団体名\"").replace("label = \"問2\"", "label = \"台数\"");
    for (heading, read) in [
        ("台数", true),
        ("台数（台）", true),
        ("台数（中古を含む）", true),
        ("台数（前年度）", false),
        ("台数（千台）", false),
        ("台数見込み", false),
    ] {
        let space = Space::new(&survey);
        space.write("returned/a.csv", format!("団体名,問1,{heading},問3\n長野市,1,3,\n松本市,2,4,はい\n"));
        let found = space.collect();
        if read {
            assert_eq!(found.value("01", "q2"), "3", "{heading}");
            continue;
        }
        let lost = found.finding("lost-heading");
        assert_eq!(found.value("01", "q2"), "(held_out)", "{heading}");
        assert_eq!(lost.places[0].at.to_string(), "C1", "{heading}");
        assert!(lost.found.ja.contains(&format!("C1「{heading}」は近いですが")), "{}", lost.found.ja);
    }
}

#[test]
fn a_hidden_list_with_rows_is_told() {
    let survey = SURVEY.replace("NAME", "case_name = \"団体名\"\nsheet = \"回答\"");
    let head = [("A1", "団体名"), ("B1", "問1"), ("C1", "問2"), ("D1", "問3")];
    let list = |name, answer| [&head[..], &[("A2", name), ("B2", answer), ("C2", "3")]].concat();
    for (second, told) in [(list("松本市", "2"), true), (head.to_vec(), false)] {
        let space = Space::new(&survey);
        let book = Book::default().sheet("回答", &list("長野市", "1")).sheet("控え", &second).hide();
        space.save("returned/a.xlsx", book);
        let found = space.collect();
        assert_eq!(found.value("01", "q1"), "1");
        assert_eq!(found.rules().contains(&"other-sheet"), told, "{:#?}", found.0.diagnostics);
        if told {
            assert!(found.finding("other-sheet").found.ja.contains("非表示のシート「控え」"));
        }
    }
}
