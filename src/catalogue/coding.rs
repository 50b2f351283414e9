//! Words of the lists in which free answers are coded: the sheets, the command, and what is odd about a list.

phrases! {
    key_coded() { ja: "自由記述にコードを付ける一覧（Excel）の場所（例: coding/need-q4.xlsx）。kaishu code が作る", en: "workbook in which free answers are coded (such as coding/need-q4.xlsx); kaishu code makes it" }
    answers_sheet() { ja: "自由記述", en: "Free answers" }
    codes_sheet() { ja: "コード表", en: "Codes" }
    answers_how(question, text) { ja: "{question}「{text}」　コードの欄に、コード表の番号か言葉を書きます。新しい言葉を書いてもかまいません（kaishu code がコード表に足します）。行の並べ替え、列の追加は自由です。", en: "{question} {text}: write numbers or words of the sheet of codes; a new word may be written (kaishu code adds it). Rows may be sorted, columns added." }
    codes_how() { ja: "コードは変えません。言葉は直せます。行を足すとコードの欄の選択肢が増えます。", en: "Codes stay as they are, words may be edited; a new row is a new choice." }
    head_round() { ja: "回", en: "Round" }
    head_case() { ja: "対象", en: "Case" }
    head_name() { ja: "名前", en: "Name" }
    head_text() { ja: "文", en: "Text" }
    head_code() { ja: "コード", en: "Code" }
    head_memo() { ja: "メモ", en: "Memo" }
    head_state() { ja: "状態", en: "State" }
    head_print() { ja: "照合", en: "Check" }
    head_label() { ja: "言葉", en: "Words" }
    head_note() { ja: "説明", en: "Note" }
    state_open() { ja: "未コード", en: "not coded" }
    state_done() { ja: "済", en: "coded" }
    state_changed() { ja: "文が変わりました", en: "the text has changed" }
    state_gone() { ja: "回答がなくなりました", en: "the answer is gone" }
    state_old() { ja: "前の文", en: "the text before" }
    state_unreadable() { ja: "コードが読めません", en: "the code cannot be read" }
    memo_before(codes) { ja: "前の文のコード: {codes}", en: "codes of the text before: {codes}" }
    added_code() { ja: "コード付けで追加", en: "added while coding" }
    offered_code() { ja: "様式の選択肢", en: "an option of the form" }
    none_label() { ja: "特になし", en: "nothing to say" }
    none_note() { ja: "「特になし」などと書かれた答え（自動）", en: "answers that say so (automatic)" }
    derived_text(text) { ja: "{text}（コード）", en: "{text} (coded)" }
    texts_waiting(count, changed) { ja: "コードのない自由記述 {count}件（うち文が変わったもの {changed}件）", en: "{count} ⟦free answer|free answers⟧ without a code ({changed} of them with another text than was coded)" }
    every_text_coded(file) { ja: "{file} ですべての文にコード", en: "a code for every text in {file}" }
    hint_waiting(question) { ja: "「kaishu code {question}」で一覧に足し、コードを付けてください。それまでは保留です。", en: "Add them to the list with `kaishu code {question}` and code them. Held out until then." }
    hint_waiting_other(question) { ja: "「kaishu code {question}」で一覧に足し、コードを付けてください。それまでは「その他」のままです。", en: "Add them to the list with `kaishu code {question}` and code them. They count as they were marked until then." }
    known_codes(codes) { ja: "コード表にあるコード: {codes}", en: "a code of the sheet of codes: {codes}" }
    hint_unknown_code(near) { ja: "コードを直すか、コード表に足してください{near}。それまではコードのない文です。", en: "Mend the code or add it to the sheet of codes{near}. The text counts as not coded until then." }
    near(label) { ja: "（近い言葉: {label}）", en: " (near: {label})" }
    coded_gone(count) { ja: "コードを付けた行のうち {count}件の回答がありません", en: "{count} ⟦coded row has|coded rows have⟧ no answer any more" }
    answer_of_row() { ja: "行の対象の回答", en: "the answer of the row's case" }
    hint_gone() { ja: "回答が差し替わったか、対象が変わったか確かめてください。行は残しています。", en: "Was the return replaced, or the case changed? The rows are kept." }
    row_mixed() { ja: "照合の記号と文が別の回答のものです", en: "check mark and text are of different answers" }
    row_whole() { ja: "1つの回答の照合と文が並んだ行", en: "check mark and text of one answer in a row" }
    hint_mixed() { ja: "一部の列だけを並べ替えていませんか。行全体をそろえて戻すまで、この行は使いません。", en: "Were only some columns sorted? The row is not used until it is whole again." }
    coded_twice() { ja: "同じ文の行が2つあり、コードが違います", en: "two rows of one text carry different codes" }
    coded_once() { ja: "1つの文に1つの行", en: "one row per text" }
    hint_coded_twice() { ja: "どちらかの行を消してください。それまではコードのない文です。", en: "Remove one of them. The text counts as not coded until then." }
    no_answers_sheet() { ja: "見出し「対象」「文」「照合」のあるシートがありません", en: "no sheet has the headings 対象, 文 and 照合" }
    no_codes_sheet() { ja: "コード表のシートがありません（CSV で保存すると1枚だけ残ります）", en: "there is no sheet of codes (a file saved as CSV keeps one sheet)" }
    a_coding_list() { ja: "kaishu code が作った一覧", en: "a list made by kaishu code" }
    hint_coding_list() { ja: "Excel ブックとして保存し直すか、別の名前にして「kaishu code」をもう一度実行してください。", en: "Save it as a workbook again, or rename it and run `kaishu code` once more." }
    csv_beside(name) { ja: "「{name}」もあります。読むのは Excel ブックだけです", en: "'{name}' is there too; only the workbook is read" }
    hint_csv_beside() { ja: "CSV に書いたコードがあれば、ブックに写してください。", en: "Copy what was coded in the CSV into the workbook." }
    list_unreadable(place, found, hint) { ja: "コード付けの一覧を読めないので、書き足していません: {place}（{found}）。{hint}", en: "the coding list cannot be read, and nothing was added: {place} ({found}). {hint}" }
    code_row() { ja: "コードか言葉のない行", en: "a row without code or words" }
    code_again(code) { ja: "コード「{code}」が2回あります", en: "the code '{code}' is there twice" }
    code_and_label() { ja: "1行に1つの、コードと言葉", en: "one code with its words per row" }
    hint_code_row() { ja: "コード表を直してください。この行は使いません。", en: "Mend the sheet of codes. The row is not used." }
    one_code_only() { ja: "1つ選ぶ設問のその他に2つ以上のコード", en: "several codes for a single answer" }
    about_code() { ja: "自由記述にコードを付ける一覧（Excel）を作り、書き足す", en: "Makes and refreshes the workbook in which free answers are coded" }
    help_question() { ja: "自由記述の設問の id（省略すると coded のある設問すべて）", en: "Free-text question (all with coded if left out)" }
    help_survey() { ja: "調査・記録の id", en: "Survey or record list" }
    help_round() { ja: "この回の回答だけを足す", en: "Only answers of this round" }
    no_such_question(question, near) { ja: "自由記述の設問「{question}」はありません{near}", en: "there is no free-text question '{question}'{near}" }
    several_surveys(question, surveys) { ja: "「{question}」は {surveys} にあります。--survey で選んでください", en: "'{question}' is in {surveys}; choose with --survey" }
    nothing_to_code() { ja: "coded のある自由記述の設問がありません。「kaishu code 設問」で始めてください", en: "no free-text question has coded; begin with `kaishu code QUESTION`" }
    list_written(file, total, waiting, changed) { ja: "{file}: {total}件、コードのないもの {waiting}件（うち文が変わったもの {changed}件）", en: "{file}: {total} ⟦answer|answers⟧, {waiting} without a code ({changed} with another text)" }
    codes_added(labels) { ja: "コード表に足した言葉: {labels}", en: "added to the sheet of codes: {labels}" }
    list_kept(file) { ja: "前の一覧は {file} に残しました", en: "the list before is kept as {file}" }
    add_key(file) { ja: "定義の設問に coded = \"{file}\" を足すと、コードが集計できます", en: "add coded = \"{file}\" to the question to count the codes" }
    sensitive_list() { ja: "個人に関する記述を含む一覧です。外に出さないでください", en: "the list holds what persons said; do not pass it on" }
}
