//! Mistakes in TOML definitions: every one of a file, at its words, in both languages.

use std::collections::BTreeMap;

use kaishu::survey::area::Areas;
use kaishu::survey::definition::Survey;
use kaishu::survey::design::Design;
use kaishu::survey::form::{AnswerPlace, Layout, Side};
use kaishu::survey::toml::frame::read_frame;
use kaishu::survey::toml::indicators::{Sources, read_indicators};
use kaishu::survey::toml::records::read_records;
use kaishu::survey::toml::source::SourceFile;
use kaishu::survey::toml::survey::read_survey;

use super::{changed, fixture, mistakes, of_survey, only, sound};

#[test]
fn the_small_survey_has_no_mistake() {
    let survey = sound(&fixture("small.toml"));
    assert_eq!(survey.strata[1].design, Design::Sample { population: Some(40) });
    assert_eq!(survey.question("q2.b").map(|q| q.universe.to_string()).as_deref(), Some("q1 = 1"));
    let Layout::Labels(boxes) = &survey.forms[0].layout else { panic!("a label form") };
    assert_eq!(boxes[0].answer, AnswerPlace::Options { mark: Side::Left });
}

#[test]
fn three_mistakes_are_three_located_problems() {
    let found = of_survey(&fixture("three-mistakes.toml"));
    let lines: Vec<usize> = found.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [2, 19, 23]);
    let ja: Vec<&str> = found.iter().map(|problem| problem.rendered.ja.as_str()).collect();
    let en: Vec<&str> = found.iter().map(|problem| problem.rendered.en.as_str()).collect();
    assert_eq!(ja, [JA_1, JA_2, JA_3]);
    assert_eq!(en, [EN_1, EN_2, EN_3]);
}

const JA_1: &str = r#"誤り: 「titel」というキーはありません
 --> surveys/three-mistakes.toml:2:1
  |
2 | titel = "誤りのある調査"
  | ^^^^^
  |
  = ヒント: もしかして: 「title」
"#;

const EN_1: &str = r#"error: there is no key 'titel' here
 --> surveys/three-mistakes.toml:2:1
  |
2 | titel = "誤りのある調査"
  | ^^^^^
  |
  = help: did you mean 'title'?
"#;

const JA_2: &str = r#"誤り: 選択肢の一覧「needs」はありません
  --> surveys/three-mistakes.toml:19:9
   |
19 | codes = "needs"  # 一覧の名前が違う
   |         ^^^^^^^
   |
   = ヒント: もしかして: 「need」
"#;

const EN_2: &str = r#"error: there is no code list 'needs'
  --> surveys/three-mistakes.toml:19:9
   |
19 | codes = "needs"  # 一覧の名前が違う
   |         ^^^^^^^
   |
   = help: did you mean 'need'?
"#;

const JA_3: &str = r#"誤り: 「number」には文字を引用符で囲んで書きます
  --> surveys/three-mistakes.toml:23:10
   |
23 | number = 2
   |          ^ これは数です
"#;

const EN_3: &str = r#"error: 'number' takes a text in quotes
  --> surveys/three-mistakes.toml:23:10
   |
23 | number = 2
   |          ^ this is a number
"#;

#[test]
fn slips_of_toml_are_listed_without_their_consequences() {
    let found = of_survey(&fixture("no-toml.toml"));
    let said: Vec<(usize, &str)> = found.iter().map(|p| (p.line, p.message.ja.as_str())).collect();
    assert_eq!(
        said,
        [
            (1, "文字は引用符 \" \" で囲んで書きます"),
            (2, "引用符の使い方が正しくありません（閉じ忘れなど）: invalid basic string, expected `\"`"),
            (7, "「キー = 値」の形になっていません"),
        ]
    );
    let twice = only(&changed("id = \"small\"", "id = \"small\"\nid = \"small\""));
    assert_eq!((twice.0, twice.1.as_str()), (2, "同じキーが二度書かれています"));
}

/// One change of the small survey, and the line, message and marked words that it leads to.
#[track_caller]
fn leads_to(from: &str, to: &str, message: &str, marked: &str) {
    let survey = changed(from, to);
    let (line, found, rendered) = only(&survey);
    assert_eq!(found, message);
    let source = survey.text.lines().nth(line - 1).expect("a line");
    let mut drawn = rendered.lines().skip_while(|drawn| !drawn.ends_with(source)).skip(1);
    let marks = drawn.next().map(|marks| marks.matches('^').count());
    let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
    assert_eq!(marks, Some(marked.chars().map(wide).sum()), "{rendered}");
    assert!(source.contains(marked), "{rendered}");
}

