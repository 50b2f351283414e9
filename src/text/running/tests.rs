//! Numbers and counters as sentences have them.

use super::*;

fn read(sentence: &str) -> Option<(String, u32, Option<&'static str>)> {
    let text = Running::new(sentence);
    let at = (0..text.signs.len()).find(|at| number_at(&text, *at).is_some())?;
    let number = number_at(&text, at)?;
    let counter = counter_at(&text, text.after_space(number.end)).map(|(unit, _)| unit);
    Some((number.value.to_string(), number.places, counter))
}

#[test]
fn numbers_are_found_with_what_they_count() {
    for (sentence, value, places, unit) in [
        ("参加者：84 名（保護司）", "84", 0, Some("名")),
        ("全１８カ所を対象", "18", 0, Some("か所")),
        ("104 ヶ所（回収", "104", 0, Some("か所")),
        ("策定予定が１０市町村、", "10", 0, Some("市町村")),
        ("全体の80.6％", "80.6", 1, None),
        ("１，２３４人", "1234", 0, Some("人")),
        ("1,234,567円", "1234567", 0, Some("円")),
        ("10，20の順", "10", 0, None),
        ("一万二千人", "12000", 0, Some("人")),
        ("十二回", "12", 0, Some("回")),
        ("3万5千円", "35000", 0, Some("円")),
        ("1.5万人", "15000", 0, Some("人")),
        ("120万円", "1200000", 0, Some("円")),
        ("12千円", "12", 0, Some("千円")),
        ("△5.0ポイント", "-5", 1, None),
        ("▲3件", "-3", 0, Some("件")),
        ("80.0点", "80", 1, Some("点")),
    ] {
        assert_eq!(read(sentence), Some((value.to_owned(), places, unit)), "{sentence}");
    }
    for sentence in ["数十人", "1.2.3版", "〇印"] {
        assert_eq!(read(sentence).filter(|(value, ..)| value != "3"), None, "{sentence}");
    }
}

#[test]
fn what_only_begins_like_a_counter_or_orders_is_none() {
    for word in ["人材", "回答", "年度", "回目", "年生", "市民", "部会", "歳代"] {
        let text = Running::new(word);
        assert_eq!(counter_at(&text, 0), None, "{word}");
    }
    for (word, unit) in
        [("回目標", "回"), ("年生活", "年"), ("市町村", "市町村"), ("市が", "市"), ("事業所", "事業所")]
    {
        assert_eq!(counter_at(&Running::new(word), 0).map(|(unit, _)| unit), Some(unit), "{word}");
    }
    assert!(same_unit("ヶ所", "か所") && same_unit("人", "名") && !same_unit("人", "回"));
}
