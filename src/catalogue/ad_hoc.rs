//! Words of tables that are asked for on the command line.

phrases! {
    about() { ja: "計画の集計表を作り、画面に示す。--rows などがあれば、その場で集計し、何も書かない", en: "Counts the tables of the plans and shows them; with --rows and the like a table of its own, writing nothing" }
    heading_keys() { ja: "その場で集計する表（計画の [[table]] のキーと同じ）", en: "A table of its own (the keys of a plan's [[table]])" }
    help_table() { ja: "計画のこの表だけを示す（表の id）", en: "Shows only this table of the plans (its id)" }
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
    ending(path) { ja: "{path} には書けません。--out の名前は .xlsx、.csv、.json、.md のどれかで終わります。", en: "cannot write {path}: the name after --out ends in .xlsx, .csv, .json or .md." }
    written(path) { ja: "書いたファイル: {path}", en: "written: {path}" }
}
