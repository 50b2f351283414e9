//! Years in the words of a question, an answer or a class are no time of a value.

use super::Found;
use super::halls::{PLAN, said, verified, workspace};

/// A question about a year, answers that are years, classes that are decades: what is right is called right.
const RIGHT: &str = "# 集会所の調査

## 避難訓練

問1「令和元年度に避難訓練を実施しましたか」では、避難訓練を実施した集会所は75.0％（60/80）であった。

令和元年度に避難訓練を実施した集会所は75.0％（n=80）である。

避難訓練を実施した割合をみると、1970年代では83.3％（25/30）、1980年代では70.0％（35/50）である。

## 建物の建築年代

建物の建築年代は、2010年代が40.0％（32/80）、2000年代が35.0％（28/80）である。

## 見守り活動

見守り活動の開始年度は、令和4年度が32.5％（26/80）、令和3年度が22.5％（18/80）、始めていないが45.0％（36/80）である。

表　避難訓練の実施状況

| 開設 | 集計対象数（n） | 実施した | 構成比（％）・実施した |
| --- | ---: | ---: | ---: |
| 計 | 80 | 60 | 75.0 |
| 1970年代 | 30 | 25 | 83.3 |
| 1980年代 | 50 | 35 | 70.0 |
";

#[test]
fn years_of_labels_are_no_time_of_a_value() {
    let checked = verified(RIGHT);
    let off: Vec<_> = said(&checked).into_iter().filter(|one| one.1 != "agrees").collect();
    assert!(off.is_empty(), "{off:#?}\n{:#?}", checked.statements);
    assert_eq!(checked.statements.len(), 27, "{:#?}", said(&checked));
}

/// Each number by itself made another: it is found, and nothing else is called wrong.
#[test]
fn numbers_beside_such_labels_are_still_checked() {
    let found = Found::of(workspace(PLAN).root());
    let mutants = [
        ("実施した集会所は75.0％（60/80）", "実施した集会所は78.0％（60/80）", "78.0％"),
        ("実施した集会所は75.0％（n=80）", "実施した集会所は72.0％（n=80）", "72.0％"),
        ("1970年代では83.3％", "1970年代では88.3％", "88.3％"),
        ("1980年代では70.0％", "1980年代では77.0％", "77.0％"),
        ("2010年代が40.0％", "2010年代が41.0％", "41.0％"),
        ("令和4年度が32.5％", "令和4年度が35.2％", "35.2％"),
        // What the other year has is no right answer of this one.
        ("令和4年度が32.5％", "令和4年度が22.5％", "22.5％"),
        ("令和3年度が22.5％", "令和3年度が32.5％", "32.5％"),
        ("始めていないが45.0％", "始めていないが54.0％", "54.0％"),
        ("| 1970年代 | 30 | 25 | 83.3 |", "| 1970年代 | 30 | 26 | 83.3 |", "26"),
        ("| 1980年代 | 50 | 35 | 70.0 |", "| 1980年代 | 50 | 35 | 71.0 |", "71.0"),
    ];
    for (right, wrong, told) in mutants {
        assert!(RIGHT.contains(right), "{right}");
        let checked = found.verify("報告.md", RIGHT.replace(right, wrong).as_bytes());
        let wrong = checked.statements.iter().filter(|one| one.disagrees()).map(|one| one.text.as_str());
        // The counts behind a wrong share are compared with the figure that it was taken for.
        let wrong: Vec<&str> = wrong.filter(|text| !text.contains('/')).collect();
        assert_eq!(wrong, [told], "{:#?}", said(&checked));
    }
}

/// A year that no label has is the time of the value.
#[test]
fn a_value_of_another_year_is_still_told() {
    for text in [
        "平成30年度は、避難訓練を実施した集会所は75.0％（60/80）であった。",
        "平成30年度の調査では、令和元年度に避難訓練を実施した割合は75.0％であった。",
        "# 平成30年度の調査\n\n令和元年度に避難訓練を実施した割合は75.0％であった。",
    ] {
        let checked = verified(text);
        let share = checked.statements.iter().find(|one| one.text == "75.0％").unwrap();
        assert_eq!(share.verdict, "disagrees", "{text}: {share:#?}");
        assert!(share.remarks.iter().any(|remark| remark.ja.contains("R2年度")), "{share:#?}");
    }
}
