//! Which groups of a sample answer differently, from a plan to the printed report: marks, letters, each group against the
//! rest, trends along a declared order, and several strata under their design. Expected: R, unless it says otherwise.

use super::requested::{Found, GROUPS, QUESTIONS, Stratum, TABLE, near, run, run_with, workspace};

/// Two questions of four options with scores.
const FOUR: &str = r#"
[[code_list]]
id = "yes"
options = [{ code = "1", label = "はい", score = 1 }, { code = "2", label = "いいえ", score = 2 }, { code = "3", label = "検討中", score = 3 }, { code = "4", label = "その他", score = 4 }]

[[code_list]]
id = "office"
options = [{ code = "1", label = "市", score = 1 }, { code = "2", label = "町", score = 2 }, { code = "3", label = "村", score = 3 }, { code = "4", label = "区", score = 4 }]
"#;

/// The questions with other options: those of the code lists are left out.
fn questions(lists: &str) -> String {
    format!("{lists}\n[[question]]{}", QUESTIONS.split_once("[[question]]").unwrap().1)
}

/// The same with scores from 1 on.
fn scored() -> String {
    ["はい", "いいえ", "検討中", "市", "町", "村"].iter().zip([1, 2, 3, 1, 2, 3]).fold(
        QUESTIONS.to_owned(),
        |text, (label, score)| {
            text.replace(&format!("label = \"{label}\""), &format!("label = \"{label}\", score = {score}"))
        },
    )
}

const SAMPLE: &str = "design = \"sample\"\npopulation = 50000";

/// Answers in rows by groups in columns.
fn stratum(table: &[&[u32]]) -> Vec<(&'static str, &'static str, u32)> {
    let codes = ["1", "2", "3", "4"];
    let cells = table
        .iter()
        .zip(codes)
        .flat_map(|(row, answer)| row.iter().zip(codes).map(move |(count, group)| (answer, group, *count)));
    cells.collect()
}

/// Hair in the rows by colour of eyes (R: `HairEyeColor`).
fn hair_and_eyes() -> Vec<(&'static str, &'static str, u32)> {
    stratum(&[&[68, 20, 15, 5], &[119, 84, 54, 29], &[26, 17, 14, 14], &[7, 94, 10, 16]])
}

fn tested(answers: &[(&str, &str, u32)], lists: &str, keys: &str) -> Found {
    run_with(&questions(lists), &[("office", SAMPLE, answers)], &format!("{TABLE}by = \"q2\"\n{keys}\n"))
}

/// A row of a table of the report, from the one that is meant on.
#[track_caller]
fn row<'r>(report: &'r str, table: &str, begins: &str) -> &'r str {
    let of_table = report.split_once(table).unwrap_or_else(|| panic!("no {table}: {report}")).1;
    of_table.lines().find(|line| line.starts_with(begins)).unwrap_or_else(|| panic!("no {begins}: {of_table}"))
}

/// 11 of 16 cells pass 5 % one by one, 5 after Holm: those alone are marked.
#[test]
fn residuals_are_marked_after_the_adjustment_alone() {
    let found = tested(&hair_and_eyes(), FOUR, "tests = [\"residuals\"]");
    for (id, expected) in [
        ("t.1.1.residual", 6.136_519_69),
        ("t.2.4.residual", 9.967_550_12),
        ("t.1.4.residual", -8.328_247_82),
        ("t.2.1.residual.p.adjusted", 2.732_06e-4),
        ("t.3.4.residual.p.adjusted", 0.068_000_244),
    ] {
        near(found.value(id), expected);
    }
    let marks = found.report.split_once("（調整済み残差）").unwrap().1;
    let table = marks
        .split_once("\n\n")
        .map_or(marks, |(_, rest)| rest.split_once("\n\n").map_or(rest, |(table, _)| table));
    assert_eq!((table.matches('▲').count(), table.matches('▽').count()), (2, 3), "{}", found.report);
    for said in
        ["両側5％、p をホルムの方法で調整", "調整前の残差（±1.96など）では印を付けていない", "比較の数は16"]
    {
        assert!(found.report.contains(said), "{said}: {}", found.report);
    }
    // The least likely of them passes at 10 %, and Benjamini and Hochberg let ten pass.
    let looser = tested(&hair_and_eyes(), FOUR, "tests = [\"residuals\"]\nlevel = 0.9");
    assert!(row(&looser.report, "（調整済み残差）", "| 村 ").contains("△2.74 | ▽"), "{}", looser.report);
    let tenth = tested(&hair_and_eyes(), FOUR, "tests = [\"residuals\"]\nadjust = \"bh\"");
    let marked = tenth.report.matches("▲ |").count() + tenth.report.matches("▽ |").count();
    assert_eq!(marked, 10, "{}", tenth.report);
    assert!(tenth.report.contains("ベンジャミニ・ホッホベルグの方法"));
}

