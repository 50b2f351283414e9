//! Words of sampling designs: their keys, what is wrong with them, and the tables of what is estimated under them.

phrases! {
    key_sampling() { ja: "標本設計（単純無作為抽出でないとき）", en: "the design of the sample, where it is more than a simple random sample" }
    key_sampling_weight() { ja: "名簿の列: 各対象のウェイト（母集団の何件を代表するか）。なければ 層の母集団÷有効回収", en: "frame column with the weight of each unit; without one, the population of the stratum over its valid returns" }
    key_sampling_cluster() { ja: "名簿の列: 第1段で抽出した集落", en: "frame column of the clusters that were drawn first" }
    key_sampling_clusters() { ja: "名簿の列: 母集団のその層にある集落の数", en: "frame column with the number of clusters in the stratum of the population" }
    key_sampling_units() { ja: "名簿の列: 母集団のその集落にある対象の数（2段抽出）", en: "frame column with the number of units in the cluster of the population (two stages)" }
    key_lonely() { ja: "集落が1つしかない層の扱い: fail 計算しない / remove 0とする / adjust 全体の平均との差 / average 他の層の平均", en: "a stratum with one cluster: fail, remove, adjust (distance from the overall mean) or average (of the other strata)" }
    key_margin() { ja: "母集団の構成に合わせる区分（1つの列なら事後層化、複数の列ならレイキング）", en: "groups whose sizes in the population are known: of one column they post-stratify, of several they rake" }
    key_margin_column() { ja: "名簿の列", en: "frame column" }
    key_margin_code() { ja: "列の値", en: "value of the column" }
    key_margin_population() { ja: "母集団の数", en: "units of the population" }

    key_ratio_to() { ja: "rows を割る数量の設問（母集団の合計どうしの比）", en: "quantity that 'rows' is divided by (ratio of population totals)" }
    kind_options_or_quantity() { ja: "選択肢のある設問か数量の設問", en: "a question with options or a quantity" }
    ratio_of_quantities(name) { ja: "ratio_to は数量どうしの比です。「{name}」は数量ではありません", en: "'ratio_to' is for two quantities; '{name}' is none" }
    open_stratum(strata) { ja: "母集団を推計できない層があります: {strata}", en: "nothing can be estimated for a population with {strata}" }
    hint_open_stratum() { ja: "filter でその層を除くか、kind を書かない表（回答者についての表）にします", en: "leave it out by 'filter', or ask for a table without 'kind', which speaks of those who answered" }
    no_sample() { ja: "標本の層がないので、推計するものがありません（全数調査は数えるだけです）", en: "no stratum is a sample: a census is counted, not estimated" }
    hint_no_sample() { ja: "kind を書かない表にします", en: "ask for a table without 'kind'" }
    no_population(label) { ja: "層「{label}」の母集団の数もウェイトもないので、層を合わせて推計できません", en: "neither the population of the stratum '{label}' nor a weight is known, so strata cannot be put together" }
    hint_no_population() { ja: "[[stratum]] に population を、または [sampling] に weight を書きます", en: "write 'population' in [[stratum]] or 'weight' in [sampling]" }

    group_heading() { ja: "区分", en: "Group" }
    option_heading() { ja: "選択肢", en: "Option" }
    weighted_heading() { ja: "母集団の数（推計）", en: "Population (estimated)" }
    share_heading() { ja: "割合（推計、％）", en: "Share (estimated, %)" }
    mean_heading() { ja: "平均（推計）", en: "Mean (estimated)" }
    total_heading() { ja: "合計（推計）", en: "Total (estimated)" }
    total_error_heading() { ja: "合計の標準誤差", en: "Standard error of the total" }
    ratio_heading() { ja: "比（推計）", en: "Ratio (estimated)" }
    error_heading() { ja: "標準誤差", en: "Standard error" }
    error_points_heading() { ja: "標準誤差（ポイント）", en: "Standard error (points)" }
    low_heading(level) { ja: "{level}％信頼区間 下限", en: "{level} % interval, low" }
    high_heading(level) { ja: "上限", en: "high (of the {level} % interval)" }
    effect_heading() { ja: "デザイン効果", en: "Design effect" }
    figure_of(table, group, what) { ja: "{table} {group} {what}", en: "{table} {group} {what}" }
    test_of(table, what) { ja: "{table} {what}", en: "{table} {what}" }
    statistic() { ja: "独立性の検定 F", en: "test of independence, F" }
    p_value() { ja: "独立性の検定 p", en: "test of independence, p" }
    weights_of_column(column) { ja: "ウェイト: 名簿の列「{column}」", en: "weights: frame column '{column}'" }
    weights_of_those(sum) { ja: "答えた対象のウェイトの計 {sum}（答えのない対象の分は補っていない）", en: "weights of those who answered: {sum} in all (not adjusted for those who did not)" }
    weights_of_strata() { ja: "ウェイト: 層の母集団の数÷その設問に答えた数（答えなかった対象は、同じ層の答えた対象と同じとみなす）", en: "weights: population of the stratum over those who answered the question (those who did not answer are taken to be like those of the stratum who did)" }
    weights_equal() { ja: "ウェイトなし（どの対象も等しく扱う）", en: "no weights (every unit counts alike)" }
    design_line(strata, clusters, df) { ja: "標本設計: 層{strata}、第1段の抽出単位{clusters}、自由度{df}", en: "design: {strata} strata, {clusters} units of the first stage, {df} degrees of freedom" }
    corrected() { ja: "有限母集団修正あり", en: "with finite population correction" }
    uncorrected() { ja: "有限母集団修正なし（母集団の数がわからない）", en: "without finite population correction (sizes are not known)" }
    corrected_partly() { ja: "母集団の数がわかる層だけ有限母集団修正あり", en: "finite population correction where the size of the stratum is known" }
    post_stratified(column) { ja: "「{column}」の母集団の構成に合わせた（事後層化）", en: "brought to the population sizes of '{column}' (post-stratification)" }
    raked(columns) { ja: "{columns} の母集団の構成に合わせた（レイキング）", en: "brought to the population sizes of {columns} (raking)" }
    lonely_fail() { ja: "集落が1つしかない層があれば標準誤差は計算しない", en: "no standard error where a stratum has one cluster" }
    lonely_remove() { ja: "集落が1つしかない層のばらつきは0とする", en: "a stratum with one cluster adds no variance" }
    lonely_adjust() { ja: "集落が1つしかない層は全体の平均との差をばらつきとする", en: "of a stratum with one cluster the distance from the overall mean is taken" }
    lonely_average() { ja: "集落が1つしかない層は他の層の平均のばらつきとする", en: "a stratum with one cluster adds the average of the others" }
    take_all(labels) { ja: "全数の層（{labels}）は全て調べた層（N=n）として含む", en: "strata of a census ({labels}) are in it as taken whole (N = n)" }
    effective(n, effective) { ja: "回答{n}件、ウェイトのばらつきによる有効標本数（キッシュ）{effective}", en: "{n} ⟦answer|answers⟧, effective base under unequal weights (Kish) {effective}" }
    interval_note(level, method) { ja: "信頼区間: {method}、水準{level}％", en: "intervals: {method}, level {level} %" }
    interval_t(level) { ja: "信頼区間: t分布（標本設計の自由度）、水準{level}％", en: "intervals: t with the degrees of freedom of the design, level {level} %" }
    independence(f, df1, df2, p) { ja: "区分と選択肢の独立性（ラオ・スコットの2次修正）: F({df1}, {df2}) = {f}、{p}", en: "independence of groups and options (Rao–Scott, second order): F({df1}, {df2}) = {f}, {p}" }
    independence_undefined(reason) { ja: "独立性の検定はできない（{reason}）", en: "independence not tested ({reason})" }
    not_tested_multiple() { ja: "複数回答のため、独立性の検定はしていない", en: "multiple answers: independence is not tested" }
    not_estimated() { ja: "全数の層に答えのない対象があるため、推計しない（答えは標本ではない）", en: "a stratum of a census has units without an answer, so nothing is estimated: those who answered are no sample" }

    needs_sample_stratum() { ja: "標本設計（sampling）は、design が sample の層がある調査にだけ書きます", en: "'sampling' belongs to a survey with a stratum of design sample" }
    needs_cluster(key) { ja: "{key} には cluster（集落の列）が必要です", en: "'{key}' needs 'cluster', the column of the clusters" }
    needs_clusters() { ja: "units（2段抽出）には clusters（層の集落の数）も必要です", en: "'units' (two stages) needs 'clusters' too" }
    margins_differ(column, sum, first, total) { ja: "{column} の合計 {sum} が {first} の合計 {total} と違います", en: "the groups of {column} add to {sum}, those of {first} to {total}" }
    group_twice(column, code) { ja: "{column} の「{code}」が2度あります", en: "'{code}' of {column} is there twice" }
    margin_empty(column) { ja: "{column} の母集団の合計が0です", en: "the groups of {column} add to 0" }
    no_such_column(column) { ja: "名簿に「{column}」という列がありません（標本設計で使います）", en: "the frame has no column '{column}', which the sampling design uses" }
    not_a_weight(text) { ja: "ウェイト「{text}」は0より大きい数ではありません", en: "the weight '{text}' is no number above 0" }
    hint_weight() { ja: "その対象が母集団の何件を代表するかを数で書きます。標本でないなら層を分けます", en: "write how many units of the population it stands for; what is no part of the sample belongs to another stratum" }
    empty_cluster() { ja: "集落が空です", en: "the cluster is empty" }
    not_a_size(column, text) { ja: "{column}「{text}」は1以上の整数ではありません", en: "{column} '{text}' is no whole number from 1 on" }
    size_differs(column, text, first) { ja: "{column} が {text} です。同じまとまりの別の行では {first} です", en: "{column} is {text}, and {first} in another row of the same group" }
    size_too_small(column, size, there) { ja: "{column} が {size} ですが、名簿には {there} あります", en: "{column} says {size}, and the frame holds {there}" }
    cluster_in_two_strata(cluster, stratum) { ja: "集落「{cluster}」は層「{stratum}」にもあります", en: "the cluster '{cluster}' is in the stratum '{stratum}' too" }
    no_margin_group(column, text) { ja: "{column} の値「{text}」の母集団の数がありません", en: "there is no population for the value '{text}' of {column}" }
    population_below(stratum, population, there) { ja: "層「{stratum}」の母集団が {population} ですが、名簿にはこの層が {there} 件あります", en: "the population of the stratum '{stratum}' is {population}, and the frame holds {there} units of it" }
    hint_population_below() { ja: "population には標本を引いた母集団の数を書きます。全員を調べたなら design = \"census\" です", en: "'population' is what the sample was drawn from; where everyone was asked, the design is census" }
}
