//! Words of scales, correlations and portfolios: what a plan may ask, and what stands in the tables.

phrases! {
    key_combine() { ja: "尺度の得点の作り方（mean 項目の平均・既定 / sum 項目の合計）", en: "how a case scores on a scale: mean of its items (the default) or sum" }
    key_correlation() { ja: "相関のとり方（pearson 値 / spearman 順位 / kendall 順序）", en: "how questions are correlated: pearson, spearman or kendall" }
    key_overall() { ja: "ほかの設問との相関をとる設問（総合満足度など）", en: "question that the items are correlated with, such as overall satisfaction" }
    key_importance() { ja: "項目ごとの重要度の設問（items と同じ順）", en: "questions on the importance of each item, in the order of 'items'" }
    key_split() { ja: "区切りの線（mean 項目の平均・既定 / median 項目の中央値）", en: "where the lines lie: mean of the items (the default) or median" }
    needs_items(key, least) { ja: "{key} には設問が{least}つ以上要ります", en: "{key} needs at least {least} questions" }
    items_differ(first, other) { ja: "「{first}」と「{other}」は選択肢リスト（または単位）が違うため、1つの尺度にできません", en: "'{first}' and '{other}' have different code lists (or units) and make no scale" }
    one_list_for_all() { ja: "尺度の項目は、同じ選択肢リストか同じ単位の設問にします。", en: "The items of a scale share one code list or one unit." }
    with_itself(name) { ja: "「{name}」が items と overall の両方にあります", en: "'{name}' is both an item and the overall question" }
    importance_for_each(items, stated) { ja: "items は{items}つ、importance は{stated}つです。項目ごとに1つずつ同じ順に書きます", en: "there are {items} items and {stated} questions on importance; name one for each, in one order" }
    correlation_of_derived() { ja: "correlation は overall（相関から求める重要度）のときに使います", en: "correlation goes with overall (derived importance)" }
    importance_or_overall() { ja: "importance（尋ねた重要度）か overall（相関から求める重要度）のどちらか1つが必要です", en: "exactly one of importance (stated) and overall (derived) is needed" }
    pearson() { ja: "ピアソンの積率相関係数", en: "Pearson's correlation" }
    spearman() { ja: "スピアマンの順位相関係数", en: "Spearman's rank correlation" }
    kendall() { ja: "ケンドールの順位相関係数（τ-b）", en: "Kendall's τ-b" }
    first_heading() { ja: "設問", en: "Question" }
    second_heading() { ja: "相手の設問", en: "With" }
    r_heading() { ja: "相関係数", en: "Coefficient" }
    low_heading() { ja: "95％区間 下限", en: "95 % interval, low" }
    high_heading() { ja: "95％区間 上限", en: "95 % interval, high" }
    p_heading() { ja: "p", en: "p" }
    pair_label(table, first, second, what) { ja: "{table} {first}×{second} {what}", en: "{table} {first} × {second} {what}" }
    coefficient_note(name) { ja: "{name}。両方に答えた対象について求めた。", en: "{name}, of those who answered both." }
    described_only() { ja: "相関は答えた対象についての記述で、検定していない。", en: "The correlations describe those who answered and are not tested." }
    tested_by_t() { ja: "p は t 検定（無相関）、区間はフィッシャーの z 変換による。有限母集団修正は入れていない。", en: "p is of the t test of no correlation, intervals are by Fisher's z; without a correction for the finite population." }
    tested_by_kendall() { ja: "p は同順位を補正した正規近似による。ケンドールの係数の区間は示さない。有限母集団修正は入れていない。", en: "p is of the normal approximation with ties; Kendall's coefficient has no interval here; without a correction for the finite population." }
    not_tested_strata() { ja: "いくつもの層にまたがるため、検定は層の設計の式が要り、示さない。", en: "Over several strata a test would need the formula of the design, and is not shown." }
    scale() { ja: "尺度得点", en: "Scale score" }
    rest_heading() { ja: "ほかの項目の合計との相関", en: "Correlation with the other items" }
    alpha_heading() { ja: "クロンバックのα", en: "Cronbach's α" }
    alpha_note() { ja: "α の列は、項目の行ではその項目を除いたとき、尺度得点の行では全項目のα。", en: "α of an item's row is without that item, of the scale's row of all items." }
    listwise_note(n) { ja: "すべての項目に答えた{n}件について求めた（1つでも答えのない対象は除く）。", en: "Of the {n} that answered every item; whoever left one out is not in it." }
    mean_of_items() { ja: "尺度得点は項目の平均。", en: "A case scores the mean of its items." }
    sum_of_items() { ja: "尺度得点は項目の合計。", en: "A case scores the sum of its items." }
    reversed(items) { ja: "ほかの項目と逆向きの項目がある（ほかの項目の合計との相関が△0.2より小さい。逆転項目なら点数を逆に付ける）: {items}。", en: "Items that run against the others, with a correlation below −0.2 (score a reversed item the other way round): {items}." }
    reversed_estimated(items) { ja: "ほかの項目と逆向きの項目がある（ほかの項目の合計との相関の95％区間の上限が0より小さい。逆転項目なら点数を逆に付ける）: {items}。", en: "Items that run against the others, with a 95 % interval of the correlation below 0 (score a reversed item the other way round): {items}." }
    feldt(low, high) { ja: "α の95％信頼区間 {low}〜{high}（Feldt）。", en: "95 % interval of α: {low} to {high} (Feldt)." }
    item_heading() { ja: "項目", en: "Item" }
    satisfaction_n() { ja: "満足度の集計対象数", en: "n of satisfaction" }
    importance_n() { ja: "重要度の集計対象数", en: "n of importance" }
    satisfaction_mean() { ja: "満足度（平均点）", en: "Satisfaction (mean score)" }
    satisfaction_top(steps) { ja: "満足度（上位{steps}段階、％）", en: "Satisfaction (top {steps}, %)" }
    importance_mean() { ja: "重要度（平均点）", en: "Importance (mean score)" }
    importance_top(steps) { ja: "重要度（上位{steps}段階、％）", en: "Importance (top {steps}, %)" }
    importance_derived() { ja: "重要度（総合との相関）", en: "Importance (correlation with overall)" }
    quadrant_heading() { ja: "分野", en: "Quadrant" }
    keep() { ja: "重点維持分野", en: "keep up (high, important)" }
    improve_first() { ja: "重点改善分野", en: "improve first (low, important)" }
    maintain() { ja: "維持分野", en: "maintain (high, less important)" }
    improve() { ja: "改善分野", en: "improve (low, less important)" }
    on_the_line() { ja: "区切りの線上", en: "on the line" }
    no_quadrant() { ja: "－", en: "–" }
    line_mean() { ja: "区切り（項目の平均）", en: "Lines (mean of the items)" }
    line_median() { ja: "区切り（項目の中央値）", en: "Lines (median of the items)" }
    quadrants_note() { ja: "重点維持＝満足度も重要度も高い、重点改善＝重要度が高く満足度が低い、維持＝満足度が高く重要度が低い、改善＝どちらも低い（区切りの線より上か下か）。項目どうしを比べた位置で、満足・不満の絶対の水準ではない。", en: "Quadrants say where an item lies among these items, above or below the lines; not how high satisfaction is." }
    derived_note(coefficient, question) { ja: "重要度は、項目の点数と「{question}」の点数の{coefficient}（両方に答えた対象）。", en: "Importance is {coefficient} of the item with '{question}', of those who answered both." }
    stated_note() { ja: "重要度は、項目ごとに尋ねた答え。", en: "Importance was asked for each item." }
}
