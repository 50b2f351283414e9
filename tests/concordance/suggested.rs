//! What is suggested for a concordance: by ids, then by equal words, then by the nearest, and a question wherever that is no
//! proof. And what the bundled example declares is complete, and said where rounds of other people stand side by side.

use kaishu::catalogue::Lang;
use kaishu::pipeline::workspace::surveys;
use kaishu::survey::concordance::suggest::{settled, suggestions};
use kaishu::survey::definition::Survey;
use kaishu::survey::toml::concordance::toml_of;
use kaishu::survey::toml::source::{Problems, SourceFile};
use kaishu::survey::toml::survey::read_survey;
use kaishu::tally::engine::Local;

use crate::support::Workspace;
use crate::support::evaluated::Collected;

fn survey(questions: &str) -> Survey {
    let text = format!(
        "id = \"s\"\ntitle = \"調査\"\n[[stratum]]\nid = \"all\"\nlabel = \"全体\"\ndesign = \"open\"\n{questions}"
    );
    let mut problems = Problems::new();
    let survey = read_survey(&SourceFile::new("surveys/s.toml", text), &mut problems);
    problems.into_result().unwrap_or_else(|error| panic!("{error}"));
    survey.unwrap()
}

fn question(id: &str, text: &str, options: &[(&str, &str)]) -> String {
    let list: Vec<String> =
        options.iter().map(|(code, label)| format!("{{ code = \"{code}\", label = \"{label}\" }}")).collect();
    let (list, kind) = match list.as_slice() {
        [] => (String::new(), "type = \"text\"".to_owned()),
        _ => (
            format!("[[code_list]]\nid = \"{id}-list\"\noptions = [{}]\n", list.join(", ")),
            format!("type = \"single\"\ncodes = \"{id}-list\""),
        ),
    };
    format!("{list}[[question]]\nid = \"{id}\"\nnumber = \"問\"\ntext = \"{text}\"\n{kind}\n")
}

#[test]
fn by_ids_then_by_words_then_by_the_nearest() {
    let yes = [("1", "はい"), ("2", "いいえ")];
    let earlier = survey(
        &[
            question("q1", "窓口がありますか", &yes),
            question("q2", "職員は足りていますか", &[("1", "足りている"), ("2", "足りない"), ("3", "その他")]),
            question("q3", "避難所の収容人数は十分ですか", &yes),
            question("q4", "去年の予算について", &[]),
        ]
        .concat(),
    );
    let later = survey(
        &[
            question("q1", "窓口がありますか", &yes),
            question("q2", "避難所の収容人数は十分ですか", &yes),
            question(
                "q5",
                "職員は足りていましたか",
                &[("1", "足りない"), ("2", "足りていた"), ("4", "わからない")],
            ),
            question("q6", "AI", &[]),
        ]
        .concat(),
    );
    let made = suggestions(&earlier, &later, Lang::Ja);
    let entries: Vec<String> = made.iter().map(|made| toml_of(&made.entry)).collect();
    // q2 is another question under the same id: its kind of answer and words differ, and the id alone proposes it.
    assert!(
        entries[0].contains("question = \"q2\"\nwas = \"q2\"") && entries[0].contains("reworded"),
        "{entries:?}"
    );
    assert!(!made[0].asks.is_empty());
    // The nearest of what is left is asked about, never certain.
    let by_words = made.iter().find(|made| made.entry.question.as_deref() == Some("q5")).unwrap();
    assert!(!by_words.asks.is_empty());
    let of = |question: Option<&str>, was: Option<&str>| {
        made.iter().any(|made| made.entry.question.as_deref() == question && made.entry.was.as_deref() == was)
    };
    assert!(of(Some("q6"), None), "new: {entries:?}");
    assert!(of(None, Some("q4")), "dropped: {entries:?}");
    let (same, declared) = settled(&earlier, &later);
    assert_eq!(same.iter().map(|question| question.id.as_str()).collect::<Vec<_>>(), ["q1"]);
    assert!(declared.is_empty());
}

#[test]
fn equal_words_go_before_the_codes() {
    let earlier = survey(&question("q1", "どれ", &[("1", "甲"), ("2", "乙"), ("3", "丙")]));
    let later = survey(&question("q1", "どれ", &[("1", "乙"), ("2", "甲"), ("4", "丁")]));
    let made = suggestions(&earlier, &later, Lang::En);
    let options: Vec<String> = made[0].entry.options.iter().map(ToString::to_string).collect();
    assert_eq!(options, ["2 → 1", "1 → 2", "→ 4", "3 →"]);
    assert!(made[0].asks.iter().any(|ask| ask.en.contains("dropped and added")), "{:?}", made[0].asks);
}

#[test]
fn the_bundled_concordance_is_complete() {
    let workspace = Workspace::bundled();
    let all = surveys(workspace.root()).unwrap();
    let of = |id: &str| all.iter().find(|survey| survey.id == id).unwrap();
    let (earlier, later) = (of("network-need"), of("network-need-r3"));
    assert_eq!(suggestions(earlier, later, Lang::Ja), []);
    let (same, declared) = settled(earlier, later);
    let ids = |list: Vec<&kaishu::survey::question::Question>| -> Vec<String> {
        list.into_iter().map(|question| question.id.clone()).collect()
    };
    assert_eq!((ids(same), ids(declared)), (vec!["q1".into(), "q3".into(), "q4".into()], vec!["q2".into()]));
}

/// The training of R2 was for municipal staff only: 65 and 47 stand beside each other only with that remark.
#[test]
fn other_people_are_remarked_where_rounds_stand_side_by_side() {
    let workspace = Workspace::bundled();
    let result = Collected::of(workspace.root()).evaluated(&Local);
    let table = result.findings.tables.iter().find(|table| table.id == "outcome-indicators").unwrap();
    let remark = "研修理解度: 回答を求めた相手が回によって違う（令和元年度研修: 限定の記載なし、令和2年度研修（市町村職員対象）: 市町村職員）";
    assert!(table.notes.iter().any(|note| note.ja.contains(remark)), "{:?}", table.notes);
    // What is of one year compares nothing.
    assert!(result.findings.figures["comprehension-R2-gap"].notes.iter().all(|note| !note.ja.contains("相手")));
}
