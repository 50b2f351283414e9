//! What each rule of findings is about, in a few plain words: the heading under which findings are grouped on the screen,
//! in the analyst's workbook and in `findings.json`. Every rule that the program can emit stands here once.

use crate::catalogue::{Phrase, repeats, tabulation, unified_rules};

phrases! {
    unknown_answer() { ja: "選択肢のどれとも読めない答え", en: "an answer that fits no option" }
    unknown_mark() { ja: "○か空欄か分からない印", en: "a doubtful mark" }
    two_marks() { ja: "1つ選ぶ設問に2つ以上の答え", en: "several answers to a single question" }
    number_label_conflict() { ja: "番号と言葉が別の選択肢", en: "number and words of different options" }
    not_a_number() { ja: "数として読めない", en: "no number" }
    approximate() { ja: "「約」「程度」の付いた数", en: "an approximate number" }
    range() { ja: "幅のある数", en: "a range instead of a number" }
    finer_than_thousandth() { ja: "小数第4位まである数", en: "a number with more than three decimals" }
    out_of_range() { ja: "範囲の外の数", en: "a number out of range" }
    error_value() { ja: "数式のエラー", en: "a failed formula" }
    document_too_large() { ja: "大きすぎる報告書", en: "a report beyond the limits" }
    document_empty() { ja: "文字のない報告書", en: "a report without words" }
    document_damaged() { ja: "壊れた報告書", en: "a damaged report" }
    document_encrypted() { ja: "パスワード付きの報告書", en: "a report with a password" }
    document_other_kind() { ja: "報告書として読めないファイル", en: "a file that is not read as a report" }
    document_encoding() { ja: "文字コードの分からない報告書", en: "a report in an unknown encoding" }
    document_part() { ja: "報告書の一部が読めない", en: "a part of a report that cannot be read" }
    document_tracked_changes() { ja: "変更履歴の残る報告書", en: "a report with tracked changes" }
    document_hidden_text() { ja: "隠し文字のある報告書", en: "a report with hidden text" }
    text_list_count() { ja: "書かれた数と一覧の数", en: "a stated count and its list" }
    text_outside_era() { ja: "元号の期間の外の日付（報告書）", en: "a day outside its era in a report" }
    text_two_readings() { ja: "2通りに読める日付（報告書）", en: "a day with two readings in a report" }
    text_impossible_day() { ja: "暦にない日付（報告書）", en: "a day that no calendar has" }
    text_day_order() { ja: "日付の順", en: "a day out of order" }
    text_table_sum() { ja: "計と内訳の合計", en: "a total and the sum of its parts" }
    text_share_and_count() { ja: "割合とそのそばの数", en: "a share and the counts beside it" }
    text_table_and_text() { ja: "本文の数と表の数", en: "a number of the text and its table" }
    text_missed_target() { ja: "触れられていない目標未達", en: "a missed target never spoken of" }
    text_unlike_periods() { ja: "途中の年度と1年分の比較", en: "part of a year against a whole one" }
    text_list_and_indicator() { ja: "回数の指標と会議の一覧", en: "an indicator of meetings and the meetings listed" }
    text_method_without_result() { ja: "結果のない検証方法", en: "a method of verification without a result" }
    text_causal_word() { ja: "比較のない因果の言葉", en: "a word for a cause without a comparison" }
    text_empty_section() { ja: "本文のない見出し", en: "a heading without text" }
    text_spelling() { ja: "表記ゆれ", en: "one thing spelled in two ways" }
    not_a_date() { ja: "日付として読めない", en: "no date" }
    date_without_era() { ja: "元号のない日付", en: "a date without its era" }
    date_outside_era() { ja: "元号の期間の外の日付", en: "a date outside its era" }
    date_two_readings() { ja: "2通りに読める日付", en: "a date with two readings" }
    partial_date() { ja: "日や月のない日付", en: "a date without its day or month" }
    area_unknown() { ja: "地域の一覧にない名前", en: "an area that is not on the list" }
    area_ambiguous() { ja: "2つの階層に当てはまる地域名", en: "an area name that fits two levels" }
    held_unknown() { ja: "開催・書面・中止の分からない記録", en: "an event of which nobody can tell whether it took place" }
    routing() { ja: "聞いていないはずの設問への答え", en: "an answer to a question that was not asked" }
    unmatched() { ja: "だれの回答か分からない", en: "a return of nobody on the frame" }
    code_check_digit() { ja: "市町村コードの検査数字の誤り", en: "a municipal code with a wrong check digit" }
    code_name_conflict() { ja: "コードと名前が別の団体", en: "code and name of different cases" }
    file_name_conflict() { ja: "ファイル名が別の団体", en: "a file name of another case" }
    name_differs() { ja: "名簿と違う名前の書き方", en: "a name written differently from the frame" }
    name_by_furigana() { ja: "ふりがなで分かった名前", en: "a name known by its furigana" }
    joint_answer() { ja: "数え方の決まっていない共同回答", en: "a joint answer of which nobody has said how it counts" }
    not_asked() { ja: "対象外の団体からの回答", en: "a return of a case that was not to answer" }
    after_cut_off() { ja: "締切後の回答", en: "a return after the cut-off" }
    other_round() { ja: "前の回と同じファイル", en: "the very file of an earlier round" }
    received_unknown() { ja: "受領日の分からないファイル", en: "files without a date of receipt" }
    contradicting_returns() { ja: "同じ団体から違う回答", en: "two different returns of one case" }
    returned_twice() { ja: "同じ回答が2通", en: "the same return again" }
    stale_correction() { ja: "今の回答に合わない修正記録の行", en: "a ledger row that no longer fits" }
    ledger_heading() { ja: "修正記録の見出しの不足", en: "headings that the ledger lacks" }
    ledger_unreadable() { ja: "開けない修正記録", en: "a ledger that cannot be read" }
    ledger_row() { ja: "読めない修正記録の行", en: "a ledger row that cannot be read" }
    ledger_characters() { ja: "修正記録に書けない文字", en: "characters that the ledger cannot hold" }
    ledger_row_incomplete() { ja: "確認者か日付のない修正記録の行", en: "a ledger row without who or when" }
    ledger_code_restored() { ja: "Excel が桁を落とした対象のコード", en: "a case code that Excel shortened" }
    ledger_excel_changed() { ja: "Excel が書き換えた修正記録の値", en: "a ledger value that Excel rewrote" }
    ledger_text_restored() { ja: "Excel の保存で変わった旧値", en: "an old value that Excel changed in saving" }
    concordance_hole() { ja: "対応の書かれていない設問", en: "a question without its counterpart in the survey before" }
    definition_not_read() { ja: "定義として読んでいないファイル", en: "a file that is not read as a definition" }
    publication_unreadable() { ja: "freeze.json が読めない公表", en: "a publication of which freeze.json cannot be read" }
    publication_edited() { ja: "公表した後に変えられた公表物", en: "a publication that was changed after it was published" }
    coding_list() { ja: "自由記述のコードの一覧がそのまま使えない", en: "a coding list that cannot be used as it is" }
    blank_brackets() { ja: "書き込む（　）のある選択肢に、言葉を答える設問がない", en: "options with brackets to write in and no question for the words" }
    open_stratum_listed() { ja: "名簿にある対象の層が任意回答", en: "an open stratum whose cases the frame lists" }
    left_open() { ja: "下書きのまま確かめていない定義", en: "a definition with marks that a draft left open" }
    accepts_nothing() { ja: "当たる確認事項のない了承の行", en: "an accept row whose finding is not there" }
    mark_in_words() { ja: "印刷された言葉に付けた印", en: "a mark put into the printed words" }
    label_words() { ja: "見出しのセルにある、様式にない言葉", en: "words in a label's cell that the form does not print" }
    answer_beside_box() { ja: "空の欄の隣の記入", en: "something written beside an empty box" }
    shared_box() { ja: "2つ以上の欄が1つのセル", en: "several boxes that are one cell" }
    lost_label() { ja: "見出しがない、または2つある", en: "a label that is gone or there twice" }
    lost_heading() { ja: "列見出しがない、または2つある", en: "a column heading that is gone or there twice" }
    lost_option() { ja: "選択肢がない、または2つある", en: "an option that is gone or there twice" }
    lost_item() { ja: "表の項目がない", en: "an item that is gone" }
    lost_words() { ja: "答えの前後の言葉がない", en: "printed words around an answer that are gone" }
    lost_name() { ja: "セルの名前がない", en: "a defined name that is gone" }
    shifted_cell() { ja: "番地の欄がずれている", en: "a fixed cell that has moved" }
    squares_spacing() { ja: "1文字1セルの欄の空きや2文字", en: "gaps in a run of squares" }
    no_merges() { ja: "結合セルの分からない形式", en: "a format whose merged cells cannot be read" }
    other_sheet() { ja: "同じ様式のシートがもう1枚", en: "another sheet with the form" }
    no_form() { ja: "様式が見つからない", en: "a file without the form" }
    two_sheets() { ja: "様式のシートが2枚以上", en: "several sheets with the form" }
    sheet_renamed() { ja: "シート名が違う", en: "a sheet under another name" }
    hidden_sheet() { ja: "非表示のシートの回答", en: "answers on a hidden sheet" }
    total_row() { ja: "合計の行", en: "a total row" }
    lone_cell() { ja: "1つの欄だけの行", en: "a row with one cell" }
    note_row() { ja: "表の下の注", en: "a note under the table" }
    same_number() { ja: "同じ番号の記録", en: "a number used twice" }
    stray_cell() { ja: "シートの端の書き込み", en: "something written far out on a sheet" }
    unreadable_cell() { ja: "読めないセル", en: "a cell that cannot be read" }
    damaged_zip() { ja: "壊れたファイル", en: "a damaged file" }
    damaged_workbook() { ja: "壊れたブック", en: "a damaged workbook" }
    damaged_csv() { ja: "壊れた CSV", en: "a damaged CSV" }
    empty_file() { ja: "0 バイトのファイル", en: "an empty file" }
    reader_failed() { ja: "読み取りの失敗", en: "a file on which the reader failed" }
    encrypted() { ja: "暗号化されたファイル", en: "an encrypted file" }
    not_a_workbook() { ja: "表計算ファイルでない", en: "no workbook" }
    key_in() { ja: "手で入力する回答", en: "a return that has to be keyed" }
    encoding() { ja: "文字コードの分からない CSV", en: "a CSV whose character set is not known" }
    file_too_large() { ja: "大きすぎるファイル", en: "a file that is too large" }
    too_many_cells() { ja: "セルが多すぎるファイル", en: "a file with too many cells" }
    unreadable_file() { ja: "開けないファイル", en: "a file that cannot be opened" }
    name_and_content() { ja: "名前と中身の種類が違うファイル", en: "a file whose name and content differ" }
    helper_file() { ja: "Excel などの補助ファイル", en: "a helper file" }
    evidence_unreadable() { ja: "値のほかの情報が読めないブック", en: "a workbook of which only the values can be read" }
    reason_beside_answer() { ja: "答えと「わからない」などの両方", en: "an answer together with a reason for none" }
    dont_know() { ja: "「不明」「わからない」という回答", en: "an answer that says it is not known" }
    refused_answer() { ja: "「回答できない」という回答", en: "an answer that says there will be none" }
    drawn_outside() { ja: "回答欄の外の図形", en: "something drawn outside the boxes" }
    drawn_answer() { ja: "図形のある回答欄", en: "something drawn over an answer" }
    cell_comment() { ja: "コメント", en: "a comment" }
    hidden_answer() { ja: "非表示の行・列の回答", en: "an answer in a hidden row or column" }
    struck_answer() { ja: "取消線のある回答", en: "an answer that is struck through" }
    covered_value() { ja: "結合セルに隠れた値", en: "a value hidden by a merge" }
    result_not_saved() { ja: "計算結果のない数式", en: "a formula without its result" }
    answer_by_formula() { ja: "数式の回答", en: "an answer by a formula" }
    came_with_form() { ja: "様式に元からある図形・コメント", en: "a drawing or comment that came with the form" }
    evidence_not_available() { ja: "値のほかの情報を確かめられない形式", en: "a format that tells values only" }
    archive_inside() { ja: "圧縮の中の圧縮", en: "an archive inside an archive" }
    came_by_mail() { ja: "メールで届いたファイル", en: "a file that came in a mail" }
    code_page() { ja: "文字コードを推定した xls", en: "an xls whose character set was inferred" }
    damaged_html() { ja: "読めない HTML の表", en: "an HTML table that cannot be read" }
    damaged_mail() { ja: "壊れたメール", en: "a damaged mail" }
    empty_archive() { ja: "空の圧縮ファイル", en: "an empty archive" }
    gateway_stub() { ja: "メールの中継が置き換えた添付", en: "an attachment that a mail gateway replaced" }
    holds_files() { ja: "ほかのファイルの入ったファイル", en: "a file that holds others" }
    label_protected() { ja: "秘密度ラベルで保護されたファイル", en: "a file protected by a sensitivity label" }
    lost_characters() { ja: "失われた文字", en: "characters that were lost" }
    opened_with_password() { ja: "パスワードで開いたファイル", en: "a file opened with a password" }
    out_of_memory() { ja: "メモリの上限を超えたファイル", en: "a file that took too much memory" }
    out_of_time() { ja: "時間の上限を超えたファイル", en: "a file that took too long" }
    passwords_unreadable() { ja: "読めないパスワードの一覧", en: "a list of passwords that cannot be read" }
    ragged_row() { ja: "列数の違う行", en: "a row with another number of cells" }
    shortcut() { ja: "ショートカット", en: "a shortcut instead of the file" }
    too_many_files() { ja: "ファイルが多すぎる", en: "too many files in one" }
    too_much_text() { ja: "文字が多すぎるファイル", en: "a file with too much text" }
    unpacked_too_large() { ja: "展開すると大きすぎるファイル", en: "a file that unpacks to too much" }
    negative_sign() { ja: "△や( )の付いた数", en: "a number with △ or in brackets" }
    dash_undeclared() { ja: "意味の決まっていない「－」", en: "a dash that the definition does not explain" }
    other_unit() { ja: "定義にない単位", en: "another unit than defined" }
    other_magnitude() { ja: "ほかの回答と桁の違う数", en: "another magnitude than the other answers" }
    percent_or_share() { ja: "百分率か割合か分からない数", en: "a percentage or a share" }
    shown_otherwise() { ja: "表示と値の違う数", en: "a number that is shown otherwise" }
    time_written() { ja: "数の欄の時刻", en: "a time in the place of a number" }
    impossible_date() { ja: "暦にない日", en: "a day that does not exist" }
    other_weekday() { ja: "曜日の合わない日", en: "a day of another weekday" }
    vague_date() { ja: "はっきりしない日付", en: "a vague date" }
    fiscal_year_only() { ja: "年度だけの日付", en: "a fiscal year instead of a day" }
    serial_without_format() { ja: "日付の書式のないシリアル値", en: "a serial number without the format of a date" }
    four_years_off() { ja: "ほかの回答と4年ずれた日付", en: "a date four years from the others" }
    same_as_before() { ja: "「前回と同じ」などの答え", en: "an answer that says the same as before" }
    joined_two_ways() { ja: "分け方が2通りある答え", en: "joined answers that can be split in two ways" }
    range_or_list() { ja: "範囲か並びか分からない答え", en: "a range or a list" }
    resaved_by_excel() { ja: "Excel が書き換えた答え", en: "an answer that Excel rewrote" }
    other_not_marked() { ja: "○のない「その他」の内容", en: "words for other without its mark" }
    other_without_words() { ja: "内容のない「その他」", en: "other marked without words" }
    declared_check() { ja: "定義した確かめに合わない答え", en: "answers that do not fit a declared check" }
    personal_data() { ja: "個人に関する記述らしい文字", en: "signs of a person in free text" }
    text_cut() { ja: "切れているかもしれない文", en: "a text that may be cut" }
    other_form() { ja: "ほかの調査か回の調査票", en: "a form of another survey or round" }
    form_version() { ja: "前の版の調査票", en: "a form of an earlier version" }
    form_case_conflict() { ja: "あて先と違う団体の調査票", en: "a form filled in by another case" }
    form_altered() { ja: "書き換えられた様式", en: "an altered form" }
    form_without_id() { ja: "名札のない調査票", en: "a form without its identity" }
    names_lost() { ja: "セルの名前を失った調査票", en: "a form that lost its names" }
    names_left_behind() { ja: "指す先を失ったセルの名前", en: "names that point nowhere" }
    example_returned() { ja: "記入例のままの回答", en: "the example sent back" }
    keyed_once() { ja: "1人だけが入力した紙", en: "a paper that only one of two people keyed" }
    entry_sheets() { ja: "同じ人の入力用シートが2つ", en: "two entry sheets of the same person" }
    year_not_shown() { ja: "セルに年が出ていない日付", en: "dates whose year the cell does not show" }
    same_answers() { ja: "すべての答えが同じ2つの回答", en: "two returns that say the same throughout" }
    double_entry() { ja: "2人の入力の違い", en: "two people keyed differently" }
    code_row() { ja: "コード表の直すべき行", en: "a row of the list of codes to be mended" }
    coded_gone() { ja: "コードを付けた回答がない", en: "a coded answer that is gone" }
    coded_twice() { ja: "1つの回答に違うコードの2行", en: "two rows that code one answer differently" }
    coding_row_mixed() { ja: "照合の列と文が別の回答", en: "a row whose columns were sorted apart" }
    uncoded_texts() { ja: "コードのない自由記述", en: "free answers without a code" }
    unknown_code() { ja: "コード表にないコード", en: "a code that is not on the list" }
    answers_on_sample() { ja: "記入例のシートに書かれた答え", en: "answers written on the sample sheet" }
    moved_label() { ja: "位置のずれた見出し", en: "labels that moved" }
    outside_box() { ja: "欄の外に書かれたもの", en: "words outside of every box" }
    sample_returned() { ja: "記入例のままの返送", en: "a sample that was sent back as it was" }
    unread_box() { ja: "調査で読まない欄の答え", en: "answers in boxes that the survey does not read" }
    query_sheet() { ja: "回答のフォルダの確認票", en: "a query sheet among the returns" }
    query_answer() { ja: "読めない確認票の答え", en: "an answer on a query sheet that cannot be taken" }
    wrong_password() { ja: "パスワードの合わないファイル", en: "a file whose password is not known" }
    no_returns() { ja: "ファイルのないフォルダ", en: "a folder without a file" }
    received_gone() { ja: "一覧にあってフォルダにないファイル", en: "a received file that is not there" }
    received_twice() { ja: "受領日の一覧に同じファイルの行が2つある", en: "two rows of the list of received files about one file" }
    ledger_sheet_unread() { ja: "読まなかった修正記録のシート", en: "a sheet of the correction ledger that is not read" }
    received_date() { ja: "読めない受領日", en: "a date of receipt that cannot be read" }
    unknown_indicator() { ja: "定義にない指標", en: "an indicator that is not defined" }
    indicator_kind() { ja: "目標でも実績でもない行", en: "a row that is neither target nor actual" }
    indicator_twice() { ja: "違う値で2回書かれた指標", en: "an indicator entered twice with different values" }
    entered_differs() { ja: "書かれた実績と数え直した値の違い", en: "an actual that differs from what is counted" }
    claim_differs() { ja: "データと合わない主張", en: "a claim that does not agree with the data" }
    small_population() { ja: "対象の少ない名簿の調査の公表", en: "a survey of few listed units" }
    off_schedule() { ja: "予定にない日の開催", en: "an event on a day that is not scheduled" }
    more_than_schedule() { ja: "予定より多い開催", en: "more events than scheduled" }
    area_without_event() { ja: "開催のない地域", en: "an area without an event" }
    chain() { ja: "足し引きの合わない集計対象数", en: "a base chain that does not add up" }
    mixed_conventions() { ja: "2通りの割の数え方", en: "tenths called in two ways" }
    disputed_word() { ja: "受け取り方の分かれる言葉", en: "a word that readers read in opposite ways" }
    empty_link() { ja: "空のままのつながり", en: "an empty link or section" }
}

