//! Words about what an answer shows beside its value: drawn over, commented, hidden, struck through, computed.

phrases! {
    drawn(what, over, middle) { ja: "図形あり（{what}）{over}、中心は {middle} 付近。○の可能性", en: "something is drawn there ({what}), {over}, its middle near {middle}: perhaps a mark" }
    drawn_with_words(what, over, text) { ja: "図形あり（{what}）{over}「{text}」", en: "something is drawn there ({what}), {over}: '{text}'" }
    expected_undrawn() { ja: "セルに書かれた回答", en: "an answer written into the cell" }
    hint_drawn_held() { ja: "図形は数えません。回答者に確かめ、データ修正記録（修正）で決めるまで保留です。", en: "A drawing is not counted. Ask the respondent; held out until a row (set) of the correction ledger decides." }
    hint_drawn_beside() { ja: "セルの回答を使いました。図形が別の答えでないか確かめてください。", en: "The answer in the cell was used. Check whether the drawing means another one." }
    drawn_outside(what, over) { ja: "どの回答欄でもない所に図形（{what}）{over}", en: "something is drawn outside every box ({what}), {over}" }
    expected_drawn_nowhere() { ja: "回答欄のほかに書き込みがないこと", en: "nothing written beside the boxes" }
    hint_drawn_outside() { ja: "回答や補足でないか見てください。図形は数えていません。回答ならデータ修正記録（修正）に書きます。", en: "Look whether it is an answer or changes one. A drawing is not counted; if it is one, write a row (set) into the correction ledger." }
    oval() { ja: "円・楕円", en: "an oval" }
    text_box() { ja: "テキストボックス", en: "a text box" }
    check_box() { ja: "チェックボックス（オン）", en: "a check box, ticked" }
    radio_button() { ja: "オプションボタン（オン）", en: "a radio button, chosen" }
    shape() { ja: "線などの図形", en: "a shape" }
    picture() { ja: "画像", en: "a picture" }
    part_of_form(n) { ja: "同じ位置の同じ図形・コメントが {n} 件のファイルにあります", en: "the same drawing or comment is at the same place in {n} ⟦file|files⟧" }
    expected_part_of_form() { ja: "様式に元からあるもの", en: "something that the form came with" }
    hint_part_of_form() { ja: "様式の一部とみなし、回答の手がかりにはしていません。", en: "It was taken for a part of the form and not for an answer." }
    comment(author, text) { ja: "コメント（{author}）「{text}」", en: "a comment ({author}): '{text}'" }
    comment_unsigned(text) { ja: "コメント「{text}」", en: "a comment: '{text}'" }
    expected_no_comment() { ja: "セルに書かれた回答だけ", en: "answers in cells only" }
    hint_comment() { ja: "回答や補足でないか読んでください。コメントは数えていません。", en: "Read whether it is an answer or changes one. A comment is not counted." }
    hidden(text) { ja: "非表示の行または列の回答「{text}」", en: "an answer in a hidden row or column: '{text}'" }
    hidden_row(row) { ja: "非表示の行 {row} の回答", en: "answers in the hidden row {row}" }
    hidden_column(column, n) { ja: "非表示の列 {column} の回答 {n} 件", en: "{n} ⟦answer|answers⟧ in the hidden column {column}" }
    expected_shown() { ja: "表示されている行と列", en: "rows and columns that are shown" }
    hint_hidden() { ja: "回答として使いました。消したつもりでないか確かめてください。", en: "It was used as an answer. Check whether it was meant to be gone." }
    struck(text) { ja: "取消線のある回答「{text}」", en: "an answer that is struck through: '{text}'" }
    struck_part(text, all) { ja: "「{all}」のうち「{text}」に取消線", en: "'{text}' of '{all}' is struck through" }
    expected_unstruck() { ja: "取消線のない回答", en: "an answer without strikethrough" }
    hint_struck_held() { ja: "取り消したのか確かめ、データ修正記録（修正）で決めるまで保留です。", en: "Find out whether it was taken back; held out until a row (set) of the correction ledger decides." }
    hint_struck_text() { ja: "取消線の部分も含めて読みました。要らなければデータ修正記録（修正）で直してください。", en: "It was read with the struck words. If they do not count, write a row (set) into the correction ledger." }
    covered(text, seen) { ja: "結合セルに隠れた値「{text}」（見えている値は「{seen}」）", en: "a value hidden by a merge: '{text}' (what is seen: '{seen}')" }
    expected_uncovered() { ja: "結合セルには値が1つ", en: "one value in a merged cell" }
    hint_covered_held() { ja: "見えている欄は空です。隠れた値が回答か確かめ、データ修正記録（修正）に書いてください。それまで保留です。", en: "The box that is seen is empty. Find out whether the hidden value is the answer and write a row (set) into the correction ledger. Held out until then." }
    hint_covered() { ja: "見えている値を使いました。どちらが回答か確かめてください。", en: "What is seen was used. Find out which one is the answer." }
    not_computed(formula) { ja: "計算結果が保存されていません（数式 ={formula}）", en: "the result of the formula was not saved (={formula})" }
    expected_result() { ja: "数式の結果または値", en: "a value or the result of a formula" }
    hint_not_computed() { ja: "Excel で開いて保存し直してもらうか、値をデータ修正記録（修正）に書いてください。それまでは保留です。", en: "Ask to have it opened in Excel and saved again, or write the value into the correction ledger (set). Held out until then." }
    computed(formula) { ja: "数式で答えています（={formula}）", en: "answered by a formula (={formula})" }
    computed_elsewhere(formula, file) { ja: "別のファイル「{file}」を参照する数式で答えています（={formula}）", en: "answered by a formula over another file, '{file}' (={formula})" }
    expected_typed() { ja: "入力された値", en: "a value that was typed" }
    hint_computed() { ja: "保存されていた計算結果を使いました。", en: "The result that was saved was used." }
    not_available(kind) { ja: "{kind} ファイル: コメント・図形・非表示の行や列・取消線・入力規則は読めません", en: "a {kind} file: comments, drawings, hidden rows and columns, strikethrough and dropdowns cannot be read" }
    expected_available() { ja: "値のほかの手がかりを読める形式（xlsx）", en: "a format that tells more than values (xlsx)" }
    hint_not_available() { ja: "値は読みました。「ない」のではなく「確かめていない」ことに注意してください。", en: "The values were read. That nothing is said of these does not mean that there is nothing." }
}
