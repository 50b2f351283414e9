//! Words about definitions, plans and prose that are wrong in themselves.

phrases! {
    blank_brackets(label, place) { ja: "選択肢「{label}」（{place}）に書き込む（　）がありますが、その言葉を答える設問（other）がありません", en: "the option '{label}' ({place}) has brackets to write in, and no question (other) takes the words" }
    other_declared() { ja: "（　）の言葉を答える自由記述の設問", en: "a free-text question for the words in the brackets" }
    hint_blank_brackets(option) { ja: "kaishu form の調査票では、このままでは言葉を書く欄ができません。自由記述の設問（例: q1-other）を加え、この選択肢の other（設問「その他の内容」の id）にその id を書くと、調査票に欄ができます。選択肢の言葉は「{option}」だけで足ります。言葉を集めないなら、（　）を消してください。", en: "On forms made by kaishu form there is no box for the words. Add a free-text question (such as q1-other) and name its id as 'other' of this option; the form then has a box. '{option}' is enough for the option itself. Remove the brackets if no words are wanted." }
    open_stratum_named(label, cases) { ja: "「{label}」{cases} 件", en: "'{label}' {cases}" }
    stratum_quoted(label) { ja: "「{label}」", en: "'{label}'" }
    open_stratum_listed(strata, frame) { ja: "任意回答（open）の層に、名簿（{frame}）の対象があります: {strata}", en: "the frame ({frame}) lists cases in open strata: {strata}" }
    open_stratum_expected() { ja: "名簿の全部に聞いた層は全数（census）、そこから抽出した層は標本（sample）。任意回答の層では、配布数と回収率を出さない", en: "census for a stratum of which every case was asked, sample for one that was drawn; of an open one there is neither a number asked nor a return rate" }
    hint_open_stratum(strata) { ja: "名簿にある全部に聞いたのなら、層{strata}の「対象の選び方」（design）を「全数」（census）に、抽出したのなら「標本」（sample）に直してください。回答した人だけを数えるつもりなら、このままで構いません（了承の行を書けば、次から知らせません）。", en: "If everyone on the frame was asked, make the design of {strata} census; if they were drawn, sample. If only whoever answered is to be counted, leave it so and write an accept row." }
    word_problem_count(n) {
        ja: "Word の文書に {n} 件の誤りがあります。Word で直して保存し、もう一度実行してください（何も書いていません）。",
        en: "{n} ⟦mistake|mistakes⟧ in a Word document. Mend them in Word, save it and run again (nothing was written)."
    }
    problem_count(n) {
        ja: "定義・計画に {n} 件の誤りがあります。直してからもう一度実行してください（これまでの out/ はそのままです）。",
        en: "{n} ⟦mistake|mistakes⟧ in definitions or plans. Mend them and run again (the present out/ is untouched)."
    }
    predicate_left_over(word) {
        ja: "条件の終わりの後に「{word}」があります",
        en: "'{word}' stands after the end of the condition"
    }
    predicate_ends(expected) {
        ja: "条件が途中で終わっています（次に来るはずのもの: {expected}）",
        en: "the condition ends too early (expected next: {expected})"
    }
    predicate_expected(expected, found) {
        ja: "「{found}」ではなく {expected} が必要です",
        en: "expected {expected}, found '{found}'"
    }
}