/// A rule with its heading.
type Heading = (&'static str, fn() -> Phrase);

/// Rules with their headings.
pub const RULES: &[Heading] = &[
    ("unknown-answer", unknown_answer),
    ("unknown-mark", unknown_mark),
    ("two-marks", two_marks),
    ("number-label-conflict", number_label_conflict),
    ("not-a-number", not_a_number),
    ("approximate", approximate),
    ("range", range),
    ("finer-than-thousandth", finer_than_thousandth),
    ("out-of-range", out_of_range),
    ("reason-beside-answer", reason_beside_answer),
    ("dont-know", dont_know),
    ("refused-answer", refused_answer),
    ("error-value", error_value),
    ("not-a-date", not_a_date),
    ("date-without-era", date_without_era),
    ("date-outside-era", date_outside_era),
    ("date-two-readings", date_two_readings),
    ("partial-date", partial_date),
    ("area-unknown", area_unknown),
    ("area-ambiguous", area_ambiguous),
    ("held-unknown", held_unknown),
    ("routing", routing),
    ("unmatched", unmatched),
    ("code-check-digit", code_check_digit),
    ("code-name-conflict", code_name_conflict),
    ("file-name-conflict", file_name_conflict),
    ("name-differs", name_differs),
    ("name-by-furigana", name_by_furigana),
    ("joint-answer", joint_answer),
    ("not-asked", not_asked),
    ("after-cut-off", after_cut_off),
    ("other-round", other_round),
    ("received-unknown", received_unknown),
    ("contradicting-returns", contradicting_returns),
    ("returned-twice", returned_twice),
    ("stale-correction", stale_correction),
    ("ledger-heading", ledger_heading),
    ("ledger-unreadable", ledger_unreadable),
    ("ledger-row", ledger_row),
    ("ledger-row-incomplete", ledger_row_incomplete),
    ("ledger-characters", ledger_characters),
    ("ledger-code-restored", ledger_code_restored),
    ("ledger-excel-changed", ledger_excel_changed),
    ("ledger-text-restored", ledger_text_restored),
    ("accepts-nothing", accepts_nothing),
    ("lost-label", lost_label),
    ("lost-heading", lost_heading),
    ("lost-option", lost_option),
    ("lost-item", lost_item),
    ("lost-words", lost_words),
    ("lost-name", lost_name),
    ("shifted-cell", shifted_cell),
    ("squares-spacing", squares_spacing),
    ("no-merges", no_merges),
    ("other-sheet", other_sheet),
    ("no-form", no_form),
    ("two-sheets", two_sheets),
    ("sheet-renamed", sheet_renamed),
    ("hidden-sheet", hidden_sheet),
    ("total-row", total_row),
    ("note-row", note_row),
    ("lone-cell", lone_cell),
    ("lost-group", repeats::lost_group),
    ("group-gap", repeats::group_gap),
    ("group-row", repeats::group_row),
    ("group-not-read", repeats::group_not_read),
    ("total-mismatch", repeats::total_mismatch),
    ("total-unchecked", repeats::total_unchecked),
    ("same-number", same_number),
    ("stray-cell", stray_cell),
    ("unreadable-cell", unreadable_cell),
    ("damaged-zip", damaged_zip),
    ("damaged-workbook", damaged_workbook),
    ("damaged-csv", damaged_csv),
    ("empty-file", empty_file),
    ("reader-failed", reader_failed),
    ("encrypted", encrypted),
    ("not-a-workbook", not_a_workbook),
    ("key-in", key_in),
    ("encoding", encoding),
    ("file-too-large", file_too_large),
    ("too-many-cells", too_many_cells),
    ("unreadable-file", unreadable_file),
    ("name-and-content", name_and_content),
    ("helper-file", helper_file),
    ("evidence-unreadable", evidence_unreadable),
    ("mark-in-words", mark_in_words),
    ("answer-beside-box", answer_beside_box),
    ("label-words", label_words),
    ("shared-box", shared_box),
    ("drawn-answer", drawn_answer),
    ("drawn-outside", drawn_outside),
    ("cell-comment", cell_comment),
    ("hidden-answer", hidden_answer),
    ("struck-answer", struck_answer),
    ("covered-value", covered_value),
    ("result-not-saved", result_not_saved),
    ("answer-by-formula", answer_by_formula),
    ("came-with-form", came_with_form),
    ("evidence-not-available", evidence_not_available),
    ("archive-inside", archive_inside),
    ("came-by-mail", came_by_mail),
    ("code-page", code_page),
    ("damaged-html", damaged_html),
    ("damaged-mail", damaged_mail),
    ("empty-archive", empty_archive),
    ("gateway-stub", gateway_stub),
    ("holds-files", holds_files),
    ("label-protected", label_protected),
    ("lost-characters", lost_characters),
    ("opened-with-password", opened_with_password),
    ("out-of-memory", out_of_memory),
    ("out-of-time", out_of_time),
    ("passwords-unreadable", passwords_unreadable),
    ("ragged-row", ragged_row),
    ("shortcut", shortcut),
    ("too-many-files", too_many_files),
    ("too-much-text", too_much_text),
    ("unpacked-too-large", unpacked_too_large),
    ("negative-sign", negative_sign),
    ("dash-undeclared", dash_undeclared),
    ("other-unit", other_unit),
    ("other-magnitude", other_magnitude),
    ("percent-or-share", percent_or_share),
    ("shown-otherwise", shown_otherwise),
    ("time-written", time_written),
    ("impossible-date", impossible_date),
    ("other-weekday", other_weekday),
    ("vague-date", vague_date),
    ("fiscal-year-only", fiscal_year_only),
    ("serial-without-format", serial_without_format),
    ("four-years-off", four_years_off),
    ("same-as-before", same_as_before),
    ("joined-two-ways", joined_two_ways),
    ("range-or-list", range_or_list),
    ("resaved-by-excel", resaved_by_excel),
    ("other-not-marked", other_not_marked),
    ("other-without-words", other_without_words),
    ("declared-check", declared_check),
    ("personal-data", personal_data),
    ("text-cut", text_cut),
    ("other-form", other_form),
    ("form-version", form_version),
    ("form-case-conflict", form_case_conflict),
    ("form-altered", form_altered),
    ("form-without-id", form_without_id),
    ("names-lost", names_lost),
    ("names-left-behind", names_left_behind),
    ("example-returned", example_returned),
    ("keyed-once", keyed_once),
    ("entry-sheets", entry_sheets),
    ("year-not-shown", year_not_shown),
    ("same-answers", same_answers),
    ("double-entry", double_entry),
    ("code-row", code_row),
    ("coding-list", coding_list),
    ("left-open", left_open),
    ("blank-brackets", blank_brackets),
    ("open-stratum-listed", open_stratum_listed),
    ("concordance-hole", concordance_hole),
    ("definition-not-read", definition_not_read),
    ("publication-unreadable", publication_unreadable),
    ("publication-edited", publication_edited),
    ("coded-gone", coded_gone),
    ("coded-twice", coded_twice),
    ("coding-row-mixed", coding_row_mixed),
    ("uncoded-texts", uncoded_texts),
    ("unknown-code", unknown_code),
    ("answers-on-sample", answers_on_sample),
    ("moved-label", moved_label),
    ("outside-box", outside_box),
    ("sample-returned", sample_returned),
    ("unread-box", unread_box),
    ("query-sheet", query_sheet),
    ("query-answer", query_answer),
    ("wrong-password", wrong_password),
    ("no-returns", no_returns),
    ("received-gone", received_gone),
    ("received-twice", received_twice),
    ("ledger-sheet-unread", ledger_sheet_unread),
    ("received-date", received_date),
    ("unknown-indicator", unknown_indicator),
    ("indicator-kind", indicator_kind),
    ("indicator-twice", indicator_twice),
    ("entered-differs", entered_differs),
    ("claim-differs", claim_differs),
    ("small-population", small_population),
    ("off-schedule", off_schedule),
    ("more-than-schedule", more_than_schedule),
    ("area-without-event", area_without_event),
    ("chain", chain),
    ("unusable-weight", tabulation::unusable_weight),
    ("zero-weight", tabulation::zero_weight),
    ("document-too-large", document_too_large),
    ("document-empty", document_empty),
    ("document-damaged", document_damaged),
    ("document-encrypted", document_encrypted),
    ("document-other-kind", document_other_kind),
    ("document-encoding", document_encoding),
    ("document-part", document_part),
    ("document-tracked-changes", document_tracked_changes),
    ("document-hidden-text", document_hidden_text),
    ("text-list-count", text_list_count),
    ("text-outside-era", text_outside_era),
    ("text-two-readings", text_two_readings),
    ("text-impossible-day", text_impossible_day),
    ("text-day-order", text_day_order),
    ("text-table-sum", text_table_sum),
    ("text-share-and-count", text_share_and_count),
    ("text-table-and-text", text_table_and_text),
    ("text-missed-target", text_missed_target),
    ("text-unlike-periods", text_unlike_periods),
    ("text-list-and-indicator", text_list_and_indicator),
    ("text-method-without-result", text_method_without_result),
    ("text-causal-word", text_causal_word),
    ("text-empty-section", text_empty_section),
    ("text-spelling", text_spelling),
    ("table-file-form", unified_rules::table_file_form),
    ("table-not-looked-at", unified_rules::table_not_looked_at),
    ("table-several-values", unified_rules::table_several_values),
    ("table-number-as-text", unified_rules::table_number_as_text),
    ("table-error-value", unified_rules::table_error_value),
    ("table-merged-cells", unified_rules::table_merged_cells),
    ("table-layout-spacing", unified_rules::table_layout_spacing),
    ("table-omitted-item", unified_rules::table_omitted_item),
    ("table-same-heading", unified_rules::table_same_heading),
    ("table-formula", unified_rules::table_formula),
    ("table-object", unified_rules::table_object),
    ("table-struck", unified_rules::table_struck),
    ("table-unit-missing", unified_rules::table_unit_missing),
    ("table-dependent-character", unified_rules::table_dependent_character),
    ("table-era-year", unified_rules::table_era_year),
    ("table-area-name", unified_rules::table_area_name),
    ("table-unknown-sign", unified_rules::table_unknown_sign),
    ("table-split", unified_rules::table_split),
    ("table-hidden", unified_rules::table_hidden),
    ("table-several-tables", unified_rules::table_several_tables),
    ("empty-link", empty_link),
    ("mixed-conventions", mixed_conventions),
    ("disputed-word", disputed_word),
];

/// The word of a rule that is written so, where it is one of ours.
pub fn rule(word: &str) -> Option<&'static str> {
    RULES.iter().find(|(known, _)| *known == word).map(|(known, _)| *known)
}

/// The heading of a rule; the rule itself where it has none.
pub fn heading(rule: &str) -> Phrase {
    RULES.iter().find(|(known, _)| *known == rule).map_or_else(|| Phrase::same(rule), |(_, words)| words())
}
