//! Tests and intervals of a sample, against published examples, R and values by hand.

use super::change::{THREE, TWO};
use super::{Ran, UNITS, Unit, run, run_in, table, units, workspace};

#[track_caller]
fn near(ran: &Ran, id: &str, wanted: f64, within: f64) {
    let found = ran.number(&format!("c.{id}"));
    assert!((found - wanted).abs() < within, "{id}: {found}, not {wanted}");
}

/// Bentur's pairs as Newcombe (1998) and Fagerland and others (2013) have them: yes–yes 1, yes–no 1, no–yes 7, no–no 12.
fn bentur() -> Vec<Unit> {
    let both = "R1|R2";
    units(&[
        ([Some("1"), Some("1"), None], 1, both),
        ([Some("1"), Some("2"), None], 1, both),
        ([Some("2"), Some("1"), None], 7, both),
        ([Some("2"), Some("2"), None], 12, both),
    ])
}

#[test]
fn mcnemar_in_every_form() {
    let all = "tests = [\"mcnemar_mid_p\", \"mcnemar_exact\", \"mcnemar\", \"mcnemar_cc\"]";
    let ran = run("sample", &bentur(), &table("c", TWO, "q1", all));
    near(&ran, "total.mcnemar.p", 0.033_894_853_5, 1e-9);
    near(&ran, "total.mcnemar_cc.p", 0.077_099_871_7, 1e-9);
    near(&ran, "total.mcnemar_exact.p", 0.070_312_5, 1e-12);
    near(&ran, "total.mcnemar_mid_p.p", 0.039_062_5, 1e-12);
    // The published interval is of first minus second.
    assert_eq!(ran.text("c.total.1.change"), "28.6");
    near(&ran, "total.1.change.low", 0.025_559_124_16, 1e-8);
    near(&ran, "total.1.change.high", 0.506_920_226_7, 1e-8);
    near(&ran, "total.2.change.high", -0.025_559_124_16, 1e-8);
    ran.says("マクネマー検定（正確）: p = 0.070。");
    ran.says("統計量 4.500、自由度 1、p = 0.034。");
    ran.says("変わった対象は8件で、25件に満たないため、カイ二乗近似は粗い。");
    // Beside the tests stands who answered, round by round.
    ran.says("有効回収率 100.0％（21/21）。");
    ran.says("95％信頼区間（ニューカムの方法10、ポイント、有限母集団の修正なし）");
}

#[test]
fn mid_p_is_the_default_and_says_so() {
    let ran = run("sample", &bentur(), &table("c", TWO, "q1", ""));
    ran.says("Fagerland ほか（2013）が勧める mid-p による。");
    ran.says("マクネマー検定（mid-p）: p = 0.039。");
    assert!(!ran.figures.contains_key("c.total.mcnemar.p"));
    // Another level, another interval.
    let wider = run("sample", &bentur(), &table("c", TWO, "q1", "level = 0.99"));
    assert!(wider.number("c.total.1.change.low") < ran.number("c.total.1.change.low"));
    wider.says("99％信頼区間");
    // Part of the units are the same.
    let partly = run("sample", &UNITS, &table("c", TWO, "q1", ""));
    near(&partly, "total.mcnemar_mid_p.p", 0.125, 1e-12);
    partly.says("両回の対象は一部だけが同じなので");
}

#[test]
fn three_options_by_stuart_and_maxwell_or_bowker() {
    let ran = run("sample", &UNITS, &table("c", TWO, "q3", "tests = [\"stuart_maxwell\", \"bowker\"]"));
    near(&ran, "total.stuart_maxwell.statistic", 2.285_714_285_7, 1e-9);
    near(&ran, "total.stuart_maxwell.p", 0.318_906_6, 1e-7);
    near(&ran, "total.bowker.statistic", 2.333_333_333_3, 1e-9);
    near(&ran, "total.bowker.p", 0.506_165_2, 1e-7);
    assert_eq!((ran.value("c.total.stuart_maxwell.df"), ran.value("c.total.bowker.df")), ("2", "3"));
    let default = run("sample", &UNITS, &table("c", TWO, "q3", ""));
    assert!(default.figures.contains_key("c.total.stuart_maxwell.p"));
    assert!(!default.figures.contains_key("c.total.bowker.p"));
}

