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
    hint_name_differs(id, name) { ja: "コードのとおり {id} {name} と数えています。同じ団体の別の書き方なら、名簿の「別名」（alias）の列に足せます。", en: "It counts as {id} {name}, as its code says. If it is another writing of that name it can become an alias." }
    with_furigana(name, reading) { ja: "「{name}」（ふりがな「{reading}」）", en: "'{name}' (furigana '{reading}')" }
    hint_by_furigana(id, name) { ja: "ふりがなが同じ名簿の団体は {id} {name} だけなので、そのように数えています。違うときは照合の行を書いてください。同じ団体の別の書き方なら、名簿の「別名」（alias）の列に足せます。", en: "It counts as {id} {name}, the only one on the frame that is read like this. If it is not, write a match row; if it is another writing of that name it can become an alias." }
    name_of(name) { ja: "名簿の名前「{name}」", en: "the name on the frame, '{name}'" }

    digit_would_be(five, digit, name) { ja: "{five} の検査数字は {digit}（{five}{digit} {name}）", en: "the check digit of {five} is {digit} ({five}{digit} {name})" }
    hint_digit(id, name) { ja: "写し間違いです。{id} {name} の回答か確かめ、データ修正記録（照合）に書くか、コードを直してください。それまでは保留です。", en: "It is mistyped. Find out whether it is {id} {name} and write a row (match) into the correction ledger, or mend the code. Held out until then." }
    code_elsewhere(code, prefecture) { ja: "{code} は{prefecture}のコードです", en: "{code} is a code of {prefecture}" }

    says_nobody(answers) { ja: "コードも名前も空です（答え: {answers}）", en: "neither code nor name is filled in (answers: {answers})" }
    hint_unmatched() { ja: "だれの回答か確かめ、データ修正記録（照合）に書くか、回答に名簿のコードか名前を書き入れるか、別の書き方なら名簿の「別名」（alias）の列に、名簿にない対象なら名簿に行を加えてください。それまでは保留です。", en: "Find out whose return it is and write a row (match) into the correction ledger, enter the code or name of the frame, add another writing of a name to the column alias of the frame, or add a row to the frame for a case that it lacks. Held out until then." }
    hint_near(names) { ja: "候補: {names}。自動では採用しません。確かめて、データ修正記録（照合）に書くか、コードを書き入れるか、名簿の「別名」（alias）の列に足すか、どれでもなければ名簿に行を加えてください。それまでは保留です。", en: "Candidates: {names}. None is taken by itself: find out, then write a row (match) into the correction ledger, enter the code, add the name to the column alias of the frame, or, if it is none of them, add a row to the frame. Held out until then." }
    candidate(name, id, why) { ja: "{name}（{id}、{why}）", en: "{name} ({id}, {why})" }
    same_name() { ja: "同じ名前が複数", en: "the name fits several" }
    edits(n) { ja: "{n}文字違い", en: "{n} ⟦character differs|characters differ⟧" }
    other_kind() { ja: "市・町・村の別が違う", en: "市, 町 or 村 differs" }
    other_prefecture(prefecture) { ja: "{prefecture}ではない", en: "not of {prefecture}" }
    other_district(district) { ja: "{district}ではない", en: "not of {district}" }
    merged(former, since) { ja: "{former}は {since} から", en: "{former} since {since}" }
    merged_undated(former) { ja: "旧{former}", en: "formerly {former}" }
    from_file_name() { ja: "ファイル名", en: "the file name" }
    joint() { ja: "共同回答", en: "a joint answer" }
    resembles() { ja: "似た名前", en: "a name like it" }
    other_body(municipality) { ja: "{municipality}とは別の団体", en: "another body than {municipality}" }

    several_returns(places) { ja: "当てはまる回答が複数: {places}", en: "several returns fit: {places}" }
    one_return_named(name) { ja: "「{name}」という1つの回答（フォルダから書くと決まります）", en: "one return called '{name}' (write it with its folder)" }
    same_file_as(file) { ja: "前の回の「{file}」とまったく同じファイル", en: "the very file '{file}' of an earlier round" }
    file_of_round(round) { ja: "「{round}」の回答", en: "a return of '{round}'" }
    hint_other_round() { ja: "この回には数えていません。前の回と同じ回答でよいと確かめたら、データ修正記録（採用）に書くと数えます。", en: "It does not count in this round. If it is meant, a row (use) of the correction ledger takes it in." }
    received_on(day) { ja: "受領日 {day}", en: "received on {day}" }
    until(day) { ja: "{day} まで（cut_off）", en: "until {day} (cut_off)" }
    hint_late() { ja: "締切後なので数えていません。数えるときは、データ修正記録（採用）に書いてください。", en: "It came after the cut-off and does not count. A row (use) of the correction ledger takes it in." }
    undated(files) { ja: "受領日の分からないファイル: {files}", en: "files without a date of receipt: {files}" }
    dated() { ja: "受領日の一覧（received）に、すべてのファイルの受領日", en: "a date of receipt for every file in the list (received)" }
    hint_undated() { ja: "cut_off のある回では受領日が要ります。一覧に書くまで、締切に間に合ったものとして数えます。", en: "A round with a cut_off needs them. Until they are listed these files count as in time." }
    not_asked(name) { ja: "{name} から回答", en: "a return of {name}" }
    only_asked() { ja: "名簿で回答の対象とした団体からの回答", en: "returns of cases that are to answer" }
    hint_not_asked() { ja: "名簿で対象外とした団体なので数えていません。名簿か、ファイルの置き場所を確かめてください。", en: "The frame says that it is not to answer, so it does not count. Check the frame and where the file lies." }
    joint_of(names) { ja: "共同回答: {names}", en: "a joint answer of {names}" }
    joint_rule() { ja: "共同回答の数え方（回の joint: each 団体ごと / once 1件）", en: "how joint answers count (joint of the round: each or once)" }
    hint_joint() { ja: "調査の定義の回に joint を書いてください。それまでは保留です。", en: "Write 'joint' into the round of the definition. Held out until then." }
    one_case_or_several() { ja: "だれの回答か: コードの1団体か、名前の書かれた団体の共同か", en: "whose answer it is: of the one case whose code it has, or of all that it names" }
    hint_joint_name() { ja: "共同の回答なら、対象を | で並べた照合の行をデータ修正記録に書いてください。1団体の回答なら、その対象だけを書いてください。それまでは保留です。", en: "If they answered together, write a match row with their codes joined by |; else with the one code. Held out until then." }
    in_return_of(name) { ja: "{name} の回答に含む", en: "in the return of {name}" }
    returned_all_the_same(file) { ja: "回答があります: {file}", en: "there is a return: {file}" }
    no_return() { ja: "回答のない団体", en: "a case without a return" }
    because(reason, who, day) { ja: "{reason}（{who} {day}）", en: "{reason} ({who} {day})" }
    code_restored(written, code) { ja: "対象「{written}」を {code} と読みました", en: "case '{written}' was read as {code}" }
    code_whole(code) { ja: "名簿のとおりのコード（{code}）", en: "the code as the frame has it ({code})" }
    hint_code_restored() { ja: "Excel が先頭の 0 や桁を落とした書き方で、当てはまる団体は1つだけです。この行は適用します。", en: "Excel has taken zeros or digits away; only one case fits. The row applies." }
    as_written() { ja: "書いたとおりの値", en: "the value as it was written" }
    hint_excel_changed() { ja: "Excel が「1-2」などを日付や桁の落ちた数に書き換えたようです。「1、2」のように書くか、セルの表示形式を文字列にして書き直してください。この行は適用していません。", en: "Excel seems to have made a day or a shortened number of it. Write 1、2, or set the cell's format to text and write it again. The row does not apply." }
    old_restored(written, present) { ja: "旧値「{written}」を「{present}」と読みました", en: "the old value '{written}' was read as '{present}'" }
    hint_old_restored() { ja: "Excel の保存で変わった書き方で、今の値と合います。この行は適用します。", en: "Excel changed it in saving, and it fits the present value. The row applies." }
}
