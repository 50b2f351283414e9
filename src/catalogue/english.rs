//! Keys of a definition that hold the English of the words beside them.

phrases! {
    key_title() { ja: "名称の英語（英語の報告書に使う）", en: "the title in English, for reports in English" }
    key_label() { ja: "名前の英語（英語の報告書に使う）", en: "the words in English, for reports in English" }
    key_name() { ja: "名前の英語（英語の報告書に使う）", en: "the name in English, for reports in English" }
    key_number() { ja: "番号の英語（例: Q1）", en: "the number in English: Q1" }
    key_text() { ja: "言葉の英語（英語の報告書に使う）", en: "the words in English, for reports in English" }
    key_unit() { ja: "単位の英語", en: "the unit in English" }
    key_by() { ja: "実施する者の英語", en: "who carries it out, in English" }
    key_methods() { ja: "検証方法の英語（検証方法と同じ順に同じ数）", en: "the methods in English, as many and in the same order" }
    key_where() { ja: "書かれた場所の英語", en: "where it stands, in English" }
    key_subject() { ja: "書き出しの英語", en: "how the sentence begins in English" }
    key_reason() { ja: "理由の英語", en: "the reason in English" }
    key_assume_reason() { ja: "仮定の理由の英語", en: "the reason of the assumption in English" }
    key_e_reason() { ja: "e の理由の英語", en: "the reason of e in English" }
    key_convention_reason() { ja: "数え方を違える理由の英語", en: "the reason of another convention, in English" }
    key_reworded() { ja: "言い換えの英語", en: "how it was re-worded, in English" }
    key_not_comparable() { ja: "比べない理由の英語", en: "why it is not compared, in English" }
    key_classes() { ja: "区分の名前の英語（区分と同じ順に同じ数）", en: "the words of the classes in English, as many and in the same order" }
    key_by_classes() { ja: "分ける区分の名前の英語（区分と同じ順に同じ数）", en: "the words of the classes in English, as many and in the same order" }
    lists_differ(key, japanese, english) {
        ja: "{key} は{japanese}個、{key}_en は{english}個で、数が合わない",
        en: "{key} has {japanese} members and {key}_en has {english}"
    }
    untranslated_head(n) { ja: "英語がないため、英語の報告書に日本語のまま入る名前と本文: {n}", en: "Names and prose that have no English and stand in an English report as they are: {n}" }
    untranslated(file, place, n, names) { ja: "  {file} の {place}: {n}（{names}）", en: "  {file}, {place}: {n} ({names})" }
    untranslated_prose(file, english) { ja: "  {file} の英語 {english} がありません", en: "  {file}: there is no {english}" }
    untranslated_more(names) { ja: "{names} など", en: "{names} and more" }
    untranslated_run(n, command) { ja: "英語のない名前と本文が {n} 件あり、英語の報告書に日本語のまま入ります。一覧: {command}", en: "{n} ⟦name or text has no English and stands|names and texts have no English and stand⟧ in English reports as they are; to list them: {command}" }
    in_english() { ja: "英語", en: "English" }
    in_japanese() { ja: "日本語", en: "Japanese" }
    other_language(now, own, command) { ja: "out の報告書は {now} で書きました（作業フォルダの言語は {own}）。{own} の報告書は置き換わっています。戻すには {command}。両方を渡すときは、先に書いたほうを out の外に写してください。", en: "The reports in out are in {now} now (the language of the workspace is {own}); those in {own} were replaced. To have them back: {command}. To hand out both, copy the first out of the folder." }
    two_words(value, column, first, second) {
        ja: "列 {column} の「{value}」に英語が2とおりある: {first}、{second}",
        en: "'{value}' in column {column} has two words in English: {first}, {second}"
    }
}
