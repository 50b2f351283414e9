//! Words of the report as a page for a browser: what its buttons, its search and the panel of a figure say.

phrases! {
    skip() { ja: "本文へ進む", en: "Skip to the report" }
    tools() { ja: "この頁の道具", en: "Tools of this page" }
    search() { ja: "この頁の中を探す", en: "Search this page" }
    found(n) { ja: "{n} か所", en: "{n} ⟦place|places⟧" }
    found_more(n, shown) { ja: "{n} か所（初めの {shown} を表示）", en: "{n} ⟦place|places⟧, the first {shown} shown" }
    found_none() { ja: "見つからない", en: "not found" }
    filter() { ja: "表の行をしぼる（地域・種別など）", en: "Show only rows of (area, type …)" }
    filter_hint() { ja: "表の左の見出しにその言葉のある行だけを示す。印字した行を選ぶだけで、数は計算し直さない。印刷にはすべての行が出る。", en: "Only rows with these words at their left are shown. They are rows that are printed here; nothing is computed again. Printing shows every row." }
    filtered(tables, rows) { ja: "{tables} の表で {rows} 行を表示", en: "{rows} ⟦row|rows⟧ in {tables} ⟦table|tables⟧" }
    filtered_none() { ja: "その言葉のある行はない（すべての行を表示）", en: "no row has these words; every row is shown" }
    rows_of(shown, all) { ja: "{all} 行のうち {shown} 行を表示中（しぼり込み。数は計算し直していない）", en: "{shown} of {all} rows are shown; nothing is computed again" }
    dark() { ja: "暗い表示", en: "Dark" }
    print() { ja: "印刷", en: "Print" }
    how_to() { ja: "数を押すと、母数・方法・もとのセルの数が出る（表の中は矢印キーで移る）。表の見出しを押すと並べ替わる。", en: "Press a number for its base, method and number of cells (arrow keys move within a table); press a heading to sort." }
    close() { ja: "閉じる", en: "Close" }
    drawn() { ja: "図で見る", en: "As a chart" }
    to_confirm() { ja: "要確認", en: "to be confirmed" }
    rule_of_hiding() { ja: "秘匿の規則", en: "Rule of disclosure control" }
    exact() { ja: "正確な値", en: "Exact value" }
    status() { ja: "状態", en: "Status" }
    class() { ja: "種類", en: "Kind" }
    class_computed() { ja: "計算した数", en: "computed" }
    class_entered() { ja: "記入された数", en: "entered by the office" }
    class_claimed() { ja: "公表された文にある数", en: "claimed by a published text" }
    fiscal_year(year) { ja: "{year}年度", en: "FY{year}" }
    fiscal_years(first, last) { ja: "{first}〜{last}年度", en: "FY{first} to FY{last}" }
    period() { ja: "期間", en: "Period" }
    as_of() { ja: "時点", en: "As of" }
    cells() { ja: "もとのセルの数", en: "Cells behind it" }
    id() { ja: "数値の id", en: "Id" }
    base() { ja: "集計対象の内訳", en: "Base" }
    chain_link() { ja: "区分", en: "Step" }
    chain_count() { ja: "数", en: "Count" }
    notes() { ja: "方法・注", en: "Method and notes" }
    eligible() { ja: "該当", en: "asked this question" }
    base_n() { ja: "集計対象数（n）", en: "base (n)" }
    unplaced() { ja: "このほか区分不明", en: "besides: group not known" }
    invalid_returns() { ja: "無効票", en: "invalid returns" }
    held_out_returns() { ja: "保留（回収票）", en: "returns held out" }
    valid_returns() { ja: "有効", en: "valid returns" }
    not_returned() { ja: "未回収", en: "not returned" }
}

// The analyst's copy.
phrases! {
    analyst() { ja: "分析者用（部外秘）: 数のもとになった回答ファイルとセルが入っている", en: "For the analyst only: it names the returned files and cells behind the numbers" }
    cells_of(n) { ja: "もとになったセル（{n}）", en: "Cells behind it ({n})" }
    cells_first(n, shown) { ja: "もとになったセル（{n} のうち初めの {shown}）", en: "Cells behind it (the first {shown} of {n})" }
    more_cells() { ja: "続きを表示", en: "Show more" }
    cell() { ja: "セル", en: "Cell" }
}
