//! Words about a drafted definition: why something was taken for what it is, and what is asked.

phrases! {
    because_number(token) { ja: "番号「{token}」が付いている", en: "it is numbered '{token}'" }
    because_options(count) { ja: "下に選択肢が {count} つ並んでいる", en: "{count} ⟦option stands|options stand⟧ below it" }
    because_boxes(count) { ja: "□の選択肢が {count} つある", en: "there are {count} ⟦option|options⟧ with a box" }
    because_one() { ja: "1つ選ぶと書いてある", en: "the words ask for one" }
    because_several() { ja: "いくつでも選べると書いてある", en: "the words ask for any number" }
    because_two_marks() { ja: "○が2つ以上の回答がある", en: "there are answers with several marks" }
    because_dropdown(count) { ja: "{count} 個から選ぶドロップダウンがある", en: "there is a dropdown of {count}" }
    because_unit(unit) { ja: "単位「{unit}」がある", en: "the unit '{unit}' is there" }
    because_rule(kind) { ja: "入力規則（{kind}）がある", en: "there is a rule for input ({kind})" }
    because_numbers() { ja: "数が書いてある", en: "there are numbers" }
    because_days() { ja: "日付が書いてある", en: "there are dates" }
    because_words(text) { ja: "見出し「{text}」から", en: "by the label '{text}'" }
    because_varies() { ja: "回答によって中身が違う", en: "it differs between returns" }
    because_open() { ja: "記入欄になっている（入力規則、または保護のないセル）", en: "it is open for input" }
    because_legend() { ja: "番号の意味が書いてある", en: "the meaning of the numbers is written there" }
    because_repeats(count, values) { ja: "{values} 件の答えが {count} 種類だけ", en: "only {count} ⟦different answer|different answers⟧ in {values}" }
    because_joined(separator) { ja: "いくつかの答えが「{separator}」でつながっている", en: "several answers are joined with '{separator}'" }
    because_marks() { ja: "欄に○などの印がある", en: "there are marks in the boxes" }
    because_type(kind) { ja: "XLSForm の type が {kind}", en: "its XLSForm type is {kind}" }
    because_position(place) { ja: "記入欄は{place}", en: "its box is {place}" }
    place_right() { ja: "右隣", en: "to the right" }
    place_below() { ja: "下", en: "below" }
    place_cell(cell) { ja: "下の {cell}（真下ではない）", en: "{cell} (below, not straight under it)" }
    place_marks_left() { ja: "選択肢の左（○）", en: "left of the options (marks)" }
    place_marks_right() { ja: "選択肢の右（○）", en: "right of the options (marks)" }
    place_column(label) { ja: "列「{label}」", en: "column '{label}'" }
    place_columns(count) { ja: "{count} 列（1列が1選択肢）", en: "{count} ⟦column|columns⟧, one per option" }
    place_nowhere() { ja: "（様式なし）", en: "(no form)" }

    ask_single(text, options) { ja: "「{text}」（{options}）は、1つだけ選ぶ設問ですか。書かれていないので複数回答にしてあります。1つなら type を single に直してください。", en: "Is '{text}' ({options}) answered with one option only? It does not say, so it is drafted as multiple; make its type single if so." }
    ask_single_pair(text, options) { ja: "「{text}」（{options}）は単一回答ですか。そう書いてはありませんが、単一回答にしてあります。", en: "Is '{text}' ({options}) a single answer? It does not say so, but is drafted as one." }
    ask_kind(text) { ja: "「{text}」の答えは数・日付・選択・文字のどれですか。手がかりがないので文字にしてあります。", en: "Is the answer to '{text}' a number, a date, a choice or words? Nothing tells, so it is drafted as text." }
    ask_kind_quantity(text, found) { ja: "「{text}」は数ですか。「{found}」のように数と読めない答えがあります。", en: "Is '{text}' a number? There are answers such as '{found}' that are none." }
    ask_side(text, options) { ja: "「{text}」の○は、選択肢（{options}）の右と左のどちらに付けますか。右にしてあります。", en: "Do marks of '{text}' stand right or left of its options ({options})? Right is drafted." }
    ask_place(text, place) { ja: "「{text}」の記入欄は右隣ですか、下ですか。{place}にしてあります。", en: "Is the box of '{text}' to the right or below? It is drafted {place}." }
    ask_place_cell(text, cell) { ja: "「{text}」の記入欄は、下の {cell} ですか。枠線も入力規則もないので、ほかに欄が見当たらないことだけから、そうしてあります。", en: "Is {cell}, below it, the box of '{text}'? It has neither lines nor a rule for input; it is drafted as there is no other." }
    ask_which_box(text, cells) { ja: "「{text}」の下には、欄が {cells} とあります。どれに、何を答えますか。設問にしていません。", en: "Below '{text}' there are boxes at {cells}. Which takes what answer? It is not drafted." }
    ask_identity_under(text, cell) { ja: "「{text}」の欄は下の {cell} のようですが、だれの回答かは見出しの右隣から読むようにしてあります。下から読むには、case_name（コードなら case_code）を消して [[form.box]] に question = \"case_name\"、answer = \"below\"（真下でなければ \"cell\"）と書いてください。", en: "The box of '{text}' seems to be {cell} below it, but who answers is drafted to be read to the right of its label. To read it below, take case_name (or case_code) out and write a [[form.box]] with question = \"case_name\" and answer = \"below\" (\"cell\" if it is not straight under it)." }
    ask_never_answered(text, read, beside, first, label) { ja: "「{text}」の答えは {read} から読みますが、どのファイルでも空で、そばの {beside} に何か書かれています。それが答えなら、回答欄の「答えの場所」を「番地」、「答えの番地」を {first}、「見出しの番地」を {label} にしてください（TOML では answer = \"cell\"、cell = \"{first}\"、at = \"{label}\"）。", en: "The answer of '{text}' is read at {read}, which is empty in every file, while something stands beside it at {beside}. If that is the answer, give its box answer = \"cell\", cell = \"{first}\" and at = \"{label}\"." }
    ask_never_named(text, read, beside, first, label, key) { ja: "だれの回答かは「{text}」の {read} から読みますが、どのファイルでも空で、そばの {beside} に何か書かれています。それがそうなら、様式の見出し（{key}）を消し、回答欄に、設問 {key}、見出し「{text}」、答えの場所「番地」、答えの番地 {first}、見出しの番地 {label} の行を足してください。", en: "Who answers is read at {read} of '{text}', which is empty in every file, while something stands beside it at {beside}. If that is it, take {key} of the form out and add a box with question = \"{key}\", label = \"{text}\", answer = \"cell\", cell = \"{first}\", at = \"{label}\"." }
    ask_box_under(text, cell) { ja: "「{text}」は設問ですか。下に欄 {cell} がありますが、設問にしていません。", en: "Is '{text}' a question? There is a box at {cell} below it, but it is not drafted." }
    because_under(cell) { ja: "見出しの下にある欄は {cell} だけ", en: "{cell} is the only box below the label" }
    ask_is_answer(text, found) { ja: "「{text}」の隣の「{found}」は回答ですか、様式に印刷された文字ですか。回答として読みます。", en: "Is '{found}' beside '{text}' an answer or a part of the form? It is read as an answer." }
    ask_is_question(text) { ja: "「{text}」は設問（記入欄のある見出し）ですか。違えば消してください。", en: "Is '{text}' a question with a box? Remove it if not." }
    ask_not_taken(text) { ja: "「{text}」は設問ですか。記入欄が見つからないので、設問にしていません。", en: "Is '{text}' a question? No box was found, so it is not drafted." }
    ask_label_twice(text) { ja: "「{text}」と同じ見出しがほかにもあり、見出しでは場所を決められません。設問にしていません。どう読みますか。", en: "The label '{text}' is there more than once, so the words do not find its place. It is not drafted. How should it be read?" }
    ask_period() { ja: "何年度の調査ですか。分かれば --period FY2024 のように付けてもう一度下書きすると、回（round）まで書けます。", en: "Which fiscal year is it? Draft again with --period FY2024 to get its round too." }
    ask_period_is(year, text) { ja: "{year} 年度の回としてあります（「{text}」から）。合っていますか。", en: "It is drafted as FY{year} (by '{text}'). Is that right?" }
    ask_frame() { ja: "だれに聞いた調査ですか。今は任意回答（open）としてあり、配布数も回収率も出ません。名簿があればシート「対象名簿」に書き足し、全部に聞いたのなら、シート「層」の「対象の選び方」を「全数」（TOML では design = \"census\"）に直してください。", en: "Who was asked? It is drafted as open, without a number asked or a return rate. If there is a list, add it as the frame, and if all of it was asked, make the design of the stratum census." }
    ask_frame_of(asks, count) { ja: "{asks}回答を読んだ {count} 件は、Excel の下書きのシート「回答した団体」に並べてあります。回答しなかった団体を足して「対象名簿」に写せます。", en: "{asks} Whoever answered ({count}) is on the sheet 'respondents' of a draft in Excel, ready to be copied to the sheet 'frame' once those who did not answer are added." }
    ask_title(name, titles) { ja: "調査の名称は「{name}」でよいですか。ファイルごとに題が違うので（「{titles}」）、同じところを名称にしました。報告書の表紙にも出ます。", en: "Is '{name}' the name of the survey? The titles of the files differ ('{titles}'), so the words that they share were taken; it stands on the cover of the report too." }
    ask_sheets(names) { ja: "シート「{names}」も記入する様式ですか。下書きは1枚だけから作りました。", en: "Are the sheets '{names}' filled in too? The draft is made from one sheet only." }
    ask_codes(text, found) { ja: "「{text}」の {found} はそれぞれ何を表しますか。番号のまま選択肢にしてあります。", en: "What do {found} of '{text}' stand for? The numbers are drafted as options." }
    ask_categories(text, found) { ja: "「{text}」は選択肢から選ぶ設問ですか。今ある答え（{found}）を選択肢にしてあります。ほかの選択肢もあれば足してください。", en: "Is '{text}' a choice? The answers so far ({found}) are drafted as its options; add what else there is." }
    ask_of_whom(text) { ja: "「{text}」は、答えではなく、だれの回答かの区分ではありませんか。区分なら、シート「層」に区分を並べ、「対象名簿」の「層」の列に書き、この設問は消してください。区分ごとの配布数と回収率が出ます。", en: "Is '{text}' a group of those who answer rather than an answer? Then list its groups as strata, write them into the stratum of the frame and take the question out: how many were asked and the return rates come by group." }
    ask_text_or_choice(text, found) { ja: "「{text}」は自由記述ですか、選択肢から選ぶ設問ですか（今ある答え: {found}）。自由記述にしてあります。", en: "Is '{text}' free text or a choice (answers so far: {found})? It is drafted as text." }
    ask_joined(text, separator, found) { ja: "「{text}」は複数回答ですか。「{separator}」で区切ると {found} になります。", en: "Is '{text}' a multiple answer? Split at '{separator}' it gives {found}." }
    ask_separators(one, other) { ja: "答えの区切りが列によって違います（「{one}」と「{other}」）。1つの様式に書ける区切りは1つです。", en: "Columns are joined with different separators ('{one}' and '{other}'); a form declares one." }
    ask_option_with_separator(text, option) { ja: "「{text}」の「{option}」は1つの選択肢ですか（いつも続けて現れるので1つにしてあります）。", en: "Is '{option}' of '{text}' one option? Its parts always come together, so it is drafted as one." }
    ask_other_words(text, found) { ja: "「{text}」に1回だけ現れる「{found}」は、選択肢ですか、その他の自由記述ですか。選択肢にはしていません。", en: "Are '{found}' of '{text}', which come once, options or other-specify words? They are not drafted as options." }
    ask_heading_twice(text) { ja: "見出し「{text}」の列が2つ以上あり、どちらか決められません。設問にしていません。", en: "There are several columns '{text}'; which is which cannot be told, so they are not drafted." }
    ask_no_heading(column) { ja: "{column} 列には見出しがありません。設問にしていません。", en: "Column {column} has no heading and is not drafted." }
    ask_headings(text) { ja: "{text} 行目を見出しとしました。合っていますか。", en: "Row {text} is taken for the headings. Is that right?" }
    ask_empty_column(text) { ja: "「{text}」の列はまだ空です。答えの種類を決めてください。文字にしてあります。", en: "The column '{text}' is still empty. Decide what it takes; it is drafted as text." }
    ask_universe(text, condition) { ja: "「{text}」は一部の人だけに聞く設問ですか。そうなら universe = \"{condition}\" を足してください。", en: "Is '{text}' asked of some only? Add universe = \"{condition}\" if so." }
    ask_universe_words(text) { ja: "「{text}」はだれに聞く設問ですか。条件（universe）を書き足してください。", en: "Of whom is '{text}' asked? Add its condition (universe)." }
    ask_table(text, range) { ja: "{range}（「{text}」）は行と列のある表です。どう読みますか。設問にしていません。", en: "{range} ('{text}') is a table with rows and columns. How should it be read? It is not drafted." }
    ask_serial(text) { ja: "「{text}」は通し番号と見て、設問にしていません。回答者の番号なら case_code に書いてください。", en: "'{text}' is taken for a running number and not drafted. If it identifies respondents, make it the case_code." }
    ask_nothing() { ja: "設問を1つも見つけられませんでした。どのセルが設問で、どこに答えを書きますか。", en: "No question was found. Which cells ask, and where are the answers?" }
    ask_separate_date(text) { ja: "「{text}」は年・月・日が別の欄です。どう読みますか。設問にしていません。", en: "'{text}' has separate boxes for year, month and day. How should it be read? It is not drafted." }
    ask_other_box(text) { ja: "「{text}」に書かれた言葉（　）の中も読みますか。選択肢としてだけ読みます。", en: "Should the words inside the brackets of '{text}' be read too? Only the choice is." }
    ask_identity() { ja: "だれの回答かを示す欄（団体名・コード）が見つかりません。どれですか。", en: "No cell says who answers (name, code). Which is it?" }
    ask_lost(text, why) { ja: "「{text}」は下書きの定義で読み返せませんでした（{why}）。設問から外してあります。", en: "'{text}' could not be read back with the draft ({why}) and was taken out." }

    left_type(name, kind) { ja: "{name}（{kind}）: この種類は回答の欄になりません", en: "{name} ({kind}): not a kind of answer" }
    left_relevant(name, expression) { ja: "{name} の条件 {expression}: 限定条件に書き換えられません", en: "condition of {name}, {expression}: it cannot be put as a universe" }
    left_constraint(name, expression) { ja: "{name} の制約 {expression}: 最小・最大に書き換えられません", en: "constraint of {name}, {expression}: it cannot be put as min and max" }
    left_calculation(name) { ja: "{name}: 計算式", en: "{name}: a calculation" }
    left_repeat(name) { ja: "{name}: 繰り返し。中の設問は1回分として書きました", en: "{name}: a repeat; its questions are drafted once" }
    left_filter(name) { ja: "{name} の choice_filter（絞り込み）", en: "the choice_filter of {name}" }
    left_other(name) { ja: "{name} の or_other: 選択肢「その他」を足しました", en: "or_other of {name}: an option for other was added" }
    left_list(name, list) { ja: "{name} の選択肢 {list} がありません。文字にしてあります", en: "the list {list} of {name} is not there; it is drafted as text" }
    left_code(list, code, new) { ja: "{list} のコード {code} は条件に書けないので {new} にしました", en: "code {code} of {list} cannot stand in a condition and became {new}" }
    left_group(name, expression) { ja: "グループ {name} の条件 {expression}", en: "condition of group {name}, {expression}" }
    left_words(name, column, text) { ja: "{name} の {column}「{text}」", en: "{column} of {name}: '{text}'" }
    left_column(column) { ja: "列 {column}", en: "column {column}" }
    left_administration(text) { ja: "「{text}」: 受付の管理項目なので設問にしていません", en: "'{text}': kept by the service, not an answer" }

    head_one() { ja: "kaishu draft の下書き。「要確認」は推測とその理由、「質問」は決められなかったことです。", en: "A draft by kaishu draft. 'To confirm' marks a guess with its reason, 'question' what could not be decided." }
    head_two() { ja: "確かめて直したら、その行は消して構いません。", en: "Remove these lines once they are settled." }
    head_left_out() { ja: "書き写していないもの:", en: "Not carried over:" }
    plan_title(title) { ja: "{title} 集計結果", en: "{title}: results" }
    plan_section() { ja: "調査の結果", en: "Results" }
    plan_returned() { ja: "回収数", en: "Returned" }
    plan_returned_unit() { ja: "件", en: " returns" }
    plan_rates() { ja: "回収状況", en: "Returns" }
    plan_came(returned) { ja: "{returned}の回答があった。回収の状況は次のとおりである。", en: "There were {returned}, as follows." }
    plan_answers() { ja: "設問ごとの結果は次のとおりである。", en: "The answers to each question were as follows." }
    plan_is_drafted() { ja: "設問ごとに1つの表を並べただけの、初めの集計計画です。クロス集計や検定は含みません。表や数値を足し、要らないものは行を消してください。", en: "A first plan with one table of each question, without cross-tabulations or tests. Add tables and figures, and remove the rows of those that are not wanted." }
    everybody() { ja: "回答者", en: "respondents" }
    chosen_times(count) { ja: "{count} 件", en: "chosen {count} times" }
    to_confirm(places, reasons) { ja: "要確認（{places}）{reasons}", en: "to confirm ({places}) {reasons}" }
    between_reasons() { ja: "、", en: "; " }
    question_line(number, places, asks) { ja: "質問{number}（{places}）{asks}", en: "question {number} ({places}): {asks}" }
    ask_strangers(files) { ja: "様式の言葉が、この下書きのもとにしたファイルと違うファイルがあります: {files}。答えの種類などを見比べるのには使っていませんが、回答は同じ定義で読みます。別の調査なら、フォルダを分けてください。", en: "The words of the form in these files are not those of the file that this is drafted from: {files}. They were not compared with it, but their answers are read by the same definition; keep files of another survey in a folder of their own." }
    stranger(file) { ja: "「{file}」", en: "'{file}'" }
    stranger_where(file, words) { ja: "「{file}」（{words}）", en: "'{file}' ({words})" }
    stranger_lacks(at, text) { ja: "{at}「{text}」がない", en: "no '{text}' as in {at}" }
    stranger_has(at, text, other) { ja: "{at}「{text}」が「{other}」", en: "'{other}' for '{text}' in {at}" }
    stranger_moved(at, text, place) { ja: "{at}「{text}」が {place} にある", en: "'{text}' of {at} in {place}" }

    about_draft() { ja: "今ある調査票・一覧・フォームの出力・XLSForm から、調査の定義を下書きする", en: "Draft the definition of a survey from a form, a list, a web form's export or an XLSForm that you have" }
    examples_draft() { ja: "  kaishu draft 調査票.xlsx\n  kaishu draft 回収/ --into . --id need --period FY2024\n", en: "  kaishu draft form.xlsx\n  kaishu draft returned/ --into . --id need --period FY2024\n" }
    help_file() { ja: "もとにするファイル。同じ様式の回答をいくつも、またはフォルダを渡すと、違うところを回答と見る", en: "The file to draft from; of several returns of one form, or a folder, what differs is an answer" }
    help_output() { ja: "下書きを書くファイル", en: "The file to write the draft to" }
    help_into() { ja: "下書きを surveys/ に書く作業フォルダ", en: "The workspace into whose surveys/ the draft is written" }
    help_id() { ja: "調査の id（半角の小文字・数字）", en: "Id of the survey (small letters and digits)" }
    help_period() { ja: "何年度の回か", en: "Fiscal year of the round" }
    help_sheet() { ja: "もとにするシートの名前", en: "Name of the sheet to draft from" }
    bad_period(text) { ja: "「{text}」は年度ではありません（例: FY2024、R6年度）", en: "'{text}' is no fiscal year (such as FY2024)" }
    already_there(path) { ja: "{path} はもうあります。上書きはしません。別の名前を -o か --id で付けてください。", en: "{path} is there already and is not written over. Give another name with -o or --id." }
    no_file() { ja: "読めるファイルがありません", en: "there is no file that can be read" }
    written(path) { ja: "{path} に下書きを書きました。「質問」と「要確認」の行を確かめ、kaishu check で確かめてください。", en: "The draft was written to {path}. Go through its lines 'question' and 'to confirm', then run kaishu check." }
    put_files(folder) { ja: "回答のファイルは、作業フォルダの {folder}/ に置いてください。", en: "Put the returns into {folder}/ of the workspace." }
    not_written() { ja: "まだ何も書いていません。--into . で surveys/ に、-o FILE で好きな場所に書きます。", en: "Nothing was written. Write it with --into . to surveys/, or with -o FILE anywhere." }
    drafted_from(title, origin) { ja: "「{title}」を{origin}として下書きしました。", en: "'{title}' was drafted as {origin}." }
    origin_form() { ja: "調査票（1ファイルが1回答）", en: "a form (one respondent per file)" }
    origin_list() { ja: "一覧（1行が1回答）", en: "a list (one respondent per row)" }
    origin_export(service) { ja: "{service} の出力", en: "an export of {service}" }
    origin_xlsform() { ja: "XLSForm", en: "an XLSForm" }
    from_sheet(name) { ja: "シート: {name}", en: "sheet: {name}" }
    code_at() { ja: "コード", en: "code" }
    name_at() { ja: "名前", en: "name" }
    who_at(what, label, place) { ja: "だれの回答か（{what}）: 「{label}」（{place}）", en: "who answers ({what}): '{label}' ({place})" }
    questions_for_you(count) { ja: "質問 {count} 件（決められなかったこと）:", en: "{count} ⟦question|questions⟧ (what could not be decided):" }
    read_back(file, returns, answered, boxes) { ja: "読み返し: {file} から {returns} 件、{boxes} 欄のうち {answered} 欄に答え", en: "read back: {file} gave {returns} return(s), {answered} answers in {boxes} ⟦box|boxes⟧" }
    uncovered(count) { ja: "  どの欄でもなく、様式の文字とも見なかったセル {count} 個:", en: "  {count} ⟦cell|cells⟧ that ⟦is|are⟧ neither a box nor words of the form:" }
    column_cell() { ja: "セル", en: "cell" }
    column_number() { ja: "番号", en: "number" }
    column_text() { ja: "設問", en: "question" }
    column_type() { ja: "答えの種類", en: "kind" }
    column_place() { ja: "答えの場所", en: "answer" }
    column_state() { ja: "状態", en: "state" }
    state_confirm() { ja: "要確認", en: "to confirm" }
    state_asked(numbers) { ja: "質問{numbers}", en: "question {numbers}" }

    ask_remarks(text) { ja: "「{text}」の列も読みますか。答えの列だけを設問にしています。", en: "Should the column '{text}' be read too? Only the column of answers is drafted." }
    ask_legend(text, options) { ja: "「{text}」の番号は {options} の順ですか（下の注から）。", en: "Do the numbers of '{text}' stand for {options} (by the note)?" }

    because_grid(items, options) { ja: "{items} 項目×{options} 選択肢の表がある", en: "there is a grid of {items} items and {options} options" }
    ask_grid_several(text) { ja: "「{text}」の表は、1つの項目にいくつも○を付けてよいですか。1つとしてあります。", en: "May an item of the grid '{text}' have several marks? One is drafted." }
    place_grid(items) { ja: "表の {items} 行（○）", en: "grid of {items} rows (marks)" }
    place_inline() { ja: "右隣のセルの選択肢に印", en: "a mark at an option of the cell to the right" }

    because_in_one_cell(count) { ja: "1つのセルに選択肢が {count} つ並んでいる", en: "{count} ⟦option stands|options stand⟧ in one cell" }
    ask_in_one_cell(options) { ja: "「{options}」のセルには、選んだ方に印を付けるのですか（○を付ける、ほかを消す、など）。印のある方、または残った方を答えと読みます。", en: "Is the choice marked in the cell of '{options}'? The marked one, or the one that is left, is read as the answer." }
    place_inline_below() { ja: "下のセルの選択肢に印", en: "a mark at an option of the cell below" }

    left_out_line(place, what) { ja: "・{place} {what}", en: "- {place} {what}" }
    ask_number_or_code(text) { ja: "「{text}」は数（件数など）ですか、選択肢の番号ですか。数にしてあります。", en: "Is '{text}' a number, or does it name an option? It is drafted as a number." }
    help_to() { ja: "書く形: xlsx（既定）か toml", en: "Form of the draft: xlsx (if left out) or toml" }

    ask_own_form(form) { ja: "kaishu form で作った調査票（{form}）です。もとの定義がそのまま読めるので、下書きは要らないのではありませんか。", en: "This form was made by kaishu form ({form}); its own definition reads it, so is a draft needed at all?" }

    question_bare(number, asks) { ja: "質問{number}: {asks}", en: "question {number}: {asks}" }

    head_unused() { ja: "使っていない文言（設問、選択肢、題、単位のどれにもしていません。設問があれば足してください）:", en: "Not used (neither question, option, title nor unit; add what is a question):" }
    head_notes() { ja: "注と見た文言:", en: "Taken for notes:" }
    unused_here(count) { ja: "使っていない文言とセル {count} 個（設問、選択肢、題、単位のどれにもしていません）:", en: "{count} ⟦cell is|cells are⟧ not used (neither question, option, title nor unit):" }
    more_answers(count) { ja: "ほか {count} 種類", en: "{count} more" }
    ask_two_answers(text, found) { ja: "「{text}」に、2つ以上の答えを書いたもの（{found}）があります。選択肢にはしていません。いくつも選べる設問なら、複数回答に直してください。", en: "Some answers to '{text}' name two or more options ({found}). They are drafted as no options; make it a question with several answers if more than one may be chosen." }
    more_unused(count) { ja: "・ほか {count} 個", en: "- and {count} more" }
    more_unused_listed(count) { ja: "  ほか {count} 個（書いたファイルに並んでいます）", en: "  and {count} more (listed in the draft)" }
    more_when_read(count) { ja: "  ほか {count} 件（ファイルを回の source に入れれば kaishu check が全部示します）", en: "  and {count} more (kaishu check shows all once the file is in a round)" }
    notes_here(count) { ja: "注と見た文言が {count} 個あります（書いたファイルに並んでいます）。", en: "{count} ⟦text is|texts are⟧ taken for notes (listed in the draft)." }
    left_sheet(sheet) { ja: "シート{sheet}: この下書きには使っていません", en: "sheet {sheet}: not used" }
    sheet_shown(name, count) { ja: "「{name}」（{count} セル）", en: "'{name}' ({count} ⟦cell|cells⟧)" }
    sheet_hidden(name, count) { ja: "「{name}」（非表示、{count} セル）", en: "'{name}' (hidden, {count} ⟦cell|cells⟧)" }
    ask_nothing_on(sheet) { ja: "シート{sheet}を見ましたが、設問を1つも見つけられませんでした。どのセルが設問で、どこに答えを書きますか。", en: "No question was found on sheet {sheet}, which was looked at. Which cells ask, and where are the answers?" }
    ask_nothing_shown() { ja: "見えるシートに中身がないか、記入例や一覧のシートだけなので、どのシートからも下書きしていません。", en: "No sheet was drafted from: those that are shown are empty, or are examples and lists." }
    ask_other_sheet(asks, sheets) { ja: "{asks}ほかのシートは {sheets} です。設問のあるシートを --sheet 名前 で指定して、もう一度下書きしてください。", en: "{asks} The other sheets are {sheets}. Draft again with --sheet NAME if one of them asks." }
    left_drawing(text) { ja: "図形の文字「{text}」", en: "words in a drawing: '{text}'" }
    no_such_sheet(file, name, there) { ja: "{file} にシート「{name}」はありません。あるのは「{there}」です。", en: "There is no sheet '{name}' in {file}; there are '{there}'." }
    ask_units_shown(text) { ja: "「{text}」の数は、％などの表示がセルによって違います。単位は何ですか。", en: "The numbers of '{text}' are shown with different units, as percentages and otherwise. What is the unit?" }
    ask_boxes(text, words) { ja: "「{text}」の下の「{words}」には欄が1つずつあります。選択肢（○を付ける）ですか、それぞれに答える設問ですか。設問にしていません。", en: "Below '{text}' there is a box beside each of '{words}'. Are these options to mark or questions of their own? They are not drafted." }
    ask_total_row(row, text) { ja: "{row} 行目の「{text}」は合計の行ですか。このままでは1件の回答として数えます。合計なら、その行を消すか「合計」とだけ書いてください。", en: "Is row {row}, '{text}', a total? As it stands it counts as a respondent. If it is one, remove the row or let it say 合計 only." }
    ask_answers_come() { ja: "XLSForm には設問だけがあり、答えの届き方（form）がありません。kaishu form で Excel の調査票を作って送るか、Web フォームの出力があれば kaishu draft XLSFORM 出力 のように一緒に渡してください。どちらにしますか。", en: "An XLSForm holds the questions and not how the answers arrive (form). Make Excel forms of it with kaishu form, or, if there is an export of the web form, draft from both: kaishu draft XLSFORM EXPORT. Which is it?" }
    words_of_other(option) { ja: "「{option}」の内容", en: "words of '{option}'" }
    because_brackets() { ja: "選択肢の（　）に書き込める", en: "there is room in its brackets" }
    place_inside() { ja: "選択肢の（　）の中", en: "in the brackets of the option" }
    ask_unread(why) { ja: "下書きした定義では、もとのファイルを読めません（{why}）。回答も読めないので、このままでは使えません。xlsx で保存し直したものから下書きしてください。", en: "The draft does not read the file it was made from ({why}), nor would it read returns like it. Save it as xlsx and draft from that." }
    ask_nothing_read() { ja: "1件も読めない", en: "nothing was read" }
    a_table(number) { ja: "表{number}", en: "table {number}" }
    because_rows_ready() { ja: "見出しの下に、記入を待つ行が並んでいる", en: "rows below the headings wait to be filled in" }
    ask_kinds(text, columns) { ja: "繰り返し表「{text}」の「{columns}」の答えは数・日付・選択・文字のどれですか。手がかりがないので文字にしてあります。", en: "Are the answers to '{columns}' of the repeat group '{text}' numbers, dates, choices or words? Nothing tells, so they are drafted as text." }
    repeat_here(place, title, columns) { ja: "繰り返し表 {place} 「{title}」（1行が1件、要確認）: {columns}", en: "repeat group {place} '{title}' (one unit per row, to confirm): {columns}" }
    ask_no_column(text) { ja: "「{text}」の答えの列が出力に見つからないか、2つ以上あります。設問から外してあります。どの列ですか。", en: "The export has no column for '{text}', or several, and it was taken out. Which is it?" }
    ask_no_option_column(text, options) { ja: "「{text}」の選択肢「{options}」の列が出力にありません。選ばれなかったものとしてよいですか。", en: "The export has no column for the options '{options}' of '{text}'. Were they never chosen?" }
    ask_other_options(text) { ja: "「{text}」の列には、選択肢の名前でも言葉でもない答えがあります。どう書かれていますか。", en: "The column of '{text}' holds answers that are neither names nor words of its options. How are they written?" }
    ask_no_export(files) { ja: "「{files}」に、この XLSForm の設問の列が見つかりません。答えの出力はどのファイルですか。", en: "No columns for the questions of this XLSForm were found in '{files}'. Which file holds the answers?" }
    ask_one_cell(texts) { ja: "「{texts}」の記入欄は、結合された同じ1つのセルです。どの設問の答えですか、それとも1つの設問ですか。設問にしていません。", en: "The box of '{texts}' is one and the same merged cell. Whose answer stands there, or is it one question? They are not drafted." }
    ask_headings_left(words) { ja: "「{words}」は表の見出しですか。そうなら、下の行をどう読みますか。設問にしていません。", en: "Are '{words}' the headings of a table, and how should the rows below be read? They are not drafted." }
}
