//! Several questions together: a scale with its α, correlations, satisfaction beside importance.

use super::{ANSWERS, Offices, table};

const ITEMS: &str = "items = [\"s1\", \"s2\", \"s3\", \"s4\"]";

#[test]
fn a_scale_is_of_those_who_answered_every_item() {
    let of = |combine: &str| table("t", "scale", &format!("{ITEMS}\nby = \"kind\"\n{combine}"));
    let written = Offices::of("sample", &of("")).run();
    written.is("t.total.scale.alpha", 0.780_763_239_875);
    written.is("t.total.scale.alpha.low", 0.591_414_101_57);
    written.is("t.total.scale.alpha.high", 0.895_254_462_96);
    written.is("t.total.scale.mean", 2.833_333_333_333);
    written.is("t.total.scale.sd", 0.880_546_602_311);
    for (item, rest, without) in [
        ("s1", 0.567_621_641_959, 0.737_072_104_88),
        ("s2", 0.547_407_293_817, 0.754_634_397_528),
        ("s3", 0.668_130_725_672, 0.685_799_850_262),
        ("s4", 0.584_541_793_604, 0.732_758_620_69),
    ] {
        written.is(&format!("t.total.{item}.rest"), rest);
        written.is(&format!("t.total.{item}.alpha"), without);
        assert_eq!(written.text(&format!("t.total.{item}.n")), "24");
    }
    // 26 returns: one left an item blank, one does not know. The chain says so, and adds up.
    written.says("集計対象: 配布26＝回収26＝有効26−無回答1−わからない1＝n 24");
    assert_eq!(written.value("t.total.scale.mean"), "272/96");
    assert_eq!(written.figure("t.4.scale.sd")["status"], "undefined");
    let census = Offices::of("census", &of("combine = \"sum\"")).run();
    assert_eq!(census.value("t.total.scale.mean"), "272/24");
    census.is("t.total.scale.sd", 4.0 * 0.880_546_602_311);
    census.says_nothing_of("信頼区間");
    assert!(!census.figures.contains_key("t.total.scale.alpha.low"));
    // All alike, and nobody.
    let alike: String = ANSWERS
        .lines()
        .map(|line| {
            if line.starts_with('K') {
                format!("{},1,3,3,3,3,3,3,3,,,,,5,,\n", &line[..3])
            } else {
                format!("{line}\n")
            }
        })
        .collect();
    let alike = Offices::under("sample", 0, &alike, &of("")).run();
    assert_eq!((alike.text("t.total.scale.alpha"), alike.text("t.total.scale.sd")), ("－", "0.0"));
    let nobody = Offices::under("sample", 4, ANSWERS.lines().next().unwrap(), &of("")).run();
    assert_eq!(nobody.text("t.total.scale.alpha"), "－");
}

#[test]
fn correlations_are_of_those_who_answered_both() {
    let of = |method: &str| {
        table("t", "correlation", &format!("items = [\"s1\"]\noverall = \"overall\"\ncorrelation = \"{method}\""))
    };
    for (method, r, p) in [
        ("pearson", 0.473_243_820_620_7, 0.019_506_950_463_6),
        ("spearman", 0.514_895_432_839_5, 0.010_034_921_021_9),
        ("kendall", 0.429_419_225_768_6, 0.012_643_384_265_6),
    ] {
        let written = Offices::of("sample", &of(method)).run();
        written.is("t.total.s1.overall.r", r);
        written.is("t.total.s1.overall.p", p);
        assert_eq!(written.text("t.total.s1.overall.n"), "24");
        assert_eq!(written.figures.contains_key("t.total.s1.overall.r.low"), method != "kendall");
        // Of a census it describes.
        let census = Offices::of("census", &of(method)).run();
        census.is("t.total.s1.overall.r", r);
        census.says("相関は答えた対象についての記述で、検定していない。");
        assert!(!census.figures.contains_key("t.total.s1.overall.p"));
    }
    let pearson = Offices::of("sample", &of("pearson")).run();
    pearson.is("t.total.s1.overall.r.low", 0.086_327_453_355_8);
    pearson.is("t.total.s1.overall.r.high", 0.736_112_897_560_2);
    // Every pair of several questions; equal answers have no correlation.
    let alike: String = ANSWERS
        .lines()
        .map(|line| {
            if line.starts_with('K') {
                format!("{},1,5,2,3,3,3,3,3,,,,,5,,\n", &line[..3])
            } else {
                format!("{line}\n")
            }
        })
        .collect();
    let pairs = table("t", "correlation", "items = [\"staff\", \"budget\", \"s1\"]\ncorrelation = \"kendall\"");
    let written = Offices::under("sample", 0, &alike, &pairs).run();
    for pair in ["staff.budget", "staff.s1", "budget.s1"] {
        assert_eq!(written.text(&format!("t.total.{pair}.r")), "－");
    }
}

