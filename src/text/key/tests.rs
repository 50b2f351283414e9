//! Keys, option numbers and lists of them, with the writings that must not be split.

use super::*;
use proptest::prelude::*;

fn split(raw: &str) -> (Option<u32>, String) {
    let read = choice(raw);
    (read.number, read.label_key)
}

#[test]
fn writings_of_one_text_have_one_key() {
    for group in [
        &["ケアマネ（居宅）", "ｹｱﾏﾈ(居宅)", "ケアマネ　（ 居宅 ）"][..],
        &["サービス", "サ-ビス", "サ―ビス", "サ−ビス", "サービ\nス"],
        &["026-235-7093", "026－235－7093", "026ー235ー7093", "026―235―7093"],
        &["ICT", "ＩＣＴ", "ict"],
        &["129か所", "129ヶ所", "１２９ケ所", "129ヵ所", "129箇所", "129カ所", "129個所"],
        &["愛媛県", "愛媛\u{E0103}県"],
        &["福祉", "\u{FA1B}祉"],
    ] {
        for other in group {
            assert_eq!(key(other), key(group[0]), "{other}");
        }
    }
}

#[test]
fn different_texts_keep_different_keys() {
    assert_ne!(key("プレカ所"), key("プレか所"));
    assert_ne!(key("ケアマネ"), key("かアマネ"));
    assert_ne!(key("10～20代"), key("10-20代"));
    assert_ne!(key("①"), key("1"));
    assert_eq!(key("サ―ビス 1―2"), "サービス1-2");
    assert_ne!(key("髙橋"), key("高橋"), "variant kanji are folded in place names only");
}

#[test]
fn numbers_are_split_in_every_form() {
    for raw in [
        "1 必要",
        "１．必要",
        "①必要",
        "(1)必要",
        "（１） 必要",
        "⑴必要",
        "1:必要",
        "1、必要",
        "1-必要",
        "1必要",
        "1)必要",
        "Ⅰ 必要",
        "⒈必要",
        "01 必要",
        "1\n必要",
        "❶必要",
        "【1】必要",
        "(①)必要",
        "1. 必要",
        "1・必要",
    ] {
        assert_eq!(split(raw), (Some(1), "必要".to_owned()), "{raw}");
    }
    assert_eq!(split("Ⅲ"), (Some(3), String::new()));
    assert_eq!(split("⑴"), (Some(1), String::new()));
    assert_eq!(split("1"), (Some(1), String::new()));
    assert_eq!(split("①"), (Some(1), String::new()));
    assert_eq!(split("１．"), (Some(1), String::new()));
    assert_eq!(split("㉑その他"), (Some(21), "その他".to_owned()));
    assert_eq!(split("10はい"), (Some(10), "はい".to_owned()));
    assert_eq!(split("2 2年未満"), (Some(2), "2年未満".to_owned()));
    assert_eq!(split("③3人以上"), (Some(3), "3人以上".to_owned()));
    assert_eq!(split("1かなり必要"), (Some(1), "かなり必要".to_owned()));
    assert_eq!(split("2人材不足"), (Some(2), "人材不足".to_owned()));
    assert_eq!(split("1十分"), (Some(1), "十分".to_owned()));
}

#[test]
fn quantities_are_labels() {
    for raw in [
        "3人以上",
        "2年未満",
        "18歳",
        "２名",
        "1～3人",
        "1.5倍",
        "50%",
        "1,234人",
        "10:30",
        "2026年度",
        "3か月",
        "1ヶ月",
        "1ケ所",
        "2つ",
        "1以上",
        "1km",
        "5万円",
        "3市町村",
        "2026/1/1",
        "1○",
    ] {
        assert_eq!(split(raw), (None, key(raw)), "{raw}");
    }
}

#[test]
fn several_numbers_are_no_choice() {
    for raw in ["1、3", "①③", "1 3", "1・2・3"] {
        assert_eq!(choice(raw).number, None, "{raw}");
    }
}

#[test]
fn lists_of_numbers() {
    for raw in [
        "1、3",
        "1・3",
        "①③",
        "1,3",
        "１と３",
        "1 3",
        "1\n3",
        "①、③",
        "(1)(3)",
        "⑴⑶",
        "Ⅰ・Ⅲ",
        "1　3",
        "1､ 3、",
        "1及び3",
        "1\r\n3",
    ] {
        assert_eq!(numbers(raw), [1, 3], "{raw}");
    }
    assert_eq!(numbers("2"), [2]);
    assert_eq!(numbers("1、2、10"), [1, 2, 10]);
    for raw in [
        "",
        " ",
        "1~3",
        "1～3",
        "1-3",
        "1、必要",
        "①必要",
        "1.3",
        "と3",
        "1と",
        "1とと3",
        "①3",
        "3①",
        "1/3",
        "3人",
        "、",
    ] {
        assert_eq!(numbers(raw), [0u32; 0], "{raw}");
    }
}

proptest! {
    #[test]
    fn a_key_is_its_own_key(raw in "\\PC*|[かｶﾞ\u{3099} ー―12ヶ所_x0Dd（ﾞ\n]{0,12}") {
        let once = key(&raw);
        prop_assert_eq!(key(&once), once);
    }

    #[test]
    fn a_key_ignores_the_clean_layer(raw in "\\PC{0,20}") {
        prop_assert_eq!(key(&clean(&raw)), key(&raw));
    }

    #[test]
    fn listed_numbers_read_back(list in proptest::collection::vec(0_u32..1000, 1..8), sign in 0_usize..5) {
        let text: Vec<String> = list.iter().map(u32::to_string).collect();
        prop_assert_eq!(numbers(&text.join(["、", ",", "・", " ", "と"][sign])), list);
    }

    #[test]
    fn a_split_label_is_never_invented(raw in "[0-9①Ⅲ(). 、人年必要あx]{0,8}") {
        let read = choice(&raw);
        prop_assert!(key(&raw).ends_with(&read.label_key));
    }
}

proptest! {
    /// What is taken as it is because it seems to be a key already is what the long way makes of it.
    #[test]
    fn what_is_a_key_already_stays_as_it_is(text in "[0-9a-zA-Zぁ-ゖァ-ヺー箇個个ヶ所月一-龥\u{3099} 　・（]{0,8}") {
        prop_assert_eq!(key(&text), keyed(&text, &mut |_| {}));
    }
}
