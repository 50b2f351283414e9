//! Words about returned forms that kaishu made: which one it is, how it was read, and what was changed in it.

phrases! {
    not_ours() { ja: "kaishu が作った調査票ではありません", en: "not a form that kaishu made" }
    expected_ours() { ja: "kaishu form で作った調査票か入力用シート", en: "a form or entry sheet made by kaishu form" }
    hint_not_ours() { ja: "ほかの様式で返るときは、回の source に form を書いてください。", en: "If another form comes back here, name it as the form of the round's source." }
}
