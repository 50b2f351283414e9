//! Words about layouts: the keys that say where an answer sits, and what is said of a sheet that does not look as the
//! form says.

phrases! {
    key_answer() {
        ja: "答えの場所: right 右隣 / below 下 / inside 見出しと同じセル / options 選択肢の隣に印 / grid 項目と選択肢の表 / name 定義された名前 / cell 番地",
        en: "where the answer is: right, below, inside the label's cell, a mark beside the options, a mark in a grid of items and options, a named cell, or a fixed cell"
    }
    key_grid_items() { ja: "grid の項目は行（rows）か列（columns）か", en: "whether the items of a grid are its rows or its columns" }
    key_defined_name() {
        ja: "name: ブックに付けた名前（選択肢ごとなら {{option}} を含む）",
        en: "the workbook's name for the cell ({{option}} in it stands for each option's code)"
    }
    key_cell() { ja: "cell: 答えの番地（D14、表紙!D14）", en: "address of the answer (D14, or sheet!D14)" }
    key_at() { ja: "送ったときの見出しの番地（cell では必ず。ほかではずれを知らせる）", en: "address of the label as sent out (required for cell; elsewhere a shift is told)" }
    key_before() { ja: "同じセルの中で答えの前にある言葉", en: "words before the answer in the same cell" }
    key_after() { ja: "同じセルの中で答えの後にある言葉", en: "words behind the answer in the same cell" }
    key_inline() { ja: "選択肢が1つのセルに並び、印を付ける", en: "all options stand in one cell, with a mark at one" }
    key_squares() { ja: "1文字1セル（方眼紙）の欄の数", en: "number of cells of a run with one character each" }
    key_unnumbered() { ja: "様式のこの欄では選択肢に番号がない: 番号だけの答えを選択肢として読まず、保留にします", en: "the options stand there without numbers: a number alone is not read as an option, it is held out" }
    key_each_sheet() { ja: "様式のあるシートの1枚ずつが1件の回答", en: "every sheet that carries the form is a respondent" }

    key_unread() { ja: "様式にあっても読まない欄の見出し（その右隣に何が書かれても知らせない）", en: "labels of boxes that are not read; nothing is said of what stands to the right of them" }

    key_not_for_answer(key, answer) { ja: "「{key}」は answer が {answer} の欄には使いません", en: "'{key}' has no meaning where answer is {answer}" }
    one_writing() { ja: "inline、squares、before・after は、どれか1つだけ使えます", en: "of inline, squares and before/after only one can be used" }
    bad_cell(text) { ja: "「{text}」は番地ではありません（D14、表紙!D14）", en: "'{text}' is no address (such as D14 or sheet!D14)" }
    battery_no_question(name) { ja: "「{name}」は組（battery）で、1つの設問ではありません", en: "'{name}' is a battery and no single question" }
    battery_as_grid(first) { ja: "項目と選択肢の表なら answer を grid（項目と選択肢の表）にし、そうでなければ項目ごとに（{first} のように）書いてください。", en: "Where it is a grid of items and options, make the answer 'grid'; else give each item (such as {first}) a box." }
    unknown_battery(name) { ja: "設問の組「{name}」はありません", en: "there is no battery '{name}'" }
    inline_needs_codes(question) { ja: "「{question}」には選択肢がないので inline は使えません", en: "'{question}' has no options, so inline has no meaning" }
    unnumbered_needs_words() { ja: "選択肢ごとの列には選択肢の言葉を書かないので、unnumbered は使えません", en: "no option is written into a column of one option, so unnumbered has no meaning" }
    unnumbered_needs_codes(question) { ja: "「{question}」には選択肢がないので unnumbered は使えません", en: "'{question}' has no options, so unnumbered has no meaning" }
    name_needs_option() { ja: "選択肢ごとの名前は、選択肢のある設問だけに使えます", en: "a name for each option needs a question with options" }
}