/// Per option with Holm (R `p.adjust`).
#[test]
fn a_multiple_answer_is_tested_by_option() {
    let ran = run("sample", &UNITS, &table("c", TWO, "q2", ""));
    for (option, p, holm) in [("1", 0.125, 0.375), ("2", 0.25, 0.5), ("3", 0.625, 0.625)] {
        near(&ran, &format!("total.{option}.mcnemar_mid_p.p"), p, 1e-12);
        near(&ran, &format!("total.{option}.mcnemar_mid_p.p_holm"), holm, 1e-12);
    }
    ran.says("ホルムの方法で多重性を調整した");
}

#[test]
fn three_rounds_by_cochran() {
    let ran = run("sample", &UNITS, &table("c", THREE, "q1", ""));
    near(&ran, "total.cochran_q.statistic", 64.0 / 14.0, 1e-12);
    near(&ran, "total.cochran_q.p", 0.101_701_4, 1e-7);
    let ran = run("sample", &UNITS, &table("c", THREE, "q2", ""));
    for (option, p, holm) in
        [("1", 0.173_773_9, 0.347_547_9), ("2", 0.096_971_97, 0.290_915_9), ("3", 0.716_531_3, 0.716_531_3)]
    {
        near(&ran, &format!("total.{option}.cochran_q.p"), p, 1e-7);
        near(&ran, &format!("total.{option}.cochran_q.p_holm"), holm, 1e-7);
    }
    let quantity = run("sample", &UNITS, &table("c", THREE, "q4", ""));
    quantity.says("この設問を3回以上で比べる検定はしていない。");
}

#[test]
fn a_quantity_by_ranks_and_by_its_mean() {
    let ran = run("sample", &UNITS, &table("c", TWO, "q4", "tests = [\"wilcoxon\", \"paired_t\"]"));
    near(&ran, "total.wilcoxon.statistic", 25.0, 1e-12);
    // Seven changed; all signs of their mid-ranks counted.
    near(&ran, "total.wilcoxon.p", 0.078_125, 1e-12);
    ran.says("ウィルコクソンの符号付順位検定（符号の並べ替えによる正確な p）: 統計量 25.000、p = 0.078。");
    near(&ran, "total.paired_t.statistic", 2.104, 5e-4);
    near(&ran, "total.paired_t.p", 0.068_51, 5e-6);
    near(&ran, "total.mean.change.low", -0.122_684_9, 1e-7);
    near(&ran, "total.mean.change.high", 2.678_240_4, 1e-7);
    assert!(run("sample", &UNITS, &table("c", TWO, "q4", "")).figures.contains_key("c.total.wilcoxon.p"));
}

/// Newcombe (1998), table II: 56 of 70 less 48 of 80.
#[test]
fn rounds_that_asked_other_units_are_independent() {
    let others = units(&[
        ([Some("1"), None, None], 48, "R1"),
        ([Some("2"), None, None], 32, "R1"),
        ([None, Some("1"), None], 56, "R2"),
        ([None, Some("2"), None], 14, "R2"),
    ]);
    let ran = run("sample of 6000", &others, &table("c", TWO, "q1", ""));
    assert_eq!((ran.value("c.total.matched"), ran.text("c.total.1.change")), ("0", "20.0"));
    near(&ran, "total.1.change.low", 0.052_431, 1e-6);
    near(&ran, "total.1.change.high", 0.333_873, 1e-6);
    near(&ran, "total.difference.p", 0.008_045_081, 1e-9);
    assert_eq!(ran.text("c.total.1.change.same"), "－");
    ran.says("回ごとに別の対象が答えているので、独立な2標本の方法による。");
    // A test of the same units has nothing to go by, and a test of others none where the units are the same.
    let paired = run("sample", &others, &table("c", TWO, "q1", "tests = [\"mcnemar\"]"));
    paired.says("マクネマー検定（カイ二乗近似）は出せない（すべての回に答えた対象がない）。");
    let same = run("sample", &bentur(), &table("c", TWO, "q1", "tests = [\"difference\"]"));
    same.says("2回の差の検定は出せない（同じ対象が両回に答えており、独立ではない）。");
}

