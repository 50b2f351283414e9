//! Words about reports that somebody has written: why one cannot be read, and where in it something stands.

phrases! {
    expected_document() { ja: "報告書の文書（Word の docx、Markdown、テキスト、HTML）", en: "a report (Word docx, Markdown, plain text, HTML)" }
    too_large(found, limit) { ja: "{found} MB（上限 {limit} MB）", en: "{found} MB (limit {limit} MB)" }
    too_many_blocks(limit) { ja: "段落や表のセルが {limit} を超えています", en: "more than {limit} paragraphs and cells" }
    unpacks_too_far() { ja: "展開すると大きすぎるか、作りが込み入りすぎています", en: "unpacks too far, or is too intricate" }
    empty_file() { ja: "0 バイトのファイル", en: "a file of 0 bytes" }
    no_words() { ja: "文字が1つもありません", en: "no words at all" }
    damaged_zip() { ja: "壊れたファイル（zip の末尾がありません）", en: "a damaged file (the end of the zip is missing)" }
    damaged(detail) { ja: "壊れているか、読めない作りの文書です（詳細: 「{detail}」）", en: "damaged, or made in a way that cannot be read (detail: '{detail}')" }
    encrypted() { ja: "パスワード付きの文書", en: "a document with a password" }
    other_kind(kind) { ja: "中身は {kind} で、報告書として読めません", en: "the content is {kind}, which is not read as a report" }
    unknown_encoding() { ja: "UTF-8 でも CP932 でも UTF-16 でもない文字コード", en: "neither UTF-8, code page 932 nor UTF-16" }
    reader_failed() { ja: "読み取りの途中で失敗しました", en: "reading failed halfway" }
    hint_smaller() { ja: "図や写真を除いて保存し直すか、章ごとに分けてください。", en: "Save it without pictures, or split it by chapter." }
    hint_send_again() { ja: "Word などで開けるか確かめ、保存し直したものを指定してください。", en: "Check whether Word opens it, and name a copy that was saved again." }
    hint_save_again() { ja: "Word で開き、docx で保存し直してください。", en: "Open it in Word and save it as docx." }
    hint_save_as_docx() { ja: "Word の docx、Markdown、テキスト、HTML のどれかで保存したものを指定してください（PDF や一太郎はテキストに書き出せます）。", en: "Name a copy saved as docx, Markdown, plain text or HTML (a PDF can be exported as text)." }
    hint_password() { ja: "Word の「ファイル」→「情報」→「文書の保護」でパスワードを外して保存し直してください。", en: "Save it without its password (in Word: File, Info, Protect Document)." }
    hint_encoding() { ja: "UTF-8 または Shift_JIS で保存し直してください。", en: "Save it as UTF-8 or Shift_JIS." }
    hint_no_words() { ja: "画像だけの文書は読めません。文字のある文書を指定してください。", en: "A document of pictures cannot be read. Name one with text." }
    part_unreadable(part, detail) { ja: "本文のほかの部分（{part}）が読めません（詳細: 「{detail}」）", en: "a part beside the text ({part}) cannot be read (detail: '{detail}')" }
    readable_part() { ja: "読める部分", en: "a part that can be read" }
    tracked(inserted, deleted, first) { ja: "変更履歴が残っています（挿入 {inserted} か所は本文として読み、削除 {deleted} か所は読んでいません{first}）", en: "tracked changes: {inserted} insertions were read as text, {deleted} deletions were not read{first}" }
    first_at(place) { ja: "。初めは{place}", en: "; the first in {place}" }
    no_tracked() { ja: "変更履歴のない文書", en: "a document without tracked changes" }
    hint_tracked() { ja: "公表する前に、Word の「校閲」で変更を承諾するか元に戻してください。", en: "Accept or reject the changes in Word (Review) before publishing." }
    hidden(n, first) { ja: "隠し文字が {n} か所あります（読んでいません{first}）", en: "hidden text in {n} ⟦place|places⟧, which was not read{first}" }
    no_hidden() { ja: "隠し文字のない文書", en: "a document without hidden text" }
    hint_hidden() { ja: "公表する前に、隠し文字を消すか表示してください。", en: "Remove the hidden text or show it before publishing." }
    at_heading(section) { ja: "{section} 見出し", en: "{section}, heading" }
    at_item(section) { ja: "{section}", en: "{section}" }
    at_paragraph(section, n) { ja: "{section} {n}段落目", en: "{section}, paragraph {n}" }
    at_cell(section, table, row, column) { ja: "{section} 表{table} {row}行目 {column}列目", en: "{section}, table {table}, row {row}, column {column}" }
    in_note(place) { ja: "{place}（脚注）", en: "{place} (footnote)" }
    in_margin(place) { ja: "ヘッダー・フッター{place}", en: "header or footer{place}" }
    in_text_box(place) { ja: "{place}（テキストボックス）", en: "{place} (text box)" }
    in_comment(place) { ja: "{place}（コメント）", en: "{place} (comment)" }
    on_line(place, line) { ja: "{place}（{line}行目）", en: "{place} (line {line})" }
}
