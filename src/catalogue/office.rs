//! Words about filling an office's own Word file: what is wrong with it or with a mark in it, and what came of it.

use crate::catalogue::Phrase;

phrases! {
    key_template() { ja: "印を差し込む自分の Word のファイル（docx）。報告書の隣に、差し込んだものを書く", en: "Your own Word file (docx) with marks; it is filled and written beside the report" }
    not_docx_name(path) { ja: "{path} の名前が .docx で終わっていません", en: "the name of {path} does not end in .docx" }
    hint_docx_name() { ja: "Word で開き、「Word 文書（*.docx）」として保存し直してください", en: "open it in Word and save it as a Word document (*.docx)" }
    no_word_file(path) { ja: "{path} の中身は Word の文書ではありません", en: "what is in {path} is no Word document" }
    same_name(path, report) { ja: "{path} を差し込むと、{report} と同じ名前になります", en: "filled, {path} would have the name of {report}" }
    name_of_newer(path, other) { ja: "{path} と {other} の名前は、一方が、もう一方の隣に書く作り直したもの（….new.docx）の名前です", en: "of {path} and {other}, one has the name under which the new one (….new.docx) goes beside the other" }
    hint_same_name() { ja: "ファイルの名前を変えてください", en: "give the file another name" }
    not_word(path, found) { ja: "{path} は差し込めません: {found}", en: "{path} cannot be filled: {found}" }
    old_word(path) { ja: "{path} の中身は、古い形式（.doc など）のファイルです。名前だけを .docx に変えても使えません", en: "what is in {path} is a file of an old format (such as .doc); another name does not make it a docx" }
    hint_old_word() { ja: "Word で開き、「名前を付けて保存」で種類に「Word 文書（*.docx）」を選んだものを指定してください", en: "open it in Word, save it as a Word document (*.docx), and name that" }
    damaged(path, part, detail) { ja: "{path} が壊れています（{part}、詳細: 「{detail}」）", en: "{path} is damaged ({part}, detail: '{detail}')" }
    hint_damaged() { ja: "Word で開けるか確かめ、開けたら保存し直してください", en: "check whether Word opens it, and save it again" }
    word_template(path) { ja: "{path} は Word のテンプレート（dotx）です", en: "{path} is a template of Word (dotx)" }
    hint_word_template() { ja: "それから新しい文書を作り、「Word 文書（*.docx）」として保存したものを指定してください", en: "make a new document from it, save it as a Word document (*.docx) and name that" }
    workbook(path) { ja: "{path} の中身は Excel のブックです。名前だけを .docx に変えても、Word の文書にはなりません", en: "what is in {path} is an Excel workbook; another name does not make it a Word document" }
    hint_workbook() { ja: "差し込めるのは Word の文書だけです。Word の文書（*.docx）に印を書いて、それを指定してください。表の数は、そこに表の印 {{{{table:id}}}} を書けば入ります", en: "only Word documents are filled: write marks into a Word document (*.docx) and name that; the mark {{{{table:id}}}} puts a table there" }
    lock_file(path) { ja: "{path} は、Word が文書を開いている間に置く控えで、文書ではありません", en: "{path} is what Word puts beside a document while it is open, and no document" }
    hint_lock_file(name) { ja: "名前が ~$ で始まらない、もとの文書（名前の終わりが {name}）を指定してください", en: "name the document itself, whose name ends in {name} and does not begin with ~$" }
    no_chart(id) { ja: "表「{id}」に図はありません", en: "table '{id}' has no chart" }
    hint_no_chart(list) { ja: "図のある表: {list}", en: "tables with a chart: {list}" }
    hint_no_chart_at_all() { ja: "この計画に、図のある表はありません。表は {{{{table:id}}}} で入ります", en: "no table of this plan has a chart; {{{{table:id}}}} puts in the table" }
    values_for_chart(mark, place) { ja: "{mark}: いまは図にできる数がない（または多すぎる）ため、図の代わりに表を入れました（{place}）。", en: "{mark}: there is nothing that can be drawn now, or too much, so the table stands for the chart ({place})." }
    over_template(file) { ja: "-o の {file} は、差し込む文書そのものです。印を書いた元の文書が失われるので、別の名前を付けてください。", en: "{file}, named with -o, is the very document that is filled, which would be lost; name another." }
    macros(path) { ja: "{path} はマクロ付きの文書です", en: "{path} is a document with macros" }
    hint_macros() { ja: "マクロのない「Word 文書（*.docx）」として保存したものを指定してください", en: "save it as a Word document without macros (*.docx) and name that" }
    strict(path) { ja: "{path} は「厳密な Open XML 文書」です", en: "{path} is a 'Strict Open XML Document'" }
    hint_strict() { ja: "ふつうの「Word 文書（*.docx）」として保存し直してください", en: "save it as an ordinary Word document (*.docx)" }
    no_document(path) { ja: "{path} に本文がありません", en: "{path} has no text" }
    too_large(path) { ja: "{path} は展開すると大きすぎます", en: "{path} unpacks too far" }
    no_marks(path) { ja: "{path} に印が1つもありません", en: "there is no mark in {path}" }
    hint_no_marks() { ja: "数値を入れたいところに {{{{figure:id}}}} のように書きます。書ける印は kaishu fill --marks で見られます。前に差し込んだ文書なら、枠がなくなっています（Word でないプログラムで保存したか、枠を消したため）。元の文書から差し込み直してください", en: "where a number is to stand, write {{{{figure:id}}}}; kaishu fill --marks lists the marks. If it was filled before, its frames are gone (saved by a program that is not Word, or taken out): fill your own document again" }
    frames_lost(path) { ja: "{path} は差し込んだことのある文書ですが、差し込んだところの枠が失われています（Word でないプログラム（LibreOffice など）で保存すると、こうなります）", en: "{path} was filled before, and its frames are lost (this is what happens when a program that is not Word, such as LibreOffice, saves it)" }
    hint_frames_lost() { ja: "この文書の数は、もう新しくできません。手直しを元の文書（印のある文書）に書き、それを差し込んで作り直してください。手直しは Word で行ってください", en: "its numbers cannot be renewed any more: write the edits into your own document (the one with the marks) and fill that; edit filled documents in Word" }
    elsewhere(mark, part) { ja: "「{mark}」が{part}の中にあります。そこには差し込めません", en: "'{mark}' stands in {part}, where nothing can be filled" }
    part_chart() { ja: "グラフ", en: "a chart" }
    part_diagram() { ja: "SmartArt", en: "SmartArt" }
    part_properties() { ja: "文書のプロパティ（「ファイル」→「情報」）", en: "the properties of the document (File, Info)" }
    hint_elsewhere() { ja: "印を、本文、表、ヘッダー、フッター、脚注、テキストボックスのどれかに移してください", en: "move the mark to the text, a table, a header, a footer, a note or a text box" }
    change_inside(mark) { ja: "印「{mark}」の途中に変更履歴があります", en: "a tracked change begins or ends inside the mark '{mark}'" }
    hint_change_inside() { ja: "Word の「校閲」で、その変更を承諾するか元に戻してください", en: "accept or reject the change in Word (Review)" }
    tracked_blocks(mark) { ja: "表や図の印「{mark}」が、変更履歴の「挿入」の中にあります。差し込むと、表や図だけが挿入でなくなります", en: "the mark '{mark}' of a table or chart is a tracked insertion; what is put in its place would be none" }
    hint_tracked_blocks() { ja: "Word の「校閲」で、印の挿入を承諾してから差し込んでください", en: "accept the insertion of the mark in Word (Review) and fill it then" }
    crossed(mark) { ja: "印「{mark}」の途中で、リンクやフィールドが始まるか終わっています", en: "a link or field begins or ends inside the mark '{mark}'" }
    hint_crossed() { ja: "印を消し、1つながりの文字として打ち直してください", en: "delete the mark and type it again as one piece of text" }
    around_cell(mark) { ja: "「{mark}」を差し込んだ枠が、表のセルや行の全体に付いています", en: "the control of '{mark}' was put around a whole cell or row of a table" }
    hint_around_cell() { ja: "その枠を消し、セルの中に印を打ち直してください", en: "remove the control and type the mark again inside the cell" }
    own_paragraph() { ja: "表と図の印は、それだけの段落にします", en: "give the mark of a table or chart a paragraph of its own" }

    in_header() { ja: "ヘッダー", en: "the header" }
    in_footer() { ja: "フッター", en: "the footer" }
    in_footnote() { ja: "脚注", en: "a footnote" }
    in_endnote() { ja: "文末脚注", en: "an endnote" }
    below_heading(heading) { ja: "見出し「{heading}」の下", en: "below the heading '{heading}'" }
    in_table(table, row, cell) { ja: "文書の{table}番目の表の{row}行目・左から{cell}番目のセル", en: "table {table} of the document, row {row}, cell {cell}" }
    in_text_box() { ja: "テキストボックス", en: "a text box" }
    in_paragraph(words) { ja: "段落「{words}」", en: "the paragraph '{words}'" }

    about_fill() { ja: "自分の Word のファイルの印に、数値・文・表・図を差し込む", en: "Fills the marks of your own Word file with figures, sentences, tables and charts" }
    help_fill_file() { ja: "印のある Word のファイル（docx）", en: "The Word file with marks (docx)" }
    help_fill_plan() { ja: "計画の id（省略すると、文書の印の名前から決める。--marks ではすべての計画）", en: "Id of the plan; without it the marks of the document tell which, and --marks lists those of all plans" }
    help_fill_output() { ja: "書き出すファイル（省略すると out/計画/ の同じ名前。差し込んだ文書は、その場で新しくする）", en: "File to write; without it the same name in out/PLAN/, and a document that was filled is renewed in its place" }
    help_fill_marks() { ja: "書ける印と、いま入るものの一覧を出す（-o で Word のファイルに書く）", en: "Lists the marks and what they say now; with -o writes the list as a Word file" }
    no_plan() { ja: "計画がありません。analysis に集計計画を置いてください。", en: "there is no plan. Put an analysis plan into analysis." }
    several_plans(list) { ja: "計画が複数あります。--plan に id を付けてください: {list}", en: "there are several plans; name one with --plan: {list}" }
    plans_that_fit(n, list) { ja: "この文書の印（名前 {n} 個）からは、どの計画か決まりません。--plan に id を付けてください。計画と、そこにある名前の数: {list}", en: "the marks of this document ({n} ⟦name|names⟧) do not tell the plan; name one with --plan. Plans, with how many of the names each has: {list}" }
    plan_has(plan, n) { ja: "{plan}（{n}）", en: "{plan} ({n})" }
    filled_by(plan, n, all) { ja: "計画 {plan} で差し込みます（印の名前 {all} 個のうち {n} 個がこの計画にあります）", en: "filled by the plan {plan}, which has {n} of the {all} ⟦name|names⟧ in its marks" }
    newer_removed(new) { ja: "隣にあった {new} は、要らなくなったので消しました。", en: "{new}, which stood beside it, is no longer needed and was removed." }
    over_report(file) { ja: "{file} は報告書そのものの名前です。-o に別の名前を付けてください。", en: "{file} is the name of the report itself; name another with -o." }
    filled(file, n) { ja: "{file} に書きました（印 {n} か所）", en: "wrote {file} ({n} ⟦mark|marks⟧)" }
    summary_filled(file) { ja: "  差し込み: {file}", en: "  filled: {file}" }
    provisional(n) { ja: "要確認の数値が {n} 個入っています:", en: "{n} ⟦figure|figures⟧ in it ⟦is|are⟧ to be confirmed:" }
    stamp_outside(file, stamp) { ja: "{file} には「{stamp}」の印字が入りません。表紙などに {{{{stamp}}}} と書いておくと、そこに入ります。", en: "{file} does not say '{stamp}'; write {{{{stamp}}}} where it is to stand, such as on the cover." }
    kept(file) { ja: "{file} は手直しされているので、そのまま残しました。", en: "{file} was edited by hand and is left as it is." }
    kept_current(file) { ja: "  差し込み: {file}（手直しあり。印の中身はいまの結果のとおりなので、そのまま。元の文書から作り直すには、これを消して kaishu run）", en: "  filled: {file} (edited by hand, and all its marks say what was found now; left as it is. To make it anew from your own document, delete it and kaishu run)" }
    kept_unfillable(command) { ja: "  いまの計画では差し込めない印があるか、Word の文書として読めません。どこかは {command} でわかります", en: "  it has marks that cannot be filled by the plan as it is now, or is no Word document; {command} tells where" }
    kept_frameless(file, template) { ja: "  差し込んだところの枠が1つもありません（Word でないプログラム（LibreOffice など）で保存すると失われます）。この文書の数は、もう新しくできません。手直しを元の文書 {template} に書き、{file} を消して kaishu run を打つか、次の文書に手直しを写してください", en: "  no frame is left in it (a program that is not Word, such as LibreOffice, drops them when it saves), so its numbers cannot be renewed. Write the edits into {template}, delete {file} and kaishu run, or copy them into the next one" }
    outdated_frameless(file) { ja: "{file} は前に kaishu fill で差し込んだ文書ですが、枠が失われています（Word でないプログラムで保存したため）。数は、もう新しくできません。元の文書から差し込み直し、手直しを写してください。", en: "{file} was filled with kaishu fill, and its frames are lost (a program that is not Word saved it), so its numbers cannot be renewed. Fill your own document again and copy the edits into it." }
    new_edited_frameless(file) { ja: "{file} にも手直しがあるので、消さずに残してあります。枠が失われているので、差し込み直せません。", en: "{file} was edited too and is kept; its frames are lost, so it cannot be filled again." }
    lacking_alone(file, template, list) { ja: "{file} には、元の文書 {template} の印のうち {list} がありません。わざと消したのなら、このままで構いません。入れるには、その文書に書き足して差し込んでください。", en: "{file} lacks marks of {template}: {list}. If they were taken out on purpose, leave it so; else type them into it and fill it." }
    lacking_published(file, list) { ja: "{file} から消されている印（公表した文書には入っています）: {list}", en: "marks that {file} lacks and the published one has: {list}" }
    what_moved(n, list) { ja: "  差し込んだあとで変わった数値 {n} 件: {list}", en: "  moved since it was filled ({n}): {list}" }
    what_not_moved() { ja: "  差し込んだあとで変わった数値はありません", en: "  no number has moved since it was filled" }
    what_else_differs() { ja: "  差し込んだあとで変わった数値はありません。違うのは次のところです", en: "  no number has moved since it was filled; it differs in this:" }
    what_translated(n) { ja: "  もう一方の言語で差し込まれている印 {n} 件（違うのは言語だけです）", en: "  filled in the other language ({n}; nothing but the language differs)" }
    list_line(line) { ja: "    {line}", en: "    {line}" }
    list_more(n, command) { ja: "    ほか {n} 件（{command} が、差し込むときに全部を示します）", en: "    and {n} more ({command} shows all when it fills)" }
    what_typed(n, list) { ja: "  枠の中が手で書き換えられた印 {n} 件（書かれているもの → 差し込むと入るもの）: {list}", en: "  typed over by hand inside the frame ({n}; what stands there → what would be filled): {list}" }
    what_unfilled(n, list) { ja: "  まだ差し込んでいない印 {n} 件: {list}", en: "  marks that are not filled yet ({n}): {list}" }
    what_lacking(template, list) { ja: "  元の文書 {template} にあって、この文書にない印: {list}（わざと消したのなら、このままで構いません。書き足して差し込めば入ります）", en: "  marks of {template} that are not in it: {list} (leave it so if they were taken out on purpose; else type them into it and fill it)" }
    to_renew(command) { ja: "  手直しを残して枠の中だけを新しくするには: {command}", en: "  to keep the edits and renew what stands in the frames: {command}" }
    new_beside(template, new) { ja: "  元の文書 {template} から作り直したもの: {new}（要らなければ消してください）", en: "  made anew from {template}: {new} (delete it if it is not needed)" }
    new_edited(file, fill) { ja: "{file} にも手直しがあるので、消さずに残してあります。その枠の中を新しくするには: {fill}", en: "{file} was edited too and is kept; to renew what stands in its frames: {fill}" }
    marks_of_plan(title, id) { ja: "{title}（計画の id: {id}）", en: "{title} (id of the plan: {id})" }
    and_more(list, n) { ja: "{list}、ほか {n} 件", en: "{list}, and {n} more" }
    would_lose(file, fill) { ja: "{file} は、差し込んだあとで手直しされているので、上書きしません。手直しを残して枠の中だけを新しくするには: {fill}（印を増やしたいときは、その文書に印を書き足してから）。元の文書から作り直すには、その文書を消すか、-o に別の名前を付けてください。", en: "{file} was edited by hand after it was filled, so it is not written over. To keep the edits and renew what stands in the frames: {fill} (more marks may be typed into it first). To make it anew from its template, delete it or name another with -o." }
    would_lose_frameless(file) { ja: "{file} は、差し込んだあとで手直しされているので、上書きしません。差し込んだところの枠が失われていて、その文書を差し込み直すことはできません（Word でないプログラムで保存したため）。作り直すには、その文書を消すか、-o に別の名前を付け、手直しを写してください。", en: "{file} was edited by hand after it was filled, so it is not written over. Its frames are lost, so it cannot be filled itself (a program that is not Word saved it). To make it anew, delete it or name another with -o, and copy the edits." }
    output_not_docx(file) { ja: "-o の {file} は .docx で終わっていません。書くのは Word 文書（*.docx）なので、名前を .docx で終わるものにしてください。", en: "{file}, named with -o, does not end in .docx. A Word document (*.docx) is written: give it a name that ends in .docx." }
    doubled(mark, unit, place, number) { ja: "{mark} のすぐ後に「{unit}」とありますが、この印は単位「{unit}」も入れるので、単位が2つ並びます（{place}）。後の「{unit}」を消すか、印を {number} にしてください（数だけが入ります）。", en: "{mark} has '{unit}' right behind it and puts in its unit '{unit}' itself, so the unit stands there twice ({place}). Delete the '{unit}' behind it, or write {number}, which puts in the number alone." }
    in_section(number, title) { ja: "本文の「{number} {title}」", en: "text of '{number} {title}'" }
    in_document(file, remark) { ja: "{file}: {remark}", en: "{file}: {remark}" }
    typed_kept(file, kept) { ja: "書き換えられていた文書は {kept} に残しました（{file} は差し込み直したものです）。", en: "The document as it was typed over is kept as {kept}; {file} is filled again." }
    frames_gone(list) { ja: "前に差し込んだ印のうち、いまの文書に枠がないもの: {list}。消したのでなければ、枠がただの文字になっていて、そこの数は前のままです。その場所に印を打ち直してから、もう一度差し込んでください。わざと消したのなら、このままで構いません。", en: "Marks that were filled here before and have no frame now: {list}. If they were not taken out, the frame has become plain text and its number is the old one: type the mark there again and fill it once more. If they were taken out on purpose, leave it so." }
    other_document(file, list) { ja: "{file} に前に差し込まれていた文書には、今度の文書にない印がありました: {list}。別のフォルダにある同じ名前の文書だったのなら、いまの内容に置き換わっています。名前を変えるか -o で場所を決めて、それぞれ差し込んでください。", en: "The document that was filled into {file} before had marks that this one has not: {list}. If it was another document of the same name, this one has taken its place: rename one, or say with -o where each goes." }
    narrow(mark, place) { ja: "{mark} の表は列が多く、入れた場所の幅では数が途中で折り返します（{place}）。広い場所に移すか、用紙を横にしてください。", en: "{mark} has too many columns for the width of its place, so numbers break ({place}). Move it to a wider place, or turn the page." }
    moved_head(n) { ja: "前に差し込んだときから変わったもの（{n} 件）:", en: "Changed since it was last filled ({n}):" }
    typed_head(n) { ja: "枠の中が手で書き換えられていたので、差し込み直したもの（{n} 件）:", en: "Typed over by hand inside the frame, and filled again ({n}):" }
    moved_besides(line) { ja: "{line}（データも変わっています）", en: "{line} (the data changed besides)" }
    moved_new(n, list) { ja: "新しく差し込んだ印（{n} 件）: {list}", en: "Filled for the first time ({n}): {list}" }
    moved_translated(n) { ja: "言語だけが変わった印: {n} 件（数値の変化ではありません）", en: "Now in another language: {n} ⟦mark|marks⟧ (the numbers are the same)." }
    provisional_figure(label, id) { ja: "{label}（{id}）", en: "{label} ({id})" }
    provisional_more(n, command) { ja: "    ほか {n} 件（{command} の一覧に「要確認」と出ます）", en: "    and {n} more ({command} lists them, marked as to be confirmed)" }
    moved_none() { ja: "前に差し込んだときから変わった数値はありません。", en: "Nothing has changed since it was last filled." }
    moved_words(mark, old, new) { ja: "{mark}: {old} → {new}", en: "{mark}: {old} → {new}" }
    moved_cells(mark, list) { ja: "{mark}: {list}", en: "{mark}: {list}" }
    moved_cell(cell, old, new) { ja: "{cell}: {old} → {new}", en: "{cell}: {old} → {new}" }
    cell_at(row, column) { ja: "行「{row}」・列「{column}」", en: "row '{row}', column '{column}'" }
    moved_shape(mark, gone, come) { ja: "{mark}: 表の形が変わりました。なくなったもの: {gone} ／ 加わったもの: {come}", en: "{mark}: the table has another shape; gone: {gone} | new: {come}" }
    moved_gone(mark, gone) { ja: "{mark}: なくなったもの: {gone}", en: "{mark}: gone: {gone}" }
    moved_come(mark, come) { ja: "{mark}: 加わったもの: {come}", en: "{mark}: new: {come}" }
    one_gone(text) { ja: "なくなった「{text}」", en: "gone: '{text}'" }
    one_come(text) { ja: "加わった「{text}」", en: "new: '{text}'" }
    moved_order(mark) { ja: "{mark}: 並びが変わりました", en: "{mark}: another order" }
    moved_chart(mark) { ja: "{mark}: 図が変わりました", en: "{mark}: another chart" }
    moved_times(line, n) { ja: "{line}（{n} か所）", en: "{line} ({n} ⟦place|places⟧)" }
    said_nothing() { ja: "（なし）", en: "(nothing)" }
    outdated(file, n, edited) { ja: "{file} は前に kaishu fill で差し込んだ文書で、いまの結果と違うところが {n} 件あります{edited}。", en: "{file} was filled with kaishu fill, and {n} of what it says is no longer so{edited}." }
    translated_alone(file) { ja: "{file} は前に kaishu fill で差し込んだ文書で、いまの報告書とは別の言語です。", en: "{file} was filled with kaishu fill, in another language than the reports have now." }
    typed_alone(file) { ja: "{file} は前に kaishu fill で差し込んだ文書で、枠の中が手で書き換えられています。", en: "{file} was filled with kaishu fill, and was typed over by hand inside its frames." }
    unfilled_alone(file) { ja: "{file} は前に kaishu fill で差し込んだ文書で、まだ差し込んでいない印があります。", en: "{file} was filled with kaishu fill, and has marks that are not filled yet." }
    besides_edited() { ja: "（手直しもあります）", en: " (it was edited by hand too)" }
    outdated_marks(file, command) { ja: "{file} は前に kaishu fill で差し込んだ文書ですが、いまの計画では差し込めない印があります。{command} で、どの印かがわかります", en: "{file} was filled with kaishu fill, and has marks that cannot be filled by the plan as it is now; {command} tells which" }
    marks_written(file) { ja: "{file} に書きました。印をコピーして、自分の文書に貼ってください。", en: "wrote {file}. Copy marks from it into your own document." }

    marks_title(title) { ja: "差し込める印: {title}", en: "Marks for {title}" }
    marks_figures() { ja: "数値", en: "Figures" }
    marks_cells() { ja: "表の行ごとの数値（〔 〕から1つを選び、figure: の後に書く）", en: "Figures of a table by row (take one of those in '〔 〕', and write it after figure:)" }
    column_form() { ja: "id の形", en: "Form of the id" }
    column_rows() { ja: "行", en: "Rows" }
    marks_statements() { ja: "文", en: "Sentences" }
    marks_tables() { ja: "表と図", en: "Tables and charts" }
    marks_stamp() { ja: "印字", en: "Stamps" }
    stamp_meaning() { ja: "「架空データ」「暫定版」の印字。なければ何も出ない", en: "that the data are fictional or the report is provisional; nothing where it is neither" }
    no_stamp() { ja: "（いまは何も出ない）", en: "(nothing now)" }
    marks_how() { ja: "左の印を、自分の Word の文書の入れたいところに貼る。表と図の印は、それだけの段落にする。", en: "Put the mark at the left into your own Word document where it is to stand; a table or chart needs a paragraph of its own." }
    column_mark() { ja: "印", en: "Mark" }
    column_now() { ja: "いま入るもの", en: "Says now" }
    column_meaning() { ja: "意味", en: "Meaning" }
}

/// The first of what there is to say, and how much more there is.
pub fn few(all: &[Phrase], shown: usize) -> Phrase {
    let first = Phrase::listed(&all[..all.len().min(shown)]);
    match all.len().saturating_sub(shown) {
        0 => first,
        more => and_more(first, more),
    }
}
