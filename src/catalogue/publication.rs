//! Words of publications: what was frozen, what somebody did to it since, and why something is not published.

phrases! {
    expected_freeze() { ja: "kaishu publish が書いたままの freeze.json", en: "freeze.json as kaishu publish wrote it" }
    expected_as_published() { ja: "公表したときのままのファイル", en: "the file as it was published" }
    expected_name(name) { ja: "フォルダの名前「{name}」", en: "the folder name '{name}'" }
    hint_put_back() { ja: "控え（バックアップや git）から元のファイルを戻してください。直したものを出すときは、別の名前で公表し直します", en: "put the original back from a backup or from git; what was put right is published under another name" }
    hint_take_away() { ja: "公表したものの一部ではありません。published/ の外へ移してください", en: "it is no part of what was published; move it out of published/" }
    hint_rename() { ja: "フォルダの名前を元に戻してください", en: "give the folder its name back" }
    file_edited() { ja: "公表した後に書き換えられています（SHA-256 が違う）", en: "it was changed after it was published (another SHA-256)" }
    file_gone() { ja: "ありません", en: "it is gone" }
    file_added() { ja: "公表した後に置かれたファイルです", en: "a file that was put there after publishing" }
    renamed(name) { ja: "「{name}」として公表したものが別の名前のフォルダにあります", en: "what was published as '{name}' lies in a folder of another name" }
    not_as_written(line, detail) { ja: "{line}行目: kaishu が書いた形ではありません（{detail}）", en: "line {line}: not as kaishu writes it ({detail})" }
    other_schema(found, known) { ja: "書式の版 {found}（この kaishu が読むのは {known}）", en: "schema {found} (this kaishu reads {known})" }
    freeze_edited() { ja: "手で書き換えられています（自分のハッシュ digest と合わない）", en: "it was changed by hand (it does not fit its own digest)" }
    path_leaves(path) { ja: "フォルダの外を指す場所があります（{path}）", en: "a path leads out of the folder ({path})" }
}
