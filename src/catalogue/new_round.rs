//! Words of `kaishu new-round`: what it has made of the last round, and what it leaves to a person.

phrases! {
    about() { ja: "前の回から次の年の回を作る（定義、名簿、様式の用意）。あるものは書き換えない", en: "Makes the next round from the last one: definition, frame, folders; writes over nothing" }
    help_survey() { ja: "調査の id", en: "Id of the survey" }
    help_round() { ja: "新しい回の id（R3 など）", en: "Id of the new round (such as R3)" }
    help_definition() { ja: "聞くことや名簿が変わるとき: 定義を写して、この id の新しい調査にする", en: "Where questions or the frame change: copies the definition as a new survey with this id" }
    help_mergers() { ja: "合併・改称の一覧（CSV か Excel: 旧コード、新コード、新名称、日付）。--definition と使う", en: "List of mergers (CSV or Excel: old_code, new_code, name, date); with --definition" }
    help_period() { ja: "新しい回の年度（省略すると前の回の翌年度）", en: "Fiscal year of the round (the one after the last round if left out)" }
    help_label() { ja: "新しい回の名前（省略すると前の回の名前の年度を改める）", en: "Label of the round (that of the last round with the new year if left out)" }
    help_as_of() { ja: "基準日（2021-12-24）", en: "Day as of which the answers hold (2021-12-24)" }
    help_deadline() { ja: "回答の期限（2021-12-10）", en: "Day until which answers are asked for (2021-12-10)" }
    help_plan() { ja: "前の回の集計計画を写して、この id の計画にする", en: "Copies the plan of the last round as a plan with this id" }
    help_from_plan() { ja: "写す計画の id（前の回の計画がいくつもあるとき）", en: "Id of the plan to copy, where several speak of the last round" }

    no_such_survey(id, near) { ja: "調査「{id}」はありません{near}", en: "there is no survey '{id}'{near}" }
    not_a_questionnaire(id) { ja: "「{id}」は調査票の調査ではないので、次の回を作れません", en: "'{id}' is not a questionnaire, so it has no next round" }
    no_round(id) { ja: "調査「{id}」には回がないので、次の回のもとになるものがありません", en: "the survey '{id}' has no round to make the next one from" }
    round_there(survey, round) { ja: "調査「{survey}」に回「{round}」はもうあります。書き換えません。", en: "the survey '{survey}' has a round '{round}' already; nothing is written over" }
    survey_there(id, file) { ja: "調査「{id}」はもうあります（{file}）。書き換えません。", en: "there is a survey '{id}' already ({file}); nothing is written over" }
    plan_there(id) { ja: "計画「{id}」はもうあります。書き換えません。", en: "there is a plan '{id}' already; nothing is written over" }
    bad_id(what, text) { ja: "{what} に「{text}」は使えません。半角の英小文字・数字と . _ - で書きます（回の id には大文字も使えます）。", en: "'{text}' cannot be {what}: write small letters, digits and . _ - (capitals too in the id of a round)" }
    round_id() { ja: "回の id", en: "the id of a round" }
    survey_id() { ja: "調査の id", en: "the id of a survey" }
    plan_id() { ja: "計画の id", en: "the id of a plan" }
    bad_year(text) { ja: "「{text}」は年度として読めません（FY2021、R3年度）", en: "'{text}' is no fiscal year (FY2021)" }
    bad_day(text) { ja: "「{text}」は日付として読めません（2021-12-10）", en: "'{text}' is no day (2021-12-10)" }
    mergers_need_definition() { ja: "合併は名簿を変えます。名簿は1つの調査に1つで、前の回の名簿が変わってしまうので、--definition 新しい調査のid を付けてください。", en: "Mergers change the frame, and a survey has one frame for all its rounds. Add --definition with the id of a new survey, so that the last round keeps its own." }
    mergers_need_frame() { ja: "この調査には名簿がないので、合併の一覧は使えません。", en: "This survey has no frame, so a list of mergers says nothing." }
    source_there(list) { ja: "新しい回のフォルダがもうあって、ファイルがあります: {list}。書き換えません。", en: "the folder of the new round is there already, with files in it: {list}; nothing is written over" }
    inline_rounds(file) { ja: "{file} の回は1行の中に書かれているため、足せません。[[round]] の見出しで書き直すか、次を書き足してください:", en: "The rounds of {file} stand within one line, so none can be added. Write them under heads [[round]], or add:" }

    made(file) { ja: "作りました: {file}", en: "made: {file}" }
    added_to(file, line) { ja: "書き足しました: {file}（{line} 行目から。ほかの行はそのままです）", en: "added to: {file} (from line {line}; every other line stands as it stood)" }
    made_folder(folder) { ja: "作りました（返ってきたファイルを入れるフォルダ）: {folder}", en: "made (folder for what comes back): {folder}" }
    head_done() { ja: "したこと:", en: "Done:" }
    head_left() { ja: "残っていること:", en: "Left to do:" }
    head_next() { ja: "次は:", en: "Next:" }

    round_of(survey, old, new, label, period) { ja: "{survey} の回 {old} から回 {new}「{label}」（{period}）", en: "round {new} '{label}' ({period}) of {survey}, from round {old}" }
    questions_kept(n) { ja: "設問 {n} 問の id と選択肢のコードは前の回のまま（前の回と比べられる）", en: "the ids of all {n} ⟦question|questions⟧ and the codes of their options are as before, so that rounds can be compared" }
    concordance_dropped(n) { ja: "さらに前の回との対応 {n} 件は写していません（前の回とは同じ設問なので、対応は要りません）", en: "{n} ⟦entry|entries⟧ of the concordance with the round before that were not copied (with the last round everything agrees)" }
    comments_not_kept(file) { ja: "{file} の書き方では # の覚え書きを写せませんでした。要るものは書き写してください。", en: "Comments of {file} could not be carried over as it is written; copy what you need." }
    rewritten() { ja: "定義のブックは Excel の書式を作り直しました（値とシートは同じ）", en: "the definition workbook was drawn anew (same values, same sheets)" }
    plans_stay_behind(n) { ja: "前の回のブックにある集計計画 {n} 件は写していません", en: "{n} ⟦plan|plans⟧ in the workbook of the last round were not copied" }
    other_words(list) { ja: "言葉の年度を改めました: {list}", en: "words with the new year: {list}" }

    left_day(key, before) { ja: "要確認（{key}）前の回は {before}。決まったら書く", en: "to confirm ({key}) the last round had {before}; write it once it is decided" }
    left_undecided(list, file) { ja: "{file} の {list} を書く（前の回の日付は写していません。「要確認」の行を直すと check の確認事項から消えます）", en: "write {list} in {file} (days of the last round were not copied; the lines 'to confirm' are findings of check until then)" }
    left_label(label, file) { ja: "回の名前「{label}」は前の回のままです。{file} で直す", en: "the label '{label}' is that of the last round: change it in {file}" }
    left_cover(file, deadline) { ja: "様式の前書きの期限「{deadline}」は前の回のままです。{file} の [questionnaire] で直す", en: "the form still says '{deadline}' for the deadline: change it under [questionnaire] in {file}" }
    left_comments(file) { ja: "覚え書き（# の後）は前の回のまま写したので、{file} を読み直す", en: "comments (after #) are those of the last round: read them in {file}" }
    left_year_in_question(list) { ja: "設問の文に前の回の年度がある: {list}（直したら [[concordance]] に reworded を書く）", en: "questions that name the year of the last round: {list} (where you change one, say so under [[concordance]], reworded)" }
    left_changes(file) { ja: "変える設問があれば {file} で直し、前の回との対応を [[concordance]] に書く（変えた設問は書くまで check が知らせます）", en: "change questions in {file} where they change, with their [[concordance]]; check tells which entries lack" }
    left_workbook_row(file, round, source) { ja: "{file} は Excel の定義なので書き足していません。シート「回」に {round}、シート「回収フォルダ」に {source} の行を足す", en: "{file} is a workbook and was not written into: add a row {round} on the sheet 'rounds', and {source} on the sheet 'sources'" }
    left_same_frame(file, cases) { ja: "名簿は前の回と同じ {file}（{cases} 件）です。変わるときは --definition で作り直す", en: "the frame is that of the last round, {file} ({cases} ⟦case|cases⟧); if it changes, make the round with --definition" }
    left_blank(files) { ja: "送った様式（blank）は前の回のものです。様式が変われば差し替える: {files}", en: "the form that was sent out (blank) is that of the last round; replace it if the form changes: {files}" }
    left_passwords(file) { ja: "パスワードの一覧は前の回のもの（{file}）です", en: "the list of passwords is that of the last round ({file})" }

    frame_copied(cases) { ja: "名簿 {cases} 件は前の回のまま", en: "the frame has the {cases} ⟦case|cases⟧ of the last round" }
    frame_changed(before, after) { ja: "名簿 {before} 件から {after} 件", en: "the frame had {before} cases and has {after}" }
    frame_as_csv(file) { ja: "前の回の名簿は Excel のファイル（{file}）なので、CSV で作りました", en: "the last frame is a workbook ({file}); the new one is CSV" }
    recoded(code, name, from, day) { ja: "{code} {name} ← {from}{day}: コードの変更（合併ではないので、回を比べる表では同じ対象）", en: "{code} {name} ← {from}{day}: another code and no merger, so it is the same unit where rounds are compared" }
    merged(code, name, from, day) { ja: "{code} {name} ← {from}{day}", en: "{code} {name} ← {from}{day}" }
    since(day) { ja: "（{day}）", en: " ({day})" }
    renamed(code, before, name, day) { ja: "{code} {before} → {name}{day}", en: "{code} {before} → {name}{day}" }
    split(code, name, from, day) { ja: "{code} {name}: {from} から分かれた{day}", en: "{code} {name}: split off {from}{day}" }
    added(code, name) { ja: "{code} {name}: 名簿に加えた", en: "{code} {name}: added to the frame" }
    dropped(code, name) { ja: "{code} {name}: 名簿から除いた", en: "{code} {name}: dropped from the frame" }
    asked_again(n) { ja: "「回答の対象」に前の回を書いた {n} 件は、新しい回に読み替えた（前の回に対象でなければ対象外）", en: "{n} ⟦case|cases⟧ named rounds in which they are asked: those of the last round are asked again, the others are not" }
    left_differs(code, name, column, values) { ja: "{code} {name} の {column}: 合併前で違う（{values}）。空にしたので書く", en: "{code} {name}, {column}: it differed before the merger ({values}) and is blank: fill it in" }
    left_stratum(code, name, values, taken) { ja: "{code} {name} の層: 合併前で違う（{values}）。{taken} としたので確かめる", en: "{code} {name}, stratum: it differed before the merger ({values}); {taken} was taken: confirm" }
    left_kept(code, name, column, values, taken) { ja: "{code} {name} の {column}: 加わった団体と違う（{values}）。{taken} のままとしたので確かめる", en: "{code} {name}, {column}: it differs among those that joined ({values}); {taken} was kept: confirm" }
    left_blank_columns(code, name, columns) { ja: "{code} {name} の {columns} を書く", en: "{code} {name}: fill in {columns}" }
    left_split(code, name, from) { ja: "{code} {name} の列は {from} から写したので確かめる", en: "{code} {name}: its columns were copied from {from}: confirm" }

    mergers_heading() { ja: "合併の一覧には「旧コード」「新コード」「新名称」「日付」の見出しが要ります", en: "a list of mergers has the headings old_code, new_code, name and date" }
    merger_unknown_code(code) { ja: "「{code}」は前の回の名簿にありません", en: "'{code}' is not on the frame of the last round" }
    merger_bad_day(day) { ja: "「{day}」は日付として読めません", en: "'{day}' is no day" }
    merger_day_shape() { ja: "2021-10-01 か 令和3年10月1日 のように書きます", en: "write it as 2021-10-01" }
    merger_needs_name(code) { ja: "「{code}」は前の回の名簿にないので、新名称が要ります", en: "'{code}' is not on the frame of the last round and needs a name" }
    merger_two_names(code, first, second) { ja: "「{code}」の名称が2通りあります（{first}、{second}）", en: "'{code}' has two names ({first}, {second})" }
    merger_twice(old, new) { ja: "「{old}」から「{new}」への行が2つあります", en: "two rows lead from '{old}' to '{new}'" }
    merger_says_nothing() { ja: "旧コードも新コードもない行です", en: "a row without an old and a new code" }
    mergers_empty() { ja: "合併の一覧に行がありません", en: "the list of mergers has no rows" }

    plan_copied(old, new, figures) { ja: "計画 {old} から計画 {new}（数値と表の id は {figures} のように改めた）", en: "plan {new} from plan {old} (ids of figures and tables became {figures})" }
    template_left_out(files) { ja: "差し込むWordのファイル（template、{files}）: 印の id を新しい回のものに直した写しを書く", en: "template ({files}): name a copy whose marks have the ids of the new round" }
    left_templates(files, example, plan) { ja: "Word の文書（{files}）は読めないか、印に誤りがあるので、写さず、計画から外しました。文書を写し、印の id を新しいもの（例: {example}）に置き換えて、{plan} の「差し込むWordのファイル」（template）に書いてください", en: "the Word documents ({files}) cannot be read, or have mistaken marks, so they were not copied and the plan does not name them. Copy them, replace the ids in their marks by the new ones (such as {example}), and name the copies under template in {plan}" }
    left_template_copy(copy, file) { ja: "{copy} は {file} を写し、印の id を新しい回のものにした。印のほかの文字（年度、日付、手で打った数、前に書いた考察）は前の回のままなので、Word で読み直す", en: "{copy} is {file} with the ids of the new round in its marks; everything else in it (years, days, numbers typed by hand, remarks) is that of the last round: read it in Word" }
    left_template_marks(copy, list) { ja: "{copy} の次の印は、計画の数値ではないので前の回のまま。年度を含むなら直す: {list}", en: "{copy}: these marks name no figure of the plan and stayed; change those with a year: {list}" }
    plan_claims_left(n) { ja: "前の回の報告書の主張 {n} 件は写していません", en: "{n} ⟦claim|claims⟧ of the last report were not copied" }
    plan_prose_copied(list) { ja: "文章は印だけを改めて写したので、前の回の年度や数が残っていないか読む: {list}", en: "read the prose for years and numbers of the last round; only its marks were changed: {list}" }
    plan_names(file, round, n) { ja: "{file} は {round} の数値・表を {n} か所で使っています（前の回の報告のまま。写していません）", en: "{file} uses {round} in {n} ⟦place|places⟧; it stays the report of the last round and was not copied" }
    plan_how(command) { ja: "次の回の計画を作るには、この回を作るときに --plan を付ける（例: {command}）。または計画を写して round・survey と数値の id を改める", en: "a plan for the new round is made with it by --plan (such as {command}); or copy a plan and change round, survey and the ids of its figures" }
    no_plan_names(round) { ja: "{round} を使う計画はありません", en: "no plan uses {round}" }
    no_plan_to_copy(round) { ja: "{round} を使う計画がないので、写せません", en: "no plan uses {round}, so there is none to copy" }
    several_plans(list) { ja: "前の回を使う計画がいくつもあります。--from-plan で選んでください: {list}", en: "several plans use the last round; choose with --from-plan: {list}" }
    no_such_plan(id, list) { ja: "計画「{id}」は前の回を使っていません（使っている計画: {list}）", en: "the plan '{id}' does not use the last round (those that do: {list})" }
    plan_from_workbook(file, made) { ja: "計画は Excel（{file}）から TOML（{made}）に写した", en: "the plan was copied from a workbook ({file}) into TOML ({made})" }
    and_other_counts(first, n) { ja: "{first} など、ほか {n}", en: "{first} and {n} more" }
    plan_of_others(file, others) { ja: "計画 {file} はこの回のほか（{others}）も数えているので、写すと同じ数値が2つの計画に並びます。--plan を付けずに回を作り、計画は手で写してください（docs/cycle.ja.md の 6）。", en: "the plan {file} counts more than this round ({others}); a copy would publish those figures twice. Make the round without --plan and copy the plan by hand (docs/cycle.md, 6)." }
    not_lossless(file) { ja: "{file} を写せません（書き方を読み取れない所があります）。手で写してください。", en: "{file} cannot be copied as it is written; copy it by hand" }
}