/// Answers to the four items of satisfaction, office by office.
fn answering(items: impl Fn(usize) -> [usize; 4]) -> String {
    let mut answers = ANSWERS.lines();
    let mut text = format!("{}\n", answers.next().unwrap());
    for (office, line) in answers.filter(|line| line.starts_with('K')).enumerate() {
        let [a, b, c, d] = items(office);
        text += &format!("{},1,3,3,{a},{b},{c},{d},3,,,,,5,,\n", &line[..3]);
    }
    text
}

/// An item runs against the others where that is clear, and never all of them.
#[test]
fn a_reversed_item_is_one_that_clearly_runs_against_the_others() {
    let scale = |items: &str| table("t", "scale", &format!("items = [{items}]"));
    let four = scale("\"s1\", \"s2\", \"s3\", \"s4\"");
    let turned =
        answering(|office| [office % 5 + 1, office % 5 + 1, (office + office % 2) % 5 + 1, 5 - office % 5]);
    for (design, rule) in [("sample", "95％区間の上限が0より小さい"), ("census", "相関が△0.2より小さい")]
    {
        let written = Offices::under(design, 0, &turned, &four).run();
        written.says(rule);
        written.says("点数を逆に付ける）: 問4(4)。");
    }
    // 0, hardly below 0, and both items of two.
    let unrelated =
        answering(|office| [office % 2 + 1, office / 2 % 2 + 1, office / 4 % 2 + 1, office / 8 % 2 + 1]);
    for design in ["sample", "census"] {
        Offices::under(design, 0, &unrelated, &four).run().says_nothing_of("逆向きの項目");
        let two = Offices::under(design, 0, &turned, &scale("\"s1\", \"s4\"")).run();
        assert_eq!(two.text("t.total.s1.rest"), "△1.000");
        two.says_nothing_of("逆向きの項目");
        // Without one of two items there is one.
        two.says("「－」: 項目が1つだけになり、求められない");
        two.says_nothing_of("件数が足りない");
    }
}

/// Items of a battery have one number, and are told apart by their words.
#[test]
fn items_of_a_battery_are_told_apart() {
    let alike = answering(|office| [office % 5 + 1, office % 5 + 1, office % 3 + 1, 1]);
    let tables = [
        table("t", "correlation", "items = [\"s1\", \"s2\"]\ncorrelation = \"pearson\""),
        table("u", "portfolio", "items = [\"s1\", \"s3\"]\noverall = \"s2\"\ncorrelation = \"pearson\""),
    ];
    let offices = Offices::under("sample", 0, &alike, &tables.concat());
    let path = offices.folder.path().join("surveys/offices.toml");
    let mut survey = std::fs::read_to_string(&path).unwrap();
    for (number, text) in [("(1)", "窓口の対応"), ("(2)", "手続の早さ"), ("(3)", "案内のわかりやすさ")]
    {
        let (old, new) =
            (format!("number = \"問4{number}\"\ntext = \""), "number = \"問4\"\ntext = \"満足ですか — ");
        assert!(survey.contains(&old), "{text}");
        survey = survey.replace(&old, new);
    }
    std::fs::write(&path, survey).unwrap();
    let written = offices.run();
    written.says("問4 窓口の対応×問4 手続の早さ: 集計対象");
    written.says("問4 案内のわかりやすさ: 集計対象");
    assert!(
        written.figure("t.total.s1.s2.r")["label"]["ja"].as_str().is_none_or(|label| label.contains("手続の早さ"))
    );
    // Of equal answers to both the correlation is 1, which is no lack of spread.
    assert_eq!(written.text("t.total.s1.s2.r"), "1.000");
    written.says("「－」: 相関が1か−1で、誤差を求めるばらつきが残らない");
    written.says_nothing_of("値がすべて同じ");
}

const STATED: &str = "importance = [\"overall\", \"s2\", \"s1\", \"s4\"]";

