//! Words around one file that is shown box by box.

phrases! {
    about_explain() { ja: "1つのファイルから何を読み取ったかを、シートの図と欄の一覧で示す。何も書き出さない", en: "Shows what was read from one file, as a picture of its sheet and a list of its boxes; writes nothing" }
    about_row() { ja: "--explain: 1行に1件の表で、見たい行（Excel の行番号）", en: "--explain: in a list with one return per row, the row to show, as Excel numbers it" }
    about_raw() { ja: "--explain: 慎重な扱いの調査でも書かれた文字を示す", en: "--explain: shows what was written in a sensitive survey too" }
    no_such_file(name, near) { ja: "「{name}」は調査の受領フォルダにありません{near}", en: "'{name}' is not in a folder of returns{near}" }
    several_files(name, files) { ja: "「{name}」で終わるファイルが複数あります。もう少し長く書いてください（{files}）", en: "several files end in '{name}'; write more of the name ({files})" }
    between() { ja: "、", en: ", " }
    question(words, id) { ja: "{words}（{id}）", en: "{words} ({id})" }
    and_others(count) { ja: "ほか {count} 件", en: "{count} more" }
    no_such_row(row, file, rows) { ja: "「{file}」の {row} 行目は回答として読んでいません{rows}", en: "row {row} of '{file}' was not read as a return{rows}" }
    rows_read(first, last) { ja: "（読んだのは {first} 行目から {last} 行目）", en: " (rows {first} to {last} were)" }
    fact(what, said) { ja: "{what}: {said}", en: "{what}: {said}" }
    fact_survey() { ja: "調査", en: "Survey" }
    survey_round(title, id, round) { ja: "{title}（{id}、{round}）", en: "{title} ({id}, {round})" }
    fact_fate() { ja: "扱い", en: "Fate" }
    fact_came() { ja: "受領", en: "Received" }
    after_deadline() { ja: "期限後", en: "after the deadline" }
    fact_container() { ja: "ファイルの種類", en: "Kind of file" }
    container_encoding(kind, encoding) { ja: "{kind}（文字コード {encoding}）", en: "{kind} (encoding {encoding})" }
    fact_evidence() { ja: "値のほかの手がかり", en: "Beside the values" }
    evidence_read() { ja: "読めた（コメント、図形、非表示、取り消し線など）", en: "read (comments, shapes, hidden rows, strikethrough …)" }
    evidence_none() { ja: "この種類のファイルにはない", en: "a file of this kind has none" }
    evidence_not_available() { ja: "この種類のファイルからは得られない（ないとは言えない）", en: "not available from this kind of file (which does not mean that there is none)" }
    fact_form() { ja: "読み方", en: "Read by" }
    by_form(id) { ja: "定義の様式 {id}", en: "form {id} of the definition" }
    by_own() { ja: "kaishu が作った様式（ファイルの中の印で）", en: "a form made by kaishu, by what it says of itself" }
    by_own_words() { ja: "kaishu が作った様式（印がなく、見出しの言葉で）", en: "a form made by kaishu, by its words" }
    by_nothing() { ja: "この調査の回答として読めたものはない", en: "nothing was read as a return of this survey" }
    by_indicators() { ja: "指標の入力用ブック", en: "the workbook of indicators" }
    fact_returns() { ja: "回答", en: "Returns" }
    returns(count) { ja: "{count} 件", en: "{count}" }
    fact_case() { ja: "回答者", en: "Respondent" }
    no_case() { ja: "どの対象か決まっていない", en: "not decided whose it is" }
    anonymous() { ja: "対象名簿のない調査", en: "a survey without a frame" }
    case(id, name) { ja: "{id} {name}", en: "{id} {name}" }
    matched(case, how) { ja: "{case}（{how}）", en: "{case} ({how})" }
    how_code(cell, text) { ja: "{cell} のコード「{text}」で", en: "by the code '{text}' in {cell}" }
    how_name(cell, text) { ja: "{cell} の名前「{text}」が名簿のとおり", en: "by the name '{text}' in {cell}, as the frame has it" }
    how_alias(cell, text) { ja: "{cell} の「{text}」が名簿の別名", en: "by '{text}' in {cell}, another name on the frame" }
    how_spelling(cell, text) { ja: "{cell} の「{text}」を、表記の違いを除いて", en: "by '{text}' in {cell}, but for its spelling" }
    how_reading(cell, text) { ja: "{cell} の「{text}」のふりがなで", en: "by the reading of '{text}' in {cell}" }
    how_ledger() { ja: "データ修正記録の照合の行で", en: "by a row of the correction ledger" }
    how_form() { ja: "様式に書き込まれた対象で", en: "by the case that the form was made for" }
    how_number() { ja: "番号の欄で", en: "by its number" }
    not_counted(fate) { ja: "この回答は集計に入っていない（{fate}）", en: "this return does not count ({fate})" }
    kept_back_note() { ja: "慎重な扱いの調査なので、書かれた文字は示していない（示すには --raw）", en: "a sensitive survey: what was written is kept back (--raw shows it)" }
    sheet(name) { ja: "シート「{name}」", en: "Sheet '{name}'" }
    hidden_sheet(name) { ja: "シート「{name}」（非表示）", en: "Sheet '{name}' (hidden)" }
    rows_left_out(count) { ja: "ほか {count} 行は省略", en: "{count} ⟦more row is|more rows are⟧ left out" }
    returns_left_out(count) { ja: "ほか {count} 件の回答は省略（--row 行番号 で1件を見る）", en: "{count} ⟦more return is|more returns are⟧ left out (--row NUMBER shows one)" }
    columns_left_out(count) { ja: "ほか {count} 列は省略", en: "{count} ⟦more column is|more columns are⟧ left out" }
    boxes_of(place) { ja: "読み取った欄（{place}）", en: "Boxes ({place})" }
    row(number) { ja: "{number} 行目", en: "row {number}" }
    code_box() { ja: "回答者のコード", en: "the respondent's code" }
    name_box() { ja: "回答者の名前", en: "the respondent's name" }
    blank_box() { ja: "（空欄）", en: "(blank)" }
    quoted(text) { ja: "「{text}」", en: "'{text}'" }
    read_as(part) { ja: "このうち「{part}」", en: "of it '{part}'" }
    shown_as(text) { ja: "Excel の表示は「{text}」", en: "Excel shows '{text}'" }
    box_of_option(option) { ja: "{option}の欄", en: "box of {option}" }
    rule(meaning, id) { ja: "{meaning}（{id}）", en: "{meaning} ({id})" }
    value_is(value) { ja: "値: {value}", en: "Value: {value}" }
    unit(value, unit) { ja: "{value} {unit}", en: "{value} {unit}" }
    corrected(value, place) { ja: "{value}（{place} の行で訂正）", en: "{value} (corrected by {place})" }
    no_place() { ja: "欄なし（見つからないか、この様式にない）", en: "no box: it was not found, or this form does not have it" }
    by_coding(file) { ja: "自由回答のコード付け（{file}）から", en: "from the coded free answers ({file})" }
    finding(severity, heading, rule) { ja: "［{severity}］{heading}（{rule}）", en: "[{severity}] {heading} ({rule})" }
    finding_found(found) { ja: "あったもの: {found}", en: "found: {found}" }
    finding_expected(expected) { ja: "あるべきもの: {expected}", en: "expected: {expected}" }
    finding_hint(hint) { ja: "すること: {hint}", en: "what to do: {hint}" }
    findings_of_file() { ja: "このファイルについての確認事項", en: "Findings about this file" }
    findings_elsewhere(count) { ja: "示していない行に、ほか {count} 件の確認事項", en: "{count} ⟦more finding|more findings⟧ in rows that are not shown" }
    no_findings() { ja: "確認事項なし", en: "no findings" }
    in_no_box() { ja: "どの欄でもないセル（ほかの回答にもある様式の文字は除く）", en: "Cells in no box (without words of the form that other returns carry too)" }
    in_no_box_alone() { ja: "どの欄でもないセル（比べられる回答がほかになく、様式の文字も含む）", en: "Cells in no box (there is no other return to compare with, so words of the form are among them)" }
    nothing_outside() { ja: "欄の外に書かれたものはない", en: "nothing stands outside the boxes" }
    other_sheets() { ja: "ほかのシート", en: "Other sheets" }
    cells(name, count) { ja: "「{name}」（{count} セル）", en: "'{name}' ({count} ⟦cell|cells⟧)" }
    hidden_cells(name, count) { ja: "「{name}」（非表示、{count} セル）", en: "'{name}' (hidden, {count} ⟦cell|cells⟧)" }
    target() { ja: "目標", en: "target" }
    actual() { ja: "実績", en: "actual" }
    indicator_box(name, kind, year) { ja: "{name} {kind} {year}年度", en: "{name}, {kind}, FY{year}" }
}
