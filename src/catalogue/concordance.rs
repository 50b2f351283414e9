//! Words about rounds of different surveys: which question and option of one is which of the other.

phrases! {
    and_then(one, other) { ja: "{one}。{other}", en: "{one}. {other}" }
    options_together(one, other) { ja: "{one}＋{other}", en: "{one} + {other}" }
    key_previous() { ja: "前の回の調査の id（設問の違う回を続けて比べるとき）", en: "id of the survey whose rounds precede this one's, where the questions are not all the same" }
    key_mergers() { ja: "合併を経た団体: apart 前とは別の団体とする（省略時） / same コードの同じ団体が続くとする", en: "units that others have become part of: apart (other units than before; the default) or same (the unit of the same code goes on)" }
    key_concordance() { ja: "前の回の調査との設問・選択肢の対応（同じものは書かない）", en: "which question and option is which of the survey before (what is the same needs no entry)" }
    key_concordance_question() { ja: "この調査の設問の id（ないのは、今回はない設問）", en: "id of the question in this survey; without it, it is asked no more" }
    key_concordance_was() { ja: "前の回の調査の設問の id（ないのは、今回加えた設問）", en: "id of the question in the survey before; without it, it is new" }
    key_concordance_options() { ja: "選択肢のコードの対応。前の回 → 今回の順（\"3 → 2\"、分けた \"4 → 4 + 5\"、まとめた \"2 + 3 → 2\"、なくした \"6 →\"、加えた \"→ 7\"）", en: "codes of options, earlier → later: \"3 → 2\", split \"4 → 4 + 5\", merged \"2 + 3 → 2\", dropped \"6 →\", added \"→ 7\"" }
    key_reworded() { ja: "言葉を変えたが比べる設問で、どう変えたか（表に注記する）", en: "how it was re-worded, where it is compared all the same (said under the table)" }
    key_not_comparable() { ja: "比べない理由（表に ＊ と理由を示す）", en: "why it is not compared (shown as ＊ with the reason)" }
    key_audience() { ja: "回答を求めた相手（回によって違うとき。市町村職員など）", en: "who was asked, where rounds differ in that" }

    without_previous(key) { ja: "「{key}」は previous のある調査に書きます", en: "'{key}' has a meaning only in a survey with `previous`" }
    say_previous() { ja: "前の回の調査の id を previous に書いてください。", en: "Name the survey before in `previous`." }
    no_arrow(text) { ja: "「{text}」に矢印（→）がありません", en: "'{text}' has no arrow (→)" }
    options_shape() { ja: "前の回のコード、矢印、今回のコードの順に書きます: \"3 → 2\"、\"4 → 4 + 5\"、\"2 + 3 → 2\"、\"6 →\"、\"→ 7\"", en: "Write the earlier codes, an arrow and the later codes: \"3 → 2\", \"4 → 4 + 5\", \"2 + 3 → 2\", \"6 →\", \"→ 7\"." }

    previous_is_itself(id) { ja: "前の回の調査が、この調査「{id}」自身です", en: "the survey before is '{id}' itself" }
    previous_is_records(id) { ja: "「{id}」は記録で、前の回の調査にはなりません", en: "'{id}' is a record list and no survey before" }
    previous_in_circle(id, previous) { ja: "「{previous}」の前をたどると「{id}」に戻ります", en: "the surveys before '{previous}' lead back to '{id}'" }
    one_way() { ja: "新しい調査から古い調査へ、1方向にたどれるように直してください。", en: "Let each name an earlier one, so that the way ends." }
    no_such_question(survey, id) { ja: "調査「{survey}」に設問「{id}」はありません", en: "survey '{survey}' has no question '{id}'" }
    entry_of_nothing() { ja: "question も was もない対応です", en: "this entry has neither `question` nor `was`" }
    name_question() { ja: "question に今回の設問、was に前の回の設問の id を書いてください（新しい設問は question だけ、なくした設問は was だけ）。", en: "Name the question of this survey in `question` and that of the survey before in `was` (a new one has no `was`, a dropped one no `question`)." }
    needs_both(key) { ja: "「{key}」は、今回と前の回の設問の両方を書いた対応で使います", en: "'{key}' has a meaning only where both questions are named" }
    name_both() { ja: "question と was の両方を書いてください。", en: "Name both `question` and `was`." }
    entry_of_item() { ja: "組の項目が違うときは、項目ごとに書いてください（question = \"q1.a\"、was = \"q1.b\"）。", en: "Where the items of a battery differ, write an entry for each (question = \"q1.a\", was = \"q1.b\")." }
    text_differs(was, now) { ja: "設問文が違います（前「{was}」、今回「{now}」）", en: "the words differ ('{was}' before, '{now}' now)" }
    routing_differs(was, now) { ja: "限定条件が違います（前 {was}、今回 {now}）", en: "who is to answer differs ({was} before, {now} now)" }
    kind_differs(was, now) { ja: "答えの種類が違います（前 {was}、今回 {now}）", en: "the kind of answer differs ({was} before, {now} now)" }
    unit_differs() { ja: "単位が違います", en: "the unit differs" }
    option_words_differ(code, was, now) { ja: "選択肢 {code} の言葉が違います（前「{was}」、今回「{now}」）", en: "option {code} has other words ('{was}' before, '{now}' now)" }
    option_answer_differs(code) { ja: "選択肢 {code} が、一方では答え、他方では答えでない理由です（母数が変わります）", en: "option {code} is an answer in one and no answer in the other, which changes the base" }
    option_gone(code, label) { ja: "前の回の選択肢 {code}「{label}」がどうなったか書かれていません", en: "nothing says what became of option {code} '{label}' of the survey before" }
    option_added(code, label) { ja: "今回の選択肢 {code}「{label}」が前の回の何だったか書かれていません", en: "nothing says what option {code} '{label}' was before" }
    say_reworded_or_reason() { ja: "比べるなら reworded にどう変えたかを、比べないなら not_comparable に理由を書いてください。", en: "Say in `reworded` how it changed, or in `not_comparable` why it is not compared." }
    say_reason() { ja: "比べられません。not_comparable に理由を書いてください。", en: "It cannot be compared; give the reason in `not_comparable`." }
    say_option_words(code) { ja: "同じ選択肢なら options に \"{code} → {code}\"、別のものなら \"{code} →\" と \"→ {code}\" を書いてください。", en: "Write \"{code} → {code}\" in `options` if it is the same option, else \"{code} →\" and \"→ {code}\"." }
    say_option_gone(code) { ja: "options に \"{code} → 今回のコード\"（いくつかに分けたなら + でつなぐ）、なくしたなら \"{code} →\" と書いてください。", en: "Write \"{code} → code now\" in `options` (several joined by +), or \"{code} →\" if it was dropped." }
    say_option_added(code) { ja: "options に \"前のコード → {code}\"、加えたものなら \"→ {code}\" と書いてください。", en: "Write \"code before → {code}\" in `options`, or \"→ {code}\" if it was added." }
    options_of_no_options(id) { ja: "「{id}」は、今回か前の回で選択肢のない設問です", en: "'{id}' has no options in one of the two surveys" }
    merged_into_none(codes) { ja: "まとめた選択肢 {codes} の行き先がありません", en: "options {codes} are merged into none" }
    say_where() { ja: "まとめた先のコードを矢印の右に書いてください。なくしたのなら、1つずつ \"2 →\"、\"3 →\" と書きます。", en: "Name the code that they became behind the arrow; if they were dropped, write each by itself: \"2 →\", \"3 →\"." }
    line_of_nothing() { ja: "矢印の左にも右にもコードがありません", en: "there is no code on either side of the arrow" }
    option_twice(code) { ja: "選択肢 {code} が2つの行にあります", en: "option {code} is in two lines" }
    option_twice_help(first) { ja: "初めの行は「{first}」です。分けたもの、まとめたものは1つの行に + でつないでください。", en: "The first is '{first}'. What was split or merged stands in one line, joined by +." }

    hole_differs(id, previous, differences) { ja: "設問「{id}」は、調査「{previous}」の同じ id の設問と違います: {differences}", en: "question '{id}' differs from that of the same id in survey '{previous}': {differences}" }
    hole_new(id, text, previous) { ja: "設問「{id}」（{text}）が、調査「{previous}」のどの設問だったか書かれていません", en: "nothing says which question of survey '{previous}' question '{id}' ({text}) was" }
    hole_lost(id, text, previous) { ja: "調査「{previous}」の設問「{id}」（{text}）がどうなったか書かれていません", en: "nothing says what became of question '{id}' ({text}) of survey '{previous}'" }
    every_question_declared(previous) { ja: "調査「{previous}」との対応（同じ設問は書かなくてよい）", en: "a concordance with survey '{previous}' (what is the same needs no entry)" }
    hint_hole(entry, survey) { ja: "この設問は前の回と比べられません。こう書けるかもしれません: {entry}（確かめるには kaishu concordance {survey}）", en: "It is not compared with the round before. Perhaps: {entry} (see kaishu concordance {survey})" }
    hint_hole_alone(survey) { ja: "この設問は前の回と比べられません。kaishu concordance {survey} が案を示します。", en: "It is not compared with the round before. kaishu concordance {survey} suggests an entry." }

    why_declared() { ja: "書かれている対応に足りないものがある", en: "what is declared is not complete" }
    why_same_id() { ja: "id が同じ", en: "the ids are the same" }
    why_same_words() { ja: "設問文が同じ", en: "the words are the same" }
    why_near_words() { ja: "設問文が似ている", en: "the words are alike" }
    why_nothing_near(text) { ja: "「{text}」に似た設問がない", en: "no question is like '{text}'" }
    ask_same_question(was, now) { ja: "同じ設問ですか: 前「{was}」、今回「{now}」", en: "Is it the same question: '{was}' before, '{now}' now?" }
    ask_new() { ja: "今回加えた設問ですか。前の回にあったなら was を書く", en: "Is it new? If it was asked before, name it in `was`" }
    ask_dropped() { ja: "今回はない設問ですか。あるなら question を書く", en: "Is it asked no more? If it is, name it in `question`" }
    ask_not_comparable() { ja: "比べない理由の言葉を確かめる（表に印字される）", en: "See to the words of the reason, which are printed" }
    ask_reworded() { ja: "比べてよい変え方ですか。よければ言葉を直して残し、よくなければ not_comparable に理由を書く（表に印字される）", en: "May it be compared all the same? Then keep this remark in your words, else give the reason in `not_comparable`; either is printed" }
    ask_same_option(from, was, to, now) { ja: "同じ選択肢ですか: 前 {from}「{was}」、今回 {to}「{now}」", en: "Is it the same option: {from} '{was}' before, {to} '{now}' now?" }
    ask_split(options) { ja: "前の回にない選択肢です: {options}。加えたものですか、何かを分けたものですか（\"4 → 4 + 5\"）", en: "Options that were not there before: {options}. Were they added, or is one a part of another (\"4 → 4 + 5\")?" }
    ask_merged(options) { ja: "今回ない選択肢です: {options}。なくしたものですか、何かにまとめたものですか（\"2 + 3 → 2\"）", en: "Options that are there no more: {options}. Were they dropped, or merged into another (\"2 + 3 → 2\")?" }
    ask_both(was, now) { ja: "対応の分からない選択肢です。前: {was}。今回: {now}。なくした・加えたもの、分けた・まとめたもののどれですか", en: "Options without a counterpart. Before: {was}. Now: {now}. Were they dropped and added, or split and merged?" }
    reason_kind(was, now) { ja: "答えの種類が{was}から{now}に変わった", en: "the kind of answer changed from {was} to {now}" }
    reason_unit(was, now) { ja: "単位が{was}から{now}に変わった", en: "the unit changed from {was} to {now}" }
    reason_answer(code) { ja: "選択肢 {code} を答えに数えるかどうかが変わり、母数が違う", en: "whether option {code} counts as an answer changed, and with it the base" }
    reworded_text(was, now) { ja: "設問文を「{was}」から「{now}」に変えた", en: "the words changed from '{was}' to '{now}'" }
    reworded_routing(was, now) { ja: "限定条件を {was} から {now} に変えた", en: "who is to answer changed from {was} to {now}" }

    no_series(earlier, later) { ja: "調査「{earlier}」は、調査「{later}」の前の回ではありません", en: "survey '{earlier}' does not precede survey '{later}'" }
    declare_series(later) { ja: "続けて比べるなら、「{later}」の定義に previous と対応（[[concordance]]）を書いてください。", en: "If one follows the other, say so by `previous` and [[concordance]] in '{later}'." }
    whose_round(round) { ja: "「{round}」がどの調査の回か分かりません。\"調査/回\" と書くか、survey を書いてください", en: "whose round is '{round}'? Write \"survey/round\", or name the survey" }
    no_one_table(was, now) { ja: "前の回は{was}、今回は{now}で、1つの表に並べられません（単位の違う数量も並べられません）", en: "{was} before and {now} now do not fit into one table (nor do numbers of different units)" }
    two_tables() { ja: "回ごとの表を作ってください。", en: "Make a table for each round." }
    new_question(id, previous) { ja: "設問「{id}」は、調査「{previous}」の後で加えた設問です", en: "question '{id}' was added after survey '{previous}'" }
    declare(entry, survey) { ja: "対応を調査「{survey}」の定義に書いてください。案（確かめてから使う。詳しくは kaishu concordance {survey}）:\n{entry}", en: "Declare it in survey '{survey}'. A suggestion, to be confirmed (see kaishu concordance {survey}):\n{entry}" }

    about() { ja: "前の回の調査との設問・選択肢の対応を示し、足りないものの案を出す", en: "Show which question is which of the survey before, and suggest what is not declared" }
    help_previous() { ja: "前の回の調査の id（定義にまだ previous がないとき）", en: "Id of the survey before, where the definition has no `previous` yet" }
    which_previous(id) { ja: "調査「{id}」の定義に previous がありません。前の回の調査を --previous で示してください", en: "Survey '{id}' has no `previous`; name the survey before by --previous" }
    no_such_survey(id, near) { ja: "調査「{id}」はありません。{near}", en: "There is no survey '{id}'. {near}" }
    nothing_follows() { ja: "前の回のある調査（previous を書いた調査）がありません。kaishu concordance 調査 --previous 前の回の調査 で案を見られます。", en: "No survey names one before it. `kaishu concordance SURVEY --previous SURVEY` suggests a concordance." }
    head(later, title, earlier, earlier_title) { ja: "{later}（{title}）← {earlier}（{earlier_title}）", en: "{later} ({title}) <- {earlier} ({earlier_title})" }
    same(ids) { ja: "同じ設問（書かなくてよい）: {ids}", en: "the same (no entry needed): {ids}" }
    declared(ids) { ja: "対応の書かれている設問: {ids}", en: "declared: {ids}" }
    none() { ja: "なし", en: "none" }
    complete() { ja: "足りない対応はありません。", en: "Nothing is missing." }
    missing(count, survey) { ja: "足りない対応: {count}。次は案です。# の問いを確かめ、直してから、調査「{survey}」の定義に貼ってください。", en: "Missing: {count}. What follows is a suggestion: answer what stands behind each #, mend it, and paste it into the definition of '{survey}'." }
    comment(text) { ja: "# {text}", en: "# {text}" }
    to_confirm(ask) { ja: "確かめる: {ask}", en: "confirm: {ask}" }
}
