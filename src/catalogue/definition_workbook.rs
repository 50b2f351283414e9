//! Words about definitions that are written as a workbook.

phrases! {
    no_heading_row() { ja: "見出しの行が見つかりません", en: "no row of headings was found" }
    known_headings(list) { ja: "このシートの見出し: {list}", en: "headings of this sheet: {list}" }
    unknown_heading(heading) { ja: "「{heading}」という見出しはありません", en: "there is no heading '{heading}' on this sheet" }
    unknown_setting(name) { ja: "「{name}」という項目はありません", en: "there is no setting '{name}'" }
    heading_twice(heading) { ja: "見出し「{heading}」が二度あります", en: "the heading '{heading}' is there twice" }
    setting_twice(name) { ja: "項目「{name}」が二度あります", en: "the setting '{name}' is there twice" }
    two_settings_rows() { ja: "設定は1行だけ書きます", en: "the settings have one row only" }
    merged_across(first, last) { ja: "セル {first}:{last} が結合されていて、どの列のものかわかりません", en: "the cells {first}:{last} are merged, and it is not clear of which column this is" }
    hint_merged() { ja: "Excel で結合を解き、列ごとに書いてください", en: "take the merge apart in Excel and write under each column" }
    sheet_twice(name) { ja: "「{name}」と同じ内容のシートが2枚あります", en: "there are two sheets for '{name}'" }
    near_sheet(name) { ja: "シート「{name}」は何のシートかわかりません", en: "it is not clear what the sheet '{name}' is" }
    hint_near_sheet(near) { ja: "もしかして: 「{near}」。覚え書きのシートなら、もっと違う名前にしてください", en: "did you mean '{near}'? If it is a sheet of remarks, give it a name less like it" }
    unknown_row_kind(word) { ja: "「{word}」という行の種類はありません", en: "there is no kind of row '{word}'" }
    item_without_battery() { ja: "項目の行の上に、組の行がありません", en: "no battery stands above this item" }
    item_belongs() { ja: "「行の種類」が 組 の行を書き、その下に 項目 の行を並べます", en: "write a row of kind 'battery' and its items below it" }
    unknown_parent(heading, name) { ja: "{heading}「{name}」の行がありません", en: "there is no {heading} '{name}'" }
    missing_parent(heading) { ja: "どの{heading}のものか書いてありません", en: "it is not said to which '{heading}' this belongs" }
    no_heading_over() { ja: "見出しのない列の書き込み", en: "words in a column without heading" }
    under_headings() { ja: "見出しのある列の書き込み", en: "words under a heading" }
    hint_no_heading() { ja: "定義としては読んでいません。要るものなら見出しのある列へ移し、覚え書きなら「備考」の列に書いてください。", en: "It is not read as definition. Move it under a heading, or into the column 'remarks' if it is a remark." }
    sheet_not_read(name) { ja: "シート「{name}」は定義として読んでいません", en: "the sheet '{name}' is not read as definition" }
    known_sheets(list) { ja: "読むシート: {list}", en: "sheets that are read: {list}" }
    no_definition_sheet() { ja: "定義のシートが1枚もないブック", en: "a workbook without any sheet of a definition" }
    not_a_definition_format() { ja: "定義としては読まない形式のファイル", en: "a file in a format that is not read as a definition" }
    definition_format() { ja: "定義のシート（設定、設問など）のある xlsx、または toml", en: "an xlsx with the sheets of a definition (settings, survey …), or a toml" }
    hint_definition_format() { ja: "定義なら xlsx として保存し直し、定義でなければ surveys/・analysis/ の外へ移してください。", en: "If it is a definition, save it as xlsx; if not, move it out of surveys/ and analysis/." }
    hint_sheet_not_read() { ja: "覚え書きのシートならそのままで構いません。", en: "A sheet of remarks may stay as it is." }
    excel_made_date(text) { ja: "Excel が日付（{text}）に変えた値です", en: "Excel has turned this into a date ({text})" }
    write_as_text() { ja: "セルの書式を「文字列」にしてから、書き直してください", en: "format the cell as text and write it again" }
    lost_zero(text, other) { ja: "「{text}」は、頭の 0 を Excel が落としたコードかもしれません（同じ列に「{other}」があります）", en: "'{text}' may be a code whose leading 0 Excel has taken off (the column has '{other}' too)" }
    bad_list_quote() { ja: "引用符 \" が閉じていません", en: "a quote \" is left open" }
    year_pairs(text) { ja: "「{text}」は「FY2020=見出し」の形ではありません（1行に1年度）", en: "'{text}' is not of the form FY2020=heading (one fiscal year a line)" }
    frame_twice() { ja: "名簿が2つあります: このファイルと、シート「対象名簿」", en: "there are two frames: this file and the sheet 'frame'" }
    frame_once() { ja: "どちらか一方を消してください", en: "delete one of them" }
    both_forms(toml, xlsx) { ja: "同じ定義が2つあります: {toml} と {xlsx}", en: "one definition is there twice: {toml} and {xlsx}" }
    keep_one_form() { ja: "使う方だけを残し、もう一方は surveys/ と analysis/ の外へ移してください", en: "keep the one that holds, and move the other out of surveys/ and analysis/" }
    book_unreadable(found) { ja: "定義のブックを読めません: {found}", en: "the definition workbook cannot be read: {found}" }
    locked(error) { ja: "定義のブックを開けません（{error}）", en: "the definition workbook cannot be opened ({error})" }

    not_carried(what) { ja: "{what}（XLSForm）は読んでいません", en: "{what} (XLSForm) is not carried over" }
    carried() { ja: "種類、id、言葉、選択肢、限定条件、最小・最大値", en: "types, names, labels, choices, relevance, least and greatest value" }
    hint_not_carried() { ja: "要るものなら、設問や限定条件として書き直してください。", en: "If it is needed, write it as a question or condition." }
    hint_not_carried_words() { ja: "読み取りと集計には使いません。そのままで構いません。", en: "It has no part in reading and counting, and may stay." }
    xlsform_column(name) { ja: "列「{name}」", en: "the column '{name}'" }
    xlsform_type(name) { ja: "種類「{name}」の行", en: "the row of type '{name}'" }
    xlsform_setting(name) { ja: "設定「{name}」", en: "the setting '{name}'" }
    xlsform_other() { ja: "「or_other」（その他の記入欄）", en: "'or_other' (a box for other words)" }
    xlsform_constraint() { ja: "この制約（constraint）", en: "this constraint" }
    xlsform_language(name) { ja: "ほかの言語の列「{name}」", en: "the column '{name}' of another language" }
    xlsform_group() { ja: "グループの見出し", en: "the heading of the group" }
    xlsform_relevant(text) { ja: "条件「{text}」は、この定義の条件に直せません", en: "the condition '{text}' cannot be turned into one of a definition" }
    hint_relevant() { ja: "q1 = 1 and q2 = 3 の形で書き直してください（使えるもの: = != < <= > >= and or not() selected()）", en: "write it as q1 = 1 and q2 = 3 (understood: = != < <= > >= and or not() selected())" }
    xlsform_repeat() { ja: "繰り返し（begin_repeat）は、この定義では書けません", en: "a repeat (begin_repeat) cannot be written in this definition" }
    hint_repeat() { ja: "繰り返す部分を別の調査か記録にしてください", en: "make a survey or record list of its own of what repeats" }
    xlsform_number() { ja: "設問番号の列がない（name を番号とした）", en: "no column for the number of a question (its name was taken)" }
    xlsform_number_expected() { ja: "列「設問番号」（number）", en: "a column 'number'" }
    hint_number() { ja: "様式に印刷した番号と違うときは、「設問番号」の列を足してください。", en: "Add a column 'number' if the form prints another one." }
}

