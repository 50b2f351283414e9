//! Words about filling an office's own Word file: what is wrong with it or with a mark in it, and what came of it.

phrases! {
    key_template() { ja: "印を差し込む自分の Word のファイル（docx）。報告書の隣に、差し込んだものを書く", en: "Your own Word file (docx) with marks; it is filled and written beside the report" }
    not_docx_name(path) { ja: "{path} の名前が .docx で終わっていません", en: "the name of {path} does not end in .docx" }
    hint_docx_name() { ja: "Word で開き、「Word 文書（*.docx）」として保存し直してください", en: "open it in Word and save it as a Word document (*.docx)" }
    no_word_file(path) { ja: "{path} の中身は Word の文書ではありません", en: "what is in {path} is no Word document" }
    same_name(path, report) { ja: "{path} を差し込むと、{report} と同じ名前になります", en: "filled, {path} would have the name of {report}" }
    hint_same_name() { ja: "ファイルの名前を変えてください", en: "give the file another name" }
    not_word(path, found) { ja: "{path} は差し込めません: {found}", en: "{path} cannot be filled: {found}" }
    damaged(path, part, detail) { ja: "{path} が壊れています（{part}、詳細: 「{detail}」）", en: "{path} is damaged ({part}, detail: '{detail}')" }
    hint_damaged() { ja: "Word で開けるか確かめ、開けたら保存し直してください", en: "check whether Word opens it, and save it again" }
    word_template(path) { ja: "{path} は Word のテンプレート（dotx）です", en: "{path} is a template of Word (dotx)" }
    hint_word_template() { ja: "それから新しい文書を作り、「Word 文書（*.docx）」として保存したものを指定してください", en: "make a new document from it, save it as a Word document (*.docx) and name that" }
    macros(path) { ja: "{path} はマクロ付きの文書です", en: "{path} is a document with macros" }
    hint_macros() { ja: "マクロのない「Word 文書（*.docx）」として保存したものを指定してください", en: "save it as a Word document without macros (*.docx) and name that" }
    strict(path) { ja: "{path} は「厳密な Open XML 文書」です", en: "{path} is a 'Strict Open XML Document'" }
    hint_strict() { ja: "ふつうの「Word 文書（*.docx）」として保存し直してください", en: "save it as an ordinary Word document (*.docx)" }
    no_document(path) { ja: "{path} に本文がありません", en: "{path} has no text" }
    too_large(path) { ja: "{path} は展開すると大きすぎます", en: "{path} unpacks too far" }
    no_marks(path) { ja: "{path} に印が1つもありません", en: "there is no mark in {path}" }
    hint_no_marks() { ja: "数値を入れたいところに {{{{figure:id}}}} のように書きます。書ける印は kaishu fill --marks で見られます", en: "where a number is to stand, write {{{{figure:id}}}}; kaishu fill --marks lists the marks" }
    elsewhere(part) { ja: "文書のプロパティ、グラフ、SmartArt の中の印は差し込めません（{part}）", en: "marks in properties, charts and SmartArt cannot be filled ({part})" }
    hint_elsewhere() { ja: "印を、本文、表、ヘッダー、フッター、脚注、テキストボックスのどれかに移してください", en: "move the mark to the text, a table, a header, a footer, a note or a text box" }
    change_inside(id) { ja: "「{id}」の印の途中に変更履歴があります", en: "a tracked change begins or ends inside the mark '{id}'" }
    hint_change_inside() { ja: "Word の「校閲」で、その変更を承諾するか元に戻してください", en: "accept or reject the change in Word (Review)" }
    crossed(id) { ja: "「{id}」の印の途中で、リンクやフィールドが始まるか終わっています", en: "a link or field begins or ends inside the mark '{id}'" }
    hint_crossed() { ja: "印を消し、1つながりの文字として打ち直してください", en: "delete the mark and type it again as one piece of text" }
    around_cell(id) { ja: "「{id}」を差し込んだ枠が、表のセルや行の全体に付いています", en: "the control of '{id}' was put around a whole cell or row of a table" }
    hint_around_cell() { ja: "その枠を消し、セルの中に印を打ち直してください", en: "remove the control and type the mark again inside the cell" }
    own_paragraph() { ja: "表と図の印は、それだけの段落にします", en: "give the mark of a table or chart a paragraph of its own" }

    body_paragraph(n) { ja: "本文 {n}段落目", en: "text, paragraph {n}" }
    header_paragraph(n) { ja: "ヘッダー {n}段落目", en: "header, paragraph {n}" }
    footer_paragraph(n) { ja: "フッター {n}段落目", en: "footer, paragraph {n}" }
    footnote_paragraph(n) { ja: "脚注 {n}段落目", en: "footnotes, paragraph {n}" }
    endnote_paragraph(n) { ja: "文末脚注 {n}段落目", en: "endnotes, paragraph {n}" }
    in_cell(place, table, row, cell) { ja: "{place}（表{table} {row}行目 {cell}列目）", en: "{place} (table {table}, row {row}, cell {cell})" }
    in_text_box(place) { ja: "{place}（テキストボックス）", en: "{place} (text box)" }

    about_fill() { ja: "自分の Word のファイルの印に、数値・文・表・図を差し込む", en: "Fills the marks of your own Word file with figures, sentences, tables and charts" }
    help_fill_file() { ja: "印のある Word のファイル（docx）", en: "The Word file with marks (docx)" }
    help_fill_plan() { ja: "計画の id（計画が1つなら省略できる）", en: "Id of the plan; may be left out where there is one" }
    help_fill_output() { ja: "書き出すファイル（省略すると out/計画/ の同じ名前）", en: "File to write; without it the same name in out/PLAN/" }
    help_fill_marks() { ja: "書ける印と、いま入るものの一覧を出す（-o で Word のファイルに書く）", en: "Lists the marks and what they say now; with -o writes the list as a Word file" }
    no_plan() { ja: "計画がありません。analysis に集計計画を置いてください。", en: "there is no plan. Put an analysis plan into analysis." }
    several_plans(list) { ja: "計画が複数あります。--plan に id を付けてください: {list}", en: "there are several plans; name one with --plan: {list}" }
    over_report(file) { ja: "{file} は報告書そのものの名前です。-o に別の名前を付けてください。", en: "{file} is the name of the report itself; name another with -o." }
    filled(file, n) { ja: "{file} に書きました（印 {n} か所）", en: "wrote {file} ({n} marks)" }
    summary_filled(file) { ja: "  差し込み: {file}", en: "  filled: {file}" }
    provisional(n, ids) { ja: "要確認の数値が {n} 個入っています: {ids}", en: "{n} figures in it are to be confirmed: {ids}" }
    stamp_outside(stamp) { ja: "この文書には「{stamp}」の印字が入りません。表紙などに書いてください。", en: "The document does not say '{stamp}'; write it on its cover, for instance." }
    edited(file, new) { ja: "{file} は、前に差し込んだあとで手直しされたか、元の文書が変わっています。手直しを失わないようにそのまま残し、新しいものは {new} に書きました。手直しした文書の数を新しくするには kaishu fill {file}。要らなければ消してください。", en: "{file} was edited after it was filled, or its template has changed. It is left as it is so that nothing is lost, and the new one is {new}. To renew the numbers in the edited one: kaishu fill {file}. Delete it if it is not needed." }
    would_lose(file) { ja: "{file} は、前に差し込んだあとで手直しされたか、元の文書が変わっているので、上書きしません。手直しを残して数を新しくするには、その文書を差し込みます（kaishu fill {file}）。元の文書から作り直すには、その文書を消すか、-o に別の名前を付けてください。", en: "{file} was edited after it was filled, or its template has changed, so it is not written over. To keep the edits and renew the numbers, fill that file (kaishu fill {file}). To make it anew, delete it or name another with -o." }
    marks_written(file) { ja: "{file} に書きました。印をコピーして、自分の文書に貼ってください。", en: "wrote {file}. Copy marks from it into your own document." }

    marks_title(title) { ja: "差し込める印: {title}", en: "Marks for {title}" }
    marks_figures() { ja: "数値", en: "Figures" }
    marks_statements() { ja: "文", en: "Sentences" }
    marks_tables() { ja: "表と図", en: "Tables and charts" }
    marks_how() { ja: "左の印を、自分の Word の文書の入れたいところに貼る。表と図の印は、それだけの段落にする。", en: "Put the mark at the left into your own Word document where it is to stand; a table or chart needs a paragraph of its own." }
    column_mark() { ja: "印", en: "Mark" }
    column_now() { ja: "いま入るもの", en: "Says now" }
    column_meaning() { ja: "意味", en: "Meaning" }
}
