//! What stands under the keys of the files that other programs read: the descriptions of their schemas.

phrases! {
    version() { ja: "この形の版。キーがなくなるか意味が変わると増える", en: "version of this form; grows when a key is removed or changes its meaning" }
    report() { ja: "計画の id", en: "id of the plan" }
    stamps() { ja: "印字（架空データ、下書きの定義、暫定版）", en: "what is stamped on the report" }
    figures() { ja: "公表する数値、id の順", en: "the published figures, in order of id" }
    id() { ja: "数値の id。kaishu trace に渡せる", en: "id of the figure, for kaishu trace" }
    class() { ja: "計算した、表に書かれていた、公表文の主張", en: "computed, entered in a table, or claimed by a text" }
    label() { ja: "人が読む名前", en: "words for people" }
    value() { ja: "整数、小数、または約分しない分数 104/129。算出できなければ null、秘匿なら規則の名前", en: "an integer, a decimal or the unreduced ratio 104/129; null where undefined, the rule where hidden" }
    numerator() { ja: "分子。件数ならその数。秘匿なら規則の名前", en: "the numerator, or the count itself; the rule where hidden" }
    denominator() { ja: "分母。秘匿なら規則の名前", en: "the denominator; the rule where hidden" }
    unit() { ja: "単位", en: "unit" }
    text() { ja: "印字のまま、単位なし", en: "as printed, without the unit" }
    base() { ja: "集計対象数の内訳。なければ null、秘匿なら規則の名前", en: "the base chain; null without one, the rule where withheld" }
    period() { ja: "年度 FY2020、または FY2018..FY2020", en: "fiscal year FY2020, or FY2018..FY2020" }
    as_of() { ja: "基準日", en: "the day it is as of" }
    status() { ja: "確定、要確認、算出不能、秘匿", en: "final, to be confirmed, undefined or hidden" }
    notes() { ja: "注記", en: "remarks" }
    evidence() { ja: "もとになったセルの数。秘匿なら規則の名前", en: "number of distinct cells behind it; the rule where withheld" }
    printed() { ja: "出ている章の番号、表の id、差し込んだ文書", en: "where it is printed: numbers of sections, ids of tables, filled documents" }
    publication() { ja: "比べた公表", en: "the publication it is compared with" }
    passed_over() { ja: "読めないため比べなかった公表", en: "publications that cannot be read and were passed over" }
    unexplained() { ja: "原因を示せない理由。示せるときは空", en: "why causes cannot be found; empty where they are" }
    moved() { ja: "動いた数値", en: "figures that moved" }
    old() { ja: "公表時", en: "as published" }
    new() { ja: "現在", en: "as it is now" }
    difference() { ja: "増減。計算できないときは null", en: "the difference; null where there is none" }
    parts() { ja: "原因ごとの内訳。足すと増減になる", en: "the part of each cause; they add up to the difference" }
    sentences() { ja: "動いた文", en: "sentences that moved" }
    errata() { ja: "正誤表: 誤りを正した分", en: "the errata: what corrects a mistake" }
    behind() { ja: "変わったもの。分析者用の一覧だけにある", en: "what changed; in the analyst's list only" }
}
