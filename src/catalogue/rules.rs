//! Words of the rules by which the text of a cell is read: what each one does.

phrases! {
    readings_section() { ja: "読み替え一覧", en: "What was read as something else" }
    readings_sheet() { ja: "読み替え一覧", en: "Readings" }
    readings_note(version) { ja: "書かれたままでなく読み替えたもの（規則の版 {version}）。原文は「読み取った回答」に残る。", en: "What was read as something else without asking (rules, version {version}). The raw text stays in the answers." }
    applied_section() { ja: "読み替えの明細", en: "Every reading" }
    applied_sheet() { ja: "読み替えの明細", en: "Every reading" }
    meaning_heading() { ja: "読み替え", en: "What it does" }
    count_heading() { ja: "件数", en: "Count" }
    layer_heading() { ja: "段階", en: "Layer" }
    before_heading() { ja: "原文", en: "Before" }
    after_heading() { ja: "読み替え後", en: "After" }
    about_rules() { ja: "読み替えの規則ごとの件数を示す（規則を書けばその明細）。何も書き出さない", en: "Counts what each rule of reading did, or lists all that one rule did; writes nothing" }
    no_such_rule(rule, near) { ja: "規則「{rule}」はありません{near}", en: "there is no rule '{rule}'{near}" }
    nothing_read() { ja: "読み替えはありません", en: "nothing was read as something else" }
    summary_readings(count) { ja: "読み替え {count}件（kaishu collect --rules で一覧）", en: "{count} ⟦reading|readings⟧ (kaishu collect --rules lists them)" }
    layer_clean() { ja: "整形", en: "clean" }
    layer_key() { ja: "照合", en: "key" }
    layer_value() { ja: "値", en: "value" }
    rule_width_ascii() { ja: "全角の英数字・記号を半角に", en: "full-width letters, digits and signs to half width" }
    rule_width_kana() { ja: "半角カナを全角に", en: "half-width kana to full width" }
    rule_sound_mark() { ja: "離れた濁点・半濁点を前の仮名と1字に", en: "a separate sound mark joined with its kana" }
    rule_space() { ja: "全角空白・タブなどを半角の空白に", en: "every kind of blank to one" }
    rule_line_break() { ja: "改行の種類を1つに", en: "every kind of line break to one" }
    rule_escaped_return() { ja: "「_x000D_」を改行に", en: "_x000D_ to a line break" }
    rule_invisible() { ja: "見えない文字（幅なし空白、BOM、制御文字）を除く", en: "invisible characters removed (zero-width space, byte order mark, control characters)" }
    rule_tilde() { ja: "〜と～を1つに", en: "both tildes to one" }
    rule_radical() { ja: "漢字に見える部首を漢字に（⻑→長）", en: "radicals that look like kanji to the kanji" }
    rule_trim() { ja: "前後の空白・改行を除く", en: "blanks at both ends removed" }
    rule_key_space() { ja: "照合のとき空白・改行を除く", en: "blanks left out for matching" }
    rule_key_case() { ja: "照合のとき英字の大文字・小文字を区別しない", en: "capitals and small letters alike for matching" }
    rule_key_brackets() { ja: "照合のとき括弧の種類を区別しない", en: "kinds of brackets alike for matching" }
    rule_key_dash() { ja: "照合のとき横線の種類を区別しない", en: "kinds of dashes alike for matching" }
    rule_key_counting_ka() { ja: "照合のとき「3ヶ所」「3か所」「3箇所」を区別しない", en: "spellings of the counting か alike for matching" }
    rule_key_signs() { ja: "照合のとき ￥ と ¥、￡ と £、∥ と ‖ などを区別しない", en: "￥ and ¥, ￡ and £, ∥ and ‖ and their like alike for matching" }
    rule_key_compatibility() { ja: "照合のとき互換漢字を通常の漢字に", en: "compatibility kanji to ordinary ones for matching" }
    rule_key_glyph_variant() { ja: "照合のとき異体字の指定を除く", en: "variation selectors left out for matching" }
    rule_blank() { ja: "空欄", en: "nothing there" }
    rule_mark_circle() { ja: "○", en: "a circle" }
    rule_mark_circle_variant() { ja: "〇◯⚪⭕を○に", en: "other circles to ○" }
    rule_mark_check() { ja: "✓・レ・☑・■を○に", en: "a tick or filled box read as ○" }
    rule_mark_one() { ja: "欄の「1」を○に", en: "a 1 in the box read as ○" }
    rule_mark_number() { ja: "欄に書いた選択肢の番号を○に", en: "the option's own number in its box read as ○" }
    rule_mark_in_label() { ja: "選択肢のセルに書いた○", en: "a mark written into the option's own cell" }
    rule_joined() { ja: "1文字ずつのセルを1つの文に", en: "cells of one character each joined to one text" }
    rule_mark_with_option() { ja: "1つのセルの○と選択肢を選択肢に", en: "mark and option in one cell read as the option" }
    rule_mark_cross() { ja: "○などの印のそばの ×・✕・x を「選んでいない」に", en: "a cross beside a mark that chooses, read as not chosen" }
    rule_mark_none() { ja: "「無」「なし」「該当なし」を「選んでいない」に", en: "a word for none read as not chosen" }
    rule_mark_dash() { ja: "横線だけを「選んでいない」に", en: "a lone dash read as not chosen" }
    rule_mark_empty_box() { ja: "□を「選んでいない」に", en: "an empty box read as not chosen" }
    rule_mark_letter_o() { ja: "英字の o。○かどうか確かめる", en: "the letter o: asked about" }
    rule_mark_zero() { ja: "数字の0。○かどうか確かめる", en: "a zero: asked about" }
    rule_mark_double_circle() { ja: "◎。○かどうか確かめる", en: "a double circle: asked about" }
    rule_mark_filled_circle() { ja: "●。○かどうか確かめる", en: "a filled circle: asked about" }
    rule_mark_word() { ja: "「まる」。○かどうか確かめる", en: "the word for circle: asked about" }
    rule_mark_triangle() { ja: "△。○かどうか確かめる", en: "a triangle: asked about" }
    rule_mark_letter_v() { ja: "v・√。✓かどうか確かめる", en: "a letter v: asked about" }
    rule_mark_crossed_box() { ja: "☒。選んだのか消したのか確かめる", en: "a crossed box: asked about" }
    rule_mark_bracketed() { ja: "（○）。例のままかもしれない", en: "a circle in brackets, perhaps the form's own example: asked about" }
    rule_unknown_mark() { ja: "○でも空欄でもない", en: "neither a mark nor nothing" }
    rule_two_marks() { ja: "1つ選ぶ設問に2つ以上", en: "several answers to a single question" }
    rule_by_label() { ja: "言葉から選択肢のコードに", en: "an option by its words" }
    rule_by_number() { ja: "番号から選択肢のコードに（①、1、Ⅰ）", en: "an option by its number" }
    rule_by_number_and_label() { ja: "番号と言葉から選択肢のコードに", en: "an option by number and words" }
    rule_by_numbers() { ja: "並んだ番号から選択肢のコードに（1・3、①③）", en: "options by a list of numbers" }
    rule_by_labels() { ja: "並んだ言葉から選択肢のコードに", en: "options by a list of words" }
    rule_wide_separator() { ja: "全角の ；、， を、定義の区切りとして（間がすべて選択肢のとき）", en: "a full-width ; or , between options, read as the declared separator" }
    rule_declared_mark() { ja: "定義で決めた印（1、0 など）から選択の有無に", en: "a mark that the definition declares (1, 0)" }
    rule_own_words() { ja: "選択肢の代わりに書かれた言葉をその他に", en: "words in the place of the option その他" }
    rule_joined_two_ways() { ja: "並んだ言葉の分け方が2通りある", en: "a list of words that can be split in two ways" }
    rule_number_label_conflict() { ja: "番号と言葉が別の選択肢", en: "number and words of different options" }
    rule_unknown_answer() { ja: "選択肢のどれとも読めない", en: "no option fits" }
    rule_number() { ja: "数", en: "a number" }
    rule_number_thousands() { ja: "桁区切りを除く", en: "separators of thousands removed" }
    rule_number_unit() { ja: "単位を除く", en: "the unit removed" }
    rule_number_brackets() { ja: "(12) を −12 に", en: "a number in brackets read as negative" }
    rule_number_triangle() { ja: "△12・▲12 を −12 に", en: "a number after a triangle read as negative" }
    rule_number_minus() { ja: "全角などの横線を負の符号に", en: "another dash read as a minus sign" }
    rule_number_kanji() { ja: "漢数字を数に", en: "kanji numerals to a number" }
    rule_dash() { ja: "数の欄の横線だけを、定義の意味に", en: "a lone dash in the place of a number read as the definition says" }
    rule_approximate() { ja: "「約」「程度」などの付いた数", en: "a number with a word such as about" }
    rule_range() { ja: "数の範囲", en: "a range of numbers" }
    rule_not_a_number() { ja: "数でない", en: "no number" }
    rule_out_of_range() { ja: "最小値・最大値の外", en: "outside the smallest and largest value" }
    rule_finer_than_thousandth() { ja: "小数第4位より細かい数", en: "finer than a thousandth" }
    rule_date_iso() { ja: "日付", en: "a date" }
    rule_date_civil() { ja: "西暦の日付", en: "a date of the civil calendar" }
    rule_date_compact() { ja: "8桁の数字を日付に", en: "eight digits read as a date" }
    rule_date_era() { ja: "和暦を西暦に", en: "a date of an era" }
    rule_date_era_compact() { ja: "元号と6桁の数字を日付に", en: "an era and six digits read as a date" }
    rule_words_after_date() { ja: "日付の後の言葉を除く", en: "words behind a date left out" }
    rule_date_outside_era() { ja: "元号の期間の外の日付", en: "a date outside its era" }
    rule_date_two_readings() { ja: "2通りに読める日付", en: "a date with two readings" }
    rule_date_without_era() { ja: "元号のない日付", en: "a date without its era" }
    rule_not_a_date() { ja: "日付でない", en: "no date" }
    rule_area_name() { ja: "地域の名前から地域の id に", en: "an area by its name" }
    rule_area_ambiguous() { ja: "2つの地域に当てはまる名前", en: "a name that fits two areas" }
    rule_area_unknown() { ja: "地域の一覧にない名前", en: "a name that is no area" }
    rule_text() { ja: "文", en: "words" }
    rule_category() { ja: "区分の言葉", en: "a word of an open list" }
    rule_list() { ja: "並んだ言葉を1つずつに", en: "a list of words taken apart" }
    rule_reason_option() { ja: "「わからない」などの選択肢を、定義にある理由に", en: "an option that says why there is no answer" }
    rule_dont_know() { ja: "「不明」「わからない」を、わからないに", en: "words that say that it is not known" }
    rule_refused_answer() { ja: "「回答できない」「非公表」を、回答しないに", en: "words that say that there will be no answer" }
    rule_error_value() { ja: "数式のエラー", en: "a failed formula" }
    rule_leading_zeros() { ja: "失われた先頭の0を補う", en: "zeros lost in front put back" }
    rule_nothing_to_say() { ja: "「なし」「―」などを「特になし」に", en: "words for nothing read as 特になし" }
    rule_time_format() { ja: "時刻の書式の数を時刻に", en: "a number shown as a time read as that time" }
    rule_number_unit_scaled() { ja: "桁の違う単位を換算（百万円→千円）", en: "a unit of another scale converted" }
    rule_number_tenths() { ja: "割を％に", en: "tenths to per cent" }
    rule_percent_format() { ja: "％の書式の数を百分率に（0.5→50）", en: "a number shown as a percentage read as it is shown" }
    rule_fiscal_year() { ja: "年度を西暦の年に", en: "a fiscal year to the year in which it begins" }
    rule_date_serial() { ja: "日付の書式のシリアル値を日付に", en: "a serial number shown as a date read as that date" }
    rule_dash_undeclared() { ja: "意味の決まっていない横線", en: "a dash whose meaning is not declared" }
    rule_negative_sign() { ja: "負の数のない設問の △・▲・( )", en: "a sign of a negative number where none is expected" }
    rule_percent_or_share() { ja: "百分率か割合か分からない数", en: "a percentage or a share" }
    rule_shown_otherwise() { ja: "表示と値が違う数", en: "a number that is shown otherwise" }
    rule_other_unit() { ja: "定義にない単位", en: "a unit that the definition does not take" }
    rule_time_written() { ja: "数の欄の時刻", en: "a time in the place of a number" }
    rule_serial_without_format() { ja: "日付の書式のないシリアル値", en: "a serial number without a date format" }
    rule_fiscal_year_only() { ja: "年度だけで日がない", en: "a fiscal year in the place of a date" }
    rule_impossible_date() { ja: "暦にない日", en: "a day that no calendar has" }
    rule_other_weekday() { ja: "日付と曜日が合わない", en: "a date with another weekday" }
    rule_vague_date() { ja: "日の決まらない日付", en: "a date that names no day" }
    rule_same_as_before() { ja: "「前回と同じ」「〃」など", en: "the same as before" }
    rule_range_or_list() { ja: "範囲か2つの答えか分からない番号", en: "numbers that may be a range or a list" }
    rule_resaved_by_excel() { ja: "Excel が日付や指数に変えた番号", en: "a code that Excel has changed" }
}