// The sheets themselves: 記入のしかた, headings, input messages.
phrases! {
    guide_title() { ja: "記入のしかた", en: "How to fill in this workbook" }
    guide_intro() {
        ja: "このブックが調査の定義です。シートごとに、見出しの下に1行ずつ書きます。空のシートや使わない列は、そのままで構いません。",
        en: "This workbook is the definition of a survey. On each sheet write one row for each thing below the headings. Sheets and columns that are not needed may stay empty."
    }
    guide_required() {
        ja: "＊の付いた見出しは必ず書きます。青い2行目は機械用の名前（キー）で、メッセージにはこの名前が出ます。消しても読めます。",
        en: "Headings with * must be filled in. The headings are the names (keys) that messages use."
    }
    guide_lists() {
        ja: "1つのセルにいくつも書く欄では | か改行で区切ります。言葉に | や前後の空白を入れるときは \" \" で囲みます。",
        en: "Where a cell takes several, separate them with | or line breaks. Put words with | or blanks around them into \" \"."
    }
    guide_codes() {
        ja: "01 のようなコードは、書式が「文字列」のセルに書きます（このブックの欄は初めからそうなっています）。",
        en: "Write codes such as 01 into cells with the format Text, as the cells of this workbook have it."
    }
    guide_check() {
        ja: "書いたら kaishu check を実行します。間違いがあれば、シートとセルを示して一度に知らせます。保存して Excel を閉じてから実行してください。",
        en: "Then run kaishu check. Mistakes are told all at once, each with its sheet and cell. Save and close the workbook first."
    }
    guide_remarks() { ja: "「備考」の列は読みません。覚え書きに使えます。", en: "The column 'remarks' is not read; it is yours." }
    guide_sheet() { ja: "シート", en: "Sheet" }
    guide_heading() { ja: "見出し", en: "Heading" }
    guide_key() { ja: "キー", en: "Key" }
    guide_needed() { ja: "必須", en: "Required" }
    guide_takes() { ja: "書くもの", en: "Takes" }
    guide_meaning() { ja: "意味", en: "Meaning" }
    guide_frame() { ja: "調査対象の名簿。コードと名称は必須。ほかの列は自由で、集計の区分に使える", en: "the units that were asked; code and name are required, any other column may be used to group" }
    guide_respondents() { ja: "回答を読んだ団体だけ。回答しなかった団体を足してから、シート「対象名簿」に写す。このシートは読まない", en: "only those whose answers were read: copy them to the sheet 'frame' and add those who did not answer; this sheet is not read" }
    guide_frame_own() { ja: "（自由な列）", en: "(any column)" }
    yes() { ja: "必須", en: "yes" }
    item() { ja: "項目", en: "item" }
    content() { ja: "内容", en: "value" }
    explanation() { ja: "説明", en: "meaning" }
    choose() { ja: "一覧から選びます", en: "choose from the list" }

    row_kind() { ja: "設問、組（同じ選択肢で聞く設問）、項目（組の中の1つ）。空なら設問", en: "question, battery (items that share a list) or items; blank is a question" }
    in_table(list) { ja: "どの{list}のものか（上の行と同じなら空でよい）", en: "to which {list} it belongs (may stay blank if as above)" }

    takes_text() { ja: "文字", en: "text" }
    takes_id() { ja: "半角の英小文字・数字と . _ -", en: "small letters, digits and . _ -" }
    takes_round_id() { ja: "半角の英数字と . _ -", en: "letters, digits and . _ -" }
    takes_code() { ja: "コード（空白や ( ) , = は使えない）", en: "a code without blanks and ( ) , =" }
    takes_word(list) { ja: "{list}", en: "{list}" }
    takes_number() { ja: "数", en: "a number" }
    takes_whole(least, most) { ja: "{least} から {most} の整数", en: "a whole number from {least} to {most}" }
    takes_whole_from(least) { ja: "{least} 以上の整数", en: "a whole number, {least} or more" }
    takes_yes_no() { ja: "はい / いいえ", en: "yes / no" }
    takes_path() { ja: "場所（/ 区切り）", en: "a path with /" }
    takes_year() { ja: "年度（FY2020、R2年度）", en: "a fiscal year (FY2020)" }
    takes_day() { ja: "日付（2020-12-31、令和2年12月31日）", en: "a day (2020-12-31)" }
    takes_condition() { ja: "条件（q1 = 1）", en: "a condition (q1 = 1)" }
    takes_list(member) { ja: "{member}。いくつでも（| か改行で区切る）", en: "{member}, as many as needed (separated by | or line breaks)" }
    takes_by_year() { ja: "「FY2020=見出し」を1行に1年度", en: "FY2020=heading, one fiscal year a line" }
}

