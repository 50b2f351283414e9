//! The columns of a report's values as tidy data.

phrases! {
    plan() { ja: "集計計画", en: "Plan" }
    table() { ja: "表id", en: "Table id" }
    number() { ja: "表番号", en: "Table" }
    title() { ja: "表題", en: "Table title" }
    row_level(at) { ja: "表側{at}", en: "Row {at}" }
    column_level(at) { ja: "表頭{at}", en: "Column {at}" }
    figure() { ja: "数値id", en: "Figure id" }
    label() { ja: "数値の名前", en: "Figure" }
    value() { ja: "値", en: "Value" }
    sign() { ja: "記号", en: "Sign" }
    words() { ja: "言葉", en: "Words" }
    printed() { ja: "表示", en: "As printed" }
    unit() { ja: "単位", en: "Unit" }
    numerator() { ja: "分子", en: "Numerator" }
    denominator() { ja: "分母", en: "Denominator" }
    n() { ja: "集計対象数（n）", en: "Base n" }
    status() { ja: "状態", en: "Status" }
    withheld() { ja: "秘匿の規則", en: "Withheld by" }
    class() { ja: "区分", en: "Class" }
    period() { ja: "期間", en: "Period" }
    as_of() { ja: "時点", en: "As of" }
    is_final() { ja: "確定", en: "final" }
    provisional() { ja: "要確認", en: "to be confirmed" }
    undefined() { ja: "値なし", en: "undefined" }
    suppressed() { ja: "秘匿", en: "suppressed" }
}
