//! Words of the command line: progress, summaries, failures of the system.

phrases! {
    io_failed(act, path, reason, remedy) { ja: "{act}できません: {path}（{reason}）。{remedy}", en: "cannot {act}: {path} ({reason}). {remedy}" }
    act_list() { ja: "フォルダの一覧を取得", en: "list the folder" }
    act_read() { ja: "ファイルを読むことが", en: "read the file" }
    act_write() { ja: "ファイルを書くことが", en: "write the file" }
    act_remove() { ja: "もう当てはまらない古い結果を消すことが", en: "remove an old result that is true no more" }
    act_replace() { ja: "古い結果と置き換えることが", en: "replace the old results" }
    no_workspace(path) { ja: "{path} に surveys/ フォルダがありません。作業フォルダの中で実行するか、-w でフォルダを指定してください。", en: "{path} has no surveys/ folder. Run inside a workspace or name one with -w." }
    internal(text) { ja: "内部の処理に失敗しました（{text}）。この文をそのまま開発者に知らせてください。", en: "an internal step failed ({text}). Please report this sentence as it stands." }
    error_word() { ja: "エラー", en: "error" }
    warning_word() { ja: "注意", en: "warning" }
    saved_since(n) { ja: "kaishu が書いたあとで保存し直された（手直しされた）ファイルが {n} 個ありました。失われないように別の名前で残し、元の名前には新しく作ったものを書きました:", en: "{n} ⟦file was|files were⟧ saved by somebody (edited) after kaishu wrote ⟦it|them⟧. Nothing is lost: ⟦it is|they are⟧ kept under another name, and what was made now stands under the old one:" }
    saved_unknown(n) { ja: "kaishu が書いたままか、手直しされたものか、記録がなくて分からないファイルが {n} 個ありました。失われないように別の名前で残し、元の名前には新しく作ったものを書きました:", en: "of {n} ⟦file|files⟧ nothing tells whether ⟦it is|they are⟧ as kaishu wrote ⟦it|them⟧ or edited. Nothing is lost: ⟦it is|they are⟧ kept under another name, and what was made now stands under the old one:" }
    saved_since_file(kept, file) { ja: "  残したもの: {kept} ／ 新しいもの: {file}", en: "  kept: {kept} | new: {file}" }
    saved_since_hint() { ja: "  手直しは新しいものには入っていません。次からも入れたい文や体裁は、自分の Word の文書に印を書いて差し込み（docs/templates.ja.md）、数や表の出し方は計画（analysis/）で変えてください。残したものは、要らなければ消してかまいません。", en: "  What was edited is not in the new ones. Words and looks that are to stay belong into a Word document of your own with marks (docs/templates.md), numbers and tables into the plan (analysis/). What was kept may be deleted if it is not needed." }
    usage_heading() { ja: "使い方", en: "Usage" }
    options_heading() { ja: "オプション", en: "Options" }
    commands_heading() { ja: "コマンド", en: "Commands" }
    examples_heading() { ja: "例", en: "Examples" }
    about() { ja: "回収したアンケートのファイルから、確かめられる数値と報告書へ", en: "From returned questionnaires to verified numbers and a report" }
    about_run() { ja: "回答を読み、集計し、すべての計画の報告書を書く", en: "Reads the returns, counts, and writes the report of every plan" }
    about_check() { ja: "定義・回答・記録を調べる（報告書は書かない。確認事項があれば終了コード1）", en: "Looks at definitions, returns and records; writes no report; exit 1 when there are findings" }
    about_collect() { ja: "回答を読み、回収状況一覧と回答台帳を作る", en: "Reads the returns and keeps the lists of cases, files and answers" }
    about_report() { ja: "報告書（Word、ブラウザ用の頁、Markdown）を書く", en: "Writes the report (Word, a page for a browser, Markdown)" }
    about_trace() { ja: "数値のもとになったセルを示す", en: "Lists the cells behind a figure" }
    help_workspace() { ja: "作業フォルダ（省略すると今のフォルダ）", en: "The workspace (the current folder if left out)" }
    help_lang() { ja: "メッセージと報告書の言語 ja / en", en: "Language of messages and reports: ja or en" }
    help_color() { ja: "色を使う auto / always / never", en: "Colours: auto, always or never" }
    help_quiet() { ja: "結果、注意、エラーだけを示す", en: "Only results, warnings and errors" }
    help_help() { ja: "使い方を示す", en: "Shows this help" }
    help_version() { ja: "版を示す", en: "Shows the version" }
    help_strict() { ja: "確認事項があれば終了コード1で終わる", en: "Exits with 1 when there are findings" }
    help_figure() { ja: "数値の id（分析者用のブックの「数値一覧」、results.json にある id）", en: "Id of the figure (as in the analyst's workbook and results.json)" }
    help_raw() { ja: "取扱注意の記録の原文も示す", en: "Shows the text of sensitive records too" }
    step_definitions() { ja: "定義", en: "Definitions" }
    step_collect() { ja: "読み取り", en: "Reading" }
    step_evaluate() { ja: "集計", en: "Counting" }
    step_write() { ja: "書き出し", en: "Writing" }
    heading_and_figures(heading, figures) { ja: "{heading}（数値 {figures} 件にかかわる）", en: "{heading} (can change {figures} ⟦figure|figures⟧)" }
    more_with_all(n) { ja: "ほか {n} 件（--all ですべて示します）", en: "{n} more (--all shows them)" }
    help_all() { ja: "確認事項を1つも省かず、参考も示す", en: "Shows every finding, notes included" }
    more_findings(n) { ja: "ほか {n} 件（全件は分析者用の一覧にあります）", en: "{n} more (all are in the analyst's lists)" }
    and_more_cells(first, n) { ja: "{first} ほか {n} セル", en: "{first} and {n} ⟦more cell|more cells⟧" }
    finding(found, expected, hint) { ja: "あったもの: {found} ／ あるべきもの: {expected} ／ {hint}", en: "found: {found} | expected: {expected} | {hint}" }
    summary_key_in(n) { ja: "、要手入力 {n}", en: ", {n} to be keyed in" }
    summary_files(read, set_aside, key_in, returns) { ja: "ファイル: 読み取り {read}、使えないもの {set_aside}{key_in}（回答・記録 {returns} 件）", en: "Files: {read} read, {set_aside} set aside{key_in} ({returns} ⟦return|returns⟧ and records)" }
    summary_unchanged() { ja: "変更なし: 前の実行から何も変わっていないため、どのファイルも書き換えていません。", en: "Unchanged: nothing has changed since the last run, and no file was rewritten." }
    summary_reread(anew, taken, names) { ja: "  前の実行から: 新しく読んだもの {anew}、前のまま使ったもの {taken}{names}", en: "  since the last run: {anew} read anew, {taken} taken as they were{names}" }
    summary_read_anew(files) { ja: "（新しく読んだもの: {files}）", en: " (read anew: {files})" }
    unfinished(path) { ja: "途中で止まった実行が残したものです（何も数えません）: {path}。ほかに kaishu が動いていなければ、消してかまいません。", en: "left behind by a command that was ended in the middle (it counts as nothing): {path}. Unless another kaishu is at work, it may be deleted." }
    not_kept(error) { ja: "読み取りの控え（.kaishu/）を書けませんでした。結果は変わりませんが、次の実行ではすべてのファイルを読み直します。{error}", en: "what the files hold could not be kept in .kaishu/. The results are the same; the next run reads every file again. {error}" }
    summary_findings(open, undecided, notes) { ja: "確認事項: {open} 件（うち要確認 {undecided} 件）、参考 {notes} 件", en: "Findings: {open} to look at ({undecided} of them undecided), {notes} ⟦note|notes⟧" }
    summary_unconfirmed(files) { ja: "  ほかに、確かめていない印（「要確認…」の行）が残るもの: {files}（上の「うち要確認」は、決まるまで数えない回答と記録の件数です）", en: "  besides, marks that nobody settled stand in {files} ('undecided' above counts the answers and records that are held out)" }
    summary_figures(title, n, provisional, undefined) { ja: "報告書「{title}」: 数値 {n}（要確認 {provisional}、算出不能 {undefined}）", en: "Report '{title}': {n} ⟦figure|figures⟧ ({provisional} to be confirmed, {undefined} undefined)" }
    summary_stamp(stamp) { ja: "  印字: {stamp}", en: "  stamped: {stamp}" }
    summary_report(path, also) { ja: "  報告書: {path}{also}", en: "  report: {path}{also}" }
    and_formats(endings) { ja: "（同じ名前の {endings} も）", en: " (and {endings})" }
    summary_sheets(xlsx) { ja: "  集計表: {xlsx}", en: "  tables: {xlsx}" }
    summary_data(json) { ja: "  数値データ: {json}", en: "  data: {json}" }
    marked_open(mark) { ja: "LibreOffice で開いている印 {mark} があります。LibreOffice で開いていないのなら、前に終わり方がよくなかったときの残りです。印のファイルを消して、もう一度実行してください。", en: "There is the mark {mark} by which LibreOffice says that it has it open. If it is not open there, the mark was left by a program that was cut off: delete the mark and run again." }
    written_beside(file, new) { ja: "{file} は、ほかのプログラムで開かれている（または書き込みが許されていない）ため、前の内容のままです。新しい内容は {new} に書きました。Excel、Word や LibreOffice で開いていれば閉じて、もう一度実行してください（そのとき {new} は消えます）。", en: "{file} is open in another program (or may not be written to) and still has its old content. The new one is in {new}. Close it in Excel, Word or LibreOffice, if it is open there, and run again ({new} then goes away)." }
    left_alone(files) { ja: "今回は書いていない形式のファイルが前の実行から残っています（今回の結果より古いことがあります）: {files}", en: "files of an earlier run remain in formats that were not written now (they may be older than this result): {files}" }
    help_formats(known) { ja: "書く形式（例: docx,xlsx。あるのは {known}。全部は all、省略しても同じ。分析者用の一覧と変更一覧はいつも書きます）", en: "Formats of the reports, such as docx,xlsx, of {known} (all of a run with the word all or if left out; the analyst's lists and the list of changes are always written)" }
    no_such_format(word, near, known) { ja: "形式「{word}」はありません{near}。あるのは {known} です。", en: "there is no format '{word}'{near}. There are {known}." }
    no_format(known) { ja: "--formats に形式がありません。{known} から、カンマで区切って書いてください。", en: "--formats names no format. Write some of {known}, with commas between." }
    summary_tables(xlsx, data) { ja: "  集計表: {xlsx}、数値データ: {data}", en: "  tables: {xlsx}, data: {data}" }
    and_files(files) { ja: "（{files} も）", en: " (and {files})" }
    with_others(file, also) { ja: "{file}{also}", en: "{file}{also}" }
    lost_in_cp932(file, signs) { ja: "{file}: CP932（Shift_JIS）にない文字を番号（{{U+…}}）で書きました: {signs}", en: "{file}: characters that CP932 (Shift_JIS) lacks stand by their numbers ({{U+...}}): {signs}" }
    summary_free_answers(n, questions, sheet) { ja: "自由記述: {n} 件（設問 {questions}）。文は分析者用のブックのシート「{sheet}」、コードを付けるには kaishu code", en: "Free answers: {n} in {questions} ⟦question|questions⟧, on the sheet {sheet} of the analyst's workbook; kaishu code makes a list to code them in" }
    summary_analyst(path) { ja: "  分析者用（部外秘）: {path}", en: "  for the analyst only: {path}" }
    findings_listed(counts, place) { ja: "確認事項: {counts}（全件: {place}）", en: "Findings: {counts} (all of them: {place})" }
    findings_sheet(file) { ja: "{file} のシート「確認事項」", en: "sheet Findings of {file}" }
    no_findings() { ja: "確認事項: なし", en: "Findings: none" }
    summary_notes(n) { ja: "  参考 {n} 件の内容: 分析者用のブックのシート「確認事項」", en: "  the {n} ⟦note|notes⟧: on the sheet Findings of the analyst's workbook" }
    summary_ledger(rows) { ja: "回答台帳: {rows} セル（.kaishu/answers.parquet）", en: "Answer ledger: {rows} ⟦cell|cells⟧ (.kaishu/answers.parquet)" }
    gone_return(file, answers) { ja: "前の実行で使ったファイルがありません: {file}（{answers} 件の答え）", en: "a file that the last run used is gone: {file} ({answers} ⟦answer|answers⟧)" }
    gone_ledger(file, answers) { ja: "前の実行で使ったデータ修正記録がありません: {file}（{answers} 件の答えを直していました）", en: "a correction ledger that the last run used is gone: {file} (it had changed {answers} ⟦answer|answers⟧)" }
    hint_gone() { ja: "消すつもりでなければ、元の場所に戻してください。kaishu run、collect、tabulate、report のどれかを実行すると、なくなったものとして覚え直します。", en: "Put it back if that was not meant. Once kaishu run, collect, tabulate or report has run without it, this is not said again." }
    no_plan() { ja: "集計計画がないため、集計表と報告書はありません。計画は、定義のブックのシート「集計計画」「計画_章立て」と、数値や表の「計画_数値」「計画_表」に書くか、analysis/ に置きます（kaishu new が作る例に入っています）。", en: "There is no plan, so there are no tables and no report. Write one on the sheets 'plan' and 'sections' of the definition workbook, with 'figures' and 'tables', or into analysis/ (the example of kaishu new has one)." }
    read_round(title, round, valid, asked) { ja: "{title}（{round}）: 読み取った回答 {valid} 件{asked}", en: "{title} ({round}): {valid} ⟦return was|returns were⟧ read{asked}" }
    read_of(cases) { ja: "（対象 {cases}）", en: " (of {cases} ⟦case|cases⟧)" }
    read_number() { ja: "番号", en: "Number" }
    read_question() { ja: "設問", en: "Question" }
    read_answers() { ja: "答え（n）", en: "Answers (n)" }
    collect_survey() { ja: "調査・記録", en: "Survey" }
    collect_round() { ja: "回", en: "Round" }
    collect_cases() { ja: "対象", en: "Cases" }
    no_such_table(id, near) { ja: "表「{id}」はありません{near}。表の id は計画（analysis/）と results.json にあります。", en: "there is no table '{id}'{near}. The ids of tables are in the plan (analysis/) and in results.json." }
    no_such_figure(id, near) { ja: "数値「{id}」はありません{near}。数値の id は分析者用のブックのシート「数値一覧」と results.json にあります。", en: "there is no figure '{id}'{near}. The ids of figures are on the sheet Figures of the analyst's workbook and in results.json." }
    is_sentence(id, text, figures, first) { ja: "「{id}」は文「{text}」の id です。もとの数値は {figures} で、1つずつ追えます（例: kaishu trace {first}）。", en: "'{id}' is the id of the sentence '{text}'. Its figures are {figures}; each can be traced (such as kaishu trace {first})." }
    nearest(names) { ja: "（近いもの: {names}）", en: " (nearest: {names})" }
    kept_back() { ja: "（非表示。--raw で表示）", en: "(kept back; --raw shows it)" }
    row_to_paste(row) { ja: "決めるときの行: {row}", en: "row that would decide it: {row}" }
    evidence(n) { ja: "もとになったセル: {n}", en: "cells behind it: {n}" }
    status(word) { ja: "［{word}］", en: "[{word}]" }
    file() { ja: "ファイル", en: "File" }
    sheet() { ja: "シート", en: "Sheet" }
    cell() { ja: "セル", en: "Cell" }
    raw_text() { ja: "原文", en: "Raw text" }
    rule() { ja: "規則", en: "Rule" }
    rule_called(meaning, id) { ja: "{meaning}（{id}）", en: "{meaning} ({id})" }
    rule_identity() { ja: "だれの回答かを示すセル", en: "tells whose return it is" }
    rule_entered() { ja: "指標の表に書かれた数", en: "a number of the table of indicators" }
    rule_frame() { ja: "調査対象名簿のセル", en: "a cell of the frame" }
}