// What is said of a returned sheet.
phrases! {
    name_missing(name) { ja: "名前「{name}」の付いたセルがありません", en: "no cell has the name '{name}'" }
    expected_name(name) { ja: "名前「{name}」の付いたセル", en: "a cell with the name '{name}'" }
    hint_name() { ja: "様式が書き換えられていないか確かめてください。この設問は保留にしました。", en: "Check whether the form was edited. This question is held out." }
    label_not_at(label, at, text) { ja: "{at} に見出し「{label}」がありません（「{text}」）", en: "the label '{label}' is not at {at} ('{text}')" }
    label_at(label, at) { ja: "{at} に見出し「{label}」", en: "the label '{label}' at {at}" }
    hint_shifted(now) { ja: "様式がずれています（見出しは {now}）。番地が合わないため、この設問は保留にしました。", en: "The form is shifted (the label is at {now}). The address does not fit, so this question is held out." }
    nowhere() { ja: "見当たらない", en: "nowhere" }
    item_missing(item, label, at) { ja: "「{label}」（{at}）の表に項目「{item}」がありません", en: "the grid '{label}' ({at}) has no item '{item}'" }
    grid_option_missing(option, label, at) { ja: "「{label}」（{at}）の表に選択肢「{option}」がありません", en: "the grid '{label}' ({at}) has no option '{option}'" }
    side_unclear(words, label, cells) { ja: "「{words}」が「{label}」の表のどこか1か所に決まりません（{cells} にあります）", en: "where '{words}' stands in the grid '{label}' cannot be told (it is in {cells})" }
    words_missing(words, text) { ja: "「{text}」の中に「{words}」がありません", en: "'{text}' does not hold '{words}'" }
    words_there(words) { ja: "様式に印刷された言葉「{words}」", en: "the printed words '{words}'" }
    squares_odd(text) { ja: "1文字1セルの欄の使い方が様式と違います（「{text}」と読みました）", en: "the run is not filled one character a cell (read as '{text}')" }
    expected_squares() { ja: "1つのセルに1文字、間を空けない", en: "one character a cell, without gaps" }
    hint_squares() { ja: "読み取った文字が正しいか確かめてください。", en: "Check what was read." }
    date_without(parts) { ja: "日付の{parts}が書かれていません", en: "the date lacks its {parts}" }
    part_year() { ja: "年", en: "year" }
    part_month() { ja: "月", en: "month" }
    part_day() { ja: "日", en: "day" }
    whole_date() { ja: "年・月・日のそろった日付", en: "a date with year, month and day" }
    hint_partial_date() { ja: "書かれたところまでを読みました。必要なら回答者に確かめてください。", en: "It was read as far as it is written. Ask the respondent if the rest matters." }
}

