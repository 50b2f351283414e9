//! An XLSForm read as a definition: types, lists, conditions and labels are understood, and what is not carried over is
//! said at its cell.

use kaishu::survey::question::ResponseDomain;

use super::cells::{book, survey};

const SURVEY: &[&[&str]] = &[
    &[
        "type",
        "name",
        "label::English (en)",
        "label::日本語 (ja)",
        "hint",
        "required",
        "relevant",
        "constraint",
        "calculation",
    ],
    &["start", "start", "", "", "", "", "", "", ""],
    &["note", "intro", "Hello", "はじめに", "", "", "", "", ""],
    &["select_one yes_no", "q1", "Needed?", "必要ですか", "○は1つ", "yes", "", "", ""],
    &["begin_group", "g", "", "", "", "", "${q1} = '1'", "", ""],
    &["select_multiple why or_other", "q2", "Why?", "理由", "", "no", "", "", ""],
    &["integer", "q3", "How many?", "何件", "", "", "selected(${q2}, 'a')", ". >= 0 and . <= 500", ""],
    &["end_group", "", "", "", "", "", "", "", ""],
    &["text", "q4", "Words", "ご意見", "", "", "", "string-length(.) < 100", "now()"],
];
const CHOICES: &[&[&str]] = &[
    &["list_name", "name", "label::English (en)", "label::日本語 (ja)"],
    &["yes_no", "1", "Yes", "はい"],
    &["yes_no", "2", "No", "いいえ"],
    &["why", "a", "A", "あ"],
    &["why", "b", "B", "い"],
];
const SETTINGS: &[&[&str]] = &[&["form_title", "form_id", "version"], &["必要性の調査", "needs", "3"]];
const STRATA: &[&[&str]] = &[&["id", "label", "design"], &["all", "everybody", "open"]];

#[test]
fn an_xlsform_is_a_definition_with_what_it_lacks_said() {
    let sheets = [("survey", SURVEY), ("choices", CHOICES), ("settings", SETTINGS), ("strata", STRATA)];
    let (read, found, notes) = survey(&book(&sheets, &[]));
    assert!(found.is_empty(), "{:#?}", found.iter().map(|problem| &problem.rendered.ja).collect::<Vec<_>>());
    let read = read.unwrap();
    assert_eq!((read.id.as_str(), read.title.ja.as_str()), ("needs", "必要性の調査"));
    let ids: Vec<&str> = read.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["q1", "q2", "q3", "q4"]);
    let of = |id: &str| read.question(id).unwrap();
    assert_eq!((of("q1").text.ja.as_str(), of("q1").number.ja.as_str()), ("必要ですか", "q1"));
    assert_eq!(of("q1").domain.codes().unwrap().options[1].label.ja, "いいえ");
    // The English labels are the English of the words.
    assert_eq!((of("q1").text.en.as_str(), of("q2").text.en.as_str()), ("Needed?", "Why?"));
    assert_eq!(of("q1").domain.codes().unwrap().options[1].label.en, "No");
    assert!(matches!(of("q2").domain, ResponseDomain::Multiple(_)));
    assert_eq!((of("q2").universe.to_string().as_str(), of("q2").optional), ("q1 = 1", true));
    assert_eq!(of("q3").universe.to_string(), "(q1 = 1 and q2 = a)");
    let ResponseDomain::Quantity { min, max, .. } = &of("q3").domain else { panic!("a quantity") };
    assert_eq!((min.unwrap().to_string(), max.unwrap().to_string()), ("0".to_owned(), "500".to_owned()));
    let mut told: Vec<String> =
        notes.iter().map(|note| format!("{} {}", note.places[0].at, note.found.ja)).collect();
    told.sort();
    for expected in [
        "A2 種類「start」の行（XLSForm）は読んでいません",
        "A3 種類「note」の行（XLSForm）は読んでいません",
        "A5 グループの見出し（XLSForm）は読んでいません",
        "A6 「or_other」（その他の記入欄）（XLSForm）は読んでいません",
        "B4 設問番号の列がない（name を番号とした）",
        "C1 列「version」（XLSForm）は読んでいません",
        "E1 列「hint」（XLSForm）は読んでいません",
        "H9 この制約（constraint）（XLSForm）は読んでいません",
        "I1 列「calculation」（XLSForm）は読んでいません",
    ] {
        assert!(told.iter().any(|line| line.contains(expected)), "{expected}\n{told:#?}");
    }
}

#[test]
fn what_an_xlsform_cannot_say_here_is_a_mistake_at_its_cell() {
    let rows: &[&[&str]] = &[
        &["type", "name", "label", "relevant"],
        &["geopoint", "q1", "Where?", ""],
        &["begin_repeat", "r", "", ""],
        &["text", "q2", "What?", "count-selected(${q1}) > 1"],
    ];
    let sheets = [("survey", rows), ("settings", SETTINGS), ("strata", STRATA)];
    let (_, found, _) = survey(&book(&sheets, &[]));
    let told: Vec<String> = found
        .iter()
        .map(|problem| format!("{} {}", problem.cell.as_ref().unwrap().at, problem.message.ja))
        .collect();
    assert!(told.iter().any(|line| line.starts_with("A2 「type」に「geopoint」は使えません")), "{told:#?}");
    assert!(told.iter().any(|line| line.starts_with("A3 繰り返し（begin_repeat）")), "{told:#?}");
    assert!(told.iter().any(|line| line.starts_with("D4 条件「count-selected")), "{told:#?}");
}
