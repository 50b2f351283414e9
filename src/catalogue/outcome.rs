//! Words of outcome rates: how cases count by how they ended, in plans, tables and notes.

phrases! {
    key_dispositions() { ja: "回収区分の数え方の変更", en: "what is counted otherwise, by disposition" }
    key_disposition() { ja: "回収区分", en: "disposition" }
    key_distributed() { ja: "配布数に数える", en: "counts as distributed" }
    key_returned() { ja: "回収数に数える", en: "counts as returned" }
    key_valid() { ja: "有効回収数に数える", en: "counts as a valid return" }
    key_aapor() { ja: "AAPOR の区分", en: "class of AAPOR" }
    key_disposition_reason() { ja: "変える理由（印字する）", en: "why (it is printed)" }
    key_partial_below() { ja: "有効な回収票のうち、関係する設問の何％未満の回答なら部分回答（P）とするか", en: "percentage of the questions concerned below which a valid return is a partial one (P)" }
    key_low_response_below() { ja: "有効回収率が何％未満なら注を付けるか（省略すると80）", en: "valid return rate below which a note says so (80 if left out)" }
    key_rates() { ja: "AAPOR の率", en: "outcome rates of AAPOR" }
    key_e() { ja: "適格かどうか不明なもののうち適格とみなす割合 e（0〜1。省略すると CASRO）", en: "e, the share of unknown eligibility taken as eligible (0 to 1; CASRO if left out)" }
    key_e_reason() { ja: "e をその値とする理由（印字する）", en: "why e is that (it is printed)" }
    valid_not_returned(what) { ja: "「{what}」を回収数に数えないのに、有効回収数に数えることはできません", en: "'{what}' cannot be a valid return that is no return" }
    hint_returned() { ja: "returned = true も書いてください", en: "write returned = true as well" }
    returned_not_distributed(what) { ja: "「{what}」を配布数に数えないのに、回収数に数えることはできません", en: "'{what}' cannot be a return of somebody who was not asked" }
    hint_distributed() { ja: "distributed = true も書いてください", en: "write distributed = true as well" }
    class_of_return(what) { ja: "「{what}」の AAPOR の区分が回収の数え方と合いません", en: "the class of '{what}' does not fit how it counts as a return" }
    hint_class() { ja: "有効回収数に数えるものは I か P、I か P は回収数に数えるもの（returned = true）に限ります", en: "a valid return is I or P, and I or P is a return (returned = true)" }
    nothing_came(what) { ja: "「{what}」は何も届いていないので、回収数には数えられません", en: "nothing came from '{what}', so it is no return" }
    hint_nothing_came() { ja: "変えられるのは distributed と、I・P 以外の aapor です", en: "what can change is distributed, and aapor to another class than I or P" }
    valid_counts() { ja: "有効な回収票を、配布数・回収数・有効回収数から外すことはできません。答えは表に数えられます", en: "a valid return counts: its answers are in the tables" }
    hint_valid_counts() { ja: "数えない回収票は、データ修正記録で回収票ごとに決めてください", en: "what does not count is decided return by return, in the correction ledger" }
    rates_need_asked(round) { ja: "「{round}」は何件に配ったか分からないので、AAPOR の率は出せません", en: "nobody knows how many were asked in '{round}', so AAPOR's rates cannot be computed" }
    hint_rates_need_asked() { ja: "任意回答の回は、rates のない別の表にしてください", en: "put rounds of whoever answered into a table of their own without rates" }
    rates_by_answer(name) { ja: "「{name}」は設問です。答えのない対象がどの区分か分からないので、回収率は分けられません", en: "'{name}' is a question; of whoever did not answer nobody knows its group, so response rates cannot be split by it" }
    use_columns(columns) { ja: "名簿の列を使ってください: {columns}", en: "use a column of the frame: {columns}" }
    no_frame_column(name, survey) { ja: "{survey} の名簿に列「{name}」がありません", en: "the frame of {survey} has no column '{name}'" }
    hint_rounds_apart() { ja: "列のない調査の回は、by のない別の表にしてください", en: "put rounds without the column into a table of their own without by" }
    no_table_of_rates(key) { ja: "{key} が効くのは回収率の表だけですが、この計画にはその表がありません", en: "{key} changes tables of response rates, and this plan has none" }
    hint_table_of_rates() { ja: "kind = \"response_rates\" の表を加えるか、消してください", en: "add a table of kind = \"response_rates\" or leave it out" }
    rounds_instead(key) { ja: "{key} は、この表では使いません。回は rounds で示します", en: "{key} has no place in this table; its rounds are in rounds" }
    filter_needs_frame(round) { ja: "「{round}」には名簿がないので、対象をしぼれません", en: "'{round}' has no frame that says whom the filter means" }
    hint_filter_apart() { ja: "名簿のない回は、filter のない別の表にしてください", en: "put rounds without a frame into a table of their own without filter" }
    e_outside() { ja: "e は 0 から 1 までの割合です", en: "e is a share from 0 to 1" }
    e_without_reason() { ja: "e を決めたなら、その理由（e_reason）が要ります", en: "a given e needs its reason (e_reason)" }
    hint_e() { ja: "例: e = 0.6、e_reason = \"前回の訪問で確かめた割合\"。書かなければ CASRO の方法で計算します", en: "such as e = 0.6 with e_reason = \"as found by the visits of the last round\"; without e it is computed as CASRO does" }
    e_unused() { ja: "e を使う率がありません", en: "no rate uses e" }
    hint_e_unused() { ja: "e は RR3、RR4、REF2、CON2 に使います。rates に加えるか、e を消してください", en: "e is used by RR3, RR4, REF2 and CON2; add one of them to rates or leave e out" }
    blank() { ja: "（記載なし）", en: "(blank)" }
    group_of(column, value) { ja: "{column}: {value}", en: "{column}: {value}" }
    group_heading() { ja: "区分", en: "Group" }
    rate_heading(rate) { ja: "{rate}（％）", en: "{rate} (%)" }
    e_heading() { ja: "e（％）", en: "e (%)" }
    partial() { ja: "部分回答", en: "partial" }
    dispositions_title(title) { ja: "{title}: 回収区分と数え方", en: "{title}: dispositions and how they count" }
    counts_as_distributed() { ja: "配布数に数える", en: "Distributed" }
    counts_as_returned() { ja: "回収数に数える", en: "Returned" }
    counts_as_valid() { ja: "有効回収数に数える", en: "Valid" }
    aapor_class() { ja: "AAPOR の区分", en: "AAPOR class" }
    changed(what) { ja: "{what}※", en: "{what}*" }
    dispositions_note() { ja: "○は数える、×は数えない。下の行は、その区分に終わった対象の数。", en: "○ counts, × does not; below, how many cases ended so." }
    classes_note() { ja: "AAPOR の区分: I 完了、P 部分回答、R 拒否、NC 接触なし、O 適格でその他、UH・UO 適格かどうか不明、NE 適格でない。標準では、名簿に載る対象は適格とし、宛先不明だけを適格かどうか不明とする。", en: "Classes of AAPOR: I complete, P partial, R refusal, NC not contacted, O eligible and other, UH and UO unknown eligibility, NE not eligible. By default who is on the list is eligible, and only those not reached are unknown." }
    partial_note(least) { ja: "関係する設問（自由記述を除く）の{least}％未満にしか答えていない有効な回収票を、部分回答（P）とした。", en: "Valid returns that answer less than {least} % of the questions that concern them (free texts aside) are partial (P)." }
    no_partial_note() { ja: "有効な回収票はすべて完了（I）とした。", en: "Every valid return is taken as complete (I)." }
    standing(distributed, returned, valid, class) { ja: "配布数{distributed} 回収数{returned} 有効回収数{valid} {class}", en: "distributed {distributed}, returned {returned}, valid {valid}, {class}" }
    change(what, now, standard) { ja: "※計画による変更: {what}を {now} とした（標準は {standard}）。", en: "* Changed by the plan: {what} is {now} (by default {standard})." }
    change_because(what, now, standard, reason) { ja: "※計画による変更: {what}を {now} とした（標準は {standard}）。理由: {reason}", en: "* Changed by the plan: {what} is {now} (by default {standard}), because: {reason}" }
    counts_changed(which) { ja: "※回収区分の数え方を計画で変えている: {which}（次の表）。", en: "* The plan counts dispositions otherwise: {which} (next table)." }
    edition() { ja: "式は AAPOR「Standard Definitions」第9版（2016）による。RR1〜RR6 の式は第10版（2023）でも同じ。", en: "Formulas of AAPOR, Standard Definitions, 9th edition (2016); those of RR1 to RR6 stand unchanged in the 10th (2023)." }
    e_casro() { ja: "e は、適格かどうか分かっているもののうち適格の割合（CASRO）。", en: "e is the share of eligible among cases of known eligibility (CASRO)." }
    e_given(share, reason) { ja: "e = {share}（理由: {reason}）。", en: "e = {share}, because: {reason}" }
    sentence(note) { ja: "{note}。", en: "{note}." }
    response_rate(percent, valid, distributed) { ja: "有効回収率 {percent}％（{valid}/{distributed}）", en: "valid return rate {percent} % ({valid}/{distributed})" }
    low_response(rate, below) { ja: "{rate}。{below}％を下回り、区間と検定には無回答による偏りが含まれない", en: "{rate}, below {below} %: intervals and tests do not contain the bias of non-response" }
}

/// Formulas in one line, as each language lists things.
pub fn formulas(ja: String, en: String) -> crate::catalogue::Phrase {
    crate::catalogue::Phrase { ja: format!("{ja}。"), en: format!("{en}.") }
}

/// A rate with its formula and the numbers that stand for its letters.
pub fn rate_numbers(rate: &str, formula: &str, ja: String, en: String) -> crate::catalogue::Phrase {
    crate::catalogue::Phrase {
        ja: format!("{rate} = {formula}（{ja}）"),
        en: format!("{rate} = {formula} ({en})"),
    }
}
