//! Sentences and what they state.

use super::*;

/// The statements of a sentence, each in a short form.
fn shown(sentence: &str) -> Vec<String> {
    stated_in(0, sentence).iter().map(|stated| short(stated, sentence)).collect()
}

fn short(stated: &Stated, sentence: &str) -> String {
    let number = |number: &Number| crate::text::number::decimal(&number.value, number.places);
    let what = match &stated.what {
        What::Count { value, unit } => format!("{}{unit}", number(value)),
        What::Percent(value) => format!("{}%", number(value)),
        What::Points(value) => format!("{}pt", number(value)),
        What::Tenths(value) => format!("{}割", number(value)),
        What::Times(value) => format!("{}倍", number(value)),
        What::Fraction { numerator, denominator, unit } => format!("{numerator}/{denominator}{unit}"),
        What::Ratio { numerator, denominator } => format!("{numerator}/{denominator}"),
        What::Base(value) => format!("n={}", number(value)),
        What::Part(part) => format!("{part:?}"),
        What::Rank(rank) => format!("{rank:?}"),
        What::Trend => "trend".to_owned(),
        What::Target { met } => format!("target {met}"),
        What::Date(reading) => match reading {
            DateReading::Exact { date, .. } => date.to_string(),
            DateReading::OutsideEra { date, .. } => format!("!{date}"),
            DateReading::TwoReadings { readings, .. } => format!("?{}|{}", readings[0], readings[1]),
            other => format!("{other:?}"),
        },
        What::Period(when) => match when {
            When::FiscalYear { year, said } => format!("FY{year}{}", if *said { "" } else { "?" }),
            When::Year(year) => format!("Y{year}"),
            When::Date(date) => date.to_string(),
            When::Month { month, as_of } => format!("M{month}{}", if *as_of { " as of" } else { "" }),
            When::Whole => "whole".to_owned(),
            When::PreviousYear => "previous".to_owned(),
            When::ThisYear => "current".to_owned(),
        },
    };
    let degree = if stated.degree == Degree::Plain { String::new() } else { format!(" {:?}", stated.degree) };
    let direction = stated.direction.map(|direction| format!(" {direction:?}")).unwrap_or_default();
    let against = stated.against.map(|against| format!(" vs {against:?}")).unwrap_or_default();
    assert!(!sentence[stated.span.clone()].is_empty(), "{what} has a place");
    format!("{what}{degree}{direction}{against}")
}

