//! Words of the sentences that the program writes from figures, and of the keys and refusals of their declarations.

phrases! {
    key_subject() { ja: "文の書き出し。数や語がすぐ続くので助詞まで書く（「主な理由は」「必要と回答したのは全体の」）。省かれるのは、本文が書き出す「省庁報告の形」（style = \"ministry\"）だけ", en: "how the sentence begins, up to where the numbers or words follow ('the main reasons were'); may be left out only with style = \"ministry\", where the prose begins it" }
    key_style() { ja: "文の形: sentence 数と母数と注記の入った一文（省略時） / ministry 所管省庁への報告書の形の語句（「目標値の７割で前年比２割減」）。入らない数と注記は段落の下に注として出る", en: "sentence (a whole sentence with numbers, base and remarks, the default) or ministry (the fragment that reports to a ministry print; what it leaves out stands in a note below the paragraph)" }
    key_numbers() { ja: "もとの数を文に入れるか（省略すると sentence と、ministry の share では入れる）", en: "whether the numbers are in it (if left out: in sentences, and in a share of style ministry)" }
    key_figures() { ja: "順に並べる数値（2つ以上、同じ種類）", en: "figures that are put in order (two or more of one kind)" }
    key_option() { ja: "変化を述べる選択肢のコード（数量の平均なら書かない）", en: "code of the option whose change is stated (none for the mean of a quantity)" }
    key_convention_reason() { ja: "ほかの文と違う数え方をする理由", en: "why its tenths are called by another convention than others" }
    key_degree() { ja: "ちょうどでない数に添える言葉: plain なし（省略時） / about 約 / side 強・弱 / odd 余り。side と odd は読み手により受け取り方が分かれるので所見が付く", en: "word beside a number that is not exact: plain (none, the default), about (約), side (強, 弱) or odd (余り); side and odd get a finding, since readers read them in opposite ways" }
    key_decimals() { ja: "文の百分率の小数の桁数（省略すると数値のとおり）", en: "decimals of the percentage in the sentence (those of the figure if left out)" }

    key_not_taken(key, kind) { ja: "「{kind}」の文に {key} は使いません", en: "a '{kind}' sentence does not take {key}" }
    takes(keys) { ja: "この種類の文に書けるもの: {keys}", en: "this kind takes {keys}" }
    subject_of_sentence() { ja: "数や語がすぐ続くように、助詞まで書きます（「主な理由は」「必要と回答したのは全体の」）。本文で書き出すなら、文の形を「省庁報告の形」（style = \"ministry\"）にします", en: "write how it begins, up to where the numbers or words follow ('the main reasons were'), or style = \"ministry\" where the prose begins it" }
    degree_against_convention() { ja: "degree と convention が合いません", en: "degree and convention contradict each other" }
    degrees_round() { ja: "約・強・弱は四捨五入（rounded）、余りは切り捨て（cut）の割に添えます", en: "about and side stand beside rounded tenths, odd beside tenths that are cut off" }
    not_so_derived(figure) { ja: "「{figure}」は、この文の述べる数値ではありません", en: "'{figure}' is no figure that this sentence can state" }
    derive_as(words) { ja: "derive が {words} の数値を書きます", en: "name a figure with derive {words}" }
    not_of_answers(table) { ja: "「{table}」は1つの設問の表ではありません", en: "'{table}' is no table of one question" }
    table_of_answers() { ja: "設問の表（選択肢の順）か、figures（数値の順）を書きます", en: "name a table of answers to one question, or figures" }
    order_of_one() { ja: "1つでは順になりません", en: "one figure makes no order" }
    order_of_both() { ja: "順に並べるものを、table か figures のどちらか1つで書きます", en: "what is put in order is named by table or by figures" }
    order_of_what() { ja: "table（選択肢を多い順に）か figures（2つ以上の数値）", en: "table (its options), or figures (two or more)" }
    change_of_both() { ja: "変化を、figure か table（と option）のどちらか一方で書きます", en: "the change is named by figure, or by table and option" }
    change_of_what() { ja: "figure（derive = \"change\" の数値）か、table（kind = \"change\" の表）と option", en: "figure (with derive = \"change\"), or table (of kind = \"change\") with option" }
    not_of_change(table) { ja: "「{table}」は回のあいだの変化の表ではありません", en: "'{table}' is no table of change" }
    no_such_option(table, option) { ja: "「{option}」は、表「{table}」の2回の両方にある選択肢ではありません", en: "'{option}' is no option that both rounds of the table '{table}' have" }
    mean_without_option() { ja: "数量の表では平均の変化を述べるので、option を消します", en: "of a quantity the change of the mean is stated: take option out" }
    option_missing(table) { ja: "表「{table}」のどの選択肢の変化か書かれていません", en: "it is not said which option of the table '{table}' changed" }
    not_two_rounds(table) { ja: "「{table}」は2回の表ではないので、どの回からの変化か決まりません", en: "'{table}' has more than two rounds, so that nobody knows which change is meant" }
    two_rounds() { ja: "2回だけの表を作ります", en: "make a table of two rounds" }
    points_in_tenths() { ja: "割合の変化は割では述べません", en: "a change of a share is not stated in tenths" }
    points_as_points() { ja: "割合の変化はポイントで述べます。convention を消してください", en: "it is stated in points: take convention out" }
    causal_subject(word) { ja: "増減や達成の文の書き出しが、原因を述べています（「{word}」）", en: "the subject of a sentence about a change or a target claims a cause ('{word}')" }
    say_what_changed() { ja: "比べる相手（事業を行わなかったところ）のない増減からは、効果は言えません。何が増減したかだけを書きます", en: "a change without a control group shows no effect: say what changed" }

    percent(number) { ja: "{number}％", en: "{number} %" }
    points(number) { ja: "{number}ポイント", en: "{number} points" }
    amount(number, unit) { ja: "{number}{unit}", en: "{number} {unit}" }
    joined(subject, words) { ja: "{subject}{words}", en: "{subject} {words}" }
    ended(subject, words) { ja: "{subject}{words}であった。", en: "{subject} {words}." }
    ended_bare(subject, words) { ja: "{subject}{words}。", en: "{subject} {words}." }
    reached(subject, words) { ja: "{subject}{words}に達した。", en: "{subject} {words}." }
    in_brackets(words, numbers) { ja: "{words}（{numbers}）", en: "{words} ({numbers})" }
    below(brief, remarks) { ja: "「{brief}」: {remarks}。", en: "'{brief}': {remarks}." }
    remarks_joined(first, second) { ja: "{first}、{second}", en: "{first}; {second}" }

    of_share(percent, numerator, n, unit) { ja: "{percent}、{numerator}{unit}（集計対象{n}{unit}）", en: "{percent}: {numerator} of {n} {unit}" }
    of_returned(percent, numerator, n, returned, unit) { ja: "{percent}、{numerator}{unit}（集計対象{n}{unit}、回収{returned}{unit}）", en: "{percent}: {numerator} of {n} (returned {returned}) {unit}" }
    of_all_returned(percent, numerator, returned, unit) { ja: "{percent}、{numerator}{unit}（回収{returned}{unit}）", en: "{percent}: {numerator} of {returned} returned {unit}" }
    of_weighted(percent, n, returned, unit) { ja: "{percent}（層の母集団の数で重みづけ。重みなしの集計対象{n}{unit}、回収{returned}{unit}）", en: "{percent}, weighted by the populations of the strata (base {n}, unweighted; returned {returned}) {unit}" }
    share_numbers(percent, numerator, n, unit) { ja: "{percent}、{numerator}/{n}{unit}", en: "{percent}, {numerator} of {n} {unit}" }

    of_target(words) { ja: "目標値の{words}", en: "{words} of the target" }
    as_targeted() { ja: "目標値どおり", en: "as targeted" }
    target_itself() { ja: "目標値", en: "all of the target" }
    above_target(points) { ja: "目標を{points}上回った", en: "{points} above the target" }
    below_target(points) { ja: "目標を{points}下回った", en: "{points} below the target" }
    at_target() { ja: "目標と同じ", en: "equal to the target" }
    actual_and_target(actual, target) { ja: "実績{actual}、目標{target}", en: "actual {actual}, target {target}" }
    and_change(target, change) { ja: "{target}で、{change}", en: "{target}, {change}" }
    and_change_brief(target, change) { ja: "{target}で{change}", en: "{target}, {change}" }
    years_in_all(years, exact) { ja: "{years}の計 {exact}", en: "{years}: {exact}" }
    no_target_in(years) { ja: "{years}は目標なし", en: "no target in {years}" }
    target_left_out(years) { ja: "{years}にも目標があるのに、期間に入っていない", en: "{years} has a target too and is not in the period" }

    year_before() { ja: "前年", en: "the year before" }
    round_before() { ja: "前回", en: "the round before" }
    year_named(year) { ja: "{year}年度", en: "FY {year}" }
    less_than(reference, words) { ja: "{reference}比{words}減", en: "down {words} on {reference}" }
    more_than(reference, words) { ja: "{reference}比{words}増", en: "up {words} on {reference}" }
    same_as(reference) { ja: "{reference}と同じ", en: "the same as {reference}" }
    less_by(reference, words) { ja: "{reference}より{words}減", en: "down {words} on {reference}" }
    more_by(reference, words) { ja: "{reference}より{words}増", en: "up {words} on {reference}" }
    under_a_tenth_down(reference, words) { ja: "{reference}比{words}の減", en: "down by {words} on {reference}" }
    under_a_tenth_up(reference, words) { ja: "{reference}比{words}の増", en: "up by {words} on {reference}" }
    from_to(earlier, later) { ja: "{earlier}→{later}", en: "{earlier} → {later}" }
    among_those_answering(words) { ja: "それぞれの回に回答のあったものでは{words}", en: "among those who answered each time, {words}" }

    among_answered(n, unit) { ja: "回答のあった{n}{unit}の", en: "of the {n} {unit} that answered, " }
    majority_of(of, word) { ja: "{of}{word}", en: "{of}{word}" }
    most_is(items) { ja: "最も多いのは{items}", en: "the most is {items}" }
    next_is(items) { ja: "次いで{items}", en: "next is {items}" }
    then_is(items) { ja: "その次は{items}", en: "then {items}" }
    most_brief(items) { ja: "{items}が最も多く", en: "{items} is the most" }
    most_alone(items) { ja: "{items}が最も多い", en: "{items} is the most" }
    together(items) { ja: "{items}（同じ数）", en: "{items} (as many each)" }
    listed(first, second) { ja: "{first}、{second}", en: "{first}, {second}" }
    quoted(label) { ja: "「{label}」", en: "'{label}'" }
    plainly(label) { ja: "{label}", en: "{label}" }
    item_numbers(item, numbers) { ja: "{item}（{numbers}）", en: "{item} ({numbers})" }
    in_those_answered(n, unit) { ja: "回答のあった{n}{unit}の中で", en: "among the {n} {unit} that answered, " }
    in_those_answered_each() { ja: "それぞれ回答のあった中で", en: "among those who answered, " }
    equal_all() { ja: "どれも同じ数", en: "all are as many" }

    not_written_for(subject, reason) { ja: "（「{subject}…」の文は書いていない。{reason}。）", en: "(The sentence '{subject} …' is not written: {reason}.)" }
    is_hidden() { ja: "もとになる数値が秘匿されている", en: "a figure that it rests on is withheld" }
    weighted_not_counted() { ja: "重みづけた割合には、件数の分数がない", en: "a weighted share is no fraction of counts" }
    weighted_open(words) { ja: "重みづけた割合の区間が半数をまたぐか、区間がない（{words}）", en: "the interval of the weighted share holds one half, or there is none ({words})" }
    not_one_kind() { ja: "種類か単位の違う数値は順に並べられない", en: "figures of unlike kinds or units have no order" }
    not_that_kind() { ja: "数値の種類がこの文に合わない", en: "the figure is not of the kind that this sentence states" }
    nothing_counted() { ja: "どれも0件である", en: "none of them was counted" }

    mixed(cut, rounded) { ja: "割の数え方が混ざっている: 切り捨て {cut} / 四捨五入 {rounded}", en: "tenths are called in two ways: cut off in {cut}, rounded in {rounded}" }
    one_convention() { ja: "1つの報告書では1つの数え方", en: "one convention in one report" }
    hint_mixed() { ja: "convention をそろえるか、違える文に convention_reason（理由）を書きます。", en: "Use one convention, or give the sentences that differ their convention_reason." }
    disputed(id, word) { ja: "文「{id}」は「{word}」を使う", en: "the sentence '{id}' says '{word}'" }
    disputed_expected() { ja: "だれもが同じに受け取る言葉", en: "a word that everybody reads alike" }
    hint_disputed() { ja: "「７割強」を71％までとする人も79％でもよいとする人もいます（docs/methods.ja.md）。degree = \"about\" か百分率にします。", en: "Some read 'a little over seven tenths' as up to 71 %, others as 79 % (docs/methods.md). Use degree = \"about\", or percentages." }
    side_words() { ja: "強・弱", en: "a little over, a little under" }
    odd_words() { ja: "余り", en: "and more" }
}
