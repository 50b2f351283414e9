//! Words of disclosure control (秘匿): what a plan declares about small counts, and what is said where they are published.

phrases! {
    key_disclosure() { ja: "小さな数の扱い（取扱注意の調査・記録を数える計画には要る）", en: "what happens to small counts; needed where the plan counts a sensitive survey or list" }
    key_publish_small_counts() { ja: "小さな数もそのまま公表すると決めた", en: "small counts are published as they are, by decision" }
    key_reason() { ja: "そう決めた理由（報告書の表に注として出る）", en: "the reason for the decision, printed under the tables" }
    sensitive_undecided(survey) { ja: "「{survey}」は取扱注意（sensitive）ですが、この計画は小さな数の扱いを決めていません", en: "'{survey}' is sensitive, and the plan does not say what happens to small counts" }
    declare() { ja: "計画に [disclosure] を書いてください。rule（例: rule = \"min-count 3\"）か、小さな数も公表すると決めたなら publish_small_counts = true と reason（理由）です", en: "declare [disclosure] in the plan: a rule (rule = \"min-count 3\"), or publish_small_counts = true with the reason, where it was decided to publish them" }
    key_rule() { ja: "秘匿の規則（min-count 3、dominance 1 75、または industry-statistics・care-database・offices）", en: "rule by which small counts are hidden: min-count 3, dominance 1 75, or a preset" }
    key_hide_zero() { ja: "0 も秘匿する（書かなければ 0 は示す）", en: "0 is hidden as well (shown if left out)" }
    key_protect() { ja: "秘匿した数に残す幅（読み手に分かる上限と下限の差。書かなければ規則の幅）", en: "width that a hidden count keeps between what a reader can tell at least and at most (the rule's own if left out)" }
    key_surveys() { ja: "規則をあてはめる調査・記録（書かなければすべて）", en: "surveys and lists that the rule holds for (all if left out)" }
    unknown_rule(rule) { ja: "秘匿の規則「{rule}」はありません", en: "there is no rule '{rule}'" }
    rules(presets) { ja: "書ける規則: {presets}（min-count の数は2〜100、dominance は上位の件数1〜5と割合1〜99）", en: "one of: {presets} (min-count takes 2 to 100; dominance the number of the largest, 1 to 5, and a percentage, 1 to 99)" }
    population_no_number(text) { ja: "人口「{text}」は数ではありません", en: "the population '{text}' is no number" }
    unknown_survey(id) { ja: "調査・記録「{id}」はありません", en: "there is no survey or record list '{id}'" }
    both_declared() { ja: "規則（rule）と、公表する決定（publish_small_counts）の両方が書かれています", en: "both a rule and the decision to publish are declared" }
    list_under_rule(records) { ja: "「{records}」の一覧は出来事を1件ずつ示すので、秘匿の規則と両立しません", en: "the list of '{records}' shows every event, which the rule is to hide" }
    list_or_rule() { ja: "一覧をやめるか、[disclosure] の surveys に規則をあてはめる調査・記録だけを書いてください", en: "drop the list, or name in surveys of [disclosure] only those that the rule holds for" }
    rule(name, least) { ja: "{name}: 1以上{least}未満の数と、それが分かってしまう数", en: "{name}: counts of 1 to below {least}, and what would give them back" }
    rule_with_zero(name, least) { ja: "{name}: 0を含む{least}未満の数と、それが分かってしまう数", en: "{name}: counts below {least}, 0 included, and what would give them back" }
    with_dominance(counts, largest, percent) { ja: "{counts}、上位{largest}件で{percent}％を超える合計", en: "{counts}; sums of which the largest {largest} make more than {percent} %" }
    sign_means(rule) { ja: "「Ｘ」は秘匿した数（{rule}）。", en: "X: a number that is hidden ({rule})." }
    zeros_hidden() { ja: "この表の「Ｘ」は 0 のこともある（0 を示すと、ほかの秘匿した数が分かるため）。", en: "An X of this table may also be 0, because a 0 that is shown would tell another hidden number." }
    zero_hidden() { ja: "0 のこともある（0 を示すと、ほかの秘匿した数が分かるため）。", en: "It may also be 0, because a 0 that is shown would tell another hidden number." }
    table_withheld(rule) { ja: "この表は、行や列から秘匿した数が分かるため、示していない（{rule}）。", en: "This table is not shown: its very rows and columns would tell a hidden number ({rule})." }
    note_withheld(rule) { ja: "このほかの注は秘匿のため示さない（{rule}）。", en: "Other notes are not shown ({rule})." }
    sentence_withheld(subject, rule) { ja: "（「{subject}…」の文は、秘匿のため書いていない。{rule}）", en: "(The sentence '{subject} …' is not written: its figures are hidden by {rule}.)" }
    status() { ja: "秘匿", en: "hidden" }
    held_back(plan) { ja: "計画「{plan}」の報告書は書いていません。次の数を、公表する数から求められないようにできるとは示せませんでした", en: "the report of the plan '{plan}' is not written: it could not be shown that these figures cannot be worked out from what is published" }
    held_back_hint() { ja: "前の報告書はそのままです。表を粗くする（層や選択肢をまとめる、by を外す）か、[disclosure] の protect を見直してください", en: "the old report stays. Make the tables coarser (join groups or options, drop a by), or reconsider protect of [disclosure]" }
    held_back_figure(id, label) { ja: "  {id}  {label}", en: "  {id}  {label}" }
    held_by() { ja: "次の数は、秘匿しないほかの計画が示すもので、それが分かる元になります。その計画でも [disclosure] に規則を書くか、どちらかの表を外してください", en: "these figures, shown by other plans that do not hide, would give them back. Declare a rule in [disclosure] of that plan too, or drop one of the tables" }
    held_by_figure(plan, id, label) { ja: "  計画「{plan}」 {id}  {label}", en: "  plan '{plan}': {id}  {label}" }
    hidden_by(rule) { ja: "秘匿: {rule}", en: "hidden: {rule}" }
    help_protected() { ja: "秘匿した数値のセルも示す（分析者のみ）", en: "show the cells of a hidden figure too (for the analyst alone)" }
    cells_protected() { ja: "セルは --protected を付けたときだけ示します", en: "its cells are shown with --protected only" }
    reason_lacking() { ja: "小さな数をそのまま公表する理由（reason）がありません", en: "the reason for publishing small counts is not given" }
    nothing_declared() { ja: "[disclosure] に何も決められていません", en: "[disclosure] declares nothing" }
    open_note(reason) { ja: "小さな数もそのまま示す（{reason}）。", en: "Small counts are shown as they are ({reason})." }
    small_population(survey, n) { ja: "「{survey}」の対象は{n}か所で、どこかは名簿から分かります", en: "'{survey}' has {n} ⟦unit|units⟧, and the list says which" }
    rule_expected() { ja: "小さな数を秘匿する規則、または照会先の同意", en: "a rule that hides small counts, or the consent of the units" }
    hint_small_population() { ja: "1か所だけの答えは、数からどこのものか分かることがあります。公表してよいか確かめてください。", en: "A count of one may tell whose answer it is. Make sure that it may be published." }
}
