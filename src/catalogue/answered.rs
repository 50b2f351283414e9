//! Words about who answered, in short: what `kaishu collect` says of a round.

phrases! {
    of_round(survey, round, said) { ja: "{survey} {round}: {said}", en: "{survey} {round}: {said}" }
    files(n, fates) { ja: "ファイル {n}（{fates}）", en: "{n} ⟦file|files⟧ ({fates})" }
    count(what, n) { ja: "{what} {n}", en: "{what} {n}" }
    late(n) { ja: "締切後に届いたもの {n}", en: "{n} after the deadline" }
    without_answer(kinds) { ja: "未回収のうち {kinds}", en: "of those not returned: {kinds}" }
    reminders(n) { ja: "督促 {n} 件", en: "{n} to be reminded" }
    reminders_on(n, sheet) { ja: "督促 {n} 件（シート「{sheet}」）", en: "{n} to be reminded (sheet '{sheet}')" }
    lists(sheets) { ja: "  回収状況の一覧: シート{sheets}", en: "  who answered: sheets {sheets}" }
    sheet(name) { ja: "「{name}」", en: "'{name}'" }
}
