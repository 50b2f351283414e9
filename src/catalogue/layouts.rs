//! Words about layouts: the keys that say where an answer sits, and what is said of a sheet that does not look as the
//! form says.

phrases! {
    key_answer() {
        ja: "答えの場所: right 右隣 / below 下 / inside 見出しと同じセル / options 選択肢の隣の欄に印 / grid 項目と選択肢の交わる欄に印 / name 名前の付いたセル / cell 決まった番地",
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
    key_each_sheet() { ja: "様式のあるシートの1枚ずつが1件の回答", en: "every sheet that carries the form is a respondent" }

    key_not_for_answer(key, answer) { ja: "「{key}」は answer が {answer} の欄には使いません", en: "'{key}' has no meaning where answer is {answer}" }
    one_writing() { ja: "inline、squares、before・after は、どれか1つだけ使えます", en: "of inline, squares and before/after only one can be used" }
    bad_cell(text) { ja: "「{text}」は番地ではありません（D14、表紙!D14）", en: "'{text}' is no address (such as D14 or sheet!D14)" }
    unknown_battery(name) { ja: "設問の組「{name}」はありません", en: "there is no battery '{name}'" }
    inline_needs_codes(question) { ja: "「{question}」には選択肢がないので inline は使えません", en: "'{question}' has no options, so inline has no meaning" }
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
    item_missing(item, label) { ja: "「{label}」の表に項目「{item}」がありません", en: "the grid '{label}' has no item '{item}'" }
    grid_option_missing(option, label) { ja: "「{label}」の表に選択肢「{option}」がありません", en: "the grid '{label}' has no option '{option}'" }
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