// Mistakes in definition files, frames and areas.
phrases! {
    level_error() { ja: "誤り", en: "error" }
    level_help() { ja: "ヒント", en: "help" }
    did_you_mean(name) { ja: "もしかして: 「{name}」", en: "did you mean '{name}'?" }
    known_names(list) { ja: "使えるもの: {list}", en: "known here: {list}" }
    line_place(line) { ja: "{line} 行目", en: "line {line}" }
    under_heading(heading) { ja: "（{heading}）", en: " ({heading})" }
    blank_cell() { ja: "（空欄）", en: "(blank)" }
    first_in(place) { ja: "先に {place} で使われています", en: "it is used before in {place}" }
    first_in_file(file, place) { ja: "先に {file} の {place} で使われています", en: "it is used before in {file}, {place}" }
    duplicate(name) { ja: "「{name}」が二度使われています", en: "'{name}' is used twice" }

    unknown_key(key) { ja: "「{key}」というキーはありません", en: "there is no key '{key}' here" }
    missing_key(key) { ja: "「{key}」がありません", en: "'{key}' is missing" }
    blank(key) { ja: "「{key}」が空です", en: "'{key}' is blank" }
    empty_list(key) { ja: "「{key}」に1つも入っていません", en: "'{key}' has no member" }
    takes_text(key) { ja: "「{key}」には文字を引用符で囲んで書きます", en: "'{key}' takes a text in quotes" }
    takes_number(key) { ja: "「{key}」には数を引用符なしで書きます", en: "'{key}' takes a number without quotes" }
    takes_whole(key, least, most) {
        ja: "「{key}」には {least} から {most} までの整数を書きます",
        en: "'{key}' takes a whole number from {least} to {most}"
    }
    takes_flag(key) { ja: "「{key}」には true か false を書きます", en: "'{key}' takes true or false" }
    takes_day(key) {
        ja: "「{key}」には日付を \"2020-12-31\" のように引用符で囲んで書きます",
        en: "'{key}' takes a day in quotes, such as \"2020-12-31\""
    }
    takes_list(key) { ja: "「{key}」には [ ] で囲んだ一覧を書きます", en: "'{key}' takes a list in [ ]" }
    takes_table(key) {
        ja: "「{key}」には {{ キー = 値, … }} の形で書きます",
        en: "'{key}' takes a table such as {{ key = value, … }}"
    }
    takes_tables(key) {
        ja: "「{key}」には表の一覧（[[{key}]] または [ {{ … }} ]）を書きます",
        en: "'{key}' takes a list of tables ([[{key}]] or [ {{ … }} ])"
    }
    is_text() { ja: "これは文字です", en: "this is a text" }
    is_number() { ja: "これは数です", en: "this is a number" }
    is_flag() { ja: "これは true / false です", en: "this is true or false" }
    is_time() { ja: "これは引用符のない日時です", en: "this is a date without quotes" }
    is_list() { ja: "これは一覧です", en: "this is a list" }
    is_table() { ja: "これは表です", en: "this is a table" }
    bad_id(id) {
        ja: "「{id}」は id に使えません（半角の小文字・数字で始め、続きは小文字・数字・ . _ - だけ）",
        en: "'{id}' is no id (begin with a small letter or digit, then small letters, digits and . _ - only)"
    }
    bad_round_id(id) {
        ja: "「{id}」は id に使えません（半角の英数字で始め、続きは英数字・ . _ - だけ）",
        en: "'{id}' is no id (begin with a letter or digit, then letters, digits and . _ - only)"
    }
    reserved_id(id) { ja: "「{id}」は条件の中で使う言葉なので、id に使えません", en: "'{id}' is a word of conditions and cannot be an id" }
    bad_code(code) {
        ja: "「{code}」は選択肢のコードに使えません（空白と ( ) , = < >、条件の言葉は使えません）",
        en: "'{code}' is no code (no spaces, none of ( ) , = < > and no word of conditions)"
    }
    unknown_word(key, word) { ja: "「{key}」に「{word}」は使えません", en: "'{key}' does not take '{word}'" }
    one_of(list) { ja: "{list} のどれか", en: "one of {list}" }
    own_folder(folder) {
        ja: "「{folder}」はこのプログラムが読んだものの控えを置くフォルダなので、ここからは何も読みません",
        en: "'{folder}' is where this program keeps copies of what it read; nothing is read from it"
    }
    hint_own_folder() {
        ja: "返ってきたファイルは別のフォルダ（例: returned/R2）に置いて、その名前を書いてください",
        en: "put what came back into another folder (returned/R2, for example) and name that"
    }
    bad_path(path) {
        ja: "「{path}」は使えません。作業フォルダの中の場所を / 区切りで書きます（/ や C: で始めない、.. と \\ を使わない）",
        en: "'{path}' is no place inside the workspace (use /, do not begin with / or C:, no .. and no \\)"
    }
    bad_fiscal_year(text) { ja: "「{text}」は年度ではありません（FY2020 のように書きます）", en: "'{text}' is no fiscal year (write FY2020)" }
    bad_day(text) { ja: "「{text}」は日付ではありません（2020-12-31 のように書きます）", en: "'{text}' is no day (write 2020-12-31)" }

    hint_key_of_top(key) {
        ja: "「{key}」は、ファイルのはじめに書くキーです。最初の [ で始まる行より上（id や title の並び）に移してください。[[table]] のような行より下に書いたものは、すべてその表のキーになります",
        en: "'{key}' belongs to the top of the file: move it above the first line that begins with [ (beside id and title). What stands below a line such as [[table]] belongs to that table"
    }
    toml_backslash() { ja: "引用符 \" \" の中に \\ があります", en: "there is a \\ inside the quotes \" \"" }
    hint_backslash() {
        ja: "フォルダの区切りは / で書きます（例: \"templates/houkoku.docx\"）。\\ そのものを書くには、\" \" の代わりに ' ' で囲みます",
        en: "write / between folders (for example \"templates/report.docx\"); for a \\ itself, use ' ' instead of \" \""
    }
    toml_duplicate_key() { ja: "同じキーが二度書かれています", en: "the same key is written twice" }
    toml_unquoted() { ja: "文字は引用符 \" \" で囲んで書きます", en: "a text is written in quotes \" \"" }
    toml_bad_quotes(message) { ja: "引用符の使い方が正しくありません（閉じ忘れなど）: {message}", en: "the quotes are wrong (left open?): {message}" }
    toml_missing_comma() { ja: "コンマ , が足りません", en: "a comma is missing" }
    toml_unclosed(message) { ja: "括弧が閉じていません: {message}", en: "a bracket is not closed: {message}" }
    toml_no_value() { ja: "「キー = 値」の形になっていません", en: "this is not of the form 'key = value'" }
    toml_slip(message) { ja: "TOML として読めません: {message}", en: "this is no TOML: {message}" }

    unknown_code_list(name) { ja: "選択肢の一覧「{name}」はありません", en: "there is no code list '{name}'" }
    needs_codes(kind) { ja: "{kind} の設問には codes（選択肢の一覧）が必要です", en: "a question of type {kind} needs 'codes', its code list" }
    key_not_for_type(key, kind) { ja: "「{key}」は {kind} の設問には使いません", en: "'{key}' has no meaning for type {kind}" }
    min_above_max() { ja: "min が max より大きくなっています", en: "min is greater than max" }
    needs_frame(design) { ja: "design が {design} の層があるときは frame（名簿）が必要です", en: "a stratum of design {design} needs a 'frame'" }
    name_frame() { ja: "名簿の CSV か Excel を frame = \"frames/名簿.csv\" のように書くか、design を \"open\"（任意回答）にしてください。名簿には、答えなかったところも含めて、聞いた相手を全部書きます", en: "Name the CSV or workbook of the frame, as in frame = \"frames/list.csv\", or make the design \"open\". A frame lists everybody who was asked, whether or not they answered" }
    needs_frame_sheet(design) { ja: "「対象の選び方」が「{design}」の層がありますが、シート「対象名簿」に名簿がありません", en: "a stratum of design {design} needs a frame, and the sheet 'frame' is empty" }
    fill_frame_sheet() { ja: "シート「対象名簿」に、聞いた相手を、答えなかったところも含めて全部書いてください（下書きにシート「回答した団体」があれば、その行を写して、答えなかった団体を足します）。名簿がなければ「対象の選び方」を「任意回答」にしてください", en: "List everybody who was asked on the sheet 'frame', whether or not they answered (a sheet 'respondents' of a draft has those who did), or make the design open" }
    population_only_for_sample() { ja: "population は design が sample の層だけに書きます", en: "'population' belongs to strata of design sample only" }
    no_questions() { ja: "設問（[[question]] か [[battery]]）が1つもありません", en: "there is no question ([[question]] or [[battery]])" }
    unknown_question(name) { ja: "設問「{name}」はありません", en: "there is no question '{name}'" }
    unknown_variable(name) { ja: "条件の中の「{name}」という設問・列はありません", en: "the condition names '{name}', which is no question or column here" }
    asked_later(name) {
        ja: "「{name}」はこの設問より後で聞くので、限定条件に使えません",
        en: "'{name}' is not asked before this question, so it cannot decide who is asked"
    }
    code_is_no_value(question, code) { ja: "「{question}」のコード「{code}」は答えでない理由です。条件の値にはなりません", en: "code '{code}' of '{question}' says why there is no answer; it is no value for a condition" }
    write_missing(question, reason) { ja: "「{question} missing {reason}」と書きます", en: "write '{question} missing {reason}'" }
    unknown_code(question, code) { ja: "「{question}」にコード「{code}」の選択肢はありません", en: "'{question}' has no option with the code '{code}'" }
    write_condition(text) { ja: "条件は、設問の ID、選択肢のコード、and / or で書きます: {text}", en: "write it with the ids of questions, the codes of options, and / or: {text}" }
    stratum_with_name(id, name) { ja: "{id}（{name}）", en: "{id} ({name})" }
    code_not_label(code) { ja: "言葉ではなくコードで書きます: {code}", en: "write its code instead of its words: {code}" }
    has_no_codes(name) { ja: "「{name}」には選択肢がないので、= や in (…) で比べられません", en: "'{name}' has no options to compare with = or in (…)" }
    not_an_area(name) { ja: "「{name}」は area（地域）ではないので、within は使えません", en: "'{name}' is no area, so 'within' has no meaning" }
    not_a_quantity(name) { ja: "「{name}」は quantity（数量）ではないので、大小を比べられません", en: "'{name}' is no quantity to compare with a number" }
    not_a_date(name) { ja: "「{name}」は date（日付）ではないので、期間と比べられません", en: "'{name}' is no date to compare with a day or period" }

    no_such_area(name) { ja: "地域の一覧に「{name}」はありません", en: "there is no area '{name}' in the list of areas" }
    not_answered(name) { ja: "「{name}」は名簿の列なので、answered・missing は使えません", en: "'{name}' is a column of the frame; 'answered' and 'missing' have no meaning" }
    unknown_frame_value(name, value) { ja: "名簿の列「{name}」に「{value}」という値はありません", en: "the frame has no '{value}' in its column '{name}'" }
    filter_on_answer(name) {
        ja: "「{name}」は設問なので、filter に使えません（答えでしぼると、配布数まで減ります）",
        en: "'{name}' is a question, so it cannot stand in 'filter' (an answer would take from the number of those asked)"
    }
    filter_instead() {
        ja: "filter には層と名簿の列だけを書きます。答えの条件は count か share に書くか、母数の設問を question で選び、表では by で分けます",
        en: "'filter' takes the stratum and columns of the frame; put a condition on answers into 'count' or 'share', choose the base with 'question', or group a table with 'by'"
    }

    form_names_no_case(form) {
        ja: "様式「{form}」に case_code も case_name もないので、名簿と照合できません",
        en: "form '{form}' has neither case_code nor case_name, so its returns cannot be matched with the frame"
    }
    key_not_for_form(key, kind) { ja: "「{key}」は kind が {kind} の様式には使いません", en: "'{key}' has no meaning in a form of kind {kind}" }
    options_need_codes(question) {
        ja: "「{question}」は選択肢のある設問ではないので、answer = \"options\" は使えません",
        en: "'{question}' is not single or multiple, so its answer cannot be \"options\""
    }
    mark_only_for_options() { ja: "mark は answer = \"options\" のときだけ書きます", en: "'mark' belongs to answer = \"options\" only" }
    option_only_for_multiple() { ja: "option は複数回答（multiple）の設問だけに書きます", en: "'option' belongs to questions of type multiple only" }
    unknown_form(name) { ja: "様式「{name}」はありません", en: "there is no form '{name}'" }
    form_lacks(form, questions) {
        ja: "様式「{form}」に答えの場所がない設問があります: {questions}（様式の回答欄か列に足すか、kaishu form の調査票だけで集めるなら、様式を消して、回のフォルダの様式の欄を空にしてください）",
        en: "form '{form}' has no place for: {questions} (add them to its boxes or columns; where only forms made by kaishu form come back, remove the form and leave it out at the folder of the round)"
    }

    unknown_column(name) { ja: "列「{name}」はありません", en: "there is no column '{name}'" }
    unknown_column_in(name, list) { ja: "記録「{list}」に列「{name}」はありません", en: "record list '{list}' has no column '{name}'" }
    column_is_not(name, kind) { ja: "列「{name}」は {kind} ではありません", en: "column '{name}' is not {kind}" }
    held_needs_cancelled(list) {
        ja: "選択肢の一覧「{list}」に、中止を表すコード cancelled がありません",
        en: "code list '{list}' has no code 'cancelled' for events that did not take place"
    }
    areas_need_column() { ja: "areas_expected には area（地域）の列が必要です", en: "'areas_expected' needs a column of type area" }
    unknown_records(name) { ja: "記録「{name}」はありません", en: "there is no record list '{name}'" }
    unknown_survey(name) { ja: "調査「{name}」はありません", en: "there is no survey '{name}'" }
    share_needs_share() {
        ja: "kind = \"share\" と counted の share は、必ず一緒に使います",
        en: "kind \"share\" and 'share' in 'counted' go together"
    }
    counted_needs_one_source() { ja: "counted には records か survey のどちらか一方を書きます", en: "'counted' takes either 'records' or 'survey'" }
    counted_needs_one_measure(list) { ja: "counted には {list} のどれか1つを書きます", en: "'counted' takes exactly one of {list}" }
    counted_key_elsewhere(key) { ja: "この counted では「{key}」を使いません", en: "'{key}' has no meaning in this 'counted'" }

    distinct_in_one_list() {
        ja: "distinct は1つの記録の中だけで数えます（いくつもの記録を並べると、同じものを重ねて数えます）",
        en: "'distinct' counts within one record list (over several it would count the same thing more than once)"
    }
    rounds_in_one_year(survey, year, rounds) {
        ja: "調査「{survey}」には FY{year} の回が {rounds} とあり、どれが実績かわかりません",
        en: "survey '{survey}' has the rounds {rounds} in FY{year}, and it is not clear which of them is the actual"
    }
    folder_in_folder(inner, outer) {
        ja: "フォルダ「{inner}」は「{outer}」の中にあるので、同じファイルを二度数えます",
        en: "the folder '{inner}' lies in '{outer}', so its files would count twice"
    }

    missing_heading(heading) { ja: "見出し「{heading}」がありません", en: "the heading '{heading}' is missing" }
    empty_cell(heading) { ja: "「{heading}」の列が空の行です", en: "this row has nothing under '{heading}'" }
    empty_frame() { ja: "名簿に1行もありません", en: "the frame has no rows" }
    unknown_stratum(name) { ja: "層「{name}」は調査の定義にありません", en: "the survey has no stratum '{name}'" }
    unknown_area(name) { ja: "地域「{name}」はこの一覧にありません", en: "there is no area '{name}' in this list" }
    area_in_itself(name) { ja: "地域「{name}」が part_of をたどると自分自身に戻ります", en: "area '{name}' is part of itself" }
    too_many_cells() { ja: "見出しより多くのセルがある行です", en: "the row has more cells than there are headings" }
    quote_commas() { ja: "コンマを含む言葉は \" \" で囲みます", en: "put words that hold a comma in \" \"" }
    open_quote() { ja: "引用符 \" が閉じていません", en: "a quote \" is left open" }
    unreadable_bytes() { ja: "読めない文字があります", en: "there are characters that cannot be read" }
    foreign_charset(charset) { ja: "文字コードが {charset} です（読めるのは UTF-8 と Shift_JIS）", en: "the character set is {charset} (UTF-8 and Shift_JIS are read)" }
    save_as_utf8() { ja: "Excel の「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を、メモ帳なら文字コードに UTF-8 を選んで保存し直してください", en: "save it again, in Excel as 'CSV UTF-8 (comma delimited)', in Notepad with the encoding UTF-8" }
    tab_separated() { ja: "コンマではなくタブで区切られています", en: "the cells are separated by tabs and not by commas" }
    save_with_commas() { ja: "Excel で開き、「CSV UTF-8（コンマ区切り）」として保存し直してください", en: "open it in Excel and save it as 'CSV UTF-8 (comma delimited)'" }
    readable_encoding() { ja: "UTF-8 または Shift_JIS（CP932）の文字", en: "UTF-8 or Shift_JIS (CP932)" }
}