#[test]
fn each_mistake_is_found_once_at_its_words() {
    for (from, to, message, marked) in [
        ("design = \"census\"", "design = \"all\"", "「design」に「all」は使えません", "\"all\""),
        (
            "id = \"town\"",
            "id = \"町\"",
            "「町」は id に使えません（半角の小文字・数字で始め、続きは小文字・数字・ . _ - だけ）",
            "\"町\"",
        ),
        ("id = \"club\"", "id = \"town\"", "「town」が二度使われています", "\"town\""),
        (
            "frame = \"frames/small.csv\"",
            "frame = \"../small.csv\"",
            "「../small.csv」は使えません。作業フォルダの中の場所を / 区切りで書きます（/ や C: で始めない、.. と \\ を使わない）",
            "\"../small.csv\"",
        ),
        ("code = \"2\"", "code = \"1\"", "「1」が二度使われています", "\"1\""),
        ("label = \"不要\"", "label = \" 要\"", "「 要」が二度使われています", "\" 要\""),
        ("code = \"2\"", "code = 2", "「code」には文字を引用符で囲んで書きます", "2"),
        (
            "type = \"single\"\ncodes = \"need\"",
            "type = \"single\"",
            "single の設問には codes（選択肢の一覧）が必要です",
            "\"single\"",
        ),
        ("min = 0", "min = 2", "min が max より大きくなっています", "2"),
        ("min = 0", "min = \"0\"", "「min」には数を引用符なしで書きます", "\"0\""),
        (
            "universe = \"q1 = 1\"",
            "universe = \"q1 is 1\"",
            "「is」ではなく = / in / within / answered / missing / < <= > >= が必要です",
            "is",
        ),
        (
            "universe = \"q1 = 1\"",
            "universe = \"q1 = \"",
            "条件が途中で終わっています（次に来るはずのもの: code）",
            "\"",
        ),
        (
            "universe = \"q1 = 1\"",
            "universe = \"q3 >= 1\"",
            "「q3」はこの設問より後で聞くので、限定条件に使えません",
            "q3",
        ),
        (
            "universe = \"q1 = 1\"",
            "universe = \"q2.a = 1\"",
            "「q2.a」はこの設問より後で聞くので、限定条件に使えません",
            "q2.a",
        ),
        ("q2.a in (1, 2)", "q2.a in (1, 3)", "「q2.a」にコード「3」の選択肢はありません", "3"),
        ("q2.a in (1, 2)", "q2.a in FY2020", "「q2.a」は date（日付）ではないので、期間と比べられません", "q2.a"),
        ("mark = \"left\"", "", "「mark」がありません", "\"options\""),
        (
            "answer = \"below\"",
            "answer = \"below\"\n  mark = \"left\"",
            "mark は answer = \"options\" のときだけ書きます",
            "mark",
        ),
        ("question = \"q2.b\"", "question = \"q2.c\"", "設問「q2.c」はありません", "\"q2.c\""),
        (
            "  [[form.box]]\n  question = \"q4\"\n  label = \"問4\"\n  answer = \"right\"\n",
            "",
            "様式「paper」に答えの場所がない設問があります: q4（様式の回答欄か列に足すか、kaishu form の調査票だけで集めるなら、様式を消して、回のフォルダの様式の欄を空にしてください）",
            "\"paper\"",
        ),
        ("option = \"2\"", "option = \"4\"", "「q4」にコード「4」の選択肢はありません", "\"4\""),
        ("option = \"2\"", "option = \"1\"", "「q4」が二度使われています", "\"q4\""),
        (
            "case_name = \"名称\"\n",
            "",
            "様式「list」に case_code も case_name もないので、名簿と照合できません",
            "[[form]]",
        ),
        ("form = \"paper\"", "form = \"papers\"", "様式「papers」はありません", "\"papers\""),
        (
            "folder = \"in/R2/list\"",
            "folder = \"in/R2/paper\"",
            "「in/R2/paper」が二度使われています",
            "\"in/R2/paper\"",
        ),
        (
            "period = \"FY2020\"",
            "period = \"R2\"",
            "「R2」は年度ではありません（FY2020 のように書きます）",
            "\"R2\"",
        ),
        (
            "as_of = \"2020-12-25\"",
            "as_of = \"2020-02-30\"",
            "「2020-02-30」は日付ではありません（2020-12-31 のように書きます）",
            "\"2020-02-30\"",
        ),
        (
            "as_of = \"2020-12-25\"",
            "as_of = 2020-12-25",
            "「as_of」には日付を \"2020-12-31\" のように引用符で囲んで書きます",
            "2020-12-25",
        ),
        ("label = \"令和2年度\"\n", "", "「label」がありません", "[[round]]"),
        ("population = 40", "", "", ""),
    ] {
        if message.is_empty() {
            sound(&changed(from, to));
        } else {
            leads_to(from, to, message, marked);
        }
    }
}

