//! What a plan asks for that rounds, questions and designs do not allow is refused at `check`, at its place, with the reason.

use kaishu::error::Error;
use kaishu::pipeline::workspace::load;

use super::change::{THREE, TWO};
use super::{UNITS, table, workspace};

#[track_caller]
fn refused(design: &str, table: &str, message: &str, help: &str) {
    let folder = tempfile::tempdir().unwrap();
    workspace(folder.path(), design, &UNITS, table);
    let problems = match load(folder.path()) {
        Err(Error::Definition { problems }) => problems,
        other => panic!("{other:?}"),
    };
    let said: Vec<&str> = problems.iter().map(|problem| problem.message.ja.as_str()).collect();
    assert_eq!(said, [message]);
    assert_eq!(problems[0].file, "analysis/plan.toml");
    assert!(problems[0].rendered.ja.contains(&format!("ヒント: {help}")), "{}", problems[0].rendered.ja);
}

#[test]
fn rounds() {
    let listed = "rounds に「offices」の回を古い方から並べます: R1 / R2 / R3";
    refused("sample", &table("c", "[\"R1\"]", "q1", ""), "変化を見るには2つ以上の回が必要です", listed);
    refused(
        "sample",
        &table("c", "[\"R2\", \"R1\"]", "q1", ""),
        "回が順に並んでいません。変化は古い回から新しい回へ見ます",
        listed,
    );
    refused("sample", &table("c", "[\"R1\", \"R4\"]", "q1", ""), "「R4」はありません", "もしかして");
    refused("sample", &table("c", "[\"R1\", \"R1\"]", "q1", ""), "「R1」が二度使われています", "");
}

#[test]
fn questions_and_groups() {
    refused(
        "sample",
        &table("c", TWO, "q5", ""),
        "「q5」は自由記述（text）で、回のあいだで比べられる設問（single・multiple・quantity）ではありません",
        "言葉は数えられません。",
    );
    refused(
        "sample",
        &table("c", TWO, "q1", "by = \"q3\""),
        "「q3」は単一回答（single）で、名簿の列ではありません",
        "選ばれた数は",
    );
}

#[test]
fn tests_in_a_census_and_of_whoever_answered() {
    let help = "tests と level を消してください。";
    for more in ["tests = [\"mcnemar\"]", "level = 0.9"] {
        refused(
            "census",
            &table("c", TWO, "q1", more),
            "「役所」全数調査なので、検定はありません（推計ではなく、変化はそのまま事実です）",
            help,
        );
    }
    refused(
        "open",
        &table("c", TWO, "q1", "tests = [\"difference\"]"),
        "「役所」任意回答なので、検定はありません（回答者が誰を代表するか分かりません）",
        help,
    );
}

#[test]
fn tests_that_do_not_fit() {
    for (rounds, rows, test, message, help) in [
        (
            TWO,
            "q3",
            "mcnemar",
            "「マクネマー検定（カイ二乗近似）」はここでは使えません: 選択肢が2つの設問の検定で、ここには3つあります",
            "使えるもの: stuart_maxwell / bowker / difference",
        ),
        (
            TWO,
            "q1",
            "cochran_q",
            "「コクランのQ検定」はここでは使えません: 3つ以上の回を比べる検定です",
            "使えるもの: mcnemar_mid_p / mcnemar_exact / mcnemar / mcnemar_cc / stuart_maxwell / bowker / difference",
        ),
        (
            THREE,
            "q1",
            "mcnemar_exact",
            "「マクネマー検定（正確）」はここでは使えません: 2つの回を比べる検定です（3つ以上なら cochran_q か、2回ずつの表）",
            "使えるもの: cochran_q",
        ),
        (
            TWO,
            "q2",
            "bowker",
            "「バウカー検定（対称性）」はここでは使えません: 複数回答は選択肢ごとに検定します",
            "使えるもの: mcnemar_mid_p / mcnemar_exact / mcnemar / mcnemar_cc / difference",
        ),
        (
            TWO,
            "q4",
            "mcnemar",
            "「マクネマー検定（カイ二乗近似）」はここでは使えません: 数量ではなく、選択肢のある設問の検定です",
            "使えるもの: wilcoxon / paired_t / difference",
        ),
        (
            THREE,
            "q4",
            "wilcoxon",
            "「ウィルコクソンの符号付順位検定」はここでは使えません: 2つの回を比べる検定です（3つ以上なら cochran_q か、2回ずつの表）",
            "この設問をこの数の回で比べる検定はありません。",
        ),
    ] {
        refused("sample", &table("c", rounds, rows, &format!("tests = [\"{test}\"]")), message, help);
    }
}

/// A sentence about an option that the table does not have, or about none of several, would never be written.
#[test]
fn options_of_sentences() {
    let asked = |rows: &str, option: &str| {
        let sentence = "[[statement]]\nid = \"said\"\nkind = \"change\"\ntable = \"c\"\nsubject = \"割合は\"\n";
        format!("{}{sentence}{option}", table("c", TWO, rows, ""))
    };
    let of = |option: &str| format!("「{option}」は、表「c」の2回の両方にある選択肢ではありません");
    refused("sample", &asked("q1", "option = \"はい\"\n"), &of("はい"), "");
    refused("sample", &asked("q1", "option = \"9\"\n"), &of("9"), "");
    refused("sample", &asked("q4", "option = \"1\"\n"), &of("1"), "数量の表では平均の変化を述べるので");
    refused("sample", &asked("q1", ""), "表「c」のどの選択肢の変化か書かれていません", "");
}