// What is said of a sheet beside others of its round, and beside the form as it was sent out.
phrases! {
    key_blank() { ja: "送った様式のファイル（比べて、ずれと欄外の書き込みを知らせる）", en: "the form as sent out, with which returns are compared" }
    hint_blank_form() { ja: "送った様式（blank）を読めません。回答どうしだけを比べました。", en: "The form as sent out (blank) cannot be read. Returns were compared with each other only." }
    unread_box(at, label, count, example) {
        ja: "{at}（「{label}」の近く）に {count} 件の書き込み（例:「{example}」）",
        en: "{count} ⟦return has|returns have⟧ something at {at} (near '{label}'), such as '{example}'"
    }
    expected_boxes() { ja: "定義にある回答欄", en: "boxes of the definition" }
    hint_unread_box() { ja: "様式にあって定義にない欄のようです。読むなら box に、読まないなら unread に見出しを書いてください。", en: "It seems to be a box of the form that the definition lacks. Add it as a box, or its label to 'unread'." }
    unread_column(heading, count, at, example) {
        ja: "列「{heading}」に {count} 件（{at}「{example}」など）",
        en: "column '{heading}' holds {count} ⟦cell|cells⟧, such as {at} '{example}'"
    }
    expected_columns() { ja: "定義にある列", en: "columns of the definition" }
    hint_unread_column() { ja: "読んでいない列です。読むなら column に、読まないなら unread に見出しを書いてください。", en: "These columns are not read. Add them as columns, or their headings to 'unread'." }
    expected_in_columns() { ja: "見出しのある列の中の記入", en: "nothing outside the columns with a heading" }
    moved(label, shift, from, at) { ja: "「{label}」から{shift}ずれ（{from}→{at}）", en: "from '{label}' on {shift} ({from} to {at})" }
    rows_down(n) { ja: "{n}行下に", en: "{n} ⟦row|rows⟧ down" }
    rows_up(n) { ja: "{n}行上に", en: "{n} ⟦row|rows⟧ up" }
    columns_right(n) { ja: "{n}列右に", en: "{n} ⟦column|columns⟧ to the right" }
    columns_left(n) { ja: "{n}列左に", en: "{n} ⟦column|columns⟧ to the left" }
    expected_place() { ja: "送った様式と同じ場所", en: "the places of the form as sent out" }
    label_reads(text) { ja: "見出しのセルに「{text}」", en: "the label's cell reads '{text}'" }
    label_printed(text) { ja: "様式の見出し「{text}」", en: "the label as printed, '{text}'" }
    hint_label_answer() { ja: "欄が空で、見出しのセルに様式にない言葉があります。答えかもしれないので保留です。確かめて、データ修正記録（修正）に書いてください。", en: "The box is empty, and the label's cell has words that the form does not print. They may be the answer, so it is held out. Find out and write a row (set) into the correction ledger." }
    hint_label_words() { ja: "見出しが書き換えられています。答えの意味が変わっていないか確かめ、必要なら データ修正記録（修正）に書いてください。", en: "The label was changed. See whether the answer still means the same, and write rows (set) into the correction ledger where needed." }
    hint_moved() { ja: "見出しを追って読みました。", en: "The labels were followed." }
    quoted(at, text) { ja: "{at}「{text}」", en: "{at} '{text}'" }
    and_more(n) { ja: "ほか {n} か所", en: "{n} more" }
    sheet_beside(sheet) { ja: "シート「{sheet}」", en: "sheet '{sheet}'" }
    expected_outside() { ja: "様式の文字と回答欄のほかは空", en: "nothing beside the words of the form and its boxes" }
    hint_elsewhere() { ja: "答えがほかの場所にあるようです。書かれたものを読み、必要なら データ修正記録（修正）に書いてください。", en: "The answer seems to stand elsewhere. Read it and write rows (set) into the correction ledger where needed." }
    hint_outside() { ja: "回答欄の外に書き込みがあります。答えに関わらないか読み、必要なら データ修正記録（修正）に書いてください。", en: "Something is written outside the boxes. Read whether it matters to an answer and write rows (set) into the correction ledger where needed." }
    hint_not_compared() { ja: "回答が少なく、様式の文字か書き込みか分かりません。source に blank（送った様式）を書くと比べます。", en: "There are too few returns to tell printed words from what somebody wrote. Name the form as sent out (blank) in the source." }
    same_as_sample(sheet) { ja: "すべての答えが「{sheet}」と同じ", en: "every answer is that of '{sheet}'" }
    own_answers() { ja: "記入例と違う、その団体の答え", en: "answers of the respondent's own" }
    hint_sample() { ja: "記入例のまま送り返された可能性があります。回答者に確かめてください。", en: "The sample may have been sent back untouched. Ask the respondent." }
    written_on_sample(blank, sample) { ja: "「{blank}」は空欄で、「{sample}」に答えがあります", en: "'{blank}' is blank and '{sample}' holds answers" }
    answers_on_form() { ja: "調査票のシートに書かれた答え", en: "answers on the sheet of the form" }
    hint_on_sample() { ja: "記入例のシートに書かれた可能性があります。読んでいないので、確かめて調査票に写してもらってください。", en: "The answers may have been written into the sample, which is not read. Check, and have them copied onto the form." }
    form_of(survey, form) { ja: "「{survey} / {form}」", en: "'{survey} / {form}'" }
    other_form(form, labels, other, found) {
        ja: "この様式{form}の見出しは {labels}、{other}の見出しは {found} あります",
        en: "of the form {form} it has {labels} labels, of {other} it has {found}"
    }
    labels_of(found, all) { ja: "{all} 個のうち {found} 個", en: "{found} of {all}" }
    expected_form(survey, form) { ja: "{survey} の様式「{form}」", en: "form '{form}' of {survey}" }
    hint_other_form() { ja: "別の調査か前の回の様式のようです。正しいフォルダに移すか、この回の様式で出し直してもらってください。", en: "It looks like the form of another survey or round. Move it to its folder, or ask for this round's form." }
    hint_maybe_other_form() { ja: "別の調査か前の回の様式かもしれません。この回の様式として読みました。確かめてください。", en: "It may be the form of another survey or round. It was read as this round's; please check." }
    only_sample(sheets) { ja: "記入例のシートしかありません（{sheets}）", en: "only the sample sheet carries the form ({sheets})" }
}
