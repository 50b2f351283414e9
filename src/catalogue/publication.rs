//! Words of publications: what was frozen, what somebody did to it since, and why something is not published.

phrases! {
    not_published(file, plan) { ja: "{file} は差し込んだ文書ですが、計画 {plan} に書かれていないので、公表には入っていません。公表に入れるには、元の文書を計画の「差し込むWordのファイル」（template）に書いてから、もう一度公表してください。", en: "{file} was filled, but plan {plan} does not name it, so it is not in the publication. To publish it, name its template in the plan (template) and publish again." }
    edits_not_published(file, published, template) {
        ja: "{file} は公表したものと違います（手直し、または前の結果）。公表した {published} は、計画にある文書 {template} にいまの数値を差し込んだもので、手直しは入っていません。手直しも公表するには、元の文書に書き、{file} を消して（要るところは写しておいて）kaishu run を打ち、もう一度公表してください。",
        en: "{file} is not what was published (it was edited, or is of an earlier run). {published} was made from the document that the plan names, {template}, and has no edits in it. To publish them, write them into that document, delete {file} (keep a copy of what you need), run kaishu run, and publish again."
    }
    examples_publish() { ja: "  kaishu publish r3-first --date 2021-04-01\n  kaishu publish 速報 --plan outcome-report --provisional --by \"地域福祉課 A\" --reason 協議会の日程\n  kaishu publish\n", en: "  kaishu publish r3-first --date 2021-04-01\n  kaishu publish preliminary --plan outcome-report --provisional --by \"welfare section A\" --reason \"date of the council\"\n  kaishu publish\n" }
    expected_freeze() { ja: "kaishu publish が書いたままの freeze.json", en: "freeze.json as kaishu publish wrote it" }
    expected_as_published() { ja: "公表したときのままのファイル", en: "the file as it was published" }
    expected_name(name) { ja: "フォルダの名前「{name}」", en: "the folder name '{name}'" }
    hint_put_back() { ja: "控え（バックアップや git）から元のファイルを戻してください。直したものを出すときは、別の名前で公表し直します", en: "put the original back from a backup or from git; what was put right is published under another name" }
    hint_take_away() { ja: "公表したものの一部ではありません。published/ の外へ移してください", en: "it is no part of what was published; move it out of published/" }
    hint_rename() { ja: "フォルダの名前を元に戻してください", en: "give the folder its name back" }
    file_edited(hash) { ja: "公表した後に書き換えられています（今の SHA-256: {hash}）", en: "it was changed after it was published (its SHA-256 is {hash})" }
    expected_hash(hash) { ja: "公表したときのままのファイル（SHA-256: {hash}）", en: "the file as it was published (SHA-256 {hash})" }
    hint_copy_back(path) { ja: "作業フォルダの {path} は公表したときのままです。それを写せば戻ります", en: "{path} of the workspace is still as it was published; copy it here" }
    file_gone() { ja: "ありません", en: "it is gone" }
    file_added() { ja: "公表した後に置かれたファイルです", en: "a file that was put there after publishing" }
    renamed(name) { ja: "「{name}」として公表したものが別の名前のフォルダにあります", en: "what was published as '{name}' lies in a folder of another name" }
    not_as_written(line, detail) { ja: "{line}行目: kaishu が書いた形ではありません（{detail}）", en: "line {line}: not as kaishu writes it ({detail})" }
    other_schema(found, known) { ja: "書式の版 {found}（この kaishu が読むのは {known}）", en: "schema {found} (this kaishu reads {known})" }
    freeze_edited() { ja: "手で書き換えられています（自分のハッシュ digest と合わない）", en: "it was changed by hand (it does not fit its own digest)" }
    path_leaves(path) { ja: "フォルダの外を指す場所があります（{path}）", en: "a path leads out of the folder ({path})" }
}

