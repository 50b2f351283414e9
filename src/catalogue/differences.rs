//! Words of shares that are compared: with one another, and with a given share.

phrases! {
    key_against() { ja: "比べる割合（目標など。50% や 2/3）。標本は正確な検定も、全数と任意回答は差だけ", en: "a given share to compare with, such as a target (50% or 2/3); tested exactly for a sample, else the difference alone" }
    key_groups() { ja: "差をとる2つの区分（1つめ − 2つめ）", en: "the two groups whose shares are compared (first less second)" }
    key_condition() { ja: "区分に入る条件", en: "who is in the group" }
    key_difference() { ja: "差の信頼区間の方法（省略すると newcombe）。標本の層だけ", en: "method of the interval of the difference (newcombe if left out); samples only" }
    key_test() { ja: "差を検定する。標本の層だけ", en: "tests the difference; samples only" }
    only_shares(key) { ja: "{key} は割合（share）の数値にだけ書けます", en: "{key} is for a share" }
    write_share() { ja: "share に割合の条件を書くか、このキーを消します", en: "write the condition in 'share', or take the key out" }
    one_comparison() { ja: "1つの数値は、区分どうし（groups）か決まった割合（against）のどちらか1つと比べます", en: "a figure compares two groups or stands against a given share, not both" }
    two_figures() { ja: "数値を2つに分けます", en: "make two figures" }
    bad_share(written) { ja: "against の「{written}」は 0％から 100％までの割合として読めません", en: "'{written}' is no share from 0 to 100 %" }
    share_forms() { ja: "50% か 2/3 のように書きます（0.5 とも書けます）", en: "write 50% or 2/3 (or 0.5)" }
    needs_groups(key) { ja: "{key} は2つの区分の差のためのもので、groups がありません", en: "{key} is for the difference of two groups, and there are no 'groups'" }
    write_groups() { ja: "groups に区分を2つ書くか、このキーを消します", en: "write two groups in 'groups', or take the key out" }
    two_groups() { ja: "groups には区分を2つ書きます", en: "'groups' takes two groups" }
    id_taken(id) { ja: "区分の id「{id}」は使われています", en: "the id '{id}' is taken" }
    group_is_question(question) { ja: "区分が割合の設問「{question}」そのものでできています", en: "the group is made of the question '{question}' itself" }
    other_groups() { ja: "ほかの設問か名簿の列で区分を書きます", en: "make the groups by another question or a frame column" }
    group_within(inner, outer) { ja: "区分「{inner}」は「{outer}」に含まれ、独立した2つの区分の差になりません", en: "'{inner}' is a part of '{outer}': these are not two independent groups" }
    groups_share(first, second, both) { ja: "区分「{first}」と「{second}」の両方に「{both}」が入り、独立した2つの区分の差になりません", en: "'{both}' is in both '{first}' and '{second}': these are not two independent groups" }
    groups_apart() { ja: "重ならない区分にします（全体と比べるなら、その区分とそれ以外）", en: "write groups that have nobody in common (instead of the total, the rest of it)" }
    leave_fpc() { ja: "fpc を消します。差の区間と検定は修正なしで、そう注に書きます", en: "take fpc out; interval and test of the difference are without it, and say so" }

    share_in(label, group) { ja: "{label} {group}", en: "{label}, {group}" }
    in_group(group, said) { ja: "{group}: {said}", en: "{group}: {said}" }
    end_of(label, end) { ja: "{label} {end}", en: "{label}, {end}" }
    p_of(label) { ja: "{label} の検定の p", en: "p of the test of {label}" }
    points_of(label, given) { ja: "{label} {given}との差", en: "{label} less {given}" }
    two_shares(first, one, second, other) { ja: "{first} {one} − {second} {other}", en: "{first} {one} less {second} {other}" }
    share_of(percent, k, n) { ja: "{percent}％（{k}/{n}）", en: "{percent} % ({k}/{n})" }
    share_weighted(percent, n) { ja: "{percent}％（n={n}、母集団の数で重みづけ）", en: "{percent} % (n={n}, weighted by the populations)" }
    share_undefined(n) { ja: "－（n={n}）", en: "– (n={n})" }
    with_given(given, n) { ja: "比べる割合 {given}、n={n}", en: "given share {given}, n={n}" }
    difference_method() { ja: "割合の差（ポイント）", en: "difference of two shares (points)" }
    newcombe() { ja: "ニューカムの方法10", en: "Newcombe's method 10" }
    of_own_intervals() { ja: "区分ごとの区間からのニューカムの方法（MOVER）", en: "Newcombe's way from the interval of each group (MOVER)" }
    miettinen_nurminen() { ja: "ミエッティネン・ヌルミネンのスコア区間", en: "Miettinen–Nurminen score interval" }
    interval(level, low, high, method) { ja: "差の{level}％信頼区間 {low}〜{high}ポイント（{method}）", en: "{level} % interval of the difference {low} to {high} points ({method})" }
    bounds(low, high) { ja: "答えのない分を含む全対象では {low}〜{high}ポイントの間", en: "between {low} and {high} points for everyone, whatever those would say who did not answer" }
    bounds_method() { ja: "無回答を含めた差の範囲", en: "bounds of the difference with those who did not answer" }
    share_bounds_method() { ja: "無回答を含めた割合の範囲", en: "bounds of the share with those who did not answer" }
    bounds_of_sample() { ja: "選ばれた対象だけの区分があるため、全対象での範囲は示せない", en: "one of the groups was not asked as a whole, so there are no bounds for everyone" }
    no_interval(reason) { ja: "差の信頼区間は示せない（{reason}）", en: "no interval of the difference ({reason})" }
    several_strata() { ja: "同じいくつかの層にまたがる区分の差の区間は kind = \"estimates\" の表による", en: "two groups of the same several strata have their intervals in tables of kind = \"estimates\"" }
    against_strata() { ja: "いくつもの層を合わせた標本には、正確な二項検定の式が合わない", en: "the exact binomial test does not fit a sample of several strata" }
    no_test(reason) { ja: "差は検定していない（{reason}）", en: "the difference is not tested ({reason})" }
    tested(method, p) { ja: "差の検定 {p}（{method}）", en: "test of the difference {p} ({method})" }
    pooled() { ja: "2つの割合のカイ二乗検定", en: "chi-square of two shares" }
    score() { ja: "2つの割合のスコア検定（N−1）", en: "score test of two shares (N−1)" }
    exact() { ja: "二項分布による正確な検定", en: "exact binomial test" }
    without_correction() { ja: "検定に有限母集団修正は入れていない", en: "the test has no correction for the finite population" }
    interval_without_correction() { ja: "差の区間に有限母集団修正は入れていない", en: "the interval of the difference has no correction for the finite population" }
    neither_corrected() { ja: "差の区間と検定に有限母集団修正は入れていない", en: "interval and test of the difference have no correction for the finite population" }
    ends_are_the_share() { ja: "全対象から回答があり、下限も上限もその値である", en: "everyone answered: both ends are the value itself" }
}
