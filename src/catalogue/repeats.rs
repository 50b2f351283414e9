//! Words about repeat groups: tables on a form with a row for each facility or person.

phrases! {
    key_repeat() { ja: "繰り返し表（施設、職員など。1行が1件になる）", en: "repeat groups (facilities, staff): tables on the form of which every row is a unit" }
    key_columns() { ja: "表の列（見出し、値の種類）", en: "columns of the table" }
    key_form_repeat() { ja: "様式の中の繰り返し表の場所（列の見出しで探す）", en: "the tables of repeat groups on this form, found by their column headings" }
    key_form_repeat_id() { ja: "繰り返し表の id", en: "id of the repeat group" }
    key_end() { ja: "表のすぐ下の行の始まりの言葉（なければ、最初の空白行か次の見出しまで）", en: "words with which the row below the table begins (without them it ends with the first blank row or the next label)" }
    key_total() { ja: "合計の行の言葉（なければ、合計・計・小計・総計・総合計）", en: "words of a row that is the sum of others (otherwise 合計, 計, 小計, 総計, 総合計)" }
    only_on_labels() { ja: "repeat は kind = \"labels\" の様式だけで使えます", en: "repeat has a meaning only on a form of kind = \"labels\"" }
    unknown_repeat(name) { ja: "繰り返し表「{name}」はありません", en: "there is no repeat group '{name}'" }

    no_heading(sheet, labels) { ja: "シート「{sheet}」に、列見出し「{labels}」の並ぶ行が見つかりません", en: "sheet '{sheet}' has no row with the column headings {labels}" }
    several_headings(labels) { ja: "列見出し「{labels}」の並ぶ行が2つ以上あります", en: "several rows have the column headings {labels}" }
    one_heading() { ja: "列見出しの行が1つ", en: "one row of column headings" }
    hint_heading() { ja: "様式が書き換えられていないか確かめてください。この表は1行も数えず、表の数値は要確認になります。", en: "Check whether the form was edited. No row of this table is counted, and its figures are provisional." }
    no_end(sheet, label) { ja: "シート「{sheet}」の表の下に「{label}」がありません", en: "on sheet '{sheet}' there is no '{label}' below the table" }
    end_there(label) { ja: "表のすぐ下に「{label}」", en: "'{label}' below the table" }
    gap_inside(rows) { ja: "表の途中の空白行: {rows} 行目", en: "blank rows inside the table: {rows}" }
    no_gap() { ja: "空白行のない表", en: "a table without blank rows" }
    hint_gap_read() { ja: "空白行の下も読みました。消し忘れや書き漏らしでないか確かめてください。", en: "What follows was read. Check that nothing was left over or left out." }
    gap_below(row) { ja: "空白行の下の {row} 行目からも、表の列に書き込みがあります", en: "below a blank row the columns of the table are filled again, from row {row}" }
    hint_gap_not_read() { ja: "空白行の下は読んでいません。表の続きなら、様式の定義に end（表のすぐ下の言葉）を書いてください。", en: "What follows was not read. If the table goes on, declare `end` (the words below the table) in the form." }
    nothing_to_list(text) { ja: "「{text}」だけの行（0件として読みました）", en: "a row that says only '{text}' (read as no rows)" }
    example_row(text) { ja: "「{text}」の行（記入例として数えていません）", en: "a row marked '{text}' (an example, not counted)" }
    a_row_each() { ja: "1行に1件", en: "one unit per row" }
    hint_not_a_row() { ja: "読み方が違うときは、回答者に確かめてください。", en: "Ask the respondent if this is not what was meant." }

    not_on_form(title) { ja: "「{title}」の表を読んでいません（表のない様式で返ってきました）", en: "the table '{title}' was not read (the return has a form without it)" }
    a_table(title) { ja: "「{title}」の表", en: "the table '{title}'" }
    hint_not_on_form() { ja: "表の回答がほかに届いていないか確かめてください。この団体の行は数えていません。", en: "See whether the rows came some other way. None is counted for this case." }

    total_differs(word, total, column, sum) { ja: "{word}の{column}は {total}、内訳の和は {sum}", en: "{column} of '{word}' is {total}; the rows add up to {sum}" }
    total_of_rows() { ja: "内訳の和と同じ", en: "the sum of the rows" }
    hint_total() { ja: "合計の行は数えず、行ごとの値を使っています。どの行が違うか、回答者に確かめてください。", en: "The total is not counted, the rows are. Ask the respondent which of them is wrong." }
    total_not_number(word, column, text) { ja: "{word}の{column}「{text}」は数として読めないので、確かめていません", en: "{column} of '{word}', '{text}', is no number and was not compared" }
    total_of_open(word, column) { ja: "{word}の{column}は、数として読めない行があるので確かめていません", en: "{column} of '{word}' was not compared, because a row has no number there" }
    hint_unchecked() { ja: "行の値が決まると、もう一度確かめます。", en: "It is compared once the rows can be read." }

    lost_group() { ja: "繰り返し表が見つからない", en: "a repeat table that was not found" }
    group_gap() { ja: "繰り返し表の空白行", en: "a blank row in a repeat table" }
    group_row() { ja: "繰り返し表の、件に数えない行", en: "a row of a repeat table that is no unit" }
    group_not_read() { ja: "繰り返し表のない様式の回答", en: "a return without its repeat table" }
    total_mismatch() { ja: "合計の行と内訳の和の不一致", en: "a total row that is not the sum of its rows" }
    total_unchecked() { ja: "確かめられない合計の行", en: "a total row that cannot be compared" }
}
