//! Words of the check of tables against the unified rules of machine-readable tables.

phrases! {
    about() { ja: "表がプログラムで読めるか（総務省の統一ルール）を調べる", en: "Check whether the tables of a workbook can be read by programs (the ministry's unified rules)" }
    help_file() { ja: "調べるファイル（xlsx、CSV など。いくつでも）", en: "Files to check: xlsx, CSV and the like, as many as you like" }
    help_all() { ja: "すべての所見とセルを示す", en: "Show every finding with every cell" }
    help_rules() { ja: "規則の一覧を示す", en: "Show the rules" }
    no_file() { ja: "調べるファイルを指定してください（例: kaishu check-table 表.xlsx）", en: "name the files to check (such as kaishu check-table table.xlsx)" }
    summary(file, sheets, tables, open, notes) { ja: "{file}: シート {sheets}、表 {tables}。直すところ {open}、お知らせ {notes}", en: "{file}: {sheets} ⟦sheet|sheets⟧, {tables} ⟦table|tables⟧; {open} to mend, {notes} ⟦note|notes⟧" }
    of_item(item, expected) { ja: "{expected}（統一ルール {item}）", en: "{expected} (unified rules {item})" }
    cannot_read(file, found, hint) { ja: "{file}: {found}。{hint}", en: "{file}: {found}. {hint}" }

    table_file_form() { ja: "統計表のファイル形式", en: "the form of a file of tables" }
    table_not_looked_at() { ja: "この形式では調べられないこと", en: "what cannot be looked at in this form" }
    table_several_values() { ja: "1つのセルに2つ以上の数値", en: "several numbers in one cell" }
    table_number_as_text() { ja: "文字になっている数値", en: "a number as text" }
    table_error_value() { ja: "表の中のエラー値", en: "a failed formula in a table" }
    table_merged_cells() { ja: "セルの結合", en: "merged cells" }
    table_layout_spacing() { ja: "体裁のための空白・改行", en: "spaces and line breaks for the layout" }
    table_omitted_item() { ja: "省略された項目名", en: "an item that is left out" }
    table_same_heading() { ja: "同じ項目名の列", en: "two columns under one heading" }
    table_formula() { ja: "表の中の数式", en: "a formula in a table" }
    table_object() { ja: "表の上の図形・グラフ・コメント", en: "something drawn over a table" }
    table_struck() { ja: "取り消し線の文字", en: "words struck through" }
    table_unit_missing() { ja: "単位のない数値の列", en: "a column of numbers without a unit" }
    table_dependent_character() { ja: "機種依存文字", en: "characters that depend on the machine" }
    table_era_year() { ja: "西暦のない和暦", en: "a year of an era without the western year" }
    table_area_name() { ja: "地域の名称・コード", en: "names and codes of areas" }
    table_unknown_sign() { ja: "数値の列の言葉・空欄", en: "words and blanks in a column of numbers" }
    table_split() { ja: "空白行で分かれた表", en: "a table that an empty row takes apart" }
    table_hidden() { ja: "隠れたシート・行・列", en: "hidden sheets, rows and columns" }
    table_several_tables() { ja: "1シートに2つ以上の表", en: "several tables on a sheet" }

    quoted(text) { ja: "「{text}」", en: "'{text}'" }
    form(kind) { ja: "{kind}", en: "{kind}" }
    open_form() { ja: "Excel（xlsx）か CSV", en: "Excel (xlsx) or CSV" }
    hint_open_form() { ja: "Excel で開き、xlsx で保存し直してください", en: "Open it in Excel and save it as xlsx" }
    not_looked_at() { ja: "数式、図形、隠れた行と列", en: "formulas, drawings, hidden rows and columns" }
    as_xlsx() { ja: "xlsx", en: "xlsx" }
    hint_as_xlsx() { ja: "xlsx で保存したものを調べてください", en: "Save it as xlsx and check that" }
    one_value() { ja: "1セルに1つの値", en: "one value a cell" }
    hint_one_value() { ja: "列を分けて、1つずつ入れてください", en: "Give each its own column" }
    plain_number() { ja: "数値として入った数だけ", en: "the number alone, as a number" }
    hint_plain_number() { ja: "単位・カンマ・▲・全角をやめ、数値で入れてください。見せ方は表示形式で決められます", en: "Enter it without unit, separators, ▲ or full width; how it looks is the number format's business" }
    no_error() { ja: "値", en: "a value" }
    hint_no_error() { ja: "正しい値か、記号（-、...、X）を入れてください", en: "Enter the value, or a sign (-, ..., X)" }
    range(first, last) { ja: "{first}:{last}", en: "{first}:{last}" }
    no_merge() { ja: "結合のないセル", en: "no merged cells" }
    hint_no_merge() { ja: "結合をやめ、どのセルにも項目名や値を入れてください", en: "Unmerge them and write item or value into every cell" }
    line_break(text) { ja: "改行「{text}」", en: "a line break: '{text}'" }
    outer_space(text) { ja: "前後の空白「{text}」", en: "a space at an end: '{text}'" }
    inner_space(text) { ja: "中の空白「{text}」", en: "spaces inside: '{text}'" }
    no_spacing() { ja: "空白や改行のない言葉", en: "words without spaces or line breaks for the layout" }
    hint_no_spacing() { ja: "空白と改行を取り、字下げや折り返しはセルの書式で行ってください", en: "Take them out; indents and wrapping are the cell format's business" }
    no_heading() { ja: "項目名のない列（空欄）", en: "a column without a heading (empty)" }
    number_as_heading(number) { ja: "項目名の行に数「{number}」", en: "a number in the row of headings: {number}" }
    blank_item() { ja: "上と同じ項目の空欄", en: "an empty cell that repeats the one above" }
    every_item() { ja: "どの列・行にも項目名", en: "a name for every column and row" }
    hint_every_item() { ja: "同じ名前が続くときも、省略せずに全部書いてください（ないときは -）", en: "Write every name in full, also where it repeats (- where there is none)" }
    own_heading() { ja: "列ごとに違う項目名", en: "another heading for every column" }
    hint_own_heading() { ja: "上の段の項目名も合わせて、列ごとに違う名前にしてください", en: "Add the wider heading, so that no two are alike" }
    no_formula() { ja: "数式でない値", en: "a value, no formula" }
    hint_no_formula() { ja: "コピーして「値の貼り付け」をしてください", en: "Copy it and paste values" }
    picture() { ja: "図・グラフ", en: "a picture or a chart" }
    text_box() { ja: "テキストボックス", en: "a text box" }
    shape() { ja: "図形", en: "a shape" }
    control() { ja: "フォームの部品", en: "a form control" }
    comment(text) { ja: "コメント「{text}」", en: "a comment: '{text}'" }
    no_object() { ja: "セルの中の言葉と数だけ", en: "nothing but words and numbers in cells" }
    hint_no_object() { ja: "別のシートかファイルに移し、言葉はセル（注の列など）に書いてください", en: "Move it to another file, and write its words into cells" }
    no_struck() { ja: "書式に頼らない値", en: "values that do not rest on their looks" }
    hint_no_struck() { ja: "消した値は取り、残す値は取り消し線をやめてください", en: "Take out what is deleted, and the strike from what stays" }
    unit_said() { ja: "項目名か「単位」の列にある単位", en: "the unit in the heading or in a column of units" }
    hint_unit_said() { ja: "項目名に「（人）」のように書くか、「単位」の列を作ってください", en: "Write it into the heading, as in 'Visitors (persons)', or add a column for units" }
    dependent(signs) { ja: "{signs}", en: "{signs}" }
    could_be(signs, plain) { ja: "{signs} →「{plain}」", en: "{signs}: '{plain}'" }
    any_machine() { ja: "JIS X 0208 にある文字", en: "characters of JIS X 0208" }
    hint_any_machine() { ja: "(1)、(株)、III のように書き換えてください。人名・地名に要る文字はそのままで構いません", en: "Write (1), (株), III instead; characters that a name needs may stay" }
    era(written, western) { ja: "「{written}」（西暦では {western}）", en: "'{written}' ({western})" }
    western_year() { ja: "西暦、または西暦を並べた和暦", en: "the western year, alone or beside the era's" }
    hint_western_year() { ja: "2021年度、令和3年度（2021年度）、2021-04-01 のように書いてください", en: "Write 2021年度, 令和3年度（2021年度） or 2021-04-01" }
    short_area(written, full) { ja: "「{written}」（{full}）", en: "'{written}' ({full})" }
    code_as_number(code) { ja: "数値になっているコード {code}", en: "the code {code} as a number" }
    code_length(code) { ja: "桁数の合わないコード「{code}」", en: "the code '{code}' with another number of digits" }
    code_digit(code) { ja: "検査数字の合わないコード「{code}」", en: "the code '{code}' with a wrong check digit" }
    full_area() { ja: "省略しない地域名と、文字で入れた2・5・6桁の地域コード", en: "areas by their full names, and codes of 2, 5 or 6 digits as text" }
    hint_full_area() { ja: "都・府・県まで書き、コードは文字列として頭の 0 まで入れてください", en: "Write names in full, and codes as text with their leading zero" }
    blank_number() { ja: "空欄", en: "an empty cell" }
    agreed_sign() { ja: "数値、または意味を示した記号（-、...、***、X）", en: "a number, or a sign whose meaning is said (-, ..., ***, X)" }
    hint_agreed_sign() { ja: "0 なら 0 を、値がなければ -、不詳なら ...、秘匿なら X を入れ、意味を注に書いてください", en: "Enter 0 for nought, - for no value, ... for not known, X for withheld, and say so in a note" }
    empty_row_above() { ja: "空白行の下に続くデータ", en: "data that go on below an empty row" }
    one_piece() { ja: "空白行・空白列のない、ひと続きの表", en: "a table in one piece, without empty rows or columns" }
    hint_one_piece() { ja: "空白行を取ってください。区切りは書式で示せます", en: "Take the empty row out" }
    hidden_sheet() { ja: "隠れたシート", en: "a hidden sheet" }
    hidden_row() { ja: "隠れた行の値", en: "a value in a hidden row" }
    hidden_column() { ja: "隠れた列の値", en: "a value in a hidden column" }
    nothing_hidden() { ja: "隠れた行・列・シートのない表", en: "no hidden rows, columns or sheets" }
    hint_nothing_hidden() { ja: "出さないものは取り、出すものは再表示してください", en: "Take out what is not published, and show the rest" }
    another_table(first, last) { ja: "もう1つの表 {first}:{last}", en: "another table at {first}:{last}" }
    one_table() { ja: "1シートに1つの表", en: "one table a sheet" }
    hint_one_table() { ja: "表ごとにシートを分けてください", en: "Give each table its own sheet" }
}
