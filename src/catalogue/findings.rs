//! Words of figures, tables, notes and sentences, and of what the findings themselves find odd.

phrases! {
    area_at_level(area, level) { ja: "{area}{level}", en: "{area} ({level})" }
    total() { ja: "計", en: "Total" }
    n_heading() { ja: "集計対象数（n）", en: "n" }
    counts_heading() { ja: "実数", en: "Count" }
    shares_heading() { ja: "構成比（％）", en: "Percent" }
    not_returned() { ja: "未回収", en: "Not returned" }
    distributed() { ja: "配布数", en: "Distributed" }
    returned() { ja: "回収数", en: "Returned" }
    valid() { ja: "有効回収数", en: "Valid" }
    return_rate() { ja: "回収率（％）", en: "Return rate (%)" }
    valid_return_rate() { ja: "有効回収率（％）", en: "Valid return rate (%)" }
    survey_heading() { ja: "調査", en: "Survey" }
    stratum_heading() { ja: "層", en: "Stratum" }
    level_heading() { ja: "階層", en: "Level" }
    area_heading() { ja: "地域", en: "Area" }
    indicator_heading() { ja: "指標", en: "Indicator" }
    unit_heading() { ja: "単位", en: "Unit" }
    kind_heading() { ja: "種類", en: "Kind" }
    entry_heading() { ja: "区分", en: "Entry" }
    problem_heading() { ja: "課題", en: "Problem" }
    project_heading() { ja: "事業", en: "Project" }
    method_heading() { ja: "検証方法", en: "Method" }
    result_heading() { ja: "結果", en: "Result" }
    target() { ja: "目標", en: "Target" }
    actual() { ja: "実績", en: "Actual" }
    counted() { ja: "記録からの集計", en: "Counted from records" }
    kind_flow() { ja: "期間中の数", en: "flow" }
    kind_stock() { ja: "時点の数", en: "stock" }
    kind_persons_each() { ja: "延べ人数", en: "persons at each event" }
    kind_persons_once() { ja: "実人数", en: "persons counted once" }
    kind_share() { ja: "割合", en: "share" }
    fiscal_year(name, year) { ja: "{name}年度", en: "FY{year}" }
    year_short(name, year) { ja: "{name}", en: "FY{year}" }
    frame_column(name) { ja: "{name}", en: "{name}" }
    stratum_column() { ja: "層", en: "Stratum" }
    area_column() { ja: "地域", en: "Area" }
    type_column() { ja: "種別", en: "Type" }
    survey_round(survey, round) { ja: "{survey}（{round}）", en: "{survey} ({round})" }
    n_of(table, group) { ja: "{table} {group} 集計対象数", en: "{table} {group} n" }
    option_of(table, group, option) { ja: "{table} {group} {option}", en: "{table} {group} {option}" }
    rate_figure(round, group, what) { ja: "{round} {group} {what}", en: "{round} {group} {what}" }
    area_figure(table, area, period) { ja: "{table} {area} {period}", en: "{table} {area} {period}" }
    event_figure(table, event, column) { ja: "{table} {event} {column}", en: "{table} {event} {column}" }
    indicator_figure(indicator, kind, year) { ja: "{indicator} {kind} {year}", en: "{indicator} {kind} {year}" }
    date(wareki, iso) { ja: "{wareki}", en: "{iso} ({wareki})" }
    to_be_decided() { ja: "要確認", en: "to be decided" }
    bounds(all, low, high) { ja: "答えのない分を含む全{all}では {low}〜{high}％の間", en: "between {low} and {high} % of all {all}, whatever those would say who did not answer" }
    interval_of(method, level, low, high, n, population) { ja: "{level}％信頼区間 {low}〜{high}％（{method}、n={n}、N={population}）", en: "{level} % interval {low} to {high} % ({method}, n={n}, N={population})" }
    no_interval(reason) { ja: "信頼区間は示せない（{reason}）", en: "no interval ({reason})" }
    interval(method, level, low, high, n) { ja: "{level}％信頼区間 {low}〜{high}％（{method}、n={n}）", en: "{level} % interval {low} to {high} % ({method}, n={n})" }
    chain(steps) { ja: "集計対象: {steps}", en: "Base: {steps}" }
    question_note(number, text) { ja: "{number}「{text}」", en: "{number}: {text}" }
    sum_of(n) { ja: "数の回答のあった{n}件の合計", en: "sum of the {n} that gave a number" }
    sum_rounded(exact) { ja: "{exact} を四捨五入した数", en: "rounded from {exact}" }
    sums_rounded() { ja: "合計は四捨五入して示す。", en: "Sums are shown rounded." }
    multiple_note() { ja: "複数回答。構成比は回答者数を母数とし、合計は100％を超えることがある。", en: "Multiple answers: percentages are of respondents and may add to more than 100." }
    rounded_parts(groups) { ja: "四捨五入のため、構成比の合計が100％にならない: {groups}。", en: "Because of rounding the percentages do not add to 100: {groups}." }
    adds_up_to(group, sum) { ja: "{group}（{sum}％）", en: "{group} ({sum} %)" }
    and_others(groups, n) { ja: "{groups}、ほか{n}行", en: "{groups} and {n} ⟦more row|more rows⟧" }
    census_complete() { ja: "全数調査で全対象から回答があり、推計ではないため、誤差・検定はない。", en: "A census in which everyone answered: nothing is estimated, so there is no interval and no test." }
    census_incomplete(n, unknown) { ja: "全数調査（回答{n}、答えのないもの{unknown}）。標本ではないため、誤差・検定はない。", en: "A census with {n} ⟦answer|answers⟧ and {unknown} units without one; no sample, so no interval and no test." }
    open() { ja: "任意回答のため、回答者についてだけ述べる。検定はしていない。", en: "Whoever answered: this speaks of those only. Not tested." }
    records_note(n) { ja: "記録からの集計（{n}件）。", en: "Counted from {n} ⟦record|records⟧." }
    sample() { ja: "標本調査。", en: "A sample." }
    not_tested_multiple() { ja: "標本調査。複数回答のためカイ二乗検定はしていない。", en: "A sample; a multiple answer is not tested by chi-square." }
    not_tested_empty() { ja: "標本調査。空の行または列しかないため検定できない。", en: "A sample; the table has too few rows or columns to be tested." }
    chi_square(statistic, df, p) { ja: "標本調査。ピアソンのカイ二乗 {statistic}、自由度 {df}、{p}。", en: "A sample: Pearson chi-square {statistic}, df {df}, {p}." }
    chi_square_weak(small, all) { ja: "標本調査。期待度数5未満のセルが {small}/{all} あるため、カイ二乗検定は示さない。", en: "A sample; {small} of {all} cells expect fewer than 5, so no chi-square is shown." }
    rates_note() { ja: "回収率＝回収数÷配布数、有効回収率＝有効回収数÷配布数。", en: "Return rate = returned / distributed; valid return rate = valid / distributed." }
    areas_note() { ja: "地区・県域には、その中の圏域の分を含む。", en: "Larger areas include the areas in them." }
    held_note() { ja: "書面開催を含み、中止を含まない。", en: "Held in writing is included, cancelled is not." }
    distinct_note() { ja: "年度ごと・窓口ごとの実人数。年度をまたぐ合計は、同じ人を重ねて数えるため示さない。", en: "Persons once per window and year; not added up over years." }
    no_target_note() { ja: "「－」は値のないこと（目標の設定なし等）を示し、0 とは異なる。", en: "– means that there is no value (no target was set), which is not 0." }
    as_of_note(day) { ja: "{day}現在", en: "as of {day}" }
    indicator_note(indicator, note) { ja: "{indicator}: {note}", en: "{indicator}: {note}" }
    year_note(year, note) { ja: "{year}は{note}", en: "{year} is {note}" }
    unlike_periods(name, year, day) { ja: "{name}は{day}現在の値で、年度全体の目標・実績と比べている", en: "FY{year} is as of {day}, compared with whole years" }
    notes_joined(first, second) { ja: "{first}、{second}", en: "{first}; {second}" }
    whole_period_years(years) { ja: "全期間＝{years}（目標のある年度）", en: "whole period = {years} (years with a target)" }
    to_confirm_mark() { ja: "［要確認］", en: " [to be confirmed]" }
    with_unit(text, mark) { ja: "{text}{mark}", en: "{text}{mark}" }
    link_empty() { ja: "（記載なし）", en: "(empty)" }
    logic_note() { ja: "課題は分析者による整理であり、順位ではない。", en: "The problems are the analyst's synthesis, not a ranking." }
    result_item(label, value) { ja: "{label} {value}", en: "{label} {value}" }
    project_by(name, by) { ja: "{name}\n事業実施主体: {by}", en: "{name}\nby {by}" }
    claim_label(text, place) { ja: "主張「{text}」（{place}）", en: "claim '{text}' ({place})" }
    claim_about(figure) { ja: "比べた数値: {figure}", en: "compared with {figure}" }
    claim_agrees() { ja: "データと一致", en: "agrees with the data" }
    claim_disagrees() { ja: "データと一致しない", en: "does not agree with the data" }
    claim_unchecked() { ja: "比べる数値がない", en: "nothing to compare with" }
    claimed(text, place) { ja: "「{text}」（{place}）", en: "'{text}' ({place})" }
    claim_expected(label, value, exact) { ja: "データでは {label}: {value}{exact}", en: "in the data {label}: {value}{exact}" }
    hint_claim() { ja: "記録の漏れか、主張の誤りかを確かめてください。", en: "Find out whether the records lack something or the claim is wrong." }
    entered_value(indicator, value) { ja: "{indicator} 実績 {value}（指標の表）", en: "{indicator}: actual {value} (entered)" }
    counted_value(value) { ja: "記録・調査から数えると {value}", en: "{value} as counted" }
    hint_entered() { ja: "どちらが正しいか確かめてください。両方とも残しています。", en: "Find out which is right. Both are kept." }
    session_on(area, wareki, day) { ja: "{area} {wareki}（{day}）の実施", en: "{area}: held on {day} ({wareki})" }
    scheduled_day(wareki, day) { ja: "予定の日 {wareki}（{day}）", en: "the scheduled day {day} ({wareki})" }
    no_day_scheduled(month) { ja: "{month}月は予定なし", en: "nothing is scheduled in month {month}" }
    window_opened(area, wareki, day) { ja: "{area} の窓口は {wareki}（{day}）から", en: "{area} has its window since {day} ({wareki})" }
    window_unknown(area) { ja: "{area} の窓口は設置状況にありません", en: "{area} is not in the list of windows" }
    sessions_held(area, name, year, n) { ja: "{area} {name}年度に {n} 回", en: "{area}: {n} ⟦session|sessions⟧ in FY{year}" }
    sessions_possible(until, n) { ja: "予定では {until} までに {n} 回", en: "the schedule has {n} up to {until}" }
    hint_schedule() { ja: "臨時の実施か、日付の誤りかを確かめてください。数えるのは変えません。", en: "Find out whether it was an extra session or a wrong date. The counts stand." }
    areas_lacking(list, name, year, areas) { ja: "{list}: {name}年度に開催のない圏域: {areas}", en: "{list}: no event in FY{year} in {areas}" }
    areas_all(level) { ja: "すべての{level}", en: "every {level}" }
    hint_areas() { ja: "記録の漏れでないか確かめてください。", en: "Check that the records lack nothing." }
    chain_adds_up() { ja: "足し上げが合う内訳", en: "a chain that adds up" }
    hint_chain() { ja: "この数値は要確認にしました。", en: "The figure is held as provisional." }
    hint_link() { ja: "計画か本文に書き足してください。", en: "Add it to the plan or its prose." }
    link_expected() { ja: "課題→事業→指標→検証方法→結果がつながっている", en: "problem → project → indicator → method → result, all there" }
    section_expected() { ja: "本文", en: "prose" }
    problem_unanswered(mark) { ja: "課題{mark}に答える事業がありません", en: "no project answers problem {mark}" }
    problem_unfounded(mark) { ja: "課題{mark}のもとになる数値がありません", en: "problem {mark} rests on no figure" }
    project_lacks(name, link) { ja: "事業「{name}」に {link} がありません", en: "project '{name}' has no {link}" }
    section_empty(number, title) { ja: "章 {number}「{title}」は空です", en: "section {number} '{title}' is empty" }
    figure_twice(id) { ja: "数値の id「{id}」が2つあります。計画の id を変えてください。", en: "two figures have the id '{id}'. Change one in the plan." }
    not_written(subject) { ja: "（「{subject}…」の文は、もとになる数値がないため書いていない。）", en: "(The sentence '{subject} …' is not written: its figures are not there.)" }
    with_mark(text) { ja: "{text}［要確認］", en: "{text} [to be confirmed]" }
    not_written_because(subject, reason) { ja: "（「{subject}…」の文は、もとになる数値がないため書いていない。{reason}。）", en: "(The sentence '{subject} …' is not written: its figure is not there; {reason}.)" }
    share_needed(figure) { ja: "share の文は割合の数値について書きます。「{figure}」は割合ではありません", en: "a 'share' sentence states a share, and '{figure}' is none" }
    name_a_share() { ja: "share のある数値（groups の区分ごとの割合も）を書きます", en: "name a figure with 'share' (or the share of a group)" }
    cut() { ja: "割未満切り捨て", en: "cut off" }
    rounded() { ja: "四捨五入", en: "rounded" }
    reasons_sentence(subject, reasons) { ja: "{subject}{reasons}であった。", en: "{subject} {reasons}." }
    undefined_empty_base() { ja: "母数が0のため算出できない", en: "the base is empty" }
    undefined_unknown_base() { ja: "任意回答で配布数がわからないため算出できない", en: "nobody knows how many were asked" }
    undefined_nothing_to_compare() { ja: "比べる値がないため算出できない", en: "there is nothing to compare with" }
    undefined_zero_reference() { ja: "比べる値が0のため算出できない", en: "the value compared with is 0" }
    undefined_part_missing() { ja: "もとの値がないため算出できない", en: "a part of it is missing" }
    undefined_no_table() { ja: "表が小さすぎるため算出できない", en: "the table is too small" }
    undefined_too_large() { ja: "桁数が多すぎるため算出できない", en: "the numbers are too large" }
}

/// A sentence with a remark in brackets before its full stop.
pub fn sentence_with_note(
    text: &crate::catalogue::Phrase,
    note: &crate::catalogue::Phrase,
) -> crate::catalogue::Phrase {
    let end = |text: &str, stop: char| text.strip_suffix(stop).unwrap_or(text).to_owned();
    crate::catalogue::Phrase {
        ja: format!("{}（{}）。", end(&text.ja, '。'), note.ja),
        en: format!("{} ({}).", end(&text.en, '.'), note.en),
    }
}
