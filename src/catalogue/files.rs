//! Words about files that hold others, that are locked, that are no workbooks, and about what one file may cost.

phrases! {
    about_read_apart() { ja: "（内部用）1つのファイルを別プロセスで読みます", en: "(internal) reads one file in a process of its own" }
    key_passwords() { ja: "送り主と決めたパスワードの一覧（1行に1つ。「ファイル名の一部,パスワード」も可）", en: "list of the passwords agreed with the senders, one in a line, or part of a file's name, a comma, and the password" }
    key_limits() { ja: "1つのファイルの上限", en: "what one file may cost at most" }
    key_file_mb() { ja: "ファイルの大きさ（MB）", en: "size of a file (MB)" }
    key_unpacked_mb() { ja: "展開した大きさ（MB）", en: "size unpacked (MB)" }
    key_cells() { ja: "値のあるセルの数", en: "cells with a value" }
    key_text_mb() { ja: "文字の量（MB）", en: "text (MB)" }
    key_files() { ja: "zip やメールの中のファイルの数", en: "files inside a zip or a mail" }
    key_seconds() { ja: "読むのにかけてよい秒数", en: "seconds that reading may take" }
    key_apart_seconds() { ja: "別プロセスで読む形式（xls、xlsb、ods、msg）にかけてよい秒数", en: "seconds for a format that is read in a process of its own (xls, xlsb, ods, msg)" }
    key_apart_mb() { ja: "別プロセスが使ってよいメモリ（MB）", en: "memory of that process (MB)" }
    encrypted() { ja: "パスワード付きのファイル", en: "a file with a password" }
    encrypted_zip() { ja: "パスワード付きの zip", en: "a zip with a password" }
    encrypted_ods() { ja: "パスワード付きの ODS", en: "an ODS file with a password" }
    unknown_encryption() { ja: "知らない方式で暗号化されたファイル", en: "a file encrypted in a way that is not known" }
    label_protected() { ja: "秘密度ラベル（IRM）で保護されたファイル。パスワードでは開けません", en: "a file held back by a sensitivity label (IRM); no password opens it" }
    no_password_fits(n) { ja: "パスワード付きのファイル。一覧のパスワード {n} 個はどれも合いません", en: "a file with a password; none of the {n} listed ones fits" }
    opened_with(line) { ja: "パスワード一覧の {line} 行目のパスワードで開きました", en: "opened with the password on line {line} of the list" }
    expected_no_password() { ja: "パスワードのないファイル", en: "a file without a password" }
    hint_password() { ja: "送り主にパスワードを確かめ、回の passwords のファイルに書いてください。または解除して再送してもらってください。", en: "Ask the sender for the password and put it into the file that `passwords` of the round names, or ask for a copy without one." }
    hint_password_resave() { ja: "パスワードなしで保存し直したものを送ってもらってください。", en: "Ask for a copy saved without a password." }
    hint_own_password() { ja: "パスワードを外して保存し直してください（Excel の「ファイル」→「情報」→「ブックの保護」）。", en: "Save it without a password (in Excel: File, Info, Protect Workbook)." }
    hint_own_label() { ja: "Excel で開き、秘密度ラベルを外して保存し直してください。", en: "Open it in Excel, take the sensitivity label off and save it again." }
    hint_own_large() { ja: "不要なシートや行を除いて保存し直してください。", en: "Take out the sheets and rows that are not needed and save it again." }
    hint_own_damaged() { ja: "Excel で開けるなら、xlsx として保存し直してください。開けなければ、控えのファイルに戻してください。", en: "If Excel opens it, save it again as xlsx; if not, put back a copy from before." }
    hint_label() { ja: "送り主にラベルを外して保存し直したものを送ってもらってください。", en: "Ask the sender for a copy without the label." }
    shortcut() { ja: "ショートカット（ファイルそのものではありません）", en: "a shortcut, not the file itself" }
    hint_send_the_file() { ja: "リンク先のファイルそのものを送ってもらってください。", en: "Ask for the file that it points to." }
    gateway_stub() { ja: "メールの中継で添付ファイルが取り除かれています（お知らせの文だけ）", en: "a mail gateway took the attachment away and left a notice" }
    hint_gateway() { ja: "別の方法（ファイル共有など）で送ってもらってください。", en: "Ask for it in another way, such as a file share." }
    hint_unpack() { ja: "展開して、中のファイルを同じフォルダに置いてください。", en: "Unpack it and put its files into the folder." }
    holds_files(kind) { ja: "ほかのファイルを含むファイル（{kind}）", en: "a file that holds others ({kind})" }
    hint_take_out() { ja: "中のファイルを取り出して、フォルダに置いてください。", en: "Take the files out of it and put them into the folder." }
    archive_inside() { ja: "書庫の中の書庫が深すぎます", en: "archives in archives, too deep" }
    empty_archive() { ja: "中にファイルのない zip", en: "a zip without any file" }
    damaged_mail() { ja: "メールとして読めません", en: "cannot be read as a mail" }
    letter_only() { ja: "添付のないメール（本文だけ）", en: "a mail without an attachment" }
    hint_key_in_letter() { ja: "本文を読み、回答なら入力してください（要手入力）。「提出不要」などなら回収区分に記録してください。", en: "Read it; key in an answer, or record what it says of the return." }
    no_table() { ja: "表のない HTML（ウェブページ）", en: "HTML (a web page) without a table" }
    too_many_files(limit) { ja: "中のファイルが {limit} 個を超えています", en: "more than {limit} files inside" }
    too_many_strings(n) { ja: "文字列の表が大きすぎます（{n} 個）", en: "a table of {n} strings" }
    too_much_text(limit) { ja: "文字が {limit} MB を超えています", en: "more than {limit} MB of text" }
    unpacks_too_far(limit) { ja: "展開すると {limit} MB を超えます", en: "unpacks to more than {limit} MB" }
    out_of_time(seconds) { ja: "{seconds} 秒かかっても読み終わりません", en: "not read within {seconds} seconds" }
    out_of_memory(limit) { ja: "読むのに {limit} MB を超えるメモリが要ります", en: "reading it needs more than {limit} MB of memory" }
    hint_resave_or_split() { ja: "Excel で開けるか確かめ、不要なシートや行を除いて xlsx で保存し直してもらってください。", en: "Check whether Excel opens it, and ask for a copy as xlsx without the sheets and rows that are not needed." }
    open_quote(line) { ja: "{line} 行目で始まる引用符が閉じていません", en: "the quotation mark that opens on line {line} never closes" }
    hint_quote() { ja: "その行の「\"」を直して、もう一度実行してください。", en: "Mend the quotation mark on that line and run again." }
    ragged_row(line, n) { ja: "ファイルの {line} 行目は {n} 列あります", en: "line {line} of the file has {n} ⟦column|columns⟧" }
    fields(n) { ja: "ほかの行と同じ {n} 列", en: "{n} ⟦column|columns⟧ as in the other rows" }
    hint_ragged() { ja: "引用符で囲まれていない区切り文字がないか、原本で確かめてください。ここから右の値がずれている恐れがあります。", en: "Look for a separator inside a text that is not quoted; values to the right may be shifted." }
    no_code_page() { ja: "文字コードの指定がありません。CP932（日本語）として読みました", en: "no code page; read as 932 (Japanese)" }
    code_page(page) { ja: "文字コードの指定は {page} ですが、CP932（日本語）として読みました", en: "says code page {page}; read as 932 (Japanese)" }
    expected_code_page() { ja: "コードページ 932 の指定", en: "code page 932" }
    hint_code_page() { ja: "文字が正しく読めているか、いくつかのセルで確かめてください。", en: "Check in some cells whether the characters are right." }
    lost_characters(n) { ja: "読めない文字（�）のあるセルが {n} 個", en: "{n} ⟦cell|cells⟧ with characters that cannot be read (�)" }
    expected_characters() { ja: "すべて読める文字", en: "characters that can be read" }
    hint_lost_characters() { ja: "Excel で開いて xlsx で保存し直してください。", en: "Open it in Excel and save it as xlsx." }
    hint_other_kind() { ja: "表として読みました。値がそろっているか確かめてください（コメントや入力規則は読めません）。", en: "Read as a table. Check that the values are all there; comments and dropdowns are not." }
    mail_of(from, subject) { ja: "メールの添付（差出人: {from}、件名: {subject}）", en: "attached to a mail (from {from}, subject '{subject}')" }
    mail_saying(from, subject, text) { ja: "メールの添付（差出人: {from}、件名: {subject}）。本文: 「{text}」", en: "attached to a mail (from {from}, subject '{subject}'), which says: '{text}'" }
    mail_with_text(from, subject) { ja: "メールの添付（差出人: {from}、件名: {subject}）。本文あり", en: "attached to a mail (from {from}, subject '{subject}') with a text of its own" }
    hint_read_letter() { ja: "メールの本文が回答を直していないか読んで確かめてください。直していればデータ修正記録（修正）に書き、そうでなければ了承してください。", en: "Read whether the letter corrects an answer. If so, write a row (set) into the correction ledger; if not, accept this." }
    passwords_unreadable() { ja: "パスワードの一覧の文字コードがわかりません", en: "the list of passwords is in an unknown encoding" }
    expected_passwords() { ja: "1行に1つのパスワード（「ファイル名の一部,パスワード」も可）", en: "one password in a line, or part of a file's name, a comma, and the password" }
}
