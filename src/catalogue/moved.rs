//! Words of what moved since a publication (数値の変更一覧) and of its part that corrects mistakes (正誤表).

phrases! {
    list() { ja: "数値の変更一覧", en: "Changes since publication" }
    list_of(title) { ja: "数値の変更一覧: {title}", en: "Changes since publication: {title}" }
    errata() { ja: "正誤表", en: "Errata" }
    sentences() { ja: "動いた文", en: "Sentences that moved" }
    behind() { ja: "変更の根拠", en: "What is behind the changes" }

    nothing_moved(name, date) { ja: "公表「{name}」（{date}）から動いた数値と文はない。", en: "No figure and no sentence moved since the publication '{name}' ({date})." }
    counted(name, date, figures, kinds, sentences) { ja: "公表「{name}」（{date}）から動いた数値: {figures}（{kinds}）。動いた文: {sentences}。", en: "Figures that moved since the publication '{name}' ({date}): {figures} ({kinds}). Sentences that moved: {sentences}." }
    by_kind(printed, behind, new, dropped) { ja: "表示が変わったもの {printed}、表示は同じで、もとの数・母数・状態が変わったもの {behind}、加わったもの {new}、なくなったもの {dropped}", en: "{printed} in print, {behind} in the exact value, base or status behind the same print, {new} new, {dropped} no longer published" }
    errata_counted(n) { ja: "このうち、誤りを正すもの（正誤表）: {n}。", en: "Of these, corrections of mistakes (errata): {n}." }
    whole_list(file) { ja: "動いた文と数値の一覧、正誤表: {file}。", en: "The sentences and figures that moved, and the errata: {file}." }
    no_errata() { ja: "このうち、誤りを正すものはない。", en: "None of these corrects a mistake." }
    held_out_counted(n) { ja: "要確認の回収票を保留したために動いた数値: {n}。どの回答が正しいかを決めるまで、正誤表には入らない。", en: "Figures moved because a return is held out to be confirmed: {n}. Until it is decided which answers are right, the errata say nothing of it." }

    cause_program() { ja: "プログラムの変更", en: "changed program" }
    cause_rule() { ja: "読み取り規則の変更", en: "changed rule of reading" }
    cause_definition() { ja: "定義・計画の変更", en: "changed definition or plan" }
    cause_gone() { ja: "なくなった回収票", en: "return that is gone" }
    cause_superseded() { ja: "差し替わった回収票", en: "superseded return" }
    cause_beside() { ja: "受領記録などの変更", en: "changed list of receipts" }
    cause_late() { ja: "公表後の回収", en: "late return" }
    cause_held_out() { ja: "保留の回収票（要確認）", en: "return held out (to be confirmed)" }
    cause_correction() { ja: "データ修正", en: "correction" }

    kind() { ja: "動き方", en: "How it moved" }
    kind_printed() { ja: "表示", en: "in print" }
    kind_behind() { ja: "表示は同じ", en: "behind the print" }
    kind_new() { ja: "追加", en: "new" }
    kind_dropped() { ja: "削除", en: "dropped" }
    figure() { ja: "数値", en: "Figure" }
    figure_or_sentence() { ja: "数値・文", en: "Figure or sentence" }
    id() { ja: "id", en: "Id" }
    published() { ja: "公表時", en: "Published" }
    now() { ja: "現在", en: "Now" }
    difference() { ja: "増減", en: "Change" }
    unit() { ja: "増減の単位", en: "Unit of the change" }
    points() { ja: "ポイント", en: "points" }
    causes() { ja: "原因", en: "Causes" }
    wrong() { ja: "誤（公表時）", en: "As published" }
    right() { ja: "正", en: "Corrected" }
    corrected_by() { ja: "訂正による増減", en: "Change by correction" }
    remark() { ja: "備考", en: "Remark" }
    beside_others(now, causes) { ja: "現在は {now}。ほかに、{causes}による増減を含む（誤りではない）", en: "{now} now, which also holds what is no mistake: {causes}" }
    sentence_beside_others(causes) { ja: "いまの文。{causes}による動きも含む", en: "the sentence of today, moved also by what is no mistake: {causes}" }
    numbers() { ja: "根拠の番号", en: "Number of what is behind" }
    number() { ja: "番号", en: "No." }
    cause() { ja: "原因", en: "Cause" }
    before() { ja: "前", en: "Before" }
    after() { ja: "後", en: "After" }
    what() { ja: "対象・設問など", en: "What" }
    ledger_row() { ja: "データ修正記録の行", en: "Row of the correction ledger" }

    none() { ja: "なし", en: "none" }
    from_to(from, to) { ja: "{from}→{to}", en: "{from} → {to}" }
    with_ratio(text, ratio) { ja: "{text}（{ratio}）", en: "{text} ({ratio})" }
    base_only() { ja: "母数の内訳のみ", en: "base only" }
    status_only() { ja: "状態のみ", en: "status only" }
    value_only() { ja: "値の末位のみ", en: "last digits only" }
    cause_numbers(cause, numbers) { ja: "{cause}: {numbers}", en: "{cause}: {numbers}" }

    base_distributed() { ja: "配布", en: "asked" }
    base_not_returned() { ja: "未回収", en: "not returned" }
    base_returned() { ja: "回収", en: "returned" }
    base_invalid_returns() { ja: "無効票", en: "invalid returns" }
    base_held_out_returns() { ja: "保留票", en: "returns held out" }
    base_valid() { ja: "有効", en: "valid" }
    base_not_applicable() { ja: "非該当", en: "not applicable" }
    base_no_answer() { ja: "無回答", en: "no answer" }
    base_dont_know() { ja: "わからない", en: "don't know" }
    base_refused() { ja: "回答しない", en: "refused" }
    base_invalid() { ja: "無効回答", en: "invalid answers" }
    base_contradictory() { ja: "矛盾", en: "contradictory" }
    base_held_out() { ja: "保留", en: "held out" }
    base_n() { ja: "n", en: "n" }
    base_unplaced() { ja: "区分不明", en: "of unknown group" }
    base_part(name, count) { ja: "{name} {count}", en: "{name} {count}" }

    note_order() { ja: "内訳は、公表時の入力から始め、プログラムと読み取り規則、定義と計画、回収票、データ修正の順に、現在のものへ一つずつ置き換えて計算し直した差。原因の間に順序をつけて分けている。", en: "The parts are differences of runs in which, from the inputs as published, program and rules, then definition and plan, then returns, then corrections were replaced by those of today, one after the other." }
    note_exact() { ja: "増減と内訳は分数のまま計算し、それぞれ最後に1度だけ四捨五入している。表示された内訳の和は、増減と末位で合わないことがある（正確な値は changes.json）。割合の増減はポイント。", en: "Changes and parts are exact fractions, each rounded once at the end, so that printed parts may differ from the printed change in the last place (changes.json has the exact values). Shares change in points." }
    note_withheld() { ja: "「Ｘ」は秘匿。小さな数を隠す規則があるため、複数の原因で動いた数値の内訳は、この一覧では示さない。", en: "X is withheld. Since a rule hides small counts, this list gives no parts of a figure that several causes moved." }
    note_late() { ja: "公表後に届いた回答、なくなった回収票、定義・計画の変更は誤りではないので、正誤表には入らない。", en: "Late returns, returns that are gone and changed definitions or plans are no mistakes and stand in no errata." }
    note_held_out() { ja: "「保留の回収票（要確認）」は、公表した回答がいまは保留のために数えられない分。データ修正記録で決めると、変わった分だけが正誤表に入る。", en: "Of a return held out the answers that were published are not counted now. Once a row of the correction ledger decides, what really changed stands in the errata." }
    note_errata() { ja: "誤りではない原因でも動いた数値は、訂正による増減だけを示す。", en: "Of a figure that was also moved by what is no mistake, only the change by correction is given." }

    unexplained() { ja: "公表の記録がそろっていないため、動いた原因は分けられない。", en: "What was kept of the publication is not whole, so the causes cannot be told." }
    unexplained_at(place, found) { ja: "{place}: {found}", en: "{place}: {found}" }
    uncompared(name, date) { ja: "公表「{name}」（{date}）の数値が読めないため、比べられない。", en: "Nothing can be compared: the figures of the publication '{name}' ({date}) cannot be read." }
    uncompared_undated(name) { ja: "公表「{name}」の記録が読めないため、比べられない。", en: "Nothing can be compared: what is kept of the publication '{name}' cannot be read." }
    passed_over(name) { ja: "公表「{name}」は記録（freeze.json）が読めないため、比べていない。いちばん新しい公表がこれなら、動いた数値はこの一覧と違う。元のファイルを戻してから作り直すこと。", en: "The publication '{name}' is passed over, since its freeze.json cannot be read. Should it be the last one, other figures moved than this list says; put the file back and run again." }
    step_program() { ja: "公表時の入力", en: "the inputs as published" }
    step_definition() { ja: "いまの定義・計画", en: "today's definition and plan" }
    step_returns() { ja: "いまの回収票", en: "today's returns" }
    version(program, rules) { ja: "kaishu {program}（読み取り規則 {rules}）", en: "kaishu {program} (rules {rules})" }
    not_evaluated(step, error) { ja: "「{step}」の段階を計算し直せない: {error}", en: "the step '{step}' cannot be evaluated again: {error}" }

    known_already(ids) { ja: "いまは秘匿する数値のうち、公表済みのもの: {ids}。公表した値は取り消せない。", en: "Hidden now and published with their value: {ids}. What was published cannot be taken back." }
    small_changes(ids) { ja: "公表時との差が、秘匿する小さな数にあたる数値: {ids}。誰が後から答えたかを知る人は、差からその答えを知りうる。公表の前に確かめること。", en: "The change since the publication is itself a small count: {ids}. Whoever knows who answered late may learn what they said; look at this before publishing." }

    summary(name, n) { ja: "  公表「{name}」から動いた数値: {n}", en: "  figures that moved since the publication '{name}': {n}" }
    summary_uncompared(name) { ja: "  公表「{name}」の数値が読めないため、比べられません", en: "  nothing can be compared: the figures of the publication '{name}' cannot be read" }
    summary_passed_over(names) { ja: "  記録が読めず、比べていない公表: {names}", en: "  publications that cannot be read and are not compared: {names}" }
    summary_file(path) { ja: "  数値の変更一覧: {path}", en: "  changes since publication: {path}" }
    summary_errata(n) { ja: "  正誤表: {n}", en: "  errata: {n}" }
    summary_held_out(n) { ja: "  要確認の回収票を保留したために動いた数値: {n}（決めるまで正誤表に入りません）", en: "  figures moved because a return is held out to be confirmed: {n} (no errata until it is decided)" }
    summary_unexplained() { ja: "  公表の記録がそろっていないため、動いた原因は分けられません", en: "  the causes cannot be told, since what was kept of the publication is not whole" }
    summary_guard(n) { ja: "  公表済みの値や小さな差から、隠した数が知られるおそれのある数値: {n}（分析者用の数値の変更一覧）", en: "  figures of which a hidden number may be known from what was published or from a small change: {n} (see the analyst's list of changes)" }

    since_last_run(n) { ja: "  前の実行から動いた数値: {n}", en: "  figures that moved since the last run: {n}" }
    since_last_run_figure(label, old, new) { ja: "    {label}: {old} → {new}", en: "    {label}: {old} → {new}" }
    since_last_run_more(n, place) { ja: "    ほか {n}（いまの値の全部は {place} の「数値一覧」）", en: "    and {n} more (all figures as they are now: sheet Figures of {place})" }
    since_last_run_more_as_data(n, place) { ja: "    ほか {n}（いまの値の全部は {place}）", en: "    and {n} more (all figures as they are now: {place})" }
    since_last_run_added(list) { ja: "  前の実行の後に加わったもの: {list}", en: "  added since the last run: {list}" }
    since_last_run_removed(list) { ja: "  前の実行の後になくなったもの: {list}", en: "  gone since the last run: {list}" }
    since_last_run_known(n) { ja: "  前の実行では値がなく、いまはある数値: {n}", en: "  figures that have a value and had none in the last run: {n}" }
    removed_whole(id) { ja: "id「{id}」の数値", en: "the figures of id '{id}'" }
    added_table(title) { ja: "表「{title}」", en: "table '{title}'" }
    added_figure(label) { ja: "数値「{label}」", en: "figure '{label}'" }
    added_indicator(name) { ja: "指標「{name}」", en: "indicator '{name}'" }
    since_last_run_in_short(plans) { ja: "前の実行から動いた数値: {plans}", en: "Figures that moved since the last run: {plans}" }
    of_plan(plan, n) { ja: "{plan} {n}", en: "{plan} {n}" }
}