#[test]
fn one_misspelt_name_is_one_mistake() {
    let (_, message, rendered) = only(&changed("question = \"q2.b\"", "question = \"Q2.b\""));
    assert_eq!(message, "設問「Q2.b」はありません");
    assert!(rendered.contains("もしかして: 「q2.b」"), "{rendered}");
}

#[test]
fn a_label_in_place_of_a_code_is_answered_with_the_code() {
    let (_, _, rendered) = only(&changed("universe = \"q1 = 1\"", "universe = \"q1 = 必要\""));
    assert!(rendered.contains("ヒント: 言葉ではなくコードで書きます: 1"), "{rendered}");
}

#[test]
fn a_condition_in_the_words_of_the_form_is_answered_as_it_has_to_be_written() {
    for (said, written) in [
        ("問1 = 必要", "q1 = 1"),
        ("問１＝要 または q2.a＝不要", "q1 = 1 or q2.a = 2"),
        ("（問1=必要かつ情報=不要）または問1=不要", "(q1 = 1 and q2.a = 2) or q1 = 2"),
        ("q1 in （必要、不要）", "q1 in (1, 2)"),
        ("not 問1 = 必要", "not q1 = 1"),
    ] {
        let (_, _, rendered) = only(&changed("q1 = 1 and q2.a in (1, 2)", said));
        let hint = format!("ヒント: 条件は、設問の ID、選択肢のコード、and / or で書きます: {written}");
        assert!(rendered.contains(&hint), "{said}: {rendered}");
    }
    // 問2 is two questions, and nobody knows what 大事 is.
    for unclear in ["問2 = 必要", "問1 = 大事"] {
        let (_, _, rendered) = only(&changed("q1 = 1 and q2.a in (1, 2)", unclear));
        assert!(!rendered.contains("で書きます"), "{unclear}: {rendered}");
    }
}

#[test]
fn a_census_needs_a_frame() {
    let found = of_survey(&changed("frame = \"frames/small.csv\"\n", ""));
    let said: Vec<&str> = found.iter().map(|problem| problem.message.en.as_str()).collect();
    assert_eq!(said, ["a stratum of design census needs a 'frame'", "a stratum of design sample needs a 'frame'"]);
}

#[test]
fn an_id_belongs_to_one_file() {
    let second = SourceFile { name: "surveys/small-2.toml".to_owned(), ..fixture("small.toml") };
    let found = mistakes(|problems| {
        read_survey(&fixture("small.toml"), problems);
        read_survey(&second, problems);
    });
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].file.as_str(), found[0].line), ("surveys/small-2.toml", 1));
    assert!(found[0].rendered.en.contains("used before in surveys/small.toml, line 1"));
}

const RECORDS: &str = r#"
[[code_list]]
id = "held"
options = [{ code = "held", label = "開催" }]

[[records]]
id = "meetings"
title = "会議"
folder = "in/meetings"
held = "status"
areas_expected = "圏域"
columns = [
  { id = "date", label = "開催日", type = "date" },
  { id = "status", label = "区分", type = "single", codes = "held" },
]
schedule = { date = "status", area = "place", weekday = "friday", week = "first", except_months = [13], opened_in = "windows", opened_area = "area", opened_date = "opened" }
"#;

#[test]
fn record_lists_are_checked_too() {
    let file = SourceFile::new("surveys/records.toml", RECORDS);
    let found = mistakes(|problems| drop(read_records(&file, problems)));
    let said: Vec<&str> = found.iter().map(|problem| problem.message.en.as_str()).collect();
    assert_eq!(
        said,
        [
            "code list 'held' has no code 'cancelled' for events that did not take place",
            "'areas_expected' needs a column of type area",
            "column 'status' is not date",
            "there is no column 'place'",
            "'week' does not take 'first'",
            "'except_months' takes a whole number from 1 to 12",
            "there is no record list 'windows'",
        ]
    );
}

/// A frame of the small survey.
pub(super) const FRAME: &str =
    "code,name,stratum,area,type,alias\n1,長野市,town,nagano,市,\n2,上田市,town,ueda,市,\n3,県の会,club,,会,\n";

