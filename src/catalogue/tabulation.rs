//! Words of tables of answers: their keys, what is refused of them, what stands at their head and side, and the notes on how
//! they were counted.

phrases! {
    key_rows() { ja: "表側にする設問。組（battery）の id か、同じ選択肢の設問の一覧なら、設問ごとに並べる", en: "question in the rows; a battery, or a list of questions with the same options, is shown question by question" }
    key_by() { ja: "分ける名簿の列または設問。いくつでも並べられ、`stratum * type` は重ねて分ける", en: "frame column or question whose values are the groups; a list shows several, and `stratum * type` nests one in another" }
    key_by_classes() { ja: "by の数量・日付の設問を分ける区分（classes と同じ書き方）", en: "classes of the quantity or date in 'by', written as 'classes'" }
    key_points() { ja: "それぞれの条件で作る区分（by の後に並べる）", en: "groups with conditions of their own, after those of 'by'" }
    key_point_condition() { ja: "この区分に入る条件", en: "who is in this group" }
    key_base() { ja: "構成比の母数: answered 無回答を除く（省略時） / eligible 無回答を含む / both 両方", en: "who is in the denominator: answered (those with an answer, the default), eligible (all who were to answer) or both" }
    key_percent_of() { ja: "複数回答の構成比の母数: people 回答者数（省略時） / mentions 延べ回答数", en: "what the shares of a multiple answer are of: people (the default) or mentions, which are all that was chosen" }
    key_options() { ja: "選択肢の向き: columns 横（列）に並べる（省略時） / rows 縦（行）に並べる", en: "where the options stand: in columns (the default) or in rows" }
    key_weight() { ja: "重みにする名簿の列（人口など）。重みを付けた構成比を並べて示す", en: "frame column of weights (population); weighted shares are shown beside the counts" }
    key_nets() { ja: "いくつかの選択肢の計", en: "several options together" }
    key_net_codes() { ja: "計に入る選択肢のコード", en: "codes of the options in it" }
    key_classes() { ja: "数量・日付の区分: `0..9`、`10..19 = 中くらい`、`20..`、`FY2019`、`2019-04`", en: "classes of a quantity or date: `0..9`, `10..19 = medium`, `20..`, `FY2019`, `2019-04`" }

    one_only(key) { ja: "この種類の表の「{key}」には、1つだけを書きます", en: "in a table of this kind '{key}' takes one only" }
    classes_of_options(name, is) { ja: "「{name}」は{is}で、区分（classes）は付けられません", en: "'{name}' is {is} and has no classes" }
    nets_for_options() { ja: "選択肢をまとめるには nets を使います。", en: "Options are put together by 'nets'." }
    battery_of_options() { ja: "複数の設問を並べられるのは、選択肢で答える設問（single・multiple）だけです", en: "Only questions with options (single, multiple) are shown together" }
    battery_differs(name, first) { ja: "「{name}」の選択肢は「{first}」の選択肢と違うので、1つの表に並べられません", en: "'{name}' has other options than '{first}', so one table cannot hold both" }
    battery_own_tables() { ja: "選択肢の違う設問は別の表にしてください。", en: "Give questions with other options a table of their own." }
    item_twice(name) { ja: "「{name}」が2回書かれています", en: "'{name}' is there twice" }
    bad_class(text) { ja: "区分「{text}」が読めません", en: "the class '{text}' cannot be read" }
    class_of_quantity() { ja: "`0..9`、`20..`、`..9`、`5` のように書き、名前は `0..9 = 少ない` のように付けます。小数は千分の一まで、小さい方が先です。", en: "Write `0..9`, `20..`, `..9` or `5`, with a name `0..9 = few`; numbers to a thousandth, the smaller first." }
    class_of_date() { ja: "`FY2019`、`2019-04`、`2019-04-01..2019-09-30`、`FY2020..` のように書き、名前は `FY2019 = 前年度` のように付けます。", en: "Write `FY2019`, `2019-04`, `2019-04-01..2019-09-30` or `FY2020..`, with a name `FY2019 = the year before`." }
    classes_overlap(first, second) { ja: "区分「{first}」と「{second}」が重なっているか、順番が逆です", en: "the classes '{first}' and '{second}' overlap or are not in order" }
    classes_in_order() { ja: "小さい方から、重ならないように書いてください。", en: "Write them from the smallest on, without overlap." }
    classes_gap(first, second) { ja: "区分「{first}」と「{second}」の間の値が、どの区分にも入りません", en: "values between the classes '{first}' and '{second}' are in neither" }
    classes_close() { ja: "間の区分を書き足してください。両端の外の値は「区分の外」として数えます。", en: "Add the class between them. What lies beyond the first and the last is counted as outside the classes." }
    nets_need_options(name, is) { ja: "「{name}」は{is}で、選択肢の一覧がないため、計（nets）は作れません", en: "'{name}' is {is} without a list of options, so nothing can be put together" }
    net_id_taken(id) { ja: "計の id「{id}」は、選択肢のコード、ほかの計の id、答えのない理由の言葉のどれかと同じです", en: "the id '{id}' of a net is also a code, the id of another net, or a reason for no answer" }
    net_of_one(id) { ja: "計「{id}」には、違うコードを2つ以上書きます", en: "the net '{id}' needs at least two different codes" }
    code_is_reason(name, code) { ja: "「{name}」の選択肢のコード「{code}」は答えのない理由の言葉と同じなので、無回答を含む表にできません", en: "the code '{code}' of '{name}' is also the word of a reason for no answer, so those without one cannot stand beside it" }
    mentions_of_single(name) { ja: "「{name}」は1つだけ選ぶ設問なので、延べ回答数を母数にできません", en: "one option of '{name}' is chosen, so there are no mentions to be the base" }
    mentions_with(key) { ja: "延べ回答数を母数にする表では「{key}」は使えません", en: "a table of mentions has no '{key}'" }
    mentions_why() { ja: "計・無回答・重みは人を数えるものです。percent_of を people にするか、別の表にしてください。", en: "Nets, bases and weights count people. Use percent_of = \"people\" or another table." }
    weight_not_numbers(name) { ja: "名簿の列「{name}」には、重みになる数が1つもありません", en: "the frame column '{name}' has not one number that can be a weight" }
    banner_is_row(name) { ja: "「{name}」は表側の設問そのものなので、それで分けることはできません", en: "'{name}' is the question in the rows and cannot be its own groups" }
    banner_needs_classes(name, is) { ja: "「{name}」は{is}で、そのままでは区分になりません", en: "'{name}' is {is} and makes no groups by itself" }
    banner_classes() { ja: "数量か日付の設問を by に、その区分を by_classes に書きます（例: by = \"q3\"、by_classes = [\"0..9\", \"10..\"]）。", en: "Name a quantity or date in 'by' and its classes in by_classes, such as by = \"q3\" and by_classes = [\"0..9\", \"10..\"]." }
    banner_classes_of_two(first, second) { ja: "by_classes は1つの設問の区分です（by に「{first}」と「{second}」があります）", en: "by_classes are those of one question, and 'by' has '{first}' and '{second}'" }
    banner_points() { ja: "もう1つは points に、区分ごとの条件で書きます（例: `q4 in FY2018`）。", en: "Write the groups of the other as points with conditions, such as `q4 in FY2018`." }
    banner_without_measure() { ja: "by に数量か日付の設問がないため、by_classes は使われません", en: "'by' names no quantity or date, so that by_classes are of nothing" }
    point_id_taken(id) { ja: "区分の id「{id}」は、計（total）かほかの区分の id と同じです", en: "the id '{id}' of a group is that of another group, or total" }
    banner_twice(name) { ja: "「{name}」で2回分けています", en: "'{name}' makes groups twice" }
    banner_without_points(name) { ja: "「{name}」には区分になる選択肢がありません", en: "'{name}' has no option that could be a group" }
    point_unfillable(point, why) { ja: "区分「{point}」には、どの回答も入りえません（{why}）", en: "no answer can ever be in the group '{point}' ({why})" }
    point_by_filter(filter) { ja: "filter が {filter} に限っているため", en: "the filter keeps only {filter}" }
    point_by_universe(question, universe) { ja: "{question} は {universe} の人だけに聞くため", en: "{question} is asked only of {universe}" }
    point_by_itself() { ja: "同時に成り立たない条件のため", en: "its conditions exclude each other" }
    point_instead() { ja: "ほかの列で分けるか、by を除いてください。", en: "Group by something else, or leave 'by' out." }

    outside() { ja: "区分の外", en: "Outside the classes" }
    outside_note(n) { ja: "どの区分にも入らない値が{n}件ある。", en: "{n} ⟦value is|values are⟧ in none of the classes." }
    class_between(from, to, unit) { ja: "{from}〜{to}{unit}", en: "{from} to {to}" }
    class_from(from, unit) { ja: "{from}{unit}以上", en: "{from} or more" }
    class_to(to, unit) { ja: "{to}{unit}以下", en: "{to} or less" }
    class_exact(value, unit) { ja: "{value}{unit}", en: "{value}" }
    days_between(from, to) { ja: "{from}〜{to}", en: "{from} to {to}" }
    days_from(from) { ja: "{from}以降", en: "since {from}" }
    days_to(to) { ja: "{to}以前", en: "until {to}" }
    year_class(name, year) { ja: "{name}年度", en: "FY{year}" }
    month_class(year, month) { ja: "{year}年{month}月", en: "{year}-{month}" }
    day_class(day) { ja: "{day}", en: "{day}" }
    population() { ja: "人口", en: "Population" }
    banner_heading() { ja: "区分", en: "Group" }
    options_heading() { ja: "選択肢", en: "Answer" }
    item_heading() { ja: "設問", en: "Question" }
    item_label(number, text) { ja: "{number} {text}", en: "{number} {text}" }
    of_item(item, note) { ja: "{item}: {note}", en: "{item}: {note}" }
    crossed(first, second) { ja: "{first}×{second}", en: "{first} × {second}" }
    within(first, second) { ja: "{first}・{second}", en: "{first}, {second}" }
    reason_no_answer() { ja: "無回答", en: "No answer" }
    reason_not_applicable() { ja: "非該当", en: "Not applicable" }
    reason_dont_know() { ja: "わからない", en: "Don't know" }
    reason_refused() { ja: "回答しない", en: "Refused" }
    reason_invalid() { ja: "無効回答", en: "Invalid" }
    reason_contradictory() { ja: "矛盾", en: "Contradictory" }
    reason_held_out() { ja: "保留", en: "Held out" }
    eligible_heading() { ja: "該当数（無回答を含む）", en: "Eligible, with or without an answer" }
    eligible_of(table, group) { ja: "{table} {group} 該当数（無回答を含む）", en: "{table} {group} eligible" }
    shares_eligible_heading() { ja: "無回答を含む構成比（％）", en: "Percent of the eligible" }
    with_no_answer(label) { ja: "{label}（無回答を含む）", en: "{label} (of the eligible)" }
    mentions_heading() { ja: "延べ回答数", en: "Mentions" }
    mentions_of(table, group) { ja: "{table} {group} 延べ回答数", en: "{table} {group} mentions" }
    shares_of_mentions_heading() { ja: "延べ回答数に占める割合（％）", en: "Percent of mentions" }
    mentions_note(n, mentions) { ja: "複数回答。割合は延べ回答数{mentions}（回答者{n}）を母数とし、人の割合ではない。", en: "Multiple answers: percentages are of the {mentions} mentions of {n} respondents, not of people." }
    eligible_note(n, m) { ja: "構成比は無回答などを含む該当数を母数とする（計 {n}＋答えのないもの{m}）。", en: "Percentages are of all who were to answer (in total {n} with an answer and {m} without)." }
    both_note(n, eligible) { ja: "構成比は答えのあったもの（計 n {n}）と、無回答などを含む該当数（計 {eligible}）の両方を母数として示す。", en: "Percentages are shown of those with an answer (n {n} in total) and of all who were to answer ({eligible})." }
    story_majority(option, without, answered, eligible) { ja: "「{option}」は、{without}を除くと{answered}％で過半数だが、{without}を含めると{eligible}％で過半数ではない。", en: "'{option}' is a majority of those who answered ({answered} %) and none of all who were to answer ({eligible} %)." }
    story_most(without, reason, reason_share, option, option_share) { ja: "{without}を含めると、最も多いのは{reason}（{reason_share}％）で、「{option}」（{option_share}％）より多い。", en: "Of all who were to answer, most gave none: {reason} {reason_share} %, more than '{option}' ({option_share} %)." }
    story_order(option, without, first, second) { ja: "「{option}」の割合の高い区分は、{without}を含めると入れ替わる: {first}、{second}。", en: "Of all who were to answer, the order for '{option}' is reversed: {first}, {second}." }
    story_group(group, answered, eligible) { ja: "{group} {answered}％→{eligible}％", en: "{group} {answered} → {eligible} %" }
    story_more(without, n) { ja: "{without}を含めると割合の高い区分が入れ替わる組合せは、ほかに{n}ある。", en: "{n} more orders of two groups are reversed." }
    groups_empty(groups) { ja: "回答のない区分（n＝0）: {groups}。", en: "Groups without an answer (n = 0): {groups}." }
    groups_differ(banner, sum, n) { ja: "{banner}の区分の n の計は{sum}で、計の n {n} と異なる（区分の分からないものは計にだけ含む）。", en: "The groups by {banner} have {sum} answers of the {n} in total; who is in no group is in the total only." }
    points_overlap() { ja: "条件で作った区分には、1つの答えがいくつもの区分に入りうるものがあり、n の計は計の n と一致するとは限らない。", en: "Groups made by conditions may overlap: their n need not add to the total." }
    groups_overlap(banner) { ja: "{banner}は複数回答のため、区分は重なり、n の計は計の n と一致しない。", en: "{banner} is a multiple answer: its groups overlap and do not add to the total." }
    weight_heading(weight) { ja: "{weight}の計", en: "{weight}, sum" }
    weight_of(table, group, weight) { ja: "{table} {group} {weight}の計", en: "{table} {group} {weight}, sum" }
    weighted_heading(weight) { ja: "{weight}ベースの構成比（％）", en: "Percent by {weight}" }
    weighted_of(label, weight) { ja: "{label}（{weight}ベース）", en: "{label} (by {weight})" }
    weighted_method(weight) { ja: "{weight}による重み付け", en: "weighting by {weight}" }
    effective_heading() { ja: "有効標本数", en: "Effective n" }
    effective_of(table, group) { ja: "{table} {group} 有効標本数", en: "{table} {group} effective n" }
    weighted_note(weight) { ja: "{weight}ベースは、その答えの{weight}の計を、母数に入るものの{weight}の計で割ったもの。実数と n は重みを付けない数。", en: "Percent by {weight}: the sum of {weight} of those who say so, over that of all in the base. Counts and n are unweighted." }
    unweighted_note(weight, n) { ja: "{weight}が使えない{n}件は、{weight}ベースの分子にも分母にも入っていない。", en: "{n} ⟦answer|answers⟧ without a usable {weight} are in neither the sums nor the base by {weight}." }

    unusable_weight() { ja: "重みに使えない名簿の値", en: "a value of the frame that is no weight" }
    zero_weight() { ja: "0 の重み", en: "a weight of 0" }
    weight_found(case, weight, found) { ja: "{case}の{weight}: {found}", en: "{weight} of {case}: {found}" }
    weight_blank() { ja: "空欄", en: "blank" }
    weight_words(words) { ja: "「{words}」（数ではない）", en: "'{words}', which is no number" }
    weight_negative(words) { ja: "「{words}」（負の数）", en: "'{words}', which is below 0" }
    weight_too_fine(words) { ja: "「{words}」（小数が6桁を超える）", en: "'{words}', finer than six decimals" }
    weight_too_large(words) { ja: "「{words}」（10億を超える）", en: "'{words}', above 1,000,000,000" }
    weight_zero(words) { ja: "「{words}」（0）", en: "'{words}', which is 0" }
    weight_expected() { ja: "0 より大きい数", en: "a number above 0" }
    hint_weight() { ja: "名簿のこのセルを直してください。それまで、この対象は重み付けの集計から除いています。", en: "Correct this cell of the frame. Until then the unit is left out of what is weighted." }
    hint_weight_zero() { ja: "この対象は n には数えますが、重み付けの構成比には何も加えません。正しければそのままで構いません。", en: "The unit counts in n and adds nothing to what is weighted. If that is right, leave it." }
}
