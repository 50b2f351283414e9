//! Words of the tests of multiple answers.

phrases! {
    mmi() { ja: "MMI（複数回答×区分。ラオ・スコットの2次の補正）", en: "MMI: multiple answer by groups (Rao–Scott, second order)" }
    spmi() { ja: "SPMI（複数回答どうし。ラオ・スコットの2次の補正）", en: "SPMI: two multiple answers (Rao–Scott, second order)" }
    sum() { ja: "X²の和（X²_S、補正前）", en: "Sum of X² (X²_S), not corrected" }
    bonferroni() { ja: "ボンフェローニ（最小のp×表の数）", en: "Bonferroni (smallest p times tables)" }
    option_chi_square() { ja: "選択肢ごとのカイ二乗検定", en: "Chi-square, option by option" }
    option_fisher() { ja: "選択肢ごとのフィッシャーの正確検定", en: "Fisher's exact test, option by option" }
    title(table, test) { ja: "{table}（{test}）", en: "{table} ({test})" }
    of_option(option, test) { ja: "{option} {test}", en: "{option}, {test}" }

    mmi_note(units, tables, groups) { ja: "{units}件を、{tables}の選択肢ごとに「選んだ・選ばない×{groups}区分」の表にして、ピアソンのX²を足した（複数回答の周辺独立性、Bilder・Loughin 2004）。", en: "Of {units}, a table 'chosen or not by {groups} groups' for each of {tables} ⟦option|options⟧; their Pearson X² are added up (multiple marginal independence, Bilder and Loughin 2004)." }
    spmi_note(units, tables) { ja: "どちらの設問にも答えた{units}件を、両方の選択肢を1つずつ組んだ{tables}の2×2の表にして、ピアソンのX²を足した（Bilder・Loughin 2004）。", en: "Of the {units} that answered both, a 2 × 2 table for each of {tables} ⟦pair|pairs⟧ of an option of one and one of the other; their Pearson X² are added up (simultaneous pairwise marginal independence, Bilder and Loughin 2004)." }
    method_note() { ja: "X²の和はカイ二乗分布に従わない。p は、1件が同時に選ぶ選択肢どうしの連関をデータから見たラオ・スコットの2次の補正による。0件のセルに½は足さない。ボンフェローニの p は、連関によらず成り立つが控えめである。", en: "The sum is not chi-square distributed: p is by Rao and Scott's second order, from how the options go together in the data. Nothing is added to empty cells. Bonferroni's p holds however they go together, and is cautious." }
    option_note(units, tables, adjusted) { ja: "{units}件を、選択肢ごとに「選んだ・選ばない」で検定した（{tables}の表、{adjusted}）。", en: "Of {units}, each option is tested as chosen or not ({tables} ⟦table|tables⟧, {adjusted})." }
    adjusted_by(method) { ja: "p を表の数について{method}で調整", en: "p adjusted for the number of tables by {method}" }
    left_out(options) { ja: "全員が選んだか、だれも選ばなかったため検定できないもの: {options}。", en: "Chosen by everybody or nobody, and not tested: {options}." }
    weak(tables, all) { ja: "{all}の表のうち{tables}で期待度数が足りず（コクランの基準: 5未満が20％以下で、1未満がない）、近似による p は当てにならない。option_fisher（正確検定）なら期待度数によらない。", en: "In {tables} of {all} tables too little is expected (Cochran: at most 20 % below 5, none below 1), so that approximate p cannot be relied on; option_fisher (exact) does not depend on it." }
    weak_options(options) { ja: "期待度数が足りず（コクランの基準: 5未満が20％以下で、1未満がない）、カイ二乗の p が当てにならないもの: {options}。option_fisher（正確検定）なら期待度数によらない。", en: "Too little is expected (Cochran: at most 20 % below 5, none below 1) for chi-square of: {options}. option_fisher (exact) does not depend on it." }

    of_multiple(word) { ja: "「{word}」は複数回答の検定で、この表には複数回答がありません", en: "'{word}' is for multiple answers, and this table has none" }
    use_of_multiple(words) { ja: "選択肢を1つずつ見る検定 {words} を使います", en: "use a test that takes each option by itself: {words}" }
    nested(by) { ja: "「{by}」は複数回答を重ねた区分で、検定の前提を満たしません", en: "'{by}' nests a multiple answer, and no test holds for that" }
    not_nested() { ja: "複数回答は重ねずに by に書くか、tests を消します", en: "write the multiple answer in 'by' alone, or leave 'tests' out" }
    with_itself(rows) { ja: "「{rows}」を自分自身と検定することはできません", en: "'{rows}' cannot be tested against itself" }
    another_question() { ja: "by に別の設問か区分を書くか、tests を消します", en: "write another question or column in 'by', or leave 'tests' out" }
    no_several(by, rows) { ja: "「{by}」と「{rows}」の組には複数回答がなく、この検定は合いません", en: "neither '{by}' nor '{rows}' is a multiple answer" }
    table_of_its_own() { ja: "1つの検定が合う区分ごとに表を分けます", en: "write a table of its own for the groups that one test fits" }
    both_several(word, by, rows) { ja: "「{by}」と「{rows}」はどちらも複数回答で、「{word}」は片方だけが複数回答のときの検定です", en: "both '{by}' and '{rows}' are multiple answers, and '{word}' is for one of them" }
    one_several(word, by, rows) { ja: "「{by}」と「{rows}」の片方だけが複数回答で、「{word}」はどちらも複数回答のときの検定です", en: "only one of '{by}' and '{rows}' is a multiple answer, and '{word}' is for two" }
}