/// X² has p = 0.097 and two raw residuals lie beyond 1.96: nothing is marked.
#[test]
fn no_mark_without_a_reason() {
    let table = stratum(&[&[20, 10, 2, 5], &[410, 350, 200, 120]]);
    let lists = FOUR.replace(
        ", { code = \"3\", label = \"検討中\", score = 3 }, { code = \"4\", label = \"その他\", score = 4 }",
        "",
    );
    let found = tested(&table, &lists, "tests = [\"chi_square\", \"residuals\"]");
    near(found.value("t.tests.chi_square.p"), 0.097_309_4);
    near(found.value("t.1.1.residual"), 1.977_935_9);
    near(found.value("t.3.1.residual"), -2.037_787_5);
    assert!(!found.report.contains("▲ |") && !found.report.contains("▽ |"), "{}", found.report);
}

/// R's smokers in four hospitals: with Holm the letter of the fourth stands at the second alone.
#[test]
fn letters_stand_at_the_larger_share() {
    let two = FOUR.replace(
        ", { code = \"3\", label = \"検討中\", score = 3 }, { code = \"4\", label = \"その他\", score = 4 }",
        "",
    );
    let smokers = stratum(&[&[83, 90, 129, 70], &[3, 3, 7, 12]]);
    let keys = "tests = [\"column_proportions\", \"against_rest\", \"cochran_armitage\"]";
    let found = tested(&smokers, &two, keys);
    near(found.value("t.1.1.column_proportions.4.p.adjusted"), 0.056_644_802);
    near(found.value("t.2.1.column_proportions.4.p.adjusted"), 0.042_845_774);
    let letters = "（区分どうしの割合の比較）";
    assert_eq!(row(&found.report, letters, "| 町 "), "| 町 | B | 93 | 96.8 | D | 3.2 |  |");
    assert_eq!(row(&found.report, letters, "| 区 "), "| 区 | D | 82 | 85.4 |  | 14.6 | B |");
    assert!(found.report.contains("比較の数は選択肢ごとに最大6組"), "{}", found.report);
    let raw = tested(&smokers, &two, &format!("{keys}\nadjust = \"none\""));
    assert_eq!(row(&raw.report, letters, "| 区 "), "| 区 | D | 82 | 85.4 |  | 14.6 | ABC |");
    assert!(raw.report.contains("p は調整していない"), "{}", raw.report);
    let strict = tested(&smokers, &two, &format!("{keys}\nadjust = \"bonferroni\""));
    near(strict.value("t.1.1.column_proportions.4.p.adjusted"), 0.067_973_8);
    near(strict.value("t.3.1.column_proportions.4.p.adjusted"), 0.096_859_8);

    // The fourth hospital against the other three together.
    near(found.value("t.4.1.rest.z"), -3.489_003_614);
    near(found.value("t.4.1.rest.p.adjusted"), 0.001_939_298_4);
    assert_eq!(found.figure("t.4.1.rest.share")["value"], "302/315");
    assert!(
        row(&found.report, "（ほかの全体との比較）", "| 区 | 82 | はい ")
            .ends_with("| 85.4 | 95.9 | △3.49 | 0.002 | ▽ |")
    );
    near(found.value("t.tests.cochran_armitage.statistic").powi(2), 8.224_922_3);
    near(found.value("t.tests.cochran_armitage.p"), 0.004_131_897);
    assert!(found.report.contains("検定は「はい」の割合による"), "{}", found.report);
}

/// SPSS compares no column with a base below 2 or a share of 0 or 1, nor counts its pairs.
#[test]
fn columns_without_spread_are_left_out() {
    let table = stratum(&[&[0, 40, 12, 1], &[40, 10, 28, 0], &[0, 0, 0, 0]]);
    let found = tested(&table, FOUR, "tests = [\"column_proportions\"]");
    let letters = "（区分どうしの割合の比較）";
    assert_eq!(row(&found.report, letters, "| 町 "), "| 町 | B | 50 | 80.0 | C | 20.0 |  | 0.0 | ＊ | 0.0 | ＊ |");
    assert_eq!(
        row(&found.report, letters, "| 市 "),
        "| 市 | A | 40 | 0.0 | ＊ | 100.0 | ＊ | 0.0 | ＊ | 0.0 | ＊ |"
    );
    assert!(found.report.contains("最大1組") && found.report.contains("SPSS と同じ扱い"), "{}", found.report);
    assert_eq!(found.figure("t.1.1.column_proportions.2.p.adjusted")["status"], "undefined");
}

