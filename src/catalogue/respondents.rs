//! Words about who answered: the frame, and which of its cases a return is from.

phrases! {
    wrong_digit(code) { ja: "団体コード「{code}」の検査数字が違います", en: "the check digit of the code '{code}' is wrong" }
    right_code(five, digit) { ja: "{five} の検査数字は {digit} です（{five}{digit}）", en: "the check digit of {five} is {digit} ({five}{digit})" }
    former_shape() { ja: "「旧団体名:2010-03-31」のように書き、いくつもあれば | で区切ります", en: "write 'former name:2010-03-31', several separated by |" }
    asked_or_round(text) { ja: "「{text}」は ○・×・対象外 でも、この調査の回でもありません", en: "'{text}' is neither yes nor no nor a round of this survey" }

    on_the_frame(frame) { ja: "調査対象名簿（{frame}）にある団体", en: "a case of the frame ({frame})" }
    code_says(code) { ja: "コード {code}", en: "code {code}" }
    name_says(name) { ja: "名前「{name}」", en: "name '{name}'" }
    file_says(name) { ja: "ファイル名「{name}」", en: "file name '{name}'" }
    means(what, id, name) { ja: "{what} → {id} {name}", en: "{what} → {id} {name}" }
    means_nobody(what) { ja: "{what} → 名簿にない", en: "{what} → not on the frame" }
    means_other_body(what) { ja: "{what} → 名簿にない別の団体", en: "{what} → another body, not on the frame" }
    one_case() { ja: "コード、名前、ファイル名が同じ団体を指す", en: "code, name and file name of one case" }
    hint_conflict() { ja: "どの団体の回答か確かめ、データ修正記録（照合）に書いてください。それまでは保留です。", en: "Find out whose return it is and write a row (match) into the correction ledger. Held out until then." }
    hint_file_name() { ja: "中のコード・名前のとおりに数えています。ファイルの取り違えでないか確かめてください。", en: "It counts as its code and name say. Check that the files were not mixed up." }
    hint_name_differs(id, name) { ja: "コードのとおり {id} {name} と数えています。同じ団体の別の書き方なら、名簿の alias に足せます。", en: "It counts as {id} {name}, as its code says. If it is another writing of that name it can become an alias." }
    name_of(name) { ja: "名簿の名前「{name}」", en: "the name on the frame, '{name}'" }

    digit_would_be(five, digit, name) { ja: "{five} の検査数字は {digit}（{five}{digit} {name}）", en: "the check digit of {five} is {digit} ({five}{digit} {name})" }
    hint_digit(id, name) { ja: "写し間違いです。{id} {name} の回答か確かめ、データ修正記録（照合）に書くか、コードを直してください。それまでは保留です。", en: "It is mistyped. Find out whether it is {id} {name} and write a row (match) into the correction ledger, or mend the code. Held out until then." }
    code_elsewhere(code, prefecture) { ja: "{code} は{prefecture}のコードです", en: "{code} is a code of {prefecture}" }

    hint_unmatched() { ja: "だれの回答か確かめ、データ修正記録（照合）に書くか、名簿のコードか名前を書き入れてください。名簿の alias に別名を足すこともできます。それまでは保留です。", en: "Find out whose return it is and write a row (match) into the correction ledger, enter the code or name of the frame, or add an alias to the frame. Held out until then." }
    hint_near(names) { ja: "候補: {names}。自動では採用しません。確かめて、データ修正記録（照合）に書くか、コードを書き入れるか、名簿の alias に足してください。それまでは保留です。", en: "Candidates: {names}. None is taken by itself: find out, then write a row (match) into the correction ledger, enter the code, or add an alias to the frame. Held out until then." }
    candidate(name, id, why) { ja: "{name}（{id}、{why}）", en: "{name} ({id}, {why})" }
    same_name() { ja: "同じ名前が複数", en: "the name fits several" }
    edits(n) { ja: "{n}文字違い", en: "{n} characters differ" }
    other_kind() { ja: "市・町・村の別が違う", en: "市, 町 or 村 differs" }
    other_prefecture(prefecture) { ja: "{prefecture}ではない", en: "not of {prefecture}" }
    other_district(district) { ja: "{district}ではない", en: "not of {district}" }
    merged(former, since) { ja: "{former}は {since} から", en: "{former} since {since}" }
    merged_undated(former) { ja: "旧{former}", en: "formerly {former}" }
    from_file_name() { ja: "ファイル名", en: "the file name" }
    joint() { ja: "共同回答", en: "a joint answer" }
    resembles() { ja: "似た名前", en: "a name like it" }
    other_body(municipality) { ja: "{municipality}とは別の団体", en: "another body than {municipality}" }
}
