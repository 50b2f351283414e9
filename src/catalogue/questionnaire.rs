//! Words on the sheets that go out to be filled in, and words about them.

phrases! {
    sheet_form() { ja: "調査票", en: "Questionnaire" }
    sheet_sample() { ja: "記入例", en: "Example" }
    sheet_lists() { ja: "選択肢一覧", en: "Lists" }
    sheet_entry() { ja: "入力用", en: "Entry" }
    sample_title(title) { ja: "【記入例】{title}", en: "[Example] {title}" }
    sample_line() { ja: "これは記入例です。このシートには記入せず、「調査票」のシートに記入してください。", en: "This is an example. Please fill in the sheet Questionnaire, not this one." }
    sample_name() { ja: "○○市", en: "City of X" }
    sample_code() { ja: "（記入済み）", en: "(filled in)" }
    sample_text() { ja: "（例）担当者会議を年2回開き、関係機関と情報を共有している。", en: "(Example) Staff meet twice a year and share what they know." }
    deadline() { ja: "提出期限", en: "Return by" }
    return_to() { ja: "提出先", en: "Return to" }
    contact() { ja: "問合せ先", en: "Questions to" }
    how_to() { ja: "記入方法", en: "How to fill in" }
    how_to_text() { ja: "色のついた欄だけに記入してください。▼の出る欄は一覧から選べます。○の欄は一覧から○を選ぶか、○を入力してください。", en: "Please fill in the coloured boxes only. Boxes with an arrow offer a list. Choose or type ○ in the boxes for marks." }
    case_code() { ja: "団体コード", en: "Code" }
    case_name() { ja: "団体名", en: "Name" }
    not_filled() { ja: "記入の確認", en: "Still empty" }
    not_filled_lead() { ja: "まだ記入のない設問： ", en: "Questions without an answer: " }
    answer() { ja: "回答", en: "Answer" }
    thanks() { ja: "質問は以上です。ご協力ありがとうございました。", en: "That is all. Thank you." }
    mark_one() { ja: "それぞれ、あてはまるもの1つに○", en: "Mark one in each line" }
    mark_all() { ja: "あてはまるものすべてに○", en: "Mark all that apply" }
    choose_one() { ja: "1つ選んでください", en: "Choose one" }
    choose_each() { ja: "それぞれ1つ選んでください", en: "Choose one in each line" }
    optional() { ja: "任意", en: "optional" }
    routed(clause) { ja: "※ {clause}方にうかがいます。ほかの方は次の設問へお進みください。", en: "For those who {clause}. Everyone else: please go on to the next question." }
    chose(number, labels) { ja: "{number}で{labels}と答えた", en: "answered {labels} to {number}" }
    quoted(label) { ja: "「{label}」", en: "'{label}'" }
    or_word() { ja: "または", en: " or " }
    and_word() { ja: "、かつ、", en: " and " }
    belongs(column, values) { ja: "{column}が{values}の", en: "have {values} for {column}" }
    stratum_word() { ja: "区分", en: "group" }
    relation_less(number, value) { ja: "{number}が{value}より少ない", en: "gave less than {value} for {number}" }
    relation_at_most(number, value) { ja: "{number}が{value}以下の", en: "gave at most {value} for {number}" }
    relation_more(number, value) { ja: "{number}が{value}より多い", en: "gave more than {value} for {number}" }
    relation_at_least(number, value) { ja: "{number}が{value}以上の", en: "gave at least {value} for {number}" }
    between_days(number, from, to) { ja: "{number}が{from}から{to}までの", en: "gave a day from {from} to {to} for {number}" }
    has_answered(number) { ja: "{number}に答えた", en: "answered {number}" }
    has_not_answered(number) { ja: "{number}に答えていない", en: "did not answer {number}" }
    whoever() { ja: "回答された", en: "answered" }
    not_of(clause) { ja: "次にあてはまらない（{clause}）", en: "do not fit this ({clause})" }
    prompt_choose() { ja: "一覧から1つ選んでください。", en: "Please choose one from the list." }
    prompt_mark() { ja: "あてはまるときは○を選んでください。", en: "Please choose ○ if it applies." }
    prompt_number(unit, bounds) { ja: "数だけを入力してください{unit}{bounds}。", en: "Please type the number only{unit}{bounds}." }
    prompt_unit(unit) { ja: "（単位：{unit}）", en: " (unit: {unit})" }
    prompt_bounds(min, max) { ja: "。{min}から{max}まで", en: ", from {min} to {max}" }
    prompt_at_least(min) { ja: "。{min}以上", en: ", {min} or more" }
    prompt_at_most(max) { ja: "。{max}以下", en: ", {max} or less" }
    prompt_date() { ja: "年月日か年月を入力してください。（例）令和2年10月1日、2020/10/1", en: "Please type a day or a month, such as 2020/10/1." }
    prompt_text() { ja: "自由にお書きください。改行は Alt+Enter です。", en: "In your own words. Alt+Enter begins a new line." }
    prompt_code() { ja: "コードが分からないときは空欄のままにしてください。", en: "Leave it empty if you do not know the code." }
    error_choose() { ja: "一覧にない言葉です。一覧から選び直してください。", en: "That is not on the list. Please choose from the list." }
    error_number() { ja: "数でないか、範囲の外の数です。このまま入力しますか。", en: "No number, or outside the range. Keep it?" }
    title_choose() { ja: "選択", en: "Choose" }
    title_number() { ja: "数", en: "Number" }
    title_date() { ja: "日付", en: "Date" }
    title_text() { ja: "自由記述", en: "Free text" }
    date_example(day) { ja: "（例）{day}", en: "(example) {day}" }
    entry_title(title, round) { ja: "入力用シート　{title}　{round}", en: "Entry sheet: {title}, {round}" }
    entry_how() { ja: "紙や FAX の回答を、1行に1件、書いてあるとおりに入力してください。選択肢は番号でも構いません。答えのない欄は空けておきます。「出典」には、もとの紙の場所（ファイル名、ページ）を書いてください。", en: "Key each answer on paper or by fax into its row, as it is written. The number of an option will do. Leave out what was not answered. Say under Source where the paper is (file, page)." }
    entry_how_second() { ja: "2人目の入力用シートです。1人目の入力を見ずに、もとの紙から入力してください。違うところは kaishu が1つずつ示します。", en: "This sheet is for the second person. Please key from the paper without looking at the first sheet; kaishu shows every difference." }
    entry_source() { ja: "出典（ファイル名、ページ）", en: "Source (file, page)" }
    second_typist() { ja: "_2人目", en: "_second" }
    form_footer(form, version) { ja: "様式 {form}　版 {version}", en: "Form {form}, version {version}" }

    key_questionnaire() { ja: "kaishu form が作る調査票の、設問のまわりの文", en: "words around the questions on the form that kaishu form makes" }
    key_cover_title() { ja: "調査票の題名（省略すると調査の名称）", en: "heading of the form (the survey's title if left out)" }
    key_cover_greeting() { ja: "依頼文", en: "who asks and why" }
    key_cover_deadline() { ja: "提出期限（令和2年12月25日（金））", en: "until when it is to be returned" }
    key_cover_return_to() { ja: "提出先（メールアドレス、FAX、住所）", en: "where it is to be returned to" }
    key_cover_contact() { ja: "問合せ先", en: "whom to ask" }
    key_cover_note() { ja: "記入にあたっての注意", en: "what is to be minded in filling it in" }
    key_cover_case_code() { ja: "コードの欄の見出し（省略すると 団体コード）", en: "words beside the code" }
    key_cover_case_name() { ja: "名前の欄の見出し（省略すると 団体名）", en: "words beside the name" }

    about_form() { ja: "定義から、記入してもらう Excel の調査票を作ります（対象ごとに1ファイル）", en: "Make the Excel questionnaires to be filled in, one file per case, from the definition" }
    help_form_survey() { ja: "調査の id（省略するとすべての調査）", en: "Survey id (every survey if left out)" }
    help_form_round() { ja: "回の id（省略すると最後の回）", en: "Round id (the last one if left out)" }
    help_form_case() { ja: "対象のコード（省略すると名簿の全対象）", en: "Code of a case (every case of the frame if left out)" }
    help_form_entry() { ja: "紙や FAX の回答を打ち込む入力用シートを作る", en: "Make the entry sheet for answers on paper or by fax" }
    help_form_twice() { ja: "入力用シートを、2人で別々に打ち込めるように2つ作る", en: "Make two entry sheets, for two people who key everything independently" }
    forms_written(n, folder) { ja: "調査票 {n} 件: {folder}", en: "{n} ⟦questionnaire|questionnaires⟧: {folder}" }
    groups_not_printed(survey, groups) { ja: "{survey}: 繰り返し表（{groups}）は調査票に印刷されません。別の様式で集め、様式の repeat に場所を書いてください", en: "{survey}: the repeat groups ({groups}) are not on the form. Collect them on a form of your own and say there where they are (repeat)" }
    entry_written(n, folder) { ja: "入力用シート {n} 件: {folder}", en: "{n} ⟦entry sheet|entry sheets⟧: {folder}" }
    no_such_survey(id, near) { ja: "調査 {id} はありません{near}", en: "There is no survey {id}{near}" }
    no_such_round(survey, id, near) { ja: "調査 {survey} に回 {id} はありません{near}", en: "Survey {survey} has no round {id}{near}" }
    no_such_case(survey, id, near) { ja: "調査 {survey} の名簿に対象 {id} はありません{near}", en: "The frame of survey {survey} has no case {id}{near}" }
    no_survey() { ja: "調査の定義がありません（surveys/）", en: "There is no survey definition (surveys/)" }
    no_round(survey) { ja: "調査 {survey} に回（[[round]]）がありません", en: "Survey {survey} has no round ([[round]])" }
}
