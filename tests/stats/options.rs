//! Tests of multiple answers, from a plan to the printed report. Expected: the published farmers (`multiple.rs`), and R
//! (`chisq.test`, `fisher.test`, `p.adjust` and the matrices of `compare_multiple.R`).

use kaishu::catalogue::Lang;

use super::multiple::farmers;
use super::requested::{QUESTIONS, Stratum, TABLE, near, run_with, workspace};

const SAMPLE: &str = "design = \"sample\"\npopulation = 50000";

/// Both questions, each of one kind, over code lists of so many options.
fn questions(kinds: [&str; 2], options: [usize; 2]) -> String {
    let list = |id: &str, options: usize| {
        let each: Vec<String> =
            (1..=options).map(|code| format!("{{ code = \"{code}\", label = \"{id}の{code}\" }}")).collect();
        format!("[[code_list]]\nid = \"{id}\"\noptions = [{}]\n\n", each.join(", "))
    };
    let rest = QUESTIONS.split_once("[[question]]").unwrap().1;
    let (one, two) = rest.split_once("[[question]]").unwrap();
    let kind = |question: &str, kind: &str| question.replace("type = \"single\"", &format!("type = \"{kind}\""));
    format!(
        "{}{}[[question]]{}[[question]]{}",
        list("yes", options[0]),
        list("office", options[1]),
        kind(one, kinds[0]),
        kind(two, kinds[1])
    )
}

/// 28 that chose from three; and one that did not answer the second question.
const FIRST: [(&str, u32); 7] = [("1", 7), ("1・2", 4), ("2", 6), ("3", 5), ("1・3", 3), ("2・3", 2), ("1", 1)];

