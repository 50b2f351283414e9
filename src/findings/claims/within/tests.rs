//! The checks, each on a text that has the fault and on one that only looks like it.

use super::*;

fn found(text: &str) -> Vec<(Check, String)> {
    let document = crate::document::read("a.txt", text.as_bytes()).unwrap();
    check(&document)
        .into_iter()
        .map(|found| (found.check, format!("{} / {}", found.found.ja, found.expected.ja)))
        .collect()
}

fn checks(text: &str) -> Vec<Check> {
    found(text).into_iter().map(|(check, _)| check).collect()
}

#[test]
fn a_stated_count_is_compared_with_the_lines_below() {
    assert_eq!(checks("【県域会議】3回\n・H30.11.30 21名\n・H31.1.22 20名\n・H31.3.25 17名\n"), []);
    assert_eq!(
        checks("【県域会議】4回\n・H30.11.30 21名\n・H31.1.22 20名\n・H31.3.25 17名\n"),
        [Check::ListCount]
    );
    // What was cancelled does not count; a remark about another meeting cancels nothing.
    let list = "・H30.11.30 21名\n・H31.1.22 20名 ※他地区は中止\n・H31.3.25 中止\n";
    assert_eq!(checks(&format!("【県域会議】2回\n{list}")), []);
    // Few explanations below a number are no list of it.
    assert_eq!(checks("⑴ 相談件数 20件\n・電話が多い\n・来所は少ない\n"), []);
    assert_eq!(checks("次の3つの課題がある。\n①連携が不十分\n②知識が不足\n③支援が途切れる\n"), []);
    assert_eq!(
        checks("次の４つの課題がある。\n①連携が不十分\n②知識が不足\n③支援が途切れる\n"),
        [Check::ListCount]
    );
    assert_eq!(checks("設置したのは3か所（諏訪、上伊那、上田）である。\n"), []);
    assert_eq!(checks("設置したのは4か所（諏訪、上伊那、上田）である。\n"), [Check::ListCount]);
    assert_eq!(checks("参加は12団体（保護司会、社会福祉協議会、ハローワーク等）である。\n"), []);
}

#[test]
fn days_outside_their_era_are_told_with_their_readings() {
    let list = "・H31.3.14 9名\n・H31.6.20 16名\n・H31.7.2 20名\n・R1.2.7 21名\n・R2.10.12 12名\n";
    let all = found(list);
    assert_eq!(all.iter().map(|(check, _)| *check).collect::<Vec<_>>(), [Check::OutsideEra, Check::TwoReadings]);
    assert!(all[0].1.contains("2 件") && all[0].1.contains("R1.6.20"), "{}", all[0].1);
    assert!(all[1].1.contains("R2.2.7") && all[1].1.contains("H31.2.7"), "{}", all[1].1);
    assert!(all[1].1.contains("並びに合うのは R2.2.7"), "{}", all[1].1);
    let order = "・R1.5.29 20名\n・R1.9.10 23名\n・R1.8.1 23名\n・R2.2.13 5名\n・R2.3.1 8名\n・R2.4.1 8名\n";
    assert_eq!(checks(order), [Check::DayOrder]);
    assert_eq!(checks("・R2.4.1 8名\n・R2.3.1 8名\n・R2.2.13 5名\n"), []);
    assert_eq!(checks("令和2年2月30日に開催した。\n"), [Check::ImpossibleDay]);
}

#[test]
fn totals_are_the_sum_of_their_parts() {
    let table = |total: &str| format!("区分 R1年度 R2年度\n甲市 3 4\n乙市 5 6\n計 8 {total}\n");
    assert_eq!(checks(&table("10")), []);
    assert_eq!(checks(&table("11")), [Check::TableSum]);
    assert_eq!(checks("区分 甲市 乙市 計\n男性 3 4 7\n女性 5 6 12\n"), [Check::TableSum]);
    // 全体 is a base as often as a sum.
    assert_eq!(checks("区分 R1年度 R2年度\n全体 10 12\n知識 8 9\n連携 7 8\n"), []);
}

