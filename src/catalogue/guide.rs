//! Words of 調査の概要・報告書の見方: what was asked of whom, and how to read the tables of the report.

phrases! {
    title() { ja: "調査の概要・報告書の見方", en: "The surveys, and how to read this report" }
    surveys_title() { ja: "調査の概要", en: "The surveys" }
    reading_title() { ja: "報告書の見方", en: "How to read this report" }
    symbols_title() { ja: "記号", en: "Symbols" }
    survey_heading() { ja: "調査", en: "Survey" }
    asked_heading() { ja: "対象と選び方", en: "Who was asked, and how they were chosen" }
    dates_heading() { ja: "時点・期限・受領", en: "Dates" }
    returned_heading() { ja: "回収状況", en: "Returns" }
    item_heading() { ja: "項目", en: "Subject" }
    meaning_heading() { ja: "説明", en: "What it is" }
    symbol_heading() { ja: "記号", en: "Symbol" }

    survey_of(title, round) { ja: "{title}（{round}）", en: "{title} ({round})" }
    stratum(label, design) { ja: "{label}: {design}", en: "{label}: {design}" }
    census() { ja: "全数（すべてに照会）", en: "census (everyone was asked)" }
    sample() { ja: "標本（無作為抽出）", en: "a random sample" }
    sample_of(population) { ja: "標本（無作為抽出、母集団 {population}）", en: "a random sample of {population}" }
    open() { ja: "任意回答（回答したものだけ）", en: "whoever answered" }
    audience(who) { ja: "対象: {who}", en: "audience: {who}" }
    by_design() { ja: "集落・重みなどの標本設計による", en: "drawn by a design with clusters or weights" }
    as_of(day) { ja: "{day}現在", en: "as of {day}" }
    deadline(day) { ja: "提出期限 {day}", en: "due by {day}" }
    cut_off(day) { ja: "{day} より後のものは数えない", en: "what came after {day} is not counted" }
    received(first, last) { ja: "受領 {first}〜{last}", en: "received {first} to {last}" }
    received_on(day) { ja: "受領 {day}", en: "received {day}" }
    no_dates() { ja: "（記載なし）", en: "(not given)" }
    in_table(number) { ja: "表{number}", en: "Table {number}" }
    in_notes() { ja: "各表の注", en: "notes below the tables" }

    base() { ja: "集計対象数（n）", en: "Base (n)" }
    base_answered() { ja: "構成比の母数は、その設問に有効な答えのあるもの（無回答を除く）。", en: "Percentages are of those with a valid answer to the question." }
    base_eligible() { ja: "構成比の母数に無回答を含む表がある。", en: "Some tables have percentages of all who were to answer, with or without an answer." }
    base_both() { ja: "無回答を除く構成比と含む構成比を並べた表がある。", en: "Some tables show percentages with and without those who gave no answer." }
    base_chain(steps) { ja: "n は、回収から次を除いた数で、内訳を各表の注に示す: {steps}。", en: "n is what was returned less these, shown in the notes: {steps}." }
    invalid_returns() { ja: "無効票", en: "invalid returns" }
    held_out() { ja: "保留（確かめている回答）", en: "held out (being asked about)" }
    not_applicable() { ja: "非該当（その設問の対象でないもの）", en: "not to answer the question" }
    no_answer() { ja: "無回答", en: "no answer" }
    dont_know() { ja: "わからない", en: "don't know" }
    refused() { ja: "回答しない", en: "refused" }
    invalid() { ja: "無効な回答", en: "no valid answer" }
    contradictory() { ja: "矛盾（対象でない設問への回答）", en: "contradictory" }
    multiple() { ja: "複数回答", en: "Multiple answers" }
    multiple_people() { ja: "回答者数を母数とするので、構成比の合計は100％を超えることがある。", en: "Percentages are of respondents and may add to more than 100." }
    multiple_mentions() { ja: "延べ回答数を母数とする表がある。", en: "Some tables have percentages of all that was chosen." }
    weights() { ja: "重み", en: "Weights" }
    weighted() { ja: "重みを付けた構成比を並べた表がある。実数と n には重みを付けていない。", en: "Some tables show weighted percentages; counts and n are not weighted." }
    weighted_strata() { ja: "層ごとの抽出率が違う割合は、層の母集団の数で重みづけた推計である。", en: "Shares over strata of different rates are estimates, weighted by the populations of the strata." }
    rounding() { ja: "四捨五入", en: "Rounding" }
    rounded(places) { ja: "百分率とポイントは、もとの整数から一度だけ、{places}までに四捨五入している。", en: "Percentages and points are rounded once, from whole numbers, to {places}." }
    place(decimals) { ja: "小数第{decimals}位", en: "{decimals} ⟦decimal|decimals⟧" }
    place_whole() { ja: "整数", en: "whole numbers" }
    places(list) { ja: "{list}（表や数値による）", en: "{list} (as the table or figure has it)" }
    rounded_sum() { ja: "このため構成比の合計が100％にならない表があり、その表の注に示す。", en: "So percentages do not add to 100 in some tables, as their notes say." }
    points() { ja: "ポイント", en: "Points" }
    points_are() { ja: "割合どうしの差はポイントで示し、増減の割合（％）とは区別する。", en: "Shares differ in points, which are not percent." }
    tenths() { ja: "割", en: "Tenths" }
    tenths_cut() { ja: "割は切り捨て（75％は７割）。", en: "Tenths in words are cut off (75 % is 7 tenths)." }
    tenths_rounded() { ja: "割は四捨五入（16.7％は２割）。", en: "Tenths in words are rounded (16.7 % is 2 tenths)." }
    tenths_mixed() { ja: "割は、切り捨て（75％は７割）の文と四捨五入（16.7％は２割）の文がある。", en: "Tenths in words are cut off in some sentences (75 % is 7 tenths) and rounded in others (16.7 % is 2 tenths)." }
    tenths_reason(reason) { ja: "理由: {reason}。", en: "Reason: {reason}." }
    error() { ja: "何について言えるか", en: "Whom figures speak of" }
    census_complete() { ja: "全数調査で全対象から回答のある数値は、推計ではないため、誤差・検定はない。", en: "Figures of a census in which everyone answered are not estimated: they have no interval and no test." }
    census_incomplete() { ja: "全数調査で答えのないものがある数値は、回答したものについて述べる。", en: "Figures of a census in which some did not answer speak of those who did." }
    with_bounds() { ja: "答えのないものがどう答えてもその間に入る範囲を、割合に添えている。", en: "The bounds beside a share hold whatever those would have said who did not answer." }
    sampled(methods) { ja: "標本による割合には信頼区間を添えている: {methods}。", en: "Shares of a sample have an interval: {methods}." }
    tested() { ja: "検定の p を示した表は、標本の表だけである。", en: "Only tables of a sample show the p of a test." }
    method(name, level, formula) { ja: "{name}（{level}％）{formula}", en: "{name} ({level} %) {formula}" }
    suppression() { ja: "秘匿", en: "Suppression" }
    suppressed(rule) { ja: "{rule}。ほかの数から逆算できる数も伏せている。", en: "{rule}. Numbers from which these could be worked out are withheld too." }
    small_shown(reason) { ja: "小さな数もそのまま示す（理由: {reason}）。", en: "Small counts are shown as they are (reason: {reason})." }
    entered() { ja: "指標", en: "Indicators" }
    entered_are() { ja: "指標の目標と実績は、担当課が記入した値である。", en: "Targets and actuals of indicators are as the office entered them." }
    recounted() { ja: "記録や調査から数え直した値を並べている。", en: "What records and surveys give is shown beside them." }
    events() { ja: "記録", en: "Records" }
    events_held() { ja: "会議などの記録は、書面による開催を数え、中止を数えない。", en: "Of events, what was held in writing counts and what was cancelled does not." }
    unlike() { ja: "年度途中の値", en: "Parts of a year" }
    unlike_marked() { ja: "年度途中の時点の値を年度全体の値や目標と比べているところは、その旨を記している。", en: "Where a part of a year is compared with whole years or targets, it says so." }
    provisional() { ja: "暫定の数値", en: "Provisional figures" }
    provisional_are() { ja: "［要確認］と色（Markdown では太字）の付いた数値は、確かめている回答や記録によって変わることがある。", en: "Figures marked as to be confirmed may change with answers that are being asked about." }
    since() { ja: "前回からの変更", en: "Changes since the last round" }
    since_of(survey, changes) { ja: "{survey}: {changes}。", en: "{survey}: {changes}." }
    since_same() { ja: "設問と選択肢は前回と同じ", en: "questions and options are those of the round before" }
    since_merged() { ja: "合併した対象は、前回のどの対象とも同じとせず、別に数えている。", en: "Merged units are none of the round before and are counted apart." }
    since_recoded() { ja: "合併によらずコードの変わった対象は、前回と同じ対象としている。", en: "Units that got another code without a merger are the same units." }
    question_new(number) { ja: "{number} は新しい設問", en: "{number} is new" }
    question_dropped(id) { ja: "前回の {id} はなくなった", en: "{id} of the round before is asked no more" }
    question_renamed(number, was) { ja: "{number} は前回の {was}", en: "{number} was {was}" }
    question_reworded(number, how) { ja: "{number} は言い回しが変わった（{how}）", en: "{number} was re-worded ({how})" }
    question_apart(number, why) { ja: "{number} は前回と比べない（{why}）", en: "{number} is not compared ({why})" }
    options_moved(number, moved) { ja: "{number} は選択肢が変わった（{moved}）", en: "the options of {number} changed ({moved})" }

    no_value(reasons) { ja: "値がない（{reasons}）。0 とは異なる。", en: "There is no value ({reasons}), which is not 0." }
    nothing_entered() { ja: "目標や実績の設定・記入がない", en: "no target or actual was set or entered" }
    zero() { ja: "数えて 0 だったもの。", en: "Counted, and there was none." }
    zero_share() { ja: "その答えが 0 件だったもの。", en: "Nobody gave the answer." }
    rounded_to_zero(zero) { ja: "0 件ではないが、四捨五入すると {zero} になるもの。", en: "Not nobody, but {zero} when rounded." }
    zero_either(zero) { ja: "その答えが 0 件だったもの、または 0 件ではないが四捨五入すると {zero} になるもの（実数の欄で分かる）。", en: "Nobody gave the answer, or {zero} when rounded; the counts tell." }
    zero_difference(zero) { ja: "差・増減・率がちょうど 0 か、四捨五入すると {zero} になるもの。", en: "A difference, a change or a rate that is 0, or {zero} when rounded." }
    nothing_written() { ja: "記載がない", en: "nothing was written" }
    decrease() { ja: "減少、または負の数。", en: "A decrease, or a number below zero." }
    hidden() { ja: "秘匿した数。", en: "A number that is withheld." }
    marked() { ja: "表の注に示した印（比べない、または検定による）。", en: "A mark that the notes of the table explain (not compared, or of a test)." }
    to_confirm() { ja: "確かめているため、まだ変わることのある数値。", en: "A figure that may still change." }
    p_below() { ja: "p がこの値より小さいもの（0 ではない）。", en: "The p is below this value, and not 0." }
    not_known() { ja: "分からないもの。", en: "Not known." }
}