// Rows of the correction ledger that cannot be read.
phrases! {
    ledger_headings_lack(list) { ja: "データ修正記録に見出しがありません: {list}", en: "the correction ledger lacks headings: {list}" }
    ledger_headings(list) { ja: "見出し {list}", en: "the headings {list}, or their English names" }
    ledger_heading_hint() {
        ja: "見出しの行を直してください。直すまで、データ修正記録は1行も適用されません。",
        en: "Mend the heading row. Until then no row of the correction ledger applies."
    }
    ledger_unknown_action(word) { ja: "種類「{word}」", en: "action '{word}'" }
    ledger_placeholder_filled() { ja: "＜　＞の代わりに書かれた値", en: "a value instead of ＜…＞" }
    ledger_readable() { ja: "CSV か xlsx のデータ修正記録", en: "a correction ledger in CSV or xlsx" }
    ledger_actions() { ja: "修正・採用・照合・区分・了承（set / use / match / disposition / accept）のどれか", en: "one of set / use / match / disposition / accept (修正・採用・照合・区分・了承)" }
    ledger_dispositions() { ja: "回答拒否・回答なし・宛先不明・要手入力・対象外のどれか", en: "one of refused / nil / undeliverable / key_in / not_eligible (回答拒否・回答なし・宛先不明・要手入力・対象外)" }
    ledger_blank(list) { ja: "空の欄: {list}", en: "blank: {list}" }
    ledger_value() { ja: "値、または結果の保存された数式", en: "a value, or a formula whose result was saved" }
    ledger_filled() { ja: "この種類の行に必要な欄がすべて書かれていること", en: "every cell that this kind of row needs" }
    ledger_no_change(value) { ja: "旧値と新値が同じ「{value}」です", en: "the old and the new value are both '{value}'" }
    ledger_change() { ja: "旧値と違う新値", en: "a new value that differs from the old one" }
    ledger_lacks(list) { ja: "空か、日付でない欄: {list}", en: "blank or no date: {list}" }
    ledger_confirmed() { ja: "確認者と、確認した日付（2021-01-08 のように）", en: "who confirmed it and when (such as 2021-01-08)" }
    ledger_incomplete_hint() {
        ja: "誰がいつ確認したかを、データ修正記録に書き足してください。行を適用するかどうかは、これでは変わりません。",
        en: "Add to the correction ledger who confirmed it and when. Whether the row applies does not depend on it."
    }
    ledger_sheet_unread(sheet, rows) { ja: "シート「{sheet}」にも修正記録の行らしいものがあります（{rows} 行）", en: "sheet '{sheet}' seems to hold rows of the ledger too ({rows})" }
    ledger_one_sheet(sheet) { ja: "修正記録の行はすべてシート「{sheet}」にあること", en: "all rows of the ledger on sheet '{sheet}'" }
    ledger_sheet_hint() { ja: "このシートは読んでいません。行をもう1枚のシートに移すか、別のファイルにして more_corrections に書いてください。", en: "This sheet is not read. Move its rows to the other one, or keep them as a file of their own named in `more_corrections`." }
    ledger_empty() { ja: "何も書かれていません（見出しもありません）", en: "nothing in it, not even headings" }
    ledger_empty_hint() { ja: "保存に失敗していないか確かめてください。修正がまだないなら、見出しの行だけを書くか、ファイルを消してください。", en: "Check whether saving it failed. If there are no corrections yet, write the headings alone or remove the file." }
    ledger_row_hint() {
        ja: "この行は適用していません。データ修正記録のこの行を直すか、消してください。",
        en: "This row does not apply. Mend it in the correction ledger, or delete it."
    }
}