/// Two of two hundred were drawn again: they do not decide what is said of all.
#[test]
fn a_few_units_in_common_are_no_pairs() {
    let of = |again: u32| {
        let counts = [
            ([Some("1"), None, None], 60, "R1"),
            ([Some("2"), None, None], 140 - again, "R1"),
            ([Some("2"), Some("2"), None], again, "R1|R2"),
            ([None, Some("1"), None], 120, "R2"),
            ([None, Some("2"), None], 80 - again, "R2"),
        ];
        run("sample of 6000", &units(&counts), &table("c", TWO, "q1", ""))
    };
    let (with, without) = (of(2), of(0));
    assert_eq!((with.value("c.total.matched"), with.text("c.total.1.change")), ("2", "30.0"));
    for id in ["total.1.change.low", "total.1.change.high", "total.difference.p"] {
        let id = format!("c.{id}");
        assert!((with.number(&id) - without.number(&id)).abs() < 0.001, "{id}");
    }
    with.says("両回に答えた対象は2で、各回の集計対象数の5分の4に満たないため、一部の重なる2つの標本として");
    with.says_nothing_of("回答した対象が回ごとに同じでないことによる分");
    // Somebody who asks for the pairs has them, and is told how few they are.
    let counts = units(&[
        ([Some("1"), None, None], 20, "R1"),
        ([Some("2"), Some("1"), None], 5, "R1|R2"),
        ([None, Some("2"), None], 20, "R2"),
    ]);
    let asked = run("sample of 6000", &counts, &table("c", TWO, "q1", "tests = [\"mcnemar_exact\"]"));
    near(&asked, "total.mcnemar_exact.p", 0.0625, 1e-12);
    asked.says("計画にある同じ対象の検定は、両回に答えた5だけのもの。");
    // Of a mean likewise.
    let mean = run("sample of 6000", &UNITS[2..], &table("c", TWO, "q4", ""));
    near(&mean, "total.matched", 7.0, 1e-9);
    mean.says("一部の重なる2標本の t");
    assert!(mean.figures.contains_key("c.total.difference.p"));
}

/// Each change of the same units says of how many it is, and what the routing leaves out is no missing answer.
#[test]
fn the_same_units_of_every_pair_of_rounds_are_counted() {
    let ran = run("census", &UNITS, &table("c", THREE, "q1", ""));
    let pairs =
        ["R1.to.R2", "R2.to.R3", "R1.to.R3"].map(|pair| ran.value(&format!("c.total.{pair}.matched")).to_owned());
    assert_eq!(pairs, ["9", "10", "9"]);
    ran.says("| 集計対象数（n） | 11 |  | 10 |  | 10 |  |  | 9 |  |  | 10 |  |  | 9 |  |");
    ran.says("うち いずれかの回に有効な回答なし");
    ran.says_nothing_of("うち ほかの回");
    ran.says_nothing_of("非該当");
    // Half of the units answer in all rounds: these are not tested as if they were the rounds.
    let few = units(&[
        ([Some("1"), Some("2"), Some("1")], 6, ""),
        ([Some("1"), None, None], 6, "R1"),
        ([None, Some("2"), Some("1")], 6, "R2|R3"),
    ]);
    let few = run("sample of 600", &few, &table("c", THREE, "q1", ""));
    few.says(
        "すべての回に答えた対象は6で、集計対象数の5分の4に満たない回があるため、回をまとめた検定はしていない。",
    );
    assert!(!few.figures.contains_key("c.total.cochran_q.p"));
}