#[test]
fn a_percentage_is_the_share_of_the_numbers_beside_it() {
    assert_eq!(checks("全体の80.6％、104 ヶ所（回収 129 ヶ所）であった。"), []);
    assert_eq!(checks("全体の80.7％、104 ヶ所（回収 129 ヶ所）であった。"), [Check::ShareAndCount]);
    assert_eq!(checks("必要は69.8％（n=43）である。"), []);
    assert_eq!(checks("必要は69.9％（n=43）である。"), [Check::ShareAndCount]);
}

/// Whatever in front of a number the names of the table do not explain may make another thing of it.
#[test]
fn a_number_of_the_text_is_that_of_the_cell_it_names() {
    let table = "## 実績\n\n| 区分 | 支援件数（件） R1年度 | 支援件数（件） R2年度 |\n|---|---|---|\n| 甲市 | 3 | 4 |\n| 乙市 | 5 | 6 |\n";
    let table = table.replace("支援件数（件） R1年度", "R1年度").replace("支援件数（件） R2年度", "R2年度");
    let told = |text: &str| {
        let text = format!("表　支援件数（単位：件）\n\n{}\n{text}\n", table.split_once("\n\n").unwrap().1);
        let document = crate::document::read("a.md", text.as_bytes()).unwrap();
        check(&document).into_iter().map(|found| found.check).collect::<Vec<_>>()
    };
    for right in [
        "令和2年度の甲市は4件であった。",
        "甲市は、令和元年度が3件、令和2年度が4件である。",
        // Of a part, of another year, of a change, of something else.
        "令和2年度の甲市の新規は2件であった。",
        "甲市は2件であった。",
        "令和2年度の甲市は2件から4件に増えた。",
        "令和2年度の甲市は約5件である。",
        "令和2年度の甲市は7人である。",
        "前年度の甲市は2件であった。",
    ] {
        assert_eq!(told(right), [], "{right}");
    }
    for wrong in ["令和2年度の甲市は5件であった。", "甲市は、令和元年度が3件、令和2年度が6件である。"]
    {
        assert_eq!(told(wrong), [Check::TableAndText], "{wrong}");
    }
}

#[test]
fn a_missed_target_wants_a_sentence() {
    let table = "■ 取組内容①\n相談窓口開設事業\n活動指標 単位 区分 H30年度 R1年度 R2年度\n目標 - 20 20\n実績 6 18 15\n\n①支援対象者数 人\n\n\n";
    assert_eq!(checks(table), [Check::MissedTarget]);
    let spoken = format!("{table}７ 結果\n○相談窓口開設事業\n令和２年度は、目標値の７割となった。\n");
    assert_eq!(checks(&spoken), []);
    let other = format!("{table}７ 結果\n○広報事業\n令和２年度は、目標値の７割となった。\n");
    assert_eq!(checks(&other), [Check::MissedTarget]);
    let named = format!("{table}７ 結果\n支援対象者数は目標を下回った。\n");
    assert_eq!(checks(&named), []);
    assert_eq!(checks(&table.replace("6 18 15", "6 20 21")), []);
}

#[test]
fn notes_are_told_where_a_person_should_look() {
    let methods = "７ 検証\n⑴ 効果検証実施方法\n○会議\n①会議の効果があったか分析し検証する。\n②場所を検証する。\n⑵ 効果検証実施結果\n○会議\n①課題の共有が進んだ。\n";
    assert_eq!(checks(methods), [Check::MethodWithoutResult]);
    assert_eq!(checks(&format!("{methods}②場所は適切だった。\n")), []);
    assert_eq!(
        checks("６ 結果\n計画の策定を促進した。\n研修の結果、正答は前回より5ポイント増え、理解を促進した。\n"),
        [Check::CausalWord]
    );
    assert_eq!(checks("３ 目的\n連携を促進し、再犯防止に寄与する。\n"), []);
    assert_eq!(checks("６ 成果\n参加は多かった。\n７ 参考事項\n"), [Check::EmptySection]);
    assert_eq!(checks("地域定着支援センターと地域生活定着支援センター"), [Check::Spelling]);
    assert_eq!(checks("障がい者支援と障害者支援。県域会議と圏域会議、取組と取り組んだ。"), [Check::Spelling]);
    for check in Check::ALL {
        assert!(check.rule().starts_with("text-"));
    }
}
