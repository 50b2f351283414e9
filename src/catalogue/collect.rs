//! Words about returns: what was found in a box, what was expected there, what to do.

phrases! {
    cannot_be_opened(why) { ja: "開けません（{why}）", en: "it cannot be opened ({why})" }
    expected_file() { ja: "開けるファイル", en: "a file that can be opened" }
    not_a_file() { ja: "ファイルではありません（名前付きパイプや装置など）", en: "it is not a file (a named pipe, a device or the like)" }
    link_to_folder() { ja: "フォルダへのリンクです（たどりません）", en: "it is a link to a folder, which is not followed" }
    hint_put_file() { ja: "回答のファイルそのものを、このフォルダに置いてください。", en: "Put the files themselves into the folder." }
    received_twice(name, first, second) { ja: "「{name}」の行が2つあり、内容が違います（{first} と {second}）", en: "two rows about '{name}' that differ ({first} and {second})" }
    received_once() { ja: "1つのファイルに1行", en: "one row per file" }
    hint_received_twice() { ja: "先の行を使いました。正しい行だけを残してください。", en: "The first row was used. Keep only the right one." }
    decided_twice(earlier) { ja: "{earlier} の行と違うことを決めています（先の行を使いました）", en: "it decides otherwise than {earlier} (the first row was used)" }
    one_row_per_case() { ja: "1つの回答や対象に1行", en: "one row for a return or a case" }
    hint_close_file() { ja: "Excel で開いたままなら閉じて、もう一度実行してください。", en: "Close it in Excel, if it is open, and run again." }
    expected_date() { ja: "日付（例: R2.10.12、2020-10-12）", en: "a date (such as R2.10.12 or 2020-10-12)" }
    hint_received() { ja: "受領日の一覧を直してください。", en: "Mend the list of received files." }
    helper_file() { ja: "Excel などが置いた補助ファイル", en: "a helper file left by Excel or the system" }
    no_files(folder) { ja: "「{folder}」にファイルがありません", en: "there is no file in '{folder}'" }
    hint_no_files() { ja: "まだ届いていないのか、定義のフォルダ名の誤りかを確かめてください。", en: "Find out whether nothing has come yet or the definition names the wrong folder." }
    received_and_gone(name, day) { ja: "「{name}」は {day} に受領とありますが、フォルダにありません", en: "'{name}' was received on {day} and is not in the folder" }
    file_there() { ja: "一覧にあるファイル", en: "the file that the list names" }
    hint_gone() { ja: "ファイルを戻すか、一覧から消してください。今は未回収として数えています。", en: "Put the file back or remove it from the list. It counts as not returned." }
    expected_return() { ja: "回答ファイル", en: "a return" }
    no_form(sheets) { ja: "この調査の様式が見つかりません（シート: {sheets}）", en: "the form of this survey is not in it (sheets: {sheets})" }
    expected_labels(labels) { ja: "見出し {labels} のあるシート", en: "a sheet with the labels {labels}" }
    hint_no_form() { ja: "別の調査の様式でないか、見出しが書き換えられていないか確かめてください。", en: "Check whether it is another survey's form or its labels were edited." }
    several_sheets(sheets) { ja: "様式のあるシートが複数あります（{sheets}）", en: "several sheets carry the form ({sheets})" }
    one_sheet(name) { ja: "様式のシートは1枚（{name}）", en: "one sheet with the form ({name})" }
    hint_one_sheet() { ja: "どのシートが回答か確かめ、ほかを除いて保存し直してください。", en: "Find out which one counts and save the file without the others." }
    hint_filled_sheets() { ja: "回答のあるシートをそれぞれ1件と読みました。同じ団体の違う回答なら、どちらを採用するか決めるまで保留です。", en: "Each filled sheet was read as a return. Two different ones of the same case are held out until somebody says which counts." }
    hint_sheet_renamed() { ja: "見出しからこのシートと判断しました。", en: "This sheet was found by its labels." }
    expected_visible() { ja: "表示されているシート", en: "a sheet that is shown" }
    hint_hidden_sheet() { ja: "回答が非表示のシートにあります。回答者に確かめてください。", en: "The answers are on a hidden sheet. Ask the respondent." }
    label_missing(label, sheet) { ja: "シート「{sheet}」に見出し「{label}」がありません", en: "sheet '{sheet}' has no label '{label}'" }
    label_several(label) { ja: "見出し「{label}」が複数あります", en: "the label '{label}' is there more than once" }
    label_once(label) { ja: "見出し「{label}」が1か所", en: "the label '{label}' once" }
    hint_label() { ja: "様式が書き換えられていないか確かめてください。この設問は保留にしました。", en: "Check whether the form was edited. This question is held out." }
    option_missing(option, label, at) { ja: "「{label}」（{at}）の下に選択肢「{option}」がありません", en: "the option '{option}' is not below '{label}' ({at})" }
    hint_label_read_at(at) { ja: "読んだ見出しは {at} です。様式が違うか、書き換えられています。ファイルを確かめてください。それまでこの設問は保留です。", en: "The label was read at {at}. The form differs or was edited. Look into the file; this question is held out until then." }
    hint_label_elsewhere(label, at, others) { ja: "「{label}」で始まるセルがほかにもあります（{others}）。読んだのは {at} です。違う見出しを読んでいるなら、正しい見出しだけに当てはまる言葉を様式の回答欄の label に書いてください。それまでこの設問は保留です。", en: "Other cells begin with '{label}' too ({others}); {at} was read. If that is the wrong one, give the box of the form a label that only the right cell begins with. This question is held out until then." }
    heading_near(label, sheet, at) { ja: "シート「{sheet}」に列見出し「{label}」がありません（{at}は近いですが、読んでいません）", en: "sheet '{sheet}' has no column '{label}' ({at} is near and was not read)" }
    heading_missing(label, sheet) { ja: "シート「{sheet}」に列見出し「{label}」がありません", en: "sheet '{sheet}' has no column '{label}'" }
    heading_several(label, n, cells) { ja: "列見出し「{label}」が {n} か所にあります（{cells}）", en: "the column '{label}' is there {n} times ({cells})" }
    expected_respondent() { ja: "1行に1件の回答", en: "one respondent per row" }
    hint_note_row() { ja: "表の下の注として、回答に数えていません。", en: "Taken for a note under the table; not counted." }
    lone_cells(count, first) { ja: "1つの欄にしか記入のない行が {count} 行（{first}）", en: "{count} ⟦row holds|rows hold⟧ one cell only ({first})" }
    hint_lone_cell() { ja: "回答として数えています。表の外の書き込みなら、行を除いたファイルに差し替えてください。回答なら了承してください。", en: "They are counted as returns. If it is a note and no answer, replace the file by one without the row; accept it if it is an answer." }
    label_inside(label, sheet, text) { ja: "シート「{sheet}」の見出し「{label}」は、セルの初めにありません（「{text}」の中にあります）", en: "the label '{label}' of sheet '{sheet}' does not begin a cell (it stands inside '{text}')" }
    no_merges(kind) { ja: "{kind} ファイル（結合セルの情報を読めません）", en: "a {kind} file (its merged cells cannot be read)" }
    expected_merges() { ja: "結合セルのわかる形式（xlsx、xls）", en: "a format whose merged cells can be read (xlsx, xls)" }
    other_sheet(name) { ja: "シート「{name}」にも同じ様式があります", en: "sheet '{name}' carries the form too" }
    other_sheet_hidden(name) { ja: "非表示のシート「{name}」にも同じ様式があり、記入があります", en: "the hidden sheet '{name}' carries the form too and is filled in" }
    hint_other_sheet(name) { ja: "読んだのは「{name}」だけです。もう1枚に回答がないか確かめてください。", en: "Only '{name}' was read. Check whether the other holds answers." }
    corrected_twice(question) { ja: "{question} を直す行が2つあります", en: "two rows correct {question}" }
    one_row_per_answer() { ja: "1つの回答に1行", en: "one row per answer" }
    held_or_not() { ja: "開催したかどうかの区分", en: "whether the event took place" }
    hint_held() { ja: "開催・書面・中止のどれか、データ修正記録（修正）で決めるまで保留です。", en: "Held out until a row (set) of the correction ledger says whether it took place." }
    hint_total_row() { ja: "合計の行は回答に数えていません。", en: "A total row is not counted." }
    expected_answer(number) { ja: "{number} の答え", en: "an answer to {number}" }
    hint_error_value() { ja: "数式が壊れています。回答者に値を確かめてください。", en: "A formula is broken. Ask the respondent for the value." }
    expected_mark() { ja: "○ または空欄", en: "○ or nothing" }
    hint_mark() { ja: "選んだのか確かめ、データ修正記録（修正）に書いてください。", en: "Find out whether it was chosen and write a row (set) into the correction ledger." }
    only_crosses(signs) { ja: "{signs}（○が1つもない）", en: "{signs} (and no mark that chooses)" }
    hint_crosses() { ja: "×だけでは、選んだ印なのか、選ばない印なのか決まりません。確かめ、データ修正記録（修正）に書いてください。それまでは無効回答です。", en: "Crosses alone may choose or strike out. Find out which and write a row (set) into the correction ledger. Until then it is an invalid answer." }
    marks_on(labels) { ja: "2つ以上に○（{labels}）", en: "marks on several options ({labels})" }
    one_mark(number) { ja: "{number} は○が1つ", en: "one mark for {number}" }
    hint_ask() { ja: "回答者に確かめ、データ修正記録（修正）に書いてください。それまでは無効回答です。", en: "Ask the respondent and write a row (set) into the correction ledger. Until then it is an invalid answer." }
    hint_unnumbered() { ja: "この欄の選択肢には番号がないので（定義の unnumbered）、どの選択肢のことか決まらず保留です。確かめてデータ修正記録（修正）に書くか、番号が付いていたのなら定義の unnumbered を消してください。", en: "The options stand there without numbers (unnumbered in the definition), so it does not say which one is meant and is held out. Find out and write a row (set) into the correction ledger, or take unnumbered out of the definition if there were numbers." }
    hint_nearest(label) { ja: "もしかして「{label}」ですか。確かめて、データ修正記録（修正）に書いてください。", en: "Is it '{label}'? Find out and write a row (set) into the correction ledger." }
    number_fits() { ja: "番号と言葉が同じ選択肢を指す", en: "number and words of the same option" }
    one_of(options) { ja: "次の1つ: {options}", en: "one of: {options}" }
    between(min, max, unit) { ja: "{min}〜{max}{unit}", en: "{min} to {max} {unit}" }
    three_places(in_unit) { ja: "小数点以下3桁までの数{in_unit}", en: "a number with at most three decimals{in_unit}" }
    one_number(in_unit) { ja: "1つの数{in_unit}", en: "one number{in_unit}" }
    bracketed(unit) { ja: "（{unit}）", en: " ({unit})" }
    date_in_era() { ja: "元号の期間の中の日付", en: "a date within its era" }
    date_read_as(date, wareki) { ja: "{wareki}（{date}）としか読めないため、そう読みました。確かめたら了承できます。", en: "It can only mean {wareki} ({date}) and was read so. Once checked it can be accepted." }
    year_not_shown(shown, date) { ja: "「{shown}」（セルの値は {date}）", en: "'{shown}' (the cell holds {date})" }
    date_with_year() { ja: "年のある日付", en: "a date with its year" }
    hint_year_not_shown(date) { ja: "9/1 とだけ入力すると、Excel は入力した年を付けます。{date} でよければ了承し、違うときはデータ修正記録（修正）に書いてください。", en: "Who types 9/1 gets the year of that day from Excel. Accept it if {date} is right, or write a row (set) into the correction ledger." }
    hint_two_readings(both) { ja: "読み方が2つあります: {both}。データ修正記録（修正）で決めるまで保留です。", en: "It has two readings: {both}. Held out until a row (set) of the correction ledger decides." }
    hint_era() { ja: "元号（H、R など）を確かめてください。", en: "Find out the era (H, R …)." }
    one_area() { ja: "圏域・地区の名前", en: "the name of an area" }
    hint_area(names) { ja: "どれか決まりません: {names}。データ修正記録（修正）で決めるまで保留です。", en: "It fits several: {names}. Held out until a row (set) of the correction ledger decides." }
    hint_area_list() { ja: "圏域の一覧（areas）に名前か別名を足してください。", en: "Add the name or an alias to the list of areas." }
    files_are(files) { ja: "この団体のファイル: {files}", en: "files of this case: {files}" }
    file_of_case(file) { ja: "採用するファイル「{file}」", en: "the file to use, '{file}'" }
    hint_stale() { ja: "修正記録の前提が変わりました。今の値を確かめ、行を直すか消してください。それまでは保留です。", en: "What the row expects is gone. Look at the present value and mend or remove the row. Held out until then." }
    same_answers(file) { ja: "{file} と同じ回答", en: "the same answers as {file}" }
    answers_the_same(other, first, n) { ja: "{other} は {first} と、答えのある {n} 問すべてが同じです", en: "{other} and {first} say the same in all {n} ⟦question|questions⟧ that ⟦is|are⟧ answered" }
    one_return_each() { ja: "1人に1つの回答", en: "one return of each respondent" }
    hint_same_answers() { ja: "偶然に同じになるとは考えにくい答えです。同じ人の回答が2つないか（保存し直した写し、2度の送信）確かめ、2つなら一方のファイルをフォルダから出してください。別の人なら了承してください。今は両方を数えています。", en: "Chance hardly explains it. Check whether one respondent is there twice (a file saved again, a form sent off twice) and take one of the files out of the folder; accept it if they are two. Both are counted now." }
    one_return() { ja: "1団体に1つの回答", en: "one return per case" }
    hint_counted_once() { ja: "1回だけ数えました。", en: "Counted once." }
    hint_use(first, second) { ja: "どちらを採用するか、データ修正記録（採用）に書いてください: {first} / {second}。それまでは保留です。", en: "Write a row (use) into the correction ledger that says which counts: {first} / {second}. Held out until then." }
    no_such_question(question) { ja: "設問「{question}」はありません", en: "there is no question '{question}'" }
    question_of(survey, near) { ja: "{survey} の設問（近いもの: {near}）", en: "a question of {survey} (nearest: {near})" }
    no_such_case(case) { ja: "対象「{case}」はありません", en: "there is no case '{case}'" }
    case_of(survey) { ja: "{survey} の対象または記録の番号", en: "a case or event of {survey}" }
    not_returned(case) { ja: "{case} の回答はありません", en: "there is no return of {case}" }
    value_is(old) { ja: "旧値「{old}」", en: "the old value '{old}'" }
    not_asked(universe) { ja: "答えなくてよい設問（条件: {universe}）", en: "nothing: the question is not asked (condition: {universe})" }
    hint_routing() { ja: "どちらの答えが正しいか確かめ、データ修正記録（修正）に書いてください。それまでは矛盾として除きます。", en: "Find out which answer is right and write a row (set) into the correction ledger. Until then it is left out as contradictory." }
    asked_unknown(universe) { ja: "条件（{universe}）の設問の、読める答え", en: "a readable answer to the question of the condition ({universe})" }
    hint_routing_unread() { ja: "条件の設問の答えが読めないため、聞いた設問かどうか決まりません。先に条件の設問の答えを決めてください。それまでは無効として除きます。", en: "The answer that decides whether this was asked cannot be read. Settle that one first; until then this one is left out as invalid." }
    one_number_each() { ja: "番号は1件に1つ", en: "one number per event" }
    hint_same_number() { ja: "番号の重複を直してください。2件とも数えています。", en: "Mend the numbers. Both are counted." }
    accepted_by(reason, by, date) { ja: "{reason}（{by} {date}）", en: "{reason} ({by}, {date})" }
    a_finding() { ja: "今ある確認事項の id", en: "the id of a finding that is there" }
    hint_accepts_nothing() { ja: "直って無くなったか、id の写し間違いです。要らなければ行を消してください。", en: "It was mended since, or the id is mistyped. Remove the row if it is not needed." }
    decides_nothing(survey, round, case) { ja: "調査「{survey}」回「{round}」対象「{case}」に当てはまる回答がありません", en: "no return fits survey '{survey}', round '{round}', case '{case}'" }
    hint_not_by_accepting(hint) { ja: "保留は了承では決まりません。{hint}", en: "What is held out is not settled by accepting it. {hint}" }
    hint_accepted_other(hint, words) { ja: "了承されたのは「{words}」で、今とは違います。確かめ、了承の行の旧値を今の値に直してください。{hint}", en: "What was accepted is '{words}', which is not what stands here now. Check it and put the present words into the row (old). {hint}" }
    known_survey() { ja: "定義にある調査・回と、回答のある対象（名簿のコードか記録の番号）", en: "a survey and round of the definitions and a case with a return (its code or number)" }
    hint_mend_cell() { ja: "セルを直してください。", en: "Mend the cell." }
    known_indicator(near) { ja: "定義にある指標（近いもの: {near}）", en: "an indicator of the definition (nearest: {near})" }
    entered_twice(label, kind, year, values) { ja: "「{label}」の{kind}（{year}年度）が違う値で書かれています: {values}", en: "{kind} of '{label}' for FY{year} is entered with different values: {values}" }
    entered_once() { ja: "同じ指標・区分・年度には1つの値", en: "one value for an indicator, kind and year" }
    hint_entered_twice() { ja: "どちらが正しいか確かめ、ほかを消してください。それまでは保留にし、数値を載せません。", en: "Find out which is right and remove the other. Until then it is held out and no figure is given." }
}

/// A unit in brackets; nothing where a number has none.
pub fn in_unit(unit: &crate::catalogue::Phrase) -> crate::catalogue::Phrase {
    if unit.ja.is_empty() { crate::catalogue::Phrase::default() } else { bracketed(unit) }
}
