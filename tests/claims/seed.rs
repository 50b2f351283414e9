//! The seed report, and an excerpt of our own that is made like it: everything that is wrong in them was written down by hand
//! first, with its place, and so was what is right. Nothing that is right may be called wrong.

use std::path::Path;

use kaishu::document::{Document, read};
use kaishu::findings::claims::stated::{Stated, stated};
use kaishu::findings::claims::within::{Check, Discrepancy, check};

/// What is wrong: the check, the place where it is said, words of what was found and of what was expected.
type Wrong = (Check, &'static str, &'static str, &'static str);

fn seed() -> Option<Document> {
    let file = "000_35cbdfe589cb9918.txt";
    let path = crate::corpus::beside_the_project("seed").join(file);
    match std::fs::read(&path) {
        Ok(bytes) => Some(read(file, &bytes).unwrap()),
        Err(error) => {
            println!("no seed report ({error}): it was not looked at");
            None
        }
    }
}

fn excerpt() -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/claims/excerpt.txt");
    read("excerpt.txt", &std::fs::read(path).unwrap()).unwrap()
}

fn shown(document: &Document, found: &Discrepancy) -> String {
    let places: Vec<String> =
        found.places.iter().map(|spot| document.place(spot.block, spot.span.start).ja).collect();
    format!("{:?} @ {} | {} | {}", found.check, places.join(" ; "), found.found.ja, found.expected.ja)
}

/// Each of the two lists holds what the other does.
fn agree(document: &Document, wrong: &[Wrong]) {
    let mut found = check(document);
    let all: Vec<String> = found.iter().map(|found| shown(document, found)).collect();
    let mut lacking = Vec::new();
    for expected in wrong {
        let (check, place, said, right) = expected;
        let at = found.iter().position(|found| {
            let spot = &found.places[0];
            found.check == *check
                && document.place(spot.block, spot.span.start).ja.starts_with(place)
                && found.found.ja.contains(said)
                && found.expected.ja.contains(right)
        });
        match at {
            Some(at) => drop(found.remove(at)),
            None => lacking.push(format!("{expected:?}")),
        }
    }
    let more: Vec<String> = found.iter().map(|found| shown(document, found)).collect();
    assert!(
        lacking.is_empty() && more.is_empty(),
        "not found:\n{}\n\ncalled wrong though right:\n{}\n\nall:\n{}",
        lacking.join("\n"),
        more.join("\n"),
        all.join("\n")
    );
}

/// The statements of a document by their words.
fn words(document: &Document) -> Vec<String> {
    let text = |stated: &Stated| document.blocks[stated.block].text[stated.span.clone()].to_owned();
    stated(document).iter().map(text).collect()
}

#[test]
fn all_that_is_wrong_in_the_seed_report_is_found_and_nothing_that_is_right() {
    let Some(document) = seed() else { return };
    let area = "5 ■取組内容②(2) 【圏域会議】26 回";
    let result = "7⑵ ○再犯防止推進ネットワーク構築事業";
    agree(
        &document,
        &[
            (Check::ListCount, area, "26 回", "23 件"),
            (Check::OutsideEra, area, "9 件", "R1.6.20（2019-06-20）"),
            (
                Check::TwoReadings,
                area,
                "3 件",
                "R2.2.7（2020-02-07）、H31.2.7（2019-02-07） のどちらか。一覧の並びに合うのは R2.2.7",
            ),
            (Check::MissedTarget, area, "困難事案の対応件数", "説明"),
            (Check::MissedTarget, area, "研修会参加人数", "説明"),
            (Check::MissedTarget, "6⑴", "R1年度 目標 70 実績 65、R2年度 目標 70 実績 47", "説明"),
            (Check::UnlikePeriods, "7⑵ ○生活相談窓口開設事業①", "R2（9 月末時点）", "時点"),
            (Check::ListAndIndicator, area, "H30 指標 11、一覧 12、R1 指標 14、一覧 15", "同じ数え方"),
            (Check::CausalWord, "7⑵ ○再犯防止推進会議①", "市町村の計画策定を促進した", "比較"),
            (Check::CausalWord, "7⑵ ○再犯防止推進会議①", "相互理解を促進した", "比較"),
            (Check::CausalWord, result, "適切な支援の実施を促進した", "比較"),
            (Check::CausalWord, result, "構築を促進した", "比較"),
            (Check::CausalWord, result, "習得を促進した", "比較"),
            (Check::CausalWord, "7⑵ ○生活相談窓口開設事業①", "効果的に機能", "比較"),
            (Check::EmptySection, "8 見出し", "参考事項", "該当なし"),
            (Check::Spelling, "", "「地域定着支援センター」2 か所、「地域生活定着支援センター」1 か所", ""),
            (Check::Spelling, "", "「長野県地域福祉課」", ""),
            (Check::Spelling, "", "「障がい者」", ""),
            (Check::Spelling, "", "「取組み」2 か所", ""),
            (Check::Spelling, "", "「箇所」", ""),
            (Check::Spelling, "", "「ｺﾛﾅ」1 か所", ""),
            (Check::Spelling, "", "「，」", ""),
        ],
    );
}

