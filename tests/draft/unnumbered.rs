//! Options that a draft has numbered itself: no form ever showed a number, so a number alone in a later return is no answer
//! until somebody decides it.

use std::path::Path;

use super::written::kaishu;

const WORDS: [&str; 8] = [
    "必要である,人手、資金",
    "どちらともいえない,人手",
    "必要ではない,資金",
    "必要である,人手、場所",
    "必要である,場所",
    "必要ではない,人手",
    "どちらともいえない,資金、場所",
    "必要である,人手",
];

/// A list with one respondent in a row; the last one answers `last`.
fn list(here: &Path, rows: &[&str], last: &str) {
    let heads = "団体コード,団体名,問1 仕組みは必要か,問2 困っていること";
    let rows = rows[..rows.len() - 1].iter().chain([&last]).zip(201..);
    let rows: String = rows.map(|(row, code)| format!("{code},{code}町,{row}\n")).collect();
    std::fs::create_dir_all(here.join("returned")).unwrap();
    std::fs::write(here.join("returned/一覧.csv"), format!("{heads}\n{rows}")).unwrap();
}

/// A workspace that is drafted from a list; then the last respondent answers otherwise.
fn drafted(rows: &[&str], form: &str, later: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    list(here, rows, rows[rows.len() - 1]);
    let words = ["draft", "returned", "--into", ".", "--id", "towns", "--period", "R6年度", "--to", form];
    let (code, said, problems) = kaishu(here, &words);
    assert_eq!(code, 0, "{said}{problems}");
    list(here, rows, later);
    folder
}

/// What is said of the list, and how its cells were read.
fn read(here: &Path) -> (String, String) {
    (kaishu(here, &["check"]).1, kaishu(here, &["collect", "--rules"]).1)
}

#[test]
fn a_number_alone_is_no_option_where_the_options_are_words() {
    for form in ["toml", "xlsx"] {
        let folder = drafted(&WORDS, form, "2,1・3");
        let here = folder.path();
        let (said, rules) = read(here);
        assert!(!rules.contains("by-number"), "{form}: {rules}");
        for (cell, found) in [("C9", "2"), ("D9", "1・3")] {
            let place = format!("一覧!{cell}");
            let told = said.split("\n\n").find(|told| told.contains(&place));
            let told = told.unwrap_or_else(|| panic!("{form}: nothing is said of {cell}\n{said}"));
            assert!(told.contains("id: unknown-answer@"), "{form}: {told}");
            assert!(
                told.contains(&format!("あったもの: {found} ")) && told.contains("unnumbered"),
                "{form}: {told}"
            );
        }
        assert!(said.contains("問1   仕組みは必要か          7"), "{form}: {said}");
    }
}

/// However a number is written, nobody was shown what it is; words beside it say what was meant, whatever the number.
#[test]
fn a_number_beside_words_is_no_option_either() {
    for (later, waits) in
        [("○2,人手", true), ("1・3,人手", true), ("2（必要である）,人手", false), ("2 必要である,人手", false)]
    {
        let folder = drafted(&WORDS, "toml", later);
        let (said, rules) = read(folder.path());
        assert!(
            !rules.contains("by-number") && !said.contains("もしかして「どちらともいえない」"),
            "{later}: {said}"
        );
        let held_out = said.contains("id: unknown-answer@") && said.contains("unnumbered");
        assert_eq!(held_out, waits, "{later}: {said}");
        assert!(!said.contains("1 必要である、2"), "{later}: {said}");
    }
}

/// A row of the ledger says the option in words, an alias for all returns; whoever knows that the form had numbers says that.
#[test]
fn it_is_decided_by_a_row_or_by_the_definition() {
    let folder = drafted(&WORDS, "toml", "2,人手");
    let here = folder.path();
    let definition = here.join("surveys/towns.toml");
    let toml = std::fs::read_to_string(&definition).unwrap();
    std::fs::write(&definition, toml.replace("unnumbered = true", "")).unwrap();
    let (said, rules) = read(here);
    assert!(rules.contains("by-number\t1\t") && !said.contains("unknown-answer"), "{rules}{said}");
    let alias = toml.replace("label = \"どちらともいえない\"", "label = \"どちらともいえない\", alias = [\"2\"]");
    std::fs::write(&definition, alias).unwrap();
    let (said, rules) = read(here);
    assert!(!rules.contains("by-number") && !said.contains("unknown-answer"), "{rules}{said}");
    std::fs::write(&definition, &toml).unwrap();
    std::fs::write(here.join("workspace.toml"), "corrections = \"corrections.csv\"\n").unwrap();
    std::fs::write(
        here.join("corrections.csv"),
        "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n修正,towns,R6,208,q1,2,どちらともいえない,電話で確認,山田,2024-12-01\n",
    )
    .unwrap();
    let (said, _) = read(here);
    assert!(!said.contains("unknown-answer") && !said.contains("stale"), "{said}");
    assert!(said.contains("問1   仕組みは必要か          8"), "{said}");
}

/// Where the answers themselves carry the numbers, a number alone is one of them.
#[test]
fn a_number_alone_is_the_option_where_the_answers_show_numbers() {
    let rows = WORDS.map(|row| {
        let numbers = [("必要である", "1 必要である"), ("どちら", "2 どちら"), ("必要では", "3 必要では")];
        numbers
            .iter()
            .find(|(word, _)| row.starts_with(word))
            .map_or(row.to_owned(), |(word, with)| row.replacen(word, with, 1))
    });
    let rows = rows.each_ref().map(String::as_str);
    let folder = drafted(&rows, "toml", "2,人手");
    let (said, rules) = read(folder.path());
    assert!(rules.contains("by-number\t1\t") && !said.contains("unknown-answer"), "{rules}{said}");
}
