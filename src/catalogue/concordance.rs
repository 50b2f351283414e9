//! Words about rounds of different surveys: which question and option of one is which of the other.

phrases! {
    key_previous() { ja: "前の回の調査の id（設問の違う回を続けて比べるとき）", en: "id of the survey whose rounds precede this one's, where the questions are not all the same" }
    key_mergers() { ja: "合併を経た団体: apart 前とは別の団体とする（省略時） / same コードの同じ団体が続くとする", en: "units that others have become part of: apart (other units than before; the default) or same (the unit of the same code goes on)" }
    key_concordance() { ja: "前の回の調査との設問・選択肢の対応（同じものは書かない）", en: "which question and option is which of the survey before (what is the same needs no entry)" }
    key_concordance_question() { ja: "この調査の設問の id（ないのは、今回はない設問）", en: "id of the question in this survey; without it, it is asked no more" }
    key_concordance_was() { ja: "前の回の調査の設問の id（ないのは、今回加えた設問）", en: "id of the question in the survey before; without it, it is new" }
    key_concordance_options() { ja: "選択肢のコードの対応。前の回 → 今回の順（\"3 → 2\"、分けた \"4 → 4 + 5\"、まとめた \"2 + 3 → 2\"、なくした \"6 →\"、加えた \"→ 7\"）", en: "codes of options, earlier → later: \"3 → 2\", split \"4 → 4 + 5\", merged \"2 + 3 → 2\", dropped \"6 →\", added \"→ 7\"" }
    key_reworded() { ja: "言葉を変えたが比べる設問で、どう変えたか（表に注記する）", en: "how it was re-worded, where it is compared all the same (said under the table)" }
    key_not_comparable() { ja: "比べない理由（表に ＊ と理由を示す）", en: "why it is not compared (shown as ＊ with the reason)" }
    key_audience() { ja: "回答を求めた相手（回によって違うとき。市町村職員など）", en: "who was asked, where rounds differ in that" }

    without_previous(key) { ja: "「{key}」は previous のある調査に書きます", en: "'{key}' has a meaning only in a survey with `previous`" }
    say_previous() { ja: "前の回の調査の id を previous に書いてください。", en: "Name the survey before in `previous`." }
    no_arrow(text) { ja: "「{text}」に矢印（→）がありません", en: "'{text}' has no arrow (→)" }
    options_shape() { ja: "前の回のコード、矢印、今回のコードの順に書きます: \"3 → 2\"、\"4 → 4 + 5\"、\"2 + 3 → 2\"、\"6 →\"、\"→ 7\"", en: "Write the earlier codes, an arrow and the later codes: \"3 → 2\", \"4 → 4 + 5\", \"2 + 3 → 2\", \"6 →\", \"→ 7\"." }
}
