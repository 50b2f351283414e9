//! Words of the tests of tables of answers.

phrases! {
    chi_square() { ja: "ピアソンのカイ二乗検定", en: "Pearson's chi-square" }
    g() { ja: "尤度比検定（G）", en: "likelihood ratio (G)" }
    fisher() { ja: "フィッシャーの正確検定", en: "Fisher's exact test" }
    cramers_v() { ja: "クラメールのV", en: "Cramér's V" }
    cramers_v_corrected() { ja: "クラメールのV（偏り補正）", en: "Cramér's V, bias corrected" }
    needs_groups() { ja: "検定は区分どうしを比べるもので、この表には区分がありません", en: "a test compares groups, and this table has none" }
    write_by() { ja: "by に区分を書くか、tests を消します", en: "write groups in 'by', or leave 'tests' out" }
    overlapping() { ja: "1件が複数の選択肢や区分に入る表は、独立性の検定の前提を満たしません", en: "where one unit has several answers or is in several groups, tests of independence do not hold" }
    test_per_option() { ja: "tests を消します。選択肢ごとに1つの表にすれば検定できます", en: "leave 'tests' out; a table for each option alone can be tested" }
    plain_counts_only() { ja: "検定は答えのあった件数について行うもので、weight、percent_of、base とは一緒に使えません", en: "tests are of plain counts of those who answered, not with weight, percent_of or base" }
    use_estimates() { ja: "重み付きの検定は kind = \"estimates\" の表（ラオ・スコット）にあります", en: "the weighted test (Rao–Scott) is in tables of kind = \"estimates\"" }
    of_rounds(word) { ja: "「{word}」は回どうしを比べる検定です（kind = \"change\"）", en: "'{word}' compares rounds (kind = \"change\")" }
    of_groups(word) { ja: "「{word}」は1つの回の区分を比べる検定です（設問の表）", en: "'{word}' compares the groups of one round (tables of answers)" }
    fitting(words) { ja: "この表で使えるもの: {words}", en: "fitting here: {words}" }

    title(table) { ja: "{table}（検定）", en: "{table} (tests)" }
    test_heading() { ja: "検定", en: "Test" }
    groups_heading() { ja: "区分", en: "Groups" }
    statistic_heading() { ja: "統計量", en: "Statistic" }
    df_heading() { ja: "自由度", en: "df" }
    p_heading() { ja: "p", en: "p" }
    figure_of(table, test, what) { ja: "{table} {test} {what}", en: "{table} {test} {what}" }
    counted_note(n) { ja: "答えのあった{n}件の実数による。区分が空の行・列は除く。p は調整していない。", en: "On the plain counts of the {n} that answered, without empty rows and columns. p are not adjusted." }
    weak(below, cells) { ja: "期待度数が5未満のセルが{cells}のうち{below}あり、カイ二乗とGの p は当てにならない（コクランの基準: 20％以下で、1未満がない）。", en: "{below} of {cells} expected counts are below 5, so that the p of chi-square and G cannot be relied on (Cochran: at most 20 %, none below 1)." }
    simulated(draws, seed, error) { ja: "フィッシャーの検定は計算が多すぎるため、乱数{draws}回（種 {seed}）による。p の標準誤差 {error}。", en: "Fisher's test is too much work to be exact: {draws} random tables (seed {seed}), standard error of p {error}." }
    strata() { ja: "層を合わせた標本なので、検定していない（単純な標本の式は使えない）。標本設計の検定は kind = \"estimates\" の表にある。", en: "A sample of several strata is not tested by the formulas of a simple one; the test under the design is in tables of kind = \"estimates\"." }
    below() { ja: "検定は下の表に示す。", en: "Tests are in the table below." }
}