// The commands that make and convert definitions.
phrases! {
    about_convert() { ja: "定義を TOML から Excel へ、Excel から TOML へ変える（中身は同じ）。XLSForm にも書き出す", en: "Turns a definition from TOML into Excel and back, with the same content, or into an XLSForm" }
    help_convert_file() { ja: "定義のファイル（.toml か .xlsx）", en: "The definition (.toml or .xlsx)" }
    help_convert_to() { ja: "何にするか（省略すると toml と xlsx のもう一方）。xlsform は Kobo や ODK などの Web 調査票", en: "What it becomes (of toml and xlsx the other one if left out); xlsform is a form for Kobo, ODK and others" }
    help_convert_output() { ja: "書き出す場所（省略すると同じ場所）", en: "Where to write it (beside the file if left out)" }
    xlsform_only_surveys(file) { ja: "{file} は調査の定義ではないので、XLSForm にできません。調査（設問のある定義）を指定してください。", en: "{file} is no definition of a survey and cannot become an XLSForm. Name a definition with questions." }
    xlsform_lost(key, places) { ja: "XLSForm に入らないもの: {key}（{places}）", en: "Not carried, XLSForm has no place for it: {key} ({places})" }
    xlsform_lost_more(key, places, more) { ja: "XLSForm に入らないもの: {key}（{places} ほか{more}か所）", en: "Not carried, XLSForm has no place for it: {key} ({places} and {more} more)" }
    xlsform_long(name) { ja: "{name} の言葉が長すぎて（Excel のセルの上限を超えて）、XLSForm にできません。", en: "Words of {name} are longer than a cell of Excel takes, so it cannot become an XLSForm." }
    about_new() { ja: "例の入った作業フォルダを作る（そのまま kaishu run で動く）", en: "Makes a workspace with an example to edit, which runs at once" }
    help_new_folder() { ja: "作るフォルダ（すでにあるファイルには書かない）", en: "The folder to make; no file in it is written over" }
    help_new_toml() { ja: "定義を Excel でなく TOML で書く", en: "Writes the definitions as TOML instead of Excel" }
    next_run(folder) { ja: "次は: kaishu run -w {folder}", en: "Next: kaishu run -w {folder}" }
    already_there(list) { ja: "すでにあるファイルには書きません: {list}", en: "these files are there already and are not written over: {list}" }
    unknown_ending(path) { ja: "{path} には書けません。定義として読めるのは .xlsx（Excel）と .toml です。名前の末尾をどちらかにしてください。", en: "{path} is no name for a definition: let it end in .xlsx (Excel) or .toml, which are read." }
    other_ending(path, ending) { ja: "{path} は .{ending} で終わる名前にしてください（書くのは {ending} です）。", en: "let {path} end in .{ending}, which is what is written." }
    read_in_surveys(path) { ja: "定義として読まれるのは、作業フォルダの surveys/ の中だけです。使うときは {path} をそこへ移してください。", en: "A definition is only found in surveys/ of a workspace. Move {path} there to use it." }
    same_form(file) { ja: "{file} はすでにその形です", en: "{file} has that form already" }
    no_definition(file) { ja: "{file} に定義のシートがありません", en: "{file} has no sheet of a definition" }
    not_lossless(file) { ja: "{file} をそのまま変えられません（Excel のセルに入らない文字があります）", en: "{file} cannot be converted without loss (it has characters that no cell of Excel can hold)" }
    comments_lost() { ja: "TOML の覚え書き（# の後）は移せません。要るものは「備考」の列に書き写してください。", en: "Comments of TOML (after #) are not carried over. Copy what you need into the column 'remarks'." }
    note_line(place, found, hint) { ja: "{place}: {found}。{hint}", en: "{place}: {found}. {hint}" }
    put_one_away(file) { ja: "両方あると誤りになります。使わない方（{file} など）を surveys/・analysis/ の外へ移してください。", en: "Both together are a mistake. Move the one you do not use (such as {file}) out of surveys/ and analysis/." }
}
