//! `kaishu explain FIGURE`: the formula with its numbers, from the figure and from how it was made.

use std::collections::BTreeMap;
use std::path::Path;

use kaishu::catalogue::{Lang, Phrase};
use kaishu::findings::figure::{Beside, Figure, FigureValue};
use kaishu::findings::how::{How, Topic, Working};
use kaishu::report::explain_figure::{Known, explain, topic_words};
use kaishu::stats::base::BaseChain;
use kaishu::stats::finite::Part;
use kaishu::stats::inference::InferenceMode;
use kaishu::stats::precision::Wanted;
use kaishu::stats::share::{Share, beyond};
use kaishu::stats::{Level, Undefined};
use kaishu::survey::area::Areas;
use kaishu::tally::engine::Local;

use crate::support::Workspace;
use crate::support::evaluated::Collected;

#[test]
fn a_share_of_an_incomplete_census() {
    let workspace = Workspace::bundled();
    let said = workspace.kaishu(&["explain", "network-needed"]);
    said.ends_with(0);
    assert_eq!(
        said.stdout,
        "network-needed  ネットワークが必要と回答した割合
  80.6％  ［確定］

何を数えたか
  数えるもの: 問1（q1）＝「1 必要である」
  再犯防止推進ネットワーク構築事業に関するアンケート（令和2年度調査）
  対象: 有効な回収票
  母数: そのうち、問1（q1）に有効な答えのあるもの（n）

計算
  割合 ＝ k ÷ n ＝ 104 ÷ 129 ＝ 80.620…％、四捨五入して 80.6％

集計対象（n）
  配布172
  −未回収43＝回収129
  ＝有効129
  ＝n 129

言えること
  全数調査で、答えのないものがある: m ＝ 未回収43 ＝ 43
  全数調査（回答129、答えのないもの43）。標本ではないため、誤差・検定はない。
  下限 ＝ k ÷（n＋m）＝ 104 ÷（129＋43）＝ 104 ÷ 172 ＝ 60.465…％、四捨五入して 60.5％
  上限 ＝（k＋m）÷（n＋m）＝（104＋43）÷（129＋43）＝ 147 ÷ 172 ＝ 85.465…％、四捨五入して 85.5％
  答えのない m がすべて「ちがう」と答えたときと、すべて「そうだ」と答えたとき。仮定も信頼水準もない

注
  答えのない分を含む全172では 60.5〜85.5％の間

式と出典
  docs/methods.ja.md「割合と、無回答を含めた範囲」

もとになったセル
  253（一覧: kaishu trace network-needed）
"
    );
    assert!(!workspace.path("out").exists());
    workspace.kaishu(&["explain", "network-neded"]).ends_with(2).says("（近いもの: network-needed");
}

#[test]
fn figures_of_other_kinds_show_what_they_were_made_from() {
    let workspace = Workspace::bundled();
    for (id, lines) in [
        (
            "clients-whole-period",
            &["達成率 ＝ 実績 ÷ 目標 ＝ (18 + 15) ÷ (20 + 20) ＝ 33/40 ＝ 82.5％（割り切れる）"][..],
        ),
        ("clients-R2-change", &["＝（15 − 18）÷ 18 ＝ △16.666…％、四捨五入して △16.7％"]),
        ("comprehension-R1-gap", &["差 ＝ 実績 − 目標 ＝ 65 − 70 ＝ △5.0ポイント（割り切れる）"]),
        ("consultation-clients.actual.FY2020", &["事務局が記入した数（計算していない）", "値 ＝ 15人"]),
        (
            "consultation-clients.counted.FY2020",
            &[
                "相談者番号（client）の異なる値（窓口（area）ごとに数えて足す）",
                "対象: 行われた記録のうち、相談日（date）が 2020-04-01〜2020-09-30",
            ],
        ),
        (
            "need-by-area.saku.1.count",
            &["対象: 有効な回収票のうち、層＝「municipality 市町村」、かつ 地域＝「saku 佐久」", "数えた数 ＝ 6"],
        ),
        ("network-returned", &["数えるもの: 回収数", "対象: 配布した先", "回収数 ＝ 129"]),
        (
            "response-rates.network-need.R2.total.return_rate",
            &["回収率（％） ＝ 129 ÷ 172 ＝ 75.0％（割り切れる）"],
        ),
        ("entry-supported", &["どの対象にも有効な答えか非該当がある（答えのないもの 0、n ＝ 18）"]),
        ("claim-clients-whole-period", &["公表された文にある主張（確かめる相手で、何の計算にも使わない）"]),
    ] {
        let said = workspace.kaishu(&["explain", id]);
        said.ends_with(0);
        for line in lines {
            said.says(line);
        }
    }
}

/// A statistic of a quantity by its formula, where and among whom.
#[test]
fn a_standard_deviation_shows_its_formula() {
    let workspace = Workspace::bundled();
    let asked = ["tabulate", "--kind", "quantities", "--survey", "network-need", "--items", "q3", "--show", "sd"];
    workspace
        .kaishu(&[&asked[..], &["--explain", "quantities.total.q3.sd"]].concat())
        .ends_with(0)
        .says("対象: 有効な回収票")
        .says("値 ＝ 6.4件\n  標準偏差: s = √(Σ(x − x̄)² / (n − 1))\n  ここで n = 115, x̄ = 4.4000")
        .says("docs/methods.ja.md「順序と数値」");
}

