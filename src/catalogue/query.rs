//! Words of the 確認票, the sheet that asks one respondent back, and of reading it.

phrases! {
    sheet() { ja: "確認票", en: "Query sheet" }
    data_sheet() { ja: "確認データ", en: "Query data" }
    title() { ja: "回答内容の確認について", en: "Questions about your answers" }
    to(name) { ja: "{name}　御中", en: "To: {name}" }
    greeting(title, n) { ja: "「{title}」にご回答いただき、ありがとうございました。\nいただいた回答のうち、次の {n} 点について確認させてください。お手数ですが、右端の色のついた欄にご記入のうえ、ご返送をお願いします。", en: "Thank you for answering '{title}'.\nMay we ask you about the following {n} ⟦point|points⟧? Please fill in the coloured boxes at the right and send this sheet back." }
    how(stays, none) { ja: "書いたとおりでよいときは「{stays}」、答えないときは「{none}」と記入してください。", en: "Write '{stays}' if it is right as it stands, '{none}' if you leave it unanswered." }
    as_written() { ja: "記入のとおり", en: "As written" }
    no_answer() { ja: "回答しない", en: "No answer" }
    head_number() { ja: "設問", en: "Question" }
    head_text() { ja: "設問の内容", en: "What was asked" }
    head_cell() { ja: "記入欄", en: "Cell" }
    head_present() { ja: "ご記入の内容", en: "What you wrote" }
    head_unclear() { ja: "確認したいこと", en: "What is unclear" }
    head_answer() { ja: "ご回答", en: "Your answer" }
    blank() { ja: "（空欄）", en: "(blank)" }
    confirmed_by() { ja: "ご記入者（所属・氏名）", en: "Filled in by" }
    confirmed_on() { ja: "ご記入日", en: "Date" }
    several(list) { ja: "番号を「、」で区切ってお書きください。{list}", en: "Please write the numbers, separated by commas. {list}" }
    unclear_unknown() { ja: "選択肢のどれにあたるか、分かりませんでした。あてはまるものをお答えください。", en: "We could not tell which option is meant. Please answer with one of them." }
    unclear_mark() { ja: "印が○なのか分かりませんでした。選ばれた選択肢をお答えください。", en: "We could not tell whether the mark chooses the option. Please tell us what you chose." }
    unclear_two() { ja: "1つ選んでいただく設問に、2つ以上の印があります。1つお答えください。", en: "One option was asked for and more are marked. Please choose one." }
    unclear_conflict() { ja: "番号と言葉が別の選択肢になっています。どちらかをお答えください。", en: "The number and the words name two options. Please tell us which one." }
    unclear_number() { ja: "数としてはっきり読めませんでした。数をお答えください。", en: "We could not read an exact number. Please write the number." }
    unclear_range(expected) { ja: "ふつうと違う大きさの数です（{expected}）。この数でよいか、お確かめください。", en: "The number is unusual ({expected}). Please check it." }
    unclear_error() { ja: "数式のエラーになっています。値をお答えください。", en: "The cell shows a failed formula. Please write the value." }
    unclear_date() { ja: "日付がはっきり読めませんでした。元号か西暦と、年月日をお答えください。", en: "We could not read the date. Please write it with its year." }
    unclear_routing(number, asked, deciding) { ja: "{number}は、{asked}方だけにお答えいただく設問ですが、記入があります。{deciding}の答えと{number}の答えのどちらが正しいか、お確かめください。", en: "{number} was only for those who {asked}, and it is answered. Please check which is right: the answer to {deciding} or the one to {number}." }
    unclear_other(found, expected) { ja: "「{found}」とありました（{expected}）。ご確認ください。", en: "It says '{found}' ({expected}). Please check." }
    return_label(n, file) { ja: "{n}通目（{file}）", en: "No. {n} ({file})" }
    return_number(n) { ja: "{n}通目", en: "No. {n}" }
    returns_number() { ja: "回答票", en: "Returns" }
    returns_text(n) { ja: "ご回答が {n} 通届いています", en: "We have received {n} ⟦return|returns⟧ from you" }
    unclear_returns(n) { ja: "内容の違うところが {n} か所あります。どちらの回答票によればよいか、お選びください。", en: "They differ in {n} ⟦place|places⟧. Please choose the one that we should use." }
    unclear_tables() { ja: "表の記入にも違いがあります。", en: "The tables in them differ, too." }
    unclear_differs() { ja: "回答票で答えが違います。選んでいただいた回答票と違うときだけ、正しい答えをご記入ください。", en: "The returns differ. Write the answer only if it is not that of the return that you choose." }
    each_of(label, text) { ja: "{label}: {text}", en: "{label}: {text}" }
    table_number(title) { ja: "表「{title}」", en: "Table '{title}'" }
    unclear_total(found) { ja: "合計が合いません（{found}）。各行が正しければ「各行のとおり」を選び、違う行があれば、下のその行に正しい値をご記入ください。", en: "The total does not fit ({found}). Choose 'The rows are right' if they are; if a row is not, write its value below." }
    rows_right() { ja: "各行のとおり", en: "The rows are right" }
    row_number(n) { ja: "{n}行目", en: "Row {n}" }
    unclear_row() { ja: "違うときだけ、正しい値をご記入ください。", en: "Write the value only if it is not right." }
    box_not_found(number) { ja: "{number}: ご回答の欄が見つかりません", en: "{number}: its box is not found" }
    expected_box(number) { ja: "「{number}」と設問の内容のある行の、右端の欄", en: "the box at the end of the row with '{number}' and its question" }
    hint_box() { ja: "行が消されたか、書き換えられています。何も変えていません。返ってきた確認票を見て、データ修正記録に書いてください。", en: "The row was deleted or rewritten. Nothing was changed. Look at the sheet and write into the correction ledger." }
    nothing_outside() { ja: "右端の欄のほかは、送ったときのまま", en: "nothing written beside the boxes" }
    hint_outside() { ja: "右端の欄の外に書かれています。答えとして読んでいないので、必要ならデータ修正記録に書いてください。", en: "It is written outside the boxes and was not read. Write it into the correction ledger where it matters." }
    not_an_answer(number, text) { ja: "{number}: 「{text}」は答えとして読めません", en: "{number}: '{text}' cannot be read as an answer" }
    choose_first(number) { ja: "{number}: 正しい答えの記入がありますが、どの回答票によるかが選ばれていません", en: "{number} is answered, but it is not chosen which return counts" }
    a_return(labels) { ja: "次のどれか: {labels}", en: "one of: {labels}" }
    two_replies(number, answers) { ja: "{number}: 返ってきた確認票で答えが違います（{answers}）", en: "{number}: query sheets answer differently ({answers})" }
    expected_one_reply() { ja: "1つの答え", en: "one answer" }
    hint_two_replies() { ja: "どちらが正しいか確かめ、データ修正記録に書いてください。どちらの行も加えていません。", en: "Find out which is right and write it into the correction ledger. Neither row was added." }
    ledger_says(number, place, new) { ja: "{number}: データ修正記録（{place}）では「{new}」です", en: "{number}: the correction ledger ({place}) says '{new}'" }
    expected_as_ledger() { ja: "修正記録と同じ答え", en: "the answer that the ledger has" }
    hint_ledger_says() { ja: "どちらが正しいか確かめ、違っていれば修正記録のその行を直してください。行は加えていません。", en: "Find out which is right and mend that row of the ledger. No row was added." }
    not_on_frame(case) { ja: "対象「{case}」は名簿にありません", en: "case '{case}' is not on the frame" }
    about() { ja: "回答者に確かめるための確認票を作ります。返ってきた確認票を読み、データ修正記録に加えます", en: "Make the query sheets that ask respondents back, and read the ones that came back into the correction ledger" }
    help_survey() { ja: "調査の id（省略するとすべての調査）", en: "Survey id (every survey if left out)" }
    help_round() { ja: "回の id（省略すると最後の回）", en: "Round id (the last one if left out)" }
    help_case() { ja: "対象のコード（省略すると確認事項のある全対象）", en: "Code of a case (every case with open findings if left out)" }
    help_read() { ja: "返ってきた確認票のファイルかフォルダ", en: "Query sheets that came back: files or folders" }
    written(n, folder) { ja: "確認票 {n} 件: {folder}", en: "{n} ⟦query sheet|query sheets⟧: {folder}" }
    nothing_to_ask(survey, round) { ja: "{survey} {round} に、回答者に確かめることはありません", en: "There is nothing to ask anybody about {survey} {round}" }
    appended(n, file) { ja: "データ修正記録に {n} 行を加えました: {file}", en: "{n} ⟦row was|rows were⟧ added to the correction ledger: {file}" }
    beside(book, file) { ja: "{book} は Excel のブックなので、書き込まずに、隣の {file} に加えました。どちらも毎回読みます。行をブックに移したら、{file} から消してください。", en: "{book} is a workbook and was left as it is; the rows are in {file} beside it. Both are read in every run. Rows that you move into the workbook have to go from {file}." }
    no_sheets(place) { ja: "{place}: 読める確認票は 0 件でした", en: "{place}: 0 query sheets that can be read" }
    nothing_appended() { ja: "データ修正記録に加える行はありませんでした", en: "No row was added to the correction ledger" }
    no_ledger() { ja: "workspace.toml に corrections がないので、上の行は書き込んでいません", en: "workspace.toml names no corrections, so the rows above were not written anywhere" }
    known(n) { ja: "すでにある {n} 行は加えませんでした", en: "{n} ⟦row|rows⟧ that ⟦is|are⟧ there already were not added" }
    reason() { ja: "確認票による回答", en: "answered on the query sheet" }
    not_a_query(file) { ja: "{file}: 確認票ではありません", en: "{file}: not a query sheet" }
    expected_query() { ja: "kaishu query で作った確認票", en: "a query sheet made by kaishu query" }
    hint_query() { ja: "調査票ならば、回収のフォルダに置いてください。", en: "If it is a form, put it into the folder of returns." }
    data_gone() { ja: "確認票の名札のシートがないか、書き換わっています", en: "the sheet with the query's own data is gone or changed" }
    hint_data() { ja: "kaishu query で作り直し、回答を写してください。", en: "Make the sheet anew with kaishu query and copy the answers." }
    empty(number) { ja: "{number}: ご回答の欄が空です", en: "{number}: no answer on the sheet" }
    expected_filled() { ja: "ご回答の記入", en: "an answer" }
    hint_empty() { ja: "電話などで確かめてください。何も変えていません。", en: "Ask again. Nothing was changed." }
    turned_into_date(number, day) { ja: "{number}: Excel が答えを日付 {day} に変えています", en: "{number}: Excel turned the answer into the date {day}" }
    expected_text(number) { ja: "{number}の答え", en: "an answer to {number}" }
    hint_harm() { ja: "何と書かれたのか確かめ、データ修正記録に書いてください。何も変えていません。", en: "Find out what was written and put it into the correction ledger. Nothing was changed." }
    old_harmed(number) { ja: "{number}: もとの値の控えが、数か日付に変わっています", en: "{number}: the old value on the sheet was turned into a number or a date" }
    cannot_stay(number) { ja: "{number}: 「記入のとおり」とありますが、そのままでは読めない答えです", en: "{number}: 'as written', but it cannot be read as it stands" }
    expected_value(number) { ja: "{number}の選択肢か値", en: "an option or a value for {number}" }
    hint_cannot_stay() { ja: "どの答えとして数えるかを決め、データ修正記録に「修正」の行を書いてください。", en: "Decide how it is counted and write a set row into the correction ledger." }
    who_lacking(lacking) { ja: "{lacking}の記入がありません", en: "{lacking} is not filled in" }
    expected_who() { ja: "ご記入者とご記入日", en: "who filled it in and when" }
    hint_who() { ja: "加えた行の確認者・日付を書き足してください。", en: "Fill in who and when in the rows that were added." }
    other_survey(word) { ja: "{word} の確認票ですが、この作業フォルダにその調査の回はありません", en: "a query about {word}, which this workspace does not have" }
    hint_other_survey() { ja: "作業フォルダを確かめてください。", en: "Check the workspace." }
    ledger_format(file) { ja: "{file} には書き加えられません。上の行を貼り付けてください", en: "{file} cannot be added to. Paste the rows above" }
    cannot_be_written(about, heading, text, signs) { ja: "{about} の{heading}「{text}」の {signs} を、CP932（Shift_JIS）の修正記録に書けません", en: "{about}: {signs} of '{text}' ({heading}) cannot be written into a ledger in CP932 (Shift_JIS)" }
    characters_of_cp932() { ja: "CP932 にある文字", en: "characters of CP932" }
    hint_characters() {
        ja: "この行は加えていません。修正記録を Excel で「CSV UTF-8」として保存し直し、もう一度読んでください。",
        en: "This row was not added. Save the ledger as 'CSV UTF-8' in Excel and read the sheet again."
    }
    no_such_file(file) { ja: "{file} がありません", en: "{file} is not there" }
}
