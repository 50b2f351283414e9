//! Words of tables that are asked for on the command line.

phrases! {
    about() { ja: "計画の集計表を作り、画面に示す。表の id や --rows などがあれば、その表だけを示し、何も書かない", en: "Counts the tables of the plans, shows and writes them; with the id of a table or --rows and the like shows that table, writing nothing" }
    heading_keys() { ja: "その場で集計する表（計画の [[table]] のキーと同じ）", en: "A table of its own (the keys of a plan's [[table]])" }
    help_table() { ja: "計画のこの表だけを示し、何も書かない（表の id）", en: "Shows only this table of the plans (its id), and writes nothing" }
    help_out() { ja: "表をファイルにも書く（.xlsx、.csv、.json、.md）", en: "Writes the table to a file too (.xlsx, .csv, .json or .md)" }
    help_trace() { ja: "表の代わりに、この数値のもとになったセルを示す", en: "Shows the cells behind this figure instead of the table" }
    with_words(meaning, words) { ja: "{meaning}（{words}）", en: "{meaning} ({words})" }
    keep() {
        ja: "この表を計画に残すには、analysis/ の計画に次を書き足します（計画がブックにあれば、シート「計画_表」に同じ値を1行で書きます）:",
        en: "To keep this table, add this to a plan in analysis/ (where the plan is a workbook, as a row of its sheet 'tables'):"
    }
    ids() { ja: "数値の id（--trace id を付けて実行すると、もとになったセルを示します）:", en: "Ids of the figures (with --trace ID the cells behind one are shown):" }
    id_pattern(table) { ja: "{table}.行.列", en: "{table}.ROW.COLUMN" }
    id_rows(rows) { ja: "行: {rows}", en: "ROW: {rows}" }
    id_columns(columns) { ja: "列: {columns}", en: "COLUMN: {columns}" }
    more_rows(n) { ja: "ほか {n} 行", en: "and {n} ⟦more row|more rows⟧" }
    ending(path) { ja: "{path} には書けません。--out の名前は .xlsx、.csv、.json、.md のどれかで終わります。", en: "cannot write {path}: the name after --out ends in .xlsx, .csv, .json or .md." }
    written(path) { ja: "書いたファイル: {path}", en: "written: {path}" }
    help_data() { ja: "作業フォルダの代わりに、この表のファイル（xlsx、CSV、Parquet）を集計する", en: "Counts this table file (xlsx, CSV or Parquet) instead of a workspace" }
    help_definition() { ja: "--data の設問を書いた定義（TOML か xlsx）", en: "The definition of what --data holds (TOML or xlsx)" }
    not_a_survey(file) { ja: "{file} に調査の定義がありません。--definition には、設問を書いた TOML か、定義のブックを指定します。", en: "{file} holds no survey. Give --definition a TOML file with questions or a definition workbook." }
    no_round(survey, round, rounds) { ja: "調査「{survey}」に回「{round}」はありません（あるもの: {rounds}）。", en: "survey '{survey}' has no round '{round}' (there are: {rounds})." }
    not_in_ledger(survey, found) { ja: "この回答台帳に調査「{survey}」の答えはありません（あるもの: {found}）。", en: "this answer ledger holds nothing of survey '{survey}' (it has: {found})." }
    parquet_failed(file, reason) { ja: "{file} を Parquet として読めません（{reason}）。", en: "cannot read {file} as Parquet ({reason})." }
    no_column(file, headings) { ja: "{file} に、定義の設問の id・番号・文と同じ見出しの列がありません（見出し: {headings}）。見出しを設問の id にするか、定義に一覧の様式（kind = \"rows\"）を書いてください。", en: "{file} has no column headed by the id, number or text of a question (headings: {headings}). Head the columns with the ids, or declare a form of kind 'rows'." }
    set_aside(found, expected, hint) { ja: "{found}（あるべきもの: {expected}）。{hint}", en: "{found} (expected: {expected}). {hint}" }
    note_columns(columns) { ja: "読んだ列: {columns}", en: "columns read: {columns}" }
    note_column(heading, question) { ja: "{heading} → {question}", en: "{heading} -> {question}" }
    note_form(form) { ja: "定義の様式「{form}」で読みました", en: "read by the form '{form}' of the definition" }
    note_unread(headings) { ja: "読まなかった列（定義にない）: {headings}", en: "columns not read (not in the definition): {headings}" }
    note_dropped(questions) { ja: "列がないので使わない設問: {questions}", en: "questions without a column, left out: {questions}" }
    note_checks(n) { ja: "列のない設問を使う検査 {n} 件はしません", en: "{n} ⟦check|checks⟧ that ⟦needs|need⟧ such a question are not made" }
    note_no_frame() { ja: "対象の番号の列がないので、対象名簿は使いません。何に配布したかが分からないため、任意回答（open）として扱います", en: "no column says which case a row is, so the frame is not used: nobody knows who was asked, and the survey is treated as open" }
    note_ledger(survey, round, rows) { ja: "回答台帳の {survey}（{round}）、{rows} 件", en: "answer ledger of {survey} ({round}), {rows} ⟦case|cases⟧" }
    everyone() { ja: "全体", en: "everyone" }
}
