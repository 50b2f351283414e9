//! Words of tables of change between rounds: headings, notes, tests, and what a plan asks for that cannot be.

phrases! {
    kind_comparable() { ja: "回のあいだで比べられる設問（single・multiple・quantity）", en: "a question that rounds can be compared by (single, multiple, quantity)" }
    kind_frame_column() { ja: "名簿の列", en: "a column of the frame" }
    rows_have_no_identity(survey) { ja: "「{survey}」は調査票の表の行を数えるもので、ある回のどの行が次の回のどの行かは分かりません", en: "the units of '{survey}' are rows of a form; which row of one round is which row of the next is not known" }
    change_of_the_form() { ja: "回のあいだの変化は、調査票そのものの設問で見ます。", en: "Look at the change of a question of the form itself." }
    two_rounds_to_compare() { ja: "変化を見るには2つ以上の回が必要です", en: "a change needs two rounds or more" }
    rounds_of(survey, rounds) { ja: "rounds に「{survey}」の回を古い方から並べます: {rounds}", en: "list rounds of '{survey}' in 'rounds', the earlier first: {rounds}" }
    list_rounds() { ja: "rounds に回を古い方から2つ以上並べます（ほかの調査の回は \"調査/回\"）。", en: "List two rounds or more in 'rounds', the earlier first (those of another survey as \"survey/round\")." }
    too_many_rounds(most) { ja: "1つの表で比べる回は{most}つまでです", en: "one table compares {most} rounds at most" }
    several_tables() { ja: "表を分けてください。", en: "Make several tables." }
    rounds_out_of_order() { ja: "回が順に並んでいません。変化は古い回から新しい回へ見ます", en: "the rounds are out of order; a change goes from the earlier to the later" }
    no_test_in_census(strata) { ja: "{strata}なので、検定はありません（推計ではなく、変化はそのまま事実です）", en: "this is of {strata}, so there is nothing to test: a change in it is a fact, and nothing is estimated" }
    no_test_of_open(strata) { ja: "{strata}なので、検定はありません（回答者が誰を代表するか分かりません）", en: "this is of {strata}, so there is nothing to test: nobody knows whom they stand for" }
    leave_out_tests() { ja: "tests と level を消してください。変化と、同じ対象の動きは、そのまま示されます。", en: "Leave out tests and level; the change and what the same units did are shown all the same." }
    test_does_not_fit(test, why) { ja: "「{test}」はここでは使えません: {why}", en: "{test} does not fit here: {why}" }
    no_test_fits() { ja: "この設問をこの数の回で比べる検定はありません。tests を消してください。", en: "There is no test of this question over so many rounds; leave out tests." }
    test_of_options() { ja: "数量ではなく、選択肢のある設問の検定です", en: "it tests options and no quantity" }
    test_of_quantities() { ja: "数量の設問の検定です", en: "it tests a quantity" }
    three_rounds_wanted() { ja: "3つ以上の回を比べる検定です", en: "it compares three rounds or more" }
    two_rounds_wanted() { ja: "2つの回を比べる検定です（3つ以上なら cochran_q か、2回ずつの表）", en: "it compares two rounds (for more, cochran_q, or a table for each two)" }
    multiple_by_option() { ja: "複数回答は選択肢ごとに検定します", en: "a multiple answer is tested option by option" }
    two_categories(options) { ja: "選択肢が2つの設問の検定で、ここには{options}つあります", en: "it takes two options, and here are {options}" }
    key_tests() { ja: "行う検定（標本調査だけ。省略すると表に合うもの）", en: "tests that are made (of samples only; those that fit if left out)" }

    mcnemar_mid_p() { ja: "マクネマー検定（mid-p）", en: "McNemar's test (mid-p)" }
    mcnemar_exact() { ja: "マクネマー検定（正確）", en: "McNemar's test (exact)" }
    mcnemar() { ja: "マクネマー検定（カイ二乗近似）", en: "McNemar's test (asymptotic)" }
    mcnemar_corrected() { ja: "マクネマー検定（連続修正）", en: "McNemar's test (continuity correction)" }
    stuart_maxwell() { ja: "スチュアート・マクスウェル検定（周辺同等性）", en: "Stuart–Maxwell test of marginal homogeneity" }
    bowker() { ja: "バウカー検定（対称性）", en: "Bowker's test of symmetry" }
    cochran_q() { ja: "コクランのQ検定", en: "Cochran's Q" }
    wilcoxon() { ja: "ウィルコクソンの符号付順位検定", en: "Wilcoxon's signed rank test" }
    paired_t() { ja: "対応のある t 検定", en: "paired t test" }
    wilcoxon_exact() { ja: "ウィルコクソンの符号付順位検定（符号の並べ替えによる正確な p）", en: "Wilcoxon's signed rank test (exact by permutation of the signs)" }
    wilcoxon_normal() { ja: "ウィルコクソンの符号付順位検定（正規近似、同順位の補正、連続修正なし）", en: "Wilcoxon's signed rank test (normal approximation, ties corrected, without continuity correction)" }
    difference() { ja: "2回の差の検定", en: "test of the difference of two rounds" }

    answer_heading() { ja: "回答", en: "Answer" }
    count_heading() { ja: "件数", en: "Count" }
    percent_heading() { ja: "％", en: "%" }
    change_heading() { ja: "変化（ポイント）", en: "Change (points)" }
    change_of(rounds) { ja: "変化（ポイント）{rounds}", en: "Change (points) {rounds}" }
    amount_change_heading() { ja: "変化", en: "Change" }
    amount_change_of(rounds) { ja: "変化 {rounds}", en: "Change {rounds}" }
    from_to(from, to) { ja: "{from}→{to}", en: "{from} → {to}" }
    all_answers() { ja: "計", en: "total" }
    same_units() { ja: "同じ対象", en: "same units" }
    other_units() { ja: "残り", en: "the rest" }
    range_heading() { ja: "変化の範囲", en: "Range of the change" }
    low() { ja: "下", en: "low" }
    high() { ja: "上", en: "high" }
    p_heading() { ja: "p", en: "p" }
    holm_heading() { ja: "p（ホルム）", en: "p (Holm)" }
    moves_heading(from, to) { ja: "同じ対象の{to}の回答（行は{from}の回答）", en: "What the same units answered in {to} (rows: in {from})" }
    moves_of_options(from, to) { ja: "同じ対象の選択（{from}→{to}）", en: "What the same units chose ({from} → {to})" }
    kept() { ja: "両回とも選択", en: "both times" }
    left() { ja: "選択→非選択", en: "no longer" }
    came() { ja: "非選択→選択", en: "newly" }
    never() { ja: "両回とも非選択", en: "neither time" }
    matched() { ja: "うち すべての回に有効な回答", en: "of which answered in every round" }
    partial() { ja: "うち ほかの回に有効な回答なし", en: "of which asked in both rounds, without a valid answer in the other" }
    partial_of_many() { ja: "うち いずれかの回に有効な回答なし", en: "of which asked in every round, without a valid answer in some" }
    routed() { ja: "うち ほかの回は非該当", en: "of which not to answer in the other round, by the routing" }
    routed_of_many() { ja: "うち ほかの回は有効な回答か非該当", en: "of which answered or not to answer, by the routing, in every other round" }
    only() { ja: "うち ほかの回は対象でない", en: "of which not asked in the other round" }
    only_of_many() { ja: "うち いずれかの回は対象でない", en: "of which not asked in some round" }
    merged() { ja: "うち 合併した団体", en: "of which merged" }
    merged_units() { ja: "合併した対象（ほかの回のどの対象とも同じとしない）", en: "merged units, which are none of another round" }
    merged_parts() { ja: "合併した前の回の対象", en: "units of the earlier round that were merged" }
    merged_wholes() { ja: "合併でできた後の回の対象", en: "units of the later round that others have become part of" }
    only_with_intervals(key) { ja: "{key} は区間についてのキーで、この表は区間を出しません", en: "{key} is about intervals, and this table has none" }
    add_intervals() { ja: "intervals = true と書くか、このキーを消します", en: "write intervals = true, or take it out" }
    no_intervals_of_means() { ja: "数量の推移に平均の区間はありません（回ごとに足し合わせるのは合計と件数だけです）", en: "a series of a quantity has no intervals of its means (each round is counted by its sum and n)" }
    means_elsewhere() { ja: "回ごとに kind = \"quantities\" か kind = \"estimates\" の表を作ります", en: "make a table of kind quantities or estimates for each round" }
    recoded_units() { ja: "コードが変わった同じ対象（合併ではない）", en: "the same units under another code, which is no merger" }
    recoded(rounds, n) { ja: "{rounds}の間にコードの変わった対象{n}は、合併ではないので、同じ対象としている。", en: "{rounds}: {n} ⟦unit has|units have⟧ another code, which is no merger, and are the same units." }
    code_was(code, was) { ja: "{code}（旧 {was}）", en: "{code} (was {was})" }
    mergers(rounds, parts, wholes) { ja: "{rounds}の間の合併: 前の回の{parts}が後の回の{wholes}になった。新たに対象になったもの、外れたものとは別に数え、同じ対象とはしていない。", en: "{rounds}: mergers made {wholes} units of {parts} earlier ones; they are counted apart from those newly or no longer asked, and are not the same units." }
    not_there() { ja: "－", en: "–" }
    not_there_note() { ja: "－: その回の調査票にない選択肢。変化は出していない。", en: "–: no such option in that round; no change is given." }
    broken() { ja: "＊", en: "*" }
    not_compared(rounds, reason) { ja: "＊: {rounds}は比べていない（{reason}）。", en: "*: {rounds} not compared ({reason})." }
    was_reworded(rounds, remark) { ja: "{rounds}で設問が変わっている: {remark}。", en: "{rounds}: the question was re-worded: {remark}." }
    options_moved(rounds, options) { ja: "{rounds}で選択肢が変わっており、後の回の選択肢にそろえて数えた: {options}。", en: "{rounds}: options changed and are counted as those of the later round: {options}." }
    option_moved(was, now) { ja: "{was}→{now}", en: "{was} → {now}" }
    option_named(option) { ja: "「{option}」", en: "'{option}'" }
    no_option() { ja: "なし", en: "none" }
    options_differ() { ja: "選択肢が回によって違うので、検定はしていない。", en: "The options are not the same in every round, so nothing is tested." }
    other_audience(rounds) { ja: "回答を求めた相手が回によって違う（{rounds}）。値の違いには、相手の違いによるものが含まれる。", en: "Not the same people were asked ({rounds}); differences are also due to that." }
    audience_of(round, audience) { ja: "{round}: {audience}", en: "{round}: {audience}" }
    audience_unsaid() { ja: "限定の記載なし", en: "not restricted" }
    other_period(rounds) { ja: "基準日の時期が回によって違う（{rounds}）。期間のそろわない値を比べている。", en: "The rounds are as of different times of the year ({rounds}): unlike periods are compared." }
    period_of(round, day) { ja: "{round}: {day}現在", en: "{round}: as of {day}" }
    whole_year_of(round) { ja: "{round}: 年度全体", en: "{round}: the whole year" }
    break_audience() { ja: "回答を求めた相手が違う", en: "other people were asked" }
    break_period() { ja: "期間・基準日の時期がそろわない", en: "unlike periods" }
    break_counting() { ja: "値がない", en: "there is no value" }
    series_break(rounds, reason) { ja: "＊: {rounds}の変化は出していない（{reason}）。", en: "*: no change is given from {rounds} ({reason})." }
    series_of_sample() { ja: "標本調査の値。変化の区間と検定は、2回ずつの kind = \"change\" の表による。", en: "Values of samples; intervals and tests of a change are those of a table of kind = \"change\" of two rounds." }
    round_heading() { ja: "回", en: "Round" }
    year_heading() { ja: "年度", en: "Year" }
    since_before() { ja: "前の回から", en: "since the round before" }
    points_since_before() { ja: "前の回から（ポイント）", en: "since the round before (points)" }
    either_question_or_indicator(key) { ja: "indicator のある表に「{key}」は使いません", en: "'{key}' has no meaning beside indicator" }
    year_points() { ja: "前年度から（ポイント）", en: "since the year before (points)" }
    year_percent() { ja: "前年度から（％）", en: "since the year before (%)" }
    since_year(indicator, from, to) { ja: "{indicator} 変化（{from}→{to}）", en: "{indicator}, change ({from} → {to})" }
    mean() { ja: "平均", en: "Mean" }

    figure(table, group, what) { ja: "{table} {group} {what}", en: "{table} {group} {what}" }
    in_pair(rounds, what) { ja: "{rounds} {what}", en: "{what}, {rounds}" }
    in_round(round, what) { ja: "{round} {what}", en: "{round} {what}" }
    change_in(what) { ja: "{what} 変化", en: "change in {what}" }
    change_over(rounds, what) { ja: "{what} 変化（{rounds}）", en: "change in {what} ({rounds})" }
    same_in(change) { ja: "{change}（同じ対象）", en: "{change}, same units" }
    other_in(change) { ja: "{change}（残り）", en: "{change}, the rest" }
    low_of(change) { ja: "{change} 下限", en: "{change}, low" }
    high_of(change) { ja: "{change} 上限", en: "{change}, high" }
    moved(from, to) { ja: "{from}→{to}", en: "{from} → {to}" }
    p_of(test) { ja: "{test} p", en: "{test}, p" }
    holm_of(test) { ja: "{test} p（ホルム）", en: "{test}, p by Holm" }
    statistic_of(test) { ja: "{test} 統計量", en: "{test}, statistic" }
    df_of(test) { ja: "{test} 自由度", en: "{test}, degrees of freedom" }
    new_units() { ja: "新規の対象", en: "new units" }
    dropped_units() { ja: "除外された対象", en: "dropped units" }
    matched_units() { ja: "すべての回に有効な回答のある対象", en: "units with a valid answer in every round" }
    matched_in_both() { ja: "両回に有効な回答のある対象", en: "units with a valid answer in both rounds" }
    partial_units() { ja: "いずれかの回に有効な回答のない対象（非該当を除く）", en: "units without a valid answer in some round, other than by the routing" }
    routed_units() { ja: "有効な回答のない回はすべて非該当の対象", en: "units that were not to answer, by the routing, wherever they have no valid answer" }
    only_units() { ja: "いずれかの回は対象でない対象", en: "units not asked in some round" }
    silent_units() { ja: "すべての回の対象で、どの回にも有効な回答のない対象", en: "units asked in every round, with a valid answer in none" }
    silent_routed_units() { ja: "どの回も非該当の対象", en: "units that were not to answer, by the routing, in any round" }
    raised() { ja: "増えた対象", en: "units with more" }
    lowered() { ja: "減った対象", en: "units with less" }
    level() { ja: "変わらない対象", en: "units with as much" }

    of_group(group, note) { ja: "{group}: {note}", en: "{group}: {note}" }
    base_of(round, chain) { ja: "{round} {chain}", en: "{round} {chain}" }
    panel(matched, silent, moves) { ja: "対象は名簿の番号で照合した。すべての回に有効な回答があるもの{matched}、すべての回の対象でどの回にも有効な回答のないもの{silent}。{moves}", en: "Units are matched by their case id: {matched} with a valid answer in every round, {silent} asked in every round with a valid answer in none. {moves}" }
    of_which_routed(silent, routed) { ja: "{silent}（うち どの回も非該当 {routed}）", en: "{silent} (of which {routed} not to answer, by the routing, in any)" }
    exchanged(rounds, new, dropped) { ja: "{rounds}で新たに対象になったもの{new}、対象から外れたもの{dropped}。", en: "{rounds}: {new} newly asked, {dropped} no longer asked." }
    split() { ja: "変化の「計」は回答のあったもの全体の差、「同じ対象」は比べる両回に有効な回答のある対象だけの差、「残り」は計から同じ対象の差を引いたもの（回答した対象が回ごとに同じでないことによる分）。", en: "Total: the difference over all who answered. Same units: that of the units with a valid answer in both rounds. The rest: total less same units, because not the same units answered." }
    split_of_sample() { ja: "変化の「計」は回答のあったもの全体の差、「同じ対象」は比べる両回に有効な回答のある対象だけの差、「残り」は計から同じ対象の差を引いたもの。標本では、「残り」に、選ばれた対象の違いと母集団そのものの変化とが分かれずに入る。", en: "Total: the difference over all who answered. Same units: that of the units with a valid answer in both rounds. The rest: total less same units; in a sample it holds both who was drawn and what changed in the population, which cannot be told apart." }
    same_of_pair() { ja: "「同じ対象」の列の n は、その2回に有効な回答のある対象の数。", en: "The n of a column of same units counts those with a valid answer in those two rounds." }
    not_matched() { ja: "名簿のない調査なので、同じ対象を照合していない。", en: "Without a frame the units of the rounds are not matched." }
    points_rounded() { ja: "変化は正確な割合から計算して1度だけ四捨五入しているため、印字した割合の差と最後の桁が合わないことがある。", en: "Changes are computed from exact shares and rounded once, so the last place may differ from the difference of the printed percentages." }
    means_rounded() { ja: "変化は正確な平均から計算して1度だけ四捨五入しているため、印字した平均の差と最後の桁が合わないことがある。", en: "Changes are computed from exact means and rounded once, so the last place may differ from the difference of the printed means." }
    raised_and_lowered(matched, raised, lowered, level) { ja: "同じ対象{matched}のうち、増えたもの{raised}、減ったもの{lowered}、変わらないもの{level}。", en: "Of {matched} same units {raised} have more, {lowered} less and {level} as much." }
    census_complete() { ja: "全数調査で、どの回も全対象から回答があった。変化は事実であり、推計ではないため、誤差・検定はない。", en: "A census in which everyone answered in every round: the change is a fact and nothing is estimated, so there is no interval and no test." }
    census_incomplete() { ja: "全数調査で、回答のない対象がある。同じ対象の動きは事実であり、標本ではないため、誤差・検定はない。", en: "A census in which some did not answer: what the same units did is a fact, and it is no sample, so there is no interval and no test." }
    bounds() { ja: "「変化の範囲」は、答えのないものがどう答えていても、全対象での変化が必ず入る範囲（ポイント）。", en: "The range of the change holds the change over all units, whatever those would have said who did not answer (points)." }
    sample_same(level) { ja: "標本調査。同じ対象が両回に答えているので、対応のある方法による。「変化の範囲」は同じ対象の変化の{level}％信頼区間（ニューカムの方法10、ポイント、有限母集団の修正なし）。", en: "A sample whose units answered both times, so that paired methods apply. The range is the {level} % interval of the change of the same units (Newcombe's method 10, points, without finite population correction)." }
    sample_same_mean(level) { ja: "標本調査。同じ対象が両回に答えているので、対応のある方法による。「変化の範囲」は同じ対象の平均の変化の{level}％信頼区間（t 分布、有限母集団の修正なし）。", en: "A sample whose units answered both times, so that paired methods apply. The range is the {level} % interval of the mean change of the same units (Student's t, without finite population correction)." }
    sample_others(level) { ja: "標本調査。回ごとに別の対象が答えているので、独立な2標本の方法による。「変化の範囲」は変化の{level}％信頼区間（ニューカムの方法10、ポイント、有限母集団の修正なし）。", en: "A sample that asked other units each time, so that methods for two independent samples apply. The range is the {level} % interval of the change (Newcombe's method 10, points, without finite population correction)." }
    sample_others_mean(level) { ja: "標本調査。回ごとに別の対象が答えているので、独立な2標本の方法による。「変化の範囲」は平均の変化の{level}％信頼区間（ウェルチ、有限母集団の修正なし）。", en: "A sample that asked other units each time, so that methods for two independent samples apply. The range is the {level} % interval of the change in the mean (Welch, without finite population correction)." }
    sample_overlapping(matched, level) { ja: "標本調査。両回に答えた対象は{matched}で、各回の集計対象数の5分の4に満たないため、一部の重なる2つの標本として、どの回答も使う。「変化の範囲」は変化の{level}％信頼区間（ニューカムの方法10に、両方に答えた対象の相関 φm/√(n₁n₂) を入れたもの、ポイント、有限母集団の修正なし）。", en: "A sample. {matched} units answered both times, less than four fifths of n in each round, so that the rounds are two samples that partly overlap and every answer is used. The range is the {level} % interval of the change (Newcombe's method 10 with the correlation φm/√(n₁n₂) of those who answered both times, points, without finite population correction)." }
    sample_overlapping_mean(matched, level) { ja: "標本調査。両回に答えた対象は{matched}で、各回の集計対象数の5分の4に満たないため、一部の重なる2つの標本として、どの回答も使う。「変化の範囲」は平均の変化の{level}％信頼区間（一部の重なる2標本の t、Derrick ほか 2017、有限母集団の修正なし）。", en: "A sample. {matched} units answered both times, less than four fifths of n in each round, so that the rounds are two samples that partly overlap and every answer is used. The range is the {level} % interval of the change in the mean (t of partly overlapping samples, Derrick et al. 2017, without finite population correction)." }
    sample_partly() { ja: "両回の対象は一部だけが同じなので、範囲と検定は同じ対象についてだけ示す。", en: "Only part of the units are the same in both rounds; range and tests are of those alone." }
    tests_of_matched(matched) { ja: "計画にある同じ対象の検定は、両回に答えた{matched}だけのもの。", en: "The tests of the same units that the plan asks for are of the {matched} that answered both times alone." }
    sample_rounds() { ja: "標本調査。検定はすべての回に答えた同じ対象による。", en: "A sample; tests are of the units that answered in every round." }
    few_in_every_round(matched) { ja: "すべての回に答えた対象は{matched}で、集計対象数の5分の4に満たない回があるため、回をまとめた検定はしていない。2回ずつの表で検定できる。", en: "{matched} units answered in every round, less than four fifths of n in some, so the rounds are not tested together; a table of two rounds is." }
    without_design() { ja: "層・集落・重みのある標本を、重みを付けずに数えている。回答した対象についての値で、母集団の推計ではないため、区間と検定は示さない。", en: "A sample with strata, clusters or weights, counted without weights: this speaks of those who answered and estimates nothing, so there is no interval and no test." }
    chosen_mid_p() { ja: "マクネマー検定は、Fagerland ほか（2013）が勧める mid-p による。", en: "McNemar's test is by mid-p, as Fagerland et al. (2013) recommend." }
    tested(test, result) { ja: "{test}: {result}。", en: "{test}: {result}." }
    statistic_df_p(statistic, df, p) { ja: "統計量 {statistic}、自由度 {df}、{p}", en: "statistic {statistic}, df {df}, {p}" }
    statistic_p(statistic, p) { ja: "統計量 {statistic}、{p}", en: "statistic {statistic}, {p}" }
    by_option() { ja: "選択肢ごとに、その選択肢かほかかで検定し、ホルムの方法で多重性を調整した。", en: "Each option is tested against the others, with Holm's adjustment for their number." }
    by_option_of_multiple() { ja: "選択肢ごとに、選んだか選ばないかで検定し、ホルムの方法で多重性を調整した。", en: "Each option is tested as chosen or not, with Holm's adjustment for their number." }
    not_tested(test, reason) { ja: "{test}は出せない（{reason}）。", en: "{test} cannot be given ({reason})." }
    nothing_estimated() { ja: "標本のはずが母集団のすべてから回答があり、推計ではないため、誤差・検定はない。", en: "A sample that is the whole population: nothing is estimated, so there is no interval and no test." }
    few_changed(changed) { ja: "変わった対象は{changed}件で、25件に満たないため、カイ二乗近似は粗い。", en: "Only {changed} units changed, fewer than 25, so the chi-square approximation is rough." }
    same_units_answered() { ja: "同じ対象が両回に答えており、独立ではない", en: "the same units answered both times and are not independent" }
    no_same_units() { ja: "すべての回に答えた対象がない", en: "no unit answered in every round" }
    no_test_of_rounds() { ja: "この設問を3回以上で比べる検定はしていない。2回ずつの表で検定できる。", en: "This question is not tested over three rounds or more; a table of two rounds is." }

    counted_over_rounds() { ja: "名簿の番号で照合した対象のうち、次にあてはまるもの", en: "units matched by their case id that meet" }
    newcombe_of_pairs() { ja: "対応のあるニューカムの方法10", en: "Newcombe's method 10 for pairs" }
    newcombe_of_overlap() { ja: "一部の重なる2標本のニューカムの方法10", en: "Newcombe's method 10 for partly overlapping samples" }
    t_of_overlap() { ja: "一部の重なる2標本の t", en: "t of partly overlapping samples" }
    newcombe_of_groups() { ja: "独立な2群のニューカムの方法10", en: "Newcombe's method 10 for two groups" }
    bound_of_change() { ja: "答えのない分 m を含む範囲", en: "bound with the m units without an answer" }
    panel_section() { ja: "回のあいだの対象と回答", en: "Units between rounds" }
    panel_of(title) { ja: "対象と回答の異動 {title}", en: "Units between rounds: {title}" }
    panel_sheet(table) { ja: "異動 {table}", en: "Units {table}" }
    standing() { ja: "異動", en: "Standing" }
    not_asked() { ja: "対象でない", en: "not asked" }
    standing_unchanged() { ja: "同じ回答", en: "same answer" }
    standing_changed() { ja: "回答が変わった", en: "changed" }
    standing_partly() { ja: "回答のない回がある", en: "without an answer in a round" }
    standing_silent() { ja: "どの回にも回答なし", en: "no answer in any round" }
    standing_new() { ja: "新規", en: "new" }
    standing_dropped() { ja: "除外", en: "dropped" }
    standing_merged() { ja: "合併", en: "merged" }
    standing_between() { ja: "一部の回だけ対象", en: "asked in some rounds only" }
}
