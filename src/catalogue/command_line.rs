//! Words of the command line itself: what was mistyped, completions, manual pages, schemas, the pager, and a folder that is
//! given to the program without a command.

phrases! {
    no_such_command(word, near, more) { ja: "コマンド「{word}」はありません{near}。{more}", en: "there is no command '{word}'{near}. {more}" }
    no_such_option(word, near) { ja: "オプション「{word}」はありません{near}。", en: "there is no option '{word}'{near}." }
    word_too_many(word, more) { ja: "「{word}」は余分な言葉です（言葉が1つ多い）。{more}", en: "'{word}' is one word too many. {more}" }
    quote_names() { ja: "空白のある名前は \" \" で囲みます。", en: "A name with a space is written in \" \"." }
    quote_this(path) { ja: "「{path}」のことなら、空白があるので \" \" で囲みます: \"{path}\"", en: "If '{path}' is meant: it has a space and is written in \" \": \"{path}\"" }
    plan_by_option(id) { ja: "計画「{id}」を選ぶには --plan {id} と書きます。", en: "The plan '{id}' is chosen with --plan {id}." }
    plan_is_run(id) { ja: "計画を選ぶことはなく、どの計画も実行します。計画「{id}」の報告書を開くには kaishu open {id} と打ちます。", en: "No plan is chosen here: all of them are done. kaishu open {id} opens the report of the plan '{id}'." }
    no_such_value(value, argument, known, near) { ja: "{argument} に「{value}」は書けません{near}。書けるのは {known} です。", en: "'{value}' is no value of {argument}{near}. It can be {known}." }
    bad_value(value, argument) { ja: "{argument} に「{value}」は書けません。", en: "'{value}' is no value of {argument}." }
    value_missing(argument) { ja: "{argument} の値がありません。", en: "{argument} needs a value." }
    argument_missing(arguments) { ja: "足りません: {arguments}", en: "missing: {arguments}" }
    not_together(argument, other) { ja: "{argument} は {other} と一緒には使えません。", en: "{argument} cannot be used with {other}." }
    only_once(argument) { ja: "{argument} は1回だけ書けます。", en: "{argument} can be given once only." }
    flag_with_value(argument, value) { ja: "{argument} に値（{value}）は付けられません。", en: "{argument} takes no value ({value})." }
    see_help(command) { ja: "使い方: {command} --help", en: "How it is used: {command} --help" }

    about_completions() { ja: "シェルの入力補完の設定を出力する", en: "Prints the completions for a shell" }
    help_shell() { ja: "シェル（bash、zsh、fish、powershell）", en: "The shell: bash, zsh, fish or powershell" }
    about_man() { ja: "マニュアルのページを出力する（フォルダを指定すると、コマンドごとに1つのファイルを書く）", en: "Prints the manual page; with a folder writes one page for each command" }
    help_man_folder() { ja: "ページを書くフォルダ（なければ作る）", en: "Folder for the pages; made if it is not there" }
    man_name() { ja: "名前", en: "NAME" }
    man_synopsis() { ja: "書式", en: "SYNOPSIS" }
    man_see_also() { ja: "関連項目", en: "SEE ALSO" }

    about_open() { ja: "報告書の場所を、ある形式すべてについて示す（端末では、初めのものか指定した形式を開く）", en: "Prints where the report is in every format, and opens the first, or the one that is named, on a terminal" }
    help_open_format(known) { ja: "開く形式（{known}）。計画が1つなら、計画の id を省いて形式だけでもよい", en: "Format to open ({known}); where there is one plan it may stand alone" }
    no_such_format_to_open(word, known) { ja: "開ける形式に「{word}」はありません。あるのは {known} です。", en: "'{word}' is no format that can be opened. There are {known}." }
    no_report_in(format) { ja: "{format} の報告書がまだありません。先に kaishu run を実行してください。", en: "there is no report in {format} yet. Run kaishu run first." }
    help_open_plan() { ja: "計画の id（省略すると、報告書が1つだけのときそれ）", en: "Id of the plan; may be left out where there is one report" }
    help_open_print() { ja: "開かずに、場所だけを示す", en: "Only prints the place" }
    no_report(plans) { ja: "報告書がまだありません（計画: {plans}）。先に kaishu run を実行してください。", en: "there is no report yet (plans: {plans}). Run kaishu run first." }
    no_such_plan(id, near, known) { ja: "計画「{id}」はありません{near}。計画: {known}", en: "there is no plan '{id}'{near}. Plans: {known}" }
    no_report_of(id) { ja: "計画「{id}」の報告書がまだありません。先に kaishu run を実行してください。", en: "there is no report of the plan '{id}' yet. Run kaishu run first." }
    several_reports(list) { ja: "報告書が複数あります。計画の id を付けてください: {list}", en: "there are several reports; name the plan: {list}" }
    not_opened(program, reason) { ja: "開けませんでした（{program}: {reason}）。上の場所のファイルを開いてください。", en: "it could not be opened ({program}: {reason}). Open the file at the place above." }

    about_schema() { ja: "定義と結果のファイルの JSON スキーマを出力する（名前を省略すると一覧）", en: "Prints the JSON Schema of a definition or result file; without a name lists them" }
    help_schema() { ja: "スキーマの名前", en: "Name of the schema" }
    no_such_schema(name, near, known) { ja: "スキーマ「{name}」はありません{near}。あるのは {known} です。", en: "there is no schema '{name}'{near}. There are {known}." }

    help_format() { ja: "出力の形 text / json", en: "What is printed: text or json" }
    help_no_pager() { ja: "長い出力をページャに渡さない", en: "Long output goes to no pager" }

    about_folder() { ja: "フォルダを作業フォルダとして実行する", en: "Runs a folder" }
    help_folder() { ja: "作業フォルダ、または返ってきた Excel のフォルダ", en: "A workspace, or a folder of returned workbooks" }
    folder_is_empty(folder) { ja: "{folder} に、読めるファイル（Excel など）がありません。作業フォルダか、返ってきたファイルの入ったフォルダを渡してください。", en: "{folder} holds no file that can be read (such as Excel). Give a workspace, or a folder with the files that came back." }
    folder_is_file(file) { ja: "{file} はフォルダではありません。1つのファイルから定義の案を作るには kaishu draft を使ってください。", en: "{file} is no folder. To draft a definition from one file use kaishu draft." }
    folder_is_not_there(folder) { ja: "フォルダ {folder} がありません。", en: "there is no folder {folder}." }
    folder_too_large(folder, files, most) { ja: "{folder} にはファイルが {files} あります（{most} まで）。返ってきたファイルだけを1つのフォルダに入れて、それを渡してください。", en: "{folder} holds {files} ⟦file|files⟧ ({most} at most). Put the returned files into a folder of their own and give that." }
    folder_drafted(folder, workspace) { ja: "「{folder}」は作業フォルダではないため、返ってきたファイルから定義と集計計画の案を作り、{workspace} に置きました。元のフォルダには何も書いていません。", en: "'{folder}' is no workspace, so a definition and a first plan were drafted from its files, in {workspace}. Nothing was written into the folder itself." }
    folder_there_already(workspace) { ja: "前に作った {workspace} があるため、それを実行します。作り直すには、それを別の名前にしてから、もう一度実行してください。", en: "{workspace}, made earlier, is there and is run. To draft it anew, rename it and run again." }
    folder_occupied(workspace) { ja: "{workspace} がすでにあり、作業フォルダではありません。別の名前にするか、移してから、もう一度実行してください。", en: "{workspace} is there and is no workspace. Rename or move it and run again." }
    folder_grown(files, workspace) { ja: "前に作ったときから、ファイルが変わったか増えています: {files}。使うには、{workspace} に写してください。", en: "files have come or changed since it was made: {files}. Copy them to {workspace} to use them." }
    folder_confirm(file) { ja: "次に確かめること（定義は {file}）:", en: "To be confirmed next (the definition is {file}):" }
    folder_year(name, year) { ja: "  年度: どのファイルにも書かれていないため、今年度（{name}、FY{year}）としてあります。違うときは、定義の「回」の年度を直してください。", en: "  Year: no file says it, so this fiscal year was put in ({name}, FY{year}). If that is wrong, change the period of the round in the definition." }
    folder_nothing_open() { ja: "  質問はありません。定義を見て、よければそのまま使えます。", en: "  No question is open. Look at the definition; if it is right, it can be used as it is." }
    folder_not_drafted(folder) { ja: "{folder} のファイルからは定義の案を作れませんでした。上の質問に答えてから、kaishu draft を使ってください。", en: "no definition could be drafted from the files of {folder}. Answer the questions above and use kaishu draft." }
    folder_plan(definition, prose) { ja: "集計計画の案（設問ごとに1つの表）は {definition} のシート「計画_表」など、本文は {prose} にあります。表を足す・直す・消すのはそこです。", en: "The first plan (a table of each question) is in the sheet 'tables' and others of {definition}, its text in {prose}. Tables are added, changed and removed there." }
    folder_next(workspace) { ja: "確かめて直したら: kaishu run -w {workspace}", en: "Once confirmed: kaishu run -w {workspace}" }
    press_enter() { ja: "Enter キーを押すと閉じます。", en: "Press Enter to close." }
}
