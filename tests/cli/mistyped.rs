//! What is mistyped: the words of the message are in the user's language, and the nearest word that there is stands in it.

use super::kaishu;
use crate::support::Workspace;

/// What was typed, and what the message offers.
const TYPOS: &[(&[&str], &str)] = &[
    // Commands, options and their values.
    (&["rnu"], "run"),
    (&["tabluate"], "tabulate"),
    (&["run", "--formts", "md"], "--formats"),
    (&["verify", "README.md", "--format", "jsn"], "json"),
    (&["--color", "allways", "run"], "always"),
    (&["completions", "fsh"], "fish"),
    (&["run", "--formats", "dcox"], "docx"),
    (&["schema", "resluts"], "results"),
    // Names of the workspace.
    (&["trace", "network-neded"], "network-needed"),
    (&["explain", "network-neded"], "network-needed"),
    (&["tabulate", "need-by-aera"], "need-by-area"),
    (&["tabulate", "--survey", "netwrok-need", "--rows", "q1"], "network-need"),
    (&["tabulate", "--survey", "network-need", "--rows", "q1", "--by", "aera"], "area"),
    (
        &["tabulate", "--survey", "network-need", "--rows", "q1", "--by", "area", "--tests", "chi_squre"],
        "chi_square",
    ),
    (&["trace", "--case", "長野氏"], "長野市"),
    (&["verify", "README.md", "--plan", "outcom-report"], "outcome-report"),
    (&["publish", "r9", "--plan", "outcom-report"], "outcome-report"),
    (&["reproduce", "r3-frist"], "r3-first"),
    (&["open", "outcom-report"], "outcome-report"),
    (&["form", "netwrok-need"], "network-need"),
    (&["form", "network-need", "--round", "R3"], "R2"),
    (&["form", "network-need", "--case", "202012"], "202011"),
    (&["query", "netwrok-need"], "network-need"),
    (&["query", "network-need", "--round", "R3"], "R2"),
    (&["query", "network-need", "--case", "202012"], "202011"),
    (&["code", "q44"], "q4"),
    (&["code", "q4", "--survey", "netwrok-need"], "network-need"),
    (&["code", "q4", "--survey", "network-need", "--round", "R3"], "R2"),
    (&["concordance", "netwrok-need"], "network-need"),
    (&["new-round", "netwrok-need", "R4"], "network-need"),
    (&["collect", "--rules", "mark-circel"], "mark-circle"),
    (&["collect", "--explain", "【回答】長野氏.xlsx"], "長野市.xlsx"),
];

#[test]
fn the_nearest_word_is_offered_in_the_users_language() {
    let workspace = Workspace::bundled_as_published();
    let mut wrong = Vec::new();
    workspace.write("README.md", "80.6 %");
    for (number, (typed, near)) in TYPOS.iter().enumerate() {
        // A message cannot be without either language; each is tried on every other row.
        let (lang, begins) = if number % 2 == 0 { ("ja", "エラー: ") } else { ("en", "error: ") };
        let said = workspace.kaishu_in(lang, typed, &[]);
        let speaks = said.stderr.lines().any(|line| line.starts_with(begins));
        let offered = said.stderr.contains(near);
        // A table's keys are told with their place and what there is, in the form of the definitions.
        let as_definition = typed.contains(&"--survey") && typed[0] == "tabulate";
        if said.code != 2 || !offered || !(speaks || as_definition) {
            wrong.push(format!("{typed:?} ({lang}): exit {}\n{}", said.code, said.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_the_parser_refuses_is_said_in_the_users_language() {
    for (typed, ja, en) in [
        (vec!["verify"], "足りません: <REPORT>", "missing: <REPORT>"),
        (
            vec!["run", "more"],
            "「more」は余分な言葉です（言葉が1つ多い）。空白のある名前は \" \" で",
            "'more' is one word too many. A name with a space",
        ),
        (vec!["run", "--strict=yes"], "--strict に値（yes）は付けられません", "--strict takes no value (yes)"),
        (vec!["draft", "x", "--id"], "--id <ID> の値がありません", "--id <ID> needs a value"),
        (
            vec!["collect", "--explain", "a", "--row", "zero"],
            "--row <NUMBER> に「zero」は書けません",
            "'zero' is no value of --row <NUMBER>",
        ),
        (vec!["collect", "--rules", "--explain", "a"], "と一緒には使えません", "cannot be used with"),
        (vec!["open", "--print", "--print"], "--print は1回だけ書けます", "--print can be given once only"),
    ] {
        for (lang, words) in [("ja", ja), ("en", en)] {
            let mut arguments = typed.clone();
            arguments.extend(["--lang", lang]);
            let said = kaishu(&arguments);
            assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{typed:?}");
            assert!(said.err.contains(words), "{typed:?}: {}", said.err);
            assert!(said.err.contains(&format!("kaishu {} --help", typed[0])), "{}", said.err);
        }
    }
}

/// A name with a space that was typed without quotes, and a plan where none is chosen by a word.
#[test]
fn a_word_too_many_is_told_with_what_was_probably_meant() {
    let workspace = Workspace::bundled();
    let said = workspace.kaishu(&["run", "outcome-report"]);
    said.ends_with(2).says("「outcome-report」は余分な言葉です").says("kaishu open outcome-report");
    workspace.kaishu(&["publish", "r9", "outcome-report"]).ends_with(2).says("--plan outcome-report と書きます");
    let folder = workspace.path("返送 令和2年");
    std::fs::create_dir(&folder).unwrap();
    let (first, second) = folder.to_str().unwrap().rsplit_once(' ').unwrap();
    for typed in [&[first, second][..], &["run", first, second], &["rnu", first, second]] {
        let said = workspace.kaishu(typed);
        said.ends_with(2).says(&format!("で囲みます: \"{}\"", folder.display()));
    }
}