#[test]
fn a_portfolio_says_what_to_improve_first() {
    let derived = format!("{ITEMS}\noverall = \"overall\"\ncorrelation = \"spearman\"\ndecimals = 2");
    let written = Offices::of("census", &table("t", "portfolio", &derived)).run();
    for (item, satisfaction, importance) in [
        ("s1", 2.92, 0.514_895_432_839),
        ("s2", 3.269_230_769_23, 0.427_503_047_195),
        ("s3", 2.32, 0.628_243_887_64),
        ("s4", 2.461_538_461_54, 0.531_309_539_413),
    ] {
        written.is(&format!("t.total.{item}.satisfaction"), satisfaction);
        written.is(&format!("t.total.{item}.importance"), importance);
    }
    written.is("t.total.satisfaction.line", (2.92 + 85.0 / 26.0 + 2.32 + 64.0 / 26.0) / 4.0);
    written.says("| 窓口の対応 | 25 | 2.92 | 24 | 0.515 | 維持分野 |");
    written.says("| 案内のわかりやすさ | 25 | 2.32 | 24 | 0.628 | 重点改善分野 |");
    written.says("スピアマンの順位相関係数（両方に答えた対象）");
    for word in ["信頼区間", "有意", "p ="] {
        written.says_nothing_of(word);
    }
    let stated = format!("{ITEMS}\n{STATED}\ntop = 2\nsplit = \"median\"");
    let written = Offices::of("sample", &table("t", "portfolio", &stated)).run();
    assert_eq!(written.value("t.total.s1.satisfaction"), "6/25");
    assert_eq!(written.value("t.total.s1.importance"), "8/25");
    // The median lies between the middle two.
    written.is("t.total.satisfaction.line", f64::midpoint(6.0 / 25.0, 5.0 / 26.0));
    written.says("| 手続の早さ | 26 | 50.0 | 26 | 50.0 | 重点維持分野 |");
    // Of three items the median is one of them, which lies on the line.
    let three =
        "items = [\"s1\", \"s2\", \"s3\"]\noverall = \"overall\"\ncorrelation = \"pearson\"\nsplit = \"median\"";
    Offices::of("sample", &table("t", "portfolio", three)).run().says("区切りの線上");
}

#[test]
fn what_makes_no_scale_correlation_or_portfolio_is_refused() {
    for (kind, rest, message) in [
        ("scale", "items = [\"s1\"]", "items には設問が2つ以上要ります"),
        ("scale", "items = [\"s1\", \"likely\"]", "「s1」と「likely」は選択肢リスト（または単位）が違うため"),
        (
            "scale",
            "items = [\"staff\", \"budget\"]",
            "「staff」と「budget」は選択肢リスト（または単位）が違うため",
        ),
        ("scale", "items = [\"i1\", \"i2\"]", "コードは数ではないため"),
        ("scale", "rows = \"s1\"", "「rows」は scale の表には使いません"),
        ("correlation", "items = [\"s1\", \"s2\"]", "correlation"),
        ("correlation", "items = [\"s1\"]\ncorrelation = \"pearson\"", "items には設問が2つ以上要ります"),
        (
            "correlation",
            "items = [\"s1\", \"s2\"]\noverall = \"s1\"\ncorrelation = \"pearson\"",
            "「s1」が items と overall の両方にあります",
        ),
        ("correlation", "items = [\"s1\", \"opened\"]\ncorrelation = \"pearson\"", "「opened」は日付で"),
        (
            "portfolio",
            ITEMS,
            "importance（尋ねた重要度）か overall（相関から求める重要度）のどちらか1つが必要です",
        ),
        ("portfolio", &format!("{ITEMS}\noverall = \"overall\""), "correlation"),
        ("portfolio", &format!("{ITEMS}\nimportance = [\"overall\"]"), "items は4つ、importance は1つです"),
        (
            "portfolio",
            &format!("{ITEMS}\n{STATED}\ncorrelation = \"pearson\""),
            "correlation は overall（相関から求める重要度）のときに使います",
        ),
        ("portfolio", &format!("{ITEMS}\n{STATED}\ntop = 5"), "top = 5 では全員が入ります"),
    ] {
        let said = Offices::of("sample", &table("t", kind, rest)).refused();
        assert!(said.contains(message), "not said: {message}\n{said}");
    }
}

/// 26 of 36 returned: below every number of a sample stands how many did not answer, and nothing of it in a census.
#[test]
fn the_response_rate_stands_below_all_of_them() {
    for (kind, keys) in [
        ("scale", ITEMS.to_owned()),
        ("correlation", "items = [\"s1\"]\noverall = \"overall\"\ncorrelation = \"pearson\"".to_owned()),
        ("portfolio", format!("{ITEMS}\noverall = \"overall\"\ncorrelation = \"pearson\"")),
    ] {
        let tables = table("t", kind, &keys);
        let said = "有効回収率 72.2％（26/36）。80％を下回り、区間と検定には無回答による偏りが含まれない。";
        Offices::under("sample", 10, ANSWERS, &tables).run().says(said);
        Offices::under("census", 10, ANSWERS, &tables).run().says_nothing_of("有効回収率 72.2％（26/36）");
    }
}
