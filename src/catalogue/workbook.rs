//! Words about files as files: what they are, why one was set aside, what to do.

phrases! {
    expected_workbook() { ja: "読める表計算ファイル（xlsx、xlsm、xls、xlsb、ods、CSV）", en: "a readable workbook (xlsx, xlsm, xls, xlsb, ods, CSV)" }
    too_large(found, limit) { ja: "{found} MB（上限 {limit} MB）", en: "{found} MB (limit {limit} MB)" }
    too_many_cells(limit) { ja: "値のあるセルが {limit} 個を超えています", en: "more than {limit} cells with a value" }
    damaged_zip() { ja: "壊れたファイル（zip の末尾がありません）", en: "a damaged file (the end of the zip is missing)" }
    empty_file() { ja: "0 バイトのファイル", en: "a file of 0 bytes" }
    not_a_workbook(kind) { ja: "表計算ファイルではありません（{kind}）", en: "not a workbook ({kind})" }
    unknown_encoding() { ja: "UTF-8 でも CP932 でもない文字コード", en: "neither UTF-8 nor code page 932" }
    reader_says(text) { ja: "壊れているか、読めない作りのファイルです（詳細: 「{text}」）", en: "damaged, or made in a way that cannot be read (detail: '{text}')" }
    reader_failed() { ja: "読み取りの途中で失敗しました", en: "reading failed halfway" }
    content_is(kind) { ja: "中身は {kind}（そのまま読みました）", en: "the content is {kind} (read as such)" }
    name_says(ending) { ja: "名前の末尾は .{ending}", en: "the name ends in .{ending}" }
    nothing_there() { ja: "シートの端には何も書かれていない", en: "nothing at the far end of the sheet" }
    stray_cells(first, n) { ja: "「{first}」など {n} 個のセル", en: "{n} ⟦cell|cells⟧, the first of them '{first}'" }
    readable_cells() { ja: "値または数式の結果", en: "values or results of formulas" }
    evidence_unreadable(part, reason) { ja: "値のほかの手がかり（コメント、図形など）を読めない部分があります（{part}、詳細: 「{reason}」）", en: "what stands beside the values (comments, shapes …) could not be read in one part ({part}, detail: '{reason}')" }
    readable_evidence() { ja: "読める部分", en: "a part that can be read" }
    hint_evidence_unreadable() { ja: "値は読みました。図形やコメントで答えていないか、Excel で開いて確かめてください。", en: "The values were read. Open it in Excel and look for answers in shapes or comments." }
    hint_split() { ja: "不要なシートや行を除いて保存し直してもらってください。", en: "Ask for a copy without the sheets and rows that are not needed." }
    hint_send_again() { ja: "Excel で開けるか確かめ、もう一度送ってもらってください。", en: "Check whether Excel opens it and ask for it again." }
    hint_resave() { ja: "Excel で開き、xlsx として保存し直してください。", en: "Open it in Excel and save it as xlsx." }
    hint_key_in() { ja: "内容を表計算ファイルに入力してください（要手入力）。受け取ったことは記録されます。", en: "Key its content into a workbook. Its arrival is on record." }
    hint_utf8() { ja: "UTF-8 または Shift_JIS で保存し直してください。", en: "Save it as UTF-8 or Shift_JIS." }
    hint_nothing() { ja: "対応は要りません。", en: "Nothing to do." }
    hint_stray() { ja: "書き間違いなら消してもらってください。回答としては使っていません。", en: "If it is a slip, ask to have it removed. It was not used as an answer." }
    hint_stray_list() { ja: "シートの端まで続く一覧なら、空の行を除いて分けたものを送ってもらってください。端のセルも回答の行であれば読んでいます。", en: "If it is a list that goes on to the end of the sheet, ask for it in parts without empty rows. Rows at the end are read like any other." }
    failed_formula(text) { ja: "セルの数式が失敗しています（{text}）", en: "the formula of this cell has failed ({text})" }
    hint_failed_formula() { ja: "Excel で数式を直すか、値を書いてください", en: "mend the formula in Excel, or write the value" }
    unsaved_formula(formula) { ja: "結果が保存されていない数式です（{formula}）", en: "a formula without a saved result ({formula})" }
    hint_unsaved_formula() { ja: "Excel で開いて保存し直すか、値を書いてください", en: "open and save it in Excel, or write the value" }
}
