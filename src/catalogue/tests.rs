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
    weighted_note(n) { ja: "答えのあった{n}件による。区分が空の行・列は除く。p は調整していない。", en: "On the {n} that answered, without empty rows and columns. p are not adjusted." }
    weak(below, cells) { ja: "期待度数が5未満のセルが{cells}のうち{below}あり、近似による p は当てにならない（コクランの基準: 20％以下で、1未満がない）。", en: "{below} of {cells} expected counts are below 5, so that approximate p cannot be relied on (Cochran: at most 20 %, none below 1)." }
    simulated(draws, seed, error) { ja: "フィッシャーの検定は計算が多すぎるため、乱数{draws}回（種 {seed}）による。p の標準誤差 {error}。", en: "Fisher's test is too much work to be exact: {draws} random tables (seed {seed}), standard error of p {error}." }
    below() { ja: "検定は下の表に示す。", en: "Tests are in the table below." }
    strata_untested() { ja: "いくつもの層を合わせた標本なので、区分の差は検定していない（tests を書けば標本設計で検定する）。", en: "Over several strata the groups are not tested; 'tests' in the plan does so under the design." }
    not_made() { ja: "標本として扱えないため、求められた検定はしていない（推計ではない）。", en: "The tests that were asked for are not made: this is not a sample, and nothing is estimated." }

    cochran_armitage() { ja: "コクラン・アーミテージの傾向検定（z）", en: "Cochran–Armitage trend (z)" }
    linear_by_linear() { ja: "線形×線形の連関（z）", en: "Linear by linear (z)" }
    jonckheere() { ja: "ヨンクヒール・タプストラの検定（z）", en: "Jonckheere–Terpstra (z)" }
    kendall() { ja: "ケンドールの順位相関 τb", en: "Kendall's tau-b" }
    gamma() { ja: "グッドマン・クラスカルのγ", en: "Goodman and Kruskal's gamma" }
    residuals() { ja: "調整済み残差", en: "Adjusted residual" }
    column_proportions() { ja: "区分どうしの割合の比較", en: "Groups compared in pairs" }
    against_rest() { ja: "ほかの全体との比較", en: "Group against the rest" }
    rao_scott() { ja: "ラオ・スコットの検定（2次、F）", en: "Rao–Scott, second order (F)" }
    hochberg() { ja: "ホッホベルグの方法", en: "Hochberg's method" }
    benjamini_yekutieli() { ja: "ベンジャミニ・イェクティエリの方法", en: "Benjamini and Yekutieli's method" }

    nothing_to_adjust() { ja: "adjust は、いくつもの比較をする検定の p を調整するもので、この表の tests にはありません", en: "'adjust' is for tests that compare many things at once, and 'tests' of this table has none" }
    of_many(words) { ja: "tests に {words} を加えるか、adjust を消します", en: "add {words} to 'tests', or leave 'adjust' out" }
    no_form_of_designs(word) { ja: "「{word}」は、いくつもの層を合わせた標本では使えません（単純な標本の式で、標本設計による形がありません）", en: "'{word}' is not for a sample of several strata: its formula is that of a simple sample, and it has no form under a design" }
    one_stratum() { ja: "chi_square（ラオ・スコットの検定になります）、column_proportions、against_rest（標本設計の t になります）を使うか、filter = \"stratum = …\" で1つの層に絞ります", en: "use chi_square (which is then Rao–Scott's), column_proportions or against_rest (then t under the design), or narrow it to one stratum by filter = \"stratum = …\"" }
    design_is_finite() { ja: "いくつもの層を合わせた検定は、層の母集団の大きさを必ず使います（fpc = false にはできません）", en: "a test over several strata always uses the sizes of their populations (fpc = false is not possible)" }
    leave_fpc_out() { ja: "fpc = false を消すか、tests を消します", en: "leave fpc = false out, or 'tests'" }
    marks_are_adjusted() { ja: "残差の印は、調整した p だけに付けます（調整しないと、セルの多い表では偶然に印が付きます）", en: "residuals are marked only by adjusted p: without adjustment, marks turn up by chance in a table of many cells" }
    adjust_otherwise() { ja: "adjust を holm / bonferroni / bh のどれかにするか、消します（holm になります）", en: "write adjust = holm, bonferroni or bh, or leave it out (holm)" }
    groups_without_order(test, by) { ja: "「{test}」は順序のある区分で使います（「{by}」の順序は定義にありません）", en: "'{test}' needs groups in an order, and the definition declares none for '{by}'" }
    answers_without_order(test, rows) { ja: "「{test}」は順序のある答えで使います（「{rows}」の順序は定義にありません）", en: "'{test}' needs answers in an order, and the definition declares none for '{rows}'" }
    declare_scores() { ja: "単一回答の選択肢のすべてに score を書くと、それが順序になります。数量や日付の答えなら classes で区分します", en: "a score for every option of a single answer declares the order; a quantity or date in the rows has that of its classes" }
    two_options_wanted(test, rows, options) { ja: "「{test}」は選択肢が2つの設問で使います（「{rows}」は{options}つ）", en: "'{test}' is for two options ('{rows}' has {options})" }
    use_ordered() { ja: "選択肢に順序があれば linear_by_linear か jonckheere を使います", en: "where the options have an order, use linear_by_linear or jonckheere" }

    share_along(option) { ja: "コクラン・アーミテージの検定は「{option}」の割合による。z が正なら、区分の点数とともに増える。", en: "Cochran–Armitage is of the share of '{option}'; z above 0 says that it rises with the scores of the groups." }
    orders(groups, options) { ja: "順序は定義の点数による（区分 {groups}／答え {options}）。z、τb、γ が正なら、区分とともに答えの点数も上がる。", en: "The order is that of the scores in the definition (groups {groups}; answers {options}). z, tau-b and gamma above 0 say that answers rise with the groups." }
    order_of_groups(groups) { ja: "順序は定義の点数による（区分 {groups}）。", en: "The order is that of the scores in the definition (groups {groups})." }
    under_design() { ja: "層を合わせた標本なので、標本設計によるラオ・スコットの2次の補正で検定した（重みつきの構成比）。", en: "Over several strata: tested under the design by Rao and Scott's second order, on weighted shares." }

    residuals_title(table) { ja: "{table}（調整済み残差）", en: "{table} (adjusted residuals)" }
    residual_heading() { ja: "残差", en: "Residual" }
    mark_heading() { ja: "印", en: "Mark" }
    residual_marks(alpha, method) { ja: "▲は期待度数より有意に多く、▽は有意に少ない（両側{alpha}％、p を{method}で調整）。数の前の△は負を示す。", en: "▲ significantly more than expected, ▽ significantly fewer (two-sided {alpha} %, p adjusted by {method}). − before a number is a minus sign." }
    raw_is_not_used() { ja: "調整前の残差（±1.96など）では印を付けていない。", en: "The raw residual (±1.96 and the like) sets no mark." }
    cells_compared(cells) { ja: "比較の数は{cells}（度数のある行と列のセル）。", en: "{cells} ⟦comparison|comparisons⟧: the cells of rows and columns with anybody." }
    adjusted_p_of(what) { ja: "{what} 調整した p", en: "{what}, adjusted p" }
    z_of(what) { ja: "{what} z", en: "{what}, z" }
    against(group) { ja: "「{group}」との比較", en: "against '{group}'" }
    of_cell(cell, what) { ja: "{cell} {what}", en: "{cell}, {what}" }
    not_adjusted_name() { ja: "調整なし", en: "not adjusted" }
    p_as_it_is() { ja: "p は調整していない", en: "p not adjusted" }
    p_adjusted_by(method) { ja: "p を選択肢ごとに{method}で調整", en: "p adjusted by {method} within each option" }

    letters_title(table) { ja: "{table}（区分どうしの割合の比較）", en: "{table} (groups compared in pairs)" }
    letter_heading() { ja: "文字", en: "Letter" }
    letters_heading() { ja: "より小さい区分", en: "Larger than" }
    letters_note(test, alpha, adjusted) { ja: "「より小さい区分」の文字の区分より、割合が有意に大きい（{test}、両側{alpha}％、{adjusted}）。", en: "The share is significantly larger than those of the groups whose letters stand beside it ({test}, two-sided {alpha} %, {adjusted})." }
    left_out_note() { ja: "＊は比べていない（n が2未満か、割合が0％か100％。SPSS と同じ扱いで、比較の数にも入らない）。", en: "* is not compared: n below 2, or a share of 0 or 100 % (as in SPSS; such pairs are no comparisons)." }
    pairs_compared(pairs) { ja: "比較の数は選択肢ごとに最大{pairs}組。", en: "At most {pairs} pairs are compared for an option." }
    pairs_not_listed(groups) { ja: "区分が{groups}より多いため、1組ごとの p は示さない。", en: "With more than {groups} groups, single p are not given." }

    rest_title(table) { ja: "{table}（ほかの全体との比較）", en: "{table} (each group against the rest)" }
    option_heading() { ja: "選択肢", en: "Option" }
    rest_heading() { ja: "ほかの構成比（％）", en: "Share of the rest (%)" }
    by_pooled_z() { ja: "2つの割合の z 検定", en: "pooled z" }
    by_design() { ja: "標本設計による t 検定、重みつきの構成比", en: "t under the design, on weighted shares" }
    t_heading() { ja: "t", en: "t" }
    t_of(what) { ja: "{what} t", en: "{what}, t" }
    z_heading() { ja: "z", en: "z" }
    adjusted_heading() { ja: "調整した p", en: "Adjusted p" }
    rest_note(test, alpha, adjusted) { ja: "区分ごとに、同じ分け方のほかの区分の全体と比べた（その区分を含む合計とではない）。▲は有意に大きく、▽は有意に小さい（{test}、両側{alpha}％、{adjusted}）。z や t の前の△は負を示す。", en: "Each group is compared with all others of its banner together, not with a total that holds it. ▲ significantly larger, ▽ smaller ({test}, two-sided {alpha} %, {adjusted}). − before z or t is a minus sign." }
    groups_compared(groups) { ja: "比較の数は選択肢ごとに最大{groups}。", en: "At most {groups} comparisons for an option." }
}
