//! Words of statistics: methods by their names, and why something cannot be computed.

phrases! {
    wilson() { ja: "ウィルソンのスコア区間", en: "Wilson score interval" }
    wilson_continuity() { ja: "ウィルソンのスコア区間（連続修正）", en: "Wilson score interval with continuity correction" }
    clopper_pearson() { ja: "クロッパー・ピアソンの正確な区間", en: "Clopper–Pearson exact interval" }
    mid_p() { ja: "mid-p による正確な区間", en: "mid-p exact interval" }
    jeffreys() { ja: "ジェフリーズの区間", en: "Jeffreys interval" }
    jeffreys_equal_tailed() { ja: "ジェフリーズの等裾区間", en: "Jeffreys interval with equal tails" }
    agresti_coull() { ja: "アグレスティ・クールの区間", en: "Agresti–Coull interval" }
    wald() { ja: "正規近似の区間（ワルド）", en: "normal approximation (Wald interval)" }
    wilson_design() { ja: "標本設計の有効標本数によるウィルソンのスコア区間", en: "Wilson score interval on the effective base of the design" }
    logit() { ja: "標本設計の標準誤差によるロジット区間", en: "logit interval with the standard error of the design" }
    korn_graubard() { ja: "コーン・グラウバードの区間", en: "Korn–Graubard interval" }
    korn_graubard_capped() { ja: "コーン・グラウバードの区間（有効標本数は回答数まで、NCHS）", en: "Korn–Graubard interval with an effective base of at most n (NCHS)" }
    normal_design() { ja: "標本設計の標準誤差による正規近似の区間", en: "normal interval with the standard error of the design" }
    sampling_error() { ja: "標本誤差（正規近似）", en: "sampling error (normal half-width)" }
    hypergeometric() { ja: "超幾何分布による正確な範囲", en: "exact hypergeometric set" }
    no_spread() { ja: "値がすべて同じで、ばらつきがない", en: "all values are equal" }
    too_few() { ja: "件数が足りない", en: "too few units" }
    impossible() { ja: "計算できない数が含まれる（負の数、母集団を超える数など）", en: "a number that cannot be: below zero, or more than the population" }
    not_converged() { ja: "計算が収束しない", en: "the computation does not converge" }
    nothing_estimated() { ja: "全対象から回答があり、推計ではない", en: "everyone answered: nothing is estimated" }
    no_width_at_ends() { ja: "0％と100％では、この方法の幅は出せない", en: "this method has no width at 0 and 100 %" }
    no_finite_correction() { ja: "この方法には有限母集団の式がない", en: "the method has no formula for a finite population" }
    unknown_population() { ja: "母集団の数がわからない", en: "the size of the population is not known" }
    lonely_stratum() { ja: "層に集落が1つしかなく、ばらつきがわからない", en: "a stratum with one cluster shows no spread" }
    not_nested() { ja: "1つの集落が2つの層にまたがる", en: "a cluster lies in two strata" }
    no_change() { ja: "2回の回答に変化がない", en: "nobody changed the answer" }
    not_a_sample() { ja: "標本ではないので、推計しない", en: "not a sample, so nothing is estimated" }
    empty_cell() { ja: "0件のセルがあり、割れない", en: "a cell of the table is empty" }
    overlap() { ja: "両方の区分に入るものがあり、差は独立した2つの区分の差にならない", en: "units are in both groups, so that these are not two independent groups" }
    perfect() { ja: "相関が1か−1で、誤差を求めるばらつきが残らない", en: "a correlation of 1 or −1 leaves nothing to estimate an error from" }
    no_degrees() { ja: "標本設計の自由度が0で、ばらつきが求められない", en: "the design leaves no degree of freedom to estimate a variance from" }
    one_item() { ja: "項目が1つだけになり、求められない", en: "one item alone has none" }
    unknown_design() { ja: "標本設計の標準誤差がわからない", en: "the standard error of the design is not known" }
}
