//! Quantities as they are typed, and the texts that must not become one.

use super::*;
use proptest::prelude::*;

fn units(declared: &[&str]) -> Vec<String> {
    declared.iter().map(|unit| (*unit).to_owned()).collect()
}

fn value(raw: &str, declared: &[&str]) -> String {
    match quantity(raw, &units(declared)) {
        Ok(reading) => reading.value.to_string(),
        Err(problem) => format!("{problem:?}"),
    }
}

#[test]
fn exact_quantities() {
    for (raw, number) in [
        ("12", "12"),
        ("１２", "12"),
        ("１，２３４", "1234"),
        ("1,234,567", "1234567"),
        ("1 234", "1234"),
        ("1\u{A0}234", "1234"),
        ("1,234.5", "1234.5"),
        (" 12名\u{3000}", "12"),
        ("12 人", "12"),
        ("12（人）", "12"),
        ("二十三", "23"),
        ("二十三人", "23"),
        ("二〇", "20"),
        ("3万5千人", "35000"),
        ("△12", "-12"),
        ("▲ 12", "-12"),
        ("(12)", "-12"),
        ("（１２）", "-12"),
        ("\u{2212}12", "-12"),
        ("－12", "-12"),
        ("ー12", "-12"),
        ("-12人", "-12"),
        ("△1,234", "-1234"),
        ("+3", "3"),
        ("０", "0"),
        ("0.5", "0.5"),
        ("12.0", "12"),
    ] {
        assert_eq!(value(raw, &[]), number, "{raw}");
    }
}

#[test]
fn declared_units() {
    assert_eq!(value("12か所", &["か所"]), "12");
    assert_eq!(value("12千円", &["円", "千円"]), "12");
    assert_eq!(value("50％", &["%"]), "50");
    assert_eq!(
        quantity("12か所", &[]),
        Err(QuantityProblem::OtherUnit { value: Decimal::from(12), unit: "か所" })
    );
    assert_eq!(
        quantity("12人", &units(&["件"])),
        Err(QuantityProblem::OtherUnit { value: Decimal::from(12), unit: "人" })
    );
    assert_eq!(quantity("12名", &units(&["人"])).map(|reading| reading.unit), Ok(Some("名".to_owned())));
    assert_eq!(
        quantity("5百万円", &units(&["千円"])),
        Err(QuantityProblem::OtherUnit { value: Decimal::from(5_000_000), unit: "円" })
    );
    assert_eq!(value("12円", &["円"]), "12");
    assert_eq!(value("五千円", &["円"]), "5000");
    // Asked about: it is 5 thousand yen, and somebody may mean 5000 of them.
    assert_eq!(
        quantity("五千円", &units(&["千円"])),
        Err(QuantityProblem::OtherUnit { value: Decimal::from(5_000), unit: "円" })
    );
    assert_eq!(value("5千", &["人"]), "5000");
}

#[test]
fn rules_are_named() {
    let rules = |raw: &str| quantity(raw, &[]).map(|reading| reading.rules);
    assert_eq!(rules("12"), Ok(vec![]));
    assert_eq!(rules("１，２３４人"), Ok(vec!["number-unit", "number-thousands"]));
    assert_eq!(rules("△二十三"), Ok(vec!["number-triangle", "number-kanji"]));
    assert_eq!(rules("\u{2212}3"), Ok(vec!["number-minus"]));
    assert_eq!(rules("(3)"), Ok(vec!["number-brackets"]));
}

#[test]
fn approximate_numbers_are_kept_apart() {
    for raw in ["約12", "12程度", "12位", "概ね 12", "12以上", "約12程度", "12弱"] {
        assert_eq!(quantity(raw, &[]), Err(QuantityProblem::Approximate("12".to_owned())), "{raw}");
    }
    assert_eq!(quantity("約１２人", &[]), Err(QuantityProblem::Approximate("12人".to_owned())));
    assert_eq!(quantity("10人程度", &[]), Err(QuantityProblem::Approximate("10人".to_owned())));
    assert_eq!(quantity("約多数", &[]), Err(QuantityProblem::NotANumber));
}

#[test]
fn ranges_and_dashes() {
    for raw in ["12～15", "12〜15人", "12人～15人", "12~15", "12-15", "12から15まで", "12～", "～15", "2－3"]
    {
        assert_eq!(quantity(raw, &[]), Err(QuantityProblem::Range), "{raw}");
    }
    for raw in ["-", "―", "ー", "－", "—", "–", "−", "─", "ｰ", "---", " - "] {
        assert_eq!(quantity(raw, &[]), Err(QuantityProblem::Dash), "{raw}");
    }
}

#[test]
fn what_is_no_number() {
    for raw in [
        "○",
        "〇",
        "多数",
        "1,23",
        "12,34,567",
        "1 2",
        "1\n234",
        "1.",
        "12/15",
        "026-235-7093",
        "1e3",
        "△-5",
        "((5))",
        "数十人",
        "12人13人",
        "人",
        "1、3",
        "（人）",
        "○12",
    ] {
        assert_eq!(quantity(raw, &[]), Err(QuantityProblem::NotANumber), "{raw}");
    }
    for raw in ["", " ", "\u{3000}\n", "\u{FEFF}"] {
        assert_eq!(quantity(raw, &[]), Err(QuantityProblem::Blank));
    }
}

proptest! {
    #[test]
    fn a_written_number_is_read_in_any_dress(n in -99_999_999_i64..99_999_999, wide in any::<bool>(), unit in any::<bool>()) {
        let mut text = crate::text::number::grouped(i128::from(n));
        if wide {
            text = text.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
        }
        if unit {
            text.push('人');
        }
        prop_assert_eq!(quantity(&text, &[]).map(|reading| reading.value), Ok(Decimal::from(n)));
    }

    #[test]
    fn anything_is_judged_without_panic(raw in "\\PC*|[0-9０-９,.約～ー()△人千二〇 ]{0,10}") {
        if let Ok(reading) = quantity(&raw, &["千円".to_owned(), String::new()]) {
            prop_assert!(raw.chars().any(|c| !c.is_whitespace()));
            prop_assert!(reading.value.is_integer() || raw.contains(['.', '．']));
        }
    }
}