#[test]
fn trends_follow_the_declared_order() {
    let keys = "tests = [\"linear_by_linear\", \"jonckheere\", \"kendall\", \"gamma\"]";
    let found = run_with(&scored(), &[GROUPS], &format!("{TABLE}by = \"q2\"\n{keys}\n"));
    near(found.value("t.tests.linear_by_linear.statistic").powi(2), 8.637_660_006_38);
    near(found.value("t.tests.jonckheere.statistic"), 3.041_594_9);
    near(found.value("t.tests.jonckheere.p"), 0.002_353_284);
    near(found.value("t.tests.kendall.statistic"), 0.435_153_333_6);
    near(found.value("t.tests.kendall.p"), 0.002_353_284);
    near(found.value("t.tests.gamma.statistic"), 228.0 / 368.0);
    assert!(found.report.contains("（区分 1、2、3／答え 1、2、3）"), "{}", found.report);
    // Scores in the other direction turn the sign and nothing else.
    let turned = scored()
        .replace("label = \"市\", score = 1", "label = \"市\", score = 3")
        .replace("label = \"村\", score = 3", "label = \"村\", score = 1");
    let other = run_with(&turned, &[GROUPS], &format!("{TABLE}by = \"q2\"\n{keys}\n"));
    near(other.value("t.tests.jonckheere.statistic"), -3.041_594_9);
}

/// A sample of 40 from 500 beside a census of 5 in which everyone answered. R: `svychisq` with strata and fpc 500 and 5.
#[test]
fn strata_are_tested_under_their_design() {
    let club: Stratum<'_> = ("club", "design = \"census\"", &[("1", "1", 3), ("2", "2", 2)]);
    let found = run(&[GROUPS, club], &format!("{TABLE}by = \"q2\"\ntests = [\"chi_square\"]\n"));
    near(found.value("t.tests.rao_scott.statistic"), 3.313_864_221_203_7);
    near(found.value("t.tests.rao_scott.df"), 3.999_960_115_586_1);
    near(found.value("t.tests.rao_scott.df2"), 171.998_284_970_204);
    near(found.value("t.tests.rao_scott.p"), 0.012_068_924_773_5);
    for said in [
        "ラオ・スコットの2次の補正で検定した",
        "| 3.314 | 4.00、172.00 | 0.012 |",
        "検定は下の表に示す。",
        "club層",
    ] {
        assert!(found.report.contains(said), "{said}: {}", found.report);
    }
    // Pairs and rest: `svyttest` with the same strata, on the rows of both.
    let keys = "by = \"q2\"\ntests = [\"column_proportions\", \"against_rest\"]\n";
    let found = run(&[GROUPS, club], &format!("{TABLE}{keys}"));
    for (id, expected) in [
        ("t.1.1.column_proportions.2.p.adjusted", 0.045_000_420_206_5),
        ("t.1.1.column_proportions.3.p.adjusted", 0.010_991_668_041_7),
        ("t.2.1.column_proportions.3.p.adjusted", 0.459_522_825_178_6),
        ("t.1.1.rest.t", 3.073_930_085_32),
        ("t.3.1.rest.t", -2.193_434_306_61),
        ("t.1.1.rest.p.adjusted", 0.011_111_446_219_1),
    ] {
        near(found.value(id), expected);
    }
    assert!(row(&found.report, "（区分どうしの割合の比較）", "| 市 ").contains("| BC |"), "{}", found.report);
    assert!(found.report.contains("標本設計による t 検定、重みつきの構成比"), "{}", found.report);
    // With one of the census silent nothing is estimated, and the table says why there is no test.
    let silent: Stratum<'_> = ("club", "design = \"census\"", &[("1", "1", 3), ("2", "2", 2), ("-", "-", 1)]);
    let found = run(&[GROUPS, silent], &format!("{TABLE}by = \"q2\"\ntests = [\"chi_square\"]\n"));
    assert!(found.report.contains("求められた検定はしていない"), "{}", found.report);
}

