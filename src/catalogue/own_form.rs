//! Words about returned forms that kaishu made: which one it is, how it was read, and what was changed in it.

phrases! {
    not_ours() { ja: "kaishu が作った調査票ではありません", en: "not a form that kaishu made" }
    expected_ours() { ja: "kaishu form で作った調査票か入力用シート", en: "a form or entry sheet made by kaishu form" }
    hint_not_ours() { ja: "ほかの様式で返るときは、回の source に form を書いてください。", en: "If another form comes back here, name it as the form of the round's source." }
    form_is(word) { ja: "様式 {word}", en: "form {word}" }
    query_sheet(word) { ja: "確認票（{word}）", en: "a query sheet ({word})" }
    hint_query_sheet() { ja: "kaishu query --read で読んでください。", en: "Read it with kaishu query --read." }
    hint_other_form() { ja: "ほかの調査か回の調査票です。この回の調査票で出し直してもらうか、正しいフォルダに移してください。", en: "It is the form of another survey or round. Ask for the form of this round, or move the file to its own folder." }
    hint_form_version() { ja: "送った後で設問が変わっています。変わった設問の答えを確かめてください。選択肢の言葉が今と違う設問は読んでいません。", en: "What is asked was changed after the form had gone out. Look at the answers to the changed questions; those whose options read otherwise now were not read." }
    option_changed(number) { ja: "{number}の選択肢の言葉が、今の定義と違います", en: "the options of {number} read otherwise than the definition" }
    option_as_defined(number) { ja: "今の定義の{number}の選択肢", en: "the options of {number} as defined now" }
    no_identity() { ja: "様式の名札（プロパティ）がありません。見出しで読みました", en: "the form's own marks (properties) are gone; it was read by its labels" }
    hint_no_identity() { ja: "シートを別のファイルに写すとこうなります。どの版の調査票かは分かりません。", en: "This is what copying the sheet into another file does. Which version of the form it is, is not known." }
    no_sheet(sheets) { ja: "調査票のシートがありません（{sheets}）", en: "the sheet of the form is not there ({sheets})" }
    hint_no_sheet() { ja: "調査票のシートが消されていないか確かめ、出し直してもらってください。", en: "Check whether the sheet was removed and ask for the form again." }
    box_gone(number, printed, sheet) { ja: "{number}の回答欄（「{printed}」）がシート「{sheet}」に見つかりません", en: "the box of {number} ('{printed}') is not on sheet '{sheet}'" }
    hint_box_gone() { ja: "行や列が消されたか、見出しが書き換えられています。ファイルを開いて答えを確かめ、データ修正記録（修正）に書いてください。それまでこの設問は保留です。", en: "Rows or columns were deleted, or words edited. Look into the file and write a row (set) into the correction ledger. This question is held out until then." }
    box_shared(number, n, text) { ja: "{number}の{n}個の欄が1つのセルになっていて、「{text}」と書かれています", en: "{n} ⟦box|boxes⟧ of {number} are one cell, which holds '{text}'" }
    labels_share_box(labels, text) { ja: "見出し「{labels}」の欄が同じ1つのセルで、「{text}」と書かれています", en: "the boxes of '{labels}' are one cell, which holds '{text}'" }
    rows_share_box(range, n, text) { ja: "結合された {range} が{n}行の欄になっていて、「{text}」と書かれています", en: "the merged cells {range} are the boxes of {n} ⟦row|rows⟧ and hold '{text}'" }
    box_each() { ja: "1つの欄に1つのセル", en: "a cell for each box" }
    hint_box_shared() { ja: "セルが結合されたため、どの欄への記入か分かりません。回答者に確かめ、データ修正記録（修正）に書いてください。それまで保留です。", en: "Cells were merged, and nobody can tell which box was meant. Ask, and write a row (set) into the correction ledger. Held out until then." }
    written_elsewhere(number, text) { ja: "{number}: 欄の外に「{text}」", en: "{number}: '{text}' outside its box" }
    answer_in_box(number) { ja: "{number}の回答欄への記入", en: "an answer in the box of {number}" }
    hint_mark_in_words() { ja: "印刷された言葉に印が付けられています。答えと思われますが、欄に書かれていないため保留です。確かめて、データ修正記録（修正）に書いてください。", en: "A mark was put into the printed words. It is probably the answer, and held out because the box does not say it. Find out and write a row (set) into the correction ledger." }
    hint_beside_box() { ja: "欄の隣か下、または印刷された言葉のセルに書かれています。答えと思われますが、欄が空なので保留です。確かめて、データ修正記録（修正）に書いてください。", en: "It stands beside or below the box, or in printed words, and the box is empty. It is probably the answer and held out. Find out and write a row (set) into the correction ledger." }
    bare_number(text, option, others) { ja: "「{text}」だけ。選択肢の番号なら「{option}」、数なら「{others}」のことかもしれません", en: "'{text}' alone: the option numbered so is '{option}'; as an amount it may mean '{others}'" }
    bare_number_of(text, option, line) { ja: "「{text}」だけ。送った様式では「{option}」の番号ですが、様式の選択肢の行が「{line}」に書き換えられています", en: "'{text}' alone: it was the number of '{option}' on the form as sent, whose line of options now reads '{line}'" }
    option_words(number) { ja: "{number}の選択肢の言葉", en: "the words of an option of {number}" }
    hint_bare_number() { ja: "どの選択肢のことか、番号だけでは決まらないため保留です。確かめて、データ修正記録（修正）に書いてください。", en: "The number alone does not say which option is meant, so it is held out. Find out and write a row (set) into the correction ledger." }
    written_into_example(sheet, cells) { ja: "シート「{sheet}」が送ったときと違います（{cells}）", en: "sheet '{sheet}' differs from what was sent ({cells})" }
    hint_written_into_example() { ja: "記入例のシートに答えが書かれた可能性があります。読んだのは調査票のシートだけです。回答者に確かめてください。", en: "Answers may have been written into the example. Only the form itself was read. Ask the respondent." }
    hint_written_only_into_example() { ja: "調査票のシートは空欄で、記入例のシートに答えが書かれています。読んでいないので、確かめて調査票に写してもらってください。", en: "The form is blank and answers are on the example, which is not read. Have them copied onto the form." }
    names_of_another() { ja: "欄の名前（ans.…）は kaishu の調査票のものですが、様式の名札（プロパティ）がなく、見出しがこの調査と合いません", en: "it has the names (ans.…) of a form that kaishu made, but neither its marks (properties) nor the labels of this survey" }
    hint_names_of_another() { ja: "別の調査の調査票でないか確かめてください。この調査のものなら、送ったときの調査票で出し直してもらってください。", en: "Find out whether it is the form of another survey. If it is of this one, ask for the form as it was sent." }
    box_there(number, printed, at) { ja: "{number}の回答欄（「{printed}」、送ったときは {at}）", en: "the box of {number} ('{printed}', at {at} as sent)" }
    names_stale(n) { ja: "欄の名前が見出しとずれていた欄が {n} か所あり、見出しで読みました", en: "{n} ⟦name was|names were⟧ left behind by their boxes, which were read by their labels" }
    names_lost(n, all) { ja: "欄の名前がないため、{all} 欄のうち {n} 欄を見出しで読みました", en: "names are gone; {n} of {all} boxes were read by their labels" }
    names_at_boxes() { ja: "欄の名前（ans.…）が回答欄を指している", en: "names (ans.…) that lead to their boxes" }
    hint_by_words() { ja: "これらの欄の答えは見出しの隣から読みました。対応は要りません。", en: "The answers in these boxes were read beside their labels. Nothing to do." }
    example_returned() { ja: "記入例と同じ答えです", en: "the answers are those of the example" }
    own_answers() { ja: "回答者自身の答え", en: "the respondent's own answers" }
    hint_example_returned() { ja: "記入例を写したまま送っていないか、回答者に確かめてください。", en: "Ask whether the example was sent by mistake." }
    case_conflict(made, said, file) { ja: "{made} あての調査票に「{said}」と記入され、ファイル名は「{file}」です", en: "made for {made}, filled in as '{said}', named '{file}'" }
    one_case() { ja: "あて先、記入されたコードと名前、ファイル名が同じ団体", en: "one and the same case in all of them" }
    hint_case_conflict() { ja: "どの団体の回答か確かめ、その団体あての調査票で出し直してもらうか、コードと名前を直した写しを置いてください。", en: "Find out whose answers they are, and ask for them on that case's form, or put a copy with the right code and name here." }
    no_columns() { ja: "入力用シートの列が分かりません", en: "the columns of the entry sheet cannot be told" }
    column_names_stale(n) { ja: "列の名前（隠れた行）と見出しの食い違う列が {n} 列あり、見出しで読みました", en: "{n} ⟦column was|columns were⟧ left behind by their hidden names and were read by their headings" }
    names_at_columns() { ja: "列の名前と見出しが同じ列を指している", en: "names and headings that say the same of a column" }
    hint_by_headings() { ja: "列を動かすとこうなります。見出しのとおりに読めています。", en: "This is what moving columns does. They were read as their headings say." }
    column_twice(label, sheet) { ja: "シート「{sheet}」に「{label}」の列が2つあり、中身が違います", en: "sheet '{sheet}' has two columns '{label}' that differ" }
    only_columns() { ja: "見出しのある列と、対象の行のほかは空", en: "nothing beside the columns and rows of the table" }
    hint_outside_columns() { ja: "答えとして読んでいません。答えなら、その対象の行の列に入力し直してください。メモなら了承してください。", en: "It was not read as an answer. If it is one, key it into its column in the row of its case; if it is a note, accept it." }
    same_typist(file, n) { ja: "「{file}」と同じ人の入力用シートで、{n} 件が両方に入力されています", en: "it says it is the sheet of the same person as '{file}', and {n} ⟦case is|cases are⟧ keyed in both" }
    two_typists() { ja: "1人目のシートと2人目のシート", en: "the sheet of the first and the sheet of the second person" }
    hint_same_typist() { ja: "2人の入力として比べました。同じファイルの写しを出していないか、2人目のシートが別にないか確かめてください。", en: "They were compared as those of two people. Check that neither is a copy of the other, and whether there is another sheet of the second person." }
    keyed_once(typist, other) { ja: "{typist}人目だけが入力し、{other}人目の行がありません", en: "keyed by person {typist} only; person {other} has no row" }
    keyed_by_both() { ja: "2人の入力", en: "the same paper keyed by both" }
    hint_keyed_once() { ja: "1人の入力だけで数えています。もう1人のシートに入力するか、了承してください。", en: "It counts as one person keyed it. Key it into the other sheet, or accept it." }
    hint_no_columns() { ja: "kaishu form --entry で作り直したシートに写してください。", en: "Copy what was keyed into a sheet made anew by kaishu form --entry." }
    keyed_twice(number, first, second) { ja: "{number}: 1人目 {first}、2人目 {second}", en: "{number}: first {first}, second {second}" }
    blank() { ja: "空欄", en: "blank" }
    keyed_the_same() { ja: "2人の入力が同じ", en: "the same in both" }
    hint_double_entry() { ja: "もとの紙を見て、データ修正記録の行で決めてください。", en: "Look at the paper and decide by a row of the correction ledger." }
    hint_keyed(place) { ja: "{place} に入力済みです。対応は要りません。", en: "Its content was keyed at {place}. Nothing to do." }
    hint_paper_of(case) { ja: "ファイル名か差出人から {case} のものと見て、この対象を要手入力としました。入力用シートのその行に入力すると、入力済みになります。違うときは、データ修正記録の「照合」の行で決めてください。", en: "Its name or sender says {case}, which is taken to wait for being keyed. It is settled once that row of the entry sheet is keyed. If it is another's, decide by a row (match) of the correction ledger." }
    hint_paper_beside(case, file) { ja: "ファイル名か差出人から {case} のものと見られますが、{case} の回答は {file} にもあります。同じ内容なら了承し、違うときは入力用シートに入力してください。", en: "Its name or sender says {case}, which has also returned {file}. Accept it if it says the same; key it into the entry sheet if it does not." }
    hint_several_papers(case, others, place) { ja: "{case} のものと見られるファイルがほかにもあります（{others}）。{place} の行がどれを入力したものか、その行の「出典」に書いてください。続きのページなら両方の名前を書きます。", en: "There are other files of {case} ({others}). Write under Source of {place} which was keyed; name both if they are pages of one answer." }
    hint_papers_of_one_name(place) { ja: "{place} の「出典」にある名前のファイルがほかにもあります。「出典」にフォルダ名から書いてください。", en: "There are other files of the name that {place} gives as its source. Write it with its folder." }
    hint_paper_of_other(place, keyed, named) { ja: "{place}（{keyed}）に入力済みですが、ファイル名か差出人は {named} です。出典の書き間違いでないか確かめてください。", en: "It was keyed at {place} ({keyed}), but its name or sender says {named}. Check whether the source is right." }
    question_edited() { ja: "設問・選択肢の文字が書き換えられた", en: "words of a question or option edited" }
    label_edited() { ja: "見出しの文字が書き換えられた", en: "label edited" }
    label_gone() { ja: "見出しの文字が消えた", en: "label gone" }
    list_changed() { ja: "選択肢の一覧（▼）が上書きされた", en: "list overwritten" }
    formula_replaced() { ja: "数式が値に置き換えられた", en: "formula replaced by a value" }
    prefilled_changed() { ja: "記入済みのコードか名前が変わった", en: "code or name changed" }
    protection_gone() { ja: "シートの保護が外れた", en: "protection gone" }
    sheet_added() { ja: "シートが足された", en: "sheet added" }
    sheet_gone() { ja: "シートが消えた", en: "sheet removed" }
    sheet_renamed() { ja: "シートの名前が変わった", en: "sheet renamed" }
    sheet_hidden() { ja: "シートが非表示になった", en: "sheet hidden" }
    rows_inserted() { ja: "行が挿入された", en: "rows inserted" }
    rows_deleted() { ja: "行が削除された", en: "rows deleted" }
    rows_moved() { ja: "行の順序が変わった", en: "rows in another order" }
    columns_inserted() { ja: "列が挿入された", en: "columns inserted" }
    columns_deleted() { ja: "列が削除された", en: "columns deleted" }
    columns_moved() { ja: "列の順序が変わった", en: "columns in another order" }
    rows_hidden() { ja: "行が非表示になった", en: "rows hidden" }
    columns_hidden() { ja: "列が非表示になった", en: "columns hidden" }
    written_outside() { ja: "欄の外に書き込みがある", en: "written outside the boxes" }
    lines(n) { ja: "{n}行", en: "{n} ⟦row|rows⟧" }
    columns(n) { ja: "{n}列", en: "{n} ⟦column|columns⟧" }
    altered(kind, what) { ja: "{kind} {what}", en: "{kind} {what}" }
    as_sent() { ja: "送ったときの様式のまま", en: "the form as it was sent" }
    hint_altered() { ja: "答えの意味が変わっていないか見てください。一覧は分析者用 Excel の「様式の変更」にあります。", en: "See whether the answers still mean the same. The list is in the analyst's workbook." }
    hint_altered_note() { ja: "すべての設問を読みました。対応は要りません。", en: "Every question was read. Nothing to do." }
    hint_altered_held(numbers) { ja: "{numbers}は読めず、保留です（別の確認事項に出ています）。ほかの設問は読みました。答えの意味が変わっていないか見てください。一覧は分析者用 Excel の「様式の変更」にあります。", en: "{numbers} could not be read and is held out (by a finding of its own). The other questions were read; see whether their answers still mean the same. The list is in the analyst's workbook." }
    hint_altered_note_held(numbers) { ja: "{numbers}は読めず、保留です（別の確認事項に出ています）。ほかの設問は読みました。", en: "{numbers} could not be read and is held out (by a finding of its own). The other questions were read." }
    question_read(number) { ja: "{number}（読みました）", en: "{number} (read)" }
    question_held(number) { ja: "{number}（保留）", en: "{number} (held out)" }
    question_partly_held(number) { ja: "{number}（一部保留）", en: "{number} (partly held out)" }
    touched(question, what) { ja: "{question} {what}", en: "{question} {what}" }
    not_available(kinds) { ja: "このファイルの形式では分からない変更: {kinds}", en: "changes that this format does not tell: {kinds}" }
    hint_not_available() { ja: "知りたいときは xlsx で保存し直したものをもらってください。", en: "Ask for the file saved as xlsx if you need to know." }
    altered_section() { ja: "返ってきた様式の変更", en: "Changes in the returned forms" }
    altered_sheet() { ja: "様式の変更", en: "Changed forms" }
    form_sheet() { ja: "シート", en: "Sheet" }
    form_cell() { ja: "セル", en: "Cell" }
    altered_kind() { ja: "変更", en: "Change" }
    altered_was() { ja: "送ったとき", en: "As sent" }
    altered_now() { ja: "返ってきたとき", en: "As returned" }
    altered_unknown() { ja: "この形式では分からない", en: "not available in this format" }
}
