//! The words of the one table of words that stand for a number, and the conditions under which they may be said.

phrases! {
    about_words() { ja: "文で使う数の言葉（割、約、強、弱、過半数、次いで など）と、使える条件の表を示す。何も書き出さない", en: "Prints the words for numbers that sentences use (tenths, about, a majority, next …) and when each may be said; writes nothing" }
    word_heading() { ja: "言葉", en: "Word" }
    condition_heading() { ja: "使える条件（正確な分数 p について）", en: "May be said where (p is the exact fraction)" }
    remark_heading() { ja: "注意", en: "Remark" }
    disputed() { ja: "読み手により受け取り方が分かれる", en: "readers read it in opposite ways" }

    tenths(ja, en, s) { ja: "{ja}割", en: "{en} tenth{s}" }
    about(word) { ja: "約{word}", en: "about {word}" }
    above(word) { ja: "{word}強", en: "a little over {word}" }
    below(word) { ja: "{word}弱", en: "a little under {word}" }
    odd(word) { ja: "{word}余り", en: "{word} and more" }
    decade(word) { ja: "{word}台", en: "in the range of {word}" }
    at_least(word) { ja: "{word}以上", en: "at least {word}" }
    over(word) { ja: "{word}を超える", en: "over {word}" }
    under(word) { ja: "{word}未満", en: "under {word}" }
    at_most(word) { ja: "{word}以下", en: "at most {word}" }
    all() { ja: "すべて", en: "all" }
    nobody() { ja: "皆無", en: "none" }
    majority() { ja: "過半数", en: "a majority" }
    half() { ja: "半数", en: "half" }
    minority() { ja: "半数に満たない", en: "fewer than half" }
    about_half() { ja: "約半数", en: "about half" }
    most_of() { ja: "大半", en: "most" }

    shown_cut(word) { ja: "{word}（切り捨て）", en: "{word} (cut off)" }
    shown_rounded(word) { ja: "{word}（四捨五入）", en: "{word} (rounded)" }
    if_cut() { ja: "n/10 ≦ p ＜ (n＋1)/10", en: "n/10 ≤ p < (n+1)/10" }
    if_rounded() { ja: "(n−½)/10 ≦ p ＜ (n＋½)/10", en: "(n−½)/10 ≤ p < (n+½)/10" }
    if_about() { ja: "四捨五入して n割で、p ≠ n/10（ちょうどには付けない）", en: "n tenths rounded, and p ≠ n/10 (never of exactly n tenths)" }
    if_above() { ja: "n/10 ＜ p ＜ (n＋½)/10", en: "n/10 < p < (n+½)/10" }
    if_below() { ja: "(n−½)/10 ≦ p ＜ n/10", en: "(n−½)/10 ≤ p < n/10" }
    if_odd() { ja: "n/10 ＜ p ＜ (n＋1)/10", en: "n/10 < p < (n+1)/10" }
    if_at_least() { ja: "p ≧ n/10", en: "p ≥ n/10" }
    if_over() { ja: "p ＞ n/10", en: "p > n/10" }
    if_under() { ja: "p ＜ n/10", en: "p < n/10" }
    if_at_most() { ja: "p ≦ n/10", en: "p ≤ n/10" }
    if_all() { ja: "p ＝ 1", en: "p = 1" }
    if_nobody() { ja: "p ＝ 0", en: "p = 0" }
    if_majority() { ja: "p ＞ 1/2", en: "p > 1/2" }
    if_half() { ja: "p ＝ 1/2", en: "p = 1/2" }
    if_minority() { ja: "p ＜ 1/2", en: "p < 1/2" }
    if_about_half() { ja: "9/20 ≦ p ＜ 11/20 で、p ≠ 1/2", en: "9/20 ≤ p < 11/20, and p ≠ 1/2" }
    if_most_of() { ja: "2/3 ≦ p ＜ 1", en: "2/3 ≤ p < 1" }

    about_number() { ja: "約（百分率などの数に）", en: "about (of a percentage or another number)" }
    if_about_number() { ja: "示す桁に四捨五入した数で、p がその数ちょうどではない", en: "the number is rounded to the places shown, and p is not exactly it" }

    most() { ja: "最も多い", en: "the most" }
    most_together() { ja: "並んで最も多い", en: "the most, with others" }
    next() { ja: "次いで", en: "next" }
    next_together() { ja: "次いで（並んで）", en: "next, with others" }
    least() { ja: "最も少ない", en: "the fewest" }
    if_most() { ja: "ほかのどれよりも大きい", en: "greater than every other" }
    if_most_together() { ja: "どれよりも小さくなく、同じ大きさのものがある", en: "none is greater, and another is as great" }
    if_next() { ja: "最も大きいものを除いて、ほかのどれよりも大きい", en: "those that are the most left out, greater than every other" }
    if_next_together() { ja: "最も大きいものを除いて、どれよりも小さくなく、同じ大きさのものがある", en: "those that are the most left out, none is greater, and another is as great" }
    if_least() { ja: "ほかのどれよりも小さい", en: "smaller than every other" }

    increase() { ja: "増", en: "up" }
    decrease() { ja: "減", en: "down" }
    unchanged() { ja: "増減なし", en: "unchanged" }
    about_the_same() { ja: "前年並み・前回並み・横ばい", en: "about the same" }
    if_increase() { ja: "後 ＞ 前", en: "later > earlier" }
    if_decrease() { ja: "後 ＜ 前", en: "later < earlier" }
    if_unchanged() { ja: "後 ＝ 前", en: "later = earlier" }
    if_about_the_same() { ja: "前に対する増減の割合が −5％ ＜ p ＜ 5％（割合どうしは 5ポイント未満）", en: "the relative change is between −5 and 5 % (of shares: fewer than 5 points)" }

    family_tenths() { ja: "割", en: "Tenths" }
    family_side() { ja: "割に添える言葉", en: "Words beside tenths" }
    family_bound() { ja: "範囲", en: "Ranges" }
    family_parts() { ja: "全体に対する言葉", en: "Parts of a whole" }
    family_number() { ja: "数", en: "Numbers" }
    family_order() { ja: "順", en: "Order" }
    family_change() { ja: "増減", en: "Changes" }
    family_heading() { ja: "種類", en: "Kind" }
    causal(word) { ja: "因果を述べる「{word}」", en: "'{word}', which claims a cause" }
}
