//! Words of what a sample allows to be said, in plans and in notes: levels, intervals, tests, and why a plan is refused one.

phrases! {
    key_level() { ja: "信頼水準（95％なら 0.95）。標本の層だけ", en: "level of confidence (0.95 for 95 %); samples only" }
    key_interval() { ja: "信頼区間の方法（下の表）。標本の層だけ", en: "method of the interval (below); samples only" }
    key_fpc() { ja: "有限母集団の修正をするか（省略すると母集団の数のある層でする）", en: "whether the finite population counts (where its size is known, if left out)" }
    key_intervals() { ja: "構成比の信頼区間の表を下に添える", en: "adds a table of the intervals of every share" }
    intervals_of_answered() { ja: "intervals は、答えた人を母数とする構成比（重みなし）の表に書きます", en: "intervals are those of shares of the people who answered, without weights" }
    own_table() { ja: "base、percent_of、weight のない表を別に作ります", en: "make another table without base, percent_of and weight" }
    key_assume() { ja: "答えのない分について置く仮定（全数調査の割合だけ。理由が要る）", en: "what is assumed of those without an answer (shares of a census only; needs its reason)" }
    key_assume_reason() { ja: "仮定を置いてよい理由", en: "why this may be assumed" }
    assume_needs_reason() { ja: "assume には、そう仮定してよい理由（assume_reason）が要ります", en: "assume needs its reason (assume_reason)" }
    give_reason() { ja: "仮定と理由は、範囲とともに印字されます", en: "assumption and reason are printed with the range" }
    assume_only_share() { ja: "assume は割合（share）の数値と設問の表にだけ書けます", en: "assume is for a share and for a table of answers" }
    assume_only_census(strata) { ja: "assume は全数調査の割合だけに書けます（ここで数えるのは {strata}）", en: "assume is for a share of a census; what is counted here is {strata}" }
    assume_instead_sample() { ja: "assume を消してください。標本の割合には信頼区間が付きます", en: "take assume out: a sample has its interval" }
    assume_instead_open() { ja: "assume を消してください。任意回答では、答えなかった数がわかりません", en: "take assume out: nobody knows how many did not answer" }
    from_to(low, high) { ja: "{low}〜{high}", en: "{low} to {high}" }
    assumed(level, set, percent, all, without, reason) { ja: "答えた分が全{all}からの無作為の標本と同じと仮定すれば、{level}％で {set}（{percent}％、超幾何分布による正確な範囲）。仮定しなければ {without}。仮定の理由: {reason}", en: "assuming that those who answered are like a random sample of all {all}: {set} ({percent} %) at {level} % (exact hypergeometric set); without it {without}. Reason given: {reason}" }
    assumed_end_of(label, end) { ja: "{label} 仮定による{end}", en: "{label}, {end} under the assumption" }
    assumed_method(reason) { ja: "答えた分を無作為の標本と同じとみた正確な範囲（仮定の理由: {reason}）", en: "exact set, those who answered taken as a random sample (reason given: {reason})" }
    assumed_title(table, level) { ja: "{table}：仮定による構成比の範囲（{level}％）", en: "{table}: the shares under the declared assumption ({level} %)" }
    assumed_note(level, reason) { ja: "答えた分が全対象からの無作為の標本と同じと仮定した、{level}％の正確な範囲（超幾何分布）。仮定の理由: {reason}。仮定しなければ、答えのない分を含めた範囲までしか言えない。", en: "Exact sets (hypergeometric) at {level} %, assuming that those who answered are like a random sample of all. Reason given: {reason}. Without the assumption only the bounds of non-response can be said." }
    assumed_elsewhere() { ja: "「－」の区分には、この範囲がない（すべてに答えがあるか、何件が入るかが分からない）。", en: "A group with – has no such set: everyone answered, or nobody knows how many are in it." }
    assumed_below() { ja: "計画に書かれた仮定による構成比の範囲は、下の表のとおり。", en: "The shares under the assumption that the plan declares are in the table below." }
    sentence_of(said) { ja: "{said}。", en: "{said}." }
    assume_of_answered() { ja: "assume は、答えた人を母数とする構成比（重みなし）の表に書きます", en: "assume is for shares of the people who answered, without weights" }
    plan_without_sample(key) { ja: "計画の {key} は標本の表と数値にだけ効きますが、この計画に標本の表も数値もありません", en: "'{key}' of a plan is for its tables and figures of samples, and this plan has none" }
    plan_key_out(key) { ja: "{key} を消してください。全数調査と任意回答では推計しません。仮定を書いた範囲の水準は、その表か数値に書きます", en: "take {key} out: nothing is estimated of a census or of whoever answered. The level of a declared assumption is written where the assumption is" }
    assumption_not_needed() { ja: "全対象から回答があり、推計ではないため、仮定は使っていない", en: "everyone answered and nothing is estimated, so that the assumption is not used" }
    level_between() { ja: "level は 0 と 1 の間の数です", en: "a level lies between 0 and 1" }
    level_as_share() { ja: "95％は 0.95 と書きます", en: "write 95 % as 0.95" }
    needs_sample(key, strata) { ja: "{key} は標本の層についてだけ書けます（ここで数えるのは {strata}）", en: "{key} is for samples; what is counted here is {strata}" }
    stratum_census(label) { ja: "「{label}」全数調査", en: "'{label}', a census" }
    stratum_open(label) { ja: "「{label}」任意回答", en: "'{label}', whoever answered" }
    stratum_sample(label) { ja: "「{label}」標本", en: "'{label}', a sample" }
    record_list() { ja: "記録", en: "records" }
    instead_census(key) { ja: "{key} を消してください。全数調査は推計ではないため、誤差も検定もありません。答えのない分の幅は自動で添えます", en: "take {key} out; a census estimates nothing. The bounds of those without an answer are added by themselves" }
    instead_open(key) { ja: "{key} を消してください。だれが答えたかを選べない集計では、回答者についてだけ述べます", en: "take {key} out; of whoever answered only those can be spoken of" }
    complex_sample(key) { ja: "集落や重みのある標本の表・数値に {key} は書けません。単純な標本の式は合いません", en: "{key} has no place here: the sample has clusters or weights, which the formulas of a simple sample do not fit" }
    use_estimates() { ja: "標本設計による推計の表（kind = \"estimates\"）を使います", en: "use a table of estimates (kind = \"estimates\")" }
    method_without_finite(method, words, strata) { ja: "interval の {method}（{words}）には有限母集団の式がありません。{strata} は母集団の数があります", en: "interval {method} ({words}) has no formula for a finite population, and {strata} has a known one" }
    method_without_design(method, words) { ja: "interval の {method}（{words}）は、標本設計の標準誤差による方法ではありません", en: "interval {method} ({words}) takes no standard error of a design" }
    use_finite(methods) { ja: "{methods} のどれかにするか、fpc = false（修正しない）と書きます", en: "use one of {methods}, or write fpc = false" }
    finite_without_population(key, strata) { ja: "{key} に要る母集団の数が {strata} にありません", en: "{key} needs the size of the population, which {strata} does not give" }
    give_population() { ja: "調査の [[stratum]] に population を書くか、このキーを消します", en: "give population in the survey's [[stratum]], or take the key out" }
    fpc_without_formula(what) { ja: "{what} には有限母集団の式がありません", en: "{what} has no formula for a finite population" }
    interval_of_part(method, level, low, high, n, population) { ja: "{level}％信頼区間 {low}〜{high}％（{method}、n={n}、N={population} の標本の一部）", en: "{level} % interval {low} to {high} % ({method}, n={n}, a part of a sample of N={population})" }
    no_interval_but(reason, method) { ja: "信頼区間は示せない（{reason}。{method}なら示せる）", en: "no interval ({reason}; the {method} serves)" }
    error_of(level, half, n) { ja: "標本誤差 ±{half}ポイント（{level}％、n={n}）", en: "sampling error ±{half} points ({level} %, n={n})" }
    error_of_population(level, half, n, population) { ja: "標本誤差 ±{half}ポイント（{level}％、n={n}、N={population}）", en: "sampling error ±{half} points ({level} %, n={n}, N={population})" }
    weighted_by_strata(n) { ja: "層ごとの抽出率が違うため、構成比は母集団の数で重みづけ（n={n} は重みなし）", en: "the strata were sampled at different rates: shares are weighted by their populations (n={n} is not weighted)" }
    not_weighted_by_strata() { ja: "母集団の数のない層があるため、構成比は重みづけていない（回答者についての割合）", en: "a stratum has no known population: shares are not weighted and speak of those who answered" }
    shares_of_those_who_answered() { ja: "層ごとの抽出率が違うが、この表の実数と構成比は回答した対象についてのもので、母集団の数で重みづけていない。", en: "The strata were sampled at different rates; the counts and shares of this table are of those who answered and not weighted by the populations." }
    eligible_not_weighted() { ja: "無回答を含む構成比は、母集団の数で重みづけていない（回答した対象についての割合）。", en: "Shares with those without an answer are not weighted by the populations: they are of those who answered." }
    share_of_strata() { ja: "層の母集団の数で重みづけた割合（k その答え、n 答えたもの、r 層で答えの分かった数、N 層の母集団）", en: "share weighted by the populations of the strata (k with the answer, n who answered, r units of the stratum whose answer is known, N its population)" }
    strata_sample() { ja: "層別の標本として扱う（全対象から回答のあった全数の層は、全部を抽出した層とする）。単純な標本を前提とする検定はしていない。", en: "Treated as a stratified sample; a stratum in which everyone was asked and answered counts as taken whole. Tests of a simple sample are not made." }
    strata_census_incomplete(n, unknown) { ja: "答えのそろわない全数の層があるため、標本の層を含めて、推計はせず回答者について述べる（回答{n}、答えのないもの{unknown}）。誤差・検定はない。", en: "A stratum that is a census lacks answers, so that nothing is estimated, whatever was sampled beside it: this speaks of those who answered ({n}; {unknown} units without an answer). No interval and no test." }
    census_groups_incomplete() { ja: "全数調査で、答えのないものがある。標本ではないため、誤差・検定はない。", en: "A census in which some did not answer; no sample, so no interval and no test." }
    sample_groups() { ja: "標本調査。単純な標本を前提とする検定はしていない。", en: "A sample. Tests of a simple sample are not made." }
    intervals_title(table, level) { ja: "{table}：構成比の{level}％信頼区間", en: "{table}: {level} % intervals of the shares" }
    low_heading() { ja: "下限（％）", en: "Low (%)" }
    high_heading() { ja: "上限（％）", en: "High (%)" }
    interval_end_of(label, end) { ja: "{label} {end}", en: "{label} {end}" }
    low() { ja: "下限", en: "low" }
    high() { ja: "上限", en: "high" }
    methods_note(level, methods) { ja: "信頼水準 {level}％。{methods}。", en: "Level {level} %. {methods}." }
    method_with_population(method, population) { ja: "{method}（N={population}）", en: "{method} (N={population})" }
    no_interval_in_census_rows() { ja: "全数の区分は推計ではないため、区間はない。", en: "Groups that are a census estimate nothing and have no interval." }
}