fn with(second: [&'static str; 7]) -> Vec<(&'static str, &'static str, u32)> {
    let each = FIRST.into_iter().zip(second).map(|((one, count), two)| (one, two, count));
    each.chain([("1・2・3", "-", 1)]).collect()
}

/// 262 farmers of Kansas: sources of veterinary information by education. Which side is the multiple answer makes no
/// difference.
#[test]
fn the_published_farmers_by_education() {
    let input = farmers(0);
    let texts: Vec<(String, String, u32)> = (0..input["count"].as_array().unwrap().len())
        .map(|unit| {
            let chosen = input["chosen"][unit].as_array().unwrap().iter().zip(1..);
            let chosen: Vec<String> =
                chosen.filter(|(mark, _)| **mark == 1).map(|(_, o)| format!("{o}")).collect();
            let group = input["group"][unit].as_u64().unwrap() + 1;
            (chosen.join("・"), group.to_string(), u32::try_from(input["count"][unit].as_u64().unwrap()).unwrap())
        })
        .collect();
    let answers: Vec<(&str, &str, u32)> =
        texts.iter().map(|(chosen, group, count)| (chosen.as_str(), group.as_str(), *count)).collect();
    let strata: [Stratum<'_>; 1] = [("office", SAMPLE, &answers)];
    let tests = "tests = [\"mmi\", \"option_chi_square\"]\n";
    let rows =
        run_with(&questions(["multiple", "single"], [5, 5]), &strata, &format!("{TABLE}by = \"q2\"\n{tests}"));
    let turned = TABLE.replace("rows = \"q1\"", "rows = \"q2\"");
    let banner =
        run_with(&questions(["multiple", "single"], [5, 5]), &strata, &format!("{turned}by = \"q1\"\n{tests}"));
    for found in [&rows, &banner] {
        for (id, expected) in [
            ("t.tests.mmi.statistic", 28.678_954_490_764),
            ("t.tests.mmi.df", 18.600_993_027_691),
            ("t.tests.mmi.p", 0.063_223_343_974),
            ("t.tests.mmi_sum.statistic", 30.835_939_19),
            ("t.tests.mmi_sum.df", 20.0),
            ("t.tests.mmi_bonferroni.p", 0.135_733_852_005),
            ("t.tests.option_chi_square.5.statistic", 10.948_689_143_205),
            ("t.tests.option_chi_square.5.p.adjusted", 0.135_733_852_005),
            ("t.tests.option_chi_square.4.df", 4.0),
            ("t.tests.option_chi_square.4.p.adjusted", 0.840_928_653_555),
        ] {
            near(found.value(id), expected);
        }
        for said in [
            "262件を、5の選択肢ごとに「選んだ・選ばない×5区分」の表にして",
            "ラオ・スコットの2次の補正による",
            "（選択肢ごとのカイ二乗検定）",
            "p を表の数についてホルムの方法で調整",
            "母集団",
        ] {
            assert!(found.report.contains(said), "{said}: {}", found.report);
        }
    }
    // p = 0.60 of the table of mentions stands nowhere.
    assert!(!rows.report.contains("0.602") && !banner.report.contains("0.602"), "{}", rows.report);
}

#[test]
fn two_multiple_answers() {
    let answers = with(["1", "1・2", "2・3", "3", "2", "1・3", "3"]);
    let strata: [Stratum<'_>; 1] = [("office", SAMPLE, &answers)];
    let plan = format!("{TABLE}by = \"q2\"\ntests = [\"spmi\", \"option_chi_square\", \"option_fisher\"]\n");
    let found = run_with(&questions(["multiple", "multiple"], [3, 3]), &strata, &plan);
    for (id, expected) in [
        ("t.tests.spmi.statistic", 35.470_672_547_5),
        ("t.tests.spmi.df", 5.684_877_393_47),
        ("t.tests.spmi.p", 2.531_258_414_59e-6),
        ("t.tests.spmi_sum.statistic", 56.155_310_103),
        ("t.tests.spmi_sum.df", 9.0),
        ("t.tests.spmi_bonferroni.p", 7.549_031_727_24e-6),
        ("t.tests.option_chi_square.1.1.statistic", 9.402_550_953_32),
        ("t.tests.option_chi_square.2.3.p.adjusted", 0.573_263_208_422),
        ("t.tests.option_fisher.1.1.p", 0.003_228_339_390_68),
        ("t.tests.option_fisher.1.1.p.adjusted", 0.022_598_375_734_8),
        ("t.tests.option_fisher.1.3.p.adjusted", 6.730_380_939_56e-6),
    ] {
        near(found.value(id), expected);
    }
    for said in ["どちらの設問にも答えた28件を", "9の2×2の表にして", "yesの1×officeの1"] {
        assert!(found.report.contains(said), "{said}: {}", found.report);
    }
}

/// The plan says which test; too small expected counts are told and change nothing. `adjust` rules the p of the options.
#[test]
fn option_by_option_as_the_plan_says() {
    let answers = with(["1", "1", "2", "2", "3", "1", "2"]);
    let strata: [Stratum<'_>; 1] = [("office", SAMPLE, &answers)];
    let plan = |adjust: &str| {
        format!("{TABLE}by = \"q2\"\ntests = [\"option_chi_square\", \"option_fisher\", \"mmi\"]\n{adjust}")
    };
    let lists = questions(["multiple", "single"], [4, 3]);
    let found = run_with(&lists, &strata, &plan(""));
    for (id, expected) in [
        ("t.tests.option_chi_square.1.statistic", 17.510_585_141_4),
        ("t.tests.option_chi_square.3.p.adjusted", 0.038_024_260_752_5),
        ("t.tests.option_fisher.1.p", 5.977_219_262_99e-5),
        ("t.tests.option_fisher.3.p", 0.023_907_595_074_6),
        ("t.tests.option_fisher.3.p.adjusted", 0.047_815_190_149_3),
        ("t.tests.mmi.statistic", 64.011_860_436),
        ("t.tests.mmi.df", 13.719_946_772_7),
        ("t.tests.mmi_bonferroni.p", 0.000_472_874_618_391),
    ] {
        near(found.value(id), expected);
    }
    // Nobody chose the fourth option: it has no test and is no comparison.
    assert_eq!(found.figure("t.tests.option_fisher.4.p")["status"], "undefined");
    for said in [
        "期待度数が足りず（コクランの基準: 5未満が20％以下で、1未満がない）、カイ二乗の p が当てにならないもの: \
         yesの1、yesの2、yesの3。",
        "全員が選んだか、だれも選ばなかったため検定できないもの: yesの4。",
        "28件を、選択肢ごとに「選んだ・選ばない」で検定した（3の表、",
        "3の表のうち3で期待度数が足りず",
    ] {
        assert!(found.report.contains(said), "{said}: {}", found.report);
    }
    let cautious = run_with(&lists, &strata, &plan("adjust = \"bonferroni\"\n"));
    near(cautious.value("t.tests.option_fisher.3.p.adjusted"), 0.071_722_785_223_9);
}

/// Letters and groups against the rest compare groups within an option, so that they hold for a multiple answer in the rows.
#[test]
fn groups_compared_within_each_option() {
    let answers = with(["1", "1", "2", "2", "3", "1", "2"]);
    let plan = format!("{TABLE}by = \"q2\"\ntests = [\"column_proportions\", \"against_rest\"]\n");
    let found = run_with(&questions(["multiple", "single"], [3, 3]), &[("office", SAMPLE, &answers)], &plan);
    for (id, expected) in [
        ("t.1.1.column_proportions.2.p.adjusted", 0.000_136_678_700_185),
        ("t.1.2.column_proportions.2.p.adjusted", 0.847_501_193_268),
        ("t.1.3.rest.z", -2.090_052_412_816),
        ("t.2.3.rest.z", 0.569_275_042_553),
        ("t.3.3.rest.p.adjusted", 0.041_766_172_691_5),
    ] {
        near(found.value(id), expected);
    }
    // Expected are those of chosen and not chosen, option by option, and not those of mentions.
    assert!(found.report.contains("期待度数が5未満のセルが18のうち8あり"), "{}", found.report);
}

/// One group, or answers that do not vary: a reason, no number.
#[test]
fn nothing_to_test_is_said() {
    let lists = questions(["multiple", "single"], [3, 3]);
    let plan = format!("{TABLE}by = \"q2\"\ntests = [\"mmi\", \"option_fisher\"]\n");
    let one = [("1", "1", 4), ("2・3", "1", 3)];
    let apart = [("1", "1", 4), ("2", "2", 3)];
    let one = run_with(&lists, &[("office", SAMPLE, &one)], &plan);
    assert_eq!(one.figure("t.tests.mmi.p")["status"], "undefined");
    assert_eq!(one.figure("t.tests.option_fisher.1.p.adjusted")["status"], "undefined");
    let apart = run_with(&lists, &[("office", SAMPLE, &apart)], &plan);
    assert_eq!(apart.figure("t.tests.mmi.p")["status"], "undefined");
    near(apart.value("t.tests.mmi_sum.statistic"), 14.0);
}

#[test]
fn what_fits_no_multiple_answer_is_refused() {
    let refused = |kinds: [&str; 2], keys: &str| {
        let root = tempfile::tempdir().unwrap();
        let answers = [("1", "1", 4), ("2", "2", 3)];
        workspace(
            root.path(),
            &questions(kinds, [3, 3]),
            &[("office", SAMPLE, &answers)],
            &format!("{TABLE}{keys}"),
        );
        kaishu::pipeline::workspace::load(root.path()).unwrap_err().text(Lang::Ja)
    };
    let (one, two, none) = (["multiple", "single"], ["multiple", "multiple"], ["single", "single"]);
    for (kinds, keys, said) in [
        (
            one,
            "by = \"q2\"\ntests = [\"chi_square\"]\n",
            "column_proportions / against_rest / mmi / option_chi_square / option_fisher を使います",
        ),
        (two, "by = \"q2\"\ntests = [\"fisher\"]\n", "検定 spmi / option_chi_square / option_fisher を使います"),
        (two, "by = \"q2\"\ntests = [\"against_rest\"]\n", "独立性の検定の前提を満たしません"),
        (one, "by = \"q2\"\ntests = [\"spmi\"]\n", "片方だけが複数回答で"),
        (two, "by = \"q2\"\ntests = [\"mmi\"]\n", "どちらも複数回答で"),
        (none, "by = \"q2\"\ntests = [\"mmi\"]\n", "この表には複数回答がありません"),
        (two, "by = \"q1\"\ntests = [\"spmi\"]\n", "「q1」を自分自身と検定することはできません"),
        (two, "by = \"stratum * q2\"\ntests = [\"option_fisher\"]\n", "複数回答を重ねた区分"),
        (two, "by = [\"stratum\", \"q2\"]\ntests = [\"mmi\"]\n", "どちらも複数回答で"),
        (one, "tests = [\"mmi\"]\n", "この表には区分がありません"),
        (one, "by = \"q2\"\npercent_of = \"mentions\"\ntests = [\"mmi\"]\n", "percent_of"),
    ] {
        let error = refused(kinds, keys);
        assert!(error.contains(said), "{said}: {error}");
    }
}