fn indicators(counted: &str, kind: &str) -> Vec<String> {
    let text = format!(
        "folder = \"book\"\ncolumns = {{ indicator = \"指標\", kind = \"区分\", years = {{ FY2020 = \"R2\" }} }}\n\
         kinds = {{ target = \"目標\", actual = \"実績\" }}\n[[indicator]]\nid = \"i\"\nlabel = \"指標\"\n\
         role = \"outcome\"\nunit = \"回\"\nkind = \"{kind}\"\nproject = \"p\"\ncounted = {counted}\n"
    );
    let file = SourceFile::new("surveys/indicators.toml", text);
    let found = mistakes(|problems| {
        let mut surveys: Vec<Survey> = read_survey(&fixture("small.toml"), problems).into_iter().collect();
        let records = RECORDS.replace("held = \"status\"\nareas_expected = \"圏域\"\n", "");
        let records = records.replace(
            "type = \"date\" },",
            "type = \"date\" },\n  { id = \"client\", label = \"番号\", type = \"category\" },",
        );
        let records = records.lines().filter(|line| !line.starts_with("schedule")).collect::<Vec<_>>().join("\n");
        let visits = "\n[[records]]\nid = \"visits\"\ntitle = \"訪問\"\nfolder = \"in/visits\"\ncolumns = [{ id = \"date\", label = \"日\", type = \"date\" }, { id = \"client\", label = \"番号\", type = \"category\" }]\n";
        let records = SourceFile::new("surveys/records.toml", records + visits);
        surveys.extend(read_records(&records, problems));
        let frame = SourceFile::from_bytes("surveys/frames/small.csv", FRAME.as_bytes());
        let frame = read_frame(&frame, &surveys[0], problems).expect("a frame");
        let frames = BTreeMap::from([("small".to_owned(), frame)]);
        let sources = Sources { surveys: &surveys, frames: &frames, areas: &Areas::default() };
        read_indicators(&file, sources, problems);
    });
    found.into_iter().map(|problem| problem.message.en).collect()
}

#[test]
fn what_an_indicator_counts_must_exist() {
    let none: [&str; 0] = [];
    assert_eq!(
        indicators("{ records = [\"meetings\"], count = \"status = held\", date = \"date\" }", "flow"),
        none
    );
    assert_eq!(indicators("{ survey = \"small\", share = \"q1 = 1 and stratum = town\" }", "share"), none);
    for (counted, kind, said) in [
        (
            "{ records = [\"meeting\"], count = \"everyone\", date = \"date\" }",
            "flow",
            "there is no record list 'meeting'",
        ),
        (
            "{ records = [\"small\"], count = \"everyone\", date = \"date\" }",
            "flow",
            "there is no record list 'small'",
        ),
        ("{ records = [\"meetings\"], count = \"everyone\" }", "flow", "'date' is missing"),
        (
            "{ records = [\"meetings\"], count = \"everyone\", date = \"day\" }",
            "flow",
            "record list 'meetings' has no column 'day'",
        ),
        ("{ records = [\"meetings\"], sum = \"date\", date = \"date\" }", "flow", "column 'date' is not quantity"),
        (
            "{ records = [\"meetings\"], count = \"status = 1\", date = \"date\" }",
            "flow",
            "'status' has no option with the code '1'",
        ),
        (
            "{ records = [\"meetings\"], date = \"date\" }",
            "flow",
            "'counted' takes exactly one of count / sum / distinct",
        ),
        ("{ survey = \"smal\", count = \"q1 = 1\" }", "flow", "there is no survey 'smal'"),
        (
            "{ survey = \"small\", share = \"q9 = 1\" }",
            "share",
            "the condition names 'q9', which is no question or column here",
        ),
        (
            "{ survey = \"small\", share = \"q1 = 1\", date = \"q1\" }",
            "share",
            "'date' has no meaning in this 'counted'",
        ),
        (
            "{ survey = \"small\", share = \"q1 = 1\" }",
            "flow",
            "kind \"share\" and 'share' in 'counted' go together",
        ),
        (
            "{ records = [\"meetings\", \"visits\"], distinct = \"client\", date = \"date\" }",
            "persons_once",
            "'distinct' counts within one record list (over several it would count the same thing more than once)",
        ),
        ("{ survey = \"small\", count = \"stratum = towns\" }", "flow", "the survey has no stratum 'towns'"),
        (
            "{ survey = \"small\", count = \"area = toshin\" }",
            "flow",
            "the frame has no 'toshin' in its column 'area'",
        ),
        ("{ count = \"q1 = 1\" }", "flow", "'counted' takes either 'records' or 'survey'"),
    ] {
        assert_eq!(indicators(counted, kind), [said], "{counted}");
    }
}