#[test]
fn the_statements_of_the_seed_report_are_found() {
    let Some(document) = seed() else { return };
    let words = words(&document);
    for expected in [
        "7回",
        "26 回",
        "H30.11.30",
        "21 名",
        "R3.2",
        "84 名",
        "R1.11.5",
        "令和 2 年 10月",
        "１８カ所",
        "７割",
        "H28 年",
        "全センター",
        "令和元年 9 月",
        "１市",
        "１０市町村",
        "６市町村",
        "80.6％",
        "104 ヶ所（回収 129 ヶ所）",
        "主な理由",
        "令和２年度",
        "２割",
        "事業期間全体",
        "８割",
        "30",
        "470",
        "279",
        "70",
        "65",
        "47",
        "15",
        "13",
    ] {
        assert!(words.iter().any(|word| word == expected), "{expected} is not among {words:?}");
    }
    // What orders, names or leads elsewhere states nothing.
    for word in &words {
        assert!(!word.contains("00") && !word.starts_with('⑴') && !word.contains("http"), "{word}");
    }
    let cell = stated(&document).into_iter().find(|stated| document.blocks[stated.block].text == "65").unwrap();
    let heads = document.heads(cell.block);
    assert_eq!(
        (heads.rows, heads.columns),
        (vec!["①研修理解度".to_owned(), "実績".to_owned()], vec!["R1年度".to_owned()])
    );
}

#[test]
fn all_that_is_wrong_in_our_own_excerpt_is_found_and_nothing_that_is_right() {
    let document = excerpt();
    let area = "2 ■取組内容①(1) 【地区会議】7 回";
    agree(
        &document,
        &[
            (Check::ListCount, area, "7 回", "6 件"),
            (Check::OutsideEra, area, "H31.7.1", "R1.7.1（2019-07-01）"),
            (Check::TwoReadings, area, "R1.2.14", "R2.2.14"),
            (Check::MissedTarget, area, "見守り会議の開催回数", "説明"),
            (Check::MissedTarget, area, "研修参加人数", "説明"),
            (Check::MissedTarget, "3⑴", "研修満足度", "説明"),
            (Check::UnlikePeriods, "4⑵ ○相談窓口設置事業①", "R2（9 月末時点）", "時点"),
            (Check::MethodWithoutResult, "4⑴ ○見守りネットワーク構築事業②", "日時", "結果"),
            (Check::CausalWord, "4⑵ ○見守りネットワーク構築事業①", "促進した", "比較"),
            (Check::CausalWord, "4⑵ ○相談窓口設置事業①", "効果的に機能", "比較"),
            (Check::EmptySection, "5 見出し", "参考", "該当なし"),
            (Check::Spelling, "", "「障がい者」1 か所", ""),
            (Check::Spelling, "", "「ヶ所」", ""),
            (Check::Spelling, "", "「北部高齢者相談センター」", ""),
        ],
    );
}
