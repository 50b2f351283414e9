//! Words about the marks of a draft that nobody has settled.

phrases! {
    left_open(guesses, questions, places) { ja: "確かめていない印が残っています:「要確認…」の行 {guesses}、「質問…」の行 {questions}（{places}）", en: "marks that nobody settled: {guesses} to confirm, {questions} ⟦question|questions⟧ ({places})" }
    between_cells() { ja: "・", en: "/" }
    cells_of_sheet(sheet, cells) { ja: "{sheet}!{cells}", en: "{sheet}!{cells}" }
    notes_at(cells) { ja: "{cells} のメモ", en: "the note at {cells}" }
    more_places(count) { ja: "ほか {count}", en: "{count} more" }
    left_open_lines(guesses, questions, lines) { ja: "確かめていない印が残っています:「要確認…」の行 {guesses}、「質問…」の行 {questions}（{lines} 行目）", en: "marks that nobody settled: {guesses} to confirm, {questions} ⟦question|questions⟧ (lines {lines})" }
    nothing_left_open() { ja: "1つずつ確かめ終えた定義", en: "a definition in which everything was confirmed" }
    hint_left_open() { ja: "確かめて直したら、その印の行を消してください。「備考」のあるシートでは「備考」の中の行を消せば、同じことを言うセルのメモは残っていて構いません。「のメモ」とある所は、そのセルのメモを消します。TOML では # の行です。", en: "Once a mark is settled, remove its line: from the column of remarks where the sheet has one (notes that say the same may stay), from the note where it says so; in TOML the line with #." }
}