#[test]
fn each_banner_is_compared_by_itself() {
    let keys = "tests = [\"g\", \"residuals\", \"column_proportions\", \"against_rest\"]";
    let found = run(&[GROUPS], &format!("{TABLE}by = [\"q2\", \"stratum\"]\n{keys}\n"));
    near(found.value("t.tests.1.g.statistic"), 11.413_311_967_400_4);
    assert!(found.report.contains("問2: 比較の数は9"), "{}", found.report);
    // A banner of one group has nothing to be compared with.
    for id in ["t.tests.2.g.p", "t.stratum.office.1.residual", "t.stratum.office.1.rest.p.adjusted"] {
        assert_eq!(found.figure(id)["status"], "undefined");
    }
    assert!(found.has("t.q2.1.1.column_proportions.q2.2.p.adjusted"));
}

/// Two samples with other fractions, 40 of 500 and 22 of 60, by a question and by the strata themselves.
#[test]
fn two_samples_are_weighted() {
    let first: Stratum<'_> = (
        "a",
        "design = \"sample\"\npopulation = 500",
        &[("1", "1", 12), ("2", "1", 7), ("1", "2", 5), ("2", "2", 16)],
    );
    let second: Stratum<'_> = (
        "b",
        "design = \"sample\"\npopulation = 60",
        &[("1", "1", 4), ("2", "1", 6), ("1", "2", 9), ("2", "2", 3)],
    );
    let keys = "by = [\"q2\", \"stratum\"]\ntests = [\"chi_square\"]\n";
    let found = run(&[first, second], &format!("{TABLE}{keys}"));
    near(found.value("t.tests.1.rao_scott.statistic"), 5.570_555_765_214_3);
    near(found.value("t.tests.1.rao_scott.df2"), 60.0);
    near(found.value("t.tests.1.rao_scott.p"), 0.021_533_932_139_6);
    near(found.value("t.tests.2.rao_scott.statistic"), 2.083_152_702_444);
    near(found.value("t.tests.2.rao_scott.p"), 0.154_133_268_388);
    let keys =
        "by = [\"q2\", \"stratum\"]\ntests = [\"against_rest\", \"column_proportions\"]\nadjust = \"none\"\n";
    let compared = run(&[first, second], &format!("{TABLE}{keys}"));
    near(compared.value("t.q2.1.1.rest.t"), 2.468_238_338_813_5);
    near(compared.value("t.q2.1.1.rest.p.adjusted"), 0.016_495_710_544_2);
    near(compared.value("t.q2.1.1.rest.share"), 0.294_842_186_297);
    near(compared.value("t.stratum.a.1.rest.t"), -1.452_040_549_241);
    near(compared.value("t.stratum.a.1.column_proportions.stratum.b.p.adjusted"), 0.151_787_666_702);
    // The items of a battery are tested one by one.
    let same = QUESTIONS.replace("codes = \"office\"", "codes = \"yes\"");
    let table = TABLE.replace("rows = \"q1\"", "rows = [\"q1\", \"q2\"]");
    let battery =
        run_with(&same, &[first, second], &format!("{table}by = \"stratum\"\ntests = [\"chi_square\"]\n"));
    near(battery.value("t.q1.tests.rao_scott.statistic"), 2.083_152_702_444);
    assert!(battery.has("t.q2.tests.rao_scott.p"));
}

/// The classes of a quantity stand in their order.
#[test]
fn classes_are_an_order() {
    let number =
        scored().replacen("type = \"single\"\ncodes = \"yes\"", "type = \"quantity\"\nunit = \"か所\"", 1);
    let keys = "by = \"q2\"\nclasses = [\"1\", \"2\", \"3..\"]\ntests = [\"kendall\", \"linear_by_linear\", \"residuals\"]\n";
    let found = run_with(&number, &[GROUPS], &format!("{TABLE}{keys}"));
    near(found.value("t.tests.kendall.statistic"), 0.435_153_333_6);
    near(found.value("t.tests.linear_by_linear.statistic").powi(2), 8.637_660_006_38);
    assert!(found.has("t.3.3-and-up.residual"));
}

