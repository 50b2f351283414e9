//! Words of `kaishu verify`: what a written report states, how it stands to the figures, and what to do.

phrases! {
    about() { ja: "書き上がった報告書の数と記述を、データと照らし合わせる", en: "Checks the numbers and statements of a written report against the data" }
    help_report() { ja: "報告書（docx、md、txt、html）", en: "the report (docx, md, txt, html)" }
    help_plan() { ja: "この計画の数値だけと照らし合わせる（なければすべての計画）", en: "compare with the figures of this plan only (default: every plan)" }
    help_format() { ja: "表示の形（text、json）", en: "how it is shown (text, json)" }
    help_write() { ja: "Word のコメントを付けた写しを書く（元の文書には触れない）", en: "write a copy with Word comments (the original is not touched)" }
    help_list() { ja: "表示する記述（all = すべて、wrong = 直すものだけ）", en: "which statements are shown (all, or wrong: those to mend)" }
    by_achievement() { ja: "実績÷目標", en: "actual / target" }
    by_gap() { ja: "実績−目標", en: "actual - target" }
    by_change() { ja: "前年度からの増減率", en: "change from the year before" }
    by_difference() { ja: "前年度との差", en: "difference from the year before" }
    by_difference_of_rounds() { ja: "前回との差", en: "difference from the round before" }
    by_change_of_rounds() { ja: "前回からの増減率", en: "change from the round before, relative" }
    by_sum() { ja: "年度の合計", en: "sum over the years" }
    by_difference_of_shares() { ja: "2つの割合の差", en: "difference of the two shares" }
    by_joining() { ja: "選択肢の合計", en: "answers put together" }
    by_rest() { ja: "それ以外", en: "the rest" }
    by_counting() { ja: "一覧の行数", en: "rows of the list" }
    derived(label, how) { ja: "{label}（{how}）", en: "{label} ({how})" }
    agrees() { ja: "一致", en: "agrees" }
    disagrees() { ja: "不一致", en: "disagrees" }
    other_rounding() { ja: "丸め方が異なる", en: "rounding convention differs" }
    points_meant() { ja: "％ではなくポイント", en: "% where points are meant" }
    base_missing() { ja: "母数（n）がない", en: "base missing" }
    unlike_periods() { ja: "期間の異なる比較", en: "unlike periods" }
    unchecked() { ja: "照合できない", en: "cannot be checked" }
    why_none() { ja: "該当する数値なし", en: "no such figure" }
    why_no_rate() { ja: "同じ種類の率（回収率・有効回収率・回答率）の数値なし", en: "no figure is a rate of this kind (return rate, valid return rate)" }
    why_not_counted() { ja: "この設問の数値は、比べた計画にない", en: "the plan has no figure of this question" }
    say_not_counted(question) { ja: "設問「{question}」の表や数値は、計画にない。計画に表を加えると照合できる", en: "the plan has no table and no figure of the question '{question}'; a table in the plan lets it be checked" }
    hint_rate() { ja: "計画に kind = \"response_rates\" の表を加えると照合できる", en: "a table of kind = \"response_rates\" in the plan lets it be checked" }
    why_far() { ja: "近い数値はあるが、同じものと言い切れない", en: "a figure is near, but it is not certain that it is meant" }
    why_other_year() { ja: "この年度（回）の数値は、比べた計画にない", en: "the plan has no figure of this year or round" }
    why_other_plan() { ja: "この年度（回）の数値は、比べた計画になく、別の計画にある", en: "the plan has no figure of this year or round, another plan has" }
    why_hidden() { ja: "秘匿された数値のため", en: "the figure is suppressed" }
    why_undefined() { ja: "算出できない数値のため", en: "the figure cannot be computed" }
    why_gone(id) { ja: "数値 {id} は計画にない", en: "the plan has no figure {id}" }
    why_no_workspace() { ja: "作業フォルダがないため、数値と照らし合わせていない", en: "without a workspace no figure was compared" }
    unchecked_because(why) { ja: "照合できない（{why}）", en: "cannot be checked ({why})" }
    right_is(right) { ja: "正しくは {right}", en: "right: {right}" }
    compared_with(value) { ja: "比べた値は {value}", en: "compared with: {value}" }
    figure_is(id, label) { ja: "{id}（{label}）", en: "{id} ({label})" }
    put_together(ids) { ja: "計算に使った数値: {ids}", en: "worked out from {ids}" }
    also_possible(ids) { ja: "ほかの候補: {ids}", en: "other candidates: {ids}" }
    of_other_year(year) { ja: "この値は{year}のもの", en: "this is the value of {year}" }
    say_near_of_year(id, year) { ja: "近い数値 {id} は{year}のもの", en: "the nearest figure, {id}, is that of {year}" }
    say_elsewhere(year, plan, id, label) { ja: "{year}の数値は計画 {plan} にある（近いもの: {id}「{label}」）。`--plan {plan}` で照合できる", en: "figures of {year} are in the plan {plan} (the nearest: {id}, {label}); `--plan {plan}` checks it" }
    say_relative(points) { ja: "割合の増減率としては正しい（ポイントでは {points}）", en: "right as a relative change of the share (in points: {points})" }
    say_as_of(day) { ja: "{day}現在の値を年度全体の値と比べている。そのことを書く", en: "a value as of {day} is compared with a whole year; say so" }
    say_base(n) { ja: "母数（n={n}）が同じ節に書かれていない", en: "the base (n={n}) is not given in the same section" }
    say_points() { ja: "割合どうしの差は「ポイント」で書く", en: "a difference of percentages is in points" }
    say_points_up(from, to, points) { ja: "{from}から{to}への変化。割合どうしの差は「ポイント」で、「{points}増えた」と書く", en: "from {from} to {to}; a difference of percentages is in points: '{points}増えた' ({points} up)" }
    say_points_down(from, to, points) { ja: "{from}から{to}への変化。割合どうしの差は「ポイント」で、「{points}減った」と書く", en: "from {from} to {to}; a difference of percentages is in points: '{points}減った' ({points} down)" }
    say_percent() { ja: "割合そのものは「％」で書く", en: "a percentage itself is in %" }
    say_rounding() { ja: "公表値より粗く丸めるか、切り捨てている。「約」を付けるか、公表値のとおりに書く", en: "it is rounded more coarsely than published, or cut; say about, or write it as published" }
    say_convention(how) { ja: "割の取り方が決めた方法（{how}）と異なる", en: "the tenths are not taken as declared ({how})" }
    say_provisional() { ja: "要確認の残る暫定値と比べた", en: "compared with a provisional value" }
    say_declared(id) { ja: "計画の主張 {id} による", en: "by the claim {id} of the plan" }
    say_rank(place, label) { ja: "データで{place}は「{label}」", en: "in the data {place} is '{label}'" }
    place(n, ending, of) { ja: "第{n}位（{of}つのうち）", en: "{n}{ending} of {of}" }
    tied_place(n, ending, of) { ja: "同率で第{n}位（{of}つのうち）", en: "tied {n}{ending} of {of}" }
    say_no_day() { ja: "この日の記録はない", en: "there is no record of this day" }
    hint_gone() { ja: "計画に数値を戻すか、報告書の記述を消してください。", en: "Put the figure back into the plan, or take the statement out of the report." }
    claim_gone(text) { ja: "主張「{text}」が比べる数値は計画にない", en: "the figure of the claim '{text}' is not in the plan" }
    unknown_plan(id, near) { ja: "計画 {id} はありません{near}", en: "there is no plan {id}{near}" }
    heading(verdict, n) { ja: "■ {verdict}（{n}）", en: "{verdict} ({n})" }
    summary(statements, agree, disagree, unlike, unchecked) { ja: "記述 {statements} 件: 一致 {agree}、不一致 {disagree}、書き方に注意 {unlike}、照合できない {unchecked}", en: "{statements} ⟦statement|statements⟧: {agree} agree, {disagree} disagree, {unlike} to be worded otherwise, {unchecked} cannot be checked" }
    summary_within(wrong, notes) { ja: "文書の中: 誤り {wrong}、注意 {notes}", en: "within the document: {wrong} wrong, {notes} ⟦note|notes⟧" }
    within_heading(n) { ja: "■ 文書の中で合わないもの（{n}）", en: "what does not add up within the document ({n})" }
    notes_heading(n) { ja: "■ 注意（{n}）", en: "notes ({n})" }
    written(file) { ja: "コメント付きの写し: {file}", en: "copy with comments: {file}" }
    not_placed(n) { ja: "コメントを置けなかった記述: {n}（脚注など）", en: "statements for which no comment could be placed: {n} (footnotes and the like)" }
    only_word(file) { ja: "{file} は Word 文書ではないため、コメント付きの写しは作れません", en: "{file} is no Word document, so no copy with comments can be made" }
    hint_only_word() { ja: "docx で保存して指定するか、--format json の結果を使ってください。", en: "Save it as docx, or use the result of --format json." }
    same_file(file) { ja: "写しの名前が元の文書と同じです: {file}", en: "the copy would replace the report itself: {file}" }
    no_workspace(root) { ja: "{root} は作業フォルダではないため、文書の中だけを確かめた（数値とは照らし合わせていない）", en: "{root} is no workspace, so only the document itself was checked (no figures were compared)" }
    quoted(text) { ja: "「{text}」", en: "'{text}'" }
    line(place, text) { ja: "{place}　{text}", en: "{place}  {text}" }
    say_of_plan(id) { ja: "計画 {id} の数値", en: "a figure of the plan {id}" }
    plan_compared(id, title) { ja: "比べた計画: {id}「{title}」", en: "compared with the plan {id}: {title}" }
    rounds_compared(rounds) { ja: "　調査の回: {rounds}", en: "  rounds: {rounds}" }
    round_compared(label, round) { ja: "{label}［{round}］", en: "{label} [{round}]" }
    other_plans(ids) { ja: "　ほかの計画（--plan で選べる）: {ids}", en: "  other plans (chosen with --plan): {ids}" }
    more_all(n) { ja: "ほか一致 {n} 件（--list all で表示）", en: "{n} more that agree (shown by --list all)" }
    mixed_tenths() { ja: "切り捨てでしか合わない「割」と、四捨五入でしか合わない「割」が混じっている", en: "some tenths fit only if cut, others only if rounded" }
}
