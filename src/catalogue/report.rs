//! Words around the report and the analyst's lists.

phrases! {
    table() { ja: "表", en: "Table" }
    shading() { ja: "網掛け: 構成比が大きいほど濃い（白は零）。値を直すと濃さも変わる。計、要確認の値、値を示さないセルには付けない。", en: "Shading: the larger a share, the darker (white is nil). It follows the values when they are edited; the total, values to be confirmed and cells that show none have no shading." }
    note() { ja: "注", en: "Note" }
    contents() { ja: "目次", en: "Contents" }
    title() { ja: "表題", en: "Title" }
    sheet() { ja: "シート", en: "Sheet" }
    font() { ja: "游明朝", en: "Calibri" }
    language() { ja: "ja-JP", en: "en-GB" }
    fictional() { ja: "架空データ（例示用）", en: "Fictional data (example)" }
    unconfirmed() { ja: "下書きの定義による（確かめていない印が残っている）", en: "From a drafted definition (marks that nobody settled remain)" }
    provisional(n) { ja: "暫定版（要確認 {n} 件）", en: "Provisional ({n} to be decided)" }
    cell_of(table, row, column) { ja: "表「{table}」の行「{row}」・列「{column}」", en: "table '{table}', row '{row}', column '{column}'" }
    cell_of_column(table, column) { ja: "表「{table}」の列「{column}」", en: "table '{table}', column '{column}'" }
    in_brackets(text) { ja: "（{text}）", en: " ({text})" }
    to_confirm() { ja: "［要確認］", en: " [to be confirmed]" }
    provisional_cells() { ja: "色つきか太字のセルは要確認（未決定の回答・記録にかかわる値）。", en: "Shaded or bold cells are to be confirmed: something undecided touches them." }
    empty_section() { ja: "この章はまだ書かれていない。", en: "This section is still empty." }
    empty_table() { ja: "該当するデータがない。", en: "There are no data for this table." }
    other_tables() { ja: "その他の表", en: "Other tables" }
    dash_means(reason) { ja: "「－」: {reason}", en: "–: {reason}" }
    analyst_title() { ja: "分析者用の一覧（部外秘）", en: "The analyst's lists (not for publication)" }
    findings_section() { ja: "確認事項", en: "Findings" }
    cases_section() { ja: "回収状況一覧", en: "Cases" }
    cases_of(survey, round) { ja: "回収状況 {survey}（{round}）", en: "Cases of {survey} ({round})" }
    files_section() { ja: "受領ファイル一覧", en: "Files" }
    answers_section() { ja: "読み取った回答", en: "Answers as read" }
    kind_of_finding() { ja: "区分", en: "Kind" }
    place() { ja: "場所", en: "Place" }
    found() { ja: "あったもの", en: "Found" }
    expected() { ja: "あるべきもの", en: "Expected" }
    what_to_do() { ja: "すること", en: "What to do" }
    row_to_paste() { ja: "決めるときの行（データ修正記録に貼る）", en: "Row that would decide it (for the correction ledger)" }
    finding_id() { ja: "確認事項の id", en: "Id" }
    severity_note() { ja: "参考", en: "note" }
    severity_query() { ja: "確認", en: "look at it" }
    severity_undecided() { ja: "要確認（保留）", en: "undecided, held out" }
    severity_set_aside() { ja: "要確認（使えないファイル）", en: "file set aside" }
    accepted() { ja: "了承済み", en: "accepted" }
    case_code() { ja: "対象", en: "Case" }
    case_name() { ja: "名前", en: "Name" }
    stratum() { ja: "層", en: "Stratum" }
    disposition() { ja: "回収区分", en: "Disposition" }
    disposition_not_returned() { ja: "未回収", en: "not returned" }
    disposition_valid() { ja: "有効", en: "valid" }
    disposition_invalid() { ja: "無効票", en: "invalid" }
    disposition_held_out() { ja: "保留", en: "held out" }
    disposition_refused() { ja: "回答拒否", en: "refused" }
    disposition_nil() { ja: "回答なし", en: "nothing to report" }
    disposition_undeliverable() { ja: "宛先不明", en: "not reached" }
    disposition_key_in() { ja: "要手入力", en: "to be keyed" }
    disposition_late() { ja: "締切後", en: "after the cut-off" }
    disposition_not_eligible() { ja: "対象外", en: "not to answer" }
    disposition_joint() { ja: "共同回答", en: "joint answer" }
    received() { ja: "受領日", en: "Received" }
    file() { ja: "ファイル", en: "File" }
    survey() { ja: "調査・記録", en: "Survey" }
    round() { ja: "回", en: "Round" }
    fate() { ja: "扱い", en: "Fate" }
    fate_read() { ja: "読み取り", en: "read" }
    fate_duplicate() { ja: "同じ回答の重複", en: "same return again" }
    fate_superseded() { ja: "別の回答を採用", en: "superseded" }
    fate_held_out() { ja: "保留", en: "held out" }
    fate_key_in() { ja: "要手入力", en: "to be keyed in" }
    fate_keyed() { ja: "入力済み", en: "keyed in" }
    fate_set_aside() { ja: "使えない", en: "set aside" }
    fate_ignored() { ja: "回答ではない", en: "no return" }
    fate_late() { ja: "締切後（数えない）", en: "after the cut-off, not counted" }
    fate_other_round() { ja: "別の回のファイル", en: "of another round" }
    fate_not_asked() { ja: "対象外の団体から", en: "from a case not to answer" }
    returns() { ja: "回答数", en: "Returns" }
    hash() { ja: "SHA-256", en: "SHA-256" }
    question() { ja: "設問", en: "Question" }
    option() { ja: "選択肢", en: "Option" }
    raw() { ja: "原文", en: "Raw text" }
    value() { ja: "値", en: "Value" }
    rule() { ja: "読み取りの規則", en: "Rule" }
    corrected_by() { ja: "修正記録", en: "Corrected by" }
    kept_back() { ja: "（非表示）", en: "(kept back)" }
    finding_heading() { ja: "内容", en: "What it is" }
    findings_count() { ja: "件数", en: "Count" }
    figures_touched() { ja: "かかわる数値", en: "Figures it can change" }
    finding_rule() { ja: "規則", en: "Rule" }
    rules_of_findings() { ja: "確認事項の一覧（規則ごと）", en: "Findings by rule" }
    finding_rules_sheet() { ja: "確認事項のまとめ", en: "Findings by rule" }
    area() { ja: "地域", en: "Area" }
    late() { ja: "締切", en: "Deadline" }
    after_deadline() { ja: "締切後", en: "after the deadline" }
    channel() { ja: "経路", en: "Channel" }
    sender() { ja: "差出人", en: "Sender" }
    remark() { ja: "備考", en: "Remark" }
    reminders_section() { ja: "督促一覧", en: "Reminders" }
    reminders_of(survey, round, n) { ja: "督促 {survey}（{round}）{n}件", en: "To be reminded of {survey} ({round}): {n}" }
    reminders_sheet(survey, round) { ja: "督促 {survey} {round}", en: "Reminders {survey} {round}" }
    coverage_section() { ja: "回収数", en: "How many answered" }
    coverage_of(survey, round) { ja: "回収数 {survey}（{round}）", en: "How many answered {survey} ({round})" }
    coverage_sheet(survey, round) { ja: "回収数 {survey} {round}", en: "Coverage {survey} {round}" }
    curve_of(survey, round) { ja: "日ごとの回収 {survey}（{round}）", en: "Returns by day of {survey} ({round})" }
    curve_sheet(survey, round) { ja: "日別 {survey} {round}", en: "By day {survey} {round}" }
    all_cases() { ja: "全体", en: "All" }
    grouping() { ja: "区分", en: "By" }
    group() { ja: "内訳", en: "Group" }
    kind_of_case() { ja: "種別", en: "Type" }
    distributed() { ja: "配布", en: "asked" }
    returned() { ja: "回収", en: "returned" }
    invalid_or_held() { ja: "無効票・保留", en: "invalid or held out" }
    return_rate() { ja: "回収率（％）", en: "return rate (%)" }
    valid_rate() { ja: "有効回収率（％）", en: "valid return rate (%)" }
    returns_of_day() { ja: "この日の回収", en: "returned on the day" }
    returns_so_far() { ja: "累計", en: "so far" }
    deadline_is(day) { ja: "締切は {day}", en: "The deadline was {day}" }
    undated_returns(n) { ja: "受領日の分からない回答が {n} 件あり、ここには入っていない。", en: "{n} ⟦return has|returns have⟧ no date of receipt and are not in it." }
    findings_sheet() { ja: "確認事項", en: "Findings" }
    cases_sheet(survey, round) { ja: "回収状況 {survey} {round}", en: "Cases {survey} {round}" }
    files_sheet() { ja: "受領ファイル", en: "Files" }
    answers_sheet() { ja: "読み取った回答", en: "Answers" }
    figures_sheet() { ja: "数値一覧", en: "Figures" }
    figures_section() { ja: "数値一覧", en: "Figures" }
    figures_note() { ja: "「kaishu trace 数値の id」で、もとになったセルが示される。", en: "`kaishu trace ID` lists the cells behind a figure." }
    figure_id() { ja: "数値の id", en: "Id" }
    figure_label() { ja: "内容", en: "What it is" }
    figure_printed() { ja: "印字", en: "As printed" }
    figure_exact() { ja: "正確な値", en: "Exact value" }
    figure_status() { ja: "状態", en: "Status" }
    figure_places() { ja: "印字した場所", en: "Where it is printed" }
    figure_cells() { ja: "もとのセル数", en: "Cells behind it" }
    status_final() { ja: "確定", en: "final" }
    status_provisional() { ja: "要確認", en: "to be confirmed" }
    status_undefined() { ja: "算出不能", en: "undefined" }
    printed_in_table(number, id) { ja: "表{number}（{id}）", en: "Table {number} ({id})" }
    printed_in_section(number) { ja: "{number} の文章", en: "text of {number}" }
    question_named(number, id) { ja: "{number}（{id}）", en: "{number} ({id})" }
    code_named(code, label) { ja: "{code}（{label}）", en: "{code} ({label})" }
    missing_no_answer() { ja: "無回答", en: "no answer" }
    missing_not_applicable() { ja: "非該当", en: "not applicable" }
    missing_dont_know() { ja: "わからない", en: "don't know" }
    missing_refused() { ja: "回答しない", en: "refused" }
    missing_invalid() { ja: "無効回答", en: "invalid answer" }
    missing_contradictory() { ja: "矛盾", en: "contradictory" }
    missing_held_out() { ja: "保留", en: "held out" }
}