/// The formula with its numbers: what was observed, expected and adjusted.
#[test]
fn a_comparison_explains_itself() {
    let root = tempfile::tempdir().unwrap();
    let answers = hair_and_eyes();
    let plan = format!("{TABLE}by = \"q2\"\ntests = [\"residuals\", \"against_rest\", \"chi_square\"]\n");
    workspace(root.path(), &questions(FOUR), &[("office", SAMPLE, &answers)], &plan);
    for (figure, said) in [
        ("t.1.1.residual", "O = 68, E = 40.135, r = 220, c = 108, n = 592"),
        ("t.2.1.residual.p.adjusted", "ホルムの方法: max over p(i) ≤ p of min(1, (m + 1 − i)·p(i))"),
        ("t.2.4.rest.z", "k₁/n₁ = 94/215, k₂/n₂ = 33/377"),
        ("t.tests.chi_square.p", "n = 592, r = 4, c = 4, X² = 138.2898, df = 9"),
    ] {
        let mut explain = std::process::Command::new(env!("CARGO_BIN_EXE_kaishu"));
        explain.args(["explain", "--lang", "ja", "--workspace"]).arg(root.path()).arg(figure);
        let words = String::from_utf8(explain.output().unwrap().stdout).unwrap();
        assert!(words.contains(said), "{said}: {words}");
    }
}

/// What would tell a hidden count is hidden with it: marks, letters and p, and the numbers in their formulas.
#[test]
fn small_counts_stay_hidden_in_comparisons() {
    let table = stratum(&[&[8, 4, 2, 5], &[3, 9, 5, 9], &[1, 2, 6, 4], &[7, 3, 1, 6]]);
    let tests = "[\"residuals\", \"column_proportions\", \"against_rest\", \"chi_square\"]";
    let found = tested(&table, FOUR, &format!("tests = {tests}\n[disclosure]\nrule = \"min-count 3\""));
    for id in ["t.1.3.count", "t.1.3.residual", "t.1.3.rest.share", "t.1.3.rest.z", "t.tests.chi_square.statistic"]
    {
        assert_eq!(found.figure(id)["status"], "suppressed", "{id}");
    }
    assert_eq!(found.figure("t.4.1.residual")["status"], "final");
    assert!(row(&found.report, "（調整済み残差）", "| 市 ").contains("| Ｘ |"), "{}", found.report);
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let refused = |questions: &str, strata: &[Stratum<'_>], keys: &str| {
        let root = tempfile::tempdir().unwrap();
        workspace(root.path(), questions, strata, &format!("{TABLE}by = \"q2\"\n{keys}\n"));
        kaishu::pipeline::workspace::load(root.path()).unwrap_err().text(kaishu::catalogue::Lang::Ja)
    };
    let club: Stratum<'_> = ("club", "design = \"census\"", &[("1", "1", 3), ("2", "2", 2)]);
    let census: Stratum<'_> = ("office", "design = \"census\"", GROUPS.2);
    let open: Stratum<'_> = ("office", "design = \"open\"", GROUPS.2);
    let scored = scored();
    let cases: &[(&str, &[Stratum<'_>], &str, &str)] = &[
        (QUESTIONS, &[census], "tests = [\"residuals\"]", "tests は標本の層についてだけ書けます"),
        (QUESTIONS, &[open], "tests = [\"against_rest\"]", "tests は標本の層についてだけ書けます"),
        (QUESTIONS, &[GROUPS], "tests = [\"kendall\"]", "「q2」の順序は定義にありません"),
        (&scored, &[GROUPS], "tests = [\"cochran_armitage\"]", "「q1」は3つ"),
        (
            QUESTIONS,
            &[GROUPS],
            "tests = [\"residuals\"]\nadjust = \"none\"",
            "残差の印は、調整した p だけに付けます",
        ),
        (
            QUESTIONS,
            &[GROUPS],
            "tests = [\"g\"]\nadjust = \"holm\"",
            "adjust は、いくつもの比較をする検定の p を調整するもの",
        ),
        (QUESTIONS, &[GROUPS], "tests = [\"residuals\"]\nadjust = \"tukey\"", "「adjust」に「tukey」は使えません"),
        (QUESTIONS, &[GROUPS, club], "tests = [\"fisher\"]", "いくつもの層を合わせた標本では使えません"),
        (QUESTIONS, &[GROUPS, club], "tests = [\"residuals\"]", "標本設計による形がありません"),
        (QUESTIONS, &[GROUPS, club], "tests = [\"chi_square\"]\nfpc = false", "層の母集団の大きさを必ず使います"),
    ];
    for (questions, strata, keys, said) in cases {
        let error = refused(questions, strata, keys);
        assert!(error.contains(said), "{said}: {error}");
    }
}
