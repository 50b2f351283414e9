//! Words about what does not fit together within a written report.

phrases! {
    count_stated(text, count, unit) { ja: "「{text}」とあります（{count}{unit}）", en: "'{text}' ({count} {unit})" }
    items_listed(n) { ja: "書かれている項目は {n} 件です", en: "{n} ⟦item is|items are⟧ listed" }
    hint_list() { ja: "一覧に抜けや余りがないか、数が古くないかを確かめてください。中止は数えません。", en: "Check the list for missing or extra items and the count for its date. What was cancelled does not count." }
    outside_era(named, n) { ja: "「{named}」は、その元号が終わった後（または始まる前）の日付です（{n} 件）", en: "'{named}' lies outside its era ({n} in all)" }
    read_as(wareki, date) { ja: "{wareki}（{date}）のことと読めます", en: "can only mean {wareki} ({date})" }
    hint_outside_era() { ja: "元号を直してください。", en: "Correct the era." }
    two_readings(named, n) { ja: "「{named}」は暦にない日付で、2通りに読めます（{n} 件）", en: "'{named}' does not exist and can be meant in two ways ({n} in all)" }
    reading(wareki, date) { ja: "{wareki}（{date}）", en: "{wareki} ({date})" }
    either(readings, order) { ja: "{readings} のどちらか{order}", en: "one of {readings}{order}" }
    fits_order(wareki) { ja: "。一覧の並びに合うのは {wareki}", en: "; {wareki} fits the order of the list" }
    hint_two_readings() { ja: "元の記録で日付を確かめて直してください。", en: "Look the day up in the records and correct it." }
    impossible_day(written) { ja: "「{written}」は暦にない日付です", en: "'{written}' is no day of the calendar" }
    possible_day() { ja: "暦にある日付", en: "a day that exists" }
    hint_impossible_day() { ja: "日付と曜日を確かめて直してください。", en: "Check the day and its weekday." }
    day_order(earlier, later) { ja: "「{earlier}」の次に「{later}」があり、日付の順が逆です", en: "'{earlier}' stands before '{later}'" }
    in_order() { ja: "ほかの行と同じ日付順", en: "the order of time that the other lines have" }
    hint_day_order() { ja: "日付の書き間違いか、並べ間違いかを確かめてください。", en: "Check whether the day or the order is wrong." }
    total_stated(total) { ja: "計は {total} とあります", en: "the total says {total}" }
    parts_sum(sum) { ja: "内訳の合計は {sum} です", en: "its parts add up to {sum}" }
    hint_sum() { ja: "計か内訳のどちらかを直してください。", en: "Correct the total or one of its parts." }
    share_stated(share, count) { ja: "「{share}」と「{count}」", en: "'{share}' beside '{count}'" }
    share_is(k, n, share) { ja: "{k}÷{n} は {share}％です", en: "{k} of {n} is {share} %" }
    no_count(n, share) { ja: "{n} を母数とする割合で {share}％になる数はありません", en: "no count out of {n} makes {share} %" }
    hint_share() { ja: "割合か人数・件数のどちらかを直してください。", en: "Correct the share or the count." }
    told_in_text(sentence) { ja: "本文に「{sentence}」とあります", en: "the text says '{sentence}'" }
    told_in_table(table, names, value) { ja: "表{table}の「{names}」は {value} です", en: "in table {table} '{names}' is {value}" }
    hint_table_and_text() { ja: "本文か表のどちらかを直してください。", en: "Correct the text or the table." }
    target_missed(name, years) { ja: "「{name}」が目標に届いていません（{years}）が、本文のどこにも触れられていません", en: "'{name}' missed its target ({years}), of which the text never speaks" }
    year_missed(year, target, actual) { ja: "{year} 目標 {target} 実績 {actual}", en: "{year} target {target}, actual {actual}" }
    spoken_of() { ja: "届かなかったことと理由の説明", en: "a sentence on it and its reason" }
    hint_target() { ja: "達成状況と理由を本文か特記事項に書いてください。", en: "Say in the text or in a remark how far it was reached and why." }
    compared_part(sentence, part) { ja: "「{sentence}」は年度の途中（「{part}」）の数を、1年分の目標や前年と比べています", en: "'{sentence}' compares part of a year ('{part}') with a whole one" }
    marked_part() { ja: "いつ時点の数かの断り", en: "a word on the day up to which it was counted" }
    hint_part() { ja: "「（9月末時点）」のように、比べた期間を文に書いてください。", en: "Say up to which day was counted." }
    indicator_and_list(name, years) { ja: "「{name}」の回数が、本文の一覧を年度ごとに数えた数と違います（{years}）", en: "the indicator '{name}' differs from the meetings listed ({years})" }
    year_listed(year, stated, listed) { ja: "{year} 指標 {stated}、一覧 {listed}", en: "{year} indicator {stated}, listed {listed}" }
    same_count() { ja: "同じ数え方の数、または違う理由の説明", en: "the same count, or a word on why not" }
    hint_indicator() { ja: "どの会議を数えたかを確かめてください。数え方が違うなら注に書いてください。", en: "Check which meetings were counted; if by another rule, say so in a note." }
    method_announced(text) { ja: "検証方法に「{text}」とあります", en: "announced: '{text}'" }
    no_result_for(section) { ja: "同じ名前・番号（{section}）の結果", en: "a result under the same name and number ({section})" }
    no_results() { ja: "検証結果の章", en: "a section with the results" }
    hint_method() { ja: "結果を書くか、実施しなかった理由を書いてください。", en: "Write the result, or why it was not done." }
    causal_word(word, sentence) { ja: "「{word}」: 「{sentence}」", en: "'{word}' in '{sentence}'" }
    comparison() { ja: "効果と言える比較（前後や対照）、または「増えた」などの事実の記述", en: "a comparison that shows an effect, or the bare fact" }
    hint_causal() { ja: "比べる相手のない数からは効果を言えません。事実（何がどれだけ）として書くか、比較を示してください。", en: "Without a comparison there is no effect to speak of. State what was counted, or show the comparison." }
    nothing_below(heading) { ja: "「{heading}」の下に何も書かれていません", en: "nothing stands below '{heading}'" }
    something_below() { ja: "本文、または「該当なし」", en: "text, or a word that there is none" }
    hint_empty() { ja: "書くことがなければ「特になし」などと書いてください。", en: "If there is nothing to say, say so." }
    spellings(list) { ja: "書き方が分かれています: {list}", en: "spelled in more than one way: {list}" }
    spelled(spelling, n) { ja: "「{spelling}」{n} か所", en: "'{spelling}' {n} times" }
    one_spelling() { ja: "同じものなら1つの書き方", en: "one spelling, if it is one thing" }
    hint_spelling() { ja: "同じものを指すなら、どちらかに揃えてください。", en: "If they are one thing, choose one." }
}
