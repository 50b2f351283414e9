//! Real writings of municipalities of Nagano and their neighbours in name.

use super::variants::VARIANTS;
use super::*;
use proptest::prelude::*;

#[test]
fn one_name_has_one_key() {
    for (name, writings) in [
        (
            "駒ヶ根市",
            &[
                "駒ケ根市",
                "駒ｹ根市",
                "駒が根市",
                "駒ガ根市",
                "駒ヵ根市",
                "駒ヶ根市役所",
                "駒ヶ根市長",
                "長野県駒ヶ根市",
            ][..],
        ),
        ("天龍村", &["天竜村", "下伊那郡天龍村", "天竜村役場"]),
        ("下條村", &["下条村"]),
        ("軽井沢町", &["輕井澤町", "北佐久郡軽井沢町"]),
        ("高森町", &["髙森町"]),
        ("野沢温泉村", &["野沢溫泉村"]),
        ("木曽町", &["木曾町", "木曽郡木曽町"]),
        ("神戸市", &["\u{FA19}戸市"]),
        (
            "辰野町",
            &[
                "長野県上伊那郡辰野町",
                "辰野町役場",
                "辰野町長",
                "辰野町 福祉課",
                "辰野町役場　保健福祉課　介護係",
                "辰野町（福祉課）",
                "長野県 上伊那郡 辰野町 役場 福祉課",
                "辰野町町民課",
            ],
        ),
        (
            "長野市",
            &[
                "長野市役所",
                "長野市長",
                "長野市市民課",
                "長野市都市計画課",
                "長野県長野市",
                "⻑野市",
                "長野市役所福祉部地域包括ケア推進課",
            ],
        ),
        ("大町市", &["大町市役所", "大町市長", "大町市福祉課", "大町市市民課"]),
        ("四日市市", &["四日市市役所", "四日市市長", "四日市市市民課"]),
        ("東村山市", &["東村山市役所", "東京都東村山市福祉課"]),
        ("大和郡山市", &["大和郡山市役所", "奈良県大和郡山市福祉課"]),
        ("中央区", &["中央区役所", "中央区長"]),
        ("津市", &["津市役所", "三重県津市"]),
        ("山ノ内町", &["下高井郡山ノ内町", "山ノ内町役場健康福祉課"]),
    ] {
        for writing in writings {
            assert_eq!(place_key(writing), place_key(name), "{writing}");
        }
    }
    assert_eq!(place_key("長野県上伊那郡辰野町役場"), "辰野町");
    assert_eq!(place_key("四日市市役所"), "四日市市");
    assert_eq!(place_key("東村山市役所"), "東村山市");
    assert_eq!(place_key("郡山市"), "郡山市");
    assert_eq!(place_key("大和郡山市役所"), "大和郡山市");
    assert_eq!(place_key("上郡町"), "上郡町");
    assert_eq!(place_key("村上市役所"), "村上市");
}

#[test]
fn other_bodies_and_other_places_stay_apart() {
    for (one, other) in [
        ("辰野町社会福祉協議会", "辰野町"),
        ("木曽広域連合", "木曽町"),
        ("飯田保健福祉事務所", "飯田市"),
        ("長野市保健所健康課", "長野市"),
        ("辰野町保護司会", "辰野町"),
        ("長野県社会福祉協議会", "長野市社会福祉協議会"),
        ("松川町", "松川村"),
        ("長野市", "中野市"),
        ("長野県", "長野市"),
        ("長野県庁", "長野市"),
        ("長野市長沼", "長野市"),
        ("辰野町教育委員会学校教育課", "辰野町"),
        ("茅ヶ崎市", "茅崎市"),
    ] {
        assert_ne!(place_key(one), place_key(other), "{one} / {other}");
    }
    assert_eq!(place_key("長野県社会福祉協議会"), "長野県社会福祉協議会");
    assert_eq!(place_key("長野県飯田保健福祉事務所"), "飯田保健福祉事務所");
    assert_eq!(place_key("上伊那郡辰野町社会福祉協議会"), "辰野町社会福祉協議会");
    assert_eq!(place_key("長野県"), "長野県");
    assert_eq!(place_key("長野県健康福祉部"), "長野県健康福祉部");
    assert_eq!(place_key(""), "");
}

#[test]
fn ga_is_folded_between_kanji_only() {
    assert_eq!(place_key("ケアマネ"), "ケアマネ");
    assert_eq!(place_key("ながのけん"), "ながのけん");
    assert_eq!(place_key("ガス課"), "ガス課");
}

#[test]
fn suggestions_are_near_ordered_and_stable() {
    let towns = ["茅野市", "中野市", "長野市", "松本市", "辰野町", "長和町"];
    assert_eq!(nearest("長野", towns, 3), ["長野市"]);
    assert_eq!(nearest("長野市", towns, 3), ["長野市", "中野市", "茅野市"]);
    let reversed: Vec<&str> = towns.into_iter().rev().collect();
    assert_eq!(nearest("長野市", reversed, 3), ["長野市", "中野市", "茅野市"]);
    assert_eq!(nearest("辰野町役場福祉課", towns, 1), ["辰野町"]);
    assert_eq!(nearest("netwrok", ["network", "neighbour"], 5), ["network"]);
    assert!(nearest("", towns, 3).is_empty());
    assert!(nearest("飯綱高原", towns, 3).is_empty());
    assert!(nearest("長野市", towns, 0).is_empty());
    assert_eq!(nearest("長野市", ["長野市", "長野市"], 3), ["長野市"]);
}

#[test]
fn widths() {
    assert_eq!(display_width("長野市 A1"), 9);
    assert_eq!(display_width("ｶﾞ"), 2);
    assert_eq!(display_width(""), 0);
}

#[test]
fn the_variant_table_is_sound() {
    for (at, (variant, to)) in VARIANTS.iter().enumerate() {
        assert_ne!(variant, to);
        assert_eq!(modern(*to), *to, "{to} is a target and a variant");
        assert!(VARIANTS.iter().skip(at + 1).all(|(other, _)| other != variant), "{variant} twice");
        assert_eq!(key(&variant.to_string()), variant.to_string(), "{variant} never reaches the table");
    }
}

proptest! {
    #[test]
    fn an_office_has_the_key_of_its_town(name in "[山川上中野原沢本松]{2,4}", section in "(福祉|総務|健康推進)(課|係|室)") {
        for (kind, office) in [("市", "役所"), ("町", "役場"), ("村", "役場")] {
            let town = format!("{name}{kind}");
            let key = place_key(&town);
            prop_assert_eq!(place_key(&key), key.clone());
            prop_assert_eq!(place_key(&format!("長野県{town}{office}")), key.clone());
            prop_assert_eq!(place_key(&format!("{town}{section}")), key.clone());
            prop_assert_eq!(place_key(&format!("{town}{office} {section}")), key.clone());
            prop_assert_ne!(place_key(&format!("{town}社会福祉協議会")), key);
        }
    }

    #[test]
    fn anything_has_a_key(raw in "\\PC*|[長野県郡市町村区役場長課ヶ民]{0,10}") {
        let _ = place_key(&raw);
        let _ = nearest(&raw, ["長野市", ""], 3);
    }
}

#[test]
fn of_two_that_are_equally_near_neither_is_proposed() {
    assert_eq!(nearest_alone("Task 3", ["Task 1", "Task 2", "Break"]), None);
    assert_eq!(nearest_alone("必要でない", ["必要である", "必要ではない", "わからない"]), Some("必要ではない"));
    assert_eq!(nearest_alone("まったく別", ["必要である", "わからない"]), None);
}
