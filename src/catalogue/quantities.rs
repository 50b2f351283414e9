//! Words of tables of quantities and scores: what a plan may ask, what it may not and why, and what stands in them.

phrases! {
    key_items() { ja: "値を求める設問の並び", en: "questions whose answers are described" }
    key_show() { ja: "示す値（mean 平均 / interval 平均の信頼区間 / sd 標準偏差 / median 中央値 / sum 合計 / min 最小 / max 最大 / nps NPS）", en: "what is shown: mean, interval of the mean, sd, median, sum, min, max, nps" }
    key_quantiles() { ja: "分位点（0.25 など）", en: "quantiles, such as 0.25" }
    key_quantile_rule() { ja: "分位点の決め方（inclusive 両端を含む・既定 / exclusive 両端を含まない）", en: "how quantiles are found (inclusive, the default, or exclusive)" }
    key_scores() { ja: "選択肢の点数（「コード = 点数」の並び）", en: "scores of the options, as 'code = score'" }
    key_score() { ja: "平均を求めるときの点数", en: "score of the option, for means" }
    key_top_steps() { ja: "割合を示す上位の段階の数", en: "how many of the highest scores make the top box" }
    key_bottom_steps() { ja: "割合を示す下位の段階の数", en: "how many of the lowest scores make the bottom box" }
    key_promoters() { ja: "推奨者とする選択肢のコード", en: "codes of those who recommend" }
    key_detractors() { ja: "批判者とする選択肢のコード", en: "codes of those who do not recommend" }
    key_not_for_table(key, kind) { ja: "「{key}」は {kind} の表には使いません", en: "'{key}' has no meaning for a table of kind {kind}" }
    needs_rows_or_items() { ja: "rows（1つの設問）か items（いくつかの設問）のどちらか1つが必要です", en: "exactly one of rows (one question) and items (several) is needed" }
    kind_numbers() { ja: "数量（quantity）か点数のある単一回答（single）", en: "a quantity (quantity) or a single answer with scores (single)" }
    mean_of_codes(name) { ja: "「{name}」は選択肢のコードで答える設問で、コードは数ではないため、平均などは求められません", en: "'{name}' is answered with codes, which are no numbers: they have no mean" }
    declare_scores() { ja: "点数で求めるなら、選択肢リストの各選択肢に score = 5 のように、または表に scores = [\"1 = 5\", \"2 = 4\"] のように点数を書きます。内訳だけなら kind = \"question\" の表にします。", en: "For a mean of scores, give every option a score in its code list (score = 5) or in the table (scores = [\"1 = 5\", \"2 = 4\"]). The options themselves are a table of kind question." }
    mean_of_dates(name) { ja: "「{name}」は日付で、平均などは求められません", en: "'{name}' is a date, which has no mean" }
    scores_lacking(name, codes) { ja: "「{name}」に点数のない選択肢があります: {codes}", en: "'{name}' lacks scores of these options: {codes}" }
    every_option_scored() { ja: "答えとして数える選択肢すべてに点数を書きます。答えでない選択肢（わからない など）は選択肢リストで missing にします。", en: "Every option that is an answer needs a score; one that is none (don't know) is marked with 'missing' in its code list." }
    bad_score(text) { ja: "「{text}」は「コード = 点数」の形ではありません（例: \"1 = 5\"）", en: "'{text}' is not 'code = score' (such as \"1 = 5\")" }
    score_twice(code) { ja: "コード「{code}」の点数が2つあります", en: "code '{code}' has two scores" }
    scores_of_options() { ja: "scores は選択肢で答える設問にだけ使います", en: "scores are for questions answered with options" }
    score_of_no_answer(code) { ja: "選択肢「{code}」は答えでない（missing）ので、点数は付けられません", en: "option '{code}' is no answer (missing) and takes no score" }
    no_interval_here() { ja: "標本の層がないため、信頼区間は示せません（全数調査・任意回答では推計しません）", en: "there is no sample here, so there is no interval: a census or whoever answered estimates nothing" }
    interval_of_samples() { ja: "show から interval を除いてください。標本調査なら、層の design を sample にします。", en: "Leave 'interval' out; where the units were drawn at random, the stratum's design is sample." }
    ends_need_scores(key, name) { ja: "{key} は点数のある設問で使います（「{name}」は数量です）", en: "{key} needs scores ('{name}' is a quantity)" }
    ends_hold_all(key, many, steps) { ja: "{key} = {many} では全員が入ります（点数は{steps}段階）", en: "{key} = {many} holds everybody: there are {steps} ⟦score|scores⟧" }
    only_with_nps(key) { ja: "{key} は show に nps があるときに使います", en: "{key} goes with nps in 'show'" }
    nps_needs_ten(name) { ja: "「{name}」の点数は0から10までではないため、推奨者と批判者が決まりません", en: "the scores of '{name}' are not 0 to 10, so nobody knows who recommends" }
    declare_promoters() { ja: "promoters と detractors に選択肢のコードを書きます。", en: "Name the codes in promoters and detractors." }
    both_promoters_and_detractors() { ja: "promoters と detractors は両方書きます", en: "promoters and detractors go together" }
    both_ends(code) { ja: "コード「{code}」が推奨者と批判者の両方にあります", en: "code '{code}' is among promoters and detractors" }
    bad_quantile(share) { ja: "分位点 {share} は、0と1の間の、まだ書いていない数にします", en: "quantile {share} must lie between 0 and 1 and be named once" }
    rule_without_quantiles() { ja: "quantile_rule は quantiles とともに書きます", en: "quantile_rule goes with quantiles" }
    mean() { ja: "平均", en: "Mean" }
    low(level) { ja: "平均の{level}％区間 下限", en: "{level} % interval of the mean, low" }
    high(level) { ja: "平均の{level}％区間 上限", en: "{level} % interval of the mean, high" }
    sd() { ja: "標準偏差", en: "Standard deviation" }
    median() { ja: "中央値", en: "Median" }
    quantile(percent) { ja: "{percent}％点", en: "{percent} % quantile" }
    sum() { ja: "合計", en: "Sum" }
    min() { ja: "最小", en: "Minimum" }
    max() { ja: "最大", en: "Maximum" }
    top(steps) { ja: "上位{steps}段階（％）", en: "Top {steps} (%)" }
    bottom(steps) { ja: "下位{steps}段階（％）", en: "Bottom {steps} (%)" }
    nps() { ja: "推奨者正味比率（NPS、ポイント）", en: "Net promoter score (points)" }
    outliers() { ja: "離れた値の数", en: "far values" }
    item_heading() { ja: "設問", en: "Question" }
    score_unit() { ja: "点", en: " points" }
    item(number, text, unit) { ja: "{number} {text}（{unit}）", en: "{number} {text} ({unit})" }
    of_group(table, group, item, what) { ja: "{table} {group} {item} {what}", en: "{table} {group} {item} {what}" }
    of_item(number, note) { ja: "{number}: {note}", en: "{number}: {note}" }
    unit_note(unit) { ja: "単位: {unit}。", en: "Unit: {unit}." }
    scores_note(scores) { ja: "点数: {scores}。", en: "Scores: {scores}." }
    score_of(label, score) { ja: "{label}={score}", en: "{label} = {score}" }
    top_note(steps, labels) { ja: "上位{steps}段階: {labels}。", en: "Top {steps}: {labels}." }
    bottom_note(steps, labels) { ja: "下位{steps}段階: {labels}。", en: "Bottom {steps}: {labels}." }
    nps_note(promoters, detractors) { ja: "NPS＝推奨者（{promoters}）の割合−批判者（{detractors}）の割合。", en: "NPS = share of promoters ({promoters}) less share of detractors ({detractors})." }
    inclusive_note() { ja: "分位点は両端を含む方法（R の type 7、表計算の QUARTILE.INC）。", en: "Quantiles include both ends (R type 7, QUARTILE.INC)." }
    exclusive_note() { ja: "分位点は両端を含まない方法（R の type 6、表計算の QUARTILE.EXC）。", en: "Quantiles exclude both ends (R type 6, QUARTILE.EXC)." }
    quantile_at_end_note() { ja: "件数が少なく、最初か最後の値の外になる分位点は、その端の値とした（表計算の QUARTILE.EXC・PERCENTILE.EXC ではエラーになる）。", en: "A quantile that lies before the first or after the last of few answers is that answer (QUARTILE.EXC and PERCENTILE.EXC give an error there)." }
    sd_note() { ja: "標準偏差は n−1 で割ったもの。", en: "The standard deviation divides by n − 1." }
    outliers_note(count) { ja: "四分位範囲の1.5倍より外に離れた値が{count}件ある（平均は中央値と併せて読む）。", en: "{count} ⟦answer lies|answers lie⟧ farther than 1.5 interquartile ranges beyond the quartiles; read the mean with the median." }
    sample(rate) { ja: "標本調査（回収率{rate}％）。", en: "A sample (return rate {rate} %)." }
    sample_of_unknown() { ja: "標本調査。", en: "A sample." }
    t_interval(level) { ja: "平均の区間は t 分布による{level}％信頼区間。", en: "Intervals of means are {level} % by Student's t." }
    t_interval_of(level, population) { ja: "平均の区間は t 分布による{level}％信頼区間で、有限母集団修正 √(1−n/N)（N={population}）を含む。", en: "Intervals of means are {level} % by Student's t, with √(1 − n/N) of the finite population (N={population})." }
    without_design(said) { ja: "{said}層・集落・重みのある標本を、重みを付けずに数えている（回答した対象についての値で、母集団の推計ではない）。", en: "{said} Its strata, clusters or weights are not in these numbers, which speak of those who answered and estimate nothing." }
    several_strata() { ja: "いくつもの層にまたがる行の区間は、層の設計の式が要るため示さない。", en: "A row over several strata has no interval: it would need the formula of the design." }
    only_samples() { ja: "全数・任意回答の行には区間を示さない（推計ではない）。", en: "Rows of a census or of whoever answered have no interval: nothing is estimated." }
    empty_groups(groups) { ja: "答えのない区分: {groups}。", en: "Groups without an answer: {groups}." }
    key_compare() { ja: "標本の区分の比べ方（student 等分散の t・分散分析 / welch ウェルチ / ranks 順位 / trend 傾向）", en: "how groups of a sample are compared: student, welch, ranks, trend" }
    key_adjust() { ja: "いくつもの比較の p の調整（none しない / bonferroni / holm・既定 / bh）", en: "how the p of several comparisons are adjusted: none, bonferroni, holm (the default), bh" }
    adjust_without_compare() { ja: "adjust は compare とともに書きます", en: "adjust goes with compare" }
    no_test_here() { ja: "標本の層がないため、検定はできません（全数調査・任意回答では推計しません）", en: "there is no sample here, so nothing is tested: a census or whoever answered estimates nothing" }
    test_of_samples() { ja: "compare を除いてください。標本調査なら、層の design を sample にします。", en: "Leave 'compare' out; where the units were drawn at random, the stratum's design is sample." }
    compare_needs_by() { ja: "compare には区分（by）が要ります", en: "compare needs groups (by)" }
    groups_overlap(by) { ja: "「{by}」は複数回答で、同じ対象がいくつもの区分に入るため、独立な群としては比べられません", en: "'{by}' takes several answers: its groups overlap and are no independent samples" }
    trend_needs_order(by) { ja: "trend は順序のある単一回答の区分で使います（「{by}」には順序がありません）", en: "trend needs groups in the order of a single answer ('{by}' has none)" }
    not_compared() { ja: "区分の差は検定していない（計画に compare がない）。", en: "Groups were not tested: the plan has no 'compare'." }
    compared_title(table) { ja: "{table}：区分の比較", en: "{table}: groups compared" }
    test_heading() { ja: "検定", en: "Test" }
    groups_heading() { ja: "比べた区分", en: "Groups" }
    statistic_heading() { ja: "統計量", en: "Statistic" }
    df_heading() { ja: "自由度", en: "df" }
    p_heading() { ja: "p", en: "p" }
    adjusted_heading() { ja: "調整した p", en: "Adjusted p" }
    student() { ja: "t 検定（等分散）t", en: "Student's t" }
    welch() { ja: "ウェルチの t 検定 t", en: "Welch's t" }
    anova() { ja: "分散分析 F", en: "Analysis of variance, F" }
    welch_anova() { ja: "ウェルチの分散分析 F", en: "Welch's analysis of variance, F" }
    mann_whitney() { ja: "マン・ホイットニー検定（正規近似、同順位の補正）U", en: "Mann–Whitney U (normal approximation, ties corrected)" }
    mann_whitney_exact() { ja: "マン・ホイットニー検定（並べ替えによる正確な p）U", en: "Mann–Whitney U (exact by permutation)" }
    kruskal_wallis() { ja: "クラスカル・ウォリス検定 H", en: "Kruskal–Wallis H" }
    linear_by_linear() { ja: "傾向の検定（線形×線形の連関、区分は1、2、3…）z", en: "Trend, linear by linear with groups 1, 2, 3 …, z" }
    all_groups(groups) { ja: "{groups}", en: "{groups}" }
    pair_of(first, second) { ja: "{first}−{second}", en: "{first} − {second}" }
    adjusted_by(method) { ja: "組ごとの p は設問と検定ごとに{method}で調整。", en: "p of pairs are adjusted by {method} within a question and test." }
    holm() { ja: "ホルムの方法", en: "Holm's method" }
    bonferroni() { ja: "ボンフェローニの方法", en: "Bonferroni's method" }
    benjamini_hochberg() { ja: "ベンジャミニ・ホッホベルグの方法（偽発見率）", en: "Benjamini and Hochberg's method (false discovery rate)" }
    not_adjusted() { ja: "組ごとの p は調整していない。", en: "p of pairs are not adjusted." }
    left_out(groups) { ja: "標本でないか、いくつもの層にまたがるか、答えのない区分は検定に入れない: {groups}。", en: "Left out of the tests, as no sample, over several strata or without answers: {groups}." }
    too_few_groups() { ja: "比べられる区分が2つないため、検定していない。", en: "Not tested: fewer than two groups can be compared." }
    without_correction() { ja: "検定に有限母集団修正は入れていない。", en: "Tests have no correction for the finite population." }
}
