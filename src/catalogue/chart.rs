//! Words of charts.

phrases! {
    band() { ja: "帯グラフ", en: "Stacked bars" }
    bars() { ja: "棒グラフ", en: "Bars" }
    lines() { ja: "折れ線グラフ", en: "Lines" }
    titled(kind, title) { ja: "{kind}「{title}」。", en: "{kind}: {title}. " }
    category(name, values) { ja: "{name}: {values}。", en: "{name}: {values}. " }
    value(name, value) { ja: "{name} {value}", en: "{name} {value}" }
    comma() { ja: "、", en: ", " }
    nothing_to_draw(table) { ja: "「{table}」には図にする数がないか、数が多すぎるため、図はない。", en: "'{table}' has nothing that can be drawn, or too much, so there is no chart." }
    without_pictures(files) { ja: "{files} の図は、値を書いた文になりました。この機械に日本語のフォントが見つからないためです。フォント（IPAexゴシック、Noto Sans CJK JP など）を入れて、もう一度実行してください（公表したものの再現も、フォントの有無で変わります）。", en: "The charts in {files} were given as their values in words, since no Japanese font was found on this machine. Install one (such as Noto Sans CJK JP) and run again; whether a publication can be made again depends on it too." }
    no_picture() { ja: "日本語のフォントがないため、図の代わりに値を文で示す。", en: "There is no Japanese font for the picture, so its values are given in words." }
    provisional() { ja: "要確認（未決定の回答・記録にかかわる）の数が含まれる図。", en: "Some of the numbers that are drawn are to be confirmed: something undecided touches them." }
    data() { ja: "図のデータ", en: "Chart data" }
    figure() { ja: "図", en: "Figure" }
}