#[test]
fn an_unread_survey_is_not_held_against_the_indicators() {
    let text = "folder = \"in\"\ncolumns = { indicator = \"指標\", kind = \"区分\", years = { FY2020 = \"R2\" } }\n\
        kinds = { target = \"目標\", actual = \"実績\" }\n[[indicator]]\nid = \"i\"\nlabel = \"指標\"\nrole = \"outcome\"\n\
        unit = \"％\"\nkind = \"share\"\nproject = \"p\"\ncounted = { survey = \"small\", share = \"q1 = 1\" }\n";
    let file = SourceFile::new("surveys/indicators.toml", text);
    let said = |unread: bool| {
        mistakes(|problems| {
            if unread {
                read_survey(&fixture("no-toml.toml"), problems);
            }
            let sources = Sources { surveys: &[], frames: &BTreeMap::new(), areas: &Areas::default() };
            read_indicators(&file, sources, problems);
        })
    };
    assert_eq!(said(false).len(), 1);
    assert!(said(true).iter().all(|problem| problem.file == "surveys/no-toml.toml"));
}

#[test]
fn two_rounds_of_one_year_are_no_actual() {
    let text = "folder = \"in\"\ncolumns = { indicator = \"指標\", kind = \"区分\", years = { FY2020 = \"R2\" } }\n\
        kinds = { target = \"目標\", actual = \"実績\" }\n[[indicator]]\nid = \"i\"\nlabel = \"指標\"\nrole = \"outcome\"\n\
        unit = \"％\"\nkind = \"share\"\nproject = \"p\"\ncounted = { survey = \"small\", share = \"q1 = 1\" }\n";
    let file = SourceFile::new("surveys/indicators.toml", text);
    let mut survey = changed("frame = \"frames/small.csv\"\n", "");
    survey.text = survey.text.replace("\"census\"", "\"open\"").replace("\"sample\"\npopulation = 40", "\"open\"");
    survey.text += "\n[[round]]\nid = \"R2b\"\nlabel = \"二回目\"\nperiod = \"FY2020\"\n  [[round.source]]\n  folder = \"out/R2b\"\n  form = \"list\"\n";
    let found = mistakes(|problems| {
        let surveys: Vec<Survey> = read_survey(&survey, problems).into_iter().collect();
        let sources = Sources { surveys: &surveys, frames: &BTreeMap::new(), areas: &Areas::default() };
        read_indicators(&file, sources, problems);
    });
    let said: Vec<(usize, &str)> = found.iter().map(|p| (p.line, p.message.ja.as_str())).collect();
    // The folder of the workbook holds the returns of the survey, which is told too.
    assert_eq!(
        said,
        [
            (1, "フォルダ「in/R2/paper」は「in」の中にあるので、同じファイルを二度数えます"),
            (11, "調査「small」には FY2020 の回が R2・R2b とあり、どれが実績かわかりません"),
        ]
    );
}

#[test]
fn a_folder_in_another_folder_would_count_twice() {
    leads_to(
        "folder = \"in/R2/list\"",
        "folder = \"in/R2/paper/list\"",
        "フォルダ「in/R2/paper/list」は「in/R2/paper」の中にあるので、同じファイルを二度数えます",
        "\"in/R2/paper/list\"",
    );
    leads_to(
        "folder = \"in/R2/list\"",
        "folder = \"in/R2\"",
        "フォルダ「in/R2/paper」は「in/R2」の中にあるので、同じファイルを二度数えます",
        "\"in/R2\"",
    );
    sound(&changed("folder = \"in/R2/list\"", "folder = \"in/R2/paper-2\""));
}

#[test]
fn the_words_of_conditions_are_no_ids() {
    for word in ["not", "everyone", "and", "or"] {
        let found = of_survey(&changed("id = \"q4\"", &format!("id = \"{word}\"")));
        let message = format!("「{word}」は条件の中で使う言葉なので、id に使えません");
        assert!(found.iter().any(|problem| problem.message.ja == message), "{word}");
    }
}

#[test]
fn causes_are_told_before_what_follows_from_them() {
    let at = |name: &str| SourceFile::new(name, "x");
    let order = ["surveys/a.toml", "surveys/frames/z.csv", "analysis/plan.toml", "analysis/01.md"];
    let found = mistakes(|problems| {
        for name in order.iter().rev() {
            let phrase = kaishu::catalogue::Phrase::same("x");
            problems.problem(&at(name), 0..1, phrase, None, None);
        }
    });
    assert_eq!(found.iter().map(|problem| problem.file.as_str()).collect::<Vec<_>>(), order);
}
