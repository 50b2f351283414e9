//! Words of disclosure control (秘匿): what a plan declares about small counts, and what is said where they are published.

phrases! {
    key_disclosure() { ja: "小さな数の扱い（取扱注意の調査・記録を数える計画には要る）", en: "what happens to small counts; needed where the plan counts a sensitive survey or list" }
    key_publish_small_counts() { ja: "小さな数もそのまま公表すると決めた", en: "small counts are published as they are, by decision" }
    key_reason() { ja: "そう決めた理由（報告書の表に注として出る）", en: "the reason for the decision, printed under the tables" }
    sensitive_undecided(survey) { ja: "「{survey}」は取扱注意（sensitive）ですが、この計画は小さな数の扱いを決めていません", en: "'{survey}' is sensitive, and the plan does not say what happens to small counts" }
    declare() { ja: "計画に [disclosure] を書いてください。小さな数も公表すると決めたなら publish_small_counts = true と reason（理由）です", en: "declare [disclosure] in the plan: publish_small_counts = true with the reason, where it was decided to publish them" }
    reason_lacking() { ja: "小さな数をそのまま公表する理由（reason）がありません", en: "the reason for publishing small counts is not given" }
    nothing_declared() { ja: "[disclosure] に何も決められていません", en: "[disclosure] declares nothing" }
    open_note(reason) { ja: "小さな数もそのまま示す（{reason}）。", en: "Small counts are shown as they are ({reason})." }
    small_population(survey, n) { ja: "「{survey}」の対象は{n}か所で、どこかは名簿から分かります", en: "'{survey}' has {n} units, and the list says which" }
    rule_expected() { ja: "小さな数を秘匿する規則、または照会先の同意", en: "a rule that hides small counts, or the consent of the units" }
    hint_small_population() { ja: "1か所だけの答えは、数からどこのものか分かることがあります。公表してよいか確かめてください。", en: "A count of one may tell whose answer it is. Make sure that it may be published." }
}
