//! Words of a report as data: the sheets of the machine-readable twin and the columns of the values.

phrases! {
    about_sheet() { ja: "説明", en: "About" }
    tables_sheet() { ja: "表一覧", en: "Tables" }
    columns_sheet() { ja: "列の説明", en: "Columns" }
    remarks_sheet() { ja: "注", en: "Remarks" }
    item() { ja: "項目", en: "Item" }
    content() { ja: "内容", en: "Content" }
    title() { ja: "表題", en: "Title" }
    stamp() { ja: "区分", en: "Stamp" }
    form() { ja: "形式", en: "Form" }
    form_text() { ja: "機械判読用の統計表。1行目が項目名、2行目から1行に1件のデータ。報告書と同じ数値で、表示の桁に四捨五入する前の値が入る。", en: "Statistical tables for programs. The headings are in the first row, the data from the second. The numbers are those of the report, before they are rounded to what is printed." }
    published_unit() { ja: "公表時の単位", en: "Unit when published" }
    unit_now() { ja: "現在の単位", en: "Unit now" }
    moved_by(cause) { ja: "増減のうち{cause}", en: "Change by {cause}" }
    sign_of(sign) { ja: "記号 {sign}", en: "Sign {sign}" }
    hidden() { ja: "秘匿した数値", en: "A number that is withheld" }
    no_value() { ja: "値がない（母数が 0、設定・記入がないなど。0 とは異なる）", en: "There is no value (nothing to divide by, nothing entered); not the same as 0" }
    unknown() { ja: "不詳（数値が得られない）", en: "Not known" }
    not_applicable() { ja: "その行と列の組に数値がない、または比べない", en: "Row and column do not go together, or are not compared" }
    number() { ja: "表番号", en: "Table" }
    numbered(word, number) { ja: "{word}{number}", en: "{word} {number}" }
    sheet() { ja: "シート", en: "Sheet" }
    remark() { ja: "備考", en: "Remark" }
    only_words() { ja: "数値のない表のため、報告書とその Excel だけにある", en: "A table of words, which is only in the report and its workbook" }
    heading() { ja: "項目名", en: "Heading" }
    level(at) { ja: "項目の階層{at}", en: "Level {at}" }
    unit() { ja: "単位", en: "Unit" }
    unit_by_row() { ja: "行による", en: "by row" }
    area_code() { ja: "地域コード", en: "Area code" }
    area_code_text() { ja: "6桁は全国地方公共団体コード（JIS X 0401・0402 と検査数字）、そのほかはこの調査の地域の番号（地域の一覧の id）", en: "Six digits are the code of a municipality (JIS X 0401 and 0402 with the check digit), others that of an area of this survey (its id in the list of areas)" }
    unit_of(heading) { ja: "{heading}の単位", en: "Unit of {heading}" }
    with_unit(heading, unit) { ja: "{heading}（{unit}）", en: "{heading} ({unit})" }
    count_unit() { ja: "件", en: "cases" }
    without_unit() { ja: "単位なし", en: "no unit" }
    between() { ja: "・", en: ", " }
    kind() { ja: "種類", en: "Kind" }
    row() { ja: "行", en: "Row" }
    column() { ja: "列", en: "Column" }
    note() { ja: "注", en: "Note" }
    row_of_words() { ja: "列の説明", en: "About the column" }
    words_of_cell() { ja: "数値の代わりの言葉", en: "Words in the place of a number" }
    as_printed() { ja: "報告書の表示", en: "As printed" }
    provisional() { ja: "要確認", en: "To be confirmed" }
    to_confirm() { ja: "決まっていない所見がかかわる数値", en: "A number that something undecided touches" }
}