#[test]
fn sentences_of_the_kind_that_reports_have() {
    for (sentence, expected) in [
        (
            "ネットワークの必要性があると回答したのは全体の80.6％、104 ヶ所（回収 129 ヶ所）であった。",
            &["80.6%", "104/129か所"][..],
        ),
        (
            "令和２年度は、目標値の７割で前年比２割減となり、当該減少理由として",
            &["FY2020", "7割 vs Target", "2割 Down vs PreviousYear"],
        ),
        ("事業期間全体では目標値の８割に達しており、", &["whole", "8割 vs Target"]),
        (
            "市町村計画を策定したが１市あり、策定予定が１０市町村、検討中が６市町村",
            &["1市", "10市町村", "6市町村"],
        ),
        ("参加者：84 名（保護司、更生保護女性会等）", &["84名"]),
        ("令和 2 年 10月、県内のセンター全１８カ所を対象に", &["2020-10", "18か所"]),
        ("７割のセンターが H28 年以降何らかの支援をしたと回答し、", &["7割", "Y2016"]),
        ("回答いただいた全センターから「対応する」", &["All"]),
        ("令和元年 9 月に計画の策定に至った。", &["2019-09"]),
        ("【圏域会議】26 回", &["26回"]),
        ("H31.2.20 松本圏域 参加者 16 名", &["2019-02-20", "16名"]),
        ("H31.6.20  松本圏域", &["!2019-06-20"]),
        ("R1.2.7  東信地区 参加者 21 名", &["?2020-02-07|2019-02-07", "21名"]),
        ("R3.2    書面開催", &["2021-02"]),
        ("R2は11月末現在", &["FY2020?", "M11 as of"]),
        ("毎月最終金曜日 事前予約制 10 時～12時（12月除く）", &["M12"]),
        ("中核市では約94%、一般市では約85%、町村では約59%", &["94% About", "85% About", "59% About"]),
        ("約72％で、前回から約9％上昇した。", &["72% About", "9% About Up vs PreviousRound"]),
        ("前回より8.8ポイント増加し、過半数を占めた。", &["8.8pt Up vs PreviousRound", "Majority"]),
        ("前年度比△5.0％であった。", &["-5.0% Down vs PreviousYear"]),
        ("129か所中104か所が必要と回答した。", &["104/129か所"]),
        ("回答した129団体のうち104団体", &["104/129団体"]),
        ("必要は104/129（n=129）", &["104/129", "n=129"]),
        (
            "約７割、8割5分、３割強、４割弱、千人余り",
            &["7割 About", "8.5割", "3割 Strong", "4割 Weak", "1000人 Strong"],
        ),
        (
            "65歳以上、30人未満、50％超、半数以上、ほぼ全員",
            &["65歳 AtLeast", "30人 Below", "50% Above", "Half AtLeast", "All Nearly"],
        ),
        ("「情報」が最も多く、次いで「連携」、第3位は「研修」、上位3項目", &["First", "Next", "Nth(3)", "Top(3)"]),
        ("参加者は増加した。相談は減少傾向にある。横ばいであった。", &["trend Up", "trend Down", "trend Level"]),
        (
            "目標を達成した。目標値に達していない。目標を下回った。",
            &["target true vs Target", "target false vs Target", "target false vs Target"],
        ),
        ("４つの課題、一万二千人、十二回", &["4つ", "12000人", "12回"]),
        ("3～5回、10％から20％", &["3回 AtLeast", "5回 AtMost", "10% AtLeast", "20% AtMost"]),
        (
            "10-12件、２－３時間、5－10％程度",
            &["10件 AtLeast", "12件 AtMost", "2時間 AtLeast", "3時間 AtMost", "5% AtLeast", "10% AtMost"],
        ),
        ("5件から20件に増加した", &["5件", "20件", "trend Up"]),
        ("市町村の3分の1", &["1/3"]),
        ("１．５倍に増えた", &["1.5倍", "trend Up"]),
    ] {
        assert_eq!(shown(sentence), expected, "{sentence}");
    }
}

#[test]
fn what_has_numbers_and_states_nothing() {
    for sentence in [
        "https://www.pref.nagano.lg.jp/chiiki-fukushi/saihann00.html",
        "電話 026-235-7109（内線2345） E-mail: chiiki01@pref.nagano.lg.jp",
        "〒380-8570 長野市大字南長野字幅下692-2",
        "再犯の防止等の推進に関する法律第8条第1項、同法第24条の2",
        "条例第5号、別紙1、様式2、図表1-2のとおり、表3を参照、問4、Q1",
        "第1回会議、第2期計画、3回目の開催、2年目",
        "第1～3回の会議、第4-5回、12-3番地、R2-15号、1-2",
        "新型コロナウイルス（COVID-19）、A4判、5ページ",
        "毎週、13:30から、10時～12時、午後3時30分",
        "一人ひとりの、十分な、一部の、一定のニーズ、一方で、万全",
        "目標達成状況、当該減少理由、目標を達成するため",
        "― 12 ―",
        "5⑵を参照、1.2.3版",
    ] {
        assert_eq!(shown(sentence), Vec::<String>::new(), "{sentence}");
    }
    assert_eq!(shown("（平成28年法律第104号）"), Vec::<String>::new());
}

#[test]
fn the_time_that_a_sentence_gives_goes_with_its_numbers() {
    let stated = stated_in(0, "令和元年度は84名、令和２年度は47名であった。増減は37名である。");
    let whens: Vec<Option<When>> = stated.iter().map(|stated| stated.when).collect();
    let year = |year| Some(When::FiscalYear { year, said: true });
    assert_eq!(whens, [None, year(2019), year(2019), year(2020), None]);
}

#[test]
fn cells_take_their_unit_and_year_from_their_heads() {
    let text = "活動指標 単位 区分 R1年度 R2年度\n目標 70 70\n実績 65 47\n目標 - 470\n実績 135 279\n\n①研修理解度\n②参加人数\n\n％\n\n人\n";
    let document = crate::document::read("a.txt", text.as_bytes()).unwrap();
    let shown: Vec<String> = stated(&document)
        .iter()
        .map(|stated| {
            format!("{} {:?}", short(stated, &document.blocks[stated.block].text), stated.when.is_some())
        })
        .collect();
    assert_eq!(shown, ["70% true", "70% true", "65% true", "47% true", "470人 true", "135人 true", "279人 true"]);
}
