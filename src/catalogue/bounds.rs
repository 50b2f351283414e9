//! Words of the bounds of non-response in tables of answers.

phrases! {
    key_bounds() { ja: "答えのない分によって構成比が取りうる範囲の表を下に添える（全数調査だけ）", en: "adds a table of the bounds that non-response sets to every share (censuses only)" }
    title(table) { ja: "{table}：答えのない分を含めた構成比の範囲", en: "{table}: bounds of the shares, those without an answer included" }
    low() { ja: "下限", en: "lowest" }
    high() { ja: "上限", en: "highest" }
    end_of(label, end) { ja: "{label} {end}", en: "{label}, {end}" }
    method() { ja: "無回答による範囲", en: "bounds of non-response" }
    table_note(all, unknown) { ja: "答えのない{unknown}がどう答えていても、全{all}での割合は必ずこの範囲に入る。仮定も信頼水準もない。", en: "Whatever the {unknown} without an answer would have said, the share of all {all} lies between these; no assumption is made and there is no level." }
    unplaced_note() { ja: "答えで分けた区分には、どの区分か分からないものも入りうるものとした。", en: "Whoever's group is not known may belong to any of the groups that an answer makes." }
    complete_rows() { ja: "「－」の区分には、この範囲がない（すべてに答えがあるか、だれに聞いたかが分からない）。", en: "A group with – has no such bounds: everyone answered, or nobody knows who was asked." }
    below() { ja: "答えのない分を含めた構成比の範囲は、下の表のとおり。", en: "The bounds of the shares, those without an answer included, are in the table below." }
    in_short(all, width, label, low, high) { ja: "答えのない分がどう答えていたかによって、計（全{all}）での割合はどれも{width}ポイントの範囲のどこかにある（「{label}」は{low}〜{high}％）。", en: "Depending on what those without an answer would have said, every share of the total (all {all}) lies somewhere within {width} points ('{label}': {low} to {high} %)." }
    only_of_census(strata) { ja: "bounds は、全数調査の層を含む表だけに書けます（ここで数えるのは {strata}）", en: "bounds are for tables with a census; what is counted here is {strata}" }
    instead() { ja: "bounds を消してください。標本には intervals（信頼区間）があります。任意回答では、答えなかった数がわかりません", en: "take bounds out; a sample has intervals, and of whoever answered nobody knows how many did not" }
    of_answered() { ja: "bounds は、答えた人を母数とする構成比（重みなし）の表に書きます", en: "bounds are those of shares of the people who answered, without weights" }
}
