//! Words of `kaishu explain`: what a figure is, by which formula with which numbers, and what may be said of it.

phrases! {
    about() { ja: "数値の式を、数を入れて示す", en: "Shows the formula of a figure with its numbers filled in" }
    help_explain() { ja: "表の代わりに、この数値の式を数とともに示す", en: "Shows the formula of this figure with its numbers instead of the table" }
    head_what() { ja: "何を数えたか", en: "What was counted" }
    head_formula() { ja: "計算", en: "Formula" }
    head_base() { ja: "集計対象（n）", en: "Base (n)" }
    head_said() { ja: "言えること", en: "What may be said" }
    head_notes() { ja: "注", en: "Notes" }
    head_method() { ja: "式と出典", en: "Formula and source" }
    head_cells() { ja: "もとになったセル", en: "Cells behind it" }
    cells(n, id) { ja: "{n}（一覧: kaishu trace {id}）", en: "{n} (listed by kaishu trace {id})" }
    cells_ad_hoc(n) { ja: "{n}（--explain を --trace に替えると一覧）", en: "{n} (listed with --trace in place of --explain)" }
    place(survey, round) { ja: "{survey}（{round}）", en: "{survey} ({round})" }
    place_records(records) { ja: "記録「{records}」", en: "records '{records}'" }
    who(condition) { ja: "数えるもの: {condition}", en: "counted: {condition}" }
    all_of_them() { ja: "次の対象のすべて", en: "everyone among those below" }
    among_valid(condition) { ja: "対象: 有効な回収票のうち、{condition}", en: "among: valid returns with {condition}" }
    among_valid_all() { ja: "対象: 有効な回収票", en: "among: valid returns" }
    among_events(condition) { ja: "対象: 行われた記録のうち、{condition}", en: "among: events that took place with {condition}" }
    among_events_all() { ja: "対象: 行われた記録", en: "among: events that took place" }
    among_asked(condition) { ja: "対象: 配布した先のうち、{condition}", en: "among: those asked with {condition}" }
    among_asked_all() { ja: "対象: 配布した先", en: "among: those asked" }
    answering(question) { ja: "母数: そのうち、{question}に有効な答えのあるもの（n）", en: "base: those of them with a valid answer to {question} (n)" }
    quantity(name) { ja: "足すもの: {name}の数", en: "added up: the numbers of {name}" }
    distinct(name) { ja: "数えるもの: {name}の異なる値（同じものは1つと数える）", en: "counted: different values of {name}, each once" }
    distinct_within(name, within) { ja: "数えるもの: {name}の異なる値（{within}ごとに数えて足す）", en: "counted: different values of {name}, within each {within}, added up" }
    entered() { ja: "事務局が記入した数（計算していない）", en: "entered by the office; not computed" }
    claimed() { ja: "公表された文にある主張（確かめる相手で、何の計算にも使わない）", en: "claimed by a published text; compared, and used for nothing" }
    condition_is(name, values) { ja: "{name}＝{values}", en: "{name} = {values}" }
    condition_within(name, area) { ja: "{name}が{area}の中", en: "{name} in {area}" }
    condition_quantity(name, sign, value) { ja: "{name} {sign} {value}", en: "{name} {sign} {value}" }
    condition_days(name, from, to) { ja: "{name}が {from}〜{to}", en: "{name} from {from} to {to}" }
    condition_until(name, to) { ja: "{name}が {to} まで", en: "{name} until {to}" }
    condition_answered(name) { ja: "{name}に有効な答えがある", en: "a valid answer to {name}" }
    condition_missing(name) { ja: "{name}に有効な答えがない", en: "no valid answer to {name}" }
    condition_missing_for(name, reason) { ja: "{name}が{reason}", en: "{name}: {reason}" }
    condition_disposition(word) { ja: "回収区分が{word}", en: "disposition {word}" }
    condition_not(inner) { ja: "「{inner}」でない", en: "not ({inner})" }
    condition_all() { ja: "すべて", en: "everyone" }
    or_word() { ja: "または", en: " or " }
    and_word() { ja: "、かつ ", en: " and " }
    question(number, id) { ja: "{number}（{id}）", en: "{number} ({id})" }
    quoted(text) { ja: "「{text}」", en: "'{text}'" }
    count_is(n, unit) { ja: "数えた数 ＝ {n}{unit}", en: "count = {n} {unit}" }
    sum_is(amount, unit) { ja: "合計 ＝ {amount}{unit}", en: "sum = {amount} {unit}" }
    step_is(step, n) { ja: "{step} ＝ {n}", en: "{step} = {n}" }
    share_is(k, n, digits) { ja: "割合 ＝ k ÷ n ＝ {k} ÷ {n} ＝ {digits}", en: "share = k / n = {k} / {n} = {digits}" }
    rate_is(name, k, n, digits) { ja: "{name} ＝ {k} ÷ {n} ＝ {digits}", en: "{name} = {k} / {n} = {digits}" }
    ratio_is(digits, numerator, denominator) { ja: "比 ＝ {numerator} ÷ {denominator} ＝ {digits}", en: "ratio = {numerator} / {denominator} = {digits}" }
    mean_is(numerator, denominator, text) { ja: "平均 ＝ {numerator} ÷ {denominator} ＝ {text}", en: "mean = {numerator} / {denominator} = {text}" }
    value_is(text) { ja: "値 ＝ {text}", en: "value = {text}" }
    exactly(text) { ja: "{text}（割り切れる）", en: "{text} (exactly)" }
    rounded(digits, text) { ja: "{digits}、四捨五入して {text}", en: "{digits}, rounded half up {text}" }
    achievement_is(actuals, targets, fraction, digits) { ja: "達成率 ＝ 実績 ÷ 目標 ＝ {actuals} ÷ {targets} ＝ {fraction} ＝ {digits}", en: "achievement = actual / target = {actuals} / {targets} = {fraction} = {digits}" }
    change_is(new, old, digits) { ja: "増減率 ＝（新しい年 − 前の年）÷ 前の年 ＝（{new} − {old}）÷ {old} ＝ {digits}", en: "change = (new - old) / old = ({new} - {old}) / {old} = {digits}" }
    points_is(actual, target, digits) { ja: "差 ＝ 実績 − 目標 ＝ {actual} − {target} ＝ {digits}", en: "difference = actual - target = {actual} - {target} = {digits}" }
    part(id, label, value) { ja: "{id}（{label}）＝ {value}", en: "{id} ({label}) = {value}" }
    method_is(method, formula) { ja: "{method}: {formula}", en: "{method}: {formula}" }
    terms(list) { ja: "ここで {list}", en: "where {list}" }
    undefined(reason) { ja: "計算できない: {reason}", en: "cannot be computed: {reason}" }
    why_census_complete(n) { ja: "全数調査で、どの対象にも有効な答えか非該当がある（答えのないもの 0、n ＝ {n}）", en: "a census in which every unit has a valid answer or was not to answer (none without an answer, n = {n})" }
    why_census_incomplete(m, parts) { ja: "全数調査で、答えのないものがある: m ＝ {parts} ＝ {m}", en: "a census in which some have not answered: m = {parts} = {m}" }
    why_census_elsewhere() { ja: "全数調査で、表のほかの区分か層に答えのないものがある", en: "a census in which some of another group or stratum have not answered" }
    why_open() { ja: "任意回答（open）: 答えた人が誰を代表するかは分からない", en: "an open call: nobody knows whom those who answered stand for" }
    why_sample() { ja: "標本調査（sample）", en: "a sample" }
    why_strata() { ja: "層別の標本（全対象から回答のあった全数の層は、全部を抽出した層）", en: "a stratified sample (a census in which everyone answered is taken whole)" }
    why_sample_of(population) { ja: "標本調査（sample、母集団 N ＝ {population}）", en: "a sample (population N = {population})" }
    bound_low(k, n, m, all, digits) { ja: "下限 ＝ k ÷（n＋m）＝ {k} ÷（{n}＋{m}）＝ {k} ÷ {all} ＝ {digits}", en: "lower bound = k / (n + m) = {k} / ({n} + {m}) = {k} / {all} = {digits}" }
    bound_high(k, n, m, top, all, digits) { ja: "上限 ＝（k＋m）÷（n＋m）＝（{k}＋{m}）÷（{n}＋{m}）＝ {top} ÷ {all} ＝ {digits}", en: "upper bound = (k + m) / (n + m) = ({k} + {m}) / ({n} + {m}) = {top} / {all} = {digits}" }
    bounds_why() { ja: "答えのない m がすべて「ちがう」と答えたときと、すべて「そうだ」と答えたとき。仮定も信頼水準もない", en: "if all m without an answer had said no, and if all had said yes; no assumption and no level" }
    interval_head(level, method) { ja: "{level}％信頼区間（{method}）", en: "{level} % interval ({method})" }
    interval_is(low, high) { ja: "＝ {low}〜{high}％", en: "= {low} to {high} %" }
    topic_shares() { ja: "割合と、無回答を含めた範囲", en: "Shares and bounds of non-response" }
    topic_interval() { ja: "割合の信頼区間", en: "Interval of a share" }
    topic_finite() { ja: "有限母集団", en: "Finite population" }
    topic_tables() { ja: "分割表", en: "Tables of counts" }
    topic_multiple_answers() { ja: "複数回答", en: "Multiple answers" }
    topic_rounds() { ja: "2時点・2群", en: "Two rounds, two groups" }
    topic_quantities() { ja: "順序と数値", en: "Ordered and numeric answers" }
    topic_multiplicity() { ja: "いくつもの検定", en: "Several tests at once" }
    topic_given() { ja: "1標本を決まった値と比べる", en: "One sample against a given value" }
    topic_weights() { ja: "重み", en: "Weights" }
    topic_design() { ja: "複雑な標本設計", en: "Complex samples" }
    topic_scales() { ja: "尺度", en: "Scales" }
    topic_outcome() { ja: "回収率と AAPOR の率", en: "Outcome rates" }
    see(topic) { ja: "docs/methods.ja.md「{topic}」", en: "docs/methods.md, '{topic}'" }
}
