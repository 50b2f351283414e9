//! Words about how answers are written: the keys that declare it, and what is said where a text needs a person.

phrases! {
    key_unit_alias() { ja: "単位の別の書き方（千円に対する百万円のように桁が違えば換算する）", en: "other units that are taken; one of another scale is converted" }
    key_dash() { ja: "数の欄の「－」の意味: zero 0 / none 該当なし（非該当） / missing 無回答", en: "what a lone dash means: zero, none (not applicable) or missing" }
    key_none() { ja: "「特になし」と同じに読む言葉（よくある言葉はもともと読む）", en: "words for nothing to say, beside the usual ones" }
    key_digits() { ja: "コードの桁数（失われた先頭の0を補う）", en: "digits of a code; zeros lost in front are put back" }
    key_missing() { ja: "この選択肢が選ばれたとき、答えでない理由: dont_know わからない / refused 回答しない / not_applicable 非該当。集計対象数（n）に入らず、内訳に数えます", en: "why there is no answer where this option is chosen: dont_know, refused or not_applicable; it is left out of n and counted in the base chain" }
    answer_or_reason() { ja: "答えか、「わからない」などのどちらか", en: "either answers or a reason for none" }
    hint_answer_or_reason() { ja: "どちらか確かめ、データ修正記録（修正）に書いてください。それまでは無効回答です。", en: "Find out which it is and write a row (set) into the correction ledger. Until then it is an invalid answer." }
    hint_dont_know() { ja: "「わからない」として除いています。分かるなら聞いて、データ修正記録（修正）に書いてください。", en: "Left out as 'don't know'. If it can be found out, ask and write a row (set) into the correction ledger." }
    hint_refused_answer() { ja: "「回答しない」として除いています。書き間違いなら、データ修正記録（修正）に書いてください。", en: "Left out as refused. If that was not meant, write a row (set) into the correction ledger." }
    key_other() { ja: "この選択肢（その他）の内容を書く設問の id", en: "question that holds the words of whoever chooses this option" }
    key_check() { ja: "1件の回答の中で成り立つはずのこと", en: "what the answers of one case must fit" }
    key_must() { ja: "成り立つはずの条件", en: "condition that must hold" }
    key_total() { ja: "合計の設問の id", en: "question that holds the total" }
    key_parts() { ja: "内訳の設問の id", en: "questions that are added up" }
    key_relation() { ja: "合計と内訳の和: equal 等しい / at_least 内訳の和以上 / at_most 内訳の和以下", en: "how the total stands to the sum: equal, at_least or at_most" }
    key_severity() { ja: "合わないとき: query 確認（数はそのまま） / error 要確認（決まるまで外す）", en: "query: ask, the answers count; error: held out until decided" }
    key_message() { ja: "回答者に聞くときの言葉", en: "what the respondent is asked" }
    key_only_with_total(key) { ja: "「{key}」は total といっしょに書きます", en: "'{key}' goes with total" }
    must_or_total() { ja: "must（条件）か total（合計）のどちらか1つを書いてください", en: "write either must (a condition) or total" }
    other_is_text(question) { ja: "その他の内容を書く設問「{question}」の type は text にしてください", en: "'{question}', which holds the words of an option, must have type text" }
    other_once(question) { ja: "「{question}」は2つ以上の選択肢・設問のその他に使われています。選択肢の一覧を分けてください", en: "'{question}' serves several options or questions; give each a code list of its own" }
    text_of_length(count) { ja: "{count} 文字", en: "{count} ⟦character|characters⟧" }
    shorter_text(most) { ja: "{most} 文字より短い文（Excel のセルの上限）", en: "a text shorter than {most} characters, the most that a cell holds" }
    hint_text_cut() { ja: "文が途中で切れていないか、回答者に確かめてください。", en: "Ask the respondent whether the text was cut." }
    hint_same_as_before() { ja: "前の答えは写しません。何と同じか確かめ、データ修正記録（修正）に答えを書いてください。", en: "Nothing is copied. Find out what it is the same as and write the answer as a row (set) into the correction ledger." }
    personal_telephone() { ja: "電話番号", en: "a telephone number" }
    personal_mail() { ja: "メールアドレス", en: "a mail address" }
    personal_name() { ja: "人の名前", en: "a person's name" }
    personal_address() { ja: "住所", en: "an address" }
    may_hold(kinds) { ja: "{kinds}らしい文字があります", en: "the text may hold {kinds}" }
    nothing_personal() { ja: "個人の分からない文", en: "a text that names nobody" }
    hint_personal() { ja: "文は報告書に出ません。外に出す前に確かめ、了承するか、データ修正記録（修正）で書き換えてください。", en: "The text is in no report. Look before passing it on; accept this, or write other words as a row (set) into the correction ledger." }
    code_as_typed() { ja: "打たれたままのコード・番号", en: "the code as it was typed" }
    hint_day_harm(dash, slash) { ja: "Excel が日付に変えたようです（もとは「{dash}」か「{slash}」）。元のファイルを確かめ、データ修正記録（修正）に書いてください。", en: "Excel seems to have made a date of it ('{dash}' or '{slash}' before). Look at the original file and write a row (set) into the correction ledger." }
    hint_exponent_harm() { ja: "Excel が桁を落としたようです。元のファイルを確かめ、データ修正記録（修正）に書いてください。", en: "Excel seems to have dropped digits. Look at the original file and write a row (set) into the correction ledger." }
    hint_range_or_list() { ja: "範囲（1から3まで）か、2つの答え（1と3）か、確かめて、データ修正記録（修正）に書いてください。", en: "Is it a range (1 to 3) or two answers (1 and 3)? Find out and write a row (set) into the correction ledger." }
    number_as_shown(shown, unit) { ja: "表示（{shown}）と同じ数（{unit}）", en: "the number that is shown ({shown}; {unit})" }
    nothing_shown() { ja: "何も表示されない", en: "nothing" }
    value_in_format(value, format) { ja: "{value}（セルの書式 {format}）", en: "{value} (number format {format})" }
    no_negative(in_unit) { ja: "0以上の数{in_unit}", en: "a number from 0 up{in_unit}" }
    hint_negative_sign() { ja: "△・▲・（ ）が負の数か、ほかの意味か確かめ、データ修正記録（修正）に書いてください。負の数がある設問なら、定義の min に負の数を書きます。", en: "Find out whether the sign means a negative number and write a row (set) into the correction ledger. A question that takes negative numbers says so with min." }
    a_percentage() { ja: "百分率（50 なら 50％）", en: "a percentage (50 for 50 %)" }
    hint_other_unit(unit) { ja: "単位「{unit}」は定義にありません。確かめて、データ修正記録（修正）に書くか、定義の unit_alias に足してください。", en: "The definition does not take the unit '{unit}'. Find out and write a row (set) into the correction ledger, or add it to unit_alias." }
    hint_time_written() { ja: "時刻のようです。何の数か確かめ、データ修正記録（修正）に書いてください。", en: "It looks like a time of day. Find out and write a row (set) into the correction ledger." }
    hint_dash_undeclared() { ja: "横線が 0、該当なし、無回答のどれか分かりません。定義の dash（zero / none / missing）で決めてください。それまでは無回答です。", en: "The dash may mean 0, none or no answer. Declare it with dash (zero, none or missing). Until then it is no answer." }
    hint_eras(dates) { ja: "元号がありません（{dates}）。確かめて、データ修正記録（修正）に書いてください。", en: "The era is missing ({dates}). Find out and write a row (set) into the correction ledger." }
    hint_fiscal_year(name, year) { ja: "年度（{name}、{year}年度）だけで、日付ではありません。確かめて、データ修正記録（修正）に書いてください。", en: "It is a fiscal year (FY{year}, {name}) and no date. Find out and write a row (set) into the correction ledger." }
    hint_impossible_date() { ja: "暦にない日です。確かめて、データ修正記録（修正）に書いてください。", en: "No calendar has this day. Find out and write a row (set) into the correction ledger." }
    hint_other_weekday(written, actual) { ja: "曜日が「{written}」とありますが、その日は「{actual}」です。どちらが正しいか確かめ、データ修正記録（修正）に書いてください。", en: "The weekday is given as {written}, but that day is {actual}. Find out which is right and write a row (set) into the correction ledger." }
    hint_vague_after_date(date, rest) { ja: "{date} と読みました。後の言葉「{rest}」は値に入りません。それでよければ、データ修正記録に採用（accept）、違えば修正（set）を書いてください。", en: "It was read as {date}; the words '{rest}' behind it are in no value. If that is right write a row (accept) into the correction ledger, else a row (set)." }
    hint_vague_date() { ja: "日が決まっていません。確かめて、データ修正記録（修正）に書いてください。それまでは無効回答です。", en: "It names no day. Find out and write a row (set) into the correction ledger. Until then it is an invalid answer." }
    marked_without_words(option) { ja: "「{option}」に○があり、内容がありません", en: "'{option}' is marked without words" }
    words_without_mark(text) { ja: "内容「{text}」があり、○がありません", en: "there are words ('{text}') without a mark" }
    words_of_option(option) { ja: "「{option}」の内容", en: "the words of '{option}'" }
    mark_on_option(option) { ja: "「{option}」の○", en: "a mark on '{option}'" }
    hint_other_without_words() { ja: "内容を確かめ、データ修正記録（修正）に書くか、このままでよければ了承してください。", en: "Find out the words and write a row (set) into the correction ledger, or accept it as it is." }
    hint_other_not_marked(option) { ja: "○は補いません。「{option}」を選んだのか確かめ、データ修正記録（修正）に書いてください。", en: "No mark is added. Find out whether '{option}' was chosen and write a row (set) into the correction ledger." }
    condition_holds(condition) { ja: "成り立つはずの条件: {condition}", en: "the condition {condition}" }
    total_and_sum(total, whole, sum, parts) { ja: "{total} は {whole}、内訳の和は {sum}（{parts}）", en: "{total} is {whole}, the sum of its parts {sum} ({parts})" }
    total_is_sum() { ja: "合計と内訳の和が等しい", en: "a total equal to the sum of its parts" }
    total_at_least() { ja: "合計が内訳の和以上", en: "a total not below the sum of its parts" }
    total_at_most() { ja: "合計が内訳の和以下", en: "a total not above the sum of its parts" }
    hint_check(message) { ja: "{message}　確かめて、データ修正記録（修正）に書いてください。", en: "{message} Find out and write a row (set) into the correction ledger." }
    like_the_others(least, most, unit) { ja: "ほかの回答と同じくらいの数（{least}〜{most}{unit}）", en: "a number like the others' ({least} to {most} {unit})" }
    hint_magnitude(in_unit) { ja: "ほかの回答と桁が違います。単位{in_unit}を取り違えていないか確かめ、データ修正記録（修正）に書くか了承してください。", en: "Its magnitude differs from all others'. Was the unit{in_unit} mistaken? Find out and write a row (set) into the correction ledger, or accept it." }
    days_like_the_others() { ja: "ほかの回答に近い日", en: "a day like the others'" }
    hint_four_years(date) { ja: "ほかの回答と4年ずれています（1904年から数えるブックから写した日付かもしれません。その場合は {date}）。確かめて、データ修正記録（修正）に書くか了承してください。", en: "It is four years away from the others, as a day copied from a workbook that counts from 1904 ({date} then). Find out and write a row (set) into the correction ledger, or accept it." }
}