fn lines(figure: &Figure, lang: Lang) -> String {
    let (areas, figures) = (Areas::default(), BTreeMap::new());
    let parts = explain(figure, Known { surveys: &[], areas: &areas, figures: &figures });
    let all = parts.iter().flat_map(|part| std::iter::once(&part.heading).chain(&part.lines));
    all.map(|line| line.text(lang)).collect::<Vec<_>>().join("\n")
}

fn of_a_sample(k: u64, n: u64, population: Option<u64>) -> Figure {
    let value = FigureValue::Share(Share { numerator: k, denominator: n });
    let mut figure = Figure::computed("s", Phrase::same("s"), value, kaishu::catalogue::units::percent(), 1);
    figure.base = Some(BaseChain { distributed: Some(n), returned: n, valid: n, n, ..BaseChain::default() });
    let mode = InferenceMode::Sample { population };
    figure.mode = Some(mode);
    let parts = Ok(vec![Part { population, seen: n, answered: n, yes: k }]);
    let share = Share { numerator: k, denominator: n };
    let beyond = beyond(share, &figure.base.unwrap(), mode, &parts, &Wanted::default());
    figure.beyond = Some(Beside { words: Phrase::default(), beyond, level: Level::PERCENT_95, simple: true });
    figure
}

/// The numbers are those of `docs/methods.md`.
#[test]
fn a_share_of_a_sample_shows_its_interval() {
    let said = lines(&of_a_sample(25, 60, Some(500)), Lang::En);
    assert!(said.contains("a sample (population N = 500)\n95 % interval ("), "{said}");
    assert!(
        said.contains(
            "k = 25, n = 60, p = k/n = 25/60, N = 500, se² = (1 − n/N)·p(1−p)/(n−1), se = 0.060210, t(59) = 2.0010"
        ),
        "{said}"
    );
    assert!(said.contains("= 30.4 to 53.8 %\n"), "{said}");
    assert!(said.contains("docs/methods.md, 'Finite population'"), "{said}");
    let said = lines(&of_a_sample(25, 60, None), Lang::Ja);
    assert!(said.contains("(2k + z² ± z√(z² + 4k(n−k)/n)) / 2(n + z²)\nここで k = 25, n = 60, p = k/n = 25/60, z = 1.9600\n＝ 30.1〜54.3％"), "{said}");
    let said = lines(&of_a_sample(0, 60, Some(500)), Lang::En);
    assert!(said.contains("P(X ≤ k | M) > α/2"), "{said}");
}

#[test]
fn what_cannot_be_computed_says_why_once_and_a_method_shows_its_numbers() {
    let value = FigureValue::Undefined(Undefined::EmptyBase);
    let mut figure = Figure::computed("u", Phrase::same("u"), value, kaishu::catalogue::units::percent(), 1);
    figure.notes.push(Undefined::EmptyBase.words());
    let reason = Undefined::EmptyBase.words().ja;
    assert_eq!(lines(&figure, Lang::Ja), format!("計算\n計算できない: {reason}"));
    let mut figure =
        Figure::computed("t", Phrase::same("t"), FigureValue::Count(3), kaishu::catalogue::units::none(), 0);
    figure.how = How::Worked(Box::new(Working {
        method: Phrase { ja: "検定".to_owned(), en: "a test".to_owned() },
        formula: "Σ(O − E)²/E".to_owned(),
        terms: vec![("df".to_owned(), "2".to_owned())],
        topic: Topic::Tables,
    }));
    let said = lines(&figure, Lang::En);
    assert!(
        said.contains("a test: Σ(O − E)²/E\nwhere df = 2\n") && said.ends_with("'Tables of counts'"),
        "{said}"
    );
}

/// Every part of the methods that an explanation points at is there, in both languages.
#[test]
fn the_methods_have_every_part_that_is_pointed_at() {
    for (lang, file) in [(Lang::Ja, "docs/methods.ja.md"), (Lang::En, "docs/methods.md")] {
        let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        for topic in Topic::ALL {
            let words = topic_words(topic);
            let heading = format!("\n## {}", words.text(lang));
            assert!(page.contains(&heading), "{file} has no heading {}", words.text(lang));
        }
    }
}

/// No figure of the bundled example is without an explanation, and none holds the other language's words.
#[test]
fn every_figure_of_the_example_is_explained() {
    let collected = Collected::of(Path::new(env!("CARGO_MANIFEST_DIR")));
    let (surveys, areas) = (&collected.workspace.surveys, &collected.workspace.areas);
    let figures = &collected.evaluated(&Local).findings.figures;
    for figure in figures.values() {
        let parts = explain(figure, Known { surveys, areas, figures });
        assert!(parts.iter().any(|part| part.heading.en == "Formula"), "{}: {parts:?}", figure.id);
        if matches!(figure.value, FigureValue::Share(_)) {
            assert!(parts.iter().any(|part| part.heading.en == "Formula and source"), "{}", figure.id);
            assert_ne!(figure.how, How::Plain, "{} does not say how it was made", figure.id);
        }
    }
}