// What each key of a definition file is for, shown in editors and beside a key that is missing.
phrases! {
    key_id() { ja: "id（半角の小文字・数字）", en: "id (small letters and digits)" }
    everything() { ja: "すべて", en: "all" }
    key_title() { ja: "名称", en: "title" }
    key_label() { ja: "人が読む名前", en: "words for people" }
    key_sensitive() { ja: "個人に関する記述を含む（原文を外に出さない）", en: "the raw text is about persons and is not passed on" }
    key_frame() { ja: "名簿の CSV か Excel（この定義のフォルダから見た場所）", en: "frame CSV or workbook, relative to the folder of the definition" }
    key_stratum() { ja: "層", en: "strata" }
    key_design() { ja: "対象の選び方: census 全数 / sample 標本 / open 任意回答", en: "choice of units: census, sample or open" }
    key_population() { ja: "標本を引いた母集団の数", en: "units in the population of the sample" }
    key_code_list() { ja: "選択肢の一覧", en: "code lists" }
    key_options() { ja: "選択肢（順番どおり）", en: "options in order" }
    key_option_code() { ja: "コード（変えない）", en: "stable code" }
    key_option_label() { ja: "様式に書かれた言葉", en: "words on the form" }
    key_option_alias() { ja: "同じ選択肢を表す別の書き方", en: "other spellings of the option" }
    key_questions() { ja: "設問", en: "questions" }
    key_number() { ja: "設問番号（問1）", en: "number as printed on the form" }
    key_text() { ja: "設問文", en: "words of the question" }
    key_type() {
        ja: "答えの種類: single 単一回答 / multiple 複数回答 / quantity 数量 / date 日付 / text 自由記述",
        en: "kind of answer: single, multiple, quantity, date or text"
    }
    key_codes() { ja: "選択肢の一覧の id", en: "id of the code list" }
    key_unit() { ja: "単位", en: "unit" }
    key_min() { ja: "最小値", en: "smallest value taken" }
    key_max() { ja: "最大値", en: "largest value taken" }
    key_universe() { ja: "限定条件（誰に聞くか）: \"q1 = 1\"", en: "who is asked, such as \"q1 = 1\"" }
    key_optional() { ja: "空欄でもよい", en: "a blank is as good as an answer" }
    key_battery() { ja: "同じ選択肢で聞く設問の組", en: "items that share one code list" }
    key_items() { ja: "組の中の項目", en: "items of the battery" }
    key_item_id() { ja: "項目の id（設問 id は「組.項目」）", en: "id of the item; the question is battery.item" }
    key_item_text() { ja: "項目の言葉", en: "words of the item" }
    key_forms() { ja: "様式", en: "forms" }
    key_form_kind() { ja: "様式の形: labels 1件1ファイル（見出しの隣に答え） / rows 1行1件", en: "labels (one workbook per case) or rows (one row per case)" }
    key_sheet() { ja: "最初に探すシート名", en: "sheet that is tried first" }
    key_case_code() { ja: "対象のコードの見出し", en: "label or heading of the identifying code" }
    key_case_name() { ja: "対象の名前の見出し", en: "label or heading of the respondent's name" }
    key_box() { ja: "回答欄", en: "answer boxes" }
    key_box_label() { ja: "見出しの始まりの言葉", en: "words that the label begins with" }
    key_column() { ja: "列", en: "columns" }
    key_column_label() { ja: "列の見出し", en: "heading of the column" }
    key_column_option() { ja: "複数回答で、この列が表す選択肢のコード", en: "option that this column of a multiple answer is for" }
    key_question() { ja: "答えが入る設問の id", en: "question that is answered here" }
    key_mark() { ja: "印の欄は選択肢の左か右か", en: "side of the option on which its mark is" }
    key_round() { ja: "回", en: "rounds" }
    key_round_id() { ja: "回の id（R2 など）", en: "id of the round, such as R2" }
    key_period() { ja: "年度（FY2020）", en: "fiscal year (FY2020)" }
    key_as_of() { ja: "基準日（2020-12-31）", en: "day as of which the answers hold" }
    key_deadline() { ja: "締切日。後から届いた回答も数える", en: "deadline; what comes later counts and is marked" }
    key_cut_off() { ja: "この日より後に届いた回答は数えない", en: "what comes after this day does not count" }
    key_joint() { ja: "共同回答の数え方: each 団体ごとに1件 / once 全体で1件", en: "how a joint answer counts: each case of its own, or all of them once" }
    key_channel() { ja: "どう届いたか（Excel、Web、FAX、紙、メールなど）", en: "how the returns came (Excel, web, FAX, paper, mail …)" }
    key_received() { ja: "受領日の CSV", en: "CSV with the dates of receipt" }
    key_source() { ja: "回収したファイルのフォルダと様式", en: "folders of returns with their form" }
    key_folder() { ja: "フォルダ（作業フォルダから見た場所）", en: "folder, relative to the workspace" }
    key_form() { ja: "様式の id（省略すると kaishu form で作った調査票だけを読む）", en: "id of the form (if left out, only forms made by kaishu are read)" }
    key_records() { ja: "記録（1行が1つの出来事）", en: "record lists, one event per row" }
    key_columns() { ja: "記録の列", en: "columns of the record list" }
    key_column_type() {
        ja: "列の種類: single / multiple / quantity / date / text / area 地域 / category 番号など / list 並び",
        en: "kind of value: single, multiple, quantity, date, text, area, category or list"
    }
    key_event_id() { ja: "出来事の番号の見出し", en: "heading of the column that names the event" }
    key_held() { ja: "開催・書面・中止を表す列", en: "column that says held, in writing or cancelled" }
    key_areas_expected() { ja: "すべてそろうはずの地域の階層", en: "level of area of which every member is expected" }
    key_schedule() { ja: "予定の決まり", en: "days on which events are expected" }
    key_schedule_date() { ja: "出来事の日付の列", en: "date column of the events" }
    key_schedule_area() { ja: "出来事の地域の列", en: "area column of the events" }
    key_weekday() { ja: "曜日（monday … sunday）", en: "day of the week (monday … sunday)" }
    key_week() { ja: "月の中の週: last 最終", en: "week of the month: last" }
    key_except_months() { ja: "行わない月", en: "months without an event" }
    key_opened_in() { ja: "いつ始まったかを書いた記録", en: "record list that says since when" }
    key_opened_area() { ja: "その記録の地域の列", en: "its area column" }
    key_opened_date() { ja: "その記録の開始日の列", en: "its date column" }
    key_book_columns() { ja: "指標の表の見出し", en: "headings of the indicator table" }
    key_book_indicator() { ja: "指標名の見出し", en: "heading of the indicator's name" }
    key_book_kind() { ja: "目標・実績の区分の見出し", en: "heading of target / actual" }
    key_book_note() { ja: "特記事項の見出し", en: "heading of the remarks" }
    key_book_years() { ja: "年度ごとの見出し", en: "heading of each fiscal year" }
    key_book_as_of() { ja: "年度ごとの時点の見出し", en: "heading of each year's as-of date" }
    key_book_kinds() { ja: "目標・実績を表す言葉", en: "words for target and actual" }
    key_book_target() { ja: "目標を表す言葉", en: "word for a target" }
    key_book_actual() { ja: "実績を表す言葉", en: "word for an actual" }
    key_indicator() { ja: "指標", en: "indicators" }
    key_indicator_label() { ja: "表に書かれた指標名", en: "name as in the office's workbook" }
    key_role() { ja: "activity 活動指標 / outcome 成果指標", en: "activity or outcome" }
    key_indicator_kind() {
        ja: "数の種類: flow 期間の数 / stock 時点の数 / persons_each 延べ / persons_once 実人数 / share 割合",
        en: "kind of number: flow, stock, persons_each, persons_once or share"
    }
    key_decimals() { ja: "小数の桁数", en: "decimals printed" }
    key_project() { ja: "事業の id", en: "project it belongs to" }
    key_counted() { ja: "実績を数え直す方法", en: "how the actual is counted again" }
    key_counted_records() { ja: "数える記録", en: "record lists that are counted" }
    key_counted_survey() { ja: "数える調査", en: "survey that is counted" }
    key_counted_count() { ja: "数える条件（everyone すべて）", en: "condition that is counted, or everyone" }
    key_counted_sum() { ja: "合計する数量の列", en: "quantity that is added up" }
    key_counted_distinct() { ja: "異なる値を数える列", en: "column whose different values are counted" }
    key_counted_within() { ja: "この列の値ごとに数えてから足す", en: "column within whose values they are counted" }
    key_counted_share() { ja: "割合を出す条件", en: "condition whose share is taken" }
    key_counted_date() { ja: "年度を決める日付の列", en: "date column that places an event in a year" }
    key_fictional() { ja: "架空データ（例示用）と印字する", en: "everything printed says that the data are fictional" }
    key_corrections() { ja: "データ修正記録（CSV か xlsx）", en: "correction ledger (CSV or xlsx)" }
    key_language() { ja: "報告書の言語。書かなければ日本語（ja）。コマンドの --lang が優先する", en: "language of the report; without it Japanese (ja); `--lang` on the command line comes first" }
    key_more_corrections() { ja: "ほかのデータ修正記録（CSV か xlsx）", en: "further correction ledgers (CSV or xlsx)" }
    key_areas() { ja: "地域の一覧の CSV（この定義のフォルダから見た場所）", en: "areas CSV, relative to the folder of the definition" }
    period_two_years() { ja: "period は最初と最後の年度（例: [\"FY2018\", \"FY2020\"]）", en: "period takes the first and the last fiscal year (such as [\"FY2018\", \"FY2020\"])" }
    no_such_prose(name) { ja: "計画の隣に本文「{name}」がありません", en: "there is no prose '{name}' beside the plan" }
    kind_single() { ja: "単一回答（single）", en: "a single answer (single)" }
    kind_multiple() { ja: "複数回答（multiple）", en: "a multiple answer (multiple)" }
    kind_quantity() { ja: "数量（quantity）", en: "a quantity (quantity)" }
    kind_date() { ja: "日付（date）", en: "a date (date)" }
    kind_text() { ja: "自由記述（text）", en: "free text (text)" }
    kind_area() { ja: "地域（area）", en: "an area (area)" }
    kind_category() { ja: "区分（category）", en: "a category (category)" }
    kind_list() { ja: "一覧（list）", en: "a list (list)" }
    kind_categories() { ja: "区分（category）・一覧（list）", en: "a category or a list (category, list)" }
    kind_with_options() { ja: "選択肢で答える設問（single・multiple）", en: "answered with options (single, multiple)" }
    kind_is_other(name, is, wanted) { ja: "「{name}」は{is}で、{wanted}ではありません", en: "'{name}' is {is} and not {wanted}" }
    use_fitting(names) { ja: "使えるもの: {names}", en: "known here: {names}" }
    use_no_fitting(wanted) { ja: "{wanted}はここにありません。", en: "There is none here that is {wanted}." }
    count_options(name) { ja: "選ばれた数は count・share の条件（{name} = コード）に、内訳は表の rows に書きます。", en: "How many chose an option is a condition of 'count' or 'share' ({name} = code); all options are the 'rows' of a table." }
    sum_quantity(name) { ja: "数は sum か、条件（{name} >= 1 など）か、表なら区分（classes）に書きます。", en: "Numbers go into 'sum', into a condition ({name} >= 1), or into the 'classes' of a table." }
    condition_date(name) { ja: "日付は条件（{name} in FY2024 など）か、表なら区分（classes）に書きます。", en: "Dates go into a condition ({name} in FY2024) or into the 'classes' of a table." }
    answered_text(name) { ja: "言葉は数えられません。書いた人の数なら、条件（{name} answered）に書きます。", en: "Words cannot be counted; who wrote any can, by the condition '{name} answered'." }
    cell_takes_number(key) { ja: "「{key}」には数だけを書きます", en: "'{key}' takes a number only" }
    cell_number(number) { ja: "数だけを書きます: {number}", en: "write the number only: {number}" }
    cell_takes_flag(key) { ja: "「{key}」には「はい」か「いいえ」を書きます", en: "'{key}' takes yes or no" }
    cell_takes_day(key) { ja: "「{key}」には日付を 2020-12-31 のように書きます", en: "'{key}' takes a day such as 2020-12-31" }
    cell_takes_text(key) { ja: "「{key}」には文字を書きます", en: "'{key}' takes a text" }
    cell_takes_list(key) { ja: "「{key}」には一覧を | か改行で区切って書きます", en: "'{key}' takes a list separated by | or line breaks" }
    rows_missing(sheet) { ja: "シート「{sheet}」に行がありません", en: "sheet '{sheet}' has no rows" }
    rows_wanted(sheet, headings) { ja: "シート「{sheet}」の1行目に見出し（{headings}）、その下に1行に1つずつ書きます。シートがなければ作ってください（kaishu new が作る例に入っています）。", en: "On sheet '{sheet}' the first row holds headings ({headings}), and each row below one entry. Make the sheet if it is not there (the example of kaishu new has one)." }
    unknown_name(name) { ja: "「{name}」はありません", en: "'{name}' names nothing" }
    claim_says_one_thing() { ja: "主張には value、tenths、all のどれか1つが必要です", en: "a claim needs exactly one of value, tenths and all" }
    needs_survey_or_records() { ja: "survey（と round）か records のどちらか1つが必要です", en: "exactly one of survey (with round) and records is needed" }
    share_needs_question() { ja: "割合の分母になる設問がわかりません（question で指定してください）", en: "the question whose answers are the base is not clear (name it with question)" }
    share_of_answering(question) { ja: "割合の分母は「{question}」に答えたものなので、答えたかどうかの割合は必ず0か100になります", en: "the base is those who answered '{question}', so that the share of those who answered it is 0 or 100 whatever they said" }
    count_answering() { ja: "答えのない数は count で示すか、表の base = \"both\" を使います", en: "count them with 'count', or use base = \"both\" in a table" }
    figure_needs_one_measure() { ja: "count、share、sum のどれか1つが必要です", en: "exactly one of count, share and sum is needed" }
    years_do_not_fit() { ja: "年度の数が合いません（change は2つ、points_from_target は1つ）", en: "the number of years does not fit (change takes two, points_from_target one)" }
    change_needs_consecutive_years() { ja: "change は前年比なので、続く2つの年度を古い方から書きます（例: [\"FY2019\", \"FY2020\"]）", en: "change is on the year before: name two years that follow each other, the earlier first (such as [\"FY2019\", \"FY2020\"])" }
    points_need_share(name) { ja: "指標「{name}」は割合（share）ではないので、points_from_target は使えません", en: "indicator '{name}' is no share, so points_from_target has no meaning" }
    stock_not_added(name) { ja: "指標「{name}」は時点の数（stock）なので、年度をまたいで足せません", en: "indicator '{name}' is a stock, which is not added up over years" }
    stock_one_year() { ja: "years には1つの年度を書きます", en: "name one year in 'years'" }
    mark_not_closed() { ja: "印が「}}}}」で閉じていません", en: "the mark is not closed with '}}}}'" }
    mark_not_opened() { ja: "印が「{{{{」で始まっていません", en: "the mark does not begin with '{{{{'" }
    mark_braces() { ja: "印の括弧の数が違います（{{{{ と }}}} の2つずつで囲みます）", en: "the mark has another number of braces (it stands between {{{{ and }}}}, two each)" }
    mark_empty() { ja: "印の中が空です", en: "there is nothing in the mark" }
    mark_bare() { ja: "印に括弧がありません（{{{{ と }}}} で囲みます）", en: "the mark has no braces (it stands between {{{{ and }}}})" }
    stamp_has_no_id() { ja: "{{{{stamp}}}} に id は付けません", en: "{{{{stamp}}}} takes no id" }
    table_not_alone(id) { ja: "表「{id}」の印が、文や項目の中にあります", en: "the mark of table '{id}' stands inside a sentence or item" }
    chart_not_alone(id) { ja: "図「{id}」の印が、文や項目の中にあります", en: "the mark of chart '{id}' stands inside a sentence or item" }
    table_paragraph() { ja: "表の印だけの行を作り、前後を1行ずつ空けます", en: "put the mark on a line of its own with an empty line before and after" }
    mark_kind(word) { ja: "印の種類「{word}」はありません", en: "there is no kind of mark '{word}'" }
    mark_forms() { ja: "使える印: {{{{figure:id}}}}、{{{{number:id}}}}、{{{{table:id}}}}、{{{{chart:id}}}}、{{{{statement:id}}}}、{{{{stamp}}}}", en: "marks are {{{{figure:id}}}}, {{{{number:id}}}}, {{{{table:id}}}}, {{{{chart:id}}}}, {{{{statement:id}}}} and {{{{stamp}}}}" }
    mark_colon(mark) { ja: "{mark} と書きます（種類は英語で、id とのあいだはコロン :）", en: "write {mark}: the kind in English, and a colon before the id" }
    mark_without_id(word) { ja: "印「{{{{{word}:}}}}」に id がありません", en: "the mark '{{{{{word}:}}}}' has no id" }
    mark_one_of(list) { ja: "どれかのつもりですか: {list}", en: "did you mean one of these? {list}" }
    no_such_table(table, there) { ja: "表「{table}」は、この計画にありません。計画にその表を書き足すか、印を消してください。{there}", en: "there is no table '{table}' in this plan: add it to the plan, or take the mark out. {there}" }
    tables_of_plan(list) { ja: "計画にある表: {list}", en: "The plan has {list}" }
    called_return_rate() { ja: "回収率", en: "return rate" }
    called_valid_return_rate() { ja: "有効回収率", en: "valid return rate" }
    mark_ids(list) { ja: "コロンの後に id を書きます。書ける id: {list}", en: "write an id behind the colon; there are {list}" }
    mark_id_called(id, label) { ja: "{id}（{label}）", en: "{id} ({label})" }
    mark_by_label(label, mark) { ja: "名前「{label}」ではなく id で、{mark} と書きます", en: "write {mark}: the id, not the name '{label}'" }
    mark_of_kind(id, mark) { ja: "「{id}」は別の種類の id です。{mark} と書きます", en: "'{id}' is the id of something else; write {mark}" }
    mark_of_plan(id, plan) { ja: "「{id}」は計画「{plan}」にあります。この計画にも書くか、文書をその計画のものにしてください（その計画の「差し込むWordのファイル」（template）に書くか、kaishu fill に --plan {plan} を付ける）", en: "'{id}' is in the plan '{plan}'; write it into this one too, or give the document to that plan (as its template, or by kaishu fill with --plan {plan})" }
    mark_names_nothing(id) { ja: "印の「{id}」はありません", en: "the mark's '{id}' names nothing" }
    list_of_persons(id) { ja: "「{id}」は取扱注意（sensitive）の記録なので、1件ずつの表は公表物に出せません", en: "'{id}' is a sensitive record list; it cannot be published event by event" }
    column_and_question(name, survey) { ja: "名簿の列「{name}」は {survey} の設問の id と同じです。どちらかの名前を変えてください", en: "the frame column '{name}' has the id of a question of {survey}; rename one of them" }
    hint_named_file() { ja: "ファイルをそこ（作業フォルダから見た場所）に置くか、定義に書いた場所を直してください", en: "put the file there (the place is told from the workspace), or mend its place in the definition" }
    named_file_missing(path, by) { ja: "{by} が指すファイル {path} がありません", en: "{by} names the file {path}, which is not there" }
    key_section_number() { ja: "章の番号", en: "number of the section" }
    key_prose() { ja: "計画の隣に置く本文（Markdown）", en: "prose beside the plan (Markdown)" }
    key_mark_printed() { ja: "印字する記号（①）", en: "mark as printed" }
    key_problem_text() { ja: "課題（分析者の文）", en: "the problem in the analyst's words" }
    key_rests_on() { ja: "課題のもとになる数値の id", en: "ids of the figures that the problem rests on" }
    key_project_name() { ja: "事業名", en: "name of the project" }
    key_by() { ja: "事業実施主体", en: "who carries the project out" }
    key_answers() { ja: "この事業が答える課題の id", en: "ids of the problems that the project answers" }
    key_project_indicators() { ja: "指標の id", en: "ids of the indicators" }
    key_methods() { ja: "検証方法", en: "methods of verification" }
    key_results() { ja: "結果となる数値の id", en: "ids of the figures that are the result" }
    key_figure_survey() { ja: "調査の id", en: "id of the survey" }
    key_figure_round() { ja: "回の id", en: "id of the round" }
    key_figure_records() { ja: "記録の id", en: "id of the record list" }
    key_figure_indicator() { ja: "指標の id", en: "id of the indicator" }
    key_figure_count() { ja: "数える条件（または distributed、returned、not_returned、valid）", en: "condition that is counted (or distributed, returned, not_returned, valid)" }
    key_figure_share() { ja: "割合の条件", en: "condition of the share" }
    key_figure_question() { ja: "分母になる設問", en: "question whose valid answers are the base" }
    key_figure_sum() { ja: "合計する列", en: "quantity that is added up" }
    key_filter() { ja: "対象をしぼる条件", en: "condition that restricts the cases" }
    key_derive() { ja: "指標の値の組み合わせ方", en: "how values of the indicator are put together" }
    key_years_used() { ja: "使う年度", en: "fiscal years used" }
    key_table_kind() { ja: "表の種類（省略すると設問の表）", en: "kind of table (question if left out)" }
    key_rows() { ja: "表側にする設問", en: "question in the rows" }
    key_table_by() { ja: "分ける名簿の列または設問", en: "frame column or question whose values are the groups" }
    key_with_not_returned() { ja: "未回収も示す", en: "shows those who did not return as well" }
    key_rounds_shown() { ja: "示す回（調査/回）", en: "rounds shown (survey/round)" }
    key_columns_shown() { ja: "示す列", en: "columns shown" }
    key_table_date() { ja: "日付の列", en: "date column" }
    key_table_area() { ja: "地域の列", en: "area column" }
    key_distinct_values() { ja: "異なる値を数える列", en: "column whose different values are counted" }
    key_levels() { ja: "示す地域の階層", en: "levels of area shown" }
    key_role_shown() { ja: "activity 活動指標 / outcome 成果指標", en: "activity or outcome indicators" }
    key_statement_kind() { ja: "文の種類", en: "kind of sentence" }
    key_statement_unit() { ja: "文の中の数の単位（省略すると 件）", en: "unit of the counts in the sentence (件 if left out)" }
    key_statement_figure() { ja: "文が述べる数値", en: "figure that the sentence states" }
    key_statement_table() { ja: "文が述べる表", en: "table that the sentence is about" }
    key_top() { ja: "上位いくつまで述べるか", en: "how many of the most frequent are named" }
    key_statement_target() { ja: "目標達成率の数値", en: "figure of the achievement" }
    key_statement_change() { ja: "前年比の数値", en: "figure of the change" }
    key_convention() { ja: "割の数え方（cut 切り捨て / rounded 四捨五入 / either どちらでも）", en: "how tenths are called (cut, rounded or either)" }
    key_claim_text() { ja: "公表された文の引用", en: "the published words" }
    key_claim_where() { ja: "どこに書かれているか", en: "where they stand" }
    key_claim_figure() { ja: "比べる数値の id", en: "id of the figure that it is compared with" }
    key_claim_value() { ja: "述べている数", en: "the number that is claimed" }
    key_claim_tenths() { ja: "述べている割（減少は負）", en: "the tenths that are claimed (negative for a decrease)" }
    key_claim_all() { ja: "全員・全件と述べている", en: "everybody is claimed" }
    key_plan_period() { ja: "最初と最後の年度", en: "first and last fiscal year" }
    key_plan_as_of() { ja: "報告の時点", en: "day as of which the report speaks" }
    key_sections() { ja: "章立て", en: "sections in order" }
    key_problems() { ja: "課題", en: "problems" }
    key_projects() { ja: "事業", en: "projects" }
    key_figures() { ja: "数値", en: "figures" }
    key_tables() { ja: "表", en: "tables" }
    key_statements() { ja: "データから書く文", en: "sentences written from the data" }
    key_claims() { ja: "確かめる主張", en: "claims that are checked" }
}