phrases! {
    about_publish() { ja: "今の結果を名前と日付を付けて公表し、再現に要るものと一緒に published/ に残す（名前を省くと公表の一覧）", en: "Publishes what is found now under a name and a day, with all that makes it again, in published/ (lists the publications without a name)" }
    help_publish_name() { ja: "公表の名前（フォルダの名前になる）", en: "Name of the publication (it becomes a folder)" }
    help_plan() { ja: "公表する計画の id（省略するとすべて。繰り返してよい）", en: "Id of the plan that is published (all if left out; may be repeated)" }
    help_date() { ja: "公表の日付（省略すると今日）", en: "Day of publication (today if left out)" }
    help_provisional() { ja: "要確認や、確かめていない印が残ったまま公表する（--by と --reason が要る）", en: "Publishes while something is undecided or a mark of a draft is left (with --by and --reason)" }
    help_by() { ja: "そう決めた人", en: "Who decided so" }
    help_reason() { ja: "そう決めた理由", en: "Why" }
    about_reproduce() { ja: "公表したものを、残した入力からもう一度作って1バイトずつ比べる（違いがあれば終了コード1）", en: "Makes a publication again from what it keeps and compares byte by byte (exit 1 when something differs)" }
    help_reproduce_name() { ja: "公表の名前", en: "Name of the publication" }
    unusable_name(name, why) { ja: "「{name}」は公表の名前に使えません: {why}", en: "'{name}' cannot be the name of a publication: {why}" }
    name_empty() { ja: "名前が空です", en: "it is empty" }
    name_invisible() { ja: "見えない文字があります", en: "it has an invisible character" }
    name_character(c) { ja: "「{c}」はフォルダの名前に使えない文字です（/ \\ : * ? \" < > |）", en: "a folder cannot have '{c}' in its name (none of / \\ : * ? \" < > |)" }
    name_ends() { ja: "空白・. ・- ・~ で始めず、空白・. で終えません", en: "it may not begin with a space, '.', '-' or '~', nor end with a space or '.'" }
    name_device() { ja: "Windows が機器の名前として使う言葉です", en: "Windows keeps it for a device" }
    name_long(most) { ja: "長すぎます（{most} 字まで）", en: "it is too long (at most {most} characters)" }
    name_taken(folder) { ja: "{folder} はもうあります。公表したものは書き換えません。別の名前にしてください（大文字と小文字だけの違いは同じ名前とみなします）", en: "{folder} is there already, and what was published is never written over. Take another name (names that differ in case alone are the same)" }
    bad_date(text) { ja: "「{text}」は日付ではありません（2021-04-01 や R3.4.1 のように書きます）", en: "'{text}' is no day (write 2021-04-01 or R3.4.1)" }
    blank_decision() { ja: "--by と --reason には、だれがなぜ決めたかを1行で書きます（報告書に印字します）", en: "--by and --reason say in one line each who decided and why (they are printed in the report)" }
    no_such_plan(plan, known) { ja: "計画「{plan}」はありません（あるもの: {known}）", en: "there is no plan '{plan}' (there are: {known})" }
    no_plan() { ja: "集計計画がないので、公表する報告書がありません", en: "there is no plan, so there is no report to publish" }
    nothing_undecided() { ja: "要確認も、確かめていない印も残っていないので、--provisional は要りません。付けずに実行してください", en: "nothing is undecided and no mark of a draft is left; run without --provisional" }
    input_unreadable(files) { ja: "読めない入力があるので、公表したものを後で再現できません: {files}。Excel で開いていれば閉じ、フォルダへのリンクなどファイルでないものは外へ移してください", en: "an input cannot be read, so nobody could make the report again: {files}. Close it in Excel, and move away what is no file (a link to a folder)" }
    copy_differs(file) { ja: "入力の控えから作り直すと「{file}」が同じになりません。実行の間にファイルが変わった恐れがあります。何も公表していません。もう一度実行してください", en: "made again from the copy of the inputs, '{file}' is not the same: a file may have changed meanwhile. Nothing is published; run again" }
    left_undecided() { ja: "要確認", en: "undecided findings" }
    left_unconfirmed() { ja: "確かめていない印", en: "marks that nobody settled" }
    number_undecided(n) { ja: "要確認 {n} 件", en: "{n} undecided ⟦finding|findings⟧" }
    number_unconfirmed(n) { ja: "確かめていない印（{n} ファイル）", en: "{n} ⟦file|files⟧ with marks that nobody settled" }
    both_left(undecided, unconfirmed) { ja: "{undecided}と{unconfirmed}", en: "{undecided} and {unconfirmed}" }
    refused(left, figures, decide) { ja: "公表していません: {left}が残っています{figures}。{decide}残したまま公表することをだれかが決めたなら、その人と理由を付けて --provisional --by 人 --reason 理由 で実行してください。", en: "Not published; left to decide: {left}{figures}. {decide}Or have somebody decide to publish all the same: --provisional --by WHO --reason WHY." }
    refused_figures(figures) { ja: "（かかわる数値 {figures} 件）", en: " ({figures} ⟦figure is|figures are⟧ touched)" }
    decide_undecided() { ja: "要確認は、上の行をデータ修正記録に書いて決めます。", en: "Decide findings with the rows above in the correction ledger. " }
    decide_unconfirmed() { ja: "印は、定義や計画の上の場所を1つずつ確かめ、印の行を消します（そのままでよければ、上の了承の行をデータ修正記録に書きます）。", en: "Settle marks one by one at the places above and remove their lines (or let them stand with the row above in the correction ledger). " }
    touched_figures() { ja: "要確認の数値:", en: "Figures to be confirmed:" }
    stamp_undecided(by, left) { ja: "{left}を残したまま公表（決定: {by}）", en: "Published with {left} (decided by {by})" }
    title_undecided() { ja: "公表の決定", en: "The decision to publish" }
    note_undecided(left, by, reason) { ja: "{left}が決まらないうちに公表することを、{by}が決めた。理由: {reason}", en: "{by} decided to publish with {left}. Reason: {reason}" }
    published(name, date, folder, files) { ja: "「{name}」（{date}）として公表しました: {folder}（{files} ファイル）", en: "Published as '{name}' ({date}): {folder} ({files} ⟦file|files⟧)" }
    published_parts(public, analyst) { ja: "  外に出すもの: {public}\n  分析者用（部外秘。回答の控えを含む）: {analyst}", en: "  what leaves: {public}\n  for the analyst only (with a copy of the returns): {analyst}" }
    published_plans(plans) { ja: "  公表した計画: {plans}", en: "  plans: {plans}" }
    nothing_returned() { ja: "どの計画も、まだ何も回収していないので、公表する結果がありません。それでも公表するときは --plan 計画の id を付けてください", en: "nothing has been returned yet for any plan, so there is nothing to publish. To publish one all the same, add --plan ID" }
    without_returns(plan, rounds, command) { ja: "計画「{plan}」は公表しません: {rounds} の回収がまだありません。それでも公表するときは: {command}", en: "the plan '{plan}' is left out: nothing has been returned yet for {rounds}. To publish it all the same: {command}" }
    published_decision(by, left) { ja: "  {left}を残したまま公表（決定: {by}）。報告書に印字しました", en: "  published with {left} (decided by {by}); it is printed in the report" }
    next_reproduce(name) { ja: "確かめるには: kaishu reproduce {name}", en: "To check it: kaishu reproduce {name}" }
    nothing_published() { ja: "まだ何も公表していません。kaishu publish 名前 で公表します。", en: "Nothing is published yet. kaishu publish NAME publishes." }
    list_name() { ja: "名前", en: "Name" }
    list_date() { ja: "日付", en: "Day" }
    list_plans() { ja: "計画", en: "Plans" }
    list_state() { ja: "状態", en: "State" }
    state_whole() { ja: "公表したまま", en: "as published" }
    state_undecided(left) { ja: "公表したまま（{left}を残して公表）", en: "as published (with {left})" }
    state_odd(n) { ja: "公表の後に変わったファイル {n}", en: "{n} ⟦file|files⟧ changed since" }
    state_unreadable() { ja: "freeze.json が読めない", en: "freeze.json cannot be read" }
    no_such_publication(name, known) { ja: "「{name}」という公表はありません（あるもの: {known}）", en: "there is no publication '{name}' (there are: {known})" }
    no_publication(name) { ja: "「{name}」という公表はありません（まだ何も公表していません）", en: "there is no publication '{name}' (nothing is published yet)" }
    reproduced(name, n) { ja: "「{name}」は再現できます: 公表した {n} ファイルが1バイトも違わずにできました。", en: "'{name}' can be reproduced: the {n} ⟦file|files⟧ that ⟦was|were⟧ published ⟦comes|come⟧ out without a byte of difference." }
    not_reproduced(name) { ja: "「{name}」は公表したままには再現できません。", en: "'{name}' cannot be reproduced as it was published." }
    reproduced_but_odd(name) { ja: "「{name}」の報告書は、残した入力からは公表したとおりにできます。公表物のほうが変わっています。", en: "The report of '{name}' comes out as it was published; it is the publication that was changed." }
    other_program(then, now) { ja: "公表したときの kaishu は {then}、今は {now} です。", en: "Published by kaishu {then}; this is {now}." }
    other_rules(then, now) { ja: "公表したときの読み取りの規則は版 {then}、今は版 {now} です。", en: "Published under version {then} of the rules of reading; now it is version {now}." }
    differing_file(file) { ja: "違うファイル: {file}", en: "comes out otherwise: {file}" }
    moved_figure(plan, id, label, published, now) { ja: "違う数値: {plan} {id}（{label}）: 公表 {published} → 今 {now}", en: "figure: {plan} {id} ({label}): published {published} → now {now}" }
    moved_sentence(plan, id, published, now) { ja: "違う文: {plan} {id}: 公表「{published}」→ 今「{now}」", en: "sentence: {plan} {id}: published '{published}' → now '{now}'" }
    help_reproduce_all() { ja: "違う数値と文を1つも省かず示す", en: "Shows every figure and sentence that differs" }
    more_moved(n) { ja: "ほか {n} 件の数値と文（--all ですべて示します）", en: "{n} ⟦more figure|more figures⟧ and sentences (--all shows them)" }
    no_moved() { ja: "数値と文に違いはありません。", en: "No figure and no sentence differs." }
    nothing_there() { ja: "なし", en: "none" }
    not_run(why) { ja: "残した入力を動かせません: {why}", en: "the copy of the inputs does not run: {why}" }
    undecided_unreadable(file, why) { ja: "公表の決定 {file} が読めません: {why}。この作業フォルダが公表の控えなら、元のファイルを戻してください。そうでなければ、このファイルを別の名前にしてください。", en: "the decision {file} cannot be read: {why}. If this workspace is the copy of a publication, put the file back; if not, give it another name." }
}
