//! Engines add up whole thousandths, so an amount that is none must not get to them: it is asked back.

use kaishu::catalogue::Phrase;
use kaishu::collect::AnswerCell;
use kaishu::collect::coding::code;
use kaishu::provenance::{CellAddress, CellRef};
use kaishu::survey::answer::AnswerValue;
use kaishu::survey::area::Areas;
use kaishu::survey::missing::Missing;
use kaishu::survey::predicate::Predicate;
use kaishu::survey::question::{Handling, Question, ResponseDomain};
use kaishu::text::number::Decimal;
use proptest::prelude::*;

/// The value of a written amount, and the kinds of findings about it.
fn coded(raw: &str) -> (AnswerValue, Vec<String>) {
    let question = Question {
        id: "q1".to_owned(),
        number: Phrase::same("問1"),
        text: Phrase::same("何件ですか"),
        domain: ResponseDomain::Quantity { unit: Phrase::same("件"), min: None, max: None },
        universe: Predicate::Everyone,
        optional: false,
        handling: Handling::default(),
    };
    let at = CellRef { file: "a.xlsx".into(), sheet: "調査票".into(), at: CellAddress::new(0, 0) };
    let mut cells = [AnswerCell {
        at,
        raw: raw.to_owned(),
        shown: None,
        part: None,
        option: None,
        error: false,
        format: None,
        rule: String::new(),
    }];
    let coded = code(&question, &mut cells, &Areas::default());
    (coded.value, coded.diagnostics.iter().map(|diagnostic| diagnostic.rule.to_owned()).collect())
}

#[test]
fn a_third_is_asked_back() {
    assert_eq!(
        coded("0.333333333"),
        (AnswerValue::Missing(Missing::Invalid), vec!["finer-than-thousandth".to_owned()])
    );
    assert_eq!(coded("1.125"), (AnswerValue::Quantity(Decimal::new(1_125, 3).unwrap()), Vec::new()));
    assert_eq!(coded("1.5000"), (AnswerValue::Quantity(Decimal::new(15, 1).unwrap()), Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_amount_is_whole_thousandths_or_asked_back(mantissa in any::<i64>(), scale in 0_u32..12) {
        let written = Decimal::new(i128::from(mantissa), scale).unwrap();
        match coded(&written.to_string()) {
            (AnswerValue::Quantity(value), found) => {
                prop_assert_eq!(value, written);
                prop_assert!(value.milli().is_some() && found.is_empty());
            }
            (AnswerValue::Missing(Missing::Invalid), found) => prop_assert_eq!(found.len(), 1),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