#[test]
fn whoever_was_not_to_answer_is_not_missing() {
    let folder = tempfile::tempdir().unwrap();
    workspace(folder.path(), "census", &UNITS, &table("c", TWO, "q3", ""));
    let survey = folder.path().join("surveys/offices.toml");
    let text = std::fs::read_to_string(&survey).unwrap();
    let routed = text.replacen("number = \"問3\"", "number = \"問3\"\nuniverse = \"q1 = 1\"", 1);
    std::fs::write(&survey, routed).unwrap();
    for (round, rows) in [
        (
            "R1",
            "K01,2,1,,2\nK02,2,1,,1\nK06,1,1,1,5\nK07,1,1,1,8\nK08,1,2,2,2\nK09,2,3,,1\nK10,1,1,2,6\nK11,1,2,1,9",
        ),
        ("R2", "K01,1,1,1,4\nK02,2,1,,2\nK06,2,1,,5\nK07,1,1,1,9\nK08,1,1,1,7\nK09,2,3,,1\nK12,1,2,3,2"),
    ] {
        let rows: Vec<String> = rows.lines().map(|row| format!("{row},{round}")).collect();
        let path = folder.path().join(format!("returned/{round}/answers.csv"));
        std::fs::write(path, format!("番号,問1,問2,問3,問4,問5\n{}\n", rows.join("\n"))).unwrap();
    }
    let ran = run_in(folder.path());
    // K06 answered, and was not to answer the second time; K10 did not return; K02 and K09 were not to answer in any.
    let value = |id: &str| ran.value(&format!("c.total.{id}")).to_owned();
    assert_eq!(["R1.n", "matched", "R1.routed", "R1.partial", "R1.only"].map(value), ["5", "2", "1", "1", "1"]);
    assert_eq!(["R2.n", "matched", "R2.routed", "R2.partial", "R2.only"].map(value), ["4", "2", "1", "0", "1"]);
    ran.says("うち どの回も非該当 2");
    ran.says("うち ほかの回は非該当");
}

#[test]
fn nothing_changed_is_nothing_to_test() {
    let same = units(&[([Some("1"), Some("1"), Some("1")], 6, ""), ([Some("2"), Some("2"), Some("2")], 5, "")]);
    for (rounds, rows, test) in [
        (TWO, "q1", "mcnemar_mid_p"),
        (TWO, "q1", "mcnemar_exact"),
        (TWO, "q1", "mcnemar"),
        (TWO, "q3", "stuart_maxwell"),
        (TWO, "q3", "bowker"),
        (TWO, "q4", "wilcoxon"),
        (TWO, "q4", "paired_t"),
        (THREE, "q1", "cochran_q"),
    ] {
        let ran = run("sample", &same, &table("c", rounds, rows, &format!("tests = [\"{test}\"]")));
        assert_eq!(ran.text(&format!("c.total.{test}.p")), "－", "{test}");
        ran.says("は出せない（");
    }
    let ran = run("sample", &same, &table("c", TWO, "q1", ""));
    assert_eq!(
        ["1.change", "1.change.same", "1.change.other"].map(|id| ran.text(&format!("c.total.{id}"))),
        ["0.0"; 3]
    );
    ran.says("（2回の回答に変化がない）");
}

/// Where the sample is the whole population, nothing is estimated.
#[test]
fn a_sample_of_everybody_is_none() {
    let ran = run("sample of 21", &bentur(), &table("c", TWO, "q1", ""));
    ran.says("推計ではないため、誤差・検定はない。");
    assert!(!ran.figures.keys().any(|id| id.contains("mcnemar") || id.contains("change.low")));
}
