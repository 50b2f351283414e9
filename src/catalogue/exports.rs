//! Words about the exports of web forms: the keys that say how one is written, and what is said of an answer in it.

phrases! {
    key_export() { ja: "Web フォームの出力の書き方（kind = \"rows\" のとき）", en: "how the export of a web form is written (where kind is rows)" }
    key_profile() { ja: "出力したサービス（下の値の初めの値が決まる）", en: "the service that exported it; it sets what the keys below begin with" }
    key_separator() { ja: "1つのセルに並ぶ答えの区切り（空白は space・空白、改行は newline・改行）", en: "what stands between several answers of a cell (space for a blank, newline for a line break)" }
    key_time() { ja: "回答の日時の列の見出し（その日が受領日になる）", en: "heading of the column with the time of the answer, whose day is the date of receipt" }
    key_channel() { ja: "届いた方法（初めの値は Web）", en: "how the answers came (Web if left out)" }
    key_written() { ja: "セルの答えは選択肢の言葉（label）かコード（code）か", en: "whether an answer is the option's words or its code" }
    key_chosen() { ja: "選択肢ごとの列で、選ばれたことを表す言葉（初めの値は 1、○、TRUE）", en: "what stands in an option's own column where it was chosen (1, ○ and TRUE if left out)" }
    key_not_chosen() { ja: "選択肢ごとの列で、選ばれなかったことを表す言葉（初めの値は 0、×、FALSE。空欄も）", en: "what stands there where it was not (0, × and FALSE if left out; a blank always)" }
    key_own_words() { ja: "その他を選んだ人の言葉が、選択肢の代わりに書かれる", en: "the words of who chose その他 stand in the place of that option" }
    chosen_and_not(word) { ja: "「{word}」が chosen と not_chosen の両方にあります", en: "'{word}' is in chosen and in not_chosen" }
}

// What is said of an answer.
phrases! {
    rest(text, rest) { ja: "「{text}」の「{rest}」", en: "'{rest}' in '{text}'" }
    two_ways(text, one, other) { ja: "「{text}」は「{one}」とも「{other}」とも読める", en: "'{text}' may be '{one}' or '{other}'" }
    joined_options(separator) { ja: "選択肢の言葉を「{separator}」で区切ったもの", en: "options joined with '{separator}'" }
    blank() { ja: "空白", en: "a blank" }
    line_break() { ja: "改行", en: "a line break" }
    hint_rest() { ja: "選択肢の言葉が変わったなら alias に、その他の言葉なら own_words と other に、違う区切りなら separator に書いてください。", en: "Add it as an alias if an option was reworded; declare own_words and other if these are words of その他; or correct the separator." }
    hint_two_ways() { ja: "どちらかを確かめて、データ修正記録（修正）に書いてください。", en: "Find out which, and write a row (set) into the correction ledger." }
    expected_time() { ja: "回答の日時", en: "the time of the answer" }
    hint_time() { ja: "この回答の受領日は分かりません。日時の列の見出し（export の time）と書き方を確かめてください。", en: "The date of receipt of this answer is not known. Check the heading (time of export) and how it is written." }
    no_time(headings) { ja: "見出し「{headings}」の列がありません", en: "there is no column '{headings}'" }
    time_column() { ja: "回答の日時の列", en: "a column with the time of the answer" }
}
